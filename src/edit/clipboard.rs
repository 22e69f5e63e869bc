//! Cards on their way through the clipboard.
//!
//! A [`Fragment`] is a block of cards with their places relative to each other. For other programs it is plain
//! text: a card's text per line, or tab-separated cells where it covers several columns. The same texts come back
//! as fragments of new cards, so that lines from an editor and cells from a spreadsheet become cards. Where whole stages
//! or lanes were copied, these come with their cards (`whole.rs`).

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::Whole;
use crate::model::{Card, Direction, Id, JourneyMap, Link, Media};

/// Most cells along one side that a pasted table may have.
const MOST_CELLS: usize = 10_000;

/// Attribute of the clipboard's HTML that holds the cards whole: base64 of a [`Fragment`]'s JSON.
pub const FRAGMENT_ATTRIBUTE: &str = "data-rihla-cards";

/// Most bytes of JSON that go into the HTML: other programs must read past them.
const MOST_EMBEDDED: usize = 2 << 20;

/// A block of cards.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fragment {
    /// The cards, by row, then column, then in their order.
    pub cards: Vec<FragmentCard>,
    /// The pictures on them, by their keys.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub media: BTreeMap<String, Arc<Media>>,
    /// The links between them; their ends are the cards' own ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The stages or lanes whose cards they are, where these were copied whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<Box<Whole>>,
}

/// A card of a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FragmentCard {
    /// Lanes below the block's first.
    pub row: usize,
    /// Steps after the block's first.
    pub column: usize,
    /// The card; its own lane and step say nothing.
    pub card: Arc<Card>,
}

impl FragmentCard {
    /// The card that a table's cell stands for, with its lines; none for an empty one.
    #[must_use]
    pub fn of_cell(row: usize, column: usize, text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        let card = Card { text: lines.join("\n"), ..Card::default() };
        (!card.text.is_empty()).then(|| Self { row, column, card: Arc::new(card) })
    }
}

impl Fragment {
    /// The cards of `map` called `ids` that stand in cells; none when there are none.
    #[must_use]
    pub fn of(map: &JourneyMap, ids: &[Id]) -> Option<Self> {
        Self::from_corner(map, ids, (None, None))
    }

    /// The same for whole stages or lanes, of which the block begins at this lane and this step (by index), though
    /// no card may stand there. Without one it begins with the first card.
    #[must_use]
    pub fn from_corner(
        map: &JourneyMap,
        ids: &[Id],
        (lane, step): (Option<usize>, Option<usize>),
    ) -> Option<Self> {
        let lanes: FxHashMap<&Id, usize> =
            map.lanes.iter().enumerate().map(|(index, lane)| (&lane.id, index)).collect();
        let steps: FxHashMap<&Id, usize> =
            map.steps().enumerate().map(|(index, (_, step))| (&step.id, index)).collect();
        let wanted: rustc_hash::FxHashSet<&Id> = ids.iter().collect();
        let placed = map.cards.iter().filter(|card| wanted.contains(&card.id));
        let placed =
            placed.filter_map(|card| Some((*lanes.get(&card.lane)?, *steps.get(&card.step)?, card.clone())));
        let mut placed: Vec<(usize, usize, Arc<Card>)> = placed.collect();
        placed.sort_by_key(|(lane, step, _)| (*lane, *step));
        let top = placed.iter().map(|(lane, ..)| *lane).chain(lane).min()?;
        let start = placed.iter().map(|(_, step, _)| *step).chain(step).min()?;
        if placed.is_empty() {
            return None;
        }
        let mut fragment = Self::default();
        for (lane, step, card) in placed {
            fragment.cards.push(FragmentCard { row: lane - top, column: step - start, card });
        }
        fragment.gather(map);
        Some(fragment)
    }

    /// Takes from `map` the pictures on the cards and the links between them.
    pub(super) fn gather(&mut self, map: &JourneyMap) {
        let keys = self.cards.iter().filter_map(|card| card.card.image.as_ref());
        let media = keys.filter_map(|key| map.media.get_key_value(key));
        self.media = media.map(|(key, media)| (key.clone(), media.clone())).collect();
        let taken: rustc_hash::FxHashSet<&Id> = self.cards.iter().map(|card| &card.card.id).collect();
        let within = |link: &&Link| taken.contains(&link.from) && taken.contains(&link.to);
        self.links = map.links.iter().filter(within).cloned().collect();
    }

