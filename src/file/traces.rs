//! Where files are being written: remembered as long as it goes on, so that the next start finds what a program that was
//! killed has left there, in whatever folder.
//!
//! Each writer leaves a small file in the state folder, locked as long as it lives, that names the folder it writes to.
//! Nothing of it is synced: it costs next to nothing, and after a power cut the next writer in that folder cleans up.

use std::{
    ffi::OsStr,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{
    atomic,
    disk::{self, DiskFile, SharedDisk},
};

/// The folder of the traces in the state folder.
const FOLDER: &str = "writing";
/// The longest path of a folder that is read, in bytes.
const MAX_BYTES: u64 = 1 << 16;

/// The state folder of this process.
static STATE: OnceLock<PathBuf> = OnceLock::new();

/// Has every folder to which this process writes remembered in the state folder `state`. The first call counts; without
/// one nothing is remembered.
pub fn remember_in(state: &Path) {
    // A process that was told already keeps what it was told.
    let _ = STATE.set(state.to_owned());
}

/// What tells that a folder is being written to. Dropping it forgets the folder, unless something was left there.
#[derive(Debug)]
pub(super) struct Trace {
    disk: SharedDisk,
    path: PathBuf,
    /// Whether the next start has something to clean up there.
    stays: AtomicBool,
    _held: Held,
}

/// The open file, whose lock tells that its writer lives.
struct Held(#[expect(dead_code, reason = "held open for its lock")] Box<dyn DiskFile>);

impl std::fmt::Debug for Held {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Held")
    }
}

impl Trace {
    /// Remembers `folder`, if it is not one of the state folder's own, which every start sweeps. Where that fails, the
    /// folder is as good as any that nobody remembers.
    pub(super) fn leave(folder: &Path) -> Option<Self> {
        let state = STATE.get()?;
        let folder = std::path::absolute(folder).ok().filter(|folder| !folder.starts_with(state))?;
        let disk = disk::real();
        let traces = state.join(FOLDER);
        let path = traces.join(format!("{:016x}", fastrand::u64(..)));
        let mut file = match disk.create(&path) {
            Ok(file) => file,
            Err(_) => {
                disk.create_folders(&traces).ok()?;
                disk.create(&path).ok()?
            }
        };
        if file.write_all(folder.as_os_str().as_encoded_bytes()).is_err() {
            // What stays is swept by the next start.
            let _ = disk.remove(&path);
            return None;
        }
        Some(Self { disk, path, stays: AtomicBool::new(false), _held: Held(file) })
    }

    /// Has the next start look at the folder, because something could not be taken away.
    pub(super) fn stay(&self) {
        self.stays.store(true, Ordering::Relaxed);
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        if !self.stays.load(Ordering::Relaxed) {
            // What cannot be removed now is swept by the next start.
            let _ = self.disk.remove(&self.path);
        }
    }
}

/// Takes away what programs that were killed have left in the folders that the state folder `state` remembers, and
/// forgets those of which the writer is dead.
pub(super) fn sweep(state: &Path) {
    let disk = disk::real();
    let traces = state.join(FOLDER);
    for name in disk.names(&traces).unwrap_or_default() {
        let path = traces.join(name);
        if let Some(folder) = disk.read(&path, MAX_BYTES).ok().as_deref().and_then(path_of)
            && folder.is_absolute()
        {
            // What a living writer has there stays.
            atomic::sweep(&folder);
        }
        // A trace that cannot be removed is looked at again.
        let _ = disk.remove_abandoned(&path);
    }
}

/// The path of which these are the bytes.
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    #[cfg(unix)]
    let path: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    #[cfg(not(unix))]
    let path = OsStr::new(std::str::from_utf8(bytes).ok()?);
    Some(PathBuf::from(path))
}
