//! The back end of the scene for egui: what is visible of a map becomes the meshes of a frame.

use std::sync::Arc;

use egui::{Context, Rect, Shape};
use kurbo::Point;
use rustc_hash::FxHashSet;

use super::{
    dots::Dots,
    far::Far,
    ghost::ghost_tile,
    images::Images,
    mesh::{Frame, Tile},
    overlay::Marks,
    place::{Place, Shown},
    sprite::{Pictures, Sprite},
    tess::{LEAST_TEXT_PX, Tools},
};
use crate::{
    app::atlas::Atlas,
    editor::{Addition, Editor, Ghost, Overlay, Slot},
    i18n::Locale,
    layout::{CardBox, CardPart, MapLayout},
    model::{Id, JourneyMap},
    scene::{self, GroupId, Theme},
    text::{LazyBlock, TextEngine},
};

/// Size of the text on cards, in points.
const BODY_PT: f64 = 13.0;
/// Seconds without a change of the zoom after which everything is drawn at its exact size.
const SETTLE_SECONDS: f64 = 0.12;
/// Part of the view's width and height by which more is prepared on each side, so that panning does not
/// prepare anew every frame.
const MARGIN: f64 = 0.3;

/// Most texts that are shaped in one frame; it takes some 15 µs each.
const MOST_SHAPED: usize = 500;
/// Texts that are shaped ahead of need in one frame.
const AHEAD: usize = 24;

/// How much of what is dragged shows at the pointer.
const GHOST: f32 = 0.9;

/// Where textures and glyphs come from.
pub(super) struct Brushes<'a> {
    /// Where textures live.
    pub(super) ctx: &'a Context,
    /// Where glyph pictures come from.
    pub(super) text: &'a mut TextEngine,
    /// Where glyph pictures are kept.
    pub(super) atlas: &'a mut Atlas,
}

/// The part of the scene that is ready to be drawn.
struct Prepared {
    layout: Arc<MapLayout>,
    map: Arc<JourneyMap>,
    theme: Theme,
    view: kurbo::Rect,
    with_cards: bool,
    sprites: Vec<Sprite>,
    version: u64,
}

/// Everything on which a frame's meshes depend.
#[derive(Clone, PartialEq)]
struct FrameKey {
    prepared: u64,
    far: Option<u64>,
    atlas: u64,
    images: u64,
    rect: Rect,
    offset: [f64; 2],
    zoom: f64,
    pixels: f32,
    settled: bool,
    dimmed: Arc<FxHashSet<Id>>,
}

/// Draws maps into an egui window, keeping what it can from frame to frame.
#[derive(Default)]
pub(super) struct MapPainter {
    prepared: Option<Prepared>,
    far: Far,
    dots: Dots,
    images: Images,
    zoom: f64,
    zoomed_at: f64,
    versions: u64,
    ahead: Ahead,
    last: Option<(FrameKey, u32, Vec<Shape>)>,
}

impl MapPainter {
    /// The shapes of a frame, from back to front.
    pub(super) fn shapes(&mut self, brushes: Brushes<'_>, shown: &Shown<'_>) -> Vec<Shape> {
        let Brushes { ctx, text, atlas } = brushes;
        self.images.begin_frame(ctx, shown.map);
        let pixels = ctx.pixels_per_point();
        let settled = self.settle(ctx, shown.zoom);
        let scale = shown.zoom * f64::from(pixels);
        let legible = scale * BODY_PT >= f64::from(LEAST_TEXT_PX);
        let with_cards = self.prepare(ctx, shown, legible);
        let place = Place::new(shown, pixels, settled);
        if !with_cards {
            let raster = place.raster();
            self.far.prepare(shown.layout, shown.theme, raster, shown.dimmed, |made| place.serves(made));
        }
        let mut shapes =
            self.dots.shapes(ctx, shown.rect, place.origin(Point::ZERO), shown.zoom, shown.theme.dots);
        let key = FrameKey {
            prepared: self.prepared.as_ref().map_or(0, |prepared| prepared.version),
            far: (!with_cards).then(|| self.far.version()),
            atlas: atlas.generation(),
            images: self.images.generation(),
            rect: shown.rect,
            offset: [shown.offset.x, shown.offset.y],
            zoom: shown.zoom,
            pixels,
            settled,
            dimmed: Arc::clone(shown.dimmed),
        };
        if let Some((last, pages, kept)) = &self.last
            && *last == key
        {
            atlas.keep_pages(*pages);
            shapes.extend(kept.iter().cloned());
            return shapes;
        }
        let mut pages = 0;
        let mut frame = Frame::default();
        let mut tools = Tools { ctx, text, atlas, images: &mut self.images };
        draw(&mut frame, &mut self.prepared, &mut self.far, shown, &place, &mut pages, &mut tools);
        let map = frame.into_shapes(|page| atlas.page_texture(ctx, page));
        // A page emptied while this frame was made belies what was put together before.
        if atlas.generation() == key.atlas {
            self.last = Some((key, pages, map.clone()));
        } else {
            self.last = None;
            ctx.request_repaint();
        }
        shapes.extend(map);
        shapes
    }

