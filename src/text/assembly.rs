//! From the lines of a text's paragraphs to its [`TextBlock`]: every line at its place.

use std::ops::Range;

use super::{
    Align, TextBlock, TextStyle,
    chars::HardLine,
    fonts::FaceMetrics,
    paragraph::{Draft, LineDraft},
};
use crate::model::Direction;

/// A block in the making.
pub(super) struct Assembly<'a> {
    pub(super) text: &'a str,
    pub(super) style: &'a TextStyle,
    pub(super) lines: Vec<LineDraft>,
    missing: bool,
    truncated: bool,
}

impl<'a> Assembly<'a> {
    pub(super) fn new(text: &'a str, style: &'a TextStyle) -> Self {
        Self { text, style, lines: Vec::new(), missing: false, truncated: false }
    }

    /// Adds the lines of a hard line. With `cut`, they end in an ellipsis which stands for all
    /// text from that byte of the hard line on.
    pub(super) fn add(&mut self, hard_line: &HardLine, draft: Draft, cut: Option<usize>) {
        self.missing |= !draft.missing.is_empty();
        self.truncated |= cut.is_some();
        let offset = hard_line.content.start;
        let first = self.lines.len();
        self.lines.extend(draft.lines);
        let text_len = self.text.len();
        let moved = |range: &Range<usize>| match cut {
            Some(cut) if range.start >= cut => offset + cut..text_len,
            _ => offset + range.start..offset + range.end,
        };
        for draft in &mut self.lines[first..] {
            let range = draft.line.text_range.clone();
            draft.line.text_range = offset + range.start..offset + range.end;
            for cluster in &mut draft.line.clusters {
                cluster.text_range = moved(&cluster.text_range);
            }
            for run in &mut draft.runs {
                run.text_range = match cut {
                    Some(cut) if run.text_range.end > cut => offset + run.text_range.start.min(cut)..text_len,
                    _ => moved(&run.text_range),
                };
                for glyph in &mut run.glyphs {
                    glyph.cluster = offset + cut.map_or(glyph.cluster, |cut| glyph.cluster.min(cut));
                }
            }
        }
        if let Some(last) = self.lines.last_mut() {
            last.line.text_range.end = if cut.is_some() { text_len } else { hard_line.end };
        }
    }

    /// Moves every line to its place.
    pub(super) fn finish(self, width: Option<f32>) -> TextBlock {
        let Self { text, style, lines: drafts, missing, truncated } = self;
        let ink = |draft: &LineDraft| draft.line.right - draft.line.left;
        let ink_width = drafts.iter().map(ink).fold(0.0, f32::max);
        let full_width = drafts.iter().map(|draft| ink(draft) + draft.trailing).fold(0.0, f32::max);
        let block_width = width.unwrap_or(full_width);

        let line_height = style.size * style.line_height;
        let ascent = first_baseline(style);
        let mut lines = Vec::with_capacity(drafts.len());
        let mut runs = Vec::new();
        let mut top = 0.0;
        for (index, mut draft) in drafts.into_iter().enumerate() {
            let bottom = line_height * (index + 1) as f32;
            draft.line.top = top;
            draft.line.baseline = top + ascent;
            draft.line.bottom = bottom;
            top = bottom;
            let spaces = if width.is_some() { 0.0 } else { draft.trailing };
            let dx = place(style, &draft, block_width, spaces) - draft.line.left;
            move_line(&mut draft, dx, index, width);
            runs.append(&mut draft.runs);
            lines.push(draft.line);
        }
        TextBlock {
            text: text.into(),
            style: *style,
            wrap: width,
            width: block_width,
            ink_width,
            height: top,
            lines,
            runs,
            truncated,
            missing,
        }
    }
}

/// Where the first baseline of a block lies.
pub(super) fn first_baseline(style: &TextStyle) -> f32 {
    let metrics = FaceMetrics::of(style.weight);
    let line_height = style.size * style.line_height;
    let leading = line_height - (metrics.ascent + metrics.descent) * style.size;
    leading / 2.0 + metrics.ascent * style.size
}

/// Where the left edge of the line's ink belongs in a block of this width. Spaces at the line's end
/// hang outside of what is aligned, unless the block is as wide as its lines (`spaces` is theirs).
fn place(style: &TextStyle, draft: &LineDraft, width: f32, spaces: f32) -> f32 {
    let left = left_of(style, width - (draft.line.right - draft.line.left) - spaces);
    if draft.line.direction.is_rtl() { left + spaces } else { left }
}

/// Where a line begins that leaves `free` points of its block.
pub(super) fn left_of(style: &TextStyle, free: f32) -> f32 {
    // A text that is forced the other way begins at the other side, as in every right-to-left system.
    match (style.align, style.forced.unwrap_or(style.container)) {
        (Align::Start, Direction::Ltr) | (Align::End, Direction::Rtl) => 0.0,
        (Align::Start, Direction::Rtl) | (Align::End, Direction::Ltr) => free,
        (Align::Center, _) => free / 2.0,
    }
}

/// Moves all of a line by `dx` and to its baseline; spaces at its end stay inside the block.
fn move_line(draft: &mut LineDraft, dx: f32, index: usize, width: Option<f32>) {
    let line = &mut draft.line;
    line.left += dx;
    line.right += dx;
    for cluster in &mut line.clusters {
        cluster.left += dx;
        cluster.right += dx;
    }
    if let (Some(width), Some(hanging)) = (width, line.clusters.get_mut(draft.trailing_clusters.clone())) {
        // An over-wide line keeps its own edges as limits.
        let (low, high) = (line.left.min(0.0), line.right.max(width));
        for cluster in hanging {
            cluster.left = cluster.left.clamp(low, high);
            cluster.right = cluster.right.clamp(low, high);
        }
    }
    for run in &mut draft.runs {
        run.line = index;
        for glyph in &mut run.glyphs {
            glyph.x += dx;
            glyph.y += line.baseline;
        }
    }
}
