//! Find and the command palette through the window's accessibility tree.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod common;

use common::*;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
const WIDTH: f32 = 1440.0;

fn sample_in(locale: Locale) -> TestWindow {
    let mut window = window_with(locale, vec2(WIDTH, 900.0), None, &Dialogs::default());
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
    window
}

fn types(window: &mut TestWindow, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

/// Some card whose first word is long enough to be searched for.
fn word(window: &TestWindow) -> String {
    let map = window.state().map().unwrap();
    let words = map.cards.iter().filter_map(|card| card.text.split_whitespace().next());
    words.max_by_key(|word| word.chars().count()).unwrap().to_owned()
}

fn finds_and_replaces(locale: Locale) {
    let mut window = sample_in(locale);
    let before = window.state().map().unwrap().clone();
    let word = word(&window);
    keys(&mut window, COMMAND, Key::F);
    assert!(has(&window, &locale.text("find-field")), "the bar is open");
    types(&mut window, &word);
    let count = before.cards.iter().map(|card| card.text.matches(&word).count()).sum::<usize>();
    assert!(count > 0);
    let selected = locale.format("selected-cards", &[("count", 1_i64.into())]);
    assert!(has(&window, &selected), "the card in which it stands is selected");

    keys(&mut window, COMMAND, Key::H);
    window.get_by_label(&locale.text("find-replacement")).focus();
    window.run();
    types(&mut window, "Ω");
    press(&mut window, &locale.text("find-replace-all"));
    let after = window.state().map().unwrap().clone();
    assert!(after.cards.iter().all(|card| !card.text.contains(&word)), "{word} is gone");
    assert!(after.cards.iter().any(|card| card.text.contains('Ω')));
    assert!(has(&window, &locale.text("find-nothing")));

    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!has(&window, &locale.text("find-field")), "Escape closes the bar");
    keys(&mut window, COMMAND, Key::Z);
    assert_eq!(*window.state().map().unwrap(), before, "one step takes all of it back");
}

#[test]
fn find_and_replace_in_english() {
    finds_and_replaces(Locale::En);
}

#[test]
fn find_and_replace_in_arabic() {
    finds_and_replaces(Locale::Ar);
}