    /// The shapes over the map: selection, hover and what a gesture in progress shows.
    pub(super) fn over(
        &mut self,
        tools: Brushes<'_>,
        shown: &Shown<'_>,
        editor: &Editor,
        overlay: &Overlay,
        locale: Locale,
    ) -> Vec<Shape> {
        let Brushes { ctx, text, atlas } = tools;
        let place = Place::new(shown, ctx.pixels_per_point(), self.is_settled(ctx));
        let view = shown.view();
        let base = Point::new(view.x0 * place.scale(), view.y0 * place.scale()).round();
        let mut tools = Tools { ctx, text, atlas, images: &mut self.images };
        let mut marks = Marks {
            layout: shown.layout,
            theme: shown.theme,
            place: &place,
            view,
            base,
            apart: 0.0,
            tile: Tile::default(),
        };
        let mut frame = Frame::default();
        let pixel = (1.0 / place.pixels()) as f32;
        marks.found(editor, overlay, &mut tools);
        marks.changes(overlay, &mut tools);
        marks.selection(editor, overlay);
        for remark in overlay.remarks.iter().filter(|remark| remark.rect.inflate(40.0, 40.0).overlaps(view)) {
            let number = locale.number(i64::try_from(remark.count).unwrap_or(i64::MAX));
            marks.remark(remark, &number, &mut tools);
        }
        marks.linking(overlay);
        marks.locks(editor, overlay, &mut tools);
        // A stage's or lane's mark runs through the whole map and must not hide behind what is dragged.
        let mark_below = matches!(overlay.slot, Some(Slot::Card(_)));
        if mark_below {
            marks.slot(overlay);
        }
        for ghost in &overlay.ghosts {
            let Some((tile, at)) = ghost_tile(ghost, shown, &place, &mut tools) else { continue };
            marks.lifted(ghost);
            frame.add(&std::mem::take(&mut marks.tile), place.of_pixel(base), pixel, 1.0);
            frame.add(&tile, place.origin(at), pixel, GHOST);
        }
        if overlay.dragged > overlay.ghosts.len().max(1)
            && let Some(Ghost::Card(first)) = overlay.ghosts.last()
        {
            let number = locale.number(i64::try_from(overlay.dragged).unwrap_or(i64::MAX));
            marks.count(first.rect, &number, &mut tools);
        }
        if !mark_below {
            marks.slot(overlay);
        }
        marks.marquee(overlay, &mut tools);
        for spot in overlay.spots.iter().chain(&overlay.spot) {
            let message = match spot.addition {
                Addition::Stage => "add-stage",
                Addition::Lane => "add-lane",
                _ => continue,
            };
            marks.name_of_spot(spot, &locale.text(message), &mut tools);
        }
        frame.add(&marks.tile, place.of_pixel(base), pixel, 1.0);
        frame.into_shapes(|page| tools.atlas.page_texture(ctx, page))
    }

    /// Whether the zoom rests; if not, another frame is asked for that will draw everything exactly.
    fn settle(&mut self, ctx: &Context, zoom: f64) -> bool {
        let now = ctx.input(|input| input.time);
        if self.zoom == 0.0 {
            self.zoom = zoom;
            self.zoomed_at = now - SETTLE_SECONDS;
        }
        if self.zoom != zoom {
            self.zoom = zoom;
            self.zoomed_at = now;
        }
        let left = self.zoomed_at + SETTLE_SECONDS - now;
        if left > 1e-6 {
            ctx.request_repaint_after_secs(left as f32 + 0.005);
        }
        self.is_settled(ctx)
    }

    fn is_settled(&self, ctx: &Context) -> bool {
        self.zoomed_at + SETTLE_SECONDS - ctx.input(|input| input.time) <= 1e-6
    }

    /// Builds the scene around what is in sight, unless the one that is there will do. Gives whether the
    /// cards are in it; without them they are seen as from afar, until enough of their texts are shaped.
    fn prepare(&mut self, ctx: &Context, shown: &Shown<'_>, legible: bool) -> bool {
        let view = shown.view();
        if let Some(ready) = &self.prepared
            && Arc::ptr_eq(&ready.layout, shown.layout)
            && Arc::ptr_eq(&ready.map, shown.map)
            && ready.with_cards == legible
            && ready.theme == *shown.theme
            && ready.view.union(view) == ready.view
            && ready.view.area() < 40.0 * view.area()
        {
            if legible {
                self.ahead.shape(shown.layout, view);
            }
            return legible;
        }
        self.ahead = Ahead::default();
        let mut around = widened(view, MARGIN);
        let mut with_cards = legible;
        if legible && unshaped(shown.layout, around).nth(MOST_SHAPED).is_some() {
            around = view;
            if unshaped(shown.layout, view).nth(MOST_SHAPED).is_some() {
                with_cards = false;
                unshaped(shown.layout, view).take(MOST_SHAPED).for_each(|text| _ = text.block());
                ctx.request_repaint();
            }
        }
        let before = self.prepared.take();
        let pictures = before.as_ref().map(|before| Pictures::of(&before.sprites)).unwrap_or_default();
        let sprites = groups(shown, around, with_cards)
            .into_iter()
            .map(|group| Sprite::new(group, around, &pictures))
            .collect();
        self.versions += 1;
        self.prepared = Some(Prepared {
            layout: Arc::clone(shown.layout),
            map: Arc::clone(shown.map),
            theme: shown.theme.clone(),
            view: around,
            with_cards,
            sprites,
            version: self.versions,
        });
        with_cards
    }
}

