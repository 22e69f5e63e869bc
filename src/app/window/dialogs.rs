//! Showing the dialog that is open, and going on with what was answered.

use egui::Context;

use super::{Next, Window};
use crate::{
    app::{
        actions::Action,
        dialogs::{self, Choice, Dialog, IconOutcome, PaletteOutcome, Templates},
        files::{Purpose, browser::BrowserOutcome},
        session::SaveRequest,
    },
    file::atomic::OtherNames,
    model::WebAddress,
};

impl Window {
    /// Shows the dialog that is open.
    pub(super) fn show_dialog(&mut self, ctx: &Context) {
        let Some(dialog) = self.dialog.take() else { return };
        let shown = self.one(ctx, dialog);
        match &self.dialog {
            // What was answered may have opened another one.
            Some(_) => self.beneath.extend(shown),
            None => self.dialog = shown.or_else(|| self.beneath.pop()),
        }
    }

    /// Opens a dialog for which nobody has asked just now: work came to an end, or somebody else did something. What is
    /// open comes back after it.
    pub(super) fn raise(&mut self, dialog: Dialog) {
        self.beneath.extend(self.dialog.replace(dialog));
    }

    /// Takes away the dialogs that are over without an answer, and no other.
    pub(super) fn close_dialogs(&mut self, over: impl Fn(&Dialog) -> bool) -> Vec<Dialog> {
        let (closed, open): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.beneath).into_iter().chain(self.dialog.take()).partition(over);
        self.beneath = open;
        self.dialog = self.beneath.pop();
        closed
    }

    /// Every dialog that is open, that which shows last.
    pub(super) fn dialogs_mut(&mut self) -> impl Iterator<Item = &mut Dialog> {
        self.beneath.iter_mut().chain(self.dialog.as_mut())
    }

    /// Takes away what was asked about a map that is no longer open; what is to be known stays.
    pub(super) fn close_questions(&mut self, ctx: &Context) {
        let known = |dialog: &Dialog| matches!(dialog, Dialog::Message { .. } | Dialog::Broken(_));
        let closed = self.close_dialogs(|dialog| !known(dialog));
        let is_lost =
            |dialog: &Dialog| matches!(dialog, Dialog::Unsaved(Next::Show(session)) if session.was_lost);
        if closed.iter().any(is_lost) {
            // It is found again.
            drop(closed);
            self.find_lost(ctx, false);
        }
    }

    /// Shows `dialog`; gives it back while it stays open.
    fn one(&mut self, ctx: &Context, dialog: Dialog) -> Option<Dialog> {
        match dialog {
            Dialog::Unsaved(next) => self.unsaved(ctx, next),
            Dialog::Changed(held) => self.changed(ctx, held),
            Dialog::StillSaving => self.still_saving(ctx),
            Dialog::OpenLink(address) => self.open_link(ctx, address),
            Dialog::Versions(dialog) => self.versions_dialog(ctx, dialog),
            Dialog::Recover(dialog) => self.recovery(ctx, dialog),
            Dialog::NotSaved { request, text } => self.not_saved(ctx, request, text),
            Dialog::OtherNames { request, text } => self.other_names(ctx, request, text),
            Dialog::Broken(broken) => self.broken(ctx, broken),
            Dialog::Message { title, text } => {
                let read = dialogs::message(&mut self.shell, ctx, &title, &text);
                (!read).then_some(Dialog::Message { title, text })
            }
            Dialog::Export(export) => self.export_dialog(ctx, export),
            Dialog::Templates => match dialogs::templates(&mut self.shell, ctx) {
                Some(Templates::Chosen(template)) => {
                    self.queue.push(Action::NewFrom(template));
                    None
                }
                Some(Templates::Cancelled) => None,
                None => Some(Dialog::Templates),
            },
            Dialog::Palette(mut palette) => match palette.show(&mut self.shell, ctx) {
                PaletteOutcome::Open => Some(Dialog::Palette(palette)),
                PaletteOutcome::Closed => None,
                PaletteOutcome::Chosen(choice) => {
                    self.chose_in_palette(choice);
                    None
                }
            },
            Dialog::Icons(mut picker) => match picker.show(&mut self.shell, ctx) {
                IconOutcome::Open => Some(Dialog::Icons(picker)),
                IconOutcome::Closed => None,
                IconOutcome::Chosen(icon) => {
                    self.chose_icon(icon);
                    None
                }
            },
            Dialog::Shortcuts(mut sheet) => {
                let read = sheet.show(&mut self.shell, ctx);
                (!read).then_some(Dialog::Shortcuts(sheet))
            }
            Dialog::About => (!dialogs::about(&mut self.shell, ctx)).then_some(Dialog::About),
            Dialog::Browser(mut browser) => match browser.show(&mut self.shell, ctx) {
                BrowserOutcome::Open => Some(Dialog::Browser(browser)),
                BrowserOutcome::Chosen(question, path) => {
                    self.chosen(&question, path);
                    None
                }
                BrowserOutcome::Cancelled => {
                    self.not_chosen();
                    None
                }
            },
        }
    }

    fn unsaved(&mut self, ctx: &Context, next: Next) -> Option<Dialog> {
        let shell = &mut self.shell;
        let name = self.session.as_ref().map(|session| session.name(shell.locale)).unwrap_or_default();
        // Of what was recovered there is no other copy: it is thrown away in the list of such work only, and not here.
        let recovered = self.session.as_ref().is_some_and(|session| session.was_lost);
        let [title, text, no] = if recovered {
            ["recovered-leave-title", "recovered-leave-text", "recovered-leave-keep"]
        } else {
            ["unsaved-title", "unsaved-text", "button-dont-save"]
        };
        let (title, text) = (shell.tr(title), shell.format(text, &[("file", name.into())]));
        let (yes, no) = (shell.tr("button-save"), shell.tr(no));
        match dialogs::three_ways(shell, ctx, "unsaved", (&title, &text), (&yes, &no)) {
            None => Some(Dialog::Unsaved(next)),
            Some(Choice::Yes) => {
                self.save(Some(next));
                None
            }
            Some(Choice::No) if recovered => {
                self.keep_for_later(ctx, next);
                None
            }
            Some(Choice::No) => {
                self.go(ctx, next);
                None
            }
            Some(Choice::Cancel) => {
                if matches!(&next, Next::Show(session) if session.was_lost) {
                    // It is found again.
                    drop(next);
                    self.find_lost(ctx, false);
                }
                None
            }
        }
    }

    /// A save failed: save elsewhere, try again, or go on as before.
    fn not_saved(&mut self, ctx: &Context, request: SaveRequest, text: String) -> Option<Dialog> {
        let shell = &mut self.shell;
        let title = shell.tr("error-save");
        let (elsewhere, again) = (shell.tr("action-save-as"), shell.tr("button-try-again"));
        match dialogs::three_ways(shell, ctx, "not-saved", (&title, &text), (&elsewhere, &again)) {
            None => return Some(Dialog::NotSaved { request, text }),
            Some(Choice::Yes) => self.ask_file(Purpose::SaveMap),
            Some(Choice::No) => self.save_as_requested(request),
            Some(Choice::Cancel) => self.after_save = None,
        }
        None
    }

    /// The file has other names: they follow, or they keep what they have.
    fn other_names(&mut self, ctx: &Context, request: SaveRequest, text: String) -> Option<Dialog> {
        let shell = &mut self.shell;
        let title = shell.tr("other-names-title");
        let (follow, stay) = (shell.tr("other-names-follow"), shell.tr("other-names-stay"));
        let other_names =
            match dialogs::three_ways(shell, ctx, "other-names", (&title, &text), (&follow, &stay)) {
                None => return Some(Dialog::OtherNames { request, text }),
                Some(Choice::Yes) => OtherNames::Follow,
                Some(Choice::No) => OtherNames::Stay,
                Some(Choice::Cancel) => {
                    self.after_save = None;
                    return None;
                }
            };
        if let Some(session) = &mut self.session {
            session.other_names = other_names;
        }
        self.save_as_requested(SaveRequest { other_names, ..request });
        None
    }

    /// Shows where an address leads before it is opened: the map may be somebody else's.
    fn open_link(&mut self, ctx: &Context, address: WebAddress) -> Option<Dialog> {
        let shell = &mut self.shell;
        let title = shell.format("link-title", &[("place", address.place().into())]);
        let text = shell.format("link-text", &[("address", address.as_str().into())]);
        let (open, copy) = (shell.tr("link-open"), shell.tr("link-copy"));
        match dialogs::three_ways(shell, ctx, "open-link", (&title, &text), (&open, &copy)) {
            None => return Some(Dialog::OpenLink(address)),
            Some(Choice::Yes) => ctx.open_url(egui::OpenUrl::new_tab(address.as_str())),
            Some(Choice::No) => ctx.copy_text(address.as_str().to_owned()),
            Some(Choice::Cancel) => {}
        }
        None
    }

    /// The file was changed by somebody else: overwrite it, save elsewhere, or leave it.
    fn changed(&mut self, ctx: &Context, held: String) -> Option<Dialog> {
        let shell = &mut self.shell;
        let title = shell.tr("changed-title");
        let text = shell.format("changed-text", &[("held", held.as_str().into())]);
        let (elsewhere, overwrite) = (shell.tr("changed-save-as"), shell.tr("changed-overwrite"));
        match dialogs::three_ways(shell, ctx, "changed", (&title, &text), (&elsewhere, &overwrite)) {
            None => return Some(Dialog::Changed(held)),
            Some(Choice::Yes) => self.ask_file(Purpose::SaveMap),
            Some(Choice::No) => {
                if let Some(path) = self.session.as_ref().and_then(|session| session.path.clone()) {
                    self.save_to(path, None);
                }
            }
            Some(Choice::Cancel) => self.after_save = None,
        }
        None
    }
}
