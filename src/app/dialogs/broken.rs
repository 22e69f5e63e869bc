//! A file that cannot be opened, and what is kept of it.

use std::{path::PathBuf, sync::Arc};

use egui::Context;

use super::{
    kit::{FooterButton, footer, modal, paragraph},
    versions::when,
};
use crate::{
    app::{text::Shell, widgets::button::Look},
    model::JourneyMap,
};

/// The dialog.
pub(crate) struct Broken {
    /// The file.
    pub(crate) path: PathBuf,
    /// Why it cannot be opened.
    pub(crate) text: String,
    /// The last version of it that can be read, with the time when it was saved, in seconds since 1970.
    pub(crate) version: Option<(Arc<JourneyMap>, i64)>,
}

/// What the dialog came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BrokenOutcome {
    /// It is open still.
    Open,
    /// Closed.
    Closed,
    /// Open the version.
    Version,
    /// Show the work that was not saved.
    Recover,
}

impl Broken {
    /// Shows it; `lost` tells whether there is work on the file that was not saved.
    pub(crate) fn show(&self, shell: &mut Shell, ctx: &Context, lost: bool, now: i64) -> BrokenOutcome {
        let title = shell.tr("error-open");
        let names = ["button-close", "broken-recover", "broken-open-version"].map(|name| shell.tr(name));
        let [close_name, recover, open] = names.each_ref().map(String::as_str);
        let (pressed, close) = modal(shell, ctx, "broken", &title, 520.0, |shell, ui| {
            paragraph(shell, ui, &self.text);
            if let Some((_, time)) = &self.version {
                let time = when(shell, *time, now);
                let text = shell.format("broken-version", &[("time", time.into())]);
                paragraph(shell, ui, &text);
            }
            if lost {
                let text = shell.tr("broken-lost");
                paragraph(shell, ui, &text);
            }
            let button = |name, look, default| FooterButton { name, look, enabled: true, default };
            let mut buttons = vec![(button(close_name, Look::Quiet, false), BrokenOutcome::Closed)];
            if lost {
                let look = if self.version.is_some() { Look::Outlined } else { Look::Primary };
                buttons.push((button(recover, look, self.version.is_none()), BrokenOutcome::Recover));
            }
            if self.version.is_some() {
                buttons.push((button(open, Look::Primary, true), BrokenOutcome::Version));
            }
            let (buttons, outcomes): (Vec<_>, Vec<_>) = buttons.into_iter().unzip();
            footer(shell, ui, &buttons).and_then(|pressed| outcomes.get(pressed).copied())
        });
        pressed.unwrap_or(if close { BrokenOutcome::Closed } else { BrokenOutcome::Open })
    }
}
