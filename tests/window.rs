//! The window through its accessibility tree: what a person does from the welcome to a saved map.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::fs;

use common::*;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Card, Id, JourneyMap, LaneKind},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// The first card of the lane of this kind in the stage at `stage`.
fn card(window: &TestWindow, kind: LaneKind, stage: usize) -> Card {
    let map = map(window);
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap();
    let step = &map.stages[stage].steps[0].id;
    let card = map.cards.iter().find(|card| card.lane == lane.id && card.step == *step).unwrap();
    (**card).clone()
}

fn centre(window: &TestWindow, id: &Id) -> egui::Pos2 {
    window.state().place_of(id).expect("it is on the canvas").center()
}

/// From the welcome to a saved map: open the sample, select a card, drag it to the next stage, undo, redo, save.
fn whole_way(locale: Locale) {
    let folder = tempfile::tempdir().unwrap();
    let dialogs = Dialogs::default();
    let mut window = window_with(locale, vec2(1440.0, 900.0), None, &dialogs);
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    let title = sample.map().unwrap().title.clone();
    let tile = format!("{title}, {}", sample.label());
    press(&mut window, &tile);
    assert_eq!(map(&window).title, title);

    let thought = card(&window, LaneKind::Thoughts, 0);
    let at = centre(&window, &thought.id);
    click(&mut window, at);
    let selected = locale.format("selected-cards", &[("count", 1_i64.into())]);
    assert!(has(&window, &selected), "the status bar counts the selection");

    let target = card(&window, LaneKind::Thoughts, 1);
    let to = centre(&window, &target.id);
    drag(&mut window, at, to);
    let moved = map(&window).card(&thought.id).unwrap().clone();
    assert_eq!(moved.step, target.step, "the card is in the next stage");
    assert!(window.state().is_dirty());
    assert!(has(&window, &locale.text("standing-unsaved")));

    keys(&mut window, COMMAND, Key::Z);
    assert_eq!(map(&window).card(&thought.id).unwrap().step, thought.step, "undo puts it back");
    assert!(!window.state().is_dirty());
    keys(&mut window, COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(map(&window).card(&thought.id).unwrap().step, target.step);

    let path = folder.path().join("saved.journey.json");
    dialogs.choose(&path);
    keys(&mut window, COMMAND, Key::S);
    assert!(!window.state().is_dirty(), "saving makes it clean");
    assert!(has(&window, &locale.text("standing-saved")) && has(&window, "saved.journey.json"));
    assert_eq!(*file::read(&path).unwrap().map, *map(&window), "the file holds the map");
}

#[test]
fn from_the_welcome_to_a_saved_map_in_english() {
    whole_way(Locale::En);
}

#[test]
fn from_the_welcome_to_a_saved_map_in_arabic() {
    whole_way(Locale::Ar);
}

#[test]
fn from_the_welcome_to_a_saved_map_in_hebrew() {
    whole_way(Locale::He);
}

#[test]
fn from_the_welcome_to_a_saved_map_in_persian() {
    whole_way(Locale::Fa);
}

#[test]
fn the_window_of_a_right_to_left_language_is_the_mirror_of_the_other() {
    let width = 1440.0;
    let names = ["menu-main", "topbar-export", "topbar-present", "action-hand-tool", "action-zoom-fit"];
    let places = |locale: Locale| {
        let mut window = window_with(locale, vec2(width, 900.0), None, &Dialogs::default());
        press(&mut window, &locale.text("welcome-new"));
        names.map(|name| named(&window, &locale.text(name)).rect())
    };
    // Between the two lies the same gap; the wider of them is another one in each language.
    let gap = |places: [egui::Rect; 5], rtl: bool| {
        let (export, present) = (places[1], places[2]);
        if rtl { present.left() - export.right() } else { export.left() - present.right() }
    };
    let english = places(Locale::En);
    for locale in [Locale::Ar, Locale::He, Locale::Fa] {
        let mirrored = places(locale);
        let (a, b) = (gap(english, false), gap(mirrored, true));
        assert!((a - b).abs() <= 1.5, "beside the export in {locale:?}: {a} and {b}");
        for ((name, ltr), rtl) in names.iter().zip(english).zip(mirrored) {
            assert_eq!(ltr.y_range(), rtl.y_range());
            if *name == "topbar-present" {
                continue;
            }
            // The outer edge of each is as far from its side of the window; texts differ in width.
            let near_start = ltr.center().x < width / 2.0;
            let (a, b) = if near_start {
                (ltr.left(), width - rtl.right())
            } else {
                (width - ltr.right(), rtl.left())
            };
            assert!((a - b).abs() <= 1.5, "{name} in {locale:?}: {ltr:?} and {rtl:?}");
        }
    }
}

#[test]
fn another_language_takes_effect_at_once() {
    let mut window = window(Locale::En);
    assert!(has(&window, "Examples"));
    press(&mut window, "فارسی");
    assert!(has(&window, &Locale::Fa.text("welcome-samples")));
    assert!(!has(&window, "Examples"));
}

#[test]
fn closing_over_unsaved_work_asks() {
    let mut window = window(Locale::En);
    press(&mut window, "New map");
    keys(&mut window, COMMAND, Key::A);
    let stage = map(&window).stages[0].id.clone();
    let at = centre(&window, &stage);
    let header = egui::pos2(at.x, window.state().place_of(&stage).unwrap().top() + 20.0);
    click(&mut window, header);
    keys(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(map(&window).stages.len(), 4);

    press(&mut window, "Menu");
    press(&mut window, "Close map");
    assert!(has(&window, "Save your changes?"));
    press(&mut window, "Cancel");
    assert_eq!(map(&window).stages.len(), 4, "nothing happened");

    keys(&mut window, COMMAND, Key::W);
    press(&mut window, "Don’t save");
    assert!(window.state().map().is_none() && has(&window, "Examples"));
}

#[test]
fn saving_in_the_question_saves_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map");
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1280.0, 800.0), None, &dialogs);
    window.event(Event::Paste("Stage | Thoughts\n---|---\nFirst | Why?\nSecond | How?".into()));
    window.run();
    assert_eq!(map(&window).stages[1].title, "Second");
    assert!(window.state().is_dirty(), "what was pasted is in no file");

    keys(&mut window, COMMAND, Key::W);
    dialogs.choose(&path);
    press(&mut window, "Save");
    assert!(window.state().map().is_none());
    let saved = file::read(&folder.path().join("map.journey.json")).unwrap();
    assert_eq!(saved.map.cards[0].text, "Why?");
}

