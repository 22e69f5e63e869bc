//! What can be done just now: which actions are enabled, and what undo and redo would do.

use super::{actions::Action, session::Session};
use crate::{
    editor::{Chosen, Extent, Intent},
    i18n::Locale,
    model::{Flow, JourneyMap},
};

/// A glance at the window, taken once a frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    /// Whether a map is open.
    pub(crate) map: bool,
    /// What undo would take back, in the program's language.
    pub(crate) undo: Option<String>,
    /// What redo would do.
    pub(crate) redo: Option<String>,
    /// Whether the map can be changed.
    pub(crate) writable: bool,
    /// Whether something is selected that can be removed.
    pub(crate) delete: bool,
    /// Whether something is selected that can be copied.
    pub(crate) duplicate: bool,
    /// Whether anything is selected.
    pub(crate) selection: bool,
    /// Whether something is selected whose cards can be copied.
    pub(crate) copy: bool,
    /// Whether what is selected has looks that can be copied.
    pub(crate) looks: bool,
    /// Whether looks were copied.
    pub(crate) styled: bool,
    /// Whether a caret stands in a card where it could become two.
    pub(crate) split: bool,
    /// Whether the map has conflicts to settle.
    pub(crate) conflicts: bool,
    /// Whether there is a place for earlier versions of the map.
    pub(crate) versions: bool,
    /// Whether work was found that had not been saved.
    pub(crate) lost: bool,
    /// How much of each kind is selected.
    pub(crate) chosen: Chosen,
    /// Whether the selection stands in a lane that holds something.
    pub(crate) in_lane: bool,
    /// Whether the selection stands in a stage that holds something.
    pub(crate) in_stage: bool,
    /// The map's flow as it is set.
    pub(crate) flow: Option<Flow>,
}

impl State {
    /// How things stand with `session`.
    pub(crate) fn of(session: Option<&Session>, locale: Locale) -> Self {
        let Some(session) = session else { return Self::default() };
        let (editor, document) = (&session.editor, session.editor.document());
        let map: &JourneyMap = session.map();
        Self {
            map: true,
            undo: editor.undo_name().map(|step| step.message(locale)),
            redo: document.redo_name().map(|step| step.message(locale)),
            writable: !document.is_read_only(),
            delete: editor.can(&Intent::Delete),
            duplicate: editor.can(&Intent::Duplicate),
            selection: !editor.selection().is_empty(),
            copy: editor.can_copy(),
            looks: editor.looks().is_some(),
            styled: false,
            split: editor.can_split_at_caret(),
            conflicts: !map.conflicts.is_empty(),
            versions: false,
            lost: false,
            chosen: editor.chosen(),
            in_lane: editor.can(&Intent::SelectWithin(Extent::Lane)),
            in_stage: editor.can(&Intent::SelectWithin(Extent::Stage)),
            flow: Some(map.flow),
        }
    }

    /// Whether `action` can be done.
    pub(crate) fn enabled(&self, action: &Action) -> bool {
        match action {
            Action::New
            | Action::Templates
            | Action::NewFrom(_)
            | Action::Open
            | Action::OpenRecent(_)
            | Action::OpenSample(_)
            | Action::ImportTable
            | Action::PasteTable
            | Action::Quit
            | Action::Autosave
            | Action::Language(_)
            | Action::Appearance(_)
            | Action::Palette
            | Action::Shortcuts
            | Action::About => true,
            Action::Save | Action::Replace | Action::Flow(_) | Action::Kind(_) | Action::AddHere(_) => {
                self.map && self.writable
            }
            Action::SaveAs
            | Action::ExportPng
            | Action::CloseMap
            | Action::SelectAll
            | Action::Find
            | Action::FindNext
            | Action::FindPrevious
            | Action::SelectTool
            | Action::HandTool
            | Action::ListMode
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomActual
            | Action::ZoomFit
            | Action::Present
            | Action::NextPanel
            | Action::ContextMenu
            | Action::Inspector => self.map,
            Action::Conflicts => self.conflicts,
            Action::OpenLink(_) | Action::Compare => self.map,
            Action::Versions => self.versions,
            Action::Recover => self.lost,
            Action::LinkTool | Action::CommentTool => self.map && self.writable,
            Action::Undo => self.undo.is_some(),
            Action::Redo => self.redo.is_some(),
            Action::Duplicate => self.duplicate,
            Action::Delete => self.delete,
            Action::Rename => self.writable && self.chosen.all() == 1,
            Action::Copy => self.copy,
            Action::Cut => self.writable && self.copy,
            Action::Paste => self.map && self.writable,
            Action::CopyPicture => self.map,
            Action::CopyStyle => self.looks,
            Action::PasteStyle => self.writable && self.styled && self.looks,
            Action::NoteTool => self.map && self.writable,
            Action::SplitAtCaret => self.writable && self.split,
            Action::Icons => self.writable && self.chosen.cards + self.chosen.lanes > 0,
            Action::AddPicture => self.map && self.writable,
            Action::Build(build) => self.map && self.writable && self.chosen.allows(build),
            Action::ZoomSelection => self.selection,
            Action::SelectWithin(Extent::Lane) => self.in_lane,
            Action::SelectWithin(Extent::Stage) => self.in_stage,
        }
    }

    /// The action's name, with what it would do just now.
    pub(crate) fn name(&self, action: &Action, locale: Locale) -> String {
        let step = match action {
            Action::Undo => self.undo.as_deref().map(|step| ("action-undo-step", step)),
            Action::Redo => self.redo.as_deref().map(|step| ("action-redo-step", step)),
            _ => None,
        };
        match step {
            Some((message, step)) => locale.format(message, &[("step", step.into())]),
            None => action.name(locale),
        }
    }
}
