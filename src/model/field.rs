//! How one field of the file is read: strictly, or as far as it can be understood.
//!
//! Reading is strict where a wrong value would otherwise be lost at the next save, and forgiving
//! where nothing is: `null` stands for "not given", `3.0` is a whole number, and a number beyond
//! its type's range becomes the nearest one of it (the ranges that mean something are narrower and
//! are held by [`crate::file::repair`]). [`Field::salvage`] reads files of newer versions, which
//! are never written back.

use std::{collections::BTreeMap, fmt, marker::PhantomData, sync::Arc};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IntoDeserializer as _, MapAccess, SeqAccess, Unexpected, Visitor},
};
use serde_json::{Map, Value, json};

use super::{
    BlueprintLine, Color, CurveState, Direction, EvidenceKind, Face, Flow, Gender, Id, LaneKind, LinkKind,
    MapKind, MetricKind, NamedColor, OpportunityStatus,
    limits::{MAX_ITEMS, MAX_KEY, MAX_TEXT, beyond},
};

/// What the error says when a value is nested deeper than [`AnyValue`](super::any_value::AnyValue) allows.
pub(crate) const NESTED_TOO_DEEP: &str = "nested too deep";

/// What the error says when a list is longer than [`MAX_ITEMS`].
pub(crate) const TOO_MANY_ITEMS: &str = "too many items";

/// What the error says when a text is longer than [`MAX_TEXT`].
pub(crate) const TEXT_TOO_LONG: &str = "text too long";

/// What the error says when a field's name is longer than [`MAX_KEY`].
pub(crate) const KEY_TOO_LONG: &str = "name too long";

/// A type that can be a field of a record.
pub(crate) trait Field: Sized {
    /// Reads a value; one of another type is an error.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// What can be understood of `value`; adds to `lost` each part that cannot.
    fn salvage(value: Value, lost: &mut usize) -> Option<Self>;

    /// The JSON Schema of the type's values; records stand in `definitions`, by their names.
    fn schema(definitions: &mut Map<String, Value>) -> Value;
}

/// Reads a [`Field`] where serde wants a seed.
pub(crate) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Field> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

/// A text, checked before it is copied.
pub(super) struct TextVisitor {
    /// Most characters that it may have.
    most: usize,
    /// What the error says when it has more.
    otherwise: &'static str,
}

impl TextVisitor {
    /// A text of a map.
    pub(super) const TEXT: Self = Self { most: MAX_TEXT, otherwise: TEXT_TOO_LONG };
    /// The name of a field.
    pub(super) const KEY: Self = Self { most: MAX_KEY, otherwise: KEY_TOO_LONG };
    /// The name of a field, of any length.
    pub(super) const ANY_KEY: Self = Self { most: usize::MAX, ..Self::KEY };
}

impl<'de> DeserializeSeed<'de> for TextVisitor {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        if beyond(text, self.most) { Err(E::custom(self.otherwise)) } else { Ok(text.to_owned()) }
    }
    fn visit_string<E: Error>(self, text: String) -> Result<String, E> {
        if beyond(&text, self.most) { Err(E::custom(self.otherwise)) } else { Ok(text) }
    }
}

/// Checks the name of a field.
pub(crate) fn checked_key<E: Error>(name: &str) -> Result<&str, E> {
    if beyond(name, MAX_KEY) { Err(E::custom(KEY_TOO_LONG)) } else { Ok(name) }
}

/// Reads the base64 of a picture, or nothing: [`crate::file::picture`] limits it before it is decoded.
pub(crate) struct BytesSeed;

impl<'de> DeserializeSeed<'de> for BytesSeed {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        Option::deserialize(deserializer)
    }
}

/// A text as every other is read: of at most [`MAX_TEXT`] characters.
impl Field for String {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        TextVisitor::TEXT.deserialize(deserializer)
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        salvage_plain(value, lost)
    }

    fn schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "string" })
    }
}

impl Field for Id {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
                if beyond(text, MAX_TEXT) { Err(E::custom(TEXT_TOO_LONG)) } else { Ok(text.into()) }
            }
        }
        deserializer.deserialize_str(IdVisitor)
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        salvage_plain(value, lost)
    }

    fn schema(_: &mut Map<String, Value>) -> Value {
        json!({ "type": "string" })
    }
}

