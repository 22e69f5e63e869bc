//! Opening: files of every version, and everything that is not a map.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests say what must be there by taking it")]

use std::{fs, path::Path};

use rihla::{
    file::{self, Expected, FileError, MAX_BYTES, Place, Problem, ReadOnly, RepairKind, SyntaxFault, Wrong},
    i18n::{Locale, without_isolates},
    model::{JourneyMap, LaneKind, Limit, OpportunityStatus},
};
use tempfile::TempDir;

const NAME: &str = "plan.journey.json";

fn parse_error(bytes: &[u8]) -> FileError {
    file::parse(bytes, Path::new(NAME)).map(|opened| panic!("opened as {:?}", opened.map)).unwrap_err()
}

/// A document with the header of this version and `fields` after it.
fn document(fields: &str) -> String {
    format!("{{\n  \"format\": \"rihla-journey\",\n  \"version\": 1,\n  {fields}\n}}\n")
}

/// Every language says the problem in a sentence of its own that names the file.
fn holds_in_every_language(error: &FileError) {
    let sentences = Locale::ALL.map(|locale| without_isolates(&error.message(locale)));
    for sentence in &sentences {
        assert!(sentence.contains(NAME), "{sentence}");
        assert!(!sentence.contains('{') && !sentence.contains("file-"), "{sentence}");
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    let [en, ar, he, fa] = sentences;
    assert!(ar.chars().chain(fa.chars()).any(|c| ('\u{600}'..='\u{6ff}').contains(&c)), "{ar} {fa}");
    assert!(he.chars().any(|c| ('\u{590}'..='\u{5ff}').contains(&c)), "{he}");
    assert!(en != ar && ar != fa && fa != he);
}

#[track_caller]
fn says(bytes: &[u8], sentence: &str) {
    let error = parse_error(bytes);
    holds_in_every_language(&error);
    assert_eq!(error.to_string(), sentence, "{:?}", error.problem());
}

/// The file at `path` holds `map` byte for byte as it would be saved.
#[track_caller]
fn is_as_saved(map: &JourneyMap, path: &Path) {
    let (saved, old) = (String::from_utf8(file::to_json(map)).unwrap(), fs::read_to_string(path).unwrap());
    for (at, (saved, old)) in saved.lines().zip(old.lines()).enumerate() {
        assert_eq!(saved, old, "{}:{}", path.display(), at + 1);
    }
    assert_eq!(saved.len(), old.len(), "{}", path.display());
}

#[test]
fn every_field_of_version_1_is_read_and_written_back() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/v1/whole.journey.json");
    let opened = file::read(&path).unwrap();
    // Its picture is only a word.
    assert!(
        opened.repairs.iter().all(|repair| repair.kind == RepairKind::DamagedPictures),
        "{:?}",
        opened.repairs
    );
    assert_eq!(opened.read_only, None);
    let map = &opened.map;
    assert_eq!(map.lanes[0].kind, LaneKind::PainPoints);
    assert_eq!(map.cards[0].status, Some(OpportunityStatus::InProgress));
    assert_eq!(map.cards[0].metric.as_ref().unwrap().series, [-20.0, 0.1]);
    assert_eq!(map.cards[0].extra.get("x-card").unwrap(), "kept");
    assert!(map.personas[0].extra.is_empty() && map.cards[0].evidence.as_ref().unwrap().extra.is_empty());
    is_as_saved(map, &path);
}

#[test]
fn the_samples_open_without_repairs_and_are_in_the_form_in_which_maps_are_saved() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let samples: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(samples.len() >= 4);
    for sample in samples {
        let opened = file::read(&sample).unwrap();
        assert_eq!(opened.repairs, [], "{}", sample.display());
        is_as_saved(&opened.map, &sample);
    }
}

