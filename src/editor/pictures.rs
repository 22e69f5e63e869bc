//! Pictures on cards: where one goes, putting it there, taking it off.

use std::sync::Arc;

use kurbo::Point;

use super::{Editor, Modifiers, Outcome, session::Session};
use crate::{
    edit::{CardField, Command, EditError, ItemRef, PersonaField, StepName},
    layout::Hit,
    model::{Card, Id, LaneKind, Media},
};

/// Where a picture goes.
#[derive(Clone, Debug, PartialEq)]
pub enum PicturePlace {
    /// Onto these cards.
    Cards(Vec<Id>),
    /// Into this persona's portrait.
    Portrait(Id),
    /// Onto a new card at the end of this cell.
    Cell {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
    },
}

impl Editor {
    /// Where a picture goes for which no place is pointed at: onto the selected cards, or into the selected cell.
    #[must_use]
    pub fn picture_place(&self) -> Option<PicturePlace> {
        let session = &self.session;
        let cards = session.selected_cards();
        if !cards.is_empty() {
            return Some(PicturePlace::Cards(cards));
        }
        match session.selection().last()? {
            ItemRef::Cell { lane, step } => session.place_in(lane, step),
            ItemRef::Persona(id) => Some(PicturePlace::Portrait(id.clone())),
            _ => None,
        }
    }

    /// Where a picture goes that is dropped at `pos`, in view points.
    #[must_use]
    pub fn picture_place_at(&self, pos: Point) -> Option<PicturePlace> {
        let session = &self.session;
        match session.hit(&session.pointer(pos, Modifiers::NONE)) {
            Hit::Card(id) => Some(PicturePlace::Cards(vec![id])),
            Hit::Cell { lane, step } => session.place_in(&lane, &step),
            Hit::Persona(id) => Some(PicturePlace::Portrait(id)),
            _ => None,
        }
    }

    /// Puts pictures, each with its key, where they go, as one step. Where cards are to have them, all get the first;
    /// the others stand on new cards behind.
    pub fn add_pictures(&mut self, place: &PicturePlace, pictures: &[(String, Arc<Media>)]) -> Outcome {
        self.finish();
        self.session.add_pictures(place, pictures);
        self.told()
    }
}

impl Session {
    /// A cell, unless it is the curve's: there stand no cards.
    pub(super) fn place_in(&self, lane: &Id, step: &Id) -> Option<PicturePlace> {
        let kind = self.map().lane(lane)?.kind;
        let place = PicturePlace::Cell { lane: lane.clone(), step: step.clone() };
        (kind != LaneKind::Emotions).then_some(place)
    }

    fn add_pictures(&mut self, place: &PicturePlace, pictures: &[(String, Arc<Media>)]) {
        let map = self.map().clone();
        let mut commands: Vec<Command> = pictures
            .iter()
            .filter(|(key, _)| !map.media.contains_key(key))
            .map(|(key, media)| Command::InsertMedia { key: key.clone(), media: media.clone() })
            .collect();
        let mut select: Vec<ItemRef> = Vec::new();
        let mut rest = pictures;
        let (lane, step, before) = match place {
            PicturePlace::Cards(ids) => {
                let Some((first, others)) = pictures.split_first() else { return };
                rest = others;
                let set = vec![CardField::Image(Some(first.0.clone()))];
                commands.push(Command::EditCards { ids: ids.clone(), set });
                select.extend(ids.iter().cloned().map(ItemRef::Card));
                let Some(last) = ids.last().and_then(|id| map.card(id)) else {
                    return self.refuse(EditError::NotFound);
                };
                (last.lane.clone(), last.step.clone(), self.card_behind(&last.id))
            }
            PicturePlace::Cell { lane, step } => (lane.clone(), step.clone(), None),
            PicturePlace::Portrait(id) => {
                let Some((first, _)) = pictures.split_first() else { return };
                let set = vec![PersonaField::Portrait(Some(first.0.clone()))];
                commands.push(Command::EditPersonas { ids: vec![id.clone()], set });
                let (name, select) =
                    (StepName::new("step-add-media", 1), Some(vec![ItemRef::Persona(id.clone())]));
                self.reveal |= self.apply(&Command::Batch { name, commands, select });
                return;
            }
        };
        let cards: Vec<Card> = rest
            .iter()
            .map(|(key, _)| Card {
                id: self.new_id(),
                lane: lane.clone(),
                step: step.clone(),
                image: Some(key.clone()),
                ..Card::default()
            })
            .collect();
        if !cards.is_empty() {
            select.extend(cards.iter().map(|card| ItemRef::Card(card.id.clone())));
            commands.push(Command::InsertCards { cards, before });
        }
        let name = StepName::new("step-add-media", pictures.len());
        self.reveal |= self.apply(&Command::Batch { name, commands, select: Some(select) });
    }

    /// Whether a card that is selected has a picture.
    pub(super) fn has_pictures(&self) -> bool {
        let layout = self.layout();
        self.selection().cards().any(|id| layout.card(id).is_some_and(|card| card.card.image.is_some()))
    }
}
