//! Buttons.

use egui::{Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};

use super::{focus_ring, tooltip};
use crate::app::text::{Shell, Type, color, spoken};

/// How much a button asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// The one thing to do here.
    Primary,
    /// With an outline.
    Outlined,
    /// Nothing but its icon and text until the pointer is over it.
    Quiet,
    /// As quiet, in the colour of what is to be done.
    Offered,
    /// Something that cannot be taken back.
    Danger,
    /// As quiet, in the colour of what cannot be taken back.
    QuietDanger,
}

/// A button: an icon, a text, or both.
pub(crate) struct Button<'a> {
    name: &'a str,
    text: bool,
    icon: Option<&'static str>,
    look: Look,
    enabled: bool,
    keys: Option<String>,
    tip: bool,
}

impl<'a> Button<'a> {
    /// Height of every button.
    pub(crate) const HEIGHT: f32 = 30.0;
    const RADIUS: f32 = 8.0;
    const PADDING: f32 = 10.0;
    const ICON: f32 = 17.0;
    const GAP: f32 = 6.0;

    /// A button that shows its name.
    pub(crate) fn new(name: &'a str, look: Look) -> Self {
        Self { name, text: true, icon: None, look, enabled: true, keys: None, tip: false }
    }

    /// A button that shows only an icon; its name is in the tooltip.
    pub(crate) fn icon_only(name: &'a str, icon: &'static str) -> Self {
        Self { name, text: false, icon: Some(icon), look: Look::Quiet, enabled: true, keys: None, tip: true }
    }

    /// With an icon before the text.
    pub(crate) fn icon(mut self, icon: &'static str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Asking for this much.
    pub(crate) fn look(mut self, look: Look) -> Self {
        self.look = look;
        self
    }

    /// Whether it can be pressed.
    pub(crate) fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// The keys that do the same, for the tooltip.
    pub(crate) fn keys(mut self, keys: Option<String>) -> Self {
        self.tip |= keys.is_some();
        self.keys = keys;
        self
    }

    /// Width that it takes.
    pub(crate) fn width(&self, shell: &mut Shell) -> f32 {
        if !self.text {
            return Self::HEIGHT + 7.0;
        }
        let text = shell.line(self.name, self.kind()).width;
        let icon = if self.icon.is_some() { Self::ICON + Self::GAP } else { 0.0 };
        (text + icon + 2.0 * Self::PADDING).ceil()
    }

    fn kind(&self) -> Type {
        if matches!(self.look, Look::Primary | Look::Danger | Look::Offered) {
            Type::STRONG
        } else {
            Type::BODY
        }
    }

    /// Puts it into `rect`.
    pub(crate) fn show_at(self, shell: &mut Shell, ui: &Ui, rect: Rect, id: Id) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(rect, id, sense);
        let enabled = self.enabled && ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken(self.name)));
        if ui.is_rect_visible(rect) {
            self.paint(shell, ui, rect, &response);
        }
        if self.tip {
            tooltip(shell, &response, self.name, self.keys.as_deref());
        }
        response
    }

    fn colors(&self, shell: &Shell, response: &Response) -> (Color32, Color32, Option<Color32>) {
        let over = response.hovered() && self.enabled;
        let (fill, ink, line) = match self.look {
            Look::Primary => (shell.accent(), color(shell.theme.on_accent), None),
            Look::Danger => (shell.danger(), Color32::WHITE, None),
            Look::Outlined => {
                (if over { shell.hover() } else { shell.surface() }, shell.ink(), Some(shell.hairline()))
            }
            Look::Quiet | Look::Offered | Look::QuietDanger => {
                let ink = match self.look {
                    Look::Offered => shell.accent_ink(),
                    Look::QuietDanger => shell.danger_ink(),
                    _ => shell.ink(),
                };
                (if over { shell.hover() } else { Color32::TRANSPARENT }, ink, None)
            }
        };
        let fill = match self.look {
            Look::Primary | Look::Danger if response.is_pointer_button_down_on() => {
                fill.lerp_to_gamma(Color32::BLACK, 0.15)
            }
            Look::Primary | Look::Danger if over => fill.lerp_to_gamma(Color32::WHITE, 0.08),
            _ => fill,
        };
        (fill, ink, line)
    }

    fn paint(&self, shell: &mut Shell, ui: &Ui, rect: Rect, response: &Response) {
        let (mut fill, mut ink, line) = self.colors(shell, response);
        if !self.enabled {
            (fill, ink) = (fill.gamma_multiply(0.45), ink.gamma_multiply(0.4));
        }
        let painter = ui.painter();
        painter.rect_filled(rect, Self::RADIUS, fill);
        if let Some(line) = line {
            painter.rect_stroke(rect, Self::RADIUS, Stroke::new(1.0, line), StrokeKind::Inside);
        }
        // On a ground of its own colour the ring would not be seen.
        let filled = matches!(self.look, Look::Primary | Look::Danger);
        let gap = if filled { 2.0 } else { 0.0 };
        focus_ring(shell, painter, response, rect.expand(gap), Self::RADIUS + gap);
        let sides = shell.sides();
        if !self.text {
            if let Some(icon) = self.icon {
                shell.paint_icon(painter, icon, false, Self::ICON, rect, ink);
            }
            return;
        }
        let icon_width = if self.icon.is_some() { Self::ICON + Self::GAP } else { 0.0 };
        let kind = self.kind();
        let room = (rect.width() - 2.0 * 4.0 - icon_width).max(1.0);
        let text = shell.fitted(self.name, kind, room);
        let mut rest = rect;
        sides.take_start(&mut rest, ((rect.width() - text.width.min(room) - icon_width) / 2.0).max(0.0));
        if let Some(icon) = self.icon {
            let icon_rect = sides.take_start(&mut rest, Self::ICON);
            shell.paint_icon(painter, icon, false, Self::ICON, icon_rect, ink);
            sides.take_start(&mut rest, Self::GAP);
        }
        shell.paint_start(painter, &text, rest, ink);
    }
}

/// A small square button with an icon, for clusters and panels.
pub(crate) fn icon_button(
    shell: &mut Shell,
    ui: &Ui,
    rect: Rect,
    id: Id,
    icon: (&'static str, f32),
    name: &str,
    keys: Option<&str>,
) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, spoken(name)));
    let ink = if response.hovered() { shell.ink() } else { shell.secondary() };
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, shell.hover());
    }
    focus_ring(shell, ui.painter(), &response, rect, 6.0);
    shell.paint_icon(ui.painter(), icon.0, false, icon.1, rect, ink);
    tooltip(shell, &response, name, keys);
    response
}
