//! What comes on the pixels that a shape covers.

use kurbo::{Affine, Point, Vec2};
use vello_cpu::Pixmap;

use super::canvas::{self, Pixel};
use crate::scene::{Fill, Rgba};

/// Something to fill shapes with, in the picture's pixels.
pub(super) enum Ink<'a> {
    /// One colour.
    Flat(Pixel),
    /// Colours from one point to another.
    Ramp(Ramp),
    /// A picture, its pixels brought to the picture's by `place`.
    Image { image: &'a Pixmap, from_picture: Affine },
}

impl Ink<'_> {
    /// The ink of a fill in map space. A gradient without extent or stops is its last colour.
    pub(super) fn of(fill: &Fill, map_to_picture: Affine) -> Self {
        match fill {
            Fill::Solid(solid) => Self::flat(*solid),
            Fill::Gradient { from, to, stops } => {
                let ends = (map_to_picture * *from, map_to_picture * *to);
                let last = stops.last().map_or(Rgba::default(), |(_, last)| *last);
                match Ramp::new(ends.0, ends.1, stops) {
                    Some(ramp) => Self::Ramp(ramp),
                    None => Self::flat(last),
                }
            }
        }
    }

    /// One colour.
    pub(super) fn flat(color: Rgba) -> Self {
        Self::Flat(canvas::premultiplied(color))
    }

    /// A picture whose pixels `place` brings to the picture's; beyond its edges the last pixels go on.
    pub(super) fn image(image: &Pixmap, place: Affine) -> Ink<'_> {
        Ink::Image { image, from_picture: place.inverse() }
    }

    /// Puts it on a stretch of pixels, the first of which is `(x, y)` of the picture, with even coverage.
    pub(super) fn cover(&self, pixels: &mut [Pixel], x: i64, y: i64, coverage: u8) {
        // Colours are those at the pixels' middles.
        let first = Point::new(x as f64 + 0.5, y as f64 + 0.5);
        let each = |pixels: &mut [Pixel], color: &dyn Fn(Point) -> Pixel| {
            for (index, pixel) in pixels.iter_mut().enumerate() {
                let ink = color(first + Vec2::new(index as f64, 0.0));
                *pixel = canvas::over(canvas::thinned(ink, coverage), *pixel);
            }
        };
        match self {
            Self::Flat(ink) => canvas::cover(pixels, *ink, coverage),
            // A gradient from top to bottom has one colour a row.
            Self::Ramp(ramp) if ramp.along.x == 0.0 => canvas::cover(pixels, ramp.at(first), coverage),
            Self::Ramp(ramp) => each(pixels, &|at| ramp.at(at)),
            Self::Image { image, from_picture } => each(pixels, &|at| sample(image, *from_picture * at)),
        }
    }
}

/// A linear gradient.
pub(super) struct Ramp {
    from: Point,
    /// What a point's way from `from` is multiplied with for its place in the gradient.
    along: Vec2,
    /// Its colours at even distances.
    colors: Vec<Pixel>,
}

impl Ramp {
    /// As many colours as nobody can tell from more.
    const COLORS: usize = 1024;

    fn new(from: Point, to: Point, stops: &[(f32, Rgba)]) -> Option<Self> {
        let way = to - from;
        let length = way.hypot();
        if stops.len() < 2 || length.is_nan() || length <= 1e-6 {
            return None;
        }
        let last = (Self::COLORS - 1) as f32;
        let colors = (0..Self::COLORS).map(|index| between(stops, index as f32 / last)).collect();
        Some(Self { from, along: way / (length * length), colors })
    }

    fn at(&self, point: Point) -> Pixel {
        let place = (point - self.from).dot(self.along).clamp(0.0, 1.0);
        let index = (place * (Self::COLORS - 1) as f64).round() as usize;
        self.colors.get(index).copied().unwrap_or_default()
    }
}

/// The colour at a place of a gradient whose `stops` are sorted.
fn between(stops: &[(f32, Rgba)], place: f32) -> Pixel {
    let next = stops.iter().position(|(at, _)| *at >= place);
    let ((from, a), (to, b)) = match next {
        Some(0) => (stops[0], stops[0]),
        Some(next) => (stops[next - 1], stops[next]),
        None => stops.last().map_or_else(Default::default, |last| (*last, *last)),
    };
    let share = if to > from { (place - from) / (to - from) } else { 1.0 };
    let (a, b) = (canvas::premultiplied(a), canvas::premultiplied(b));
    let mixed = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    std::array::from_fn(|channel| mixed(a[channel], b[channel]))
}

/// The colour of `image` at a point of it, from the four pixels around.
fn sample(image: &Pixmap, at: Point) -> Pixel {
    let clamped = |at: f64, size: u16| (at - 0.5).clamp(0.0, f64::from(size.max(1) - 1));
    let (x, y) = (clamped(at.x, image.width()), clamped(at.y, image.height()));
    let (column, row) = (x as u16, y as u16);
    let (right, under) = ((column + 1).min(image.width() - 1), (row + 1).min(image.height() - 1));
    let pixel = |x, y| {
        let pixel = image.sample(x, y);
        [pixel.r, pixel.g, pixel.b, pixel.a]
    };
    let corners = [pixel(column, row), pixel(right, row), pixel(column, under), pixel(right, under)];
    // Shares of a 256th: sums of whole numbers.
    let (dx, dy) = (((x - x.floor()) * 256.0) as u32, ((y - y.floor()) * 256.0) as u32);
    let shares = [(256 - dx) * (256 - dy), dx * (256 - dy), (256 - dx) * dy, dx * dy];
    std::array::from_fn(|channel| {
        let sum: u32 =
            corners.iter().zip(shares).map(|(corner, share)| u32::from(corner[channel]) * share).sum();
        ((sum + (1 << 15)) >> 16) as u8
    })
}
