//! Cells with several items: where a text reads as a list, and where it is one sentence.
//!
//! Bullets, numbers and separators between items are the list's, not the items', and disappear;
//! everything else stays as it was typed.

use super::fold;
use crate::model::LaneKind;

/// Most words that one item of a list between commas has.
const WORDS_BETWEEN_COMMAS: usize = 6;
/// Most words that one item of a list between semicolons has.
const WORDS_BETWEEN_SEMICOLONS: usize = 14;

/// The items of `cell`, which stands in a lane of `kind`; never an empty one. A dash alone means
/// that there is nothing.
pub(super) fn items(cell: &str, kind: LaneKind) -> Vec<String> {
    let cell = with_line_breaks(cell);
    if cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | 'ـ')) {
        return Vec::new();
    }
    let lines = lines(&cell);
    let marked = lines.iter().any(|line| line.marked);
    let commas = !matches!(kind, LaneKind::Thoughts | LaneKind::Quotes | LaneKind::Text);
    let mut items: Vec<String> = Vec::new();
    for line in &lines {
        // In a bulleted list, a line without a bullet goes on with the item before it.
        if let Some(last) = items.last_mut().filter(|_| marked && !line.marked) {
            last.push('\n');
            last.push_str(line.text);
            continue;
        }
        items.extend(items_of_line(line.text, commas && !marked, kind).into_iter().map(str::to_owned));
    }
    items
}

/// `cell` with HTML's `<br>` as line breaks, trimmed.
pub(super) fn with_line_breaks(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        text.push_str(before);
        let length = line_break(tag);
        text.push(if length.is_some() { '\n' } else { '<' });
        rest = tag.get(length.unwrap_or(1)..).unwrap_or_default();
    }
    text.push_str(rest);
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// Length in bytes of the `<br>` with which `tag` begins.
fn line_break(tag: &str) -> Option<usize> {
    let end = tag.bytes().take("<br />>".len()).position(|byte| byte == b'>')?;
    let name = tag.get(1..end)?.trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br").then_some(end + 1)
}

struct Line<'a> {
    /// What it says, without bullet or number.
    text: &'a str,
    /// Whether it began with one.
    marked: bool,
}

/// The lines of `cell` that say something. Numbers before them count as marks only where
/// several lines are numbered.
fn lines(cell: &str) -> Vec<Line<'_>> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let numbered = lines.iter().filter(|line| after_number(line).is_some()).count() > 1;
    lines
        .into_iter()
        .map(|line| match after_bullet(line).or_else(|| after_number(line).filter(|_| numbered)) {
            Some(text) => Line { text, marked: true },
            None => Line { text: line, marked: false },
        })
        .collect()
}

/// What follows the bullet with which `line` begins.
fn after_bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['•', '◦', '▪', '●', '·', '-', '*', '–', '—', '☐', '☑', '✓'])?;
    let spaced = rest.starts_with(char::is_whitespace) || line.starts_with(['•', '◦', '▪', '●']);
    Some(rest.trim_start()).filter(|rest| spaced && !rest.is_empty())
}

/// What follows the `1.`, `2)` or `(۳)` with which `line` begins.
fn after_number(line: &str) -> Option<&str> {
    let line = line.strip_prefix('(').unwrap_or(line);
    let rest = line.trim_start_matches(char::is_numeric);
    let digits = line.chars().count() - rest.chars().count();
    let rest = rest.strip_prefix(['.', ')', '-', '–'])?;
    let text = rest.trim_start();
    (1..=3).contains(&digits).then_some(text).filter(|text| text.len() < rest.len() && !text.is_empty())
}

fn items_of_line(line: &str, commas: bool, kind: LaneKind) -> Vec<&str> {
    let bulleted = split(line, |c| matches!(c, '•' | '◦' | '▪' | '●'));
    if bulleted.len() > 1 {
        return bulleted;
    }
    let parts = split(line, |c| matches!(c, ';' | '؛'));
    if parts.len() > 1 && parts.iter().all(|part| word_count(part) <= WORDS_BETWEEN_SEMICOLONS) {
        return parts;
    }
    let feelings = kind == LaneKind::Emotions;
    // Feelings that follow each other stand between arrows or slashes, too.
    let parts = split(line, |c| matches!(c, ',' | '،') || (feelings && matches!(c, '→' | '←' | '/')));
    let is_list = match kind {
        LaneKind::Emotions => parts.iter().all(|part| word_count(part) <= WORDS_BETWEEN_COMMAS),
        _ => commas && reads_as_list(&parts),
    };
    if parts.len() < 2 || !is_list {
        return vec![line];
    }
    without_conjunction(parts)
}

