//! What can be done just now: which actions are enabled, and what undo and redo would do.

use super::{actions::Action, session::Session, shortcut::moves};
use crate::{
    editor::{Build, Chosen, Extent, Intent, Toward},
    i18n::Locale,
    model::{Flow, JourneyMap},
};

/// Message that says that no map is open.
const NO_MAP: &str = "why-no-map";

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
    /// Whether the map is shown to an audience.
    pub(crate) presented: bool,
    /// The map's flow as it is set.
    pub(crate) flow: Option<Flow>,
    /// Whether the map flows from right to left.
    pub(crate) rtl: bool,
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
            presented: editor.is_presented(),
            flow: Some(map.flow),
            rtl: map.flow_direction().is_rtl(),
        }
    }

    /// Whether `action` can be done.
    pub(crate) fn enabled(&self, action: &Action) -> bool {
        self.obstacle(action).is_none()
    }

    /// Why `action` cannot be done just now, in a few words that say what to do about it; none where it can be.
    pub(crate) fn reason(&self, action: &Action, locale: Locale) -> Option<String> {
        self.obstacle(action).map(|message| locale.text(message))
    }

    /// The message that says why `action` cannot be done; none where it can be.
    fn obstacle(&self, action: &Action) -> Option<&'static str> {
        if self.presented && !suits_audience(action) {
            return Some("why-presented");
        }
        let unless = |possible: bool, why| (!possible).then_some(why);
        let no_map = unless(self.map, NO_MAP);
        let changes = no_map.or(unless(self.writable, "why-read-only"));
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
            | Action::About => None,
            Action::Save
            | Action::Replace
            | Action::Flow(_)
            | Action::Kind(_)
            | Action::AddHere(_)
            | Action::LinkTool
            | Action::CommentTool
            | Action::NoteTool
            | Action::Paste
            | Action::AddPicture => changes,
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
            | Action::Inspector
            | Action::CopyPicture
            | Action::OpenLink(_)
            | Action::Compare => no_map,
            Action::Conflicts => no_map.or(unless(self.conflicts, "why-no-conflicts")),
            Action::Versions => no_map.or(unless(self.versions, "why-no-versions")),
            Action::Recover => unless(self.lost, "why-nothing-lost"),
            Action::Undo => no_map.or(unless(self.undo.is_some(), "why-nothing-done")),
            Action::Redo => no_map.or(unless(self.redo.is_some(), "why-nothing-undone")),
            Action::Duplicate => changes.or(self.unless_for_selection(self.duplicate)),
            Action::Delete => changes.or(self.unless_for_selection(self.delete)),
            Action::Rename => changes.or(unless(self.chosen.all() == 1, "why-one-thing")),
            Action::Copy => no_map.or(unless(self.copy, "why-no-cards")),
            Action::Cut => changes.or(unless(self.copy, "why-no-cards")),
            Action::CopyStyle => no_map.or(unless(self.looks, "why-no-looks")),
            Action::PasteStyle => {
                changes.or(unless(self.styled, "why-no-style")).or(unless(self.looks, "why-no-looks"))
            }
            Action::SplitAtCaret => changes.or(unless(self.split, "why-no-caret")),
            Action::Icons => {
                changes.or(unless(self.chosen.cards + self.chosen.lanes > 0, "why-no-card-or-lane"))
            }
            Action::Build(build) => changes.or(self.obstacle_to_build(build)),
            Action::ZoomSelection => no_map.or(unless(self.selection, "why-nothing-selected")),
            Action::SelectWithin(Extent::Lane) => no_map.or(unless(self.in_lane, "why-not-in-lane")),
            Action::SelectWithin(Extent::Stage) => no_map.or(unless(self.in_stage, "why-not-in-stage")),
        }
    }

    /// Why something cannot be done with what is selected, unless it is `possible`.
    fn unless_for_selection(&self, possible: bool) -> Option<&'static str> {
        match (possible, self.selection) {
            (true, _) => None,
            (false, true) => Some("why-not-with-this"),
            (false, false) => Some("why-nothing-selected"),
        }
    }

    fn obstacle_to_build(&self, build: &Build) -> Option<&'static str> {
        if self.chosen.allows(build) {
            return None;
        }
        let of_cards = |why| if self.chosen.cards == 0 { "why-no-card" } else { why };
        Some(match build {
            Build::Goal | Build::Step(_) => "why-no-stage",
            Build::JoinSteps => "why-no-steps",
            Build::Card => "why-no-cell",
            Build::Collapse | Build::Kind(_) => "why-no-lane",
            Build::Fit => "why-no-stage-or-lane",
            Build::Icon(_) => "why-no-card-or-lane",
            Build::Severity(_) | Build::MomentOfTruth | Build::Lock | Build::SplitCards => "why-no-card",
            Build::RemovePicture => of_cards("why-no-picture"),
            Build::SpanMore | Build::SpanLess if self.chosen.locked => "why-locked",
            Build::SpanMore => of_cards("why-no-step-left"),
            Build::SpanLess => of_cards("why-one-step"),
            Build::MergeCards => "why-no-cards-to-merge",
            Build::Point => "why-no-curve-cell",
            Build::Face(_) => "why-no-point",
            Build::LinkKind(_) | Build::TurnLink => "why-no-arrow",
            Build::Earlier
            | Build::Later
            | Build::Color(_)
            | Build::Stage(_)
            | Build::Lane(..)
            | Build::Persona
            | Build::Scenario => self.unless_for_selection(false).unwrap_or(NO_MAP),
        })
    }

    /// The keys that do `action` just now.
    pub(crate) fn keys(&self, action: &Action) -> Option<String> {
        self.toward(action).map(|toward| moves(toward).label()).or_else(|| action.keys())
    }

    /// The icon of `action`, as it is just now; it is mirrored in a window from right to left.
    pub(crate) fn icon(&self, action: &Action, locale: Locale) -> Option<&'static str> {
        let forward = |right: bool| if right { "arrow-right" } else { "arrow-left" };
        match self.toward(action) {
            None => action.entry().icon,
            Some(Toward::Up) => Some("arrow-up"),
            Some(Toward::Down) => Some("arrow-down"),
            // The map may flow against the window.
            Some(toward) => Some(forward((toward == Toward::Right) != locale.direction().is_rtl())),
        }
    }

    /// Where what is selected goes when it is moved earlier or later: up and down for cards and lanes, along the flow
    /// for anything else.
    fn toward(&self, action: &Action) -> Option<Toward> {
        let later = match action {
            Action::Build(Build::Earlier) => false,
            Action::Build(Build::Later) => true,
            _ => return None,
        };
        Some(match (self.chosen.cards + self.chosen.lanes > 0, later) {
            (true, true) => Toward::Down,
            (true, false) => Toward::Up,
            (false, later) if later != self.rtl => Toward::Right,
            (false, _) => Toward::Left,
        })
    }

    /// The action's name, with what it would do just now.
    pub(crate) fn name(&self, action: &Action, locale: Locale) -> String {
        match self.toward(action) {
            Some(Toward::Up) => return locale.text("action-up"),
            Some(Toward::Down) => return locale.text("action-down"),
            _ => {}
        }
        let step = match action {
            Action::Undo => self.undo.as_deref().map(|step| ("action-undo-step", step)),
            Action::Redo => self.redo.as_deref().map(|step| ("action-redo-step", step)),
            _ => None,
        };
        match step {
            None if self.presented && *action == Action::Present => locale.text("action-present-end"),
            Some((message, step)) => locale.format(message, &[("step", step.into())]),
            None => action.name(locale),
        }
    }
}

