//! Panning and zooming.

use super::*;
use crate::edit::{CardField, Command};

/// A wheel turned in the middle of the canvas.
fn wheel(delta: (f64, f64), modifiers: Modifiers) -> Input {
    Input::Wheel { pos: Point::new(500.0, 300.0), delta: delta.into(), modifiers }
}

#[test]
fn the_wheel_pans() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let start = person.offset();
    person.does(wheel((10.0, -25.0), Modifiers::NONE));
    assert_eq!(person.offset() - start, Vec2::new(10.0, -25.0));
    person.does(wheel((0.0, -30.0), Modifiers::SHIFT));
    assert_eq!(person.offset() - start, Vec2::new(-20.0, -25.0));
}

#[test]
fn the_wheel_with_command_and_a_pinch_zoom_at_the_pointer() {
    for input in
        [wheel((0.0, 240.0), Modifiers::COMMAND), Input::Pinch { pos: Point::new(500.0, 300.0), factor: 2.0 }]
    {
        let mut person = Person::opens(SHOP, Direction::Rtl);
        let zoom = person.editor.camera().zoom;
        let under = person.editor.camera().map_from_view(Point::new(500.0, 300.0));
        person.does(input);
        assert!((person.editor.camera().zoom - zoom * 2.0).abs() < 1e-9);
        let now = person.editor.camera().map_from_view(Point::new(500.0, 300.0));
        assert!((under - now).hypot() < 1e-9);
    }
}

#[test]
fn the_map_is_pulled_with_space_the_middle_button_and_the_hand() {
    let pull = |person: &mut Person, button: Button| {
        let start = person.offset();
        let modifiers = Modifiers::NONE;
        let from = person.pos(At::Card("a"));
        person.does(Input::PointerDown { pos: from, button, modifiers, clicks: 1 });
        assert_eq!(person.editor.cursor(), Cursor::Grabbing);
        let to = from + Vec2::new(30.0, 20.0);
        person.does(Input::PointerMove { pos: to, modifiers });
        person.does(Input::PointerUp { pos: to, button, modifiers });
        assert_eq!(person.offset() - start, Vec2::new(30.0, 20.0));
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("", ""));
    };
    let mut person = Person::opens(SHOP, Direction::Ltr);
    pull(&mut person, Button::Middle);
    person.does(Input::Key { key: Key::Space, pressed: true, modifiers: Modifiers::NONE });
    assert_eq!((person.editor.tool(), person.editor.cursor()), (Tool::Hand, Cursor::Hand));
    pull(&mut person, Button::Primary);
    person.does(Input::Key { key: Key::Space, pressed: false, modifiers: Modifiers::NONE });
    assert_eq!(person.editor.tool(), Tool::Select);
    person.wants(Intent::Use(Tool::Hand));
    pull(&mut person, Button::Primary);
    person.types(Key::Escape);
    assert_eq!(person.editor.tool(), Tool::Select);
}

#[test]
fn the_map_and_the_selection_can_be_fitted() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::FitMap);
        let size = person.editor.layout().size;
        let all = person.editor.camera().view_rect(Rect::from_origin_size((0.0, 0.0), size));
        assert!(all.x0 >= 0.0 && all.y0 >= 0.0 && all.x1 <= 1400.0 && all.y1 <= 900.0, "{all:?}");
        person.clicks(At::Card("g"));
        person.wants(Intent::FitSelection);
        let card = person.editor.camera().view_rect(person.rect("g"));
        assert!((card.center() - Point::new(700.0, 450.0)).hypot() < 1.0, "{card:?}");
        person.wants(Intent::ZoomTo(1.0));
        assert_eq!(person.editor.camera().percent(), 100);
        person.wants(Intent::ZoomIn);
        assert_eq!(person.editor.camera().percent(), 125);
        person.wants(Intent::ZoomOut);
        person.wants(Intent::ZoomOut);
        assert_eq!(person.editor.camera().percent(), 90);
    }
}

