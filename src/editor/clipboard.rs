//! Copying, cutting and pasting cards.

use super::{Editor, Outcome, session::Session};
use crate::{
    edit::{Command, EditError, Fragment, ItemRef, StepName, copies},
    model::{Card, Id},
};

impl Editor {
    /// The selected cards, or those of the selected cell, for the clipboard; none when there are none.
    #[must_use]
    pub fn copied(&self) -> Option<Fragment> {
        Fragment::of(self.session.map(), &self.session.cards_meant())
    }

    /// Takes the same cards out, once they are on the clipboard. Locked ones stay.
    pub fn cut(&mut self) -> Outcome {
        self.finish();
        let session = &mut self.session;
        let items: Vec<ItemRef> = session.cards_meant().into_iter().map(ItemRef::Card).collect();
        if !items.is_empty() {
            let name = StepName::new("step-cut-cards", items.len());
            session.apply_deletion(name, Command::Delete { items });
        }
        self.told()
    }

    /// Whether cards could be pasted: a cell or a card is selected, or was last.
    #[must_use]
    pub fn can_paste(&self) -> bool {
        !self.session.document.is_read_only() && self.session.paste_place().is_some()
    }

    /// Adds the cards of `fragment` from the selected cell on, as one step, and selects them. Those of a single
    /// cell go behind the selected card; what would lie beyond the map goes into its last lane or step.
    pub fn paste(&mut self, fragment: &Fragment) -> Outcome {
        self.finish();
        self.session.paste(fragment);
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
    /// The selected cards in reading order; a cell that is selected stands for those in it.
    fn cards_meant(&self) -> Vec<Id> {
        match self.in_selected_cell() {
            Some(contents) => contents.cards().cloned().collect(),
            None => self.selected_cards(),
        }
    }

    /// Indices of the lane and the column at which pasted cards begin.
    fn paste_place(&self) -> Option<(usize, usize)> {
        let selected = self.selection().last();
        let (lane, step) = match selected {
            Some(item) => self.cell_of(item)?,
            None => return None,
        };
        let map = self.map();
        let lane = map.lanes.iter().position(|other| other.id == lane)?;
        let column = map.steps().position(|(_, other)| other.id == step)?;
        Some((lane, column))
    }

    fn paste(&mut self, fragment: &Fragment) {
        let Some((lane, column)) = self.paste_place() else { return self.refuse(EditError::NotFound) };
        let map = self.map().clone();
        let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
        let (Some(last_lane), Some(last_step)) = (map.lanes.len().checked_sub(1), steps.len().checked_sub(1))
        else {
            return;
        };
        let mut cards = Vec::with_capacity(fragment.cards.len());
        let mut originals = Vec::with_capacity(fragment.cards.len());
        for pasted in &fragment.cards {
            let lane = map.lanes.get(lane.saturating_add(pasted.row).min(last_lane));
            let step = steps.get(column.saturating_add(pasted.column).min(last_step));
            let (Some(lane), Some(step)) = (lane, step) else { continue };
            let (lane, step) = (lane.id.clone(), step.clone());
            originals.push(&pasted.card.id);
            cards.push(Card { id: self.new_id(), lane, step, locked: false, ..pasted.card.clone() });
        }
        let behind = match self.selection().last() {
            Some(ItemRef::Card(id))
                if fragment.cards.iter().all(|card| (card.row, card.column) == (0, 0)) =>
            {
                self.card_behind(id)
            }
            _ => None,
        };
        let select = Some(cards.iter().map(|card| ItemRef::Card(card.id.clone())).collect());
        let name = StepName::new("step-paste-cards", cards.len());
        let new = fragment.media.iter().filter(|(key, _)| !map.media.contains_key(*key));
        let mut commands: Vec<Command> =
            new.map(|(key, media)| Command::InsertMedia { key: key.clone(), media: media.clone() }).collect();
        copies::join_answers(&mut cards, &originals);
        let pairs = originals.into_iter().zip(cards.iter().map(|card| &card.id));
        let links = copies::of_links(&fragment.links, pairs, &mut self.rng);
        commands.push(Command::InsertCards { cards, before: behind });
        commands.extend(links);
        self.reveal |= self.apply(&Command::Batch { name, commands, select });
    }
}