/// `view` and on each side so large a part of it more.
fn widened(view: kurbo::Rect, part: f64) -> kurbo::Rect {
    view.inflate(part * view.width(), part * view.height())
}

/// The cards' texts in a part of the map that have no glyphs yet.
fn unshaped(layout: &MapLayout, view: kurbo::Rect) -> impl Iterator<Item = &LazyBlock> {
    let texts = layout.visible_cards(view).flat_map(|card| card.parts.iter()).filter_map(|part| match part {
        CardPart::Text(text) => Some(&*text.lines),
        _ => None,
    });
    texts.filter(|text| !text.is_shaped())
}

/// Shapes what may come into sight next, a little in each frame that is drawn anyway.
#[derive(Default)]
struct Ahead {
    /// The part of the map that is done.
    done: Option<kurbo::Rect>,
}

impl Ahead {
    /// Goes on with what is around `view`.
    fn shape(&mut self, layout: &MapLayout, view: kurbo::Rect) {
        // Far more than is needed at once, so that it is not looked at in every frame of a pan.
        let (needed, around) = (widened(view, 1.5 * MARGIN), widened(view, 3.0 * MARGIN));
        if self.done.is_some_and(|done| done.union(needed) == done) {
            return;
        }
        let mut shaped = 0;
        for text in unshaped(layout, around).take(AHEAD) {
            _ = text.block();
            shaped += 1;
        }
        if shaped < AHEAD {
            self.done = Some(around);
        }
    }
}

/// Whether a group lies over the cards.
fn is_over_cards(id: &GroupId) -> bool {
    matches!(id, GroupId::LinkLabel(_))
}

/// The groups of the scene in a part of the map.
fn groups(shown: &Shown<'_>, view: kurbo::Rect, with_cards: bool) -> Vec<scene::Group> {
    let build = if with_cards { scene::build } else { scene::build_without_cards };
    build(shown.layout, shown.map, shown.theme, Some(view)).groups
}

/// Puts what is visible together.
fn draw(
    frame: &mut Frame,
    prepared: &mut Option<Prepared>,
    far: &mut Far,
    shown: &Shown<'_>,
    place: &Place,
    pages: &mut u32,
    tools: &mut Tools<'_>,
) {
    let Some(prepared) = prepared else { return };
    let view = shown.view();
    let clip = prepared.view;
    let with_cards = prepared.with_cards;
    let layers: &[Option<bool>] = if with_cards { &[None] } else { &[Some(false), Some(true)] };
    for layer in layers {
        if *layer == Some(true) {
            let far_scale = far.scale();
            for (tile, anchor) in far.visible(view) {
                let stretch = place.scale() / far_scale;
                let at = (anchor.to_vec2() * stretch).to_point();
                frame.add(&tile, place.of_pixel(at), (stretch / place.pixels()) as f32, 1.0);
            }
        }
        for sprite in &mut prepared.sprites {
            if layer.is_some_and(|over| over != is_over_cards(&sprite.group.id))
                || sprite.group.bounds.intersect(view).is_zero_area()
            {
                continue;
            }
            let (tile, made) = sprite.tile(place.raster(), clip, |made| place.serves(made), tools);
            *pages |= tile.pages;
            let stretch = place.scale() / made / place.pixels();
            let opacity = if is_dimmed(&sprite.group.id, shown) { super::DIMMED } else { 1.0 };
            frame.add(&tile, place.origin(sprite.anchor), stretch as f32, opacity);
        }
    }
    tools.atlas.keep_pages(*pages);
}

/// Whether a group, or the stage or lane in which it stands, is being taken away.
fn is_dimmed(group: &GroupId, shown: &Shown<'_>) -> bool {
    if shown.dimmed.is_empty() {
        return false;
    }
    match group {
        GroupId::Card(id) => {
            shown.dimmed.contains(id)
                || shown.layout.card(id).is_some_and(|card| stands_in(shown.layout, card, shown.dimmed))
        }
        GroupId::Stage(id) | GroupId::Lane(id) => shown.dimmed.contains(id),
        _ => false,
    }
}

/// Whether a card stands in one of these stages or lanes.
pub(super) fn stands_in(layout: &MapLayout, card: &CardBox, among: &FxHashSet<Id>) -> bool {
    let lane = layout.lanes.get(card.lane).is_some_and(|lane| among.contains(&lane.id));
    let stage = layout.columns.get(card.column).and_then(|column| layout.stages.get(column.stage));
    lane || stage.is_some_and(|stage| among.contains(&stage.id))
}
