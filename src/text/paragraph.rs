//! One hard line: from text to lines of placed glyphs and clusters.
//!
//! parley shapes and breaks; the order of runs is parley's, with rule L1 of UAX #9 applied by us
//! at the end of every line (parley leaves it out). Lines come out with their ink beginning at
//! x = 0 unless spaces hang to the left of it; [`super::engine`] moves them to their place.

use std::ops::Range;

use parley::{
    BaseDirection, FontContext, FontWeight, Layout, LayoutContext, LineBreakContext, LineHeight,
    OverflowWrap, Run, WhiteSpaceCollapse,
};
use unicode_segmentation::GraphemeCursor;

use super::{
    Cluster, Font, Glyph, GlyphRun, Line, TextStyle, Weight, chars,
    fonts::{self, FaceMetrics, FaceQuery, KnownFaces},
};
use crate::model::Direction;

/// Width of a tab, in spaces.
const TAB: f32 = 4.0;

/// What is asked of [`Shaper::lay_out`].
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    /// The hard line without its terminator.
    pub(super) text: &'a str,
    /// How.
    pub(super) style: &'a TextStyle,
    /// Its direction.
    pub(super) direction: Direction,
    /// Where lines wrap.
    pub(super) width: Option<f32>,
    /// Parts, in order, whose letters no font for their script has.
    pub(super) anywhere: &'a [Range<usize>],
}

/// A line of a hard line, before it is moved to its place.
pub(super) struct LineDraft {
    /// The line; its vertical edges are not set.
    pub(super) line: Line,
    /// Its runs from left to right; baselines count from 0.
    pub(super) runs: Vec<GlyphRun>,
    /// Advance of the spaces that end it.
    pub(super) trailing: f32,
    /// Its first cluster that is one of those spaces, and how many follow, in visual order.
    pub(super) trailing_clusters: Range<usize>,
}

/// A hard line, laid out.
#[derive(Default)]
pub(super) struct Draft {
    /// Its lines; never empty.
    pub(super) lines: Vec<LineDraft>,
    /// Parts for which no font had a letter, in order.
    pub(super) missing: Vec<Range<usize>>,
}

/// parley's workspace.
pub(super) struct Shaper {
    context: LayoutContext<()>,
    layout: Layout<()>,
    faces: KnownFaces,
}

impl Shaper {
    pub(super) fn new() -> Self {
        Self { context: LayoutContext::new(), layout: Layout::new(), faces: KnownFaces::default() }
    }

    /// Lays out one hard line with the fonts of `fonts`.
    pub(super) fn lay_out(&mut self, fonts: &mut FontContext, question: &Question<'_>) -> Draft {
        if question.text.is_empty() {
            return Draft { lines: vec![empty_line(question.direction)], missing: Vec::new() };
        }
        self.shape(fonts, question);
        let mut draft = Draft::default();
        for line in self.layout.lines() {
            let mut builder = LineBuilder {
                question,
                faces: &mut self.faces,
                missing: &mut draft.missing,
                x: 0.0,
                clusters: Vec::new(),
                runs: Vec::new(),
                seams: Vec::new(),
            };
            draft.lines.push(builder.build(&line));
        }
        if draft.lines.is_empty() {
            draft.lines.push(empty_line(question.direction));
        }
        draft.missing.sort_by_key(|range| range.start);
        draft.missing.dedup();
        draft
    }

    /// Fills `self.layout`.
    fn shape(&mut self, fonts: &mut FontContext, question: &Question<'_>) {
        let Question { text, style, direction, width, anywhere } = *question;
        let normal = parley_style(style);
        let mut builder = self.context.style_run_builder(fonts, text, 1.0, false);
        let plain = builder.push_style(normal.clone());
        let mut at = 0;
        for part in special_parts(text, style, anywhere) {
            let mut special = normal.clone();
            match part.kind {
                PartKind::Spacing(spacing) => special.letter_spacing = spacing,
                PartKind::Anywhere => special.font_family = fonts::all_families(),
            }
            if at < part.range.start {
                builder.push_style_run(plain, at..part.range.start);
            }
            let special = builder.push_style(special);
            at = part.range.end;
            builder.push_style_run(special, part.range);
        }
        if at < text.len() {
            builder.push_style_run(plain, at..text.len());
        }
        builder.set_base_direction(match direction {
            Direction::Ltr => BaseDirection::Ltr,
            Direction::Rtl => BaseDirection::Rtl,
        });
        if text.contains(MAQAF) {
            builder.set_line_break_override(Some(&break_after_maqaf));
        }
        builder.build_into(&mut self.layout, text);
        self.layout.break_all_lines(width);
    }
}

/// The hyphen of Hebrew.
pub(super) const MAQAF: char = '\u{5be}';

/// Lets a line break after a maqaf between two Hebrew letters, as rule LB21a of UAX #14 does since
/// Unicode 15.1; the segmenter beneath parley still forbids it and would rather cut the word.
fn break_after_maqaf(context: LineBreakContext) -> Option<bool> {
    (context.before == MAQAF && follows_maqaf(context.after)).then_some(true)
}

