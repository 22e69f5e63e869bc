//! Small pictures of maps, for the welcome and the list of recent files.

use kurbo::{Point, Rect};

use super::raster::{Painter, Raster, TextMode, Tile};
use crate::{
    i18n::Locale,
    layout::{LayoutEngine, MapLayout},
    model::JourneyMap,
    scene::{self, GroupId, Rgba, Scene, Theme},
    text::TextEngine,
};

/// A small picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// Row by row, four bytes a pixel: red, green, blue multiplied by alpha, and alpha.
    pub rgba: Vec<u8>,
}

/// Share of the picture's width that stays free at either side, and over the stages.
const MARGIN: f64 = 0.035;

/// A picture of a map's stages and lanes, `width` pixels wide and `height` high, on transparent ground.
///
/// The grid fills the width; what does not fit below is cut, since this is a look and not an export. Text
/// too small to read shows as bars.
#[must_use]
pub fn thumbnail(
    map: &JourneyMap,
    text: &mut TextEngine,
    locale: Locale,
    theme: &Theme,
    width: u16,
    height: u16,
) -> Thumbnail {
    let layout = LayoutEngine::new(locale).layout(text, map);
    let shown = shown_part(&layout);
    let mut scene = scene::build(&layout, map, theme, None);
    scene.background = Rgba::default();
    scene.groups.retain(|group| group.id != GroupId::Header);
    let margin = f64::from(width) * MARGIN;
    // Room for a map that is taller than wide: it is not blown up beyond its own size.
    let scale = ((f64::from(width) - 2.0 * margin) / shown.width().max(1.0)).min(1.0);
    let origin = Point::new(shown.center().x - f64::from(width) / 2.0 / scale, shown.y0 - margin / scale);
    draw(&scene, map, (width, height), scale, origin)
}

/// A picture of a whole map with its header, as large as `width` and `height` pixels allow, in their middle.
#[must_use]
pub fn preview(
    map: &JourneyMap,
    text: &mut TextEngine,
    locale: Locale,
    theme: &Theme,
    width: u16,
    height: u16,
) -> Thumbnail {
    let layout = LayoutEngine::new(locale).layout(text, map);
    let mut scene = scene::build(&layout, map, theme, None);
    scene.background = Rgba::default();
    let margin = 2.0 * f64::from(width) * MARGIN;
    let (wide, high) = (f64::from(width) - margin, f64::from(height) - margin);
    let scale = (wide / layout.size.width.max(1.0)).min(high / layout.size.height.max(1.0)).min(1.0);
    let origin = Point::new(
        (layout.size.width - f64::from(width) / scale) / 2.0,
        (layout.size.height - f64::from(height) / scale) / 2.0,
    );
    draw(&scene, map, (width, height), scale, origin)
}

fn draw(
    scene: &Scene,
    map: &JourneyMap,
    (width, height): (u16, u16),
    scale: f64,
    origin: Point,
) -> Thumbnail {
    let raster = Raster::new(scene, &map.media, scale, origin).text_mode(TextMode::BarsWhenTiny);
    let groups = raster.groups_by_row(height.max(1), 1).pop().unwrap_or_default();
    let mut painter = Painter::new();
    raster.draw(&mut painter, Tile { x: 0, y: 0, width, height }, &groups);
    Thumbnail { width, height, rgba: painter.rows().flatten().copied().collect() }
}

/// The grid without the map's header.
fn shown_part(layout: &MapLayout) -> Rect {
    let whole = Rect::from_origin_size(Point::ORIGIN, layout.size);
    let top = layout.stages.iter().map(|stage| stage.rect.y0).fold(f64::INFINITY, f64::min);
    if top.is_finite() { Rect::new(whole.x0, top, whole.x1, whole.y1) } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(locale: Locale, width: u16, height: u16) -> Thumbnail {
        let map = JourneyMap::blank_from(locale, &mut fastrand::Rng::with_seed(1));
        thumbnail(&map, &mut TextEngine::embedded_only(), locale, &Theme::light(), width, height)
    }

    fn at(picture: &Thumbnail, x: u16, y: u16) -> [u8; 4] {
        let at = (usize::from(y) * usize::from(picture.width) + usize::from(x)) * 4;
        picture.rgba[at..at + 4].try_into().unwrap()
    }

    #[test]
    fn it_fills_its_width_with_the_stages_in_the_flows_order() {
        let Rgba(r, g, b, _) = Theme::light().stage(0, None).ground;
        let first = [r, g, b, 255];
        let (english, arabic) = (of(Locale::En, 340, 128), of(Locale::Ar, 340, 128));
        assert_eq!(english.rgba.len(), 340 * 128 * 4);
        // A row through the stage headers, away from their titles.
        let places =
            |picture: &Thumbnail| -> Vec<u16> { (0..340).filter(|x| at(picture, *x, 14) == first).collect() };
        let (ltr, rtl) = (places(&english), places(&arabic));
        assert!(ltr.len() > 30 && ltr.iter().all(|x| *x < 170), "{ltr:?}");
        assert!(rtl.len() > 30 && rtl.iter().all(|x| *x > 170), "{rtl:?}");
        assert_eq!(at(&english, 0, 0), [0; 4], "the ground is left to whoever shows it");
        assert!((0..128).all(|y| at(&english, 2, y) == [0; 4] && at(&english, 337, y) == [0; 4]));
    }

    #[test]
    fn a_preview_holds_the_map_from_its_title_to_its_last_lane() {
        let map = JourneyMap::blank_from(Locale::En, &mut fastrand::Rng::with_seed(1));
        let mut text = TextEngine::embedded_only();
        // Far wider than the map, and far higher.
        for (width, height) in [(600, 120), (120, 600)] {
            let picture = preview(&map, &mut text, Locale::En, &Theme::light(), width, height);
            let drawn = |x, y| at(&picture, x, y)[3] > 0;
            let rows: Vec<u16> = (0..height).filter(|y| (0..width).any(|x| drawn(x, *y))).collect();
            let columns: Vec<u16> = (0..width).filter(|x| (0..height).any(|y| drawn(*x, y))).collect();
            for (along, side) in [(&rows, height), (&columns, width)] {
                let (first, last) = (along[0], along[along.len() - 1]);
                assert!(first > 0 && last + 1 < side, "nothing is cut: {first} to {last} of {side}");
                assert!(
                    first.abs_diff(side - 1 - last) < side / 8,
                    "in the middle: {first} to {last} of {side}"
                );
            }
        }
    }

    #[test]
    fn any_size_can_be_made() {
        for (width, height) in [(1, 1), (0, 9), (9, 0), (2_000, 3)] {
            let picture = of(Locale::He, width, height);
            assert_eq!(picture.rgba.len(), usize::from(width) * usize::from(height) * 4);
        }
    }
}
