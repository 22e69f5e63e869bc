//! Chips: small rounded labels.

use egui::{Color32, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use super::tooltip;
use crate::app::text::{Shell, Type, report_label};

/// A rounded label.
pub(crate) struct Chip<'a> {
    text: &'a str,
    fill: Option<Color32>,
    ink: Option<Color32>,
}

impl<'a> Chip<'a> {
    /// Height of a chip.
    pub(crate) const HEIGHT: f32 = 22.0;
    const PADDING: f32 = 9.0;

    /// A chip with an outline.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, fill: None, ink: None }
    }

    /// In colours of its own, without an outline.
    pub(crate) fn colored(mut self, fill: Color32, ink: Color32) -> Self {
        (self.fill, self.ink) = (Some(fill), Some(ink));
        self
    }

    /// Width that it takes.
    pub(crate) fn width(&self, shell: &mut Shell) -> f32 {
        (shell.line(self.text, Type::SMALL).width + 2.0 * Self::PADDING).ceil()
    }

    fn paint(&self, shell: &mut Shell, ui: &Ui, rect: Rect, salt: egui::Id) {
        let painter = ui.painter();
        let radius = rect.height() / 2.0;
        match self.fill {
            Some(fill) => {
                painter.rect_filled(rect, radius, fill);
            }
            None => {
                painter.rect_filled(rect, radius, shell.surface());
                let line = Stroke::new(1.0, shell.hairline());
                painter.rect_stroke(rect, radius, line, StrokeKind::Inside);
            }
        }
        let ink = self.ink.unwrap_or_else(|| shell.secondary());
        let block = shell.fitted(self.text, Type::SMALL, rect.width() - 2.0 * Self::PADDING + 1.0);
        shell.paint_centered(painter, &block, rect, ink);
        let response = ui.interact(rect, salt, Sense::hover());
        report_label(ui, &response, self.text);
        if block.truncated {
            tooltip(shell, &response, self.text, None);
        }
    }
}

/// Chips one after another, in as many rows as they need in `width`: their rectangles relative to the
/// top start corner, and the height of all.
fn flow(shell: &mut Shell, chips: &[Chip<'_>], width: f32) -> (Vec<(f32, f32, f32)>, f32) {
    let (mut start, mut top) = (0.0, 0.0);
    let mut places = Vec::with_capacity(chips.len());
    for chip in chips {
        let chip_width = chip.width(shell).min(width);
        if start > 0.0 && start + chip_width > width {
            (start, top) = (0.0, top + Chip::HEIGHT + 5.0);
        }
        places.push((start, top, chip_width));
        start += chip_width + 5.0;
    }
    (places, top + Chip::HEIGHT)
}

/// Height that chips take in `width`.
pub(crate) fn height(shell: &mut Shell, chips: &[Chip<'_>], width: f32) -> f32 {
    flow(shell, chips, width).1
}

/// Draws chips one after another from the start side of `rect`.
pub(crate) fn show_at(shell: &mut Shell, ui: &Ui, rect: Rect, id: egui::Id, chips: &[Chip<'_>]) {
    let (places, _) = flow(shell, chips, rect.width());
    for (index, (chip, (start, top, width))) in chips.iter().zip(places).enumerate() {
        let place = shell.sides().place(rect, start, top, vec2(width, Chip::HEIGHT));
        chip.paint(shell, ui, place, id.with(index));
    }
}
