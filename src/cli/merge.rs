//! `rihla merge`: two maps that came from one become one, for people and as a merge driver of git.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use super::{
    Failure, TROUBLE,
    args::Merge as Task,
    output,
    voice::{self, Voice},
};
use crate::{
    edit::{
        diff::{ConflictWords, conflicts},
        merge::{Merged, merge},
    },
    file::{self, FileError, Opened},
    i18n::{Arg, tamed, without_isolates},
    model::JourneyMap,
};

/// Exit code 0 when everything was merged, 1 with conflicts, which the map then holds. Where a file cannot be read or
/// written, it is above 128, which tells git that the driver failed; the files are then as they were.
pub(super) fn run(task: &Task, voice: Voice) -> Result<ExitCode, Failure> {
    let merged = match read_and_merge(task, voice) {
        Ok(merged) => merged,
        Err(failure) => {
            voice.complain(&failure);
            return Ok(ExitCode::from(GIT_TROUBLE));
        }
    };
    let target = task.output.as_ref().unwrap_or(&task.ours);
    let written = if output::is_dash(target) {
        output::write_map(target, &merged.map, true, voice.locale())
    } else {
        let name = task.path.as_ref().filter(|_| task.output.is_none()).unwrap_or(target);
        file::save(target, &merged.map).map(|_| ()).map_err(|error| error.of(name).message(voice.locale()))
    };
    if let Err(failure) = written {
        voice.complain(&failure);
        return Ok(ExitCode::from(GIT_TROUBLE));
    }
    let open = merged.map.conflicts.len();
    if open == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    // git shows the name of the file in the repository, not that of its temporary one.
    let name: PathBuf = task.path.clone().unwrap_or_else(|| target.clone());
    let values = [("count", Arg::from(open)), ("file", voice::shown(&name))];
    voice.note(&voice.locale().format("cli-merge-conflicts", &values));
    tell(&merged.map, voice);
    Ok(ExitCode::FAILURE)
}

/// Says which conflicts there are, in words.
fn tell(map: &JourneyMap, voice: Voice) {
    /// What fits on a screen.
    const MOST: usize = 12;

    let locale = voice.locale();
    let lines = conflicts(&Arc::new(map.clone()), locale);
    for ConflictWords { about, shown, other, .. } in lines.iter().take(MOST) {
        let values = [
            ("about", Arg::from(about.as_str())),
            ("shown", shown.as_str().into()),
            ("other", other.as_str().into()),
        ];
        voice.note(&without_isolates(&locale.format("cli-merge-conflict", &values)));
    }
    if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
        voice.note(&locale.format("findings-more", &[("count", more.into())]));
    }
}

/// Above 128, which git takes as a failure of the driver and not as conflicts.
const GIT_TROUBLE: u8 = 128 + TROUBLE;

/// One of the three maps of a merge.
#[derive(Clone, Copy)]
enum Side {
    Base,
    Ours,
    Theirs,
}

impl Side {
    /// Its name in messages.
    fn name(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

fn read_and_merge(task: &Task, voice: Voice) -> Result<Merged, Failure> {
    let locale = voice.locale();
    // git gives temporary copies, whose names say nothing.
    let named = |path: &Path| task.path.clone().unwrap_or_else(|| path.to_owned());
    let failed = |side: Side, problem: String| {
        locale.format("cli-merge-failed", &[("side", side.name().into()), ("problem", problem.into())])
    };
    let unread = |side, path: &Path, error: FileError| failed(side, error.of(named(path)).message(locale));
    let read = |side, path: &Path| {
        let opened = output::read(path).map_err(|error| unread(side, path, error))?;
        match opened.read_only {
            // Written back, it would lose what this version does not know.
            Some(reason) => {
                let name = tamed(&named(path).display().to_string());
                Err(failed(side, format!("{name}: {}", reason.message(locale))))
            }
            None => Ok(opened),
        }
    };
    let (ours, theirs) = (read(Side::Ours, &task.ours)?, read(Side::Theirs, &task.theirs)?);
    let base = read_base(&task.base, &ours).map_err(|error| unread(Side::Base, &task.base, error))?;
    Ok(merge(&base, &ours.map, &theirs.map))
}

/// What both came from. git gives an empty file where both sides added the map; then everything that differs is a
/// change of both.
fn read_base(path: &Path, ours: &Opened) -> Result<JourneyMap, FileError> {
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() == 0) {
        return Ok(JourneyMap { id: ours.map.id.clone(), ..JourneyMap::default() });
    }
    output::read(path).map(|opened| JourneyMap::clone(&opened.map))
}