#[test]
fn a_file_dropped_onto_the_window_opens() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dropped.journey.json");
    fs::write(&path, file::SAMPLES[2].json).unwrap();
    let mut window = window(Locale::En);
    drop_file(&mut window, &path);
    assert_eq!(map(&window).language, "he");
    assert!(has(&window, "dropped.journey.json") && has(&window, "Saved"));
}

#[test]
fn a_file_that_is_no_map_is_explained_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("broken.journey.json");
    fs::write(&path, "{ \"format\": \"rihla-journey\", \"version\": 1,\n  \"title\": }").unwrap();
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1280.0, 800.0), None, &dialogs);
    press(&mut window, "New map");
    dialogs.choose(&path);
    keys(&mut window, COMMAND, Key::O);
    assert!(has(&window, "The file could not be opened"));
    let sentence = file::read(&path).unwrap_err().message_by_name(Locale::En);
    assert!(has(&window, &sentence), "the reader's own sentence: {sentence}");
    assert!(without_isolates(&sentence).contains("“broken.journey.json”"), "no folders: {sentence}");
    press(&mut window, "OK");
    assert_eq!(map(&window).stages.len(), 5, "the map that was open still is");
}

#[test]
fn a_file_that_somebody_else_made_something_else_of_is_not_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared.journey.json");
    fs::write(&path, file::SAMPLES[0].json).unwrap();
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1440.0, 900.0), Some(&path), &dialogs);
    let thought = card(&window, LaneKind::Thoughts, 0);
    let at = centre(&window, &thought.id);
    click(&mut window, at);
    keys(&mut window, Modifiers::NONE, Key::Delete);
    let theirs = "Minutes of the meeting: Leila was here";
    fs::write(&path, theirs).unwrap();

    keys(&mut window, COMMAND, Key::S);
    assert!(has(&window, "The file has changed"));
    press(&mut window, "Cancel");
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    assert!(window.state().is_dirty());

    keys(&mut window, COMMAND, Key::S);
    press(&mut window, "Overwrite");
    assert!(!window.state().is_dirty());
    assert!(file::read(&path).unwrap().map.card(&thought.id).is_none());
}

