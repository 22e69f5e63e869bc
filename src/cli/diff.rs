//! `rihla diff`: what changed between two maps, in words or as data.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Failure, TROUBLE, args::Diff as Task, output, voice::Voice};
use crate::{
    edit::diff::{Change, Diff, Home, What},
    i18n::{Locale, without_isolates},
};

/// Exit code 0 when the maps are the same, 1 when they differ, 2 when that cannot be told, as that of `diff`.
pub(super) fn run(task: &Task, voice: Voice) -> Result<ExitCode, Failure> {
    #[cfg(feature = "gui")]
    if task.window {
        return Ok(crate::app::run_comparison(task.before.clone(), task.after.clone()));
    }
    let locale = voice.locale();
    let mut maps = Vec::new();
    for file in [&task.before, &task.after] {
        match output::read_map(file, voice) {
            Ok(opened) => maps.push(opened.map),
            Err(failure) => {
                voice.complain(&failure);
                return Ok(ExitCode::from(TROUBLE));
            }
        }
    }
    let [before, after] = maps.as_slice() else { return Ok(ExitCode::from(TROUBLE)) };
    let diff = Diff::of(before, after);
    let told = if task.json {
        let data = as_data(&diff, locale);
        output::to_stdout(|out| writeln!(out, "{data:#}"), locale)
    } else if diff.is_empty() {
        voice.say(&locale.text("cli-diff-same"));
        Ok(())
    } else {
        let lines = diff.lines(locale);
        output::to_stdout(
            |out| lines.iter().try_for_each(|line| writeln!(out, "{}", without_isolates(line))),
            locale,
        )
    };
    if let Err(failure) = told {
        // 1 would say that they differ, to whoever did not get to read how.
        voice.complain(&failure);
        return Ok(ExitCode::from(TROUBLE));
    }
    Ok(if diff.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The changes for other programs.
fn as_data(diff: &Diff, locale: Locale) -> Value {
    let words = diff.names(locale).into_iter().zip(diff.lines(locale));
    let changes = diff.changes().iter().zip(words);
    changes.map(|(change, (name, line))| change_data(change, &name, &line)).collect()
}

fn change_data(change: &Change, name: &str, line: &str) -> Value {
    let home = |home: &Home| match home {
        Home::Cell { lane, step } => json!({ "lane": lane, "step": step }),
        Home::Stage(stage) => json!({ "stage": stage }),
    };
    let mut data = json!({
        "part": change.part.name(),
        "id": change.id,
        "change": change.what.name(),
        "name": name,
        "text": without_isolates(line),
    });
    match &change.what {
        What::Moved { from, to } => {
            data["from"] = home(from);
            data["to"] = home(to);
        }
        What::Edited(fields) => {
            let field = |field: &crate::edit::diff::FieldChange| json!({ "field": field.field, "before": field.before, "after": field.after });
            data["fields"] = fields.iter().map(field).collect();
        }
        What::Disputed(conflict) | What::Settled(conflict) => {
            data["field"] = conflict.field.as_str().into();
            data["values"] = json!([conflict.ours, conflict.theirs]);
        }
        What::Added | What::Removed | What::Reordered => {}
    }
    data
}
