//! Text: glyph runs as they were laid out, colour emoji included.
//!
//! A glyph's picture is made once and then put wherever the glyph stands, moved by quarters of a pixel to the
//! right and whole ones down, exactly as in the window.

use std::sync::Arc;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, RoundedRect, Shape as _, Vec2};
use rustc_hash::FxHashMap;
use swash::{
    scale::ScaleContext,
    zeno::{Command, PathData as _},
};

use super::{
    Painter,
    canvas::{self, Pixel},
    cover::Window,
    ink::Ink,
};
use crate::{
    scene::Rgba,
    text::{Font, GlyphImage, GlyphPainter, GlyphRun, TextBlock},
};

/// How much thicker the stems of a synthetic bold are, in ems; as in the window.
const EMBOLDEN: f32 = 1.0 / 24.0;

/// Pixels per em beyond which glyphs are drawn as outlines: their pictures would be big and seldom used twice.
const LARGE: f32 = 256.0;

/// Bytes of pictures that are kept. One export draws with a handful of sizes, but fonts may be large.
const MAX_KEPT: usize = 8 << 20;

/// What has been made of fonts so far.
#[derive(Default)]
pub(super) struct Glyphs {
    painter: GlyphPainter,
    outlines: ScaleContext,
    pictures: FxHashMap<GlyphKey, Option<Arc<Picture>>>,
    /// Bytes of all pictures.
    kept: usize,
    /// Coverage of the run that is being drawn.
    mask: Vec<u8>,
    /// Its pictures with their places.
    placed: Vec<(Arc<Picture>, Window)>,
}

/// A font's id, a glyph of it, the bits of the pixels per em, and quarters of a pixel to the right.
type GlyphKey = (u32, u32, u32, u8);

/// A glyph's picture.
struct Picture {
    /// From the glyph's origin to the left edge, in pixels.
    left: i64,
    /// From the baseline down to the top edge.
    top: i64,
    width: usize,
    height: usize,
    ink: GlyphInk,
}

/// What a glyph's picture consists of, row by row.
enum GlyphInk {
    /// How much of each pixel is covered with the text's colour.
    Mask(Vec<u8>),
    /// Colours of its own.
    Colors(Vec<Pixel>),
}

impl Painter {
    /// Draws a block with its top left corner at `origin`.
    pub(super) fn text(&mut self, block: &TextBlock, origin: Point, ink: Rgba) {
        for run in &block.runs {
            let px = (f64::from(run.size) * self.scale) as f32;
            if px > LARGE && is_outlined(&run.font) {
                self.large_run(run, px, origin, ink);
            } else {
                self.run(run, px, origin, ink);
            }
        }
    }

    /// The same, but as bars where an em is smaller than `tiny` pixels.
    pub(super) fn text_or_bars(&mut self, block: &TextBlock, origin: Point, ink: Rgba, tiny: f64) {
        let em = block.runs.iter().fold(0.0_f32, |em, run| em.max(run.size));
        // A single sign is an icon: as a bar it would say nothing.
        let glyphs: usize = block.runs.iter().map(|run| run.glyphs.len()).sum();
        if f64::from(em) * self.scale >= tiny || glyphs < 2 {
            self.text(block, origin, ink);
            return;
        }
        let Rgba(r, g, b, a) = ink;
        let faint = Ink::flat(Rgba(r, g, b, (u16::from(a) * 2 / 5) as u8));
        for line in block.lines.iter().filter(|line| line.right > line.left) {
            let middle = f64::from(line.top + line.bottom) / 2.0;
            let half = f64::from(em) * 0.3;
            let bar = Rect::new(f64::from(line.left), middle - half, f64::from(line.right), middle + half);
            let bar = RoundedRect::from_rect(bar + origin.to_vec2(), half);
            self.fill(bar.path_elements(self.tolerance()), &faint);
        }
    }