/// Whether `parts`, which commas separate, are short things beside each other and not clauses of
/// a sentence.
fn reads_as_list(parts: &[&str]) -> bool {
    let Some((first, others)) = parts.split_first() else { return false };
    let clauses = others.iter().any(|part| begins_with(part, CLAUSE_WORDS));
    let led_in = begins_with(first, SUBORDINATORS) || (others.len() == 1 && begins_with(first, PREPOSITIONS));
    let short = parts.iter().all(|part| word_count(part) <= WORDS_BETWEEN_COMMAS);
    let sentences = parts.iter().any(|part| part.contains(['.', '!', '?', '؟', ':']));
    short && !clauses && !led_in && !sentences
}

/// English and Persian write a word between the last two items; it belongs to neither.
fn without_conjunction(mut parts: Vec<&str>) -> Vec<&str> {
    if let Some(last) = parts.last_mut() {
        *last = ["and ", "or ", "& ", "و ", "یا "]
            .into_iter()
            .find_map(|word| last.strip_prefix(word))
            .unwrap_or(last)
            .trim_start();
    }
    parts
}

/// Words with which the second part of a sentence begins.
const CLAUSE_WORDS: &str = "but so which who whom whose where then because while yet though although unless until \
    she he they it we i you this that these those not if when as \
    لكن ولكن بل مما ثم لأن لأنها لأنه حتى كي لكي إذا عندما حيث وهو وهي وهذا وهم فهو فهي وقد \
    אבל אז כי אך אלא ולכן לכן שבו שבה כאשר אם למרות והוא והיא \
    ولی اما که چون تا پس زیرا بلکه اگر وقتی آن این او";

/// Words that open a clause, whose comma ends it.
const SUBORDINATORS: &str = "if when whenever after before because although though while as since once unless until \
    إذا عندما لما كلما لأن حين بينما رغم بعدما قبل بعد \
    אם כאשר כש מאחר למרות אחרי לפני ברגע בגלל \
    اگر وقتی هنگامی چون هرگاه گرچه";

/// Words that open an adverbial before a sentence.
const PREPOSITIONS: &str = "in at on for with by during despite without from to of thanks instead unlike \
    في من على عند خلال بدون منذ مع حسب أثناء \
    ב של עם בלי מאז \
    در از با بدون برای هنگام پس پیش بر";

fn begins_with(part: &str, words: &str) -> bool {
    let first = part.split_whitespace().next().unwrap_or_default();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    words.split_whitespace().any(|word| word == first)
}

/// Number of words outside brackets: a remark does not make an item long.
fn word_count(part: &str) -> usize {
    fold::without_brackets(part).split_whitespace().count()
}

/// The trimmed, non-empty parts of `text` between separators. What is in brackets or quotation
/// marks stays whole, and so does a number with a comma in it.
fn split(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut closers: Vec<char> = Vec::new();
    let last_closers = CLOSERS.map(|closer| text.rfind(closer));
    let closes_after = |at: usize, closer: char| {
        CLOSERS.iter().zip(last_closers).any(|(other, last)| *other == closer && last > Some(at))
    };
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        if closers.last() == Some(&c) && !(is_straight(c) && is_inside_word(before, after)) {
            closers.pop();
        } else if let Some(closer) = closer_of(c).filter(|closer| closes_after(at, *closer)) {
            if !is_straight(c) || !is_inside_word(before, after) {
                closers.push(closer);
            }
        } else if closers.is_empty() && is_separator(c) && !(before.is_numeric() && after.is_numeric()) {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
        }
        before = c;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What [`closer_of`] can answer.
const CLOSERS: [char; 7] = [')', ']', '}', '»', '”', '"', '״'];

fn closer_of(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '«' => '»',
        '“' | '„' => '”',
        '"' | '״' => c,
        _ => return None,
    })
}

