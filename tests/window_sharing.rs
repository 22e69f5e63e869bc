//! A map that others change too: the window takes in what they do and loses nothing of either side.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{path::PathBuf, sync::Arc};

use common::*;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use rihla::{
    file,
    i18n::Locale,
    model::{Id, JourneyMap},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A map in a file, open in a window.
struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    window: TestWindow,
}

fn sample(locale: Locale) -> JourneyMap {
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    JourneyMap::clone(&sample.map().unwrap())
}

impl Desk {
    fn new(locale: Locale, map: &JourneyMap) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shared.journey.json");
        file::save(&path, map).unwrap();
        let window = window_with(locale, vec2(1440.0, 900.0), Some(&path), &Dialogs::default());
        Self { _folder: folder, path, window }
    }

    fn map(&self) -> &JourneyMap {
        self.window.state().map().unwrap()
    }

    fn text(&self, id: &Id) -> String {
        self.map().card(id).unwrap().text.clone()
    }

    /// Somebody else writes into the file.
    fn outside(&mut self, map: &JourneyMap) {
        file::save(&self.path, map).unwrap();
        self.window.run();
    }

    /// Types a card's text anew.
    fn type_text(&mut self, id: &Id, text: &str) {
        let at = self.window.state().place_of(id).unwrap().center();
        click(&mut self.window, at);
        keys(&mut self.window, Modifiers::NONE, Key::F2);
        keys(&mut self.window, COMMAND, Key::A);
        self.window.event(egui::Event::Text(text.to_owned()));
        self.window.run();
        keys(&mut self.window, Modifiers::NONE, Key::Escape);
        assert_eq!(self.text(id), text);
    }
}

/// `map` with another text of one card.
fn with_text(map: &JourneyMap, id: &Id, text: &str) -> JourneyMap {
    let mut map = map.clone();
    let card = map.cards.iter_mut().find(|card| card.id == *id).unwrap();
    Arc::make_mut(card).text = text.to_owned();
    map
}

#[test]
fn a_change_outside_is_shown_and_said_where_nothing_was_changed_here() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let card = map.cards[0].id.clone();
    desk.outside(&with_text(&map, &card, "theirs"));
    assert_eq!(desk.text(&card), "theirs");
    assert!(!desk.window.state().is_dirty());
    assert!(has(&desk.window, &Locale::En.text("outside-read-again")));
    keys(&mut desk.window, COMMAND, Key::Z);
    assert_eq!(desk.text(&card), map.cards[0].text, "it can be undone");
    assert!(desk.window.state().is_dirty(), "which is not what the file holds");
}

#[test]
fn changes_of_both_sides_are_merged_as_one_step() {
    let map = sample(Locale::Ar);
    let mut desk = Desk::new(Locale::Ar, &map);
    let (ours, theirs) = (map.cards[0].id.clone(), map.cards[1].id.clone());
    desk.type_text(&ours, "نحن");
    desk.outside(&with_text(&map, &theirs, "هم"));
    assert_eq!((desk.text(&ours), desk.text(&theirs)), ("نحن".to_owned(), "هم".to_owned()));
    assert!(has(&desk.window, &Locale::Ar.text("outside-merged")));
    assert!(desk.window.state().is_dirty(), "ours is not in the file yet");
    keys(&mut desk.window, COMMAND, Key::S);
    assert_eq!(*file::read(&desk.path).unwrap().map, *desk.map());
    keys(&mut desk.window, COMMAND, Key::Z);
    assert_eq!((desk.text(&ours), desk.text(&theirs)), ("نحن".to_owned(), map.cards[1].text.clone()));
}

#[test]
fn saving_merges_what_came_into_the_file_in_the_last_moment() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let (ours, theirs) = (map.cards[0].id.clone(), map.cards[1].id.clone());
    desk.type_text(&ours, "ours");
    // Nobody noticed before the save.
    file::save(&desk.path, &with_text(&map, &theirs, "theirs")).unwrap();
    keys(&mut desk.window, COMMAND, Key::S);
    let saved = file::read(&desk.path).unwrap().map;
    assert_eq!(
        (saved.card(&ours).unwrap().text.as_str(), saved.card(&theirs).unwrap().text.as_str()),
        ("ours", "theirs")
    );
    assert_eq!(*desk.map(), *saved);
    assert!(!desk.window.state().is_dirty());
    assert!(
        says(&desk.window, &Locale::En.text("outside-merged")),
        "and not that the file was only read again"
    );
}

#[test]
fn a_file_that_is_gone_is_told_of_and_the_work_kept() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    std::fs::remove_file(&desk.path).unwrap();
    desk.window.run();
    assert!(says(&desk.window, "was deleted or moved outside"));
    assert!(desk.window.state().is_dirty(), "closing asks");
    assert_eq!(*desk.map(), map);
    keys(&mut desk.window, COMMAND, Key::S);
    assert_eq!(*file::read(&desk.path).unwrap().map, map, "saving puts it back");
}

