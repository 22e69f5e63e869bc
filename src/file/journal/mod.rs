//! The journal: every change of a map reaches the disk within a second, beside the user's file and
//! without touching it.
//!
//! A [`Journal`] belongs to one open map. It takes snapshots from the window, which costs the window
//! nothing but a message, and writes what changed on a thread of its own: a small file in the state
//! folder, locked as long as its writer lives. When the map is saved the journal is emptied; when it is
//! closed in order the journal goes. What a crash or a power cut leaves is found by [`lost`].

mod delta;
mod record;
mod recover;
#[cfg(test)]
mod tests;
mod writer;

use std::{
    path::PathBuf,
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

pub(super) use record::{pack, unpack};
pub use recover::{Found, Lost, find, lost, replay};
pub use writer::About;

use super::{FileError, disk};
use crate::{edit::Command, model::JourneyMap};
use writer::Writer;

/// Time between two writes, so that a burst of changes costs little. Well below the second within which
/// every change is on the disk.
const PACE: Duration = Duration::from_millis(200);
/// Time until a write that failed is tried again.
const RETRY: Duration = Duration::from_secs(3);

/// What the writer is told.
enum Message {
    /// The map is like this.
    State(Box<State>),
    /// The map is as its file is.
    Saved,
    /// Report when everything before is on the disk.
    Flush(mpsc::Sender<Option<FileError>>),
    /// The same, where the alarm tells what was in the way.
    Settle(mpsc::Sender<()>),
    /// The map was closed in order.
    Close,
}

/// A state of the map.
struct State {
    map: Arc<JourneyMap>,
    /// What is being typed and not in the map yet.
    typed: Option<Command>,
    about: About,
    /// Milliseconds since 1970.
    time: i64,
}

/// Where the journal of a map that is open goes.
pub struct Journal {
    sender: Option<mpsc::Sender<Message>>,
    thread: Option<JoinHandle<()>>,
    /// Whether every message waits until it is on the disk, for tests that must repeat.
    inline: bool,
}

impl Journal {
    /// A journal in `folder`. Nothing is written before the first change. `alarm` is told when it
    /// cannot be written, and not again before it could, of which it is told too, without an error.
    #[must_use]
    pub fn new(
        folder: PathBuf,
        inline: bool,
        alarm: impl FnMut(Option<&FileError>) + Send + 'static,
    ) -> Self {
        let open = {
            let folder = folder.clone();
            move |about: &About| Writer::new(&disk::real(), &folder, about.clone())
        };
        Self::start(open, folder, inline, alarm)
    }

    /// A journal that goes on with one that was found.
    fn on(writer: Writer, inline: bool, alarm: impl FnMut(Option<&FileError>) + Send + 'static) -> Self {
        let folder = writer.folder().to_owned();
        let mut writer = Some(writer);
        let open = move |_: &About| writer.take().ok_or_else(|| std::io::ErrorKind::Other.into());
        Self::start(open, folder, inline, alarm)
    }

    fn start(
        open: impl FnMut(&About) -> std::io::Result<Writer> + Send + 'static,
        folder: PathBuf,
        inline: bool,
        alarm: impl FnMut(Option<&FileError>) + Send + 'static,
    ) -> Self {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::Builder::new().name("journal".to_owned()).spawn(move || {
            Keeper { open, writer: None, folder, trouble: None, alarm, alarmed: false }.run(&receiver);
        });
        // A machine without a thread to spare has a map without a journal.
        Self { sender: thread.is_ok().then_some(sender), thread: thread.ok(), inline }
    }

    /// Notes a state of the map that its file does not hold; `typed` is the command that what is
    /// being typed will come to.
    pub fn note(&self, map: &Arc<JourneyMap>, typed: Option<Command>, about: About) {
        self.send(Message::State(Box::new(State { map: map.clone(), typed, about, time: now() })));
    }

    /// Notes that the map is as its file is: there is nothing to recover.
    pub fn saved(&self) {
        self.send(Message::Saved);
    }

    /// Waits until everything is on the disk; gives what was in the way of it.
    #[must_use]
    pub fn flush(&self) -> Option<FileError> {
        let (done, wait) = mpsc::channel();
        self.sender.as_ref()?.send(Message::Flush(done)).ok()?;
        wait.recv().ok()?
    }

    /// Throws the journal away: the map was closed in order.
    pub fn close(mut self) {
        if let Some(sender) = self.sender.take() {
            // A thread that is gone has nothing to close.
            drop(sender.send(Message::Close));
        }
        self.join();
    }

    fn send(&self, message: Message) {
        if let Some(sender) = &self.sender {
            // Without its thread the map has no journal.
            drop(sender.send(message));
            if self.inline {
                let (done, wait) = mpsc::channel();
                // A thread that is gone has nothing to settle.
                let _ = sender.send(Message::Settle(done)).is_ok().then(|| wait.recv());
            }
        }
    }

    fn join(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so.
            drop(thread.join());
        }
    }
}

