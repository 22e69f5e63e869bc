//! Work that the window does not wait for: reading, saving, exporting, small pictures.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::{self, JoinHandle},
};

use egui::Context;

use super::{
    dialogs::{Broken, VersionsDialog},
    files::Answer,
    files::Question,
    samples::Sample,
    session::SaveRequest,
    watch::Seen,
    window::{Clip, Told, Unprotected},
};
use crate::{
    editor::PicturePlace,
    export::{ExportError, Thumbnail},
    file::{
        ContentHash, FileError, Opened, journal::Lost, settings::Recent, shared::Saved, versions::Version,
    },
    import::{ImportError, Imported, Picture, PictureError},
    model::{Id, JourneyMap},
};

/// What a piece of work came to.
pub(crate) enum Done {
    /// A file was read.
    Opened {
        /// The file.
        path: PathBuf,
        /// What was in it.
        result: Result<Opened, FileError>,
    },
    /// It was looked for what is kept of a file that cannot be opened.
    Searched(Box<Broken>),
    /// A table was read.
    Imported {
        /// The file; none for the clipboard.
        path: Option<PathBuf>,
        /// The map made of it.
        result: Result<Box<Imported>, ImportError>,
    },
    /// A map was saved.
    Saved {
        /// The number of the session that it is of.
        session: u64,
        /// What was asked for.
        request: SaveRequest,
        /// The map as it was saved.
        map: Arc<JourneyMap>,
        /// What the file holds now.
        result: Result<Saved, SaveError>,
    },
    /// The settings were written, or could not be: the files that are remembered by now.
    Remembered(Result<Vec<Recent>, FileError>),
    /// It was looked which of the remembered files are no longer there.
    Missing(Vec<PathBuf>),
    /// Another process wants this window to be seen.
    ComeForward,
    /// Another process gives a file to show.
    Handed {
        /// The file.
        path: PathBuf,
    },
    /// A map was read to compare the open one with it.
    Compared {
        /// Its file.
        path: PathBuf,
        /// What was in it.
        result: Result<Opened, FileError>,
    },
    /// Something happened to the open map's file.
    Outside {
        /// The file.
        path: PathBuf,
        /// What.
        seen: Seen,
    },
    /// What somebody else put into the open map's file was read.
    OutsideRead {
        /// The file.
        path: PathBuf,
        /// What it was to hold.
        hash: ContentHash,
        /// What we knew of it when the reading began.
        known: Option<ContentHash>,
        /// What was in it.
        result: Result<Opened, FileError>,
    },
    /// It was found out how much room a map takes.
    Measured {
        /// The map.
        map: Arc<JourneyMap>,
        /// Only these stages; none is all of it.
        stages: Option<Vec<Id>>,
        /// What a picture of it shows, in map points, or why there is none.
        area: Result<kurbo::Rect, ExportError>,
    },
    /// A picture was exported.
    Exported {
        /// The file.
        path: PathBuf,
        /// How it went.
        result: Result<(), ExportError>,
    },
    /// A small picture of a sample is ready.
    Thumbnail {
        /// Whose.
        sample: Sample,
        /// Whether it is for the dark theme.
        dark: bool,
        /// The picture.
        picture: Thumbnail,
    },
    /// A picture was put on the clipboard.
    PictureCopied {
        /// Its width and height in pixels; none when the desktop did not take it.
        size: Option<(u32, u32)>,
    },
    /// Cards were put on the clipboard, or it did not take them.
    Copied {
        /// Which of all that were copied.
        number: u64,
        /// Whether it took them.
        taken: bool,
    },
    /// What is on the clipboard was read.
    Pasted(Box<Clip>),
    /// Pictures are ready to be put onto cards.
    Pictures {
        /// The map for which they are.
        map: Id,
        /// Where they go.
        place: PicturePlace,
        /// The pictures, in the order in which they were given.
        pictures: Vec<Result<Picture, PictureError>>,
    },
    /// Work was found that had not been saved when the program ended.
    Lost {
        /// The work, with small pictures.
        found: Vec<(Lost, Thumbnail)>,
        /// Whether it is to be offered.
        offer: bool,
    },
    /// Something about earlier versions of the map.
    Version(VersionNews),
    /// Journals were found of which nothing can be made.
    JournalsSpoiled {
        /// How many are damaged, and now called so.
        damaged: usize,
        /// How many cannot be read, or are of a later version.
        unread: usize,
        /// Where they are.
        folder: PathBuf,
    },
    /// The journal of a map cannot be written, for this reason, or can again.
    JournalTrouble {
        /// The number of the session that it is of.
        session: u64,
        /// What is in the way.
        trouble: Option<Unprotected>,
    },
    /// A map that was to be shown here is shown elsewhere.
    ShownElsewhere,
    /// A journal was left to be found.
    KeptForLater,
    /// Something that nobody waits for.
    Nothing,
    /// The system's fonts were read.
    FontsLoaded,
    /// A question for a file was answered.
    Answered {
        /// The question.
        question: Question,
        /// The answer.
        answer: Answer,
    },
}

/// What a thread found out about an earlier version of the map.
pub(crate) enum VersionNews {
    /// Which there are.
    Listed(Box<VersionsDialog>),
    /// What it changed.
    Told {
        /// Which one.
        version: Version,
        /// In words.
        told: Told,
    },
    /// Its picture.
    Pictured {
        /// Which one.
        version: Version,
        /// The picture.
        picture: Thumbnail,
    },
    /// It cannot be read.
    Damaged {
        /// Which one.
        version: Version,
    },
    /// The map as it was.
    Read {
        /// Which one.
        version: Version,
        /// Whether it is to be compared with the map as it is, rather than brought back.
        compare: bool,
        /// The map.
        result: Result<Arc<JourneyMap>, FileError>,
    },
}

