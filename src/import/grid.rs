//! From text to rows of cells: Markdown tables, pipe tables, CSV, TSV and what a spreadsheet puts
//! on the clipboard.

use std::ops::Range;

use super::{ImportFault, shape};

/// Most cells of a table: far more than a map can show, far less than memory holds.
pub(super) const CELL_LIMIT: usize = 1_000_000;

/// A table as typed: cells are trimmed, every row is equally long, no row or column is empty.
#[derive(Debug)]
pub(super) struct Grid {
    /// Line above the table; empty without one.
    pub caption: String,
    /// Rows from top to bottom, cells in reading order.
    pub rows: Vec<Vec<String>>,
    /// Number of rows that had more cells than the first.
    pub overlong_rows: usize,
    /// Number of lines of text around the table that are not part of it.
    pub lines_left_out: usize,
    /// How the table was written.
    pub form: Form,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// With a line of dashes under the headings.
    Markdown,
    /// Cells between this ASCII character.
    Delimited(u8),
}

/// Reads the first table of `text`.
pub(super) fn read(text: &str) -> Result<Grid, ImportFault> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ImportFault::Empty);
    }
    let mut grid = match markdown(text)? {
        Some(grid) => grid,
        None => delimited(text)?,
    };
    tidy(&mut grid)?;
    Ok(grid)
}

// --- Markdown -------------------------------------------------------------------------------

/// The table of a Markdown text: the one that is most surely a journey, the first of equals.
fn markdown(text: &str) -> Result<Option<Grid>, ImportFault> {
    let lines = without_gaps(text);
    let is_head = |pair: &[&str]| match pair {
        [heading, dashes] => heading.contains('|') && is_separator(dashes, split_pipes(heading).len()),
        _ => false,
    };
    let mut best: Option<(usize, Range<usize>, Vec<Vec<String>>)> = None;
    let mut from = 0;
    while let Some(head) = lines.get(from..).unwrap_or_default().windows(2).position(is_head) {
        let head = from + head;
        let below = lines.get(head + 2..).unwrap_or_default();
        let end = head + 2 + below.iter().take_while(|line| line.contains('|')).count();
        let rows = markdown_rows(lines.get(head..end).unwrap_or_default())?;
        let certainty = shape::certainty(&rows);
        if best.as_ref().is_none_or(|(other, ..)| certainty > *other) {
            best = Some((certainty, head..end, rows));
        }
        from = end;
    }
    let Some((_, place, rows)) = best else { return Ok(None) };
    let above = lines.get(..place.start).unwrap_or_default();
    let below = lines.get(place.end..).unwrap_or_default();
    let (caption, used) = caption_above(above);
    let around = above.iter().chain(below).filter(|line| !line.trim().is_empty() && !line.starts_with("```"));
    let lines_left_out = around.count().saturating_sub(used);
    Ok(Some(Grid { caption, rows, overlong_rows: 0, lines_left_out, form: Form::Markdown }))
}

/// The cells of `lines`: headings, dashes, rows.
fn markdown_rows(lines: &[&str]) -> Result<Vec<Vec<String>>, ImportFault> {
    let mut rows = Vec::new();
    let mut cells = 0;
    for (_, line) in lines.iter().enumerate().filter(|(at, _)| *at != 1) {
        let row: Vec<String> = split_pipes(line).iter().map(|cell| without_emphasis(cell)).collect();
        count(&mut cells, row.len())?;
        rows.push(row);
    }
    Ok(rows)
}

/// The lines of `text`, without the blank ones that some programs put between the rows of a table.
fn without_gaps(text: &str) -> Vec<&str> {
    let is_row = |line: Option<&&str>| line.is_some_and(|line| line.trim_start().starts_with('|'));
    let mut lines: Vec<&str> = Vec::new();
    let mut rest = text.lines().peekable();
    while let Some(line) = rest.next() {
        if !(line.trim().is_empty() && is_row(lines.last()) && is_row(rest.peek())) {
            lines.push(line);
        }
    }
    lines
}

