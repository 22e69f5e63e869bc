//! Line breaks and visual order of hard strings.
//!
//! Every expectation was worked out by hand from the rules of UAX #9 (named beside it where one is
//! not obvious) and is written as the pieces of the line from left to right: `L` pieces read as
//! they stand, `R` pieces from right to left. The unicode-bidi crate is asked as a second witness;
//! neither it nor the code under test made the literals.

use rihla::{
    model::Direction,
    text::{TextBlock, TextStyle},
};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::common::{block, ltr, visual};

/// A piece of a line in visual order, its text as it is written.
#[derive(Clone, Copy)]
enum Piece {
    /// Read from left to right.
    L(&'static str),
    /// Read from right to left.
    R(&'static str),
}
use Piece::{L, R};

const AUTO: Option<Direction> = None;
const LTR: Option<Direction> = Some(Direction::Ltr);
const RTL: Option<Direction> = Some(Direction::Rtl);

/// A string on one line: its text, the direction asked for, its pieces from left to right.
type Case = (&'static str, Option<Direction>, &'static [Piece]);

const PLAIN: &[Case] = &[
    ("hello world", AUTO, &[L("hello world")]),
    ("שלום עולם", AUTO, &[R("שלום עולם")]),
    ("مرحبا بالعالم", AUTO, &[R("مرحبا بالعالم")]),
    ("hello שלום world", AUTO, &[L("hello "), R("שלום"), L(" world")]),
    ("שלום hello עולם", AUTO, &[R(" עולם"), L("hello"), R("שלום ")]),
    ("Hello שלום مرحبا", AUTO, &[L("Hello "), R("שלום مرحبا")]),
    // W2: the digits follow an Arabic letter.
    ("שלום Hello مرحبا 123", AUTO, &[L("123"), R(" مرحبا "), L("Hello"), R("שלום ")]),
    ("Привет مرحبا мир", AUTO, &[L("Привет "), R("مرحبا"), L(" мир")]),
    // N2: between L and R the spaces and signs follow the paragraph.
    ("C++ או Rust", AUTO, &[L("C++ "), R("או"), L(" Rust")]),
    ("C++ או Rust", RTL, &[L("Rust"), R("++ או "), L("C")]),
    ("שלום 😀 עולם", AUTO, &[R("שלום 😀 עולם")]),
];

const NUMBERS: &[Case] = &[
    ("لدي 3 قطط", AUTO, &[R(" قطط"), L("3"), R("لدي ")]),
    ("العدد 123 هنا", AUTO, &[R(" هنا"), L("123"), R("العدد ")]),
    // W2, W4: AN CS AN is one number.
    ("السعر 12.50 ريال", AUTO, &[R(" ريال"), L("12.50"), R("السعر ")]),
    // W5: the sign belongs to a European number …
    ("המחיר $5.99 בלבד", AUTO, &[R(" בלבד"), L("$5.99"), R("המחיר ")]),
    ("הנחה 50% היום", AUTO, &[R(" היום"), L("50%"), R("הנחה ")]),
    // … but not to one that W2 made Arabic.
    ("السعر $5 فقط", AUTO, &[R(" فقط"), L("5"), R("السعر $")]),
    ("خصم 50% اليوم", AUTO, &[R("% اليوم"), L("50"), R("خصم ")]),
    ("خصم ٥٠٪ اليوم", AUTO, &[R("٪ اليوم"), L("٥٠"), R("خصم ")]),
    ("قیمت ۱۲۳ تومان", AUTO, &[R(" تومان"), L("۱۲۳"), R("قیمت ")]),
    // The Arabic separators are of class AN, one level with the digits around them.
    ("۱۲٬۵۰۰ تومان", AUTO, &[R(" تومان"), L("۱۲٬۵۰۰")]),
    ("عدد ۳٫۱۴ است", AUTO, &[R(" است"), L("۳٫۱۴"), R("عدد ")]),
    ("10 תפוחים", AUTO, &[R(" תפוחים"), L("10")]),
    ("3 apples ו-2 אגסים", AUTO, &[L("3 apples "), R(" אגסים"), L("2"), R("ו-")]),
    // W6: a minus before a number is a neutral.
    ("טמפרטורה -5 מעלות", AUTO, &[R(" מעלות"), L("5"), R("טמפרטורה -")]),
    ("المسافة 5 km تقريبا", AUTO, &[R(" تقريبا"), L("km"), R(" "), L("5"), R("المسافة ")]),
    ("המרחק 5 km בערך", AUTO, &[R(" בערך"), L("km"), R(" "), L("5"), R("המרחק ")]),
    // W7: digits after a Latin letter are Latin.
    ("גרסה v2.0 חדשה", AUTO, &[R(" חדשה"), L("v2.0"), R("גרסה ")]),
    ("2.0 גרסה", AUTO, &[R(" גרסה"), L("2.0")]),
    ("בשעה 10:30 בבוקר", AUTO, &[R(" בבוקר"), L("10:30"), R("בשעה ")]),
    // N1: a dash between two numbers is between two R.
    ("עמודים 5–10", AUTO, &[L("10"), R("–"), L("5"), R("עמודים ")]),
    ("2+2=4 נכון", AUTO, &[R(" נכון"), L("4"), R("="), L("2+2")]),
    ("abc ١٢٣ def", AUTO, &[L("abc ١٢٣ def")]),
    ("abc ١٢٣-٤٥٦ def", AUTO, &[L("abc "), L("٤٥٦"), R("-"), L("١٢٣"), L(" def")]),
    ("abc 123-456 def", AUTO, &[L("abc 123-456 def")]),
];

const DATES_AND_PHONES: &[Case] = &[
    // W4: a hyphen (ES) joins European digits and no others.
    ("טלפון 03-1234567", AUTO, &[L("03-1234567"), R("טלפון ")]),
    ("هاتف 03-1234567", AUTO, &[L("1234567"), R("-"), L("03"), R("هاتف ")]),
    (
        "هاتف +966 50 123 4567",
        AUTO,
        &[L("4567"), R(" "), L("123"), R(" "), L("50"), R(" "), L("966"), R("هاتف +")],
    ),
    // A slash (CS) joins digits of either kind.
    ("תאריך 12/05/2024 סוף", AUTO, &[R(" סוף"), L("12/05/2024"), R("תאריך ")]),
    ("تاريخ 12/05/2024 نهاية", AUTO, &[R(" نهاية"), L("12/05/2024"), R("تاريخ ")]),
    ("تاريخ 2024-05-12", AUTO, &[L("12"), R("-"), L("05"), R("-"), L("2024"), R("تاريخ ")]),
];

const BRACKETS: &[Case] = &[
    // N0 c: only the other direction inside; what stands before decides.
    ("שלום (world) עולם", AUTO, &[R(") עולם"), L("world"), R("שלום (")]),
    ("hello (שלום) world", AUTO, &[L("hello ("), R("שלום"), L(") world")]),
    ("שלום (hello world).", AUTO, &[R(")."), L("hello world"), R("שלום (")]),
    ("(שלום)", AUTO, &[R("(שלום)")]),
    ("a (ב) c", AUTO, &[L("a ("), R("ב"), L(") c")]),
    ("אב (ג (abc) ד) ה", AUTO, &[R(") ד) ה"), L("abc"), R("אב (ג (")]),
    // The inner pair follows the Hebrew before it, the outer one holds a Latin word.
    ("abc (אב [ג] def)", AUTO, &[L("abc ("), R("אב [ג]"), L(" def)")]),
    // N0: a number inside counts as R.
    ("סעיף 5(ב) לחוק", AUTO, &[R("(ב) לחוק"), L("5"), R("סעיף ")]),
    ("(123) שלום", AUTO, &[R(") שלום"), L("123"), R("(")]),
    ("שלום (123", AUTO, &[L("123"), R("שלום (")]),
    ("הוא אמר \"hello\" לי", AUTO, &[R("\" לי"), L("hello"), R("הוא אמר \"")]),
    ("قال «مرحبا» لها", AUTO, &[R("قال «مرحبا» لها")]),
];

const PUNCTUATION: &[Case] = &[
    ("שלום! hello", AUTO, &[L("hello"), R("שלום! ")]),
    ("Hello!", RTL, &[R("!"), L("Hello")]),
    ("שלום.", LTR, &[R("שלום"), L(".")]),
    ("Hello, שלום!", AUTO, &[L("Hello, "), R("שלום"), L("!")]),
    ("كيف حالك؟ بخير، شكرا.", AUTO, &[R("كيف حالك؟ بخير، شكرا.")]),
    ("#שלום hello", AUTO, &[L("hello"), R("#שלום ")]),
    ("hello #שלום", AUTO, &[L("hello #"), R("שלום")]),
    ("צה\"ל", AUTO, &[R("צה\"ל")]),
    ("א. ב. ג.", AUTO, &[R("א. ב. ג.")]),
];

const ADDRESSES: &[Case] = &[
    ("כתבו אל info@example.com היום", AUTO, &[R(" היום"), L("info@example.com"), R("כתבו אל ")]),
    ("راسلنا على info@example.com.", AUTO, &[R("."), L("info@example.com"), R("راسلنا على ")]),
    (
        "زوروا https://example.com/a/b?x=1 الآن",
        AUTO,
        &[R(" الآن"), L("https://example.com/a/b?x=1"), R("زوروا ")],
    ),
    // N2: the last slash stands between L and the end of an RTL paragraph.
    ("ראו https://example.com/", AUTO, &[R("/"), L("https://example.com"), R("ראו ")]),
    ("קובץ C:\\תיקייה\\a.txt", AUTO, &[L("a.txt"), R(":\\תיקייה\\"), L("C"), R("קובץ ")]),
];

const LETTERS: &[Case] = &[
    ("لا إله", AUTO, &[R("لا إله")]),
    ("مُحَمَّد", AUTO, &[R("مُحَمَّد")]),
    ("مـــرحبا", AUTO, &[R("مـــرحبا")]),
    ("می\u{200c}خواهم بروم", AUTO, &[R("می\u{200c}خواهم بروم")]),
    ("کتاب\u{200c}ها 12 جلد", AUTO, &[R(" جلد"), L("12"), R("کتاب\u{200c}ها ")]),
    ("בית־ספר", AUTO, &[R("בית־ספר")]),
    ("שָׁלוֹם עוֹלָם", AUTO, &[R("שָׁלוֹם עוֹלָם")]),
    ("אֶרֶץ abc", AUTO, &[L("abc"), R("אֶרֶץ ")]),
    ("é́ שלום", AUTO, &[L("é́ "), R("שלום")]),
];

const CONTROLS: &[Case] = &[
    // RLI … PDI: the number goes to the left of the Hebrew inside it.
    (
        "price: \u{2067}שלום 5\u{2069} end",
        AUTO,
        &[L("price: \u{2067}"), L("5"), R("שלום "), L("\u{2069} end")],
    ),
    ("abc \u{2068}אב 1\u{2069} def", AUTO, &[L("abc \u{2068}"), L("1"), R("אב "), L("\u{2069} def")]),
    ("שם \u{2066}a ב\u{2069} סוף", AUTO, &[R("\u{2069} סוף"), L("a "), R("ב"), R("שם \u{2066}")]),
    // An isolate without a strong letter runs as LRI and is a neutral to what is around.
    ("abc \u{2068}123\u{2069} אב", AUTO, &[L("abc \u{2068}123\u{2069} "), R("אב")]),
    // What is isolated does not decide the paragraph (P2).
    ("\u{2068}abc\u{2069} אב", AUTO, &[R(" אב"), R("\u{2069}"), L("abc"), R("\u{2068}")]),
    ("Hello שלום!\u{200f} world", AUTO, &[L("Hello "), R("שלום!\u{200f}"), L(" world")]),
    ("שלום C++\u{200e} סוף", AUTO, &[R(" סוף"), L("C++\u{200e}"), R("שלום ")]),
    ("abc \u{202e}def\u{202c} ghi", AUTO, &[L("abc "), R("def"), L(" ghi")]),
    ("\u{202d}שלום\u{202c}", AUTO, &[L("שלום")]),
    ("abc \u{202b}אב cd\u{202c} ef", AUTO, &[L("abc "), L("cd"), R("אב "), L(" ef")]),
    // L1: a tab has the paragraph's level, a space between two Hebrew words has theirs.
    ("אב\tגד", LTR, &[R("אב"), L("\t"), R("גד")]),
    ("אב גד", LTR, &[R("אב גד")]),
    ("ab \tcd", RTL, &[L("cd"), R(" \t"), L("ab")]),
    // L1: so do the spaces at the end.
    ("abc אב  ", AUTO, &[L("abc "), R("אב"), L("  ")]),
    ("אב abc  ", AUTO, &[R("  "), L("abc"), R("אב ")]),
    ("אב abc \u{2066}\u{2069} ", AUTO, &[R(" \u{2066}\u{2069} "), L("abc"), R("אב ")]),
];

/// A text that wraps: its direction, and for each line its text and its pieces.
type Wrapped = (Option<Direction>, &'static [(&'static str, &'static [Piece])]);

const WRAPPED: &[Wrapped] = &[
    // L1 at a soft wrap: the space after "hello" is inside a Latin run but ends its line.
    (
        AUTO,
        &[("שלום hello ", &[R(" "), L("hello"), R("שלום ")]), ("worlds עולם", &[R(" עולם"), L("worlds")])],
    ),
    (AUTO, &[("abc שלום ", &[L("abc "), R("שלום"), L(" ")]), ("עולמות def", &[R("עולמות"), L(" def")])]),
    // The number of the second line is still Arabic: levels are the paragraph's (W2 before L1).
    (AUTO, &[("السعر 12 ", &[R(" "), L("12"), R("السعر ")]), ("3400-56", &[L("56"), R("-"), L("3400")])]),
    (AUTO, &[("שלום רב ", &[R("שלום רב ")]), ("לכולם כאן", &[R("לכולם כאן")])]),
    (AUTO, &[("one two ", &[L("one two ")]), ("three four", &[L("three four")])]),
    (
        AUTO,
        &[
            ("abc \u{2067}שלום hello ", &[L("abc \u{2067}"), L("hello"), R("שלום "), L(" ")]),
            ("עולמות רבים\u{2069} ends", &[R("עולמות רבים"), L("\u{2069} ends")]),
        ],
    ),
    // Three lines of a Latin quotation in Arabic: each line is ordered by itself.
    (
        AUTO,
        &[
            ("قال then he ", &[R(" "), L("then he"), R("قال ")]),
            ("said it again ", &[R(" "), L("said it again")]),
            ("aloud ثم سكت", &[R(" ثم سكت"), L("aloud")]),
        ],
    ),
    // UAX #14: a break after a maqaf and a hyphen, none at a no-break space or a joiner.
    (AUTO, &[("בית־", &[R("בית־")]), ("ספרים", &[R("ספרים")])]),
    (AUTO, &[("well-", &[L("well-")]), ("known", &[L("known")])]),
    (AUTO, &[("about ", &[L("about ")]), ("10\u{a0}kilometres", &[L("10\u{a0}kilometres")])]),
    (AUTO, &[("نمی\u{200c}دانم ", &[R("نمی\u{200c}دانم ")]), ("که می\u{200c}آید", &[R("که می\u{200c}آید")])]),
    // A closing mark goes with its word.
    (AUTO, &[("אמר: ", &[R("אמר: ")]), ("(שלום)!", &[R("(שלום)!")])]),
    (RTL, &[("Hello ", &[R(" "), L("Hello")]), ("worlds!", &[R("!"), L("worlds")])]),
    // Several spaces hang together.
    (AUTO, &[("אב abcdef   ", &[R("   "), L("abcdef"), R("אב ")]), ("ghijklmno", &[L("ghijklmno")])]),
];

/// All texts of this file with the direction forced on them.
pub(crate) fn texts() -> Vec<(String, Option<Direction>)> {
    let single =
        [PLAIN, NUMBERS, DATES_AND_PHONES, BRACKETS, PUNCTUATION, ADDRESSES, LETTERS, CONTROLS].concat();
    let single = single.into_iter().map(|(text, direction, _)| (text.to_owned(), direction));
    let whole = |lines: &[(&str, &[Piece])]| lines.iter().map(|(line, _)| *line).collect::<String>();
    single.chain(WRAPPED.iter().map(|(direction, lines)| (whole(lines), *direction))).collect()
}

/// Characters that rule X9 removes: where they stand is nobody's business.
fn removed(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}')
}

fn written(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            L(text) => (*text).to_owned(),
            R(text) => text.graphemes(true).rev().collect(),
        })
        .collect()
}

