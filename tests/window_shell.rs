//! What surrounds the map, as a newcomer meets it: menus, the panel, the sheet of shortcuts, messages, Tab.

#![allow(clippy::unwrap_used, reason = "a test fails where something is missing")]

mod common;

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

fn sample(locale: Locale) -> JourneyMap {
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
    JourneyMap::clone(&sample.map().unwrap())
}

/// A window on `map`, which is in a file.
fn on(map: &JourneyMap, locale: Locale) -> (TestWindow, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.journey.json");
    file::save(&path, map).unwrap();
    (window_with(locale, vec2(1440.0, 900.0), Some(&path), &Dialogs::default()), folder)
}

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

fn card_in(map: &JourneyMap, kind: LaneKind, nth: usize) -> Id {
    let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap();
    map.cards.iter().filter(|card| card.lane == lane.id).nth(nth).unwrap().id.clone()
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

#[test]
fn a_right_click_while_a_menu_is_open_opens_the_menu_of_what_was_clicked() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on(&sample(locale), locale);
        // Far enough from each other that no menu covers the other.
        let (pain, stage) = (card_in(map(&window), LaneKind::PainPoints, 4), map(&window).stages[1].clone());
        let header = window.state().place_of(&stage.steps[0].id).unwrap().center_top() + vec2(0.0, 20.0);
        let of_stage = locale.text("action-stage-after");
        let of_card = locale.text("action-icons");
        let place = centre(&window, &pain);
        right_click(&mut window, place);
        assert!(entries(&window).contains(&of_card));
        right_click(&mut window, header);
        assert!(entries(&window).contains(&of_stage), "{:?}", entries(&window));
        assert!(!entries(&window).contains(&of_card), "the other menu is closed");
        assert!(has(&window, &locale.format("selected-stages", &[("count", 1_i64.into())])));
        quick_click(&mut window, place, PointerButton::Secondary);
        assert!(entries(&window).contains(&of_card), "however quick the click is");
        // From the menu of the bar too.
        keys(&mut window, Modifiers::NONE, Key::Escape);
        press(&mut window, &locale.text("menu-main"));
        right_click(&mut window, header);
        assert!(entries(&window).contains(&of_stage));
    }
}

#[test]
fn a_quick_click_outside_closes_a_menu_and_does_nothing_else() {
    let (mut window, _folder) = on(&sample(Locale::En), Locale::En);
    let pain = card_in(map(&window), LaneKind::PainPoints, 1);
    let (place, other) =
        (centre(&window, &pain), centre(&window, &card_in(map(&window), LaneKind::Actions, 1)));
    for button in [PointerButton::Primary, PointerButton::Middle] {
        right_click(&mut window, place);
        assert!(!entries(&window).is_empty());
        quick_click(&mut window, other, button);
        assert_eq!(entries(&window), [""; 0], "{button:?}");
    }
    keys(&mut window, Modifiers::NONE, Key::Delete);
    assert!(map(&window).card(&pain).is_none(), "what was selected still is");
}

/// The part of the window that the panel takes.
fn panel(window: &TestWindow, locale: Locale) -> Rect {
    let (left, right) = if locale.direction().is_rtl() { (0.0, 288.0) } else { (1440.0 - 288.0, 1440.0) };
    let bottom = window.get_by_label(&locale.text("action-inspector")).rect().top() + 900.0;
    Rect::from_min_max(Pos2::new(left, 48.0), Pos2::new(right, (bottom).min(872.0)))
}

