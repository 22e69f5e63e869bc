//! What must hold whatever a reader is given. The fuzz targets and a short seeded run in the tests
//! share it.

#![allow(dead_code, reason = "each target uses one of them")]

use std::path::Path;

use rihla::{
    file::{self, journal, settings::Settings},
    i18n::Locale,
    import::{self, TableHint},
    model::broken_invariants,
};

/// A map's file opens as a map in which every invariant holds and which is saved and read as the
/// same, or an error says why in every language.
pub(crate) fn map(bytes: &[u8]) {
    match file::parse(bytes, Path::new("fuzz.journey.json")) {
        Ok(opened) => {
            assert_eq!(broken_invariants(&opened.map), []);
            let saved = file::to_json(&opened.map);
            let again = file::parse(&saved, Path::new("again")).expect("what is saved opens");
            assert_eq!(again.map, opened.map);
            assert_eq!(file::to_json(&again.map), saved);
        }
        Err(error) => {
            for locale in Locale::ALL {
                assert!(error.message(locale).contains("fuzz.journey.json"));
            }
        }
    }
}

/// A table becomes a map in which every invariant holds, or an error says why.
pub(crate) fn table(bytes: &[u8]) {
    let hint = TableHint { name: "fuzz".to_owned(), locale: Locale::Ar };
    match import::bytes(bytes, &hint) {
        Ok(imported) => {
            assert_eq!(broken_invariants(&imported.map), []);
            map(&file::to_json(&imported.map));
        }
        Err(error) => assert!(!error.message(Locale::Fa).is_empty()),
    }
}

/// A journal gives the last map that stands whole in it, or none.
pub(crate) fn journal(bytes: &[u8]) {
    if let Some((lost, _, _)) = journal::replay(bytes) {
        // A change is taken as it was written, whether or not it belongs to the map before.
        drop(file::to_json(&lost));
    }
}

/// Settings are what can be understood of them, and are written and read as the same.
pub(crate) fn settings(bytes: &[u8]) {
    if let Some(settings) = Settings::parse(bytes) {
        assert_eq!(Settings::parse(&settings.to_json()), Some(settings));
    }
}
