//! The parts of a map by their ids, whatever they are: finding them, as the file has them, taking them out and putting
//! them back where they stood.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::Value;

use crate::model::{Card, EmotionCurve, Id, JourneyMap, Stage, fields_of};

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
pub(super) fn written(part: &impl Serialize) -> Value {
    Value::Object(fields_of(part))
}

/// Where a part stands: its place in its list, behind that of the stage or curve that has the list.
#[derive(Clone, Copy)]
enum Spot {
    Stage(usize),
    Step(usize, usize),
    Lane(usize),
    Persona(usize),
    Comment(usize),
    Link(usize),
    Curve(usize),
    Point(usize, usize),
    Card(usize),
}

/// A map of which many parts are asked for: as [`find`], each at once.
pub(super) struct Index<'a> {
    map: &'a JourneyMap,
    spots: FxHashMap<&'a Id, Spot>,
}

impl<'a> Index<'a> {
    /// Goes through all of `map`.
    pub(super) fn of(map: &'a JourneyMap) -> Self {
        let mut spots: FxHashMap<&Id, Spot> = FxHashMap::default();
        spots.reserve(map.cards.len() + map.links.len());
        for (at, card) in map.cards.iter().enumerate() {
            spots.insert(&card.id, Spot::Card(at));
        }
        for (at, curve) in map.curves.iter().enumerate() {
            let points = curve.points.iter().enumerate();
            spots.extend(points.map(|(place, point)| (&point.id, Spot::Point(at, place))));
            spots.insert(&curve.id, Spot::Curve(at));
        }
        spots.extend(map.links.iter().enumerate().map(|(at, link)| (&link.id, Spot::Link(at))));
        spots.extend(map.comments.iter().enumerate().map(|(at, comment)| (&comment.id, Spot::Comment(at))));
        spots.extend(map.personas.iter().enumerate().map(|(at, persona)| (&persona.id, Spot::Persona(at))));
        spots.extend(map.lanes.iter().enumerate().map(|(at, lane)| (&lane.id, Spot::Lane(at))));
        for (at, stage) in map.stages.iter().enumerate() {
            let steps = stage.steps.iter().enumerate();
            spots.extend(steps.map(|(place, step)| (&step.id, Spot::Step(at, place))));
            spots.insert(&stage.id, Spot::Stage(at));
        }
        Self { map, spots }
    }

    /// Whether something is called `id`, the map itself aside.
    pub(super) fn has(&self, id: &Id) -> bool {
        self.spots.contains_key(id)
    }

    /// The part called `id` as it is written in the file.
    pub(super) fn find(&self, id: &Id) -> Option<Found> {
        let map = self.map;
        let top = |list: &'static str, value: Value| (list, Id::default(), value);
        Some(match *self.spots.get(id)? {
            Spot::Stage(at) => top("stages", written(map.stages.get(at)?)),
            Spot::Step(at, place) => {
                let stage = map.stages.get(at)?;
                ("steps", stage.id.clone(), written(stage.steps.get(place)?))
            }
            Spot::Lane(at) => top("lanes", written(map.lanes.get(at)?)),
            Spot::Persona(at) => top("personas", written(map.personas.get(at)?)),
            Spot::Comment(at) => top("comments", written(map.comments.get(at)?)),
            Spot::Link(at) => top("links", written(map.links.get(at)?)),
            Spot::Curve(at) => top("curves", written(map.curves.get(at)?)),
            Spot::Point(at, place) => {
                let curve = map.curves.get(at)?;
                ("points", curve.id.clone(), written(curve.points.get(place)?))
            }
            Spot::Card(at) => top("cards", written(map.cards.get(at)?.as_ref())),
        })
    }

    /// The stage that holds the step called `id`.
    pub(super) fn stage_of_step(&self, id: &Id) -> Option<&'a Stage> {
        match self.spots.get(id)? {
            Spot::Step(at, _) => self.map.stages.get(*at),
            _ => None,
        }
    }
}

/// Ids of everything that something can name.
pub(super) fn ids(map: &JourneyMap) -> FxHashSet<Id> {
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

/// Puts the parts called `back` into `map` as they stand in `like`, beside the neighbours that they have there. Stages
/// and curves bring those of their steps and points that are nowhere else.
pub(super) fn put_back(map: &mut JourneyMap, like: &JourneyMap, back: &FxHashSet<Id>) {
    if back.is_empty() {
        return;
    }
    let there = ids(map);
    let with_steps = |stage: &Stage| {
        let mut stage = stage.clone();
        stage.steps.retain(|step| !there.contains(&step.id));
        stage
    };
    let with_points = |curve: &EmotionCurve| {
        let mut curve = curve.clone();
        curve.points.retain(|point| !there.contains(&point.id));
        curve
    };
    // Before the stages and curves that bring their own.
    for home in &like.stages {
        if home.steps.iter().any(|step| back.contains(&step.id))
            && let Some(stage) = map.stages.iter_mut().find(|stage| stage.id == home.id)
        {
            insert_like(&mut stage.steps, &home.steps, back, |step| &step.id, Clone::clone);
        }
    }
    for home in &like.curves {
        if home.points.iter().any(|point| back.contains(&point.id))
            && let Some(curve) = map.curves.iter_mut().find(|curve| curve.id == home.id)
        {
            insert_like(&mut curve.points, &home.points, back, |point| &point.id, Clone::clone);
        }
    }
    insert_like(&mut map.stages, &like.stages, back, |stage| &stage.id, with_steps);
    insert_like(&mut map.lanes, &like.lanes, back, |lane| &lane.id, Clone::clone);
    insert_like(&mut map.personas, &like.personas, back, |persona| &persona.id, Clone::clone);
    insert_like(&mut map.comments, &like.comments, back, |comment| &comment.id, Clone::clone);
    insert_like(&mut map.links, &like.links, back, |link| &link.id, Clone::clone);
    insert_like(&mut map.curves, &like.curves, back, |curve| &curve.id, with_points);
    insert_like(&mut map.cards, &like.cards, back, |card: &Arc<Card>| &card.id, Arc::clone);
}

/// Inserts those elements of `like` that are called `back` and are not in `list`, each behind the nearest of those that
/// stand before it in `like`.
fn insert_like<T>(
    list: &mut Vec<T>,
    like: &[T],
    back: &FxHashSet<Id>,
    id_of: impl Fn(&T) -> &Id,
    copy: impl Fn(&T) -> T,
) {
    if !like.iter().any(|element| back.contains(id_of(element))) {
        return;
    }
    let places: FxHashMap<&Id, usize> = list.iter().enumerate().map(|(at, here)| (id_of(here), at)).collect();
    // By how many elements of the list stand before them.
    let mut inserted: FxHashMap<usize, Vec<T>> = FxHashMap::default();
    let mut behind = 0;
    for element in like {
        match places.get(id_of(element)) {
            Some(at) => behind = at + 1,
            None if back.contains(id_of(element)) => inserted.entry(behind).or_default().push(copy(element)),
            None => {}
        }
    }
    let here = std::mem::take(list);
    list.extend(inserted.remove(&0).into_iter().flatten());
    for (at, element) in here.into_iter().enumerate() {
        list.push(element);
        list.extend(inserted.remove(&(at + 1)).into_iter().flatten());
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

/// Inserts a part of `list` at its end, or at the end of the list of `parent`.
pub(super) fn insert(
    map: &mut JourneyMap,
    list: &str,
    parent: &Id,
    value: Value,
) -> serde_json::Result<bool> {
    let there = ids(map);
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
