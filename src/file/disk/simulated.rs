//! A disk that loses power: it keeps what was synced, and of the rest whatever its dice say, in
//! any order and torn at any sector. It fails where it is told to, too.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard},
};

use fastrand::Rng;

use super::{Disk, DiskFile, Kind, Lock, Stat, folder_of};

/// What a disk writes whole or not at all, in bytes.
const SECTOR: usize = 512;

/// A change of a file's content.
#[derive(Clone, Debug)]
enum Change {
    Write { at: usize, bytes: Vec<u8> },
    Size(usize),
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Size(size) => content.resize(*size, 0),
            Self::Write { at, bytes } => {
                let end = at + bytes.len();
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[*at..end].copy_from_slice(bytes);
            }
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Change>,
    locked: bool,
    read_only: bool,
}

/// Names that change together.
#[derive(Clone, Debug)]
struct Naming {
    folder: PathBuf,
    names: Vec<(PathBuf, Option<usize>)>,
}

#[derive(Debug, Default)]
struct State {
    files: Vec<Content>,
    now: BTreeMap<PathBuf, usize>,
    durable: BTreeMap<PathBuf, usize>,
    pending: Vec<Naming>,
    /// Operations done so far.
    done: u64,
    /// The operation at which the power goes.
    power: Option<u64>,
    /// The operation that fails, and how.
    fault: Option<(u64, io::ErrorKind)>,
    off: bool,
    refuses_names: bool,
    meddler: Option<Meddler>,
}

/// Somebody else who is faster: does something right before a file is locked.
struct Meddler(PathBuf, Box<dyn FnOnce() + Send>);

impl std::fmt::Debug for Meddler {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Meddler").field(&self.0).finish()
    }
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Simulated(Arc<Mutex<State>>);

impl Simulated {
    /// Loses its power at operation `at`, counted from the present.
    pub(crate) fn lose_power_at(&self, at: u64) {
        let mut state = self.state();
        state.power = Some(state.done + at);
    }

    /// Fails once at operation `at`, counted from the present.
    pub(crate) fn fail_at(&self, at: u64, kind: io::ErrorKind) {
        let mut state = self.state();
        state.fault = Some((state.done + at, kind));
    }

    /// Lets no file take another's name.
    pub(crate) fn refuse_names(&self) {
        self.state().refuses_names = true;
    }

    /// Does `meddle` right before the file at `path` is locked the next time.
    pub(crate) fn before_lock(&self, path: &Path, meddle: impl FnOnce() + Send + 'static) {
        self.state().meddler = Some(Meddler(path.to_owned(), Box::new(meddle)));
    }

    /// Operations done so far.
    pub(crate) fn done(&self) -> u64 {
        self.state().done
    }

    /// Whether the power has gone.
    pub(crate) fn is_off(&self) -> bool {
        self.state().off
    }