#[test]
fn enter_goes_from_place_to_place_and_round() {
    let locale = Locale::En;
    let mut window = sample_in(locale);
    keys(&mut window, COMMAND, Key::F);
    types(&mut window, "the");
    let at = |window: &TestWindow| {
        let labels: Vec<String> = (1..60)
            .flat_map(|count| (1..=count).map(move |current| (current, count)))
            .map(|(current, count)| {
                let number = |number: i64| locale.number(number);
                let args = [("current", number(current).into()), ("count", number(count).into())];
                without_isolates(&locale.format("find-count", &args))
            })
            .filter(|label| has(window, label))
            .collect();
        labels.join("; ")
    };
    let first = at(&window);
    assert!(first.starts_with("1 of "), "{first}");
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert!(at(&window).starts_with("2 of "), "{}", at(&window));
    keys(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(at(&window), first);
    keys(&mut window, Modifiers::SHIFT, Key::F3);
    let (last, count) = first.split_once(" of ").map(|(_, count)| (count.to_owned(), count)).unwrap();
    assert_eq!(at(&window), format!("{last} of {count}"), "before the first comes the last");
    keys(&mut window, Modifiers::NONE, Key::F3);
    assert_eq!(at(&window), first);
}

#[test]
fn the_bar_of_a_right_to_left_window_is_the_mirror() {
    let place = |locale: Locale| {
        let mut window = sample_in(locale);
        keys(&mut window, COMMAND, Key::F);
        let close = named(&window, &locale.text("find-close")).rect();
        let next = named(&window, &locale.text("action-find-next")).rect();
        (close, next)
    };
    let (close, next) = place(Locale::En);
    for locale in [Locale::Ar, Locale::He, Locale::Fa] {
        let (mirrored, mirrored_next) = place(locale);
        assert!((close.left() - (WIDTH - mirrored.right())).abs() <= 1.0, "{close:?} {mirrored:?}");
        assert!((next.left() - (WIDTH - mirrored_next.right())).abs() <= 1.0);
    }
}

/// Opens the palette, types a few letters and presses Enter.
fn palette(window: &mut TestWindow, typed: &str) {
    keys(window, COMMAND, Key::K);
    types(window, typed);
    keys(window, Modifiers::NONE, Key::Enter);
}

fn does_and_goes(locale: Locale) {
    let mut window = sample_in(locale);
    let name = locale.text("action-select-all");
    palette(&mut window, &name);
    let cards = window.state().map().unwrap().cards.len();
    assert!(cards > 1);
    assert!(!has(&window, &locale.text("palette-hint")));
    keys(&mut window, Modifiers::NONE, Key::Delete);
    assert!(window.state().map().unwrap().cards.len() < cards, "all cards were selected: {name}");
    keys(&mut window, COMMAND, Key::Z);

    let card = window.state().map().unwrap().cards.last().unwrap().clone();
    palette(&mut window, &card.text);
    let selected = locale.format("selected-cards", &[("count", 1_i64.into())]);
    assert!(has(&window, &selected), "{} is selected", card.text);
    keys(&mut window, Modifiers::NONE, Key::Delete);
    assert!(window.state().map().unwrap().card(&card.id).is_none());
}

#[test]
fn the_palette_does_actions_and_goes_to_cards_in_english() {
    does_and_goes(Locale::En);
}

#[test]
fn the_palette_does_actions_and_goes_to_cards_in_arabic() {
    does_and_goes(Locale::Ar);
}

#[test]
fn the_palette_is_worked_with_arrows_and_left_with_escape() {
    let locale = Locale::En;
    let mut window = window_with(locale, vec2(WIDTH, 900.0), None, &Dialogs::default());
    keys(&mut window, COMMAND, Key::K);
    let rows: Vec<_> = window.query_all_by_role(egui::accesskit::Role::ListBoxOption).collect();
    assert_eq!(rows.len(), 9, "all that can be done without a map");
    assert!(rows.iter().all(|row| row.rect().width() > 300.0));
    drop(rows);
    let marked = |window: &TestWindow| {
        let rows = window.query_all_by_role(egui::accesskit::Role::ListBoxOption);
        let marked: Vec<String> = rows
            .filter(|row| row.accesskit_node().is_selected() == Some(true))
            .filter_map(|row| row.accesskit_node().label())
            .collect();
        marked.join("; ")
    };
    assert_eq!(marked(&window), locale.text("action-new"));
    keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(marked(&window), locale.text("action-templates"));
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_role(egui::accesskit::Role::SearchInput).is_none(), "closed");
    // Without a map nothing is offered that needs one.
    keys(&mut window, COMMAND, Key::K);
    types(&mut window, &locale.text("action-save-as"));
    assert!(!has(&window, &locale.text("action-save-as")));
}

#[test]
fn what_only_the_panel_shows_is_opened_there() {
    let locale = Locale::En;
    let mut window = sample_in(locale);
    let card = window.state().map().unwrap().cards[0].clone();
    let place = window.state().place_of(&card.id).unwrap().center();
    click(&mut window, place);
    press(&mut window, &locale.text("section-notes"));
    window.get_by_role_and_label(egui::Role::MultilineTextInput, &locale.text("field-notes")).focus();
    window.run();
    types(&mut window, "zebra crossing");
    press(&mut window, &locale.text("section-notes"));
    let notes = |window: &TestWindow| {
        window.query_by_role_and_label(egui::Role::MultilineTextInput, &locale.text("field-notes")).is_some()
    };
    assert!(!notes(&window), "the section is closed");
    keys(&mut window, COMMAND, Key::F);
    types(&mut window, "ZEBRA");
    window.run();
    assert!(notes(&window), "and opens for what is found in it");
}

