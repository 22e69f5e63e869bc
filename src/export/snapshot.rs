//! A picture of a part of a map as pixels in memory, for the clipboard.

use kurbo::{Point, Rect};

use super::raster::{Painter, Raster, Tile};
use crate::{
    i18n::Locale,
    layout::LayoutEngine,
    model::JourneyMap,
    scene::{self, Theme},
    text::TextEngine,
};

/// Pixels per map point, where that is not too many.
const SCALE: f64 = 2.0;
/// Most pixels of a picture: other programs hold several copies of what they paste.
const MOST_PIXELS: f64 = 40e6;
/// Longest side in pixels that other programs can be expected to take.
const MOST_SIDE: f64 = 16_000.0;
/// Rows that are drawn at a time.
const BAND: u16 = 256;

/// A picture in memory.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Row by row, four bytes a pixel: red, green, blue and alpha, which is full.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Snapshot({} × {})", self.width, self.height)
    }
}

/// A picture of what lies in `region` (map points), or of the whole map with free space around, at two pixels a point.
/// What would be too large is made smaller, never cut.
#[must_use]
pub fn snapshot(
    map: &JourneyMap,
    text: &mut TextEngine,
    locale: Locale,
    theme: &Theme,
    region: Option<Rect>,
) -> Snapshot {
    let layout = LayoutEngine::new(locale).layout(text, map);
    let scene = scene::build(&layout, map, theme, None);
    let bounds = region.unwrap_or(scene.bounds);
    let scale = scale_for(bounds);
    let side = |points: f64| (points * scale - 1e-6).ceil().clamp(1.0, MOST_SIDE) as u16;
    let (width, height) = (side(bounds.width()), side(bounds.height()));
    // The ground must be there in the corners too.
    let crate::scene::Rgba(red, green, blue, _) = scene.background;
    let raster = Raster::new(&scene, &map.media, scale, Point::new(bounds.x0, bounds.y0));
    let groups = raster.groups_by_row(BAND, usize::from(height.div_ceil(BAND)));
    let mut painter = Painter::new();
    let mut rgba = Vec::with_capacity(usize::from(width) * usize::from(height) * 4);
    for (band, groups) in groups.iter().enumerate() {
        let top = band as u32 * u32::from(BAND);
        let rows = u32::from(height).saturating_sub(top).min(u32::from(BAND)) as u16;
        raster.draw(&mut painter, Tile { x: 0, y: top, width, height: rows }, groups);
        for pixel in painter.rows().take(usize::from(rows)).flat_map(|row| row.chunks_exact(4)) {
            let [r, g, b, a] = *pixel else { continue };
            let over = |channel: u8, ground: u8| {
                channel.saturating_add((u16::from(ground) * (255 - u16::from(a)) / 255) as u8)
            };
            rgba.extend([over(r, red), over(g, green), over(b, blue), u8::MAX]);
        }
    }
    Snapshot { width: width.into(), height: height.into(), rgba }
}

/// Pixels per map point for a picture of `bounds`.
fn scale_for(bounds: Rect) -> f64 {
    let (width, height) = (bounds.width().max(1.0), bounds.height().max(1.0));
    SCALE.min((MOST_PIXELS / (width * height)).sqrt()).min(MOST_SIDE / width.max(height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Rgba;

    fn of(locale: Locale, region: Option<Rect>) -> Snapshot {
        let map = JourneyMap::blank_from(locale, &mut fastrand::Rng::with_seed(1));
        snapshot(&map, &mut TextEngine::embedded_only(), locale, &Theme::light(), region)
    }

    fn at(picture: &Snapshot, x: u32, y: u32) -> [u8; 4] {
        let at = (y * picture.width + x) as usize * 4;
        picture.rgba[at..at + 4].try_into().unwrap()
    }

    #[test]
    fn a_region_is_a_part_of_the_whole_at_two_pixels_a_point() {
        let map = JourneyMap::blank_from(Locale::Ar, &mut fastrand::Rng::with_seed(1));
        let mut text = TextEngine::embedded_only();
        let layout = LayoutEngine::new(Locale::Ar).layout(&mut text, &map);
        let whole = of(Locale::Ar, None);
        let stage = layout.stages[1].rect;
        let part = of(Locale::Ar, Some(stage));
        assert_eq!(f64::from(part.width), (stage.width() * 2.0).ceil());
        assert_eq!(part.rgba.len(), part.width as usize * part.height as usize * 4);
        let scene = scene::build(&layout, &map, &Theme::light(), None);
        let from = stage.origin() - scene.bounds.origin();
        let (x, y) = ((from.x * 2.0) as u32, (from.y * 2.0) as u32);
        let Rgba(r, g, b, _) = Theme::light().stage(1, None).ground;
        let middle = (part.width / 2, 6);
        assert_eq!(at(&part, middle.0, middle.1), [r, g, b, 255]);
        assert_eq!(at(&whole, x + middle.0, y + middle.1), [r, g, b, 255]);
        let Rgba(r, g, b, _) = Theme::light().canvas;
        assert_eq!(at(&whole, 1, 1), [r, g, b, 255], "the ground is drawn");
    }

    #[test]
    fn what_is_too_large_is_made_smaller() {
        let huge = Rect::new(0.0, 0.0, 90_000.0, 400.0);
        let scale = scale_for(huge);
        assert!(huge.width() * scale <= MOST_SIDE && scale < SCALE);
        let area = Rect::new(0.0, 0.0, 9_000.0, 9_000.0);
        assert!(area.area() * scale_for(area).powi(2) <= MOST_PIXELS * 1.001);
        assert!((scale_for(Rect::new(0.0, 0.0, 300.0, 200.0)) - SCALE).abs() < 1e-9);
    }
}
