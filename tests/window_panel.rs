//! The panel and the bars while the map is worked on: what shows, what can be changed, what things are called.

mod common;

use std::sync::Arc;

use common::*;
use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Card, Comment, Fact, Id, JourneyMap, LaneKind, Persona, Step, Trait, WebLink},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// The nth card of a kind, changed.
fn with_card(map: &mut JourneyMap, kind: LaneKind, change: impl FnOnce(&mut Card)) -> Id {
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap().id.clone();
    let card = map.cards.iter_mut().find(|card| card.lane == lane).unwrap();
    change(Arc::make_mut(card));
    card.id.clone()
}

/// Where a caret blinks the window never comes to rest.
fn steps(window: &mut TestWindow) {
    (0..4).for_each(|_| window.step());
}

fn select(window: &mut TestWindow, id: &Id) {
    let at = window.state().place_of(id).expect("it is on the map").center();
    click(window, at);
}

fn press_button(window: &mut TestWindow, name: &str) {
    window.get_by_role_and_label(Role::Button, &without_isolates(name)).click_accesskit();
    steps(window);
}

/// Whether the field with this message for a name can be typed in.
fn is_open(window: &TestWindow, locale: Locale, name: &str) -> bool {
    let name = locale.text(name);
    let node = field(window, &name).accesskit_node();
    !node.is_disabled() && !node.data().is_read_only()
}

#[test]
fn a_title_that_is_typed_on_the_map_shows_in_the_panel_and_the_bar_with_each_letter() {
    for locale in [Locale::En, Locale::Ar] {
        // Without a file the bar shows the title.
        let mut window = window_with(locale, vec2(1440.0, 900.0), None, &Dialogs::default());
        keys(&mut window, COMMAND, Key::N);
        keys(&mut window, Modifiers::NONE, Key::Escape);
        let title = window.get_by_role(Role::Heading).rect().center();
        click(&mut window, title);
        window.key_press_modifiers(Modifiers::NONE, Key::F2);
        steps(&mut window);
        window.key_press_modifiers(COMMAND, Key::A);
        window.event(Event::Text("قهوة coffee".to_owned()));
        steps(&mut window);
        assert_ne!(map(&window).title, "قهوة coffee", "{locale:?}: it is being typed still");
        let panel = field(&window, &locale.text("field-title")).value();
        assert_eq!(panel.as_deref(), Some("قهوة coffee"), "{locale:?}: the panel");
        assert!(has(&window, "قهوة coffee"), "{locale:?}: the bar at the top");
        window.key_press_modifiers(Modifiers::NONE, Key::Enter);
        steps(&mut window);
        assert_eq!(map(&window).title, "قهوة coffee");
    }
}

#[test]
fn a_title_that_is_typed_in_the_panel_shows_on_the_map_and_in_the_bar_with_each_letter() {
    let mut window = window_with(Locale::En, vec2(1440.0, 900.0), None, &Dialogs::default());
    keys(&mut window, COMMAND, Key::N);
    keys(&mut window, Modifiers::NONE, Key::Escape);
    field(&window, "Title").focus();
    steps(&mut window);
    window.event(Event::Text("Tea".to_owned()));
    steps(&mut window);
    assert_eq!(map(&window).title, "Tea");
    let told = window.query_all_by_label("Tea").count();
    assert!(told >= 2, "the bar and the map: {told}");
}

#[test]
fn locked_cards_are_to_be_read_and_one_button_unlocks_them() {
    for locale in [Locale::En, Locale::He] {
        let mut map_of = sample_map(locale);
        let id = with_card(&mut map_of, LaneKind::Actions, |card| card.locked = true);
        let (mut window, _folder) = on_map(&map_of, locale);
        select(&mut window, &id);
        open_all_sections(&mut window);
        for name in ["field-text", "field-owner", "field-notes"] {
            assert!(!is_open(&window, locale, name), "{name} in {locale:?}");
        }
        assert!(is_open(&window, locale, "field-new-comment"), "a comment is no part of the card");
        press_button(&mut window, &locale.text("action-unlock"));
        assert!(!map(&window).card(&id).unwrap().locked);
        assert!(is_open(&window, locale, "field-text"));
        let unlock = locale.text("action-unlock");
        assert!(!has(&window, &unlock), "{locale:?}: and the button is gone");
    }
}

