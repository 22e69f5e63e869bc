//! The panel at the side.

use super::*;

/// The part of the window that the panel takes.
fn panel(window: &TestWindow, locale: Locale) -> Rect {
    let (left, right) = if locale.direction().is_rtl() { (0.0, 288.0) } else { (1440.0 - 288.0, 1440.0) };
    let bottom = window.get_by_label(&locale.text("action-inspector")).rect().top() + 900.0;
    Rect::from_min_max(Pos2::new(left, 48.0), Pos2::new(right, (bottom).min(872.0)))
}

#[test]
fn the_hints_of_the_status_bar_lead_to_the_hints_of_the_panel() {
    for locale in [Locale::En, Locale::Ar] {
        let mut map = sample_map(locale);
        for stage in &mut map.stages {
            stage.goal.clear();
        }
        let (mut window, _folder) = on_map(&map, locale);
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
    let mut map = sample_map(locale);
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
    let (mut window, _folder) = on_map(&map, locale);
    keys(&mut window, COMMAND, Key::F);
    for (word, name, role) in [
        ("zebra", "field-notes", Role::MultilineTextInput),
        ("quagga", "field-link", Role::TextInput),
        ("tapir", "field-comment", Role::MultilineTextInput),
    ] {
        keys(&mut window, COMMAND, Key::A);
        window.event(Event::Text(word.to_owned()));
        window.run();
        let name = locale.text(name);
        let is_it = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let is_called = node.label().is_some_and(|label| label.starts_with(&name));
            is_called && node.value().is_some_and(|value| value.contains(word))
        };
        let field = window.query_all_by_role(role).find(is_it).unwrap_or_else(|| panic!("{word}"));
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
    let mut map = sample_map(locale);
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
        let (mut window, _folder) = on_map(map, locale);
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
    let media = sample_map(Locale::En).media.keys().next().cloned();
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
        let mut map = sample_map(locale);
        let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::PainPoints).unwrap().id.clone();
        let step = map.stages[1].steps[0].id.clone();
        map.cards.retain(|card| card.lane != lane || card.step != step);
        let (mut window, _folder) = on_map(&map, locale);
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
    let (mut window, _folder) = on_map(&sample_map(locale), locale);
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

#[test]
fn a_click_on_a_name_gives_the_focus_to_its_field() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
fn the_panel_begins_at_its_top_for_another_kind_of_thing_and_stays_from_card_to_card() {
    let locale = Locale::En;
    let mut map = sample_map(locale);
    let ids = [0, 1, 2].map(|nth| card_in(&map, LaneKind::PainPoints, nth));
    for card in map.cards.iter_mut().filter(|card| ids.contains(&card.id)) {
        Arc::make_mut(card).notes = format!("{}zebra", "a line\n".repeat(40));
    }
    let (mut window, _folder) = on_map(&map, locale);
    keys(&mut window, COMMAND, Key::F);
    window.event(Event::Text("zebra".into()));
    window.run();
    // Who goes to a place stays there.
    keys(&mut window, Modifiers::NONE, Key::F3);
    keys(&mut window, Modifiers::NONE, Key::Escape);
    let seen = |window: &TestWindow, name: &str| {
        panel(window, locale).contains_rect(field(window, &locale.text(name)).rect())
    };
    assert!(!seen(&window, "field-text"), "it is scrolled to the notes");
    let places = ids.map(|id| centre(&window, &id));
    click(&mut window, places[0]);
    assert!(!seen(&window, "field-text"), "and stays there for another card");
    keys(&mut window, Modifiers::NONE, Key::Escape);
    assert!(seen(&window, "field-title"), "the map begins at its top");
    click(&mut window, places[2]);
    assert!(seen(&window, "field-text"), "and so does a card after it");
}

#[test]
fn texts_that_differ_come_back_when_what_was_typed_over_them_is_taken_back() {
    for locale in [Locale::En, Locale::Ar] {
        let map = sample_map(locale);
        let ids = [0, 1].map(|nth| card_in(&map, LaneKind::Thoughts, nth));
        let texts = |map: &JourneyMap| ids.clone().map(|id| map.card(&id).unwrap().text.clone());
        let before = texts(&map);
        assert_ne!(before[0], before[1]);
        let (mut window, _folder) = on_map(&map, locale);
        for (id, modifiers) in ids.iter().zip([Modifiers::NONE, Modifiers::SHIFT]) {
            let place = centre(&window, id);
            click_with(&mut window, place, modifiers);
        }
        for (held, key) in [(COMMAND, Key::Z), (Modifiers::SHIFT, Key::Escape)] {
            let name = locale.text("field-text");
            let field = window.get_by_role_and_label(Role::MultilineTextInput, &name).rect();
            let at = field.center();
            window.event(Event::PointerMoved(at));
            for pressed in [true, false] {
                let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
                window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
                window.step();
            }
            types(&mut window, "both");
            assert_eq!(texts(self::map(&window)), ["both", "both"]);
            strikes(&mut window, held, key);
            assert_eq!(texts(self::map(&window)), before, "{key:?}");
            strikes(&mut window, Modifiers::NONE, Key::Escape);
            assert_eq!(texts(self::map(&window)), before, "{key:?}");
        }
    }
}

#[test]
fn letters_of_a_slow_frame_all_go_to_the_text_that_the_first_one_opens() {
    for locale in [Locale::En, Locale::Ar] {
        let map = sample_map(locale);
        let id = card_in(&map, LaneKind::Thoughts, 0);
        let (mut window, _folder) = on_map(&map, locale);
        let place = centre(&window, &id);
        click(&mut window, place);
        let place = centre(&window, &id);
        let key = |key: Key, modifiers: Modifiers| Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers,
        };
        window.input_mut().events.extend([
            key(Key::N, Modifiers::NONE),
            Event::Text("ن".into()),
            key(Key::Num1, Modifiers::SHIFT),
            Event::Text("!".into()),
            key(Key::Slash, Modifiers::SHIFT),
            Event::Text("؟".into()),
        ]);
        window.step();
        strikes(&mut window, Modifiers::NONE, Key::Escape);
        let text = &self::map(&window).card(&id).unwrap().text;
        assert!(text.ends_with("ن!؟"), "{text}");
        assert_eq!(centre(&window, &id), place, "no shortcut was pressed");
    }
}
