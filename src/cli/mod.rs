//! The command line: everything about maps that needs no window.
//!
//! In: the program's arguments. Out: files, sentences on standard output, errors on standard error, and
//! an exit code: 0 when all went well, 1 when not, 2 when the command was not understood. `diff` and `merge` end with
//! 1 for differences and conflicts and with more for trouble, as the programs of those names. Nothing here needs a
//! display; only `rihla [FILE…]` opens the window.

mod args;
mod check;
mod desktop;
mod diff;
mod export;
mod help;
mod import;
mod interrupt;
mod merge;
mod new;
mod output;
#[cfg(debug_assertions)]
mod rehearse;
mod schema;
mod voice;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::FromArgMatches as _;

use crate::{
    file::{self, settings},
    i18n::Locale,
};
use args::{Args, Task};
use voice::Voice;

/// Exit code for a command that was not understood.
const WRONG_USAGE: u8 = 2;

/// Exit code of `diff` where a file could not be read; `merge` adds 128.
const TROUBLE: u8 = 2;

/// What a task ends with when it does not go well: the sentence to say.
type Failure = String;

/// Does what `args` (with the program's name first) ask for.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    #[cfg(debug_assertions)]
    if let Some(rehearsed) = rehearse::asked_for(&args) {
        return rehearsed;
    }
    if let Some(state) = settings::state_folder() {
        file::remember_in(&state);
    }
    let voice = Voice::new(locale());
    let matches = match help::command(voice.locale()).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return help::explain(&error, voice),
    };
    let args = match Args::from_arg_matches(&matches) {
        Ok(args) => args,
        Err(error) => return help::explain(&error, voice),
    };
    let done = match args.task {
        None => return open_window(args.files, voice),
        Some(Task::Export(task)) => export::run(&task, voice),
        Some(Task::New(task)) => new::run(&task, voice),
        Some(Task::Check(task)) => check::run(&task, voice),
        Some(Task::Import(task)) => import::run(&task, voice),
        Some(Task::Diff(task)) => diff::run(&task, voice),
        Some(Task::Merge(task)) => merge::run(&task, voice),
        Some(Task::InstallDesktop(task)) => desktop::run(&task, voice),
        Some(Task::Schema(_)) => schema::run(voice),
    };
    done.unwrap_or_else(|failure| {
        voice.complain(&failure);
        ExitCode::FAILURE
    })
}

/// The language to speak: `RIHLA_LANG` where it names one of ours, else the desktop's.
fn locale() -> Locale {
    let wish = std::env::var("RIHLA_LANG").ok();
    wish.as_deref().and_then(Locale::of_tag).unwrap_or_else(Locale::of_system)
}

#[cfg(feature = "gui")]
fn open_window(files: Vec<PathBuf>, _: Voice) -> ExitCode {
    crate::app::run(files)
}

#[cfg(not(feature = "gui"))]
fn open_window(_: Vec<PathBuf>, voice: Voice) -> ExitCode {
    voice.complain(&voice.locale().text("cli-error-no-window"));
    ExitCode::FAILURE
}