#[cfg(unix)]
#[test]
fn a_file_that_got_another_name_is_followed() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let other = desk.path.with_file_name("renamed.journey.json");
    std::fs::rename(&desk.path, &other).unwrap();
    desk.window.run();
    assert!(says(&desk.window, "it is now called “renamed.journey.json”"));
    let card = map.cards[0].id.clone();
    desk.type_text(&card, "ours");
    keys(&mut desk.window, COMMAND, Key::S);
    assert_eq!(file::read(&other).unwrap().map.card(&card).unwrap().text, "ours");
    assert!(!desk.path.exists(), "the old name does not come back");
}

#[test]
fn what_cannot_be_read_outside_leaves_the_map_and_the_file_alone() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    std::fs::write(&desk.path, "<<<<<<< not a map").unwrap();
    desk.window.run();
    assert!(says(&desk.window, "is damaged now. Your map is kept as it is"));
    assert!(desk.window.state().is_dirty(), "the file no longer holds the map");
    assert_eq!(*desk.map(), map);
    let card = map.cards[0].id.clone();
    desk.type_text(&card, "ours");
    keys(&mut desk.window, COMMAND, Key::S);
    assert!(has(&desk.window, &Locale::En.text("changed-title")), "saving asks first");
    assert!(says(&desk.window, "is damaged now. Save yours under another name"));
    assert_eq!(std::fs::read(&desk.path).unwrap(), b"<<<<<<< not a map");
}

#[test]
fn a_map_of_a_newer_version_in_the_file_is_told_of_while_there_is_something_to_lose() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let card = map.cards[0].id.clone();
    desk.type_text(&card, "ours");
    let newer = std::fs::read_to_string(&desk.path).unwrap().replace("\"version\": 1", "\"version\": 7");
    std::fs::write(&desk.path, &newer).unwrap();
    desk.window.run();
    assert!(says(&desk.window, "a map of a newer version of Rihla"));
    assert_eq!(desk.text(&card), "ours");
    keys(&mut desk.window, COMMAND, Key::S);
    assert!(has(&desk.window, &Locale::En.text("error-save")));
    assert_eq!(std::fs::read_to_string(&desk.path).unwrap(), newer);
}

#[test]
fn another_map_in_the_file_is_never_mixed_with_what_was_changed_here() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let card = map.cards[0].id.clone();
    desk.type_text(&card, "ours");
    let other = sample(Locale::Ar);
    desk.outside(&other);
    assert!(says(&desk.window, "now holds another map"));
    assert_eq!((desk.text(&card).as_str(), desk.map().id.clone()), ("ours", map.id));
    keys(&mut desk.window, COMMAND, Key::S);
    assert!(has(&desk.window, &Locale::En.text("changed-title")), "saving asks first");
    assert_eq!(*file::read(&desk.path).unwrap().map, other);
}

#[test]
fn conflicts_are_listed_marked_and_chosen_from() {
    for locale in [Locale::En, Locale::Fa] {
        let map = sample(locale);
        let mut desk = Desk::new(locale, &map);
        let card = map.cards[0].id.clone();
        desk.type_text(&card, "ours");
        desk.outside(&with_text(&map, &card, "theirs"));
        assert_eq!(desk.text(&card), "ours", "kept until chosen");
        let count = locale.format("conflict-count", &[("count", 1_i64.into())]);
        assert!(has(&desk.window, &count), "{locale:?}: the bar tells of it");
        let side = |name: &str, text: &str| {
            let quoted = locale.format("diff-quoted", &[("text", text.into())]);
            rihla::i18n::without_isolates(&format!("{}: {quoted}", locale.text(name)))
        };
        assert!(has(&desk.window, &side("conflict-shown", "ours")), "both values are there");
        press(&mut desk.window, &side("conflict-other-value", "theirs"));
        assert_eq!(desk.text(&card), "theirs");
        assert!(!has(&desk.window, &count), "settled");
        keys(&mut desk.window, COMMAND, Key::Z);
        assert_eq!(desk.text(&card), "ours", "choosing can be undone");
        assert!(has(&desk.window, &count));
    }
}

