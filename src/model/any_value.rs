//! JSON values of no particular type: what a map holds for others.

use std::fmt;

use serde::{
    Deserialize as _, Deserializer,
    de::{DeserializeSeed, Error, IntoDeserializer as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, json};

use super::{
    field::{Field, NESTED_TOO_DEEP, TOO_MANY_ITEMS, TextVisitor, duplicate},
    limits::{BYTES_KEY, MAX_ITEMS},
};

/// Any JSON value; unlike serde_json's own reading, a key that stands twice is an error.
impl Field for Value {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AnyValue::DECLARED.deserialize(deserializer)
    }

    fn salvage(value: Value, _: &mut usize) -> Option<Self> {
        Some(value)
    }

    fn schema(_: &mut Map<String, Value>) -> Value {
        json!({})
    }
}

/// Reads any JSON value nested at most so deep, its texts and lists no longer than those of a map.
///
/// The limits lie below the 128 levels that serde_json reads, so that a record can be written at
/// any place of a map, a conflict included, and still be read back.
#[derive(Clone, Copy)]
pub(crate) struct AnyValue {
    /// Levels of lists and objects that may still be entered.
    depth_left: usize,
    /// Whether it stands where a picture does, and may be as long.
    is_bytes: bool,
}

impl AnyValue {
    /// For unknown fields of a record.
    pub(crate) const UNKNOWN: Self = Self { depth_left: 64, is_bytes: false };
    /// For fields declared as any value, which may hold whole records.
    const DECLARED: Self = Self { depth_left: 100, is_bytes: false };

    /// The same for the field called `key`.
    pub(crate) fn called(self, key: &str) -> Self {
        Self { is_bytes: key == BYTES_KEY, ..self }
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        match self.depth_left.checked_sub(1) {
            Some(depth_left) => Ok(Self { depth_left, is_bytes: false }),
            None => Err(E::custom(NESTED_TOO_DEEP)),
        }
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Value::deserialize(value.into_deserializer())
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        if self.is_bytes { Ok(value.into()) } else { TextVisitor::TEXT.visit_str(value).map(Value::String) }
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(inner)? {
            if items.len() == MAX_ITEMS {
                return Err(A::Error::custom(TOO_MANY_ITEMS));
            }
            items.push(item);
        }
        Ok(Value::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut object = Map::new();
        while let Some(key) = map.next_key_seed(TextVisitor::KEY)? {
            let value = map.next_value_seed(inner.called(&key))?;
            if object.contains_key(&key) {
                return Err(duplicate(&key));
            }
            if object.len() == MAX_ITEMS {
                return Err(A::Error::custom(TOO_MANY_ITEMS));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