    /// The cards that a text from another program stands for. Where there are tabs it is a table: one card a cell,
    /// with the lines of the cell. Else they are all of one cell: one a line, or, where a spreadsheet put quotes around
    /// lines that belong together, one for these. None when the text is empty.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let cards = if text.contains('\t') {
            let rows = table(text).into_iter().take(MOST_CELLS).enumerate();
            let cells = rows.flat_map(|(row, cells)| {
                let cells = cells.into_iter().take(MOST_CELLS).enumerate();
                cells.map(move |(column, cell)| (row, column, cell))
            });
            cells.filter_map(|(row, column, cell)| FragmentCard::of_cell(row, column, &cell)).collect()
        } else if is_column(text) {
            let cells = table(text).into_iter().flatten();
            cells.filter_map(|cell| FragmentCard::of_cell(0, 0, &cell)).collect()
        } else {
            text.lines().filter_map(|line| FragmentCard::of_cell(0, 0, line)).collect::<Vec<_>>()
        };
        (!cards.is_empty()).then_some(Self { cards, ..Self::default() })
    }

    /// The cards in the JSON of [`FRAGMENT_ATTRIBUTE`], which any program can put on the clipboard; none where it is
    /// something else, or where a card lies farther from the first than a block reaches.
    #[must_use]
    pub fn of_json(json: &[u8]) -> Option<Self> {
        let fragment: Self = serde_json::from_slice(json).ok()?;
        let is_within = |card: &FragmentCard| card.row < MOST_CELLS && card.column < MOST_CELLS;
        fragment.cards.iter().all(is_within).then_some(fragment)
    }

    /// The same for other programs.
    #[must_use]
    pub fn to_text(&self) -> String {
        if let Some(whole) = &self.whole {
            return whole.to_text(&self.cards);
        }
        if self.cards.iter().all(|card| card.column == 0) {
            let texts: Vec<&str> = self.cards.iter().map(|card| card.card.text.trim_end()).collect();
            return texts.join("\n");
        }
        let mut cells: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
        for card in &self.cards {
            cells.entry((card.row, card.column)).or_default().push(card.card.text.trim_end());
        }
        let (mut text, mut at) = (String::new(), (0, 0));
        for ((row, column), texts) in cells {
            while at.0 < row {
                text.push('\n');
                at = (at.0 + 1, 0);
            }
            while at.1 < column {
                text.push('\t');
                at.1 += 1;
            }
            text.push_str(&cell_of_spreadsheet(&texts.join("\n")));
        }
        text
    }

    /// The same as HTML: a table where it covers several columns, or else paragraphs. The cards are in it whole, in
    /// an attribute that other programs pass over, unless they are very large. `direction` is the map's.
    #[must_use]
    pub fn to_html(&self, direction: Direction) -> String {
        let whole = serde_json::to_vec(self).unwrap_or_default();
        let mut html = String::from("<meta charset=\"utf-8\">");
        let direction = if direction.is_rtl() { "rtl" } else { "ltr" };
        let embedded = match whole.len() {
            1..=MOST_EMBEDDED => format!(" {FRAGMENT_ATTRIBUTE}=\"{}\"", STANDARD.encode(whole)),
            _ => String::new(),
        };
        let lines = |text: &str| text.trim_end().lines().map(escaped).collect::<Vec<_>>().join("<br>");
        if let Some(whole) = &self.whole {
            let rows = whole.to_rows(&self.cards, escaped);
            return format!("{html}<table dir=\"{direction}\"{embedded}><tbody>{rows}</tbody></table>");
        }
        if self.cards.iter().all(|card| card.column == 0 && card.card.span <= 1) {
            html += &format!("<div dir=\"{direction}\"{embedded}>");
            for card in &self.cards {
                html += &format!("<p dir=\"auto\">{}</p>", lines(&card.card.text));
            }
            return html + "</div>";
        }
        let mut cells: BTreeMap<(usize, usize), (Vec<String>, u32)> = BTreeMap::new();
        for card in &self.cards {
            let (texts, span) = cells.entry((card.row, card.column)).or_default();
            texts.push(lines(&card.card.text));
            *span = (*span).max(card.card.span);
        }
        html += &format!("<table dir=\"{direction}\"{embedded}><tbody>");
        let (rows, columns) = self.size();
        for row in 0..rows {
            html += "<tr>";
            let mut column = 0;
            while column < columns {
                let (texts, span) = cells.remove(&(row, column)).unwrap_or_default();
                // A card over several steps is a merged cell, as far as nothing else stands there.
                let next = cells.range((row, column)..(row, columns)).next();
                let next = next.map_or(columns, |((_, next), _)| *next);
                let span = (span as usize).clamp(1, next - column);
                match span {
                    1 => html += "<td>",
                    _ => html += &format!("<td colspan=\"{span}\">"),
                }
                html += &texts.join("<br>");
                html += "</td>";
                column += span;
            }
            html += "</tr>";
        }
        html + "</tbody></table>"
    }

    /// Number of rows and columns that the block covers.
    fn size(&self) -> (usize, usize) {
        let end = |card: &FragmentCard| card.column + card.card.span.clamp(1, 1000) as usize;
        let rows = self.cards.iter().map(|card| card.row + 1).max().unwrap_or(0);
        (rows.min(MOST_CELLS), self.cards.iter().map(end).max().unwrap_or(0).min(MOST_CELLS))
    }
}

/// A text without what HTML would take for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A cell's text as spreadsheets write it between tabs.
#[must_use]
pub fn cell_of_spreadsheet(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '"']) {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}

