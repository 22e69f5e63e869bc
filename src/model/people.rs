//! Personas: whose journey it is.

use serde::{Deserialize, Serialize};

use super::{Direction, Id, record::record};

/// Gender of a persona, as far as it matters to the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
    /// Neither or not only one of them.
    Other,
}

record! {
    /// A customer as the team imagines them, or several of one kind.
    pub struct Persona {
        /// Stable name.
        pub id: Id;
        /// What they are called.
        pub name: String;
        /// Direction forced on the name.
        pub direction: Option<Direction>;
        /// Key of a portrait in [`crate::model::JourneyMap::media`].
        pub portrait: Option<String>;
        /// What they do.
        pub role: String;
        /// Age or range of ages, as written: `34`, `25–40`.
        pub age: String;
        /// Gender.
        pub gender: Option<Gender>;
        /// Education.
        pub education: String;
        /// Where they live.
        pub place: String;
        /// A sentence that they would say.
        pub quote: String;
        /// What they want to reach.
        pub goals: Vec<String>;
        /// What they need.
        pub needs: Vec<String>;
        /// What annoys them.
        pub frustrations: Vec<String>;
        /// On which channels they are met.
        pub channels: Vec<String>;
        /// Traits on a scale.
        pub traits: Vec<Trait>;
        /// How they found us.
        pub found_us: String;
        /// Why they chose us.
        pub chose_us: String;
        /// What is known about them, with its source.
        pub facts: Vec<Fact>;
    }
}

record! {
    /// A trait between two ends, e.g. "cautious – bold".
    pub struct Trait {
        /// The end at 0.
        pub low: String;
        /// The end at 1.
        pub high: String;
        /// Place between them, 0 … 1.
        pub value: f32 = 0.5, [always];
    }
}

record! {
    /// Something known about a persona.
    pub struct Fact {
        /// What is known.
        pub text: String;
        /// Where it comes from.
        pub source: String;
    }
}
