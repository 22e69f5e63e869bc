//! A map whose cards all stand in one cell: what is saved and read does not care where they stand.

use std::sync::Arc;

use rihla::{
    i18n::Locale,
    model::{Card, Id, JourneyMap},
};

/// An Arabic map of so many cards in the first cell, card `n` with the text that `text` gives for it; the same for the
/// same seed.
pub(crate) fn one_cell(seed: u64, cards: usize, text: impl Fn(usize) -> String) -> JourneyMap {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut map = JourneyMap::blank_from(Locale::Ar, &mut rng);
    let (lane, step) = (map.lanes[0].id.clone(), map.stages[0].steps[0].id.clone());
    let card = |number| Card {
        id: Id::from_rng(&mut rng),
        lane: lane.clone(),
        step: step.clone(),
        text: text(number),
        ..Card::default()
    };
    map.cards = (0..cards).map(card).map(Arc::new).collect();
    map
}