/// Whether `action` can be done in front of an audience: it changes neither the map nor what is selected, and brings
/// nothing beside it.
fn suits_audience(action: &Action) -> bool {
    matches!(
        action,
        Action::New
            | Action::NewFrom(_)
            | Action::Templates
            | Action::Open
            | Action::OpenRecent(_)
            | Action::OpenSample(_)
            | Action::ImportTable
            | Action::Save
            | Action::SaveAs
            | Action::Autosave
            | Action::ExportPng
            | Action::CloseMap
            | Action::Quit
            | Action::CopyPicture
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomActual
            | Action::ZoomFit
            | Action::Present
            | Action::ContextMenu
            | Action::Language(_)
            | Action::Appearance(_)
            | Action::Shortcuts
            | Action::About
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_cannot_be_done_says_why_in_every_language() {
        let open = State { map: true, writable: true, ..State::default() };
        let chosen = Chosen { cards: 1, ..Chosen::default() };
        let states = [
            State::default(),
            State { writable: false, ..open.clone() },
            State { presented: true, ..open.clone() },
            open.clone(),
            State { selection: true, chosen, ..open.clone() },
            State { selection: true, chosen: Chosen { locked: true, ..chosen }, ..open.clone() },
            State { selection: true, chosen: Chosen { others: 1, ..Chosen::default() }, ..open },
        ];
        let mut reasons = std::collections::BTreeSet::new();
        for state in &states {
            for action in Action::all() {
                let Some(why) = state.obstacle(&action) else { continue };
                reasons.insert(why);
                for locale in Locale::ALL {
                    assert!(locale.has(why), "{why} of {action:?} in {locale:?}");
                }
            }
        }
        assert!(reasons.len() > 15, "one reason for everything says nothing: {reasons:?}");
    }

    #[test]
    fn moving_shows_the_arrow_that_the_canvas_takes() {
        let later = Action::Build(Build::Later);
        let keys = |cards: usize, rtl: bool| {
            let chosen = Chosen { cards, stages: 1 - cards, ..Chosen::default() };
            State { chosen, rtl, ..State::default() }.keys(&later)
        };
        assert_eq!(keys(1, true).as_deref(), Some("Alt+↓"));
        assert_eq!(keys(0, false).as_deref(), Some("Alt+→"));
        assert_eq!(keys(0, true).as_deref(), Some("Alt+←"));
        // An icon is mirrored with the window, and must point as the map goes.
        let icon = |rtl: bool, locale: Locale| {
            let state = State { rtl, ..State::default() };
            let icon = state.icon(&later, locale).unwrap_or_default();
            crate::app::direction::Sides(locale.direction()).icon(icon)
        };
        for locale in Locale::ALL {
            assert_eq!(
                (icon(false, locale), icon(true, locale)),
                ("arrow-right", "arrow-left"),
                "{locale:?}"
            );
        }
        for toward in [Toward::Left, Toward::Right, Toward::Up, Toward::Down] {
            let key = crate::app::canvas::input::key(moves(toward).key);
            let held = crate::editor::Modifiers::ALT;
            let intent = key.and_then(|key| crate::editor::intent_of(key, held));
            assert!(matches!(intent, Some(Intent::Move(to)) if to == toward), "{toward:?}");
        }
    }

    #[test]
    fn the_reason_says_what_is_in_the_way() {
        let why = |state: &State, action: Action| state.reason(&action, Locale::En).unwrap_or_default();
        let mut state = State::default();
        assert_eq!(why(&state, Action::Undo), "Open a map first");
        (state.map, state.writable) = (true, true);
        assert_eq!(why(&state, Action::Undo), "Nothing to undo");
        assert_eq!(why(&state, Action::Build(Build::Lock)), "Select a card first");
        assert_eq!(why(&state, Action::Build(Build::SpanMore)), "Select a card first");
        (state.selection, state.chosen.cards) = (true, 1);
        assert_eq!(why(&state, Action::Build(Build::Lock)), "");
        assert_eq!(why(&state, Action::Build(Build::SpanMore)), "There is no further step to cover");
        state.chosen.locked = true;
        assert_eq!(why(&state, Action::Build(Build::SpanMore)), "The card is locked");
        state.writable = false;
        assert_eq!(why(&state, Action::Build(Build::Lock)), "The map is read-only");
    }
}
