//! Text: glyph runs as they were laid out, colour emoji included.

use std::sync::Arc;

use kurbo::{Affine, BezPath, PathEl, Point, Rect, RoundedRect, Shape as _, Vec2};
use rustc_hash::FxHashMap;
use swash::{
    scale::{Render, ScaleContext, Source, StrikeWith, image::Content},
    zeno::{Command, PathData as _},
};
use vello_cpu::{Glyph, PaintType, Pixmap, peniko::ImageQuality};

use super::{
    Painter, color, images,
    lines::{self, Lines},
    shapes::image_paint,
};
use crate::{
    scene::Rgba,
    text::{Font, GlyphRun, TextBlock},
};

/// How much thicker the stems of a synthetic bold are, in ems; as in the window.
const EMBOLDEN: f32 = 1.0 / 24.0;

/// What has been made of fonts so far. One export draws with a handful of sizes.
#[derive(Default)]
pub(super) struct Glyphs {
    context: ScaleContext,
    /// By font id.
    fonts: FxHashMap<u32, FontKind>,
    outlines: FxHashMap<GlyphKey, Arc<BezPath>>,
    bitmaps: FxHashMap<GlyphKey, Option<BitmapGlyph>>,
}

/// A font's id, a glyph of it, and the bits of the pixels per em.
type GlyphKey = (u32, u32, u32);

/// How a font brings its glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FontKind {
    /// As outlines, to be filled with the text's colour.
    Outlines,
    /// As outlines in colours of their own.
    Colors,
    /// As coloured bitmaps of fixed sizes.
    Bitmaps,
    /// Not at all: the file cannot be read.
    Unreadable,
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
            match self.glyphs.kind(&run.font) {
                FontKind::Outlines => self.outline_run(run, transform, ink),
                FontKind::Colors => self.color_run(run, transform, ink),
                FontKind::Bitmaps => self.bitmap_run(run, transform),
                FontKind::Unreadable => {}
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
        let faint = color(Rgba(r, g, b, (u16::from(a) * 2 / 5) as u8));
        for line in block.lines.iter().filter(|line| line.right > line.left) {
            let middle = f64::from(line.top + line.bottom) / 2.0;
            let half = f64::from(em) * 0.3;
            let bar = Rect::new(f64::from(line.left), middle - half, f64::from(line.right), middle + half);
            let bar = RoundedRect::from_rect(bar + origin.to_vec2(), half);
            let lines = Lines::of(bar.path_elements(self.tolerance()), self.map_to_pixels, self.seen());
            self.fill_lines(&lines, PaintType::Solid(faint));
        }
    }

    fn outline_run(&mut self, run: &GlyphRun, transform: Affine, ink: Rgba) {
        let px = self.px(run);
        // One shape for the whole run: letters that touch or overlap join without a seam.
        let mut shape = BezPath::new();
        for glyph in &run.glyphs {
            let outline = self.glyphs.outline(&run.font, glyph.id, px);
            if !outline.is_empty() {
                let at = transform * Point::new(f64::from(glyph.x), f64::from(glyph.y));
                lines::append(&mut shape, &outline, at.to_vec2());
            }
        }
        if !shape.is_empty() {
            self.fill_lines(&shape, PaintType::Solid(color(ink)));
        }
    }

    fn color_run(&mut self, run: &GlyphRun, transform: Affine, ink: Rgba) {
        self.context.set_transform(transform);
        self.context.set_paint(color(ink));
        let builder = self
            .context
            .glyph_run(&mut self.resources, run.font.data())
            .font_size(run.size)
            .hint(false)
            .normalized_coords(run.font.coords());
        let glyphs = run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x, y: glyph.y });
        // Errors tell of glyphs without ink, spaces among them: nothing to draw, nothing to say.
        let _ = builder.fill_glyphs(glyphs);
    }

    fn bitmap_run(&mut self, run: &GlyphRun, transform: Affine) {
        let px = self.px(run);
        self.context.set_transform(Affine::IDENTITY);
        for glyph in &run.glyphs {
            let Some(bitmap) = self.glyphs.bitmap(&run.font, glyph.id, px) else { continue };
            let at = transform * Point::new(f64::from(glyph.x), f64::from(glyph.y));
            let corner = (at + bitmap.offset).round();
            let size = (f64::from(bitmap.image.width()), f64::from(bitmap.image.height()));
            self.context.set_paint(image_paint(bitmap.image, ImageQuality::Low));
            self.context.set_paint_transform(Affine::translate(corner.to_vec2()));
            self.context.fill_rect(&Rect::from_origin_size(corner, size));
        }
        self.context.reset_paint_transform();
    }

    /// Pixels per em of a run.
    fn px(&self, run: &GlyphRun) -> f32 {
        (f64::from(run.size) * self.scale) as f32
    }
}

