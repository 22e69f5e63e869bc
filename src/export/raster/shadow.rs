//! Soft shadows, drawn as stamps.
//!
//! Blurring every card's shadow would cost half the time of a picture, and they all look the same: a
//! shadow's corners depend on radius and blur, its edges do not change along them. So one small
//! shadow is drawn a kind, and pulled to each size needed from its middle row and column. Stamps stand on
//! whole pixels, which nobody can see in something soft.

use std::sync::Arc;

use kurbo::{Affine, Rect, Vec2};
use rustc_hash::FxHashMap;
use vello_cpu::{
    Level, Pixmap, RenderContext, RenderSettings, Resources,
    color::{AlphaColor, Srgb},
};

use super::{
    Painter,
    canvas::{self, Pixel},
};
use crate::scene::{Fill, Rgba, Shadow};

/// How far beyond its rectangle a shadow of this blur can be seen.
pub(super) fn reach(blur: f64) -> f64 {
    // The raster ends the blur at two and a half standard deviations.
    2.5 * blur.max(0.0)
}

/// Longest side of a stamp in pixels; a softer shadow is drawn directly.
const MAX_STAMP: f64 = 512.0;

/// Stamps made so far.
#[derive(Debug, Default)]
pub(super) struct Stamps(FxHashMap<Key, Option<Arc<Stamp>>>);

/// What a stamp depends on; numbers by their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    radius: u64,
    blur: u64,
    color: Rgba,
}

/// A small shadow: corners, with one row and one column between them.
#[derive(Debug)]
struct Stamp {
    /// Pixels from the shadow rectangle's edge out to where the shadow ends.
    outside: usize,
    /// Pixels from the edge in to where nothing changes any more.
    inside: usize,
    /// `2 · (outside + inside) + 1` pixels square, row by row.
    pixels: Vec<Pixel>,
}

impl Painter {
    /// Draws the shadow of a rectangle that is going to be filled with `fill`.
    pub(super) fn shadow(&mut self, rect: Rect, radii: [f64; 4], shadow: &Shadow, fill: Option<&Fill>) {
        let under = rect + Vec2::new(0.0, shadow.offset_y);
        let radius = radii.into_iter().fold(0.0, f64::max);
        if shadow.color.3 == 0 || !under.is_finite() || shadow.blur.is_nan() {
            return;
        }
        let pixels = self.map_to_picture.transform_rect_bbox(under);
        let key = Key {
            radius: (radius * self.scale).to_bits(),
            blur: (shadow.blur * self.scale).to_bits(),
            color: shadow.color,
        };
        let stamp = self.shadows.0.entry(key).or_insert_with(|| {
            Stamp::draw(radius * self.scale, shadow.blur * self.scale, shadow.color).map(Arc::new)
        });
        let room = stamp.as_ref().map(|stamp| (2 * stamp.inside) as f64);
        match (stamp.clone(), room) {
            (Some(stamp), Some(room)) if pixels.width() >= room + 2.0 && pixels.height() >= room + 2.0 => {
                // The stamp's middle must lie under what hides it.
                let within = (shadow.offset_y * self.scale).abs() < room / 2.0;
                let hidden = within && matches!(fill, Some(Fill::Solid(Rgba(_, _, _, 255))));
                self.stamp(&stamp, pixels, hidden);
            }
            _ => self.blurred(pixels, radius * self.scale, shadow),
        }
    }

    /// Draws a shadow of the rectangle `pixels` pixel by pixel.
    fn blurred(&mut self, pixels: Rect, radius: f64, shadow: &Shadow) {
        let blur = shadow.blur.max(0.0) * self.scale;
        let Some(part) = self.window.cut(pixels.inflate(reach(blur), reach(blur))) else { return };
        let (Ok(width), Ok(height)) = (u16::try_from(part.width), u16::try_from(part.height)) else { return };
        let place = Affine::translate((-part.x as f64, -part.y as f64));
        let drawn = blurred(width, height, place.transform_rect_bbox(pixels), radius, blur, shadow.color);
        let (x, y) = ((part.x - self.window.x) as usize, (part.y - self.window.y) as usize);
        for (row, drawn) in drawn.chunks_exact(part.width).enumerate() {
            put(self.canvas.stretch(y + row, x..x + part.width), drawn);
        }
    }