    /// What is there when the power comes back. Without an outage a kill of the program: everything
    /// that was written is there.
    pub(crate) fn restart(&self, rng: &mut Rng) -> Self {
        let state = self.state();
        if !state.off {
            let files: Vec<Content> =
                state.files.iter().map(|file| settled(file.now.clone(), file)).collect();
            let (now, durable) = (state.now.clone(), state.now.clone());
            let refuses_names = state.refuses_names;
            return Self(Arc::new(Mutex::new(State {
                files,
                now,
                durable,
                refuses_names,
                ..State::default()
            })));
        }
        let files = state.files.iter().map(|file| settled(survivor(file, rng), file)).collect();
        let mut names = state.durable.clone();
        let mut pending = state.pending.clone();
        rng.shuffle(&mut pending);
        for naming in pending.iter().filter(|_| rng.bool()) {
            rename(&mut names, naming);
        }
        let refuses_names = state.refuses_names;
        let durable = names.clone();
        Self(Arc::new(Mutex::new(State { files, now: names, durable, refuses_names, ..State::default() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Counts an operation that may fail.
    fn operation(&self) -> io::Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        state.done += 1;
        if state.power.is_some_and(|at| state.done >= at) {
            state.off = true;
        }
        if state.off {
            return Err(io::Error::other("no power"));
        }
        match state.fault {
            Some((at, kind)) if at == state.done => Err(kind.into()),
            _ => Ok(state),
        }
    }
}

/// A file that is as durable as can be.
fn settled(content: Vec<u8>, file: &Content) -> Content {
    Content { durable: content.clone(), now: content, read_only: file.read_only, ..Content::default() }
}

/// What an outage leaves of a file.
fn survivor(file: &Content, rng: &mut Rng) -> Vec<u8> {
    let mut content = file.durable.clone();
    let mut pending = file.pending.clone();
    if rng.bool() {
        rng.shuffle(&mut pending);
    }
    for change in &pending {
        match change {
            Change::Size(_) if rng.bool() => change.apply(&mut content),
            Change::Size(_) => {}
            Change::Write { at, bytes } => {
                let whole = rng.u8(..3) == 0;
                for (index, sector) in bytes.chunks(SECTOR).enumerate() {
                    if whole || rng.bool() {
                        let at = at + index * SECTOR;
                        Change::Write { at, bytes: sector.to_vec() }.apply(&mut content);
                    }
                }
            }
        }
    }
    content
}

fn rename(names: &mut BTreeMap<PathBuf, usize>, naming: &Naming) {
    for (name, file) in &naming.names {
        match file {
            Some(file) => {
                names.insert(name.clone(), *file);
            }
            None => {
                names.remove(name);
            }
        }
    }
}

impl State {
    fn find(&self, path: &Path) -> io::Result<usize> {
        self.now.get(path).copied().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn name(&mut self, folder: &Path, names: Vec<(PathBuf, Option<usize>)>) {
        let naming = Naming { folder: folder.to_owned(), names };
        rename(&mut self.now, &naming);
        self.pending.push(naming);
    }
}

impl Disk for Simulated {
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let state = self.operation()?;
        let file = &state.files[state.find(path)?];
        Ok(Stat {
            kind: Kind::File,
            size: file.now.len() as u64,
            read_only: file.read_only,
            names: 1,
            modified: 0,
            owner: 0,
        })
    }

    fn link(&self, _: &Path) -> io::Result<Option<PathBuf>> {
        Ok(None)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.operation()?;
        if state.now.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        state.files.push(Content { locked: true, ..Content::default() });
        let file = state.files.len() - 1;
        state.name(folder_of(path), vec![(path.to_owned(), Some(file))]);
        Ok(Box::new(Handle { disk: self.clone(), file, at: 0, holds: true }))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let state = self.operation()?;
        let file = state.find(path)?;
        Ok(Box::new(Handle { disk: self.clone(), file, at: 0, holds: false }))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let state = self.operation()?;
        let content = &state.files[state.find(path)?].now;
        Ok(content[..content.len().min(usize::try_from(most).unwrap_or(usize::MAX))].to_vec())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut state = self.operation()?;
        let file = state.find(from)?;
        if state.refuses_names && state.now.contains_key(to) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        state.name(folder_of(to), vec![(from.to_owned(), None), (to.to_owned(), Some(file))]);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut state = self.operation()?;
        state.find(path)?;
        state.name(folder_of(path), vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        let locked = {
            let state = self.state();
            state.files[state.find(path)?].locked
        };
        if !locked {
            self.remove(path)?;
        }
        Ok(!locked)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut state = self.operation()?;
        let State { pending, durable, .. } = &mut *state;
        pending.retain(|naming| {
            if naming.folder == folder {
                rename(durable, naming);
            }
            naming.folder != folder
        });
        Ok(())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let state = self.operation()?;
        let inside = state.now.keys().filter_map(|path| path.strip_prefix(folder).ok()?.iter().next());
        let mut names: Vec<OsString> = inside.map(ToOwned::to_owned).collect();
        names.dedup();
        Ok(names)
    }

    fn create_folders(&self, _: &Path) -> io::Result<()> {
        self.operation().map(drop)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let meddler = self.state().meddler.take_if(|Meddler(at, _)| at == path);
        if let Some(Meddler(_, meddle)) = meddler {
            meddle();
        }
        let mut state = self.operation()?;
        let file = match state.find(path) {
            Ok(file) => file,
            Err(_) => {
                state.files.push(Content::default());
                let file = state.files.len() - 1;
                state.name(folder_of(path), vec![(path.to_owned(), Some(file))]);
                file
            }
        };
        if std::mem::replace(&mut state.files[file].locked, true) {
            return Ok(None);
        }
        drop(state);
        Ok(Some(Box::new(Handle { disk: self.clone(), file, at: 0, holds: true })))
    }
}

/// An open file.
#[derive(Debug)]
struct Handle {
    disk: Simulated,
    file: usize,
    at: usize,
    holds: bool,
}

impl Handle {
    fn change(&mut self, change: Change) -> io::Result<()> {
        let mut state = self.disk.state();
        let file = &mut state.files[self.file];
        change.apply(&mut file.now);
        file.pending.push(change);
        drop(state);
        // The outage may come when part of it has reached the disk.
        self.disk.operation().map(drop)
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        if self.holds {
            self.disk.state().files[self.file].locked = false;
        }
    }
}

impl Read for Handle {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let state = self.disk.operation()?;
        let content = &state.files[self.file].now;
        let rest = content.get(self.at..).unwrap_or_default();
        let count = rest.len().min(bytes.len());
        bytes[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

impl Write for Handle {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A disk takes no more at once than it likes.
        let bytes = &bytes[..bytes.len().min(40 * SECTOR)];
        self.change(Change::Write { at: self.at, bytes: bytes.to_vec() })?;
        self.at += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Handle {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let size = self.disk.state().files[self.file].now.len() as i64;
        let at = match to {
            SeekFrom::Start(at) => at as i64,
            SeekFrom::End(by) => size + by,
            SeekFrom::Current(by) => self.at as i64 + by,
        };
        self.at = usize::try_from(at).map_err(|_| io::ErrorKind::InvalidInput)?;
        Ok(self.at as u64)
    }
}

impl DiskFile for Handle {
    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.operation()?;
        let file = &mut state.files[self.file];
        file.durable = file.now.clone();
        file.pending.clear();
        Ok(())
    }

    fn set_size(&mut self, size: u64) -> io::Result<()> {
        self.change(Change::Size(size as usize))
    }

    fn dress_as(&mut self, path: &Path) -> io::Result<()> {
        let state = self.disk.operation()?;
        state.find(path).map(drop)
    }
}
