//! Stages and lanes through the clipboard, with all that stands in them: pasted they are new ones behind the selected.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    clipboard::{Pasted, Put},
    session::Session,
};
use crate::{
    edit::{Command, Fragment, ItemRef, Selection, StepName, Whole, WholeOf},
    model::{Card, CurvePoint, EmotionCurve, Id, JourneyMap, Lane, LaneKind, Stage, Step},
};

/// What was cut last: pasted before anything else is done, it goes back where it was.
#[derive(Clone, Debug)]
pub(super) struct LastCut {
    of: WholeOf,
    /// Where its stages or lanes stood among all, from the first.
    places: Vec<usize>,
    /// The map and the selection that the cut has left.
    map: Arc<JourneyMap>,
    selection: Selection,
}

impl Session {
    /// The stages or lanes that are selected, where nothing else is.
    fn whole_selected(&self) -> Option<(WholeOf, Vec<Id>)> {
        let items = self.selection().items();
        let stages =
            || items.iter().map(|item| if let ItemRef::Stage(id) = item { Some(id.clone()) } else { None });
        let lanes =
            || items.iter().map(|item| if let ItemRef::Lane(id) = item { Some(id.clone()) } else { None });
        let all = |of, ids: Option<Vec<Id>>| ids.filter(|ids| !ids.is_empty()).map(|ids| (of, ids));
        all(WholeOf::Stages, stages().collect()).or_else(|| all(WholeOf::Lanes, lanes().collect()))
    }

    /// The stages or lanes that are selected, with their cards.
    pub(super) fn copied_whole(&self) -> Option<Fragment> {
        let (of, ids) = self.whole_selected()?;
        Fragment::of_whole(self.map(), of, &ids)
    }

    /// Takes out the stages or lanes that are selected, with their cards; false where none are.
    pub(super) fn cut_whole(&mut self) -> bool {
        let Some((of, ids)) = self.whole_selected() else { return false };
        let is_cut = |id: &Id| ids.contains(id);
        let map = self.map();
        let (name, places, items): (_, Vec<usize>, Vec<ItemRef>) = match of {
            WholeOf::Stages => {
                let cut = map.stages.iter().enumerate().filter(|(_, stage)| is_cut(&stage.id));
                let (places, items) =
                    cut.map(|(index, stage)| (index, ItemRef::Stage(stage.id.clone()))).unzip();
                ("step-cut-stages", places, items)
            }
            WholeOf::Lanes => {
                let cut = map.lanes.iter().enumerate().filter(|(_, lane)| is_cut(&lane.id));
                let (places, items) =
                    cut.map(|(index, lane)| (index, ItemRef::Lane(lane.id.clone()))).unzip();
                ("step-cut-lanes", places, items)
            }
        };
        let name = StepName::new(name, items.len());
        if self.apply_deletion(name, Command::Delete { items }) {
            let (map, selection) = (self.map().clone(), self.selection().clone());
            self.last_cut = Some(LastCut { of, places, map, selection });
        }
        true
    }

    /// Where pasted stages or lanes go, from the first: behind the last of those that are selected, or in which something
    /// is, or else behind those in sight.
    fn places_of_whole(&self, of: WholeOf, count: usize) -> Vec<usize> {
        let untouched = |cut: &&LastCut| {
            cut.of == of
                && cut.places.len() == count
                && Arc::ptr_eq(&cut.map, self.map())
                && cut.selection == *self.selection()
        };
        if let Some(cut) = self.last_cut.as_ref().filter(untouched) {
            return cut.places.clone();
        }
        let map = self.map();
        let of_cell = |(lane, step): (Id, Id)| match of {
            WholeOf::Stages => stage_of(map, &step),
            WholeOf::Lanes => map.lanes.iter().position(|other| other.id == lane),
        };
        let of_item = |item: &ItemRef| match (of, item) {
            (WholeOf::Stages, ItemRef::Stage(id)) => map.stages.iter().position(|stage| stage.id == *id),
            (WholeOf::Stages, ItemRef::Step(id)) => stage_of(map, id),
            (WholeOf::Lanes, ItemRef::Lane(id)) => map.lanes.iter().position(|lane| lane.id == *id),
            _ => self.cell_of(item).and_then(of_cell),
        };
        let all = match of {
            WholeOf::Stages => map.stages.len(),
            WholeOf::Lanes => map.lanes.len(),
        };
        let last = self.selection().iter().filter_map(of_item).max();
        let last = last.or_else(|| self.cell_in_sight().and_then(of_cell));
        let first = last.map_or(all, |last| last + 1);
        (first..first + count).collect()
    }

