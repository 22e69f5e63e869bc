//! Where a caret may stand in a laid-out text, and where it goes from there.
//!
//! A caret is a byte and a side: at a direction boundary or a soft wrap one byte has two places,
//! and the side ([`Affinity`]) says to which neighbour the caret belongs. Movement to the left and
//! right is visual: each step passes one cluster of the line as it is seen. At a line's edge it goes
//! on in the line before or after, by the direction of the line that it leaves, and enters at the
//! edge where the new line begins (or ends, when going back).

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Cluster, Line, TextBlock, chars};
use crate::model::Direction;

/// To which neighbour a caret belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character before it: it stands where that one ends.
    Before,
    /// The character after it: it stands where that one begins.
    #[default]
    After,
}

/// A place between two characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// Bytes before it.
    pub byte: usize,
    /// Which of the places of that byte.
    pub affinity: Affinity,
}

impl Caret {
    /// A caret where the character after `byte` begins.
    #[must_use]
    pub fn after(byte: usize) -> Self {
        Self { byte, affinity: Affinity::After }
    }

    /// A caret where the character before `byte` ends.
    #[must_use]
    pub fn before(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Before }
    }
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// A rectangle in the block's space, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRect {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

/// One upright bar of a caret.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretBar {
    /// Where it stands.
    pub x: f32,
    /// Direction of the text that it belongs to, and in which typing goes on there.
    pub direction: Direction,
}

/// How a caret is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaretShape {
    /// Its line.
    pub line: usize,
    /// Top of the line.
    pub top: f32,
    /// Bottom of the line.
    pub bottom: f32,
    /// Where the caret is.
    pub primary: CaretBar,
    /// Between two directions: the other place of the same byte, where text of the other direction
    /// would go.
    pub secondary: Option<CaretBar>,
}

/// Distance below which two places are one, in points.
const SAME: f32 = 0.01;

/// Width of the mark that shows a selected line end, as a part of the line's height.
const LINE_END_MARK: f32 = 0.25;

impl TextBlock {
    /// The line on which `caret` stands.
    #[must_use]
    pub fn line_of(&self, caret: Caret) -> usize {
        let line = self.lines.partition_point(|line| line.text_range.start <= caret.byte).max(1) - 1;
        let at_start = self.lines.get(line).is_some_and(|line| line.text_range.start == caret.byte);
        if caret.affinity == Affinity::Before && at_start && line > 0 && self.wraps(line - 1) {
            line - 1
        } else {
            line
        }
    }

    /// How to draw `caret`.
    #[must_use]
    pub fn caret_shape(&self, caret: Caret) -> CaretShape {
        let (line, slot) = self.slot(caret);
        let other = Caret {
            affinity: match caret.affinity {
                Affinity::Before => Affinity::After,
                Affinity::After => Affinity::Before,
            },
            ..caret
        };
        let primary = self.bar(line, slot, caret);
        let (other_line, other_slot) = self.slot(other);
        let secondary = match self.outside(line, caret) {
            Some(bar) => bar,
            None => self.bar(other_line, other_slot, other),
        };
        let split = other_line == line && (secondary.x - primary.x).abs() > SAME;
        let Line { top, bottom, .. } = self.lines[line];
        CaretShape { line, top, bottom, primary, secondary: split.then_some(secondary) }
    }

    /// Where text of the line's own direction would go at the beginning or end of a hard line: at the line's edge,
    /// which is not where the caret is when the text there runs the other way. None elsewhere.
    fn outside(&self, line: usize, caret: Caret) -> Option<CaretBar> {
        let bounds = self.hard_line_at(caret.byte);
        let Line { direction, clusters, .. } = &self.lines[line];
        let at_end = caret.byte == bounds.end;
        if bounds.is_empty() || !(at_end || caret.byte == bounds.start) {
            return None;
        }
        let opposes = |cluster: &Cluster| cluster.direction != *direction;
        let there = clusters.iter().find(|cluster| {
            let edge = if at_end { cluster.text_range.end } else { cluster.text_range.start };
            edge == caret.byte && cluster.right - cluster.left > SAME
        });
        let (low, high) = extent(&self.lines[line]);
        let x = if at_end != direction.is_rtl() { high } else { low };
        there.is_some_and(opposes).then_some(CaretBar { x, direction: *direction })
    }

