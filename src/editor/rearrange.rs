//! Moving things by keyboard: what a drag does, one step at a time.

use super::{Toward, session::Session};
use crate::{
    edit::{CardField, CellPlace, Command, EditError, ItemRef, PointField, StepName},
    layout::CardBox,
    model::{CurvePoint, Id},
};

/// Nudges of one thing that follow each other are one step.
const NUDGES: u64 = 1;
/// How much a press of an arrow key changes a point's value.
const NUDGE: f32 = 0.1;
/// How much of a step a press moves a point along.
const SIDE_NUDGE: f64 = 0.05;
/// How many times as far Shift makes a press go.
const FAR: f32 = 5.0;
/// Part of a step that stays free between two points.
const LEAST_GAP: f64 = 0.01;

impl Session {
    /// The command that moves the selection one place; none when nothing is selected that moves,
    /// or when it stands at the map's border.
    pub(super) fn rearrangement(&self, toward: Toward) -> Option<Command> {
        match self.selection().last()? {
            ItemRef::Card(_) => self.move_cards(toward),
            ItemRef::Stage(_) => self.move_stages(toward),
            ItemRef::Lane(_) => self.move_lanes(toward),
            ItemRef::Point(id) => self.nudge(id, toward, 1.0),
            _ => None,
        }
    }

    /// Moves the selection one place. Whether there was something to move.
    pub(super) fn rearrange(&mut self, toward: Toward) -> bool {
        let cards: Vec<Id> = self.selection().cards().cloned().collect();
        let Some(command) = self.rearrangement(toward) else {
            if !cards.is_empty() && self.free_cards().is_empty() {
                self.refuse(EditError::Locked);
            }
            return false;
        };
        let burst = matches!(self.selection().last(), Some(ItemRef::Point(_))).then_some(NUDGES);
        self.reveal |= self.apply_in_burst(&command, burst);
        true
    }

    /// Moves the selected points by a larger step.
    pub(super) fn nudge_far(&mut self, toward: Toward) {
        let Some(ItemRef::Point(id)) = self.selection().last() else { return };
        if let Some(command) = self.nudge(id, toward, FAR) {
            self.reveal |= self.apply_in_burst(&command, Some(NUDGES));
        }
    }

    /// Whether something is selected that a press of an arrow key with Alt moves.
    pub(super) fn can_rearrange(&self, toward: Toward) -> bool {
        !self.document.is_read_only() && self.rearrangement(toward).is_some()
    }

    /// The selected cards that are placed and not locked, in reading order.
    fn free_cards(&self) -> Vec<&CardBox> {
        let layout = self.layout();
        let selected = layout.cards.iter().filter(|card| self.selection().has_card(&card.card.id));
        selected.filter(|card| !card.card.locked).collect()
    }

    /// How many steps a card would cover instead; none where there is no step more, or less, or it is locked.
    fn new_span(&self, id: &Id, longer: bool) -> Option<u32> {
        let layout = self.layout();
        let card = layout.card(id).filter(|card| card.lane < layout.lanes.len() && !card.card.locked)?;
        let room = u32::try_from(layout.columns.len().saturating_sub(card.column)).ok()?;
        let span = card.card.span.clamp(1, room.max(1));
        if longer { (span < room).then(|| span + 1) } else { (span > 1).then(|| span - 1) }
    }

    /// Whether a selected card can cover one step more or less. Of very many only the first are asked.
    pub(super) fn can_respan(&self, longer: bool) -> bool {
        /// This is asked in every frame.
        const MOST: usize = 1000;
        self.selection().cards().take(MOST).any(|id| self.new_span(id, longer).is_some())
    }

    /// The command that has those of the selected cards that can cover one step more or less.
    pub(super) fn respan(&self, longer: bool) -> Option<Command> {
        let spans = self.selection().cards().filter_map(|id| Some((id, self.new_span(id, longer)?)));
        let edits: Vec<_> = spans.map(|(id, span)| (id.clone(), vec![CardField::Span(span)])).collect();
        let name = StepName::new("step-span", edits.len());
        let commands = vec![Command::EditEachCard { edits }];
        Some(Command::Batch { name, commands, select: Some(self.selection().items().to_vec()) })
    }

