//! The HTML that other programs put on the clipboard: tables of spreadsheets and of web pages become blocks of cards.
//!
//! A tokenizer is enough: of all that HTML can say, only where cells begin and end, what is merged, and line breaks
//! matter. What is not a table and nothing else is left to the plain text that comes with it.

use std::fmt::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::edit::{FRAGMENT_ATTRIBUTE, Fragment, FragmentCard};

/// Most bytes of HTML that are looked at.
const MOST_BYTES: usize = 64 << 20;
/// Most rows, and most columns, of a table.
const MOST_SIDE: usize = 10_000;

/// Elements that begin and end on a line of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "ul",
];
/// Elements whose text is not shown. Calc puts the remarks on a cell into `comment`.
const HIDDEN: &[&str] = &["style", "script", "title", "template", "noscript", "comment", "caption"];

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
            serde_json::from_slice(&data).ok()
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
    reader.end_row();
    let table = reader.table;
    (!reader.prose && !table.cells.is_empty()).then_some(table)
}

impl HtmlTable {
    /// The cards that the cells stand for, with their lines. A merged cell's card covers as many steps.
    #[must_use]
    pub fn to_fragment(&self) -> Fragment {
        let cards = self.cells.iter().filter_map(|cell| {
            let mut card = FragmentCard::of_cell(cell.row, cell.column, &cell.text)?;
            card.card.span = u32::try_from(cell.span).unwrap_or(1);
            Some(card)
        });
        Fragment { cards: cards.collect(), ..Fragment::default() }
    }

    /// The table as spreadsheets write plain text: tabs between cells, quotes around lines.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut text = String::new();
        let mut cells = self.cells.iter().peekable();
        for row in 0..self.rows {
            for column in 0..self.columns {
                if column > 0 {
                    text.push('\t');
                }
                if let Some(cell) = cells.next_if(|cell| (cell.row, cell.column) == (row, column)) {
                    // Writing to a string cannot fail.
                    let _ = match cell.text.contains(['\t', '\n', '"']) {
                        true => write!(text, "\"{}\"", cell.text.replace('"', "\"\"")),
                        false => write!(text, "{}", cell.text),
                    };
                }
            }
            text.push('\n');
        }
        text
    }
}

fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // What stands in a style sheet is not markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map_while(Result::ok)
}

fn attribute<'a>(tag: &'a StartTag<()>, name: &str) -> Option<&'a str> {
    tag.attributes.get(name.as_bytes()).and_then(|value| std::str::from_utf8(value.as_slice()).ok())
}

/// A count such as a `colspan`, at least 1.
fn count(tag: &StartTag<()>, name: &str, most: usize) -> usize {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, most)
}

fn has_style(tag: &StartTag<()>, what: &str) -> bool {
    let style: String =
        attribute(tag, "style").unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().contains(what)
}

/// A cell being read.
struct Open {
    column: usize,
    span: usize,
    text: String,
    /// Whether line breaks of the source are line breaks.
    pre: bool,
    hidden: bool,
}

impl Open {
    fn push(&mut self, text: &str) {
        for c in text.chars() {
            let space = c.is_whitespace() && !(self.pre && c == '\n');
            match (space, self.text.chars().next_back()) {
                // White space counts once, and not where a line begins.
                (true, None | Some(' ' | '\n')) => {}
                (true, _) => self.text.push(' '),
                (false, _) => self.text.push(c),
            }
        }
    }

    fn line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// Begins a line unless this one is empty.
    fn block(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line();
        }
    }
}

