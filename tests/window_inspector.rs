//! The panel: every field of the format has an editor, and editors change what is selected.

mod common;

use std::sync::Arc;

use common::*;
use egui::{Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use rihla::{
    file,
    i18n::{Locale, without_isolates},
    model::{Card, Comment, Evidence, Fact, Id, JourneyMap, LaneKind, Link, Metric, Step, Trait},
};

const COMMAND: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// Where the field of a record is edited.
enum Editor {
    /// By something called so (a message; what follows its name does not count) where this is selected.
    At(&'static str, &'static str),
    /// Elsewhere, or by nobody, for this reason.
    Not(&'static str),
}
use Editor::{At, Not};

const NAME: &str = "the name of a part, which never changes";

/// Every field of the format with its editor.
const FIELDS: &[(&str, &str, Editor)] = &[
    ("", "format", Not("what makes the file ours")),
    ("", "version", Not("what makes the file ours")),
    ("", "id", Not(NAME)),
    ("", "title", At("map", "field-title")),
    ("", "direction", At("map", "field-direction")),
    ("", "kind", At("map", "map-kind-future-state")),
    ("", "language", At("map", "field-language")),
    ("", "flow", At("map", "flow-rtl")),
    ("", "scenario", At("map", "field-problem")),
    ("", "personas", At("map", "action-add-persona")),
    ("", "stages", Not("built on the canvas")),
    ("", "lanes", Not("built on the canvas")),
    ("", "cards", Not("built on the canvas")),
    ("", "curves", At("map", "add-curve")),
    ("", "links", At("card", "action-link-tool")),
    ("", "comments", At("map", "field-new-comment")),
    ("", "conflicts", Not("decided when maps are merged")),
    ("", "media", Not("follows the pictures of cards and personas")),
    ("Scenario", "problem", At("map", "field-problem")),
    ("Scenario", "direction", At("map", "field-direction")),
    ("Scenario", "questions", At("map", "field-questions")),
    ("Scenario", "goals", At("map", "field-goals")),
    ("Scenario", "expectations", At("map", "field-expectations")),
    ("Scenario", "scope", At("map", "field-scope")),
    ("Persona", "id", Not(NAME)),
    ("Persona", "name", At("persona", "field-name")),
    ("Persona", "direction", At("persona", "field-direction")),
    ("Persona", "portrait", At("persona", "action-add-picture")),
    ("Persona", "role", At("persona", "field-role")),
    ("Persona", "age", At("persona", "field-age")),
    ("Persona", "gender", At("persona", "gender-female")),
    ("Persona", "education", At("persona", "field-education")),
    ("Persona", "place", At("persona", "field-place")),
    ("Persona", "quote", At("persona", "field-quote")),
    ("Persona", "goals", At("persona", "field-goals")),
    ("Persona", "needs", At("persona", "field-needs")),
    ("Persona", "frustrations", At("persona", "field-frustrations")),
    ("Persona", "channels", At("persona", "field-channels")),
    ("Persona", "traits", At("persona", "add-trait")),
    ("Persona", "found_us", At("persona", "field-found-us")),
    ("Persona", "chose_us", At("persona", "field-chose-us")),
    ("Persona", "facts", At("persona", "field-facts")),
    ("Trait", "low", At("persona", "field-traits")),
    ("Trait", "high", At("persona", "field-traits")),
    ("Trait", "value", At("persona", "field-traits")),
    ("Fact", "text", At("persona", "field-facts")),
    ("Fact", "source", At("persona", "field-facts")),
    ("Stage", "id", Not(NAME)),
    ("Stage", "title", At("stage", "field-title")),
    ("Stage", "direction", At("stage", "field-direction")),
    ("Stage", "goal", At("stage", "field-goal")),
    ("Stage", "goal_met", At("stage", "goal-missed")),
    ("Stage", "color", At("stage", "color-teal")),
    ("Stage", "width", At("stage", "field-width")),
    ("Stage", "steps", At("stage", "action-step-after")),
    ("Step", "id", Not(NAME)),
    ("Step", "title", At("step", "field-title")),
    ("Step", "direction", At("step", "field-direction")),
    ("Lane", "id", Not(NAME)),
    ("Lane", "kind", At("lane", "field-kind")),
    ("Lane", "title", At("lane", "field-title")),
    ("Lane", "direction", At("lane", "field-direction")),
    ("Lane", "color", At("lane", "color-teal")),
    ("Lane", "icon", At("lane", "action-icons")),
    ("Lane", "collapsed", At("lane", "field-collapsed")),
    ("Lane", "height", At("lane", "field-height")),
    ("Lane", "line_below", At("lane", "line-visibility")),
    ("Card", "id", Not(NAME)),
    ("Card", "lane", At("card", "field-lane")),
    ("Card", "step", At("card", "field-stage")),
    ("Card", "span", At("card", "field-span")),
    ("Card", "text", At("card", "field-text")),
    ("Card", "direction", At("card", "field-direction")),
    ("Card", "notes", At("card", "field-notes")),
    ("Card", "color", At("card", "color-teal")),
    ("Card", "icon", At("card", "action-icons")),
    ("Card", "image", At("card", "action-add-picture")),
    ("Card", "tags", At("card", "field-tags")),
    ("Card", "links", At("card", "field-link")),
    ("Card", "owner", At("card", "field-owner")),
    ("Card", "locked", At("card", "field-locked")),
    ("Card", "evidence", At("card", "evidence-observed")),
    ("Card", "moment_of_truth", At("card", "field-moment-of-truth")),
    ("Card", "delight", At("card", "field-delight")),
    ("Card", "channel", At("card", "field-channel")),
    ("Card", "importance", At("card", "field-importance")),
    ("Card", "trust", At("card", "field-trust")),
    ("Card", "severity", At("card", "field-severity")),
    ("Card", "impact", At("card", "field-impact")),
    ("Card", "effort", At("card", "field-effort")),
    ("Card", "status", At("card", "status-planned")),
    ("Card", "due", At("card", "field-due")),
    ("Card", "answers", At("card", "action-answer")),
    ("Card", "metric", At("card", "metric-csat")),
    ("WebLink", "url", At("card", "field-link")),
    ("WebLink", "title", At("card", "field-link")),
    ("Evidence", "kind", At("card", "evidence-assumed")),
    ("Evidence", "source", At("card", "field-source")),
    ("Evidence", "date", At("card", "field-date")),
    ("Evidence", "link", At("card", "field-link")),
    ("Evidence", "tested", At("card", "field-tested")),
    ("Metric", "kind", At("card", "metric-nps")),
    ("Metric", "value", At("card", "field-value")),
    ("Metric", "unit", At("card", "field-unit")),
    ("Metric", "target", At("card", "field-target")),
    ("Metric", "sample", At("card", "field-sample")),
    ("Metric", "series", At("card", "field-series")),
    ("EmotionCurve", "id", Not(NAME)),
    ("EmotionCurve", "persona", At("curve", "field-persona")),
    ("EmotionCurve", "title", At("curve", "field-title")),
    ("EmotionCurve", "state", At("curve", "curve-future")),
    ("EmotionCurve", "color", At("curve", "color-teal")),
    ("EmotionCurve", "points", At("curve", "remove-point")),
    ("CurvePoint", "id", Not(NAME)),
    ("CurvePoint", "step", At("point", "field-stage")),
    ("CurvePoint", "at", At("point", "field-at")),
    ("CurvePoint", "value", At("point", "field-value")),
    ("CurvePoint", "word", At("point", "field-word")),
    ("CurvePoint", "face", At("point", "face-happy")),
    ("Link", "id", Not(NAME)),
    ("Link", "from", At("link", "action-choose-card")),
    ("Link", "to", At("link", "action-choose-card")),
    ("Link", "kind", At("link", "link-branch")),
    ("Link", "label", At("link", "field-label")),
    ("Link", "share", At("link", "field-share")),
    ("Comment", "id", Not(NAME)),
    ("Comment", "about", Not("the part at which it was written")),
    ("Comment", "reply_to", Not("the thread in which it was written")),
    ("Comment", "author", Not("whoever wrote it")),
    ("Comment", "time", Not("when it was written")),
    ("Comment", "text", At("card", "field-comment")),
    ("Comment", "resolved", At("card", "action-resolve-comment")),
    ("Conflict", "*", Not("decided when maps are merged")),
    ("Media", "*", Not("follows the pictures of cards and personas")),
];

/// A map that holds something of everything.
fn full_map() -> JourneyMap {
    let sample = file::SAMPLES.iter().find(|sample| sample.locale == Locale::En).unwrap();
    let mut map = JourneyMap::clone(&sample.map().unwrap());
    let pain = card_in(&map, LaneKind::PainPoints, 0);
    let other = card_in(&map, LaneKind::PainPoints, 1);
    for card in &mut map.cards {
        if card.id == pain {
            let card = Arc::make_mut(card);
            card.metric = Some(Metric { value: Some(62.0), ..Metric::default() });
            card.evidence = Some(Evidence::default());
        }
    }
    map.stages[0].steps.push(Step { id: "second-step".into(), title: "Then".into(), ..Step::default() });
    let persona = &mut map.personas[0];
    persona.traits.push(Trait { low: "cautious".into(), high: "bold".into(), ..Trait::default() });
    persona.facts.push(Fact { text: "Orders twice a year".into(), ..Fact::default() });
    map.links.push(Link { id: "link".into(), from: pain.clone(), to: other, ..Link::default() });
    map.comments.push(Comment {
        id: "said".into(),
        about: pain,
        text: "Really?".into(),
        ..Comment::default()
    });
    map
}

fn map(window: &TestWindow) -> &JourneyMap {
    window.state().map().expect("a map is open")
}

/// What presses a part that may be out of sight.
fn activates(window: &mut TestWindow, name: &str, role: Role) {
    let name = without_isolates(name);
    let found = window.query_all_by_label(&name).find(|node| node.accesskit_node().role() == role);
    found.unwrap_or_else(|| panic!("no {role:?} is called “{name}”")).click_accesskit();
    window.run();
}

fn selects(window: &mut TestWindow, what: &str) {
    let map = map(window).clone();
    keys(window, Modifiers::NONE, Key::Escape);
    match what {
        "map" => {}
        "card" => {
            let id = card_in(&map, LaneKind::PainPoints, 0);
            let at = window.state().place_of(&id).unwrap().center();
            click(window, at);
        }
        "stage" => activates(window, &map.stages[0].title, Role::ColumnHeader),
        "step" => activates(window, "Then", Role::ColumnHeader),
        "lane" => activates(window, &map.lanes[0].title, Role::RowHeader),
        "point" => {
            let at = window.state().place_of(&map.curves[0].points[0].id).unwrap().center();
            click(window, at);
        }
        "persona" => activates(window, "Leila", Role::Button),
        "curve" => {
            open_all_sections(window);
            activates(window, "Leila", Role::Button);
            open_all_sections(window);
            let is_button = |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == Role::Button;
            let rows: Vec<_> = window.query_all_by_label("Leila").filter(is_button).collect();
            rows[rows.len() - 1].click_accesskit();
            window.run();
        }
        "link" => {
            let text = |id: &Id| map.card(id).unwrap().text.clone();
            let ends = [("from", text(&map.links[0].from).into()), ("to", text(&map.links[0].to).into())];
            activates(window, &Locale::En.format("access-link", &ends), Role::ListItem);
        }
        other => panic!("{other}?"),
    }
    open_all_sections(window);
}

/// Names of everything that can be worked.
fn controls(window: &TestWindow) -> Vec<String> {
    [
        Role::TextInput,
        Role::MultilineTextInput,
        Role::ComboBox,
        Role::Slider,
        Role::RadioButton,
        Role::CheckBox,
        Role::Button,
    ]
    .into_iter()
    .flat_map(|role| window.query_all_by_role(role))
    .filter(|node| {
        let node = node.accesskit_node();
        !node.is_disabled() && !node.data().is_read_only()
    })
    .filter_map(|node| node.accesskit_node().label())
    .collect()
}

#[test]
fn every_field_of_the_format_has_an_editor() {
    let schema = file::schema();
    let mut wanted: Vec<(String, String)> = Vec::new();
    let keys_of = |value: &serde_json::Value| -> Vec<String> {
        value["properties"].as_object().unwrap().keys().cloned().collect()
    };
    wanted.extend(keys_of(&schema).into_iter().map(|field| (String::new(), field)));
    for (record, definition) in schema["$defs"].as_object().unwrap() {
        wanted.extend(keys_of(definition).into_iter().map(|field| (record.clone(), field)));
    }
    let entry = |record: &str, field: &str| {
        FIELDS.iter().find(|(of, name, _)| *of == record && (*name == field || *name == "*"))
    };
    let (mut window, _folder) = on_map(&full_map(), Locale::En);
    let mut seen: Vec<(&str, Vec<String>)> = Vec::new();
    let mut missing = Vec::new();
    for (record, field) in &wanted {
        let Some((_, _, editor)) = entry(record, field) else {
            missing.push(format!("{record}.{field} is not listed"));
            continue;
        };
        let (place, message) = match editor {
            At(place, message) => (*place, *message),
            Not(reason) => {
                assert!(!reason.is_empty());
                continue;
            }
        };
        if !seen.iter().any(|(of, _)| *of == place) {
            selects(&mut window, place);
            seen.push((place, controls(&window)));
        }
        let names = &seen.iter().find(|(of, _)| *of == place).unwrap().1;
        let name = Locale::En.text(message);
        if !names.iter().any(|other| other.starts_with(&name)) {
            missing.push(format!("{record}.{field}: no “{name}” where a {place} is selected"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}\n{seen:#?}");
    for (record, field, _) in FIELDS {
        let known = wanted.iter().any(|(of, name)| of == record && (name == field || *field == "*"));
        assert!(known, "{record}.{field} is no field of the format");
    }
}

#[test]
fn a_lane_gets_another_kind_from_a_list_by_keyboard_and_keeps_its_cards() {
    let (mut window, _folder) = on_map(&full_map(), Locale::Ar);
    let before: Vec<Card> = map(&window).cards.iter().map(|card| (**card).clone()).collect();
    let title = map(&window).lanes[1].title.clone();
    activates(&mut window, &title, Role::RowHeader);
    let kind = Locale::Ar.text("field-kind");
    let node = window.get_by_role_and_label(Role::ComboBox, &kind);
    node.focus();
    window.run();
    keys(&mut window, Modifiers::NONE, Key::Enter);
    // The list is open: the first entry is marked with the arrow, and chosen.
    keys(&mut window, Modifiers::NONE, Key::ArrowDown);
    keys(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(map(&window).lanes[1].kind, LaneKind::Actions);
    let after: Vec<Card> = map(&window).cards.iter().map(|card| (**card).clone()).collect();
    assert_eq!(before, after, "cards stay as they are");
    keys(&mut window, COMMAND, Key::Z);
    assert_eq!(map(&window).lanes[1].kind, LaneKind::Thoughts);
}

#[test]
fn a_comment_is_written_answered_and_settled_by_keyboard() {
    let mut full = full_map();
    full.comments.clear();
    let (mut window, _folder) = on_map(&full, Locale::En);
    let id = card_in(&full, LaneKind::PainPoints, 1);
    let at = window.state().place_of(&id).unwrap().center();
    click(&mut window, at);
    window.key_press_modifiers(Modifiers { shift: true, ..COMMAND }, Key::M);
    // A caret blinks from now on: the window never comes to rest.
    let steps = |window: &mut TestWindow| (0..4).for_each(|_| window.step());
    let types = |window: &mut TestWindow, text: &str| {
        window.event(egui::Event::Text(text.to_owned()));
        (0..2).for_each(|_| window.step());
    };
    steps(&mut window);
    types(&mut window, "لماذا؟");
    window.key_press_modifiers(COMMAND, Key::Enter);
    steps(&mut window);
    let comments = map(&window).comments.clone();
    assert_eq!((comments.len(), comments[0].text.as_str(), &comments[0].about), (1, "لماذا؟", &id));
    assert_eq!(comments[0].time, "2026-11-22T12:00:00Z");
    let reply = Locale::En.text("field-reply");
    window.get_by_role_and_label(Role::MultilineTextInput, &reply).focus();
    steps(&mut window);
    types(&mut window, "Because");
    window.key_press_modifiers(COMMAND, Key::Enter);
    steps(&mut window);
    assert_eq!(map(&window).comments[1].reply_to, comments[0].id);
    assert_eq!(window.query_all_by_label(&Locale::En.text("comment-you")).count(), 2, "who wrote them");
    let told = window.get_by_role_and_label(Role::ListItem, &full.card(&id).unwrap().text);
    assert!(told.accesskit_node().data().description().unwrap().contains("2 comments"));
    let resolve = format!("{}: لماذا؟", Locale::En.text("action-resolve-comment"));
    window.get_by_label(&resolve).click_accesskit();
    steps(&mut window);
    assert!(map(&window).comments.iter().all(|comment| comment.resolved));
}

#[test]
fn several_lanes_are_changed_at_once() {
    let (mut window, _folder) = on_map(&full_map(), Locale::En);
    let titles: Vec<String> = map(&window).lanes.iter().take(2).map(|lane| lane.title.clone()).collect();
    activates(&mut window, &titles[0], Role::RowHeader);
    let second = window.get_by_role_and_label(Role::RowHeader, &titles[1]).rect().center();
    click_with(&mut window, second, Modifiers::SHIFT);
    assert!(has(&window, "2 lanes"));
    assert_eq!(field(&window, "Title").value().as_deref(), Some(""), "their titles differ");
    activates(&mut window, &Locale::En.text("field-collapsed"), Role::CheckBox);
    assert!(map(&window).lanes.iter().take(2).all(|lane| lane.collapsed));
    keys(&mut window, COMMAND, Key::Z);
    assert!(!window.state().is_dirty(), "both were one step");
}

#[test]
fn a_point_slides_and_the_drag_is_one_step() {
    let (mut window, _folder) = on_map(&full_map(), Locale::En);
    selects(&mut window, "point");
    let name = Locale::En.text("field-value");
    let before = map(&window).curves[0].points[0].value;
    let rect = window.get_by_role_and_label(Role::Slider, &name).rect();
    drag(&mut window, rect.center(), rect.right_center() - vec2(8.0, 0.0));
    assert!((map(&window).curves[0].points[0].value - 2.0).abs() < 0.11);
    keys(&mut window, COMMAND, Key::Z);
    assert_eq!(map(&window).curves[0].points[0].value, before, "one step back");
}

/// The name of what has the keyboard's focus, and where it is.
fn focus_of(window: &TestWindow) -> (String, egui::Rect) {
    let focused = window.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.map_or((String::new(), egui::Rect::NOTHING), |node| {
        (node.accesskit_node().label().unwrap_or_default(), node.rect())
    })
}

#[test]
fn tab_goes_through_the_panel_and_back() {
    for locale in [Locale::En, Locale::Ar] {
        let mut window = window_with(locale, vec2(1440.0, 900.0), None, &Dialogs::default());
        let sample = file::SAMPLES.iter().find(|sample| sample.locale == locale).unwrap();
        press(&mut window, &format!("{}, {}", sample.map().unwrap().title, sample.label()));
        let card = window.state().map().unwrap().cards[0].id.clone();
        let at = window.state().place_of(&card).unwrap().center();
        click(&mut window, at);
        let name = locale.text("field-text");
        let at = window.get_by_role_and_label(Role::MultilineTextInput, &name).rect().center();
        click(&mut window, at);
        let mut stops = vec![focus_of(&window)];
        for _ in 0..12 {
            keys(&mut window, Modifiers::NONE, Key::Tab);
            stops.push(focus_of(&window));
        }
        let in_panel = |place: &egui::Rect| match locale {
            Locale::Ar => place.right() <= 288.0,
            _ => place.left() >= 1440.0 - 288.0,
        };
        assert!(stops.iter().all(|(_, place)| in_panel(place)), "{stops:?}");
        for name in ["field-lane", "field-owner", "field-moment-of-truth", "color-usual"] {
            let name = locale.text(name);
            assert!(stops.iter().any(|(stop, _)| *stop == name), "{name} is left out of {stops:?}");
        }
        for stop in stops.iter().rev().skip(1) {
            keys(&mut window, Modifiers::SHIFT, Key::Tab);
            assert_eq!(focus_of(&window), *stop, "Shift+Tab goes the same way back");
        }
    }
}

#[test]
fn in_a_narrow_window_the_panel_comes_when_it_is_asked_for() {
    for locale in [Locale::En, Locale::Ar] {
        let mut window = window_with(locale, vec2(640.0, 480.0), None, &Dialogs::default());
        keys(&mut window, COMMAND, Key::N);
        let panel = locale.text("inspector-map");
        assert!(!has(&window, &panel), "{locale:?}: at first the map has all the room");
        press(&mut window, &locale.text("action-inspector"));
        assert!(has(&window, &panel), "{locale:?}: its button shows it");
        keys(&mut window, Modifiers::NONE, Key::F4);
        assert!(!has(&window, &panel), "{locale:?}: its key hides it");
    }
}

#[test]
fn a_tag_that_is_being_typed_is_added_however_its_field_is_left() {
    let locale = Locale::En;
    let both = [("first", locale.text("field-tags").into()), ("second", locale.text("field-add-tag").into())];
    let name = without_isolates(&locale.format("access-and", &both));
    for way in ["another card", "nothing", "save", "close the panel", "comma"] {
        let (mut window, folder) = on_map(&full_map(), locale);
        let first = card_in(map(&window), LaneKind::PainPoints, 0);
        let second = card_in(map(&window), LaneKind::Actions, 0);
        let before = map(&window).card(&first).unwrap().tags.clone();
        selects(&mut window, "card");
        field(&window, &name).focus();
        window.step();
        window.event(egui::Event::Text("vip, quick".into()));
        window.run_steps(3);
        let tags = |window: &TestWindow| map(window).card(&first).unwrap().tags.clone();
        let with = |new: &[&str]| {
            before.iter().cloned().chain(new.iter().map(|tag| (*tag).to_owned())).collect::<Vec<_>>()
        };
        assert_eq!(tags(&window), with(&["vip"]), "the other one is not ended");
        match way {
            "another card" => {
                let at = window.state().place_of(&second).unwrap().center();
                click(&mut window, at);
            }
            "nothing" => click(&mut window, egui::pos2(500.0, 840.0)),
            "save" => keys(&mut window, COMMAND, Key::S),
            "close the panel" => keys(&mut window, Modifiers::NONE, Key::F4),
            _ => window.event(egui::Event::Text(",".into())),
        }
        window.run_steps(4);
        assert_eq!(tags(&window), with(&["vip", "quick"]), "{way}");
        assert!(map(&window).card(&second).unwrap().tags.is_empty(), "{way}");
        if way == "save" {
            let saved = file::read(&folder.path().join("map.journey.json")).unwrap().map;
            assert_eq!(saved.card(&first).unwrap().tags, with(&["vip", "quick"]));
            assert!(!window.state().is_dirty());
        }
    }
}

/// The keys under which `text` stands in a saved map, without places in lists: `stages.steps.title`.
fn keys_with(value: &serde_json::Value, text: &str, here: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(held) if held.contains(text) => found.push(here.to_owned()),
        serde_json::Value::Array(values) => {
            values.iter().for_each(|value| keys_with(value, text, here, found));
        }
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                let below = if here.is_empty() { key.clone() } else { format!("{here}.{key}") };
                keys_with(value, text, &below, found);
            }
        }
        _ => {}
    }
}

#[test]
fn what_is_typed_into_a_field_of_the_panel_is_saved_as_that_field_and_no_other() {
    let schema = file::schema();
    // Lines of several parts, and texts of a form of their own.
    let own_form = [
        ("", "language"),
        ("Card", "due"),
        ("Card", "tags"),
        ("Evidence", "date"),
        ("WebLink", "url"),
        ("WebLink", "title"),
        ("Fact", "text"),
        ("Fact", "source"),
    ];
    let (mut tried, mut wrong) = (0, Vec::new());
    let (mut window, folder) = on_map(&full_map(), Locale::En);
    for (record, field, editor) in FIELDS {
        let At(place, message) = editor else { continue };
        let properties =
            if record.is_empty() { &schema["properties"] } else { &schema["$defs"][record]["properties"] };
        let property = &properties[field];
        let is_text = property["type"] == "string" || property["items"]["type"] == "string";
        if !is_text || own_form.contains(&(record, field)) {
            continue;
        }
        selects(&mut window, place);
        let name = Locale::En.text(message);
        let is_field = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput) && !node.is_disabled()
        };
        // “Title” is not “Title direction”, and not the one of another part.
        let found = window.query_all_by_label(&name).find(is_field);
        let Some(found) = found else { continue };
        let text = format!("zz {record} {field}");
        found.set_text_value_accesskit(&text);
        window.run();
        keys(&mut window, Modifiers::NONE, Key::Escape);
        keys(&mut window, COMMAND, Key::S);
        let saved = std::fs::read_to_string(folder.path().join("map.journey.json")).unwrap();
        let mut stands = Vec::new();
        keys_with(&serde_json::from_str(&saved).unwrap(), &text, "", &mut stands);
        tried += 1;
        if stands.len() != 1 || stands[0].rsplit('.').next() != Some(field) {
            wrong.push(format!("{record}.{field} by “{name}” is at {stands:?}"));
        }
        // Parts are found by their names.
        keys(&mut window, COMMAND, Key::Z);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried >= 20, "only {tried} fields were found");
}
