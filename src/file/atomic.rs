//! Putting a file in place at once: afterwards it is either whole and new or what it was before.
//!
//! The new content goes into a temporary file in the same folder, reaches the disk, and takes the
//! old file's name in one step; then the folder's entry reaches the disk too. A program that is
//! killed on the way leaves the old file and at most a temporary one, whose name begins with
//! [`TEMPORARY_PREFIX`]; the next writer in that folder takes it away, or the next start (`file/traces.rs`).
//!
//! Some shares do not let a file take another's name or permissions, and a file with several names must
//! keep them. There the content is written over the old one in its place, and meanwhile a whole copy
//! stands beside it (`file/spare.rs`).

use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    FileError, Problem,
    disk::{self, Disk, DiskFile, Kind, SharedDisk, folder_of},
    shared, spare,
    traces::Trace,
};

/// How the names of temporary files begin.
pub const TEMPORARY_PREFIX: &str = ".rihla-";
/// How they end.
const TEMPORARY_SUFFIX: &str = ".tmp";

/// What becomes of the other names of a file that has several (hard links).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherNames {
    /// Refuse, so that somebody decides.
    Ask,
    /// They get the new content too.
    Follow,
    /// They keep the old content.
    Stay,
}

/// Puts what `fill` writes into the file at `path`.
///
/// A symbolic link stays and its target is replaced; the file's permissions, owner and attributes
/// stay too. When `fill` or the disk fails, what was there is untouched and no temporary file stays.
///
/// # Errors
/// The error of `fill`, or a [`FileError`] when the disk does not take the file.
pub fn write<T, E: From<FileError>>(
    path: &Path,
    fill: impl FnOnce(&mut Replacement) -> Result<T, E>,
) -> Result<T, E> {
    let mut replacement = Replacement::begin(path)?;
    let answer = fill(&mut replacement)?;
    replacement.commit()?;
    Ok(answer)
}

/// Puts `bytes` into the file at `path` on `disk`.
///
/// # Errors
/// When the disk does not take them, or the file has other names and it is to be asked.
pub fn put(disk: &SharedDisk, path: &Path, bytes: &[u8], other_names: OtherNames) -> Result<(), FileError> {
    let mut replacement = Replacement::begin_on(disk, path, other_names)?;
    replacement.write_all(bytes).map_err(|error| FileError::writing(path, error))?;
    replacement.commit()
}

/// A file that is being written to take the place of another. Dropping it changes nothing.
#[derive(Debug)]
pub struct Replacement {
    disk: SharedDisk,
    /// The file as the caller named it, for errors.
    path: PathBuf,
    /// The file that is replaced: `path` with its links followed.
    target: PathBuf,
    /// Whether something stands there.
    exists: bool,
    /// Whether the old file itself must get the new content.
    in_place: bool,
    temporary: Temporary,
    file: BufWriter<OpenFile>,
    trace: Option<Arc<Trace>>,
}

impl Replacement {
    /// Begins to write a file that shall stand at `path`.
    ///
    /// # Errors
    /// When there is something at `path` that must not be replaced, or the folder takes no file.
    pub fn begin(path: &Path) -> Result<Self, FileError> {
        Self::begin_on(&disk::real(), path, OtherNames::Stay)
    }

    /// The same on another disk, for a file that may have other names.
    ///
    /// # Errors
    /// As [`Self::begin`], and when the file has other names and it is to be asked.
    pub fn begin_on(disk: &SharedDisk, path: &Path, other_names: OtherNames) -> Result<Self, FileError> {
        let problem = |problem| FileError::new(path, problem);
        let writing = |error| FileError::writing(path, error);
        let old = match disk.stat(path) {
            Ok(stat) if stat.kind == Kind::Folder => return Err(problem(Problem::IsDirectory)),
            Ok(stat) if stat.kind == Kind::Other => return Err(problem(Problem::NotRegular)),
            Ok(stat) if stat.read_only => return Err(problem(Problem::WriteProtected)),
            Ok(stat) if stat.names > 1 && other_names == OtherNames::Ask => {
                return Err(problem(Problem::OtherNames { others: stat.names - 1 }));
            }
            Ok(stat) => Some(stat),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(writing(error)),
        };
        let target = follow_links(&**disk, path).map_err(writing)?;
        if target.file_name().is_none() {
            return Err(problem(Problem::BadName));
        }
        sweep_on(disk, folder_of(&target));
        let trace = Trace::leave(folder_of(&target)).map(Arc::new);
        let (temporary, mut file) =
            temporary_in(disk, folder_of(&target), old.is_some(), trace.clone()).map_err(writing)?;
        // A file that cannot get the old one's permissions must not take its place.
        let undressed = old.is_some() && file.dress_as(&target).is_err();
        let has_names = other_names == OtherNames::Follow && old.is_some_and(|old| old.names > 1);
        Ok(Self {
            disk: disk.clone(),
            path: path.to_owned(),
            target,
            exists: old.is_some(),
            in_place: has_names || undressed,
            temporary,
            file: BufWriter::with_capacity(64 << 10, OpenFile(file)),
            trace,
        })
    }

