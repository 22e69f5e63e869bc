//! What a merge of parts one by one cannot see: that parts need each other, and what must hold of the whole map.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::Value;

use super::value::{Conflicts, Kin};
use crate::{
    edit::curve::sort_points,
    model::{Card, Id, JourneyMap, Stage, Step, fields_of},
};

/// Brings `map`, merged part by part from `[base, ours, theirs]`, to where its parts have what they need.
pub(super) fn mend(conflicts: &mut Conflicts, map: &mut JourneyMap, sides: [&JourneyMap; 3]) {
    one_stage_a_step(conflicts, map, sides);
    moved_or_gone(conflicts, map, sides);
    // What is taken back may need something else: a link a card, the card its stage. Each round but the last
    // notes a part that was not noted before, so that it ends.
    loop {
        let missing = missing(map);
        let known = conflicts.0.len();
        for id in &missing {
            keep_or_tell(conflicts, map, sides, id);
        }
        if conflicts.0.len() == known {
            break;
        }
    }
    keep_steps(conflicts, map, sides);
    drop_loose_ends(conflicts, map, sides);
}

/// What must hold of every map, whatever was merged or taken: ids are unique, stages have steps, cards end
/// within the map, points stand in the order of the journey.
pub(super) fn tidy(map: &mut JourneyMap) {
    let mut taken: FxHashSet<Id> = FxHashSet::default();
    taken.insert(map.id.clone());
    let mut settle = |id: &mut Id| {
        let mut number = 1;
        let stem = id.clone();
        while id.is_empty() || !taken.insert(id.clone()) {
            number += 1;
            *id = format!("{stem}-{number}").as_str().into();
        }
    };
    map.personas.iter_mut().for_each(|persona| settle(&mut persona.id));
    for stage in &mut map.stages {
        settle(&mut stage.id);
        if stage.steps.is_empty() {
            let id = format!("{}-step", stage.id).as_str().into();
            stage.steps.push(Step { id, ..Step::default() });
        }
        stage.steps.iter_mut().for_each(|step| settle(&mut step.id));
    }
    map.lanes.iter_mut().for_each(|lane| settle(&mut lane.id));
    for card in &mut map.cards {
        let mut id = card.id.clone();
        settle(&mut id);
        if id != card.id {
            Arc::make_mut(card).id = id;
        }
    }
    for curve in &mut map.curves {
        settle(&mut curve.id);
        curve.points.iter_mut().for_each(|point| settle(&mut point.id));
    }
    map.links.iter_mut().for_each(|link| settle(&mut link.id));
    map.comments.iter_mut().for_each(|comment| settle(&mut comment.id));
    map.conflicts.iter_mut().for_each(|conflict| settle(&mut conflict.id));
    end_within(map);
    sort_points(map);
}

/// Cards that would reach past the last step end there.
fn end_within(map: &mut JourneyMap) {
    let steps: FxHashMap<Id, usize> =
        map.steps().enumerate().map(|(index, (_, step))| (step.id.clone(), index)).collect();
    for card in map.cards.iter_mut().filter(|card| card.span > 1) {
        let Some(&first) = steps.get(&card.step) else { continue };
        let room = u32::try_from(steps.len() - first).unwrap_or(u32::MAX);
        if card.span > room {
            Arc::make_mut(card).span = room;
        }
    }
}

/// A step that both sides moved to different stages stays where we moved it.
fn one_stage_a_step(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let mut homes: FxHashMap<Id, Vec<Id>> = FxHashMap::default();
    for (stage, step) in map.steps() {
        homes.entry(step.id.clone()).or_default().push(stage.id.clone());
    }
    let mut twice: Vec<(Id, Vec<Id>)> = homes.into_iter().filter(|(_, homes)| homes.len() > 1).collect();
    twice.sort();
    for (step, homes) in twice {
        let home_in = |side: &JourneyMap| side.stage_of_step(&step).map(|stage| stage.id.clone());
        let our_home = home_in(ours);
        let Some(home) =
            our_home.clone().filter(|home| homes.contains(home)).or_else(|| homes.first().cloned())
        else {
            continue;
        };
        for stage in map.stages.iter_mut().filter(|stage| stage.id != home) {
            stage.steps.retain(|other| other.id != step);
        }
        let value = |home: Option<Id>| home.map(|home| Value::from(home.as_str()));
        let sides = [value(home_in(base)), value(our_home), value(home_in(theirs))];
        conflicts.note(step.as_str(), "stage", sides.each_ref().map(Option::as_ref));
    }
}

