//! Why a change was refused.

use crate::{i18n::Locale, model::Limit};

/// Why a change was refused. The map is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It names something that is not in the map (any more).
    #[error("the part to change is not in the map")]
    NotFound,
    /// Everything it would change is locked.
    #[error("locked cards cannot be changed")]
    Locked,
    /// It would bring a second thing of the same id, or one without an id.
    #[error("the id is missing or taken")]
    DuplicateId,
    /// A number in it is not a number.
    #[error("a value is not a number")]
    NotANumber,
    /// The map would hold more than can be opened again.
    #[error("more than {} {}", .0.most(), .0.name())]
    Beyond(Limit),
    /// The document may only be read.
    #[error("the document is read-only")]
    ReadOnly,
}

impl EditError {
    /// The sentence for the person who tried.
    #[must_use]
    pub fn message(self, locale: Locale) -> String {
        locale.text(match self {
            Self::NotFound => "edit-error-not-found",
            Self::Locked => "edit-error-locked",
            Self::DuplicateId => "edit-error-duplicate-id",
            Self::NotANumber => "edit-error-not-a-number",
            Self::ReadOnly => "edit-error-read-only",
            Self::Beyond(limit) => {
                let args = [("kind", limit.name().into()), ("most", locale.count(limit.most()).into())];
                return locale.format("edit-error-beyond", &args);
            }
        })
    }
}
