//! Keeping a map that somebody works on: every change in the journal, every save in the map's file and among its earlier
//! versions, and at the next start what a crash has left.
//!
//! The window does it all through this module, and so does the program without one that the tests kill.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    FileError, atomic, disk,
    journal::{self, About, Found, Journal},
    shared::{NotSaved, Saved, Wish, save_shared},
    to_json, traces,
    versions::Versions,
};
use crate::{edit::Command, model::JourneyMap};

/// Seconds between two versions of a map that saves itself: it must not push out what somebody saved.
const AUTOMATIC_VERSIONS: i64 = 300;

/// The journal of a map that is open, and what it knows.
#[derive(Default)]
pub struct Keeping {
    journal: Option<Journal>,
    /// The map, and what was being typed, as the journal was last told.
    noted: Option<(Arc<JourneyMap>, Option<Command>)>,
}

impl Keeping {
    /// Goes on with the journal of a map that was lost.
    #[must_use]
    pub fn on(journal: Journal) -> Self {
        Self { journal: Some(journal), noted: None }
    }

    /// Tells the journal what is new. `unsaved` is the map with what is being typed, or none while its file holds it;
    /// `begin` makes a journal for the first change.
    pub fn follow(
        &mut self,
        unsaved: Option<(&Arc<JourneyMap>, Option<Command>)>,
        about: impl FnOnce() -> About,
        begin: impl FnOnce() -> Journal,
    ) {
        let Some((map, typed)) = unsaved else {
            if self.noted.take().is_some()
                && let Some(journal) = &self.journal
            {
                journal.saved();
            }
            return;
        };
        if self.noted.as_ref().is_some_and(|(noted, command)| Arc::ptr_eq(noted, map) && *command == typed) {
            return;
        }
        self.journal.get_or_insert_with(begin).note(map, typed.clone(), about());
        self.noted = Some((map.clone(), typed));
    }

    /// The journal, once there was a change.
    #[must_use]
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    /// The journal, to be closed.
    #[must_use]
    pub fn into_journal(self) -> Option<Journal> {
        self.journal
    }
}

/// When and by whose will a map is saved.
#[derive(Clone, Copy, Debug)]
pub struct Occasion {
    /// Seconds since 1970.
    pub now: i64,
    /// Whether nobody asked for it: the map saves itself.
    pub automatic: bool,
}

/// Saves `map` as `wish` says, tells at once how that went, and then keeps a version: the map is safe, and that it was
/// saved before is worth less than its being said.
///
/// # Errors
/// When the version is not kept. How the save itself went is what is told.
pub fn save(
    map: &Arc<JourneyMap>,
    wish: &Wish<'_>,
    versions: Option<&Versions>,
    occasion: Occasion,
    tell: impl FnOnce(Result<Saved, NotSaved>),
) -> Result<(), FileError> {
    let Occasion { now, automatic } = occasion;
    let mut result = save_shared(&disk::real(), map, wish);
    let replaced = result.as_mut().ok().and_then(|saved| saved.replaced.take());
    let saved = result.as_ref().ok().map(|saved| saved.map.clone());
    tell(result);
    let (Some(versions), Some(map)) = (versions, saved) else { return Ok(()) };
    let file = wish.path;
    if automatic && versions.has_within(&map.id, file, now - AUTOMATIC_VERSIONS..=now) {
        return Ok(());
    }
    let before = replaced.map_or(Ok(()), |bytes| versions.add_replaced(file, &bytes, now - 1));
    // The new state is kept whatever became of the one before.
    versions.add(&map.id, file, &to_json(&map), now).and(before)
}

/// What a start does with what a crash has left: hands `offer` the work in the state folder `state` that was not saved,
/// and then takes temporary files away, from the folders `recent` too, in which maps were open lately. These may be on
/// shares that answer slowly.
pub fn start(state: &Path, recent: &[PathBuf], offer: impl FnOnce(Found)) {
    offer(journal::find(&journals(state)));
    Versions::in_state(state).sweep_all();
    traces::sweep(state);
    for folder in recent {
        atomic::sweep(folder);
    }
}

/// Where journals stand in the state folder `state`.
#[must_use]
pub fn journals(state: &Path) -> PathBuf {
    state.join("recovery")
}
