//! Segmented controls: one of a few, or a few buttons side by side.

use egui::{Color32, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{focus_ring, shadow, tooltip};
use crate::app::text::{Shell, Type, spoken};

/// What a segment shows.
pub(crate) enum Face {
    /// An icon.
    Icon(&'static str),
    /// A text.
    Text(String),
}

/// One segment.
pub(crate) struct Segment {
    /// What it shows.
    pub(crate) face: Face,
    /// Its name for accessibility and the tooltip.
    pub(crate) name: String,
    /// The keys that do the same.
    pub(crate) keys: Option<String>,
    /// Whether it is the chosen one; none for a mere button.
    pub(crate) chosen: Option<bool>,
    /// Whether it can be pressed.
    pub(crate) enabled: bool,
    /// Its colour when chosen; none is the accent.
    pub(crate) ink: Option<Color32>,
}

impl Segment {
    /// A segment with a text.
    pub(crate) fn text(text: String, name: String, chosen: bool) -> Self {
        Self { face: Face::Text(text), name, keys: None, chosen: Some(chosen), enabled: true, ink: None }
    }

    /// A segment with an icon.
    pub(crate) fn icon(icon: &'static str, name: String, chosen: Option<bool>) -> Self {
        Self { face: Face::Icon(icon), name, keys: None, chosen, enabled: true, ink: None }
    }
}

/// Segments side by side on a common ground.
pub(crate) struct Segmented {
    segments: Vec<Segment>,
    called: bool,
}

impl Segmented {
    /// Height of the control.
    pub(crate) const HEIGHT: f32 = 34.0;
    const PADDING: f32 = 3.0;
    const GAP: f32 = 2.0;
    const ICON_WIDTH: f32 = 32.0;

    /// A control of these segments, from start to end.
    pub(crate) fn new(segments: Vec<Segment>) -> Self {
        Self { segments, called: false }
    }

    /// Whether its name was clicked: the chosen segment gets the focus.
    pub(crate) fn called(mut self, called: bool) -> Self {
        self.called = called;
        self
    }

    /// Width that icons take.
    pub(crate) fn icons_width(count: usize) -> f32 {
        let count = count as f32;
        count * Self::ICON_WIDTH + (count - 1.0).max(0.0) * Self::GAP + 2.0 * Self::PADDING
    }

    /// Fills the width of a column; gives the segment that was pressed.
    pub(crate) fn show(self, shell: &mut Shell, ui: &mut Ui) -> Option<usize> {
        let (id, rect) = ui.allocate_space(vec2(ui.available_width(), Self::HEIGHT));
        self.show_at(shell, ui, rect, id)
    }

    /// Fills `rect`; gives the segment that was pressed.
    pub(crate) fn show_at(self, shell: &mut Shell, ui: &Ui, rect: Rect, id: Id) -> Option<usize> {
        ui.painter().rect_filled(rect, 9.0, shell.sunken());
        let count = self.segments.len().max(1) as f32;
        let width = (rect.width() - 2.0 * Self::PADDING - (count - 1.0) * Self::GAP) / count;
        let mut pressed = None;
        let chosen = self.segments.iter().position(|segment| segment.chosen == Some(true)).unwrap_or(0);
        for (index, segment) in self.segments.into_iter().enumerate() {
            let start = Self::PADDING + index as f32 * (width + Self::GAP);
            let size = vec2(width, rect.height() - 2.0 * Self::PADDING);
            let tile = shell.sides().place(rect, start, Self::PADDING, size);
            let enabled = segment.enabled;
            let response = segment.show(shell, ui, tile, id.with(index));
            if self.called && index == chosen && enabled {
                response.request_focus();
            }
            if response.clicked() {
                pressed = Some(index);
            }
        }
        pressed
    }
}

impl Segment {
    fn show(self, shell: &mut Shell, ui: &Ui, rect: Rect, id: Id) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        let enabled = self.enabled && ui.is_enabled();
        response.widget_info(|| match self.chosen {
            Some(chosen) => WidgetInfo::selected(Role::RadioButton, enabled, chosen, spoken(&self.name)),
            None => WidgetInfo::labeled(Role::Button, enabled, spoken(&self.name)),
        });
        let chosen = self.chosen == Some(true);
        let painter = ui.painter();
        if chosen {
            if !shell.theme.dark {
                shadow(painter, rect, 7, 1, 2, 0x22);
            }
            painter.rect_filled(rect, 7.0, shell.raised());
        }
        let ink = match (chosen, response.hovered() && self.enabled) {
            (true, _) => self.ink.unwrap_or_else(|| shell.accent_ink()),
            (false, true) => shell.ink(),
            (false, false) => shell.secondary(),
        };
        let ink = if self.enabled { ink } else { ink.gamma_multiply(0.4) };
        focus_ring(shell, painter, &response, rect, 7.0);
        match &self.face {
            Face::Icon(icon) => shell.paint_icon(painter, icon, false, 17.0, rect, ink),
            Face::Text(text) => {
                let block = shell.fitted(text, Type::STRONG, rect.width() - 6.0);
                shell.paint_centered(painter, &block, rect, ink);
            }
        }
        let shows_name = matches!(&self.face, Face::Text(text) if *text == self.name);
        if !shows_name || self.keys.is_some() {
            tooltip(shell, &response, &self.name, self.keys.as_deref());
        }
        response
    }
}
