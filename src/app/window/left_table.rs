//! A table from the clipboard on its way to a window of its own: a file in the program's folder, which the new window
//! reads and takes away.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Folder of the tables, in that of the program's state.
const FOLDER: &str = "tables";
/// A table that nobody took within this time is not going to be taken.
const PATIENCE: Duration = Duration::from_secs(3600);

/// Leaves a table for another window; none where it could not be written.
pub(super) fn leave(state: &Path, text: &str) -> Option<PathBuf> {
    let folder = state.join(FOLDER);
    fs::create_dir_all(&folder).ok()?;
    sweep(&folder);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let path = folder.join(format!("{}-{}.tsv", process::id(), now.as_nanos()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).and_then(|mut file| file.write_all(text.as_bytes())).ok()?;
    Some(path)
}

/// Whether the file at `path` is one that was left here.
pub(super) fn is_left(state: &Path, path: &Path) -> bool {
    path.parent() == Some(&state.join(FOLDER))
}

/// The table that was left at `path`, which is gone then. Empty when somebody else took it.
pub(super) fn take(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    drop(fs::remove_file(path));
    text
}

/// Takes away what nobody came for.
fn sweep(folder: &Path) {
    let old = |entry: &fs::DirEntry| {
        let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        modified.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > PATIENCE)
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().filter(old) {
        drop(fs::remove_file(entry.path()));
    }
}
