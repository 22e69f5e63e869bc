//! From the display list to triangles: one group becomes one [`Tile`].

use std::sync::Arc;

use egui::{Context, Pos2, Rect, pos2, vec2};
use kurbo::Point;

use super::{
    images::{Images, Look},
    mesh::{Texture, Tile, color, faded},
    outline::{self, rounded_rect},
    polygon,
    shade::Shade,
    stroke,
};
use crate::{
    app::atlas::Atlas,
    scene::{Fill, Item, Rgba, Shadow, Stroke},
    text::{TextBlock, TextEngine},
};

/// Text whose em is lower than this many pixels is drawn as bars.
pub(super) const LEAST_TEXT_PX: f32 = 4.0;
/// Shadows whose blur is smaller than this many pixels are left out.
const LEAST_SHADOW_PX: f32 = 0.4;
/// How much of a bar shows, against the ink of the text for which it stands.
const BAR_OPACITY: f32 = 0.42;

/// What turns items into triangles besides the items themselves.
pub(super) struct Tools<'a> {
    /// Where textures live.
    pub(super) ctx: &'a Context,
    /// Where glyph pictures come from.
    pub(super) text: &'a mut TextEngine,
    /// Where glyph pictures are kept.
    pub(super) atlas: &'a mut Atlas,
    /// Where pictures of the map's media are kept.
    pub(super) images: &'a mut Images,
}

/// How map points become pixels of a tile.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Pixels per map point.
    pub(super) scale: f64,
    /// The tile's anchor in pixels, counted from the map's origin.
    pub(super) base: Point,
    /// What lies outside of this part of the map may be left out.
    pub(super) clip: kurbo::Rect,
}

impl Grid {
    fn px(&self, point: Point) -> Pos2 {
        pos2((point.x * self.scale - self.base.x) as f32, (point.y * self.scale - self.base.y) as f32)
    }

    fn len(&self, length: f64) -> f32 {
        (length * self.scale) as f32
    }

    /// The rectangle in pixels, its edges on whole ones unless it is too small for that.
    fn rect(&self, rect: kurbo::Rect) -> Rect {
        let exact = Rect::from_min_max(self.px(rect.origin()), self.px(Point::new(rect.x1, rect.y1)));
        if exact.width() < 1.5 || exact.height() < 1.5 {
            return exact;
        }
        Rect::from_min_max(
            pos2(exact.min.x.round(), exact.min.y.round()),
            pos2(exact.max.x.round(), exact.max.y.round()),
        )
    }

    /// The width of a line: a whole number of pixels where it is about one or more.
    fn line(&self, width: f64) -> f32 {
        let width = self.len(width);
        if width < 0.75 { width } else { width.round().max(1.0) }
    }

    fn shade(&self, fill: &Fill) -> Shade {
        Shade::new(fill, |point| self.px(point))
    }
}

/// The triangles of `items`, from back to front.
pub(super) fn tile(items: &[Item], grid: &Grid, tools: &mut Tools<'_>) -> Tile {
    let mut tile = Tile::default();
    add(&mut tile, items, grid, tools);
    tile
}

/// Adds the triangles of `items`.
fn add(tile: &mut Tile, items: &[Item], grid: &Grid, tools: &mut Tools<'_>) {
    for item in items {
        if bounds(item).intersect(grid.clip).is_zero_area() {
            continue;
        }
        match item {
            Item::Rect { rect, radii, fill, stroke, shadow } => {
                rectangle(tile, grid, *rect, *radii, (fill.as_ref(), stroke.as_ref(), *shadow));
            }
            Item::Circle { center, radius, fill, stroke } => {
                circle(tile, grid, *center, *radius, fill.as_ref(), stroke.as_ref());
            }
            Item::Path { path, fill, stroke } => {
                self::path(tile, grid, path, fill.as_ref(), stroke.as_ref());
            }
            Item::Text { block, origin, color } => text(tile, grid, block, *origin, *color, tools),
            Item::Image { key, rect, radius, instead } => match tools.images.look(tools.ctx, key) {
                Look::Ready(texture, size) => image(tile, grid, (texture, size), *rect, *radius),
                Look::Waiting => {
                    let rims = rounded_rect(grid.rect(*rect), [grid.len(*radius); 4]);
                    let waiting = Shade::Solid(egui::Color32::from_black_alpha(16));
                    outline::fill(tile.plain(), &rims, &waiting);
                }
                Look::Broken => add(tile, instead, grid, tools),
            },
        }
    }
}

