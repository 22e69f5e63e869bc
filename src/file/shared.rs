//! Saving a file that others write too: what they put into it meanwhile is merged, never replaced.
//!
//! In: our map, and what we and the file last had in common. Out: what the file holds afterwards, which is more than
//! our map where somebody else had changed it. Writers of this program wait for each other at a lock file beside the
//! map, so that of two who save in the same moment the second sees what the first wrote; what other programs write is
//! looked for right before the new file takes its place.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use super::{
    ContentHash, FileError, MAX_BYTES, Problem, ReadOnly,
    atomic::{OtherNames, Replacement, TEMPORARY_PREFIX, follow_links},
    disk::{Lock, SharedDisk, folder_of},
    newer_version, parse, to_readable,
    traces::Trace,
};
use crate::{edit::merge::merge, model::JourneyMap};

/// How the names of lock files end.
pub(super) const LOCK_SUFFIX: &str = ".lock";
/// How long one writer waits for another. Who holds the lock longer hangs, and is not waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often a save begins anew because the file was changed under it.
const MOST_TRIES: usize = 16;

/// What a session and its file last had in common.
#[derive(Clone, Debug)]
pub struct Common {
    /// The map.
    pub map: Arc<JourneyMap>,
    /// The file's content.
    pub hash: ContentHash,
}

/// A map that was saved.
#[derive(Clone, Debug)]
pub struct Saved {
    /// What the file now holds.
    pub map: Arc<JourneyMap>,
    /// Its content.
    pub hash: ContentHash,
    /// What it held before, if it was there.
    pub replaced: Option<Vec<u8>>,
    /// Whether that is more than was to be saved: somebody else had changed the file.
    pub merged: bool,
}

/// Why a map was not saved.
#[derive(Debug)]
pub enum NotSaved {
    /// Somebody else put something into the file that cannot be merged: it cannot be read, or is another map.
    Foreign(FileError),
    /// The disk did not take it.
    Disk {
        /// What it says.
        error: FileError,
        /// What would have been written, which the file may hold all the same.
        tried: ContentHash,
    },
}

/// How a map is to be saved.
#[derive(Debug)]
pub struct Wish<'a> {
    /// Where to.
    pub path: &'a Path,
    /// What we and the file last had in common; none replaces whatever is there.
    pub common: Option<&'a Common>,
    /// What a save of ours that failed may have left in the file.
    pub tried: Option<ContentHash>,
    /// What becomes of the file's other names.
    pub other_names: OtherNames,
}

/// Puts `ours` into a file, merged with what others have put into it since.
///
/// # Errors
/// When the file cannot be written, or holds what cannot be read; then it is as it was.
pub fn save_shared(disk: &SharedDisk, ours: &Arc<JourneyMap>, wish: &Wish<'_>) -> Result<Saved, NotSaved> {
    let Wish { path, common, tried, other_names } = *wish;
    let _turn = Turn::take(disk, path);
    let mut map = Arc::clone(ours);
    let mut common = common.cloned();
    let mut merged = false;
    for _ in 0..MOST_TRIES {
        let failed = |error| not_saved(error, tried);
        if let Some(version) = newer_version(&map) {
            return Err(failed(FileError::new(path, Problem::NewerMap { version })));
        }
        let bytes = to_readable(path, &map).map_err(failed)?;
        let hash = ContentHash::of(&bytes);
        let written = Replacement::begin_on(disk, path, other_names).and_then(|mut file| {
            file.write_all(&bytes).map_err(|error| FileError::writing(path, error))?;
            Ok(file)
        });
        let replacement = written.map_err(failed)?;
        let there = look(disk, path, common.as_ref(), tried)?;
        match there.foreign {
            None => {
                // From here on the file may hold it, whatever the disk says.
                replacement.commit().map_err(|error| NotSaved::Disk { error, tried: hash })?;
                return Ok(Saved { map, hash, replaced: there.bytes, merged });
            }
            Some((theirs, base)) => {
                map = Arc::new(merge(&base, &map, &theirs.map).map);
                common = Some(theirs);
                merged = true;
            }
        }
    }
    let busy = FileError::writing(path, io::ErrorKind::ResourceBusy.into());
    Err(not_saved(busy, tried))
}

