//! Selecting with the pointer, and what is done with a selection.

use super::*;

#[test]
fn a_click_selects_and_a_click_on_nothing_clears() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        for (at, selected) in [
            (At::Card("e"), "e"),
            (At::Face("q"), "q"),
            (At::Stage("Buy", 0.5), "stage Buy"),
            (At::Lane("emotions", 0.5), "lane emotions"),
            (At::Cell("actions", "Stay.1"), "actions×Stay.1"),
            (At::Map(-30.0, -10.0), ""),
        ] {
            person.clicks(at);
            assert_eq!(person.selected(), selected);
        }
    }
}

#[test]
fn a_click_with_shift_or_ctrl_adds_and_takes_away() {
    for modifiers in [Modifiers::SHIFT, Modifiers::COMMAND] {
        adds_and_takes_away(modifiers);
    }
}

fn adds_and_takes_away(modifiers: Modifiers) {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(modifiers, |person| {
        person.clicks(At::Card("d"));
        person.clicks(At::Face("q"));
        assert_eq!(person.selected(), "a d q");
        person.clicks(At::Card("a"));
        assert_eq!(person.selected(), "d q");
        person.clicks(At::Cell("actions", "Stay.1"));
        assert_eq!(person.selected(), "d q");
    });
    // A click on one of several narrows the selection to it, though a drag would have moved all.
    person.clicks(At::Card("d"));
    assert_eq!(person.selected(), "d");
}

#[test]
fn a_selected_cell_makes_way_for_what_is_added() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Cell("actions", "Stay.1"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("d")));
    assert_eq!(person.selected(), "d");
}

#[test]
fn a_marquee_selects_what_it_touches() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        // From the free part of a cell over everything of "Look" and into "Buy".
        let (from, to) = (person.pos(At::Cell("pain-points", "Look.1")), person.pos(At::Card("d")));
        person.pulls(At::View(from.x, from.y), At::View(to.x, to.y));
        assert_eq!(person.selected(), "a b c d e f p q");
        assert!(person.editor.overlay().marquee.is_some());
        person.releases(At::View(to.x, to.y));
        assert!(person.editor.overlay().marquee.is_none());
        assert_eq!(person.undo_name(), "");
    }
}

#[test]
fn a_marquee_adds_with_shift_and_is_undone_by_escape() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("g"));
    let (from, to) = (person.pos(At::Cell("actions", "Stay.1")), person.pos(At::Card("d")));
    person.holding(Modifiers::SHIFT, |person| person.drags(At::View(from.x, from.y), At::View(to.x, to.y)));
    assert_eq!(person.selected(), "g d");
    person.holding(Modifiers::COMMAND, |person| {
        person.drags(At::Cell("pain-points", "Look.1"), At::Face("p"));
    });
    assert_eq!(person.selected(), "g d p", "Ctrl adds as Shift does");
    person.clicks(At::Card("g"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("d")));
    person.pulls(At::Cell("pain-points", "Look.1"), At::Card("a"));
    assert_eq!(person.selected(), "a b c p");
    person.types(Key::Escape);
    assert_eq!(person.selected(), "g d");
}

#[test]
fn the_secondary_button_selects_and_asks_for_a_menu() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    let click = |person: &mut Person, at: At<'_>| {
        let pos = person.pos(at);
        person.does(Input::PointerDown {
            pos,
            button: Button::Secondary,
            modifiers: Modifiers::NONE,
            clicks: 1,
        });
        let Some(Request::OpenContextMenu { hit, pos: asked }) = person.request.clone() else {
            panic!("{:?}", person.request)
        };
        assert_eq!(asked, pos);
        hit
    };
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("d")));
    assert_eq!(click(&mut person, At::Card("a")), Hit::Card("a".into()));
    assert_eq!(person.selected(), "a d");
    assert_eq!(click(&mut person, At::Card("e")), Hit::Card("e".into()));
    assert_eq!(person.selected(), "e");
    assert_eq!(click(&mut person, At::Map(-30.0, -10.0)), Hit::Nothing);
    assert_eq!(person.selected(), "");
}

#[test]
fn a_double_click_opens_the_text_under_it() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    for (at, text) in [
        (At::Card("a"), MapText::Card("a".into())),
        (At::Stage("Buy", 0.5), MapText::Stage("Buy".into())),
        (At::Lane("emotions", 0.5), MapText::Lane("emotions".into())),
    ] {
        person.double_clicks(at);
        assert_eq!(person.editor.typed_text(), Some(&text));
        person.releases(at);
    }
    person.double_clicks(At::Cell("actions", "Stay.1"));
    assert!(matches!(person.editor.typed_text(), Some(MapText::Card(_))));
    person.clicks(At::Card("a"));
    person.sees(SHOP);
}

