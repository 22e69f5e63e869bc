//! What each intent does, and whether it can be done now.

use super::{
    Editor, Intent, Key, Modifiers, Outcome, Page, Pick, Request, Tool, Toward,
    navigate::Along,
    session::Session,
    typing::{TypingStart, What, text_of_item},
};
use crate::{
    edit::{Command, Document, ItemRef, MapField, Selection, StepName, copies},
    i18n::Locale,
    model::{Card, CurvePoint, EmotionCurve, Id, Lane, LaneKind, Stage, Step},
};

/// What a key means when no gesture is in progress.
pub(crate) fn intent_of(key: Key, modifiers: Modifiers) -> Option<Intent> {
    let arrow = |toward| match modifiers {
        Modifiers::NONE => Some(Intent::Go(toward)),
        Modifiers::SHIFT => Some(Intent::Extend(toward)),
        Modifiers::ALT => Some(Intent::Move(toward)),
        Modifiers { shift: true, alt: true, command: false } => Some(Intent::MoveFar(toward)),
        _ => None,
    };
    match key {
        Key::Left => arrow(Toward::Left),
        Key::Right => arrow(Toward::Right),
        Key::Up => arrow(Toward::Up),
        Key::Down => arrow(Toward::Down),
        Key::Home if modifiers == Modifiers::NONE => Some(Intent::RowStart),
        Key::End if modifiers == Modifiers::NONE => Some(Intent::RowEnd),
        Key::Home if modifiers == Modifiers::COMMAND => Some(Intent::First),
        Key::End if modifiers == Modifiers::COMMAND => Some(Intent::Last),
        Key::PageUp if modifiers == Modifiers::NONE => Some(Intent::Page(Page::Above)),
        Key::PageDown if modifiers == Modifiers::NONE => Some(Intent::Page(Page::Below)),
        Key::PageUp if modifiers == Modifiers::SHIFT => Some(Intent::Page(Page::Earlier)),
        Key::PageDown if modifiers == Modifiers::SHIFT => Some(Intent::Page(Page::Later)),
        Key::Tab if modifiers == Modifiers::NONE => Some(Intent::Next),
        Key::Tab if modifiers == Modifiers::SHIFT => Some(Intent::Previous),
        Key::Enter | Key::F2 if modifiers == Modifiers::NONE => Some(Intent::Open),
        Key::Escape if modifiers == Modifiers::NONE => Some(Intent::StepOut),
        Key::Delete | Key::Backspace if modifiers == Modifiers::NONE => Some(Intent::Delete),
        _ => None,
    }
}

impl Editor {
    /// Whether `intent` would do anything now: whether its button is enabled.
    #[must_use]
    pub fn can(&self, intent: &Intent) -> bool {
        let session = &self.session;
        if self.is_presented() && !intent.moves_camera() {
            return false;
        }
        let writable = !session.document.is_read_only();
        match intent {
            Intent::Undo => writable && session.document.undo_name().is_some(),
            Intent::Redo => writable && session.document.redo_name().is_some(),
            Intent::Delete => writable && session.has_deletable(),
            Intent::Duplicate => writable && session.can_duplicate(),
            Intent::SelectAll => {
                session.layout().all_cards().next().is_some() || !session.map().curves.is_empty()
            }
            Intent::SelectWithin(extent) => session.has_extent(*extent),
            Intent::SelectNone | Intent::FitSelection => !session.selection().is_empty(),
            Intent::StepOut => {
                self.gesture.is_some()
                    || session.picking.is_some()
                    || !session.selection().is_empty()
                    || self.tool != Tool::Select
            }
            Intent::Go(toward) => session.nudges(*toward) || session.neighbour(*toward).is_some(),
            Intent::Extend(toward) => session.nudges(*toward) || session.neighbour(*toward).is_some(),
            Intent::RowStart | Intent::RowEnd | Intent::First | Intent::Last => session.far(intent).is_some(),
            Intent::Next => session.next_cell(Along::Forward).is_some(),
            Intent::Previous => session.next_cell(Along::Backward).is_some(),
            Intent::Move(toward) => session.can_rearrange(*toward),
            Intent::MoveFar(toward) => session.is_on_point() && session.can_rearrange(*toward),
            Intent::Open => session.selection().single().is_some(),
            Intent::ZoomIn => session.camera.zoom < *super::Camera::ZOOMS.end(),
            Intent::ZoomOut => session.camera.zoom > *super::Camera::ZOOMS.start(),
            Intent::Select(_)
            | Intent::ZoomTo(_)
            | Intent::FitMap
            | Intent::PanBy(_)
            | Intent::Page(_)
            | Intent::Use(_) => true,
            Intent::AddCard { lane, step, .. } => {
                writable && session.map().lane(lane).is_some() && session.map().stage_of_step(step).is_some()
            }
            Intent::AddStep { stage, .. } => writable && session.map().stage(stage).is_some(),
            Intent::AddPoint { step, .. } => writable && session.map().stage_of_step(step).is_some(),
            Intent::Pick(Pick::Link | Pick::Answer) => {
                writable && session.selection().cards().next().is_some()
            }
            Intent::Pick(_) => writable,
            Intent::Build(build) => writable && self.chosen().allows(build),
            Intent::AddCurve(_)
            | Intent::AddStage { .. }
            | Intent::AddLane { .. }
            | Intent::SetTitle(_)
            | Intent::SetFlow(_)
            | Intent::SetLanguage(_)
            | Intent::SetKind(_) => writable,
        }
    }

