//! A map in a folder of its own, the real program that works on it, and a look at what is left.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
};

use rihla::{
    file::{self, journal::Lost, keep},
    model::JourneyMap,
};
use tempfile::TempDir;

use crate::{one_cell::one_cell, strace::Strace};

const PROGRAM: &str = env!("CARGO_BIN_EXE_rihla");

/// Something the program does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// One change, saved.
    Save,
    /// Changes that reach the journal and are never saved.
    Journal,
    /// A change in the journal, then saved with a version, as a window saves by itself.
    Autosave,
    /// A picture in place of an older one.
    Export,
}

/// A thread of the program that reaches the file system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Thread {
    /// The one that saves and exports.
    Main,
    /// The one that writes the journal.
    Journal,
}

impl Work {
    /// The threads that do it.
    pub(crate) fn threads(self) -> &'static [Thread] {
        match self {
            Self::Save | Self::Export => &[Thread::Main],
            Self::Journal => &[Thread::Journal],
            Self::Autosave => &[Thread::Main, Thread::Journal],
        }
    }

    fn orders(self) -> &'static [u8] {
        match self {
            Self::Save => b"edit 1\nsave\n",
            Self::Journal => b"edit 3\nleave\n",
            Self::Autosave => b"edit 1\nautosave\n",
            Self::Export => b"",
        }
    }
}

/// How a run of the program went.
pub(crate) struct Run {
    /// Its exit code; none when it was killed.
    pub(crate) code: Option<i32>,
    /// What it said.
    pub(crate) said: String,
    /// What strace saw of the thread; empty without strace.
    pub(crate) trace: String,
}

impl Run {
    /// Whether what was injected happened, and to a call that touches `folder`.
    pub(crate) fn was_felt(&self, folder: &Path) -> bool {
        let folder = folder.display().to_string();
        let calls: Vec<&str> = self.trace.lines().filter(|line| !line.starts_with(['+', '-'])).collect();
        let hit = match calls.iter().find(|line| line.contains("(INJECTED)")) {
            Some(failed) => Some(failed),
            None => calls.last().filter(|_| self.trace.contains("+++ killed by SIGKILL")),
        };
        hit.is_some_and(|call| call.contains(&folder))
    }
}

/// A place with a map in it, in which one run takes place.
pub(crate) struct Place {
    folder: TempDir,
    work: Work,
}

