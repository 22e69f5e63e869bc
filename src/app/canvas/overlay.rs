//! What is drawn over the map: what is selected and hovered, and what a gesture in progress shows.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, pos2, vec2};
use kurbo::Point;

use super::{
    mesh::{Texture, Tile, color, faded},
    outline::{self, rounded_rect},
    place::Place,
    shade::Shade,
    stroke,
    tess::{LEAST_TEXT_PX, Tools},
};
use crate::{
    edit::{ItemRef, Selection},
    editor::{Addition, Editor, Ghost, Overlay, Slot, Spot},
    layout::{HeaderOffer, Hit, MapLayout, MapText, PlacedText},
    model::Direction,
    scene::Theme,
    text::{Align, TextBlock, TextStyle, Weight},
};

/// Radius of a card's corners, in map points.
pub(super) const CARD_RADIUS: f64 = 8.0;
/// Radius of a lane's and a cell's corners, in map points.
const LANE_RADIUS: f64 = 10.0;
/// Radius of a chip's corners, in map points.
const CHIP_RADIUS: f64 = 12.0;
/// Between a thing and the outline that tells that it is selected, in points of the window.
pub(super) const GAP: f32 = 1.0;
/// Width of that outline, in points of the window.
pub(super) const OUTLINE: f32 = 2.0;
/// Zoom below which outlines are thinner.
const FAR: f64 = 0.4;
/// Width of the line where something would land, in points of the window.
const MARK: f32 = 3.0;

/// Draws marks over a map, in pixels relative to `base`.
pub(super) struct Marks<'a> {
    pub(super) layout: &'a Arc<MapLayout>,
    pub(super) theme: &'a Theme,
    pub(super) place: &'a Place,
    /// The part of the map that is in sight.
    pub(super) view: kurbo::Rect,
    /// The pixel from which the tile counts.
    pub(super) base: Point,
    /// How much farther from things than usual their outlines are, in points of the window.
    pub(super) apart: f32,
    pub(super) tile: Tile,
}

