//! The document: the map as it is now, and as it was.

use std::{collections::VecDeque, sync::Arc};

use super::{Applied, Command, EditError, Selection, StepName, merge::merge};
use crate::model::JourneyMap;

/// Most steps that can be undone.
const MOST_STEPS: usize = 1000;
/// Most cards named by all steps together, so that the history of a huge map stays below some
/// 64 MB (a snapshot costs a pointer a card).
const MOST_CARDS: usize = 8_000_000;
/// Steps that can be undone however large the map.
const LEAST_STEPS: usize = 50;

/// A map with its history.
///
/// Snapshots are compared by identity: the map is unchanged since it was saved exactly when it is
/// the same `Arc`.
#[derive(Clone, Debug)]
pub struct Document {
    map: Arc<JourneyMap>,
    selection: Selection,
    /// What was last told of the canvas.
    view: Option<View>,
    /// Steps that can be undone, oldest first.
    done: VecDeque<Step>,
    /// Steps that can be done again, the next one last.
    undone: Vec<Step>,
    /// The snapshot that the file holds; none when there is no file yet.
    saved: Option<Arc<JourneyMap>>,
    read_only: bool,
    /// Whether the next step of the same burst joins the last one.
    burst: Option<u64>,
}

/// How changes of somebody else were taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// They are here already.
    Nothing,
    /// The map is theirs; nothing had been changed here.
    Replaced,
    /// Both are merged.
    Merged {
        /// Number of things that both had changed differently.
        conflicts: usize,
    },
}

/// What somebody saw of a map: kept with the steps of the history, so that who goes back sees it again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// The map point at the corner of the canvas that is at the top, on the side where the map begins.
    pub corner: (f64, f64),
    /// View points per map point.
    pub zoom: f64,
}

/// One step of the history.
#[derive(Clone, Debug)]
struct Step {
    name: StepName,
    /// The burst of which it was made.
    burst: Option<u64>,
    before: Moment,
    after: Moment,
}

/// How a document was before or after a step.
#[derive(Clone, Debug)]
struct Moment {
    map: Arc<JourneyMap>,
    selection: Selection,
    /// None as long as nobody has seen it.
    view: Option<View>,
}

impl Document {
    /// A document that is as its file is.
    #[must_use]
    pub fn new(map: Arc<JourneyMap>) -> Self {
        Self { saved: Some(map.clone()), ..Self::unsaved(map) }
    }

    /// A document that has never been saved (imported, recovered, a sample).
    #[must_use]
    pub fn unsaved(map: Arc<JourneyMap>) -> Self {
        Self {
            map,
            selection: Selection::none(),
            view: None,
            done: VecDeque::new(),
            undone: Vec::new(),
            saved: None,
            read_only: false,
            burst: None,
        }
    }

    /// The map as it is now.
    #[must_use]
    pub fn map(&self) -> &Arc<JourneyMap> {
        &self.map
    }

    /// What is selected.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects something else. No step of the history.
    pub fn select(&mut self, selection: Selection) {
        if self.selection != selection {
            self.selection = selection;
            self.burst = None;
        }
    }

