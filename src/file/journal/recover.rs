//! Finding what was lost: journals whose writers have died.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    About, Journal,
    delta::Delta,
    record::{self, Kind, MAGIC},
    writer::{JOURNAL, LOCK, Writer},
};
use crate::{
    file::{
        ContentHash, atomic, bytes_of,
        disk::{self, Lock, SharedDisk},
        parse, to_json,
    },
    model::JourneyMap,
};

/// The largest journal that is read, in bytes.
const MAX_BYTES: u64 = 1 << 30;

/// Work that was not saved when a program ended. Nobody else finds it as long as this lives.
pub struct Lost {
    /// The map as it was at the last moment that is known.
    pub map: Arc<JourneyMap>,
    /// The map's file; none for one that was never saved. A map that was lost twice still has its first.
    pub path: Option<PathBuf>,
    /// That moment, in milliseconds since 1970.
    pub time: i64,
    disk: SharedDisk,
    journal: PathBuf,
    lock: Lock,
}

impl fmt::Debug for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, time, journal, .. } = self;
        f.debug_struct("Lost").field("path", path).field("time", time).field("journal", journal).finish()
    }
}

impl Lost {
    /// Throws it away.
    pub fn discard(self) {
        remove(&self.disk, &self.journal);
    }

    /// A journal for the map that was recovered: what was lost stays on the disk until the map is
    /// saved or thrown away.
    #[must_use]
    pub fn adopt(self, inline: bool) -> Journal {
        let writer = Writer::adopt(self.disk, self.journal, self.lock);
        Journal::on(writer, inline)
    }
}

/// Takes a journal and its lock away.
fn remove(disk: &SharedDisk, journal: &Path) {
    // Whatever stays is found again the next time.
    if disk.remove(journal).is_ok() || disk.stat(journal).is_err() {
        let _ = disk.remove(&journal.with_extension(LOCK));
    }
}

/// Everything in `folder` that was lost, the latest first. Journals of living windows are left alone, and those
/// that hold nothing but what is in the map's file are cleaned away.
#[must_use]
pub fn lost(folder: &Path) -> Vec<Lost> {
    lost_on(&disk::real(), folder, |path| bytes_of(path).ok().map(|bytes| ContentHash::of(&bytes)))
}

/// The same on another disk, where `content` tells what a file holds.
pub(crate) fn lost_on(
    disk: &SharedDisk,
    folder: &Path,
    content: impl Fn(&Path) -> Option<ContentHash>,
) -> Vec<Lost> {
    atomic::sweep_on(disk, folder);
    let mut names: Vec<PathBuf> =
        disk.names(folder).unwrap_or_default().into_iter().map(PathBuf::from).collect();
    names.sort();
    let is = |name: &Path, ending: &str| name.extension().is_some_and(|extension| extension == ending);
    let alone = |name: &Path| is(name, LOCK) && !names.contains(&name.with_extension(JOURNAL));
    let mut found = Vec::new();
    for name in &names {
        if !is(name, JOURNAL) && !alone(name) {
            continue;
        }
        let journal = folder.join(name).with_extension(JOURNAL);
        let Ok(Some(lock)) = disk.lock(&journal.with_extension(LOCK)) else { continue };
        let Ok(bytes) = disk.read(&journal, MAX_BYTES) else {
            remove(disk, &journal);
            continue;
        };
        let Some((map, about, time)) = replay(&bytes) else {
            // Its writer died before the first state was whole: there is nothing in it.
            remove(disk, &journal);
            continue;
        };
        let saved = about.path.as_deref().and_then(&content);
        if saved.is_some_and(|saved| saved == ContentHash::of(&to_json(&map))) {
            remove(disk, &journal);
            continue;
        }
        let path = about.path.or(about.origin);
        found.push(Lost { map, path, time, disk: disk.clone(), journal, lock });
    }
    found.sort_by_key(|lost| std::cmp::Reverse(lost.time));
    found
}

/// The last map that stands whole in a journal, whose it is, and when that was, in milliseconds since
/// 1970; none where there is no whole map in it.
#[must_use]
pub fn replay(bytes: &[u8]) -> Option<(Arc<JourneyMap>, About, i64)> {
    let mut rest = bytes.strip_prefix(MAGIC)?;
    let mut about = About::default();
    let mut last: Option<(JourneyMap, i64)> = None;
    while let Some((record, after)) = record::next(rest) {
        rest = after;
        match record.kind {
            Kind::About => about = serde_json::from_slice(&record.content).unwrap_or_default(),
            Kind::Snapshot => {
                let opened = parse(&record.content, Path::new("")).ok()?;
                last = Some((Arc::unwrap_or_clone(opened.map), record.time));
            }
            Kind::Delta => {
                let Ok(delta) = serde_json::from_slice::<Delta>(&record.content) else { break };
                let Some((map, time)) = last.take() else { break };
                let before = map.clone();
                match delta.apply(map) {
                    Some(map) => last = Some((map, record.time)),
                    None => {
                        last = Some((before, time));
                        break;
                    }
                }
            }
        }
    }
    last.map(|(map, time)| (Arc::new(map), about, time))
}
