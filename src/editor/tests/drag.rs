//! Dragging cards, and what all drags have in common.

use super::*;
use crate::edit::EditError;

#[test]
fn a_card_is_dragged_to_another_cell() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.drags(At::Card("a"), At::Cell("pain-points", "Stay.1"));
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | b c     | d        |
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f      | g a",
        );
        assert_eq!(person.selected(), "a");
        assert_eq!(person.undo_name(), "Move card");
        person.wants(Intent::Undo);
        person.sees(SHOP);
    }
}

#[test]
fn a_card_is_dragged_within_its_cell() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.drags(At::Card("c"), At::Above("a"));
        person.sees(&SHOP.replace("a b c", "c a b"));
        person.drags(At::Card("c"), At::Below("b"));
        person.sees(SHOP);
    }
}

#[test]
fn a_card_dropped_where_it_was_is_no_step() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let before = person.map().clone();
    person.drags(At::Card("b"), At::Below("b"));
    assert!(Arc::ptr_eq(person.map(), &before));
    assert_eq!(person.undo_name(), "");
}

#[test]
fn several_cards_of_a_cell_are_dragged_at_once_and_keep_their_order() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("c"));
        person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("a")));
        person.pulls(At::Card("c"), At::Above("g"));
        let overlay = person.editor.overlay();
        let ghosts = ghosts(&overlay);
        // They gather around the pressed card in reading order, the pressed one drawn last.
        assert_eq!(ghosts.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["a", "c"]);
        assert!(ghosts[0].1.y1 < ghosts[1].1.y0);
        assert_eq!((overlay.dragged, overlay.dimmed.len()), (2, 2));
        assert!(matches!(&overlay.slot, Some(Slot::Card(slot)) if slot.before == Some("g".into())));

        let target = person.pos(At::Above("g"));
        person.releases(At::View(target.x, target.y));
        person.sees(
            "
                       | Look    | Buy      | Stay
            actions    | b       | d        |
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f      | a c g",
        );
        assert_eq!(person.undo_name(), "Move 2 cards");
    }
}

#[test]
fn cards_of_several_cells_keep_their_places_to_each_other() {
    let map = "
                   | Look    | Buy | Stay | Leave
        actions    | a b     | d   |      | h
        pain-points|         | e f | g    |
        ideas      |         |     |      |";
    for flow in FLOWS {
        let mut person = Person::opens(map, flow);
        person.clicks(At::Card("a"));
        person.holding(Modifiers::SHIFT, |person| {
            person.clicks(At::Card("d"));
            person.clicks(At::Card("f"));
        });
        let (a, f) = (person.rect("a"), person.rect("f"));
        person.pulls(At::Card("a"), At::Above("g"));
        let overlay = person.editor.overlay();
        let shown = ghosts(&overlay);
        assert_eq!(shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["d", "f", "a"]);
        let apart = (shown[1].1.origin() - shown[2].1.origin()) - (f.origin() - a.origin());
        assert!(apart.hypot() < 1e-6, "{apart:?}");
        assert!(matches!(&overlay.slot, Some(Slot::Card(slot)) if slot.before == Some("g".into())));
        let target = person.pos(At::Above("g"));
        person.releases(At::View(target.x, target.y));
        person.sees(
            "
                       | Look    | Buy | Stay | Leave
            actions    | b       |     |      | h
            pain-points|         | e   | a g  | d
            ideas      |         |     |      | f",
        );
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("a d f", "Move 3 cards"));
        // What would lie beyond the map stays in its first and last columns and lanes.
        person.drags(At::Card("f"), At::Cell("actions", "Look.1"));
        person.sees(
            "
                       | Look    | Buy | Stay | Leave
            actions    | b a d f |     |      | h
            pain-points|         | e   | g    |
            ideas      |         |     |      |",
        );
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        person.sees(map);
        // A copy keeps its form too.
        person.held = Modifiers::ALT;
        person.drags(At::Card("a"), At::Cell("pain-points", "Stay.1"));
        person.held = Modifiers::NONE;
        person.sees(
            "
                       | Look    | Buy | Stay | Leave
            actions    | a b     | d   |      | h
            pain-points|         | e f | g a  | d
            ideas      |         |     |      | f",
        );
        assert_eq!(person.undo_name(), "Duplicate 3 cards");
    }
}