fn without_removed(text: &str) -> String {
    text.chars().filter(|c| !removed(*c)).collect()
}

/// What the unicode-bidi crate makes of bytes `range` of `text` as a line.
fn witness(text: &str, direction: Option<Direction>, range: std::ops::Range<usize>) -> String {
    let level = direction.map(|direction| match direction {
        Direction::Ltr => unicode_bidi::Level::ltr(),
        Direction::Rtl => unicode_bidi::Level::rtl(),
    });
    let info = unicode_bidi::BidiInfo::new(text, level);
    let (levels, runs) = info.visual_runs(&info.paragraphs[0], range);
    runs.into_iter()
        .map(|run| {
            let piece = &text[run.clone()];
            if levels[run.start].is_rtl() { piece.graphemes(true).rev().collect() } else { piece.to_owned() }
        })
        .collect()
}

fn check(text: &str, direction: Option<Direction>, pieces: &[Piece]) {
    let block = block(text, &ltr().forced(direction), None);
    assert_eq!(block.lines.len(), 1, "{text:?}");
    check_line(&block, 0, direction, pieces);
}

fn check_line(block: &TextBlock, line: usize, direction: Option<Direction>, pieces: &[Piece]) {
    let text = &*block.text;
    let line = &block.lines[line];
    let expected = without_removed(&written(pieces));
    let seen = without_removed(&visual(block, line));
    assert_eq!(
        seen.escape_unicode().to_string(),
        expected.escape_unicode().to_string(),
        "{text:?}: seen {seen}, expected {expected}"
    );
    let witness = without_removed(&witness(text, direction, line.text_range.clone()));
    assert_eq!(
        witness.escape_unicode().to_string(),
        expected.escape_unicode().to_string(),
        "{text:?}: the witness says {witness}, expected {expected}"
    );
}

