//! Short random names of the things in a map, stable for ever.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Visitor};
use smol_str::SmolStr;

/// Name of a stage, step, lane, card, curve point … within one map.
///
/// New ids are ten characters of a 32-letter alphabet (50 bits), so that two people who add cards
/// to copies of one map do not meet; ids read from a file may be any text. Those of up to 23 bytes
/// take no memory of their own, and cloning is cheap for all.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(SmolStr);

impl Id {
    /// Crockford's base 32 in lower case: nothing that reads as another letter.
    const ALPHABET: &'static [u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

    /// A new random id.
    #[must_use]
    pub fn random() -> Self {
        Self::from_rng(&mut fastrand::Rng::new())
    }

    /// A new id from `rng`, for tests that must repeat.
    pub fn from_rng(rng: &mut fastrand::Rng) -> Self {
        let mut text = String::with_capacity(10);
        for _ in 0..10 {
            text.push(char::from(Self::ALPHABET[rng.usize(..32)]));
        }
        Self(text.into())
    }

    /// The id as it stands in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the file gave no id.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(text.into())
            }
        }
        deserializer.deserialize_str(IdVisitor)
    }
}
