//! What lies over the grid: links, comments, conflicts, embedded files.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Id, record::record};

/// How one card leads to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// Goes on there.
    #[default]
    Next,
    /// Goes back there.
    Loop,
    /// Some go there.
    Branch,
}

record! {
    /// An arrow between two cards.
    pub struct Link {
        /// Stable name.
        pub id: Id;
        /// Card from which it goes.
        pub from: Id;
        /// Card to which it goes.
        pub to: Id;
        /// How the one leads to the other.
        pub kind: LinkKind;
        /// What stands on it.
        pub label: String;
        /// Share of people who take it, per cent.
        pub share: Option<f32>;
    }
}

record! {
    /// A remark on a part of the map.
    pub struct Comment {
        /// Stable name.
        pub id: Id;
        /// The stage, step, lane, card or curve point it is about; empty is the whole map.
        pub about: Id;
        /// Comment that it answers; empty begins a thread.
        pub reply_to: Id;
        /// Who wrote it.
        pub author: String;
        /// When, RFC 3339.
        pub time: String;
        /// What it says.
        pub text: String;
        /// Whether it is settled.
        pub resolved: bool;
    }
}

record! {
    /// A place where two people changed the same thing differently.
    pub struct Conflict {
        /// Stable name.
        pub id: Id;
        /// The thing that both changed.
        pub about: Id;
        /// Which field of it; empty when one side deleted it.
        pub field: String;
        /// List in which it stands: `cards`, `stages`, `steps` …; given when one side deleted it.
        pub list: String;
        /// Stage or curve whose `steps` or `points` that list is.
        pub parent: Id;
        /// Value before either changed it.
        pub base: Value;
        /// Value that the map showed when it was last merged, whoever reads it.
        pub ours: Value;
        /// The other value, whoever reads it.
        pub theirs: Value;
    }
}

record! {
    /// An embedded file.
    pub struct Media {
        /// Media type: `image/png`, `image/jpeg` or `image/webp`.
        pub media_type as "type": String, [always];
        /// Its bytes in base64 (standard alphabet, padded).
        pub data: String, [always bytes];
    }
}