#[test]
fn a_picture_is_exported_from_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.png");
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1280.0, 800.0), None, &dialogs);
    press(&mut window, "New map");
    press(&mut window, "Export");
    press(&mut window, &Locale::En.format("export-scale-times", &[("scale", 1_i64.into())]));
    dialogs.choose(&path);
    press(&mut window, "Export…");
    let picture = image::open(&path).unwrap();
    let size = format!("{} × {} pixels", picture.width(), picture.height());
    assert!(picture.width() > 1000 && says(&window, "Picture saved to"), "{size}");
    assert_eq!(dialogs.asked()[0].name, "Untitled map.png");
}

#[test]
fn without_dialogs_of_the_desktop_the_window_brings_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.journey.json");
    fs::write(&path, file::SAMPLES[3].json).unwrap();
    let dialogs = Dialogs::default();
    let mut window = window_with(Locale::En, vec2(1280.0, 800.0), Some(&path), &dialogs);
    dialogs.be_missing();
    keys(&mut window, COMMAND | Modifiers::SHIFT, Key::S);
    assert!(has(&window, "Save the map") && has(&window, "mine.journey.json"), "it begins beside the map");
    assert!(field(&window, "File name").is_focused(), "it can be typed at once");
    window.event(Event::Text("theirs".into()));
    window.run();
    press(&mut window, "Save");
    assert_eq!(file::read(&folder.path().join("theirs.journey.json")).unwrap().map.language, "fa");
    assert!(has(&window, "theirs.journey.json"));
}

#[test]
fn menus_work_by_keyboard_alone() {
    let mut window = window(Locale::Ar);
    press(&mut window, &Locale::Ar.text("welcome-new"));
    // To the panel first, then to the menu.
    keys(&mut window, Modifiers::NONE, Key::F6);
    keys(&mut window, Modifiers::NONE, Key::F6);
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, &Locale::Ar.text("action-about")), "the menu is open");
    let before = map(&window).clone();
    let entries: Vec<String> = window
        .query_all_by_role(egui::Role::MenuItem)
        .filter_map(|entry| entry.accesskit_node().label())
        .collect();
    let from_end = entries.iter().rev().position(|name| *name == Locale::Ar.text("menu-language")).unwrap();
    // Up from nothing marks the last entry. The language's list lies to the left.
    for _ in 0..=from_end {
        keys(&mut window, Modifiers::NONE, Key::ArrowUp);
    }
    keys(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert!(has(&window, "English"), "the list of languages is open");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(has(&window, "Export"), "the window speaks English");
    assert_eq!(*map(&window), before, "no key reached the map");
}

#[test]
fn the_list_beside_a_menu_opens_under_the_pointer_and_closes_with_it() {
    let mut window = window(Locale::En);
    press(&mut window, "New map");
    press(&mut window, "Menu");
    let language = window.get_by_role_and_label(egui::Role::MenuItem, "Language").rect();
    window.hover_at(language.center());
    window.run();
    let arabic = named(&window, "العربية").rect();
    assert!(arabic.left() > language.center().x, "the list lies at the end side");
    window.hover_at(arabic.center());
    window.run();
    assert!(has(&window, "العربية"), "on the way to it, it stays");
    click(&mut window, egui::pos2(900.0, 700.0));
    assert!(!has(&window, "العربية") && !has(&window, "About Rihla"), "a click elsewhere closes both");
    assert!(map(&window).cards.is_empty() && !window.state().is_dirty(), "and does nothing else");
}

#[test]
fn several_cards_show_what_they_have_in_common() {
    let mut window = window_with(Locale::En, vec2(1440.0, 900.0), None, &Dialogs::default());
    let sample = &file::SAMPLES[0];
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    let (first, second) = (card(&window, LaneKind::PainPoints, 0), card(&window, LaneKind::PainPoints, 1));
    assert_ne!(first.severity, second.severity);
    let places = [centre(&window, &first.id), centre(&window, &second.id)];
    click(&mut window, places[0]);
    click_with(&mut window, places[1], Modifiers::SHIFT);
    assert!(has(&window, "2 cards selected") && has(&window, "2 cards"));
    let lane = window.get_by_role_and_label(egui::Role::ComboBox, "Lane");
    assert_eq!(lane.value().as_deref(), Some("Pain points"));
    assert_eq!(field(&window, "Text").value().as_deref(), Some(""), "their texts differ");
    press(&mut window, "Severity 2");
    for card in [first, second] {
        assert_eq!(map(&window).card(&card.id).unwrap().severity, Some(2));
    }
    keys(&mut window, COMMAND, Key::Z);
    assert!(!window.state().is_dirty(), "both were one step");
}

