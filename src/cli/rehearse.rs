//! `rihla rehearse`: a window's work on a map without the window, told line by line on standard
//! input, so that tests can kill the real program and fail its disk at every step. Help does not list it.
//!
//! | order | what it does | what it says |
//! |---|---|---|
//! | `edit N` | N changes, each in the journal | `edited K` |
//! | `type N MS` | N changes, one every MS milliseconds, as a person makes them | `K TIME`, in milliseconds since 1970 |
//! | `save` | saves as the window does, with a version | `saved K` |
//! | `leave` | ends at once, as a crash does | |
//!
//! K counts the changes; the map's title is `state K`. At the end of the orders the map is closed in order.

use std::{
    io::{self, BufRead as _, Write as _},
    path::Path,
    process::ExitCode,
    sync::Arc,
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::{Failure, args::Rehearse, voice::Voice};
use crate::{
    edit::{CardField, Command, Document, MapField},
    file::{
        self,
        atomic::OtherNames,
        journal::{About, Journal},
        shared::{Common, NotSaved, Wish, save_shared},
        versions::Versions,
    },
    i18n::Locale,
};

pub(super) fn run(task: &Rehearse, voice: Voice) -> Result<ExitCode, Failure> {
    let locale = voice.locale();
    let opened = file::read(&task.file).map_err(|error| error.message(locale))?;
    let number = opened.map.title.strip_prefix("state ").and_then(|number| number.parse().ok());
    let state = task.state.as_deref();
    let mut rehearsal = Rehearsal {
        path: &task.file,
        common: Common { map: opened.map.clone(), hash: opened.hash },
        document: Document::new(opened.map),
        journal: state.map(|folder| Journal::new(folder.join("recovery"), false, |_| {})),
        versions: state.map(Versions::in_state),
        number: number.unwrap_or(0),
        locale,
    };
    for order in io::stdin().lock().lines().map_while(Result::ok) {
        let words: Vec<&str> = order.split_whitespace().collect();
        match *words.as_slice() {
            ["edit", count] => rehearsal.edit(count.parse().unwrap_or(1))?,
            ["type", count, pause] => {
                rehearsal.type_on(count.parse().unwrap_or(1), pause.parse().unwrap_or(10));
            }
            ["save"] => rehearsal.save()?,
            // The journal's thread ends in the middle of whatever it does.
            ["leave"] => std::process::exit(0),
            _ => {}
        }
    }
    if let Some(journal) = rehearsal.journal {
        journal.close();
    }
    Ok(ExitCode::SUCCESS)
}

struct Rehearsal<'a> {
    path: &'a Path,
    common: Common,
    document: Document,
    journal: Option<Journal>,
    versions: Option<Versions>,
    number: u64,
    locale: Locale,
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
        if let Some(journal) = &self.journal {
            let about = About { path: Some(self.path.to_owned()), origin: None };
            journal.note(self.document.map(), None, about);
        }
    }

    fn edit(&mut self, count: u64) -> Result<(), Failure> {
        for _ in 0..count {
            self.change();
            if let Some(error) = self.journal.as_ref().and_then(Journal::flush) {
                return Err(error.message(self.locale));
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

    fn save(&mut self) -> Result<(), Failure> {
        let map = Arc::clone(self.document.map());
        let failed = |error: file::FileError| error.message(self.locale);
        let (path, common) = (self.path, Some(&self.common));
        let wish = Wish { path, common, tried: None, other_names: OtherNames::Ask };
        let saved = save_shared(&file::disk::real(), &map, &wish).map_err(|error| match error {
            NotSaved::Foreign(error) | NotSaved::Disk { error, .. } => failed(error),
        })?;
        self.document.mark_saved(&map);
        self.common = Common { map: saved.map, hash: saved.hash };
        say(&format!("saved {}", self.number));
        if let Some(versions) = &self.versions {
            let time = i64::try_from(now().as_secs()).unwrap_or(0);
            let before = saved.replaced.map(|bytes| versions.add_replaced(self.path, &bytes, time - 1));
            let kept = before.unwrap_or(Ok(()));
            kept.and_then(|()| versions.add(&map.id, self.path, &file::to_json(&map), time))
                .map_err(failed)?;
        }
        if let Some(journal) = &self.journal {
            journal.saved();
        }
        Ok(())
    }
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
