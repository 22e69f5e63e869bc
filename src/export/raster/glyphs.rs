//! Text: glyph runs as they were laid out, colour emoji included.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Vec2};
use rustc_hash::FxHashMap;
use swash::scale::{Render, ScaleContext, Source, StrikeWith, image::Content};
use vello_cpu::{
    Glyph, GlyphRunBuilder, PixelMetadata, Pixmap,
    peniko::{ImageAlphaType, ImageQuality},
};

use super::{
    Painter, color,
    shapes::{image_paint, rounded},
};
use crate::{
    scene::Rgba,
    text::{Font, GlyphRun, TextBlock},
};

/// How much thicker the stems of a synthetic bold are, in ems (as FreeType does it).
const EMBOLDEN: f32 = 1.0 / 24.0;

/// Pictures of glyphs that a font brings as bitmaps (most colour emoji), by font, glyph and size.
#[derive(Default)]
pub(super) struct BitmapGlyphs {
    context: ScaleContext,
    /// By font id: whether its glyphs are colour bitmaps.
    fonts: FxHashMap<u32, bool>,
    glyphs: FxHashMap<(u32, u32, u32), Option<BitmapGlyph>>,
}

#[derive(Clone, Debug)]
struct BitmapGlyph {
    image: Arc<Pixmap>,
    /// From the glyph's origin to the picture's top left corner, in pixels.
    offset: Vec2,
}

impl Painter {
    /// Draws a block with its top left corner at `origin`.
    pub(super) fn text(&mut self, block: &TextBlock, origin: Point, ink: Rgba) {
        let transform = self.map_to_pixels * Affine::translate(origin.to_vec2());
        for run in &block.runs {
            if self.bitmaps.has_strikes(&run.font) {
                self.bitmap_run(run, transform);
            } else {
                self.outline_run(run, transform, ink);
            }
        }
    }

    /// The same, but as bars where an em is smaller than `tiny` pixels.
    pub(super) fn text_or_bars(&mut self, block: &TextBlock, origin: Point, ink: Rgba, tiny: f64) {
        let em = block.runs.iter().fold(0.0_f32, |em, run| em.max(run.size));
        // A single sign is an icon: as a bar it would say nothing.
        if f64::from(em) * self.scale >= tiny
            || block.runs.iter().map(|run| run.glyphs.len()).sum::<usize>() < 2
        {
            self.text(block, origin, ink);
            return;
        }
        self.context.set_transform(self.map_to_pixels);
        let Rgba(r, g, b, a) = ink;
        self.context.set_paint(color(Rgba(r, g, b, (u16::from(a) * 2 / 5) as u8)));
        for line in block.lines.iter().filter(|line| line.right > line.left) {
            let middle = (line.top + line.bottom) / 2.0;
            let half = em * 0.3;
            let bar = Rect::new(
                f64::from(line.left),
                f64::from(middle - half),
                f64::from(line.right),
                f64::from(middle + half),
            ) + origin.to_vec2();
            let path = rounded(bar, [f64::from(half); 4], self.tolerance());
            self.context.fill_path(&path);
        }
    }

    fn outline_run(&mut self, run: &GlyphRun, transform: Affine, ink: Rgba) {
        self.context.set_transform(transform);
        self.context.set_paint(color(ink));
        let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
        // Errors tell of glyphs without ink, spaces among them: nothing to draw, nothing to say.
        let _ = self.run_builder(run).fill_glyphs(glyphs.clone());
        if run.font.embolden() {
            let width = f64::from(run.size * EMBOLDEN);
            self.context.set_stroke(kurbo::Stroke::new(width).with_join(kurbo::Join::Miter));
            let _ = self.run_builder(run).stroke_glyphs(glyphs);
        }
    }

    fn run_builder<'p>(&'p mut self, run: &'p GlyphRun) -> GlyphRunBuilder<'p> {
        let builder = self
            .context
            .glyph_run(&mut self.resources, run.font.data())
            .font_size(run.size)
            .hint(false)
            .normalized_coords(run.font.coords());
        match run.font.skew() {
            Some(degrees) => {
                builder.glyph_transform(Affine::skew(f64::from(degrees).to_radians().tan(), 0.0))
            }
            None => builder,
        }
    }

    fn bitmap_run(&mut self, run: &GlyphRun, transform: Affine) {
        let px = (f64::from(run.size) * self.scale) as f32;
        self.context.set_transform(Affine::IDENTITY);
        for glyph in &run.glyphs {
            let Some(bitmap) = self.bitmaps.glyph(&run.font, glyph.id, px) else { continue };
            let at = transform * Point::new(f64::from(glyph.x), f64::from(glyph.y));
            let corner = (at + bitmap.offset).round();
            let (width, height) = (f64::from(bitmap.image.width()), f64::from(bitmap.image.height()));
            self.context.set_paint(image_paint(Arc::clone(&bitmap.image), ImageQuality::Low));
            self.context.set_paint_transform(Affine::translate(corner.to_vec2()));
            self.context.fill_rect(&Rect::from_origin_size(corner, (width, height)));
        }
        self.context.reset_paint_transform();
    }
}

impl BitmapGlyphs {
    /// Whether a font brings its glyphs as colour bitmaps.
    fn has_strikes(&mut self, font: &Font) -> bool {
        *self
            .fonts
            .entry(font.id())
            .or_insert_with(|| swash_font(font).is_some_and(|face| face.color_strikes().next().is_some()))
    }

    /// The picture of one glyph at `px` pixels per em; none when it has no ink.
    fn glyph(&mut self, font: &Font, id: u32, px: f32) -> Option<BitmapGlyph> {
        let key = (font.id(), id, px.to_bits());
        if let Some(glyph) = self.glyphs.get(&key) {
            return glyph.clone();
        }
        let glyph = draw_bitmap(&mut self.context, font, id, px);
        self.glyphs.insert(key, glyph.clone());
        glyph
    }
}

fn swash_font(font: &Font) -> Option<swash::FontRef<'_>> {
    let data = font.data();
    swash::FontRef::from_index(data.data.data(), data.index as usize)
}

fn draw_bitmap(context: &mut ScaleContext, font: &Font, id: u32, px: f32) -> Option<BitmapGlyph> {
    let id = u16::try_from(id).ok()?;
    let mut scaler =
        context.builder(swash_font(font)?).size(px).hint(false).normalized_coords(font.coords()).build();
    let sources = [Source::ColorBitmap(StrikeWith::BestFit), Source::ColorOutline(0), Source::Outline];
    let image = Render::new(&sources).default_color([0, 0, 0, 255]).render(&mut scaler, id)?;
    let (width, height) =
        (u16::try_from(image.placement.width).ok()?, u16::try_from(image.placement.height).ok()?);
    let rgba = match image.content {
        Content::Color => image.data,
        // An outline among bitmaps: black where it covers.
        Content::Mask | Content::SubpixelMask => {
            image.data.iter().flat_map(|coverage| [0, 0, 0, *coverage]).collect()
        }
    };
    let pixels = usize::from(width) * usize::from(height);
    if pixels == 0 || rgba.len() != pixels * 4 {
        return None;
    }
    // A vector of its own: the pixmap wants a capacity of whole pixels.
    let rgba = rgba.as_slice().to_vec();
    let image_data = Pixmap::from_parts(rgba, width, height, PixelMetadata::new(ImageAlphaType::Alpha, true));
    let offset = Vec2::new(f64::from(image.placement.left), -f64::from(image.placement.top));
    Some(BitmapGlyph { image: Arc::new(image_data), offset })
}