impl Drop for Journal {
    /// Ends the thread when everything is on the disk, and leaves the journal to be found.
    fn drop(&mut self) {
        self.join();
    }
}

/// Milliseconds since 1970.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Takes the messages and writes.
struct Keeper<Open, Alarm> {
    /// Begins the journal once there is something to write.
    open: Open,
    writer: Option<Writer>,
    /// Where the journal stands, for errors.
    folder: PathBuf,
    /// Why the last state was not written.
    trouble: Option<FileError>,
    alarm: Alarm,
    alarmed: bool,
}

impl<Open, Alarm> Keeper<Open, Alarm>
where
    Open: FnMut(&About) -> std::io::Result<Writer>,
    Alarm: FnMut(Option<&FileError>),
{
    fn run(mut self, messages: &mpsc::Receiver<Message>) {
        let mut waiting: Option<Box<State>> = None;
        let mut last_write: Option<Instant> = None;
        loop {
            let pace = if self.trouble.is_some() { RETRY } else { PACE };
            let rest = last_write.map_or(Duration::ZERO, |last| pace.saturating_sub(last.elapsed()));
            let message = match &waiting {
                Some(_) => messages.recv_timeout(rest),
                None => messages.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::State(state)) => waiting = Some(state),
                Ok(Message::Saved) => {
                    waiting = None;
                    let cleared = self.writer.as_mut().map_or(Ok(()), Writer::clear);
                    self.trouble = cleared.err().map(|error| FileError::writing(&self.folder, error));
                    self.sound();
                }
                Ok(Message::Flush(done)) => {
                    waiting = self.write(waiting);
                    // Whoever asked may have gone.
                    drop(done.send(self.trouble.take()));
                }
                Ok(Message::Settle(done)) => {
                    waiting = self.write(waiting);
                    self.sound();
                    let _ = done.send(());
                }
                Ok(Message::Close) => {
                    if let Some(writer) = self.writer.take() {
                        // What stays is found to be saved, or offered once too often.
                        let _ = writer.close();
                    }
                    return;
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    waiting = self.write(waiting);
                    last_write = Some(Instant::now());
                    self.sound();
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
        }
        self.write(waiting);
    }

    /// Writes a state; gives it back when that failed, to be tried again.
    fn write(&mut self, state: Option<Box<State>>) -> Option<Box<State>> {
        let state = state?;
        self.trouble = self.try_to_write(&state).err();
        self.trouble.is_some().then_some(state)
    }

    /// Tells of what is in the way, once, and once that it no longer is.
    fn sound(&mut self) {
        if std::mem::replace(&mut self.alarmed, self.trouble.is_some()) != self.trouble.is_some() {
            (self.alarm)(self.trouble.as_ref());
        }
    }

    fn try_to_write(&mut self, state: &State) -> Result<(), FileError> {
        let State { map, typed, about, time } = state;
        let map = match typed.as_ref().map(|command| command.apply(map)) {
            Some(Ok(applied)) => Arc::new(applied.map),
            _ => map.clone(),
        };
        let writer = match &mut self.writer {
            Some(writer) => writer,
            none => none.insert((self.open)(about).map_err(|error| FileError::writing(&self.folder, error))?),
        };
        writer.record(&map, about, *time)
    }
}
