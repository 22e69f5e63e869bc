//! Sentences for people at a terminal.

use std::{
    io::{self, Write as _},
    path::Path,
};

use crate::i18n::{Arg, Locale, tamed, without_isolates};

/// A path as it may stand in a sentence: whoever gave the file its name does not command the terminal.
pub(super) fn shown(path: &Path) -> Arg<'static> {
    tamed(&path.display().to_string()).into()
}

/// Speaks one language to a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice(Locale);

impl Voice {
    pub(super) fn new(locale: Locale) -> Self {
        Self(locale)
    }

    pub(super) fn locale(self) -> Locale {
        self.0
    }

    /// Prints what was asked for. When nobody listens any more (`rihla … | head -1`), nothing is lost.
    pub(super) fn say(self, text: &str) {
        let _ = writeln!(io::stdout().lock(), "{}", without_isolates(text));
    }

    /// Prints what went wrong.
    pub(super) fn complain(self, text: &str) {
        let text = self.0.format("cli-error", &[("error", without_isolates(text).into())]);
        let _ = writeln!(io::stderr().lock(), "{}", without_isolates(&text));
    }

    /// Prints what is worth knowing beside the result, where the result itself may go to standard output.
    pub(super) fn note(self, text: &str) {
        let text = self.0.format("cli-note", &[("note", without_isolates(text).into())]);
        let _ = writeln!(io::stderr().lock(), "{}", without_isolates(&text));
    }
}