/// Whether a text without tabs is a column of a spreadsheet: it has a cell in quotes that holds several lines. Quotes
/// that somebody only speaks in stand around a single line, or have words behind them.
fn is_column(text: &str) -> bool {
    let mut rest = text;
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.trim_end_matches('\r');
        if let Some(opened) = line.strip_prefix('"')
            && !opened.replace("\"\"", "").contains('"')
        {
            // It goes on in the next line: where it ends, nothing may follow.
            let quoted = rest.get(1..).unwrap_or_default().replace("\"\"", "  ");
            return quoted
                .split_once('"')
                .is_some_and(|(_, behind)| behind.is_empty() || behind.starts_with(['\n', '\r']));
        }
        if after.is_empty() {
            return false;
        }
        rest = after;
    }
}

/// Rows and cells of a tab-separated text; a cell in quotes may hold line breaks and tabs.
fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut in_quotes = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if in_quotes && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if in_quotes => in_quotes = false,
            '"' if cell.is_empty() => in_quotes = true,
            '\t' if !in_quotes => row.push(std::mem::take(&mut cell)),
            '\r' if !in_quotes && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !in_quotes => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fragment: &Fragment) -> Vec<(usize, usize, &str)> {
        fragment.cards.iter().map(|card| (card.row, card.column, card.card.text.as_str())).collect()
    }

    #[test]
    fn lines_become_cards_and_blank_ones_do_not() {
        let fragment = Fragment::of_text("  one\r\n\n\u{627}\u{62b}\u{646}\u{627}\u{646} \nthree\n").unwrap();
        assert_eq!(
            shown(&fragment),
            [(0, 0, "one"), (0, 0, "\u{627}\u{62b}\u{646}\u{627}\u{646}"), (0, 0, "three")]
        );
        assert_eq!(Fragment::of_text(" \n\t\n"), None);
    }

    #[test]
    fn a_block_from_calc_fills_cells() {
        // As LibreOffice Calc writes it: a cell with a line break and quotes, an empty cell, a line at the end.
        let text = "Search\t\"Ask \"\"why\"\"\nand wait\"\t\n\tPay\tDone\n";
        let fragment = Fragment::of_text(text).unwrap();
        assert_eq!(
            shown(&fragment),
            [(0, 0, "Search"), (0, 1, "Ask \"why\"\nand wait"), (1, 1, "Pay"), (1, 2, "Done")]
        );
        // A quote within a cell is only a quote.
        let fragment = Fragment::of_text("5\" screen\tb").unwrap();
        assert_eq!(shown(&fragment), [(0, 0, "5\" screen"), (0, 1, "b")]);
    }

    #[test]
    fn a_cell_in_quotes_is_one_card_and_speech_in_quotes_is_a_line() {
        let fragment = Fragment::of_text("Pays\r\n\"waits\r\n \"\"long\"\"\"\r\nleaves\r\n").unwrap();
        assert_eq!(shown(&fragment), [(0, 0, "Pays"), (0, 0, "waits\n\"long\""), (0, 0, "leaves")]);
        let said = "\"Too slow,\" she said\n\"I can't find it\"\n\"\" and \"this\nand that\" too";
        let fragment = Fragment::of_text(said).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(shown(&fragment).iter().map(|card| card.2).collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_is_copied_as_a_table_comes_back_the_same() {
        let text = "a\t\"b\nc\"\t\n\t\"say \"\"d\"\"\tnow\"\te";
        let fragment = Fragment::of_text(text).unwrap();
        let again = Fragment::of_text(&fragment.to_text()).unwrap();
        assert_eq!(shown(&again), shown(&fragment));
        let lines = Fragment::of_text("a\nb").unwrap();
        assert_eq!(lines.to_text(), "a\nb");
    }

    #[test]
    fn a_block_from_elsewhere_reaches_no_farther_than_one_of_ours() {
        let json = |row: usize, column: usize| {
            let card = FragmentCard { row, column, card: Arc::default() };
            serde_json::to_vec(&Fragment { cards: vec![card], ..Fragment::default() }).unwrap()
        };
        let near = Fragment::of_json(&json(MOST_CELLS - 1, MOST_CELLS - 1)).unwrap();
        assert_eq!(near.size(), (MOST_CELLS, MOST_CELLS));
        for (row, column) in [(MOST_CELLS, 0), (0, MOST_CELLS), (usize::MAX, 0), (0, usize::MAX)] {
            assert_eq!(Fragment::of_json(&json(row, column)), None, "{row}, {column}");
        }
        assert_eq!(Fragment::of_json(b"{"), None);
    }

    #[test]
    fn a_card_over_several_steps_is_a_merged_cell_up_to_the_next_card() {
        let card = |column: usize, text: &str, span: u32| FragmentCard {
            row: 0,
            column,
            card: Arc::new(Card { text: text.to_owned(), span, ..Card::default() }),
        };
        let cards = vec![card(0, "a", 3), card(2, "b", 2), card(5, "c", 1)];
        let html = Fragment { cards, ..Fragment::default() }.to_html(Direction::Ltr);
        let table = html.split_once("<tbody>").unwrap().1;
        assert_eq!(
            table,
            "<tr><td colspan=\"2\">a</td><td colspan=\"2\">b</td><td></td><td>c</td></tr></tbody></table>"
        );
    }
}
