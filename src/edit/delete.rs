//! Taking things out of a map, with all that cannot be without them.

use std::{mem::discriminant, sync::Arc};

use rustc_hash::FxHashSet;

use super::{
    EditError, ItemRef, Selection,
    grid::{follow_steps, step_order},
};
use crate::model::{Card, Id, JourneyMap, LaneKind};

/// Message that names the deletion of `items`.
pub(super) fn name_of(items: &[ItemRef]) -> &'static str {
    let mixed = items.windows(2).any(|pair| match pair {
        [a, b] => discriminant(a) != discriminant(b),
        _ => false,
    });
    match items.first() {
        Some(_) if mixed => "step-delete-items",
        Some(ItemRef::Card(_)) => "step-delete-cards",
        Some(ItemRef::Stage(_)) => "step-delete-stages",
        Some(ItemRef::Step(_)) => "step-delete-steps",
        Some(ItemRef::Lane(_)) => "step-delete-lanes",
        Some(ItemRef::Point(_)) => "step-delete-points",
        Some(ItemRef::Link(_)) => "step-delete-links",
        _ => "step-delete-items",
    }
}

/// What is to go, by kind.
#[derive(Default)]
struct Doomed<'a> {
    cards: FxHashSet<&'a Id>,
    stages: FxHashSet<&'a Id>,
    steps: FxHashSet<&'a Id>,
    lanes: FxHashSet<&'a Id>,
    points: FxHashSet<&'a Id>,
    curves: FxHashSet<&'a Id>,
    links: FxHashSet<&'a Id>,
    comments: FxHashSet<&'a Id>,
    personas: FxHashSet<&'a Id>,
}

impl<'a> Doomed<'a> {
    fn of(items: &'a [ItemRef]) -> Self {
        let mut doomed = Self::default();
        for item in items {
            match item {
                ItemRef::Card(id) => doomed.cards.insert(id),
                ItemRef::Stage(id) => doomed.stages.insert(id),
                ItemRef::Step(id) => doomed.steps.insert(id),
                ItemRef::Lane(id) => doomed.lanes.insert(id),
                ItemRef::Point(id) => doomed.points.insert(id),
                ItemRef::Curve(id) => doomed.curves.insert(id),
                ItemRef::Link(id) => doomed.links.insert(id),
                ItemRef::Comment(id) => doomed.comments.insert(id),
                ItemRef::Persona(id) => doomed.personas.insert(id),
                ItemRef::Cell { .. } | ItemRef::Title | ItemRef::Scenario | ItemRef::Kind => false,
            };
        }
        doomed
    }
}

pub(super) fn delete(map: &mut JourneyMap, items: &[ItemRef]) -> Result<Selection, EditError> {
    let doomed = Doomed::of(items);
    let names_locked = map.cards.iter().any(|card| card.locked && doomed.cards.contains(&card.id));
    let was = map.clone();

    // Everything below keeps what was dangling before: only what goes now takes things along.
    let mut gone: FxHashSet<Id> = FxHashSet::default();
    delete_columns(map, &doomed, &mut gone);
    delete_rows(map, &doomed, &mut gone);
    map.cards.retain(|card| {
        let goes = gone.contains(&card.step)
            || gone.contains(&card.lane)
            || (doomed.cards.contains(&card.id) && !card.locked);
        if goes {
            gone.insert(card.id.clone());
        }
        !goes
    });
    delete_people(map, &doomed, &mut gone);
    delete_curves(map, &doomed, &mut gone);
    map.links.retain(|link| {
        let goes = doomed.links.contains(&link.id) || gone.contains(&link.from) || gone.contains(&link.to);
        if goes {
            gone.insert(link.id.clone());
        }
        !goes
    });
    delete_remarks(map, &doomed, &mut gone);
    if gone.is_empty() {
        *map = was;
        return if names_locked { Err(EditError::Locked) } else { Ok(Selection::none()) };
    }
    forget_answers(map, &gone);
    Ok(items.iter().cloned().collect::<Selection>().within_remaining(map))
}

