//! Tables that programs put on the clipboard, and what is none.

use super::{reader::MOST_SIDE, *};
use crate::{i18n::Locale, import};

macro_rules! clipboard {
    ($name:literal) => {
        include_str!(concat!("../../../tests/fixtures/clipboard/", $name))
    };
}

/// Row, column, span and text of each cell.
fn shown(table: &HtmlTable) -> Vec<(usize, usize, usize, &str)> {
    table.cells.iter().map(|cell| (cell.row, cell.column, cell.span, cell.text.as_str())).collect()
}

/// Reads a table out of `html` that must have these cells.
#[track_caller]
fn reads<const COUNT: usize>(html: &str, cells: [(usize, usize, usize, &str); COUNT]) -> HtmlTable {
    let table = html_table(html).unwrap_or_else(|| panic!("there is no table in {html:.200}"));
    assert_eq!(shown(&table), cells);
    table
}

#[test]
fn cells_of_calc_are_what_they_were() {
    let table = reads(
        clipboard!("calc.html"),
        [
            (0, 0, 1, "Search"),
            (0, 1, 2, "Ask \"why\"\nand wait"),
            (1, 0, 1, "4250.0%"),
            (1, 2, 1, "Pay & go"),
        ],
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
fn what_programs_truly_put_on_the_clipboard_is_read() {
    reads(
        clipboard!("captured/calc.html"),
        [
            (0, 0, 1, "Search"),
            (0, 1, 2, "Ask \"why\"\nand wait"),
            (1, 0, 1, "4250.0%"),
            (1, 2, 1, "Pay & go <now>"),
        ],
    );
    // Calc's plain text makes one line of a cell's lines, and keeps its spaces.
    let plain = clipboard!("captured/calc.txt");
    assert_eq!(plain, "Search\tAsk \"why\" and wait\t\n4250.0%\t\tPay & go  <now>\n");
    let texts = |text: &str| -> Vec<_> {
        let cards = Fragment::of_text(text).unwrap().cards.into_iter();
        cards.map(|card| (card.row, card.column, card.card.text.clone())).collect()
    };
    assert_eq!(texts(plain)[1], (0, 1, "Ask \"why\" and wait".to_owned()));

    let arabic = [
        (0, 0, 1, "يبحث عن «مكتب»"),
        (0, 1, 1, "يقارن ٣ متاجر\nويسأل صديقًا"),
        (1, 1, 1, "يدفع عبر Apple Pay"),
    ];
    reads(clipboard!("captured/calc-rtl.html"), arabic);
    assert_eq!(texts(clipboard!("captured/calc-rtl.txt")).len(), 3);

    reads(
        clipboard!("captured/chromium.html"),
        [
            (0, 0, 1, "Stage[1]"),
            (0, 1, 1, "Channel"),
            (1, 0, 1, "Awareness"),
            (1, 1, 1, "Advert\nWord of mouth"),
            (2, 0, 1, "Decision\nand payment"),
            (2, 1, 1, "Shop\nPhone"),
            (3, 0, 2, "يدفع عبر Apple Pay"),
        ],
    );
}

#[test]
fn a_sheet_from_right_to_left_begins_where_it_begins() {
    reads(
        clipboard!("calc-ar.html"),
        [
            (0, 0, 1, "يبحث عن «مكتب»"),
            (0, 1, 1, "يقارن ٣ متاجر\nويسأل صديقًا"),
            (1, 1, 1, "يدفع عبر Apple Pay"),
        ],
    );
    reads(clipboard!("sheets.html"), [(0, 0, 1, "חיפוש"), (0, 1, 1, "השוואה\nושאלה"), (1, 1, 1, "12")]);
}

#[test]
fn what_excel_merges_and_hides_is_merged_and_hidden() {
    let table = reads(
        clipboard!("excel.html"),
        [(0, 0, 1, "Stage one"), (0, 1, 1, "Tense,\nthen calm"), (0, 2, 2, "Wide <b>"), (1, 2, 1, "€12")],
    );
    assert_eq!((table.rows, table.columns), (2, 4));
}

#[test]
fn a_table_of_a_web_page_keeps_its_lists_and_paragraphs_as_lines() {
    let table = reads(
        clipboard!("browser.html"),
        [
            (0, 0, 1, "Stage[1]"),
            (0, 1, 1, "Channel"),
            (1, 0, 1, "Awareness"),
            (1, 1, 1, "Advert\nWord of mouth"),
            (2, 0, 1, "Decision\nand payment"),
            (2, 1, 1, "Shop\nPhone"),
        ],
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
    std::sync::Arc::make_mut(&mut fragment.cards[0].card).color = Some("teal".parse().unwrap());
    for direction in [crate::model::Direction::Ltr, crate::model::Direction::Rtl] {
        let html = fragment.to_html(direction);
        assert_eq!(own_fragment(&html).as_ref(), Some(&fragment));
        let cells = [(0, 0, 1, "a"), (0, 1, 1, "b\nc <i>"), (1, 2, 1, "say \"d\"")];
        reads(&html, cells);
    }
    // A card over two steps is a merged cell.
    std::sync::Arc::make_mut(&mut fragment.cards[0].card).span = 9;
    std::sync::Arc::make_mut(&mut fragment.cards[2].card).span = 2;
    reads(
        &fragment.to_html(crate::model::Direction::Ltr),
        [(0, 0, 1, "a"), (0, 1, 1, "b\nc <i>"), (1, 2, 2, "say \"d\"")],
    );
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
    reads(sloppy, [(0, 0, 1, "a b"), (0, 1, 1, "c"), (1, 0, 1, "d < e\n\nf")]);
    let pre = "<table><td style='white-space: pre-wrap'>a\nb</table>";
    reads(pre, [(0, 0, 1, "a\nb")]);
}

#[test]
fn a_cell_over_rows_moves_the_cells_below_it() {
    reads(
        "<table><tr><td rowspan=3>a<td>b<td rowspan=2>c<tr><td>d<tr><td>e<td>f<tr><td>g</table>",
        [
            (0, 0, 1, "a"),
            (0, 1, 1, "b"),
            (0, 2, 1, "c"),
            (1, 1, 1, "d"),
            (2, 1, 1, "e"),
            (2, 2, 1, "f"),
            (3, 0, 1, "g"),
        ],
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

#[test]
fn rows_without_end_take_no_more_than_a_table_has() {
    let start =
        "<tr><td colspan=1000 rowspan=10000>x".to_owned() + &"<td>".repeat(MOST_SIDE - 1001) + "<td>y";
    let table = html_table(&format!("<table>{start}{}</table>", "<tr><td>".repeat(3 * MOST_SIDE))).unwrap();
    assert_eq!((table.rows, table.columns), (MOST_SIDE, MOST_SIDE));
    let text = table.to_tsv();
    assert!(text.len() < 3 * MOST_SIDE, "{} bytes for two cells", text.len());
    assert!(text.trim_end().ends_with("\ty"));
}
