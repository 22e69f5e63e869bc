//! Dragging stages and lanes.

use super::*;

#[test]
fn stages_are_dragged_by_their_headers() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.drags(At::Stage("Stay", 0.5), At::Stage("Look", 0.2));
        person.sees(
            "
                       | Stay    | Look     | Buy
            actions    |         | a b c    | d
            emotions   | r:+1.5  | p:+1     | q:-0.5
            pain-points| g       |          | e f",
        );
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("stage Stay", "Move stage"));
        person.drags(At::Stage("Stay", 0.5), At::Stage("Look", 0.8));
        person.drags(At::Stage("Stay", 0.5), At::Stage("Buy", 0.8));
        person.sees(SHOP);
    }
}

#[test]
fn a_stage_shows_where_it_will_land() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.pulls(At::Stage("Look", 0.5), At::Stage("Buy", 0.8));
        let overlay = person.editor.overlay();
        let Some(Slot::Stage(slot)) = &overlay.slot else { panic!("{overlay:?}") };
        let (buy, stay) = (person.rect("Buy"), person.rect("Stay"));
        let between = if flow.is_rtl() { (stay.x1, buy.x0) } else { (buy.x1, stay.x0) };
        assert!(slot.mark.p0.x >= between.0 && slot.mark.p0.x <= between.1, "{slot:?} {between:?}");
        assert_eq!(slot.index, 2);
        let [Ghost::Stage { rect, .. }] = overlay.ghosts.as_slice() else { panic!("{overlay:?}") };
        assert_eq!(rect.y0, person.rect("Look").y0);
    }
}

#[test]
fn lanes_are_dragged_by_their_labels() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.drags(At::Lane("actions", 0.5), At::Lane("pain-points", 0.9));
        person.sees(
            "
                       | Look    | Buy      | Stay
            emotions   | p:+1    | q:-0.5   | r:+1.5
            pain-points|         | e f      | g
            actions    | a b c   | d        | ",
        );
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("lane actions", "Move lane"));
        person.wants(Intent::Undo);
        person.sees(SHOP);
    }
}

#[test]
fn several_stages_are_dragged_together() {
    let mut person = Person::opens("  | A | B | C | D \n actions | a | b | c | d", Direction::Rtl);
    person.clicks(At::Stage("C", 0.5));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Stage("A", 0.5)));
    person.drags(At::Stage("A", 0.5), At::Stage("D", 0.8));
    person.sees("  | B | D | A | C \n actions | b | d | a | c");
    assert_eq!(person.undo_name(), "Move 2 stages");
}

#[test]
fn with_alt_a_stage_or_lane_is_copied_with_what_is_in_it() {
    let mut person =
        Person::opens("   | Look | Buy \n actions | a b | c \n emotions | p:1 | q:-1", Direction::Ltr);
    person.holding(Modifiers::ALT, |person| person.drags(At::Stage("Look", 0.5), At::Stage("Buy", 0.8)));
    let map = story::show(person.map());
    assert_eq!(
        map.lines().next().unwrap().split('|').map(str::trim).collect::<Vec<_>>(),
        ["", "Look", "Buy", "Look"]
    );
    assert_eq!(
        map.lines().nth(1).unwrap().split('|').map(str::trim).collect::<Vec<_>>(),
        ["actions", "a b", "c", "a b"]
    );
    assert_eq!(person.map().curves[0].points.len(), 3);
    assert_eq!(person.undo_name(), "Duplicate stage");
    assert!(matches!(person.editor.selection().single(), Some(ItemRef::Stage(id)) if id.as_str() != "Look"));

    person.holding(Modifiers::ALT, |person| person.drags(At::Lane("actions", 0.5), At::Lane("actions", 0.2)));
    let map = story::show(person.map());
    assert_eq!(map.lines().nth(1), map.lines().nth(2));
    assert_eq!(person.undo_name(), "Duplicate lane");
}
