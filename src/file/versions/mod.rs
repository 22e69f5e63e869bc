//! Earlier versions of maps: what was saved, kept beside the user's files.
//!
//! Each map has a folder, named after its id, with an index and one compressed file a content, named
//! after the content's SHA-256: the same content is kept once. Each version knows the file into which it was saved:
//! copies of a map have one id and so one folder, but people ask for the versions of a *file*. Those of the copies are
//! listed behind them, under the copies' names. A table says which maps a file has held. Kept are of each file the last [`KEPT_RECENT`] saved states and one a day of
//! what is older; a map's folder and all of them together are bounded in size, and the oldest go first. Nothing here
//! is needed to open a map. Where an index is damaged, the contents beside it tell what there is; where it cannot be
//! read, nothing is changed.

mod by_file;
mod prune;
#[cfg(test)]
mod tests;

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{
    FileError,
    atomic::{self, OtherNames},
    disk::{self, Lock, SharedDisk},
    journal::{pack, unpack},
    parse,
};
use crate::model::{Id, JourneyMap};

/// Saved states that are kept, however fast they follow each other.
pub const KEPT_RECENT: usize = 30;

/// Most bytes that the versions of one map take.
const MOST_OF_ONE: u64 = 128 << 20;
/// Most bytes that all versions take together.
const MOST_OF_ALL: u64 = 512 << 20;
/// Most versions of one map, in all its copies.
const MOST_VERSIONS: usize = 2000;
/// The largest index and the largest packed content that are read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

const INDEX: &str = "index.json";
const LOCK: &str = "lock";
const CONTENT: &str = "z";

/// A state that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// When it was saved, in seconds since 1970.
    pub time: i64,
    /// The SHA-256 of its content in lower-case hex.
    pub hash: String,
    /// Bytes that it takes.
    pub size: u64,
    /// The file into which it was saved; empty for versions of the time when that was not noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
}

impl Version {
    /// Whether it is one of the file at `path`, as far as is known.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        self.file.is_empty() || self.file == noted(path)
    }
}

/// A version that was found by its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The version.
    pub version: Version,
    /// The folder of its map.
    folder: PathBuf,
}

/// A path as it is noted: absolute, and readable even where it is no Unicode.
fn noted(path: &Path) -> String {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).to_string_lossy().into_owned()
}

/// The store of all versions.
#[derive(Clone, Debug)]
pub struct Versions {
    disk: SharedDisk,
    folder: PathBuf,
    most_of_one: u64,
    most_of_all: u64,
}

impl Versions {
    /// The store in the state folder `state`.
    #[must_use]
    pub fn in_state(state: &Path) -> Self {
        Self::on(&disk::real(), &state.join("versions"))
    }

    fn on(disk: &SharedDisk, folder: &Path) -> Self {
        let folder = folder.to_owned();
        Self { disk: disk.clone(), folder, most_of_one: MOST_OF_ONE, most_of_all: MOST_OF_ALL }
    }

