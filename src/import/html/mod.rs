//! The HTML that other programs put on the clipboard: tables of spreadsheets and of web pages become blocks of cards.
//!
//! A tokenizer is enough: of all that HTML can say, only where cells begin and end, what is merged, and line breaks
//! matter. What is not a table and nothing else is left to the plain text that comes with it.

mod reader;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use html5gum::Token;

use self::reader::{Reader, attribute, tokens};
use super::grid::CELL_LIMIT;
use crate::edit::{FRAGMENT_ATTRIBUTE, Fragment, FragmentCard, cell_of_spreadsheet};

/// Most bytes of HTML that are looked at.
const MOST_BYTES: usize = 64 << 20;

/// A table, or several below each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlTable {
    /// Cells with their text, by row, then column. Empty ones are left out.
    pub cells: Vec<HtmlCell>,
    /// Number of rows.
    pub rows: usize,
    /// Number of columns.
    pub columns: usize,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlCell {
    /// Its row; of a cell over several, the first.
    pub row: usize,
    /// Its column, from the side where the table begins.
    pub column: usize,
    /// Number of columns that it covers.
    pub span: usize,
    /// What it says; lines are separated by `\n`.
    pub text: String,
}

/// The cards that this program put on the clipboard as HTML; none in any other.
#[must_use]
pub fn own_fragment(html: &str) -> Option<Fragment> {
    if html.len() > MOST_BYTES || !html.contains(FRAGMENT_ATTRIBUTE) {
        return None;
    }
    tokens(html).find_map(|token| match token {
        Token::StartTag(tag) => {
            let data = STANDARD.decode(attribute(&tag, FRAGMENT_ATTRIBUTE)?).ok()?;
            Fragment::of_json(&data)
        }
        _ => None,
    })
}

/// The table in `html`; none when there is none, or when it stands among other text.
#[must_use]
pub fn html_table(html: &str) -> Option<HtmlTable> {
    if html.len() > MOST_BYTES {
        return None;
    }
    let mut reader = Reader::default();
    tokens(html).for_each(|token| reader.take(token));
    reader.finish().filter(|table| !table.cells.is_empty())
}

impl HtmlTable {
    /// The cards that the cells stand for, with their lines. A merged cell's card covers as many steps.
    #[must_use]
    pub fn to_fragment(&self) -> Fragment {
        let cards = self.cells.iter().filter_map(|cell| {
            let mut card = FragmentCard::of_cell(cell.row, cell.column, &cell.text)?;
            Arc::make_mut(&mut card.card).span = u32::try_from(cell.span).unwrap_or(1);
            Some(card)
        });
        Fragment { cards: cards.collect(), ..Fragment::default() }
    }

    /// The table as spreadsheets write plain text: tabs between cells, quotes around lines.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut text = String::new();
        let mut rest = self.cells.as_slice();
        // A table that is too large to be imported is written without the empty cells at the ends of its rows.
        let is_whole = self.rows.saturating_mul(self.columns) <= CELL_LIMIT;
        for row in 0..self.rows {
            let (cells, below) = rest.split_at(rest.partition_point(|cell| cell.row <= row));
            rest = below;
            let columns =
                if is_whole { self.columns } else { cells.last().map_or(0, |cell| cell.column + 1) };
            let mut cells = cells.iter().peekable();
            for column in 0..columns {
                if column > 0 {
                    text.push('\t');
                }
                if let Some(cell) = cells.next_if(|cell| cell.column == column) {
                    text.push_str(&cell_of_spreadsheet(&cell.text));
                }
            }
            text.push('\n');
        }
        text
    }
}
