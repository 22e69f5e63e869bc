//! Pictures of glyphs.

use swash::scale::{Render, ScaleContext, Source, StrikeWith, image::Content};
use swash::zeno::{Angle, Format, Transform, Vector};

use super::{Font, color_glyph};

/// The picture of one glyph.
#[derive(Clone, Debug)]
pub struct GlyphImage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels from the glyph's origin to the picture's left edge.
    pub left: i32,
    /// Pixels from the baseline down to the picture's top edge (negative above it).
    pub top: i32,
    /// Row by row: one coverage byte a pixel, or four bytes RGBA (straight alpha) when `colored`.
    pub data: Vec<u8>,
    /// Whether the glyph brings its own colours (emoji).
    pub colored: bool,
}

/// Most pixels per em that a picture is made for; beyond, nobody looks at a glyph as a picture.
const MAX_PX: f32 = 2048.0;

/// How much bolder a synthetic bold is, in ems (as FreeType does it).
const EMBOLDEN: f32 = 1.0 / 24.0;

/// Draws glyphs for whoever has no [`super::TextEngine`] at hand: one a thread.
#[derive(Default)]
pub struct GlyphPainter(ScaleContext);

impl GlyphPainter {
    /// The picture of glyph `id` of `font` at `px` pixels per em, shifted right by `offset` pixels (0 … 1); the
    /// same as [`super::TextEngine::glyph_image`] gives. None when it has no ink.
    pub fn image(&mut self, font: &Font, id: u32, px: f32, offset: f32) -> Option<GlyphImage> {
        glyph_image(&mut self.0, font, id, px, offset)
    }
}

impl std::fmt::Debug for GlyphPainter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GlyphPainter").finish_non_exhaustive()
    }
}

/// Draws glyph `id` of `font` at `px` pixels per em, shifted right by `offset` pixels.
pub(super) fn glyph_image(
    context: &mut ScaleContext,
    font: &Font,
    id: u32,
    px: f32,
    offset: f32,
) -> Option<GlyphImage> {
    if !(px.is_finite() && px > 0.0 && offset.is_finite()) {
        return None;
    }
    let px = px.min(MAX_PX);
    let id = u16::try_from(id).ok()?;
    if color_glyph::is_painted(font, id) {
        return color_glyph::paint(font, id, px, offset);
    }
    let mut scaler =
        context.builder(font.swash()?).size(px).hint(false).normalized_coords(font.coords()).build();
    let sources = [Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit), Source::Outline];
    let mut render = Render::new(&sources);
    render.format(Format::Alpha).offset(Vector::new(offset, 0.0)).default_color([0, 0, 0, 255]);
    if font.embolden() {
        render.embolden(px * EMBOLDEN);
    }
    if let Some(degrees) = font.skew() {
        render.transform(Some(Transform::skew(Angle::from_degrees(degrees), Angle::ZERO)));
    }
    let image = render.render(&mut scaler, id)?;
    let (width, height) = (image.placement.width, image.placement.height);
    let colored = image.content == Content::Color;
    let pixels = (width as usize).checked_mul(height as usize)?;
    if pixels == 0 || image.data.len() != pixels * if colored { 4 } else { 1 } {
        return None;
    }
    Some(GlyphImage {
        width,
        height,
        left: image.placement.left,
        top: -image.placement.top,
        data: image.data,
        colored,
    })
}
