//! Random commands: whatever is done, the map stays whole and can be undone.

use std::sync::Arc;

use proptest::prelude::*;

use super::{
    super::{
        story::{broken, loose, show},
        *,
    },
    document,
};
use crate::model::{
    Card, Comment, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, Limit, Link, Metric, Persona, Stage, Step,
    Trait, broken_invariants, random::cases,
};

/// One of many commands for `map`, chosen by the numbers of `dice`.
pub(in crate::edit) fn any_command(map: &JourneyMap, dice: &[u16; 6]) -> Command {
    let [kind, a, b, c, d, fresh] = dice.map(usize::from);
    let new: Id = format!("new{fresh}").as_str().into();
    let pick =
        |ids: Vec<Id>, die: usize| ids.get(die % ids.len().max(1)).cloned().unwrap_or_else(|| "none".into());
    let stages: Vec<Id> = map.stages.iter().map(|stage| stage.id.clone()).collect();
    let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    let lanes: Vec<Id> = map.lanes.iter().map(|lane| lane.id.clone()).collect();
    let all_cards: Vec<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    let points: Vec<Id> =
        map.curves.iter().flat_map(|curve| &curve.points).map(|point| point.id.clone()).collect();
    let some: Vec<Id> = all_cards.iter().skip(a % 5).step_by(1 + b % 4).take(1 + c % 4).cloned().collect();
    let place = CellPlace {
        lane: pick(lanes.clone(), a),
        step: pick(steps.clone(), b),
        before: (c % 2 == 0).then(|| pick(all_cards.clone(), d)),
    };
    let card = Card {
        id: new.clone(),
        lane: place.lane.clone(),
        step: place.step.clone(),
        span: 1 + u32::from(dice[4]) % 5,
        ..Card::default()
    };
    let new_step = Step { id: format!("{new}s").as_str().into(), ..Step::default() };
    match kind % 16 {
        0 => Command::InsertCards { cards: vec![card], before: (c % 3 == 0).then(|| pick(all_cards, d)) },
        1 | 2 => Command::MoveCards { ids: some, to: place },
        3 => Command::DuplicateCards {
            copies: some
                .into_iter()
                .enumerate()
                .map(|(n, id)| (id, format!("{new}-{n}").as_str().into()))
                .collect(),
            to: (c % 2 == 0).then_some(place),
        },
        4 => Command::Delete { items: some.into_iter().map(ItemRef::Card).collect() },
        5 => {
            Command::Delete { items: vec![ItemRef::Stage(pick(stages, a)), ItemRef::Point(pick(points, b))] }
        }
        6 => Command::Delete { items: vec![ItemRef::Step(pick(steps, a)), ItemRef::Lane(pick(lanes, b))] },
        7 => {
            let stage = Stage { id: new, steps: vec![new_step], ..Stage::default() };
            Command::InsertStage { stage, index: a % 9 }
        }
        8 => Command::MoveStages { ids: vec![pick(stages, a)], index: b % 9 },
        9 => Command::InsertStep { stage: pick(stages, a), step: new_step, index: b % 4 },
        10 => Command::MoveStep { id: pick(steps, a), stage: pick(stages, b), index: c % 4 },
        11 => Command::InsertLane { lane: Lane { id: new, ..Lane::default() }, index: a % 9 },
        12 => Command::MoveLanes { ids: vec![pick(lanes, a)], index: b % 9 },
        13 => Command::SetPoint {
            id: pick(points, a),
            step: pick(steps, b),
            at: f32::from(dice[3]) / 60_000.0,
            value: f32::from(dice[4]) / 10_000.0 - 3.0,
        },
        14 => Command::InsertPoints {
            curve: "curve".into(),
            points: vec![CurvePoint {
                id: new,
                step: pick(steps, a),
                at: 0.25,
                value: 7.0,
                ..CurvePoint::default()
            }],
        },
        _ => Command::EditCards {
            ids: some,
            set: vec![CardField::Span(u32::from(dice[5]) % 7), CardField::Severity(Some(9))],
        },
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_commands_keep_the_invariants_and_undo_to_the_start(dice in proptest::collection::vec(any::<[u16; 6]>(), 1..40)) {
        let mut document = document("
                       | Look    | Buy      | ..       | Stay
            actions    | a b     | c~2      |          | d!
            emotions   | p:+1    | q:-0.5   | s:0      | r:+2
            pain-points|         | e f      | h        | g
            links: a>c e>g
            unplaced: x");
        let start = document.map().clone();
        for dice in &dice {
            let before = document.map().clone();
            let command = any_command(&before, dice);
            // Applied twice to the same map, a command gives the same map.
            if let Ok(applied) = command.apply(&before) {
                prop_assert_eq!(&applied.map, &command.apply(&before).unwrap().map);
            }
            let changed = document.apply(&command) == Ok(true);
            prop_assert_eq!(changed, !Arc::ptr_eq(&before, document.map()));
            let broken = broken(document.map());
            prop_assert!(broken.is_empty(), "{command:?} broke {broken:?} of\n{}", show(&before));
            prop_assert_eq!(&document.selection().within(document.map()), document.selection());
        }
        let end = document.map().clone();
        while document.undo() {}
        prop_assert!(Arc::ptr_eq(document.map(), &start));
        while document.redo() {}
        prop_assert!(Arc::ptr_eq(document.map(), &end));
    }
}

/// Commands that set fields and bring new things, with values beyond every range.
pub(in crate::edit) fn wild_command(map: &JourneyMap, dice: &[u16; 6]) -> Command {
    let [kind, a, b, c, _, fresh] = dice.map(usize::from);
    let new: Id = format!("new{fresh}").as_str().into();
    let wild = [f32::INFINITY, -1e30, -0.5, 0.0, 3.0, 150.0, f32::NAN][a % 7];
    let every = |ids: Vec<&Id>| -> Vec<Id> { ids.into_iter().step_by(1 + b % 3).cloned().collect() };
    let cards = every(map.cards.iter().map(|card| &card.id).collect());
    let personas = every(map.personas.iter().map(|persona| &persona.id).collect());
    let curves = every(map.curves.iter().map(|curve| &curve.id).collect());
    let links = every(map.links.iter().map(|link| &link.id).collect());
    let some_id = [&cards, &personas, &curves][c % 3].first().cloned().unwrap_or_default();
    let items = |ids: &[Id], item: fn(Id) -> ItemRef| ids.iter().take(2).cloned().map(item).collect();
    match kind % 20 {
        18 => texts(map, [a, b, fresh]),
        0 => Command::EditCards {
            ids: cards,
            set: vec![CardField::Severity(Some(dice[1] as u8)), CardField::Answers(vec![some_id])],
        },
        1 => Command::EditCards {
            ids: cards,
            set: vec![CardField::Metric(Some(Metric { value: Some(wild.into()), ..Metric::default() }))],
        },
        2 => Command::EditStages {
            ids: every(map.stages.iter().map(|stage| &stage.id).collect()),
            set: vec![StageField::Width(Some(wild))],
        },
        3 => Command::EditLanes {
            ids: every(map.lanes.iter().map(|lane| &lane.id).collect()),
            set: vec![LaneField::Height(Some(wild))],
        },
        4 => {
            Command::EditLinks { ids: links, set: vec![LinkField::Share(Some(wild)), LinkField::To(some_id)] }
        }
        5 => Command::EditPersonas {
            ids: personas,
            set: vec![PersonaField::Traits(vec![Trait { value: wild, ..Trait::default() }])],
        },
        6 => Command::EditCurves { ids: curves, set: vec![CurveField::Persona(some_id)] },
        7 => Command::Delete { items: items(&personas, ItemRef::Persona) },
        8 => Command::Delete { items: items(&curves, ItemRef::Curve) },
        9 => Command::Delete { items: items(&cards, ItemRef::Card) },
        10 => Command::Delete {
            items: items(&every(map.comments.iter().map(|comment| &comment.id).collect()), ItemRef::Comment),
        },
        11 => {
            let reply_to = map.comments.get(a % 4).map(|comment| comment.id.clone()).unwrap_or_default();
            Command::InsertComment {
                comment: Comment { id: new, about: some_id, reply_to, ..Comment::default() },
            }
        }
        12 => Command::InsertLinks {
            links: vec![Link {
                id: new,
                from: some_id.clone(),
                to: some_id,
                share: Some(wild),
                ..Link::default()
            }],
        },
        13 => {
            Command::InsertPersona { persona: Box::new(Persona { id: new, ..Persona::default() }), index: a }
        }
        14 => Command::InsertCurve {
            curve: EmotionCurve { id: new, persona: some_id, ..EmotionCurve::default() },
        },
        15 => copies::of_stages(
            map,
            &every(map.stages.iter().map(|stage| &stage.id).collect()),
            a % 5,
            &mut fastrand::Rng::with_seed(fresh as u64),
        ),
        16 => copies::of_lanes(
            map,
            &every(map.lanes.iter().map(|lane| &lane.id).collect()),
            a % 5,
            &mut fastrand::Rng::with_seed(fresh as u64),
        ),
        _ => Command::MovePersona { id: some_id, index: a % 4 },
    }
}

/// Commands about several parts that belong together.
pub(in crate::edit) fn joint_command(map: &JourneyMap, dice: &[u16; 6]) -> Command {
    let [kind, a, b, c, ..] = dice.map(usize::from);
    match kind % 4 {
        0 => {
            let stage = map.stages.get(a % map.stages.len().max(1));
            let steps = stage.into_iter().flat_map(|stage| &stage.steps).skip(b % 2).take(2 + c % 3);
            Command::JoinSteps { ids: steps.map(|step| step.id.clone()).collect() }
        }
        1 => Command::ResolveConflicts {
            ids: map.conflicts.iter().skip(a % 2).map(|conflict| conflict.id.clone()).collect(),
            side: if b % 2 == 0 { merge::Side::Ours } else { merge::Side::Theirs },
        },
        2 => {
            let texts = map.cards.iter().step_by(1 + a % 3).enumerate();
            let edit = |(at, card): (usize, &Arc<Card>)| {
                (card.id.clone(), vec![CardField::Text(format!("text {at}")), CardField::Locked(at % 3 == 0)])
            };
            Command::EditEachCard { edits: texts.map(edit).collect() }
        }
        _ => {
            let (mut one, mut other) = (*dice, *dice);
            one.rotate_left(1);
            other.rotate_right(1);
            Command::Batch {
                name: StepName::new("step-edit-cards", 1),
                commands: vec![any_command(map, &one), wild_command(map, &other)],
                select: None,
            }
        }
    }
}

/// Commands that write texts.
fn texts(map: &JourneyMap, [which, field, fresh]: [usize; 3]) -> Command {
    let text = format!("text {fresh}");
    let one = |ids: Vec<&Id>| -> Vec<Id> { ids.into_iter().skip(which % 3).take(1).cloned().collect() };
    match field % 5 {
        0 => Command::EditPersonas {
            ids: one(map.personas.iter().map(|persona| &persona.id).collect()),
            set: match which % 4 {
                0 => vec![PersonaField::Place(text)],
                1 => vec![PersonaField::Name(text.clone()), PersonaField::Role(text)],
                2 => vec![PersonaField::Quote(text)],
                _ => vec![PersonaField::Place(String::new())],
            },
        },
        1 => Command::EditStages {
            ids: one(map.stages.iter().map(|stage| &stage.id).collect()),
            set: vec![StageField::Title(text.clone()), StageField::Goal(text)],
        },
        2 => Command::EditSteps {
            ids: one(map.steps().map(|(_, step)| &step.id).collect()),
            set: vec![StepField::Title(text)],
        },
        3 => Command::EditLanes {
            ids: one(map.lanes.iter().map(|lane| &lane.id).collect()),
            set: vec![LaneField::Title(text)],
        },
        _ => Command::EditCurves {
            ids: one(map.curves.iter().map(|curve| &curve.id).collect()),
            set: vec![CurveField::Title(text)],
        },
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_commands_on_any_map_leave_it_whole(
        seed in any::<u64>(),
        dice in proptest::collection::vec(any::<[u16; 6]>(), 1..30),
    ) {
        let map = crate::model::random::whole_map(&mut fastrand::Rng::with_seed(seed), 5);
        let mut document = Document::new(Arc::new(map));
        let start = document.map().clone();
        prop_assert_eq!(loose(&start), Vec::<String>::new());
        for dice in &dice {
            let before = document.map().clone();
            let command = match dice[0] {
                0..25_000 => any_command(&before, dice),
                25_000..50_000 => wild_command(&before, dice),
                _ => joint_command(&before, dice),
            };
            let _ = document.apply(&command);
            let broken = broken_invariants(document.map());
            prop_assert!(broken.is_empty(), "{command:?} broke {broken:?}");
            let loose = loose(document.map());
            prop_assert!(loose.is_empty(), "{command:?} left {loose:?}");
            prop_assert_eq!(Limit::of_map(document.map()), None, "{:?}", command);
        }
        while document.undo() {}
        prop_assert!(Arc::ptr_eq(document.map(), &start));
    }
}
