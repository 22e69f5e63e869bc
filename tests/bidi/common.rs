//! What the tests of this folder share.

use std::sync::Arc;

use rihla::{
    model::Direction,
    text::{Line, TextBlock, TextEngine, TextStyle},
};

/// A 10-point style in a left-to-right container.
pub(crate) fn ltr() -> TextStyle {
    TextStyle::new(10.0, Direction::Ltr)
}

/// The same in a right-to-left container.
pub(crate) fn rtl() -> TextStyle {
    TextStyle::new(10.0, Direction::Rtl)
}

/// Lays out with the embedded fonts.
pub(crate) fn block(text: &str, style: &TextStyle, width: Option<f32>) -> Arc<TextBlock> {
    TextEngine::embedded_only().block(text, style, width)
}

/// The clusters of `line` from left to right, written one after another.
pub(crate) fn visual(block: &TextBlock, line: &Line) -> String {
    line.clusters.iter().map(|cluster| &block.text[cluster.text_range.clone()]).collect()
}

/// The same for every line, with `\n` between them.
pub(crate) fn visual_lines(block: &TextBlock) -> String {
    block.lines.iter().map(|line| visual(block, line)).collect::<Vec<_>>().join("\n")
}
