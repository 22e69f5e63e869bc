//! `rihla new`: a map to begin with.

use std::process::ExitCode;

use super::{
    Failure,
    args::{Made, New},
    output,
    voice::{self, Voice},
};
use crate::model::JourneyMap;

pub(super) fn run(task: &New, voice: Voice) -> Result<ExitCode, Failure> {
    let Made { output: path, lang, force } = &task.made;
    let map = JourneyMap::blank(lang.unwrap_or(voice.locale()));
    output::write_map(path, &map, *force, voice.locale())?;
    if !output::is_dash(path) {
        let file = voice::shown(path);
        voice.say(&voice.locale().format("cli-new-done", &[("file", file)]));
    }
    Ok(ExitCode::SUCCESS)
}
