//! Signs over the map: where what is searched for stands, what has changed, and the locks of cards that are outlined.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, pos2, vec2};

use super::{
    mesh::{Texture, color, faded},
    outline::{self, rounded_rect},
    overlay::{GAP, Marks, OUTLINE, chip_of, lines_of},
    shade::Shade,
    tess::{LEAST_TEXT_PX, Tools},
};
use crate::{
    edit::ItemRef,
    editor::{Editor, Mark, Overlay},
    layout::{CardBox, CardPart, Hit, MapLayout, PlacedText},
    text::Icon,
};

/// Height, in points of the window, below which what is found is marked without a line.
const TINY: f32 = 8.0;

impl Marks<'_> {
    /// Where what is searched for stands, and the current place of it.
    pub(super) fn found(&mut self, editor: &Editor, overlay: &Overlay, tools: &mut Tools<'_>) {
        let (amber, dark) = (Color32::from_rgb(0xFF, 0xB3, 0x00), Color32::from_rgb(0xB4, 0x53, 0x09));
        // It lies over the letters, which must stay readable: a thin tint, and a line that says what it is.
        for (rects, opacity, line) in [(&overlay.found, 0.16, amber), (&overlay.found_now, 0.2, dark)] {
            for rect in rects {
                if self.len(rect.height()) < self.pt(TINY) {
                    // Seen from afar: thousands may be in view, and a line would be all that shows.
                    let area = self.rect(rect.inflate(2.0, 2.0));
                    self.tile.plain().plain_quad(area.min, area.max, faded(line, 0.55));
                    continue;
                }
                let rims = rounded_rect(self.rect(rect.inflate(1.0, 0.0)), [self.len(3.0); 4]);
                outline::fill(self.tile.plain(), &rims, &Shade::Solid(faded(amber, opacity)));
                self.border(&rims, if line == dark { 1.5 } else { 1.0 }, line);
            }
        }
        // What is found in a field that the map does not show: the thing keeps its face, and a sign at its edge.
        let layout = Arc::clone(self.layout);
        for (item, now) in &overlay.found_in {
            let line = if *now { dark } else { amber };
            if editor.selection().contains(item) {
                self.apart = OUTLINE + GAP;
            }
            self.outline(item, OUTLINE, line);
            self.apart = 0.0;
            let Some(rect) = place_of(&layout, item) else { continue };
            if self.len(rect.height()) >= self.pt(16.0) {
                let area = self.rect(rect);
                let corner = if layout.direction.is_rtl() { area.right_bottom() } else { area.left_bottom() };
                self.badge(corner, "magnifying-glass", 14.0, dark, tools);
            }
        }
    }

    /// What is marked: an outline in the mark's colour with its sign on a corner.
    pub(super) fn changes(&mut self, overlay: &Overlay, tools: &mut Tools<'_>) {
        let layout = Arc::clone(self.layout);
        for (item, mark) in overlay.marks.iter() {
            let Some(rect) = place_of(&layout, item) else { continue };
            if rect.intersect(self.view).area() <= 0.0 {
                continue;
            }
            let ink = mark_color(*mark);
            self.outline(item, OUTLINE, ink);
            // Too small a thing cannot carry a sign that can be read.
            if self.len(rect.height()) >= self.pt(16.0) {
                // The start corner of a cell is that of its first card, which has signs of its own.
                let rtl = layout.direction.is_rtl();
                let corner = match (item, rtl) {
                    // Beside its end: the title has no border that would keep its letters from the sign.
                    (ItemRef::Title, false) => Rect::right_top,
                    (ItemRef::Title, true) => Rect::left_top,
                    (ItemRef::Cell { .. }, false) => Rect::right_bottom,
                    (ItemRef::Cell { .. }, true) => Rect::left_bottom,
                    (_, false) => Rect::left_top,
                    (_, true) => Rect::right_top,
                };
                let out = match (item, rtl) {
                    (ItemRef::Title, false) => self.pt(12.0),
                    (ItemRef::Title, true) => -self.pt(12.0),
                    _ => 0.0,
                };
                self.sign(corner(&self.rect(rect)) + vec2(out, 0.0), *mark, ink, tools);
            }
        }
    }

    /// A mark's sign, on `corner`.
    fn sign(&mut self, corner: Pos2, mark: Mark, ink: Color32, tools: &mut Tools<'_>) {
        self.badge(corner, mark.icon(), 18.0, ink, tools);
    }

    /// A white icon on a disc of `size` points in the window, on `corner`.
    fn badge(&mut self, corner: Pos2, icon: &str, size: f32, ink: Color32, tools: &mut Tools<'_>) {
        let side = self.pt(size);
        let disc = Rect::from_center_size(corner, vec2(side, side));
        let disc = Rect::from_min_size(pos2(disc.min.x.round(), disc.min.y.round()), disc.size());
        let rims = rounded_rect(disc.expand(self.pt(1.5)), [0.5 * side + self.pt(1.5); 4]);
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(color(self.theme.surface)));
        let rims = rounded_rect(disc, [0.5 * side; 4]);
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(ink));
        let Some(icon) = Icon::named(icon) else { return };
        let block = tools.text.icon(icon, false, (size * 2.0 / 3.0).round());
        let pixels = self.place.pixels() as f32;
        let quads = tools.atlas.quads(tools.ctx, tools.text, &block, pixels);
        let origin = (disc.center() - 0.5 * vec2(block.width, block.height) * pixels).round();
        for quad in quads.quads.iter() {
            let min = origin + quad.min;
            let uv = [quad.uv_min, quad.uv_max];
            self.tile.batch(Texture::Page(quad.page)).quad(min, min + quad.size, uv, Color32::WHITE);
        }
    }

    /// The locks of cards that have an outline, once more: they lie over it.
    pub(super) fn locks(&mut self, editor: &Editor, overlay: &Overlay, tools: &mut Tools<'_>) {
        if self.place.scale() * 13.0 < f64::from(LEAST_TEXT_PX) {
            return;
        }
        let layout = Arc::clone(self.layout);
        let linked = |card: &CardBox| {
            let rects = overlay.link.iter().flat_map(|link| link.from.iter().chain(&link.target));
            rects.into_iter().any(|rect| *rect == card.rect)
        };
        let outlined = |card: &&CardBox| {
            let id = &card.card.id;
            card.card.locked
                && !overlay.dimmed.contains(id)
                && (editor.selection().has_card(id)
                    || *editor.hovered() == Hit::Card(id.clone())
                    || linked(card))
        };
        for card in layout.visible_cards(self.view).filter(outlined) {
            let by = card.rect.origin().to_vec2();
            for part in card.parts.iter() {
                let CardPart::Corner(_, center, radius, icon) = part else { continue };
                let rims = outline::circle(self.px(*center + by), self.len(*radius));
                outline::fill(self.tile.plain(), &rims, &Shade::Solid(color(self.theme.surface)));
                let line = color(self.theme.hairline);
                let width = self.pt(1.0);
                outline::stroke_centered(self.tile.plain(), &rims, width, &Shade::Solid(line));
                let icon = PlacedText { block: Arc::clone(&icon.block), origin: icon.origin + by };
                self.text(&icon, color(self.theme.ink_secondary), tools);
            }
        }
    }
}

