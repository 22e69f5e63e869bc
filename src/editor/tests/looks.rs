//! Looks from one thing to others, and what a picture of the selection shows.

use super::*;
use crate::model::{Card, Color};

fn teal() -> Option<Color> {
    "teal".parse().ok()
}

impl Person {
    fn whole_card(&self, id: &str) -> Card {
        Card::clone(self.map().card(&id.into()).unwrap())
    }
}

#[test]
fn looks_go_from_a_card_to_many_in_one_step() {
    let mut person = Person::opens(SHOP, Direction::Rtl);
    person.clicks(At::Card("a"));
    person.wants(Intent::Build(Build::Color(teal())));
    person.wants(Intent::Build(Build::Icon(Some("phone".to_owned()))));
    person.wants(Intent::Build(Build::MomentOfTruth));
    let looks = person.editor.looks().unwrap();
    person.clicks(At::Card("d"));
    person.holding(Modifiers::SHIFT, |person| {
        person.clicks(At::Card("e"));
        person.clicks(At::Stage("Stay", 0.5));
    });
    person.editor.set_looks(&looks);
    person.looks();
    for id in ["d", "e"] {
        let card = person.whole_card(id);
        assert_eq!((card.color, card.icon.as_deref(), card.moment_of_truth), (teal(), Some("phone"), true));
        assert_eq!(card.text, id, "what it says stays");
    }
    assert_eq!(person.map().stages[2].color, teal());
    assert_eq!(person.undo_name(), "Paste the style");
    person.wants(Intent::Undo);
    assert_eq!((person.whole_card("e").color, person.map().stages[2].color), (None, None));
}

#[test]
fn a_lane_takes_of_a_card_what_it_can_have() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    let looks = Looks {
        color: teal(),
        icon: Some(Some("key".to_owned())),
        direction: None,
        marks: Some((true, true)),
    };
    person.clicks(At::Lane("actions", 0.5));
    person.editor.set_looks(&looks);
    person.looks();
    let lane = &person.map().lanes[0];
    assert_eq!((lane.color, lane.icon.as_deref()), (teal(), Some("key")));
    // What has no looks gives none.
    person.wants(Intent::Select(ItemRef::Title));
    assert_eq!(person.editor.looks(), None);
}

#[test]
fn a_picture_shows_cards_and_whole_cells_stages_and_lanes() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        assert_eq!(person.editor.selected_region(), None, "nothing selected is the whole map");
        person.clicks(At::Card("e"));
        let card = person.editor.selected_region().unwrap();
        assert!(card.contains_rect(person.rect("e")) && !card.contains(person.rect("f").center()));
        person.wants(Intent::Select(ItemRef::Cell { lane: "pain-points".into(), step: "Buy.1".into() }));
        let cell = person.editor.selected_region().unwrap();
        for id in ["e", "f"] {
            assert!(cell.contains_rect(person.rect(id)), "{id} stands in the cell");
        }
        assert!(
            !cell.intersect(person.rect("d")).area().gt(&0.0)
                && cell.intersect(person.rect("g")).is_zero_area()
        );
        person.clicks(At::Card("e"));
        person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("g")));
        let both = person.editor.selected_region().unwrap();
        assert!(both.contains_rect(card) && both.contains_rect(person.rect("g")));
        person.clicks(At::Stage("Buy", 0.5));
        let stage = person.editor.selected_region().unwrap();
        for id in ["d", "e", "f"] {
            assert!(stage.contains_rect(person.rect(id)), "{id}");
        }
        assert!(stage.intersect(person.rect("g")).is_zero_area());
        person.clicks(At::Lane("pain-points", 0.5));
        let lane = person.editor.selected_region().unwrap();
        assert!(lane.contains_rect(person.rect("e")) && lane.contains_rect(person.rect("g")));
        assert!(lane.intersect(person.rect("a")).is_zero_area());
    }
}