/// Why a map was not saved.
pub(crate) enum SaveError {
    /// The disk did not take it.
    File {
        /// Why.
        error: FileError,
        /// What would have been written. A disk that fails at the very end may hold it all the same.
        tried: ContentHash,
    },
    /// Somebody else put something into the file that cannot be read, and so not be merged, or another map.
    Changed(FileError),
}

/// Starts work and collects what it came to.
pub(crate) struct Jobs {
    sender: mpsc::Sender<Done>,
    receiver: mpsc::Receiver<Done>,
    context: Context,
    inline: bool,
    /// Work that must not be cut off by the program's end.
    precious: Vec<JoinHandle<()>>,
}

impl Jobs {
    /// Work on threads; `inline` does it at once instead, for tests that must repeat.
    pub(crate) fn new(context: Context, inline: bool) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { sender, receiver, context, inline, precious: Vec::new() }
    }

    /// Does `work` and reports what it comes to.
    pub(crate) fn start(&mut self, work: impl FnOnce() -> Done + Send + 'static) {
        // The thread ends when it has reported.
        drop(self.spawn(work));
    }

    /// The same; the program's end waits for it.
    pub(crate) fn start_precious(&mut self, work: impl FnOnce() -> Done + Send + 'static) {
        self.precious.retain(|handle| !handle.is_finished());
        let handle = self.spawn(work);
        self.precious.extend(handle);
    }

    fn spawn(&self, work: impl FnOnce() -> Done + Send + 'static) -> Option<JoinHandle<()>> {
        let reporter = self.reporter();
        if self.inline {
            reporter.report(work());
            return None;
        }
        spawn(move || reporter.report(work()))
    }

    /// Something that reports from elsewhere.
    pub(crate) fn reporter(&self) -> Reporter {
        Reporter { sender: self.sender.clone(), context: self.context.clone() }
    }

    /// The next thing that was done.
    pub(crate) fn next(&self) -> Option<Done> {
        self.receiver.try_recv().ok()
    }

    /// Waits no longer for what is being done now.
    pub(crate) fn let_go(&mut self) {
        self.precious.clear();
    }

    /// Waits for what must not be cut off.
    pub(crate) fn finish(&mut self) {
        for handle in self.precious.drain(..) {
            // A thread that panicked has said so already.
            drop(handle.join());
        }
    }
}

/// Does `work` on a thread, or at once where the system has no thread to spare: a window that waits is better than
/// work that is not done.
fn spawn(work: impl FnOnce() + Send + 'static) -> Option<JoinHandle<()>> {
    let slot = Arc::new(Mutex::new(Some(work)));
    let take = |slot: &Mutex<Option<_>>| slot.lock().unwrap_or_else(PoisonError::into_inner).take();
    let theirs = Arc::clone(&slot);
    let run = move || {
        if let Some(work) = take(&theirs) {
            work();
        }
    };
    match thread::Builder::new().spawn(run) {
        Ok(handle) => Some(handle),
        Err(_) => {
            if let Some(work) = take(&slot) {
                work();
            }
            None
        }
    }
}

/// Does `work`; where it breaks down, gives what was said.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nobody looks again at what broken work was about to change.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panic").to_owned()
    })
}

/// Reports what was done, from any thread, and wakes the window.
#[derive(Clone)]
pub(crate) struct Reporter {
    sender: mpsc::Sender<Done>,
    context: Context,
}

impl Reporter {
    /// Reports `done`.
    pub(crate) fn report(&self, done: Done) {
        // The window may be gone already.
        drop(self.sender.send(done));
        self.context.request_repaint();
    }

    /// Wakes the window.
    pub(crate) fn wake(&self) {
        self.context.request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_goes_on_beside_the_window_and_the_end_waits_for_what_is_precious() {
        let context = Context::default();
        let mut jobs = Jobs::new(context.clone(), false);
        let (go, wait) = mpsc::channel::<()>();
        jobs.start_precious(move || {
            // Until the window lets it.
            wait.recv().expect("the window lets it");
            Done::Handed { path: "precious".into() }
        });
        jobs.start(|| Done::Handed { path: "beside".into() });
        let mut first = None;
        let began = std::time::Instant::now();
        while first.is_none() {
            assert!(began.elapsed().as_secs() < 60, "nothing is done");
            first = jobs.next();
            thread::park_timeout(std::time::Duration::from_millis(2));
        }
        let said = |done| if let Some(Done::Handed { path }) = done { path } else { PathBuf::new() };
        assert_eq!(said(first), PathBuf::from("beside"), "what takes long is not waited for");
        assert!(jobs.next().is_none());
        go.send(()).expect("it waits");
        jobs.finish();
        assert_eq!(said(jobs.next()), PathBuf::from("precious"), "it is done when the program ends");
        assert!(context.has_requested_repaint(), "the window is woken");
    }

    #[test]
    fn work_that_must_repeat_is_done_at_once() {
        let mut jobs = Jobs::new(Context::default(), true);
        jobs.start(|| Done::Nothing);
        jobs.start_precious(|| Done::FontsLoaded);
        assert!(matches!(jobs.next(), Some(Done::Nothing)));
        assert!(matches!(jobs.next(), Some(Done::FontsLoaded)));
        assert!(jobs.next().is_none());
    }
}