impl Glyphs {
    fn kind(&mut self, font: &Font) -> FontKind {
        *self.fonts.entry(font.id()).or_insert_with(|| match swash_font(font) {
            None => FontKind::Unreadable,
            Some(face) if face.table(swash::tag_from_bytes(b"COLR")).is_some() => FontKind::Colors,
            Some(face) if face.color_strikes().next().is_some() => FontKind::Bitmaps,
            Some(_) => FontKind::Outlines,
        })
    }

    /// The outline of a glyph at `px` pixels per em around its origin, y down; empty when it has no ink.
    fn outline(&mut self, font: &Font, id: u32, px: f32) -> Arc<BezPath> {
        let key = (font.id(), id, px.to_bits());
        if let Some(outline) = self.outlines.get(&key) {
            return Arc::clone(outline);
        }
        let outline = Arc::new(outline(&mut self.context, font, id, px).unwrap_or_default());
        self.outlines.insert(key, Arc::clone(&outline));
        outline
    }

    /// The picture of a glyph at `px` pixels per em; none when it has no ink.
    fn bitmap(&mut self, font: &Font, id: u32, px: f32) -> Option<BitmapGlyph> {
        let key = (font.id(), id, px.to_bits());
        if let Some(glyph) = self.bitmaps.get(&key) {
            return glyph.clone();
        }
        let glyph = bitmap(&mut self.context, font, id, px);
        self.bitmaps.insert(key, glyph.clone());
        glyph
    }
}

fn swash_font(font: &Font) -> Option<swash::FontRef<'_>> {
    let data = font.data();
    swash::FontRef::from_index(data.data.data(), data.index as usize)
}

fn outline(context: &mut ScaleContext, font: &Font, id: u32, px: f32) -> Option<BezPath> {
    let id = u16::try_from(id).ok()?;
    let mut scaler =
        context.builder(swash_font(font)?).size(px).hint(false).normalized_coords(font.coords()).build();
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
    Some(Lines::of(elements, upright, lines::EVERYTHING))
}

fn bitmap(context: &mut ScaleContext, font: &Font, id: u32, px: f32) -> Option<BitmapGlyph> {
    let id = u16::try_from(id).ok()?;
    let mut scaler =
        context.builder(swash_font(font)?).size(px).hint(false).normalized_coords(font.coords()).build();
    let sources = [Source::ColorBitmap(StrikeWith::BestFit), Source::Outline];
    let image = Render::new(&sources).render(&mut scaler, id)?;
    let rgba = match image.content {
        Content::Color => image.data,
        // An outline among bitmaps: black where it covers.
        Content::Mask | Content::SubpixelMask => {
            image.data.iter().flat_map(|coverage| [0, 0, 0, *coverage]).collect()
        }
    };
    let pixels = images::pixmap(image.placement.width, image.placement.height, &rgba)?;
    let offset = Vec2::new(f64::from(image.placement.left), -f64::from(image.placement.top));
    Some(BitmapGlyph { image: Arc::new(pixels), offset })
}
