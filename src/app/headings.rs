//! Titles of stages and lanes that stay in sight: small copies at the edges of the canvas while their own headers
//! are beyond them. A click selects what they name and leaves the map where it is; a double click goes to the header,
//! to type.
//!
//! Geometry is in points of the window; [`places`] decides where, [`show`] draws.

use egui::{Area, Context, CursorIcon, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    direction::Sides,
    text::{Shell, Type, color, report_label},
    widgets::{shadow, tooltip},
};
use crate::{
    edit::ItemRef,
    editor::{Camera, Editor},
    layout::MapLayout,
};

/// Height of a stage's title.
const HEIGHT: f32 = 26.0;
/// Height of a lane's title.
const LANE_HEIGHT: f32 = 22.0;
/// How much of a lane's title stands above its row, so that it hides little of the first card.
const ABOVE: f32 = 9.0;
/// Space between titles, and to the edge of the canvas.
const GAP: f32 = 4.0;
/// Least width in which a title says anything.
const LEAST: f32 = 22.0;
/// Greatest width of a lane's title.
const LANE: f32 = 150.0;
/// Zoom below which the map is seen as a whole, and nothing has to stay.
const FROM_ZOOM: f64 = 0.3;
/// What of a header may be beyond the edge while it still says what it is about.
const HIDDEN: f64 = 0.6;

/// A title with its place.
#[derive(Debug, PartialEq)]
struct Place {
    /// Index among the stages, or among the lanes.
    index: usize,
    /// The title's box.
    rect: Rect,
}

/// What was done with a title.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Chosen {
    /// It was clicked.
    Selected(ItemRef),
    /// It was clicked twice.
    Opened(ItemRef),
}

/// The titles that show.
#[derive(Debug, Default, PartialEq)]
struct Places {
    stages: Vec<Place>,
    /// Their boxes are as wide as a title may be.
    lanes: Vec<Place>,
}

/// Where titles stand over `canvas`.
fn places(layout: &MapLayout, camera: &Camera, canvas: Rect, sides: Sides) -> Places {
    let mut places = Places::default();
    if camera.zoom < FROM_ZOOM {
        return places;
    }
    let view = |rect: kurbo::Rect| {
        let rect = camera.view_rect(rect);
        let corner = |x: f64, y: f64| canvas.min + vec2(x as f32, y as f32);
        Rect::from_min_max(corner(rect.x0, rect.y0), corner(rect.x1, rect.y1))
    };
    let mut top = canvas.top() + GAP;
    let beyond = layout.stages.first().is_some_and(|stage| {
        let header = view(stage.rect);
        header.top() + (HIDDEN as f32) * header.height() < canvas.top()
    });
    let ends = layout.lanes.last().map_or(f32::MIN, |lane| view(lane.body_rect).bottom());
    if beyond && ends > top + 2.0 * HEIGHT {
        for (index, stage) in layout.stages.iter().enumerate() {
            let column = view(stage.column_rect);
            let (left, right) =
                (column.left().max(canvas.left() + GAP), column.right().min(canvas.right() - GAP));
            if right - left >= LEAST {
                let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + HEIGHT));
                places.stages.push(Place { index, rect });
            }
        }
        top += HEIGHT + GAP;
    }
    for (index, lane) in layout.lanes.iter().enumerate() {
        let (label, body) = (view(lane.label_rect), view(lane.body_rect));
        let hidden = if sides.rtl() { label.right() - canvas.right() } else { canvas.left() - label.left() };
        let (from, to) = (body.top().max(top), body.bottom().min(canvas.bottom() - GAP));
        if lane.collapsed
            || hidden < HIDDEN as f32 * label.width()
            || to - from < LANE_HEIGHT
            || !canvas.intersects(body)
        {
            continue;
        }
        let mut across = canvas.shrink2(vec2(GAP, 0.0));
        let row = sides.take_start(&mut across, LANE);
        let at = (body.top() - ABOVE).max(top);
        let rect = Rect::from_min_max(pos2(row.left(), at), pos2(row.right(), at + LANE_HEIGHT));
        places.lanes.push(Place { index, rect });
    }
    places
}

