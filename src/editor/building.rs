//! Building on what is selected: stages and lanes beside it, steps, colours, kinds.
//!
//! What a menu offers for the selection and what its shortcuts do is a [`Build`]; [`Chosen`] tells cheaply which
//! of them make sense. What sets a field is in `setting`, what concerns the texts of
//! cards in `cards`.

use super::{
    Deleted, Editor, Intent, Request, Toward,
    session::Session,
    typing::{TypingStart, What},
};
use crate::{
    edit::{Command, ItemRef, Selection},
    layout::MapText,
    model::{Color, Face, Id, LaneKind, LinkKind},
};

/// On which side of what is selected, along the journey or from top to bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the two sides")]
pub enum Beside {
    Before,
    After,
}

/// Something to be done with what is selected.
#[derive(Clone, Debug, PartialEq)]
pub enum Build {
    /// Adds a stage beside the selected one, or the one in which the selection stands; without any, at the end.
    Stage(Beside),
    /// Adds a lane of this kind beside the selected one, or the one in which the selection stands.
    Lane(Beside, LaneKind),
    /// Adds a step beside the selected one; to a selected stage, at its beginning or end.
    Step(Beside),
    /// Makes one step of the selected ones, of the selected one and the next, or of all of the selected stage.
    JoinSteps,
    /// Adds a card to the selected cell, or behind the selected card.
    Card,
    /// Moves what is selected one place against the flow, or up.
    Earlier,
    /// Moves what is selected one place with the flow, or down.
    Later,
    /// Colours what is selected; none is the usual colour.
    Color(Option<Color>),
    /// Gives the selected lanes another kind.
    Kind(LaneKind),
    /// Collapses the selected lanes; expands them when all are collapsed.
    Collapse,
    /// Puts column widths and lane heights back to what they need.
    Fit,
    /// Sets how much the selected pain points weigh.
    Severity(Option<u8>),
    /// Makes the selected cards moments of truth; takes it from them when all are.
    MomentOfTruth,
    /// Takes the pictures off the selected cards.
    RemovePicture,
    /// Gives the selected cards and lanes a Phosphor icon; none takes it away.
    Icon(Option<String>),
    /// Locks the selected cards; unlocks them when all are locked.
    Lock,
    /// Lets the selected cards cover one step more.
    SpanMore,
    /// Lets the selected cards cover one step less.
    SpanLess,
    /// Makes one card of the selected ones.
    MergeCards,
    /// Makes one card a line of the selected ones.
    SplitCards,
    /// Gives the selected points a face; none follows the value.
    Face(Option<Face>),
    /// Gives the selected links a kind.
    LinkKind(LinkKind),
    /// Turns the selected links round.
    TurnLink,
    /// Adds a point to the curve in the middle of the selected cell or column.
    Point,
    /// Adds a persona and opens its name.
    Persona,
    /// Opens what the scenario is about.
    Scenario,
    /// Opens the goal of the stage in which the selection stands.
    Goal,
}

/// How much of each kind is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// Cards.
    pub cards: usize,
    /// Stages.
    pub stages: usize,
    /// Steps.
    pub steps: usize,
    /// Lanes.
    pub lanes: usize,
    /// Curves.
    pub curves: usize,
    /// Curve points.
    pub points: usize,
    /// Links.
    pub links: usize,
    /// Cells.
    pub cells: usize,
    /// Cards in the cell that is selected alone.
    pub in_cell: usize,
    /// Anything else.
    pub others: usize,
    /// Whether the selected steps, or those of the selected stage, are several of one stage.
    pub joinable: bool,
    /// Whether a selected card has a picture.
    pub pictures: bool,
    /// Whether a selected card can cover one step more.
    pub longer: bool,
    /// Whether a selected card can cover one step less.
    pub shorter: bool,
    /// Whether the selected cell lies in the lane of the curves.
    pub on_curve: bool,
    /// Whether cards are selected and all of them are locked.
    pub locked: bool,
}

impl Chosen {
    /// Number of things selected.
    #[must_use]
    pub fn all(&self) -> usize {
        self.cards
            + self.stages
            + self.steps
            + self.lanes
            + self.curves
            + self.points
            + self.cells
            + self.links
            + self.others
    }