#[test]
fn a_card_dragged_within_its_cell_leaves_those_of_other_cells() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("e")));
    person.drags(At::Card("a"), At::Below("c"));
    person.sees(&SHOP.replace("a b c", "b c a"));
}

/// The ghosts that are shown, with where.
fn ghosts(overlay: &Overlay) -> Vec<(&str, Rect)> {
    let cards = overlay.ghosts.iter().filter_map(|ghost| match ghost {
        Ghost::Card(card) => Some((card.card.id.as_str(), card.rect)),
        _ => None,
    });
    cards.collect()
}

#[test]
fn dragging_a_card_that_is_not_selected_selects_it_first() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.drags(At::Card("d"), At::Cell("actions", "Stay.1"));
    person.sees(
        "
                   | Look    | Buy      | Stay
        actions    | a b c   |          | d
        emotions   | p:+1    | q:-0.5   | r:+1.5
        pain-points|         | e f      | g",
    );
    assert_eq!(person.selected(), "d");
}

#[test]
fn with_alt_a_copy_is_dragged() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.pulls(At::Card("a"), At::Above("g"));
        assert_eq!(person.editor.cursor(), Cursor::Grabbing);
        person.holding(Modifiers::ALT, |person| {
            person.moves(At::Above("g"));
            assert_eq!(person.editor.cursor(), Cursor::Copy);
            assert!(person.editor.overlay().dimmed.is_empty());
            person.releases(At::Above("g"));
        });
        person.sees(&SHOP.replace("| g", "| a g"));
        assert_eq!(person.undo_name(), "Duplicate card");
        let copy = person.editor.selection().cards().next().unwrap();
        assert_ne!(copy.as_str(), "a");
    }
}

#[test]
fn escape_ends_a_drag_without_a_trace() {
    for flow in FLOWS {
        for (from, to) in [
            (At::Card("a"), At::Cell("pain-points", "Stay.1")),
            (At::Stage("Look", 0.5), At::Stage("Stay", 0.9)),
            (At::Lane("actions", 0.5), At::Lane("pain-points", 0.9)),
            (At::Face("p"), At::Map(300.0, 900.0)),
        ] {
            let mut person = Person::opens(SHOP, flow);
            let before = person.map().clone();
            let layout = person.editor.layout().lanes[0].body_rect;
            person.pulls(from, to);
            person.types(Key::Escape);
            person.releases(to);
            assert!(Arc::ptr_eq(person.map(), &before), "{from:?}");
            assert_eq!((person.undo_name().as_str(), person.editor.is_busy()), ("", false));
            assert_eq!(person.editor.layout().lanes[0].body_rect, layout);
            assert_eq!(person.shown_point("p").0, 1.0);
            assert!(person.editor.overlay().ghosts.is_empty());
        }
    }
}

#[test]
fn a_drag_goes_on_outside_the_canvas_until_it_is_cancelled() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.pulls(At::Card("a"), At::Card("d"));
    person.does(Input::PointerGone);
    assert!(person.editor.is_busy());
    person.does(Input::Cancel);
    assert!(!person.editor.is_busy());
    person.releases(At::Card("d"));
    person.sees(SHOP);
}

#[test]
fn an_unplaced_card_is_dragged_into_a_cell() {
    for flow in FLOWS {
        let mut person = Person::opens("  | Look | Buy \n actions | a | b \n unplaced: x y", flow);
        person.drags(At::Card("y"), At::Above("b"));
        person.sees("  | Look | Buy \n actions | a | y b \n unplaced: x");
    }
}

#[test]
fn a_locked_card_does_not_move() {
    let mut person = Person::opens("  | Look | Buy \n actions | a! b | ", Direction::Ltr);
    person.pulls(At::Card("a"), At::Cell("actions", "Buy.1"));
    assert_eq!(person.editor.cursor(), Cursor::NotAllowed);
    person.releases(At::Cell("actions", "Buy.1"));
    person.sees("  | Look | Buy \n actions | a! b | ");
    // In company it stays behind.
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
    person.drags(At::Card("b"), At::Cell("actions", "Buy.1"));
    person.sees("  | Look | Buy \n actions | a! | b ");
}

