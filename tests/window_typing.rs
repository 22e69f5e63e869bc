//! Typing in the window: in place on the map, and in the fields of the panel.

mod common;

use std::path::PathBuf;

use common::*;
use egui::{Event, ImeEvent, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::Locale,
    model::{Id, JourneyMap, LaneKind},
};

const ARABIC: &str = "زيارة الفرع";
const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// A window on the sample of a language, and where its file lies.
fn on_sample(locale: Locale) -> (TestWindow, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("map.journey.json");
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    file::save(&path, &sample.map().unwrap()).unwrap();
    (window_with(locale, vec2(1440.0, 900.0), Some(&path), &Dialogs::default()), folder)
}

/// The same with the first thought clicked; that card and its text.
fn on_thought(locale: Locale) -> (TestWindow, tempfile::TempDir, Id, String) {
    let (mut window, folder) = on_sample(locale);
    let card = thought(&window);
    let text = text_of(&window, &card);
    clicks(&mut window, &card);
    (window, folder, card, text)
}

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// The first card of the lane of thoughts.
fn thought(window: &TestWindow) -> Id {
    let map = map(window);
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Thoughts).unwrap();
    map.cards.iter().find(|card| card.lane == lane.id).unwrap().id.clone()
}

fn text_of(window: &TestWindow, id: &Id) -> String {
    map(window).card(id).unwrap().text.clone()
}

fn types(window: &mut TestWindow, text: &str) {
    for letter in text.chars() {
        window.event(Event::Text(letter.to_string()));
        window.step();
    }
    window.step();
}

/// Presses keys where a caret blinks, so that the window never comes to rest.
fn strikes(window: &mut TestWindow, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.step();
    window.step();
}

fn clicks(window: &mut TestWindow, id: &Id) {
    let at = window.state().place_of(id).expect("it is on the canvas").center();
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    window.step();
    window.step();
}

#[test]
fn a_card_is_typed_in_its_place() {
    for locale in [Locale::Ar, Locale::En] {
        let (mut window, _folder, card, before) = on_thought(locale);
        strikes(&mut window, Modifiers::NONE, Key::F2);
        strikes(&mut window, COMMAND, Key::A);
        types(&mut window, ARABIC);
        strikes(&mut window, Modifiers::NONE, Key::Enter);
        types(&mut window, "2");
        assert_eq!(text_of(&window, &card), before, "the map waits until it is done");
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(text_of(&window, &card), format!("{ARABIC}\n2"), "Enter in a card is a new line");
        assert!(window.state().is_dirty());
        strikes(&mut window, COMMAND, Key::Z);
        assert_eq!(text_of(&window, &card), before, "one step");
        assert!(!window.state().is_dirty());
    }
}

#[test]
fn letters_that_are_shortcuts_elsewhere_are_letters_in_a_text() {
    let (mut window, _folder) = on_sample(Locale::En);
    let card = thought(&window);
    let stages = map(&window).stages.len();
    clicks(&mut window, &card);
    for (key, letter) in [(Key::H, "h"), (Key::V, "v"), (Key::Questionmark, "?"), (Key::Num1, "!")] {
        let modifiers = if matches!(letter, "?" | "!") { Modifiers::SHIFT } else { Modifiers::NONE };
        window.key_press_modifiers(modifiers, key);
        window.event(Event::Text(letter.to_owned()));
        window.step();
        if letter == "h" {
            window.step();
        }
    }
    strikes(&mut window, Modifiers::NONE, Key::Delete);
    strikes(&mut window, Modifiers::NONE, Key::Escape);
    assert!(text_of(&window, &card).ends_with("hv?!"), "{}", text_of(&window, &card));
    assert_eq!(map(&window).stages.len(), stages);
}

#[test]
fn saving_takes_what_is_being_typed() {
    let (mut window, folder) = on_sample(Locale::Ar);
    let card = thought(&window);
    clicks(&mut window, &card);
    strikes(&mut window, Modifiers::NONE, Key::F2);
    strikes(&mut window, COMMAND, Key::End);
    types(&mut window, "!");
    strikes(&mut window, COMMAND, Key::S);
    window.run_steps(4);
    let saved = file::read(&folder.path().join("map.journey.json")).unwrap();
    assert!(saved.map.card(&card).unwrap().text.ends_with('!'));
    assert!(!window.state().is_dirty());
}

