//! Pictures of a scene from the processor alone.
//!
//! In: a [`Scene`] and the map's media. Out: pixels, tile by tile: a [`Raster`] is prepared once and
//! shared by the threads that draw its tiles, each with a [`Painter`] of its own. Tiles join without
//! seams, so that a picture of any size needs the memory of a few of them only.

mod canvas;
mod cover;
mod glyphs;
mod images;
mod ink;
mod lines;
mod shadow;
mod shapes;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use kurbo::{Affine, Point, Rect, Size, Vec2};

use crate::{
    model::Media,
    scene::{Group, Item, Rgba, Scene},
};

/// How text is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextMode {
    /// Its glyphs, however small.
    #[default]
    Glyphs,
    /// Bars where letters would be too small to read.
    BarsWhenTiny,
}

/// Pixels per em under which [`TextMode::BarsWhenTiny`] draws bars.
const TINY_TEXT: f64 = 5.0;

/// A scene made ready to be drawn at one scale.
#[derive(Debug)]
pub struct Raster<'a> {
    scene: &'a Scene,
    /// What each group covers, with all that it draws.
    bounds: Vec<Rect>,
    images: images::Images<'a>,
    /// Pixels per map point.
    scale: f64,
    /// Map point at the picture's top left corner.
    origin: Point,
    text: TextMode,
}

/// A part of the picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u16,
    /// Height.
    pub height: u16,
}

impl<'a> Raster<'a> {
    /// Makes `scene` ready: `scale` pixels per map point, `origin` (a map point) at the picture's top
    /// left corner. Pictures are looked up in `media`, decoded when a tile first needs them.
    #[must_use]
    pub fn new(scene: &'a Scene, media: &'a BTreeMap<String, Arc<Media>>, scale: f64, origin: Point) -> Self {
        let images = images::Images::new(scene, media, scale);
        let bounds = scene.groups.iter().map(drawn_bounds).collect();
        Self { scene, bounds, images, scale, origin, text: TextMode::Glyphs }
    }

    /// The same with another way to show text.
    #[must_use]
    pub fn text_mode(mut self, text: TextMode) -> Self {
        self.text = text;
        self
    }

    /// For each row of tiles `rows` pixels high, `count` of them, the indices of the groups that may
    /// show in it, from back to front.
    #[must_use]
    pub fn groups_by_row(&self, rows: u16, count: usize) -> Vec<Vec<u32>> {
        let mut lists = vec![Vec::new(); count];
        let rows = f64::from(rows.max(1));
        for (index, bounds) in self.bounds.iter().enumerate() {
            let Ok(index) = u32::try_from(index) else { break };
            // A pixel more on either side: edges are smoothed over the pixels that they touch.
            let top = ((bounds.y0 - self.origin.y) * self.scale - 1.0) / rows;
            let bottom = ((bounds.y1 - self.origin.y) * self.scale + 1.0) / rows;
            // `as` saturates, which is what a group beyond the picture needs.
            let first = top.floor().max(0.0) as usize;
            let after = ((bottom.floor() + 1.0).max(0.0) as usize).min(count);
            for list in lists.get_mut(first..after).into_iter().flatten() {
                list.push(index);
            }
        }
        lists
    }

    /// Draws one tile; its pixels are then in the painter's [`Painter::rows`]. `groups` are the groups that
    /// may show in it, from back to front.
    pub fn draw(&self, painter: &mut Painter, tile: Tile, groups: &[u32]) {
        let corner = Vec2::new(f64::from(tile.x), f64::from(tile.y));
        let view = Rect::from_origin_size(
            self.origin + corner / self.scale,
            Size::new(f64::from(tile.width), f64::from(tile.height)) / self.scale,
        )
        .inflate(1.0 / self.scale, 1.0 / self.scale);
        painter.begin(tile, self.scene.background);
        painter.map_to_picture = Affine::scale(self.scale) * Affine::translate(-self.origin.to_vec2());
        painter.scale = self.scale;
        for index in groups.iter().map(|index| *index as usize) {
            if let (Some(group), Some(bounds)) = (self.scene.groups.get(index), self.bounds.get(index))
                && overlaps(*bounds, view)
            {
                self.draw_group(painter, group, view);
            }
        }
    }

    fn draw_group(&self, painter: &mut Painter, group: &Group, view: Rect) {
        for item in &group.items {
            let bounds = item_bounds(item);
            if bounds.is_finite() && overlaps(bounds, view) {
                self.draw_item(painter, item);
            }
        }
    }