    /// Keeps `content`, the bytes of the map called `id`, saved into `file` at `time`. The state that
    /// is kept already as the file's latest is not kept twice.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn add(&self, id: &Id, file: &Path, content: &[u8], time: i64) -> Result<(), FileError> {
        let folder = self.folder_of(id);
        let failed = |error| FileError::writing(&folder, error);
        self.disk.create_folders(&folder).map_err(failed)?;
        let lock = self.lock(&folder).map_err(failed)?;
        let mut versions = self.read_index(&folder)?;
        let hash = hex(&Sha256::digest(content));
        let name = noted(file);
        let latest = versions.iter_mut().find(|version| version.is_of(file));
        if let Some(latest) = latest.filter(|latest| latest.hash == hash) {
            if latest.file.is_empty() {
                self.note_file(&name, &folder)?;
                latest.file = name;
                self.write_index(&folder, &versions)?;
            }
            return Ok(());
        }
        let packed = pack(content).map_err(failed)?;
        let path = content_path(&folder, &hash);
        if self.disk.stat(&path).is_err() {
            atomic::put(&self.disk, &path, &packed, OtherNames::Stay)?;
        }
        if !versions.iter().any(|version| version.file == name) {
            self.note_file(&name, &folder)?;
        }
        versions.insert(0, Version { time, hash, size: packed.len() as u64, file: name });
        prune::thin(&mut versions, KEPT_RECENT);
        versions.truncate(MOST_VERSIONS);
        prune::shrink(&mut versions, self.most_of_one);
        self.write_index(&folder, &versions)?;
        self.sweep(&folder, &versions);
        drop(lock);
        self.shrink_all(&folder);
        Ok(())
    }

    /// Keeps what stood in `file` before it was replaced, as a version of the map that it held.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn add_replaced(&self, file: &Path, content: &[u8], time: i64) -> Result<(), FileError> {
        // What is no map can never be shown.
        id_in(content).map_or(Ok(()), |id| self.add(&id, file, content, time))
    }

    /// The versions of the map called `id` in all its copies, the latest first; none where they cannot be read.
    #[must_use]
    pub fn list(&self, id: &Id) -> Vec<Version> {
        self.read_index(&self.folder_of(id)).unwrap_or_default()
    }

    /// Whether the latest version of the `file` with the map called `id` was kept within these `times`.
    #[must_use]
    pub fn has_within(&self, id: &Id, file: &Path, times: std::ops::RangeInclusive<i64>) -> bool {
        let versions = self.list(id);
        versions.iter().find(|version| version.is_of(file)).is_some_and(|latest| times.contains(&latest.time))
    }

    /// Notes that the file `from` of the map called `id` is now called `to`: its versions go with it.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn renamed(&self, id: &Id, from: &Path, to: &Path) -> Result<(), FileError> {
        let folder = self.folder_of(id);
        if self.disk.stat(&folder.join(INDEX)).is_err() {
            return Ok(());
        }
        let _lock = self.lock(&folder).map_err(|error| FileError::writing(&folder, error))?;
        let mut versions = self.read_index(&folder)?;
        let (from, to) = (noted(from), noted(to));
        self.note_file(&to, &folder)?;
        versions.iter_mut().filter(|version| version.file == from).for_each(|version| {
            version.file.clone_from(&to);
        });
        self.write_index(&folder, &versions)
    }

    /// The versions of the file at `path`, the latest first, whichever maps it held; for a file that cannot be read any
    /// more. Where none is known by that name, those of the map whose id stands in `content`, what is left of the file:
    /// such as were saved into a file that is gone, for it may have had another name. Those of a file that is still
    /// there are another copy's.
    #[must_use]
    pub fn of_file(&self, path: &Path, content: &[u8]) -> Vec<Kept> {
        let name = noted(path);
        let mut found: Vec<Kept> = Vec::new();
        for folder in self.folders_of(&name) {
            let versions = self
                .read_index(&folder)
                .unwrap_or_default()
                .into_iter()
                .filter(|version| version.file == name);
            found.extend(versions.map(|version| Kept { version, folder: folder.clone() }));
        }
        if found.is_empty()
            && let Some(id) = id_in(content)
        {
            let folder = self.folder_of(&id);
            let versions = self.read_index(&folder).unwrap_or_default().into_iter();
            let is_gone = |file: &str| file.is_empty() || self.disk.stat(Path::new(file)).is_err();
            let versions = versions.filter(|version| is_gone(&version.file));
            found.extend(versions.map(|version| Kept { version, folder: folder.clone() }));
        }
        found.sort_by_key(|kept| std::cmp::Reverse(kept.version.time));
        found
    }

    /// The map as it was.
    ///
    /// # Errors
    /// When its content is gone or damaged.
    pub fn read_kept(&self, kept: &Kept) -> Result<Arc<JourneyMap>, FileError> {
        self.read_in(&kept.folder, &kept.version)
    }

    /// Takes away what a killed program left half written.
    pub fn sweep_all(&self) {
        atomic::sweep_on(&self.disk, &self.folder);
        for name in self.disk.names(&self.folder).unwrap_or_default() {
            atomic::sweep_on(&self.disk, &self.folder.join(name));
        }
    }

    /// The map as it was.
    ///
    /// # Errors
    /// When its content is gone or damaged.
    pub fn read(&self, id: &Id, version: &Version) -> Result<Arc<JourneyMap>, FileError> {
        self.read_in(&self.folder_of(id), version)
    }

    fn read_in(&self, folder: &Path, version: &Version) -> Result<Arc<JourneyMap>, FileError> {
        let path = content_path(folder, &version.hash);
        let packed = self.disk.read(&path, MAX_BYTES).map_err(|error| FileError::reading(&path, error))?;
        let damaged = || FileError::reading(&path, io::ErrorKind::InvalidData.into());
        let content = unpack(&packed).ok_or_else(damaged)?;
        if hex(&Sha256::digest(&content)) != version.hash {
            return Err(damaged());
        }
        Ok(parse(&content, &path)?.map)
    }

    /// Takes one version away.
    ///
    /// # Errors
    /// When the disk does not let it.
    pub fn delete(&self, id: &Id, version: &Version) -> Result<(), FileError> {
        let folder = self.folder_of(id);
        let _lock = self.lock(&folder).map_err(|error| FileError::writing(&folder, error))?;
        let mut versions = self.read_index(&folder)?;
        versions.retain(|kept| kept != version);
        self.write_index(&folder, &versions)?;
        self.sweep(&folder, &versions);
        Ok(())
    }

    /// Takes the versions of these `files` away, as [`Version::file`] names them.
    ///
    /// # Errors
    /// When the disk does not let it.
    pub fn delete_all(&self, id: &Id, files: &[String]) -> Result<(), FileError> {
        let folder = self.folder_of(id);
        let _lock = self.lock(&folder).map_err(|error| FileError::writing(&folder, error))?;
        let mut versions = self.read_index(&folder)?;
        versions.retain(|version| !files.contains(&version.file));
        self.write_index(&folder, &versions)?;
        self.sweep(&folder, &versions);
        Ok(())
    }

    /// The folder of the map called `id`, which may be any text.
    fn folder_of(&self, id: &Id) -> PathBuf {
        let hash = hex(&Sha256::digest(id.as_str().as_bytes()));
        self.folder.join(hash.get(..32).unwrap_or(&hash))
    }

    /// Keeps other windows from changing a folder meanwhile. They are done in a moment; without
    /// locks there is one that writes at a time or nobody who could tell.
    fn lock(&self, folder: &Path) -> io::Result<Option<Lock>> {
        /// Ten seconds in all.
        const TRIES: u32 = 200;

        for _ in 0..TRIES {
            match self.disk.lock(&folder.join(LOCK)) {
                Ok(Some(lock)) => return Ok(Some(lock)),
                Ok(None) => std::thread::sleep(std::time::Duration::from_millis(50)),
                Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(None),
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// What the index says, the latest first.
    ///
    /// # Errors
    /// When it cannot be read: then nobody knows which contents are still wanted.
    fn read_index(&self, folder: &Path) -> Result<Vec<Version>, FileError> {
        let path = folder.join(INDEX);
        let bytes = match self.disk.read(&path, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(FileError::reading(&path, error)),
        };
        match serde_json::from_slice::<Vec<Version>>(&bytes) {
            // A hash is part of a path.
            Ok(versions) if versions.iter().all(|version| is_hash(&version.hash)) => Ok(versions),
            _ => self.found_in(folder),
        }
    }

    /// The versions whose contents stand in `folder`, as far as these tell.
    fn found_in(&self, folder: &Path) -> Result<Vec<Version>, FileError> {
        let failed = |error| FileError::reading(folder, error);
        let mut versions = Vec::new();
        for name in self.disk.names(folder).map_err(failed)? {
            let Some(hash) =
                Path::new(&name).file_stem().and_then(OsStr::to_str).filter(|name| is_hash(name))
            else {
                continue;
            };
            let path = content_path(folder, hash);
            if path.file_name() != Some(&name) {
                continue;
            }
            let stat = self.disk.stat(&path).map_err(failed)?;
            let (time, file) = (stat.modified, String::new());
            versions.push(Version { time, hash: hash.to_owned(), size: stat.size, file });
        }
        versions.sort_by(|a, b| b.time.cmp(&a.time).then_with(|| a.hash.cmp(&b.hash)));
        Ok(versions)
    }

    fn write_index(&self, folder: &Path, versions: &[Version]) -> Result<(), FileError> {
        let path = folder.join(INDEX);
        let bytes = serde_json::to_vec(versions).map_err(|error| FileError::writing(&path, error.into()))?;
        atomic::put(&self.disk, &path, &bytes, OtherNames::Stay)
    }

    /// Takes away what no version names.
    fn sweep(&self, folder: &Path, versions: &[Version]) {
        for name in self.disk.names(folder).unwrap_or_default() {
            let path = folder.join(&name);
            let is_content = path.extension().is_some_and(|extension| extension == CONTENT);
            let stem = path.file_stem().unwrap_or_default();
            if is_content && !versions.iter().any(|version| *stem == *version.hash) {
                // What stays is swept the next time.
                let _ = self.disk.remove(&path);
            }
        }
    }

    /// Keeps all maps together within bounds; the latest version of `current` stays.
    fn shrink_all(&self, current: &Path) {
        let names = self.disk.names(&self.folder).unwrap_or_default();
        let mut folders: Vec<(PathBuf, Vec<Version>)> = names
            .iter()
            .map(|name| self.folder.join(name))
            // What cannot be read is not counted, and stays.
            .filter_map(|folder| self.read_index(&folder).ok().map(|versions| (folder, versions)))
            .collect();
        let mut total = folders.iter().map(|(_, versions)| size_of(versions)).fold(0, u64::saturating_add);
        while total > self.most_of_all {
            let oldest = folders
                .iter_mut()
                .filter(|(folder, versions)| versions.len() > usize::from(folder == current))
                .min_by_key(|(_, versions)| versions.last().map(|version| version.time));
            let Some((folder, versions)) = oldest else { return };
            total = total.saturating_sub(size_of(versions));
            // Another window may have changed them since they were counted. One that is busy with them is left alone.
            let lock = self.disk.lock(&folder.join(LOCK));
            match self.read_index(folder) {
                Ok(there) if !matches!(lock, Ok(None)) => *versions = there,
                _ => {
                    versions.clear();
                    continue;
                }
            }
            if versions.len() > usize::from(*folder == current) {
                versions.pop();
                if self.write_index(folder, versions).is_ok() {
                    self.sweep(folder, versions);
                } else {
                    versions.clear();
                }
            }
            total = total.saturating_add(size_of(versions));
        }
    }
}

/// The id of the map of which `content` is what is left: it stands near the beginning.
fn id_in(content: &[u8]) -> Option<Id> {
    /// In bytes.
    const NEAR: usize = 4096;

    let text = String::from_utf8_lossy(content.get(..NEAR).unwrap_or(content));
    let (_, after) = text.split_once("\"id\"")?;
    let value = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (id, _) = value.split_once('"')?;
    (!id.is_empty() && !id.contains('\\')).then(|| Id::from(id))
}

/// Bytes that `versions` take.
fn size_of(versions: &[Version]) -> u64 {
    versions.iter().map(|version| version.size).fold(0, u64::saturating_add)
}

/// Whether `text` is a SHA-256 in hex.
fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn content_path(folder: &Path, hash: &str) -> PathBuf {
    folder.join(hash).with_extension(CONTENT)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