/// A step that one side moved to another stage and the other took out is in conflict; the map shows what is ours.
fn moved_or_gone(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let mut gone: Vec<Id> = Vec::new();
    for (stage, step) in map.steps() {
        let id = &step.id;
        let (our_home, their_home) = (ours.stage_of_step(id), theirs.stage_of_step(id));
        if base.stage_of_step(id).is_none() || our_home.is_some() == their_home.is_some() {
            continue;
        }
        if conflicts.has_element(id) {
            continue;
        }
        let [was, our, their] = [base, ours, theirs].map(|side| find(side, id).map(|(_, _, value)| value));
        let kin = Kin { list: "steps", parent: stage.id.as_str() };
        conflicts.note_element(&kin, id.as_str(), [was.as_ref(), our.as_ref(), their.as_ref()]);
        if our.is_none() {
            gone.push(id.clone());
        }
    }
    for stage in &mut map.stages {
        stage.steps.retain(|step| !gone.contains(&step.id));
    }
    // One that they moved to a stage that we took out stays where it is.
    for (home, step) in ours.steps() {
        let Some(away) = theirs.stage_of_step(&step.id) else { continue };
        let is_there = map.stage_of_step(&step.id).is_some();
        let Some(stage) = map.stages.iter_mut().find(|stage| stage.id == home.id && !is_there) else {
            continue;
        };
        insert_like(&mut stage.steps, &home.steps, step.clone(), |step| &step.id);
        let home = |stage: &Stage| Value::from(stage.id.as_str());
        let sides = [base.stage_of_step(&step.id).map(home), Some(home(stage)), Some(home(away))];
        conflicts.note(step.id.as_str(), "stage", sides.each_ref().map(Option::as_ref));
    }
}

/// Everything that parts of `map` name and that is not in it, in a fixed order.
fn missing(map: &JourneyMap) -> Vec<Id> {
    let there = parts(map);
    let mut missing: Vec<Id> = Vec::new();
    let mut seen: FxHashSet<Id> = FxHashSet::default();
    let mut need = |id: &Id| {
        if !id.is_empty() && !there.contains(id) && seen.insert(id.clone()) {
            missing.push(id.clone());
        }
    };
    for card in &map.cards {
        need(&card.lane);
        need(&card.step);
        card.answers.iter().for_each(&mut need);
    }
    for curve in &map.curves {
        need(&curve.persona);
        curve.points.iter().for_each(|point| need(&point.step));
    }
    for link in &map.links {
        need(&link.from);
        need(&link.to);
    }
    for comment in &map.comments {
        need(&comment.about);
        need(&comment.reply_to);
    }
    missing
}

/// Ids of everything that something can name.
fn parts(map: &JourneyMap) -> FxHashSet<Id> {
    let mut there: FxHashSet<Id> = map.cards.iter().map(|card| card.id.clone()).collect();
    there.insert(map.id.clone());
    there.extend(map.stages.iter().map(|stage| stage.id.clone()));
    there.extend(map.steps().map(|(_, step)| step.id.clone()));
    there.extend(map.lanes.iter().map(|lane| lane.id.clone()));
    there.extend(map.personas.iter().map(|persona| persona.id.clone()));
    there.extend(map.links.iter().map(|link| link.id.clone()));
    there.extend(map.comments.iter().map(|comment| comment.id.clone()));
    for curve in &map.curves {
        there.insert(curve.id.clone());
        there.extend(curve.points.iter().map(|point| point.id.clone()));
    }
    there
}

