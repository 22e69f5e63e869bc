//! Writing a journal: each new state of the map is appended as what changed, and is durable when
//! the call returns.

use std::{
    io::{self, Seek, SeekFrom, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::{Deserialize, Serialize};

use super::{
    delta::Delta,
    record::{self, Kind, MAGIC},
};
use crate::{
    file::{
        FileError,
        atomic::{self, OtherNames},
        disk::{DiskFile, Lock, SharedDisk, folder_of},
        to_json,
    },
    model::JourneyMap,
};

/// How the names of journals end.
pub(super) const JOURNAL: &str = "journal";
/// How the names of the locks end that tell whether a journal's writer lives.
pub(super) const LOCK: &str = "lock";

/// A journal is begun anew when its changes weigh more than this and [`TIMES_SNAPSHOT`] snapshots.
const MOST_CHANGES: u64 = 256 << 10;
/// See [`MOST_CHANGES`].
const TIMES_SNAPSHOT: u64 = 3;

/// Whose journal it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The map's file; none for one that was never saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// The file that a map had before it was recovered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<PathBuf>,
}

/// Writes one journal.
pub(super) struct Writer {
    disk: SharedDisk,
    /// The journal's file; its lock stands beside it.
    path: PathBuf,
    /// Tells others that we live.
    _lock: Lock,
    about: About,
    /// The open journal and the map as it was last written; none while there is nothing to recover.
    open: Option<Open>,
}

struct Open {
    file: Box<dyn DiskFile>,
    last: Arc<JourneyMap>,
    /// Bytes of the beginning and of the changes behind it.
    snapshot: u64,
    changes: u64,
}

impl Writer {
    /// Takes a name in `folder`, which is made where there is none.
    pub(super) fn new(disk: &SharedDisk, folder: &Path, about: About) -> io::Result<Self> {
        /// Enough for any chance meeting of names.
        const TRIES: usize = 16;

        disk.create_folders(folder)?;
        for _ in 0..TRIES {
            let path = folder.join(format!("{:016x}.{JOURNAL}", fastrand::u64(..)));
            if disk.stat(&path).is_ok() {
                continue;
            }
            if let Some(lock) = disk.lock(&path.with_extension(LOCK))? {
                return Ok(Self { disk: disk.clone(), path, _lock: lock, about, open: None });
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Goes on with a journal that was found; the next state begins it anew.
    pub(super) fn adopt(disk: SharedDisk, path: PathBuf, lock: Lock) -> Self {
        Self { disk, path, _lock: lock, about: About::default(), open: None }
    }

    /// Where the journal stands.
    pub(super) fn folder(&self) -> &Path {
        folder_of(&self.path)
    }

    /// Makes `map` what will be recovered. `time` is in milliseconds since 1970.
    pub(super) fn record(
        &mut self,
        map: &Arc<JourneyMap>,
        about: &About,
        time: i64,
    ) -> Result<(), FileError> {
        if let Some(open) = &self.open
            && Arc::ptr_eq(&open.last, map)
            && *about == self.about
        {
            return Ok(());
        }
        let appended = self.append(map, about, time);
        match appended {
            Ok(true) => Ok(()),
            // What a failed write left behind would hide whatever follows it.
            Ok(false) | Err(_) => self.begin(map, about, time),
        }
    }

    /// Appends what changed; `false` when the journal has to begin anew.
    fn append(&mut self, map: &Arc<JourneyMap>, about: &About, time: i64) -> io::Result<bool> {
        let Some(open) = self.open.as_mut().filter(|_| *about == self.about) else { return Ok(false) };
        if open.changes > MOST_CHANGES.max(TIMES_SNAPSHOT * open.snapshot) {
            return Ok(false);
        }
        let Some(delta) = Delta::between(&open.last, map) else { return Ok(false) };
        let mut bytes = Vec::new();
        record::append(&mut bytes, Kind::Delta, time, &serde_json::to_vec(&delta)?)?;
        open.file.write_all(&bytes)?;
        open.file.sync()?;
        open.changes += bytes.len() as u64;
        open.last = map.clone();
        Ok(true)
    }

    /// Puts a new journal in the place of the old one, which holds until the new one is durable.
    fn begin(&mut self, map: &Arc<JourneyMap>, about: &About, time: i64) -> Result<(), FileError> {
        let failed = |error| FileError::writing(&self.path, error);
        self.open = None;
        self.about = about.clone();
        let mut bytes = MAGIC.to_vec();
        // A path that is no Unicode cannot be written; the map can.
        let about = serde_json::to_vec(about).unwrap_or_else(|_| b"{}".to_vec());
        record::append(&mut bytes, Kind::About, time, &about).map_err(failed)?;
        record::append(&mut bytes, Kind::Snapshot, time, &to_json(map)).map_err(failed)?;
        atomic::put(&self.disk, &self.path, &bytes, OtherNames::Stay)?;
        let mut file = self.disk.open(&self.path).map_err(failed)?;
        file.seek(SeekFrom::End(0)).map_err(failed)?;
        self.open = Some(Open { file, last: map.clone(), snapshot: bytes.len() as u64, changes: 0 });
        Ok(())
    }

    /// Forgets everything: the map is in its file.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.open = None;
        match self.disk.remove(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => self.disk.sync_folder(folder_of(&self.path)),
        }
    }

    /// Forgets everything and gives the name up.
    pub(super) fn close(mut self) -> io::Result<()> {
        self.clear()?;
        self.disk.remove(&self.path.with_extension(LOCK))
    }
}
