//! The dots of the canvas: two repeated textures, whatever the size of the window.

use egui::{
    Color32, ColorImage, Context, Mesh, Pos2, Rect, Shape, TextureHandle, TextureOptions, TextureWrapMode,
    Vec2, pos2,
};

use super::mesh::{color, faded};
use crate::scene::Rgba;

/// Distance of the dots at 100 %, in points.
const SPACING: f64 = 20.0;
/// Dots closer than this on the screen give way to every second one.
const CLOSEST: f64 = 13.0;
/// Radius of a dot, in points of the window.
const RADIUS: f32 = 1.0;

/// Textures of one dot each, by the side of its cell in pixels.
#[derive(Default)]
pub(crate) struct Dots {
    fine: Option<(u32, u32, TextureHandle)>,
    coarse: Option<(u32, u32, TextureHandle)>,
}

impl Dots {
    /// Dots for a canvas at `rect`. `origin` is where the map's origin stands, in points of the window.
    pub(crate) fn shapes(
        &mut self,
        ctx: &Context,
        rect: Rect,
        origin: Pos2,
        zoom: f64,
        ink: Rgba,
    ) -> Vec<Shape> {
        let (spacing, part) = level(zoom);
        let ink = color(ink);
        let mut shapes = Vec::with_capacity(2);
        // Every second dot is there at the next level too; the others fade in.
        if part < 1.0 {
            shapes.extend(layer(ctx, &mut self.coarse, rect, origin, 2.0 * spacing, ink));
        }
        shapes.extend(layer(ctx, &mut self.fine, rect, origin, spacing, faded(ink, part)));
        shapes
    }
}

/// Distance of the dots on the screen, and how much of those shows that the next coarser level lacks.
fn level(zoom: f64) -> (f32, f32) {
    let bare = (SPACING * zoom).max(1e-6);
    let steps = (CLOSEST / bare).log2().ceil();
    let spacing = bare * steps.exp2();
    let part = ((spacing - CLOSEST) / (0.4 * CLOSEST)).clamp(0.0, 1.0);
    (spacing as f32, part as f32)
}

/// One quad with a dot every `spacing` points.
fn layer(
    ctx: &Context,
    kept: &mut Option<(u32, u32, TextureHandle)>,
    rect: Rect,
    origin: Pos2,
    spacing: f32,
    ink: Color32,
) -> Option<Shape> {
    let pixels = ctx.pixels_per_point();
    let side = (spacing * pixels).round().clamp(2.0, 1024.0) as u32;
    let key = (side, pixels.to_bits());
    if kept.as_ref().is_none_or(|(side, bits, _)| (*side, *bits) != key) {
        let options = TextureOptions { wrap_mode: TextureWrapMode::Repeat, ..TextureOptions::LINEAR };
        let texture = ctx.load_texture("dots", dot(side, RADIUS * pixels), options);
        *kept = Some((key.0, key.1, texture));
    }
    let (.., texture) = kept.as_ref()?;
    let snapped = |v: f32| (v * pixels).round() / pixels;
    // The dot stands in the middle of its texture, on a whole pixel.
    let middle = (side / 2) as f32 / side as f32;
    let uv = |pos: Pos2| {
        pos2((pos.x - snapped(origin.x)) / spacing + middle, (pos.y - snapped(origin.y)) / spacing + middle)
    };
    let (min, max) = (uv(rect.min), uv(rect.max));
    // Small numbers keep their precision on the way through the graphics driver.
    let whole = Vec2::new(min.x.floor(), min.y.floor());
    let mut mesh = Mesh::with_texture(texture.id());
    mesh.add_rect_with_uv(rect, Rect::from_min_max(min - whole, max - whole), ink);
    Some(Shape::mesh(mesh))
}

/// A white disc in the middle of a square.
fn dot(side: u32, radius: f32) -> ColorImage {
    let middle = (side / 2) as f32;
    let pixels = (0..side * side)
        .map(|i| {
            let (x, y) = ((i % side) as f32 + 0.5 - middle, (i / side) as f32 + 0.5 - middle);
            let coverage = (radius + 0.5 - x.hypot(y)).clamp(0.0, 1.0);
            Color32::from_white_alpha((coverage * 255.0).round() as u8)
        })
        .collect();
    ColorImage::new([side as usize, side as usize], pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_never_crowded_nor_lonely() {
        let mut zoom = 0.05;
        while zoom < 8.0 {
            let (spacing, part) = level(zoom);
            assert!((12.9..26.1).contains(&spacing), "{zoom}: {spacing}");
            assert!((0.0..=1.0).contains(&part));
            zoom *= 1.01;
        }
        assert_eq!(level(1.0), (20.0, 1.0));
    }

    #[test]
    fn a_dot_is_two_pixels_wide() {
        let image = dot(20, 1.0);
        let opaque = image.pixels.iter().filter(|pixel| pixel.a() > 128).count();
        assert_eq!(opaque, 4);
    }
}