#[test]
fn a_paste_goes_into_the_text_and_a_copy_comes_out_of_it() {
    let (mut window, _folder) = on_sample(Locale::Ar);
    let card = thought(&window);
    clicks(&mut window, &card);
    strikes(&mut window, Modifiers::NONE, Key::F2);
    strikes(&mut window, COMMAND, Key::A);
    window.event(Event::Paste("one\tב\r\ntwo".into()));
    window.step();
    strikes(&mut window, COMMAND, Key::A);
    window.event(Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().any(
        |command| matches!(command, egui::OutputCommand::CopyText(text) if text.starts_with("one") && text.ends_with("ב\ntwo")),
    );
    assert!(copied, "the selection is in the clipboard");
    strikes(&mut window, Modifiers::NONE, Key::Escape);
    assert!(text_of(&window, &card).ends_with("ב\ntwo"));
}

/// The panel's field of this name, one line or many.
fn role_of(window: &TestWindow, role: Role, name: &str) -> egui::Rect {
    window.get_by_role_and_label(role, name).rect()
}

#[test]
fn a_field_of_the_panel_is_typed_and_is_one_step() {
    for locale in [Locale::Ar, Locale::En] {
        let (mut window, _folder, card, before) = on_thought(locale);
        window.step();
        let name = locale.text("field-text");
        let field = role_of(&window, Role::MultilineTextInput, &name);
        click_at(&mut window, field.center());
        strikes(&mut window, COMMAND, Key::A);
        types(&mut window, ARABIC);
        window.event(Event::Ime(ImeEvent::Preedit { text: "かな".into(), active_range_chars: None }));
        window.step();
        window.event(Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
        window.event(Event::Ime(ImeEvent::Commit("仮".into())));
        window.step();
        let expected = format!("{ARABIC}仮");
        assert_eq!(text_of(&window, &card), expected, "the map changes with every letter");
        let node = window.get_by_role_and_label(Role::MultilineTextInput, &name);
        assert_eq!(node.value().as_deref(), Some(expected.as_str()));
        assert!(node.accesskit_node().text_selection().is_some(), "its caret is told");
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        assert!(map(&window).card(&card).is_some(), "Escape only leaves the field");
        strikes(&mut window, COMMAND, Key::Z);
        assert_eq!(text_of(&window, &card), before, "all that was typed is one step");
    }
}

#[test]
fn several_cards_are_typed_at_once() {
    let (mut window, _folder) = on_sample(Locale::En);
    let cards: Vec<Id> = map(&window).cards.iter().take(2).map(|card| card.id.clone()).collect();
    clicks(&mut window, &cards[0]);
    let at = window.state().place_of(&cards[1]).unwrap().center();
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::SHIFT);
        window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        window.step();
    }
    window.step();
    let owner = Locale::En.text("field-owner");
    let field = window.get_by_role_and_label(Role::TextInput, &owner);
    field.focus();
    window.step();
    window.step();
    types(&mut window, "سارة");
    for card in &cards {
        assert_eq!(map(&window).card(card).unwrap().owner, "سارة");
    }
    strikes(&mut window, Modifiers::NONE, Key::Enter);
    strikes(&mut window, COMMAND, Key::Z);
    assert_ne!(map(&window).card(&cards[0]).unwrap().owner, "سارة", "one step for both");
    assert_ne!(map(&window).card(&cards[1]).unwrap().owner, "سارة");
}

#[test]
fn assistive_technology_can_set_a_field() {
    let (mut window, _folder) = on_sample(Locale::En);
    let card = thought(&window);
    clicks(&mut window, &card);
    window.step();
    window.get_by_role_and_label(Role::Button, &Locale::En.text("section-notes")).click();
    window.step();
    window.step();
    let name = Locale::En.text("field-notes");
    let node = window.get_by_role_and_label(Role::MultilineTextInput, &name);
    assert!(!node.accesskit_node().is_read_only());
    node.set_text_value_accesskit("Note");
    window.step();
    window.step();
    assert_eq!(map(&window).card(&card).unwrap().notes, "Note");
}

fn click_at(window: &mut TestWindow, pos: egui::Pos2) {
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        window.step();
    }
}