#[test]
fn the_smallest_map_opens() {
    let opened = file::parse(document("\"id\": \"a\"").as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!((opened.map.id.as_str(), opened.repairs.len()), ("a", 0));
    // The header may stand anywhere, whatever stands before it.
    let late = "{\"id\": \"a\", \"x\": [[{\"format\": 1}]], \"version\": 1, \"format\": \"rihla-journey\"}";
    assert_eq!(file::parse(late.as_bytes(), Path::new(NAME)).unwrap().map.id.as_str(), "a");
}

#[test]
fn a_byte_order_mark_is_no_matter() {
    let text = format!("\u{feff}{}", document("\"title\": \"رحلة\""));
    assert_eq!(file::parse(text.as_bytes(), Path::new(NAME)).unwrap().map.title, "رحلة");
}

#[test]
fn numbers_are_taken_as_they_were_meant() {
    let text = document(
        "\"cards\": [{\"id\": \"a\", \"lane\": \"l\", \"step\": \"s\", \"severity\": 3.0, \"trust\": -300,
           \"span\": -1, \"notes\": null, \"tags\": null, \"text\": \"x\"}]",
    );
    let opened = file::parse(text.as_bytes(), Path::new(NAME)).unwrap();
    let card = &opened.map.cards[0];
    assert_eq!((card.severity, card.trust, card.span, card.text.as_str()), (Some(3), Some(-2), 1, "x"));
    assert!(opened.repairs.iter().any(|repair| repair.kind == RepairKind::OutOfRange));
}

#[test]
fn a_newer_version_opens_read_only_as_far_as_it_is_understood() {
    let text = document(
        "\"title\": \"Tomorrow\", \"kind\": \"galaxy\",
         \"lanes\": [{\"id\": \"l\", \"kind\": \"holograms\", \"title\": \"H\"}, 7],
         \"stages\": [{\"id\": \"s\", \"steps\": [{\"id\": \"t\"}], \"color\": {\"oklch\": [1, 2, 3]}}],
         \"cards\": [{\"id\": \"c\", \"lane\": \"l\", \"step\": \"t\", \"text\": \"kept\", \"severity\": \"high\",
                      \"tags\": [\"a\", {\"b\": 1}], \"new\": true}]",
    )
    .replace("\"version\": 1", "\"version\": 2");
    let opened = file::parse(text.as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::NewerVersion { version: 2, lost: 6 }));
    let map = &opened.map;
    assert_eq!((map.title.as_str(), map.lanes.len(), map.lanes[0].title.as_str()), ("Tomorrow", 1, "H"));
    assert_eq!((map.cards[0].text.as_str(), &*map.cards[0].tags), ("kept", &["a".to_owned()][..]));
    assert_eq!(file::newer_version(map), Some(2));
    for locale in Locale::ALL {
        let message = without_isolates(&opened.read_only.unwrap().message(locale));
        assert!(message.contains(&locale.digits("2")) && message.contains(&locale.digits("6")), "{message}");
    }
    // What says that it is of version 2 is never written as one of version 1.
    let again = file::parse(&file::to_json(map), Path::new(NAME)).unwrap();
    assert_eq!(again.read_only, Some(ReadOnly::NewerVersion { version: 2, lost: 0 }));
    assert_eq!(again.map, *map);
}

#[test]
fn what_a_newer_version_has_longer_is_shown_as_far_as_it_goes() {
    let long = "كلمة ".repeat(Limit::Text.most() / 2);
    let key = "k".repeat(Limit::Key.most() + 1);
    let many = vec!["0"; Limit::Items.most() + 7].join(",");
    let text = |version: u32| {
        let fields = format!(
            "\"title\": \"{long}\", \"{key}\": 1, \"x\": [{many}], \"stages\": [{{\"id\": \"s\", \"steps\": [{{\"id\": \"t\"}}]}}]"
        );
        document(&fields).replace("\"version\": 1", &format!("\"version\": {version}"))
    };
    let opened = file::parse(text(2).as_bytes(), Path::new(NAME)).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::NewerVersion { version: 2, lost: 1 + 1 + 7 }));
    let title = &opened.map.title;
    assert!(long.starts_with(title.as_str()) && title.chars().count() > Limit::Text.most() - 10);
    assert_eq!(opened.map.stages.len(), 1, "all the rest is there");
    // Of this version nothing is left out unasked.
    assert!(matches!(
        parse_error(text(1).as_bytes()).problem(),
        Problem::WrongValue { wrong: Wrong::Beyond(_), .. }
    ));
}