/// Whether `line` is the line of dashes under `columns` headings.
fn is_separator(line: &str, columns: usize) -> bool {
    let cells = split_pipes(line);
    let dashes = |cell: &String| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.chars().all(|c| c == '-')
    };
    (line.contains('|') || cells.len() == columns) && cells.iter().all(dashes)
}

/// The cells of a line between pipes, with or without pipes around it; `\|` is a pipe in a cell.
fn split_pipes(line: &str) -> Vec<String> {
    let line = line.trim();
    let mut cells = vec![String::new()];
    let mut chars = line.strip_prefix('|').unwrap_or(line).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'|') => push(&mut cells, chars.next()),
            '|' => cells.push(String::new()),
            c => push(&mut cells, Some(c)),
        }
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}

fn push(cells: &mut [String], c: Option<char>) {
    if let (Some(cell), Some(c)) = (cells.last_mut(), c) {
        cell.push(c);
    }
}

/// A cell without the marks that make all of it bold, italic or code.
fn without_emphasis(cell: &str) -> String {
    let cell = cell.trim();
    let inside = ["**", "__", "*", "_", "`"].into_iter().find_map(|mark| {
        let inside = cell.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inside.trim().is_empty() && !inside.contains(mark)).then_some(inside)
    });
    inside.unwrap_or(cell).to_owned()
}

/// The heading nearest above a table, otherwise a short line right above it; and how many lines that took.
fn caption_above(above: &[&str]) -> (String, usize) {
    let mut lines = above.iter().rev().map(|line| line.trim()).filter(|line| !line.is_empty());
    let nearest = lines.clone().next().unwrap_or_default();
    let heading = lines.find(|line| line.starts_with('#')).map(|line| line.trim_matches('#').trim());
    match heading {
        Some(heading) if !heading.is_empty() => (without_emphasis(heading), 1),
        _ if nearest.is_empty() || nearest.chars().count() > 100 || nearest.starts_with("```") => {
            (String::new(), 0)
        }
        _ => (without_emphasis(nearest.trim_end_matches([':', '：'])), 1),
    }
}

// --- Delimited ------------------------------------------------------------------------------

fn delimited(text: &str) -> Result<Grid, ImportFault> {
    let (text, given) = delimiter_line(text);
    let delimiter = given.or_else(|| detect(text)).ok_or(ImportFault::OneColumn)?;
    let mut rows = Vec::new();
    let mut cells = 0;
    for row in records(text, delimiter) {
        count(&mut cells, row.len())?;
        rows.push(row);
    }
    Ok(Grid {
        caption: String::new(),
        rows,
        overlong_rows: 0,
        lines_left_out: 0,
        form: Form::Delimited(delimiter),
    })
}

/// Excel's `sep=;` on the first line.
fn delimiter_line(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end_matches('\r').strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) if delimiter.is_ascii() && *delimiter != b'"' => (rest, Some(*delimiter)),
        _ => (text, None),
    }
}

/// The delimiter with which most of the first rows are equally long, and the longest.
fn detect(text: &str) -> Option<u8> {
    // The first is taken where two are as good: a tab is never typed by chance.
    let mut best: Option<(f32, usize, u8)> = None;
    for delimiter in [b'\t', b';', b'|', b','] {
        let lengths: Vec<usize> = records(text, delimiter).take(64).map(|row| row.len()).collect();
        let rows = lengths.iter().filter(|length| **length > 1).count();
        let usual = lengths
            .iter()
            .copied()
            .filter(|length| *length > 1)
            .max_by_key(|length| (lengths.iter().filter(|other| *other == length).count(), *length));
        let Some(usual) = usual else { continue };
        let equal = lengths.iter().filter(|length| **length == usual).count();
        #[expect(clippy::cast_precision_loss, reason = "both are at most 64")]
        let share = (equal + rows) as f32 / (2 * lengths.len()) as f32;
        if best.is_none_or(|(other, columns, _)| {
            share > other + 0.01 || (share > other - 0.01 && usual > columns)
        }) {
            best = Some((share, usual, delimiter));
        }
    }
    best.map(|(_, _, delimiter)| delimiter)
}

