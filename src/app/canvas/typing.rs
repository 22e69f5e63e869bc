//! Typing on the canvas: the caret, what is selected and composed, and where an input method may write.

use egui::{
    Color32, CornerRadius, Event, IMEPurpose, ImeEvent, Painter, Pos2, Rect, Response, Stroke, StrokeKind,
    Ui, output::IMEOutput, pos2,
};
use kurbo::Point;

use super::{Ink, mesh::color};
use crate::{
    app::atlas::Meshes,
    editor::{Camera, Editor, TextInput, TypingView},
    layout::MapText,
    model::Direction,
    text::{Align, CaretShape, TextStyle},
};

/// Seconds for which the caret shows, and then hides.
const BEAT: f64 = 0.53;
/// Seconds without typing after which the caret rests, so that nothing is drawn for nobody.
const REST: f64 = 12.0;
/// Width of the caret in points.
const WIDTH: f32 = 1.5;

/// What an event of egui's means for a text that is typed; keys with a meaning of their own are none.
pub(in crate::app) fn input(event: &Event) -> Option<TextInput> {
    Some(match event {
        Event::Text(text) => TextInput::Typed(text.clone()),
        Event::Paste(text) => TextInput::Pasted(text.clone()),
        Event::Copy => TextInput::Copy,
        Event::Cut => TextInput::Cut,
        Event::Ime(ImeEvent::Preedit { text, active_range_chars }) => {
            let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
            let cursor = active_range_chars.as_ref().map(|range| byte(range.start)..byte(range.end));
            TextInput::Preedit { text: text.clone(), cursor }
        }
        Event::Ime(ImeEvent::Commit(text)) => TextInput::Composed(text.clone()),
        _ => return None,
    })
}

/// A caret that blinks, and shows while something happens.
#[derive(Clone, Debug, Default)]
pub(in crate::app) struct Blink {
    /// What was shown last: where the caret stood in which text.
    last: Option<(String, Option<CaretShape>)>,
    since: f64,
}

impl Blink {
    /// Whether the caret shows now; asks for the frame in which that changes.
    pub(in crate::app) fn is_on(&mut self, ui: &Ui, text: &str, caret: Option<CaretShape>) -> bool {
        let now = ui.input(|input| input.time);
        let same = self.last.as_ref().is_some_and(|(last, shape)| last == text && *shape == caret);
        if !same {
            self.last = Some((text.to_owned(), caret));
            self.since = now;
        }
        let age = now - self.since;
        if age > REST || !ui.input(|input| input.focused) {
            return true;
        }
        let beats = (age / BEAT).floor();
        let left = (beats + 1.0) * BEAT - age;
        ui.ctx().request_repaint_after_secs(left as f32 + 0.005);
        beats as i64 % 2 == 0
    }

    /// Draws what typing adds to the map.
    pub(super) fn show(&mut self, ui: &Ui, response: &Response, editor: &Editor, ink: &mut Ink<'_>) {
        let Some(view) = editor.typing_view(ink.text) else {
            self.last = None;
            if let Some(rect) = editor.awaits_letters().filter(|_| response.has_focus()) {
                // An input method takes part from the first letter on.
                let camera = editor.camera();
                let place = Place { camera, corner: response.rect.min, pixels: ui.ctx().pixels_per_point() };
                let rect = place.rect(rect).intersect(response.rect);
                tell_ime(ui, rect, rect);
            }
            return;
        };
        let corner = response.rect.min;
        let painter = ui.painter_at(response.rect);
        let place = Place { camera: editor.camera(), corner, pixels: ui.ctx().pixels_per_point() };
        let accent = color(ink.theme.accent);
        // On a stage's arrow the accent would not be seen.
        let on_color = matches!(view.target, MapText::Stage(_) | MapText::Goal(_));
        let bar = if on_color { Color32::WHITE } else { accent };
        outline(&painter, &place, &view, accent);
        placeholder(&painter, &place, &view, ink);
        for part in &view.selection {
            painter.rect_filled(place.rect(view.rect(*part)), CornerRadius::ZERO, bar.gamma_multiply(0.25));
        }
        for part in &view.preedit {
            let part = place.rect(view.rect(*part));
            painter.hline(part.x_range(), part.bottom() - 1.0, Stroke::new(1.0, bar));
        }
        if let Some(caret) = view.caret
            && self.is_on(ui, &view.block.text, view.caret)
        {
            let at = |x: f32, y: f32| place.pos(view.origin + kurbo::Vec2::new(x.into(), y.into()));
            draw_caret(&painter, &caret, at, bar);
        }
        let cursor_rect = place.rect(view.rect(view.ime_area));
        let area = place.rect(view.area).intersect(response.rect);
        tell_ime(ui, area, cursor_rect);
    }
}

/// Tells the window system where an input method writes.
pub(in crate::app) fn tell_ime(ui: &Ui, rect: Rect, cursor_rect: Rect) {
    ui.output_mut(|output| {
        output.ime = Some(IMEOutput {
            purpose: IMEPurpose::Normal,
            rect,
            cursor_rect,
            should_interrupt_composition: false,
        });
    });
}

