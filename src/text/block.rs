//! A laid-out text: what [`super::TextEngine`] gives and everything above draws, measures and edits.
//!
//! All positions are in the block's own space: points, x to the right, y down, (0, 0) at its top
//! left corner whatever the direction.

use std::{ops::Range, sync::Arc};

use super::{Font, TextStyle};
use crate::model::Direction;

/// A text broken into lines and shaped. Immutable and shared.
#[derive(Debug)]
pub struct TextBlock {
    /// The text, as it was given.
    pub text: Arc<str>,
    /// How it was laid out.
    pub style: TextStyle,
    /// Width in which its lines wrap; none breaks them at line ends only.
    pub wrap: Option<f32>,
    /// Width given to it; without one, its longest line's.
    pub width: f32,
    /// Width of its longest line, without spaces at line ends.
    pub ink_width: f32,
    /// Sum of its lines' heights; one line's height when the text is empty.
    pub height: f32,
    /// Its lines from top to bottom; never empty.
    pub lines: Vec<Line>,
    /// Its glyphs, run by run, line by line, each line's runs in visual order from left to right.
    pub runs: Vec<GlyphRun>,
    /// Whether text was left out behind an ellipsis (only with [`super::TextStyle::max_lines`]).
    pub truncated: bool,
    /// Whether no font known when it was laid out had a glyph for some letter of it; see
    /// [`super::TextEngine`] on when to ask again.
    pub missing: bool,
}

/// One visual line of a block.
#[derive(Clone, Debug)]
pub struct Line {
    /// Bytes of the text in it, with the spaces or the line end (`\n`, `\r\n`, U+2029 …) that end
    /// it. The ranges of a block's lines tile its text.
    pub text_range: Range<usize>,
    /// Direction of its paragraph.
    pub direction: Direction,
    /// Top edge.
    pub top: f32,
    /// Baseline.
    pub baseline: f32,
    /// Bottom edge: the next line's top.
    pub bottom: f32,
    /// Left edge of its ink.
    pub left: f32,
    /// Right edge of its ink, spaces at the line's end not counted.
    pub right: f32,
    /// Its clusters in visual order from left to right. They tile the line from edge to edge, and
    /// their ranges tile its bytes up to the line end. Spaces at the end of the line are the last
    /// ones in its direction and stand beyond `left` or `right`, inside the block as far as there is
    /// room (no width is left to those for which there is none).
    pub clusters: Vec<Cluster>,
}

impl Line {
    /// A line of nothing, at no place as yet.
    pub(crate) fn empty(direction: Direction) -> Self {
        Self {
            text_range: 0..0,
            direction,
            top: 0.0,
            baseline: 0.0,
            bottom: 0.0,
            left: 0.0,
            right: 0.0,
            clusters: Vec::new(),
        }
    }
}

/// The smallest piece of text that a caret may stand before or after: a grapheme. The letters of a
/// ligature (lam-alef, "fi") are clusters of their own that share its width evenly. An ellipsis is
/// one cluster that holds all the text that it stands for.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Bytes of the text.
    pub text_range: Range<usize>,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Direction of its run.
    pub direction: Direction,
}

/// Glyphs of one font and direction on one line.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// The face they come from.
    pub font: Font,
    /// Size in points per em.
    pub size: f32,
    /// Direction of the run.
    pub direction: Direction,
    /// Bytes of the text.
    pub text_range: Range<usize>,
    /// Index of its line in [`TextBlock::lines`].
    pub line: usize,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

/// One glyph in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Number in the font.
    pub id: u32,
    /// Horizontal origin.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Advance to the right.
    pub advance: f32,
    /// First byte of the cluster that it belongs to.
    pub cluster: usize,
}