#[test]
fn plain_text_of_several_scripts() {
    for (text, direction, pieces) in PLAIN {
        check(text, *direction, pieces);
    }
}

#[test]
fn numbers_prices_and_signs() {
    for (text, direction, pieces) in NUMBERS {
        check(text, *direction, pieces);
    }
}

#[test]
fn dates_and_phone_numbers() {
    for (text, direction, pieces) in DATES_AND_PHONES {
        check(text, *direction, pieces);
    }
}

#[test]
fn brackets_and_quotation_marks() {
    for (text, direction, pieces) in BRACKETS {
        check(text, *direction, pieces);
    }
}

#[test]
fn punctuation_at_the_edges() {
    for (text, direction, pieces) in PUNCTUATION {
        check(text, *direction, pieces);
    }
}

#[test]
fn mail_and_web_addresses() {
    for (text, direction, pieces) in ADDRESSES {
        check(text, *direction, pieces);
    }
}

#[test]
fn letters_with_marks_and_joiners() {
    for (text, direction, pieces) in LETTERS {
        check(text, *direction, pieces);
    }
}

#[test]
fn direction_marks_isolates_tabs_and_trailing_spaces() {
    for (text, direction, pieces) in CONTROLS {
        check(text, *direction, pieces);
    }
}

#[test]
fn there_are_enough_of_them() {
    let single: usize =
        [PLAIN, NUMBERS, DATES_AND_PHONES, BRACKETS, PUNCTUATION, ADDRESSES, LETTERS, CONTROLS]
            .iter()
            .map(|cases| cases.len())
            .sum();
    assert!(single + WRAPPED.len() >= 60, "{single} + {}", WRAPPED.len());
}

