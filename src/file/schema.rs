//! The JSON Schema of a map's file, made from the model's own declarations.

use serde_json::{Map, Value, json};

use super::{FORMAT, VERSION};
use crate::model::{Field as _, JourneyMap, range};

/// The JSON Schema (2020-12) of the files that this version writes.
///
/// It describes what is written; reading is more forgiving. Fields that it does not name are
/// allowed anywhere.
#[must_use]
pub fn schema() -> Value {
    let mut definitions = Map::new();
    JourneyMap::schema(&mut definitions);
    for (record, field, least, most) in ranges() {
        let schema = definitions
            .get_mut(record)
            .and_then(|record| record.get_mut("properties")?.get_mut(field)?.as_object_mut());
        debug_assert!(schema.is_some(), "{record}.{field}");
        if let Some(schema) = schema {
            schema.insert("minimum".to_owned(), least);
            schema.insert("maximum".to_owned(), most);
        }
    }
    // The map's own fields stand beside the header's.
    let map = definitions.shift_remove("JourneyMap").unwrap_or_default();
    let mut properties = Map::new();
    properties.insert("format".to_owned(), json!({ "const": FORMAT }));
    properties.insert("version".to_owned(), json!({ "const": VERSION }));
    if let Some(fields) = map.get("properties").and_then(Value::as_object) {
        properties.extend(fields.clone());
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rihla journey map",
        "description": map.get("description"),
        "type": "object",
        "required": ["format", "version"],
        "properties": properties,
        "$defs": definitions,
    })
}

/// The numbers that have a range: record, field, least and greatest value.
fn ranges() -> [(&'static str, &'static str, Value, Value); 12] {
    macro_rules! row {
        ($record:literal, $field:literal, $range:expr) => {
            ($record, $field, json!($range.start()), json!($range.end()))
        };
    }
    [
        row!("Card", "importance", range::IMPORTANCE),
        row!("Card", "trust", range::TRUST),
        row!("Card", "severity", range::SEVERITY),
        row!("Card", "impact", range::IMPACT),
        row!("Card", "effort", range::EFFORT),
        row!("Card", "span", range::SPAN),
        row!("CurvePoint", "at", range::AT),
        row!("CurvePoint", "value", range::VALUE),
        row!("Trait", "value", range::TRAIT),
        row!("Link", "share", range::SHARE),
        row!("Stage", "width", range::STEP_WIDTH),
        row!("Lane", "height", range::LANE_HEIGHT),
    ]
}

#[cfg(test)]
mod tests {
    use fastrand::Rng;

    use super::*;
    use crate::{
        file::to_json,
        model::{Color, random},
    };

    /// What `value` at `at` has against `schema`, for the words of JSON Schema that ours uses.
    fn faults(schema: &Value, root: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = root.pointer(name.trim_start_matches('#')).unwrap();
            self::faults(target, root, value, at, faults);
        }
        let mut fault = |is_fault: bool, what: &str| {
            if is_fault {
                faults.push(format!("{at}: {what}: {value}"));
            }
        };
        let is_of_type = match schema.get("type").and_then(Value::as_str) {
            Some("string") => value.is_string(),
            Some("boolean") => value.is_boolean(),
            Some("integer") => value.is_i64() || value.is_u64(),
            Some("number") => value.is_number(),
            Some("array") => value.is_array(),
            Some("object") => value.is_object(),
            Some(other) => panic!("{at}: type {other}"),
            None => true,
        };
        fault(!is_of_type, "type");
        fault(schema.get("const").is_some_and(|only| only != value), "const");
        let names = schema.get("enum").and_then(Value::as_array);
        fault(names.is_some_and(|names| !names.contains(value)), "enum");
        let (least, most) = (schema.get("minimum"), schema.get("maximum"));
        let number = value.as_f64().unwrap_or(0.0);
        fault(least.and_then(Value::as_f64).is_some_and(|least| number < least), "minimum");
        fault(most.and_then(Value::as_f64).is_some_and(|most| number > most), "maximum");
        // The only pattern is that of a colour.
        let is_color = value.as_str().is_some_and(|text| text.parse::<Color>().is_ok());
        fault(schema.get("pattern").is_some() && !is_color, "pattern");
        if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
            let fits = any.iter().any(|schema| {
                let mut faults = Vec::new();
                self::faults(schema, root, value, at, &mut faults);
                faults.is_empty()
            });
            fault(!fits, "anyOf");
        }
        for (key, value) in value.as_object().into_iter().flatten() {
            let known = schema.get("properties").and_then(|properties| properties.get(key));
            if let Some(schema) = known.or_else(|| schema.get("additionalProperties")) {
                self::faults(schema, root, value, &format!("{at}.{key}"), faults);
            }
        }
        for (index, value) in value.as_array().into_iter().flatten().enumerate() {
            if let Some(schema) = schema.get("items") {
                self::faults(schema, root, value, &format!("{at}[{index}]"), faults);
            }
        }
    }

    fn faults_of(document: &Value) -> Vec<String> {
        let schema = schema();
        let mut found = Vec::new();
        faults(&schema, &schema, document, "", &mut found);
        found
    }

    #[test]
    fn what_is_saved_keeps_to_the_schema() {
        for seed in 0..50 {
            let map = random::whole_map(&mut Rng::with_seed(seed), 4);
            let document: Value = serde_json::from_slice(&to_json(&map)).unwrap();
            assert_eq!(faults_of(&document), [""; 0], "seed {seed}");
        }
        let wrong = json!({
            "format": "other", "version": 1, "kind": "galaxy",
            "cards": [{ "severity": 4, "span": 0, "color": "#12", "evidence": { "kind": 1 }, "tags": ["a", 2] }],
            "media": { "key": { "type": 5 } },
        });
        assert_eq!(faults_of(&wrong).len(), 8, "{:#?}", faults_of(&wrong));
    }

    /// Every field of the fixture that uses them all is described; so the schema lacks none.
    #[test]
    fn every_field_is_described() {
        fn walk(schema: &Value, root: &Value, value: &Value) {
            let schema = match schema.get("$ref").and_then(Value::as_str) {
                Some(name) => root.pointer(name.trim_start_matches('#')).unwrap(),
                None => schema,
            };
            if let (Some(fields), Some(properties)) = (value.as_object(), schema.get("properties")) {
                for (key, value) in fields.iter().filter(|(key, _)| !key.starts_with("x-")) {
                    let schema = properties.get(key).unwrap_or_else(|| panic!("{key} in {properties}"));
                    let header = key == "format" || key == "version";
                    assert!(header || !schema["description"].as_str().unwrap().is_empty(), "{key}");
                    walk(schema, root, value);
                }
            }
            for value in value.as_array().into_iter().flatten() {
                walk(&schema["items"], root, value);
            }
        }
        let whole = include_str!("../../tests/fixtures/v1/whole.journey.json");
        let schema = schema();
        walk(&schema, &schema, &serde_json::from_str(whole).unwrap());
    }

    #[test]
    fn the_published_schema_is_that_of_this_version() {
        let published = include_str!("../../assets/rihla-journey.schema.json");
        assert_eq!(serde_json::from_str::<Value>(published).unwrap(), schema(), "rihla schema > assets/…");
    }
}