impl Marks<'_> {
    /// What lies directly over the map: outlines of what is selected and hovered.
    pub(super) fn selection(&mut self, editor: &Editor, overlay: &Overlay) {
        let linking = overlay.link.as_ref().is_some_and(|link| !link.from.is_empty());
        if editor.is_typing() || linking {
            // The text that is typed has an outline of its own, and so have the ends of an arrow on its way.
            return;
        }
        let selection = editor.selection();
        let quiet = overlay.ghosts.is_empty() && overlay.marquee.is_none();
        if quiet && let Some(item) = hovered(editor.hovered()).filter(|item| !selection.contains(item)) {
            let accent = faded(color(self.theme.accent), 0.4);
            self.outline(&item, 1.5, accent);
        }
        self.selected_cards(selection, overlay);
        let accent = color(self.theme.accent);
        let stays = |item: &&ItemRef| match item {
            ItemRef::Card(_) => false,
            ItemRef::Stage(id) | ItemRef::Lane(id) => !overlay.dimmed.contains(id),
            _ => true,
        };
        for item in selection.iter().filter(stays) {
            self.outline(item, OUTLINE, accent);
        }
    }

    /// Where what is dragged would land.
    pub(super) fn slot(&mut self, overlay: &Overlay) {
        let accent = color(self.theme.accent);
        match &overlay.slot {
            Some(Slot::Card(slot)) => {
                let cell = self.rect(slot.cell);
                let rims = rounded_rect(cell, [self.len(LANE_RADIUS); 4]);
                outline::fill(self.tile.plain(), &rims, &Shade::Solid(faded(accent, 0.08)));
                self.border(&rims, 1.0, faded(accent, 0.5));
                self.mark(slot.mark);
            }
            Some(Slot::Stage(slot)) => self.mark(slot.mark),
            Some(Slot::Lane(slot)) => self.mark(slot.mark),
            None => {}
        }
    }

    /// The rectangle that is drawn around things to select them.
    pub(super) fn marquee(&mut self, overlay: &Overlay, tools: &mut Tools<'_>) {
        let accent = color(self.theme.accent);
        if let Some(border) = overlay.border {
            self.mark(border);
        }
        for spot in overlay.spots.iter().chain(&overlay.spot) {
            match spot.addition {
                Addition::Persona => self.offer(HeaderOffer::Persona, spot.hovered, tools),
                Addition::Scenario => self.offer(HeaderOffer::Scenario, spot.hovered, tools),
                _ => self.plus(spot),
            }
        }
        if let Some(marquee) = overlay.marquee {
            let area = self.rect(marquee);
            let rims = rounded_rect(area, [self.pt(2.0); 4]);
            outline::fill(self.tile.plain(), &rims, &Shade::Solid(faded(accent, 0.08)));
            self.border(&rims, 1.0, accent);
        }
    }

    /// The soft shadow under something lifted off the map.
    pub(super) fn lifted(&mut self, ghost: &Ghost) {
        let (rect, radius) = match ghost {
            Ghost::Card(card) => (card.rect, CARD_RADIUS),
            Ghost::Stage { rect, .. } => (*rect, 2.0),
            Ghost::Lane { rect, .. } => (*rect, LANE_RADIUS),
        };
        let area = self.rect(rect).translate(vec2(0.0, self.pt(6.0)));
        let sigma = self.pt(8.0).min(0.2 * area.height().max(1.0));
        let opacity = if self.theme.dark { 0.55 } else { 0.22 };
        let shadow = faded(Color32::from_rgb(0x1F, 0x24, 0x33), opacity);
        let radii = [self.len(radius); 4];
        outline::shadow(self.tile.plain(), area, radii, sigma, shadow, false);
    }

    /// A text at the size in which it was laid out, whatever the zoom, with its top left corner at `origin`.
    pub(super) fn glyphs(
        &mut self,
        block: &Arc<TextBlock>,
        origin: Pos2,
        ink: Color32,
        tools: &mut Tools<'_>,
    ) {
        let pixels = self.place.pixels() as f32;
        let quads = tools.atlas.quads(tools.ctx, tools.text, block, pixels);
        for quad in quads.quads.iter() {
            let min = origin + quad.min;
            let uv = [quad.uv_min, quad.uv_max];
            self.tile.batch(Texture::Page(quad.page)).quad(min, min + quad.size, uv, ink);
        }
    }

    /// The number of things that are dragged, at the upper end corner of the first.
    pub(super) fn count(&mut self, rect: kurbo::Rect, text: &str, tools: &mut Tools<'_>) {
        let style = TextStyle::new(12.0, Direction::Ltr).weight(Weight::SemiBold).align(Align::Start);
        let block = tools.text.block(text, &style, None);
        let area = self.rect(rect);
        let corner = if self.layout.direction.is_rtl() { area.left_top() } else { area.right_top() };
        let pixels = self.place.pixels() as f32;
        let size = vec2((block.ink_width * pixels + self.pt(12.0)).max(self.pt(20.0)), self.pt(20.0));
        let pill = Rect::from_center_size(corner, size);
        let pill = Rect::from_min_size(pos2(pill.min.x.round(), pill.min.y.round()), size.round());
        let rims = rounded_rect(pill, [self.pt(10.0); 4]);
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(color(self.theme.accent)));
        let ink = vec2(block.ink_width, block.height) * pixels;
        let origin = (pill.center() - 0.5 * ink).round();
        self.glyphs(&block, origin, color(self.theme.on_accent), tools);
    }

    /// Outlines of the cards that are selected and not being taken away.
    fn selected_cards(&mut self, selection: &Selection, overlay: &Overlay) {
        let accent = color(self.theme.accent);
        let tiny = self.place.scale() * 13.0 < f64::from(LEAST_TEXT_PX);
        let stays = |item: &&ItemRef| matches!(item, ItemRef::Card(id) if !overlay.dimmed.contains(id));
        let some: Vec<&ItemRef> = selection.iter().filter(stays).collect();
        if some.len() <= 64 && !tiny {
            for item in some {
                self.outline(item, OUTLINE, accent);
            }
            return;
        }
        if some.is_empty() {
            return;
        }
        let layout = Arc::clone(self.layout);
        for card in layout.visible_cards(self.view) {
            let item = ItemRef::Card(card.card.id.clone());
            if !selection.contains(&item) || overlay.dimmed.contains(&card.card.id) {
                continue;
            }
            let area = self.card_rect(card.rect);
            if tiny {
                self.tile.plain().plain_quad(area.min, area.max, faded(accent, 0.5));
            } else {
                self.ring(area, self.len(CARD_RADIUS), OUTLINE, accent);
            }
        }
    }

    pub(super) fn outline(&mut self, item: &ItemRef, width: f32, accent: Color32) {
        let layout = Arc::clone(self.layout);
        match item {
            ItemRef::Card(id) => {
                let Some(card) = layout.card(id) else { return };
                let area = self.card_rect(card.rect);
                self.ring(area, self.len(CARD_RADIUS), width, accent);
            }
            ItemRef::Point(id) => {
                let Some(rect) = layout.rect_of(id) else { return };
                let center = self.px(rect.center());
                let (gap, width) = self.ring_of(width);
                let radius = self.len(0.5 * rect.width()) + self.pt(1.0) + gap + 0.5 * width;
                let rims = outline::circle(center, radius);
                outline::stroke_centered(self.tile.plain(), &rims, width, &Shade::Solid(accent));
            }
            ItemRef::Lane(id) => {
                if let Some(lane) = layout.lanes.iter().find(|lane| lane.id == *id) {
                    let area = self.rect(lane.label_rect);
                    self.ring(area, self.len(LANE_RADIUS), width, accent);
                }
            }
            ItemRef::Cell { lane, step } => {
                let column = layout.columns.iter().position(|column| column.step == *step);
                let lane = layout.lanes.iter().find(|row| row.id == *lane);
                if let Some(cell) = lane.zip(column).and_then(|(lane, column)| lane.cells.get(column)) {
                    let area = self.rect(*cell);
                    self.ring(area, self.len(LANE_RADIUS), width, accent);
                }
            }
            ItemRef::Stage(id) => {
                let Some(stage) = layout.stages.iter().find(|stage| stage.id == *id) else { return };
                let area = self.rect(stage.rect);
                // The arrow itself, grown about its middle.
                let (gap, width) = self.ring_of(width);
                let by = 2.0 * gap + width;
                let grown = vec2(1.0 + by / area.width().max(1.0), 1.0 + by / area.height().max(1.0));
                let px = |point| area.center() + (self.px(point) - area.center()) * grown;
                for line in stroke::flatten(&stage.outline, self.view, px, self.place.scale()) {
                    stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(accent));
                }
            }
            ItemRef::Step(id) => {
                if let Some(rect) = layout.rect_of(id) {
                    let area = self.rect(rect);
                    self.ring(area, self.pt(4.0), width, accent);
                }
            }
            ItemRef::Link(id) => {
                let Some(link) = layout.links.iter().find(|link| link.id == *id) else { return };
                let (width, accent) = (self.len(2.0) + self.pt(4.0), faded(accent, 0.5));
                for line in stroke::flatten(&link.path, self.view, |point| self.px(point), self.place.scale())
                {
                    stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(accent));
                }
            }
            ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => {
                if let Some(rect) = chip_of(&layout, item) {
                    let area = self.rect(rect);
                    self.ring(area, (0.5 * area.height()).min(self.len(CHIP_RADIUS)), width, accent);
                }
            }
            ItemRef::Title => {
                let area = self.rect(lines_of(&layout.header.title));
                self.ring(area, self.pt(4.0), width, accent);
            }
            ItemRef::Curve(_) | ItemRef::Comment(_) => {}
        }
    }

    /// A line around `area`, a little outside of it.
    pub(super) fn ring(&mut self, area: Rect, radius: f32, width: f32, ink: Color32) {
        let (gap, width) = self.ring_of(width);
        let by = gap + width;
        let rims = rounded_rect(area.expand(by), [radius + by; 4]);
        outline::stroke_inside(self.tile.plain(), &rims, width, &Shade::Solid(ink));
    }

    /// From a thing to its outline, and the outline's width, in pixels: less where the map is seen from afar, so that
    /// the outline does not outweigh the thing.
    fn ring_of(&self, width: f32) -> (f32, f32) {
        let far = self.place.scale() < FAR * self.place.pixels();
        let (gap, width) = if far { (self.apart, 0.6 * width) } else { (GAP + self.apart, width) };
        (if gap > 0.0 { self.pt(gap) } else { 0.0 }, self.pt(width))
    }

    /// A line of so many points along the inside of an outline.
    pub(super) fn border(&mut self, rims: &[outline::Rim], width: f32, ink: Color32) {
        let width = self.pt(width);
        outline::stroke_inside(self.tile.plain(), rims, width, &Shade::Solid(ink));
    }

    fn mark(&mut self, line: kurbo::Line) {
        let line = stroke::Polyline {
            points: vec![self.px(line.p0), self.px(line.p1)],
            closed: false,
            skipped: 0.0,
        };
        let width = self.pt(MARK);
        stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(color(self.theme.accent)));
    }

    /// A "+" where something can be added.
    fn plus(&mut self, spot: &Spot) {
        let accent = color(self.theme.accent);
        let area = self.rect(spot.rect);
        let (fill, ink) =
            if spot.hovered { (accent, color(self.theme.on_accent)) } else { (faded(accent, 0.10), accent) };
        let rims = rounded_rect(area, [self.len(LANE_RADIUS).min(0.5 * area.width().min(area.height())); 4]);
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(fill));
        if !spot.hovered {
            self.border(&rims, 1.0, faded(accent, 0.5));
        }
        let arm = 0.22 * area.width().min(area.height()).min(self.len(40.0));
        let (center, arm) = (area.center(), arm.max(self.pt(3.0)));
        for by in [vec2(arm, 0.0), vec2(0.0, arm)] {
            let points = vec![center - by, center + by];
            let line = stroke::Polyline { points, closed: false, skipped: 0.0 };
            let width = self.pt(1.8);
            stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(ink));
        }
    }

    /// What the header has none of yet, as a chip that is only drawn in outline.
    fn offer(&mut self, offer: HeaderOffer, hovered: bool, tools: &mut Tools<'_>) {
        let layout = Arc::clone(self.layout);
        let Some((_, chip)) = layout.header.offers.iter().find(|(other, _)| *other == offer) else { return };
        let accent = color(self.theme.accent);
        let area = self.rect(chip.rect);
        let rims = rounded_rect(area, [0.5 * area.height(); 4]);
        let (fill, ink) = if hovered { (0.12, accent) } else { (0.05, faded(accent, 0.85)) };
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(faded(accent, fill)));
        self.border(&rims, 1.0, faded(accent, if hovered { 0.9 } else { 0.4 }));
        for text in [&chip.icon, &chip.text] {
            self.text(text, ink, tools);
        }
    }

    pub(super) fn text(&mut self, text: &PlacedText, ink: Color32, tools: &mut Tools<'_>) {
        let scale = self.place.scale() as f32;
        let quads = tools.atlas.quads(tools.ctx, tools.text, &text.block, scale);
        let origin = self.px(text.origin).round();
        for quad in quads.quads.iter() {
            let min = origin + quad.min;
            let uv = [quad.uv_min, quad.uv_max];
            self.tile.batch(Texture::Page(quad.page)).quad(min, min + quad.size, uv, ink);
        }
    }

    pub(super) fn px(&self, point: Point) -> Pos2 {
        let scale = self.place.scale();
        pos2((point.x * scale - self.base.x) as f32, (point.y * scale - self.base.y) as f32)
    }

    pub(super) fn len(&self, length: f64) -> f32 {
        (length * self.place.scale()) as f32
    }

    /// Points of the window in pixels.
    pub(super) fn pt(&self, points: f32) -> f32 {
        let pixels = points * self.place.pixels() as f32;
        if pixels >= 1.0 { pixels.round() } else { pixels }
    }

    pub(super) fn rect(&self, rect: kurbo::Rect) -> Rect {
        let (min, max) = (self.px(rect.origin()), self.px(Point::new(rect.x1, rect.y1)));
        Rect::from_min_max(min.round(), max.round())
    }

    /// Where a card's tile puts its outline: its corner on a pixel and its size a whole number of them.
    pub(super) fn card_rect(&self, rect: kurbo::Rect) -> Rect {
        let min = self.px(rect.origin());
        let size = vec2(self.len(rect.width()), self.len(rect.height()));
        if self.place.settled() {
            Rect::from_min_size(min.round(), size.round())
        } else {
            Rect::from_min_size(min, size)
        }
    }
}

