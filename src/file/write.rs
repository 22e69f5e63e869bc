//! Writing a map.

use std::{path::Path, sync::Arc, thread};

use serde::Serialize;
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
use crate::model::{Card, Gauge, JourneyMap, Limit};

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

/// Maps of fewer cards are written faster than a thread begins.
const MANY_CARDS: usize = 1500;
/// Most threads that write one map.
const MOST_THREADS: usize = 4;

/// The content of a file that holds `map`, and the first limit that it is beyond.
fn write(map: &JourneyMap) -> (Vec<u8>, Option<Limit>) {
    let threads = thread::available_parallelism().map_or(1, |count| count.get().min(MOST_THREADS));
    let parts = threads.min(map.cards.len() / MANY_CARDS + 1);
    write_in(map, parts)
}

/// The same with the cards written in so many `parts` at once: the same bytes for any number.
fn write_in(map: &JourneyMap, parts: usize) -> (Vec<u8>, Option<Limit>) {
    let version = newer_version(map).unwrap_or(VERSION);
    if parts < 2 || map.cards.is_empty() {
        let (mut bytes, gauge) = pretty(&WithHeader { version, map }, 512 * (16 + map.cards.len()));
        bytes.push(b'\n');
        return (bytes, Limit::of_parts(map).or(gauge.beyond()));
    }
    let chunks: Vec<&[Arc<Card>]> = map.cards.chunks(map.cards.len().div_ceil(parts)).collect();
    let (rest, cards) = thread::scope(|scope| {
        let write = |cards| pretty(&CardsOnly { cards }, 512 * cards.len());
        let others: Vec<_> = chunks
            .iter()
            .skip(1)
            .map(|chunk| (*chunk, thread::Builder::new().spawn_scoped(scope, move || write(chunk)).ok()))
            .collect();
        let without = JourneyMap { cards: Vec::new(), ..map.clone() };
        let rest = pretty(&WithHeader { version, map: &without }, 512 * 16);
        let mut cards: Vec<Written> = chunks.iter().take(1).map(|chunk| write(chunk)).collect();
        // Where there is no thread to spare, or one broke down, it is done here.
        let written = |(chunk, thread): (_, Option<thread::ScopedJoinHandle<'_, Written>>)| {
            thread.and_then(|thread| thread.join().ok()).unwrap_or_else(|| write(chunk))
        };
        cards.extend(others.into_iter().map(written));
        (rest, cards)
    });
    let (rest, mut gauge) = rest;
    // A line of its own begins at this depth only with a key of the map itself: texts have no line ends.
    let place = rest.windows(EMPTY.len()).position(|window| window == EMPTY).unwrap_or(rest.len());
    let (before, after) = rest.split_at(place);
    let size = rest.len() + cards.iter().map(|(bytes, _)| bytes.len()).sum::<usize>();
    let mut bytes = Vec::with_capacity(size + 1);
    bytes.extend_from_slice(before);
    bytes.extend_from_slice(OPEN);
    for (index, (chunk, of_chunk)) in cards.iter().enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        let inside = chunk.strip_prefix(b"{").and_then(|chunk| chunk.strip_prefix(OPEN));
        bytes.extend_from_slice(inside.and_then(|chunk| chunk.strip_suffix(CLOSE)).unwrap_or_default());
        gauge.add(of_chunk, index > 0);
    }
    bytes.extend_from_slice(b"\n  ]");
    bytes.extend_from_slice(after.get(EMPTY.len()..).unwrap_or_default());
    bytes.push(b'\n');
    (bytes, Limit::of_parts(map).or(gauge.beyond()))
}

/// How the list of cards stands in a map that has none, how it begins, and how a record ends that holds nothing else.
const EMPTY: &[u8] = b"\n  \"cards\": []";
const OPEN: &[u8] = b"\n  \"cards\": [";
const CLOSE: &[u8] = b"\n  ]\n}";

/// A part of a map's cards, at the depth at which they stand in the map.
#[derive(Serialize)]
struct CardsOnly<'a> {
    cards: &'a [Arc<Card>],
}

/// Bytes, and what watched over them.
type Written = (Vec<u8>, Gauge<PrettyFormatter<'static>>);

fn pretty(value: &impl Serialize, capacity: usize) -> Written {
    let mut bytes = Vec::with_capacity(capacity);
    // Neither the memory written to nor the model, whose keys are all texts, can fail.
    let mut gauge = Gauge::new(PrettyFormatter::new());
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, &mut gauge));
    debug_assert!(written.is_ok(), "{written:?}");
    (bytes, gauge)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::random;

    #[test]
    fn a_map_is_the_same_bytes_in_however_many_parts_it_is_written() {
        for seed in 0..40 {
            let mut map = random::whole_map(&mut fastrand::Rng::with_seed(seed), 1 + seed as usize % 9);
            map.title = "\n  \"cards\": []".to_owned();
            map.extra
                .insert("later".to_owned(), serde_json::json!({ "cards": [], "deep": [{ "cards": [] }] }));
            let (whole, _) = write_in(&map, 1);
            for parts in 2..6 {
                let (bytes, _) = write_in(&map, parts);
                assert!(bytes == whole, "seed {seed}, {parts} parts");
            }
        }
    }

    #[test]
    fn limits_are_counted_across_the_parts() {
        let map = random::whole_map(&mut fastrand::Rng::with_seed(3), 60);
        assert!(map.cards.len() > 4);
        let version = VERSION;
        let (_, whole) = pretty(&WithHeader { version, map: &map }, 0);
        let without = JourneyMap { cards: Vec::new(), ..map.clone() };
        let (_, mut gauge) = pretty(&WithHeader { version, map: &without }, 0);
        for (index, cards) in map.cards.chunks(3).enumerate() {
            gauge.add(&pretty(&CardsOnly { cards }, 0).1, index > 0);
        }
        assert_eq!(gauge.values(), whole.values());
    }
}
