//! Messages, and questions with up to three answers.

use egui::Context;

use super::kit::{FooterButton, footer, modal, paragraph};
use crate::app::{text::Shell, widgets::button::Look};

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// The proposed answer.
    Yes,
    /// The other answer.
    No,
    /// Neither: go on as before.
    Cancel,
}

/// Says something; `true` when it was read.
pub(crate) fn message(shell: &mut Shell, ctx: &Context, title: &str, text: &[String]) -> bool {
    let ok = shell.tr("button-ok");
    let (pressed, close) = modal(shell, ctx, "message", title, 440.0, |shell, ui| {
        for sentence in text {
            paragraph(shell, ui, sentence);
        }
        footer(shell, ui, &[FooterButton { name: &ok, look: Look::Primary, enabled: true, default: true }])
    });
    pressed.is_some() || close
}

/// Asks; none while nothing was answered.
pub(crate) fn three_ways(
    shell: &mut Shell,
    ctx: &Context,
    id: &'static str,
    (title, text): (&str, &str),
    (yes, no): (&str, &str),
) -> Option<Choice> {
    let cancel = shell.tr("button-cancel");
    let (pressed, close) = modal(shell, ctx, id, title, 440.0, |shell, ui| {
        paragraph(shell, ui, text);
        let buttons = [
            FooterButton { name: &cancel, look: Look::Quiet, enabled: true, default: false },
            FooterButton { name: no, look: Look::Outlined, enabled: true, default: false },
            FooterButton { name: yes, look: Look::Primary, enabled: true, default: true },
        ];
        footer(shell, ui, &buttons)
    });
    match pressed {
        Some(0) => Some(Choice::Cancel),
        Some(1) => Some(Choice::No),
        Some(_) => Some(Choice::Yes),
        None if close => Some(Choice::Cancel),
        None => None,
    }
}
