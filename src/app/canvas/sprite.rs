//! Groups of the display list with the tiles that show them, kept as long as they look the same.

use std::{
    hash::{Hash as _, Hasher as _},
    rc::Rc,
    sync::Arc,
};

use kurbo::{Point, Rect};
use rustc_hash::{FxHashMap, FxHasher};

use super::{
    mesh::Tile,
    tess::{self, Grid, Tools},
};
use crate::scene::{Fill, Group, GroupId, Item, Rgba, Stroke};

/// All of the map and more.
const EVERYWHERE: Rect = Rect::new(-1e9, -1e9, 1e9, 1e9);

/// A group and, once it was visible, its tile.
pub(super) struct Sprite {
    /// What it shows.
    pub(super) group: Group,
    /// Where its tile is anchored.
    pub(super) anchor: Point,
    /// Whether it looks the same wherever it stands: its edges are snapped relative to its anchor.
    movable: bool,
    /// Same for sprites that look the same.
    print: u64,
    picture: Option<Picture>,
}

/// A tile and what it was made for.
#[derive(Clone)]
struct Picture {
    tile: Rc<Tile>,
    scale: f64,
    atlas: u64,
    images: Option<u64>,
}

/// Pictures of sprites that are going, by what they look like. They are only valid while the groups from
/// which they come are alive, because looks are compared by the addresses of texts.
#[derive(Default)]
pub(super) struct Pictures(FxHashMap<u64, Picture>);

impl Pictures {
    /// The pictures of `sprites`.
    pub(super) fn of(sprites: &[Sprite]) -> Self {
        let pictures = sprites.iter().filter_map(|sprite| Some((sprite.print, sprite.picture.clone()?)));
        Self(pictures.collect())
    }
}

impl Sprite {
    /// A sprite of `group`; it takes over the picture of an earlier one that looks the same.
    /// What lies outside of `clip` is not drawn, but for the rest of a card.
    pub(super) fn new(group: Group, clip: Rect, earlier: &Pictures) -> Self {
        // Wherever it stands it is drawn whole. Of what is larger than all that is drawn at once a part is, as of the rest.
        let fits = group.bounds.width() <= clip.width() && group.bounds.height() <= clip.height();
        let movable = matches!(group.id, GroupId::Card(_)) && fits;
        let anchor = group
            .items
            .iter()
            .find_map(|item| match item {
                Item::Rect { rect, .. } if movable => Some(rect.origin()),
                _ => None,
            })
            .unwrap_or(group.bounds.origin());
        let mut hasher = FxHasher::default();
        if !movable {
            point(&mut hasher, anchor, Point::ZERO);
            let cut = clip.intersect(group.bounds);
            point(&mut hasher, cut.origin(), Point::ZERO);
            point(&mut hasher, Point::new(cut.x1, cut.y1), Point::ZERO);
        }
        for item in &group.items {
            hash_item(&mut hasher, item, anchor);
        }
        let print = hasher.finish();
        let picture = earlier.0.get(&print).cloned();
        Self { group, anchor, movable, print, picture }
    }

    /// The tile, made anew unless the kept one serves, and the scale for which it was made.
    /// `serves` tells whether a tile of some scale may be stretched to what is needed.
    pub(super) fn tile(
        &mut self,
        scale: f64,
        clip: Rect,
        serves: impl Fn(f64) -> bool,
        tools: &mut Tools<'_>,
    ) -> (Rc<Tile>, f64) {
        let atlas = tools.atlas.generation();
        let images = tools.images.generation();
        let good = |picture: &Picture| {
            picture.atlas == atlas && picture.images.is_none_or(|at| at == images) && serves(picture.scale)
        };
        if let Some(picture) = self.picture.as_ref().filter(|picture| good(picture)) {
            return (Rc::clone(&picture.tile), picture.scale);
        }
        let exact = Point::new(self.anchor.x * scale, self.anchor.y * scale);
        let (base, clip) = if self.movable { (exact, EVERYWHERE) } else { (exact.round(), clip) };
        let grid = Grid { scale, base, clip };
        let tile = Rc::new(tess::tile(&self.group.items, &grid, tools));
        let has_image = self.group.items.iter().any(|item| matches!(item, Item::Image { .. }));
        self.picture = Some(Picture {
            tile: Rc::clone(&tile),
            scale,
            atlas: tools.atlas.generation(),
            images: has_image.then_some(images),
        });
        (tile, scale)
    }
}

