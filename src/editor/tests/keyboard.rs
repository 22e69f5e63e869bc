//! Going and moving by keyboard: as the eye does, whichever way the map flows.

use super::*;

/// The arrow that leads along the journey, and the one that leads back.
fn arrows(flow: Direction) -> (Key, Key) {
    if flow.is_rtl() { (Key::Left, Key::Right) } else { (Key::Right, Key::Left) }
}

#[test]
fn arrows_go_from_card_to_card_and_cell_to_cell() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        for (key, selected) in [
            (Key::Down, "b"),
            (Key::Down, "c"),
            (Key::Down, "emotions×Look.1"),
            (Key::Down, "pain-points×Look.1"),
            (on, "e"),
            (Key::Down, "f"),
            (on, "g"),
            (on, "g"),
            (Key::Up, "emotions×Stay.1"),
            (Key::Up, "actions×Stay.1"),
            (back, "d"),
            (back, "a"),
            (back, "lane actions"),
            (Key::Down, "lane emotions"),
            (on, "emotions×Look.1"),
            (Key::Up, "c"),
            (Key::Up, "b"),
            (Key::Up, "a"),
            (Key::Up, "stage Look"),
            (on, "stage Buy"),
            (Key::Down, "d"),
            (Key::Up, "stage Buy"),
            (Key::Up, "Title"),
            (Key::Down, "stage Look"),
        ] {
            person.types(key);
            assert_eq!(person.selected(), selected, "after {key:?} in {flow:?}");
        }
    }
}

#[test]
fn sideways_the_nearest_card_is_met() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let mut person = Person::opens("  | A | B \n actions | a b c | d e f", flow);
        person.clicks(At::Card("b"));
        person.types(on);
        assert_eq!(person.selected(), "e");
        person.types(Key::Down);
        person.types(back);
        assert_eq!(person.selected(), "c");
    }
}

#[test]
fn a_card_over_several_steps_is_passed_as_one() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let mut person = Person::opens("  | A | B | C \n actions | a~2 | | d", flow);
        person.clicks(At::Card("a"));
        person.types(on);
        assert_eq!(person.selected(), "d");
        person.types(back);
        assert_eq!(person.selected(), "a");
    }
}

#[test]
fn tab_follows_the_journey_lane_by_lane() {
    for flow in FLOWS {
        let mut person = Person::opens("  | A | B \n actions | a b | \n text | | c \n unplaced: x", flow);
        person.clicks(At::Card("b"));
        let mut seen = Vec::new();
        for _ in 0..5 {
            person.types(Key::Tab);
            seen.push(person.selected());
        }
        assert_eq!(seen, ["actions×B.1", "text×A.1", "c", "x", "x"]);
        let outcome = person.editor.handle(
            &mut person.text,
            &Input::Key { key: Key::Tab, pressed: true, modifiers: Modifiers::NONE },
        );
        assert!(!outcome.consumed, "at the end the focus may move on");
        person.holding(Modifiers::SHIFT, |person| {
            for selected in ["c", "text×A.1", "actions×B.1", "a", "a"] {
                person.types(Key::Tab);
                assert_eq!(person.selected(), selected);
            }
        });
    }
}

#[test]
fn with_nothing_selected_the_keyboard_goes_on_where_it_was() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.types(Key::Down);
    assert_eq!(person.selected(), "a");
    person.clicks(At::Card("e"));
    person.types(Key::Escape);
    assert_eq!(person.selected(), "");
    person.types(Key::Right);
    assert_eq!(person.selected(), "e");
    person.types(Key::Delete);
    assert_eq!(person.selected(), "f");
    person.types(Key::Escape);
    person.types(Key::Down);
    assert_eq!(person.selected(), "f");
}

