//! Selecting all of a cell, a lane, a stage or the map.

use rustc_hash::FxHashSet;

use super::session::Session;
use crate::{
    edit::{ItemRef, Selection},
    model::Id,
};

/// How far a selection reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// Everything in the lane of what was selected last.
    Lane,
    /// Everything in the stage of what was selected last.
    Stage,
}

impl Session {
    /// The smallest of cell, lane and map that holds more than is selected: pressed again and again, the
    /// shortcut grows the selection until it is everything. None when everything is selected.
    pub(super) fn grown(&self) -> Option<Selection> {
        let place = self.selection().last().and_then(|item| self.cell_of(item));
        let lane = match self.selection().last() {
            Some(ItemRef::Lane(id)) => Some(id.clone()),
            Some(ItemRef::Curve(_)) => self.lane_of_curves(),
            _ => place.as_ref().map(|(lane, _)| lane.clone()),
        };
        let cell = place.map(|(lane, step)| self.contents(Some(&lane), &|other| *other == step));
        let row = lane.map(|lane| self.contents(Some(&lane), &|_| true));
        let stage = match self.selection().last() {
            Some(ItemRef::Stage(_) | ItemRef::Step(_)) => self.extent(Extent::Stage),
            _ => None,
        };
        let map = self.everything();
        let wider = |of: &Selection| {
            let held = self.selection().iter().filter(|item| of.contains(item)).count();
            held < of.len()
        };
        [cell, row, stage, Some(map)].into_iter().flatten().find(wider)
    }

    /// What is in the cell that is selected alone: cards and curve points. None where anything else is selected.
    pub(super) fn in_selected_cell(&self) -> Option<Selection> {
        match self.selection().single()? {
            ItemRef::Cell { lane, step } => Some(self.contents(Some(lane), &|other| other == step)),
            _ => None,
        }
    }

    /// Everything in the lane or the stage in which the selection stands; none when there is nothing.
    pub(super) fn extent(&self, extent: Extent) -> Option<Selection> {
        let (lane, stage) = self.bounds(extent)?;
        let columns = stage.and_then(|stage| self.layout().stages.get(stage)).map(|stage| &stage.columns);
        let steps: Option<FxHashSet<&Id>> = columns.map(|columns| {
            let columns = self.layout().columns.get(columns.clone()).unwrap_or_default();
            columns.iter().map(|column| &column.step).collect()
        });
        let all =
            self.contents(lane.as_ref(), &|step| steps.as_ref().is_none_or(|steps| steps.contains(step)));
        (!all.is_empty()).then_some(all)
    }

    /// Whether there is something in the lane or stage in which the selection stands.
    pub(super) fn has_extent(&self, extent: Extent) -> bool {
        let Some((lane, stage)) = self.bounds(extent) else { return false };
        let layout = self.layout();
        let columns = stage.and_then(|stage| layout.stages.get(stage)).map(|stage| stage.columns.clone());
        let columns = columns.unwrap_or(0..layout.columns.len());
        let mut rows = layout.lanes.iter().filter(|row| lane.as_ref().is_none_or(|lane| row.id == *lane));
        let has_card = |row: &crate::layout::LaneBox| {
            row.cards.get(columns.clone()).is_some_and(|cells| cells.iter().any(|cards| !cards.is_empty()))
        };
        let points = layout.curves.iter().filter(|curve| {
            let row = layout.lanes.get(curve.lane);
            lane.as_ref().is_none_or(|lane| row.is_some_and(|row| row.id == *lane))
        });
        rows.any(has_card)
            || points.flat_map(|curve| &curve.points).any(|point| columns.contains(&point.column))
    }

    /// The lane, or the index of the stage, in which the selection stands.
    fn bounds(&self, extent: Extent) -> Option<(Option<Id>, Option<usize>)> {
        let last = self.selection().last()?;
        let layout = self.layout();
        match (extent, last) {
            (Extent::Lane, ItemRef::Lane(id)) => Some((Some(id.clone()), None)),
            (Extent::Lane, ItemRef::Curve(_)) => Some((Some(self.lane_of_curves()?), None)),
            (Extent::Lane, item) => Some((Some(self.cell_of(item)?.0), None)),
            (Extent::Stage, ItemRef::Stage(id)) => {
                Some((None, Some(layout.stages.iter().position(|stage| stage.id == *id)?)))
            }
            (Extent::Stage, item) => {
                let step = if let ItemRef::Step(id) = item { id.clone() } else { self.cell_of(item)?.1 };
                let column = layout.columns.iter().find(|column| column.step == step)?;
                Some((None, Some(column.stage)))
            }
        }
    }

    fn lane_of_curves(&self) -> Option<Id> {
        let layout = self.layout();
        let lane = layout.lanes.get(layout.curves.first()?.lane)?;
        Some(lane.id.clone())
    }

    fn everything(&self) -> Selection {
        let layout = self.layout();
        let cards = layout.all_cards().map(|card| ItemRef::Card(card.card.id.clone()));
        let points = layout.curves.iter().flat_map(|curve| &curve.points);
        cards.chain(points.map(|point| ItemRef::Point(point.id.clone()))).collect()
    }

    /// Cards and curve points of one lane, or of all, in the steps that `within` names.
    fn contents(&self, lane: Option<&Id>, within: &dyn Fn(&Id) -> bool) -> Selection {
        let layout = self.layout();
        let rows = layout.lanes.iter().enumerate().filter(|(_, row)| lane.is_none_or(|lane| row.id == *lane));
        let mut all = Selection::none();
        for (index, row) in rows {
            for (column, range) in layout.columns.iter().zip(&row.cards) {
                if within(&column.step) {
                    let cards = layout.cards.get(range.clone()).unwrap_or_default();
                    all.extend(cards.iter().map(|card| ItemRef::Card(card.card.id.clone())));
                }
            }
            for point in layout.curves.iter().filter(|curve| curve.lane == index).flat_map(|c| &c.points) {
                if layout.columns.get(point.column).is_some_and(|column| within(&column.step)) {
                    all.add(ItemRef::Point(point.id.clone()));
                }
            }
        }
        all
    }
}
