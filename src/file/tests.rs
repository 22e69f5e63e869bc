//! Properties of reading and writing, over random maps.

use std::{path::Path, sync::Arc};

use fastrand::Rng;
use proptest::prelude::*;

use super::*;
use crate::model::{
    Card, JourneyMap, broken_invariants,
    random::{self, cases},
};

fn opened(bytes: &[u8]) -> Opened {
    parse(bytes, Path::new("test.journey.json")).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_saved_is_read_back_and_saved_the_same(seed: u64, size in 0_usize..6) {
        let map = random::whole_map(&mut Rng::with_seed(seed), size);
        let bytes = to_json(&map);
        let read = opened(&bytes);
        prop_assert_eq!(&*read.map, &map);
        prop_assert!(read.repairs.iter().all(|repair| !repair.kind.is_change()), "{:?}", read.repairs);
        prop_assert_eq!(to_json(&read.map), bytes);
    }

    #[test]
    fn repair_brings_any_map_to_its_invariants_and_drops_nothing(seed: u64, size in 0_usize..6) {
        let damaged = random::damaged_map(&mut Rng::with_seed(seed), size);
        let mut mended = damaged.clone();
        repair(&mut mended);
        prop_assert_eq!(broken_invariants(&mended), []);
        let texts = |map: &JourneyMap| map.cards.iter().map(|card| card.text.clone()).collect::<Vec<_>>();
        prop_assert_eq!(texts(&mended), texts(&damaged));
        let counts = |map: &JourneyMap| {
            let points: Vec<_> = map.curves.iter().map(|curve| curve.points.len()).collect();
            (map.personas.len(), map.stages.len(), map.lanes.len(), map.links.len(), map.comments.len(), points)
        };
        prop_assert_eq!(counts(&mended), counts(&damaged));

        let once = mended.clone();
        let again = repair(&mut mended);
        prop_assert!(again.iter().all(|repair| !repair.kind.is_change()), "{:?}", again);
        prop_assert_eq!(mended, once);
    }

    #[test]
    fn a_damaged_file_is_mended_the_same_way_every_time(seed: u64, size in 0_usize..6) {
        let bytes = to_json(&random::damaged_map(&mut Rng::with_seed(seed), size));
        let (a, mut b) = (opened(&bytes), opened(&bytes));
        if a.map.id != b.map.id {
            // Only a map without an id gets a random one, from which the others follow.
            return Ok(());
        }
        prop_assert_eq!(broken_invariants(&a.map), []);
        prop_assert_eq!(&a.map, &b.map);
        prop_assert_eq!(opened(&to_json(Arc::make_mut(&mut b.map))).map, a.map);
    }

    /// What a newer version may add or change costs nothing but itself.
    #[test]
    fn a_newer_file_shows_what_this_version_knows(seed: u64, size in 0_usize..6) {
        let map = random::whole_map(&mut Rng::with_seed(seed), size);
        let text = String::from_utf8(to_json(&map)).unwrap();
        let newer = opened(text.replacen("\"version\": 1", "\"version\": 7", 1).as_bytes());
        prop_assert_eq!(newer.read_only, Some(ReadOnly::NewerVersion { version: 7, lost: 0 }));
        let mut shown = (*newer.map).clone();
        shown.extra.remove("version");
        prop_assert_eq!(shown, map);
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = parse(&bytes, Path::new("noise")) {
            prop_assert!(error.message(crate::i18n::Locale::En).contains("noise"));
        }
    }

    /// A whole file with a stretch of it gone, doubled or overwritten either opens or says why not.
    #[test]
    fn a_file_damaged_anywhere_opens_or_says_why(seed: u64, cut in 0.0..1.0_f64, length in 0_usize..40, how in 0..3) {
        let mut bytes = to_json(&random::whole_map(&mut Rng::with_seed(seed), 2));
        let start = (bytes.len() as f64 * cut) as usize;
        let end = (start + length).min(bytes.len());
        match how {
            0 => drop(bytes.drain(start..end)),
            1 => {
                let doubled = bytes[start..end].to_vec();
                bytes.splice(start..start, doubled);
            }
            _ => bytes[start..end].fill(b'x'),
        }
        match parse(&bytes, Path::new("damaged")) {
            Ok(opened) => prop_assert_eq!(broken_invariants(&opened.map), []),
            Err(error) => prop_assert!(error.message(crate::i18n::Locale::Fa).contains("damaged")),
        }
    }
}

#[test]
fn a_saved_map_reads_as_the_format_says() {
    let mut map = JourneyMap::blank_from(crate::i18n::Locale::En, &mut Rng::with_seed(1));
    map.title = "Buying".to_owned();
    let card =
        Card {
            text: "سطر\nثانٍ".to_owned(), severity: Some(3), moment_of_truth: true, ..Card::default()
        };
    map.cards.push(Arc::new(card));
    let text = String::from_utf8(to_json(&map)).unwrap();
    let head =
        format!("{{\n  \"format\": \"rihla-journey\",\n  \"version\": 1,\n  \"id\": \"{}\",\n", map.id);
    assert!(text.starts_with(&head), "{text}");
    assert!(text.ends_with("  \"conflicts\": []\n}\n"), "{text}");
    // Fields that say nothing are left out, text stands as it is, keys are in the model's order.
    let card = "    {\n      \"text\": \"سطر\\nثانٍ\",\n      \"moment_of_truth\": true,\n      \"severity\": 3\n    }\n";
    assert!(text.contains(card), "{text}");
}