/// Draws a caret; `at` gives the place of a point of the block. Between two directions the bar is split:
/// above where typing goes on in the direction of the letter that it belongs to, below the other.
pub(in crate::app) fn draw_caret(
    painter: &Painter,
    caret: &CaretShape,
    at: impl Fn(f32, f32) -> Pos2,
    ink: Color32,
) {
    let bar = |x: f32, top: f32, bottom: f32| {
        let (from, to) = (at(x, top), at(x, bottom));
        let rect = Rect::from_min_max(pos2(from.x - WIDTH / 2.0, from.y), pos2(to.x + WIDTH / 2.0, to.y));
        painter.rect_filled(rect, CornerRadius::ZERO, ink);
    };
    let inset = (caret.bottom - caret.top) * 0.08;
    let (top, bottom) = (caret.top + inset, caret.bottom - inset);
    let Some(other) = caret.secondary else { return bar(caret.primary.x, top, bottom) };
    let middle = f32::midpoint(top, bottom);
    bar(caret.primary.x, top, middle);
    bar(other.x, middle, bottom);
    // A little flag shows which way each of them types.
    for (one, y) in [(caret.primary, top), (other, bottom)] {
        let tip = if one.direction.is_rtl() { -3.0 } else { 3.0 };
        let from = at(one.x, y);
        let y = if y == top { from.y + WIDTH / 2.0 } else { from.y - WIDTH / 2.0 };
        painter.line_segment([pos2(from.x, y), pos2(from.x + tip, y)], Stroke::new(WIDTH, ink));
    }
}

/// From map points to points of the window.
struct Place<'a> {
    camera: &'a Camera,
    corner: Pos2,
    pixels: f32,
}

impl Place<'_> {
    fn pos(&self, pos_in_map: Point) -> Pos2 {
        let pos = self.camera.view_from_map(pos_in_map);
        let snapped = |value: f32| (value * self.pixels).round() / self.pixels;
        pos2(snapped(self.corner.x + pos.x as f32), snapped(self.corner.y + pos.y as f32))
    }

    fn rect(&self, rect: kurbo::Rect) -> Rect {
        Rect::from_min_max(self.pos(rect.origin()), self.pos(Point::new(rect.x1, rect.y1)))
    }
}

/// A line around what has no outline of its own when it is selected.
fn outline(painter: &Painter, place: &Place<'_>, view: &TypingView, accent: Color32) {
    let radius = match view.target {
        MapText::Card(_) => 8.0,
        MapText::Lane(_) => 10.0,
        MapText::Persona(_) | MapText::Problem => 12.0,
        _ => 4.0,
    };
    if matches!(view.target, MapText::Stage(_) | MapText::Goal(_)) {
        // Title and goal share an arrow: a line around the text tells which of them it is.
        let (width, height) = (f64::from(view.block.width), f64::from(view.block.height));
        let own = place.rect(kurbo::Rect::from_origin_size(view.origin, (width, height)));
        let stroke = Stroke::new(1.5, Color32::from_white_alpha(210));
        painter.rect_stroke(own.expand2(egui::vec2(5.0, 1.0)), 4.0, stroke, StrokeKind::Outside);
        return;
    }
    let rect = place.rect(view.area);
    let zoom = place.camera.zoom as f32;
    let gap = if matches!(view.target, MapText::Title) { 4.0 } else { 1.0 };
    let stroke = Stroke::new(2.0, accent);
    painter.rect_stroke(rect.expand(gap), radius * zoom + gap, stroke, StrokeKind::Outside);
}

/// Says faintly what belongs into an empty text that has no label of its own.
fn placeholder(painter: &Painter, place: &Place<'_>, view: &TypingView, ink: &mut Ink<'_>) {
    let message = match view.target {
        MapText::Persona(_) => "field-name",
        MapText::Problem => "field-problem",
        MapText::Goal(_) => "field-goal",
        MapText::Word(_) => "field-word",
        MapText::Label(_) => "field-label",
        _ => return,
    };
    if !view.block.text.is_empty() {
        return;
    }
    let style = TextStyle { align: Align::Start, ..view.block.style };
    let block = ink.text.block(&ink.locale.text(message), &style, None);
    let left = start_of(&view.block.style, f64::from(view.block.width - block.width));
    let (ctx, zoom) = (painter.ctx(), place.camera.zoom as f32);
    let quads = ink.atlas.quads(ctx, ink.text, &block, place.pixels * zoom);
    let mut meshes = Meshes::default();
    let origin = place.pos(view.origin + kurbo::Vec2::new(left, 0.0));
    let on_color = matches!(view.target, MapText::Goal(_));
    let faint = if on_color { Color32::from_white_alpha(170) } else { color(ink.theme.ink_faint) };
    ink.atlas.emit(&quads, &mut meshes, origin, zoom, place.pixels, faint);
    meshes.paint(painter);
}

/// From the left edge of an empty text in `style` to what stands in its place, which leaves `free` points of it.
fn start_of(style: &TextStyle, free: f64) -> f64 {
    match (style.align, style.forced.unwrap_or(style.container)) {
        (Align::Center, _) => free / 2.0,
        (_, Direction::Rtl) => free,
        (_, Direction::Ltr) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_into_an_empty_text_stands_where_its_letters_will() {
        let style = |container| TextStyle::new(12.0, container).align(Align::Start);
        for (container, other) in [(Direction::Ltr, Direction::Rtl), (Direction::Rtl, Direction::Ltr)] {
            let edge = |direction: Direction| if direction.is_rtl() { 40.0 } else { 0.0 };
            assert_eq!(start_of(&style(container), 40.0), edge(container));
            assert_eq!(start_of(&style(container).forced(Some(other)), 40.0), edge(other));
            assert_eq!(start_of(&style(container).align(Align::Center), 40.0), 20.0);
        }
    }

    #[test]
    fn characters_of_a_preedit_are_told_in_bytes() {
        let event = Event::Ime(ImeEvent::Preedit { text: "aبc".into(), active_range_chars: Some(1..2) });
        assert_eq!(input(&event), Some(TextInput::Preedit { text: "aبc".into(), cursor: Some(1..3) }));
    }
}
