//! In front of an audience.

use super::*;

/// Somebody who presents.
fn presents(flow: Direction) -> Person {
    let mut person = Person::opens(SHOP, flow);
    person.clicks(At::Card("b"));
    person.editor.present();
    person.editor.set_viewport(Size::new(1920.0, 1080.0));
    person.looks();
    person
}

fn whole(person: &Person) -> Rect {
    let size = person.editor.layout().size;
    person.editor.camera().view_rect(Rect::from_origin_size((0.0, 0.0), size))
}

#[test]
fn an_audience_sees_the_whole_map_and_nothing_but_it() {
    for flow in FLOWS {
        let mut person = presents(flow);
        assert_eq!(person.selected(), "");
        assert_eq!(format!("{:?}", person.editor.overlay()), format!("{:?}", Overlay::default()));
        for size in [Size::new(1920.0, 1080.0), Size::new(800.0, 600.0)] {
            person.editor.set_viewport(size);
            person.looks();
            let (map, centre) = (whole(&person), person.editor.camera().center());
            assert!(map.x0 >= 23.9 && map.y0 >= 23.9, "{map:?} of {size}");
            assert!((map.center() - centre).hypot() < 1e-6, "in the middle");
        }
    }
}

#[test]
fn nothing_that_is_pressed_changes_a_map_that_is_presented() {
    for flow in FLOWS {
        let mut person = presents(flow);
        let map = person.map().clone();
        let zoom = person.editor.camera().zoom;
        person.drags(At::Card("a"), At::Cell("pain-points", "Look.1"));
        person.drags(At::Stage("Look", 0.5), At::Stage("Stay", 0.9));
        person.drags(At::Stage("Look", 1.0), At::Stage("Buy", 0.5));
        person.drags(At::Face("p"), At::Face("q"));
        for at in [At::Card("d"), At::Cell("actions", "Buy.1"), At::Stage("Buy", 0.5), At::Face("q")] {
            person.double_clicks(at);
            let (pos, modifiers) = (person.pos(at), Modifiers::NONE);
            person.does(Input::PointerUp { pos, button: Button::Primary, modifiers });
        }
        for key in [Key::Enter, Key::F2, Key::Delete, Key::Backspace, Key::Tab, Key::Home, Key::Space] {
            person.types(key);
            assert!(!person.editor.is_typing(), "{key:?}");
        }
        person.does(Input::Text(TextInput::Typed("x".into())));
        for intent in [
            Intent::Select(ItemRef::Card("a".into())),
            Intent::SelectAll,
            Intent::Use(Tool::Note),
            Intent::Build(Build::Persona),
            Intent::Undo,
        ] {
            assert!(!person.editor.can(&intent), "{intent:?}");
            person.wants(intent);
        }
        assert!(person.editor.additions().is_empty());
        person.editor.add(Addition::Stage);
        assert!(!person.editor.is_typing() && person.editor.tool() == Tool::Select);
        assert!(Arc::ptr_eq(person.map(), &map) && person.selected().is_empty());
        assert_eq!(person.editor.camera().zoom, zoom);
    }
}

#[test]
fn who_presents_moves_the_map_with_pointer_wheel_and_keys() {
    let mut person = presents(Direction::Ltr);
    let start = person.offset();
    let from = person.pos(At::Card("d"));
    person.drags(At::Card("d"), At::View(from.x + 30.0, from.y + 20.0));
    assert_eq!(person.offset() - start, Vec2::new(30.0, 20.0));
    person.types(Key::Left);
    assert!(person.offset().x > start.x + 30.0, "what lies at the left comes in");
    let width = whole(&person).width();
    person.wants(Intent::ZoomOut);
    assert!(whole(&person).width() < width);
    person.wants(Intent::FitMap);
    assert!((whole(&person).center() - person.editor.camera().center()).hypot() < 1e-6);
}

#[test]
fn afterwards_all_is_seen_as_before() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.wants(Intent::ZoomTo(1.5));
        person.wants(Intent::PanBy(Vec2::new(-130.0, 40.0)));
        let (before, small) = (*person.editor.camera(), person.editor.camera().viewport());
        person.editor.present();
        person.editor.set_viewport(Size::new(1920.0, 1080.0));
        person.looks();
        assert_ne!(*person.editor.camera(), before);
        person.editor.end_presentation();
        person.editor.set_viewport(small);
        person.looks();
        assert_eq!(*person.editor.camera(), before);
        person.clicks(At::Card("a"));
        assert_eq!(person.selected(), "a", "and all can be done again");
    }
}

#[test]
fn what_is_typed_when_a_presentation_begins_is_kept() {
    let mut person = Person::opens(SHOP, Direction::Ltr);
    person.clicks(At::Card("d"));
    person.types(Key::Enter);
    person.writes("!");
    person.editor.present();
    assert!(!person.editor.is_typing());
    assert_eq!(person.map().card(&"d".into()).unwrap().text, "d!");
}