/// Whether a line may break between a maqaf and this character.
pub(super) fn follows_maqaf(c: char) -> bool {
    matches!(c, 'א'..='ת')
}

/// Our style in parley's words.
fn parley_style(style: &TextStyle) -> parley::TextStyle<'static, 'static, ()> {
    parley::TextStyle {
        font_family: fonts::families(),
        font_size: style.size,
        font_weight: FontWeight::new(match style.weight {
            Weight::Regular => 400.0,
            Weight::Medium => 500.0,
            Weight::SemiBold => 600.0,
        }),
        line_height: LineHeight::FontSizeRelative(style.line_height),
        overflow_wrap: OverflowWrap::Anywhere,
        white_space_collapse: WhiteSpaceCollapse::Preserve,
        ..parley::TextStyle::default()
    }
}

/// A part of a hard line that needs a style of its own.
struct Part {
    range: Range<usize>,
    kind: PartKind,
}

enum PartKind {
    /// Added to the advance of every character in it.
    Spacing(f32),
    /// Any font of the system will do.
    Anywhere,
}

/// Most special parts in one hard line: parley numbers styles in 16 bits.
const MAX_PARTS: usize = 60_000;

/// The parts of `text` that need a style of their own, in order and apart from each other.
///
/// A tab and a control character have no letter in the font, so the shaper gives them the advance
/// of the box for missing letters; the spacing brings that to the width of a tab, or to nothing.
fn special_parts(text: &str, style: &TextStyle, anywhere: &[Range<usize>]) -> Vec<Part> {
    let mut parts: Vec<Part> =
        anywhere.iter().map(|range| Part { range: range.clone(), kind: PartKind::Anywhere }).collect();
    if chars::may_have_controls(text) {
        let metrics = FaceMetrics::of(style.weight);
        for (at, c) in text.char_indices() {
            let width = match c {
                '\t' => TAB * metrics.space,
                c if chars::is_invisible_control(c) => 0.0,
                _ => continue,
            };
            let spacing = (width - metrics.control_advance(c)) * style.size;
            parts.push(Part { range: at..at + c.len_utf8(), kind: PartKind::Spacing(spacing) });
        }
        parts.sort_by_key(|part| part.range.start);
    }
    let mut end = 0;
    parts.retain(|part| {
        let apart = part.range.start >= end && !part.range.is_empty();
        if apart {
            end = part.range.end;
        }
        apart
    });
    parts.truncate(MAX_PARTS);
    parts
}

fn empty_line(direction: Direction) -> LineDraft {
    LineDraft { line: Line::empty(direction), runs: Vec::new(), trailing: 0.0, trailing_clusters: 0..0 }
}

/// Builds one line from parley's.
struct LineBuilder<'a> {
    question: &'a Question<'a>,
    faces: &'a mut KnownFaces,
    missing: &'a mut Vec<Range<usize>>,
    x: f32,
    clusters: Vec<Cluster>,
    runs: Vec<GlyphRun>,
    /// Where the clusters of each run begin.
    seams: Vec<usize>,
}

/// Which clusters of a run to place.
#[derive(Clone, Copy)]
enum Which {
    /// Those before this byte.
    Before(usize),
    /// Those from this byte on.
    From(usize),
}

