//! How things look, from one to others; and which part of the map a picture of the selection shows.

use kurbo::Rect;

use super::{Editor, Outcome, session::Session};
use crate::{
    edit::{CardField, Command, CurveField, EditError, ItemRef, LaneField, StageField, StepName},
    model::{Color, Direction, Id},
};

/// Half of the space between cells, in map points: so much of it belongs to a picture of a cell.
const AROUND: f64 = 3.0;

/// The looks of something: of what it has none, nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looks {
    /// Its colour; none is the usual one.
    pub color: Option<Color>,
    /// Its Phosphor icon, where it can have one.
    pub icon: Option<Option<String>>,
    /// The direction forced on its text, where it has a text.
    pub direction: Option<Option<Direction>>,
    /// Whether it is a moment of truth, and one of delight, where it can be.
    pub marks: Option<(bool, bool)>,
}

impl Editor {
    /// The looks of what was selected last; none where it has none.
    #[must_use]
    pub fn looks(&self) -> Option<Looks> {
        let map = self.session.map();
        Some(match self.session.selection().last()? {
            ItemRef::Card(id) => {
                let card = &self.session.layout().card(id)?.card;
                Looks {
                    color: card.color,
                    icon: Some(card.icon.clone()),
                    direction: Some(card.direction),
                    marks: Some((card.moment_of_truth, card.delight)),
                }
            }
            ItemRef::Stage(id) => {
                let stage = map.stage(id)?;
                Looks { color: stage.color, direction: Some(stage.direction), ..Looks::default() }
            }
            ItemRef::Lane(id) => {
                let lane = map.lane(id)?;
                let icon = Some(lane.icon.clone());
                Looks { color: lane.color, icon, direction: Some(lane.direction), marks: None }
            }
            ItemRef::Curve(id) => {
                let curve = map.curves.iter().find(|curve| curve.id == *id)?;
                Looks { color: curve.color, ..Looks::default() }
            }
            _ => return None,
        })
    }

    /// Gives everything selected these looks, as far as it can have them, as one step.
    pub fn set_looks(&mut self, looks: &Looks) -> Outcome {
        self.finish();
        self.session.set_looks(looks);
        self.told()
    }

    /// The part of the map, in map points, that a picture of the selection shows: cards, and whole stages, lanes and cells.
    /// None where nothing of these is selected.
    #[must_use]
    pub fn selected_region(&self) -> Option<Rect> {
        let session = &self.session;
        let rects = session.selection().iter().filter_map(|item| session.region_of(item));
        let all = rects.reduce(|all, rect| all.union(rect))?;
        Some(all.inflate(AROUND, AROUND))
    }
}

impl Session {
    fn set_looks(&mut self, looks: &Looks) {
        let ids = |of: fn(&ItemRef) -> Option<&Id>| -> Vec<Id> {
            self.selection().iter().filter_map(of).cloned().collect()
        };
        let cards = ids(|item| if let ItemRef::Card(id) = item { Some(id) } else { None });
        let stages = ids(|item| if let ItemRef::Stage(id) = item { Some(id) } else { None });
        let lanes = ids(|item| if let ItemRef::Lane(id) = item { Some(id) } else { None });
        let curves = ids(|item| if let ItemRef::Curve(id) = item { Some(id) } else { None });
        let count = cards.len() + stages.len() + lanes.len() + curves.len();
        let mut commands = Vec::new();
        if !cards.is_empty() {
            let mut set = vec![CardField::Color(looks.color)];
            set.extend(looks.icon.clone().map(CardField::Icon));
            set.extend(looks.direction.map(CardField::Direction));
            if let Some((moment, delight)) = looks.marks {
                set.extend([CardField::MomentOfTruth(moment), CardField::Delight(delight)]);
            }
            commands.push(Command::EditCards { ids: cards, set });
        }
        if !stages.is_empty() {
            let mut set = vec![StageField::Color(looks.color)];
            set.extend(looks.direction.map(StageField::Direction));
            commands.push(Command::EditStages { ids: stages, set });
        }
        if !lanes.is_empty() {
            let mut set = vec![LaneField::Color(looks.color)];
            set.extend(looks.icon.clone().map(LaneField::Icon));
            set.extend(looks.direction.map(LaneField::Direction));
            commands.push(Command::EditLanes { ids: lanes, set });
        }
        if !curves.is_empty() {
            commands.push(Command::EditCurves { ids: curves, set: vec![CurveField::Color(looks.color)] });
        }
        if commands.is_empty() {
            return self.refuse(EditError::NotFound);
        }
        let name = StepName::new("step-paste-style", count);
        self.apply(&Command::Batch { name, commands, select: None });
    }

    /// The part of the map to which `item` belongs.
    fn region_of(&self, item: &ItemRef) -> Option<Rect> {
        let layout = self.layout();
        let bottom = layout.lanes.last().map(|lane| lane.body_rect.y1);
        let down = |rect: Rect| Rect { y1: bottom.unwrap_or(rect.y1).max(rect.y1), ..rect };
        match item {
            ItemRef::Stage(id) => {
                let stage = layout.stages.iter().find(|stage| stage.id == *id)?;
                Some(down(stage.rect.union(stage.column_rect)))
            }
            ItemRef::Step(_) => self.rect_of(item).map(down),
            ItemRef::Lane(id) => {
                let lane = layout.lanes.iter().find(|lane| lane.id == *id)?;
                Some(lane.label_rect.union(lane.body_rect))
            }
            ItemRef::Point(_) => {
                let (lane, step) = self.cell_of(item)?;
                let cell = self.rect_of(&ItemRef::Cell { lane, step })?;
                Some(self.rect_of(item).map_or(cell, |rect| rect.union(cell)))
            }
            ItemRef::Card(_) | ItemRef::Cell { .. } | ItemRef::Curve(_) => self.rect_of(item),
            _ => None,
        }
    }
}