    /// Draws a run by its glyphs' pictures.
    fn run(&mut self, run: &GlyphRun, px: f32, origin: Point, ink: Rgba) {
        let tile = self.window;
        let mut placed = std::mem::take(&mut self.glyphs.placed);
        let mut whole: Option<Rect> = None;
        for glyph in &run.glyphs {
            let at = self.map_to_picture * (origin + Vec2::new(f64::from(glyph.x), f64::from(glyph.y)));
            if !at.is_finite() {
                continue;
            }
            // Whole pixels and quarters.
            let quarters = (at.x * 4.0 + 0.5).floor() as i64;
            let (x, bin) = (quarters.div_euclid(4), quarters.rem_euclid(4) as u8);
            let Some(picture) = self.glyphs.picture(&run.font, glyph.id, px, bin) else { continue };
            let window = Window {
                x: x.saturating_add(picture.left),
                y: (at.y.round() as i64).saturating_add(picture.top),
                width: picture.width,
                height: picture.height,
            };
            let bounds = window.bounds();
            if tile.cut(bounds).is_some() {
                whole = Some(whole.map_or(bounds, |whole| whole.union(bounds)));
                placed.push((picture, window));
            }
        }
        if let Some(window) = whole.and_then(|whole| tile.cut(whole)) {
            self.put(&placed, window, ink);
        }
        placed.clear();
        self.glyphs.placed = placed;
    }

    /// Puts a run's pictures, which meet the tile in `window`.
    fn put(&mut self, placed: &[(Arc<Picture>, Window)], window: Window, ink: Rgba) {
        let tile = self.window;
        let ink = canvas::premultiplied(ink);
        // Letters that touch or overlap join without a seam: their coverage is added up before any ink comes
        // on the ground. Where none do, that is not needed.
        let apart = placed.windows(2).all(|pair| pair[0].1.right() <= pair[1].1.x);
        let mut mask = std::mem::take(&mut self.glyphs.mask);
        mask.clear();
        if !apart {
            mask.resize(window.width * window.height, 0);
        }
        for (picture, place) in placed {
            let Some(part) = window.cut(place.bounds()) else { continue };
            for row in 0..part.height {
                let y = part.y + row as i64;
                let from = (y - place.y) as usize * place.width + (part.x - place.x) as usize;
                let left = (part.x - tile.x) as usize;
                let pixels = self.canvas.stretch((y - tile.y) as usize, left..left + part.width);
                match &picture.ink {
                    GlyphInk::Mask(bytes) if apart => {
                        let bytes = bytes.get(from..from + part.width).unwrap_or_default();
                        canvas::cover_masked(pixels, ink, bytes);
                    }
                    GlyphInk::Mask(bytes) => {
                        let to = (y - window.y) as usize * window.width + (part.x - window.x) as usize;
                        let sums = mask.get_mut(to..to + part.width).unwrap_or_default();
                        for (sum, byte) in sums.iter_mut().zip(bytes.get(from..).unwrap_or_default()) {
                            *sum = sum.saturating_add(*byte);
                        }
                    }
                    GlyphInk::Colors(colors) => {
                        for (pixel, color) in pixels.iter_mut().zip(colors.get(from..).unwrap_or_default()) {
                            *pixel = canvas::over(*color, *pixel);
                        }
                    }
                }
            }
        }
        let left = (window.x - tile.x) as usize;
        for (row, mask) in mask.chunks_exact(window.width.max(1)).enumerate() {
            let row = (window.y - tile.y) as usize + row;
            canvas::cover_masked(self.canvas.stretch(row, left..left + window.width), ink, mask);
        }
        self.glyphs.mask = mask;
    }

    /// Draws a run of large letters as one outline.
    fn large_run(&mut self, run: &GlyphRun, px: f32, origin: Point, ink: Rgba) {
        let mut lines = std::mem::take(&mut self.lines);
        lines.clear();
        for glyph in &run.glyphs {
            let at = self.map_to_picture * (origin + Vec2::new(f64::from(glyph.x), f64::from(glyph.y)));
            if let Some(outline) = outline(&mut self.glyphs.outlines, &run.font, glyph.id, px) {
                lines.add(outline.iter(), Affine::translate(at.to_vec2()));
            }
        }
        self.lines = lines;
        self.fill_lines(&Ink::flat(ink));
    }
}

impl Glyphs {
    /// The picture of a glyph at `px` pixels per em; none when it has no ink.
    fn picture(&mut self, font: &Font, id: u32, px: f32, bin: u8) -> Option<Arc<Picture>> {
        let key = (font.id(), id, px.to_bits(), bin);
        if let Some(picture) = self.pictures.get(&key) {
            return picture.clone();
        }
        let picture = self.painter.image(font, id, px, f32::from(bin) * 0.25).map(Picture::new).map(Arc::new);
        if self.kept > MAX_KEPT {
            self.pictures.clear();
            self.kept = 0;
        }
        self.kept += picture.as_ref().map_or(0, |picture| picture.bytes());
        self.pictures.insert(key, picture.clone());
        picture
    }
}

