//! A text whose lines are known before its glyphs are.

use std::{
    cell::RefCell,
    sync::{Arc, OnceLock},
};

use super::{
    TextBlock, TextEngine, TextStyle,
    assembly::{first_baseline, left_of},
    measure::Measured,
};
use crate::model::Direction;

/// A text of which it is known where its lines end and how wide they are, and whose glyphs are shaped
/// when somebody asks for them: a map shows few of its texts at a time. Immutable and shared.
#[derive(Debug)]
pub struct LazyBlock {
    text: Arc<str>,
    style: TextStyle,
    /// Width in which its lines wrap; none breaks them at line ends only.
    wrap: Option<f32>,
    /// Its lines; none where only shaping could tell, then `shaped` is set.
    measured: Option<Measured>,
    shaped: OnceLock<Arc<TextBlock>>,
}

/// The line of a [`LazyBlock`], in the block's own space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineBounds {
    /// Left edge of its ink.
    pub left: f32,
    /// Right edge of its ink, spaces at the line's end not counted.
    pub right: f32,
}

impl LazyBlock {
    /// A text that has been measured. Every letter of it must be in the embedded fonts.
    pub(super) fn measured(text: &str, style: &TextStyle, width: f32, measured: Measured) -> Self {
        let text = text.into();
        Self { text, style: *style, wrap: Some(width), measured: Some(measured), shaped: OnceLock::new() }
    }

    /// A text that has been shaped; `wrap` as it was asked for.
    pub(super) fn shaped(block: Arc<TextBlock>, wrap: Option<f32>) -> Self {
        let (text, style) = (Arc::clone(&block.text), block.style);
        Self { text, style, wrap, measured: None, shaped: block.into() }
    }

    /// The text, as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is laid out.
    #[must_use]
    pub fn style(&self) -> &TextStyle {
        &self.style
    }

    /// Its glyphs, shaped at the first call.
    #[must_use]
    pub fn block(&self) -> &Arc<TextBlock> {
        self.block_by(|| {
            // Only the embedded fonts are needed, so any engine gives the same.
            thread_local! {
                static ENGINE: RefCell<TextEngine> = RefCell::new(TextEngine::embedded_only());
            }
            ENGINE.with_borrow_mut(|engine| engine.lay_out(&self.text, &self.style, self.wrap))
        })
    }

    /// The same, shaped by `shape` where they have not been.
    pub(super) fn block_by(&self, shape: impl FnOnce() -> TextBlock) -> &Arc<TextBlock> {
        self.shaped.get_or_init(|| Arc::new(shape()))
    }

    /// Whether its glyphs are there already.
    #[must_use]
    pub fn is_shaped(&self) -> bool {
        self.shaped.get().is_some()
    }

    /// Whether its glyphs are there and somebody holds them.
    pub(super) fn is_held(&self) -> bool {
        self.shaped.get().is_some_and(|block| Arc::strong_count(block) > 1)
    }

    /// Whether no font known when it was laid out had a glyph for some letter of it.
    #[must_use]
    pub fn missing(&self) -> bool {
        self.measured.is_none() && self.block().missing
    }

    /// Width given to it; without one, its longest line's.
    #[must_use]
    pub fn width(&self) -> f32 {
        match (&self.measured, self.wrap) {
            (Some(_), Some(width)) => width,
            _ => self.block().width,
        }
    }

    /// Height of all lines.
    #[must_use]
    pub fn height(&self) -> f32 {
        match &self.measured {
            Some(measured) => self.line_height() * measured.widths.len() as f32,
            None => self.block().height,
        }
    }

    /// Height of each line.
    #[must_use]
    pub fn line_height(&self) -> f32 {
        self.style.size * self.style.line_height
    }

    /// Direction of its first line.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match &self.measured {
            Some(measured) => measured.direction,
            None => self.block().lines.first().map_or(self.style.container, |line| line.direction),
        }
    }

    /// Its lines from top to bottom; there is at least one.
    pub fn lines(&self) -> impl Iterator<Item = LineBounds> {
        let measured = self.measured.as_ref();
        let shaped = if measured.is_some() { &[] } else { self.block().lines.as_slice() };
        let shaped = shaped.iter().map(|line| LineBounds { left: line.left, right: line.right });
        let width = self.wrap.unwrap_or(0.0);
        let widths = measured.map_or(&[] as &[f32], |measured| &measured.widths).iter();
        let measured = widths.map(move |&ink| {
            let left = left_of(&self.style, width - ink);
            LineBounds { left, right: left + ink }
        });
        shaped.chain(measured)
    }

    /// Baseline of its first line; each later one is [`Self::line_height`] below.
    #[must_use]
    pub fn first_baseline(&self) -> f32 {
        first_baseline(&self.style)
    }
}
