//! The disk under everything that must survive: the little of a file system that saving, the journal
//! and the versions need.
//!
//! [`real`] is the system's. Tests put a simulated one in its place, which loses power: it forgets
//! and reorders what was not synced, and fails where it is told to.

mod real;
#[cfg(test)]
pub(crate) mod simulated;

use std::{
    ffi::OsString,
    fmt,
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    sync::Arc,
};

pub use real::real;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device …
    Other,
}

/// What a file system says of a path, its links followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: Kind,
    /// Size in bytes.
    pub size: u64,
    /// Whether it is marked as not to be changed.
    pub read_only: bool,
    /// How many names it has.
    pub names: u64,
    /// When its content was changed, in seconds since 1970.
    pub modified: i64,
    /// The number of its owner; 0 where there are none.
    pub owner: u32,
}

/// Held as long as it lives, also against other programs; a program that dies lets go of it.
pub type Lock = Box<dyn Send + Sync>;

/// A disk. Names are durable only after [`Self::sync_folder`], contents only after [`DiskFile::sync`].
pub trait Disk: Send + Sync + fmt::Debug {
    /// What stands at `path`, its links followed.
    ///
    /// # Errors
    /// When there is nothing or it cannot be reached.
    fn stat(&self, path: &Path) -> io::Result<Stat>;

    /// Where the symbolic link at `path` leads; none when there is no link.
    ///
    /// # Errors
    /// When it cannot be read.
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>>;

    /// Makes a new file and holds its lock until it is closed.
    ///
    /// # Errors
    /// `AlreadyExists` when something is there, or when [`Self::remove_abandoned`] was faster.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// The same; at first nobody else may read it.
    ///
    /// # Errors
    /// As [`Self::create`].
    fn create_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.create(path)
    }

    /// The number of this person as [`Stat::owner`] tells it, where that is known.
    fn me(&self) -> Option<u32> {
        None
    }

    /// Opens a file for reading and writing, at its start.
    ///
    /// # Errors
    /// When there is none or the system refuses.
    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Reads the first `most` bytes of a file, or all of it when it has fewer.
    ///
    /// # Errors
    /// When it cannot be read.
    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>>;

    /// Gives a file another name, in place of what had it.
    ///
    /// # Errors
    /// When the system refuses; then nothing has changed.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a file away.
    ///
    /// # Errors
    /// When there is none or the system refuses.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Takes a file away that [`Self::create`] made and whose maker has died; `false` when the maker
    /// lives or that cannot be told.
    ///
    /// # Errors
    /// When there is none or the system refuses.
    fn remove_abandoned(&self, path: &Path) -> io::Result<bool>;

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    /// When the disk fails; not where the file system syncs no folders.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// The names in a folder, in any order.
    ///
    /// # Errors
    /// When there is none or it cannot be read.
    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// Makes a folder, private to this person, with those above it.
    ///
    /// # Errors
    /// When the system refuses.
    fn create_folders(&self, folder: &Path) -> io::Result<()>;

    /// Locks the file at `path`, which is made where there is none; none when another holds it.
    ///
    /// # Errors
    /// When the file cannot be opened or the file system has no locks.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// An open file.
pub trait DiskFile: Read + Write + Seek + Send {
    /// Makes the content durable.
    ///
    /// # Errors
    /// When the disk fails.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts it off, or lengthens it with zeros.
    ///
    /// # Errors
    /// When the disk fails.
    fn set_size(&mut self, size: u64) -> io::Result<()>;

    /// Takes over permissions, extended attributes and, where the system lets us, the owner of the
    /// file at `path`.
    ///
    /// # Errors
    /// When the permissions cannot be set.
    fn dress_as(&mut self, path: &Path) -> io::Result<()>;
}

/// A disk that several own.
pub type SharedDisk = Arc<dyn Disk>;

/// The folder in which `path` stands.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
