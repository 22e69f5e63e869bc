//! Copying, cutting and pasting cards; stages and lanes with all that stands in them go through `whole.rs`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Editor, Outcome, Request, session::Session};
use crate::{
    edit::{Command, EditError, Fragment, FragmentCard, ItemRef, Selection, StepName, copies},
    model::{Card, Id, JourneyMap, Lane, LaneKind, Stage, Step},
};

/// Most stages that one paste adds; what lies beyond goes into the last.
const MOST_STAGES: usize = 60;
/// Most lanes that one paste adds.
const MOST_LANES: usize = 24;

/// What was pasted beyond what the map had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Number of cards.
    pub cards: usize,
    /// Number of stages that were added for them.
    pub stages: usize,
    /// Number of lanes that were added for them.
    pub lanes: usize,
    /// Number of cards that found no place of their own and stand in the last stage or lane.
    pub crowded: usize,
    /// The lane and the step in which they begin, where these were out of sight.
    pub place: Option<(Id, Id)>,
}

/// What a paste adds to the map.
pub(super) struct Put<'a> {
    pub(super) name: StepName,
    /// What the map needs before the cards come.
    pub(super) commands: Vec<Command>,
    pub(super) cards: Vec<Card>,
    /// The ids of the cards of which they are copies, in the same order.
    pub(super) originals: Vec<&'a Id>,
    /// The card before which they go.
    pub(super) behind: Option<Id>,
    /// What is selected then.
    pub(super) select: Vec<ItemRef>,
    pub(super) told: Pasted,
}

/// What of the grid is selected.
#[derive(Debug, Default)]
struct Area {
    /// Indices of lanes that are selected as a whole.
    lanes: Vec<usize>,
    /// Indices of columns that are selected as a whole.
    columns: Vec<usize>,
    /// Lane and column of cells.
    cells: Vec<(usize, usize)>,
}

impl Area {
    /// Where the block of its cards begins, where that does not depend on the cards.
    fn corner(&self) -> (Option<usize>, Option<usize>) {
        let lane = if self.columns.is_empty() { self.lanes.iter().min().copied() } else { Some(0) };
        let column = if self.lanes.is_empty() { self.columns.iter().min().copied() } else { Some(0) };
        (lane, column)
    }

    fn holds(&self, lane: usize, column: usize) -> bool {
        self.lanes.contains(&lane) || self.columns.contains(&column) || self.cells.contains(&(lane, column))
    }
}

impl Editor {
    /// The selected cards for the clipboard; without one, the selected stages or lanes, or the cards of the selected
    /// steps and cells, and of stages and lanes together, as the block in which they stand. None when there are none.
    #[must_use]
    pub fn copied(&self) -> Option<Fragment> {
        let session = &self.session;
        let cards = session.selected_cards();
        if !cards.is_empty() {
            return Fragment::of(session.map(), &cards);
        }
        if let Some(whole) = session.copied_whole() {
            return Some(whole);
        }
        let area = session.area();
        Fragment::from_corner(session.map(), &session.cards_of_area(&area), area.corner())
    }

    /// Whether something is selected that can be copied.
    #[must_use]
    pub fn can_copy(&self) -> bool {
        let session = &self.session;
        let whole = |item: &ItemRef| matches!(item, ItemRef::Stage(_) | ItemRef::Lane(_));
        session.selection().cards().next().is_some()
            || !session.selection().is_empty() && session.selection().iter().all(whole)
            || session.has_cards(&session.area())
    }

    /// Takes out what is on the clipboard now. Locked cards stay, unless their stage or lane goes.
    pub fn cut(&mut self) -> Outcome {
        self.finish();
        let session = &mut self.session;
        let mut cards = session.selected_cards();
        let mut area = Area::default();
        if cards.is_empty() && session.cut_whole() {
            return self.told();
        }
        if cards.is_empty() {
            area = session.area();
            cards = session.cards_of_area(&area);
        }
        let stays = session.after_cut(&area, &cards);
        let items: Vec<ItemRef> = cards.into_iter().map(ItemRef::Card).collect();
        if !items.is_empty() {
            let name = StepName::new("step-cut-cards", items.len());
            session.apply_deletion(name, Command::Delete { items });
            if let Some(selection) = stays {
                session.select(selection);
            }
        }
        self.told()
    }

    /// Whether cards could be pasted: there is a cell.
    #[must_use]
    pub fn can_paste(&self) -> bool {
        let layout = self.layout();
        !self.session.document.is_read_only() && !layout.lanes.is_empty() && !layout.columns.is_empty()
    }

