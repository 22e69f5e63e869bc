//! Reading a map.

use std::{cell::Cell, fs::File, hash::Hasher as _, io::Read as _, path::Path, sync::Arc};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed as _, IgnoredAny},
};
use serde_json::Value;

use super::{
    FORMAT, FileError, Place, Problem, Repair, SyntaxFault, Wrong, disk,
    header::{Document, Header},
    migrate::{MIGRATIONS, Migration, latest, migrate},
    repair, spare,
};
use crate::model::{AnyValue, Field, JourneyMap, Limit};

/// The largest file that is read, in bytes: 256 MiB.
///
/// Reading takes about four times the file's size in memory; the largest map seen in practice,
/// with its pictures, has a tenth of this.
pub const MAX_BYTES: u64 = 256 << 20;

/// A map that was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The map; every invariant of [`crate::model::broken_invariants`] holds.
    pub map: Arc<JourneyMap>,
    /// What was mended in it or found loose, in the order of [`super::RepairKind`].
    pub repairs: Vec<Repair>,
    /// Why it must not be written back, if so.
    pub read_only: Option<ReadOnly>,
    /// What the file held.
    pub hash: ContentHash,
}

/// Why a map must not be written back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Its file is of a newer version of the format.
    NewerVersion {
        /// That version.
        version: u32,
        /// Number of values in it that could not be understood and are not in the map.
        lost: usize,
    },
}

/// Tells one content of a file from another, against accidents and not against forgers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContentHash {
    length: u64,
    hash: u64,
}

impl ContentHash {
    /// The hash alone, for names.
    pub(super) fn number(self) -> u64 {
        self.hash
    }

    /// The hash of `bytes`; a hundred times faster than a cryptographic one.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(bytes);
        Self { length: bytes.len() as u64, hash: hasher.finish() }
    }
}

/// Reads the map in the file at `path`.
///
/// # Errors
/// When the file cannot be reached, is larger than [`MAX_BYTES`], or is no journey map.
pub fn read(path: &Path) -> Result<Opened, FileError> {
    let bytes = bytes_of(path)?;
    parse(&bytes, path)
}

/// What the file at `path` holds now.
///
/// # Errors
/// When it cannot be reached or is larger than [`MAX_BYTES`].
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, FileError> {
    // Where that fails the file says itself what is wrong with it.
    let _ = spare::settle(&disk::real(), path);
    read_bytes(path, MAX_BYTES)
}

/// Reads the whole of a regular file of at most `limit` bytes.
pub(super) fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let problem = |problem| FileError::new(path, problem);
    let metadata = std::fs::metadata(path).map_err(|error| FileError::reading(path, error))?;
    if metadata.is_dir() {
        return Err(problem(Problem::IsDirectory));
    }
    // Opening a pipe would wait for somebody to write into it.
    if !metadata.is_file() {
        return Err(problem(Problem::NotRegular));
    }
    let too_large = |size| problem(Problem::TooLarge { size, limit });
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let file = File::open(path).map_err(|error| FileError::reading(path, error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // The file may grow while it is read.
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| FileError::reading(path, error))?;
    let size = bytes.len() as u64;
    if size > limit { Err(too_large(size)) } else { Ok(bytes) }
}

/// Reads the map in `bytes`, the content of a file; errors name it `file`.
///
/// # Errors
/// When `bytes` are no journey map.
pub fn parse(bytes: &[u8], file: &Path) -> Result<Opened, FileError> {
    parse_with(bytes, MIGRATIONS).map_err(|problem| FileError::new(file, problem))
}

fn parse_with(bytes: &[u8], migrations: &[Migration]) -> Result<Opened, Problem> {
    let text = text_of(bytes)?;
    let version = version_of(text)?;
    if has_too_many_values(text) {
        return Err(Problem::TooMuch { limit: Limit::Values });
    }
    let latest = latest(migrations);
    let (mut map, read_only) = if version == latest {
        (deserialize::<Document>(text)?.0, None)
    } else if version < latest {
        (read_older(text, version, migrations)?, None)
    } else {
        let (map, lost) = read_newer(text, version)?;
        (map, Some(ReadOnly::NewerVersion { version, lost }))
    };
    if let Some(limit) = Limit::of_parts(&map) {
        return Err(Problem::TooMuch { limit });
    }
    let repairs = repair(&mut map);
    Ok(Opened { map: Arc::new(map), repairs, read_only, hash: ContentHash::of(bytes) })
}

/// The text in `bytes`, without its byte-order mark.
fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes {
        [] => return Err(Problem::Empty),
        // JSON begins with ASCII, so that UTF-16 and UTF-32 show by their zeros even without a mark.
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [1..=255, 0, ..] | [0, 1..=255, ..] => {
            return Err(Problem::Utf16);
        }
        [0, ..] if bytes.iter().all(|&byte| byte == 0) => return Err(Problem::OnlyZeros),
        [0, 0, 0, 1..=255, ..] => return Err(Problem::Utf16),
        _ => {}
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let place = Place::of_offset(bytes, error.valid_up_to());
        // Half a letter at the very end is a file that breaks off.
        if error.error_len().is_some() { Problem::NotUtf8(place) } else { Problem::Truncated(place) }
    })?;
    if text.trim().is_empty() { Err(Problem::Empty) } else { Ok(text) }
}