    /// The caret nearest to a point.
    #[must_use]
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        self.hit_line(self.line_at(y), x)
    }

    /// The line at this height; the nearest one above or below all.
    #[must_use]
    pub fn line_at(&self, y: f32) -> usize {
        self.lines.partition_point(|line| line.bottom <= y).min(self.lines.len() - 1)
    }

    /// The caret on `line` that is nearest to `x`.
    #[must_use]
    pub fn hit_line(&self, line: usize, x: f32) -> Caret {
        let line = &self.lines[line.min(self.lines.len() - 1)];
        let Some(cluster) = cluster_at(line, x) else { return Caret::after(line.text_range.start) };
        let right = x >= f32::midpoint(cluster.left, cluster.right);
        edge(cluster, if right { Side::Right } else { Side::Left })
    }

    /// First byte of the cluster under a point, or of the nearest one on its line.
    #[must_use]
    pub fn cluster_under(&self, x: f32, y: f32) -> usize {
        let line = &self.lines[self.line_at(y)];
        cluster_at(line, x).map_or(line.text_range.start, |cluster| cluster.text_range.start)
    }

    /// The caret one step to a side; the same caret where there is nothing more.
    #[must_use]
    pub fn step(&self, caret: Caret, side: Side) -> Caret {
        let (mut line, mut slot) = self.slot(caret);
        let mut side = side;
        // Each turn passes a cluster or leaves a line.
        loop {
            let forward = self.is_forward(line, side);
            if let Some(landed) = self.pass(line, &mut slot, side) {
                let at_edge = slot == 0 || slot == self.lines[line].clusters.len();
                return if forward && at_edge && self.is_soft_end(line, landed) {
                    self.enter(line + 1, true)
                } else {
                    landed
                };
            }
            let next = if forward { line + 1 } else { line.wrapping_sub(1) };
            if next >= self.lines.len() {
                return caret;
            }
            let entered = self.enter(next, forward);
            // The same place once more, at the other edge of a soft wrap: go on.
            let seen = if forward { entered.byte == caret.byte } else { self.is_soft_end(next, entered) };
            if !seen || self.lines[next].clusters.is_empty() {
                return entered;
            }
            side = match (self.lines[next].direction, forward) {
                (Direction::Ltr, true) | (Direction::Rtl, false) => Side::Right,
                (Direction::Rtl, true) | (Direction::Ltr, false) => Side::Left,
            };
            slot = if side == Side::Right { 0 } else { self.lines[next].clusters.len() };
            line = next;
        }
    }

    /// Whether `side` leads on in the text from `caret`, by the direction of its line.
    #[must_use]
    pub fn leads_forward(&self, caret: Caret, side: Side) -> bool {
        self.is_forward(self.line_of(caret), side)
    }

    /// The caret at `x` so many lines below (above, when negative); none beyond the first or last.
    #[must_use]
    pub fn vertical(&self, caret: Caret, lines: isize, x: f32) -> Option<Caret> {
        let line = self.line_of(caret).checked_add_signed(lines)?;
        (line < self.lines.len()).then(|| self.hit_line(line, x))
    }

    /// The beginning of the line on which `caret` stands.
    #[must_use]
    pub fn line_start(&self, caret: Caret) -> Caret {
        Caret::after(self.lines[self.line_of(caret)].text_range.start)
    }

    /// The end of the line on which `caret` stands, before its line end.
    #[must_use]
    pub fn line_end(&self, caret: Caret) -> Caret {
        let line = self.line_of(caret);
        match self.content_end(line) {
            end if end == self.lines[line].text_range.start => Caret::after(end),
            end => Caret::before(end),
        }
    }

    /// The nearest place for a caret at or before `byte`.
    #[must_use]
    pub fn snap(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let line = &self.lines[self.line_of(Caret::after(byte))];
        let inside = |cluster: &&Cluster| cluster.text_range.start < byte && byte < cluster.text_range.end;
        match line.clusters.iter().find(inside) {
            Some(cluster) => cluster.text_range.start,
            // Between the two characters of a line end counts as before it.
            None => byte.min(self.content_end(self.line_of(Caret::after(byte))).max(line.text_range.start)),
        }
    }

    /// What covers the bytes of `range`, line by line; a selected line end shows as a narrow mark.
    #[must_use]
    pub fn selection_rects(&self, range: Range<usize>) -> Vec<TextRect> {
        let mut rects = Vec::new();
        if range.is_empty() {
            return rects;
        }
        for (index, line) in self.lines.iter().enumerate() {
            let first = rects.len();
            if line.text_range.start >= range.end || line.text_range.end <= range.start {
                continue;
            }
            let mut push =
                |left: f32, right: f32| match rects.get_mut(first..).and_then(<[TextRect]>::last_mut) {
                    Some(last) if (last.right - left).abs() < SAME => last.right = right,
                    _ if right - left > SAME => {
                        rects.push(TextRect { left, top: line.top, right, bottom: line.bottom });
                    }
                    _ => {}
                };
            let mark = (line.bottom - line.top) * LINE_END_MARK;
            let line_end = range.contains(&self.content_end(index))
                && !self.wraps(index)
                && self.content_end(index) < line.text_range.end;
            let (low, high) = extent(line);
            if line_end && line.direction.is_rtl() {
                push(low - mark, low);
            }
            for cluster in &line.clusters {
                if range.contains(&cluster.text_range.start) {
                    push(cluster.left, cluster.right);
                }
            }
            if line_end && !line.direction.is_rtl() {
                push(high, high + mark);
            }
        }
        rects
    }

    /// The word around `byte`, or the spaces or signs there (UAX #29).
    #[must_use]
    pub fn word_at(&self, byte: usize) -> Range<usize> {
        let hard_line = self.hard_line_at(byte);
        let text = &self.text[hard_line.clone()];
        let word = text
            .split_word_bound_indices()
            .map(|(at, word)| hard_line.start + at..hard_line.start + at + word.len())
            .find(|word| word.contains(&byte));
        match word {
            Some(word) => word,
            // At the line's end: its last word.
            None => text.split_word_bound_indices().next_back().map_or(hard_line.clone(), |(at, word)| {
                hard_line.start + at..hard_line.start + at + word.len()
            }),
        }
    }

    /// The hard line around `byte`, without its line end.
    #[must_use]
    pub fn hard_line_at(&self, byte: usize) -> Range<usize> {
        let line = self.line_of(Caret::after(byte.min(self.text.len())));
        let first = (0..line).rev().find(|line| !self.wraps(*line)).map_or(0, |line| line + 1);
        let last = (line..self.lines.len()).find(|line| !self.wraps(*line)).unwrap_or(line);
        self.lines[first].text_range.start..self.content_end(last)
    }

    /// Whether `line` ends because the next word did not fit.
    fn wraps(&self, line: usize) -> bool {
        line + 1 < self.lines.len() && self.content_end(line) == self.lines[line].text_range.end
    }

    /// End of the line's bytes without its line end.
    fn content_end(&self, line: usize) -> usize {
        let range = self.lines[line].text_range.clone();
        let text = self.text.get(range.clone()).unwrap_or("");
        range.start + text.trim_end_matches(chars::ends_line).len()
    }

    /// Whether `caret` stands at the end of a line that goes on in the next: no stop of its own.
    fn is_soft_end(&self, line: usize, caret: Caret) -> bool {
        caret.byte == self.lines[line].text_range.end && self.wraps(line)
    }

    fn is_forward(&self, line: usize, side: Side) -> bool {
        (side == Side::Right) != self.lines[line].direction.is_rtl()
    }

    /// Passes the next cluster from `slot` to `side`; none at the line's edge. Clusters without a
    /// width (marks, joiners) are passed together with the next one.
    fn pass(&self, line: usize, slot: &mut usize, side: Side) -> Option<Caret> {
        let clusters = &self.lines[line].clusters;
        let mut landed = None;
        loop {
            let cluster = match side {
                Side::Right => clusters.get(*slot),
                Side::Left => slot.checked_sub(1).and_then(|slot| clusters.get(slot)),
            };
            let Some(cluster) = cluster else { return landed };
            *slot = if side == Side::Right { *slot + 1 } else { *slot - 1 };
            landed = Some(edge(cluster, side));
            let text = self.text.get(cluster.text_range.clone()).unwrap_or("");
            if cluster.right - cluster.left > SAME || text.starts_with(char::is_whitespace) {
                return landed;
            }
        }
    }

    /// The caret at the edge where `line` begins (or ends, when not `forward`).
    fn enter(&self, line: usize, forward: bool) -> Caret {
        let line = &self.lines[line];
        let side = if forward != line.direction.is_rtl() { Side::Left } else { Side::Right };
        let cluster = match side {
            Side::Left => line.clusters.first(),
            Side::Right => line.clusters.last(),
        };
        cluster.map_or(Caret::after(line.text_range.start), |cluster| edge(cluster, side))
    }

    /// The line of `caret`, and how many of its clusters are to the left of it.
    fn slot(&self, caret: Caret) -> (usize, usize) {
        let caret = Caret { byte: self.snap(caret.byte), ..caret };
        let line = self.line_of(caret);
        let clusters = &self.lines[line].clusters;
        let begins = || {
            let index = clusters.iter().position(|cluster| cluster.text_range.start == caret.byte)?;
            Some(index + usize::from(clusters[index].direction.is_rtl()))
        };
        let ends = || {
            let index = clusters.iter().position(|cluster| cluster.text_range.end == caret.byte)?;
            Some(index + usize::from(!clusters[index].direction.is_rtl()))
        };
        let slot = match caret.affinity {
            Affinity::Before => ends().or_else(begins),
            Affinity::After => begins().or_else(ends),
        };
        (line, slot.unwrap_or(0))
    }

    /// The bar of `caret` at `slot` of `line`.
    fn bar(&self, line: usize, slot: usize, caret: Caret) -> CaretBar {
        let line = &self.lines[line];
        let left = slot.checked_sub(1).and_then(|left| line.clusters.get(left));
        let right = line.clusters.get(slot);
        let x = match (left, right) {
            (Some(left), _) => left.right,
            (None, Some(right)) => right.left,
            (None, None) => line.left,
        };
        // The neighbour that the caret belongs to: its text ends (begins) here.
        let byte = self.snap(caret.byte);
        let belongs = |cluster: &&Cluster| match caret.affinity {
            Affinity::Before => cluster.text_range.end == byte,
            Affinity::After => cluster.text_range.start == byte,
        };
        let direction = left
            .filter(belongs)
            .or(right.filter(belongs))
            .or(left)
            .or(right)
            .map_or(line.direction, |cluster| cluster.direction);
        CaretBar { x, direction }
    }
}

/// The caret at one edge of a cluster.
fn edge(cluster: &Cluster, side: Side) -> Caret {
    match (side, cluster.direction) {
        (Side::Right, Direction::Ltr) | (Side::Left, Direction::Rtl) => Caret::before(cluster.text_range.end),
        (Side::Left, Direction::Ltr) | (Side::Right, Direction::Rtl) => {
            Caret::after(cluster.text_range.start)
        }
    }
}

/// The cluster at `x`, or the nearest; one with a width if there is any.
fn cluster_at(line: &Line, x: f32) -> Option<&Cluster> {
    let wide = |cluster: &&Cluster| cluster.right - cluster.left > SAME;
    let mut clusters = line.clusters.iter().filter(wide);
    clusters
        .find(|cluster| x < cluster.right)
        .or_else(|| line.clusters.iter().rfind(wide).or_else(|| line.clusters.last()))
}

/// Left and right edge of everything on the line.
fn extent(line: &Line) -> (f32, f32) {
    let low = line.clusters.first().map_or(line.left, |cluster| cluster.left);
    let high = line.clusters.last().map_or(line.right, |cluster| cluster.right);
    (low, high)
}
