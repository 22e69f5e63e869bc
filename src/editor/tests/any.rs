//! Anything that pointer and keys can do keeps the map whole and can be undone.

use proptest::prelude::*;

use super::*;
use crate::edit::story::broken;

/// Something that a person does, from a few numbers.
fn any_input() -> impl Strategy<Value = Input> {
    let pos = (-20.0..1420.0, -20.0..920.0).prop_map(|(x, y)| Point::new(x, y));
    let modifiers = (prop::bool::weighted(0.2), prop::bool::weighted(0.2), prop::bool::weighted(0.1))
        .prop_map(|(shift, alt, command)| Modifiers { shift, alt, command });
    let button =
        prop_oneof![8 => Just(Button::Primary), 1 => Just(Button::Middle), 1 => Just(Button::Secondary)];
    let key = prop::sample::select(vec![
        Key::Escape,
        Key::Space,
        Key::Enter,
        Key::Tab,
        Key::Delete,
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Backspace,
        Key::Home,
        Key::Z,
        Key::LeftShift,
        Key::F2,
    ]);
    let text = prop::sample::select(vec!["a", "ب", " ", "x\ny", "ש 12", "\u{301}"]);
    prop_oneof![
        4 => (pos.clone(), button.clone(), modifiers.clone(), 1_u8..3).prop_map(|(pos, button, modifiers, clicks)| {
            Input::PointerDown { pos, button, modifiers, clicks }
        }),
        8 => (pos.clone(), modifiers.clone()).prop_map(|(pos, modifiers)| Input::PointerMove { pos, modifiers }),
        4 => (pos.clone(), button, modifiers.clone()).prop_map(|(pos, button, modifiers)| {
            Input::PointerUp { pos, button, modifiers }
        }),
        1 => Just(Input::PointerGone),
        1 => (pos.clone(), -300.0..300.0, -300.0..300.0, modifiers.clone())
            .prop_map(|(pos, x, y, modifiers)| Input::Wheel { pos, delta: Vec2::new(x, y), modifiers }),
        1 => (pos, 0.2..5.0).prop_map(|(pos, factor)| Input::Pinch { pos, factor }),
        6 => (key, prop::bool::weighted(0.8), modifiers)
            .prop_map(|(key, pressed, modifiers)| Input::Key { key, pressed, modifiers }),
        2 => (0.0..0.2).prop_map(|seconds| Input::Tick { seconds }),
        6 => text.clone().prop_map(|text| Input::Text(TextInput::Typed(text.to_owned()))),
        1 => text.clone().prop_map(|text| Input::Text(TextInput::Pasted(text.to_owned()))),
        1 => Just(Input::Text(TextInput::Cut)),
        1 => text.clone().prop_map(|text| Input::Text(TextInput::Preedit { text: text.to_owned(), cursor: None })),
        1 => text.prop_map(|text| Input::Text(TextInput::Composed(text.to_owned()))),
        1 => Just(Input::Cancel),
    ]
}

/// Drags that begin on something, which random positions seldom do.
#[derive(Clone, Debug)]
enum Act {
    Raw(Input),
    Drag(usize, f64, f64, Modifiers),
    Want(Intent),
}

fn any_act() -> impl Strategy<Value = Act> {
    let intent = prop::sample::select(vec![
        Intent::Undo,
        Intent::Undo,
        Intent::Redo,
        Intent::Duplicate,
        Intent::SelectAll,
        Intent::SelectWithin(Extent::Lane),
        Intent::SelectWithin(Extent::Stage),
        Intent::MoveFar(Toward::Up),
        Intent::MoveFar(Toward::Left),
        Intent::Move(Toward::Left),
        Intent::Move(Toward::Down),
        Intent::AddStage { index: 1 },
        Intent::FitMap,
        Intent::FitSelection,
        Intent::SetFlow(Flow::Rtl),
        Intent::SetFlow(Flow::Ltr),
    ]);
    let held = prop::sample::select(vec![Modifiers::NONE, Modifiers::NONE, Modifiers::ALT, Modifiers::SHIFT]);
    prop_oneof![
        6 => any_input().prop_map(Act::Raw),
        4 => (0_usize..40, -600.0..600.0, -400.0..400.0, held).prop_map(|(item, x, y, held)| Act::Drag(item, x, y, held)),
        2 => intent.prop_map(Act::Want),
    ]
}

impl Person {
    /// Drags one of all things that are shown by an offset.
    fn drags_something(&mut self, index: usize, x: f64, y: f64) {
        let layout = self.editor.layout().clone();
        let cards = layout.all_cards().map(|card| card.rect.center());
        let stages = layout.stages.iter().map(|stage| stage.rect.center());
        let lanes = layout.lanes.iter().map(|lane| lane.label_rect.center());
        let points = layout.curves.iter().flat_map(|curve| &curve.points).map(|point| point.center);
        let places: Vec<Point> = cards.chain(stages).chain(lanes).chain(points).collect();
        if let Some(from) = places.get(index % places.len().max(1)) {
            let start = self.editor.camera().view_from_map(*from);
            self.drags(At::View(start.x, start.y), At::View(start.x + x, start.y + y));
        }
    }
}

proptest! {
    #[test]
    fn anything_done_keeps_the_map_whole_and_is_undone_to_the_start(
        rtl in any::<bool>(),
        acts in proptest::collection::vec(any_act(), 1..40),
    ) {
        let mut person = Person::opens("
                       | Look    | Buy      | ..       | Stay
            actions    | a b     | c~2      |          | d!
            emotions   | p:+1    | q:-0.5   | s:0      | r:+2
            pain-points|         | e f      | h        | g
            links: a>c e>g
            unplaced: x", if rtl { Direction::Rtl } else { Direction::Ltr });
        let start = person.map().clone();
        for act in acts {
            match act {
                Act::Raw(input) => person.does(input),
                Act::Drag(item, x, y, held) => person.holding(held, |person| person.drags_something(item, x, y)),
                Act::Want(intent) => person.wants(intent),
            }
            let broken = broken(person.map());
            prop_assert!(broken.is_empty(), "{broken:?}");
            let selection = person.editor.selection();
            prop_assert_eq!(&selection.within(person.map()), selection);
            let camera = *person.editor.camera();
            prop_assert!(Camera::ZOOMS.contains(&camera.zoom) && camera.offset.is_finite());
        }
        person.does(Input::Cancel);
        prop_assert!(!person.editor.is_busy() && !person.wants_tick);
        while person.editor.can(&Intent::Undo) {
            person.wants(Intent::Undo);
        }
        prop_assert!(Arc::ptr_eq(person.map(), &start));
    }
}