#[test]
fn who_is_told_that_a_card_is_locked_can_unlock_it_there() {
    let mut map_of = sample_map(Locale::En);
    let id = with_card(&mut map_of, LaneKind::Thoughts, |card| card.locked = true);
    let (mut window, _folder) = on_map(&map_of, Locale::En);
    keys(&mut window, Modifiers::NONE, Key::F4);
    select(&mut window, &id);
    window.key_press_modifiers(Modifiers::NONE, Key::Delete);
    steps(&mut window);
    assert!(map(&window).card(&id).is_some());
    press_button(&mut window, "Unlock");
    assert!(!map(&window).card(&id).unwrap().locked);
    keys(&mut window, Modifiers::NONE, Key::Delete);
    assert!(map(&window).card(&id).is_none());
}

#[test]
fn keys_for_what_cannot_be_done_say_why_until_it_can() {
    for locale in [Locale::En, Locale::Ar] {
        let map_of = sample_map(locale);
        let (mut window, _folder) = on_map(&map_of, locale);
        keys(&mut window, Modifiers::NONE, Key::Escape);
        keys(&mut window, COMMAND, Key::B);
        let why = locale.text("why-no-card");
        assert!(has(&window, &why), "{locale:?}");
        select(&mut window, &map_of.cards[0].id);
        assert!(!has(&window, &why), "{locale:?}: a card is selected now");
        keys(&mut window, COMMAND, Key::B);
        assert!(!has(&window, &why));
        assert_ne!(map(&window).cards[0].moment_of_truth, map_of.cards[0].moment_of_truth);
    }
}

#[test]
fn a_thread_has_one_field_and_a_further_one_only_when_it_is_wanted() {
    let mut map_of = sample_map(Locale::En);
    let id = with_card(&mut map_of, LaneKind::PainPoints, |_| {});
    let comment = |text: &str| Comment {
        id: "said".into(),
        about: id.clone(),
        text: text.to_owned(),
        ..Comment::default()
    };
    map_of.comments = vec![comment("Really?")];
    let (mut window, _folder) = on_map(&map_of, Locale::En);
    select(&mut window, &id);
    let has_field = |window: &TestWindow, name: &str| {
        let name = Locale::En.text(name);
        window.query_all_by_role_and_label(Role::MultilineTextInput, &name).next().is_some()
    };
    assert!(has_field(&window, "field-reply") && !has_field(&window, "field-new-comment"));
    press_button(&mut window, "Another comment");
    assert!(has_field(&window, "field-new-comment"));
    window.event(Event::Text("And more".to_owned()));
    steps(&mut window);
    window.key_press_modifiers(COMMAND, Key::Enter);
    steps(&mut window);
    assert_eq!(map(&window).comments[1].text, "And more");
    assert_eq!(map(&window).comments[1].reply_to, Id::default(), "a thread of its own");
}

#[test]
fn what_is_to_be_written_in_the_panel_takes_the_place_of_a_list_of_changes() {
    let base = sample_map(Locale::En);
    let id = base.cards[0].id.clone();
    let side = |text: &str| {
        let mut map = base.clone();
        Arc::make_mut(&mut map.cards[0]).text = text.to_owned();
        map
    };
    let merged = rihla::edit::merge::merge(&base, &side("ours"), &side("theirs")).map;
    let (mut window, _folder) = on_map(&merged, Locale::En);
    assert!(has(&window, "Conflicts"), "the list is open");
    select(&mut window, &id);
    window.key_press_modifiers(Modifiers { shift: true, ..COMMAND }, Key::M);
    steps(&mut window);
    window.event(Event::Text("Why?".to_owned()));
    steps(&mut window);
    window.key_press_modifiers(COMMAND, Key::Enter);
    steps(&mut window);
    assert_eq!(map(&window).comments[0].text, "Why?");
    assert_eq!(map(&window).card(&id).unwrap().text, "ours", "nothing was typed into the card");
    press_button(&mut window, "Choose");
    assert!(has(&window, "Conflicts"));
    window.key_press_modifiers(Modifiers::NONE, Key::F4);
    steps(&mut window);
    assert!(!has(&window, "Conflicts") && has(&window, "Owner"), "and so does the panel itself");
}

/// A map in whose panel many things have the same name, if nothing tells them apart.
fn crowded() -> (JourneyMap, Id) {
    let mut map = sample_map(Locale::En);
    let link = |url: &str| WebLink { url: url.to_owned(), ..WebLink::default() };
    let id = with_card(&mut map, LaneKind::PainPoints, |card| {
        card.links = vec![link("https://a.example"), link("https://b.example")];
    });
    map.stages[0].steps.push(Step { id: "second-step".into(), ..Step::default() });
    map.personas = vec![Persona {
        id: "p".into(),
        name: "Leila".into(),
        traits: vec![Trait::default(), Trait::default()],
        facts: vec![
            Fact { text: "a".into(), ..Fact::default() },
            Fact { text: "b".into(), ..Fact::default() },
        ],
        ..Persona::default()
    }];
    for (said, text, author) in [("one", "Really?", "Mona"), ("two", "Since when?", "Omar")] {
        let comment = Comment { id: said.into(), about: id.clone(), text: text.into(), ..Comment::default() };
        map.comments.push(Comment { author: author.into(), ..comment });
    }
    (map, id)
}