#[test]
fn a_map_that_git_left_with_conflicts_opens_with_its_list() {
    let base = sample(Locale::En);
    let ids: Vec<Id> = base.cards.iter().take(2).map(|card| card.id.clone()).collect();
    let side = |text: &str| with_text(&with_text(&base, &ids[0], text), &ids[1], text);
    let merged = rihla::edit::merge::merge(&base, &side("ours"), &side("theirs")).map;
    let mut desk = Desk::new(Locale::En, &merged);
    assert!(has(&desk.window, "Conflicts"));
    press(&mut desk.window, "Take all other values");
    assert_eq!((desk.text(&ids[0]), desk.text(&ids[1])), ("theirs".to_owned(), "theirs".to_owned()));
    assert!(!has(&desk.window, "Conflicts"), "nothing is left to choose");
    assert!(has(&desk.window, "All conflicts are settled"));
    press(&mut desk.window, "Undo");
    assert_eq!(desk.text(&ids[0]), "ours");
    press(&mut desk.window, "Choose");
    press(&mut desk.window, "Take all other values");
    keys(&mut desk.window, COMMAND, Key::S);
    assert!(file::read(&desk.path).unwrap().map.conflicts.is_empty());
}

#[test]
fn a_double_click_settles_one_conflict_and_the_list_stays_in_its_place() {
    for locale in [Locale::En, Locale::He] {
        let base = sample(locale);
        let ids: Vec<Id> = base.cards.iter().take(3).map(|card| card.id.clone()).collect();
        let side = |text: &str| {
            ids.iter()
                .enumerate()
                .fold(base.clone(), |map, (n, id)| with_text(&map, id, &format!("{text}{n}")))
        };
        let merged = rihla::edit::merge::merge(&base, &side("ours"), &side("theirs")).map;
        let mut desk = Desk::new(locale, &merged);
        let label = |name: &str, text: &str| {
            let quoted = locale.format("diff-quoted", &[("text", text.into())]);
            rihla::i18n::without_isolates(&format!("{}: {quoted}", locale.text(name)))
        };
        let place = |desk: &Desk, label: &str| desk.window.get_by_label(label).rect().center();
        let first = place(&desk, &label("conflict-other-value", "theirs0"));
        let second = place(&desk, &label("conflict-other-value", "theirs1"));
        click(&mut desk.window, first);
        click(&mut desk.window, first);
        assert_eq!(desk.text(&ids[0]), "theirs0");
        assert_eq!(
            (desk.text(&ids[1]), desk.map().conflicts.len()),
            ("ours1".to_owned(), 2),
            "only the first"
        );
        assert_eq!(place(&desk, &label("conflict-taken", "theirs0")), first);
        assert_eq!(place(&desk, &label("conflict-dropped", "ours0")).x, first.x);
        assert_eq!(place(&desk, &label("conflict-other-value", "theirs1")), second, "nothing moved");
        keys(&mut desk.window, COMMAND, Key::Z);
        assert_eq!(place(&desk, &label("conflict-other-value", "theirs0")), first, "and it is open again");
    }
}

#[test]
fn who_sees_the_other_writers_conflict_is_told_of_it_in_the_same_words() {
    let map = sample(Locale::En);
    let mut desk = Desk::new(Locale::En, &map);
    let card = map.cards[0].id.clone();
    desk.type_text(&card, "first");
    keys(&mut desk.window, COMMAND, Key::S);
    // The other one had changed it too, saves, and keeps what is theirs.
    let (one, other) = (with_text(&map, &card, "second"), with_text(&map, &card, "first"));
    desk.outside(&rihla::edit::merge::merge(&map, &one, &other).map);
    assert_eq!(desk.text(&card), "second");
    assert!(says(&desk.window, "One thing in it was changed in two ways"));
    assert!(has(&desk.window, "In the map: “second”") && has(&desk.window, "The other value: “first”"));
    press(&mut desk.window, "The other value: “first”");
    assert_eq!(desk.text(&card), "first");
    // At the same time they chose the other one: that is asked again.
    desk.outside(&with_text(&map, &card, "second"));
    assert_eq!((desk.text(&card).as_str(), desk.map().conflicts.len()), ("first", 1));
    assert!(has(&desk.window, "In the map: “first”") && has(&desk.window, "The other value: “second”"));
}

#[test]
fn a_comparison_lists_what_changed_and_leads_to_it() {
    let map = sample(Locale::En);
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("earlier.journey.json");
    file::save(&earlier, &map).unwrap();
    let (card, gone) = (map.cards[0].id.clone(), map.cards[1].clone());
    let mut later = with_text(&map, &card, "Something new");
    later.cards.retain(|card| card.id != gone.id);
    let path = folder.path().join("later.journey.json");
    file::save(&path, &later).unwrap();
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1440.0, 900.0), Some(&path), &dialogs);
    dialogs.choose(&earlier);
    press(&mut window, "Menu");
    press(&mut window, "Compare with…");
    assert!(has(&window, "What changed since “earlier.journey.json”"));
    assert!(has(&window, "1 removed, 1 edited"));
    let gone_text = gone.text.lines().next().unwrap().to_owned();
    assert!(window.query_all_by_label_contains(&format!("Card “{gone_text}” removed from")).next().is_some());
    let line = window.get_by_label_contains("Text: “Something new”");
    line.click();
    window.run();
    assert!(has(&window, "1 card selected"), "a click goes to it");
    press(&mut window, "Close");
    assert!(!has(&window, "1 removed, 1 edited"));
}