    /// Adds the cards of `fragment` from the selected cell on, or from one in sight, as one step, and selects them; stages
    /// and lanes that were copied whole behind the selected ones. Those of a single
    /// cell go behind the selected card. For what would lie beyond the map, stages and lanes are added, and the window
    /// is asked to tell so. A block over several lanes leaves out that of the curves.
    pub fn paste(&mut self, fragment: &Fragment) -> Outcome {
        self.finish();
        match &fragment.whole {
            Some(whole) => self.session.paste_whole(fragment, whole),
            None => self.session.paste(fragment),
        }
        self.told()
    }

    /// Ends what is in progress.
    pub(super) fn finish(&mut self) {
        self.session.hold_view();
        self.cancel_gesture();
        self.finish_typing();
    }

    pub(super) fn told(&mut self) -> Outcome {
        self.session.remember_cell();
        Outcome { redraw: true, consumed: true, wants_tick: false, request: self.session.request.take() }
    }
}

impl Session {
    /// What of the grid is selected.
    fn area(&self) -> Area {
        let layout = self.layout();
        let lane_at = |id: &Id| layout.lanes.iter().position(|lane| lane.id == *id);
        let column_at = |id: &Id| layout.columns.iter().position(|column| column.step == *id);
        let mut area = Area::default();
        for item in self.selection() {
            match item {
                ItemRef::Stage(id) => {
                    let stage = layout.stages.iter().find(|stage| stage.id == *id);
                    area.columns.extend(stage.into_iter().flat_map(|stage| stage.columns.clone()));
                }
                ItemRef::Step(id) => area.columns.extend(column_at(id)),
                ItemRef::Lane(id) => area.lanes.extend(lane_at(id)),
                ItemRef::Cell { lane, step } => area.cells.extend(lane_at(lane).zip(column_at(step))),
                _ => {}
            }
        }
        area
    }

    /// Whether a card begins in an area, or may, where a lane is collapsed. This is asked in every frame.
    fn has_cards(&self, area: &Area) -> bool {
        let lanes = &self.layout().lanes;
        let begins = |lane: &usize, column: usize| {
            lanes.get(*lane).is_some_and(|lane| {
                lane.collapsed || lane.cards.get(column).is_some_and(|cards| !cards.is_empty())
            })
        };
        let any = |lane: usize| (0..self.layout().columns.len()).any(|column| begins(&lane, column));
        area.lanes.iter().any(|lane| any(*lane))
            || area.columns.iter().any(|column| (0..lanes.len()).any(|lane| begins(&lane, *column)))
            || area.cells.iter().any(|(lane, column)| begins(lane, *column))
    }

    /// The cards that begin in an area, in reading order; those of collapsed lanes too.
    fn cards_of_area(&self, area: &Area) -> Vec<Id> {
        if area.lanes.is_empty() && area.columns.is_empty() && area.cells.is_empty() {
            return Vec::new();
        }
        let layout = self.layout();
        let collapsed = |lane: usize| layout.lanes.get(lane).is_some_and(|lane| lane.collapsed);
        let shown = layout.cards.iter().filter(|card| area.holds(card.lane, card.column));
        let mut ids: Vec<Id> = shown.map(|card| card.card.id.clone()).collect();
        let hidden: Vec<usize> = (0..layout.lanes.len()).filter(|lane| collapsed(*lane)).collect();
        if !hidden.is_empty() {
            for card in &self.map().cards {
                let lane =
                    hidden.iter().find(|lane| layout.lanes.get(**lane).is_some_and(|l| l.id == card.lane));
                let column = layout.columns.iter().position(|column| column.step == card.step);
                if lane.zip(column).is_some_and(|(lane, column)| area.holds(*lane, column)) {
                    ids.push(card.id.clone());
                }
            }
        }
        ids
    }

    /// What is selected once `cards`, those of `area` if it is one, are cut: pasted at once they stand where they stood.
    /// None for cards of a single cell, where a neighbour is selected as after any deletion.
    fn after_cut(&self, area: &Area, cards: &[Id]) -> Option<Selection> {
        let map = self.map();
        if let [ItemRef::Step(_)] = self.selection().items() {
            return Some(self.selection().clone());
        }
        let columns: FxHashMap<&Id, usize> =
            map.steps().enumerate().map(|(column, (_, step))| (&step.id, column)).collect();
        let lanes: FxHashMap<&Id, usize> =
            map.lanes.iter().enumerate().map(|(index, lane)| (&lane.id, index)).collect();
        let cut: FxHashSet<&Id> = cards.iter().collect();
        let places: Vec<(usize, usize)> = map
            .cards
            .iter()
            .filter(|card| cut.contains(&card.id))
            .filter_map(|card| Some((*lanes.get(&card.lane)?, *columns.get(&card.step)?)))
            .collect();
        let (first, others) = places.split_first()?;
        if others.iter().all(|place| place == first) {
            return None;
        }
        let (top, start) = area.corner();
        let lane = top.or_else(|| places.iter().map(|place| place.0).min())?;
        let column = start.or_else(|| places.iter().map(|place| place.1).min())?;
        let (lane, step) = (map.lanes.get(lane)?.id.clone(), map.steps().nth(column)?.1.id.clone());
        Some(Selection::only(ItemRef::Cell { lane, step }))
    }