#[test]
fn no_two_fields_or_buttons_of_the_panel_are_called_alike() {
    let (map_of, card) = crowded();
    let (mut window, _folder) = on_map(&map_of, Locale::En);
    for what in ["map", "card", "stage", "lane", "persona"] {
        keys(&mut window, Modifiers::NONE, Key::Escape);
        keys(&mut window, Modifiers::NONE, Key::Escape);
        match what {
            "card" => select(&mut window, &card),
            "stage" => select(&mut window, &map_of.stages[0].id),
            "lane" => select(&mut window, &map_of.lanes[1].id),
            "persona" => {
                open_all_sections(&mut window);
                window.query_all_by_label("Leila").last().unwrap().click_accesskit();
                window.run();
            }
            _ => {}
        }
        open_all_sections(&mut window);
        let mut seen = std::collections::BTreeMap::new();
        for role in [
            Role::TextInput,
            Role::MultilineTextInput,
            Role::ComboBox,
            Role::Slider,
            Role::CheckBox,
            Role::Button,
        ] {
            for node in window.query_all_by_role(role) {
                let in_panel = node.rect().left() >= 1440.0 - 288.0 && node.rect().top() >= 48.0;
                if in_panel && node.rect().bottom() < 10_000.0 {
                    let name = node.accesskit_node().label().unwrap_or_default();
                    assert!(!name.is_empty(), "{role:?} without a name where a {what} is selected");
                    let of_texts = matches!(role, Role::TextInput | Role::MultilineTextInput);
                    *seen
                        .entry((of_texts || role == Role::Button, format!("{role:?}"), name))
                        .or_insert(0) += 1;
                }
            }
        }
        let twice: Vec<_> =
            seen.iter().filter(|((_, _, name), count)| **count > 1 && name != "Reply").collect();
        assert!(twice.is_empty(), "{what}: {twice:?}");
    }
}

#[test]
fn the_welcome_tells_which_files_are_no_longer_there() {
    for locale in [Locale::En, Locale::Ar] {
        let folder = tempfile::tempdir().unwrap();
        let (there, gone) = (folder.path().join("a.journey.json"), folder.path().join("b.journey.json"));
        file::save(&there, &sample_map(locale)).unwrap();
        let recent = [&there, &gone].map(|path| serde_json::json!({ "path": path, "time": 1_795_348_000 }));
        let settings = folder.path().join("settings.json");
        std::fs::write(&settings, serde_json::json!({ "recent": recent }).to_string()).unwrap();
        let dialogs = Dialogs::default();
        let setup = rihla::app::Setup { settings: Some(settings), ..setup(locale, None, &dialogs) };
        let mut window = built(vec2(1280.0, 800.0), setup);
        window.run();
        let row = |name: &str| {
            let mut rows =
                window.query_all_by_role(Role::Button).filter_map(|row| row.accesskit_node().label());
            rows.find(|row| row.starts_with(name)).unwrap_or_default()
        };
        let missing = locale.text("recent-missing");
        assert!(row("b").ends_with(&missing), "{:?} in {locale:?}", row("b"));
        assert!(row("a").starts_with("a,") || row("a").starts_with("a،"), "{:?}", row("a"));
        assert!(!row("a").ends_with(&missing), "{:?} in {locale:?}", row("a"));
        // A map that is open now and a file that came back are told of as well.
        keys(&mut window, COMMAND, Key::N);
        file::save(&gone, &sample_map(locale)).unwrap();
        keys(&mut window, COMMAND, Key::W);
        let back = window.query_all_by_label_contains(&missing).next().is_none();
        assert!(back, "{locale:?}: it is there again");
    }
}

#[test]
fn a_low_and_narrow_window_keeps_the_search_and_the_name_of_the_file() {
    for locale in [Locale::En, Locale::Fa] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office-furniture.journey.json");
        file::save(&path, &sample_map(locale)).unwrap();
        let window = window_with(locale, vec2(640.0, 480.0), Some(&path), &Dialogs::default());
        let find = window.get_by_label(&locale.text("action-find")).rect();
        assert!(find.left() >= 0.0 && find.right() <= 640.0, "{find:?}");
        let name = window.get_by_label("office-furniture.journey.json").rect();
        assert!(name.width() > 180.0, "{locale:?}: the name has room: {name:?}");
    }
}
