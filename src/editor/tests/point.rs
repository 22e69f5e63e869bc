//! Dragging points of the emotion curve.

use super::*;
use crate::model::Face;

/// Where the point called `id` would be at another value, in view points.
fn height_of(person: &Person, id: &str, value: f32) -> At<'static> {
    let layout = person.editor.layout();
    let curve = &layout.curves[0];
    let center = person.rect(id).center();
    let lane = layout.lanes[curve.lane].body_rect;
    let tenths = (lane.height() * 10.0) as i32;
    let y = (0..tenths)
        .map(|tenth| lane.y0 + f64::from(tenth) / 10.0)
        .find(|y| layout.curve_value_at(curve.lane, *y) <= value)
        .unwrap();
    At::Map(center.x, y)
}

#[test]
fn a_point_is_dragged_up_and_down_and_the_map_follows_at_once() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let before = person.map().clone();
        assert_eq!(person.shown_point("p"), (1.0, Face::Happy));
        let target = person.pos(height_of(&person, "p", -1.8));
        person.pulls(At::Face("p"), At::View(target.x, target.y));
        // The curve, the face and its colour follow; the document does not know yet.
        let (value, face) = person.shown_point("p");
        assert!((value + 1.8).abs() < 0.02 && face == Face::Angry, "{value} {face:?}");
        assert!(Arc::ptr_eq(person.map(), &before));
        person.releases(At::View(target.x, target.y));
        let point = person.map().curve_point(&"p".into()).unwrap().1;
        assert!((point.value + 1.8).abs() < 0.02 && point.at == 0.5, "{point:?}");
        assert_eq!(point.value, (point.value * 100.0).round() / 100.0);
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("p", "Move curve point"));
        person.wants(Intent::Undo);
        assert!(Arc::ptr_eq(person.map(), &before));
        assert_eq!(person.shown_point("p"), (1.0, Face::Happy));
    }
}

#[test]
fn a_point_stays_within_its_values() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let pos = person.pos(At::Face("p"));
    person.drags(At::Face("p"), At::View(pos.x, -300.0));
    person.sees(&SHOP.replace("p:+1 ", "p:+2 "));
    let pos = person.pos(At::Face("p"));
    person.drags(At::Face("p"), At::View(pos.x, 2000.0));
    person.sees(&SHOP.replace("p:+1 ", "p:-2 "));
}

#[test]
fn a_point_moves_along_the_journey_between_its_neighbours() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let forward = if flow.is_rtl() { -1.0 } else { 1.0 };
        let width = person.editor.layout().columns[1].x.end - person.editor.layout().columns[1].x.start;
        let start = person.rect("q").center();
        person.drags(At::Face("q"), At::Map(start.x + forward * width * 0.25, start.y));
        person.sees(&SHOP.replace("q:-0.5 ", "q:-0.5@0.75 "));
        // Past its neighbour it does not go.
        person.drags(At::Face("q"), At::Map(start.x + forward * width * 5.0, start.y));
        person.sees(&SHOP.replace("q:-0.5 ", " ").replace("r:+1.5", "q:-0.5@0.46 r:+1.5"));
        person.drags(At::Face("q"), At::Map(start.x - forward * width * 5.0, start.y));
        person.sees(&SHOP.replace("q:-0.5 ", " ").replace("p:+1", "p:+1 q:-0.5@0.54"));
        // It snaps to the middle of a step.
        person.drags(At::Face("q"), At::Map(start.x + 4.0, start.y));
        person.sees(SHOP);
    }
}

#[test]
fn a_small_slip_sideways_does_not_move_a_point_along() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let pos = person.pos(At::Face("q"));
    person.drags(At::Face("q"), At::View(pos.x + 9.0, pos.y - 20.0));
    assert_eq!(person.map().curve_point(&"q".into()).unwrap().1.at, 0.5);
    // With Shift even a large one does not, as long as it goes farther up.
    person.holding(Modifiers::SHIFT, |person| {
        person.presses(At::Face("p"));
        person.releases(At::Face("p"));
        let pos = person.pos(At::Face("p"));
        person.drags(At::Face("p"), At::View(pos.x + 40.0, pos.y + 60.0));
    });
    assert_eq!(person.map().curve_point(&"p".into()).unwrap().1.at, 0.5);
}

#[test]
fn selected_points_go_up_and_down_together() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.clicks(At::Face("p"));
    person.holding(Modifiers::SHIFT, |person| person.clicks(At::Face("q")));
    let target = person.pos(height_of(&person, "q", -1.0));
    let from = person.pos(At::Face("q"));
    person.drags(At::View(from.x, from.y), At::View(target.x, target.y));
    let value = |id: &str| person.map().curve_point(&id.into()).unwrap().1.value;
    assert!((value("q") + 1.0).abs() < 0.02 && (value("p") - 0.5).abs() < 0.02 && value("r") == 1.5);
    assert_eq!(person.undo_name(), "Move 2 curve points");
}

#[test]
fn arrows_nudge_a_point_as_one_step() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let start = person.map().clone();
        person.clicks(At::Face("p"));
        for _ in 0..3 {
            person.types(Key::Up);
        }
        person.sees(&SHOP.replace("p:+1 ", "p:+1.3 "));
        person.types(Key::Down);
        person.sees(&SHOP.replace("p:+1 ", "p:+1.2 "));
        person.wants(Intent::Undo);
        assert!(Arc::ptr_eq(person.map(), &start));
        // With Alt it moves visually along the journey.
        let before = person.rect("p").center().x;
        person.holding(Modifiers::ALT, |person| person.types(Key::Right));
        assert!(person.rect("p").center().x > before);
        let at = if flow.is_rtl() { 0.45 } else { 0.55 };
        person.sees(&SHOP.replace("p:+1 ", &format!("p:+1@{at} ")));
    }
}

#[test]
fn with_shift_arrows_go_farther() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Face("p"));
        person.holding(Modifiers::SHIFT, |person| person.types(Key::Down));
        person.sees(&SHOP.replace("p:+1 ", "p:+0.5 "));
        assert_eq!(person.selected(), "p", "the selection stays");
        let alt_shift = Modifiers { shift: true, alt: true, command: false };
        let on = if flow.is_rtl() { Key::Left } else { Key::Right };
        person.holding(alt_shift, |person| person.types(on));
        person.sees(&SHOP.replace("p:+1 ", "p:+0.5@0.75 "));
    }
}

#[test]
fn after_a_deleted_point_its_neighbour_is_selected() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        for (gone, next) in [("q", "r"), ("r", "p"), ("p", "emotions×Look.1")] {
            person.wants(Intent::Select(ItemRef::Point(gone.into())));
            person.wants(Intent::Delete);
            assert_eq!(person.selected(), next, "after {gone} in {flow:?}");
        }
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        person.editor.select(["p", "q"].map(|id| ItemRef::Point(id.into())).into_iter().collect());
        person.wants(Intent::Delete);
        assert_eq!(person.selected(), "r");
    }
}