#[test]
fn a_refused_drag_says_why() {
    let mut person = Person::opens("  | Look | Buy \n actions | a! b | ", Direction::Ltr);
    person.presses(At::Card("a"));
    let pos = person.pos(At::Card("a")) + Vec2::new(10.0, 0.0);
    person.moves(At::View(pos.x, pos.y));
    assert_eq!(person.request, Some(Request::Refused(EditError::Locked)));
    person.types(Key::Escape);
    person.editor.set_read_only(true);
    person.presses(At::Card("b"));
    let pos = person.pos(At::Card("b")) + Vec2::new(10.0, 0.0);
    person.moves(At::View(pos.x, pos.y));
    assert_eq!(person.request, Some(Request::Refused(EditError::ReadOnly)));
}

#[test]
fn a_card_over_several_steps_is_dragged_by_any_of_them() {
    for flow in FLOWS {
        let mut person = Person::opens("  | A | B | C | D \n actions | a~2 | | | ", flow);
        // Held in its second step and moved by one step: it begins one step later.
        let rect = person.rect("a");
        let step = if flow.is_rtl() { -193.0 } else { 193.0 };
        let held = Point::new(rect.center().x + step / 2.0, rect.center().y);
        person.drags(At::Map(held.x, held.y), At::Map(held.x + step, held.y));
        person.sees("  | A | B | C | D \n actions | | a~2 | | ");
    }
}

#[test]
fn a_press_becomes_a_drag_after_three_points_at_any_zoom() {
    for zoom in [0.25, 1.0, 4.0] {
        let mut person = Person::opens(SHOP, Direction::Ltr);
        person.wants(Intent::ZoomTo(zoom));
        let rect = person.rect("a");
        person.editor.camera_mut().reveal(rect, false);
        let start = person.pos(At::Card("a"));
        person.presses(At::Card("a"));
        person.moves(At::View(start.x + 2.0, start.y + 2.0));
        assert!(person.editor.overlay().ghosts.is_empty(), "at {zoom}");
        person.moves(At::View(start.x + 3.0, start.y));
        assert_eq!(person.editor.overlay().ghosts.len(), 1, "at {zoom}");
        person.types(Key::Escape);
    }
}

#[test]
fn near_an_edge_the_canvas_scrolls_and_the_drop_lands_where_it_shows() {
    let wide = "  | A | B | C | D | E | F | G | H | I | J \n actions | a | | | | | | | | | ";
    for flow in FLOWS {
        let mut person = Person::opens(wide, flow);
        person.wants(Intent::ZoomTo(1.0));
        let rect = person.rect("a");
        person.editor.camera_mut().reveal(rect, false);
        let far = if flow.is_rtl() { 1.0 } else { 1399.0 };
        let y = person.pos(At::Card("a")).y;
        person.pulls(At::Card("a"), At::View(700.0, y));
        assert!(!person.wants_tick);
        person.moves(At::View(far, y));
        assert!(person.wants_tick);
        let mut ticks = 0;
        while person.wants_tick && ticks < 1000 {
            person.does(Input::Tick { seconds: 0.016 });
            ticks += 1;
        }
        // It ends where the map ends, after some time but not at once.
        assert!((20..200).contains(&ticks), "{ticks} ticks");
        let end = person.pos(At::Cell("actions", "J.1"));
        assert!(end.x > 0.0 && end.x < 1400.0, "{end:?}");
        person.releases(At::View(far, y));
        person.sees("  | A | B | C | D | E | F | G | H | I | J \n actions | | | | | | | | | | a");
    }
}

#[test]
fn the_canvas_scrolls_faster_nearer_to_its_edge() {
    let tall: String =
        (0..20).fold("  | A \n".to_owned(), |map, lane| map + &format!("lane{lane} | c{lane} \n"));
    let scrolled = |y: f64| {
        let mut person = Person::opens(&tall, Direction::Ltr);
        person.pulls(At::Card("c0"), At::View(700.0, 700.0));
        person.moves(At::View(700.0, y));
        let before = person.offset();
        person.does(Input::Tick { seconds: 0.1 });
        before.y - person.offset().y
    };
    let speeds = [scrolled(850.0), scrolled(870.0), scrolled(890.0), scrolled(900.0), scrolled(1000.0)];
    assert_eq!(speeds[0], 0.0);
    assert!(speeds[1] > 0.0 && speeds[1] < speeds[2] && speeds[2] < speeds[3], "{speeds:?}");
    assert_eq!(speeds[3], speeds[4]);
}

