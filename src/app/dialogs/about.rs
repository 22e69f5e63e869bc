//! About the program.

use egui::Context;

use super::kit::{FooterButton, footer, modal, paragraph};
use crate::app::{text::Shell, widgets::button::Look};

/// Tells what the program is; `true` when it was read.
pub(crate) fn about(shell: &mut Shell, ctx: &Context) -> bool {
    let title = shell.tr("app-name");
    let version = shell.format("about-version", &[("version", env!("CARGO_PKG_VERSION").into())]);
    let close = shell.tr("button-close");
    let (pressed, closed) = modal(shell, ctx, "about", &title, 420.0, |shell, ui| {
        for text in
            [shell.tr("app-slogan"), version.clone(), shell.tr("about-licence"), shell.tr("about-fonts")]
        {
            paragraph(shell, ui, &text);
        }
        footer(
            shell,
            ui,
            &[FooterButton { name: &close, look: Look::Outlined, enabled: true, default: true }],
        )
    });
    pressed.is_some() || closed
}
