//! What surrounds the map, as a newcomer meets it: menus, the panel, the sheet of shortcuts, messages, Tab.

#![allow(clippy::unwrap_used, reason = "a test fails where something is missing")]

#[path = "../common/mod.rs"]
mod common;
mod menus;
mod panel;

use std::sync::Arc;

use common::*;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Card, Comment, Id, JourneyMap, LaneKind, WebLink},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

fn centre(window: &TestWindow, id: &Id) -> Pos2 {
    window.state().place_of(id).expect("it is on the canvas").center()
}

/// The middle of the cell in which a card would stand.
fn cell(window: &TestWindow, kind: LaneKind, stage: usize) -> Pos2 {
    let map = map(window);
    let lane = &map.lanes.iter().find(|lane| lane.kind == kind).unwrap().id;
    let lane = window.state().place_of(lane).unwrap();
    let column = window.state().place_of(&map.stages[stage].steps[0].id).unwrap();
    Pos2::new(column.center().x, lane.center().y)
}

fn secondary(window: &mut TestWindow, pos: Pos2, pressed: bool) {
    let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
    window.event(Event::PointerMoved(pos));
    window.event(Event::PointerButton { pos, button, pressed, modifiers });
}

fn right_click(window: &mut TestWindow, pos: Pos2) {
    for pressed in [true, false] {
        secondary(window, pos, pressed);
        window.run();
    }
}

/// A press and its end within one frame, as a touchpad makes them.
fn quick_click(window: &mut TestWindow, pos: Pos2, button: PointerButton) {
    window.event(Event::PointerMoved(pos));
    window.run();
    // Events that are told one by one each get a frame of their own.
    let press = |pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
    window.input_mut().events.extend([true, false].map(press));
    window.run();
}

fn entries(window: &TestWindow) -> Vec<String> {
    window.query_all_by_role(Role::MenuItem).filter_map(|node| node.accesskit_node().label()).collect()
}

/// Types where a caret blinks, so that the window never comes to rest.
fn types(window: &mut TestWindow, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    window.step();
}

fn strikes(window: &mut TestWindow, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    for _ in 0..3 {
        window.step();
    }
}

fn focused(window: &TestWindow) -> Option<(Role, String)> {
    let node = window.root().accesskit_node();
    let focus = node.tree_state.focus()?;
    Some((focus.role(), focus.label().unwrap_or_default()))
}

fn quick(window: &mut TestWindow, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
    window.step();
}

#[test]
fn tab_begins_the_welcome_with_a_new_map() {
    for locale in Locale::ALL {
        let mut window = window(locale);
        let expected = ["welcome-new", "welcome-template", "welcome-open", "welcome-paste"];
        for name in expected {
            keys(&mut window, Modifiers::NONE, Key::Tab);
            assert_eq!(focused(&window).unwrap().1, locale.text(name));
        }
        let mut stops = Vec::new();
        for _ in 0..12 {
            keys(&mut window, Modifiers::NONE, Key::Tab);
            stops.extend(focused(&window));
        }
        let last = (Role::RadioButton, Locale::Fa.name().to_owned());
        assert!(stops.contains(&last), "the languages are reached too: {stops:?}");
    }
}

#[test]
fn the_sheet_of_shortcuts_is_searched_and_opens_at_its_top() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
        let undo = format!("{}: Ctrl+Z", locale.text("action-undo"));
        let new = format!("{}: Ctrl+N", locale.text("action-new"));
        let opens = |window: &mut TestWindow| {
            window.event(Event::Text("?".into()));
            keys(window, Modifiers::NONE, Key::Questionmark);
        };
        opens(&mut window);
        assert_eq!(focused(&window).unwrap().0, Role::SearchInput);
        assert!(has(&window, &locale.text("place-file")) && has(&window, &locale.text("shortcuts-mouse")));
        let at_top = window.get_by_label(&new).rect();
        keys(&mut window, Modifiers::NONE, Key::PageDown);
        assert!(window.get_by_label(&new).rect().top() < at_top.top() - 100.0, "it scrolls");
        keys(&mut window, Modifiers::NONE, Key::Escape);
        assert!(!has(&window, &new));
        opens(&mut window);
        assert_eq!(window.get_by_label(&new).rect(), at_top);
        for typed in [locale.text("action-undo"), "undo".into(), "ctrl z".into()] {
            keys(&mut window, COMMAND, Key::A);
            window.event(Event::Text(typed.clone()));
            window.run();
            assert!(has(&window, &undo) && !has(&window, &new), "{typed}");
        }
        keys(&mut window, Modifiers::NONE, Key::Enter);
        assert!(!has(&window, &undo), "Enter closes it");
    }
}

#[test]
fn a_warning_that_the_work_is_not_kept_ends_when_it_is_saved() {
    let locale = Locale::En;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.journey.json");
    file::save(&path, &sample_map(locale)).unwrap();
    let mut window = window_with(locale, vec2(1440.0, 900.0), Some(&path), &Dialogs::default());
    std::fs::remove_file(&path).unwrap();
    let told = without_isolates(&locale.format("outside-gone", &[("file", "map.journey.json".into())]));
    window.run();
    assert!(has(&window, &told), "{told}");
    keys(&mut window, COMMAND, Key::S);
    window.run();
    assert!(path.exists() && !has(&window, &told));
}

#[test]
fn a_message_that_says_what_to_select_ends_when_that_is_selected() {
    let locale = Locale::En;
    let (mut window, _folder) = on_map(&sample_map(locale), locale);
    keys(&mut window, Modifiers { shift: true, ..COMMAND }, Key::P);
    let told = locale.text("picture-where");
    assert!(has(&window, &told));
    let place = centre(&window, &card_in(map(&window), LaneKind::Actions, 0));
    click(&mut window, place);
    assert!(!has(&window, &told));
}