/// Width in which the lines that are expected fit, and nothing of the next one.
fn width_of(lines: &[(&str, &[Piece])], style: &TextStyle) -> f32 {
    lines.iter().map(|(line, _)| block(line, style, None).ink_width).fold(0.0, f32::max) + 0.5
}

#[test]
fn wrapped_lines_break_and_order_as_they_should() {
    for (direction, lines) in WRAPPED {
        let style = ltr().forced(*direction);
        let text: String = lines.iter().map(|(line, _)| *line).collect();
        let block = block(&text, &style, Some(width_of(lines, &style)));
        let broken: Vec<&str> = block.lines.iter().map(|line| &block.text[line.text_range.clone()]).collect();
        let expected: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
        assert_eq!(broken, expected);
        for (index, (_, pieces)) in lines.iter().enumerate() {
            check_line(&block, index, *direction, pieces);
        }
    }
}

#[test]
fn nothing_reaches_into_the_next_hard_line() {
    let block = block("abc \u{202e}def \u{2067}ghi\njkl\nמנ 1", &ltr(), None);
    let lines: Vec<String> = block.lines.iter().map(|line| without_removed(&visual(&block, line))).collect();
    assert_eq!(lines[0].chars().next(), Some('a'));
    assert_eq!(lines[1], "jkl");
    assert_eq!(lines[2], "1 נמ");
    let directions: Vec<Direction> = block.lines.iter().map(|line| line.direction).collect();
    assert_eq!(directions, [Direction::Ltr, Direction::Ltr, Direction::Rtl]);
}

#[test]
fn overrides_in_a_map_show_and_move_nothing() {
    let plain = TextStyle::new(10.0, Direction::Ltr);
    for text in ["abc \u{202e}def\u{202c} ghi", "\u{202a}abc", "abc \u{202d}1 2"] {
        let block = block(text, &plain, None);
        let line = &block.lines[0];
        let shown = visual(&block, line);
        assert_eq!(without_removed(&shown), without_removed(text), "in the order in which it is written");
        let sign = line.clusters.iter().find(|cluster| {
            block.text[cluster.text_range.clone()].contains(removed)
                && !block.text[cluster.text_range.clone()].contains('\u{202c}')
        });
        assert!(
            sign.is_some_and(|sign| sign.right - sign.left > 1.0),
            "{text:?}: it takes room, and so shows"
        );
    }
}
