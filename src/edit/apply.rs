//! Doing a [`Command`]: the map before it becomes the map after it.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Command, CurveField, EditError, ItemRef, LinkField, PointField, Selection, cards, curve, delete,
    field::{Field, put_all},
    grid, join, limits, media, merge,
    settle::Settle,
};
use crate::model::{Card, Comment, EmotionCurve, Id, JourneyMap, Lane, Link, Persona, Stage};

/// What a command makes.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The map after it.
    pub map: JourneyMap,
    /// What is to be selected after it; none leaves the selection (as far as it still exists).
    pub selection: Option<Selection>,
}

impl Command {
    /// The map after this change. Pure: `before` is not touched, and cards that the command does not
    /// name are shared with it.
    ///
    /// # Errors
    /// When the change names something that is not there, when everything it would change is locked, or when the map
    /// would be beyond a [`crate::model::Limit`].
    pub fn apply(&self, before: &JourneyMap) -> Result<Applied, EditError> {
        limits::hold(limits::beyond(self))?;
        let mut map = before.clone();
        let selection = self.apply_to(&mut map)?;
        limits::hold(limits::made_beyond(self, &map))?;
        if !map.media.is_empty() && media::may_free(self) {
            media::free(before, &mut map);
        }
        Ok(Applied { map, selection })
    }

    /// Changes `map`, which may be left half changed when this fails.
    fn apply_to(&self, map: &mut JourneyMap) -> Result<Option<Selection>, EditError> {
        match self {
            Self::InsertCards { cards, before } => cards::insert(map, cards, before.as_ref()).map(Some),
            Self::EditCards { ids, set } => cards::edit(map, ids, set),
            Self::EditEachCard { edits } => cards::edit_each(map, edits),
            Self::MoveCards { ids, to } => cards::move_to(map, ids, to).map(Some),
            Self::DuplicateCards { copies, to } => cards::duplicate(map, copies, to.as_ref()).map(Some),
            Self::Delete { items } => delete::delete(map, items).map(Some),
            Self::InsertStage { stage, index } => grid::insert_stage(map, stage, *index).map(Some),
            Self::MoveStages { ids, index } => grid::move_stages(map, ids, *index).map(Some),
            Self::InsertStep { stage, step, index } => grid::insert_step(map, stage, step, *index).map(Some),
            Self::MoveStep { id, stage, index } => grid::move_step(map, id, stage, *index).map(Some),
            Self::JoinSteps { ids } => join::join_steps(map, ids).map(Some),
            Self::InsertLane { lane, index } => grid::insert_lane(map, lane, *index).map(Some),
            Self::MoveLanes { ids, index } => {
                grid::reorder(&mut map.lanes, |lane| ids.contains(&lane.id), ids.len(), *index)?;
                Ok(Some(ids.iter().cloned().map(ItemRef::Lane).collect()))
            }
            Self::InsertCurve { curve } => curve::insert(map, curve).map(Some),
            Self::InsertPoints { curve, points } => curve::insert_points(map, curve, points).map(Some),
            Self::SetPoint { id, step, at, value } => {
                let place = [PointField::Step(step.clone()), PointField::At(*at), PointField::Value(*value)];
                curve::edit_points(map, std::slice::from_ref(id), &place)
            }
            Self::EditPoints { ids, set } => curve::edit_points(map, ids, set),
            Self::InsertLinks { links } => insert_links(map, links).map(Some),
            Self::InsertPersona { persona, index } => insert_persona(map, persona, *index).map(Some),
            Self::MovePersona { id, index } => {
                grid::reorder(&mut map.personas, |persona| persona.id == *id, 1, *index)?;
                Ok(None)
            }
            Self::InsertComment { comment } => insert_comment(map, comment).map(Some),
            Self::InsertMedia { key, media } => {
                map.media.insert(key.clone(), media.clone());
                Ok(None)
            }
            Self::SetMap { map: other, .. } => {
                let was = std::mem::replace(map, JourneyMap::clone(other));
                share_cards(&was, map);
                Ok(None)
            }
            Self::ResolveConflicts { ids, side } => {
                merge::resolve_all(map, ids, *side)?;
                Ok(None)
            }
            Self::Batch { commands, select, .. } => {
                let mut selection = None;
                for command in commands {
                    selection = command.apply_to(map)?.or(selection);
                }
                Ok(select.as_ref().map(|items| items.iter().cloned().collect()).or(selection))
            }
            _ => self.set_fields(map).map(|()| None),
        }
    }