#[test]
fn a_text_typed_on_the_map_is_a_field_to_a_screen_reader() {
    for locale in [Locale::Ar, Locale::En] {
        let (mut window, _folder, card, before) = on_thought(locale);
        strikes(&mut window, Modifiers::NONE, Key::F2);
        strikes(&mut window, Modifiers::NONE, Key::F4);
        let name = locale.text("field-text");
        let read = |window: &TestWindow| {
            let node = window.get_by_role_and_label(Role::MultilineTextInput, &name);
            let node = node.accesskit_node();
            let selection = node.text_selection().expect("its caret is told");
            let range = (selection.start().to_global_usv_index(), selection.end().to_global_usv_index());
            (node.value().unwrap_or_default(), range)
        };
        let end = before.chars().count();
        assert_eq!(read(&window).0, before);
        assert_eq!(read(&window).1, (end, end), "the caret is at the end");
        strikes(&mut window, COMMAND, Key::A);
        assert_eq!(read(&window).1, (0, end));
        window.get_by_role_and_label(Role::MultilineTextInput, &name).set_text_value_accesskit("شكرًا");
        window.step();
        window.step();
        assert_eq!(read(&window).0, "شكرًا");
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(text_of(&window, &card), "شكرًا");
        strikes(&mut window, COMMAND, Key::Z);
        assert_eq!(text_of(&window, &card), before, "one step");
    }
}

#[test]
fn an_input_method_is_told_where_it_writes() {
    let preedit = |window: &mut TestWindow| {
        window.event(Event::Ime(ImeEvent::Preedit { text: "かな".into(), active_range_chars: Some(1..2) }));
        window.step();
        window.step();
        window.output().platform_output.ime.expect("an input method may write")
    };
    for locale in [Locale::Ar, Locale::En] {
        let (mut window, _folder) = on_sample(locale);
        let card = thought(&window);
        clicks(&mut window, &card);
        window.step();
        let place = window.state().place_of(&card).unwrap().expand(2.0);
        let told = window.output().platform_output.ime.expect("the first letter may be composed");
        assert!(place.contains_rect(told.cursor_rect), "{told:?} in {place:?}");
        strikes(&mut window, Modifiers::NONE, Key::F2);
        let place = window.state().place_of(&card).unwrap().expand(2.0);
        let told = preedit(&mut window);
        assert!(
            place.contains_rect(told.cursor_rect) && told.cursor_rect.width() > 5.0,
            "{told:?} in {place:?}"
        );
        assert!(told.cursor_rect.height() > 10.0, "the candidates stand under the line");
        // What is composed goes on with the map under it.
        window.event(Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
        window.event(Event::Ime(ImeEvent::Commit("仮".into())));
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        assert!(text_of(&window, &card).ends_with('仮'));

        let name = locale.text("field-text");
        let field = role_of(&window, Role::MultilineTextInput, &name);
        click_at(&mut window, field.center());
        let told = preedit(&mut window);
        assert!(field.contains_rect(told.cursor_rect), "{told:?} in {field:?}");
    }
}

/// Types `text` at the end of the panel's field for the text of the card.
fn types_in_panel(window: &mut TestWindow, locale: Locale, text: &str) {
    let field = role_of(window, Role::MultilineTextInput, &locale.text("field-text"));
    click_at(window, field.center());
    strikes(window, COMMAND, Key::End);
    types(window, text);
}

#[test]
fn what_nobody_sees_behind_a_text_goes_when_a_field_is_left() {
    for locale in [Locale::En, Locale::He] {
        for leaves in ["escape", "another card", "the map"] {
            let (mut window, _folder, card, text) = on_thought(locale);
            types_in_panel(&mut window, locale, " x ");
            strikes(&mut window, Modifiers::NONE, Key::Enter);
            strikes(&mut window, Modifiers::NONE, Key::Enter);
            assert_eq!(text_of(&window, &card), format!("{text} x \n\n"), "not while it is typed");
            match leaves {
                "escape" => strikes(&mut window, Modifiers::NONE, Key::Escape),
                "another card" => {
                    let other = map(&window).cards.iter().find(|other| other.id != card).unwrap().id.clone();
                    clicks(&mut window, &other);
                }
                _ => {
                    let title = egui::pos2(500.0, 300.0);
                    click_at(&mut window, title);
                }
            }
            window.step();
            window.step();
            assert_eq!(text_of(&window, &card), format!("{text} x"), "{leaves} in {locale:?}");
            strikes(&mut window, COMMAND, Key::Z);
            assert_eq!(text_of(&window, &card), text, "one step");
        }
    }
}
