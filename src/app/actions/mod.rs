//! What a person can ask the window to do. Its names, icons and keys meet in one table.
//!
//! An [`Action`] is an intent of the person; what changes a map is a command of [`crate::edit`].

mod choices;
mod table;

pub(crate) use choices::{FACES, FLOWS, LINK_KINDS, SEVERITIES, face_name};
pub use table::Entry;
pub(crate) use table::Place;
pub(crate) use table::{link_kind_message, map_kind_message};

use super::samples::Sample;
use crate::{
    editor::{Addition, Beside, Build, Extent},
    file::settings::Appearance,
    i18n::Locale,
    model::{Flow, LaneKind, MapKind, Template},
};

/// Something a person can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A new map with five stages and six lanes.
    New,
    /// Chooses a template for a new map.
    Templates,
    /// A new map made for one kind of journey.
    NewFrom(Template),
    /// Chooses a file to open.
    Open,
    /// Opens a file that was open lately.
    OpenRecent(std::path::PathBuf),
    /// Opens one of the samples.
    OpenSample(Sample),
    /// Chooses a table to import.
    ImportTable,
    /// Makes a map of the table on the clipboard.
    PasteTable,
    /// Saves the map.
    Save,
    /// Saves the map under another name.
    SaveAs,
    /// Saves by itself, or not any more.
    Autosave,
    /// Lists earlier versions of the map.
    Versions,
    /// Opens an address that stands in the map, after showing where it leads.
    OpenLink(String),
    /// Compares the map with another one.
    Compare,
    /// Shows what two people changed differently, to choose.
    Conflicts,
    /// Lists what was not saved when the program ended.
    Recover,
    /// Asks how to export a picture.
    ExportPng,
    /// Closes the map.
    CloseMap,
    /// Ends the program.
    Quit,
    /// Takes the last change back.
    Undo,
    /// Makes the change taken back again.
    Redo,
    /// Opens the text of what is selected.
    Rename,
    /// Copies the selected cards.
    Copy,
    /// Copies the selected cards and takes them out.
    Cut,
    /// Adds the cards, lines or cells on the clipboard.
    Paste,
    /// Puts a picture of what is selected, or of the map, on the clipboard.
    CopyPicture,
    /// Remembers how what is selected looks.
    CopyStyle,
    /// Gives what is selected the looks that were copied.
    PasteStyle,
    /// Asks for a picture to be put onto the selected cards, or into the selected cell.
    AddPicture,
    /// Lists icons for the selected cards and lanes.
    Icons,
    /// Builds on what is selected.
    Build(Build),
    /// Adds a copy of what is selected.
    Duplicate,
    /// Removes what is selected.
    Delete,
    /// Selects all cards: of the cell, then of the lane, then of the map.
    SelectAll,
    /// Selects all cards of the lane or stage of what is selected.
    SelectWithin(Extent),
    /// Searches the texts of the map.
    Find,
    /// Goes to the next place where what is searched for stands.
    FindNext,
    /// Goes to the previous one.
    FindPrevious,
    /// Replaces what is searched for.
    Replace,
    /// Lists everything that can be done.
    Palette,
    /// Clicks select, drags move.
    SelectTool,
    /// Drags move the canvas.
    HandTool,
    /// Clicks put new cards.
    NoteTool,
    /// Makes two cards of one where the caret stands.
    SplitAtCaret,
    /// Whether Ctrl+Enter ends a card and begins the next.
    ListMode,
    /// Links cards with arrows.
    LinkTool,
    /// Comments on parts of the map.
    CommentTool,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// One map point is one point.
    ZoomActual,
    /// All of the map.
    ZoomFit,
    /// All of what is selected.
    ZoomSelection,
    /// Shows the map alone on the whole screen.
    Present,
    /// Shows or hides the panel with the selection's fields.
    Inspector,
    /// The program's language.
    Language(Locale),
    /// Light, dark, or as the desktop.
    Appearance(Appearance),
    /// Which way the map's stages run.
    Flow(Flow),
    /// What kind of map it is.
    Kind(MapKind),
    /// Adds what a "+" stands for, where a menu was opened.
    AddHere(Addition),
    /// Moves the keyboard's focus between the map and the bars.
    NextPanel,
    /// Opens the menu of what is selected.
    ContextMenu,
    /// Lists all shortcuts.
    Shortcuts,
    /// Tells what this program is.
    About,
}

impl Action {
    /// Every action that stands alone, in the order in which the list of shortcuts shows them. With those that are one of
    /// several it is [`Self::all`].
    pub const PLAIN: &'static [Self] = &[
        Self::New,
        Self::Templates,
        Self::Open,
        Self::ImportTable,
        Self::PasteTable,
        Self::Save,
        Self::SaveAs,
        Self::Autosave,
        Self::Versions,
        Self::Compare,
        Self::Conflicts,
        Self::Recover,
        Self::ExportPng,
        Self::CloseMap,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Copy,
        Self::Cut,
        Self::Paste,
        Self::CopyPicture,
        Self::CopyStyle,
        Self::PasteStyle,
        Self::Rename,
        Self::Duplicate,
        Self::Delete,
        Self::SelectAll,
        Self::SelectWithin(Extent::Lane),
        Self::SelectWithin(Extent::Stage),
        Self::Find,
        Self::FindNext,
        Self::FindPrevious,
        Self::Replace,
        Self::Build(Build::Persona),
        Self::Build(Build::Scenario),
        Self::Build(Build::Goal),
        Self::Build(Build::Card),
        Self::Build(Build::Stage(Beside::After)),
        Self::Build(Build::Stage(Beside::Before)),
        Self::Build(Build::Lane(Beside::After, LaneKind::Text)),
        Self::Build(Build::Step(Beside::After)),
        Self::Build(Build::Step(Beside::Before)),
        Self::Build(Build::JoinSteps),
        Self::Build(Build::Earlier),
        Self::Build(Build::Later),
        Self::Build(Build::SpanMore),
        Self::Build(Build::SpanLess),
        Self::Build(Build::MergeCards),
        Self::Build(Build::SplitCards),
        Self::SplitAtCaret,
        Self::ListMode,
        Self::Build(Build::MomentOfTruth),
        Self::Icons,
        Self::AddPicture,
        Self::Build(Build::RemovePicture),
        Self::Build(Build::Icon(None)),
        Self::Build(Build::Lock),
        Self::Build(Build::Collapse),
        Self::Build(Build::Fit),
        Self::Build(Build::TurnLink),
        Self::Build(Build::Point),
        Self::SelectTool,
        Self::HandTool,
        Self::NoteTool,
        Self::LinkTool,
        Self::CommentTool,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomActual,
        Self::ZoomFit,
        Self::ZoomSelection,
        Self::Present,
        Self::Inspector,
        Self::NextPanel,
        Self::ContextMenu,
        Self::Palette,
        Self::Shortcuts,
        Self::About,
    ];

    /// Its name in `locale`, without what it says about its target.
    #[must_use]
    pub fn name(&self, locale: Locale) -> String {
        match self {
            Self::Language(language) => language.name().to_owned(),
            Self::NewFrom(template) => template.title(locale),
            _ => locale.text(self.entry().message),
        }
    }
}