/// Fields that are read just as serde reads them.
macro_rules! plain_fields {
    ($($Type:ty: $schema:expr;)*) => { $(
        impl Field for $Type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }

            fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
                salvage_plain(value, lost)
            }

            fn schema(_: &mut Map<String, Value>) -> Value {
                $schema
            }
        }
    )* };
}

plain_fields! {
    bool: json!({ "type": "boolean" });
    Color: json!({ "anyOf": [
        { "enum": NamedColor::ALL.iter().map(|color| color.name()).collect::<Vec<_>>() },
        { "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" },
    ] });
}

/// Fields that are one of several names. serde_json alone would call a number in their place bad
/// JSON, and take an object for a name with contents.
macro_rules! name_fields {
    ($($Type:ty),* $(,)?) => { $(
        impl Field for $Type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct NameVisitor;
                impl Visitor<'_> for NameVisitor {
                    type Value = $Type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a string")
                    }
                    fn visit_str<E: Error>(self, name: &str) -> Result<$Type, E> {
                        <$Type>::deserialize(checked_key(name)?.into_deserializer())
                    }
                }
                deserializer.deserialize_str(NameVisitor)
            }

            fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
                salvage_plain(value, lost)
            }

            fn schema(_: &mut Map<String, Value>) -> Value {
                json!({ "enum": names_of::<Self>() })
            }
        }
    )* };
}

name_fields! {
    Direction, Flow, MapKind, Gender, LaneKind, BlueprintLine, EvidenceKind, OpportunityStatus, MetricKind,
    Face, CurveState, LinkKind,
}

/// The names that an enum's values have in the file: what its derived reading asks for.
fn names_of<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    struct Asked<'a>(&'a mut &'static [&'static str]);

    impl<'de> Deserializer<'de> for Asked<'_> {
        type Error = serde::de::value::Error;

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            names: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Self::Error> {
            *self.0 = names;
            Err(Self::Error::custom("only asked"))
        }

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(Self::Error::custom("only asked"))
        }

        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
        }
    }

    let mut names: &[&str] = &[];
    let _ = T::deserialize(Asked(&mut names));
    names
}

/// [`Field::salvage`] of a value that is understood whole or not at all.
fn salvage_plain<T: for<'de> Deserialize<'de>>(value: Value, lost: &mut usize) -> Option<T> {
    let read = T::deserialize(value).ok();
    *lost += usize::from(read.is_none());
    read
}

macro_rules! number_fields {
    ($($Type:ty: $expected:expr, $from_u64:expr, $from_i64:expr, $from_f64:expr;)*) => { $(
        impl Field for $Type {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct NumberVisitor;
                impl Visitor<'_> for NumberVisitor {
                    type Value = $Type;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }
                    fn visit_u64<E: Error>(self, value: u64) -> Result<$Type, E> {
                        Ok($from_u64(value))
                    }
                    fn visit_i64<E: Error>(self, value: i64) -> Result<$Type, E> {
                        Ok($from_i64(value))
                    }
                    fn visit_f64<E: Error>(self, value: f64) -> Result<$Type, E> {
                        $from_f64(value).ok_or_else(|| E::invalid_type(Unexpected::Float(value), &self))
                    }
                }
                deserializer.deserialize_any(NumberVisitor)
            }

            fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
                let read = Self::read(value).ok();
                *lost += usize::from(read.is_none());
                read
            }

            fn schema(_: &mut Map<String, Value>) -> Value {
                json!({ "type": if $expected == WHOLE { "integer" } else { "number" } })
            }
        }
    )* };
}

/// What a whole number is called in errors.
const WHOLE: &str = "a whole number";

/// The whole number that `value` is, if it is one; casting saturates.
fn whole(value: f64) -> Option<f64> {
    (value.fract() == 0.0).then_some(value)
}