#[test]
fn a_map_opens_where_it_begins_and_stays_where_it_is_looked_at() {
    let wide =
        "  | A | B | C | D | E | F | G | H | I | J | K | L | M | N \n actions | a | | | | | | | | | | | | | ";
    for flow in FLOWS {
        let mut person = Person::opens(wide, flow);
        let first = person.editor.camera().view_rect(person.rect("a"));
        assert!(first.x0 >= 0.0 && first.x1 <= 1400.0, "{first:?} in {flow:?}");
        // A map that flows from right to left grows at its left side; what is seen does not jump.
        person
            .editor
            .apply(&crate::edit::Command::Delete { items: vec![ItemRef::Stage("N".into())] })
            .unwrap();
        person.looks();
        let now = person.editor.camera().view_rect(person.rect("a"));
        assert!((now.center() - first.center()).hypot() < 1e-6, "{now:?} {first:?} in {flow:?}");
    }
}

#[test]
fn a_map_that_turns_around_shows_the_same_stages() {
    let wide = "  | A | B | C | D | E | F | G | H | I | J | K | L \n actions | | | | | | f | | | | | | ";
    let mut person = Person::opens(wide, Direction::Ltr);
    person.wants(Intent::ZoomTo(1.5));
    let rect = person.rect("f");
    person.editor.camera_mut().reveal(rect, false);
    person.wants(Intent::SetFlow(Flow::Rtl));
    let now = person.editor.camera().view_rect(person.rect("f"));
    assert!(now.x0 >= 0.0 && now.x1 <= 1400.0, "{now:?}");
    assert_eq!(person.undo_name(), "Change the direction");
}

#[test]
fn a_card_is_dragged_far_at_any_zoom() {
    for zoom in [0.1, 0.5, 1.0, 2.0] {
        for flow in FLOWS {
            let mut person = Person::opens("  | A | B \n actions | a | b", flow);
            person.wants(Intent::ZoomTo(zoom));
            person.wants(Intent::Select(ItemRef::Card("b".into())));
            person.looks();
            person.drags(At::Card("a"), At::Below("b"));
            person.sees("  | A | B \n actions | | b a");
        }
    }
}

#[test]
fn the_beginning_stays_in_view_until_the_person_acts() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let beginning = |person: &Person| {
            let view = person.editor.camera().view_rect(person.rect("a"));
            if flow.is_rtl() { person.editor.camera().viewport().width - view.x1 } else { view.x0 }
        };
        for width in [300.0, 1000.0, 640.0] {
            person.editor.set_viewport(Size::new(width, 600.0));
            person.looks();
            let x = beginning(&person);
            assert!(x >= 0.0 && x < width / 2.0, "{x} of {width} in {flow:?}");
        }
        // Later the view is theirs: its beginning stays at the side where the map begins.
        person.does(wheel((7.0, 5.0), Modifiers::NONE));
        let (x, zoom) = (beginning(&person), person.editor.camera().zoom);
        person.editor.set_viewport(Size::new(900.0, 600.0));
        person.looks();
        assert!((beginning(&person) - x).abs() < 1e-6 && person.editor.camera().zoom == zoom);
    }
}

#[test]
fn what_is_wider_than_the_view_does_not_pull_it_sideways() {
    let wide = "
                | A | B | C | D | E | F | G | H | I | J | K | L
        actions |   |   |   |   |   | f |   |   |   |   |   |
        pains   |   |   |   |   |   |   |   |   |   |   |   |
        ideas   |   |   |   |   |   |   |   |   |   |   |   | ";
    for flow in FLOWS {
        let mut person = Person::opens(wide, flow);
        person.wants(Intent::ZoomTo(1.5));
        let rect = person.rect("f");
        person.editor.camera_mut().reveal(rect, false);
        let before = person.offset();
        person.wants(Intent::Select(ItemRef::Lane("ideas".into())));
        person.wants(Intent::Build(Build::Collapse));
        assert_eq!(person.offset().x, before.x);
        // Up and down it still goes where it is to be seen.
        person.wants(Intent::PanBy(Vec2::new(0.0, -5000.0)));
        person.wants(Intent::Build(Build::Collapse));
        assert_eq!(person.offset().x, before.x);
        let view = person.editor.camera().view_rect(person.rect("ideas"));
        assert!(view.y0 >= 0.0 && view.y1 <= 900.0, "{view:?}");
    }
}