/// The strip of titles of stages at the top of `canvas`; none while their headers are in sight.
pub(crate) fn strip(editor: &Editor, canvas: Rect) -> Option<Rect> {
    let layout = editor.layout();
    let first = places(layout, editor.camera(), canvas, Sides(layout.direction)).stages.into_iter().next()?;
    Some(strip_of(&first, canvas))
}

fn strip_of(first: &Place, canvas: Rect) -> Rect {
    Rect::from_x_y_ranges(canvas.x_range(), canvas.top()..=first.rect.bottom() + 2.0)
}

/// Shows the titles over `canvas`, but for what would meet `covered`; gives what was done with one.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &Ui,
    canvas: Rect,
    covered: Option<Rect>,
    editor: &Editor,
) -> Option<Chosen> {
    let ctx = ui.ctx();
    let layout = editor.layout();
    let selected = |item: &ItemRef| editor.selection().contains(item);
    // The map's own direction decides at which side its lanes begin.
    let sides = Sides(layout.direction);
    let places = places(layout, editor.camera(), canvas, sides);
    let is_free = |rect: Rect| !covered.is_some_and(|covered| covered.intersects(rect));
    let mut chosen = None;
    if let Some(first) = places.stages.first() {
        // What scrolls by does not show above and between them.
        ui.painter().rect_filled(strip_of(first, canvas), 0.0, color(shell.theme.canvas));
    }
    for Place { index, rect } in places.stages.into_iter().filter(|place| is_free(place.rect)) {
        let Some(stage) = layout.stages.get(index) else { continue };
        let colors = shell.theme.stage(stage.index, stage.color);
        let name = stage.title.block.text.to_string();
        let item = ItemRef::Stage(stage.id.clone());
        let title = Title { salt: ("stage", index), rect, name: &name, selected: selected(&item) };
        let done = heading(shell, ctx, &title, |shell, painter| {
            let line = Stroke::new(1.0, color(colors.border));
            painter.rect(rect, 6.0, color(colors.ground), line, StrokeKind::Inside);
            let block = shell.fitted(&name, Type::SMALL, (rect.width() - 16.0).max(1.0));
            let left = sides.start_of(rect.shrink2(vec2(8.0, 0.0)), block.width);
            shell.paint(
                painter,
                &block,
                pos2(left, rect.center().y - block.height / 2.0),
                color(colors.text),
            );
        });
        chosen = done.map(|done| done(item)).or(chosen);
    }
    for Place { index, rect } in places.lanes.into_iter().filter(|place| is_free(place.rect)) {
        let Some(lane) = layout.lanes.get(index) else { continue };
        let colors = shell.theme.lane(lane.kind, lane.color);
        let name = lane.title.block.text.to_string();
        let block = shell.fitted(&name, Type::SMALL, LANE - 20.0);
        let mut row = rect;
        let rect = sides.take_start(&mut row, (block.width + 20.0).max(LEAST));
        let item = ItemRef::Lane(lane.id.clone());
        let title = Title { salt: ("lane", index), rect, name: &name, selected: selected(&item) };
        let done = heading(shell, ctx, &title, |shell, painter| {
            shadow(painter, rect, 8, 2, 8, 0x20);
            let line = Stroke::new(1.0, shell.hairline());
            painter.rect(rect, 8.0, color(colors.tint), line, StrokeKind::Inside);
            let at = pos2(rect.left() + 10.0, rect.center().y - block.height / 2.0);
            shell.paint(painter, &block, at, color(colors.text));
        });
        chosen = done.map(|done| done(item)).or(chosen);
    }
    chosen
}

/// One title.
struct Title<'a> {
    salt: (&'static str, usize),
    rect: Rect,
    name: &'a str,
    selected: bool,
}

