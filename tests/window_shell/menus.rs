//! Menus: what opens them, what closes them, those of texts.

use super::*;

#[test]
fn a_right_click_while_a_menu_is_open_opens_the_menu_of_what_was_clicked() {
    for locale in [Locale::En, Locale::Ar] {
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
    let (mut window, _folder) = on_map(&sample_map(Locale::En), Locale::En);
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
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
        let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
        file::save(&path, &sample_map(locale)).unwrap();
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
    let (mut window, _folder) = on_map(&sample_map(locale), locale);
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