    /// Indices of the lane and the column at which pasted cards begin: where the selection stands, or else before the
    /// eyes of whoever pastes.
    fn paste_place(&self) -> Option<(usize, usize)> {
        let map = self.map();
        let first = |step: &Id| map.steps().position(|(_, other)| other.id == *step);
        let at = match self.selection().last() {
            Some(ItemRef::Stage(id)) => {
                let step = map.stage(id)?.steps.first()?;
                return first(&step.id).filter(|_| !map.lanes.is_empty()).map(|column| (0, column));
            }
            Some(ItemRef::Step(id)) => {
                return first(id).filter(|_| !map.lanes.is_empty()).map(|column| (0, column));
            }
            Some(ItemRef::Lane(id)) => {
                let lane = map.lanes.iter().position(|lane| lane.id == *id)?;
                return map.steps().next().map(|_| (lane, 0));
            }
            Some(item) => self.cell_of(item),
            None => None,
        };
        let (lane, step) = at.or_else(|| self.cell_in_sight())?;
        let lane = map.lanes.iter().position(|other| other.id == lane)?;
        Some((lane, first(&step)?))
    }

    fn paste(&mut self, fragment: &Fragment) {
        let Some(corner) = self.paste_place() else { return self.refuse(EditError::NotFound) };
        let map = self.map().clone();
        let corner_ids = map.lanes.get(corner.0).zip(map.steps().nth(corner.1));
        let corner_ids = corner_ids.map(|(lane, (_, step))| (lane.id.clone(), step.id.clone()));
        let place = corner_ids.filter(|(lane, step)| !self.shows_cell(lane, step));
        let mut sheet = Sheet::new(&map, fragment, corner);
        let words = self.words();
        let mut commands = sheet.missing_stages(|| self.new_id(), &words.text("untitled-stage"));
        let title = words.text(&format!("lane-{}", LaneKind::Text.name()));
        commands.extend(sheet.missing_lanes(|| self.new_id(), &title));
        let mut cards = Vec::with_capacity(fragment.cards.len());
        let mut originals = Vec::with_capacity(fragment.cards.len());
        for pasted in &fragment.cards {
            let Some((lane, step)) = sheet.cell(pasted) else { continue };
            originals.push(&pasted.card.id);
            cards.push(Card { id: self.new_id(), lane, step, locked: false, ..Card::clone(&pasted.card) });
        }
        let behind = match self.selection().last() {
            Some(ItemRef::Card(id)) if sheet.is_one_cell() => self.card_behind(id),
            _ => None,
        };
        let select = cards.iter().map(|card| ItemRef::Card(card.id.clone())).collect();
        let name = StepName::new("step-paste-cards", cards.len());
        let told = Pasted { place, ..sheet.told };
        self.put(fragment, Put { name, commands, cards, originals, behind, select, told });
    }

    /// Adds what is pasted as one step, with the pictures and links of `fragment`, selects it and brings it into view.
    pub(super) fn put(&mut self, fragment: &Fragment, put: Put<'_>) {
        let Put { name, mut commands, mut cards, originals, behind, select, told } = put;
        let map = self.map().clone();
        let new = fragment.media.iter().filter(|(key, _)| !map.media.contains_key(*key));
        commands
            .extend(new.map(|(key, media)| Command::InsertMedia { key: key.clone(), media: media.clone() }));
        copies::join_answers(&mut cards, &originals);
        let pairs = originals.into_iter().zip(cards.iter().map(|card| &card.id));
        let links = copies::of_links(&fragment.links, pairs, &mut self.rng);
        let told = Pasted { cards: cards.len(), ..told };
        if !cards.is_empty() {
            commands.push(Command::InsertCards { cards, before: behind });
        }
        commands.extend(links);
        let done = self.apply(&Command::Batch { name, commands, select: Some(select) });
        self.reveal |= done;
        if done && (told.stages + told.lanes + told.crowded > 0 || told.place.is_some()) {
            self.request = Some(Request::Pasted(told));
        }
    }
}

