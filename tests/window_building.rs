//! Building a map in the window: menus at the pointer, what a deletion tells, cards through the clipboard.

#![allow(clippy::unwrap_used, reason = "a test fails where something is missing")]

mod common;

use common::*;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Id, JourneyMap},
};

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// A window with the sample of `locale`.
fn sample(locale: Locale) -> TestWindow {
    let mut window = window_with(locale, vec2(1440.0, 900.0), None, &Dialogs::default());
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    let tile = format!("{}, {}", sample.map().unwrap().title, sample.label());
    press(&mut window, &tile);
    window
}

fn right_click(window: &mut TestWindow, pos: Pos2) {
    window.event(Event::PointerMoved(pos));
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
        window.event(Event::PointerButton { pos, button, pressed, modifiers });
        window.run();
    }
    window.run();
}

/// Where the header of the stage at `index` is.
fn header(window: &TestWindow, index: usize) -> Pos2 {
    let step: &Id = &map(window).stages[index].steps[0].id;
    let column = window.state().place_of(step).unwrap();
    column.center_top() + vec2(0.0, 20.0)
}

#[test]
fn a_stage_is_deleted_from_its_menu_and_comes_back_from_the_message() {
    for locale in Locale::ALL {
        let mut window = sample(locale);
        let before = map(&window).clone();
        let at = header(&window, 1);
        right_click(&mut window, at);
        for name in ["action-stage-before", "action-stage-after", "field-color", "action-rename"] {
            assert!(has(&window, &locale.text(name)), "{name} in {locale:?}");
        }
        press(&mut window, &locale.text("action-delete"));
        window.run();
        assert_eq!(map(&window).stages.len(), before.stages.len() - 1);
        let title = before.stages[1].title.clone();
        let args = [("kind", "stage".into()), ("title", title.into()), ("count", 1_i64.into())];
        let told = without_isolates(&locale.format("deleted", &args));
        assert!(says(&window, &told), "{told}");
        press(&mut window, &locale.text("toast-undo"));
        window.run();
        assert_eq!(map(&window).stages, before.stages);
        assert_eq!(map(&window).cards.len(), before.cards.len());
    }
}

#[test]
fn the_message_of_a_deletion_takes_back_nothing_else() {
    let locale = Locale::En;
    let command = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let mut window = sample(locale);
    let before = map(&window).clone();
    let message = |title: &str| {
        let args = [("kind", "stage".into()), ("title", title.into()), ("count", 1_i64.into())];
        without_isolates(&locale.format("deleted", &args))
    };
    let told = message(&before.stages[1].title);
    for redo in [false, true] {
        let at = header(&window, 1);
        right_click(&mut window, at);
        press(&mut window, &locale.text("action-delete"));
        let deleted = map(&window).clone();
        assert!(says(&window, &told), "offered while it is the last step");
        keys(&mut window, command, Key::Z);
        assert_eq!(*map(&window), before);
        assert!(!says(&window, &told), "what is undone is not offered to be undone");
        if redo {
            keys(&mut window, Modifiers { shift: true, ..command }, Key::Z);
            assert_eq!(*map(&window), deleted);
            assert!(!says(&window, &told));
        }
    }
    // Another edit comes after it.
    let told = message(&map(&window).stages[1].title);
    let at = header(&window, 1);
    right_click(&mut window, at);
    press(&mut window, &locale.text("action-delete"));
    assert!(says(&window, &told));
    let card = map(&window).cards[0].id.clone();
    let at = window.state().place_of(&card).unwrap().center();
    click(&mut window, at);
    assert!(says(&window, &told), "selecting is no edit");
    keys(&mut window, command, Key::D);
    assert!(!says(&window, &told), "the step that would be taken back is another one now");
}

#[test]
fn a_card_is_copied_and_pasted_whole() {
    for locale in [Locale::En, Locale::Ar] {
        let mut window = sample(locale);
        let card = map(&window).cards.iter().find(|card| card.severity.is_some()).unwrap().clone();
        let count = map(&window).cards.len();
        let at = window.state().place_of(&card.id).unwrap().center();
        window.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        // Faster than the window draws.
        window.event(Event::Copy);
        window.run();
        window.event(Event::Paste(card.text.clone()));
        window.run();
        assert_eq!(map(&window).cards.len(), count + 1);
        let copies = map(&window).cards.iter().filter(|other| other.text == card.text);
        assert!(copies.clone().count() == 2 && copies.clone().all(|copy| copy.severity == card.severity));
        // Lines of another program become cards of the same cell.
        window.event(Event::Paste("one\ntwo".to_owned()));
        window.run();
        let new: Vec<_> =
            map(&window).cards.iter().filter(|new| ["one", "two"].contains(&new.text.as_str())).collect();
        assert!(new.len() == 2 && new.iter().all(|new| (&new.lane, &new.step) == (&card.lane, &card.step)));
        window.event(Event::Cut);
        window.run();
        assert_eq!(map(&window).cards.len(), count + 1);
    }
}

#[test]
fn a_title_that_stays_in_sight_is_selected_where_the_map_is_and_opened_at_its_header() {
    for locale in [Locale::En, Locale::Ar] {
        let mut window = sample(locale);
        let stage = map(&window).stages[1].clone();
        let place = |window: &TestWindow| window.state().place_of(&stage.steps[0].id).unwrap();
        let header = place(&window).top();
        window.event(Event::PointerMoved(egui::pos2(720.0, 500.0)));
        let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
        let (phase, source) = (egui::TouchPhase::Move, egui::MouseWheelSource::Unknown);
        window.event(Event::MouseWheel { unit, delta: vec2(0.0, -300.0), phase, modifiers, source });
        window.run_steps(60);
        let before = place(&window);
        assert!(before.top() < header - 200.0, "the header is out of sight");
        // At the upper edge of the canvas, over its column.
        let title = egui::pos2(before.center().x, 48.0 + 16.0);
        window.event(Event::PointerMoved(title));
        window.run_steps(4);
        click(&mut window, title);
        window.run_steps(4);
        assert_eq!(place(&window), before, "{locale:?}: the map stays");
        let name = field(&window, &locale.text("field-title")).value();
        assert_eq!(name.as_deref(), Some(stage.title.as_str()), "{locale:?}: the panel is about the stage");
        // Twice goes there, to type. A test's frames are slower than a hand.
        window.ctx.options_mut(|options| options.input_options.max_double_click_delay = 5.0);
        for pressed in [true, false, true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            window.event(Event::PointerButton { pos: title, button, pressed, modifiers });
        }
        window.run_steps(30);
        assert!(place(&window).top() > before.top() + 100.0, "{locale:?}: the header is in sight");
        let is_field = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == egui::Role::TextInput;
        let label = locale.text("field-title");
        let fields = window.query_all_by_label(&label).filter(is_field).count();
        assert_eq!(fields, 2, "{locale:?}: in the panel, and on the map");
    }
}
