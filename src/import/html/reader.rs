//! From tags and texts to the cells of a table.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{HtmlCell, HtmlTable};

/// Most rows, and most columns, of a table.
pub(super) const MOST_SIDE: usize = 10_000;

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

/// What `html` consists of; what is no HTML is left out.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    // What stands in a style sheet is not markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map_while(Result::ok)
}

/// What the attribute called `name` says.
pub(super) fn attribute<'a>(tag: &'a StartTag<()>, name: &str) -> Option<&'a str> {
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
pub(super) struct Reader {
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
    /// The table; none where there is text beside it.
    pub(super) fn finish(mut self) -> Option<HtmlTable> {
        self.end_row();
        (!self.prose).then_some(self.table)
    }

    /// Takes in the next piece of the HTML.
    pub(super) fn take(&mut self, token: Token) {
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
        if std::mem::take(&mut self.in_row) && self.table.rows < MOST_SIDE {
            self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            self.table.rows += usize::from(!self.row_hidden);
        }
        self.row_hidden = false;
    }

    fn begin_cell(&mut self, tag: &StartTag<()>) {
        self.end_cell();
        if self.table.rows >= MOST_SIDE {
            return;
        }
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