#[test]
fn the_hints_of_the_status_bar_lead_to_the_hints_of_the_panel() {
    for locale in [Locale::En, Locale::Ar] {
        let mut map = sample(locale);
        for stage in &mut map.stages {
            stage.goal.clear();
        }
        let (mut window, _folder) = on(&map, locale);
        let hints = window.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
        let count = locale.text("field-findings");
        let number = |name: &String| name.chars().any(char::is_numeric);
        let findings = rihla::model::check(&map).len();
        let name = locale.format("status-findings", &[("count", findings.into())]);
        assert!(hints.filter(number).any(|hint| hint == without_isolates(&name)), "{name}");
        press(&mut window, &name);
        window.run();
        let header = window.get_by_role_and_label(Role::Button, &count).rect();
        assert!(panel(&window, locale).contains_rect(header), "{header:?} {locale:?}");
        // Also when the person had closed them.
        window.get_by_role_and_label(Role::Button, &count).click();
        window.run();
        press(&mut window, &name);
        window.run();
        let header = window.get_by_role_and_label(Role::Button, &count);
        assert_eq!(header.accesskit_node().data().is_expanded(), Some(true));
        assert!(panel(&window, locale).contains_rect(header.rect()));
    }
}

#[test]
fn what_is_found_in_the_panel_is_scrolled_to() {
    let locale = Locale::En;
    let mut map = sample(locale);
    let id = card_in(&map, LaneKind::PainPoints, 0);
    for card in &mut map.cards {
        if card.id == id {
            let card = Arc::make_mut(card);
            card.notes = format!("{}zebra", "a line\n".repeat(40));
            card.links.push(WebLink {
                title: "a quagga".into(),
                url: "https://example.org".into(),
                ..WebLink::default()
            });
            card.tags = vec!["one".into(), "okapi".into()];
        }
    }
    let first =
        Comment { id: "c".into(), about: id, text: "Who saw the tapir?".into(), ..Comment::default() };
    map.comments.push(Comment { resolved: true, ..first });
    let (mut window, _folder) = on(&map, locale);
    keys(&mut window, COMMAND, Key::F);
    for (word, name, role) in [
        ("zebra", "field-notes", Role::MultilineTextInput),
        ("quagga", "field-links", Role::TextInput),
        ("tapir", "field-comment", Role::MultilineTextInput),
    ] {
        keys(&mut window, COMMAND, Key::A);
        window.event(Event::Text(word.to_owned()));
        window.run();
        let name = locale.text(name);
        let is_it = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            node.role() == role && node.value().is_some_and(|value| value.contains(word))
        };
        let field = window.query_all_by_label(&name).find(is_it).unwrap_or_else(|| panic!("{word}"));
        let panel = panel(&window, locale);
        let shown = field.rect().intersect(panel);
        // What was found stands at the end of its field.
        let last = Rect::from_min_max(field.rect().right_bottom() - vec2(30.0, 20.0), field.rect().max);
        assert!(shown.is_positive() && panel.contains_rect(last), "{word}: {:?}", field.rect());
    }
    keys(&mut window, COMMAND, Key::A);
    window.event(Event::Text("okapi".to_owned()));
    window.run();
    assert!(panel(&window, locale).contains_rect(window.get_by_label("okapi").rect()));
}

