//! Typing names: of stages, personas, curve words and the rest that has one line.

use super::*;
use crate::edit::{Command, LaneField, MapField};

#[test]
fn letters_take_the_place_of_a_selected_name_and_enter_goes_on_with_it() {
    let mut map = story::map(&format!("{SHOP}\nlinks: d>e"));
    map.personas.push(crate::model::Persona { id: "p1".into(), name: "Leila".into(), ..Default::default() });
    (map.title, map.scenario.problem) = ("Old".into(), "Old".into());
    map.links[0].label = "old".into();
    map.curves[0].points[1].word = "old".into();
    map.stages[1].steps = vec![
        crate::model::Step { title: "Old".into(), ..map.stages[1].steps[0].clone() },
        crate::model::Step { id: "more".into(), ..Default::default() },
    ];
    let link = ItemRef::Link(map.links[0].id.clone());
    let items = [
        ItemRef::Title,
        ItemRef::Persona("p1".into()),
        ItemRef::Scenario,
        ItemRef::Stage("Buy".into()),
        ItemRef::Step("Buy.1".into()),
        ItemRef::Lane("actions".into()),
        ItemRef::Point("q".into()),
        link,
    ];
    for flow in FLOWS {
        for item in &items {
            let mut person = Person::opens_map(map.clone(), flow);
            let text = crate::editor::typing::text_of_item(item).unwrap();
            let read = |person: &Person| crate::editor::typing::written(person.map(), &text).unwrap();
            let old = read(&person);
            person.wants(Intent::Select(item.clone()));
            person.writes("جديد");
            person.types(Key::Enter);
            assert_eq!(read(&person), "جديد", "{item:?}");
            assert_eq!(person.steps(), 1);
            for key in [Key::Enter, Key::F2] {
                person.types(key);
                person.writes("!");
                person.types(Key::Enter);
            }
            assert_eq!(read(&person), "جديد!!", "{item:?}");
            // Composed by an input method it is the same, and Shift+Escape takes all back.
            person.does(Input::Text(TextInput::Preedit { text: "か".into(), cursor: None }));
            assert_eq!(&*person.view().block.text, "か", "{item:?}");
            person.holding(Modifiers::SHIFT, |person| person.types(Key::Escape));
            assert_eq!(read(&person), "جديد!!", "{item:?}");
            for _ in 0..3 {
                person.wants(Intent::Undo);
            }
            assert_eq!(read(&person), old, "{item:?}");
        }
    }
}

#[test]
fn a_double_click_on_a_name_keeps_it_and_a_given_one_is_replaced() {
    for flow in FLOWS {
        let mut person = Person::opens_written(flow);
        person.double_clicks(At::Stage("Buy", 0.9));
        person.releases(At::Stage("Buy", 0.9));
        person.writes("!");
        person.types(Key::Enter);
        assert_eq!(person.map().stages[1].title, "Buy!");
        // The title of a new stage is nothing to go on with, whenever it is opened.
        person.wants(Intent::Build(Build::Stage(Beside::After)));
        person.types(Key::Escape);
        person.types(Key::Enter);
        person.writes("After");
        person.types(Key::Enter);
        assert_eq!(person.map().stages[2].title, "After");
        // Nor is that of a new map, or of a lane that is called after its kind.
        let title = Locale::En.text("untitled-map");
        person.editor.apply(&Command::EditMap { set: vec![MapField::Title(title)] }).unwrap();
        let title = Locale::En.text("lane-actions");
        let set = vec![LaneField::Title(title)];
        person.editor.apply(&Command::EditLanes { ids: vec!["actions".into()], set }).unwrap();
        person.looks();
        person.double_clicks(At::Lane("actions", 0.5));
        person.releases(At::Lane("actions", 0.5));
        person.writes("Doing");
        person.types(Key::Enter);
        assert_eq!(person.map().lanes[0].title, "Doing");
        person.wants(Intent::Select(ItemRef::Title));
        person.types(Key::Enter);
        person.writes("Ours");
        person.types(Key::Enter);
        assert_eq!(person.map().title, "Ours");
    }
}

#[test]
fn a_press_beside_the_letters_of_a_name_goes_on_at_its_end() {
    for flow in FLOWS {
        let mut map = story::map(SHOP);
        for point in &mut map.curves[0].points {
            point.word = "calm".into();
        }
        let mut person = Person::opens_map(map, flow);
        person.double_clicks(At::Face("q"));
        person.releases(At::Face("q"));
        person.writes("توتر");
        person.types(Key::Enter);
        assert_eq!(person.map().curve_point(&"q".into()).unwrap().1.word, "calmتوتر");
    }
}

#[test]
fn a_new_persona_is_typed_in_the_header_and_an_empty_one_leaves_no_trace() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let before = person.map().clone();
        person.wants(Intent::Build(Build::Persona));
        assert!(person.editor.is_typing());
        person.types(Key::Escape);
        assert!(Arc::ptr_eq(&before, person.map()) && person.undo_name().is_empty());
        // The chip that offers one is pressed.
        let offer = person.editor.layout().header.offers[0].1.rect.center();
        person.clicks(At::Map(offer.x, offer.y));
        person.writes("ريم");
        person.types(Key::Enter);
        assert_eq!(person.map().personas[0].name, "ريم");
        assert_eq!(person.editor.layout().header.offers.len(), 1, "the scenario is still offered");
        person.wants(Intent::Build(Build::Scenario));
        person.writes("late at night");
        person.types(Key::Enter);
        assert_eq!(person.map().scenario.problem, "late at night");
        assert!(person.editor.layout().header.offers.is_empty());
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        person.sees(SHOP);
        assert!(person.map().personas.is_empty(), "each was one step");
    }
}

#[test]
fn a_goal_is_set_from_anything_in_its_stage() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Card("d"));
        person.wants(Intent::Build(Build::Goal));
        person.writes("to be done");
        person.types(Key::Enter);
        assert_eq!(person.map().stages[1].goal, "to be done");
        assert_eq!(person.selected(), "stage Buy");
    }
}

#[test]
fn what_was_typed_and_taken_back_can_be_done_again_after_the_step_before_it() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("a"));
    person.writes("one");
    person.types(Key::Escape);
    person.clicks(At::Card("d"));
    person.writes("two");
    let ctrl_z = |person: &mut Person| person.holding(Modifiers::COMMAND, |person| person.types(Key::Z));
    ctrl_z(&mut person);
    assert!(person.editor.is_typing());
    ctrl_z(&mut person);
    assert!(!person.editor.is_typing());
    assert_eq!((person.text_of("a"), person.text_of("d")), ("a".into(), "d".into()));
    person.wants(Intent::Redo);
    assert_eq!((person.text_of("a"), person.text_of("d")), ("aone".into(), "d".into()));
    person.wants(Intent::Redo);
    assert_eq!((person.text_of("a"), person.text_of("d")), ("aone".into(), "dtwo".into()));
}