#[test]
fn a_link_is_shown_before_it_is_opened_and_others_are_not_opened_at_all() {
    let mut map = sample(Locale::En);
    let card = map.cards[0].id.clone();
    let link = |url: &str, title: &str| rihla::model::WebLink {
        url: url.to_owned(),
        title: title.to_owned(),
        ..Default::default()
    };
    Arc::make_mut(&mut map.cards[0]).links =
        vec![link("https://bank.example@evil.example/x", "My bank"), link("javascript:alert(1)", "Harmless")];
    let mut desk = Desk::new(Locale::En, &map);
    let at = desk.window.state().place_of(&card).unwrap().center();
    let menu = |desk: &mut Desk, name: &str| {
        for pressed in [true, false] {
            let button = egui::PointerButton::Secondary;
            let modifiers = Modifiers::NONE;
            desk.window.event(egui::Event::PointerMoved(at));
            desk.window.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
            desk.window.run();
        }
        press(&mut desk.window, name);
    };
    menu(&mut desk, "Open “My bank”…");
    assert!(has(&desk.window, "Open evil.example?"), "where it really leads");
    assert!(says(&desk.window, "https://bank.example@evil.example/x"));
    press(&mut desk.window, "Cancel");
    menu(&mut desk, "Open “Harmless”…");
    assert!(says(&desk.window, "This one is “javascript:alert(1)”"));
    assert!(!has(&desk.window, "Cancel"), "nothing is asked");
}

#[test]
fn a_second_map_gets_a_window_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let map = sample(Locale::En);
    let paths = ["a.journey.json", "b.journey.json"].map(|name| folder.path().join(name));
    for path in &paths {
        file::save(path, &map).unwrap();
    }
    let opened: Arc<std::sync::Mutex<Vec<PathBuf>>> = Arc::default();
    let seen = opened.clone();
    let dialogs = Dialogs::default();
    let setup = rihla::app::Setup {
        new_window: Some(Arc::new(move |path: &std::path::Path| seen.lock().unwrap().push(path.to_owned()))),
        ..setup(Locale::En, None, &dialogs)
    };
    let mut window = built(vec2(1280.0, 800.0), setup);
    for path in &paths {
        dialogs.choose(path);
        keys(&mut window, COMMAND, Key::O);
    }
    assert!(has(&window, "a.journey.json"), "the first one is still here, with its history");
    assert_eq!(*opened.lock().unwrap(), paths[1..]);
}

#[test]
fn a_table_never_takes_the_place_of_a_map_with_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, state) = (folder.path().join("a.journey.json"), folder.path().join("state"));
    file::save(&path, &sample(Locale::En)).unwrap();
    let table = folder.path().join("steps.csv");
    std::fs::write(&table, "Stage,Pain points\nDecision,Few ways to pay\n").unwrap();
    let opened: Arc<std::sync::Mutex<Vec<PathBuf>>> = Arc::default();
    let seen = opened.clone();
    let dialogs = Dialogs::default();
    let setup = rihla::app::Setup {
        new_window: Some(Arc::new(move |path: &std::path::Path| seen.lock().unwrap().push(path.to_owned()))),
        state: Some(state.clone()),
        ..setup(Locale::En, Some(&path), &dialogs)
    };
    let mut window = built(vec2(1280.0, 800.0), setup);
    assert!(has(&window, "a.journey.json"));
    // Pasted as a map.
    keys(&mut window, COMMAND | egui::Modifiers::SHIFT, Key::V);
    window.event(egui::Event::Paste("Stage\tPain points\nDecision\tFew ways to pay\n".into()));
    window.run();
    window.run();
    assert!(has(&window, "a.journey.json") && !window.state().is_dirty());
    // Chosen as a file, as one that is dropped.
    dialogs.choose(&table);
    keys(&mut window, COMMAND | egui::Modifiers::SHIFT, Key::I);
    window.run();
    assert!(has(&window, "a.journey.json"), "it is still here, with its history");
    let opened = opened.lock().unwrap().clone();
    let [left, named] = opened.as_slice() else { panic!("{opened:?}") };
    assert_eq!(*named, table);
    // The window beside it takes the table that was left for it.
    let setup = rihla::app::Setup { state: Some(state), ..common::setup(Locale::En, Some(left), &dialogs) };
    let beside = built(vec2(1280.0, 800.0), setup);
    let map = beside.state().map().unwrap();
    assert_eq!(map.stages[0].title, "Decision");
    assert!(map.title.is_empty() || !map.title.contains(".tsv"), "{}", map.title);
    assert!(!left.exists() && beside.state().is_dirty());
}
