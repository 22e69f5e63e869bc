//! `rihla new`: a map to begin with.

use std::process::ExitCode;

use super::{
    Failure,
    args::New,
    output,
    voice::{self, Voice},
};
use crate::model::JourneyMap;

pub(super) fn run(task: &New, voice: Voice) -> Result<ExitCode, Failure> {
    let map = JourneyMap::blank(task.lang.unwrap_or(voice.locale()));
    output::write_map(&task.output, &map, task.force, voice.locale())?;
    if !output::is_dash(&task.output) {
        let file = voice::shown(&task.output);
        voice.say(&voice.locale().format("cli-new-done", &[("file", file)]));
    }
    Ok(ExitCode::SUCCESS)
}
