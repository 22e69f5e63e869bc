//! Text in any script: fonts, paragraphs, glyph pictures.
//!
//! In: a string, a [`TextStyle`] and a width. Out: a [`TextBlock`] whose lines, clusters and
//! glyphs stand where UAX #9 and UAX #14 want them, one layout per hard line, each with the
//! direction of its first strong letter. Knows no colours and no window.

mod block;
mod icon;
mod style;

pub use block::{Cluster, Glyph, GlyphRun, Line, TextBlock};
pub use icon::Icon;
pub use style::{Align, TextStyle, Weight};

use std::sync::Arc;

/// A face of a font in one instance (variation, synthetic slant or weight). Cheap to clone.
#[derive(Clone, Debug)]
pub struct Font(pub(crate) Arc<FontFace>);

/// What [`Font`] shares.
#[derive(Debug)]
pub(crate) struct FontFace {
    /// Unique within the program.
    pub(crate) id: u32,
    /// The file's bytes and the face's index in it.
    pub(crate) data: parley::FontData,
    /// Normalised variation coordinates.
    pub(crate) coords: Vec<i16>,
    /// Whether to make the outline bolder.
    pub(crate) embolden: bool,
    /// Slant in degrees.
    pub(crate) skew: Option<f32>,
}

impl Font {
    /// Number of the face, unique within the program.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id
    }

    /// The file's bytes and the face's index in it.
    #[must_use]
    pub fn data(&self) -> &parley::FontData {
        &self.0.data
    }

    /// Normalised variation coordinates (F2Dot14 bits).
    #[must_use]
    pub fn coords(&self) -> &[i16] {
        &self.0.coords
    }

    /// Whether to make the outline bolder.
    #[must_use]
    pub fn embolden(&self) -> bool {
        self.0.embolden
    }

    /// Synthetic slant in degrees.
    #[must_use]
    pub fn skew(&self) -> Option<f32> {
        self.0.skew
    }
}

/// Lays out texts and keeps what it has laid out.
pub struct TextEngine {}

impl TextEngine {
    /// An engine that knows the embedded fonts and asks the system for the letters that they lack
    /// (loaded when the first such letter comes).
    #[must_use]
    pub fn new() -> Self {
        Self {}
    }

    /// An engine that knows only the embedded fonts: the same everywhere, for tests.
    #[must_use]
    pub fn embedded_only() -> Self {
        Self {}
    }

    /// Lays out `text` in `width` points; without a width, lines break at `\n` only.
    pub fn block(&mut self, _text: &str, _style: &TextStyle, _width: Option<f32>) -> Arc<TextBlock> {
        unimplemented!()
    }

    /// One icon as a block `size` points wide and high.
    pub fn icon(&mut self, _icon: Icon, _filled: bool, _size: f32) -> Arc<TextBlock> {
        unimplemented!()
    }

    /// One cluster's picture, e.g. for an atlas: glyph `id` of `font` at `px` pixels per em, shifted
    /// right by `offset` pixels (0 … 1). None when it has no ink.
    pub fn glyph_image(&mut self, _font: &Font, _id: u32, _px: f32, _offset: f32) -> Option<GlyphImage> {
        unimplemented!()
    }
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

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