    /// Does what a person wants. A change of the map ends a gesture in progress first; while the map is presented
    /// only the view changes.
    pub fn perform(&mut self, intent: Intent) -> Outcome {
        if intent.moves_camera() {
            let outcome = self.perform_on_camera(&intent);
            return Outcome { wants_tick: self.edge_velocity().is_some(), ..outcome };
        }
        if self.is_presented() {
            return Outcome::default();
        }
        self.session.hold_view();
        let finished = self.finish_typing();
        let cancelled = self.cancel_gesture() || finished;
        let goes = matches!(
            intent,
            Intent::Go(_) | Intent::Next | Intent::Previous | Intent::Select(_) | Intent::StepOut
        );
        if !goes {
            self.session.picking = None;
        }
        match intent {
            Intent::StepOut if cancelled => {}
            Intent::StepOut if self.session.picking.is_some() => {
                self.cancel_pick();
            }
            Intent::Use(Tool::Link) => self.begin_pick(Pick::Link),
            Intent::Use(Tool::Comment) => self.begin_pick(Pick::Comment),
            Intent::Pick(pick) => self.begin_pick(pick),
            Intent::StepOut => self.step_out(),
            Intent::Use(tool) => self.tool = tool,
            _ => self.session.perform(intent),
        }
        if finished {
            // The layout may still show a new card that stayed empty and is gone.
            let selection = self.session.selection().within(self.session.map());
            self.session.select(selection);
        }
        self.session.remember_cell();
        Outcome { redraw: true, consumed: true, wants_tick: false, request: self.session.request.take() }
    }

    fn perform_on_camera(&mut self, intent: &Intent) -> Outcome {
        let selection = self.session.selection_rect();
        let (size, rtl) = (self.session.layout().size, self.session.layout().direction.is_rtl());
        self.move_camera(|camera| match *intent {
            Intent::ZoomIn => camera.zoom_to(camera.center(), camera.next_stop()),
            Intent::ZoomOut => camera.zoom_to(camera.center(), camera.previous_stop()),
            Intent::ZoomTo(zoom) if zoom.is_finite() => camera.zoom_to(camera.center(), zoom),
            Intent::FitMap => camera.fit(kurbo::Rect::from_origin_size((0.0, 0.0), size)),
            Intent::FitSelection => {
                if let Some(rect) = selection {
                    camera.fit(rect);
                }
            }
            Intent::PanBy(delta) => camera.pan_by(delta),
            Intent::Page(page) => camera.turn(match page {
                Page::Above => Toward::Up,
                Page::Below => Toward::Down,
                Page::Earlier if rtl => Toward::Right,
                Page::Later if !rtl => Toward::Right,
                Page::Earlier | Page::Later => Toward::Left,
            }),
            _ => {}
        })
    }