/// What an item covers at most; never without area.
pub(super) fn bounds(item: &Item) -> kurbo::Rect {
    use kurbo::Shape as _;
    match item {
        Item::Rect { rect, shadow: Some(shadow), .. } => {
            rect.inflate(3.0 * shadow.blur, 3.0 * shadow.blur + shadow.offset_y.abs())
        }
        Item::Rect { rect, .. } | Item::Image { rect, .. } => *rect,
        Item::Circle { center, radius, .. } => {
            kurbo::Rect::from_center_size(*center, (2.0 * radius, 2.0 * radius))
        }
        Item::Path { path, .. } => path.bounding_box(),
        Item::Text { block, origin, .. } => kurbo::Rect::from_origin_size(
            *origin,
            (f64::from(block.width.max(block.ink_width)), f64::from(block.height)),
        ),
    }
    .inflate(2.0, 2.0)
}

type Looks<'a> = (Option<&'a Fill>, Option<&'a Stroke>, Option<Shadow>);

fn rectangle(tile: &mut Tile, grid: &Grid, rect: kurbo::Rect, radii: [f64; 4], looks: Looks<'_>) {
    let (fill, line, shadow) = looks;
    let area = grid.rect(rect);
    let mut radii = radii.map(|radius| grid.len(radius));
    if radii.iter().all(|radius| *radius < 0.8) {
        radii = [0.0; 4];
    }
    let shade = fill.map(|fill| grid.shade(fill));
    if let Some(shadow) = shadow {
        let sigma = grid.len(shadow.blur);
        let down = grid.len(shadow.offset_y);
        if sigma >= LEAST_SHADOW_PX && area.width() > 4.0 * sigma && area.height() > 4.0 * sigma {
            let hollow = shade.as_ref().is_some_and(Shade::is_opaque) && down <= 1.4 * sigma;
            let area = area.translate(vec2(0.0, down));
            outline::shadow(tile.plain(), area, radii, sigma, color(shadow.color), hollow);
        }
    }
    let plain_corners = radii == [0.0; 4];
    match &shade {
        Some(Shade::Solid(color)) if plain_corners => tile.plain().plain_quad(area.min, area.max, *color),
        Some(shade) => outline::fill(tile.plain(), &rounded_rect(area, radii), shade),
        None => {}
    }
    if let Some(line) = line {
        let width = grid.line(line.width);
        if line.dash.is_empty() {
            outline::stroke_inside(tile.plain(), &rounded_rect(area, radii), width, &grid.shade(&line.fill));
        } else {
            let inside = area.shrink(0.5 * width);
            let rims = rounded_rect(inside, radii.map(|radius| (radius - 0.5 * width).max(0.0)));
            let points = rims.iter().map(|rim| rim.pos).collect();
            dashed(tile, grid, &stroke::Polyline { points, closed: true, skipped: 0.0 }, line);
        }
    }
}

fn circle(
    tile: &mut Tile,
    grid: &Grid,
    center: Point,
    radius: f64,
    fill: Option<&Fill>,
    line: Option<&Stroke>,
) {
    let radius = grid.len(radius);
    if radius < 0.6 {
        if let Some(fill) = fill {
            let half = vec2(radius, radius).max(vec2(0.5, 0.5));
            let color = faded(grid.shade(fill).at(grid.px(center)), (radius * radius * 3.0).min(1.0));
            let center = grid.px(center);
            tile.plain().plain_quad(center - half, center + half, color);
        }
        return;
    }
    let rims = outline::circle(grid.px(center), radius);
    if let Some(fill) = fill {
        outline::fill(tile.plain(), &rims, &grid.shade(fill));
    }
    if let Some(line) = line {
        outline::stroke_centered(tile.plain(), &rims, grid.len(line.width), &grid.shade(&line.fill));
    }
}

