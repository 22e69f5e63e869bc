//! The system's disk.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{Disk, DiskFile, Kind, Lock, SharedDisk, Stat};

/// The system's disk.
#[must_use]
pub fn real() -> SharedDisk {
    static REAL: LazyLock<SharedDisk> = LazyLock::new(|| Arc::new(Real));
    REAL.clone()
}

/// Where there are no locks, a temporary file this far from the present is nobody's any more. More
/// than a day, since the clocks of two machines on one share may disagree.
const LONG_AGO: Duration = Duration::from_secs(2 * 24 * 3600);

#[derive(Debug)]
struct Real;

/// Does `call` again when a signal has interrupted it, which the standard library does only for some.
fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

impl Disk for Real {
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let metadata = again(|| fs::metadata(path))?;
        let kind = if metadata.is_dir() {
            Kind::Folder
        } else if metadata.is_file() {
            Kind::File
        } else {
            Kind::Other
        };
        #[cfg(unix)]
        let (names, owner) = {
            use std::os::unix::fs::MetadataExt as _;
            (metadata.nlink(), metadata.uid())
        };
        #[cfg(not(unix))]
        let (names, owner) = (1, 0);
        let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = modified.and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or(0);
        let read_only = metadata.permissions().readonly();
        Ok(Stat { kind, size: metadata.len(), read_only, names, modified, owner })
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match again(|| fs::symlink_metadata(path)) {
            Ok(metadata) if metadata.is_symlink() => again(|| fs::read_link(path)).map(Some),
            _ => Ok(None),
        }
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        create_as(&OpenOptions::new(), path)
    }

    fn create_private(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        #[cfg_attr(not(unix), allow(unused_mut, reason = "elsewhere there are no modes"))]
        let mut options = OpenOptions::new();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        create_as(&options, path)
    }

    #[cfg(unix)]
    fn me(&self) -> Option<u32> {
        // What the system says of a process belongs to who runs it.
        fs::metadata("/proc/self").ok().map(|metadata| std::os::unix::fs::MetadataExt::uid(&metadata))
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(OpenOptions::new().read(true).write(true).open(path)?)))
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        // One byte more, so that the end is found without another piece.
        let size = file.metadata()?.len().saturating_add(1).min(most);
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(usize::try_from(size).unwrap_or(0))?;
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| fs::rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        again(|| fs::remove_file(path))
    }

    fn remove_abandoned(&self, path: &Path) -> io::Result<bool> {
        // Nothing that a link leads to is ours.
        if !again(|| fs::symlink_metadata(path))?.is_file() {
            return Ok(false);
        }
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let abandoned = match lock_of(&file) {
            Ok(free) if LOCKS_KEEP_NOBODY_FROM_READING => free,
            _ => {
                let changed = file.metadata()?.modified()?;
                let now = SystemTime::now();
                let distance = now.duration_since(changed).unwrap_or_else(|error| error.duration());
                distance > LONG_AGO
            }
        };
        if abandoned {
            self.remove(path)?;
        }
        Ok(abandoned)
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};

        let opened = match File::open(folder) {
            // A folder may be written but not read.
            Err(error) if error.kind() == PermissionDenied => return Ok(()),
            opened => opened?,
        };
        match again(|| opened.sync_all()) {
            // Some file systems sync no folders.
            Err(error) if matches!(error.kind(), InvalidInput | Unsupported) => Ok(()),
            done => done,
        }
    }

    /// Elsewhere the rename itself is durable or nothing is.
    #[cfg(not(unix))]
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn names(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn create_folders(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        // A link would have something else locked, or made, and a pipe would wait for a reader.
        if fs::symlink_metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        let free = lock_of(&file)?;
        // The file may have been taken away by its last holder before we had the lock.
        Ok((free && is_at(&file, path)).then(|| Box::new(file) as Lock))
    }
}

fn create_as(options: &OpenOptions, path: &Path) -> io::Result<Box<dyn DiskFile>> {
    let file = options.clone().read(true).write(true).create_new(true).open(path)?;
    // Somebody who cleans up may have taken it for abandoned before it was locked.
    let lost = LOCKS_KEEP_NOBODY_FROM_READING && matches!(lock_of(&file), Ok(false));
    let lost = lost || !is_at(&file, path);
    if lost { Err(io::ErrorKind::AlreadyExists.into()) } else { Ok(Box::new(RealFile(file))) }
}

/// Whether a file that is written can be locked; on Windows nobody could then read it.
const LOCKS_KEEP_NOBODY_FROM_READING: bool = cfg!(unix);

/// Locks `file`; `false` when another holds it.
fn lock_of(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Whether `file` is what stands at `path`.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

struct RealFile(File);

impl Read for RealFile {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl Write for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Seek for RealFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

impl DiskFile for RealFile {
    fn sync(&mut self) -> io::Result<()> {
        again(|| self.0.sync_all())
    }

    fn set_size(&mut self, size: u64) -> io::Result<()> {
        again(|| self.0.set_len(size))
    }

    #[cfg(unix)]
    fn dress_as(&mut self, path: &Path) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

        let (new, old) = (self.0.metadata()?, again(|| fs::metadata(path))?);
        let mut mode = old.mode() & 0o7777;
        if (new.uid(), new.gid()) != (old.uid(), old.gid())
            && fchown(&self.0, Some(old.uid()), Some(old.gid())).is_err()
            // Only root may give a file away; a group of one's own it may get.
            && fchown(&self.0, None, Some(old.gid())).is_err()
        {
            // Another group must not get what that one was allowed.
            mode = (mode & !0o6070) | ((mode & 0o007) << 3);
        }
        copy_attributes(path, &self.0);
        if self.0.metadata()?.mode() & 0o7777 == mode {
            // Disks without permissions refuse to set even those that they show.
            return Ok(());
        }
        again(|| self.0.set_permissions(fs::Permissions::from_mode(mode)))
    }

    #[cfg(not(unix))]
    fn dress_as(&mut self, path: &Path) -> io::Result<()> {
        self.0.set_permissions(fs::metadata(path)?.permissions())
    }
}

/// Copies tags, access lists and other attributes. One that the system does not let us set is no
/// reason not to save.
#[cfg(unix)]
fn copy_attributes(from: &Path, to: &File) {
    use xattr::FileExt as _;

    let Ok(names) = xattr::list_deref(from) else { return };
    for name in names {
        if let Ok(Some(value)) = xattr::get_deref(from, &name) {
            let _ = to.set_xattr(&name, &value);
        }
    }
}