#[test]
fn page_keys_turn_the_map_by_nearly_all_that_is_seen_and_stop_where_it_ends() {
    let lanes: String = (0..20).map(|lane| format!("lane{lane} | a{lane} | | | | | | \n")).collect();
    for flow in FLOWS {
        let mut person = Person::opens(&format!(" | A | B | C | D | E | F | G \n{lanes}"), flow);
        person.editor.set_viewport(Size::new(600.0, 400.0));
        person.looks();
        person.wants(Intent::ZoomTo(1.0));
        person.wants(Intent::FitSelection);
        let (start, size) = (person.offset(), person.editor.layout().size);
        person.types(Key::PageDown);
        assert_eq!(person.offset() - start, Vec2::new(0.0, -340.0));
        person.types(Key::PageUp);
        assert_eq!(person.offset(), start);
        for _ in 0..20 {
            person.types(Key::PageDown);
        }
        let bottom = person.editor.camera().view_from_map(Point::new(0.0, size.height)).y;
        assert!((300.0..400.0).contains(&bottom), "the map ends at {bottom}");
        let end = person.offset();
        person.types(Key::PageDown);
        assert_eq!(person.offset(), end);
        // With Shift it goes along the journey.
        person.holding(Modifiers::SHIFT, |person| {
            person.types(Key::PageDown);
            let along = person.offset().x - end.x;
            assert_eq!(along.abs().round(), 510.0);
            assert_eq!(along > 0.0, flow.is_rtl());
            person.types(Key::PageUp);
            assert_eq!(person.offset(), end);
        });
    }
}

/// A person who has a map before them that is larger than the canvas, at a place of their choice.
fn looks_closely(flow: Direction) -> Person {
    let mut person = Person::opens(SHOP, flow);
    person.wants(Intent::ZoomTo(3.0));
    person.wants(Intent::Select(ItemRef::Card("c".into())));
    person.wants(Intent::FitSelection);
    person.wants(Intent::ZoomTo(3.0));
    person
}

#[test]
fn the_scroll_returns_with_undo_and_redo() {
    for flow in FLOWS {
        let mut person = looks_closely(flow);
        person.does(wheel((7.0, 11.0), Modifiers::NONE));
        let before = person.offset();
        // What is done at the other end of the map brings that into view.
        person.wants(Intent::AddStage { index: 9 });
        let after = person.offset();
        assert!((after - before).hypot() > 100.0, "{flow:?}: the new stage was out of sight");
        for _ in 0..2 {
            person.does(wheel((-13.0, -150.0), Modifiers::NONE));
            person.wants(Intent::Undo);
            assert!((person.offset() - before).hypot() < 1e-6, "{flow:?}: {:?} {before:?}", person.offset());
            person.does(wheel((40.0, 170.0), Modifiers::NONE));
            person.wants(Intent::Redo);
            assert!((person.offset() - after).hypot() < 1e-6, "{flow:?}: {:?} {after:?}", person.offset());
        }
    }
}