    /// Puts the file in its place, durably.
    ///
    /// # Errors
    /// When the disk does not take it. Then the old file stands, unless the disk failed at the very end: in making the
    /// new name durable, or in the middle of writing over a file that keeps its name. The new one may stand there
    /// after all, now or from the next reading on; it is whole in any case.
    pub fn commit(self) -> Result<(), FileError> {
        let Self { disk, path, target, exists, in_place, temporary, file, trace } = self;
        let put = || -> io::Result<()> {
            let OpenFile(mut file) = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync()?;
            if in_place {
                return spare::overwrite(&disk, file, temporary, &target);
            }
            match disk.rename(&temporary.path, &target) {
                Ok(()) => temporary.keep(),
                Err(error) if exists && refuses_the_name(&error) => {
                    return spare::overwrite(&disk, file, temporary, &target);
                }
                Err(error) => return Err(error),
            }
            disk.sync_folder(folder_of(&target))
        };
        put().map_err(|error| {
            // A spare may stand there.
            trace.iter().for_each(|trace| trace.stay());
            FileError::writing(path, error)
        })
    }
}

/// Whether the file system does not let a file take another's place, rather than failing.
fn refuses_the_name(error: &io::Error) -> bool {
    use io::ErrorKind::{
        AlreadyExists, CrossesDevices, ExecutableFileBusy, InvalidInput, PermissionDenied, ResourceBusy,
        Unsupported,
    };
    matches!(
        error.kind(),
        AlreadyExists
            | CrossesDevices
            | ExecutableFileBusy
            | InvalidInput
            | PermissionDenied
            | ResourceBusy
            | Unsupported
    )
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

struct OpenFile(Box<dyn DiskFile>);

impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenFile")
    }
}

impl Write for OpenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// A temporary file's name; dropping it takes the file away.
#[derive(Debug)]
pub(super) struct Temporary {
    disk: SharedDisk,
    pub(super) path: PathBuf,
    trace: Option<Arc<Trace>>,
}

impl Temporary {
    /// Leaves what now stands under the name.
    fn keep(mut self) {
        self.path = PathBuf::new();
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() && self.disk.remove(&self.path).is_err() {
            // Swept later.
            self.trace.iter().for_each(|trace| trace.stay());
        }
    }
}

/// Where `path` leads when it is a symbolic link, whether or not anything is there.
pub(super) fn follow_links(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;

    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match disk.link(&target)? {
            Some(next) => target = folder_of(&target).join(next),
            None => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// A new file in `folder` with the permissions that any new file of this person has; a `private` one has none for others
/// before it gets those of the file whose place it takes.
fn temporary_in(
    disk: &SharedDisk,
    folder: &Path,
    private: bool,
    trace: Option<Arc<Trace>>,
) -> io::Result<(Temporary, Box<dyn DiskFile>)> {
    /// Enough for any chance meeting of names.
    const TRIES: usize = 16;

    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for _ in 0..TRIES {
        let name = format!("{TEMPORARY_PREFIX}{:016x}{TEMPORARY_SUFFIX}", fastrand::u64(..));
        let path = folder.join(name);
        match if private { disk.create_private(&path) } else { disk.create(&path) } {
            Ok(file) => return Ok((Temporary { disk: disk.clone(), path, trace }, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // It may be our own, which the disk did not let us hold.
                trace.iter().for_each(|trace| trace.stay());
                last = error;
            }
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Takes away what writers that were killed have left in `folder`, and ends what they had begun.
/// What a living one is writing stays. Failing is no harm: it is done again the next time.
pub fn sweep(folder: &Path) {
    sweep_on(&disk::real(), folder);
}

/// The same on another disk.
pub(super) fn sweep_on(disk: &SharedDisk, folder: &Path) {
    for name in disk.names(folder).unwrap_or_default() {
        let name = name.to_string_lossy();
        if !name.starts_with(TEMPORARY_PREFIX) {
            continue;
        }
        if name.ends_with(TEMPORARY_SUFFIX) {
            let _ = disk.remove_abandoned(&folder.join(&*name));
        } else if name.ends_with(spare::SUFFIX) {
            let _ = spare::settle_spare(disk, &folder.join(&*name));
        } else if name.ends_with(shared::LOCK_SUFFIX) {
            shared::sweep_lock(disk, &folder.join(&*name));
        }
    }
}