#[test]
fn a_click_in_the_details_changes_the_card_and_can_be_undone() {
    let mut window = window_with(Locale::En, vec2(1440.0, 900.0), None, &Dialogs::default());
    let sample = &file::SAMPLES[0];
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    let pain = card(&window, LaneKind::PainPoints, 0);
    assert_eq!(pain.severity, Some(1));
    let at = centre(&window, &pain.id);
    click(&mut window, at);
    assert_eq!(field(&window, "Text").value().as_deref(), Some(pain.text.as_str()));
    press(&mut window, "Severity 3");
    assert_eq!(map(&window).card(&pain.id).unwrap().severity, Some(3));
    press(&mut window, "Moment of truth");
    assert!(map(&window).card(&pain.id).unwrap().moment_of_truth);
    keys(&mut window, COMMAND, Key::Z);
    keys(&mut window, COMMAND, Key::Z);
    assert_eq!(**map(&window).card(&pain.id).unwrap(), pain);
}

#[test]
fn a_window_at_rest_draws_no_frames() {
    let mut window = window(Locale::En);
    press(&mut window, "New map");
    rests(&mut window, "an empty map");
    let mut window = self::window(Locale::En);
    let sample = &file::SAMPLES[0];
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    rests(&mut window, "a map");
    let at = centre(&window, &card(&window, LaneKind::Thoughts, 0).id);
    click(&mut window, at);
    rests(&mut window, "a card is selected");
    keys(&mut window, COMMAND, Key::F);
    window.event(egui::Event::Text("e".into()));
    window.run_steps(3);
    click(&mut window, at);
    assert!(has(&window, "Find in the map"), "the bar stays");
    rests(&mut window, "a search marks what it found");
    keys(&mut window, Modifiers::NONE, Key::F5);
    assert!(!has(&window, "Menu"));
    rests(&mut window, "an audience looks at it");
}

/// Nothing moves, not even a caret.
fn rests(window: &mut TestWindow, what: &str) {
    window.remove_cursor();
    // Until messages are gone.
    window.run_steps(60);
    let output = window.output().viewport_output.values().next().unwrap();
    let causes = window.ctx.repaint_causes();
    assert_eq!(output.repaint_delay, std::time::Duration::MAX, "{what}: {causes:?}");
}

#[test]
fn presenting_shows_the_map_alone_until_escape() {
    let mut window = window(Locale::En);
    press(&mut window, "New map");
    keys(&mut window, Modifiers::NONE, Key::F5);
    assert!(!has(&window, "Export") && !has(&window, "Menu"));
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(has(&window, "Export") && has(&window, "Menu"));
}

/// Whether the whole screen is asked for after a key; none where it stays as it is.
fn full_screen(window: &mut TestWindow, key: Key) -> Option<bool> {
    let modifiers = if matches!(key, Key::F5 | Key::Escape) { Modifiers::NONE } else { COMMAND };
    // Events that are told one by one each get a frame of their own, of which only the last is seen here.
    let event = |pressed| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    window.input_mut().events.extend([true, false].map(event));
    let mut asked = None;
    for _ in 0..8 {
        window.step();
        let commands = window.output().viewport_output.values().flat_map(|output| &output.commands);
        asked = commands.fold(asked, |asked, command| match command {
            egui::ViewportCommand::Fullscreen(full) => Some(*full),
            _ => asked,
        });
    }
    asked
}