number_fields! {
    u8: WHOLE, |v| u8::try_from(v).unwrap_or(u8::MAX), |v: i64| v.clamp(0, 255) as u8, |v| whole(v).map(|v| v as u8);
    i8: WHOLE, |v| i8::try_from(v).unwrap_or(i8::MAX), |v: i64| v.clamp(-128, 127) as i8, |v| whole(v).map(|v| v as i8);
    u32: WHOLE, |v| u32::try_from(v).unwrap_or(u32::MAX), |v| u32::try_from(v).unwrap_or(0), |v| whole(v).map(|v| v as u32);
    u64: WHOLE, |v| v, |v| u64::try_from(v).unwrap_or(0), |v| whole(v).map(|v| v as u64);
    f64: "a number", |v| v as f64, |v| v as f64, Some;
    f32: "a number", |v| v as f32, |v| v as f32, |v: f64| Some((v as f32).clamp(f32::MIN, f32::MAX));
}

impl<T: Field> Field for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OptionVisitor<T>(PhantomData<T>);
        impl<'de, T: Field> Visitor<'de> for OptionVisitor<T> {
            type Value = Option<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value or null")
            }
            fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
            fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
                Ok(None)
            }
            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
                T::read(deserializer).map(Some)
            }
        }
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::salvage(value, lost).map(Some) }
    }

    fn schema(definitions: &mut Map<String, Value>) -> Value {
        T::schema(definitions)
    }
}

impl<T: Field> Field for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);
        impl<'de, T: Field> Visitor<'de> for ListVisitor<T> {
            type Value = Vec<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = seq.next_element_seed(Seed::new())? {
                    if list.len() == MAX_ITEMS {
                        return Err(A::Error::custom(TOO_MANY_ITEMS));
                    }
                    list.push(item);
                }
                Ok(list)
            }
        }
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        let Value::Array(items) = value else {
            *lost += 1;
            return None;
        };
        Some(items.into_iter().filter_map(|item| T::salvage(item, lost)).collect())
    }

    fn schema(definitions: &mut Map<String, Value>) -> Value {
        json!({ "type": "array", "items": T::schema(definitions) })
    }
}

impl<T: Field> Field for Arc<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self::new)
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        T::salvage(value, lost).map(Self::new)
    }

    fn schema(definitions: &mut Map<String, Value>) -> Value {
        T::schema(definitions)
    }
}

impl<T: Field> Field for BTreeMap<String, T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TableVisitor<T>(PhantomData<T>);
        impl<'de, T: Field> Visitor<'de> for TableVisitor<T> {
            type Value = BTreeMap<String, T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut table = BTreeMap::new();
                while let Some(key) = map.next_key_seed(TextVisitor::KEY)? {
                    let value = map.next_value_seed(Seed::new())?;
                    if table.contains_key(&key) {
                        return Err(duplicate(&key));
                    }
                    if table.len() == MAX_ITEMS {
                        return Err(A::Error::custom(TOO_MANY_ITEMS));
                    }
                    table.insert(key, value);
                }
                Ok(table)
            }
        }
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }

    fn salvage(value: Value, lost: &mut usize) -> Option<Self> {
        let Value::Object(entries) = value else {
            *lost += 1;
            return None;
        };
        Some(entries.into_iter().filter_map(|(key, value)| Some((key, T::salvage(value, lost)?))).collect())
    }

    fn schema(definitions: &mut Map<String, Value>) -> Value {
        json!({ "type": "object", "additionalProperties": T::schema(definitions) })
    }
}

/// The error of a key that stands twice in one object.
pub(crate) fn duplicate<E: Error>(key: &str) -> E {
    E::custom(format_args!("duplicate field `{key}`"))
}

/// The schema of one field of a record: its type's, with what the documentation says of it and
/// the default that holds where the file leaves it out.
pub(crate) fn describe(schema: Value, doc: &str, default: Value) -> Value {
    let mut described = Map::new();
    described.insert("description".to_owned(), plain_text(doc).into());
    if let Value::Object(schema) = schema {
        described.extend(schema);
    }
    let says_something = match &default {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    };
    if says_something {
        described.insert("default".to_owned(), default);
    }
    Value::Object(described)
}

/// A documentation comment without the marks and links that only its own tools understand.
pub(crate) fn plain_text(doc: &str) -> String {
    let words: Vec<&str> = doc.split_whitespace().collect();
    words
        .join(" ")
        .replace(['`', '[', ']'], "")
        .replace("crate::model::JourneyMap::", "")
        .replace("crate::", "")
}
