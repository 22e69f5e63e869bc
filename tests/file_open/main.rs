//! Opening: files of every version, and everything that is not a map.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests say what must be there by taking it")]

mod refused;

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