/// What a click at what is hovered would select.
fn hovered(hit: &Hit) -> Option<ItemRef> {
    Some(match hit {
        Hit::CurvePoint(id) => ItemRef::Point(id.clone()),
        Hit::Card(id) => ItemRef::Card(id.clone()),
        Hit::Link(id) => ItemRef::Link(id.clone()),
        Hit::Step(id) => ItemRef::Step(id.clone()),
        Hit::Stage(id) => ItemRef::Stage(id.clone()),
        Hit::Lane(id) => ItemRef::Lane(id.clone()),
        Hit::Persona(id) => ItemRef::Persona(id.clone()),
        Hit::Scenario => ItemRef::Scenario,
        Hit::Kind => ItemRef::Kind,
        Hit::Curve(_) | Hit::Cell { .. } | Hit::Title | Hit::Nothing => return None,
    })
}

/// Around the lines of a text whose block may be wider than all of them.
pub(super) fn lines_of(text: &PlacedText) -> kurbo::Rect {
    let lines = &text.block.lines;
    let left = lines.iter().map(|line| line.left).fold(text.block.width, f32::min);
    let right = lines.iter().map(|line| line.right).fold(left, f32::max);
    let block = kurbo::Rect::new(left.into(), 0.0, right.into(), text.block.height.into());
    block + text.origin.to_vec2()
}

/// The chip of a persona, of the scenario or of the map's kind.
pub(super) fn chip_of(layout: &MapLayout, item: &ItemRef) -> Option<kurbo::Rect> {
    match item {
        ItemRef::Persona(id) => layout.text_area(&MapText::Persona(id.clone())),
        ItemRef::Scenario => layout.text_area(&MapText::Problem),
        // The kind's chip is the last.
        ItemRef::Kind => layout.header.chips.last().map(|chip| chip.rect),
        _ => None,
    }
}