#[test]
fn the_scroll_returns_to_where_a_drag_began() {
    for flow in FLOWS {
        let mut person = looks_closely(flow);
        let before = person.offset();
        let modifiers = Modifiers::NONE;
        let (button, from) = (Button::Primary, person.pos(At::Card("c")));
        person.does(Input::PointerDown { pos: from, button, modifiers, clicks: 1 });
        person.does(Input::PointerMove { pos: from + Vec2::new(20.0, 0.0), modifiers });
        person.does(wheel((0.0, -700.0), Modifiers::NONE));
        person.does(Input::PointerMove { pos: from + Vec2::new(30.0, 0.0), modifiers });
        person.does(Input::PointerUp { pos: from + Vec2::new(30.0, 0.0), button, modifiers });
        assert!(!person.undo_name().is_empty(), "{flow:?}: the card is in another lane");
        let after = person.offset();
        assert!((after - before).hypot() > 100.0, "{flow:?}");
        person.wants(Intent::Undo);
        assert!((person.offset() - before).hypot() < 1e-6, "{flow:?}: {:?} {before:?}", person.offset());
        person.wants(Intent::Redo);
        assert!((person.offset() - after).hypot() < 1e-6, "{flow:?}: {:?} {after:?}", person.offset());
        // So it does when the drag is called off.
        let from = person.pos(At::Card("c"));
        person.does(Input::PointerDown { pos: from, button, modifiers, clicks: 1 });
        person.does(Input::PointerMove { pos: from + Vec2::new(20.0, 0.0), modifiers });
        person.does(wheel((0.0, 300.0), Modifiers::NONE));
        assert!((person.offset() - after).hypot() > 100.0, "{flow:?}");
        person.types(Key::Escape);
        assert!((person.offset() - after).hypot() < 1e-6, "{flow:?}: {:?} {after:?}", person.offset());
    }
}

#[test]
fn undo_at_another_zoom_moves_the_map_no_further_than_it_must() {
    for flow in FLOWS {
        let mut person = looks_closely(flow);
        person.wants(Intent::Duplicate);
        person.wants(Intent::FitMap);
        let whole = person.offset();
        person.wants(Intent::Undo);
        let size = person.editor.layout().size;
        let map = person.editor.camera().view_rect(Rect::from_origin_size((0.0, 0.0), size));
        assert!(map.x0 >= 0.0 && map.x1 <= 1400.0 && (person.offset().y - whole.y).abs() < 1e-6, "{flow:?}");
    }
}

#[test]
fn what_was_changed_out_of_sight_comes_into_sight_by_undo() {
    for flow in FLOWS {
        let mut person = looks_closely(flow);
        person.does(wheel((0.0, -5000.0), Modifiers::NONE));
        let id = Id::from("c");
        let seen = |person: &Person| person.editor.camera().visible().overlaps(person.rect("c"));
        assert!(!seen(&person), "{flow:?}");
        let change = Command::EditCards { ids: vec![id], set: vec![CardField::MomentOfTruth(true)] };
        person.editor.apply(&change).unwrap();
        person.wants(Intent::Undo);
        assert!(seen(&person), "{flow:?}");
    }
}

#[test]
fn the_scroll_returns_to_the_beginning_of_a_long_map() {
    let mut map = story::map(SHOP);
    map.stages = (0..120)
        .map(|i| {
            let step = crate::model::Step { id: Id::from(format!("step{i}").as_str()), ..Default::default() };
            crate::model::Stage {
                id: Id::from(format!("stage{i}").as_str()),
                steps: vec![step],
                ..Default::default()
            }
        })
        .collect();
    let lanes: Vec<Id> = map.lanes.iter().map(|lane| lane.id.clone()).collect();
    let card = |i: usize| crate::model::Card {
        id: Id::from(format!("card{i}").as_str()),
        lane: lanes[i % 3].clone(),
        step: Id::from(format!("step{}", i % 120).as_str()),
        text: format!("What is said on card {i}"),
        ..Default::default()
    };
    map.cards = (0..2000).map(|i| Arc::new(card(i))).collect();
    map.curves.clear();
    for flow in FLOWS {
        let mut person = Person::opens_map(map.clone(), flow);
        person.editor.set_pace(Some(100));
        person.wants(Intent::ZoomTo(1.0));
        person.clicks(At::Card("card0"));
        let before = person.offset();
        for _ in 0..3 {
            person.wants(Intent::SelectAll);
        }
        person.types(Key::Delete);
        person.looks();
        person.wants(Intent::Undo);
        for _ in 0..40 {
            person.looks();
        }
        assert!((person.offset() - before).hypot() < 1e-6, "{flow:?}: {:?} {before:?}", person.offset());
    }
}