#[test]
fn what_is_dragged_stays_under_the_pointer_while_the_wheel_turns() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.pulls(At::Card("a"), At::View(700.0, 450.0));
    let ghost = |person: &Person| match person.editor.overlay().ghosts.as_slice() {
        [Ghost::Card(card)] => person.editor.camera().view_rect(card.rect).center(),
        other => panic!("{other:?}"),
    };
    let before = ghost(&person);
    person.does(Input::Wheel {
        pos: Point::new(700.0, 450.0),
        delta: Vec2::new(0.0, -60.0),
        modifiers: Modifiers::NONE,
    });
    assert!((ghost(&person) - before).hypot() < 1e-6);
}

#[test]
fn dragging_lays_nothing_out() {
    let mut map = story::map("  | A | B | C | D | E \n actions | | | | | \n text | | | | |");
    for card in 0..2_000 {
        let cell = (["actions", "text"][card % 2], ["A.1", "B.1", "C.1", "D.1", "E.1"][card % 5]);
        map.cards.push(Arc::new(crate::model::Card {
            id: format!("card{card}").as_str().into(),
            lane: cell.0.into(),
            step: cell.1.into(),
            ..crate::model::Card::default()
        }));
    }
    let mut person = Person::opens_map(map, Direction::Ltr);
    let (map, layout) = (person.map().clone(), person.editor.layout().clone());
    person.pulls(At::Card("card4"), At::Card("card20"));
    assert!(Arc::ptr_eq(person.map(), &map) && Arc::ptr_eq(person.editor.layout(), &layout));
    assert!(person.editor.overlay().slot.is_some());
}

#[test]
fn a_long_session_is_undone_to_the_start() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let start = person.map().clone();
        person.drags(At::Card("a"), At::Cell("pain-points", "Stay.1"));
        person.drags(At::Stage("Stay", 0.5), At::Stage("Look", 0.2));
        person.drags(At::Lane("actions", 0.5), At::Lane("pain-points", 0.9));
        person.drags(At::Face("q"), At::Face("p"));
        person.holding(Modifiers::ALT, |person| person.drags(At::Card("b"), At::Above("d")));
        person.types(Key::Delete);
        person.clicks(At::Stage("Buy", 0.5));
        person.types(Key::Delete);
        let end = person.map().clone();
        while person.editor.can(&Intent::Undo) {
            person.wants(Intent::Undo);
        }
        assert!(Arc::ptr_eq(person.map(), &start) && !person.editor.document().is_dirty());
        while person.editor.can(&Intent::Redo) {
            person.wants(Intent::Redo);
        }
        assert!(Arc::ptr_eq(person.map(), &end));
    }
}

#[test]
fn the_samples_are_rearranged_and_put_back() {
    for sample in crate::file::SAMPLES {
        let map = sample.map().unwrap();
        let mut person = Person::opens_map(JourneyMap::clone(&map), map.flow_direction());
        person.wants(Intent::FitMap);
        let start = person.map().clone();
        let (first, last) = (&start.cards[0], start.cards.last().unwrap());
        person.drags(At::Card(first.id.as_str()), At::Below(last.id.as_str()));
        let moved = person.map().card(&first.id).unwrap();
        assert_eq!((&moved.lane, &moved.step), (&last.lane, &last.step), "{}", sample.language());
        let (stage, other) = (&start.stages[0].id, &start.stages[2].id);
        person.drags(At::Stage(stage.as_str(), 0.5), At::Stage(other.as_str(), 0.9));
        assert_eq!(person.map().stages[2].id, *stage, "{}", sample.language());
        let point = &start.curves[0].points[1].id;
        let pos = person.pos(At::Face(point.as_str()));
        person.drags(At::Face(point.as_str()), At::View(pos.x, 0.0));
        assert_eq!(person.map().curve_point(point).unwrap().1.value, 2.0, "{}", sample.language());
        for _ in 0..3 {
            person.wants(Intent::Undo);
        }
        assert!(Arc::ptr_eq(person.map(), &start), "{}", sample.language());
    }
}
