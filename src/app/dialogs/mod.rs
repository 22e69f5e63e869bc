//! Dialogs: what the window has to ask or say before anything else happens.

mod about;
mod broken;
mod export;
mod icons;
mod kit;
mod palette;
mod question;
mod recover;
mod shortcuts;
mod templates;
mod versions;

pub(crate) use about::about;
pub(crate) use broken::{Broken, BrokenOutcome};
pub(crate) use export::{ExportDialog, ExportOutcome, Progress};
pub(crate) use icons::{IconOutcome, IconPicker, MOST_RECENT as MOST_RECENT_ICONS, icon_name, known_icon};
pub(crate) use palette::{Choice as PaletteChoice, Offered, Palette, PaletteOutcome};
pub(crate) use question::{Choice, message, three_ways};
pub(crate) use recover::{LostMap, RecoverDialog, RecoverOutcome};
pub(crate) use shortcuts::ShortcutSheet;
pub(crate) use templates::{Templates, templates};
pub(crate) use versions::{VersionsDialog, VersionsOf, VersionsOutcome, moment, when};

pub(crate) use kit::{FooterButton, footer, modal};

use super::{files::browser::Browser, session::SaveRequest};

/// The dialog that is open.
pub(crate) enum Dialog {
    /// Something is to be closed that was not saved.
    Unsaved(super::window::Next),
    /// Somebody else put something into the file that must not be replaced without asking; says what.
    Changed(String),
    /// A save failed; the work is kept.
    NotSaved {
        /// What was asked for.
        request: SaveRequest,
        /// Why it failed and what to do.
        text: String,
    },
    /// A save hangs, and somebody wants to close the map.
    StillSaving,
    /// The file has other names (hard links).
    OtherNames {
        /// What was asked for.
        request: SaveRequest,
        /// How many names there are.
        text: String,
    },
    /// An address of the map is to be opened.
    OpenLink(crate::model::WebAddress),
    /// A file cannot be opened, but something of it is kept.
    Broken(Box<Broken>),
    /// Something went wrong, or is to be known.
    Message {
        /// What it is about.
        title: String,
        /// One sentence a paragraph.
        text: Vec<String>,
    },
    /// Earlier versions of the map.
    Versions(Box<VersionsDialog>),
    /// Work that was not saved when the program ended.
    Recover(RecoverDialog),
    /// How to export.
    Export(Box<ExportDialog>),
    /// Which kind of map to begin.
    Templates,
    /// Everything that can be done now, and every place of the map.
    Palette(Box<Palette>),
    /// Icons to choose from.
    Icons(Box<IconPicker>),
    /// All shortcuts.
    Shortcuts(Box<ShortcutSheet>),
    /// About the program.
    About,
    /// The program's own file browser.
    Browser(Box<Browser>),
}

impl Dialog {
    /// Whether it waits for an answer that nobody may take for granted. All others only show or offer something, and
    /// can go when something else is wanted.
    pub(crate) fn asks(&self) -> bool {
        match self {
            Self::Unsaved(_)
            | Self::Changed(_)
            | Self::NotSaved { .. }
            | Self::StillSaving
            | Self::OtherNames { .. }
            | Self::OpenLink(_) => true,
            Self::Export(export) => export.running.is_some(),
            Self::Browser(browser) => browser.saves(),
            Self::Broken(_)
            | Self::Message { .. }
            | Self::Versions(_)
            | Self::Recover(_)
            | Self::Templates
            | Self::Palette(_)
            | Self::Icons(_)
            | Self::Shortcuts(_)
            | Self::About => false,
        }
    }
}