#[test]
fn files_that_are_no_text_say_so() {
    let restore = "Choose another file, or restore this one from a backup.";
    for empty in ["", " \r\n\t ", "\u{feff}"] {
        says(empty.as_bytes(), &format!("“{NAME}” is empty. {restore}"));
    }
    says(
        &[0; 4096],
        "“plan.journey.json” contains nothing but zeros, as after a power cut or a broken copy. Restore it from a backup.",
    );
    let utf16 = "Cannot open “plan.journey.json”: its text is encoded in UTF-16. Save it as UTF-8 in a text editor and open it again.";
    let units: Vec<u16> = document("\"title\": \"عنوان\"").encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    says(&little, utf16);
    says(&big, utf16);
    says(&[&[0xff, 0xfe], &little[..]].concat(), utf16);
    says(&[&[0xfe, 0xff], &big[..]].concat(), utf16);
    let utf32: Vec<u8> = "{}".chars().flat_map(|c| (c as u32).to_be_bytes()).collect();
    says(&utf32, utf16);
    // Windows-1256, as old Arabic programs write.
    let mut arabic = document("\"title\": \"?\"").into_bytes();
    let question = arabic.iter().position(|&byte| byte == b'?').unwrap();
    arabic.splice(question..=question, [0xd1, 0xcd, 0xe1, 0xc9]);
    says(
        &arabic,
        "Cannot open “plan.journey.json”: what stands at line 4, column 13 is not UTF-8 text. Check that the file is a journey map, and save it as UTF-8.",
    );
    says(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "Cannot open “plan.journey.json”: what stands at line 1, column 1 is not UTF-8 text. Check that the file is a journey map, and save it as UTF-8.",
    );
}