#[test]
fn values_that_differ_are_told_for_every_control() {
    let locale = Locale::En;
    let mut map = sample(locale);
    let ids = [card_in(&map, LaneKind::Opportunities, 0), card_in(&map, LaneKind::Opportunities, 1)];
    let set = |map: &mut JourneyMap, change: &dyn Fn(&mut Card, bool)| {
        for card in &mut map.cards {
            if let Some(nth) = ids.iter().position(|id| *id == card.id) {
                change(Arc::make_mut(card), nth == 0);
            }
        }
    };
    set(&mut map, &|card, _| {
        let (lane, step) = (card.lane.clone(), card.step.clone());
        *card = Card { id: card.id.clone(), lane, step, text: "same".into(), ..Card::default() };
    });
    let count = |map: &JourneyMap| {
        let (mut window, _folder) = on(map, locale);
        for (nth, id) in ids.iter().enumerate() {
            let place = centre(&window, id);
            let modifiers = if nth == 0 { Modifiers::NONE } else { Modifiers::SHIFT };
            click_with(&mut window, place, modifiers);
        }
        for section in ["section-evidence", "section-more"] {
            let name = locale.text(section);
            let header = window.get_by_role_and_label(Role::Button, &name);
            if header.accesskit_node().data().is_expanded() == Some(false) {
                header.click_accesskit();
            }
            window.run();
        }
        let told = locale.text("mixed-values");
        let labels =
            window.query_all_by_label(&told).filter(|node| node.accesskit_node().role() == Role::Label);
        labels.count()
    };
    let same = count(&map);
    let media = sample(Locale::En).media.keys().next().cloned();
    type Change<'a> = &'a dyn Fn(&mut Card, bool);
    let kinds: [(&str, Change<'_>); 8] = [
        ("icon", &|card, first| card.icon = first.then(|| "star".into())),
        ("picture", &|card, first| {
            card.image = first.then(|| media.clone().unwrap_or_else(|| "0".repeat(64)));
        }),
        ("status", &|card, first| card.status = first.then_some(rihla::model::OpportunityStatus::Done)),
        ("direction", &|card, first| card.direction = first.then_some(rihla::model::Direction::Rtl)),
        ("tags", &|card, first| card.tags = if first { vec!["one".into()] } else { Vec::new() }),
        ("color", &|card, first| {
            card.color = first.then_some(rihla::model::Color::Named(rihla::model::NamedColor::ALL[2]));
        }),
        ("impact", &|card, first| card.impact = first.then_some(4)),
        ("evidence", &|card, first| card.evidence = first.then(Default::default)),
    ];
    for (name, change) in kinds {
        let mut map = map.clone();
        set(&mut map, change);
        assert_eq!(count(&map), same + 1, "{name}");
    }
}

#[test]
fn the_panel_shows_a_card_from_its_first_letter() {
    for locale in [Locale::En, Locale::Ar] {
        let mut map = sample(locale);
        let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
        let step = map.stages[1].steps[0].id.clone();
        map.cards.retain(|card| card.lane != lane || card.step != step);
        let (mut window, _folder) = on(&map, locale);
        // Beside the "+" in the middle.
        let place = cell(&window, LaneKind::PainPoints, 1) + vec2(60.0, 20.0);
        click(&mut window, place);
        assert!(has(&window, &locale.text("inspector-cell")));
        strikes(&mut window, Modifiers::NONE, Key::Enter);
        types(&mut window, "W");
        // Its steps are numbered in the map's digits.
        let scale = |window: &TestWindow| {
            let names = window.query_all_by_role(Role::RadioButton);
            let names = names.filter_map(|node| node.accesskit_node().label());
            names.filter(|name| name.starts_with(&locale.text("field-severity"))).nth(1)
        };
        let severity = scale(&window).expect("the fields of its lane");
        let name = locale.text("field-text");
        let text = |window: &TestWindow| {
            let panel = panel(window, locale);
            let fields = window.query_all_by_label(&name).filter(|node| panel.contains_rect(node.rect()));
            let fields = fields.filter(|node| node.accesskit_node().role() == Role::MultilineTextInput);
            fields.filter_map(|node| node.value()).next()
        };
        assert_eq!(text(&window).as_deref(), Some("W"));
        types(&mut window, "hy");
        assert_eq!(text(&window).as_deref(), Some("Why"));
        assert!(has(&window, &locale.format("selected-cards", &[("count", 1_i64.into())])));
        assert_eq!(map.cards.len(), self::map(&window).cards.len(), "it is not in the map yet");
        window.get_by_label(&severity).click();
        for _ in 0..4 {
            window.step();
        }
        let made = self::map(&window).cards.iter().find(|card| card.text == "Why").unwrap();
        assert_eq!((made.severity, &made.lane, &made.step), (Some(2), &lane, &step));
    }
}

#[test]
fn a_card_that_is_being_typed_goes_on_in_the_panel() {
    let locale = Locale::En;
    let (mut window, _folder) = on(&sample(locale), locale);
    let place = cell(&window, LaneKind::Actions, 0) + vec2(0.0, 44.0);
    window.event(Event::PointerMoved(place));
    click(&mut window, place);
    strikes(&mut window, Modifiers::SHIFT, Key::Enter);
    types(&mut window, "Tries");
    let owner = field(&window, &locale.text("field-owner")).rect().center();
    quick(&mut window, owner);
    types(&mut window, "Sales");
    let made = map(&window).cards.iter().find(|card| card.text == "Tries").unwrap();
    assert_eq!(made.owner, "Sales");
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
fn a_click_on_a_name_gives_the_focus_to_its_field() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on(&sample(locale), locale);
        let pain = card_in(map(&window), LaneKind::PainPoints, 0);
        let place = centre(&window, &pain);
        click(&mut window, place);
        for (name, role) in [
            ("field-text", Role::MultilineTextInput),
            ("field-owner", Role::TextInput),
            ("field-lane", Role::ComboBox),
            ("field-severity", Role::RadioButton),
            ("field-color", Role::RadioButton),
            ("field-icon", Role::Button),
        ] {
            let name = locale.text(name);
            let is_label = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Label;
            let label = window.query_all_by_label(&name).find(is_label).unwrap();
            let edge = if locale.direction().is_rtl() {
                label.rect().right_center()
            } else {
                label.rect().left_center()
            };
            let inward = if locale.direction().is_rtl() { -6.0 } else { 6.0 };
            quick(&mut window, edge + vec2(inward, 0.0));
            assert_eq!(focused(&window).unwrap().0, role, "{name}");
        }
        // Names are no stops for Tab.
        window.get_by_role_and_label(Role::ComboBox, &locale.text("field-lane")).focus();
        window.run();
        keys(&mut window, Modifiers::NONE, Key::Tab);
        assert_eq!(focused(&window), Some((Role::ComboBox, locale.text("field-stage"))));
    }
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
        let (mut window, _folder) = on(&sample(locale), locale);
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
    file::save(&path, &sample(locale)).unwrap();
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
    let (mut window, _folder) = on(&sample(locale), locale);
    keys(&mut window, Modifiers { shift: true, ..COMMAND }, Key::P);
    let told = locale.text("picture-where");
    assert!(has(&window, &told));
    let place = centre(&window, &card_in(map(&window), LaneKind::Actions, 0));
    click(&mut window, place);
    assert!(!has(&window, &told));
}