    /// Cards move within their cell, and past its ends to the next cell; sideways all move by one column, each
    /// in its lane. None moves unless all can.
    fn move_cards(&self, toward: Toward) -> Option<Command> {
        let cards = self.free_cards();
        let count = cards.len();
        let mut groups: Vec<Vec<&CardBox>> = Vec::new();
        for card in cards {
            match groups.last_mut() {
                Some(group)
                    if group.first().map(|first| (first.lane, first.column))
                        == Some((card.lane, card.column)) =>
                {
                    group.push(card);
                }
                _ => groups.push(vec![card]),
            }
        }
        let mut commands = Vec::with_capacity(groups.len());
        for group in &groups {
            let to = self.destination(group, toward)?;
            let ids = group.iter().map(|card| card.card.id.clone()).collect();
            commands.push(Command::MoveCards { ids, to });
        }
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => {
                let name = StepName::new("step-move-cards", count);
                Some(Command::Batch { name, commands, select: Some(self.selection().items().to_vec()) })
            }
        }
    }

    fn move_stages(&self, toward: Toward) -> Option<Command> {
        let stages = &self.layout().stages;
        let selected = |id: &Id| self.selection().contains(&ItemRef::Stage(id.clone()));
        let places: Vec<usize> = stages
            .iter()
            .enumerate()
            .filter(|(_, stage)| selected(&stage.id))
            .map(|(index, _)| index)
            .collect();
        let forward = match (toward, self.layout().direction.is_rtl()) {
            (Toward::Right, false) | (Toward::Left, true) => true,
            (Toward::Left, false) | (Toward::Right, true) => false,
            (Toward::Up | Toward::Down, _) => return None,
        };
        let index = shifted(&places, stages.len(), forward)?;
        let ids = places.iter().filter_map(|place| stages.get(*place)).map(|stage| stage.id.clone());
        Some(Command::MoveStages { ids: ids.collect(), index })
    }

    fn move_lanes(&self, toward: Toward) -> Option<Command> {
        let lanes = &self.layout().lanes;
        let selected = |id: &Id| self.selection().contains(&ItemRef::Lane(id.clone()));
        let places: Vec<usize> =
            lanes.iter().enumerate().filter(|(_, lane)| selected(&lane.id)).map(|(index, _)| index).collect();
        let down = match toward {
            Toward::Down => true,
            Toward::Up => false,
            Toward::Left | Toward::Right => return None,
        };
        let index = shifted(&places, lanes.len(), down)?;
        let ids = places.iter().filter_map(|place| lanes.get(*place)).map(|lane| lane.id.clone());
        Some(Command::MoveLanes { ids: ids.collect(), index })
    }

    /// Raises or lowers the selected points; a single one also moves along the journey.
    fn nudge(&self, id: &Id, toward: Toward, times: f32) -> Option<Command> {
        let rise = match toward {
            Toward::Up => NUDGE * times,
            Toward::Down => -NUDGE * times,
            Toward::Left | Toward::Right => return self.nudge_sideways(id, toward, times),
        };
        let commands: Vec<Command> = (self.selection().iter())
            .filter_map(|item| match item {
                ItemRef::Point(id) => self.map().curve_point(id),
                _ => None,
            })
            .filter_map(|(_, point)| {
                let value = ((point.value + rise) * 100.0).round() / 100.0 + 0.0;
                let value = value.clamp(*CurvePoint::VALUES.start(), *CurvePoint::VALUES.end());
                let set = vec![PointField::Value(value)];
                (value != point.value).then(|| Command::EditPoints { ids: vec![point.id.clone()], set })
            })
            .collect();
        let name = StepName::new("step-move-points", commands.len());
        (!commands.is_empty()).then_some(Command::Batch { name, commands, select: None })
    }

    fn nudge_sideways(&self, id: &Id, toward: Toward, times: f32) -> Option<Command> {
        let layout = self.layout();
        let (_, point) = self.map().curve_point(id)?;
        let (low, high) = self.point_room(id, LEAST_GAP)?;
        let forward = (toward == Toward::Right) != layout.direction.is_rtl();
        let nudge = SIDE_NUDGE * f64::from(times);
        let place = self.point_along(point)? + if forward { nudge } else { -nudge };
        let (step, at) = layout.step_at(place.clamp(low, high.max(low)))?;
        if step == point.step && at == point.at {
            return None;
        }
        Some(Command::SetPoint { id: id.clone(), step, at, value: point.value })
    }

    /// Place of a point along the journey, in steps; none when its step is not shown.
    fn point_along(&self, point: &CurvePoint) -> Option<f64> {
        let column = self.layout().columns.iter().position(|column| column.step == point.step)?;
        Some(column as f64 + f64::from(point.at))
    }

    /// Places along the journey, in steps, between the neighbours of the point called `id`, so far from them.
    pub(super) fn point_room(&self, id: &Id, gap: f64) -> Option<(f64, f64)> {
        let (curve, _) = self.map().curve_point(id)?;
        let index = curve.points.iter().position(|point| point.id == *id)?;
        let before = index.checked_sub(1).and_then(|index| self.point_along(curve.points.get(index)?));
        let after = curve.points.get(index + 1).and_then(|point| self.point_along(point));
        let end = self.layout().columns.len() as f64;
        Some((before.map_or(0.0, |before| before + gap), after.map_or(end, |after| after - gap)))
    }

    /// Where the cards of one cell go.
    fn destination(&self, group: &[&CardBox], toward: Toward) -> Option<CellPlace> {
        let layout = self.layout();
        let first = group.first()?;
        let lane = layout.lanes.get(first.lane)?;
        let step = &layout.columns.get(first.column)?.step;
        let cards = layout.cards.get(lane.cards.get(first.column)?.clone())?;
        let moves = |card: &CardBox| group.iter().any(|other| other.card.id == card.card.id);
        let own = |before: Option<Id>| CellPlace { lane: lane.id.clone(), step: step.clone(), before };
        let open = |lane: &usize| layout.lanes.get(*lane).is_some_and(|lane| !lane.collapsed);
        let forward = (toward == Toward::Right) != layout.direction.is_rtl();
        match toward {
            Toward::Up => {
                let at = cards.iter().position(moves)?;
                if let Some(above) = at.checked_sub(1).and_then(|above| cards.get(above)) {
                    return Some(own(Some(above.card.id.clone())));
                }
                let above = layout.lanes.get((0..first.lane).rev().find(open)?)?;
                Some(CellPlace::end_of(above.id.clone(), step.clone()))
            }
            Toward::Down => {
                let at = cards.iter().rposition(moves)?;
                if cards.get(at + 1).is_some() {
                    return Some(own(cards.get(at + 2).map(|card| card.card.id.clone())));
                }
                let below = layout.lanes.get((first.lane + 1..layout.lanes.len()).find(open)?)?;
                let before = below
                    .cards
                    .get(first.column)
                    .and_then(|range| layout.cards.get(range.start..range.end)?.first());
                Some(CellPlace {
                    lane: below.id.clone(),
                    step: step.clone(),
                    before: before.map(|card| card.card.id.clone()),
                })
            }
            Toward::Left | Toward::Right => {
                let column = if forward { first.column + 1 } else { first.column.checked_sub(1)? };
                let step = layout.columns.get(column)?.step.clone();
                let row = cards.iter().position(moves)?;
                let there = layout.cards.get(lane.cards.get(column)?.clone())?;
                let before = there
                    .iter()
                    .filter(|card| !self.selection().has_card(&card.card.id))
                    .nth(row)
                    .map(|card| card.card.id.clone());
                Some(CellPlace { lane: lane.id.clone(), step, before })
            }
        }
    }
}

/// Where the things at `places` (sorted) of `count` go when they move on by one; none at the border.
fn shifted(places: &[usize], count: usize, forward: bool) -> Option<usize> {
    let (first, last) = (*places.first()?, *places.last()?);
    if forward {
        // Counted with the moved ones still there, behind the one after the last of them.
        (last + 1 < count).then_some(last + 2)
    } else {
        first.checked_sub(1)
    }
}
