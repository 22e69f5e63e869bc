//! `rihla schema`: the form of map files, for other programs.

use std::process::ExitCode;

use super::{Failure, output, voice::Voice};
use crate::file;

pub(super) fn run(voice: Voice) -> Result<ExitCode, Failure> {
    output::to_stdout(|out| writeln!(out, "{:#}", file::schema()), voice.locale())?;
    Ok(ExitCode::SUCCESS)
}