/// Chooses an entry of the menu that is open.
fn chooses(window: &mut TestWindow, name: &str) {
    let name = without_isolates(name);
    let entry = |role| window.query_all_by_label(&name).find(|node| node.accesskit_node().role() == role);
    let entry = entry(Role::MenuItem).or_else(|| entry(Role::MenuItemRadio));
    let pos = entry.unwrap_or_else(|| panic!("no entry is called “{name}”")).rect().center();
    quick(window, pos);
    for _ in 0..3 {
        window.step();
    }
}

fn right(window: &mut TestWindow, pos: Pos2) {
    for pressed in [true, false] {
        secondary(window, pos, pressed);
        window.step();
        window.step();
    }
}

#[test]
fn a_field_has_a_menu_for_its_text() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on(&sample(locale), locale);
        let id = card_in(map(&window), LaneKind::PainPoints, 0);
        let place = centre(&window, &id);
        click(&mut window, place);
        // On the first letters.
        let text = field(&window, &locale.text("field-text")).rect().shrink(14.0);
        let text = if locale.direction().is_rtl() { text.right_top() } else { text.left_top() };
        let owner = field(&window, &locale.text("field-owner")).rect().center();
        right(&mut window, text);
        let all = ["action-cut", "action-copy", "action-paste", "action-select-all"];
        assert_eq!(entries(&window), all.map(|name| locale.text(name)));
        let cut = |window: &TestWindow| {
            window.get_by_label(&locale.text("action-cut")).accesskit_node().is_disabled()
        };
        assert!(cut(&window), "nothing is selected");
        chooses(&mut window, &locale.text("action-select-all"));
        assert_eq!(
            focused(&window).unwrap().1,
            locale.text("field-text"),
            "the field has the keyboard again"
        );
        right(&mut window, text);
        assert!(!cut(&window));
        // A right click on another field goes there.
        right(&mut window, owner);
        assert!(cut(&window));
        chooses(&mut window, &locale.text("action-paste"));
        window.event(Event::Paste("Sales".into()));
        window.step();
        window.step();
        assert_eq!(map(&window).card(&id).unwrap().owner, "Sales");
        right(&mut window, text);
        chooses(&mut window, &locale.text("action-select-all"));
        right(&mut window, text);
        chooses(&mut window, &locale.text("action-cut"));
        assert_eq!(map(&window).card(&id).unwrap().text, "");
        types(&mut window, "anew");
        assert_eq!(map(&window).card(&id).unwrap().text, "anew");
    }
}

