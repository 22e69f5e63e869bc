//! Finding what changed.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Change, FieldChange, Home, Part, What};
use crate::{
    edit::merge::moved,
    model::{Card, Conflict, EmotionCurve, Id, JourneyMap, Stage, fields_of},
};

pub(super) fn changes(before: &JourneyMap, after: &JourneyMap) -> Vec<Change> {
    let mut changes = Vec::new();
    map_itself(&mut changes, before, after);
    list(&mut changes, Part::Persona, (&before.personas, &after.personas), |persona| &persona.id, &[]);
    list(&mut changes, Part::Stage, (&before.stages, &after.stages), |stage| &stage.id, &["steps"]);
    steps(&mut changes, before, after);
    list(&mut changes, Part::Lane, (&before.lanes, &after.lanes), |lane| &lane.id, &[]);
    cards(&mut changes, &before.cards, &after.cards);
    list(&mut changes, Part::Curve, (&before.curves, &after.curves), |curve| &curve.id, &["points"]);
    points(&mut changes, &before.curves, &after.curves);
    let links = (&before.links[..], &after.links[..]);
    elements(&mut changes, Part::Link, links, |link| &link.id, &[]);
    let comments = (&before.comments[..], &after.comments[..]);
    elements(&mut changes, Part::Comment, comments, |comment| &comment.id, &[]);
    for key in before.media.keys().filter(|key| !after.media.contains_key(*key)) {
        changes.push(Change { part: Part::Picture, id: key.as_str().into(), what: What::Removed });
    }
    for key in after.media.keys().filter(|key| !before.media.contains_key(*key)) {
        changes.push(Change { part: Part::Picture, id: key.as_str().into(), what: What::Added });
    }
    conflicts(&mut changes, before, after);
    changes
}

/// Conflicts that a merge left, and those that somebody settled.
fn conflicts(changes: &mut Vec<Change>, before: &JourneyMap, after: &JourneyMap) {
    let others = |of: &JourneyMap| -> FxHashSet<Id> { of.conflicts.iter().map(|of| of.id.clone()).collect() };
    let (old, new) = (others(before), others(after));
    for conflict in before.conflicts.iter().filter(|conflict| !new.contains(&conflict.id)) {
        let what = What::Settled(Box::new(conflict.clone()));
        changes.push(Change { part: conflict_part(after, conflict).0, id: conflict.about.clone(), what });
    }
    for conflict in after.conflicts.iter().filter(|conflict| !old.contains(&conflict.id)) {
        let what = What::Disputed(Box::new(conflict.clone()));
        changes.push(Change { part: conflict_part(after, conflict).0, id: conflict.about.clone(), what });
    }
}

/// What kind of part a conflict is about, and whether that is in the map.
pub(super) fn conflict_part(map: &JourneyMap, conflict: &Conflict) -> (Part, bool) {
    let id = &conflict.about;
    if *id == map.id {
        let scenario = conflict.field.starts_with("scenario");
        return (if scenario { Part::Scenario } else { Part::Map }, true);
    }
    let found = Part::ALL.into_iter().find(|part| has(map, *part, id));
    let listed = Part::ALL.into_iter().find(|part| format!("{}s", part.name()) == conflict.list);
    // Where nothing tells it is a card: of those there are the most.
    (found.or(listed).unwrap_or(Part::Card), found.is_some())
}

/// Whether a part of this kind called `id` is in `map`.
pub(super) fn has(map: &JourneyMap, part: Part, id: &Id) -> bool {
    match part {
        Part::Map | Part::Scenario => false,
        Part::Persona => map.personas.iter().any(|of| of.id == *id),
        Part::Stage => map.stage(id).is_some(),
        Part::Step => map.stage_of_step(id).is_some(),
        Part::Lane => map.lane(id).is_some(),
        Part::Card => map.card(id).is_some(),
        Part::Curve => map.curves.iter().any(|of| of.id == *id),
        Part::Point => map.curve_point(id).is_some(),
        Part::Link => map.links.iter().any(|of| of.id == *id),
        Part::Comment => map.comments.iter().any(|of| of.id == *id),
        Part::Picture => map.media.contains_key(id.as_str()),
    }
}

/// Fields that differ, in the order in which they are written, without those in `but`.
pub(super) fn fields(
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    but: &[&str],
) -> Vec<FieldChange> {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    after
        .keys()
        .chain(gone)
        .filter(|key| !but.contains(&key.as_str()) && before.get(*key) != after.get(*key))
        .map(|key| FieldChange {
            field: key.clone(),
            before: before.get(key).cloned(),
            after: after.get(key).cloned(),
        })
        .collect()
}