#[test]
fn enter_goes_to_the_curves_point_and_escape_steps_out_again() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.clicks(At::Cell("emotions", "Buy.1"));
    person.types(Key::Enter);
    assert_eq!(person.selected(), "q");
    person.types(Key::Left);
    assert_eq!(person.selected(), "r");
    person.types(Key::Enter);
    assert_eq!(person.editor.typed_text(), Some(&MapText::Word("r".into())));
    person.types(Key::Escape);
    assert_eq!(person.selected(), "r", "Escape ends the typing first");
    person.types(Key::Escape);
    assert_eq!(person.selected(), "emotions×Stay.1");
    person.types(Key::Escape);
    assert_eq!(person.selected(), "");
}

#[test]
fn enter_opens_the_text_and_in_an_empty_cell_a_new_card() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.types(Key::Enter);
    assert_eq!(person.editor.typed_text(), Some(&MapText::Card("a".into())));
    person.clicks(At::Cell("pain-points", "Look.1"));
    person.types(Key::F2);
    assert!(matches!(person.editor.typed_text(), Some(MapText::Card(_))));
}

#[test]
fn shift_and_arrows_extend_the_selection() {
    for flow in FLOWS {
        let (on, _) = arrows(flow);
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("a"));
        person.holding(Modifiers::SHIFT, |person| {
            person.types(Key::Down);
            person.types(on);
        });
        assert_eq!(person.selected(), "a b d");
    }
}

#[test]
fn alt_and_arrows_move_cards() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let mut person = Person::opens("  | A | B | C \n actions | a b c | d e | \n text | | x | ", flow);
        person.clicks(At::Card("b"));
        let mut press = |key, expected: &str| {
            person.holding(Modifiers::ALT, |person| person.types(key));
            person.sees(expected);
            assert_eq!(person.selected(), "b");
        };
        press(Key::Up, "  | A | B | C \n actions | b a c | d e | \n text | | x | ");
        press(Key::Up, "  | A | B | C \n actions | b a c | d e | \n text | | x | ");
        press(on, "  | A | B | C \n actions | a c | b d e | \n text | | x | ");
        press(Key::Down, "  | A | B | C \n actions | a c | d b e | \n text | | x | ");
        press(Key::Down, "  | A | B | C \n actions | a c | d e b | \n text | | x | ");
        press(Key::Down, "  | A | B | C \n actions | a c | d e | \n text | | b x | ");
        press(on, "  | A | B | C \n actions | a c | d e | \n text | | x | b");
        press(on, "  | A | B | C \n actions | a c | d e | \n text | | x | b");
        press(back, "  | A | B | C \n actions | a c | d e | \n text | | b x | ");
        press(Key::Up, "  | A | B | C \n actions | a c | d e b | \n text | | x | ");
        let steps =
            std::iter::from_fn(|| person.editor.can(&Intent::Undo).then(|| person.wants(Intent::Undo)))
                .count();
        assert_eq!(steps, 8, "two presses went nowhere");
    }
}

#[test]
fn alt_and_arrows_move_the_cards_of_several_cells_each_by_one() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let text = "  | A | B | C \n actions | a b | c d | \n text | x | | ";
        let mut person = Person::opens(text, flow);
        person.clicks(At::Card("a"));
        person.holding(Modifiers::SHIFT, |person| {
            person.clicks(At::Card("c"));
            person.clicks(At::Card("x"));
        });
        person.holding(Modifiers::ALT, |person| person.types(on));
        person.sees("  | A | B | C \n actions | b | a d | c \n text | | x | ");
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("a c x", "Move 3 cards"));
        // At the border none of them moves.
        person.holding(Modifiers::ALT, |person| person.types(on));
        person.sees("  | A | B | C \n actions | b | a d | c \n text | | x | ");
        person.holding(Modifiers::ALT, |person| person.types(back));
        person.sees(text);
    }
}