/// The rows of `text`, blank lines left out.
fn records(text: &str, delimiter: u8) -> Box<dyn Iterator<Item = Vec<String>> + '_> {
    if delimiter == b'|' {
        return Box::new(text.lines().filter(|line| !line.trim().is_empty()).map(split_pipes));
    }
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(quotes_are_closed(text, delimiter))
        .from_reader(text.as_bytes());
    // Reading from memory fails at invalid UTF-8 only, and this text is valid.
    Box::new(reader.into_records().map_while(Result::ok).map(|row| row.iter().map(str::to_owned).collect()))
}

/// Whether every quoted cell of `text` ends at a delimiter or a line's end. Where one does not,
/// quotation marks are text (`"Fast" delivery`), and reading them as quoting would eat them.
fn quotes_are_closed(text: &str, delimiter: u8) -> bool {
    let ends_cell = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let mut bytes = text.bytes().peekable();
    let mut at_start = true;
    while let Some(byte) = bytes.next() {
        if !(byte == b'"' && at_start) {
            at_start = ends_cell(byte);
            continue;
        }
        loop {
            match bytes.next() {
                None => return false,
                Some(b'"') if bytes.next_if_eq(&b'"').is_some() => {}
                Some(b'"') => break,
                Some(_) => {}
            }
        }
        if bytes.peek().is_some_and(|byte| !ends_cell(*byte)) {
            return false;
        }
        at_start = false;
    }
    true
}

// --- Both -----------------------------------------------------------------------------------

fn count(cells: &mut usize, more: usize) -> Result<(), ImportFault> {
    *cells += more;
    if *cells > CELL_LIMIT { Err(ImportFault::TooLarge { limit: CELL_LIMIT }) } else { Ok(()) }
}

/// Trims cells, takes the caption off the top, drops empty rows and columns, pads short rows.
fn tidy(grid: &mut Grid) -> Result<(), ImportFault> {
    for cell in grid.rows.iter_mut().flatten() {
        let trimmed = cell.trim();
        if trimmed.len() < cell.len() {
            *cell = trimmed.to_owned();
        }
    }
    let mut rows = std::mem::take(&mut grid.rows);
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let captions = caption_rows(&rows);
    for row in rows.drain(..captions) {
        match row.into_iter().next() {
            Some(caption) if grid.caption.is_empty() => grid.caption = caption,
            _ => grid.lines_left_out += 1,
        }
    }
    let filled = |row: &Vec<String>| row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
    let width = rows.iter().map(filled).max().unwrap_or(0);
    let head = rows.first().map_or(0, filled);
    grid.overlong_rows = rows.iter().filter(|row| filled(row) > head).count();
    if rows.len().saturating_mul(width) > CELL_LIMIT {
        return Err(ImportFault::TooLarge { limit: CELL_LIMIT });
    }
    for row in &mut rows {
        row.resize(width, String::new());
    }
    let used: Vec<bool> = (0..width).map(|at| rows.iter().any(|row| is_filled(row, at))).collect();
    for row in &mut rows {
        let mut used = used.iter();
        row.retain(|_| used.next().copied().unwrap_or(true));
    }
    match (rows.len(), used.iter().filter(|used| **used).count()) {
        (_, 0 | 1) => Err(ImportFault::OneColumn),
        (1, _) => Err(ImportFault::OneRow),
        _ => {
            grid.rows = rows;
            Ok(())
        }
    }
}

fn is_filled(row: &[String], at: usize) -> bool {
    row.get(at).is_some_and(|cell| !cell.is_empty())
}