fn edited(
    changes: &mut Vec<Change>,
    (part, id): (Part, &Id),
    before: &impl Serialize,
    after: &impl Serialize,
    but: &[&str],
) {
    let fields = fields(&fields_of(before), &fields_of(after), but);
    if !fields.is_empty() {
        changes.push(Change { part, id: id.clone(), what: What::Edited(fields) });
    }
}

/// Lists that are compared by themselves, and what is no change of the map's content.
const NOT_OF_THE_MAP: [&str; 11] = [
    "scenario",
    "personas",
    "stages",
    "lanes",
    "cards",
    "curves",
    "links",
    "comments",
    "conflicts",
    "media",
    "id",
];

fn map_itself(changes: &mut Vec<Change>, before: &JourneyMap, after: &JourneyMap) {
    let bare = |map: &JourneyMap| JourneyMap {
        direction: map.direction,
        title: map.title.clone(),
        kind: map.kind,
        language: map.language.clone(),
        flow: map.flow,
        extra: map.extra.clone(),
        ..JourneyMap::default()
    };
    edited(changes, (Part::Map, &after.id), &bare(before), &bare(after), &NOT_OF_THE_MAP);
    if before.scenario != after.scenario {
        edited(changes, (Part::Scenario, &after.id), &before.scenario, &after.scenario, &[]);
    }
}

/// Compares lists whose elements do not move between lists, and whose order means something.
fn list<T: Serialize + PartialEq>(
    changes: &mut Vec<Change>,
    part: Part,
    (before, after): (&[T], &[T]),
    id_of: impl Fn(&T) -> &Id + Copy,
    but: &[&str],
) {
    elements(changes, part, (before, after), id_of, but);
    reordered(changes, part, (before, after), id_of);
}

/// The same where the order means nothing.
fn elements<T: Serialize + PartialEq>(
    changes: &mut Vec<Change>,
    part: Part,
    (before, after): (&[T], &[T]),
    id_of: impl Fn(&T) -> &Id + Copy,
    but: &[&str],
) {
    let old: FxHashMap<&Id, &T> = before.iter().map(|element| (id_of(element), element)).collect();
    let new: FxHashSet<&Id> = after.iter().map(id_of).collect();
    for element in before.iter().filter(|element| !new.contains(id_of(element))) {
        changes.push(Change { part, id: id_of(element).clone(), what: What::Removed });
    }
    for element in after {
        let id = id_of(element);
        match old.get(id) {
            None => changes.push(Change { part, id: id.clone(), what: What::Added }),
            Some(old) if *old != element => edited(changes, (part, id), *old, element, but),
            Some(_) => {}
        }
    }
}

fn reordered<T>(
    changes: &mut Vec<Change>,
    part: Part,
    (before, after): (&[T], &[T]),
    id_of: impl Fn(&T) -> &Id,
) {
    let before: Vec<&Id> = before.iter().map(&id_of).collect();
    let after: Vec<&Id> = after.iter().map(&id_of).collect();
    changes.extend(order(part, &before, &after));
}

/// The fewest moves that explain the order of what is in both lists.
fn order(part: Part, before: &[&Id], after: &[&Id]) -> Vec<Change> {
    if before == after {
        return Vec::new();
    }
    let (old, new): (FxHashSet<&Id>, FxHashSet<&Id>) =
        (before.iter().copied().collect(), after.iter().copied().collect());
    let before: Vec<&Id> = before.iter().copied().filter(|id| new.contains(id)).collect();
    let after: Vec<&Id> = after.iter().copied().filter(|id| old.contains(id)).collect();
    if before == after {
        return Vec::new();
    }
    let moved = moved(&before, &after);
    let told = after.iter().filter(|id| moved.contains(*id));
    told.map(|id| Change { part, id: (*id).clone(), what: What::Reordered }).collect()
}

