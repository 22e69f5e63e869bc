//! Making two cards of one at the caret: while it is typed, and just afterwards, when a menu has taken the keyboard.

use super::{New, Typing, TypingStart, What};
use crate::{
    edit::{CardField, Command, ItemRef, StepName},
    editor::{Editor, Outcome, session::Session},
    layout::MapText,
    model::{Card, Id},
    text::{TextEngine, tidied, tidied_place},
};

/// Where the caret stood when a card was typed last.
#[derive(Clone, Debug)]
pub(in crate::editor) struct LastCaret {
    card: Id,
    /// The text in which it stood: in any other it means nothing.
    text: String,
    /// Its place in bytes.
    at: usize,
}

impl LastCaret {
    /// The caret of a text that is done; none where it is no card's.
    pub(super) fn of(typing: &Typing) -> Option<Self> {
        let MapText::Card(card) = &typing.target else { return None };
        let (text, at) = (typing.editor.text(), typing.editor.selection().range().start);
        if text == typing.before.text {
            return Some(Self { card: card.clone(), text: text.to_owned(), at });
        }
        Some(Self { card: card.clone(), text: tidied(text).into_owned(), at: tidied_place(text, at) })
    }
}

impl Editor {
    /// Has Ctrl+Enter end a card and begin the next with what stands behind the caret, or only end it.
    pub fn set_listing(&mut self, listing: bool) {
        self.listing = listing;
    }

    /// Whether there is a caret within the text of a card, at which it could become two.
    #[must_use]
    pub fn can_split_at_caret(&self) -> bool {
        let session = &self.session;
        let within = |text: &str, at: usize| {
            text.get(..at).is_some_and(|text| !text.trim().is_empty())
                && text.get(at..).is_some_and(|text| !text.trim().is_empty())
        };
        match &session.typing {
            Some(typing) => {
                matches!(typing.target, MapText::Card(_))
                    && within(typing.editor.text(), typing.editor.selection().range().start)
            }
            None => session.resting_caret().is_some_and(|(card, at)| within(&card.text, at)),
        }
    }

    /// Makes two cards of the one that is typed, or was until now, as one step. While it is typed, the second is
    /// typed on; at the end of a text that is a new card.
    pub fn split_at_caret(&mut self, engine: &mut TextEngine) -> Outcome {
        self.session.hold_view();
        self.cancel_gesture();
        if self.session.typing.is_some() {
            self.session.split_typed();
        } else {
            self.session.split_resting();
        }
        self.session.refresh(engine);
        self.begin_wanted(engine);
        self.session.remember_cell();
        self.ended(true)
    }
}

impl Session {
    /// The selected card in which the caret stood last, and where.
    fn resting_caret(&self) -> Option<(&Card, usize)> {
        let caret = self.last_caret.as_ref()?;
        let selected = matches!(self.selection().single(), Some(ItemRef::Card(id)) if *id == caret.card);
        let card = &self.layout().card(&caret.card)?.card;
        (selected && !card.locked && card.text == caret.text).then_some((&**card, caret.at))
    }

    fn split_resting(&mut self) {
        let Some((card, at)) = self.resting_caret() else { return };
        let card = card.clone();
        let Some((first, second)) = halves(&card.text, at) else { return };
        let before = self.card_behind(&card.id);
        let second = second_half(&card, self.new_id(), second);
        let select = Some(vec![ItemRef::Card(card.id.clone()), ItemRef::Card(second.id.clone())]);
        let set = vec![CardField::Text(first)];
        let commands = vec![
            Command::EditCards { ids: vec![card.id], set },
            Command::InsertCards { cards: vec![second], before },
        ];
        let name = StepName::new("step-split-at-caret", 1);
        self.reveal |= self.apply(&Command::Batch { name, commands, select });
    }

    fn split_typed(&mut self) {
        let Some(typing) = &self.typing else { return };
        let (MapText::Card(id), false) = (&typing.target, typing.editor.is_composing()) else { return };
        let (id, at) = (id.clone(), typing.editor.selection().range().start);
        let text = typing.editor.text().to_owned();
        let Some((first, second)) = halves(&text, at) else {
            return self.next_card(&id, at > 0);
        };
        let direction = typing.direction;
        let created = match &typing.new {
            Some(New::Card(card, before)) => Some((Card::clone(card), before.clone())),
            _ => None,
        };
        let new = self.new_id();
        let (commands, card) = match created {
            Some((card, before)) => {
                let card = Card { text: first, direction, ..card };
                let second = second_half(&card, new, second);
                (vec![Command::InsertCards { cards: vec![card, second.clone()], before }], second)
            }
            _ => {
                let Some(card) = self.map().card(&id).map(|card| Card::clone(card)) else { return };
                let card = Card { direction, ..card };
                let second = second_half(&card, new, second);
                let set = vec![CardField::Text(first), CardField::Direction(card.direction)];
                let before = self.card_behind(&id);
                let edit = Command::EditCards { ids: vec![id], set };
                (vec![edit, Command::InsertCards { cards: vec![second.clone()], before }], second)
            }
        };
        let select = Some(vec![ItemRef::Card(card.id.clone())]);
        let name = StepName::new("step-split-at-caret", 1);
        // Where it is refused, the text stays open as it was typed.
        if self.apply(&Command::Batch { name, commands, select }) {
            self.drop_typing();
            self.want_typing(What::Text(MapText::Card(card.id)), TypingStart::Start);
        }
    }

    /// Ends the card called `id` and begins a new one behind or before it.
    fn next_card(&mut self, id: &Id, behind: bool) {
        self.finish_typing();
        let Some(card) = self.map().card(id).cloned() else { return };
        let before = if behind { self.card_behind(id) } else { Some(id.clone()) };
        let what = What::NewCard { lane: card.lane.clone(), step: card.step.clone(), before };
        self.want_typing(what, TypingStart::End);
    }
}

/// What stands before and behind `at`; none where one of them is empty.
fn halves(text: &str, at: usize) -> Option<(String, String)> {
    let (first, second) = (text.get(..at)?.trim_end(), text.get(at..)?.trim_start());
    (!first.trim().is_empty() && !second.is_empty()).then(|| (first.to_owned(), second.to_owned()))
}

/// The card that takes what stands behind the caret: in the same place, of the same looks.
fn second_half(card: &Card, id: Id, text: String) -> Card {
    Card {
        id,
        lane: card.lane.clone(),
        step: card.step.clone(),
        span: card.span,
        text,
        direction: card.direction,
        color: card.color,
        icon: card.icon.clone(),
        tags: card.tags.clone(),
        owner: card.owner.clone(),
        severity: card.severity,
        ..Card::default()
    }
}
