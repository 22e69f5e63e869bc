//! What a step of the history is called.

use crate::i18n::Locale;

/// What a step of the history did, for "Undo: Move 2 cards".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepName {
    /// Id of the message, which may choose a plural form by `$count`.
    key: &'static str,
    /// Number of things that it changed.
    count: usize,
}

impl StepName {
    /// The step called by the message `key` of `editor.ftl`, for `count` things.
    #[must_use]
    pub const fn new(key: &'static str, count: usize) -> Self {
        Self { key, count }
    }

    /// Id of its message.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.key
    }

    /// Number of things that it changed.
    #[must_use]
    pub fn count(self) -> usize {
        self.count
    }

    /// The name in a language.
    #[must_use]
    pub fn message(self, locale: Locale) -> String {
        locale.format(self.key, &[("count", self.count.into())])
    }
}
