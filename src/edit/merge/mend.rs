//! What a merge of parts one by one cannot see: that parts need each other, and what must hold of the whole map.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::{
    parts::{Index, find, ids, put_back, written},
    value::{Conflicts, Kin},
};
use crate::{
    edit::curve::sort_points,
    model::{Id, JourneyMap, Step},
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
        if !missing.is_empty() {
            keep_or_tell(conflicts, map, sides, missing);
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
    let homes = [base, ours, theirs].map(homes);
    let mut gone: FxHashSet<Id> = FxHashSet::default();
    for (stage, step) in map.steps() {
        let id = &step.id;
        let [was_there, our_home, their_home] = homes.each_ref().map(|homes| homes.contains_key(id));
        if !was_there || our_home == their_home {
            continue;
        }
        if conflicts.has_element(id) {
            continue;
        }
        let [was, our, their] = [base, ours, theirs].map(|side| find(side, id).map(|(_, _, value)| value));
        let kin = Kin { list: "steps", parent: stage.id.as_str() };
        conflicts.note_element(&kin, id.as_str(), [was.as_ref(), our.as_ref(), their.as_ref()]);
        if our.is_none() {
            gone.insert(id.clone());
        }
    }
    for stage in &mut map.stages {
        stage.steps.retain(|step| !gone.contains(&step.id));
    }
    // One that they moved to a stage that we took out stays where it is.
    let there: FxHashSet<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
    let mut back: FxHashSet<Id> = FxHashSet::default();
    for (home, step) in ours.steps().filter(|(_, step)| !there.contains(&step.id)) {
        let Some(away) = homes[2].get(&step.id).filter(|_| map.stage(&home.id).is_some()) else { continue };
        let value = |stage: &Id| Value::from(stage.as_str());
        let sides =
            [homes[0].get(&step.id).map(|stage| value(stage)), Some(value(&home.id)), Some(value(away))];
        conflicts.note(step.id.as_str(), "stage", sides.each_ref().map(Option::as_ref));
        back.insert(step.id.clone());
    }
    put_back(map, ours, &back);
}

/// The stage of each step.
fn homes(map: &JourneyMap) -> FxHashMap<&Id, &Id> {
    map.steps().map(|(stage, step)| (&step.id, &stage.id)).collect()
}

/// Everything that parts of `map` name and that is not in it, in a fixed order.
fn missing(map: &JourneyMap) -> Vec<Id> {
    let there = ids(map);
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

/// One side deleted the parts that are `missing`, which something in the map needs: takes those back that are ours, and
/// notes all of them.
fn keep_or_tell(conflicts: &mut Conflicts, map: &mut JourneyMap, sides: [&JourneyMap; 3], missing: Vec<Id>) {
    let [base, ours, theirs] = sides.map(Index::of);
    let mut told = conflicts.elements();
    let mut back: FxHashSet<Id> = FxHashSet::default();
    for id in missing {
        // A step goes and comes with its stage.
        let id = match ours.stage_of_step(&id).or_else(|| theirs.stage_of_step(&id)) {
            Some(stage) if map.stage(&stage.id).is_none() => stage.id.clone(),
            _ => id,
        };
        if !told.insert(id.clone()) {
            continue;
        }
        let [was, our, their] = [&base, &ours, &theirs].map(|side| side.find(&id));
        let Some((list, parent, _)) = our.as_ref().or(their.as_ref()) else { continue };
        let kin = Kin { list, parent: parent.as_str() };
        let values = [&was, &our, &their].map(|found| found.as_ref().map(|(_, _, value)| value));
        conflicts.note_element(&kin, id.as_str(), values);
        if our.is_some() {
            back.insert(id);
        }
    }
    put_back(map, sides[1], &back);
}

/// A stage whose steps were all taken out, some by each side, keeps ours.
fn keep_steps(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let there = ids(map);
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

fn by_id<T>(list: &[T], id_of: impl Fn(&T) -> &Id) -> FxHashMap<&Id, &T> {
    list.iter().map(|part| (id_of(part), part)).collect()
}

/// Takes out what names something that we took out; what they had added or changed becomes a conflict.
fn drop_loose_ends(conflicts: &mut Conflicts, map: &mut JourneyMap, [base, ours, theirs]: [&JourneyMap; 3]) {
    let lost = |id: &Id, there: &FxHashSet<Id>| !id.is_empty() && !there.contains(id);
    let links = [ours, theirs].map(|side| by_id(&side.links, |link| &link.id));
    let comments = [ours, theirs].map(|side| by_id(&side.comments, |comment| &comment.id));
    // A comment may answer one that goes.
    loop {
        let there = ids(map);
        let steps: FxHashSet<&Id> = base.steps().chain(theirs.steps()).map(|(_, step)| &step.id).collect();
        let mut dropped: Vec<(Kin<'_>, Id, Value)> = Vec::new();
        map.links.retain(|link| {
            let goes = lost(&link.from, &there) || lost(&link.to, &there);
            // What was loose in every side is kept and not drawn.
            let goes = goes && !links.iter().all(|side| side.get(&link.id) == Some(&&*link));
            if goes {
                dropped.push((Kin::of("links"), link.id.clone(), written(link)));
            }
            !goes
        });
        map.comments.retain(|comment| {
            let goes = lost(&comment.about, &there) || lost(&comment.reply_to, &there);
            let goes = goes && !comments.iter().all(|side| side.get(&comment.id) == Some(&&*comment));
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
        let base = Index::of(base);
        for (kin, id, value) in dropped {
            let was = base.find(&id).map(|(_, _, value)| value);
            if was.as_ref() != Some(&value) {
                conflicts.note_element(&kin, id.as_str(), [was.as_ref(), None, Some(&value)]);
            }
        }
    }
    let there = ids(map);
    for card in &mut map.cards {
        // What was loose before stays; to look for that in every card would take too long.
        let loose = card.answers.iter().any(|answer| lost(answer, &there));
        if loose && base.card(&card.id).is_none_or(|was| was.answers != card.answers) {
            Arc::make_mut(card).answers.retain(|answer| !lost(answer, &there));
        }
    }
}
