//! Where the window's texts are laid out and drawn: its own words and the map's, both by parley.
//!
//! A [`Shell`] is what every part of the window needs to draw: text engine, glyph atlas, colours and
//! language. Accessibility gets the texts as they were written, never in visual order.

use std::sync::Arc;

use egui::{Color32, Painter, Pos2, Rect, Ui, pos2};

use super::{
    atlas::{Atlas, Meshes},
    direction::Sides,
    widgets::{dropdown::Picker, text_field::Fields},
};
use crate::{
    i18n::{Arg, Locale, without_isolates},
    model::Direction,
    scene::{Rgba, Theme},
    text::{Align, Icon, TextBlock, TextEngine, TextStyle, Weight},
};

/// Size and weight of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    /// Points per em.
    pub(crate) size: f32,
    /// Weight.
    pub(crate) weight: Weight,
}

impl Type {
    /// Running text.
    pub(crate) const BODY: Self = Self { size: 13.0, weight: Weight::Regular };
    /// Running text that stands out.
    pub(crate) const STRONG: Self = Self { size: 13.0, weight: Weight::Medium };
    /// Less important text.
    pub(crate) const SMALL: Self = Self { size: 12.0, weight: Weight::Regular };
    /// Names of fields.
    pub(crate) const LABEL: Self = Self { size: 12.0, weight: Weight::Medium };
    /// Headings and the file's name.
    pub(crate) const HEADING: Self = Self { size: 14.0, weight: Weight::SemiBold };
    /// Names of panels and dialogs.
    pub(crate) const TITLE: Self = Self { size: 15.0, weight: Weight::SemiBold };
    /// The program's name on the welcome.
    pub(crate) const DISPLAY: Self = Self { size: 28.0, weight: Weight::SemiBold };

    /// Height of one line in points.
    pub(crate) fn line(self) -> f32 {
        self.size * TextStyle::LINE_HEIGHT
    }
}

/// What every part of the window needs to draw.
pub(crate) struct Shell {
    /// Lays out texts.
    pub(crate) text: TextEngine,
    /// Keeps glyph pictures.
    pub(crate) atlas: Atlas,
    /// Colours.
    pub(crate) theme: Theme,
    /// Language of the program.
    pub(crate) locale: Locale,
    /// The text field that is being typed in.
    pub(crate) fields: Fields,
    /// The list of a box that is open.
    pub(crate) picker: Picker,
}

impl Shell {
    /// Which side the window starts from.
    pub(crate) fn sides(&self) -> Sides {
        Sides(self.locale.direction())
    }

    /// The message called `id`.
    pub(crate) fn tr(&self, id: &str) -> String {
        self.locale.text(id)
    }