fn path(tile: &mut Tile, grid: &Grid, path: &kurbo::BezPath, fill: Option<&Fill>, line: Option<&Stroke>) {
    let all = kurbo::Rect::new(f64::MIN, f64::MIN, f64::MAX, f64::MAX);
    if let Some(fill) = fill {
        let shade = grid.shade(fill);
        for mut line in stroke::flatten(path, all, |point| grid.px(point), grid.scale) {
            polygon::hint(&mut line.points);
            polygon::fill(tile.plain(), &line.points, &shade);
        }
    }
    if let Some(look) = line {
        for mut line in stroke::flatten(path, grid.clip, |point| grid.px(point), grid.scale) {
            stroke::snap(&mut line, grid.len(look.width));
            dashed(tile, grid, &line, look);
        }
    }
}

/// Draws a line with its dashes; where they would be too small to see, as a fainter whole line.
fn dashed(tile: &mut Tile, grid: &Grid, line: &stroke::Polyline, look: &Stroke) {
    let mut shade = grid.shade(&look.fill);
    let width = grid.len(look.width);
    let whole = grid.len(look.dash.iter().sum());
    if look.dash.is_empty() || whole < 2.5 {
        if let (Shade::Solid(color), Some(on)) = (&mut shade, look.dash.first()) {
            *color = faded(*color, (*on / look.dash.iter().sum::<f64>().max(0.01)) as f32);
        }
        stroke::draw(tile.plain(), line, width, &shade);
        return;
    }
    let pattern: Vec<f32> = look.dash.iter().map(|length| grid.len(*length)).collect();
    let batch = tile.plain();
    stroke::dashes(line, &pattern, |dash| stroke::draw(batch, dash, width, &shade));
}

fn text(
    tile: &mut Tile,
    grid: &Grid,
    block: &Arc<TextBlock>,
    origin: Point,
    rgba: Rgba,
    tools: &mut Tools<'_>,
) {
    let scale = grid.scale as f32;
    let em = block.runs.iter().map(|run| run.size).fold(0.0, f32::max);
    let origin = grid.px(origin);
    let color = color(rgba);
    if em * scale < LEAST_TEXT_PX {
        bars(tile, block, origin, scale, color);
        return;
    }
    let quads = tools.atlas.quads(tools.ctx, tools.text, block, scale);
    let stretch = scale / quads.scale;
    let origin = pos2(origin.x.round(), origin.y.round());
    let own_colors = egui::Color32::from_white_alpha(color.a());
    for quad in quads.quads.iter() {
        let min = origin + quad.min * stretch;
        let color = if quad.colored { own_colors } else { color };
        tile.batch(Texture::Page(quad.page)).quad(
            min,
            min + quad.size * stretch,
            [quad.uv_min, quad.uv_max],
            color,
        );
    }
}

/// One bar a line, where its small letters would be.
fn bars(tile: &mut Tile, block: &TextBlock, origin: Pos2, scale: f32, color: egui::Color32) {
    let batch = tile.plain();
    for (index, line) in block.lines.iter().enumerate() {
        let Some(size) = block.runs.iter().find(|run| run.line == index).map(|run| run.size) else {
            continue;
        };
        let (top, bottom) = ((line.baseline - 0.55 * size) * scale, line.baseline * scale);
        let height = (bottom - top).max(1.0);
        let color = faded(color, BAR_OPACITY * ((bottom - top) / height));
        let top = (origin.y + top).round();
        let min = pos2(origin.x + line.left * scale, top);
        let max = pos2(origin.x + line.right * scale, top + height.round());
        batch.plain_quad(min, max, color);
    }
}

fn image(
    tile: &mut Tile,
    grid: &Grid,
    (texture, size): (egui::TextureId, egui::Vec2),
    rect: kurbo::Rect,
    radius: f64,
) {
    let area = grid.rect(rect);
    let rims = rounded_rect(area, [grid.len(radius); 4]);
    // Scaled to cover: what is too wide or too high is left out evenly on both sides.
    let (wide, high) = (area.width() / size.x.max(1.0), area.height() / size.y.max(1.0));
    let shown = vec2(wide, high) / wide.max(high).max(1e-6);
    let uv_min = pos2(0.5, 0.5) - 0.5 * shown;
    let batch = tile.batch(Texture::Image(texture));
    let first = batch.vertices.len();
    outline::fill(batch, &rims, &Shade::Solid(egui::Color32::WHITE));
    for vertex in &mut batch.vertices[first..] {
        let part = (vertex.pos - area.min) / area.size();
        vertex.uv = uv_min + part * shown;
    }
}