    fn step_out(&mut self) {
        if self.tool != Tool::Select {
            // The tool is put down first; what is selected stays so.
            self.tool = Tool::Select;
            return;
        }
        let session = &mut self.session;
        let point = matches!(session.selection().single(), Some(ItemRef::Point(_)));
        let cell = session.selection().last().filter(|_| point).and_then(|item| session.cell_of(item));
        if let Some((lane, step)) = cell {
            session.select(Selection::only(ItemRef::Cell { lane, step }));
        } else {
            session.select(Selection::none());
        }
    }
}

impl Session {
    fn perform(&mut self, intent: Intent) {
        match intent {
            Intent::Undo => self.step(Document::undo),
            Intent::Redo => self.step(Document::redo),
            Intent::Delete => {
                let items = self.deletable();
                if !items.is_empty() {
                    self.delete(&items);
                }
            }
            Intent::Duplicate => self.duplicate(),
            Intent::SelectAll => {
                if let Some(selection) = self.grown() {
                    self.select(selection);
                }
            }
            Intent::SelectWithin(extent) => {
                if let Some(selection) = self.extent(extent) {
                    self.select(selection);
                }
            }
            Intent::SelectNone => self.select(Selection::none()),
            Intent::Select(item) => self.go_to(item),
            Intent::Go(toward) if self.nudges(toward) => {
                self.rearrange(toward);
            }
            Intent::Extend(toward) if self.nudges(toward) => self.nudge_far(toward),
            Intent::MoveFar(toward) => self.nudge_far(toward),
            Intent::Go(toward) => {
                if let Some(item) = self.neighbour(toward) {
                    self.go_to(item);
                }
            }
            Intent::Extend(toward) => self.extend(toward),
            Intent::RowStart | Intent::RowEnd | Intent::First | Intent::Last => {
                if let Some(item) = self.far(&intent) {
                    self.go_to(item);
                }
            }
            Intent::Next | Intent::Previous => {
                let along = if intent == Intent::Next { Along::Forward } else { Along::Backward };
                if let Some(item) = self.next_cell(along) {
                    self.go_to(item);
                }
            }
            Intent::Move(toward) => {
                self.rearrange(toward);
            }
            Intent::Open => self.open(),
            Intent::Build(build) => self.build(&build),
            _ => self.add_or_set(intent),
        }
    }

    /// Whether a plain arrow key changes the selection instead of leaving it: up and down on points.
    pub(super) fn nudges(&self, toward: Toward) -> bool {
        matches!(toward, Toward::Up | Toward::Down) && self.is_on_point() && !self.document.is_read_only()
    }

    fn is_on_point(&self) -> bool {
        matches!(self.selection().last(), Some(ItemRef::Point(_)))
    }

    pub(super) fn go_to(&mut self, item: ItemRef) {
        self.select(Selection::only(item));
        self.reveal = true;
    }

    /// Adds the neighbour to the selection; a cell is only passed through.
    fn extend(&mut self, toward: Toward) {
        let Some(item) = self.neighbour(toward) else { return };
        let cells = |item: &&ItemRef| !matches!(item, ItemRef::Cell { .. });
        let mut selection: Selection = self.selection().iter().filter(cells).cloned().collect();
        // Going back over what is selected makes it the last again, from where the next step goes.
        selection.remove(&item);
        selection.add(item);
        self.select(selection);
        self.reveal = true;
    }

    /// What of the selection can be taken out; of a cell, what is in it.
    pub(super) fn deletable(&self) -> Vec<ItemRef> {
        match self.in_selected_cell() {
            Some(contents) => contents.items().to_vec(),
            None => self.selection().iter().filter(|item| is_deletable(item)).cloned().collect(),
        }
    }

    fn has_deletable(&self) -> bool {
        self.selection().iter().any(is_deletable)
            || self.in_selected_cell().is_some_and(|contents| !contents.is_empty())
    }

