//! `rihla new`: a map to begin with.

use std::process::ExitCode;

use super::{Failure, args::New, output, voice::Voice};
use crate::{i18n::Arg, model::JourneyMap};

pub(super) fn run(task: &New, voice: Voice) -> Result<ExitCode, Failure> {
    let map = JourneyMap::blank(task.lang.unwrap_or(voice.locale()));
    output::write_map(&task.output, &map, task.force, voice.locale())?;
    if !output::is_dash(&task.output) {
        let file = Arg::from(task.output.display().to_string());
        voice.say(&voice.locale().format("cli-new-done", &[("file", file)]));
    }
    Ok(ExitCode::SUCCESS)
}