    /// Adds the stages or lanes of `fragment` with their cards as one step, and selects them.
    pub(super) fn paste_whole(&mut self, fragment: &Fragment, whole: &Whole) {
        let places = self.places_of_whole(whole.of, whole.len());
        let map = self.map().clone();
        let mut plan =
            Plan { session: self, map: &map, whole, commands: Vec::new(), told: Pasted::default() };
        let (rows, columns, select) = match whole.of {
            WholeOf::Stages => {
                let (columns, select) = plan.add_stages(&places);
                let used: FxHashSet<usize> = fragment.cards.iter().map(|card| card.row).collect();
                (plan.lanes_for(&used), columns, select)
            }
            WholeOf::Lanes => {
                let cards = fragment.cards.iter().map(|card| card.column + 1).max().unwrap_or(0);
                let columns = plan.columns_for(cards);
                let (rows, select) = plan.add_lanes(&places);
                (rows, columns, select)
            }
        };
        plan.add_curves(&columns);
        let Plan { commands, told, .. } = plan;
        let mut originals = Vec::with_capacity(fragment.cards.len());
        let mut cards = Vec::with_capacity(fragment.cards.len());
        for pasted in &fragment.cards {
            let (Some(Some(lane)), Some(Some((step, room)))) =
                (rows.get(pasted.row), columns.get(pasted.column))
            else {
                continue;
            };
            let (lane, step) = (lane.clone(), step.clone());
            let span = pasted.card.span.clamp(1, (*room).max(1));
            originals.push(&pasted.card.id);
            cards.push(Card { id: self.new_id(), lane, step, span, ..Card::clone(&pasted.card) });
        }
        let name = match whole.of {
            WholeOf::Stages => "step-paste-stages",
            WholeOf::Lanes => "step-paste-lanes",
        };
        let name = StepName::new(name, whole.len());
        self.put(fragment, Put { name, commands, cards, originals, behind: None, select, told });
    }
}

/// Index of the stage that a step is of.
fn stage_of(map: &JourneyMap, step: &Id) -> Option<usize> {
    map.stages.iter().position(|stage| stage.steps.iter().any(|other| other.id == *step))
}

/// For a column of what is pasted, its step in the map and how many steps follow it there, itself included.
type Column = Option<(Id, u32)>;

/// What is done to a map so that stages or lanes can be pasted into it.
struct Plan<'a> {
    session: &'a mut Session,
    map: &'a JourneyMap,
    whole: &'a Whole,
    commands: Vec<Command>,
    told: Pasted,
}

