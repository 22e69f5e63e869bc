//! What every part of the layout writes with: the text engine, the map's direction and its words.

use std::sync::Arc;

use kurbo::Point;

use super::{MapLayout, MapText, PlacedText};
use crate::{
    i18n::{Arg, Digits, Locale},
    model::{Direction, OpportunityStatus},
    text::{Align, Icon, LazyBlock, TextBlock, TextEngine, TextStyle, Weight},
};

/// Words that stand on many cards, looked up once a language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) moment_of_truth: String,
    pub(super) delight: String,
    pub(super) no_picture: String,
    status: [String; 5],
}

impl Words {
    pub(super) fn new(locale: Locale) -> Self {
        Self {
            moment_of_truth: locale.text("moment-of-truth"),
            delight: locale.text("delight"),
            no_picture: locale.text("no-picture"),
            status: ["idea", "planned", "in-progress", "done", "rejected"]
                .map(|name| locale.text(&format!("status-{name}"))),
        }
    }

    pub(super) fn status(&self, status: OpportunityStatus) -> &str {
        &self.status[match status {
            OpportunityStatus::Idea => 0,
            OpportunityStatus::Planned => 1,
            OpportunityStatus::InProgress => 2,
            OpportunityStatus::Done => 3,
            OpportunityStatus::Rejected => 4,
        }]
    }
}

/// Lays out the texts of one map.
pub(super) struct Pen<'a> {
    pub(super) text: &'a mut TextEngine,
    /// Which way the map runs: the container of every text.
    pub(super) flow: Direction,
    /// The language of the words that we add.
    pub(super) locale: Locale,
    /// The digits of the numbers that we add.
    pub(super) digits: Digits,
    pub(super) words: &'a Words,
    /// The text that is being typed: it shows as it is, though it be empty.
    pub(super) typed: Option<&'a MapText>,
}

impl Pen<'_> {
    /// Whether `text` is being typed.
    pub(super) fn types(&self, text: impl FnOnce() -> MapText) -> bool {
        self.typed.is_some_and(|typed| *typed == text())
    }

    /// A style in the map's direction.
    pub(super) fn style(&self, size: f32, weight: Weight, line_height: f32) -> TextStyle {
        TextStyle { line_height, ..TextStyle::new(size, self.flow).weight(weight) }
    }

    /// `text` in `width`.
    pub(super) fn block(&mut self, text: &str, style: &TextStyle, width: f64) -> Arc<TextBlock> {
        self.text.block(text, style, Some(width.max(1.0) as f32))
    }

    /// The same without glyphs as yet.
    pub(super) fn lazy_block(&mut self, text: &str, style: &TextStyle, width: f64) -> Arc<LazyBlock> {
        self.text.lazy_block(text, style, width.max(1.0) as f32)
    }

    /// `text` as wide as its longest line, but no wider than `most`.
    pub(super) fn snug(&mut self, text: &str, style: &TextStyle, most: f64) -> Arc<TextBlock> {
        let free = self.text.block(text, style, None);
        if f64::from(free.ink_width) <= most { free } else { self.block(text, style, most) }
    }

    /// One letter or number in the middle of a point.
    pub(super) fn centered(&mut self, text: &str, size: f32, weight: Weight, center: Point) -> PlacedText {
        let style = self.style(size, weight, 1.2).align(Align::Center);
        let block = self.text.block(text, &style, None);
        let origin = center - kurbo::Vec2::new(f64::from(block.width), f64::from(block.height)) / 2.0;
        PlacedText { block, origin }
    }

    /// An icon by its Phosphor name; an unknown name gives `fallback`.
    pub(super) fn icon(
        &mut self,
        name: &str,
        fallback: &str,
        filled: bool,
        size: f64,
        origin: Point,
    ) -> PlacedText {
        let name = MapLayout::icon_in_flow(name, self.flow);
        let icon = Icon::named(name).or_else(|| Icon::named(fallback)).unwrap_or(Icon(' '));
        PlacedText { block: self.text.icon(icon, filled, size as f32), origin }
    }

    /// A number as the map's language writes it, kept together in text of any direction.
    pub(super) fn number(&self, number: f64) -> String {
        // A left-to-right isolate, so that a sign stays before its number in right-to-left text.
        format!("\u{2066}{}\u{2069}", plain_number(self.digits, number))
    }

    /// A whole number.
    pub(super) fn count(&self, number: i64) -> String {
        self.digits.write(&number.to_string())
    }

    /// A message of the map's language.
    pub(super) fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.locale.format(id, args)
    }
}

/// At most two decimals, without trailing zeros, with the language's digits and decimal sign.
fn plain_number(digits: Digits, number: f64) -> String {
    let rounded = (number * 100.0).round() / 100.0;
    digits.number(rounded).replace('-', "\u{2212}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_in_the_language_of_the_map() {
        assert_eq!(plain_number(Digits::Latin, 62.0), "62");
        assert_eq!(plain_number(Digits::Latin, -12.3456), "\u{2212}12.35");
        assert_eq!(plain_number(Digits::Latin, -0.001), "0");
        assert_eq!(plain_number(Digits::Persian, 12.5), "۱۲٫۵");
    }
}