    fn can_duplicate(&self) -> bool {
        let copied = |item: &ItemRef| matches!(item, ItemRef::Card(_) | ItemRef::Stage(_) | ItemRef::Lane(_));
        self.selection().iter().any(copied)
    }

    /// Copies of the selected cards behind them; without cards, of the selected stages or lanes.
    fn duplicate(&mut self) {
        let map = self.map().clone();
        let cards = self.selected_cards();
        let chosen = |item: &ItemRef| self.selection().contains(item);
        let stages: Vec<usize> = (0..map.stages.len())
            .filter(|index| {
                map.stages.get(*index).is_some_and(|stage| chosen(&ItemRef::Stage(stage.id.clone())))
            })
            .collect();
        let lanes: Vec<usize> = (0..map.lanes.len())
            .filter(|index| map.lanes.get(*index).is_some_and(|lane| chosen(&ItemRef::Lane(lane.id.clone()))))
            .collect();
        let command = if !cards.is_empty() {
            let copies: Vec<(Id, Id)> = cards.into_iter().map(|id| (id, self.new_id())).collect();
            let select = Some(copies.iter().map(|(_, copy)| ItemRef::Card(copy.clone())).collect());
            let name = StepName::new("step-duplicate-cards", copies.len());
            let pairs = copies.iter().map(|(card, copy)| (card, copy));
            let joints = copies::of_joints(&map, pairs, &mut self.rng);
            let mut commands = vec![Command::DuplicateCards { copies, to: None }];
            commands.extend(joints);
            Command::Batch { name, commands, select }
        } else if let Some(last) = stages.last() {
            let ids: Vec<Id> = stages
                .iter()
                .filter_map(|index| map.stages.get(*index))
                .map(|stage| stage.id.clone())
                .collect();
            copies::of_stages(&map, &ids, last + 1, &mut self.rng)
        } else if let Some(last) = lanes.last() {
            let ids: Vec<Id> =
                lanes.iter().filter_map(|index| map.lanes.get(*index)).map(|lane| lane.id.clone()).collect();
            copies::of_lanes(&map, &ids, last + 1, &mut self.rng)
        } else {
            return;
        };
        self.reveal |= self.apply(&command);
    }

    pub(super) fn open(&mut self) {
        let Some(item) = self.selection().single().cloned() else { return };
        let point = match &item {
            ItemRef::Cell { lane, step } => self.point_in(lane, step),
            _ => None,
        };
        match (item, point) {
            (_, Some(point)) => self.go_to(ItemRef::Point(point)),
            (ItemRef::Cell { lane, step }, None) if self.is_of_curves(&lane) => self.add_point_in(step),
            (ItemRef::Cell { lane, step }, None) => {
                self.want_typing(What::NewCard { lane, step, before: None }, TypingStart::End);
            }
            (ItemRef::Curve(_) | ItemRef::Kind, None) => {}
            (item, None) => match text_of_item(&item) {
                Some(text) => self.want_typing(What::Text(text), TypingStart::End),
                None => self.request = Some(Request::EditText(item)),
            },
        }
    }

    /// Whether emotion curves run in the lane called `lane`, or the first one would.
    pub(super) fn is_of_curves(&self, lane: &Id) -> bool {
        let mut lanes = self.map().lanes.iter().filter(|lane| lane.kind == LaneKind::Emotions);
        lanes.next().is_some_and(|first| first.id == *lane)
    }

    /// Adds a point in the middle of a step, at the height at which the first curve passes there.
    pub(super) fn add_point_in(&mut self, step: Id) {
        let value = self.height_in(&step);
        self.add_or_set(Intent::AddPoint { step, at: 0.5, value });
    }

