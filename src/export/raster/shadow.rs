//! Soft shadows, drawn as stamps.
//!
//! Blurring every card's shadow would cost half the time of a picture, and they all look the same: a
//! shadow's corners depend on radius and blur, its edges do not change along them. So one small
//! shadow is drawn a kind, cut into corners and one-pixel strips, and put together again at each size
//! needed. Stamps stand on whole pixels, which nobody can see in something soft.

use std::sync::Arc;

use kurbo::{Affine, Rect, Vec2};
use rustc_hash::FxHashMap;
use vello_cpu::{Pixmap, RenderContext, Resources, peniko::ImageQuality};

use super::{Painter, color, settings, shapes::image_paint};
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

/// A shadow's corners and edges.
#[derive(Debug)]
struct Stamp {
    /// Pixels from the shadow rectangle's edge out to where the shadow ends.
    outside: i64,
    /// Pixels from the edge in to where nothing changes any more.
    inside: i64,
    /// Top left, top right, bottom right, bottom left; each `outside + inside` pixels square.
    corners: [Arc<Pixmap>; 4],
    /// Top, right, bottom, left: one pixel along the edge.
    edges: [Arc<Pixmap>; 4],
}

impl Painter {
    /// Draws the shadow of a rectangle that is going to be filled with `fill`.
    pub(super) fn shadow(&mut self, rect: Rect, radii: [f64; 4], shadow: &Shadow, fill: Option<&Fill>) {
        let under = rect + Vec2::new(0.0, shadow.offset_y);
        let radius = radii.into_iter().fold(0.0, f64::max);
        if shadow.color.3 == 0 || !under.is_finite() || shadow.blur.is_nan() {
            return;
        }
        let pixels = self.map_to_pixels.transform_rect_bbox(under);
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
                self.stamp(&stamp, pixels, shadow.color, hidden);
            }
            _ => self.blurred(under, radius, shadow),
        }
    }

    /// Draws a shadow pixel by pixel.
    fn blurred(&mut self, under: Rect, radius: f64, shadow: &Shadow) {
        self.context.set_transform(self.map_to_pixels);
        self.context.set_paint(color(shadow.color));
        self.context.fill_blurred_rounded_rect(&under, radius as f32, shadow.blur.max(0.0) as f32, false);
    }

    /// Puts a stamp's parts around `pixels`; its middle is left out when something opaque hides it.
    fn stamp(&mut self, stamp: &Stamp, pixels: Rect, middle: Rgba, hidden: bool) {
        let rect = pixels.round();
        let (outside, inside) = (stamp.outside as f64, stamp.inside as f64);
        let xs = [rect.x0 - outside, rect.x0 + inside, rect.x1 - inside, rect.x1 + outside];
        let ys = [rect.y0 - outside, rect.y0 + inside, rect.y1 - inside, rect.y1 + outside];
        let part = |column: usize, row: usize| Rect::new(xs[column], ys[row], xs[column + 1], ys[row + 1]);
        self.context.set_transform(Affine::IDENTITY);
        let parts =
            [part(0, 0), part(2, 0), part(2, 2), part(0, 2), part(1, 0), part(2, 1), part(1, 2), part(0, 1)];
        for (at, image) in parts.into_iter().zip(stamp.corners.iter().chain(&stamp.edges)) {
            self.context.set_paint(image_paint(Arc::clone(image), ImageQuality::Low));
            self.context.set_paint_transform(Affine::translate(at.origin().to_vec2()));
            self.context.fill_rect(&at);
        }
        self.context.reset_paint_transform();
        if !hidden {
            self.context.set_paint(color(middle));
            self.context.fill_rect(&part(1, 1));
        }
    }
}

impl Stamp {
    /// Draws a stamp for a corner radius and a blur in pixels; none when it would be too big.
    fn draw(radius: f64, blur: f64, shade: Rgba) -> Option<Self> {
        let outside = reach(blur).ceil() + 1.0;
        let inside = (radius + reach(blur)).ceil() + 1.0;
        // One pixel in the middle stands for all that the shadow may be longer.
        let side = 2.0 * (outside + inside) + 1.0;
        if side.is_nan() || side > MAX_STAMP {
            return None;
        }
        let (size, corner) = (side as u16, (outside + inside) as u16);
        let mut context = RenderContext::new_with(size, size, settings());
        context.set_paint(color(shade));
        let rect = Rect::new(outside, outside, side - outside, side - outside);
        context.fill_blurred_rounded_rect(&rect, radius as f32, blur.max(0.0) as f32, false);
        context.flush();
        let mut whole = Pixmap::new(size, size);
        context.render(&mut whole, &mut Resources::new());
        let far = corner + 1;
        let cut = |x, y, width, height| Arc::new(cut(&whole, x, y, width, height));
        Some(Self {
            outside: outside as i64,
            inside: inside as i64,
            corners: [
                cut(0, 0, corner, corner),
                cut(far, 0, corner, corner),
                cut(far, far, corner, corner),
                cut(0, far, corner, corner),
            ],
            edges: [
                cut(corner, 0, 1, corner),
                cut(far, corner, corner, 1),
                cut(corner, far, 1, corner),
                cut(0, corner, corner, 1),
            ],
        })
    }
}

/// A part of a pixmap.
fn cut(whole: &Pixmap, x: u16, y: u16, width: u16, height: u16) -> Pixmap {
    let mut part = Pixmap::new(width, height);
    for row in 0..height {
        for column in 0..width {
            part.set_pixel(column, row, whole.sample(x + column, y + row));
        }
    }
    part
}