    /// The message called `id` with its variables.
    pub(crate) fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.locale.format(id, args)
    }

    /// Two texts as one that a screen reader says.
    pub(crate) fn both(&self, first: &str, second: &str) -> String {
        spoken(&self.format("access-and", &[("first", first.into()), ("second", second.into())]))
    }

    /// A text on one line, in its own width.
    pub(crate) fn line(&mut self, text: &str, kind: Type) -> Arc<TextBlock> {
        let style = self.style(kind).max_lines(1);
        self.text.block(text, &style, None)
    }

    /// A text on one line, with an ellipsis where it is wider than `width`.
    pub(crate) fn fitted(&mut self, text: &str, kind: Type, width: f32) -> Arc<TextBlock> {
        let whole = self.line(text, kind);
        // Half a point is lost in adding up rectangles, and not seen.
        if whole.ink_width <= width + 0.5 && whole.lines.len() == 1 {
            return whole;
        }
        let style = self.style(kind).max_lines(1);
        self.text.block(text, &style, Some(width.max(1.0)))
    }

    /// A text wrapped in `width`.
    pub(crate) fn wrapped(&mut self, text: &str, kind: Type, width: f32) -> Arc<TextBlock> {
        let style = self.style(kind);
        self.text.block(text, &style, Some(width.max(1.0)))
    }

    /// A text wrapped in `width` with its lines in the middle.
    pub(crate) fn centered(&mut self, text: &str, kind: Type, width: f32) -> Arc<TextBlock> {
        let style = self.style(kind).align(Align::Center);
        self.text.block(text, &style, Some(width.max(1.0)))
    }

    /// A text on one line that runs from left to right whatever it holds: paths and shortcuts.
    pub(crate) fn ltr_line(&mut self, text: &str, kind: Type) -> Arc<TextBlock> {
        let style = self.style(kind).max_lines(1).forced(Some(Direction::Ltr));
        self.text.block(text, &style, None)
    }

    fn style(&self, kind: Type) -> TextStyle {
        TextStyle::new(kind.size, self.locale.direction()).weight(kind.weight)
    }

    /// An icon, `size` points wide and high; mirrored where it points somewhere.
    pub(crate) fn icon(&mut self, name: &'static str, filled: bool, size: f32) -> Option<Arc<TextBlock>> {
        let icon = Icon::named(self.sides().icon(name))?;
        Some(self.text.icon(icon, filled, size))
    }

    /// Draws `block` with its top left corner at `origin`.
    pub(crate) fn paint(&mut self, painter: &Painter, block: &Arc<TextBlock>, origin: Pos2, color: Color32) {
        let rect = Rect::from_min_size(origin, egui::vec2(block.width.max(block.ink_width), block.height));
        if !painter.clip_rect().intersects(rect.expand(8.0)) {
            return;
        }
        let ctx = painter.ctx();
        let pixels_per_point = ctx.pixels_per_point();
        let quads = self.atlas.quads(ctx, &mut self.text, block, pixels_per_point);
        let mut meshes = Meshes::default();
        let color = color.gamma_multiply(painter.opacity());
        self.atlas.emit(&quads, &mut meshes, origin, 1.0, pixels_per_point, color);
        meshes.paint(painter);
    }

    /// Draws `block` at the start side of `rect`, in the middle of its height.
    pub(crate) fn paint_start(
        &mut self,
        painter: &Painter,
        block: &Arc<TextBlock>,
        rect: Rect,
        ink: Color32,
    ) {
        let left = self.sides().start_of(rect, block.width);
        self.paint(painter, block, pos2(left, rect.center().y - block.height / 2.0), ink);
    }

    /// Draws `block` at the start side of `rect`, at its top.
    pub(crate) fn paint_top(&mut self, painter: &Painter, block: &Arc<TextBlock>, rect: Rect, ink: Color32) {
        let left = self.sides().start_of(rect, block.width);
        self.paint(painter, block, pos2(left, rect.top()), ink);
    }

    /// Draws `block` at the end side of `rect`, in the middle of its height.
    pub(crate) fn paint_end(&mut self, painter: &Painter, block: &Arc<TextBlock>, rect: Rect, ink: Color32) {
        let left = self.sides().end_of(rect, block.width);
        self.paint(painter, block, pos2(left, rect.center().y - block.height / 2.0), ink);
    }

    /// Draws `block` in the middle of `rect`.
    pub(crate) fn paint_centered(
        &mut self,
        painter: &Painter,
        block: &Arc<TextBlock>,
        rect: Rect,
        color: Color32,
    ) {
        let left = rect.center().x - block.width / 2.0;
        self.paint(painter, block, pos2(left, rect.center().y - block.height / 2.0), color);
    }

    /// Draws an icon in the middle of `rect`.
    pub(crate) fn paint_icon(
        &mut self,
        painter: &Painter,
        name: &'static str,
        filled: bool,
        size: f32,
        rect: Rect,
        color: Color32,
    ) {
        if let Some(icon) = self.icon(name, filled, size) {
            self.paint_centered(painter, &icon, rect, color);
        }
    }

    /// Everything on which the window's texts stand: each text can be read on each of them.
    #[cfg(test)]
    fn grounds(&self) -> [Color32; 5] {
        [self.surface(), self.sunken(), self.raised(), self.hover(), color(self.theme.accent_tint)]
    }

    /// Ground of segmented controls and of things that lie deeper than a panel.
    pub(crate) fn sunken(&self) -> Color32 {
        color(self.theme.canvas)
    }

    /// Ground of what is chosen in a segmented control.
    pub(crate) fn raised(&self) -> Color32 {
        color(if self.theme.dark { self.theme.hairline } else { self.theme.surface })
    }

    /// Ground of what the pointer is over.
    pub(crate) fn hover(&self) -> Color32 {
        color(if self.theme.dark { self.theme.hairline } else { self.theme.canvas })
    }

    /// Text.
    pub(crate) fn ink(&self) -> Color32 {
        color(self.theme.ink)
    }

    /// Less important text.
    pub(crate) fn secondary(&self) -> Color32 {
        color(self.theme.ink_secondary)
    }

    /// Least important text.
    pub(crate) fn faint(&self) -> Color32 {
        color(self.theme.ink_faint)
    }

    /// Thin lines.
    pub(crate) fn hairline(&self) -> Color32 {
        color(self.theme.hairline)
    }

    /// Panels.
    pub(crate) fn surface(&self) -> Color32 {
        color(self.theme.surface)
    }

    /// Ground of white text about what cannot be taken back.
    pub(crate) fn danger(&self) -> Color32 {
        color(self.theme.danger)
    }

    /// Text about what went wrong, and what cannot be taken back.
    pub(crate) fn danger_ink(&self) -> Color32 {
        color(self.theme.danger_text)
    }

    /// What is chosen or to be done: grounds and lines.
    pub(crate) fn accent(&self) -> Color32 {
        color(self.theme.accent)
    }

    /// Text and icons of what is chosen or to be done.
    pub(crate) fn accent_ink(&self) -> Color32 {
        color(self.theme.accent_text)
    }
}

/// A colour of the theme as egui has it.
pub(crate) fn color(Rgba(r, g, b, a): Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(r, g, b, a)
}

/// A text as a screen reader is told it: as it is written, without the isolates that only drawing needs.
pub(crate) fn spoken(text: &str) -> String {
    without_isolates(text)
}

/// Tells accessibility about a text that is drawn, as a label.
pub(crate) fn report_label(ui: &Ui, response: &egui::Response, text: &str) {
    let enabled = ui.is_enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, enabled, spoken(text)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::contrast;

    #[test]
    fn every_text_can_be_read_on_every_ground() {
        for theme in [Theme::light(), Theme::dark()] {
            let shell = Shell {
                text: TextEngine::embedded_only(),
                atlas: Atlas::default(),
                theme,
                locale: Locale::En,
                fields: Fields::default(),
                picker: Picker::default(),
            };
            let inks =
                [shell.ink(), shell.secondary(), shell.faint(), shell.accent_ink(), shell.danger_ink()];
            let rgba = |color: Color32| Rgba(color.r(), color.g(), color.b(), color.a());
            for (ink, ground) in inks.iter().flat_map(|ink| shell.grounds().map(|ground| (*ink, ground))) {
                let ratio = contrast(rgba(ink), rgba(ground));
                assert!(ratio >= 4.5, "{ink:?} on {ground:?}: {ratio:.2}, dark: {}", shell.theme.dark);
            }
        }
    }
}