impl Plan<'_> {
    /// Adds the copied stages at these places.
    fn add_stages(&mut self, places: &[usize]) -> (Vec<Column>, Vec<ItemRef>) {
        let (mut columns, mut select) = (Vec::new(), Vec::new());
        for (stage, place) in self.whole.stages.iter().zip(places) {
            let id = self.session.new_id();
            let steps = stage.steps.iter().map(|step| Step { id: self.session.new_id(), ..step.clone() });
            let mut steps: Vec<Step> = steps.collect();
            if steps.is_empty() {
                steps.push(Step { id: self.session.new_id(), ..Step::default() });
            }
            columns.extend(steps.iter().take(stage.steps.len()).map(|step| (step.id.clone(), *place)));
            select.push(ItemRef::Stage(id.clone()));
            let index = (*place).min(self.map.stages.len() + self.commands.len());
            self.commands.push(Command::InsertStage { stage: Stage { id, steps, ..stage.clone() }, index });
        }
        // A card covers what follows it in its own stage and in those that come right behind.
        let room = |column: usize| {
            let rest = columns.get(column..).unwrap_or_default();
            let adjoin = |pair: &&[(Id, usize)]| matches!(pair, [a, b] if b.1 <= a.1 + 1);
            u32::try_from(1 + rest.windows(2).take_while(adjoin).count()).unwrap_or(u32::MAX)
        };
        let rooms: Vec<u32> = (0..columns.len()).map(room).collect();
        (columns.into_iter().zip(rooms).map(|((step, _), room)| Some((step, room))).collect(), select)
    }

    /// For each row that is `used` the map's lane in which its cards go: the one in which they stood, or else one that is
    /// called the same, or else of the same kind. Where there is none, one is added.
    fn lanes_for(&mut self, used: &FxHashSet<usize>) -> Vec<Option<Id>> {
        let rows: Vec<(usize, &Lane)> =
            self.whole.lanes.iter().enumerate().filter(|(row, _)| used.contains(row)).collect();
        let mut found: FxHashMap<usize, Id> = FxHashMap::default();
        let mut taken: FxHashSet<Id> = FxHashSet::default();
        let same: [fn(&Lane, &Lane) -> bool; 3] = [
            |a, b| a.id == b.id && a.kind == b.kind,
            |a, b| a.kind == b.kind && a.title.trim() == b.title.trim(),
            |a, b| a.kind == b.kind,
        ];
        for is_same in same {
            for (row, lane) in &rows {
                let free = |other: &&Lane| is_same(lane, other) && !taken.contains(&other.id);
                if !found.contains_key(row)
                    && let Some(other) = self.map.lanes.iter().find(free)
                {
                    taken.insert(other.id.clone());
                    found.insert(*row, other.id.clone());
                }
            }
        }
        for (row, lane) in &rows {
            if !found.contains_key(row) {
                let lane = Lane { id: self.session.new_id(), ..Lane::clone(lane) };
                found.insert(*row, lane.id.clone());
                let index = self.map.lanes.len() + self.told.lanes;
                self.commands.push(Command::InsertLane { lane, index });
                self.told.lanes += 1;
            }
        }
        (0..self.whole.lanes.len()).map(|row| found.remove(&row)).collect()
    }

    /// Adds the copied lanes at these places.
    fn add_lanes(&mut self, places: &[usize]) -> (Vec<Option<Id>>, Vec<ItemRef>) {
        let (mut rows, mut select) = (Vec::new(), Vec::new());
        for (added, (lane, place)) in self.whole.lanes.iter().zip(places).enumerate() {
            let lane = Lane { id: self.session.new_id(), ..lane.clone() };
            rows.push(Some(lane.id.clone()));
            select.push(ItemRef::Lane(lane.id.clone()));
            let index = (*place).min(self.map.lanes.len() + added);
            self.commands.push(Command::InsertLane { lane, index });
        }
        (rows, select)
    }

    /// For each column the map's step: the one in which its cards stood, or else the one at the same place of the
    /// journey. In another map that is shorter than the first `needed` columns, stages are added.
    fn columns_for(&mut self, needed: usize) -> Vec<Column> {
        let own: Vec<Id> = self.map.steps().map(|(_, step)| step.id.clone()).collect();
        let known: FxHashSet<&Id> = own.iter().collect();
        let is_same_map = self.whole.steps().any(|(_, step)| known.contains(step));
        let mut steps = own.clone();
        if !is_same_map {
            let missing: Vec<usize> =
                self.whole.steps().map(|(stage, _)| stage).take(needed).skip(own.len()).collect();
            for (nth, stage) in missing.iter().enumerate() {
                let first = nth == 0 || missing.get(nth - 1) != Some(stage);
                let title = self.whole.stages.get(*stage).filter(|_| first).map(|stage| stage.title.clone());
                let step = Step { id: self.session.new_id(), ..Step::default() };
                steps.push(step.id.clone());
                let stage = Stage {
                    id: self.session.new_id(),
                    title: title.unwrap_or_default(),
                    steps: vec![step],
                    ..Stage::default()
                };
                self.commands.push(Command::InsertStage { stage, index: self.map.stages.len() + nth });
                self.told.stages += 1;
            }
        }
        let place_of: FxHashMap<&Id, usize> =
            steps.iter().enumerate().map(|(place, id)| (id, place)).collect();
        let column = |(column, (_, step)): (usize, (usize, &Id))| {
            let place = place_of.get(step).copied().unwrap_or(column).min(steps.len().checked_sub(1)?);
            let room = u32::try_from(steps.len() - place).unwrap_or(u32::MAX);
            Some((steps.get(place)?.clone(), room))
        };
        self.whole.steps().enumerate().map(column).collect()
    }

    /// Adds the copied points: to the curve on which they were, or to the map's only one. Curves whose lane is copied come
    /// with it where the map has none.
    fn add_curves(&mut self, columns: &[Column]) {
        let step_of: FxHashMap<Id, Id> = self
            .whole
            .steps()
            .zip(columns)
            .filter_map(|((_, from), to)| Some((from.clone(), to.as_ref()?.0.clone())))
            .collect();
        let comes = self.map.curves.is_empty()
            && match self.whole.of {
                WholeOf::Stages => self.map.lanes.iter().any(|lane| lane.kind == LaneKind::Emotions),
                WholeOf::Lanes => true,
            };
        for curve in &self.whole.curves {
            let points =
                curve.points.iter().filter_map(|point| Some((step_of.get(&point.step)?.clone(), point)));
            let points: Vec<CurvePoint> = points
                .map(|(step, point)| CurvePoint { id: self.session.new_id(), step, ..point.clone() })
                .collect();
            if comes {
                let is_here = self.map.personas.iter().any(|persona| persona.id == curve.persona);
                let persona = if is_here { curve.persona.clone() } else { Id::default() };
                let curve = EmotionCurve { id: self.session.new_id(), persona, points, ..curve.clone() };
                self.commands.push(Command::InsertCurve { curve });
                continue;
            }
            let same = self.map.curves.iter().find(|other| other.id == curve.id);
            let only =
                || matches!(self.whole.curves.as_slice(), [_]).then(|| self.map.curves.first()).flatten();
            if self.whole.of == WholeOf::Stages
                && let Some(target) = same.or_else(only)
            {
                self.commands.push(Command::InsertPoints { curve: target.id.clone(), points });
            }
        }
    }
}