#[test]
fn tab_goes_from_what_is_searched_for_to_what_replaces_it() {
    let locale = Locale::En;
    let mut window = sample_in(locale);
    keys(&mut window, COMMAND, Key::H);
    let focused = |window: &TestWindow, name: &str| field(window, name).accesskit_node().is_focused();
    let (search, with) = (locale.text("find-field"), locale.text("find-replacement"));
    assert!(focused(&window, &search));
    types(&mut window, "the");
    keys(&mut window, Modifiers::NONE, Key::Tab);
    assert!(focused(&window, &with));
    keys(&mut window, Modifiers::SHIFT, Key::Tab);
    assert!(focused(&window, &search));
}

#[test]
fn a_press_between_the_parts_of_the_bar_stays_in_the_bar() {
    let locale = Locale::En;
    let mut window = sample_in(locale);
    let before = window.state().map().unwrap().clone();
    keys(&mut window, COMMAND, Key::H);
    let (search, with) = (locale.text("find-field"), locale.text("find-replacement"));
    for name in [&search, &with] {
        let place = field(&window, name).rect();
        click(&mut window, place.center());
        let gap = egui::pos2(place.center().x, field(&window, &search).rect().top() - 4.0);
        click(&mut window, gap);
        types(&mut window, "v");
        assert!(field(&window, name).accesskit_node().is_focused(), "{name}");
        assert_eq!(field(&window, name).accesskit_node().value().as_deref(), Some("v"));
    }
    assert_eq!(*window.state().map().unwrap(), before);
}

fn key(window: &mut TestWindow, modifiers: Modifiers, key: Key) {
    for pressed in [true, false] {
        window.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
    }
}

#[test]
fn a_search_begun_while_something_closes_gets_what_is_typed() {
    // Frames between Escape and Ctrl+F: slow machines draw few.
    for frames in 0..3 {
        let mut window = sample_in(Locale::En);
        let card = window.state().map().unwrap().cards[0].clone();
        window.get_by_label_contains(&card.text).click();
        window.run();
        keys(&mut window, COMMAND, Key::K);
        key(&mut window, Modifiers::NONE, Key::Escape);
        (0..frames).for_each(|_| window.step());
        key(&mut window, COMMAND, Key::F);
        window.step();
        types(&mut window, "Zq");
        let map = window.state().map().unwrap();
        assert_eq!(*map.cards[0], *card, "{frames} frames after Escape");
        assert!(has(&window, &Locale::En.text("find-nothing")), "{frames} frames after Escape");
    }
}

#[test]
fn opened_again_the_search_begins_anew() {
    let mut window = sample_in(Locale::En);
    for _ in 0..2 {
        keys(&mut window, COMMAND, Key::F);
        types(&mut window, "Apple");
    }
    assert!(!has(&window, &Locale::En.text("find-nothing")), "not AppleApple");
}

#[test]
fn escape_from_a_search_that_only_looked_puts_the_map_back() {
    for locale in [Locale::En, Locale::Ar] {
        let mut window = sample_in(locale);
        let map = window.state().map().unwrap().clone();
        // Large, so that most of it is out of sight.
        for _ in 0..4 {
            keys(&mut window, COMMAND, Key::Plus);
        }
        let place = |window: &TestWindow| window.state().place_of(&map.lanes[0].id).unwrap();
        let before = place(&window);
        let far = map.cards.iter().rfind(|card| card.lane == map.lanes.last().unwrap().id).unwrap();
        for entered in [false, true] {
            keys(&mut window, COMMAND, Key::F);
            keys(&mut window, COMMAND, Key::A);
            types(&mut window, &far.text);
            assert_ne!(place(&window), before, "what was found is far away");
            if entered {
                keys(&mut window, Modifiers::NONE, Key::Enter);
            }
            let there = place(&window);
            keys(&mut window, Modifiers::NONE, Key::Escape);
            assert_eq!(place(&window), if entered { there } else { before }, "{locale:?} {entered}");
        }
    }
}