impl Picture {
    fn new(image: GlyphImage) -> Self {
        let ink = if image.colored {
            let straight = image.data.as_chunks::<4>().0.iter();
            let pixels = straight.map(|&[r, g, b, a]| canvas::premultiplied(Rgba(r, g, b, a)));
            GlyphInk::Colors(pixels.collect())
        } else {
            GlyphInk::Mask(image.data)
        };
        let (width, height) = (image.width as usize, image.height as usize);
        Self { left: image.left.into(), top: image.top.into(), width, height, ink }
    }

    fn bytes(&self) -> usize {
        match &self.ink {
            GlyphInk::Mask(bytes) => bytes.len(),
            GlyphInk::Colors(pixels) => 4 * pixels.len(),
        }
    }
}

/// Whether a font's glyphs are outlines to be filled with the text's colour.
fn is_outlined(font: &Font) -> bool {
    font.swash().is_some_and(|face| {
        face.table(swash::tag_from_bytes(b"COLR")).is_none() && face.color_strikes().next().is_none()
    })
}

/// The outline of a glyph at `px` pixels per em around its origin, y down; none when it has no ink.
fn outline(context: &mut ScaleContext, font: &Font, id: u32, px: f32) -> Option<BezPath> {
    let id = u16::try_from(id).ok()?;
    let mut scaler =
        context.builder(font.swash()?).size(px).hint(false).normalized_coords(font.coords()).build();
    let mut outline = scaler.scale_outline(id)?;
    if font.embolden() {
        outline.embolden(px * EMBOLDEN, px * EMBOLDEN);
    }
    let slant = font.skew().map_or(0.0, |degrees| f64::from(degrees).to_radians().tan());
    // Fonts count upwards.
    let upright = Affine::new([1.0, 0.0, slant, -1.0, 0.0, 0.0]);
    let point = |point: swash::zeno::Point| Point::new(f64::from(point.x), f64::from(point.y));
    let elements = outline.path().commands().map(|command| match command {
        Command::MoveTo(to) => PathEl::MoveTo(point(to)),
        Command::LineTo(to) => PathEl::LineTo(point(to)),
        Command::QuadTo(a, to) => PathEl::QuadTo(point(a), point(to)),
        Command::CurveTo(a, b, to) => PathEl::CurveTo(point(a), point(b), point(to)),
        Command::Close => PathEl::ClosePath,
    });
    Some(elements.map(|element| upright * element).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::raster::Tile;

    const INK: Rgba = Rgba(10, 20, 30, 255);

    fn picture(ink: GlyphInk) -> Arc<Picture> {
        Arc::new(Picture { left: 0, top: 0, width: 3, height: 2, ink })
    }

    /// A tile of 8 × 4 white pixels at (100, 50) with these pictures drawn on it.
    fn drawn(placed: &[(Arc<Picture>, Window)]) -> Vec<Pixel> {
        let mut painter = Painter::new();
        painter.begin(Tile { x: 100, y: 50, width: 8, height: 4 }, Rgba::WHITE);
        let window = painter.window;
        painter.put(placed, window, INK);
        painter.canvas.bytes().as_chunks::<4>().0.to_vec()
    }

    fn at(x: i64, y: i64) -> Window {
        Window { x, y, width: 3, height: 2 }
    }

    #[test]
    fn letters_that_overlap_or_touch_within_a_pixel_join_without_a_seam() {
        let left = picture(GlyphInk::Mask(vec![255, 255, 100, 255, 255, 100]));
        let right = picture(GlyphInk::Mask(vec![155, 255, 255, 155, 255, 255]));
        let pixels = drawn(&[(left, at(100, 50)), (right, at(102, 50))]);
        assert_eq!(&pixels[..5], [[10, 20, 30, 255]; 5]);
        assert_eq!(pixels[5], [255; 4]);
    }

    #[test]
    fn emoji_keep_their_colours_and_what_is_outside_the_tile_is_cut() {
        let face = picture(GlyphInk::Colors(vec![[200, 150, 0, 255]; 6]));
        let pixels = drawn(&[(face.clone(), at(99, 49)), (face, at(106, 53))]);
        let shown = [0, 1, 3 * 8 + 6, 3 * 8 + 7];
        for (index, pixel) in pixels.iter().enumerate() {
            let expected = if shown.contains(&index) { [200, 150, 0, 255] } else { [255; 4] };
            assert_eq!(*pixel, expected, "pixel {index}");
        }
    }
}