impl LineBuilder<'_> {
    fn build(&mut self, line: &parley::Line<'_, ()>) -> LineDraft {
        let text_range = line.text_range();
        let text = self.question.text;
        let base = self.question.direction;
        let space_at = text_range.start + text.get(text_range.clone()).map_or(0, chars::trailing_space);
        let runs: Vec<Run<'_, ()>> = line.runs().collect();
        // The runs that reach into the spaces at the line's end, in the order of the text.
        let mut tail: Vec<Run<'_, ()>> =
            runs.iter().filter(|run| run.text_range().end > space_at).copied().collect();
        tail.sort_by_key(|run| run.text_range().start);

        let mut trailing = 0.0;
        let mut trailing_clusters = 0..0;
        if base.is_rtl() {
            for run in tail.iter().rev() {
                self.place(run, Which::From(space_at), base);
            }
            trailing = self.x;
            trailing_clusters = 0..self.clusters.len();
        }
        let left = self.x;
        for run in &runs {
            let direction = if run.is_rtl() { Direction::Rtl } else { Direction::Ltr };
            self.place(run, Which::Before(space_at), direction);
        }
        let right = self.x;
        if !base.is_rtl() {
            let first = self.clusters.len();
            for run in &tail {
                self.place(run, Which::From(space_at), base);
            }
            trailing = self.x - right;
            trailing_clusters = first..self.clusters.len();
        }
        if runs.len() > 1 {
            trailing_clusters = self.join_graphemes(trailing_clusters);
        }
        LineDraft {
            line: Line {
                text_range,
                direction: base,
                top: 0.0,
                baseline: 0.0,
                bottom: 0.0,
                left,
                right,
                clusters: std::mem::take(&mut self.clusters),
            },
            runs: std::mem::take(&mut self.runs),
            trailing,
            trailing_clusters,
        }
    }

    /// Places the clusters of `run` that `which` names at the right of all placed so far, in the
    /// order of `direction`.
    fn place(&mut self, run: &Run<'_, ()>, which: Which, direction: Direction) {
        self.seams.push(self.clusters.len());
        let named = |cluster: &parley::Cluster<'_, ()>| match which {
            Which::Before(byte) => cluster.text_range().start < byte,
            Which::From(byte) => cluster.text_range().start >= byte,
        };
        if run.is_rtl() == direction.is_rtl() {
            self.place_clusters(run, run.visual_clusters().filter(named), direction);
        } else if direction.is_rtl() {
            let clusters: Vec<_> = run.clusters().filter(named).collect();
            self.place_clusters(run, clusters.into_iter().rev(), direction);
        } else {
            self.place_clusters(run, run.clusters().filter(named), direction);
        }
    }

    /// Places `clusters`, which are of `run` and in visual order.
    fn place_clusters<'r>(
        &mut self,
        run: &Run<'_, ()>,
        clusters: impl Iterator<Item = parley::Cluster<'r, ()>>,
        direction: Direction,
    ) {
        let mut glyphs = Vec::with_capacity(run.text_range().len());
        let mut text_range: Option<Range<usize>> = None;
        // Left edge of a ligature of which only later letters have been met, right to left.
        let mut ligature_left = None;
        for cluster in clusters {
            let range = cluster.text_range();
            let left = self.x;
            self.x += cluster.advance();
            if cluster.is_ligature_continuation() {
                if direction.is_rtl() && ligature_left.is_none() {
                    ligature_left = Some(left);
                }
            } else {
                let mut pen = ligature_left.take().unwrap_or(left);
                for glyph in cluster.glyphs() {
                    if glyph.id != 0 || self.shows_missing(&range) {
                        glyphs.push(Glyph {
                            id: glyph.id,
                            x: pen + glyph.x,
                            y: glyph.y,
                            advance: glyph.advance,
                            cluster: range.start,
                        });
                    }
                    pen += glyph.advance;
                }
            }
            text_range = Some(
                text_range
                    .map_or(range.clone(), |whole| whole.start.min(range.start)..whole.end.max(range.end)),
            );
            self.clusters.push(Cluster { text_range: range, left, right: self.x, direction });
        }
        let Some(text_range) = text_range.filter(|_| !glyphs.is_empty()) else { return };
        glyphs.shrink_to_fit();
        let font = self.face(run);
        self.runs.push(GlyphRun { font, size: run.font_size(), direction, text_range, line: 0, glyphs });
    }

    /// Notes that no font has a letter for `range`; false when there is nothing to show anyway.
    fn shows_missing(&mut self, range: &Range<usize>) -> bool {
        let text = self.question.text.get(range.clone()).unwrap_or("");
        if text.chars().all(|c| c == '\t' || chars::is_invisible_control(c)) {
            return false;
        }
        self.missing.push(range.clone());
        true
    }

    fn face(&mut self, run: &Run<'_, ()>) -> Font {
        let synthesis = run.synthesis();
        let coords: Vec<i16> = run.normalized_coords().iter().map(|coord| coord.to_bits()).collect();
        self.faces.get(FaceQuery {
            data: run.font(),
            coords: &coords,
            embolden: synthesis.embolden(),
            skew: synthesis.skew(),
        })
    }

    /// Joins clusters that are one grapheme but fell into different runs (a mark of another script
    /// or font than its letter), where they stand side by side. Returns where `trailing` went.
    fn join_graphemes(&mut self, trailing: Range<usize>) -> Range<usize> {
        let text = self.question.text;
        let inside_grapheme = |byte: usize| {
            byte < text.len()
                && !GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
        };
        let (mut start, mut end) = (trailing.start, trailing.end);
        // From the right, so that a removal moves no seam that is still to come.
        for index in std::mem::take(&mut self.seams).into_iter().rev() {
            let [.., a, b] = self.clusters.get(..=index).unwrap_or(&[]) else { continue };
            let touches = match a.direction {
                Direction::Ltr => a.text_range.end == b.text_range.start,
                Direction::Rtl => b.text_range.end == a.text_range.start,
            };
            let later = a.text_range.start.max(b.text_range.start);
            if touches && a.direction == b.direction && inside_grapheme(later) {
                let b = self.clusters.remove(index);
                let a = &mut self.clusters[index - 1];
                a.text_range =
                    a.text_range.start.min(b.text_range.start)..a.text_range.end.max(b.text_range.end);
                a.right = b.right;
                start -= usize::from(index <= start && start > 0);
                end -= usize::from(index < end);
            }
        }
        start..end.max(start)
    }
}