impl Selection {
    /// Locked cards that stayed stay selected; everything else that was to go is gone, and places
    /// (a cell, the title) are no part of it.
    fn within_remaining(self, map: &JourneyMap) -> Self {
        let remaining = self.within(map);
        remaining.iter().filter(|item| matches!(item, ItemRef::Card(_))).cloned().collect()
    }
}

/// Stages with their steps, and single steps; a stage that loses its last step goes too.
fn delete_columns(map: &mut JourneyMap, doomed: &Doomed<'_>, gone: &mut FxHashSet<Id>) {
    let before = step_order(map);
    map.stages.retain_mut(|stage| {
        let whole = doomed.stages.contains(&stage.id)
            || stage.steps.iter().all(|step| doomed.steps.contains(&step.id)) && !stage.steps.is_empty();
        if whole {
            gone.insert(stage.id.clone());
            gone.extend(stage.steps.iter().map(|step| step.id.clone()));
        } else {
            stage.steps.retain(|step| {
                let goes = doomed.steps.contains(&step.id);
                if goes {
                    gone.insert(step.id.clone());
                }
                !goes
            });
        }
        !whole
    });
    follow_steps(map, &before);
}

/// Lanes; the curves go with the last lane in which they could run.
fn delete_rows(map: &mut JourneyMap, doomed: &Doomed<'_>, gone: &mut FxHashSet<Id>) {
    let had_curve_lane = map.lanes.iter().any(|lane| lane.kind == LaneKind::Emotions);
    map.lanes.retain(|lane| {
        let goes = doomed.lanes.contains(&lane.id);
        if goes {
            gone.insert(lane.id.clone());
        }
        !goes
    });
    if had_curve_lane && !map.lanes.iter().any(|lane| lane.kind == LaneKind::Emotions) {
        for curve in map.curves.drain(..) {
            gone.extend(curve.points.into_iter().map(|point| point.id));
            gone.insert(curve.id);
        }
    }
}

/// Personas; their curves go with them, unless nobody is left whose they could be.
fn delete_people(map: &mut JourneyMap, doomed: &Doomed<'_>, gone: &mut FxHashSet<Id>) {
    map.personas.retain(|persona| {
        let goes = doomed.personas.contains(&persona.id);
        if goes {
            gone.insert(persona.id.clone());
        }
        !goes
    });
    for curve in &mut map.curves {
        if map.personas.is_empty() && gone.contains(&curve.persona) {
            curve.persona = Id::default();
        }
    }
}

fn delete_curves(map: &mut JourneyMap, doomed: &Doomed<'_>, gone: &mut FxHashSet<Id>) {
    map.curves.retain_mut(|curve| {
        let whole = doomed.curves.contains(&curve.id) || gone.contains(&curve.persona);
        curve.points.retain(|point| {
            let goes = whole || doomed.points.contains(&point.id) || gone.contains(&point.step);
            if goes {
                gone.insert(point.id.clone());
            }
            !goes
        });
        if whole {
            gone.insert(curve.id.clone());
        }
        !whole
    });
}

/// Comments with their answers, and conflicts about what is gone.
fn delete_remarks(map: &mut JourneyMap, doomed: &Doomed<'_>, gone: &mut FxHashSet<Id>) {
    loop {
        let count = map.comments.len();
        map.comments.retain(|comment| {
            let goes = doomed.comments.contains(&comment.id)
                || gone.contains(&comment.about)
                || gone.contains(&comment.reply_to);
            if goes {
                gone.insert(comment.id.clone());
            }
            !goes
        });
        if map.comments.len() == count {
            break;
        }
    }
    map.conflicts.retain(|conflict| !gone.contains(&conflict.about));
}

/// Opportunities no longer answer pain points that are gone.
fn forget_answers(map: &mut JourneyMap, gone: &FxHashSet<Id>) {
    for card in &mut map.cards {
        if card.answers.iter().any(|id| gone.contains(id)) {
            let mut changed = Card::clone(card);
            changed.answers.retain(|id| !gone.contains(id));
            *card = Arc::new(changed);
        }
    }
}
