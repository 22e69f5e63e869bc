//! One or several things of one kind, shown and changed together.

use super::shared::Shared;
use crate::{app::text::Shell, model::Id};

/// The things that are shown.
#[derive(Debug)]
pub(super) struct Many<'a, T> {
    /// At least one.
    pub(super) items: Vec<&'a T>,
}

impl<'a, T> Many<'a, T> {
    /// Those of `all` that are called one of `ids`; none when none is there.
    pub(super) fn named(
        all: impl IntoIterator<Item = &'a T>,
        ids: &[Id],
        id_of: impl Fn(&T) -> &Id,
    ) -> Option<Self> {
        let wanted: rustc_hash::FxHashSet<&Id> = ids.iter().collect();
        let items: Vec<&T> = all.into_iter().filter(|item| wanted.contains(id_of(item))).collect();
        (!items.is_empty()).then_some(Self { items })
    }

    /// The only one; none of several.
    pub(super) fn single(&self) -> Option<&'a T> {
        if let [item] = self.items.as_slice() { Some(item) } else { None }
    }

    /// What they have in common.
    pub(super) fn shared<V: PartialEq>(&self, value: impl Fn(&T) -> V) -> Shared<V> {
        Shared::of(self.items.iter().map(|item| value(item))).unwrap_or(Shared::Mixed)
    }

    /// The text that all have, and what stands in its place where they differ.
    pub(super) fn text(&self, shell: &Shell, value: impl Fn(&T) -> String) -> (String, String) {
        match self.shared(value) {
            Shared::Same(text) => (text, String::new()),
            Shared::Mixed => (String::new(), shell.tr("mixed-values")),
        }
    }
}