/// Shows a title on a layer of its own, so that what is pressed here is not pressed on the canvas too; what was done
/// with it.
fn heading(
    shell: &mut Shell,
    ctx: &Context,
    title: &Title<'_>,
    paint: impl FnOnce(&mut Shell, &egui::Painter),
) -> Option<fn(ItemRef) -> Chosen> {
    let &Title { salt, rect, name, selected } = title;
    let area = Area::new(Id::unique(("heading", salt)))
        .order(Order::Middle)
        .fixed_pos(rect.min)
        .constrain(false)
        .sense(Sense::hover())
        .fade_in(false);
    let shown = area.show(ctx, |ui| {
        ui.allocate_exact_size(rect.size(), Sense::hover());
        // Not a stop of the keyboard: the header itself is one.
        let response = ui.interact(rect, ui.scope_id().with("press"), Sense::CLICK);
        report_label(ui, &response, name);
        paint(shell, ui.painter());
        if selected {
            let line = Stroke::new(2.0, shell.accent());
            ui.painter().rect_stroke(rect.expand(1.5), 8.0, line, StrokeKind::Outside);
        }
        tooltip(shell, &response, name, None);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let done: fn(ItemRef) -> Chosen =
            if response.double_clicked() { Chosen::Opened } else { Chosen::Selected };
        response.clicked().then_some(done)
    });
    shown.inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{file, i18n::Locale, layout::LayoutEngine, text::TextEngine};

    const CANVAS: Rect = Rect { min: pos2(0.0, 48.0), max: pos2(1000.0, 648.0) };

    fn laid_out(locale: Locale) -> std::sync::Arc<MapLayout> {
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
        LayoutEngine::new(locale).layout(&mut TextEngine::embedded_only(), &sample.map().unwrap())
    }

    /// A camera over the canvas with the map's corner at `offset`.
    fn camera(offset: (f64, f64), zoom: f64) -> Camera {
        let mut camera = Camera::default();
        camera.set_viewport(kurbo::Size::new(CANVAS.width().into(), CANVAS.height().into()));
        (camera.offset, camera.zoom) = (offset.into(), zoom);
        camera
    }

    #[test]
    fn titles_show_only_where_their_headers_do_not() {
        let layout = laid_out(Locale::En);
        let at = |offset, zoom| places(&layout, &camera(offset, zoom), CANVAS, Sides(layout.direction));
        assert_eq!(at((20.0, 20.0), 1.0), Places::default(), "all headers are in sight");
        let down = at((20.0, -300.0), 1.0);
        assert!(down.lanes.is_empty() && !down.stages.is_empty());
        for place in &down.stages {
            let column = camera((20.0, -300.0), 1.0).view_rect(layout.stages[place.index].column_rect);
            assert!(f64::from(place.rect.left()) >= column.x0 - 0.01, "over its own column");
            assert!(f64::from(place.rect.right()) <= column.x1 + 0.01, "over its own column");
            assert!(CANVAS.contains_rect(place.rect));
        }
        let along = at((-400.0, 20.0), 1.0);
        assert!(along.stages.is_empty() && !along.lanes.is_empty());
        assert!(along.lanes.iter().all(|place| CANVAS.contains_rect(place.rect) && place.rect.left() < 10.0));
        let both = at((-400.0, -300.0), 1.0);
        let lowest = both.stages.iter().map(|place| place.rect.bottom()).fold(0.0, f32::max);
        assert!(both.lanes.iter().all(|place| place.rect.top() > lowest), "lanes give way to stages");
        assert_eq!(at((-40.0, -30.0), 0.2), Places::default(), "seen from far nothing has to stay");
    }

    #[test]
    fn a_right_to_left_map_has_its_lanes_at_the_right() {
        let layout = laid_out(Locale::Ar);
        let far = (400.0 + f64::from(CANVAS.width()) - layout.size.width, 20.0);
        let along = places(&layout, &camera(far, 1.0), CANVAS, Sides(layout.direction));
        assert!(!along.lanes.is_empty());
        assert!(along.lanes.iter().all(|place| place.rect.right() > CANVAS.right() - 10.0));
    }
}
