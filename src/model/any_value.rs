//! JSON values of no particular type: what a map holds for others.

use std::{cell::Cell, fmt};

use serde::{
    Deserialize as _, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, IntoDeserializer as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Value, json};

use super::{
    field::{Field, NESTED_TOO_DEEP, TEXT_TOO_LONG, TOO_MANY_ITEMS, TextVisitor, duplicate},
    limits::{BYTES_KEY, MAX_ITEMS, MAX_KEY, MAX_TEXT, beyond, clip},
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
pub(crate) struct AnyValue<'a> {
    /// Levels of lists and objects that may still be entered.
    depth_left: usize,
    /// Whether it stands where a picture does, and may be as long.
    is_bytes: bool,
    /// Counts what was cut because it is longer; without, that is an error.
    cut: Option<&'a Cell<usize>>,
}

impl AnyValue<'static> {
    /// For unknown fields of a record.
    pub(crate) const UNKNOWN: Self = Self { depth_left: 64, is_bytes: false, cut: None };
    /// For fields declared as any value, which may hold whole records.
    const DECLARED: Self = Self { depth_left: 100, is_bytes: false, cut: None };
}

impl<'a> AnyValue<'a> {
    /// For a whole document that is only looked at: what is too long is cut, and counted in `cut`.
    pub(crate) fn cut(cut: &'a Cell<usize>) -> Self {
        Self { cut: Some(cut), ..AnyValue::DECLARED }
    }

    /// The same for the field called `key`.
    pub(crate) fn called(self, key: &str) -> Self {
        Self { is_bytes: key == BYTES_KEY, ..self }
    }

    fn inner<E: Error>(self) -> Result<Self, E> {
        match self.depth_left.checked_sub(1) {
            Some(depth_left) => Ok(Self { depth_left, is_bytes: false, ..self }),
            None => Err(E::custom(NESTED_TOO_DEEP)),
        }
    }

    /// Counts one thing that is cut; an error where nothing may be.
    fn beyond<E: Error>(self, otherwise: &'static str) -> Result<(), E> {
        let cut = self.cut.ok_or_else(|| E::custom(otherwise))?;
        cut.set(cut.get() + 1);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
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
        if self.is_bytes || !beyond(value, MAX_TEXT) {
            return Ok(value.into());
        }
        self.beyond(TEXT_TOO_LONG)?;
        let mut text = value.to_owned();
        clip(&mut text);
        Ok(text.into())
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut items = Vec::new();
        while items.len() < MAX_ITEMS {
            let Some(item) = seq.next_element_seed(inner)? else { return Ok(Value::Array(items)) };
            items.push(item);
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {
            self.beyond(TOO_MANY_ITEMS)?;
        }
        Ok(Value::Array(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut object = Map::new();
        let name = || if self.cut.is_some() { TextVisitor::ANY_KEY } else { TextVisitor::KEY };
        while let Some(key) = map.next_key_seed(name())? {
            if beyond(&key, MAX_KEY) || object.len() == MAX_ITEMS {
                self.beyond(TOO_MANY_ITEMS)?;
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value = map.next_value_seed(inner.called(&key))?;
            if object.contains_key(&key) {
                return Err(duplicate(&key));
            }
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
