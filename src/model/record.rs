//! `record!`: declares a struct of the file format.
//!
//! The macro writes what serde's derive cannot do at once without buffering every value
//! (`#[serde(flatten)]` does, and costs three times as much to read): keys in declaration
//! order, fields that equal their default left out, a duplicate key refused, and every unknown
//! field kept in `extra` and written back after the known ones.

use serde::Serialize;
use serde_json::{Map, Value};

/// Fields of the file that this version does not know, in the order they were read.
///
/// Boxed because almost every record has none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extra(Option<Box<Map<String, Value>>>);

impl Extra {
    /// The unknown fields, in file order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.0.iter().flat_map(|map| map.iter())
    }

    /// Number of unknown fields.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The unknown field called `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.as_ref()?.get(key)
    }

    /// Takes out the unknown field called `key`.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let map = self.0.as_mut()?;
        let value = map.shift_remove(key);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }

    /// Adds a field; `false` when it was there already (the older value stays).
    pub fn insert(&mut self, key: String, value: Value) -> bool {
        match self.0.get_or_insert_default().entry(key) {
            serde_json::map::Entry::Vacant(entry) => {
                entry.insert(value);
                true
            }
            serde_json::map::Entry::Occupied(_) => false,
        }
    }
}

/// See the module's documentation. A field may carry another key (`as "type"`), a default
/// (`= 1`), and the mark `[always]`, which writes it even when it equals its default, or
/// `[always bytes]`, whose text is a picture's and as long.
macro_rules! record {
    ($(#[doc = $doc:literal])* pub struct $Name:ident {
        $( $(#[doc = $field_doc:literal])* pub $field:ident $(as $key:literal)? : $ty:ty $(= $default:expr)? $(, [$always:ident $($bytes:ident)?])? ;)*
    }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Name {
            $( $(#[doc = $field_doc])* pub $field: $ty, )*
            /// Fields that this version does not know; kept as they were read.
            pub extra: $crate::model::Extra,
        }

        impl Default for $Name {
            fn default() -> Self {
                Self {
                    $( $field: $crate::model::record::record!(@default $ty $(, $default)?), )*
                    extra: $crate::model::Extra::default(),
                }
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                let mut map = serializer.serialize_map(None)?;
                self.serialize_fields(&mut map)?;
                map.end()
            }
        }

        impl $Name {
            /// Writes the record's fields into `map`, the known ones first.
            pub(crate) fn serialize_fields<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(
                    let default: $ty = $crate::model::record::record!(@default $ty $(, $default)?);
                    if $crate::model::record::record!(@always $($always)?) || self.$field != default {
                        map.serialize_entry($crate::model::record::record!(@key $field $($key)?), &self.$field)?;
                    }
                )*
                for (key, value) in self.extra.iter() {
                    map.serialize_entry(key, value)?;
                }
                Ok(())
            }
        }

        impl<'de> serde::Deserialize<'de> for $Name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[allow(non_camel_case_types, reason = "variants are named after the fields they stand for")]
                enum Key { $($field,)* Unknown(String) }

                impl<'de> serde::Deserialize<'de> for Key {
                    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                        struct KeyVisitor;
                        impl serde::de::Visitor<'_> for KeyVisitor {
                            type Value = Key;
                            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                                f.write_str("a field name")
                            }
                            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Key, E> {
                                $( if name == $crate::model::record::record!(@key $field $($key)?) { return Ok(Key::$field); } )*
                                $crate::model::field::checked_key(name).map(|name| Key::Unknown(name.to_owned()))
                            }
                        }
                        deserializer.deserialize_identifier(KeyVisitor)
                    }
                }

                struct RecordVisitor;
                impl<'de> serde::de::Visitor<'de> for RecordVisitor {
                    type Value = $Name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("an object (", stringify!($Name), ")"))
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$Name, A::Error> {
                        $( let mut $field: Option<$ty> = None; )*
                        let mut extra = $crate::model::Extra::default();
                        while let Some(key) = map.next_key::<Key>()? {
                            match key {
                                $( Key::$field => {
                                    if $field.is_some() {
                                        return Err(serde::de::Error::duplicate_field($crate::model::record::record!(@key $field $($key)?)));
                                    }
                                    $field = Some(match map.next_value_seed($crate::model::record::record!(@seed $ty $($(, $bytes)?)?))? {
                                        Some(value) => value,
                                        None => $crate::model::record::record!(@default $ty $(, $default)?),
                                    });
                                } )*
                                Key::Unknown(name) => {
                                    let value = map.next_value_seed($crate::model::any_value::AnyValue::UNKNOWN.called(&name))?;
                                    if extra.len() == $crate::model::MAX_ITEMS {
                                        return Err(serde::de::Error::custom($crate::model::TOO_MANY_ITEMS));
                                    }
                                    if extra.get(&name).is_some() {
                                        return Err($crate::model::field::duplicate(&name));
                                    }
                                    extra.insert(name, value);
                                }
                            }
                        }
                        Ok($Name {
                            $( $field: match $field {
                                Some(value) => value,
                                None => $crate::model::record::record!(@default $ty $(, $default)?),
                            }, )*
                            extra,
                        })
                    }
                }
                deserializer.deserialize_map(RecordVisitor)
            }
        }

        impl $crate::model::field::Field for $Name {
            fn read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer)
            }

            fn salvage(value: serde_json::Value, lost: &mut usize) -> Option<Self> {
                let serde_json::Value::Object(fields) = value else {
                    *lost += 1;
                    return None;
                };
                let mut record = Self::default();
                for (key, value) in fields {
                    $(
                        if key == $crate::model::record::record!(@key $field $($key)?) {
                            // `null` stands for a field that was not given, as in strict reading.
                            if let Some(Some(value)) = <Option<$ty> as $crate::model::field::Field>::salvage(value, lost) {
                                record.$field = value;
                            }
                            continue;
                        }
                    )*
                    record.extra.insert(key, value);
                }
                Some(record)
            }

            fn schema(definitions: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                use $crate::model::field::{describe, plain_text};

                let name = stringify!($Name);
                if !definitions.contains_key(name) {
                    // Takes the record's place among the definitions, in reading order.
                    definitions.insert(name.to_owned(), serde_json::Value::Null);
                    let mut properties = serde_json::Map::new();
                    $(
                        let default: $ty = $crate::model::record::record!(@default $ty $(, $default)?);
                        let schema = describe(
                            <$ty as $crate::model::field::Field>::schema(definitions),
                            concat!($($field_doc, "\n"),*),
                            serde_json::to_value(&default).unwrap_or_default(),
                        );
                        properties.insert($crate::model::record::record!(@key $field $($key)?).to_owned(), schema);
                    )*
                    let record = serde_json::json!({
                        "description": plain_text(concat!($($doc, "\n"),*)),
                        "type": "object",
                        "properties": properties,
                    });
                    definitions.insert(name.to_owned(), record);
                }
                serde_json::json!({ "$ref": format!("#/$defs/{name}") })
            }
        }
    };
    (@default $ty:ty) => { <$ty>::default() };
    (@default $ty:ty, $default:expr) => { $default };
    (@seed $ty:ty) => { $crate::model::field::Seed::<Option<$ty>>::new() };
    (@seed $ty:ty, bytes) => { $crate::model::field::BytesSeed };
    (@always) => { false };
    (@always always) => { true };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}
pub(crate) use record;

/// The fields of a record as its file has them, in their order.
pub(crate) fn fields_of(record: &impl Serialize) -> Map<String, Value> {
    // Records of the model have texts for keys and finite numbers: writing them cannot fail.
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}