    /// The commands that only put values into records.
    fn set_fields(&self, map: &mut JourneyMap) -> Result<(), EditError> {
        match self {
            Self::EditStages { ids, set } => {
                put_by_id(map.stages.iter_mut(), |stage| &stage.id, ids, set)?;
                map.stages.iter_mut().filter(|stage| ids.contains(&stage.id)).try_for_each(Stage::settle)?;
            }
            Self::EditSteps { ids, set } => {
                let steps = map.stages.iter_mut().flat_map(|stage| &mut stage.steps);
                put_by_id(steps, |step| &step.id, ids, set)?;
            }
            Self::EditLanes { ids, set } => {
                put_by_id(map.lanes.iter_mut(), |lane| &lane.id, ids, set)?;
                map.lanes.iter_mut().filter(|lane| ids.contains(&lane.id)).try_for_each(Lane::settle)?;
            }
            Self::EditCurves { ids, set } => {
                put_by_id(map.curves.iter_mut(), |curve| &curve.id, ids, set)?;
                let moves = set.iter().any(|field| matches!(field, CurveField::Persona(_)));
                let of_nobody = |curve: &EmotionCurve| !curve::is_of_somebody(map, curve);
                if moves && map.curves.iter().any(|curve| ids.contains(&curve.id) && of_nobody(curve)) {
                    return Err(EditError::NotFound);
                }
            }
            Self::EditLinks { ids, set } => {
                put_by_id(map.links.iter_mut(), |link| &link.id, ids, set)?;
                let ids: FxHashSet<&Id> = ids.iter().collect();
                map.links.iter_mut().filter(|link| ids.contains(&link.id)).try_for_each(Link::settle)?;
                if set.iter().any(|field| matches!(field, LinkField::From(_) | LinkField::To(_))) {
                    hold_ends(map, map.links.iter().filter(|link| ids.contains(&link.id)))?;
                }
            }
            Self::EditPersonas { ids, set } => {
                put_by_id(map.personas.iter_mut(), |persona| &persona.id, ids, set)?;
                let changed = map.personas.iter_mut().filter(|persona| ids.contains(&persona.id));
                changed.into_iter().try_for_each(Persona::settle)?;
            }
            Self::EditComments { ids, set } => {
                put_by_id(map.comments.iter_mut(), |comment| &comment.id, ids, set)?;
            }
            Self::EditScenario { set } => set.iter().for_each(|field| field.put(&mut map.scenario)),
            Self::EditMap { set } => set.iter().for_each(|field| field.put(map)),
            _ => {}
        }
        Ok(())
    }
}

/// Puts `set` into the records named by `ids`.
fn put_by_id<'a, F: Field>(
    records: impl Iterator<Item = &'a mut F::Record>,
    id_of: impl Fn(&F::Record) -> &Id,
    ids: &[Id],
    set: &[F],
) -> Result<(), EditError>
where
    F::Record: 'a,
{
    let ids: FxHashSet<&Id> = ids.iter().collect();
    let found = put_all(records, |record| ids.contains(id_of(record)), set);
    if found < ids.len() { Err(EditError::NotFound) } else { Ok(()) }
}

fn insert_persona(map: &mut JourneyMap, persona: &Persona, index: usize) -> Result<Selection, EditError> {
    fresh(map, [&persona.id])?;
    let mut persona = persona.clone();
    persona.settle()?;
    let selection = Selection::only(ItemRef::Persona(persona.id.clone()));
    map.personas.insert(index.min(map.personas.len()), persona);
    Ok(selection)
}

fn insert_comment(map: &mut JourneyMap, comment: &Comment) -> Result<Selection, EditError> {
    fresh(map, [&comment.id])?;
    let subjects = [&comment.about, &comment.reply_to];
    if subjects.into_iter().any(|id| !id.is_empty() && !is_taken(map, id)) {
        return Err(EditError::NotFound);
    }
    map.comments.push(comment.clone());
    Ok(Selection::only(ItemRef::Comment(comment.id.clone())))
}

fn insert_links(map: &mut JourneyMap, links: &[Link]) -> Result<Selection, EditError> {
    fresh(map, links.iter().map(|link| &link.id))?;
    hold_ends(map, links)?;
    let mut links = links.to_vec();
    links.iter_mut().try_for_each(Link::settle)?;
    let selection = links.iter().map(|link| ItemRef::Link(link.id.clone())).collect();
    map.links.append(&mut links);
    Ok(selection)
}

/// Makes `map` share the cards of `was` that are the same in both, which keeps snapshots small and what was
/// laid out.
fn share_cards(was: &JourneyMap, map: &mut JourneyMap) {
    let known: FxHashMap<&Id, &Arc<Card>> = was.cards.iter().map(|card| (&card.id, card)).collect();
    for card in &mut map.cards {
        if let Some(known) = known.get(&card.id).filter(|known| **known == card) {
            *card = Arc::clone(known);
        }
    }
}

/// Checks that both ends of all `links` are cards of the map.
fn hold_ends<'a>(map: &JourneyMap, links: impl IntoIterator<Item = &'a Link>) -> Result<(), EditError> {
    let mut ends: FxHashSet<&Id> = links.into_iter().flat_map(|link| [&link.from, &link.to]).collect();
    for card in &map.cards {
        ends.remove(&card.id);
    }
    if ends.is_empty() { Ok(()) } else { Err(EditError::NotFound) }
}

/// Whether some part of `map`, or the map itself, is called `id`.
pub(super) fn is_taken(map: &JourneyMap, id: &Id) -> bool {
    !id.is_empty() && fresh(map, [id]).is_err()
}

/// Checks that `ids` are good names for new things of `map`: given, different, not taken.
pub(super) fn fresh<'a>(map: &JourneyMap, ids: impl IntoIterator<Item = &'a Id>) -> Result<(), EditError> {
    let mut new = FxHashSet::default();
    for id in ids {
        if id.is_empty() || !new.insert(id) {
            return Err(EditError::DuplicateId);
        }
    }
    let taken =
        map.stages
            .iter()
            .flat_map(|stage| std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)))
            .chain(map.lanes.iter().map(|lane| &lane.id))
            .chain(map.cards.iter().map(|card| &card.id))
            .chain(map.curves.iter().flat_map(|curve| {
                std::iter::once(&curve.id).chain(curve.points.iter().map(|point| &point.id))
            }))
            .chain(map.links.iter().map(|link| &link.id))
            .chain(map.personas.iter().map(|persona| &persona.id))
            .chain(map.comments.iter().map(|comment| &comment.id))
            .chain(map.conflicts.iter().map(|conflict| &conflict.id))
            .chain([&map.id]);
    if taken.into_iter().any(|id| new.contains(id)) { Err(EditError::DuplicateId) } else { Ok(()) }
}
