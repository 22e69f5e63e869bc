//! Bringing documents of older versions to the present one.
//!
//! A migration is numbered by the version that it leads to and works on plain JSON, so that it
//! does not change when the model does. It is never edited once released; a change of the format
//! is a new one, with a test and a fixture of the old version in `tests/fixtures/vN/`.

use serde_json::{Map, Value};

/// One step from a version to the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct Migration {
    /// The version that it leads to, from the one before.
    pub(super) to: u32,
    /// Changes the document's fields; never fails, and leaves alone what it does not understand,
    /// which then stands in its place when the document is read.
    pub(super) apply: fn(&mut Map<String, Value>),
}

/// Every migration, in order; empty while version 1 is the only one there ever was.
pub(super) const MIGRATIONS: &[Migration] = &[];

/// Version of the format that this program writes.
pub const VERSION: u32 = latest(MIGRATIONS);

/// The version that `migrations` lead to.
pub(super) const fn latest(migrations: &[Migration]) -> u32 {
    1 + migrations.len() as u32
}

/// Brings the fields of a document from `version` to the latest one.
pub(super) fn migrate(document: &mut Map<String, Value>, version: u32, migrations: &[Migration]) {
    for migration in migrations.iter().filter(|migration| migration.to > version) {
        (migration.apply)(document);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn migrations_are_numbered_without_gaps_and_each_old_version_has_a_fixture() {
        for (before, migration) in MIGRATIONS.iter().enumerate() {
            assert_eq!(migration.to, latest(&MIGRATIONS[..before]) + 1);
        }
        for version in 1..=VERSION {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/v{version}"));
            let fixtures: Vec<_> =
                std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            assert!(!fixtures.is_empty(), "{}", folder.display());
            for fixture in fixtures {
                let opened = crate::file::read(&fixture).unwrap();
                assert_eq!(opened.read_only, None, "{}", fixture.display());
            }
        }
    }
}