    /// Whether the map differs from what the file holds.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        !self.saved.as_ref().is_some_and(|saved| Arc::ptr_eq(saved, &self.map))
    }

    /// Notes that the file now holds `saved`, a snapshot that [`Self::map`] gave; undoing back to it
    /// makes the document clean again.
    pub fn mark_saved(&mut self, saved: &Arc<JourneyMap>) {
        self.saved = Some(saved.clone());
        self.burst = None;
    }

    /// Notes that no file holds the map any more.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether changes are refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Refuses changes, or allows them again.
    pub fn set_read_only(&mut self, read_only: bool) {
        self.read_only = read_only;
    }

    /// Does a command as one step; `false` when it changes nothing, which is then no step.
    ///
    /// # Errors
    /// Those of [`Command::apply`]; the document is then as it was.
    pub fn apply(&mut self, command: &Command) -> Result<bool, EditError> {
        self.apply_in_burst(command, None)
    }

    /// As [`Self::apply`]; steps that follow each other with the same `burst` become one: the
    /// letters of a word, the presses of an arrow key.
    ///
    /// # Errors
    /// Those of [`Command::apply`].
    pub fn apply_in_burst(&mut self, command: &Command, burst: Option<u64>) -> Result<bool, EditError> {
        if self.read_only {
            return Err(EditError::ReadOnly);
        }
        let Applied { map, selection } = command.apply(&self.map)?;
        let unchanged = is_same(&map, &self.map);
        let map = if unchanged { self.map.clone() } else { Arc::new(map) };
        let selection = match selection {
            Some(selection) => selection,
            None if unchanged => return Ok(false),
            None => self.selection.within(&map),
        };
        if unchanged {
            self.select(selection);
            return Ok(false);
        }
        let before = Moment { map: self.map.clone(), selection: self.selection.clone(), view: self.view };
        let after = Moment { map, selection, view: None };
        (self.map, self.selection) = (after.map.clone(), after.selection.clone());
        let joins = burst.is_some() && burst == self.burst && self.undone.is_empty();
        match self.done.back_mut() {
            Some(last) if joins => last.after = after,
            _ => self.done.push_back(Step { name: command.name(), burst, before, after }),
        }
        self.undone.clear();
        self.burst = burst;
        self.forget_oldest();
        Ok(true)
    }

    /// Does a command as part of the last step, if that is of this `burst`, whatever was selected since; whether it
    /// changed anything.
    ///
    /// # Errors
    /// Those of [`Command::apply`].
    pub fn amend(&mut self, command: &Command, burst: u64) -> Result<bool, EditError> {
        let Some(last) = self.done.back_mut().filter(|last| last.burst == Some(burst)) else {
            return Ok(false);
        };
        if self.read_only || !self.undone.is_empty() {
            return Ok(false);
        }
        let map = Arc::new(command.apply(&self.map)?.map);
        if is_same(&map, &self.map) {
            return Ok(false);
        }
        last.after.map = map.clone();
        self.selection = self.selection.within(&map);
        self.map = map;
        Ok(true)
    }

    fn forget_oldest(&mut self) {
        let most = (MOST_CARDS / self.map.cards.len().max(1)).clamp(LEAST_STEPS, MOST_STEPS);
        while self.done.len() > most {
            self.done.pop_front();
        }
    }

    /// Takes in what somebody else put into the file: `theirs`, which came from `base`, as one step. Where nothing was
    /// changed here since `base`, the map becomes theirs; else both are merged.
    ///
    /// # Errors
    /// When the document is read-only, or when the map of both would be beyond a [`crate::model::Limit`].
    pub fn take_in(
        &mut self,
        base: &Arc<JourneyMap>,
        theirs: &Arc<JourneyMap>,
    ) -> Result<TakenIn, EditError> {
        if *self.map == **theirs {
            let map = self.map.clone();
            self.mark_saved(&map);
            return Ok(TakenIn::Nothing);
        }
        if base == theirs {
            return Ok(TakenIn::Nothing);
        }
        let taken = if self.map == *base {
            let name = StepName::new("step-reload", 1);
            self.apply(&Command::SetMap { map: theirs.clone(), name })?;
            TakenIn::Replaced
        } else {
            let merged = merge(base, &self.map, theirs);
            let name = StepName::new("step-merge-outside", 1);
            self.apply(&Command::SetMap { map: Arc::new(merged.map), name })?;
            TakenIn::Merged { conflicts: merged.conflicts }
        };
        // Undoing back to what was saved before would no longer be what the file holds.
        let same = *self.map == **theirs;
        let saved = if same { self.map.clone() } else { theirs.clone() };
        self.mark_saved(&saved);
        Ok(taken)
    }

    /// What [`Self::undo`] would undo.
    #[must_use]
    pub fn undo_name(&self) -> Option<StepName> {
        self.done.back().map(|step| step.name)
    }

    /// What [`Self::redo`] would do again.
    #[must_use]
    pub fn redo_name(&self) -> Option<StepName> {
        self.undone.last().map(|step| step.name)
    }

    /// Notes what is seen of the map from where the next step is taken.
    pub fn note_view(&mut self, view: View) {
        self.view = Some(view);
    }

    /// Notes what is seen of the map that the last step made, the first time that it is seen.
    pub fn note_view_after(&mut self, view: View) {
        if let Some(step) = self.done.back_mut() {
            step.after.view.get_or_insert(view);
        }
    }

    /// What was seen of the map when it was as it is now, after [`Self::undo`] or [`Self::redo`].
    #[must_use]
    pub fn view(&self) -> Option<View> {
        self.view
    }

    /// Puts the map, the selection and the view from before the last step back; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(step) = self.done.pop_back() else { return false };
        self.put_back(step.before.clone());
        self.undone.push(step);
        true
    }

    /// Does the last undone step again; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(step) = self.undone.pop() else { return false };
        self.put_back(step.after.clone());
        self.done.push_back(step);
        true
    }

    /// Takes the step of this burst back without leaving it to be done again; `false` where it is not the last.
    pub fn take_back(&mut self, burst: u64) -> bool {
        if self.burst != Some(burst) || !self.undone.is_empty() || self.read_only {
            return false;
        }
        let Some(step) = self.done.pop_back() else { return false };
        self.put_back(step.before);
        true
    }

    fn put_back(&mut self, moment: Moment) {
        let Moment { map, selection, view } = moment;
        (self.map, self.selection, self.view) = (map, selection, view);
        self.burst = None;
    }
}

/// Whether two snapshots hold the same: cards and media by identity, the rest by value.
fn is_same(a: &JourneyMap, b: &JourneyMap) -> bool {
    a.cards.len() == b.cards.len()
        && a.cards.iter().zip(&b.cards).all(|(a, b)| Arc::ptr_eq(a, b))
        && a.media.len() == b.media.len()
        && a.media.iter().zip(&b.media).all(|((key_a, a), (key_b, b))| key_a == key_b && Arc::ptr_eq(a, b))
        && a.has_same_fields(b)
}
