//! Putting a file in place at once: afterwards it is either whole and new or what it was before.
//!
//! The new content goes into a temporary file in the same folder, reaches the disk, and takes the
//! old file's name in one step; then the folder's entry reaches the disk too. A program that is
//! killed on the way leaves the old file and at most a temporary one, whose name begins with
//! [`TEMPORARY_PREFIX`].

use std::{
    fs::{File, Metadata},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{FileError, Problem};

/// How the names of temporary files begin.
pub const TEMPORARY_PREFIX: &str = ".rihla-";

/// Puts what `fill` writes into the file at `path`.
///
/// A symbolic link stays and its target is replaced; the file's permissions stay too. When `fill`
/// or the disk fails, what was there is untouched and no temporary file stays.
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

/// A file that is being written to take the place of another. Dropping it changes nothing.
#[derive(Debug)]
pub struct Replacement {
    /// The file as the caller named it, for errors.
    path: PathBuf,
    /// The file that is replaced: `path` with its links followed.
    target: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Replacement {
    /// Begins to write a file that shall stand at `path`.
    ///
    /// # Errors
    /// When there is something at `path` that must not be replaced, or the folder takes no file.
    pub fn begin(path: &Path) -> Result<Self, FileError> {
        let problem = |problem| FileError::new(path, problem);
        let old = match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => return Err(problem(Problem::IsDirectory)),
            Ok(metadata) if !metadata.is_file() => return Err(problem(Problem::NotRegular)),
            Ok(metadata) if metadata.permissions().readonly() => {
                return Err(problem(Problem::WriteProtected));
            }
            Ok(metadata) => Some(metadata),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(FileError::writing(path, error)),
        };
        let target = follow_links(path).map_err(|error| FileError::writing(path, error))?;
        if target.file_name().is_none() {
            return Err(problem(Problem::BadName));
        }
        let file = temporary_in(folder_of(&target)).map_err(|error| FileError::writing(path, error))?;
        if let Some(old) = old {
            take_over(file.as_file(), &old).map_err(|error| FileError::writing(path, error))?;
        }
        Ok(Self { path: path.to_owned(), target, file: BufWriter::with_capacity(64 << 10, file) })
    }

    /// Puts the file in its place, durably.
    ///
    /// # Errors
    /// When the disk does not take it; then the old file stands.
    pub fn commit(self) -> Result<(), FileError> {
        let Self { path, target, file } = self;
        let put = || -> io::Result<()> {
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            file.persist(&target).map_err(|error| error.error)?;
            sync_folder(folder_of(&target))
        };
        put().map_err(|error| FileError::writing(path, error))
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The folder in which `path` stands.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Where `path` leads when it is a symbolic link, whether or not anything is there.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    /// As many as Linux follows.
    const MOST_LINKS: usize = 40;

    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::symlink_metadata(&target) {
            Ok(metadata) if metadata.is_symlink() => {
                target = folder_of(&target).join(std::fs::read_link(&target)?);
            }
            _ => return Ok(target),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}

/// A new file in `folder` with the permissions that any new file of this person has.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY_PREFIX).suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Gives `file` the permissions, and where the system lets us the owner, of the `old` one.
fn take_over(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            // Only root may give a file away; anybody else's save must not fail for that.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}

/// Makes the names in `folder` durable.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};

    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some file systems sync no folders, and a folder may be written but not read.
        Err(error) if matches!(error.kind(), InvalidInput | Unsupported | PermissionDenied) => Ok(()),
        done => done,
    }
}

/// Elsewhere the rename itself is durable or nothing is.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
