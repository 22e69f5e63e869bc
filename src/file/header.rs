//! The header of a map's file: `"format"` and `"version"`, which stand before everything else.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{
        DeserializeSeed, Error, IgnoredAny, IntoDeserializer as _, MapAccess, SeqAccess, Visitor,
        value::MapAccessDeserializer,
    },
    ser::SerializeMap as _,
};
use serde_json::Value;

use crate::model::{JourneyMap, duplicate};

/// What `"format"` says in every file of ours.
pub const FORMAT: &str = "rihla-journey";

/// What a file says of itself.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Header {
    /// The value of `"format"`.
    pub(super) format: Option<Value>,
    /// The value of `"version"`.
    pub(super) version: Option<Value>,
    /// The file is JSON but no object.
    not_an_object: bool,
}

impl Header {
    /// Reads `text` only as far as the header goes: a few bytes where it stands first.
    ///
    /// # Errors
    /// When `text` is not JSON as far as it was read.
    pub(super) fn scan(text: &str) -> Result<Self, serde_json::Error> {
        let mut header = Self::default();
        let read = HeaderSeed(&mut header).deserialize(&mut serde_json::Deserializer::from_str(text));
        // The scan stops in the middle of the object, which serde_json takes for an error.
        if header.is_complete() { Ok(header) } else { read.map(|()| header) }
    }

    fn is_complete(&self) -> bool {
        self.not_an_object || (self.format.is_some() && self.version.is_some())
    }
}

struct HeaderSeed<'a>(&'a mut Header);

impl<'de> DeserializeSeed<'de> for HeaderSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! not_an_object {
    ($($visit:ident: $Type:ty),*) => { $(
        fn $visit<E: Error>(self, _: $Type) -> Result<(), E> {
            self.0.not_an_object = true;
            Ok(())
        }
    )* };
}

impl<'de> Visitor<'de> for HeaderSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journey map")
    }

    not_an_object! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.not_an_object = true;
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        self.0.not_an_object = true;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while !self.0.is_complete() {
            match map.next_key::<String>()?.as_deref() {
                Some("format") => self.0.format = Some(map.next_value()?),
                Some("version") => self.0.version = Some(map.next_value()?),
                Some(_) => {
                    map.next_value::<IgnoredAny>()?;
                }
                None => break,
            }
        }
        Ok(())
    }
}

/// A whole file of the present version: the header, then the map's own fields.
pub(super) struct Document(pub(super) JourneyMap);

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DocumentVisitor;
        impl<'de> Visitor<'de> for DocumentVisitor {
            type Value = Document;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object (JourneyMap)")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Document, A::Error> {
                let fields = WithoutHeader { map, format_seen: false, version_seen: false };
                JourneyMap::deserialize(MapAccessDeserializer::new(fields)).map(Document)
            }
        }
        deserializer.deserialize_map(DocumentVisitor)
    }
}

/// The fields of a file but for its header.
struct WithoutHeader<A> {
    map: A,
    format_seen: bool,
    version_seen: bool,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for WithoutHeader<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        while let Some(key) = self.map.next_key::<String>()? {
            let seen = match key.as_str() {
                "format" => &mut self.format_seen,
                "version" => &mut self.version_seen,
                _ => return seed.deserialize(key.into_deserializer()).map(Some),
            };
            if std::mem::replace(seen, true) {
                return Err(duplicate(&key));
            }
            self.map.next_value::<IgnoredAny>()?;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.map.next_value_seed(seed)
    }
}

/// A map with its header, for writing.
pub(super) struct WithHeader<'a> {
    pub(super) version: u32,
    pub(super) map: &'a JourneyMap,
}

impl Serialize for WithHeader<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("format", FORMAT)?;
        fields.serialize_entry("version", &self.version)?;
        // A map of a newer version carries it among its unknown fields.
        let mut map = self.map.clone();
        map.extra.remove("version");
        map.serialize_fields(&mut fields)?;
        fields.end()
    }
}
