//! Where a search began: who only looked and went nowhere comes back there.

use std::sync::Arc;

use crate::{
    edit::{Selection, View},
    editor::Editor,
    model::JourneyMap,
};

/// What was seen and selected before a search.
#[derive(Debug)]
pub(in crate::editor) struct Home {
    view: View,
    selection: Selection,
    /// What the search has made of both: when it is otherwise, somebody did something else.
    left: (View, Selection),
    map: Arc<JourneyMap>,
}

impl Editor {
    /// A search begins: remembers where.
    pub(super) fn leave_for_search(&mut self) {
        if self.search.is_some() {
            return;
        }
        let (view, selection) = (self.session.view(), self.selection().clone());
        let left = (view, selection.clone());
        self.home = Some(Home { view, selection, left, map: self.map().clone() });
    }

    /// Somebody goes to what was found, or does something with it: there is no way back.
    pub fn stay_in_search(&mut self) {
        self.home = None;
    }

    /// The search has brought something into view.
    pub(super) fn note_search_view(&mut self) {
        let left = (self.session.view(), self.selection().clone());
        if let Some(home) = &mut self.home {
            home.left = left;
        }
    }

    /// Goes back to where the search began, if nothing else was done since.
    pub(super) fn return_from_search(&mut self) {
        let Some(home) = self.home.take() else { return };
        let (view, selection) = &home.left;
        let stayed = is_same(*view, self.session.view()) && selection == self.selection();
        if !stayed || !Arc::ptr_eq(&home.map, self.map()) || self.is_typing() || self.is_busy() {
            return;
        }
        let rtl = self.session.layout().direction.is_rtl();
        self.session.camera.look(home.view, rtl);
        self.session.select(home.selection);
    }
}

/// Whether two views are the same to the eye; the canvas may have got another size.
fn is_same(a: View, b: View) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.5;
    near(a.corner.0, b.corner.0) && near(a.corner.1, b.corner.1) && near(a.zoom * 100.0, b.zoom * 100.0)
}