#[test]
fn files_that_are_no_json_say_where() {
    let elsewhere = "Check that it is a journey map, or correct that place in a text editor.";
    says(
        b"Stage | Goal\n---|---\n",
        &format!("Cannot open “{NAME}”: it is not valid JSON at line 1, column 1. {elsewhere}"),
    );
    says(
        document("\"title\": عنوان").as_bytes(),
        &format!("Cannot open “{NAME}”: it is not valid JSON at line 4, column 12. {elsewhere}"),
    );
    says(
        document("\"id\": \"a\",").as_bytes(),
        "Cannot open “plan.journey.json”: there is a comma too many before line 5, column 1. Remove it in a text editor.",
    );
    says(
        format!("{}{{}}", document("\"id\": \"a\"")).as_bytes(),
        "Cannot open “plan.journey.json”: there is more text at line 6, column 1, after the end of the map. Remove it in a text editor.",
    );
    says(
        document("\"x\": 1e400").as_bytes(),
        "Cannot open “plan.journey.json”: the number at line 4, column 12 is too large. Correct it in a text editor.",
    );
    let half = parse_error(document(r#""title": "\ud83d""#).as_bytes());
    holds_in_every_language(&half);
    assert!(matches!(half.problem(), Problem::Syntax { fault: SyntaxFault::HalfCharacter, .. }), "{half:?}");
    let marked =
        document("\"title\": \"a\",\n<<<<<<< HEAD\n\"id\": \"b\"\n=======\n\"id\": \"c\"\n>>>>>>> theirs");
    says(
        marked.as_bytes(),
        "Cannot open “plan.journey.json”: line 5 is the mark of a conflict that Git left unresolved. Resolve the conflict and open the file again.",
    );
}

#[test]
fn a_file_cut_off_anywhere_says_that_it_breaks_off() {
    let whole = document("\"title\": \"رحلة\", \"cards\": [{\"id\": \"a\", \"span\": 12}]");
    let whole = whole.trim_end();
    for (at, _) in whole.char_indices().skip(1) {
        let error = parse_error(&whole.as_bytes()[..at]);
        let is_cut = matches!(error.problem(), Problem::Truncated(_));
        assert!(is_cut, "cut at {at}: {:?}", error.problem());
    }
    says(
        &whole.as_bytes()[..30],
        "Cannot open “plan.journey.json”: it breaks off at line 2, column 28. It was probably not copied or downloaded completely; get it again.",
    );
    // In the middle of a letter.
    let letter = whole.find('ر').unwrap();
    assert!(matches!(parse_error(&whole.as_bytes()[..=letter]).problem(), Problem::Truncated(_)));
}

#[test]
fn json_of_another_kind_is_told_from_a_map() {
    for other in
        ["{}", "[]", "[1, 2]", "7", "\"text\"", "null", "true", "{\"title\": \"x\"}", "{\"format\": 5}"]
    {
        says(
            other.as_bytes(),
            "“plan.journey.json” is valid JSON, but it is not a journey map: it does not say \"format\": \"rihla-journey\". Choose another file.",
        );
    }
    says(
        b"{\"format\": \"excalidraw\", \"version\": 2}",
        "“plan.journey.json” is not a journey map: its format is “excalidraw”. Open it with the program that it belongs to.",
    );
    for unclosed in ["[1, 2", "[[", "{\"title\": [", "[{\"a\": \"b"] {
        assert!(matches!(parse_error(unclosed.as_bytes()).problem(), Problem::Truncated(_)), "{unclosed}");
    }
    says(
        format!("\n {}", "[".repeat(200_000)).as_bytes(),
        "“plan.journey.json” is not a journey map: at line 2, column 130 its lists and objects are nested deeper than in any map. Choose another file.",
    );
    let in_text = format!("[\"{}\"]", "[".repeat(200));
    assert!(matches!(parse_error(in_text.as_bytes()).problem(), Problem::NotAMap), "a text is not nested");
    for version in ["", ", \"version\": 0", ", \"version\": \"1\"", ", \"version\": 1.5", ", \"version\": -1"]
    {
        let text = format!("{{\"format\": \"rihla-journey\"{version}}}");
        assert!(matches!(parse_error(text.as_bytes()).problem(), Problem::NoVersion), "{text}");
    }
}

#[test]
fn a_wrong_value_is_named_with_its_place() {
    says(
        document("\"cards\": [\n    {\"text\": \"a\"},\n    {\"severity\": \"high\"}\n  ]").as_bytes(),
        "Cannot open “plan.journey.json”: line 6, column 23, in cards[1].severity: this must be a whole number. Correct it in a text editor.",
    );
    let cases: &[(&str, &str, Wrong)] = &[
        ("\"title\": 5", "title", Wrong::Type(Expected::Text)),
        ("\"title\": [\"a\"]", "title", Wrong::Type(Expected::Text)),
        ("\"kind\": 5", "kind", Wrong::Type(Expected::Text)),
        ("\"cards\": {}", "cards", Wrong::Type(Expected::List)),
        ("\"cards\": [5]", "cards[0]", Wrong::Type(Expected::Object)),
        ("\"cards\": [[]]", "cards[0]", Wrong::Type(Expected::Object)),
        ("\"media\": []", "media", Wrong::Type(Expected::Object)),
        ("\"stages\": [{\"steps\": [true]}]", "stages[0].steps[0]", Wrong::Type(Expected::Object)),
        ("\"cards\": [{\"locked\": 1}]", "cards[0].locked", Wrong::Type(Expected::YesNo)),
        ("\"cards\": [{\"span\": 1.5}]", "cards[0].span", Wrong::Type(Expected::WholeNumber)),
        ("\"cards\": [{\"tags\": [null]}]", "cards[0].tags[0]", Wrong::Type(Expected::Text)),
        (
            "\"curves\": [{\"points\": [{\"value\": \"x\"}]}]",
            "curves[0].points[0].value",
            Wrong::Type(Expected::Number),
        ),
        ("\"cards\": [{\"color\": \"#12345\"}]", "cards[0].color", Wrong::Color("#12345".into())),
        (
            "\"curves\": [{\"state\": \"past\"}]",
            "curves[0].state",
            Wrong::Choice { found: "past".into(), choices: vec!["current".into(), "future".into()] },
        ),
        ("\"cards\": [{\"text\": \"a\", \"text\": \"b\"}]", "cards[0]", Wrong::Duplicate("text".into())),
        ("\"cards\": [{\"text\": null, \"text\": \"b\"}]", "cards[0]", Wrong::Duplicate("text".into())),
        ("\"cards\": [{\"x\": 1, \"x\": 1}]", "cards[0]", Wrong::Duplicate("x".into())),
        ("\"cards\": [{\"x\": {\"y\": 1, \"y\": 1}}]", "cards[0].x", Wrong::Duplicate("y".into())),
        ("\"media\": {\"k\": {}, \"k\": {}}", "media", Wrong::Duplicate("k".into())),
        ("\"version\": 1", "", Wrong::Duplicate("version".into())),
    ];
    for (fields, expected_at, expected) in cases {
        let error = parse_error(document(fields).as_bytes());
        holds_in_every_language(&error);
        // What the JSON reader lists in English is listed in each language.
        assert!(Locale::ALL.iter().all(|locale| !error.message(*locale).contains("current or")), "{error}");
        let Problem::WrongValue { place: Some(Place { line, .. }), at, wrong } = error.problem() else {
            panic!("{fields}: {error:?}");
        };
        assert_eq!((at.as_str(), wrong), (*expected_at, expected), "{fields}");
        assert!(*line >= 4, "{fields}: line {line}");
    }
}

#[test]
fn what_stands_in_a_file_cannot_spoil_the_sentence_about_it() {
    let long = "x".repeat(1_000_000);
    for fields in [
        format!("\"kind\": \"{long}\""),
        format!("\"{long}\": 1, \"{long}\": 1"),
        format!("\"cards\": [{{\"color\": \"{long}\"}}]"),
        format!("\"media\": {{\"{long}\": 1}}"),
    ] {
        let error = parse_error(document(&fields).as_bytes());
        holds_in_every_language(&error);
        assert!(error.to_string().len() < 1000, "{:.2000}", error.to_string());
    }
    let error = parse_error(document("\"kind\": \"a\u{202e}\\nb\"").as_bytes());
    assert!(error.to_string().contains("“a\u{fffd}\u{fffd}b” is not one of"), "{error}");
    let named = file::read(Path::new("no\nsuch\u{202e}file")).unwrap_err();
    assert!(named.to_string().contains("“no\u{fffd}such\u{fffd}file”"), "{named}");
}

#[test]
fn a_list_longer_than_any_map_needs_is_refused_before_it_takes_all_memory() {
    for list in ["cards", "x"] {
        let error = parse_error(document(&format!("\"{list}\": [0{}]", ", 0".repeat(1_000_000))).as_bytes());
        let Problem::WrongValue { wrong, .. } = error.problem() else { panic!("{error:?}") };
        // A card is no number; an unknown field may hold them, but not so many.
        assert_eq!(
            *wrong,
            if list == "x" { Wrong::Beyond(Limit::Items) } else { Wrong::Type(Expected::Object) }
        );
        holds_in_every_language(&error);
    }
    let error = parse_error(document(&format!("\"links\": [{{}}{}]", ", {}".repeat(1_000_000))).as_bytes());
    assert!(
        matches!(error.problem(), Problem::WrongValue { wrong: Wrong::Beyond(Limit::Items), .. }),
        "{error:?}"
    );
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused_and_overflows_nothing() {
    let lists = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let objects = format!("{}1{}", "{\"a\":".repeat(100_000), "}".repeat(100_000));
    for deep in [&lists, &objects] {
        for fields in [
            format!("\"x\": {deep}"),
            format!("\"cards\": {deep}"),
            format!("\"cards\": [{{\"x\": {deep}}}]"),
            format!("\"cards\": [{{\"text\": {deep}}}]"),
            format!("\"conflicts\": [{{\"ours\": {deep}}}]"),
            format!("\"media\": {{\"x\": {deep}}}"),
        ] {
            let newer = document(&fields).replacen("\"version\": 1", "\"version\": 9", 1);
            for text in [document(&fields), newer, format!("{{{fields}, \"format\": {deep}}}")] {
                let error = parse_error(text.as_bytes());
                holds_in_every_language(&error);
                let is_depth = matches!(
                    error.problem(),
                    Problem::TooDeep(_)
                        | Problem::NoMapTooDeep(_)
                        | Problem::WrongValue { wrong: Wrong::Type(_), .. }
                );
                assert!(is_depth, "{:?}", error.problem());
            }
        }
        parse_error(deep.as_bytes());
    }
    // What is nested as deep as is allowed is written and read back.
    let deepest = format!("\"id\": \"a\", \"x\": {}{}", "[".repeat(64), "]".repeat(64));
    let opened = file::parse(document(&deepest).as_bytes(), Path::new(NAME)).unwrap();
    let again = file::parse(&file::to_json(&opened.map), Path::new(NAME)).unwrap();
    assert_eq!(again.map, opened.map);
}

#[test]
fn what_is_loose_or_double_is_kept_and_reported() {
    let text = document(
        r#""id": "map",
        "stages": [
          {"id": "s", "steps": [{"id": "t"}]},
          {"id": "s", "steps": []}
        ],
        "lanes": [{"id": "l", "kind": "actions"}, {"kind": "owner"}],
        "cards": [
          {"id": "c", "lane": "l", "step": "t", "text": "placed", "answers": ["nobody"], "image": "none"},
          {"id": "c", "lane": "l", "step": "gone", "text": "stray"},
          {"id": "d", "lane": "gone", "step": "t", "severity": 9}
        ],
        "curves": [{"id": "v", "points": [
          {"id": "a", "step": "gone", "value": 1},
          {"id": "b", "step": "t", "at": 0.9, "value": -7},
          {"id": "e", "step": "t", "at": 0.1, "value": 0}
        ]}],
        "links": [{"id": "k", "from": "c", "to": "gone"}],
        "comments": [{"id": "m", "about": "gone", "text": "?"}]"#,
    );
    let opened = file::parse(text.as_bytes(), Path::new(NAME)).unwrap();
    let map = &opened.map;
    let [second_stage, stray] = [&map.stages[1].id, &map.cards[1].id];
    let expected: Vec<(RepairKind, Vec<&str>)> = vec![
        (RepairKind::MissingId, vec![map.lanes[1].id.as_str()]),
        (RepairKind::DuplicateId, vec![second_stage.as_str(), stray.as_str()]),
        (RepairKind::StageWithoutSteps, vec![second_stage.as_str()]),
        (RepairKind::OutOfRange, vec!["d", "b"]),
        (RepairKind::PointsOutOfOrder, vec!["v"]),
        (RepairKind::UnplacedCards, vec![stray.as_str(), "d"]),
        (RepairKind::LoosePoints, vec!["a"]),
        (RepairKind::LooseLinks, vec!["k"]),
        (RepairKind::LooseMentions, vec!["c", "m"]),
        (RepairKind::MissingPictures, vec!["c"]),
    ];
    let found: Vec<(RepairKind, Vec<&str>)> = opened
        .repairs
        .iter()
        .map(|repair| (repair.kind, repair.items.iter().map(rihla::model::Id::as_str).collect()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(map.cards.iter().map(|card| card.text.as_str()).collect::<Vec<_>>(), ["placed", "stray", ""]);
    assert_eq!(map.cards[1].step.as_str(), "gone");
    let points: Vec<_> = map.curves[0].points.iter().map(|point| (point.id.as_str(), point.value)).collect();
    assert_eq!(points, [("e", 0.0), ("b", -2.0), ("a", 1.0)]);
    assert_eq!(rihla::model::broken_invariants(map), []);

    for repair in &opened.repairs {
        for locale in Locale::ALL {
            let message = without_isolates(&repair.message(locale));
            assert!(message.ends_with('.') && !message.contains("file-repair"), "{message}");
        }
    }
    let unplaced = opened.repairs[5].message(Locale::En);
    assert_eq!(
        without_isolates(&unplaced),
        "2 cards belong to a stage or lane that is not in the map; they are kept under “Unplaced”."
    );
}

#[test]
fn what_cannot_be_reached_says_why() {
    let folder = TempDir::new().unwrap();
    let open = |name: &str| file::read(&folder.path().join(name)).map(|_| panic!("opened")).unwrap_err();
    let missing = open(NAME);
    holds_in_every_language(&missing);
    assert!(matches!(missing.problem(), Problem::Missing), "{missing:?}");

    fs::write(folder.path().join("file"), "x").unwrap();
    assert!(matches!(open("file/below").problem(), Problem::Missing));

    fs::create_dir(folder.path().join(NAME)).unwrap();
    let directory = open(NAME);
    holds_in_every_language(&directory);
    assert!(matches!(directory.problem(), Problem::IsDirectory), "{directory:?}");

    let large = folder.path().join("large.journey.json");
    fs::File::create(&large).unwrap().set_len(MAX_BYTES + 1).unwrap();
    let error = open("large.journey.json");
    assert_eq!(
        error.to_string(),
        format!(
            "Cannot open “{}”: it has 257 MB, and a map can have 256 MB at most. Check that it is the right file, or embed smaller pictures.",
            large.display()
        )
    );
}

/// 200 MB are within the limit: a file of that size that is no map says what it is.
#[test]
fn a_file_of_200_mb_is_read_and_judged() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(NAME);
    fs::File::create(&path).unwrap().set_len(200 << 20).unwrap();
    let error = file::read(&path).unwrap_err();
    assert!(matches!(error.problem(), Problem::OnlyZeros), "{error:?}");
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_and_a_pipe_say_so() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = TempDir::new().unwrap();
    let path = folder.path().join(NAME);
    fs::write(&path, document("\"id\": \"a\"")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything; then only the sentence can be tried.
    let error = match fs::File::open(&path) {
        Ok(_) => FileError::reading(&path, std::io::ErrorKind::PermissionDenied.into()),
        Err(_) => file::read(&path).unwrap_err(),
    };
    holds_in_every_language(&error);
    assert!(matches!(error.problem(), Problem::MayNotRead), "{error:?}");

    let pipe = file::read(Path::new("/dev/null")).unwrap_err();
    assert!(matches!(pipe.problem(), Problem::NotRegular), "{pipe:?}");
}

#[test]
fn pictures_that_claim_too_much_and_links_that_are_never_opened_are_told() {
    // The header of a PNG of 20,000 × 20,000 pixels; what follows it is never looked at.
    let png = "iVBORw0KGgoAAAANSUhEUgAATiAAAE4gCAYAAADjcEY5AAAAZElEQVQAAAA=";
    let text = format!(
        r#"{{"format": "rihla-journey", "version": 1, "id": "m", "title": "t",
        "stages": [{{"id": "s", "steps": [{{"id": "t"}}]}}], "lanes": [{{"id": "l", "kind": "text"}}],
        "cards": [
          {{"id": "a", "lane": "l", "step": "t", "image": "p"}},
          {{"id": "b", "lane": "l", "step": "t", "evidence": {{"kind": "reported", "link": "javascript:alert(1)"}}}},
          {{"id": "c", "lane": "l", "step": "t", "evidence": {{"kind": "reported", "link": "https://example.org"}}}},
          {{"id": "d", "lane": "l", "step": "t", "evidence": {{"kind": "reported", "link": "C:\\interviews.pdf"}}}},
          {{"id": "e", "lane": "l", "step": "t", "evidence": {{"kind": "reported", "link": "Interview: Leila"}}}},
          {{"id": "f", "lane": "l", "step": "t", "links": [{{"url": "shop.example:8080"}}, {{"url": "smb://host/x"}}]}},
          {{"id": "g", "lane": "l", "step": "t", "links": [{{"url": "shop.example:8080/orders"}}]}}
        ],
        "media": {{"p": {{"type": "image/png", "data": "{png}"}}}}}}"#
    );
    let opened = file::parse(text.as_bytes(), Path::new(NAME)).unwrap();
    let found: Vec<(RepairKind, Vec<&str>)> = opened
        .repairs
        .iter()
        .map(|repair| (repair.kind, repair.items.iter().map(rihla::model::Id::as_str).collect()))
        .collect();
    let expected = [(RepairKind::TooLargePictures, vec!["a"]), (RepairKind::ClosedAddresses, vec!["b", "f"])];
    assert_eq!(found, expected);
}
