//! Where results go and where maps come from.

use std::{
    io::{self, IsTerminal as _, Read as _, Write},
    path::Path,
};

use super::{
    Failure,
    voice::{self, Voice},
};
use crate::{
    file::{self, FileError, Opened, Problem, atomic::OtherNames},
    i18n::Locale,
    model::JourneyMap,
};

/// Whether `path` stands for standard input or output.
pub(super) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a map from a file, or from standard input for `-`; tells of what was mended in it.
pub(super) fn read_map(path: &Path, voice: Voice) -> Result<Opened, Failure> {
    let opened = read(path).map_err(|error| error.message(voice.locale()))?;
    if let Some(read_only) = opened.read_only {
        voice.note(&read_only.message(voice.locale()));
    }
    for repair in &opened.repairs {
        voice.note(&repair.message_in(&opened.map, voice.locale()));
    }
    Ok(opened)
}

/// Reads a map from a file, or from standard input for `-`.
pub(super) fn read(path: &Path) -> Result<Opened, FileError> {
    if !is_dash(path) {
        return file::read(path);
    }
    let bytes = read_stdin(path, file::MAX_BYTES)?;
    file::parse(&bytes, path)
}

/// All of standard input, unless it is longer than `limit`.
pub(super) fn read_stdin(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let taken = io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes);
    taken.map_err(|error| FileError::reading(path, error))?;
    let size = bytes.len() as u64;
    if size > limit { Err(FileError::new(path, Problem::TooLarge { size, limit })) } else { Ok(bytes) }
}

/// Writes a map to a file, or to standard output for `-`. A file that is there is replaced only when `force`
/// says so.
pub(super) fn write_map(path: &Path, map: &JourneyMap, force: bool, locale: Locale) -> Result<(), Failure> {
    if is_dash(path) {
        let bytes = file::to_readable(path, map).map_err(|error| error.message(locale))?;
        return to_stdout(|out| out.write_all(&bytes), locale);
    }
    keep_existing(path, force, locale)?;
    // Who replaces a file means the file, whatever else it is called.
    let other_names = if force { OtherNames::Follow } else { OtherNames::Ask };
    let saved = file::save_on(&file::disk::real(), path, map, other_names);
    saved.map(drop).map_err(|error| error.message(locale))
}

/// Refuses when there is something at `path` and `force` does not say to replace it.
pub(super) fn keep_existing(path: &Path, force: bool, locale: Locale) -> Result<(), Failure> {
    // A link that leads nowhere is something too.
    if force || path.symlink_metadata().is_err() {
        return Ok(());
    }
    let file = voice::shown(path);
    Err(locale.format("cli-error-exists", &[("file", file)]))
}

/// Gives standard output to `write`; that nobody reads to the end is no error.
pub(super) fn to_stdout(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    locale: Locale,
) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(FileError::writing("-", error).message(locale))
        }
        _ => {
            // What the buffer still holds would be tried again.
            drop(out.into_parts());
            Ok(())
        }
    }
}

/// Refuses to pour a picture into a terminal.
pub(super) fn not_a_terminal(locale: Locale) -> Result<(), Failure> {
    if io::stdout().is_terminal() { Err(locale.text("cli-error-terminal")) } else { Ok(()) }
}
