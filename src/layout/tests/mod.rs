//! What a layout promises, over random maps (seeded; a failure names its seed) and the four samples.

mod faces;
mod hits;
mod incremental;
mod mirror;
mod numbers;
mod off_the_line;
mod places;
pub(crate) mod random;
mod ways;

use std::sync::Arc;

use super::{LayoutEngine, MapLayout};
use crate::{i18n::Locale, model::JourneyMap, text::TextEngine};

/// Lays out `map` from scratch, with the embedded fonts only.
pub(crate) fn layout(map: &JourneyMap) -> Arc<MapLayout> {
    LayoutEngine::new(Locale::En).layout(&mut TextEngine::embedded_only(), map)
}

/// Maps of every kind of difficulty, with the seed of each.
fn random_maps(count: u64) -> impl Iterator<Item = (u64, JourneyMap)> {
    (0..count).map(|seed| (seed, random::map(seed)))
}

/// The sample maps.
fn samples() -> Vec<JourneyMap> {
    [
        include_str!("../../../assets/samples/office-furniture-en.journey.json"),
        include_str!("../../../assets/samples/driving-licence-ar.journey.json"),
        include_str!("../../../assets/samples/specialist-appointment-he.journey.json"),
        include_str!("../../../assets/samples/accounting-software-fa.journey.json"),
    ]
    .map(|text| serde_json::from_str(text).unwrap())
    .into()
}