#[test]
fn what_is_selected_in_a_text_on_the_map_has_a_menu_too() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on(&sample(locale), locale);
        let id = card_in(map(&window), LaneKind::PainPoints, 0);
        let cards = map(&window).cards.len();
        let place = window.state().place_of(&id).unwrap().center_top() + vec2(0.0, 16.0);
        click(&mut window, place);
        strikes(&mut window, Modifiers::NONE, Key::F2);
        strikes(&mut window, COMMAND, Key::A);
        right(&mut window, place);
        assert!(entries(&window).contains(&locale.text("action-select-all")), "{:?}", entries(&window));
        chooses(&mut window, &locale.text("action-cut"));
        types(&mut window, "anew");
        strikes(&mut window, COMMAND, Key::Enter);
        assert_eq!(map(&window).card(&id).unwrap().text, "anew");
        assert_eq!(map(&window).cards.len(), cards, "no card was cut");
    }
}

#[test]
fn the_menu_of_a_curve_adds_a_point_where_it_was_opened_and_that_of_the_kind_lists_kinds() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on(&sample(locale), locale);
        let points = |window: &TestWindow| map(window).curves[0].points.clone();
        let before = points(&window);
        let ends = [centre(&window, &before[0].id), centre(&window, &before[1].id)];
        // Somewhere between two points the pointer is on the curve.
        let between = |part: f32| ends[0].lerp(ends[1], part);
        let mut pressed = None;
        'search: for step in 0..20 {
            for up in -30..30 {
                let pos = between(0.4 + 0.01 * step as f32) + vec2(0.0, up as f32);
                right_click(&mut window, pos);
                if entries(&window).first() == Some(&locale.text("action-add-point"))
                    && !entries(&window).contains(&locale.text("action-paste"))
                {
                    pressed = Some(pos);
                    break 'search;
                }
                keys(&mut window, Modifiers::NONE, Key::Escape);
            }
        }
        assert!(pressed.is_some(), "the curve is between its points");
        chooses(&mut window, &locale.text("action-add-point"));
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(points(&window).len(), before.len() + 1, "{locale:?}");

        let kind = locale.text("map-kind-future-state");
        keys(&mut window, Modifiers::NONE, Key::Escape);
        // It stands in the row under the title.
        let offers = |window: &TestWindow| {
            let mut entries = window.query_all_by_role(Role::MenuItemRadio);
            entries.any(|entry| entry.accesskit_node().label().as_deref() == Some(&kind))
        };
        for step in 0..60 {
            let along = 300.0 + 14.0 * step as f32;
            right_click(&mut window, Pos2::new(along, 115.0));
            if offers(&window) {
                break;
            }
            keys(&mut window, Modifiers::NONE, Key::Escape);
        }
        chooses(&mut window, &kind);
        assert_eq!(map(&window).kind, rihla::model::MapKind::FutureState);
    }
}