/// 256ths of a point, so that what moved by a float's rounding still looks the same.
fn number(hasher: &mut FxHasher, value: f64) {
    hasher.write_i64((value * 256.0).round() as i64);
}

fn point(hasher: &mut FxHasher, point: Point, anchor: Point) {
    number(hasher, point.x - anchor.x);
    number(hasher, point.y - anchor.y);
}

fn rect(hasher: &mut FxHasher, rect: Rect, anchor: Point) {
    point(hasher, rect.origin(), anchor);
    number(hasher, rect.width());
    number(hasher, rect.height());
}

fn rgba(hasher: &mut FxHasher, Rgba(r, g, b, a): Rgba) {
    hasher.write_u32(u32::from_le_bytes([r, g, b, a]));
}

fn hash_fill(hasher: &mut FxHasher, fill: Option<&Fill>, anchor: Point) {
    match fill {
        None => hasher.write_u8(0),
        Some(Fill::Solid(color)) => {
            hasher.write_u8(1);
            rgba(hasher, *color);
        }
        Some(Fill::Gradient { from, to, stops }) => {
            hasher.write_u8(2);
            point(hasher, *from, anchor);
            point(hasher, *to, anchor);
            for (at, color) in stops {
                number(hasher, f64::from(*at));
                rgba(hasher, *color);
            }
        }
    }
}

fn hash_stroke(hasher: &mut FxHasher, stroke: Option<&Stroke>, anchor: Point) {
    let Some(stroke) = stroke else { return hasher.write_u8(0) };
    hash_fill(hasher, Some(&stroke.fill), anchor);
    number(hasher, stroke.width);
    for length in &stroke.dash {
        number(hasher, *length);
    }
}

fn hash_item(hasher: &mut FxHasher, item: &Item, anchor: Point) {
    std::mem::discriminant(item).hash(hasher);
    match item {
        Item::Rect { rect: area, radii, fill, stroke, shadow } => {
            rect(hasher, *area, anchor);
            for radius in radii {
                number(hasher, *radius);
            }
            hash_fill(hasher, fill.as_ref(), anchor);
            hash_stroke(hasher, stroke.as_ref(), anchor);
            if let Some(shadow) = shadow {
                number(hasher, shadow.offset_y);
                number(hasher, shadow.blur);
                rgba(hasher, shadow.color);
            }
        }
        Item::Circle { center, radius, fill, stroke } => {
            point(hasher, *center, anchor);
            number(hasher, *radius);
            hash_fill(hasher, fill.as_ref(), anchor);
            hash_stroke(hasher, stroke.as_ref(), anchor);
        }
        Item::Path { path, fill, stroke } => {
            for element in path.elements() {
                std::mem::discriminant(element).hash(hasher);
                if let Some(end) = element.end_point() {
                    point(hasher, end, anchor);
                }
                match element {
                    kurbo::PathEl::QuadTo(a, _) => point(hasher, *a, anchor),
                    kurbo::PathEl::CurveTo(a, b, _) => {
                        point(hasher, *a, anchor);
                        point(hasher, *b, anchor);
                    }
                    _ => {}
                }
            }
            hash_fill(hasher, fill.as_ref(), anchor);
            hash_stroke(hasher, stroke.as_ref(), anchor);
        }
        Item::Text { block, origin, color } => {
            Arc::as_ptr(block).hash(hasher);
            point(hasher, *origin, anchor);
            rgba(hasher, *color);
        }
        Item::Image { key, rect: area, radius, instead } => {
            key.hash(hasher);
            rect(hasher, *area, anchor);
            number(hasher, *radius);
            instead.iter().for_each(|item| hash_item(hasher, item, anchor));
        }
    }
}