/// Makes cells of tags and texts.
#[derive(Default)]
struct Reader {
    table: HtmlTable,
    /// How many tables are open, one within the other.
    depth: usize,
    cell: Option<Open>,
    in_row: bool,
    /// Whether the row is one that is not shown.
    row_hidden: bool,
    /// Column at which the next cell may stand.
    column: usize,
    /// For each column, how many of the next rows a cell from above covers.
    covered: Vec<usize>,
    /// The element that hides its text, and how often it is open.
    hiding: Option<(&'static str, usize)>,
    /// Whether there is text outside of tables.
    prose: bool,
}

impl Reader {
    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => {
                if let Ok(name) = std::str::from_utf8(tag.name.as_slice()) {
                    self.start(name, &tag);
                }
            }
            Token::EndTag(tag) => {
                if let Ok(name) = std::str::from_utf8(tag.name.as_slice()) {
                    self.end(name);
                }
            }
            Token::String(text) if self.hiding.is_none() => {
                let text = String::from_utf8_lossy(text.as_slice());
                match &mut self.cell {
                    Some(cell) => cell.push(&text),
                    None => self.prose |= self.depth == 0 && !text.trim().is_empty(),
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, name: &str, tag: &StartTag<()>) {
        if let Some((hiding, times)) = &mut self.hiding {
            *times += usize::from(*hiding == name);
            return;
        }
        if let Some(hiding) = HIDDEN.iter().find(|hidden| **hidden == name) {
            if !tag.self_closing {
                self.hiding = Some((hiding, 1));
            }
            return;
        }
        match name {
            "table" => {
                self.depth += 1;
                self.block();
            }
            // A table within a cell is only text: its cells are lines.
            "tr" | "td" | "th" if self.depth > 1 => self.block(),
            "tr" if self.depth == 1 => self.begin_row(tag),
            "td" | "th" if self.depth == 1 => self.begin_cell(tag),
            "br" => {
                if let Some(cell) = &mut self.cell {
                    cell.line();
                }
            }
            name if BLOCKS.contains(&name) => self.block(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((hiding, times)) = &mut self.hiding {
            if *hiding == name {
                *times -= 1;
                if *times == 0 {
                    self.hiding = None;
                }
            }
            return;
        }
        match name {
            "table" if self.depth > 1 => {
                self.depth -= 1;
                self.block();
            }
            "table" => {
                self.end_row();
                self.covered.clear();
                self.depth = 0;
            }
            "tr" if self.depth == 1 => self.end_row(),
            "td" | "th" if self.depth == 1 => self.end_cell(),
            name if BLOCKS.contains(&name) => self.block(),
            _ => {}
        }
    }

    fn block(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.block();
        }
    }

    fn begin_row(&mut self, tag: &StartTag<()>) {
        self.end_row();
        self.in_row = true;
        self.row_hidden = has_style(tag, "display:none");
        self.column = 0;
    }

    fn end_row(&mut self) {
        self.end_cell();
        if std::mem::take(&mut self.in_row) {
            self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            self.table.rows += usize::from(!self.row_hidden);
        }
        self.row_hidden = false;
    }

    fn begin_cell(&mut self, tag: &StartTag<()>) {
        self.end_cell();
        if !self.in_row {
            (self.in_row, self.column) = (true, 0);
        }
        while self.covered.get(self.column).is_some_and(|rows| *rows > 0) {
            self.column += 1;
        }
        let (span, rows) = (count(tag, "colspan", 1000), count(tag, "rowspan", MOST_SIDE));
        let hidden = self.row_hidden || has_style(tag, "display:none");
        let pre = has_style(tag, "white-space:pre");
        self.cell = Some(Open { column: self.column, span, text: String::new(), pre, hidden });
        if hidden && !self.row_hidden {
            return;
        }
        let end = self.column.saturating_add(span).min(MOST_SIDE);
        if rows > 1 {
            self.covered.resize(self.covered.len().max(end), 0);
            self.covered.iter_mut().take(end).skip(self.column).for_each(|covered| *covered = rows);
        }
        self.column = end;
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let row = self.table.rows;
        if cell.hidden || row >= MOST_SIDE || cell.column >= MOST_SIDE {
            return;
        }
        self.table.columns = self.table.columns.max((cell.column + cell.span).min(MOST_SIDE));
        let text = cell.text.trim().to_owned();
        if !text.is_empty() {
            self.table.cells.push(HtmlCell { row, column: cell.column, span: cell.span, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, import};

    macro_rules! clipboard {
        ($name:literal) => {
            include_str!(concat!("../../tests/fixtures/clipboard/", $name))
        };
    }

    /// Row, column, span and text of each cell.
    fn shown(table: &HtmlTable) -> Vec<(usize, usize, usize, &str)> {
        table.cells.iter().map(|cell| (cell.row, cell.column, cell.span, cell.text.as_str())).collect()
    }

    #[test]
    fn cells_of_calc_are_what_they_were() {
        let table = html_table(clipboard!("calc.html")).unwrap();
        assert_eq!(
            shown(&table),
            [
                (0, 0, 1, "Search"),
                (0, 1, 2, "Ask \"why\"\nand wait"),
                (1, 0, 1, "4250.0%"),
                (1, 2, 1, "Pay & go")
            ]
        );
        assert_eq!((table.rows, table.columns), (2, 3));
        // The plain text beside it says the same, but for what is merged.
        assert_eq!(table.to_tsv(), clipboard!("calc.txt"));
        let plain = Fragment::of_text(clipboard!("calc.txt")).unwrap();
        let places = |fragment: &Fragment| -> Vec<_> {
            fragment.cards.iter().map(|card| (card.row, card.column, card.card.text.clone())).collect()
        };
        assert_eq!(places(&table.to_fragment()), places(&plain));
        let spans: Vec<u32> = table.to_fragment().cards.iter().map(|card| card.card.span).collect();
        assert_eq!(spans, [1, 2, 1, 1]);
    }

    #[test]
    fn a_sheet_from_right_to_left_begins_where_it_begins() {
        let table = html_table(clipboard!("calc-ar.html")).unwrap();
        assert_eq!(
            shown(&table),
            [
                (0, 0, 1, "يبحث عن «مكتب»"),
                (0, 1, 1, "يقارن ٣ متاجر\nويسأل صديقًا"),
                (1, 1, 1, "يدفع عبر Apple Pay")
            ]
        );
        let table = html_table(clipboard!("sheets.html")).unwrap();
        assert_eq!(shown(&table), [(0, 0, 1, "חיפוש"), (0, 1, 1, "השוואה\nושאלה"), (1, 1, 1, "12")]);
    }

    #[test]
    fn what_excel_merges_and_hides_is_merged_and_hidden() {
        let table = html_table(clipboard!("excel.html")).unwrap();
        assert_eq!(
            shown(&table),
            [(0, 0, 1, "Stage one"), (0, 1, 1, "Tense,\nthen calm"), (0, 2, 2, "Wide <b>"), (1, 2, 1, "€12")]
        );
        assert_eq!((table.rows, table.columns), (2, 4));
    }

    #[test]
    fn a_table_of_a_web_page_keeps_its_lists_and_paragraphs_as_lines() {
        let table = html_table(clipboard!("browser.html")).unwrap();
        assert_eq!(
            shown(&table),
            [
                (0, 0, 1, "Stage[1]"),
                (0, 1, 1, "Channel"),
                (1, 0, 1, "Awareness"),
                (1, 1, 1, "Advert\nWord of mouth"),
                (2, 0, 1, "Decision\nand payment"),
                (2, 1, 1, "Shop\nPhone")
            ]
        );
        // As a map of its own, it is read as any table is.
        let hint = import::TableHint { name: String::new(), locale: Locale::En };
        let map = import::table(&table.to_tsv(), &hint).unwrap().map;
        assert_eq!(map.stages.len(), 2);
    }

    #[test]
    fn what_this_program_copies_comes_back_whole_and_others_get_cells() {
        let text = "a\t\"b\nc <i>\"\t\n\t\t\"say \"\"d\"\"\"";
        let mut fragment = Fragment::of_text(text).unwrap();
        fragment.cards[0].card.color = Some("teal".parse().unwrap());
        for direction in [crate::model::Direction::Ltr, crate::model::Direction::Rtl] {
            let html = fragment.to_html(direction);
            assert_eq!(own_fragment(&html).as_ref(), Some(&fragment));
            let cells = [(0, 0, 1, "a"), (0, 1, 1, "b\nc <i>"), (1, 2, 1, "say \"d\"")];
            assert_eq!(shown(&html_table(&html).unwrap()), cells);
        }
        // A card over two steps is a merged cell.
        fragment.cards[0].card.span = 9;
        fragment.cards[2].card.span = 2;
        let table = html_table(&fragment.to_html(crate::model::Direction::Ltr)).unwrap();
        assert_eq!(shown(&table), [(0, 0, 1, "a"), (0, 1, 1, "b\nc <i>"), (1, 2, 2, "say \"d\"")]);
        // One column is paragraphs, for texts.
        let lines = Fragment::of_text("one\ntwo & three").unwrap();
        let html = lines.to_html(crate::model::Direction::Ltr);
        assert!(html.contains(">one</p>") && html.contains("two &amp; three") && html_table(&html).is_none());
        assert_eq!(own_fragment(&html), Some(lines));
        assert_eq!(own_fragment("<p data-rihla-cards='bm90IGpzb24='>x</p>"), None);
    }

    #[test]
    fn prose_is_no_table_even_with_one_in_it() {
        assert_eq!(html_table(clipboard!("prose.html")), None);
        assert_eq!(html_table("<p>one</p><p>two</p>"), None);
        assert_eq!(html_table("<table><tr><td>&nbsp;</td></tr></table>"), None);
        assert_eq!(html_table(""), None);
    }

    #[test]
    fn cells_end_where_the_next_begins_and_spaces_count_once() {
        let sloppy = "<TABLE><tr><td>  a\n  b<td>c<tr><th>d &lt; e<br/><br>f</TABLE>";
        let table = html_table(sloppy).unwrap();
        assert_eq!(shown(&table), [(0, 0, 1, "a b"), (0, 1, 1, "c"), (1, 0, 1, "d < e\n\nf")]);
        let pre = "<table><td style='white-space: pre-wrap'>a\nb</table>";
        assert_eq!(shown(&html_table(pre).unwrap()), [(0, 0, 1, "a\nb")]);
    }

    #[test]
    fn a_cell_over_rows_moves_the_cells_below_it() {
        let table = html_table(
            "<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f<tr><td>g</table>",
        );
        assert_eq!(
            shown(&table.unwrap()),
            [
                (0, 0, 1, "a"),
                (0, 1, 1, "b"),
                (0, 2, 1, "c"),
                (1, 1, 1, "d"),
                (2, 1, 1, "e"),
                (2, 2, 1, "f"),
                (3, 0, 1, "g")
            ]
        );
    }

    #[test]
    fn any_html_is_read_without_harm() {
        let pieces = [
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<td colspan=99999>",
            "<th rowspan=99999 ",
            "<td colspan=-1 rowspan=x>",
            "<style>",
            "</style>",
            "<!--",
            "-->",
            "&nbsp;",
            "&#x110000;",
            "a",
            "\u{5d0}",
            "\0",
            "<br>",
            "<p",
            ">",
            "\"",
            "<caption>",
            "<tr style='display:none'>",
            "<comment>",
            "</comment>",
        ];
        let seed = 3;
        let mut rng = fastrand::Rng::with_seed(seed);
        for round in 0..3000 {
            let html: String = (0..rng.usize(0..40)).map(|_| pieces[rng.usize(..pieces.len())]).collect();
            if let Some(table) = html_table(&html) {
                let place = |cell: &HtmlCell| (cell.row, cell.column);
                let sorted = table.cells.windows(2).all(|pair| place(&pair[0]) < place(&pair[1]));
                let inside = table.cells.iter().all(|c| c.row < table.rows && c.column < table.columns);
                assert!(sorted && inside, "seed {seed}, round {round}: {html}");
            }
        }
    }

    #[test]
    fn many_columns_over_many_rows_cost_little() {
        let wide = "<tr><td colspan=1000 rowspan=10000>x".repeat(2000);
        let table = html_table(&format!("<table>{wide}</table>")).unwrap();
        assert!(table.columns <= MOST_SIDE);
    }
}