    /// Pulls a stamp to the size of `pixels`; its middle is left out when something opaque hides it.
    fn stamp(&mut self, stamp: &Stamp, pixels: Rect, hidden: bool) {
        let outside = stamp.outside as f64;
        let (side, corner) = (stamp.side(), stamp.outside + stamp.inside);
        let shadow = pixels.round().inflate(outside, outside);
        let Some(part) = self.window.cut(shadow) else { return };
        let (width, height) = (shadow.width() as usize, shadow.height() as usize);
        // Which of the stamp's rows or columns stands for this one of the shadow's.
        let source = |at: usize, length: usize| match at {
            at if at < corner => at,
            at if at + corner < length => corner,
            at => side + at - length,
        };
        let (x, y) = ((part.x - self.window.x) as usize, (part.y - self.window.y) as usize);
        let (left, top) = ((part.x - shadow.x0 as i64) as usize, (part.y - shadow.y0 as i64) as usize);
        // Ends of the left corners, of what is between them and the right corners, and of those.
        let ends = [corner, width - corner, width].map(|end| end.clamp(left, left + part.width));
        for row in 0..part.height {
            let from = source(top + row, height);
            let line = stamp.pixels.get(from * side..(from + 1) * side).unwrap_or_default();
            let middle = line.get(corner).copied().unwrap_or_default();
            let parts = [
                (left, ends[0], line.get(left..).unwrap_or_default()),
                (ends[1], ends[2], line.get(source(ends[1], width)..).unwrap_or_default()),
            ];
            for (from, to, stamped) in parts {
                put(self.canvas.stretch(y + row, x + from - left..x + to - left), stamped);
            }
            if !(hidden && from == corner) {
                let between = self.canvas.stretch(y + row, x + ends[0] - left..x + ends[1] - left);
                canvas::cover(between, middle, u8::MAX);
            }
        }
    }
}

/// Puts pixels over others.
fn put(pixels: &mut [Pixel], front: &[Pixel]) {
    for (pixel, front) in pixels.iter_mut().zip(front) {
        *pixel = canvas::over(*front, *pixel);
    }
}

impl Stamp {
    fn side(&self) -> usize {
        2 * (self.outside + self.inside) + 1
    }

    /// Draws a stamp for a corner radius and a blur in pixels; none when it would be too big.
    fn draw(radius: f64, blur: f64, shade: Rgba) -> Option<Self> {
        let outside = reach(blur).ceil() + 1.0;
        let inside = (radius + reach(blur)).ceil() + 1.0;
        // One pixel in the middle stands for all that the shadow may be longer.
        let side = 2.0 * (outside + inside) + 1.0;
        if side.is_nan() || side > MAX_STAMP {
            return None;
        }
        let rect = Rect::new(outside, outside, side - outside, side - outside);
        let pixels = blurred(side as u16, side as u16, rect, radius, blur.max(0.0), shade);
        Some(Self { outside: outside as usize, inside: inside as usize, pixels })
    }
}

/// A picture of a blurred rectangle, by vello_cpu.
pub(super) fn blurred(
    width: u16,
    height: u16,
    rect: Rect,
    radius: f64,
    blur: f64,
    Rgba(r, g, b, a): Rgba,
) -> Vec<Pixel> {
    // One thread a context: tiles are what runs side by side. What only some processors can do rounds otherwise: the
    // same picture comes out of each.
    let settings = RenderSettings { num_threads: 0, level: Level::baseline() };
    let mut context = RenderContext::new_with(width, height, settings);
    context.set_paint(AlphaColor::<Srgb>::from_rgba8(r, g, b, a));
    context.fill_blurred_rounded_rect(&rect, radius as f32, blur as f32, false);
    context.flush();
    let mut picture = Pixmap::new(width, height);
    context.render(&mut picture, &mut Resources::new());
    picture.data_as_u8_slice().as_chunks::<4>().0.to_vec()
}
