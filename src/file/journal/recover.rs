//! Finding what was lost: journals whose writers have died.

use std::{
    fmt, io,
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
        ContentHash, FileError, atomic, bytes_of,
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
    /// saved or thrown away. `alarm` is as for [`Journal::new`].
    #[must_use]
    pub fn adopt(self, inline: bool, alarm: impl FnMut(Option<&FileError>) + Send + 'static) -> Journal {
        let writer = Writer::adopt(self.disk, self.journal, self.lock);
        Journal::on(writer, inline, alarm)
    }
}

/// What was found where journals stand.
#[derive(Debug, Default)]
pub struct Found {
    /// Everything that was lost, the latest first.
    pub lost: Vec<Lost>,
    /// Journals in which no map stands whole, under the names that they were given.
    pub damaged: Vec<PathBuf>,
    /// Journals that could not be read, now or by this version, and stay as they are.
    pub unread: Vec<PathBuf>,
}

/// How the names of damaged journals end.
const DAMAGED: &str = "damaged";
/// Most damaged journals that are kept.
const MOST_DAMAGED: usize = 10;
/// How the journals of any version begin.
const ANY_MAGIC: &[u8] = b"rihla-j";

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
    find(folder).lost
}

/// The same, with what cannot be made use of.
#[must_use]
pub fn find(folder: &Path) -> Found {
    find_on(&disk::real(), folder, |path| bytes_of(path).ok().map(|bytes| ContentHash::of(&bytes)))
}

/// The same on another disk, where `content` tells what a file holds.
pub(crate) fn find_on(
    disk: &SharedDisk,
    folder: &Path,
    content: impl Fn(&Path) -> Option<ContentHash>,
) -> Found {
    atomic::sweep_on(disk, folder);
    let mut names: Vec<PathBuf> =
        disk.names(folder).unwrap_or_default().into_iter().map(PathBuf::from).collect();
    names.sort();
    let is = |name: &Path, ending: &str| name.extension().is_some_and(|extension| extension == ending);
    let alone = |name: &Path| is(name, LOCK) && !names.contains(&name.with_extension(JOURNAL));
    let mut found = Found::default();
    for name in names.iter().filter(|name| is(name, JOURNAL) || alone(name)) {
        let journal = folder.join(name).with_extension(JOURNAL);
        let Ok(Some(lock)) = disk.lock(&journal.with_extension(LOCK)) else { continue };
        match look_into(disk, &journal) {
            Content::Nothing => remove(disk, &journal),
            Content::Unread => found.unread.push(journal),
            Content::Damaged => found.damaged.extend(move_aside(disk, &journal)),
            Content::Map(map, about, time) => {
                let saved = about.path.as_deref().and_then(&content);
                if saved.is_some_and(|saved| saved == ContentHash::of(&to_json(&map))) {
                    remove(disk, &journal);
                    continue;
                }
                let path = about.path.or(about.origin);
                found.lost.push(Lost { map, path, time, disk: disk.clone(), journal, lock });
            }
        }
    }
    if !found.damaged.is_empty() {
        thin_damaged(disk, folder);
    }
    found.lost.sort_by_key(|lost| std::cmp::Reverse(lost.time));
    found
}

/// What stands in a journal whose writer has died.
enum Content {
    /// Nothing: its writer died before the first state, or took it away.
    Nothing,
    /// Nobody knows: the disk fails, or a later version wrote it.
    Unread,
    /// Something, but no whole map.
    Damaged,
    /// A map.
    Map(Arc<JourneyMap>, About, i64),
}

fn look_into(disk: &SharedDisk, journal: &Path) -> Content {
    match disk.read(journal, MAX_BYTES) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Content::Nothing,
        Err(_) => Content::Unread,
        Ok(bytes) if bytes.is_empty() => Content::Nothing,
        Ok(bytes) if bytes.starts_with(ANY_MAGIC) && !bytes.starts_with(MAGIC) => Content::Unread,
        Ok(bytes) => match replay(&bytes) {
            Some((map, about, time)) => Content::Map(map, about, time),
            None => Content::Damaged,
        },
    }
}

/// Gives a damaged journal another name, so that it is not found again and can be looked into.
fn move_aside(disk: &SharedDisk, journal: &Path) -> Option<PathBuf> {
    let aside = journal.with_extension(DAMAGED);
    // One that keeps its name is found again.
    disk.rename(journal, &aside).ok()?;
    let _ = disk.remove(&journal.with_extension(LOCK));
    Some(aside)
}

/// Takes the oldest damaged journals away where there are more than anybody looks into.
fn thin_damaged(disk: &SharedDisk, folder: &Path) {
    let names = disk.names(folder).unwrap_or_default().into_iter().map(|name| folder.join(name));
    let mut damaged: Vec<(i64, PathBuf)> = names
        .filter(|path| path.extension().is_some_and(|extension| extension == DAMAGED))
        .filter_map(|path| Some((disk.stat(&path).ok()?.modified, path)))
        .collect();
    damaged.sort();
    for (_, path) in damaged.iter().rev().skip(MOST_DAMAGED) {
        // What stays is taken away the next time.
        let _ = disk.remove(path);
    }
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
                let Ok(opened) = parse(&record.content, Path::new("")) else { break };
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