#[test]
fn however_a_presentation_ends_the_screen_is_given_back_and_the_next_map_is_not_presented() {
    let (sample, folder) = (&file::SAMPLES[0], tempfile::tempdir().unwrap());
    let path = folder.path().join("map.journey.json");
    file::save(&path, &sample.map().unwrap()).unwrap();
    for (key, map_open) in
        [(Key::Escape, true), (Key::F5, true), (Key::W, false), (Key::N, true), (Key::O, true)]
    {
        let dialogs = Dialogs::default();
        dialogs.choose(&path);
        let mut window = window_with(Locale::En, vec2(1280.0, 800.0), Some(&path), &dialogs);
        let card = sample.map().unwrap().cards[0].id.clone();
        let before = window.state().place_of(&card);
        assert_eq!(full_screen(&mut window, Key::F5), Some(true));
        assert!(!has(&window, "Menu"));
        assert_eq!(full_screen(&mut window, key), Some(false), "{key:?}");
        assert_eq!((window.state().map().is_some(), has(&window, "Menu")), (map_open, map_open), "{key:?}");
        if matches!(key, Key::Escape | Key::F5 | Key::O) {
            assert_eq!(window.state().place_of(&card), before, "{key:?}");
        }
        assert_eq!(full_screen(&mut window, Key::Escape), None, "it has ended");
    }
}

#[test]
fn in_front_of_an_audience_a_right_click_offers_the_view_and_the_end() {
    let mut window = window(Locale::En);
    press(&mut window, "New map");
    keys(&mut window, Modifiers::NONE, Key::F5);
    for (modifiers, key) in
        [(COMMAND, Key::K), (COMMAND, Key::F), (COMMAND, Key::V), (Modifiers::NONE, Key::N)]
    {
        keys(&mut window, modifiers, key);
    }
    let pos = egui::pos2(640.0, 400.0);
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        window.event(egui::Event::PointerMoved(pos));
        window.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        window.run();
    }
    let entries: Vec<_> = window.query_all_by_role(egui::Role::MenuItem).collect();
    assert_eq!(entries.len(), 5, "four zooms and the end");
    press(&mut window, "End presentation");
    assert!(has(&window, "Menu"));
}

#[test]
fn the_smallest_window_still_has_everything_to_press() {
    for locale in Locale::ALL {
        let size = vec2(640.0, 480.0);
        let mut window = window_with(locale, size, None, &Dialogs::default());
        press(&mut window, &locale.text("welcome-new"));
        for name in ["menu-main", "topbar-export", "action-find", "action-hand-tool", "action-zoom-fit"] {
            let rect = named(&window, &locale.text(name)).rect();
            let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
            assert!(screen.contains_rect(rect), "{name} in {locale:?} lies at {rect:?}");
        }
    }
}

#[test]
fn what_undo_and_redo_change_comes_into_view() {
    for locale in [Locale::En, Locale::Ar] {
        let dialogs = Dialogs::default();
        let mut window = window_with(locale, vec2(1280.0, 800.0), None, &dialogs);
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
        let title = sample.map().unwrap().title.clone();
        press(&mut window, &format!("{title}, {}", sample.label()));
        let thought = card(&window, LaneKind::Thoughts, 0);
        let at = centre(&window, &thought.id);
        click(&mut window, at);
        keys(&mut window, COMMAND, Key::B);
        assert!(map(&window).card(&thought.id).unwrap().moment_of_truth != thought.moment_of_truth);
        let canvas = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(1280.0, 800.0));
        let seen = |window: &TestWindow| canvas.intersects(window.state().place_of(&thought.id).unwrap());
        for undoes in [true, false] {
            // Somebody looks elsewhere.
            window.event(egui::Event::PointerMoved(at));
            let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
            let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Unknown);
            let delta = vec2(0.0, -5000.0);
            window.event(egui::Event::MouseWheel { unit, delta, phase, modifiers, source });
            window.run_steps(60);
            assert!(!seen(&window), "out of view");
            let held = if undoes { COMMAND } else { COMMAND | Modifiers::SHIFT };
            keys(&mut window, held, Key::Z);
            window.run_steps(30);
            let now = map(&window).card(&thought.id).unwrap().moment_of_truth;
            assert_eq!(now == thought.moment_of_truth, undoes);
            assert!(seen(&window), "what changes is shown");
        }
        // What is in view stays where it is.
        let place = |window: &TestWindow| window.state().place_of(&thought.id).unwrap().min;
        let before = place(&window);
        keys(&mut window, COMMAND, Key::Z);
        window.run_steps(30);
        assert_eq!(place(&window), before);
    }
}