#[test]
fn a_menu_that_is_too_high_for_the_window_scrolls_with_the_list_beside_it() {
    for locale in [Locale::En, Locale::Ar] {
        let (size, folder) = (vec2(1024.0, 640.0), tempfile::tempdir().unwrap());
        let path = folder.path().join("map.journey.json");
        file::save(&path, &sample(locale)).unwrap();
        let mut window = window_with(locale, size, Some(&path), &Dialogs::default());
        let screen = Rect::from_min_size(Pos2::ZERO, size);
        let rect = |window: &TestWindow, name: &str| {
            let name = locale.text(name);
            let mut all = window.query_all_by_label(&name);
            all.find(|node| node.accesskit_node().role() == Role::MenuItem).unwrap().rect()
        };
        press(&mut window, &locale.text("menu-main"));
        assert!(!screen.contains_rect(rect(&window, "action-quit")), "it is too high");
        let edit = rect(&window, "menu-edit").center();
        window.event(Event::PointerMoved(edit));
        window.run();
        let last = "action-scenario";
        assert!(!screen.contains_rect(rect(&window, last)), "so is the list beside it");
        let wheel = |window: &mut TestWindow, pos: Pos2| {
            window.event(Event::PointerMoved(pos));
            let (unit, modifiers) = (egui::MouseWheelUnit::Point, Modifiers::NONE);
            let (delta, phase) = (vec2(0.0, -400.0), egui::TouchPhase::Move);
            let source = egui::MouseWheelSource::Unknown;
            window.event(Event::MouseWheel { unit, delta, phase, modifiers, source });
            for _ in 0..30 {
                window.step();
            }
        };
        let inside = rect(&window, "action-cut").center();
        wheel(&mut window, inside);
        assert!(screen.contains_rect(rect(&window, last)), "{:?}", rect(&window, last));
        wheel(&mut window, edit);
        assert!(screen.contains_rect(rect(&window, "action-quit")), "{:?}", rect(&window, "action-quit"));
    }
}

#[test]
fn a_field_of_a_dialog_has_the_keyboard_again_after_its_menu() {
    let locale = Locale::En;
    let (mut window, _folder) = on(&sample(locale), locale);
    keys(&mut window, COMMAND, Key::K);
    types(&mut window, "zoo");
    let query = window.get_by_role(Role::SearchInput).rect();
    let place = query.left_center() + vec2(24.0, 0.0);
    right(&mut window, place);
    strikes(&mut window, Modifiers::NONE, Key::Escape);
    assert!(entries(&window).is_empty() && window.query_by_role(Role::SearchInput).is_some());
    right(&mut window, place);
    chooses(&mut window, &locale.text("action-select-all"));
    types(&mut window, "undo");
    assert_eq!(window.get_by_role(Role::SearchInput).value().as_deref(), Some("undo"));
}

#[test]
fn the_panel_begins_at_its_top_for_another_kind_of_thing_and_stays_from_card_to_card() {
    let locale = Locale::En;
    let mut map = sample(locale);
    let ids = [0, 1, 2].map(|nth| card_in(&map, LaneKind::PainPoints, nth));
    for card in map.cards.iter_mut().filter(|card| ids.contains(&card.id)) {
        Arc::make_mut(card).notes = format!("{}zebra", "a line\n".repeat(40));
    }
    let (mut window, _folder) = on(&map, locale);
    keys(&mut window, COMMAND, Key::F);
    window.event(Event::Text("zebra".into()));
    window.run();
    keys(&mut window, Modifiers::NONE, Key::Escape);
    let seen = |window: &TestWindow, name: &str| {
        panel(window, locale).contains_rect(field(window, &locale.text(name)).rect())
    };
    assert!(!seen(&window, "field-text"), "it is scrolled to the notes");
    let places = ids.map(|id| centre(&window, &id));
    click(&mut window, places[1]);
    assert!(!seen(&window, "field-text"), "and stays there for another card");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(seen(&window, "field-title"), "the map begins at its top");
    click(&mut window, places[2]);
    assert!(seen(&window, "field-text"), "and so does a card after it");
}