/// A block of cards laid onto a map: where each goes, and what the map lacks for that.
struct Sheet {
    /// The map's steps, and those that are added.
    steps: Vec<Id>,
    /// The map's lanes, and those that are added.
    lanes: Vec<Id>,
    /// Index of the column at which it begins.
    column: usize,
    /// For each row of the block, the index of its lane.
    rows: Vec<usize>,
    /// Number of columns and of lanes that it needs in all.
    needed: (usize, usize),
    /// Number of stages of the map.
    stages: usize,
    told: Pasted,
}

impl Sheet {
    fn new(map: &JourneyMap, fragment: &Fragment, (lane, column): (usize, usize)) -> Self {
        let rows = rows(map, fragment, lane);
        let columns = fragment.cards.iter().map(|card| card.column.saturating_add(column).saturating_add(1));
        let needed = (columns.max().unwrap_or(0), rows.iter().map(|lane| lane + 1).max().unwrap_or(0));
        Self {
            steps: map.steps().map(|(_, step)| step.id.clone()).collect(),
            lanes: map.lanes.iter().map(|lane| lane.id.clone()).collect(),
            column,
            rows,
            needed,
            stages: map.stages.len(),
            told: Pasted::default(),
        }
    }

    /// Adds the stages that the map lacks.
    fn missing_stages(&mut self, mut new_id: impl FnMut() -> Id, title: &str) -> Vec<Command> {
        let missing = self.needed.0.saturating_sub(self.steps.len()).min(MOST_STAGES);
        self.told.stages = missing;
        let stages = (0..missing).map(|index| {
            let step = Step { id: new_id(), ..Step::default() };
            self.steps.push(step.id.clone());
            let stage =
                Stage { id: new_id(), title: title.to_owned(), steps: vec![step], ..Stage::default() };
            Command::InsertStage { stage, index: self.stages + index }
        });
        stages.collect()
    }

    /// Adds the lanes that the map lacks.
    fn missing_lanes(&mut self, mut new_id: impl FnMut() -> Id, title: &str) -> Vec<Command> {
        let missing = self.needed.1.saturating_sub(self.lanes.len()).min(MOST_LANES);
        self.told.lanes = missing;
        let lanes = (0..missing).map(|_| {
            let lane =
                Lane { id: new_id(), kind: LaneKind::Text, title: title.to_owned(), ..Lane::default() };
            self.lanes.push(lane.id.clone());
            Command::InsertLane { lane, index: self.lanes.len() - 1 }
        });
        lanes.collect()
    }

    /// Where a card of the block goes.
    fn cell(&mut self, card: &FragmentCard) -> Option<(Id, Id)> {
        let (lane, column) = (*self.rows.get(card.row)?, self.column.saturating_add(card.column));
        if lane >= self.lanes.len() || column >= self.steps.len() {
            self.told.crowded += 1;
        }
        let lane = self.lanes.get(lane).or(self.lanes.last())?.clone();
        let step = self.steps.get(column).or(self.steps.last())?.clone();
        Some((lane, step))
    }

    /// Whether all of it goes into the cell at which it begins.
    fn is_one_cell(&self) -> bool {
        self.needed.0 == self.column + 1 && self.rows.iter().all(|lane| Some(lane) == self.rows.first())
    }
}

/// For each row of a block that begins in the lane number `first`, the index of its lane. Cards of other lanes than
/// that of the curves are kept out of it. Rows beyond the map's lanes follow each other without the empty ones; a
/// single column that is longer than the map has lanes is a list, which goes into one cell.
fn rows(map: &JourneyMap, fragment: &Fragment, first: usize) -> Vec<usize> {
    let count = fragment.cards.iter().map(|card| card.row + 1).max().unwrap_or(0);
    let lanes = map.lanes.len();
    let mut filled = vec![false; count];
    let mut felt = vec![false; count];
    for card in &fragment.cards {
        let is_felt = map.lane(&card.card.lane).is_some_and(|lane| lane.kind == LaneKind::Emotions);
        if let (Some(filled), Some(felt)) = (filled.get_mut(card.row), felt.get_mut(card.row)) {
            *filled = true;
            *felt |= is_felt;
        }
    }
    if fragment.cards.iter().all(|card| card.column == 0) && first.saturating_add(count) > lanes {
        return vec![first; count];
    }
    let is_of_curves = |lane: usize| map.lanes.get(lane).is_some_and(|lane| lane.kind == LaneKind::Emotions);
    let mut next = first;
    let rows = filled.iter().zip(&felt).map(|(filled, felt)| {
        if *filled && !felt && next > first && is_of_curves(next) {
            next += 1;
        }
        let lane = next;
        next += usize::from(*filled || next < lanes);
        lane
    });
    rows.collect()
}