    /// Whether `build` would mean something.
    #[must_use]
    pub fn allows(&self, build: &Build) -> bool {
        match build {
            Build::Stage(_) | Build::Lane(..) | Build::Persona | Build::Scenario => true,
            Build::Goal => self.stages + self.steps + self.cells + self.cards + self.points > 0,
            Build::Step(_) => self.steps + self.stages + self.cells + self.cards > 0,
            Build::JoinSteps => self.joinable,
            Build::Card => self.cells + self.cards == 1 && !self.on_curve,
            Build::Earlier | Build::Later => self.stages + self.steps + self.lanes + self.cards > 0,
            Build::Color(_) => self.cards + self.stages + self.lanes + self.curves > 0,
            Build::Kind(_) | Build::Collapse => self.lanes > 0,
            Build::Fit => self.stages + self.lanes > 0,
            Build::Severity(_) | Build::MomentOfTruth | Build::Lock | Build::SplitCards => self.cards > 0,
            Build::RemovePicture => self.pictures,
            Build::SpanMore => self.longer,
            Build::SpanLess => self.shorter,
            Build::Icon(_) => self.cards + self.lanes > 0,
            Build::MergeCards => self.cards > 1,
            Build::Face(_) => self.points > 0,
            Build::LinkKind(_) | Build::TurnLink => self.links > 0,
            Build::Point => self.on_curve,
        }
    }
}

impl Editor {
    /// How much of each kind is selected.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        let map = self.session.map();
        let mut chosen = Chosen::default();
        for item in self.selection() {
            match item {
                ItemRef::Card(_) => chosen.cards += 1,
                ItemRef::Stage(_) => chosen.stages += 1,
                ItemRef::Step(_) => chosen.steps += 1,
                ItemRef::Lane(_) => chosen.lanes += 1,
                ItemRef::Curve(_) => chosen.curves += 1,
                ItemRef::Point(_) => chosen.points += 1,
                ItemRef::Link(_) => chosen.links += 1,
                ItemRef::Cell { lane, .. } => {
                    chosen.cells += 1;
                    chosen.on_curve = map.lane(lane).is_some_and(|lane| lane.kind == LaneKind::Emotions);
                }
                _ => chosen.others += 1,
            }
        }
        chosen.in_cell = self.session.in_selected_cell().map_or(0, |contents| contents.cards().count());
        chosen.longer = chosen.cards > 0 && self.session.can_respan(true);
        chosen.shorter = chosen.cards > 0 && self.session.can_respan(false);
        chosen.pictures = chosen.cards > 0 && self.session.has_pictures();
        chosen.locked = chosen.cards > 0 && self.session.all_cards(|card| card.locked);
        chosen.joinable = chosen.steps + chosen.stages > 0 && self.session.steps_to_join().is_some();
        chosen
    }
}

impl Session {
    /// Does `build`; what is added is opened for typing.
    pub(super) fn build(&mut self, build: &Build) {
        match build {
            Build::Earlier | Build::Later => {
                if let Some(toward) = self.toward(*build == Build::Later) {
                    self.rearrange(toward);
                }
                return;
            }
            Build::Card => return self.card_here(),
            Build::MergeCards => return self.merge_cards(),
            Build::SplitCards => return self.split_cards(),
            Build::Persona => return self.want_typing(What::NewPersona, TypingStart::End),
            Build::Scenario => {
                self.select(Selection::only(ItemRef::Scenario));
                return self.want_typing(What::Text(MapText::Problem), TypingStart::End);
            }
            Build::Goal => return self.open_goal(),
            _ => {}
        }
        let adding = match build {
            Build::Stage(beside) => Some(Intent::AddStage { index: self.stage_index(*beside) }),
            Build::Lane(beside, kind) => {
                Some(Intent::AddLane { kind: *kind, index: self.lane_index(*beside) })
            }
            Build::Step(beside) => {
                self.step_place(*beside).map(|(stage, index)| Intent::AddStep { stage, index })
            }
            Build::Point => return self.step_here().into_iter().for_each(|step| self.add_point_in(step)),
            _ => None,
        };
        if let Some(intent) = adding {
            self.add_and_open(intent);
        } else if let Some(command) = self.setting(build) {
            self.reveal |= self.apply(&command);
        }
    }

    /// The step in which the selection stands.
    fn step_here(&self) -> Option<Id> {
        match self.selection().last()? {
            ItemRef::Step(id) => Some(id.clone()),
            item => self.cell_of(item).map(|(_, step)| step),
        }
    }