/// Marks that open and close alike; inside a word (`ד״ר`, `ד"ר`) they do neither.
fn is_straight(c: char) -> bool {
    matches!(c, '"' | '״')
}

fn is_inside_word(before: char, after: char) -> bool {
    before.is_alphanumeric() && after.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pains(cell: &str) -> Vec<String> {
        items(cell, LaneKind::PainPoints)
    }

    #[test]
    fn short_things_between_commas_are_a_list() {
        for (cell, expected) in [
            ("ads, spam; noise", &["ads, spam", "noise"][..]),
            ("hidden costs, slow delivery, and no support", &["hidden costs", "slow delivery", "no support"]),
            (
                "نقص الشفافية، معلومات متضاربة، صعوبة المقارنة",
                &["نقص الشفافية", "معلومات متضاربة", "صعوبة المقارنة"],
            ),
            ("המתנה ארוכה, ״אין תור, תנסו מחר״", &["המתנה ארוכה", "״אין תור, תנסו מחר״"]),
            ("قیمت پنهان، کندی پاسخ، و نبود راهنما", &["قیمت پنهان", "کندی پاسخ", "نبود راهنما"]),
            ("ד\"ר לוי, אחות", &["ד\"ר לוי", "אחות"]),
        ] {
            assert_eq!(pains(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_sentence_stays_whole() {
        for cell in [
            "She waits for two days, but nobody answers",
            "If it is late, she calls",
            "In her region, few ways to pay",
            "No answer for 1,000 hours",
            "Shipping (DHL, UPS or post) is slow",
            "«قريبًا، إن شاء الله»",
            "The price that she saw on the page before she logged in, a lower one, was gone",
            "عندما يتأخر الطلب، تتصل بالدعم",
            "אם יש איחור, היא מתקשרת",
            "اگر دیر شود، زنگ می‌زند",
            "Is it safe, really?",
            ":( no, :(",
        ] {
            let whole = pains(cell);
            let smiley = cell.starts_with(':');
            assert!(smiley || whole == [cell], "{cell}: {whole:?}");
        }
        assert_eq!(items("Yes, no, perhaps", LaneKind::Thoughts), ["Yes, no, perhaps"]);
    }

    #[test]
    fn lines_and_bullets_are_a_list() {
        for (cell, expected) in [
            ("one\ntwo", &["one", "two"][..]),
            ("one<br>two<BR />three", &["one", "two", "three"]),
            ("- one, or more\n- two", &["one, or more", "two"]),
            ("• one • two", &["one", "two"]),
            ("1. one\n2. two", &["one", "two"]),
            ("(۱) یک\n(۲) دو", &["یک", "دو"]),
            ("* one\n  goes on\n* two", &["one\ngoes on", "two"]),
            ("2. Only one", &["2. Only one"]),
            ("-5 degrees", &["-5 degrees"]),
            ("3.5 hours\n12 desks", &["3.5 hours", "12 desks"]),
            ("a < b <i>", &["a < b <i>"]),
            ("\n \n", &[]),
            ("—", &[]),
        ] {
            assert_eq!(pains(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_bracket_that_never_closes_protects_nothing() {
        assert_eq!(pains("slow (again, late"), ["slow (again", "late"]);
        let deep = "(<".repeat(50_000) + ", a";
        assert_eq!(items(&deep, LaneKind::Emotions).len(), 2);
    }

    #[test]
    fn feelings_are_a_list_whatever_follows_them() {
        assert_eq!(
            items("رضا، رضا بعد الشراء، خيبة أمل (إذا كانت التجربة سيئة، أو لا)", LaneKind::Emotions),
            ["رضا", "رضا بعد الشراء", "خيبة أمل (إذا كانت التجربة سيئة، أو لا)"]
        );
        assert_eq!(items("😐 Neutral → 😟 Worried", LaneKind::Emotions), ["😐 Neutral", "😟 Worried"]);
        assert_eq!(items("hopeful / tense", LaneKind::Emotions), ["hopeful", "tense"]);
        assert_eq!(items("4/5", LaneKind::Emotions), ["4/5"]);
    }
}
