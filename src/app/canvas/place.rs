//! What of a map is shown, and where its points stand in the window.

use std::sync::Arc;

use egui::{Pos2, Rect, pos2};
use kurbo::Point;
use rustc_hash::FxHashSet;

use crate::{
    app::atlas::quarter_octave,
    layout::MapLayout,
    model::{Id, JourneyMap},
    scene::Theme,
};

/// Farthest that a tile is stretched or shrunk while the zoom changes, in octaves.
const MOST_STRETCH: f64 = 0.26;

/// What is to be shown, and where.
pub(super) struct Shown<'a> {
    /// The map's layout.
    pub(super) layout: &'a Arc<MapLayout>,
    /// The map, for its media.
    pub(super) map: &'a Arc<JourneyMap>,
    /// Colours.
    pub(super) theme: &'a Theme,
    /// The canvas, in points of the window.
    pub(super) rect: Rect,
    /// Where the map's origin stands, in points from the canvas' top left corner.
    pub(super) offset: kurbo::Vec2,
    /// Points of the window per map point.
    pub(super) zoom: f64,
    /// Cards, stages and lanes drawn faint.
    pub(super) dimmed: &'a Arc<FxHashSet<Id>>,
}

impl Shown<'_> {
    /// The part of the map that is in sight.
    pub(super) fn view(&self) -> kurbo::Rect {
        let size = kurbo::Size::new(f64::from(self.rect.width()), f64::from(self.rect.height())) / self.zoom;
        kurbo::Rect::from_origin_size((-self.offset / self.zoom).to_point(), size)
    }
}

/// Where map points stand in the window.
pub(super) struct Place {
    scale: f64,
    pixels: f64,
    settled: bool,
    /// The map's origin in pixels of the window; whole ones, so that what was snapped stays so while panning.
    origin: Point,
}

impl Place {
    /// The place of what is shown on a screen of `pixels` a point.
    pub(super) fn new(shown: &Shown<'_>, pixels: f32, settled: bool) -> Self {
        let pixels = f64::from(pixels);
        let corner = Point::new(f64::from(shown.rect.min.x), f64::from(shown.rect.min.y));
        let origin = ((corner + shown.offset).to_vec2() * pixels).to_point().round();
        Self { scale: shown.zoom * pixels, pixels, settled, origin }
    }

    /// Where a point of the map stands in the window; on a whole pixel while the zoom rests.
    pub(super) fn origin(&self, in_map: Point) -> Pos2 {
        let exact = (in_map.to_vec2() * self.scale).to_point();
        self.of_pixel(if self.settled { exact.round() } else { exact })
    }

    /// Pixels per map point for which new tiles are made.
    pub(super) fn raster(&self) -> f64 {
        if self.settled { self.scale } else { f64::from(quarter_octave(self.scale as f32)) }
    }

    /// Whether a tile made for `scale` may be stretched to what is needed.
    pub(super) fn serves(&self, scale: f64) -> bool {
        scale == self.scale || (!self.settled && (self.scale / scale).log2().abs() <= MOST_STRETCH)
    }

    /// Pixels per map point.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }

    /// Pixels per point of the window.
    pub(super) fn pixels(&self) -> f64 {
        self.pixels
    }

    /// Whether the zoom rests, so that edges are on whole pixels.
    pub(super) fn settled(&self) -> bool {
        self.settled
    }

    /// Where a pixel, counted from the map's origin, stands in the window.
    pub(super) fn of_pixel(&self, pixel: Point) -> Pos2 {
        let at = (self.origin.to_vec2() + pixel.to_vec2()) / self.pixels;
        pos2(at.x as f32, at.y as f32)
    }
}
