//! Undo within one text, in bursts.

use super::TextSelection;

/// Pause that ends a burst, in seconds.
const PAUSE: f64 = 1.0;

/// Longest burst, in seconds: undo never takes back more than what can be remembered.
const LONGEST: f64 = 10.0;

/// Most steps kept.
const MOST_STEPS: usize = 500;

/// What a change does; changes of one kind in a row are one burst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChangeKind {
    /// Letters typed one after another.
    Typing,
    /// Deleting backwards.
    DeletingBack,
    /// Deleting forwards.
    DeletingForward,
    /// Anything else: always a step of its own.
    Other,
}

/// A text and what was selected in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Snapshot {
    pub(super) text: String,
    pub(super) selection: TextSelection,
}

impl Snapshot {
    fn of(text: &str, selection: TextSelection) -> Self {
        Self { text: text.to_owned(), selection }
    }
}

/// The burst to which the next change may belong.
#[derive(Clone, Copy, Debug)]
struct Burst {
    kind: ChangeKind,
    began: f64,
    last: f64,
}

/// Earlier and later states of a text.
#[derive(Debug, Default)]
pub(super) struct History {
    undo: Vec<Snapshot>,
    redo: Vec<Snapshot>,
    burst: Option<Burst>,
    bursts: u64,
}

impl History {
    /// Notes a change that is about to be made at `now` (seconds), `text` and `selection` being the state so far: it is
    /// copied only where a burst begins.
    pub(super) fn record(&mut self, kind: ChangeKind, now: f64, text: &str, selection: TextSelection) {
        self.redo.clear();
        if let Some(burst) = &mut self.burst
            && kind != ChangeKind::Other
            && burst.kind == kind
            && now - burst.last < PAUSE
            && now - burst.began < LONGEST
        {
            burst.last = now;
            return;
        }
        if self.undo.len() == MOST_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(Snapshot::of(text, selection));
        self.bursts += 1;
        self.burst = Some(Burst { kind, began: now, last: now });
    }

    /// Ends the burst: what comes next is a step of its own.
    pub(super) fn end_burst(&mut self) {
        self.burst = None;
    }

    /// Number of bursts so far; it grows with the first change of each.
    pub(super) fn bursts(&self) -> u64 {
        self.bursts
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The state before the last burst; that of now, `text` and `selection`, is kept for [`Self::redo`].
    pub(super) fn undo(&mut self, text: &str, selection: TextSelection) -> Option<Snapshot> {
        let before = self.undo.pop()?;
        self.redo.push(Snapshot::of(text, selection));
        self.burst = None;
        Some(before)
    }

    /// The state after the burst that was undone last; that of now is kept for [`Self::undo`].
    pub(super) fn redo(&mut self, text: &str, selection: TextSelection) -> Option<Snapshot> {
        let after = self.redo.pop()?;
        self.undo.push(Snapshot::of(text, selection));
        self.burst = None;
        Some(after)
    }
}