    fn draw_item(&self, painter: &mut Painter, item: &Item) {
        match item {
            Item::Rect { rect, radii, fill, stroke, shadow } => {
                if let Some(shadow) = shadow {
                    painter.shadow(*rect, *radii, shadow, fill.as_ref());
                }
                painter.rect(*rect, *radii, fill.as_ref(), stroke.as_ref());
            }
            Item::Circle { center, radius, fill, stroke } => {
                painter.circle(kurbo::Circle::new(*center, *radius), fill.as_ref(), stroke.as_ref());
            }
            Item::Path { path, fill, stroke } => painter.path(path, fill.as_ref(), stroke.as_ref()),
            Item::Text { block, origin, color } => {
                if self.text == TextMode::BarsWhenTiny {
                    painter.text_or_bars(block, *origin, *color, TINY_TEXT);
                } else {
                    painter.text(block, *origin, *color);
                }
            }
            Item::Image { key, rect, radius, instead } => match self.images.get(key) {
                Some(image) => painter.image(&image, *rect, *radius),
                None => instead.iter().for_each(|item| self.draw_item(painter, item)),
            },
        }
    }
}

/// What one thread needs to draw tiles: buffers and caches that outlive a tile.
pub struct Painter {
    shadows: shadow::Stamps,
    glyphs: glyphs::Glyphs,
    lines: lines::Lines,
    coverage: cover::Coverage,
    /// The pixels of the tile drawn last.
    canvas: canvas::Canvas,
    /// Where that tile lies in the picture.
    window: cover::Window,
    /// From map points to pixels of the picture.
    map_to_picture: Affine,
    /// Pixels per map point.
    scale: f64,
}

impl Painter {
    /// A painter with empty caches.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shadows: shadow::Stamps::default(),
            glyphs: glyphs::Glyphs::default(),
            lines: lines::Lines::default(),
            coverage: cover::Coverage::default(),
            canvas: canvas::Canvas::default(),
            window: cover::Window::default(),
            map_to_picture: Affine::IDENTITY,
            scale: 1.0,
        }
    }

    /// The rows of the tile drawn last, from top to bottom, four bytes a pixel: red, green, blue multiplied by
    /// alpha, and alpha.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.canvas.bytes().chunks_exact(self.window.width.max(1) * 4)
    }

    fn begin(&mut self, tile: Tile, ground: Rgba) {
        let (width, height) = (usize::from(tile.width), usize::from(tile.height));
        self.window = cover::Window { x: tile.x.into(), y: tile.y.into(), width, height };
        self.canvas.begin(width, height, ground);
    }

    /// How far, in map points, what stands for a curve may stray from it.
    fn tolerance(&self) -> f64 {
        lines::TOLERANCE / self.scale
    }
}

impl Default for Painter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Painter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Painter").field("scale", &self.scale).finish_non_exhaustive()
    }
}

/// Whether two rectangles have a point in common, edges too.
fn overlaps(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}

/// A rectangle in which all of a group's ink lies.
fn drawn_bounds(group: &Group) -> Rect {
    let items = group.items.iter().map(item_bounds).filter(Rect::is_finite);
    items.reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO)
}

/// A rectangle in which all of an item's ink lies; not finite when the item cannot be drawn.
fn item_bounds(item: &Item) -> Rect {
    match item {
        Item::Rect { rect, shadow, .. } => match shadow {
            Some(shadow) => {
                let reach = shadow::reach(shadow.blur);
                rect.union((*rect + Vec2::new(0.0, shadow.offset_y)).inflate(reach, reach))
            }
            None => *rect,
        },
        Item::Circle { center, radius, stroke, .. } => {
            let reach = radius + stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
            Rect::from_center_size(*center, Size::new(2.0 * reach, 2.0 * reach))
        }
        Item::Path { path, stroke, .. } => {
            let reach = stroke.as_ref().map_or(0.0, |stroke| stroke.width);
            path.control_box().inflate(reach, reach)
        }
        Item::Text { block, origin, .. } => {
            // Marks above, tails below and slanted ends may leave the lines by about an em.
            let em = block.runs.iter().fold(0.0_f32, |em, run| em.max(run.size));
            let size = Size::new(f64::from(block.width.max(block.ink_width)), f64::from(block.height));
            Rect::from_origin_size(*origin, size).inflate(f64::from(em), f64::from(em))
        }
        Item::Image { rect, .. } => *rect,
    }
}
