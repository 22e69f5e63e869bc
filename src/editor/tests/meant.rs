//! A press that ends the typing goes to what was under the pointer, though it moves as what was typed is done.

use super::*;
use crate::model::{Card, Persona};

/// A map with two personas, the first with a short name, and a scenario.
fn peopled(flow: Direction) -> Person {
    let mut map = story::map(SHOP);
    let persona = |id: &str, name: &str| Persona { id: id.into(), name: name.into(), ..Persona::default() };
    map.personas = vec![persona("p1", "Al"), persona("p2", "Noor")];
    map.scenario.problem = "Desks for twelve".into();
    Person::opens_map(map, flow)
}

impl Person {
    /// The far end of the chip of a persona or of the scenario, as it is on the screen now.
    fn end_of_chip(&self, text: &MapText) -> Point {
        let layout = self.editor.layout();
        let rect = layout.text_area(text).unwrap();
        let x = if layout.direction.is_rtl() { rect.x0 + 4.0 } else { rect.x1 - 4.0 };
        self.editor.camera().view_from_map(Point::new(x, rect.center().y))
    }

    fn double_clicks_in_place(&mut self, pos: Point) {
        let at = At::View(pos.x, pos.y);
        self.clicks(at);
        let (button, modifiers) = (Button::Primary, self.held);
        self.does(Input::PointerDown { pos, button, modifiers, clicks: 2 });
        self.releases(at);
    }
}

#[test]
fn a_click_on_the_chip_beside_a_typed_one_selects_it() {
    for flow in FLOWS {
        let mut person = peopled(flow);
        let first = MapText::Persona("p1".into());
        for (next, expected) in [
            (MapText::Persona("p2".into()), ItemRef::Persona("p2".into())),
            (MapText::Problem, ItemRef::Scenario),
        ] {
            person.editor.type_text(first.clone());
            person.looks();
            person.writes("Li");
            let pos = person.end_of_chip(&next);
            person.clicks(At::View(pos.x, pos.y));
            assert!(!person.editor.is_typing());
            assert_eq!(person.map().personas[0].name, "Li", "what was typed is kept");
            assert_eq!(person.editor.selection().single(), Some(&expected), "{flow:?}");
            assert_ne!(person.end_of_chip(&next).round(), pos.round(), "it has moved");
        }
    }
}

#[test]
fn a_double_click_opens_what_it_began_on_and_a_third_press_stays_there() {
    for flow in FLOWS {
        let mut person = peopled(flow);
        person.editor.type_text(MapText::Persona("p1".into()));
        person.looks();
        let next = MapText::Persona("p2".into());
        let pos = person.end_of_chip(&next);
        person.double_clicks_in_place(pos);
        assert_eq!(person.editor.typed_text(), Some(&next), "{flow:?}");
        let (button, modifiers) = (Button::Primary, Modifiers::NONE);
        person.does(Input::PointerDown { pos, button, modifiers, clicks: 3 });
        assert_eq!(person.editor.typed_text(), Some(&next), "{flow:?}");
        // A new press is for what is there now.
        person.does(Input::PointerUp { pos, button, modifiers });
        person.moves(At::Map(-40.0, -10.0));
        person.clicks(At::Map(-40.0, -10.0));
        assert!(!person.editor.is_typing() && person.editor.selection().is_empty());
    }
}

#[test]
fn the_other_button_asks_about_the_chip_that_was_pressed() {
    for flow in FLOWS {
        let mut person = peopled(flow);
        person.editor.type_text(MapText::Persona("p1".into()));
        person.looks();
        let pos = person.end_of_chip(&MapText::Problem);
        person.does(Input::PointerDown {
            pos,
            button: Button::Secondary,
            modifiers: Modifiers::NONE,
            clicks: 1,
        });
        let asked = matches!(&person.request, Some(Request::OpenContextMenu { hit: Hit::Scenario, .. }));
        assert!(asked, "{flow:?}: {:?}", person.request);
    }
}

#[test]
fn cards_below_one_that_goes_away_are_clicked_dragged_and_linked_where_they_were() {
    for flow in FLOWS {
        // A full cell and a new card in it, so that every lane below stands lower while it is typed.
        let mut map = story::map(SHOP);
        for index in 0..3 {
            let card = Card {
                id: format!("more{index}").as_str().into(),
                lane: "actions".into(),
                step: "Look.1".into(),
                ..Card::default()
            };
            map.cards.push(card.into());
        }
        let mut person = Person::opens_map(map, flow);
        let new_card = |person: &mut Person| {
            person.wants(Intent::Select(ItemRef::Cell { lane: "actions".into(), step: "Look.1".into() }));
            person.wants(Intent::Open);
            assert!(person.editor.is_typing());
        };
        new_card(&mut person);
        let pos = person.pos(At::Card("f"));
        person.clicks(At::View(pos.x, pos.y));
        assert_eq!(person.selected(), "f", "{flow:?}");
        assert_ne!(person.pos(At::Card("f")), pos, "it has moved");
        // The empty place of a cell, too.
        new_card(&mut person);
        let pos = person.pos(At::Cell("pain-points", "Look.1"));
        person.clicks(At::View(pos.x, pos.y));
        assert_eq!(person.selected(), "pain-points×Look.1", "{flow:?}");
        // A drag takes the card that was pressed.
        new_card(&mut person);
        let pos = person.pos(At::Card("g"));
        person.presses(At::View(pos.x, pos.y));
        let to = person.pos(At::Cell("pain-points", "Look.1"));
        person.moves(At::View(pos.x + 8.0, pos.y));
        person.moves(At::View(to.x, to.y));
        person.releases(At::View(to.x, to.y));
        let moved = person.map().card(&"g".into()).unwrap();
        assert_eq!((moved.lane.as_str(), moved.step.as_str()), ("pain-points", "Look.1"), "{flow:?}");
    }
}