    /// Index of the stage in which the selection stands.
    fn stage_here(&self) -> Option<usize> {
        let map = self.map();
        let id = match self.selection().last()? {
            ItemRef::Stage(id) => id.clone(),
            _ => map.stage_of_step(&self.step_here()?)?.id.clone(),
        };
        map.stages.iter().position(|stage| stage.id == id)
    }

    fn stage_index(&self, beside: Beside) -> usize {
        match (self.stage_here(), beside) {
            (Some(index), Beside::Before) => index,
            (Some(index), Beside::After) => index + 1,
            (None, Beside::Before) => 0,
            (None, Beside::After) => self.map().stages.len(),
        }
    }

    fn lane_index(&self, beside: Beside) -> usize {
        let here = self.selection().last().and_then(|item| match item {
            ItemRef::Lane(id) => Some(id.clone()),
            item => self.cell_of(item).map(|(lane, _)| lane),
        });
        let here = here.and_then(|id| self.map().lanes.iter().position(|lane| lane.id == id));
        match (here, beside) {
            (Some(index), Beside::Before) => index,
            (Some(index), Beside::After) => index + 1,
            (None, Beside::Before) => 0,
            (None, Beside::After) => self.map().lanes.len(),
        }
    }

    /// Stage and place of a step beside the one in which the selection stands.
    fn step_place(&self, beside: Beside) -> Option<(Id, usize)> {
        let stage = self.map().stages.get(self.stage_here()?)?;
        let here = self.step_here().and_then(|id| stage.steps.iter().position(|step| step.id == id));
        let index = match (here, beside) {
            (Some(index), Beside::Before) => index,
            (Some(index), Beside::After) => index + 1,
            (None, Beside::Before) => 0,
            (None, Beside::After) => stage.steps.len(),
        };
        Some((stage.id.clone(), index))
    }

    fn open_goal(&mut self) {
        let stage = self.stage_here().and_then(|index| self.map().stages.get(index));
        let Some(id) = stage.map(|stage| stage.id.clone()) else { return };
        self.select(Selection::only(ItemRef::Stage(id.clone())));
        self.want_typing(What::Text(MapText::Goal(id)), TypingStart::End);
    }

    /// The steps that [`Build::JoinSteps`] joins: neighbours in one stage, two at least.
    pub(super) fn steps_to_join(&self) -> Option<Vec<Id>> {
        let stage = self.map().stages.get(self.stage_here()?)?;
        let chosen = |id: &Id| self.selection().contains(&ItemRef::Step(id.clone()));
        let places = stage.steps.iter().enumerate().filter(|(_, step)| chosen(&step.id));
        let places: Vec<usize> = places.map(|(index, _)| index).collect();
        let (first, last) = match (places.first().copied(), places.last().copied()) {
            (Some(first), Some(last)) if first < last => (first, last),
            (Some(only), _) if only + 1 < stage.steps.len() => (only, only + 1),
            (Some(only), _) => (only.checked_sub(1)?, only),
            _ if matches!(self.selection().last(), Some(ItemRef::Stage(_))) => {
                (0, stage.steps.len().checked_sub(1)?)
            }
            _ => return None,
        };
        let run = stage.steps.get(first..=last)?;
        (run.len() > 1).then(|| run.iter().map(|step| step.id.clone()).collect())
    }

    /// Where things go that move along the flow, or down.
    fn toward(&self, later: bool) -> Option<Toward> {
        Some(match self.selection().last()? {
            ItemRef::Lane(_) | ItemRef::Card(_) if later => Toward::Down,
            ItemRef::Lane(_) | ItemRef::Card(_) => Toward::Up,
            _ if later != self.layout().direction.is_rtl() => Toward::Right,
            _ => Toward::Left,
        })
    }

    /// A card in the selected cell, or in that of the selected card.
    fn card_here(&mut self) {
        let Some((lane, step)) = self.selection().last().and_then(|item| self.cell_of(item)) else { return };
        self.select(Selection::only(ItemRef::Cell { lane, step }));
        self.open();
    }

    /// Takes `items` out and tells how much went.
    pub(super) fn delete(&mut self, items: &[ItemRef]) {
        let before = self.map().clone();
        let delete = Command::Delete { items: items.to_vec() };
        if self.apply_deletion(delete.name(), delete)
            && let Some(deleted) = Deleted::of(&before, self.map(), items)
        {
            self.request = Some(Request::Deleted(deleted));
        }
    }
}