fn steps(changes: &mut Vec<Change>, before: &JourneyMap, after: &JourneyMap) {
    let home = |map: &'_ JourneyMap| -> FxHashMap<Id, Id> {
        map.steps().map(|(stage, step)| (step.id.clone(), stage.id.clone())).collect()
    };
    let (old_homes, new_homes) = (home(before), home(after));
    let (old_stages, new_stages) = (by_id(&before.stages), by_id(&after.stages));
    for (stage, step) in before.steps() {
        // The steps of a stage that went are gone with it.
        if !new_homes.contains_key(&step.id) && new_stages.contains_key(&stage.id) {
            changes.push(Change { part: Part::Step, id: step.id.clone(), what: What::Removed });
        }
    }
    let old: FxHashMap<&Id, _> = before.steps().map(|(_, step)| (&step.id, step)).collect();
    for (stage, step) in after.steps() {
        let about = (Part::Step, &step.id);
        let Some(was) = old.get(&step.id) else {
            if old_stages.contains_key(&stage.id) {
                changes.push(Change { part: Part::Step, id: step.id.clone(), what: What::Added });
            }
            continue;
        };
        if let Some(home) = old_homes.get(&step.id).filter(|home| **home != stage.id) {
            let what = What::Moved { from: Home::Stage(home.clone()), to: Home::Stage(stage.id.clone()) };
            changes.push(Change { part: Part::Step, id: step.id.clone(), what });
        }
        if *was != step {
            edited(changes, about, was, step, &[]);
        }
    }
    for stage in &after.stages {
        if let Some(was) = old_stages.get(&stage.id) {
            reordered(changes, Part::Step, (&was.steps, &stage.steps), |step| &step.id);
        }
    }
}

fn by_id(stages: &[Stage]) -> FxHashMap<&Id, &Stage> {
    stages.iter().map(|stage| (&stage.id, stage)).collect()
}

fn points(changes: &mut Vec<Change>, before: &[EmotionCurve], after: &[EmotionCurve]) {
    let old: FxHashMap<&Id, &EmotionCurve> = before.iter().map(|curve| (&curve.id, curve)).collect();
    for curve in after {
        if let Some(was) = old.get(&curve.id).filter(|was| was.points != curve.points) {
            // Points stand in the order of the journey, whatever was done.
            elements(changes, Part::Point, (&was.points, &curve.points), |point| &point.id, &[]);
        }
    }
}

type Cell<'a> = (&'a Id, &'a Id);

fn cards(changes: &mut Vec<Change>, before: &[Arc<Card>], after: &[Arc<Card>]) {
    let old: FxHashMap<&Id, &Arc<Card>> = before.iter().map(|card| (&card.id, card)).collect();
    let new: FxHashSet<&Id> = after.iter().map(|card| &card.id).collect();
    let part = Part::Card;
    for card in before.iter().filter(|card| !new.contains(&card.id)) {
        changes.push(Change { part, id: card.id.clone(), what: What::Removed });
    }
    for card in after {
        let Some(was) = old.get(&card.id) else {
            changes.push(Change { part, id: card.id.clone(), what: What::Added });
            continue;
        };
        if Arc::ptr_eq(was, card) || *was == card {
            continue;
        }
        if (&was.lane, &was.step) != (&card.lane, &card.step) {
            let cell = |card: &Card| Home::Cell { lane: card.lane.clone(), step: card.step.clone() };
            changes.push(Change {
                part,
                id: card.id.clone(),
                what: What::Moved { from: cell(was), to: cell(card) },
            });
        }
        edited(changes, (part, &card.id), was.as_ref(), card.as_ref(), &["lane", "step"]);
    }
    changes.extend(order_in_cells(before, after));
}

/// Cards that stand elsewhere in the cell in which they stood before.
fn order_in_cells(before: &[Arc<Card>], after: &[Arc<Card>]) -> Vec<Change> {
    let ids = |cards: &[Arc<Card>]| cards.iter().map(|card| card.id.clone()).collect::<Vec<Id>>();
    if before.len() == after.len() && ids(before) == ids(after) {
        return Vec::new();
    }
    fn cells(cards: &[Arc<Card>]) -> FxHashMap<Cell<'_>, Vec<&Id>> {
        let mut cells: FxHashMap<Cell<'_>, Vec<&Id>> = FxHashMap::default();
        for card in cards {
            cells.entry((&card.lane, &card.step)).or_default().push(&card.id);
        }
        cells
    }
    let (old, new) = (cells(before), cells(after));
    let mut told: FxHashSet<&Id> = FxHashSet::default();
    let mut changes = Vec::new();
    for card in after {
        let cell = (&card.lane, &card.step);
        // Each cell once, at its first card.
        if let (Some(was), Some(is)) = (old.get(&cell), new.get(&cell))
            && is.first() == Some(&&card.id)
            && told.insert(&card.id)
        {
            changes.extend(order(Part::Card, was, is));
        }
    }
    changes
}
