//! Watching the open map's file: whether somebody else changes it, takes it away or gives it another name.
//!
//! A thread of its own waits for the system's events and looks by itself every two seconds, because shares and
//! synced folders send none. What counts is the content, by its hash; size and time only tell when it is worth
//! reading. The window hears of every new content once, its own saves too, and compares.

use std::{
    fs::Metadata,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, Weak,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant, SystemTime},
};

use notify::{RecursiveMode, Watcher as _};

use super::jobs::{Done, Reporter};
use crate::file::{self, ContentHash, disk::folder_of};

/// How often the file is looked at where no event comes.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a file must be quiet before it is read: writers write in several steps.
const QUIET: Duration = Duration::from_millis(120);
/// How long a file may be away before that is told: many programs take the old one away first.
const AWAY: Duration = Duration::from_millis(900);
/// After a change, a second one may hide behind the same time stamp: some file systems keep it in steps of two
/// seconds. Then the content is read once more.
const AGAIN: Duration = Duration::from_millis(3500);

/// What was seen of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It holds this.
    Content(ContentHash),
    /// It is gone; where it went, if it only has another name in its folder.
    Gone(Option<PathBuf>),
}

/// A file under watch. Dropping it ends the watch.
#[derive(Debug)]
pub(crate) struct Watch {
    path: PathBuf,
    /// Whether the system ever told of an event. The thread ends with it.
    #[cfg_attr(not(test), expect(dead_code, reason = "kept for the thread, which ends when it is gone"))]
    heard: Arc<AtomicBool>,
}

impl Watch {
    /// Watches the file at `path`, which held `known` a moment ago.
    pub(crate) fn new(path: PathBuf, known: Option<ContentHash>, reporter: Reporter) -> Self {
        let heard = Arc::default();
        let (eyes, asked) = (Eyes::new(path.clone(), known), Arc::downgrade(&heard));
        thread::spawn(move || watch(eyes, &asked, &reporter));
        Self { path, heard }
    }