#[test]
fn what_is_selected_is_deleted_and_comes_back_selected() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("b"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Face("q")));
    person.types(Key::Delete);
    person.sees(
        "
                   | Look    | Buy      | Stay
        actions    | a c     | d        |
        emotions   | p:+1    |          | r:+1.5
        pain-points|         | e f      | g",
    );
    assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("", "Delete 2 items"));
    person.wants(Intent::Undo);
    person.sees(SHOP);
    assert_eq!(person.selected(), "b q");
    person.wants(Intent::Redo);
    assert_eq!(person.selected(), "");
    // With nothing selected there is nothing to delete.
    assert!(!person.editor.can(&Intent::Delete));
    person.types(Key::Delete);
    assert_eq!(person.undo_name(), "Delete 2 items");
}

#[test]
fn the_neighbour_of_what_is_deleted_is_selected() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let deletes = |person: &mut Person, items: &[ItemRef]| {
            let before = person.map().clone();
            person.editor.select(items.iter().cloned().collect());
            let was = person.selected();
            person.types(Key::Delete);
            let after = person.selected();
            person.wants(Intent::Undo);
            assert_eq!((person.selected(), person.map()), (was, &before));
            person.wants(Intent::Redo);
            assert_eq!(person.selected(), after);
            person.wants(Intent::Undo);
            after
        };
        let [a, b, c, e] = ["a", "b", "c", "e"].map(|id| ItemRef::Card(id.into()));
        let [look, buy, stay] = ["Look", "Buy", "Stay"].map(|id| ItemRef::Stage(id.into()));
        let [actions, emotions, pains] =
            ["actions", "emotions", "pain-points"].map(|id| ItemRef::Lane(id.into()));
        assert_eq!(deletes(&mut person, std::slice::from_ref(&b)), "c");
        assert_eq!(deletes(&mut person, std::slice::from_ref(&c)), "b");
        assert_eq!(deletes(&mut person, &[a.clone(), b.clone()]), "c");
        assert_eq!(deletes(&mut person, &[ItemRef::Card("d".into())]), "actions×Buy.1");
        assert_eq!(deletes(&mut person, &[a, b, e]), "f");
        assert_eq!(deletes(&mut person, std::slice::from_ref(&look)), "stage Buy");
        assert_eq!(deletes(&mut person, std::slice::from_ref(&stay)), "stage Buy");
        assert_eq!(deletes(&mut person, &[look, buy, stay]), "");
        assert_eq!(deletes(&mut person, std::slice::from_ref(&actions)), "lane emotions");
        assert_eq!(deletes(&mut person, &[emotions, pains]), "lane actions");
        // What is pasted after a cut goes where it came from.
        person.clicks(At::Card("c"));
        let cut = person.editor.copied().unwrap();
        person.editor.cut();
        person.looks();
        person.editor.paste(&cut);
        person.looks();
        person.sees(SHOP);
    }
}

#[test]
fn a_selected_cell_stands_for_what_is_in_it() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let cell = |lane: &str, step: &str| ItemRef::Cell { lane: lane.into(), step: step.into() };
        person.wants(Intent::Select(cell("pain-points", "Buy.1")));
        assert_eq!(person.editor.copied().unwrap().to_text(), "e\nf");
        assert_eq!(person.editor.chosen().in_cell, 2);
        person.types(Key::Delete);
        person.sees(&SHOP.replace("e f", ""));
        assert_eq!(person.selected(), "pain-points×Buy.1");
        assert_eq!(person.undo_name(), "Delete 2 cards");
        assert!(matches!(&person.request, Some(Request::Deleted(told)) if told.items == 2));
        assert!(!person.editor.can(&Intent::Delete) && person.editor.copied().is_none());
        person.types(Key::Delete);
        person.wants(Intent::Undo);
        person.sees(SHOP);
        assert_eq!(person.selected(), "pain-points×Buy.1");
        person.editor.cut();
        person.looks();
        person.sees(&SHOP.replace("e f", ""));
        // Where the curve runs, its points.
        person.wants(Intent::Select(cell("emotions", "Look.1")));
        person.types(Key::Delete);
        assert_eq!(person.map().curves[0].points.len(), 2);
    }
}

#[test]
fn duplicates_stand_behind_and_are_selected() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("e")));
    person.wants(Intent::Duplicate);
    person.sees(&SHOP.replace("a b c", "a a b c").replace("e f", "e e f"));
    assert_eq!(person.editor.selection().len(), 2);
    assert!(!person.editor.selection().has_card(&"a".into()));
    person.clicks(At::Lane("emotions", 0.5));
    person.wants(Intent::Duplicate);
    assert_eq!(
        person.map().lanes.iter().map(|lane| lane.title.as_str()).collect::<Vec<_>>(),
        ["actions", "emotions", "emotions", "pain-points"]
    );
}

#[test]
fn everything_can_be_selected_and_deleted() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.wants(Intent::SelectAll);
    assert_eq!(person.selected(), "a b c d e f g p q r");
    person.types(Key::Delete);
    person.sees("  | Look | Buy | Stay \n actions | | | \n emotions | | | \n pain-points | | | ");
    person.wants(Intent::Undo);
    person.sees(SHOP);
}

