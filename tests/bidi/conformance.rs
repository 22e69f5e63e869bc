//! The Unicode conformance data of UAX #9 through the whole stack that orders runs.
//!
//! Each case of `BidiCharacterTest.txt` is laid out as a block on one line; the order of its
//! characters from left to right is read off the clusters and compared with the file's.

use std::io::Read as _;

use rihla::{
    model::Direction,
    text::{Line, TextBlock, TextEngine, TextStyle},
};
use unicode_bidi::{BidiClass, BidiInfo, Level};

/// One line of the file.
struct Case {
    text: String,
    /// Field 1: none is "auto".
    direction: Option<Direction>,
    /// Field 2.
    paragraph_level: u8,
    /// Field 3: none where rule X9 removes the character.
    levels: Vec<Option<u8>>,
    /// Field 4: indices of characters from left to right.
    order: Vec<usize>,
}

fn cases() -> Vec<Case> {
    let packed = include_bytes!("../data/BidiCharacterTest-15.0.0.txt.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut text).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(parse).collect()
}

fn parse(line: &str) -> Case {
    let mut fields = line.split(';');
    let mut field = || fields.next().unwrap().split_whitespace();
    Case {
        text: field().map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()).collect(),
        direction: match field().next().unwrap() {
            "0" => Some(Direction::Ltr),
            "1" => Some(Direction::Rtl),
            _ => None,
        },
        paragraph_level: field().next().unwrap().parse().unwrap(),
        levels: field().map(|level| level.parse().ok()).collect(),
        order: field().map(|index| index.parse().unwrap()).collect(),
    }
}

/// Indices of the characters from left to right, as the block's clusters stand, those without a
/// level left out; and whether each stands in a right-to-left run.
fn order(block: &TextBlock, case: &Case) -> Vec<(usize, bool)> {
    let indices: Vec<usize> = case.text.char_indices().map(|(at, _)| at).collect();
    let mut order = Vec::new();
    for cluster in &block.lines[0].clusters {
        let rtl = cluster.direction.is_rtl();
        let chars = indices.iter().enumerate().filter(|(_, at)| cluster.text_range.contains(at));
        let mut chars: Vec<usize> = chars.map(|(index, _)| index).collect();
        if rtl {
            chars.reverse();
        }
        order.extend(chars.into_iter().filter(|i| case.levels[*i].is_some()).map(|i| (i, rtl)));
    }
    order
}

#[test]
fn bidi_character_test() {
    let mut engine = TextEngine::embedded_only();
    let cases = cases();
    assert_eq!(cases.len(), 91_707);
    let mut failures = Vec::new();
    for (number, case) in cases.iter().enumerate() {
        let style = TextStyle::new(10.0, Direction::Ltr).with_overrides().forced(case.direction);
        let block = engine.block(&case.text, &style, None);
        assert_eq!(block.lines.len(), 1, "case {number} is one line");
        let found = order(&block, case);
        let expected: Vec<(usize, bool)> =
            case.order.iter().map(|i| (*i, case.levels[*i].unwrap() % 2 == 1)).collect();
        let same_direction = block.lines[0].direction.is_rtl() == (case.paragraph_level == 1);
        if found != expected || !same_direction {
            failures.push((number, found, expected));
        }
    }
    for (number, found, expected) in failures.iter().take(40) {
        let case = &cases[*number];
        println!(
            "case {number} {:?} {:?}\n  levels   {:?}\n  found    {found:?}\n  expected {expected:?}",
            case.text.escape_unicode().to_string(),
            case.direction,
            case.levels
        );
    }
    assert!(failures.is_empty(), "{} cases of {} differ", failures.len(), cases.len());
}

/// One character for each class that may stand inside a paragraph.
const CLASSES: [char; 22] = [
    'a', 'א', 'ع', '1', '٣', '+', '$', ',', '\u{300}', '\u{ad}', '\t', ' ', '!', '\u{202a}', '\u{202b}',
    '\u{202d}', '\u{202e}', '\u{202c}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
];

/// Whether rule X9 removes `c`.
fn removed(c: char) -> bool {
    use BidiClass as B;
    matches!(unicode_bidi::bidi_class(c), B::BN | B::LRE | B::RLE | B::LRO | B::RLO | B::PDF)
}

/// Byte offsets of the characters of `line` from left to right, with whether each runs from right
/// to left; without those that X9 removes.
fn line_order(block: &TextBlock, line: &Line) -> Vec<(usize, bool)> {
    let mut order = Vec::new();
    for cluster in &line.clusters {
        let rtl = cluster.direction.is_rtl();
        let chars = block.text[cluster.text_range.clone()].char_indices();
        let mut chars: Vec<usize> =
            chars.filter(|(_, c)| !removed(*c)).map(|(at, _)| cluster.text_range.start + at).collect();
        if rtl {
            chars.reverse();
        }
        order.extend(chars.into_iter().map(|at| (at, rtl)));
    }
    order
}

/// The same by the unicode-bidi crate, an implementation of UAX #9 that shares nothing with parley.
fn witness(info: &BidiInfo<'_>, line: &Line) -> Vec<(usize, bool)> {
    let (levels, runs) = info.visual_runs(&info.paragraphs[0], line.text_range.clone());
    let mut order = Vec::new();
    for run in runs {
        let rtl = levels[run.start].is_rtl();
        let chars = info.text[run.clone()].char_indices();
        let mut chars: Vec<usize> =
            chars.filter(|(_, c)| !removed(*c)).map(|(at, _)| run.start + at).collect();
        if rtl {
            chars.reverse();
        }
        order.extend(chars.into_iter().map(|at| (at, rtl)));
    }
    order
}

fn agree(engine: &mut TextEngine, text: &str, width: Option<f32>) {
    for (direction, level) in
        [(None, None), (Some(Direction::Ltr), Some(Level::ltr())), (Some(Direction::Rtl), Some(Level::rtl()))]
    {
        let block = engine.block(
            text,
            &TextStyle::new(10.0, Direction::Ltr).with_overrides().forced(direction),
            width,
        );
        let info = BidiInfo::new(text, level);
        for line in &block.lines {
            assert_eq!(
                line_order(&block, line),
                witness(&info, line),
                "{:?} in {direction:?}, bytes {:?}",
                text.escape_unicode().to_string(),
                line.text_range
            );
        }
    }
}

/// What `BidiTest.txt` does, against the other implementation: every sequence of classes.
#[test]
fn every_sequence_of_three_classes() {
    let mut engine = TextEngine::embedded_only();
    for a in CLASSES {
        agree(&mut engine, &String::from(a), None);
        for b in CLASSES {
            agree(&mut engine, &String::from_iter([a, b]), None);
            for c in CLASSES {
                agree(&mut engine, &String::from_iter([a, b, c]), None);
            }
        }
    }
}

/// Long sequences that wrap, so that rule L1 is at work at every line's end.
#[test]
fn random_sequences_that_wrap() {
    let mut engine = TextEngine::embedded_only();
    let mut random = fastrand::Rng::with_seed(9);
    for _ in 0..4000 {
        let length = random.usize(4..40);
        let text: String = (0..length)
            .filter_map(|_| match random.u8(0..4) {
                0 => Some(' '),
                _ => random.choice(CLASSES),
            })
            .collect();
        agree(&mut engine, &text, Some(random.f32() * 60.0));
    }
}