impl Place {
    pub(crate) fn new(work: Work, map: &JourneyMap) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap(), work };
        fs::create_dir(place.maps()).unwrap();
        file::save(&place.file(), map).unwrap();
        if work == Work::Export {
            fs::write(place.picture(), b"old").unwrap();
        }
        place
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn maps(&self) -> PathBuf {
        self.folder.path().join("maps")
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.maps().join("map.journey.json")
    }

    pub(crate) fn picture(&self) -> PathBuf {
        self.maps().join("map.png")
    }

    /// The state folder, the program's default one here too.
    pub(crate) fn state(&self) -> PathBuf {
        self.folder.path().join("state")
    }

    /// The program with what it is to do, put behind the words of `before`.
    pub(crate) fn command(&self, before: &[&str]) -> Command {
        let mut words = before.iter().copied().chain([PROGRAM]);
        let mut command = Command::new(words.next().unwrap_or(PROGRAM));
        command.args(words);
        if self.work == Work::Export {
            let (file, picture) = (self.file(), self.picture());
            command.arg("export").arg(file).arg("-o").arg(picture).args(["--scale", "0.4", "--force"]);
        } else {
            command.arg("rehearse").arg(self.file());
            if self.work != Work::Save {
                command.arg(self.state());
            }
        }
        command.env("RIHLA_LANG", "en").env("RIHLA_CONFIG_DIR", self.folder.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// Does the work with `injections` into one of its threads.
    pub(crate) fn run(&self, thread: Thread, injections: &[&str]) -> Run {
        let trace = self.folder.path().join("trace");
        let strace = Strace { trace: &trace, injections };
        if self.work == Work::Export {
            // It begins at once, and all it does with files it does on its first thread.
            let words = strace.before_a_program();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let (status, said) = self.finish(self.command(&words).spawn().unwrap());
            return Run { code: status.code(), said, trace: fs::read_to_string(trace).unwrap_or_default() };
        }
        let mut child = self.command(&[]).spawn().unwrap();
        // It waits for orders when it has said that it is ready.
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut ready = String::new();
        out.read_line(&mut ready).unwrap();
        assert_eq!(ready, "ready\n");
        let mut tracer = strace.attach(child.id(), thread);
        let (status, _) = self.finish(child);
        let mut said = String::new();
        out.read_to_string(&mut said).unwrap();
        tracer.wait().unwrap();
        Run { code: status.code(), said, trace: fs::read_to_string(trace).unwrap_or_default() }
    }

    /// Gives the program its orders and waits for its end.
    pub(crate) fn finish(&self, mut child: Child) -> (ExitStatus, String) {
        // The program may be gone before it reads.
        let _ = child.stdin.take().unwrap().write_all(self.work.orders());
        let output = child.wait_with_output().unwrap();
        (output.status, String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Does what the program's next start does, and looks at what is there. `new_picture` is the whole one.
    pub(crate) fn check(&self, run: &Run, new_picture: &[u8], told: &str) {
        let Run { code, said, .. } = run;
        let (code, told) = (*code, format!("{told}, exit code {code:?}, said {said:?}"));
        let mut lost: Vec<Lost> = Vec::new();
        // As on a machine where this map was never among the recent ones.
        keep::start(&self.state(), &[], |found| lost = found.lost);
        let opened = file::read(&self.file()).unwrap_or_else(|error| panic!("{told}: {error}"));
        let in_file = number(&opened.map);
        let in_journal = lost.iter().map(|lost| number(&lost.map)).max().unwrap_or(0);
        let last = |word: &str| {
            said.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse().ok()).max().unwrap_or(0)
        };
        let (edited, saved): (u64, u64) = (last("edited "), last("saved "));
        match self.work {
            Work::Save | Work::Autosave => {
                assert!(in_file <= 1, "{told}: {in_file}");
                assert!(in_file >= saved, "{told}: an acknowledged save is lost");
                if self.work == Work::Autosave {
                    assert!(in_file.max(in_journal) >= edited, "{told}: an acknowledged change is lost");
                }
                if code == Some(0) {
                    assert_eq!((in_file, saved), (1, 1), "{told}: no error, and not saved");
                }
            }
            Work::Journal => {
                assert_eq!(in_file, 0, "{told}: the file is touched");
                assert!(in_journal >= edited, "{told}: {in_journal} in the journal");
                if code == Some(0) {
                    assert_eq!(in_journal, 3, "{told}: no error, and not in the journal");
                }
            }
            Work::Export => {
                let picture = fs::read(self.picture()).unwrap_or_else(|error| panic!("{told}: {error}"));
                assert!(picture == new_picture || picture == b"old", "{told}: half a picture");
                assert!(code != Some(0) || picture == new_picture, "{told}: no error, and no picture");
            }
        }
        lost.into_iter().for_each(Lost::discard);
        let mut left = walk(self.folder.path());
        left.retain(|name| {
            name.contains(".rihla-") || name.ends_with(".journal") || name.contains("/state/writing/")
        });
        assert!(left.is_empty(), "{told}: {left:?} stay");
    }
}

fn walk(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { names.extend(walk(&path)) } else { names.push(path.display().to_string()) }
    }
    names
}

/// Which state a map is.
pub(crate) fn number(map: &JourneyMap) -> u64 {
    map.title.strip_prefix("state ").and_then(|number| number.parse().ok()).expect("a state")
}

/// A map of `cards` cards whose title is "state 0".
pub(crate) fn map(cards: usize) -> JourneyMap {
    let text = |number| format!("بطاقة {number}: {}", "نصّ طويل ".repeat(number % 40));
    JourneyMap { title: "state 0".to_owned(), ..one_cell(cards as u64, cards, text) }
}
