//! Going back and on in the history: what was selected and what was seen return with the map.

use std::sync::Arc;

use super::session::Session;
use crate::{
    edit::{Document, ItemRef, View},
    model::{Card, JourneyMap},
};

/// What is to be seen of the map once it is laid out.
#[derive(Debug)]
pub(super) struct Return {
    /// What was seen of it when it was as it is now.
    view: View,
    /// What changed.
    changed: Vec<ItemRef>,
}

impl Session {
    /// Goes back or on in the history. The map returns to where it was on the canvas before the step, and after it
    /// when it is done again. At another zoom there is no such place: what changed, selected or not, then comes into
    /// view, and the map moves no further than that needs.
    pub(super) fn step(&mut self, step: fn(&mut Document) -> bool) {
        let before = self.map().clone();
        if self.document.is_read_only() || !step(&mut self.document) {
            return;
        }
        let changed = changes(&before, self.map());
        match self.document.view().filter(|view| view.zoom == self.camera.zoom) {
            Some(view) => self.returns = Some(Return { view, changed }),
            None => {
                self.reveal = true;
                self.changed = changed.into_iter().next().filter(|_| self.selection().is_empty());
            }
        }
    }

    /// The pointer is pressed: what a drag changes is seen from here, wherever it ends.
    pub(super) fn begin_press(&mut self) {
        self.pressed = None;
        self.pressed = Some(self.view());
    }

    /// What is seen of the map now, or was when the gesture began that is in progress.
    pub(super) fn view(&self) -> View {
        self.pressed.unwrap_or_else(|| self.camera.view(self.layout().direction.is_rtl()))
    }

    /// After the map is laid out: puts the canvas where a step of the history wants it, or tells the history where
    /// the last one has brought it.
    pub(super) fn follow_history(&mut self) {
        let rtl = self.layout().direction.is_rtl();
        let Some(Return { view, changed }) = self.returns.take() else {
            if self.preview.is_none() && self.pressed.is_none() {
                self.document.note_view_after(self.camera.view(rtl));
            }
            return;
        };
        self.camera.look(view, rtl);
        // What was changed from a panel may have been out of sight then, too.
        let visible = self.camera.visible();
        let mut rects = changed.iter().filter_map(|item| self.rect_of(item));
        let first = rects.next();
        if let Some(first) = first.filter(|first| !first.overlaps(visible))
            && !rects.any(|rect| rect.overlaps(visible))
        {
            self.reveal_rect(first);
        }
    }
}

/// The stages, lanes and cards of `after` that `before` has not, or has otherwise.
fn changes(before: &JourneyMap, after: &JourneyMap) -> Vec<ItemRef> {
    let stages = after.stages.iter().filter(|stage| !before.stages.contains(stage));
    let lanes = after.lanes.iter().filter(|lane| !before.lanes.contains(lane));
    let known: rustc_hash::FxHashSet<*const Card> = before.cards.iter().map(Arc::as_ptr).collect();
    let cards = after.cards.iter().filter(|card| !known.contains(&Arc::as_ptr(card)));
    let stages = stages.map(|stage| ItemRef::Stage(stage.id.clone()));
    let lanes = lanes.map(|lane| ItemRef::Lane(lane.id.clone()));
    stages.chain(lanes).chain(cards.map(|card| ItemRef::Card(card.id.clone()))).collect()
}