/// An error before anything of ours could be in the file but what an earlier save has `tried`.
fn not_saved(error: FileError, tried: Option<ContentHash>) -> NotSaved {
    NotSaved::Disk { error, tried: tried.unwrap_or_else(|| ContentHash::of(&[])) }
}

/// What stands in the file.
struct There {
    /// All of it; none when there is nothing.
    bytes: Option<Vec<u8>>,
    /// What somebody else has put into it, with the map from which it came; none when the file is as we know it.
    foreign: Option<(Common, Arc<JourneyMap>)>,
}

fn look(
    disk: &SharedDisk,
    path: &Path,
    common: Option<&Common>,
    tried: Option<ContentHash>,
) -> Result<There, NotSaved> {
    let refused = |problem| not_saved(FileError::new(path, problem), tried);
    let bytes = match disk.read(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(There { bytes: None, foreign: None });
        }
        Err(_) if common.is_none() => return Ok(There { bytes: None, foreign: None }),
        Err(error) => return Err(NotSaved::Foreign(FileError::reading(path, error))),
    };
    let hash = ContentHash::of(&bytes);
    if common.is_some_and(|common| common.hash == hash) || tried == Some(hash) {
        return Ok(There { bytes: Some(bytes), foreign: None });
    }
    let opened = parse(&bytes, path);
    // Even who wants to replace anything must not destroy what only a newer version understands.
    if let Ok(opened) = &opened
        && let Some(ReadOnly::NewerVersion { version, .. }) = opened.read_only
    {
        return Err(refused(Problem::NewerOnDisk { version }));
    }
    let Some(common) = common else { return Ok(There { bytes: Some(bytes), foreign: None }) };
    let opened = opened.map_err(NotSaved::Foreign)?;
    if opened.map.id != common.map.id {
        // Two maps that never were one have nothing to merge.
        return Err(NotSaved::Foreign(FileError::new(path, Problem::OtherMap)));
    }
    let foreign = Some((Common { map: opened.map, hash }, Arc::clone(&common.map)));
    Ok(There { bytes: Some(bytes), foreign })
}

/// The turn of one writer among several.
pub(super) struct Turn {
    disk: SharedDisk,
    path: PathBuf,
    lock: Option<Lock>,
    trace: Option<Trace>,
}

impl Turn {
    /// Waits for it. Where there are no locks, or one hangs, it is taken without.
    pub(super) fn take(disk: &SharedDisk, path: &Path) -> Self {
        let target = follow_links(&**disk, path).unwrap_or_else(|_| path.to_owned());
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // The name itself could make one that is too long.
        let digest = ContentHash::of(name.as_bytes()).number();
        let path = folder_of(&target).join(format!("{TEMPORARY_PREFIX}{digest:016x}{LOCK_SUFFIX}"));
        let trace = Trace::leave(folder_of(&target));
        let began = Instant::now();
        let lock = loop {
            match disk.lock(&path) {
                Ok(Some(lock)) => break Some(lock),
                Ok(None) if began.elapsed() < PATIENCE => thread::sleep(Duration::from_millis(3)),
                Ok(None) | Err(_) => break None,
            }
        };
        Self { disk: disk.clone(), path, lock, trace }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Taken away while it is still ours; who waits notices that the file is another one.
        // Where it could not be held, it may stand there all the same.
        if self.lock.is_none() || self.disk.remove(&self.path).is_err() {
            self.trace.iter().for_each(Trace::stay);
        }
    }
}

/// Takes away the lock file of a writer that died.
pub(super) fn sweep_lock(disk: &SharedDisk, path: &Path) {
    if let Ok(Some(_held)) = disk.lock(path) {
        let _ = disk.remove(path);
    }
}

#[cfg(test)]
mod tests;
