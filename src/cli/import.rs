//! `rihla import`: a table becomes a map.

use std::process::ExitCode;

use super::{
    Failure,
    args::Import,
    output,
    voice::{self, Voice},
};
use crate::{
    i18n::Arg,
    import::{self, Imported, TableHint},
};

/// Longest table that is read from standard input, in bytes.
const MAX_STDIN: u64 = 64 << 20;

pub(super) fn run(task: &Import, voice: Voice) -> Result<ExitCode, Failure> {
    let locale = voice.locale();
    let Imported { map, notes } = read(task, voice)?;
    output::write_map(&task.made.output, &map, task.made.force, locale)?;
    for note in &notes {
        voice.note(&note.message(locale));
    }
    if !output::is_dash(&task.made.output) {
        let values = [
            ("file", voice::shown(&task.made.output)),
            ("stages", Arg::from(map.stages.len())),
            ("lanes", Arg::from(map.lanes.len())),
            ("cards", Arg::from(map.cards.len())),
        ];
        voice.say(&locale.format("cli-import-done", &values));
    }
    Ok(ExitCode::SUCCESS)
}

fn read(task: &Import, voice: Voice) -> Result<Imported, Failure> {
    let language = task.made.lang.unwrap_or(voice.locale());
    let imported = if output::is_dash(&task.table) {
        let bytes =
            output::read_stdin(&task.table, MAX_STDIN).map_err(|error| error.message(voice.locale()))?;
        import::bytes(&bytes, &TableHint { name: String::new(), locale: language })
    } else {
        import::read(&task.table, language)
    };
    imported.map_err(|error| error.message(voice.locale()))
}
