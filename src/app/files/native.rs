//! The desktop's own file dialogs, on a thread so that the window never waits.

use std::{
    env, fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{Answer, FileDialogs, Question, Reply};
use crate::{app::startup, i18n::Locale};

/// A dialog that is "cancelled" sooner than a person could was never shown.
const NO_PERSON: Duration = Duration::from_millis(150);

/// The dialogs of the desktop, through its portal or zenity.
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeDialogs;

impl FileDialogs for NativeDialogs {
    fn ask(&mut self, question: &Question, locale: Locale, reply: Reply) {
        if !desktop_has_dialogs() {
            reply(Answer::NoDialog);
            return;
        }
        let purpose = question.purpose;
        let mut dialog = rfd::FileDialog::new()
            .set_title(purpose.title(locale))
            .add_filter(purpose.filter_name(locale), purpose.extensions());
        if !purpose.saves() {
            dialog = dialog.add_filter(locale.text("filter-all"), &["*"]);
        }
        if let Some(folder) = &question.folder {
            dialog = dialog.set_directory(folder);
        }
        if purpose.saves() {
            dialog = dialog.set_file_name(&question.name);
        }
        thread::spawn(move || {
            let begun = Instant::now();
            let path = if purpose.saves() { dialog.save_file() } else { dialog.pick_file() };
            reply(match path {
                Some(path) => Answer::Chosen(path),
                None if begun.elapsed() < NO_PERSON => Answer::NoDialog,
                None => Answer::Cancelled,
            });
        });
    }
}

/// Whether there is a desktop portal that shows file dialogs, or zenity.
///
/// rfd answers "cancelled" when there is neither.
fn desktop_has_dialogs() -> bool {
    in_path("zenity") || (startup::library_exists("libdbus-1.so.3") && has_bus() && has_portal())
}

fn in_path(program: &str) -> bool {
    env::var_os("PATH")
        .is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

fn has_bus() -> bool {
    env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty())
        || env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists())
}

/// Whether a portal is installed with a back end that chooses files.
fn has_portal() -> bool {
    let data = env::var_os("XDG_DATA_DIRS").unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let folders: Vec<PathBuf> = env::split_paths(&data).collect();
    let service = "dbus-1/services/org.freedesktop.portal.Desktop.service";
    let backends = |folder: &PathBuf| {
        fs::read_dir(folder.join("xdg-desktop-portal/portals"))
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .filter_map(|file| fs::read_to_string(file.path()).ok())
            .any(|text| text.contains("portal.FileChooser"))
    };
    folders.iter().any(|folder| folder.join(service).exists()) && folders.iter().any(backends)
}