#[test]
fn alt_and_arrows_move_stages_and_lanes() {
    for flow in FLOWS {
        let (on, back) = arrows(flow);
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Stage("Look", 0.5));
        person.holding(Modifiers::ALT, |person| {
            person.types(on);
            person.types(on);
            person.types(on);
        });
        assert_eq!(
            person.map().stages.iter().map(|stage| stage.title.as_str()).collect::<Vec<_>>(),
            ["Buy", "Stay", "Look"]
        );
        person.holding(Modifiers::ALT, |person| person.types(back));
        assert_eq!(
            person.map().stages.iter().map(|stage| stage.title.as_str()).collect::<Vec<_>>(),
            ["Buy", "Look", "Stay"]
        );
        person.clicks(At::Lane("pain-points", 0.5));
        person.holding(Modifiers::ALT, |person| person.types(Key::Up));
        assert_eq!(
            person.map().lanes.iter().map(|lane| lane.title.as_str()).collect::<Vec<_>>(),
            ["actions", "pain-points", "emotions"]
        );
        person.holding(Modifiers::ALT, |person| person.types(Key::Down));
        assert_eq!(person.undo_name(), "Move lane");
    }
}

#[test]
fn the_view_follows_the_keyboard() {
    let wide = "  | A | B | C | D | E | F | G | H | I | J \n actions | a | | | | | | | | | j";
    for flow in FLOWS {
        let (on, _) = arrows(flow);
        let mut person = Person::opens(wide, flow);
        person.wants(Intent::ZoomTo(1.0));
        person.clicks(At::Card("a"));
        for _ in 0..9 {
            person.types(on);
        }
        assert_eq!(person.selected(), "j");
        let rect = person.editor.camera().view_rect(person.rect("j"));
        assert!(rect.x0 >= 0.0 && rect.x1 <= 1400.0, "{rect:?}");
    }
}

#[test]
fn a_lane_that_is_collapsed_is_passed_over() {
    let mut map = story::map("  | A \n actions | a \n text | b \n goals | c");
    map.lanes[1].collapsed = true;
    let mut person = Person::opens_map(map, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.types(Key::Down);
    assert_eq!(person.selected(), "c");
    person.holding(Modifiers::ALT, |person| person.types(Key::Up));
    person.sees("  | A \n actions | a c \n text | b \n goals | ");
}

#[test]
fn home_and_end_go_along_the_row_and_with_ctrl_to_the_corners() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("d"));
        person.types(Key::Home);
        assert_eq!(person.selected(), "a");
        person.types(Key::End);
        assert_eq!(person.selected(), "actions×Stay.1");
        person.holding(Modifiers::COMMAND, |person| person.types(Key::End));
        assert_eq!(person.selected(), "g");
        person.holding(Modifiers::COMMAND, |person| person.types(Key::Home));
        assert_eq!(person.selected(), "a");
        person.clicks(At::Stage("Buy", 0.5));
        person.types(Key::End);
        assert_eq!(person.selected(), "stage Stay");
        person.clicks(At::Face("q"));
        person.types(Key::Home);
        assert_eq!(person.selected(), "p");
    }
}

#[test]
fn f2_with_nothing_selected_opens_the_title() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.types(Key::F2);
    assert_eq!(person.editor.typed_text(), Some(&MapText::Title));
    person.types(Key::Escape);
    // What is selected goes first.
    person.clicks(At::Card("a"));
    person.types(Key::F2);
    assert_eq!(person.editor.typed_text(), Some(&MapText::Card("a".into())));
}

#[test]
fn tab_goes_on_from_what_a_collapsed_lane_hides() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("d"));
        let ids = vec!["actions".into()];
        let set = vec![crate::edit::LaneField::Collapsed(true)];
        person.editor.apply(&crate::edit::Command::EditLanes { ids, set }).unwrap();
        person.looks();
        person.types(Key::Tab);
        assert_eq!(person.selected(), "emotions×Buy.1", "{flow:?}");
        person.wants(Intent::Select(ItemRef::Cell { lane: "actions".into(), step: "Buy.1".into() }));
        person.types(Key::Tab);
        assert_eq!(person.selected(), "emotions×Look.1", "{flow:?}");
    }
}
