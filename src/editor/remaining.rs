//! What is selected once something was taken out: its neighbour, so that the keyboard goes on from there.

use std::mem::discriminant;

use rustc_hash::FxHashSet;

use super::session::Session;
use crate::{
    edit::{Command, ItemRef, StepName},
    model::Id,
};

impl Session {
    /// Does `delete` as the step `name` and selects what stands beside what went. Whether anything went.
    pub(super) fn apply_deletion(&mut self, name: StepName, delete: Command) -> bool {
        let cell = match self.selection().single() {
            Some(cell @ ItemRef::Cell { .. }) => Some(cell.clone()),
            _ => None,
        };
        // Who emptied a cell goes on from that.
        let neighbour = cell.or_else(|| match &delete {
            Command::Delete { items } => self.neighbour_of(items),
            _ => None,
        });
        let reveal = neighbour.is_some();
        let select = neighbour.map(|item| vec![item]);
        let done = self.apply(&Command::Batch { name, commands: vec![delete], select });
        self.reveal |= done && reveal;
        done
    }

    /// What stands beside `items`, which are all of one kind: the next of that kind, or else the one before. After
    /// a card the next of its cell, or else the one before, or else the cell; after a point of a curve the next of that, or
    /// else the one before, or else the cell. None where locked cards stay, which stay selected.
    fn neighbour_of(&self, items: &[ItemRef]) -> Option<ItemRef> {
        let last = items.last()?;
        if items.iter().any(|item| discriminant(item) != discriminant(last)) {
            return None;
        }
        let map = self.map();
        let gone: FxHashSet<&Id> = items.iter().filter_map(id_of).collect();
        match last {
            ItemRef::Card(id) => {
                let gone_cards = || map.cards.iter().filter(|card| gone.contains(&card.id));
                let card = map.card(id).filter(|_| gone_cards().all(|card| !card.locked))?;
                let (lane, step) = (map.lane(&card.lane)?.id.clone(), card.step.clone());
                map.stage_of_step(&step)?;
                let cell = map.cards.iter().filter(|other| other.lane == lane && other.step == step);
                let next = beside(cell.map(|card| &card.id), id, &gone);
                Some(next.map_or(ItemRef::Cell { lane, step }, ItemRef::Card))
            }
            ItemRef::Stage(id) => {
                beside(map.stages.iter().map(|stage| &stage.id), id, &gone).map(ItemRef::Stage)
            }
            ItemRef::Lane(id) => beside(map.lanes.iter().map(|lane| &lane.id), id, &gone).map(ItemRef::Lane),
            ItemRef::Step(id) => {
                let stage = map.stage_of_step(id)?;
                let ids = || stage.steps.iter().map(|step| &step.id);
                match ids().filter(|id| !gone.contains(id)).count() {
                    0 => {
                        let goes =
                            |steps: &[crate::model::Step]| steps.iter().all(|step| gone.contains(&step.id));
                        let without =
                            map.stages.iter().filter(|stage| goes(&stage.steps)).map(|stage| &stage.id);
                        let without = without.collect();
                        let stages = map.stages.iter().map(|stage| &stage.id);
                        beside(stages, &stage.id, &without).map(ItemRef::Stage)
                    }
                    // A single step has no header of its own.
                    1 => Some(ItemRef::Stage(stage.id.clone())),
                    _ => beside(ids(), id, &gone).map(ItemRef::Step),
                }
            }
            ItemRef::Point(id) => {
                let (curve, _) = map.curve_point(id)?;
                let next = beside(curve.points.iter().map(|point| &point.id), id, &gone);
                next.map(ItemRef::Point).or_else(|| {
                    let (lane, step) = self.cell_of(last)?;
                    Some(ItemRef::Cell { lane, step })
                })
            }
            _ => None,
        }
    }
}

/// The first of `ids` behind `id` that is not in `gone`, or else the last before it.
fn beside<'a>(ids: impl Iterator<Item = &'a Id>, id: &Id, gone: &FxHashSet<&Id>) -> Option<Id> {
    let (mut before, mut passed) = (None, false);
    for other in ids {
        passed |= other == id;
        if gone.contains(other) {
            continue;
        }
        if passed {
            return Some(other.clone());
        }
        before = Some(other.clone());
    }
    before
}

/// The id of a card, a stage, a step, a lane or a point.
fn id_of(item: &ItemRef) -> Option<&Id> {
    match item {
        ItemRef::Card(id)
        | ItemRef::Stage(id)
        | ItemRef::Step(id)
        | ItemRef::Lane(id)
        | ItemRef::Point(id) => Some(id),
        _ => None,
    }
}
