//! `rihla check`: whether files are valid maps, and what a careful reader would ask about them.

use std::{path::Path, process::ExitCode};

use super::{
    Failure,
    args::Check,
    output,
    voice::{self, Voice},
};
use crate::{
    file,
    i18n::Arg,
    model::{self, Finding},
};

/// How one file did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Fine,
    Remarks,
    Invalid,
}

pub(super) fn run(task: &Check, voice: Voice) -> Result<ExitCode, Failure> {
    let mut code = ExitCode::SUCCESS;
    for file in &task.files {
        match check(file, voice) {
            Verdict::Fine => {}
            Verdict::Remarks if !task.strict => {}
            Verdict::Remarks | Verdict::Invalid => code = ExitCode::FAILURE,
        }
    }
    Ok(code)
}

fn check(path: &Path, voice: Voice) -> Verdict {
    let locale = voice.locale();
    let mut opened = match output::read(path) {
        Ok(opened) => opened,
        Err(error) => {
            voice.complain(&error.message(locale));
            return Verdict::Invalid;
        }
    };
    file::examine_pictures(&opened.map, &mut opened.repairs);
    let mut remarks: Vec<String> = opened.read_only.iter().map(|reason| reason.message(locale)).collect();
    remarks.extend(opened.repairs.iter().map(|repair| repair.message_in(&opened.map, locale)));
    let conflicts = opened.map.conflicts.len();
    if conflicts > 0 {
        remarks.push(locale.format("cli-check-conflicts", &[("count", conflicts.into())]));
    }
    remarks.extend(Finding::messages(&model::check(&opened.map), locale, &opened.map));
    let values = [("file", voice::shown(path)), ("count", Arg::from(remarks.len()))];
    if remarks.is_empty() {
        voice.say(&locale.format("cli-check-fine", &values));
        return Verdict::Fine;
    }
    voice.say(&locale.format("cli-check-remarks", &values));
    for remark in &remarks {
        voice.say(&format!("  • {remark}"));
    }
    Verdict::Remarks
}
