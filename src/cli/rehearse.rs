//! `rihla rehearse FILE [FOLDER]`: a window's work on a map without the window, told line by line on standard input, so
//! that tests can kill the real program and fail its disk at every step. Only builds with debug assertions have it.
//! FOLDER is for what must survive a crash; without one there is no journal and there are no versions.
//!
//! | order | what it does | what it says |
//! |---|---|---|
//! | `edit N` | N changes, each in the journal | `edited K` |
//! | `type N MS` | N changes, one every MS milliseconds, as a person makes them | `K TIME`, in milliseconds since 1970 |
//! | `save` | saves as the window does, with a version | `saved K` |
//! | `autosave` | the same, as the window does it by itself | `saved K` |
//! | `leave` | ends at once, as a crash does | |
//!
//! When the map is read it says `ready`. K counts the changes; the map's title is `state K`. At the end of the orders the map is closed in order. What a
//! window does in [`crate::file::keep`] is done there too.

use std::{
    ffi::OsString,
    io::{self, BufRead as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::Failure;
use crate::{
    edit::{CardField, Command, Document, MapField},
    file::{
        self, FileError,
        atomic::OtherNames,
        journal::{About, Journal},
        keep::{self, Keeping, Occasion},
        settings,
        shared::{Common, NotSaved, Wish},
        versions::Versions,
    },
    i18n::Locale,
};

/// Rehearses if `args`, with the program's name first, ask for it.
pub(super) fn asked_for(args: &[OsString]) -> Option<ExitCode> {
    let (file, state) = match args {
        [_, order, file] if order == "rehearse" => (file, None),
        [_, order, file, state] if order == "rehearse" => (file, Some(PathBuf::from(state))),
        _ => return None,
    };
    if let Some(state) = state.clone().or_else(settings::state_folder) {
        file::remember_in(&state);
    }
    Some(run(Path::new(file), state).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        ExitCode::FAILURE
    }))
}

fn told(error: &FileError) -> Failure {
    error.message(Locale::En)
}

fn run(path: &Path, state: Option<PathBuf>) -> Result<ExitCode, Failure> {
    let opened = file::read(path).map_err(|error| told(&error))?;
    let number = opened.map.title.strip_prefix("state ").and_then(|number| number.parse().ok());
    let mut rehearsal = Rehearsal {
        path,
        common: Common { map: opened.map.clone(), hash: opened.hash },
        document: Document::new(opened.map),
        // A window begins its journal with the first change, too late for who wants to fail its first call.
        keeping: state.as_deref().map(|state| Keeping::on(journal_in(state))).unwrap_or_default(),
        state,
        number: number.unwrap_or(0),
    };
    say("ready");
    for order in io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = order.split_whitespace().collect();
        match *words.as_slice() {
            ["edit", count] => rehearsal.edit(count.parse().unwrap_or(1))?,
            ["type", count, pause] => {
                rehearsal.type_on(count.parse().unwrap_or(1), pause.parse().unwrap_or(10));
            }
            ["save"] => rehearsal.save(false)?,
            ["autosave"] => rehearsal.save(true)?,
            // The journal's thread ends in the middle of whatever it does.
            ["leave"] => std::process::exit(0),
            _ => {}
        }
    }
    if let Some(journal) = rehearsal.keeping.into_journal() {
        journal.close();
    }
    Ok(ExitCode::SUCCESS)
}

struct Rehearsal<'a> {
    path: &'a Path,
    common: Common,
    document: Document,
    keeping: Keeping,
    state: Option<PathBuf>,
    number: u64,
}

impl Rehearsal<'_> {
    /// Makes the next change.
    fn change(&mut self) {
        self.number += 1;
        let title = MapField::Title(format!("state {}", self.number));
        let map = self.document.map();
        let card = map.cards.get(self.number as usize % map.cards.len().max(1)).map(|card| card.id.clone());
        let mut commands = vec![Command::EditMap { set: vec![title] }];
        commands.extend(card.map(|id| Command::EditCards {
            ids: vec![id],
            set: vec![CardField::Notes(format!("change {}", self.number))],
        }));
        for command in commands {
            // A locked card stays as it is; the title tells the number all the same.
            let _ = self.document.apply(&command);
        }
        self.follow();
    }

    /// What a window does in every frame.
    fn follow(&mut self) {
        let Self { path, document, keeping, state: Some(state), .. } = self else { return };
        let about = || About { path: Some(path.to_path_buf()), origin: None };
        let unsaved = document.is_dirty().then(|| (document.map(), None));
        keeping.follow(unsaved, about, || journal_in(state));
    }

    fn edit(&mut self, count: u64) -> Result<(), Failure> {
        for _ in 0..count {
            self.change();
            if let Some(error) = self.keeping.journal().and_then(Journal::flush) {
                return Err(told(&error));
            }
            say(&format!("edited {}", self.number));
        }
        Ok(())
    }

    fn type_on(&mut self, count: u64, pause: u64) {
        for _ in 0..count {
            self.change();
            say(&format!("{} {}", self.number, now().as_millis()));
            thread::sleep(Duration::from_millis(pause));
        }
    }

    fn save(&mut self, automatic: bool) -> Result<(), Failure> {
        let map = Arc::clone(self.document.map());
        let (path, common) = (self.path, Some(&self.common));
        let wish = Wish { path, common, tried: None, other_names: OtherNames::Ask };
        let versions = self.state.as_deref().map(Versions::in_state);
        let occasion = Occasion { now: i64::try_from(now().as_secs()).unwrap_or(0), automatic };
        let mut result = Err(String::new());
        let tell = |saved: Result<_, NotSaved>| {
            result = saved.map_err(|error| match error {
                NotSaved::Foreign(error) | NotSaved::Disk { error, .. } => told(&error),
            });
            if result.is_ok() {
                say(&format!("saved {}", self.number));
            }
        };
        let kept = keep::save(&map, &wish, versions.as_ref(), occasion, tell);
        let saved = result?;
        self.document.mark_saved(&map);
        self.common = Common { map: saved.map, hash: saved.hash };
        self.follow();
        // A window says nothing of it; a test wants to know.
        kept.map_err(|error| told(&error))
    }
}

/// A journal in the state folder; its thread waits for the first change.
fn journal_in(state: &Path) -> Journal {
    Journal::new(keep::journals(state), false, |_| {})
}

/// Time since 1970.
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Says `line` to whoever still listens.
fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
