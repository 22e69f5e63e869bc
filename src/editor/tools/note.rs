//! The note tool: a click in a cell puts a new card there and opens it for typing.

use rustc_hash::FxHashSet;

use crate::{
    edit::{EditError, ItemRef, Selection},
    editor::{
        session::{Pointer, Session},
        typing::{TypingStart, What},
    },
    layout::{CardSlot, Hit},
};

/// Where a new card would go: between the cards of the cell under the pointer. None beside the cells and in that of
/// the curve.
pub(in crate::editor) fn note_slot(session: &Session, pointer: &Pointer) -> Option<CardSlot> {
    if !matches!(session.hit(pointer), Hit::Card(_) | Hit::Cell { .. }) {
        return None;
    }
    let slot = session.layout().card_slot(pointer.map, &FxHashSet::default())?;
    session.place_in(&slot.lane, &slot.step).is_some().then_some(slot)
}

/// Puts a card there.
pub(in crate::editor) fn drop_note(session: &mut Session, pointer: &Pointer) {
    let Some(CardSlot { lane, step, before, .. }) = note_slot(session, pointer) else { return };
    if session.document.is_read_only() {
        return session.refuse(EditError::ReadOnly);
    }
    session.select(Selection::only(ItemRef::Cell { lane: lane.clone(), step: step.clone() }));
    session.want_typing(What::NewCard { lane, step, before }, TypingStart::End);
}
