//! Setting a field of all that is selected: colours, icons, kinds, marks.

use super::{Build, session::Session};
use crate::{
    edit::{CardField, Command, CurveField, ItemRef, LaneField, LinkField, PointField, StageField, StepName},
    model::{Color, Id, JourneyMap, LaneKind},
};

impl Session {
    /// The command that sets a field of what is selected.
    pub(super) fn setting(&self, build: &Build) -> Option<Command> {
        match build {
            Build::JoinSteps => self.steps_to_join().map(|ids| Command::JoinSteps { ids }),
            Build::Color(color) => self.recolor(*color),
            Build::Kind(_) | Build::Collapse => self.set_lanes(build),
            Build::Fit => self.fit(),
            Build::Severity(_) | Build::MomentOfTruth | Build::RemovePicture | Build::Lock => {
                self.set_of_cards(build)
            }
            Build::Icon(icon) => self.set_icon(icon.as_ref()),
            Build::SpanMore => self.respan(true),
            Build::SpanLess => self.respan(false),
            Build::Face(face) => {
                self.ids(point_id).map(|ids| Command::EditPoints { ids, set: vec![PointField::Face(*face)] })
            }
            Build::LinkKind(kind) => {
                self.ids(link_id).map(|ids| Command::EditLinks { ids, set: vec![LinkField::Kind(*kind)] })
            }
            Build::TurnLink => self.turn_links(),
            _ => None,
        }
    }

    fn set_lanes(&self, build: &Build) -> Option<Command> {
        let map = self.map();
        match build {
            Build::Kind(kind) => {
                let set = vec![LaneField::Kind(*kind)];
                self.ids(lane_id).map(|ids| self.set_kind(map, ids, *kind, set))
            }
            Build::Collapse => self.ids(lane_id).map(|ids| {
                let all = ids.iter().all(|id| map.lane(id).is_some_and(|lane| lane.collapsed));
                Command::EditLanes { ids, set: vec![LaneField::Collapsed(!all)] }
            }),
            _ => None,
        }
    }

    fn set_of_cards(&self, build: &Build) -> Option<Command> {
        match build {
            Build::Severity(severity) => self.set_cards(vec![CardField::Severity(*severity)]),
            Build::MomentOfTruth => {
                let all = self.all_cards(|card| card.moment_of_truth);
                self.set_cards(vec![CardField::MomentOfTruth(!all)])
            }
            Build::RemovePicture => {
                let ids = self.ids(card_id)?;
                let count = ids.len();
                let commands = vec![Command::EditCards { ids, set: vec![CardField::Image(None)] }];
                let name = StepName::new("step-remove-picture", count);
                Some(Command::Batch { name, commands, select: None })
            }
            Build::Lock => {
                let all = self.all_cards(|card| card.locked);
                self.set_cards(vec![CardField::Locked(!all)])
            }
            _ => None,
        }
    }

    /// Stages and lanes as wide and high as they need to be.
    fn fit(&self) -> Option<Command> {
        let stages = self.ids(stage_id).map(|ids| {
            let set = vec![StageField::Width(None)];
            Command::EditStages { ids, set }
        });
        let lanes = self.ids(lane_id).map(|ids| {
            let set = vec![LaneField::Height(None)];
            Command::EditLanes { ids, set }
        });
        self.batch("step-fit", stages.into_iter().chain(lanes).collect())
    }

    fn set_icon(&self, icon: Option<&String>) -> Option<Command> {
        let cards = self.ids(card_id).map(|ids| {
            let set = vec![CardField::Icon(icon.cloned())];
            Command::EditCards { ids, set }
        });
        let lanes = self.ids(lane_id).map(|ids| {
            let set = vec![LaneField::Icon(icon.cloned())];
            Command::EditLanes { ids, set }
        });
        self.batch("step-icon", cards.into_iter().chain(lanes).collect())
    }

    /// Has links lead the other way; where one leads back already, there would be two.
    fn turn_links(&self) -> Option<Command> {
        let map = self.map();
        let links =
            map.links.iter().filter(|link| self.selection().contains(&ItemRef::Link(link.id.clone())));
        let led = |from: &Id, to: &Id| map.links.iter().any(|other| other.from == *from && other.to == *to);
        let links = links.filter(|link| !led(&link.to, &link.from));
        let turned = links.map(|link| Command::EditLinks {
            ids: vec![link.id.clone()],
            set: vec![LinkField::From(link.to.clone()), LinkField::To(link.from.clone())],
        });
        self.batch("step-turn-link", turned.collect())
    }

    /// A lane whose title is the usual one of its old kind gets the usual one of the new kind.
    fn set_kind(&self, map: &JourneyMap, ids: Vec<Id>, kind: LaneKind, set: Vec<LaneField>) -> Command {
        let words = self.words();
        let title = |kind: LaneKind| words.text(&format!("lane-{}", kind.name()));
        let renamed = ids.iter().filter_map(|id| map.lane(id));
        let renamed = renamed.filter(|lane| lane.title == title(lane.kind)).map(|lane| lane.id.clone());
        let renamed: Vec<Id> = renamed.collect();
        let name = StepName::new("step-lane-kind", ids.len());
        let mut commands = vec![Command::EditLanes { ids, set }];
        if !renamed.is_empty() {
            commands.push(Command::EditLanes { ids: renamed, set: vec![LaneField::Title(title(kind))] });
        }
        Command::Batch { name, commands, select: None }
    }

    fn recolor(&self, color: Option<Color>) -> Option<Command> {
        let cards =
            self.ids(card_id).map(|ids| Command::EditCards { ids, set: vec![CardField::Color(color)] });
        let stages =
            self.ids(stage_id).map(|ids| Command::EditStages { ids, set: vec![StageField::Color(color)] });
        let lanes =
            self.ids(lane_id).map(|ids| Command::EditLanes { ids, set: vec![LaneField::Color(color)] });
        let curves =
            self.ids(curve_id).map(|ids| Command::EditCurves { ids, set: vec![CurveField::Color(color)] });
        self.batch("step-color", [cards, stages, lanes, curves].into_iter().flatten().collect())
    }

    fn batch(&self, name: &'static str, commands: Vec<Command>) -> Option<Command> {
        let name = StepName::new(name, self.selection().iter().count());
        (!commands.is_empty()).then_some(Command::Batch { name, commands, select: None })
    }

    fn set_cards(&self, set: Vec<CardField>) -> Option<Command> {
        self.ids(card_id).map(|ids| Command::EditCards { ids, set })
    }

    pub(super) fn all_cards(&self, is: impl Fn(&crate::model::Card) -> bool) -> bool {
        let layout = self.layout();
        let mut cards = self.selection().cards().filter_map(|id| layout.card(id));
        cards.all(|card| is(&card.card))
    }

    /// The ids of one kind that are selected; none when there are none.
    fn ids(&self, of: fn(&ItemRef) -> Option<&Id>) -> Option<Vec<Id>> {
        let ids: Vec<Id> = self.selection().iter().filter_map(of).cloned().collect();
        (!ids.is_empty()).then_some(ids)
    }
}

fn card_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Card(id) = item { Some(id) } else { None }
}

fn stage_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Stage(id) = item { Some(id) } else { None }
}

fn lane_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Lane(id) = item { Some(id) } else { None }
}

fn point_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Point(id) = item { Some(id) } else { None }
}

fn link_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Link(id) = item { Some(id) } else { None }
}

fn curve_id(item: &ItemRef) -> Option<&Id> {
    if let ItemRef::Curve(id) = item { Some(id) } else { None }
}