/// One side deleted the part called `id`, which something in the map needs: takes it back where it is ours, and
/// notes it in either case.
fn keep_or_tell(conflicts: &mut Conflicts, map: &mut JourneyMap, sides: [&JourneyMap; 3], id: &Id) {
    let [base, ours, theirs] = sides;
    // A step goes and comes with its stage.
    let stage_of = |side: &JourneyMap| side.stage_of_step(id).map(|stage| stage.id.clone());
    let id = match stage_of(ours).or_else(|| stage_of(theirs)) {
        Some(stage) if map.stage(&stage).is_none() => stage,
        _ => id.clone(),
    };
    if conflicts.has_element(&id) {
        return;
    }
    let [was, our, their] = [base, ours, theirs].map(|side| find(side, &id));
    let Some((list, parent, _)) = our.as_ref().or(their.as_ref()) else { return };
    let kin = Kin { list, parent: parent.as_str() };
    let value = |found: &Option<Found>| found.as_ref().map(|(_, _, value)| value.clone());
    let values = [value(&was), value(&our), value(&their)];
    conflicts.note_element(&kin, id.as_str(), values.each_ref().map(Option::as_ref));
    if our.is_some() {
        put_back(map, ours, &id);
    }
}

/// A part with the list in which it stands and whose list that is.
pub(super) type Found = (&'static str, Id, Value);

/// The part called `id` as it is written in the file.
pub(super) fn find(map: &JourneyMap, id: &Id) -> Option<Found> {
    let top = |list: &'static str, value: Value| Some((list, Id::default(), value));
    if let Some(stage) = map.stage(id) {
        return top("stages", written(stage));
    }
    if let Some((stage, step)) = map.steps().find(|(_, step)| step.id == *id) {
        return Some(("steps", stage.id.clone(), written(step)));
    }
    if let Some(lane) = map.lane(id) {
        return top("lanes", written(lane));
    }
    if let Some(persona) = map.personas.iter().find(|persona| persona.id == *id) {
        return top("personas", written(persona));
    }
    if let Some(comment) = map.comments.iter().find(|comment| comment.id == *id) {
        return top("comments", written(comment));
    }
    if let Some(link) = map.links.iter().find(|link| link.id == *id) {
        return top("links", written(link));
    }
    if let Some(curve) = map.curves.iter().find(|curve| curve.id == *id) {
        return top("curves", written(curve));
    }
    if let Some((curve, point)) = map.curve_point(id) {
        return Some(("points", curve.id.clone(), written(point)));
    }
    map.card(id).and_then(|card| top("cards", written(card.as_ref())))
}

/// A part as the file has it.
fn written(part: &impl Serialize) -> Value {
    Value::Object(fields_of(part))
}

/// Puts the part called `id` into `map` as it stands in `like`, beside the neighbours that it has there.
pub(super) fn put_back(map: &mut JourneyMap, like: &JourneyMap, id: &Id) {
    if let Some(stage) = like.stage(id) {
        let (mut stage, there): (Stage, _) = (stage.clone(), parts(map));
        stage.steps.retain(|step| !there.contains(&step.id));
        insert_like(&mut map.stages, &like.stages, stage, |stage| &stage.id);
    } else if let Some((home, step)) = like.steps().find(|(_, step)| step.id == *id) {
        if let Some(stage) = map.stages.iter_mut().find(|stage| stage.id == home.id) {
            insert_like(&mut stage.steps, &home.steps, step.clone(), |step| &step.id);
        }
    } else if let Some(lane) = like.lane(id) {
        insert_like(&mut map.lanes, &like.lanes, lane.clone(), |lane| &lane.id);
    } else if let Some(persona) = like.personas.iter().find(|persona| persona.id == *id) {
        insert_like(&mut map.personas, &like.personas, persona.clone(), |persona| &persona.id);
    } else if let Some(comment) = like.comments.iter().find(|comment| comment.id == *id) {
        insert_like(&mut map.comments, &like.comments, comment.clone(), |comment| &comment.id);
    } else if let Some(link) = like.links.iter().find(|link| link.id == *id) {
        insert_like(&mut map.links, &like.links, link.clone(), |link| &link.id);
    } else if let Some(curve) = like.curves.iter().find(|curve| curve.id == *id) {
        let (mut curve, there) = (curve.clone(), parts(map));
        curve.points.retain(|point| !there.contains(&point.id));
        insert_like(&mut map.curves, &like.curves, curve, |curve| &curve.id);
    } else if let Some((home, point)) = like.curve_point(id) {
        if let Some(curve) = map.curves.iter_mut().find(|curve| curve.id == home.id) {
            curve.points.push(point.clone());
        }
    } else if let Some(card) = like.card(id) {
        insert_like(&mut map.cards, &like.cards, Arc::clone(card), |card: &Arc<Card>| &card.id);
    }
}

/// Takes the part called `id` out of `map`, and nothing else.
pub(super) fn remove(map: &mut JourneyMap, id: &Id) {
    map.stages.retain(|stage| stage.id != *id);
    map.stages.iter_mut().for_each(|stage| stage.steps.retain(|step| step.id != *id));
    map.lanes.retain(|lane| lane.id != *id);
    map.personas.retain(|persona| persona.id != *id);
    map.cards.retain(|card| card.id != *id);
    map.curves.retain(|curve| curve.id != *id);
    map.curves.iter_mut().for_each(|curve| curve.points.retain(|point| point.id != *id));
    map.links.retain(|link| link.id != *id);
    map.comments.retain(|comment| comment.id != *id);
}

/// Inserts `element` behind the nearest of those that stand before it in `like`.
fn insert_like<T>(list: &mut Vec<T>, like: &[T], element: T, id_of: impl Fn(&T) -> &Id) {
    let places: FxHashMap<&Id, usize> = list.iter().enumerate().map(|(at, here)| (id_of(here), at)).collect();
    let before = like.iter().map(&id_of).take_while(|id| *id != id_of(&element));
    let behind = before.filter_map(|id| places.get(id).copied()).last();
    list.insert(behind.map_or(0, |at| at + 1), element);
}

/// A stage whose steps were all taken out, some by each side, keeps ours.
fn keep_steps(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let there = parts(map);
    for stage in map.stages.iter_mut().filter(|stage| stage.steps.is_empty()) {
        let of =
            |side: &JourneyMap| side.stage(&stage.id).map(|stage| stage.steps.clone()).unwrap_or_default();
        let mut kept = of(ours);
        kept.retain(|step| !there.contains(&step.id));
        let value = |step: Option<&Step>| step.map(written);
        for step in &kept {
            let base_steps = of(base);
            let was = value(base_steps.iter().find(|other| other.id == step.id));
            let kin = Kin { list: "steps", parent: stage.id.as_str() };
            let is = value(Some(step));
            let there = theirs.stage_of_step(&step.id).is_some();
            let their = is.as_ref().filter(|_| there);
            conflicts.note_element(&kin, step.id.as_str(), [was.as_ref(), is.as_ref(), their]);
        }
        stage.steps = kept;
    }
}

/// Takes out what names something that we took out; what they had added or changed becomes a conflict.
fn drop_loose_ends(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let lost = |id: &Id, there: &FxHashSet<Id>| !id.is_empty() && !there.contains(id);
    // A comment may answer one that goes.
    loop {
        let there = parts(map);
        let steps: FxHashSet<&Id> = base.steps().chain(theirs.steps()).map(|(_, step)| &step.id).collect();
        let mut dropped: Vec<(Kin<'_>, Id, Value)> = Vec::new();
        map.links.retain(|link| {
            let goes = lost(&link.from, &there) || lost(&link.to, &there);
            // What was loose in every side is kept and not drawn.
            let goes = goes && !(ours.links.contains(link) && theirs.links.contains(link));
            if goes {
                dropped.push((Kin::of("links"), link.id.clone(), written(link)));
            }
            !goes
        });
        map.comments.retain(|comment| {
            let goes = lost(&comment.about, &there) || lost(&comment.reply_to, &there);
            let goes = goes && !(ours.comments.contains(comment) && theirs.comments.contains(comment));
            if goes {
                dropped.push((Kin::of("comments"), comment.id.clone(), written(comment)));
            }
            !goes
        });
        for curve in &mut map.curves {
            let owner = ours.curves.iter().find(|of| of.id == curve.id).map_or("", |of| of.id.as_str());
            curve.points.retain(|point| {
                let goes = lost(&point.step, &there) && steps.contains(&point.step);
                if goes {
                    dropped.push((Kin { list: "points", parent: owner }, point.id.clone(), written(point)));
                }
                !goes
            });
            if lost(&curve.persona, &there) && base.personas.iter().any(|of| of.id == curve.persona) {
                curve.persona = Id::default();
            }
        }
        if dropped.is_empty() {
            break;
        }
        for (kin, id, value) in dropped {
            let was = find(base, &id).map(|(_, _, value)| value);
            if was.as_ref() != Some(&value) {
                conflicts.note_element(&kin, id.as_str(), [was.as_ref(), None, Some(&value)]);
            }
        }
    }
    let there = parts(map);
    for card in &mut map.cards {
        // What was loose before stays; to look for that in every card would take too long.
        let loose = card.answers.iter().any(|answer| lost(answer, &there));
        if loose && base.card(&card.id).is_none_or(|was| was.answers != card.answers) {
            Arc::make_mut(card).answers.retain(|answer| !lost(answer, &there));
        }
    }
}

/// Inserts a part of `list` at its end, or at the end of the list of `parent`.
pub(super) fn insert(
    map: &mut JourneyMap,
    list: &str,
    parent: &Id,
    value: Value,
) -> serde_json::Result<bool> {
    let there = parts(map);
    match list {
        "stages" => {
            let mut stage: Stage = serde_json::from_value(value)?;
            stage.steps.retain(|step| !there.contains(&step.id));
            map.stages.push(stage);
        }
        "steps" => {
            let step = serde_json::from_value(value)?;
            let Some(stage) = map.stages.iter_mut().find(|stage| stage.id == *parent) else {
                return Ok(false);
            };
            stage.steps.push(step);
        }
        "points" => {
            let point = serde_json::from_value(value)?;
            let Some(curve) = map.curves.iter_mut().find(|curve| curve.id == *parent) else {
                return Ok(false);
            };
            curve.points.push(point);
        }
        "lanes" => map.lanes.push(serde_json::from_value(value)?),
        "cards" => map.cards.push(Arc::new(serde_json::from_value(value)?)),
        "curves" => map.curves.push(serde_json::from_value(value)?),
        "links" => map.links.push(serde_json::from_value(value)?),
        "comments" => map.comments.push(serde_json::from_value(value)?),
        "personas" => map.personas.push(serde_json::from_value(value)?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// Everything that is named in a part as written in the file.
pub(super) fn named_in(list: &str, parent: &Id, value: &Value) -> Vec<Id> {
    let texts = |key: &str| value.get(key).and_then(Value::as_str).map(Id::from);
    let keys: &[&str] = match list {
        "cards" => &["lane", "step"],
        "points" => &["step"],
        "links" => &["from", "to"],
        "comments" => &["about", "reply_to"],
        "curves" => &["persona"],
        _ => &[],
    };
    let answers = value.get("answers").and_then(Value::as_array).into_iter().flatten();
    let answers = answers.filter_map(Value::as_str).map(Id::from);
    let mut named: Vec<Id> = keys.iter().filter_map(|key| texts(key)).chain(answers).collect();
    named.extend(Some(parent.clone()).filter(|parent| !parent.is_empty()));
    named.retain(|id| !id.is_empty());
    named
}

/// Whether something in `map` is called `id`.
pub(super) fn has(map: &JourneyMap, id: &Id) -> bool {
    find(map, id).is_some()
}
