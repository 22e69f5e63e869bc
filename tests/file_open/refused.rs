//! What is no map is refused with a sentence that says why and where.

use super::*;

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