#[test]
fn new_things_are_selected_and_speak_the_maps_language() {
    let mut map = story::map(SHOP);
    map.language = "ar".into();
    let mut person = Person::opens_map(map, Direction::Rtl);
    person.wants(Intent::AddStage { index: 3 });
    person.wants(Intent::AddLane { kind: crate::model::LaneKind::Goals, index: 0 });
    let map = person.map().clone();
    assert_eq!((map.stages[3].title.as_str(), map.lanes[0].title.as_str()), ("مرحلة", "الأهداف"));
    assert!(matches!(person.editor.selection().single(), Some(ItemRef::Lane(id)) if *id == map.lanes[0].id));
    let (lane, step) = (map.lanes[0].id.clone(), map.stages[3].steps[0].id.clone());
    person.wants(Intent::AddCard { lane, step: step.clone(), before: None });
    let card = person.editor.selection().cards().next().unwrap().clone();
    assert_eq!(person.map().card(&card).unwrap().step, step);
    person.wants(Intent::AddPoint { step, at: 0.5, value: 1.0 });
    assert_eq!(person.map().curves[0].points.len(), 4);
}

#[test]
fn hovering_tells_what_is_there_and_costs_a_frame_only_when_that_changes() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let pos = person.pos(At::Stage("Buy", 0.5));
    let moved = Input::PointerMove { pos, modifiers: Modifiers::NONE };
    assert!(person.editor.handle(&mut person.text, &moved).redraw);
    assert_eq!(person.editor.hovered(), &Hit::Stage("Buy".into()));
    assert_eq!(person.editor.cursor(), Cursor::Hand);
    assert!(!person.editor.handle(&mut person.text, &moved).redraw);
    assert!(person.editor.handle(&mut person.text, &Input::PointerGone).redraw);
    assert_eq!(person.editor.hovered(), &Hit::Nothing);
}

#[test]
fn select_all_grows_from_the_cell_to_the_lane_to_the_map() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("b"));
        for grown in ["a b c", "a b c d", "a b c d e f g p q r", "a b c d e f g p q r"] {
            person.wants(Intent::SelectAll);
            let mut selected: Vec<String> = person.selected().split(' ').map(str::to_owned).collect();
            selected.sort();
            assert_eq!(selected.join(" "), grown);
        }
        // A cell with one card has nothing to grow to but its lane.
        person.clicks(At::Card("g"));
        person.wants(Intent::SelectAll);
        assert_eq!(person.selected(), "e f g");
        person.clicks(At::Lane("actions", 0.5));
        person.wants(Intent::SelectAll);
        assert_eq!(person.selected(), "a b c d");
        person.clicks(At::Stage("Buy", 0.5));
        person.wants(Intent::SelectAll);
        assert_eq!(person.selected(), "d q e f");
        person.clicks(At::Face("q"));
        person.wants(Intent::SelectAll);
        assert_eq!(person.selected(), "p q r");
    }
}

#[test]
fn a_lane_or_a_stage_is_selected_with_everything_in_it() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        assert!(!person.editor.can(&Intent::SelectWithin(Extent::Lane)));
        person.clicks(At::Card("e"));
        person.wants(Intent::SelectWithin(Extent::Stage));
        assert_eq!(person.selected(), "d q e f");
        person.clicks(At::Card("e"));
        person.wants(Intent::SelectWithin(Extent::Lane));
        assert_eq!(person.selected(), "e f g");
        person.clicks(At::Stage("Look", 0.5));
        person.wants(Intent::SelectWithin(Extent::Stage));
        assert_eq!(person.selected(), "a b c p");
        // An empty cell stands in a lane all the same.
        person.clicks(At::Cell("actions", "Stay.1"));
        person.wants(Intent::SelectWithin(Extent::Lane));
        assert_eq!(person.selected(), "a b c d");
    }
}

#[test]
fn undo_brings_into_view_what_it_changes() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("d"));
    person.types(Key::Delete);
    person.wants(Intent::SelectNone);
    person.wants(Intent::PanBy(Vec2::new(-5000.0, -5000.0)));
    person.wants(Intent::Undo);
    assert_eq!(person.selected(), "d");
    assert!(person.editor.camera().visible().contains_rect(person.rect("d")));
    // Also where nothing was selected when it was changed.
    person.wants(Intent::SelectNone);
    let set = vec![crate::edit::LaneField::Title("Deeds".into())];
    person.editor.apply(&Command::EditLanes { ids: vec!["actions".into()], set }).unwrap();
    person.looks();
    person.wants(Intent::PanBy(Vec2::new(-5000.0, -5000.0)));
    person.wants(Intent::Undo);
    let label = person.editor.layout().lanes[0].label_rect;
    assert!(person.editor.camera().visible().contains_rect(label));
}