/// Whether there are more values in `text` than any map has: an empty record of three letters takes hundreds of
/// bytes when it is read.
fn has_too_many_values(text: &str) -> bool {
    let most = Limit::Values.most();
    let is_mark = |byte: &u8| matches!(byte, b',' | b'[' | b'{');
    // It is quick to see that there are not so many, those in texts included.
    if text.len() < most || text.as_bytes().iter().filter(|byte| is_mark(byte)).count() < most {
        return false;
    }
    let (mut values, mut in_text, mut escaped) = (1, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            _ if !in_text && is_mark(&byte) => values += 1,
            _ => {}
        }
    }
    values > most
}

/// The version that the header of `text` names.
pub(super) fn version_of(text: &str) -> Result<u32, Problem> {
    let header = Header::scan(text).map_err(|error| match too_deep(text) {
        Some(place) => Problem::NoMapTooDeep(place),
        None => problem_of(text, &error, String::new()),
    })?;
    match header.format {
        Some(Value::String(format)) if format == FORMAT => {}
        Some(Value::String(other)) => return Err(Problem::OtherFormat(other)),
        _ => return Err(problem_without_header(text)),
    }
    let version = header.version.as_ref().and_then(Value::as_u64);
    version
        .and_then(|version| u32::try_from(version).ok())
        .filter(|&version| version > 0)
        .ok_or(Problem::NoVersion)
}

/// What is to be said of `text`, in which no header of ours was met: of that it is read to its end only here.
fn problem_without_header(text: &str) -> Problem {
    if let Some(place) = too_deep(text) {
        return Problem::NoMapTooDeep(place);
    }
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Problem::NotAMap,
        Err(error) => problem_of(text, &error, String::new()),
    }
}

/// Where lists and objects are first nested deeper than any JSON reader of ours goes.
fn too_deep(text: &str) -> Option<Place> {
    /// As many levels as serde_json reads.
    const MOST: usize = 128;

    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MOST {
            return Some(Place::of_offset(text.as_bytes(), at));
        }
    }
    None
}

/// Reads a document of an older version by way of its migrations.
fn read_older(text: &str, version: u32, migrations: &[Migration]) -> Result<JourneyMap, Problem> {
    let mut fields = document_fields(text)?;
    migrate(&mut fields, version, migrations);
    serde_path_to_error::deserialize(Value::Object(fields)).map_err(|error| {
        let wrong = Wrong::of_message(&error.inner().to_string());
        Problem::WrongValue { place: None, at: path_text(error.path()), wrong }
    })
}

/// Reads what can be understood of a document of a newer version, and counts what cannot.
fn read_newer(text: &str, version: u32) -> Result<(JourneyMap, usize), Problem> {
    // What is longer than this version takes is shown as far as it goes: nothing of it is ever written back.
    let cut = Cell::new(0);
    let fields = fields_of(deserialize_cut(text, &cut)?)?;
    let mut lost = cut.get();
    let mut map = JourneyMap::salvage(Value::Object(fields), &mut lost).unwrap_or_default();
    map.extra.insert("version".to_owned(), version.into());
    Ok((map, lost))
}

/// The fields of a document but for its header.
fn document_fields(text: &str) -> Result<serde_json::Map<String, Value>, Problem> {
    let AnyDocument(value) = deserialize(text)?;
    fields_of(value)
}

fn fields_of(value: Value) -> Result<serde_json::Map<String, Value>, Problem> {
    let Value::Object(mut fields) = value else { return Err(Problem::NotAMap) };
    fields.shift_remove("format");
    fields.shift_remove("version");
    Ok(fields)
}

/// A document as plain JSON.
struct AnyDocument(Value);

impl<'de> Deserialize<'de> for AnyDocument {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::read(deserializer).map(Self)
    }
}

/// Reads the whole of `text`; a second reading, for the error, finds out where a wrong value is.
fn deserialize<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, Problem> {
    let error = match serde_json::from_str(text) {
        Ok(document) => return Ok(document),
        Err(error) => error,
    };
    let mut at = String::new();
    if error.is_data() {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        if let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
            at = path_text(error.path());
        }
    }
    Err(problem_of(text, &error, at))
}

/// Reads the whole of `text` as plain JSON, and cuts texts and lists that are longer than those of a map; `cut` counts
/// them.
fn deserialize_cut(text: &str, cut: &Cell<usize>) -> Result<Value, Problem> {
    let mut track = serde_path_to_error::Track::new();
    let mut json = serde_json::Deserializer::from_str(text);
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let read = AnyValue::cut(cut).deserialize(tracked).and_then(|value| json.end().map(|()| value));
    read.map_err(|error| problem_of(text, &error, path_text(&track.path())))
}

