//! Writing a map.

use std::path::Path;

use serde::Serialize as _;
use serde_json::{
    Value,
    ser::{PrettyFormatter, Serializer},
};

use super::{
    ContentHash, FileError, MAX_BYTES, Problem, VERSION,
    atomic::{self, OtherNames},
    disk::{self, Kind, SharedDisk},
    header::WithHeader,
    read::version_of,
};
use crate::model::{Gauge, JourneyMap, Limit};

/// The newer version of the format from which `map` was read, if it was.
#[must_use]
pub fn newer_version(map: &JourneyMap) -> Option<u32> {
    map.extra.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok())
}

/// The content of a file that holds `map`: the same bytes for the same map.
#[must_use]
pub fn to_json(map: &JourneyMap) -> Vec<u8> {
    write(map).0
}

/// The content of a file that holds `map`, and the first limit that it is beyond.
fn write(map: &JourneyMap) -> (Vec<u8>, Option<Limit>) {
    let mut bytes = Vec::with_capacity(512 * (16 + map.cards.len()));
    let document = WithHeader { version: newer_version(map).unwrap_or(VERSION), map };
    // Neither the memory written to nor the model, whose keys are all texts, can fail.
    let mut gauge = Gauge::new(PrettyFormatter::new());
    let written = document.serialize(&mut Serializer::with_formatter(&mut bytes, &mut gauge));
    debug_assert!(written.is_ok(), "{written:?}");
    bytes.push(b'\n');
    (bytes, Limit::of_parts(map).or(gauge.beyond()))
}

/// The content of a file that holds `map` and can be read again.
///
/// # Errors
/// When `map` holds more than is ever read: commands do not make such maps.
pub fn to_readable(path: &Path, map: &JourneyMap) -> Result<Vec<u8>, FileError> {
    let (bytes, beyond) = write(map);
    if let Some(limit) = beyond {
        return Err(FileError::new(path, Problem::WouldNotOpen { limit }));
    }
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return Err(FileError::new(path, Problem::TooLargeToOpen { size, limit: MAX_BYTES }));
    }
    Ok(bytes)
}

/// Puts `map` into the file at `path`, which afterwards holds either all of it or what it held
/// before; answers what the file now holds.
///
/// # Errors
/// When the file cannot be written, when it has other names (hard links), or when it would lose what
/// a newer version of the format put into `map` or into the file that is there.
pub fn save(path: &Path, map: &JourneyMap) -> Result<ContentHash, FileError> {
    save_on(&disk::real(), path, map, OtherNames::Ask)
}

/// The same on another disk, with a word on the file's other names.
///
/// # Errors
/// As [`save`].
pub fn save_on(
    disk: &SharedDisk,
    path: &Path,
    map: &JourneyMap,
    other_names: OtherNames,
) -> Result<ContentHash, FileError> {
    if let Some(version) = newer_version(map) {
        return Err(FileError::new(path, Problem::NewerMap { version }));
    }
    if let Some(version) = newer_on_disk(disk, path) {
        return Err(FileError::new(path, Problem::NewerOnDisk { version }));
    }
    let bytes = to_readable(path, map)?;
    atomic::put(disk, path, &bytes, other_names)?;
    Ok(ContentHash::of(&bytes))
}

/// The version of the map in the file at `path`, if it is newer than [`VERSION`].
fn newer_on_disk(disk: &SharedDisk, path: &Path) -> Option<u32> {
    /// Every version of the format begins with its header.
    const HEADER_BYTES: u64 = 4096;

    // Opening a pipe would wait for somebody to write into it.
    if disk.stat(path).ok()?.kind != Kind::File {
        return None;
    }
    let bytes = disk.read(path, HEADER_BYTES).ok()?;
    let text = bytes.utf8_chunks().next()?.valid();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    version_of(text).ok().filter(|&version| version > VERSION)
}
