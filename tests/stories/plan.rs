//! The map that somebody has in mind: a fixture.

use std::{fs, path::PathBuf};

use rihla::{
    file,
    i18n::Locale,
    model::{Card, CurvePoint, Id, JourneyMap, Lane, LaneKind, broken_invariants, check},
};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// A map to be built.
pub(crate) struct Plan {
    /// The map as its file has it.
    pub(crate) map: JourneyMap,
}

impl Plan {
    /// The fixture in this language.
    pub(crate) fn of(locale: Locale) -> Self {
        let path: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "tests/fixtures/stories", &format!("{}.journey.json", locale.tag())]
                .iter()
                .collect();
        let map = JourneyMap::clone(&file::read(&path).unwrap().map);
        assert_eq!((map.stages.len(), map.lanes.len(), map.cards.len()), (5, 6, 30));
        assert!(map.curves[0].points.len() >= 5 && broken_invariants(&map).is_empty());
        assert_eq!(check(&map).len(), 0, "a map worth showing");
        assert_eq!(file::to_json(&map), fs::read(&path).unwrap(), "the fixture is as the program writes it");
        Self { map }
    }

    /// The lanes with their place.
    pub(crate) fn lanes(&self) -> impl Iterator<Item = (usize, &Lane)> {
        self.map.lanes.iter().enumerate()
    }

    /// The cards of a cell.
    pub(crate) fn cards(&self, lane: usize, stage: usize) -> Vec<&Card> {
        let (lane, step) = (&self.map.lanes[lane].id, &self.map.stages[stage].steps[0].id);
        let cards = self.map.cards.iter().map(|card| &**card);
        cards.filter(|card| card.lane == *lane && card.step == *step).collect()
    }

    /// The point of the curve in a stage.
    pub(crate) fn point(&self, stage: usize) -> &CurvePoint {
        let step = &self.map.stages[stage].steps[0].id;
        self.map.curves[0].points.iter().find(|point| point.step == *step).unwrap()
    }

    /// Place of the lane of emotions.
    pub(crate) fn emotions(&self) -> usize {
        self.map.lanes.iter().position(|lane| lane.kind == LaneKind::Emotions).unwrap()
    }

    /// Checks that `map` is this one but for its ids.
    pub(crate) fn assert_same(&self, map: &JourneyMap) {
        let (expected, built) = (without_ids(&self.map), without_ids(map));
        for (line, (expected, built)) in expected.lines().zip(built.lines()).enumerate() {
            assert_eq!(expected, built, "line {}", line + 1);
        }
        assert_eq!(expected, built);
    }
}

/// The file of `map` with ids that tell only the place of what they name.
fn without_ids(map: &JourneyMap) -> String {
    let mut value: Value = serde_json::from_slice(&file::to_json(map)).unwrap();
    let mut names: FxHashMap<String, String> = FxHashMap::default();
    name(&value, &mut names);
    rename(&mut value, &names);
    serde_json::to_string_pretty(&value).unwrap()
}

/// Gives every id a name by its turn.
fn name(value: &Value, names: &mut FxHashMap<String, String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(id)) = fields.get("id") {
                let next = format!("#{}", names.len());
                assert!(names.insert(id.clone(), next).is_none() && !Id::from(id.as_str()).is_empty());
            }
            fields.values().for_each(|value| name(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| name(value, names)),
        _ => {}
    }
}

fn rename(value: &mut Value, names: &FxHashMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                match value {
                    Value::String(id) if ["id", "lane", "step", "persona"].contains(&key.as_str()) => {
                        id.clone_from(&names[id.as_str()]);
                    }
                    value => rename(value, names),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| rename(value, names)),
        _ => {}
    }
}