    /// Height of the first curve in the middle of a step, in tenths: between its neighbours there.
    fn height_in(&self, step: &Id) -> f32 {
        let layout = self.layout();
        let column = layout.columns.iter().position(|column| column.step == *step);
        let (Some(column), Some(curve)) = (column, layout.curves.first()) else { return 0.0 };
        let before = curve.points.iter().rfind(|point| point.column <= column);
        let after = curve.points.iter().find(|point| point.column > column);
        let value = match (before, after) {
            (Some(before), Some(after)) => {
                let part = (column - before.column) as f32 / (after.column - before.column).max(1) as f32;
                before.value + (after.value - before.value) * part
            }
            (Some(only), None) | (None, Some(only)) => only.value,
            (None, None) => 0.0,
        };
        (value * 10.0).round() / 10.0 + 0.0
    }

    /// The first curve point in a cell.
    pub(super) fn point_in(&self, lane: &Id, step: &Id) -> Option<Id> {
        let layout = self.layout();
        let is_here = |index: usize| layout.columns.get(index).is_some_and(|column| column.step == *step);
        let curves = layout
            .curves
            .iter()
            .filter(|curve| layout.lanes.get(curve.lane).is_some_and(|other| other.id == *lane));
        curves
            .flat_map(|curve| &curve.points)
            .find(|point| is_here(point.column))
            .map(|point| point.id.clone())
    }

    pub(super) fn add_or_set(&mut self, intent: Intent) {
        let set = |field| Command::EditMap { set: vec![field] };
        let command = match intent {
            Intent::AddCard { lane, step, before } => {
                let cards = vec![Card { id: self.new_id(), lane, step, ..Card::default() }];
                Command::InsertCards { cards, before }
            }
            Intent::AddStage { index } => {
                let title = self.words().text("untitled-stage");
                let steps = vec![Step { id: self.new_id(), ..Step::default() }];
                let stage = Stage { id: self.new_id(), title, steps, ..Stage::default() };
                Command::InsertStage { stage, index }
            }
            Intent::AddStep { stage, index } => {
                let step = Step { id: self.new_id(), ..Step::default() };
                Command::InsertStep { stage, step, index }
            }
            Intent::AddCurve(persona) => {
                let curve = EmotionCurve { id: self.new_id(), persona, ..EmotionCurve::default() };
                Command::InsertCurve { curve }
            }
            Intent::AddLane { kind, index } => self.new_lane(kind, index),
            Intent::AddPoint { step, at, value } => self.new_point(step, at, value),
            Intent::SetTitle(title) => set(MapField::Title(title)),
            Intent::SetFlow(flow) => set(MapField::Flow(flow)),
            Intent::SetLanguage(language) => set(MapField::Language(language)),
            Intent::SetKind(kind) => set(MapField::Kind(kind)),
            _ => return,
        };
        let adds = !matches!(command, Command::EditMap { .. });
        if self.apply(&command) && adds {
            self.reveal = true;
        }
    }

    fn new_lane(&mut self, kind: LaneKind, index: usize) -> Command {
        let title = self.words().text(&format!("lane-{}", kind.name()));
        Command::InsertLane { lane: Lane { id: self.new_id(), kind, title, ..Lane::default() }, index }
    }

    fn new_point(&mut self, step: Id, at: f32, value: f32) -> Command {
        let point = CurvePoint { id: self.new_id(), step, at, value, ..CurvePoint::default() };
        let curve = self.map().curves.first().map(|curve| curve.id.clone());
        match curve {
            Some(curve) => Command::InsertPoints { curve, points: vec![point] },
            None => {
                let select = Some(vec![ItemRef::Point(point.id.clone())]);
                let curve =
                    EmotionCurve { id: self.new_id(), points: vec![point], ..EmotionCurve::default() };
                Command::Batch {
                    name: StepName::new("step-add-point", 1),
                    commands: vec![Command::InsertCurve { curve }],
                    select,
                }
            }
        }
    }

    /// The language of words that are put into the map: its own where that is one of ours.
    pub(super) fn words(&self) -> Locale {
        Locale::of_tag(&self.map().language).unwrap_or(self.locale)
    }
}

/// Whether an item can be taken out of the map; a cell, the title, the scenario and the kind cannot.
fn is_deletable(item: &ItemRef) -> bool {
    !matches!(item, ItemRef::Cell { .. } | ItemRef::Title | ItemRef::Scenario | ItemRef::Kind)
}