/// A mark's colour: dark enough for a white sign, and for an outline on either theme's canvas.
pub(in crate::app) fn mark_color(mark: Mark) -> Color32 {
    match mark {
        Mark::Added => Color32::from_rgb(0x15, 0x80, 0x3D),
        Mark::Removed => Color32::from_rgb(0xC6, 0x2A, 0x2F),
        Mark::Moved => Color32::from_rgb(0x2B, 0x5B, 0xD7),
        Mark::Edited => Color32::from_rgb(0xA1, 0x5C, 0x07),
        Mark::Conflict => Color32::from_rgb(0x9A, 0x2E, 0xA6),
    }
}

/// Where a part stands, in map points.
fn place_of(layout: &MapLayout, item: &ItemRef) -> Option<kurbo::Rect> {
    match item {
        ItemRef::Lane(id) => layout.lanes.iter().find(|lane| lane.id == *id).map(|lane| lane.label_rect),
        ItemRef::Card(id) | ItemRef::Stage(id) | ItemRef::Step(id) | ItemRef::Point(id) => layout.rect_of(id),
        ItemRef::Cell { lane, step } => {
            let column = layout.columns.iter().position(|column| column.step == *step)?;
            layout.lanes.iter().find(|row| row.id == *lane)?.cells.get(column).copied()
        }
        ItemRef::Persona(_) | ItemRef::Scenario | ItemRef::Kind => chip_of(layout, item),
        ItemRef::Title => Some(lines_of(&layout.header.title)),
        ItemRef::Link(id) => {
            use kurbo::Shape as _;
            layout.links.iter().find(|link| link.id == *id).map(|link| link.path.bounding_box())
        }
        ItemRef::Curve(_) | ItemRef::Comment(_) => None,
    }
}