/// `path` as people write it; nothing for the whole document.
fn path_text(path: &serde_path_to_error::Path) -> String {
    if path.iter().len() == 0 { String::new() } else { path.to_string() }
}

/// What `error` says of `text`; `at` is the wrong value's place in the document.
fn problem_of(text: &str, error: &serde_json::Error, at: String) -> Problem {
    let place = Place::of_json_error(text, error);
    let message = error.to_string();
    match error.classify() {
        serde_json::error::Category::Eof => Problem::Truncated(place),
        serde_json::error::Category::Data => match Wrong::of_message(&message) {
            Wrong::TooDeep => Problem::TooDeep(place),
            wrong => Problem::WrongValue { place: Some(place), at, wrong },
        },
        _ if message.starts_with("recursion limit") => Problem::TooDeep(place),
        _ if is_merge_marker(text, place.line) => Problem::MergeMarkers(place),
        _ => Problem::Syntax { place, fault: syntax_fault(&message) },
    }
}

fn syntax_fault(message: &str) -> SyntaxFault {
    let starts = |text| message.starts_with(text);
    if starts("trailing comma") {
        SyntaxFault::TrailingComma
    } else if starts("trailing characters") {
        SyntaxFault::AfterTheEnd
    } else if starts("number out of range") {
        SyntaxFault::NumberTooLarge
    } else if starts("lone leading surrogate") || starts("unexpected end of hex escape") {
        SyntaxFault::HalfCharacter
    } else {
        SyntaxFault::Other
    }
}

/// Whether a line of `text` is one of those that git puts around the sides of a conflict.
fn is_merge_marker(text: &str, line: usize) -> bool {
    let line = text.lines().nth(line - 1).unwrap_or_default();
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| line.starts_with(marker))
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::file::Expected;

    /// Two changes that never were: `name` became `title` in version 2, and in version 3 a card's
    /// `rank` of 0 … 2 became its `severity` of 1 … 3.
    const MIGRATIONS: &[Migration] =
        &[Migration { to: 2, apply: name_to_title }, Migration { to: 3, apply: rank_to_severity }];

    fn name_to_title(document: &mut Map<String, Value>) {
        if let Some(name) = document.shift_remove("name") {
            document.insert("title".to_owned(), name);
        }
    }

    fn rank_to_severity(document: &mut Map<String, Value>) {
        let cards = document.get_mut("cards").and_then(Value::as_array_mut).into_iter().flatten();
        for card in cards.filter_map(Value::as_object_mut) {
            match card.shift_remove("rank") {
                Some(Value::Number(rank)) => {
                    card.insert("severity".to_owned(), json!(rank.as_u64().unwrap_or(0) + 1));
                }
                Some(other) => {
                    card.insert("severity".to_owned(), other);
                }
                None => {}
            }
        }
    }

    fn parse_document(version: u32, fields: &str) -> Result<Opened, Problem> {
        let text =
            format!("{{\"format\": \"rihla-journey\", \"version\": {version}, \"id\": \"m\", {fields}}}");
        parse_with(text.as_bytes(), MIGRATIONS)
    }

    #[test]
    fn an_older_document_goes_through_the_migrations_that_came_after_it() {
        let card = |rank: &str| format!("\"cards\": [{{\"id\": \"c\", {rank}, \"x\": 1}}]");
        let first = parse_document(1, &format!("\"name\": \"Old\", {}", card("\"rank\": 2"))).unwrap();
        assert_eq!((first.map.title.as_str(), first.map.cards[0].severity), ("Old", Some(3)));
        assert_eq!(first.map.cards[0].extra.len(), 1);
        assert_eq!(first.read_only, None);
        // In version 2 a `name` is no longer a title.
        let second = parse_document(2, &format!("\"name\": \"x\", {}", card("\"rank\": 0"))).unwrap();
        assert_eq!((second.map.title.as_str(), second.map.cards[0].severity), ("", Some(1)));
        let third = parse_document(3, &card("\"rank\": 0")).unwrap();
        assert_eq!((third.map.cards[0].severity, third.map.cards[0].extra.len()), (None, 2));
        let fourth = parse_document(4, &card("\"severity\": 2")).unwrap();
        assert_eq!(fourth.read_only, Some(ReadOnly::NewerVersion { version: 4, lost: 0 }));
    }

    #[test]
    fn a_wrong_value_of_an_older_document_is_named_by_its_path() {
        let problem = parse_document(1, "\"cards\": [{}, {\"rank\": \"high\"}]").unwrap_err();
        let Problem::WrongValue { place: None, at, wrong } = problem else { panic!("{problem:?}") };
        assert_eq!((at.as_str(), wrong), ("cards[1].severity", Wrong::Type(Expected::WholeNumber)));
    }
}