/// Number of rows at the top that hold one text at their beginning and nothing else.
fn caption_rows(rows: &[Vec<String>]) -> usize {
    let alone = |row: &Vec<String>| is_filled(row, 0) && row.iter().skip(1).all(String::is_empty);
    let captions = rows.iter().take_while(|row| alone(row)).count();
    if rows.len() > captions + 1 { captions } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read(text).unwrap().rows
    }

    #[test]
    fn every_form_gives_the_same_cells() {
        let expected = [["Stage", "Pain points"], ["Buy", "a, b"], ["Use", "c; d"]];
        for text in [
            "Stage\tPain points\nBuy\ta, b\nUse\tc; d",
            "Stage,Pain points\r\nBuy,\"a, b\"\r\nUse,c; d\r\n",
            "\u{FEFF}Stage;Pain points\nBuy;a, b\nUse;\"c; d\"\n",
            "sep=;\nStage;Pain points\nBuy;a, b\nUse;\"c; d\"\n",
            "| Stage | Pain points |\n| --- | :---: |\n| Buy | a, b |\n| Use | c; d |",
            "Stage | Pain points |\n---|---|\nBuy | a, b |\nUse | c; d |",
            "Stage | Pain points\n--|--\nBuy | a, b\nUse | c; d\n",
            "Stage | Pain points\nBuy | a, b\nUse | c; d",
            "\n\n**Stage** | `Pain points`\n:-|-:\nBuy|a, b\nUse|c; d\n\n",
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_in_a_cell_stays_as_typed() {
        assert_eq!(rows("a|b\n-|-\nx \\| y|**bold** word"), [["a", "b"], ["x | y", "**bold** word"]]);
        assert_eq!(
            rows("a,b\n\"two\nlines\",\"say \"\"hi\"\"\""),
            [["a", "b"], ["two\nlines", "say \"hi\""]]
        );
        assert_eq!(
            rows("a\tb\n\"Fast\" delivery\tד\"ר לוי"),
            [["a", "b"], ["\"Fast\" delivery", "ד\"ר לוי"]]
        );
        assert_eq!(rows("a\tb\n\"never closed\tx"), [["a", "b"], ["\"never closed", "x"]]);
    }

    #[test]
    fn a_line_above_the_table_is_its_caption() {
        for (text, caption, left_out) in [
            ("# Buying a desk\n\nAs of May:\n\n|a|b|\n|-|-|\n|1|2|\n\nSource: us", "Buying a desk", 2),
            ("Buying a desk:\na|b\n-|-\n1|2", "Buying a desk", 0),
            ("Buying a desk,,\n,,\na,b,c\n1,2,3", "Buying a desk", 0),
            ("a,b\n1,2", "", 0),
        ] {
            let grid = read(text).unwrap();
            assert_eq!((grid.caption.as_str(), grid.lines_left_out), (caption, left_out), "{text}");
        }
    }

    #[test]
    fn of_several_tables_the_likeliest_journey_is_read() {
        let grid = read("# Plan\n\n|who|goal|\n|-|-|\n|Leila|desks|\n\n## Map\n\n| Phase | Pains | Mood |\n\n|--|--|--|\n\n| Buy | slow | sad |\n\n| Use | loud | glad |").unwrap();
        assert_eq!(grid.rows, [["Phase", "Pains", "Mood"], ["Buy", "slow", "sad"], ["Use", "loud", "glad"]]);
        assert_eq!((grid.caption.as_str(), grid.lines_left_out), ("Map", 4));
        assert_eq!(rows("|a|b|\n|-|-|\n|1|2|\n\n|c|d|\n|-|-|\n|3|4|")[0], ["a", "b"]);
    }

    #[test]
    fn ragged_rows_are_filled_up_and_counted() {
        let grid = read("a,b,\nc\n,,\nd,e,f,\n").unwrap();
        assert_eq!(grid.rows, [["a", "b", ""], ["c", "", ""], ["d", "e", "f"]]);
        assert_eq!(grid.overlong_rows, 1);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        for (text, fault) in [
            ("", ImportFault::Empty),
            ("\u{FEFF} \n\t", ImportFault::Empty),
            ("one\ntwo", ImportFault::OneColumn),
            ("|a|\n|-|\n|b|", ImportFault::OneColumn),
            ("a,b,c", ImportFault::OneRow),
            ("a|b\n-|-", ImportFault::OneRow),
        ] {
            assert_eq!(read(text).unwrap_err(), fault, "{text:?}");
        }
        let wide = ",".repeat(CELL_LIMIT + 1) + "a\nb,c";
        assert_eq!(read(&wide).unwrap_err(), ImportFault::TooLarge { limit: CELL_LIMIT });
        let padded = "a,".repeat(2_000) + "\n" + &"b,c\n".repeat(2_000);
        assert_eq!(read(&padded).unwrap_err(), ImportFault::TooLarge { limit: CELL_LIMIT });
    }
}
