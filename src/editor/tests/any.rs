//! Anything that pointer and keys can do keeps the map whole and can be undone.

use proptest::prelude::*;

use super::*;
use crate::{
    edit::story::broken,
    model::{Color, Face, LaneKind, LinkKind, NamedColor, random::cases},
};

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
    /// Selects one of all things, and one more where the flag is set.
    Choose(usize, bool),
    /// Copies, or cuts, selects something else and pastes.
    CopyAndPaste(bool, usize),
    /// Gives something else the looks of what is selected.
    CopyLooks(usize),
    /// Searches for one and puts the other in one or all of its places.
    Replace(&'static str, &'static str, bool),
}

/// What builds a map.
fn any_build() -> impl Strategy<Value = Intent> {
    let red = Color::Named(NamedColor::ALL[2]);
    prop::sample::select(vec![
        Build::Stage(Beside::Before),
        Build::Lane(Beside::After, LaneKind::Thoughts),
        Build::Lane(Beside::Before, LaneKind::Emotions),
        Build::Step(Beside::After),
        Build::JoinSteps,
        Build::Card,
        Build::Earlier,
        Build::Later,
        Build::Color(Some(red)),
        Build::Color(None),
        Build::Kind(LaneKind::Emotions),
        Build::Kind(LaneKind::Actions),
        Build::Collapse,
        Build::Fit,
        Build::Severity(Some(3)),
        Build::MomentOfTruth,
        Build::Icon(Some("star".into())),
        Build::Lock,
        Build::SpanMore,
        Build::SpanLess,
        Build::MergeCards,
        Build::MergeCards,
        Build::SplitCards,
        Build::Face(Some(Face::Happy)),
        Build::LinkKind(LinkKind::Loop),
        Build::TurnLink,
        Build::Point,
        Build::Persona,
        Build::Scenario,
        Build::Goal,
    ])
    .prop_map(Intent::Build)
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
        Intent::Use(Tool::Note),
        Intent::Use(Tool::Link),
        Intent::Use(Tool::Comment),
        Intent::Pick(Pick::Answer),
        Intent::Delete,
        Intent::Open,
    ]);
    let needle = prop::sample::select(vec!["a", "e", "x", "ب"]);
    let held = prop::sample::select(vec![Modifiers::NONE, Modifiers::NONE, Modifiers::ALT, Modifiers::SHIFT]);
    prop_oneof![
        6 => any_input().prop_map(Act::Raw),
        4 => (0_usize..40, -600.0..600.0, -400.0..400.0, held).prop_map(|(item, x, y, held)| Act::Drag(item, x, y, held)),
        2 => intent.prop_map(Act::Want),
        4 => any_build().prop_map(Act::Want),
        4 => (0_usize..80, any::<bool>()).prop_map(|(item, more)| Act::Choose(item, more)),
        1 => (any::<bool>(), 0_usize..80).prop_map(|(cut, item)| Act::CopyAndPaste(cut, item)),
        1 => (0_usize..80).prop_map(Act::CopyLooks),
        1 => (needle.clone(), needle, any::<bool>()).prop_map(|(old, new, all)| Act::Replace(old, new, all)),
    ]
}

impl Person {
    fn does_act(&mut self, act: Act) {
        match act {
            Act::Raw(input) => self.does(input),
            Act::Drag(item, x, y, held) => self.holding(held, |person| person.drags_something(item, x, y)),
            Act::Want(intent) if self.editor.can(&intent) => self.wants(intent),
            Act::Want(_) => {}
            Act::Choose(item, more) => self.chooses_something(item, more),
            Act::CopyAndPaste(cut, item) => {
                self.editor.finish_typing();
                let Some(copied) = self.editor.copied() else { return };
                if cut {
                    self.editor.cut();
                    self.looks();
                }
                self.chooses_something(item, false);
                self.editor.paste(&copied);
                self.looks();
            }
            Act::CopyLooks(item) => {
                let Some(looks) = self.editor.looks() else { return };
                self.chooses_something(item, false);
                self.editor.set_looks(&looks);
                self.looks();
            }
            Act::Replace(old, new, all) => {
                self.editor.find(old);
                self.looks();
                if all {
                    self.editor.replace_all_matches(new);
                } else {
                    self.editor.replace_match(new);
                }
                self.editor.end_find();
                self.looks();
            }
        }
    }

    /// Selects one of all things that the map has; adds it where it is to be one more.
    fn chooses_something(&mut self, index: usize, more: bool) {
        let map = self.map().clone();
        let mut items: Vec<ItemRef> = map.cards.iter().map(|card| ItemRef::Card(card.id.clone())).collect();
        items.extend(map.stages.iter().map(|stage| ItemRef::Stage(stage.id.clone())));
        items.extend(map.steps().map(|(_, step)| ItemRef::Step(step.id.clone())));
        items.extend(map.lanes.iter().map(|lane| ItemRef::Lane(lane.id.clone())));
        items.extend(map.links.iter().map(|link| ItemRef::Link(link.id.clone())));
        let points = map.curves.iter().flat_map(|curve| &curve.points);
        items.extend(points.map(|point| ItemRef::Point(point.id.clone())));
        let Some(item) = items.get(index % items.len().max(1)) else { return };
        let mut selection =
            if more { self.editor.selection().clone() } else { crate::edit::Selection::none() };
        selection.add(item.clone());
        self.editor.select(selection);
        self.looks();
    }

    /// Links that lead where another does.
    fn doubled_links(&self) -> usize {
        let links = &self.map().links;
        let ways: std::collections::BTreeSet<_> = links.iter().map(|link| (&link.from, &link.to)).collect();
        links.len() - ways.len()
    }

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
    #![proptest_config(cases(256))]

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
            person.does_act(act);
            let broken = broken(person.map());
            prop_assert!(broken.is_empty(), "{broken:?}");
            prop_assert_eq!(person.doubled_links(), 0);
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