    /// Whether the system ever told of an event, beside what was seen by looking every now and then.
    #[cfg(test)]
    fn has_heard(&self) -> bool {
        self.heard.load(Ordering::Relaxed)
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

fn watch(mut eyes: Eyes, asked: &Weak<AtomicBool>, reporter: &Reporter) {
    let (sender, events) = mpsc::channel();
    let name = eyes.path.file_name().map(ToOwned::to_owned);
    let told = sender.clone();
    let heard = move |event: notify::Result<notify::Event>| {
        let ours = event.as_ref().is_ok_and(|event| {
            !event.kind.is_access() && event.paths.iter().any(|path| path.file_name() == name.as_deref())
        });
        if ours || event.is_err() {
            // The thread may be gone.
            let _ = told.send(());
        }
    };
    // Where there are no events, looking every now and then must do.
    let mut watcher = notify::recommended_watcher(heard).ok();
    if let Some(watcher) = &mut watcher {
        drop(watcher.watch(folder_of(&eyes.path), RecursiveMode::NonRecursive));
    }
    while asked.strong_count() > 0 {
        if events.recv_timeout(eyes.patience()).is_ok() {
            eyes.stirred = true;
            if let Some(heard) = asked.upgrade() {
                heard.store(true, Ordering::Relaxed);
            }
        } else if let Some(seen) = eyes.look(Instant::now()) {
            reporter.report(Done::Outside { path: eyes.path.clone(), seen });
        }
    }
    drop(sender);
}

/// What tells that a file may hold something else.
type Trace = (u64, Option<SystemTime>, u64);

fn trace(metadata: &Metadata) -> Trace {
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(metadata);
    #[cfg(not(unix))]
    let number = 0;
    (metadata.len(), metadata.modified().ok(), number)
}

/// Looks at a file, and remembers what it saw.
#[derive(Debug)]
pub(crate) struct Eyes {
    path: PathBuf,
    known: Option<ContentHash>,
    trace: Option<Trace>,
    /// Whether something happened since it was last looked at.
    stirred: bool,
    /// When to read again, however little seems to have happened.
    again: Option<Instant>,
    away: Option<Instant>,
    told_away: bool,
}

impl Eyes {
    /// For the file at `path`, which held `known` a moment ago.
    pub(crate) fn new(path: PathBuf, known: Option<ContentHash>) -> Self {
        Self { path, known, trace: None, stirred: true, again: None, away: None, told_away: false }
    }

    /// How long to wait for an event before looking.
    fn patience(&self) -> Duration {
        if self.stirred {
            QUIET
        } else if self.away.is_some() && !self.told_away {
            AWAY / 4
        } else {
            LOOK_EVERY
        }
    }

    /// What is new; none when nothing is.
    pub(crate) fn look(&mut self, now: Instant) -> Option<Seen> {
        let stirred = std::mem::take(&mut self.stirred);
        let metadata = match std::fs::metadata(&self.path) {
            Ok(metadata) => metadata,
            Err(error) if error.kind() == ErrorKind::NotFound => return self.is_away(now),
            // A share that does not answer says nothing about the file.
            Err(_) => return None,
        };
        let back = std::mem::take(&mut self.told_away);
        self.away = None;
        let trace = trace(&metadata);
        let other = self.trace != Some(trace);
        let due = self.again.is_some_and(|again| now >= again);
        if !(stirred || other || due || back) {
            return None;
        }
        if other {
            self.again = Some(now + AGAIN);
        } else if due {
            self.again = None;
        }
        let hash = ContentHash::of(&file::bytes_of(&self.path).ok()?);
        self.trace = Some(trace);
        if self.known == Some(hash) && !back {
            return None;
        }
        self.known = Some(hash);
        Some(Seen::Content(hash))
    }

    /// As [`Self::look`], reading the content whatever shows.
    pub(crate) fn look_closely(&mut self, now: Instant) -> Option<Seen> {
        self.stirred = true;
        self.away = now.checked_sub(AWAY);
        self.look(now)
    }

    fn is_away(&mut self, now: Instant) -> Option<Seen> {
        let since = *self.away.get_or_insert(now);
        if self.told_away || now.duration_since(since) < AWAY {
            return None;
        }
        self.told_away = true;
        Some(Seen::Gone(self.other_name()))
    }

    /// The file's new name in its folder.
    #[cfg(unix)]
    fn other_name(&self) -> Option<PathBuf> {
        let (_, _, number) = self.trace?;
        let names = std::fs::read_dir(folder_of(&self.path)).ok()?;
        let same = |path: &PathBuf| std::fs::metadata(path).is_ok_and(|found| trace(&found).2 == number);
        let maps = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        names.filter_map(Result::ok).map(|entry| entry.path()).filter(maps).find(same)
    }

    #[cfg(not(unix))]
    fn other_name(&self) -> Option<PathBuf> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::jobs::Jobs;

    /// A file, and eyes on it that have seen it once.
    fn seen(content: &str) -> (tempfile::TempDir, PathBuf, Eyes) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.journey.json");
        std::fs::write(&path, content).expect("a file");
        let mut eyes = Eyes::new(path.clone(), Some(ContentHash::of(content.as_bytes())));
        assert_eq!(eyes.look(Instant::now()), None, "what is known is no news");
        (folder, path, eyes)
    }

    fn content(text: &str) -> Option<Seen> {
        Some(Seen::Content(ContentHash::of(text.as_bytes())))
    }

    #[test]
    fn new_content_is_told_once_and_a_mere_touch_never() {
        let (_folder, path, mut eyes) = seen("one");
        let now = Instant::now();
        std::fs::write(&path, "two!").expect("a file");
        assert_eq!(eyes.look(now), content("two!"));
        assert_eq!(eyes.look(now), None);
        std::fs::write(&path, "two!").expect("a file");
        assert_eq!(eyes.look(now), None, "the same content at another time");
    }

    #[test]
    fn a_change_that_the_time_stamp_hides_is_found() {
        let (_folder, path, mut eyes) = seen("one");
        let stamp = SystemTime::now() - Duration::from_secs(86_400);
        let write = |text: &str| {
            std::fs::write(&path, text).expect("a file");
            let file = std::fs::File::options().write(true).open(&path).expect("a file");
            file.set_modified(stamp).expect("its time");
        };
        let now = Instant::now();
        // A day off, and with the same stamp as the next.
        write("two");
        assert_eq!(eyes.look(now), content("two"));
        write("six");
        assert_eq!(eyes.look(now), None, "nothing shows");
        assert_eq!(eyes.look(now + AGAIN), content("six"));
    }

    #[test]
    fn a_file_that_is_away_for_a_moment_is_no_news() {
        let (_folder, path, mut eyes) = seen("one");
        let now = Instant::now();
        std::fs::remove_file(&path).expect("it was there");
        assert_eq!(eyes.look(now), None);
        assert_eq!(eyes.look(now + AWAY), Some(Seen::Gone(None)));
        assert_eq!(eyes.look(now + AWAY * 2), None, "told once");
        std::fs::write(&path, "one").expect("a file");
        assert_eq!(eyes.look(now + AWAY * 2), content("one"), "it is back");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_another_name_is_found() {
        let (folder, path, mut eyes) = seen("one");
        let other = folder.path().join("other.journey.json");
        std::fs::rename(&path, &other).expect("renamed");
        let now = Instant::now();
        assert_eq!(eyes.look(now), None);
        assert_eq!(eyes.look(now + AWAY), Some(Seen::Gone(Some(other))));
    }

    /// What a watch tells next, waited for as long as a slow machine may take.
    fn told(jobs: &Jobs) -> Seen {
        let began = Instant::now();
        loop {
            match jobs.next() {
                Some(Done::Outside { seen, .. }) => return seen,
                _ => assert!(began.elapsed() < Duration::from_secs(60), "nothing is told"),
            }
            thread::park_timeout(Duration::from_millis(5));
        }
    }

    #[test]
    fn a_watch_tells_the_window_of_every_change_from_its_own_thread() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("map.journey.json");
        std::fs::write(&path, "0").expect("a file");
        let jobs = Jobs::new(egui::Context::default(), false);
        let watch = Watch::new(path.clone(), Some(ContentHash::of(b"0")), jobs.reporter());
        assert_eq!(watch.path(), path);
        for round in 1..=5 {
            let text = round.to_string();
            if round % 2 == 0 {
                // As programs save that put a new file in the old one's place.
                let new = folder.path().join("new");
                std::fs::write(&new, &text).expect("a file");
                std::fs::rename(&new, &path).expect("renamed");
            } else {
                std::fs::write(&path, &text).expect("a file");
            }
            assert_eq!(Some(told(&jobs)), content(&text));
        }
        assert!(
            watch.has_heard() || !cfg!(target_os = "linux"),
            "all was seen by looking every now and then"
        );
        let other = folder.path().join("other.journey.json");
        std::fs::rename(&path, &other).expect("renamed");
        let other = cfg!(unix).then_some(other);
        assert_eq!(told(&jobs), Seen::Gone(other));
        std::fs::write(&path, "5").expect("a file");
        assert_eq!(Some(told(&jobs)), content("5"), "it is back");
        // The thread ends with the watch: it lets go of the file's folder.
        let alive = Arc::downgrade(&watch.heard);
        drop(watch);
        assert_eq!(alive.strong_count(), 0);
    }
}
