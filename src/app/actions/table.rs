//! The one table in which the names, icons and keys of actions meet: menus, buttons, tooltips and the keyboard all
//! read it.

use egui::Key;

use super::Action;
use crate::{
    app::shortcut::Shortcut,
    editor::{Beside, Build, Extent},
    file::settings::Appearance,
    model::{Flow, LaneKind, LinkKind, MapKind},
};

/// What the table says of an action.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Message with its name.
    pub message: &'static str,
    /// Its icon.
    pub icon: Option<&'static str>,
    /// Keys that do it; the first is the one shown.
    pub shortcuts: &'static [Shortcut],
}

/// Where an action belongs: lists of many show it under this heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Maps, files and what is made of them.
    File,
    /// Changing, copying and finding.
    Edit,
    /// Adding and changing parts of the map.
    Build,
    /// What the pointer does.
    Tools,
    /// What of the map is seen, and how.
    View,
    /// The window and its help.
    Program,
}

impl Place {
    /// Every place, in the order of the headings.
    pub(crate) const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::Build, Self::Tools, Self::View, Self::Program];

    /// Message with its heading.
    #[must_use]
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::File => "place-file",
            Self::Edit => "menu-edit",
            Self::Build => "place-build",
            Self::Tools => "place-tools",
            Self::View => "menu-view",
            Self::Program => "place-program",
        }
    }
}

const fn entry(message: &'static str, icon: &'static str, shortcuts: &'static [Shortcut]) -> Entry {
    Entry { message, icon: Some(icon), shortcuts }
}

impl Action {
    /// What the table says of it.
    #[must_use]
    pub fn entry(&self) -> Entry {
        match self {
            Self::New => entry("action-new", "file-plus", const { &[Shortcut::command(Key::N)] }),
            Self::Templates => {
                entry("action-templates", "layout", const { &[Shortcut::command_shift(Key::N)] })
            }
            Self::NewFrom(_) => entry("action-new", "layout", &[]),
            Self::Open => entry("action-open", "folder-open", const { &[Shortcut::command(Key::O)] }),
            Self::OpenRecent(_) => entry("action-open", "file", &[]),
            Self::OpenSample(_) => entry("action-open", "map-trifold", &[]),
            Self::ImportTable => {
                entry("action-import-table", "file-csv", const { &[Shortcut::command_shift(Key::I)] })
            }
            Self::PasteTable => {
                entry("action-paste-table", "table", const { &[Shortcut::command_shift(Key::V)] })
            }
            Self::Save => entry("action-save", "floppy-disk", const { &[Shortcut::command(Key::S)] }),
            Self::SaveAs => {
                entry("action-save-as", "floppy-disk-back", const { &[Shortcut::command_shift(Key::S)] })
            }
            Self::Autosave => entry("action-autosave", "arrows-clockwise", &[]),
            Self::OpenLink(_) => entry("action-open-link", "arrow-square-out", &[]),
            Self::Compare => entry("action-compare", "git-diff", &[]),
            Self::Conflicts => entry("action-conflicts", "warning", &[]),
            Self::Versions => entry("action-versions", "clock-counter-clockwise", &[]),
            Self::Recover => entry("action-recover", "first-aid-kit", &[]),
            Self::ExportPng => entry("action-export-png", "export", const { &[Shortcut::command(Key::E)] }),
            Self::CloseMap => entry("action-close-map", "x", const { &[Shortcut::command(Key::W)] }),
            Self::Quit => entry("action-quit", "sign-out", const { &[Shortcut::command(Key::Q)] }),
            Self::Undo => entry("action-undo", "arrow-u-up-left", const { &[Shortcut::command(Key::Z)] }),
            Self::Redo => entry(
                "action-redo",
                "arrow-u-up-right",
                const { &[Shortcut::command_shift(Key::Z), Shortcut::command(Key::Y)] },
            ),
            Self::Rename => entry("action-rename", "cursor-text", const { &[Shortcut::plain(Key::F2)] }),
            // These come as events of egui's own, not as keys.
            Self::Copy => entry("action-copy", "copy", &[]),
            Self::Cut => entry("action-cut", "scissors", &[]),
            Self::Paste => entry("action-paste", "clipboard-text", &[]),
            Self::AddPicture => {
                entry("action-add-picture", "image", const { &[Shortcut::command_shift(Key::P)] })
            }
            Self::CopyPicture => {
                entry("action-copy-picture", "file-png", const { &[Shortcut::shift_alt(Key::C)] })
            }
            Self::CopyStyle => {
                entry("action-copy-style", "paint-brush", const { &[Shortcut::command_alt(Key::C)] })
            }
            Self::PasteStyle => {
                entry("action-paste-style", "paint-roller", const { &[Shortcut::command_alt(Key::V)] })
            }
            Self::Icons => entry("action-icons", "smiley-sticker", const { &[Shortcut::command(Key::I)] }),
            Self::Build(build) => build_entry(build),
            Self::Duplicate => {
                entry("action-duplicate", "stack-plus", const { &[Shortcut::command(Key::D)] })
            }
            Self::Delete => entry(
                "action-delete",
                "trash",
                const { &[Shortcut::plain(Key::Delete), Shortcut::plain(Key::Backspace)] },
            ),
            Self::SelectAll => {
                entry("action-select-all", "selection-all", const { &[Shortcut::command(Key::A)] })
            }
            Self::SelectWithin(Extent::Lane) => {
                entry("action-select-lane", "rows", const { &[Shortcut::command_shift(Key::A)] })
            }
            Self::SelectWithin(Extent::Stage) => {
                entry("action-select-stage", "columns", const { &[Shortcut::command_shift(Key::G)] })
            }
            Self::Find => entry("action-find", "magnifying-glass", const { &[Shortcut::command(Key::F)] }),
            Self::FindNext => entry("action-find-next", "caret-down", const { &[Shortcut::plain(Key::F3)] }),
            Self::FindPrevious => {
                entry("action-find-previous", "caret-up", const { &[Shortcut::shift(Key::F3)] })
            }
            Self::Replace => entry("action-replace", "swap", const { &[Shortcut::command(Key::H)] }),
            Self::Palette => entry("action-palette", "command", const { &[Shortcut::command(Key::K)] }),
            Self::SelectTool => entry("action-select-tool", "cursor", const { &[Shortcut::plain(Key::V)] }),
            Self::NoteTool => entry("action-note-tool", "note", const { &[Shortcut::plain(Key::N)] }),
            Self::SplitAtCaret => entry(
                "action-split-at-caret",
                "split-vertical",
                const { &[Shortcut::command_shift(Key::Enter)] },
            ),
            Self::ListMode => entry("action-list-mode", "list-bullets", &[]),
            Self::HandTool => entry("action-hand-tool", "hand", const { &[Shortcut::plain(Key::H)] }),
            // Where a letter is going to be typed into what is selected, the one with Ctrl works.
            Self::LinkTool => entry(
                "action-link-tool",
                "arrow-bend-down-right",
                const { &[Shortcut::command(Key::R), Shortcut::plain(Key::L)] },
            ),
            Self::CommentTool => entry(
                "action-comment-tool",
                "chat-circle",
                const { &[Shortcut::command_shift(Key::M), Shortcut::plain(Key::C)] },
            ),
            Self::ZoomIn => entry(
                "action-zoom-in",
                "magnifying-glass-plus",
                const { &[Shortcut::command(Key::Plus), Shortcut::command(Key::Equals)] },
            ),
            Self::ZoomOut => {
                entry("action-zoom-out", "magnifying-glass-minus", const { &[Shortcut::command(Key::Minus)] })
            }
            Self::ZoomActual => {
                entry("action-zoom-actual", "frame-corners", const { &[Shortcut::command(Key::Num0)] })
            }
            Self::ZoomFit => {
                entry("action-zoom-fit", "arrows-out-simple", const { &[Shortcut::shift(Key::Num1)] })
            }
            Self::ZoomSelection => {
                entry("action-zoom-selection", "corners-out", const { &[Shortcut::shift(Key::Num2)] })
            }
            Self::Present => entry("action-present", "presentation", const { &[Shortcut::plain(Key::F5)] }),
            Self::Inspector => {
                entry("action-inspector", "sidebar-simple", const { &[Shortcut::plain(Key::F4)] })
            }
            Self::NextPanel => {
                entry("action-next-panel", "arrows-left-right", const { &[Shortcut::plain(Key::F6)] })
            }
            Self::ContextMenu => entry(
                "action-context-menu",
                "dots-three",
                const { &[Shortcut::shift(Key::F10), Shortcut::plain(Key::Menu)] },
            ),
            Self::Language(_) => Entry { message: "menu-language", icon: None, shortcuts: &[] },
            Self::Appearance(appearance) => Entry {
                message: appearance_message(*appearance),
                icon: Some(match appearance {
                    Appearance::Light => "sun",
                    Appearance::Dark => "moon",
                    Appearance::System => "desktop",
                }),
                shortcuts: &[],
            },
            Self::Flow(flow) => Entry { message: flow_message(*flow), icon: None, shortcuts: &[] },
            Self::Kind(kind) => Entry { message: map_kind_message(*kind), icon: None, shortcuts: &[] },
            Self::AddHere(_) => entry("action-add-point", "plus-circle", &[]),
            Self::Shortcuts => {
                entry("action-shortcuts", "keyboard", const { &[Shortcut::plain(Key::Questionmark)] })
            }
            Self::About => entry("action-about", "info", &[]),
        }
    }

    /// Where it belongs.
    #[must_use]
    pub(crate) fn place(&self) -> Place {
        match self {
            Self::New
            | Self::Templates
            | Self::NewFrom(_)
            | Self::Open
            | Self::OpenRecent(_)
            | Self::OpenSample(_)
            | Self::ImportTable
            | Self::PasteTable
            | Self::Save
            | Self::SaveAs
            | Self::Autosave
            | Self::Versions
            | Self::Compare
            | Self::Conflicts
            | Self::Recover
            | Self::ExportPng
            | Self::CloseMap
            | Self::Quit => Place::File,
            Self::Undo
            | Self::Redo
            | Self::Rename
            | Self::Copy
            | Self::Cut
            | Self::Paste
            | Self::CopyPicture
            | Self::CopyStyle
            | Self::PasteStyle
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::SelectWithin(_)
            | Self::Find
            | Self::FindNext
            | Self::FindPrevious
            | Self::Kind(_)
            | Self::Replace => Place::Edit,
            Self::AddHere(_)
            | Self::Build(_)
            | Self::Icons
            | Self::AddPicture
            | Self::SplitAtCaret
            | Self::ListMode => Place::Build,
            Self::SelectTool | Self::HandTool | Self::NoteTool | Self::LinkTool | Self::CommentTool => {
                Place::Tools
            }
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomActual
            | Self::ZoomFit
            | Self::ZoomSelection
            | Self::Present
            | Self::Flow(_) => Place::View,
            Self::Inspector
            | Self::Language(_)
            | Self::Appearance(_)
            | Self::NextPanel
            | Self::ContextMenu
            | Self::Palette
            | Self::OpenLink(_)
            | Self::Shortcuts
            | Self::About => Place::Program,
        }
    }
}

fn build_entry(build: &Build) -> Entry {
    match build {
        Build::Stage(Beside::Before) => entry("action-stage-before", "columns-plus-left", &[]),
        Build::Stage(Beside::After) => {
            entry("action-stage-after", "columns-plus-right", const { &[Shortcut::command(Key::M)] })
        }
        Build::Lane(Beside::Before, _) => entry("action-lane-above", "rows-plus-top", &[]),
        Build::Lane(Beside::After, LaneKind::Text) => {
            entry("action-lane-below", "rows-plus-bottom", const { &[Shortcut::command(Key::L)] })
        }
        Build::Lane(Beside::After, _) => entry("action-lane-below", "rows-plus-bottom", &[]),
        Build::Step(Beside::Before) => entry("action-step-before", "arrow-line-left", &[]),
        Build::Step(Beside::After) => {
            entry("action-step-after", "arrow-line-right", const { &[Shortcut::command(Key::T)] })
        }
        Build::JoinSteps => entry("action-join-steps", "unite", &[]),
        Build::Card => entry("action-add-card", "plus-square", const { &[Shortcut::shift(Key::Enter)] }),
        Build::Earlier => entry("action-earlier", "arrow-left", &[]),
        Build::Later => entry("action-later", "arrow-right", &[]),
        Build::Color(_) => entry("field-color", "circle", &[]),
        Build::Kind(_) => entry("action-lane-kind", "shapes", &[]),
        Build::Collapse => {
            entry("action-collapse", "arrows-in-line-vertical", const { &[Shortcut::command_shift(Key::K)] })
        }
        Build::Fit => entry("action-fit", "arrows-in", &[]),
        Build::Severity(_) => entry("field-severity", "warning-circle", &[]),
        Build::MomentOfTruth => {
            entry("field-moment-of-truth", "star", const { &[Shortcut::command(Key::B)] })
        }
        Build::Lock => entry("action-lock", "lock-simple", const { &[Shortcut::command_shift(Key::L)] }),
        // Neither key stands for left or right, which change with the flow.
        Build::SpanMore => entry(
            "action-span-more",
            "arrows-out-line-horizontal",
            const { &[Shortcut::alt(Key::Plus), Shortcut::alt(Key::Equals)] },
        ),
        Build::SpanLess => {
            entry("action-span-less", "arrows-in-line-horizontal", const { &[Shortcut::alt(Key::Minus)] })
        }
        Build::MergeCards => {
            entry("action-merge-cards", "arrows-merge", const { &[Shortcut::command(Key::J)] })
        }
        Build::SplitCards => {
            entry("action-split-cards", "arrows-split", const { &[Shortcut::command_shift(Key::J)] })
        }
        Build::RemovePicture => entry("action-remove-picture", "image-broken", &[]),
        Build::Icon(_) => entry("action-no-icon", "prohibit", &[]),
        Build::Face(_) => entry("field-face", "smiley", &[]),
        Build::LinkKind(kind) => entry(
            link_kind_message(*kind),
            match kind {
                LinkKind::Next => "arrow-right",
                LinkKind::Loop => "arrow-u-up-left",
                LinkKind::Branch => "git-branch",
            },
            &[],
        ),
        Build::TurnLink => entry("action-turn-link", "arrows-counter-clockwise", &[]),
        Build::Point => entry("action-add-point", "plus-circle", &[]),
        Build::Persona => entry("action-add-persona", "user-plus", const { &[Shortcut::command(Key::U)] }),
        Build::Scenario => entry("action-scenario", "flag", const { &[Shortcut::command_shift(Key::O)] }),
        Build::Goal => entry("action-goal", "target", const { &[Shortcut::command(Key::G)] }),
    }
}

/// Message that names a kind of link.
pub(crate) fn link_kind_message(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Next => "link-next",
        LinkKind::Loop => "link-loop",
        LinkKind::Branch => "link-branch",
    }
}

/// Message that names a kind of map.
pub(crate) fn map_kind_message(kind: MapKind) -> &'static str {
    match kind {
        MapKind::CurrentState => "map-kind-current-state",
        MapKind::FutureState => "map-kind-future-state",
        MapKind::DayInTheLife => "map-kind-day-in-the-life",
        MapKind::ServiceBlueprint => "map-kind-service-blueprint",
    }
}

fn appearance_message(appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::System => "appearance-system",
        Appearance::Light => "appearance-light",
        Appearance::Dark => "appearance-dark",
    }
}

fn flow_message(flow: Flow) -> &'static str {
    match flow {
        Flow::Auto => "flow-auto",
        Flow::Ltr => "flow-ltr",
        Flow::Rtl => "flow-rtl",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Locale, text::Icon};

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let mut seen = Vec::new();
        for action in Action::all() {
            for shortcut in action.entry().shortcuts {
                assert!(!seen.contains(shortcut), "{action:?}: {shortcut:?} is taken");
                seen.push(*shortcut);
            }
        }
    }

    #[test]
    fn no_two_actions_show_the_same_keys() {
        let mut seen = std::collections::HashMap::new();
        for action in Action::all() {
            if let Some(keys) = action.keys()
                && let Some(other) = seen.insert(keys.clone(), action.clone())
            {
                panic!("{keys} stands beside {other:?} and {action:?}");
            }
        }
    }

    #[test]
    fn no_two_actions_share_an_icon() {
        let mut seen = std::collections::HashMap::new();
        for action in Action::PLAIN {
            if let Some(icon) = action.entry().icon
                && let Some(other) = seen.insert(icon, action)
            {
                panic!("{icon} stands for {other:?} and for {action:?}");
            }
        }
    }

    #[test]
    fn every_action_has_a_name_of_its_own_in_every_language_and_an_icon_that_exists() {
        for locale in Locale::ALL {
            let mut seen = std::collections::HashMap::new();
            for action in Action::all() {
                let entry = action.entry();
                assert!(locale.has(entry.message), "{} in {locale:?}", entry.message);
                assert!(action.group().is_none_or(|group| locale.has(group)), "{action:?} in {locale:?}");
                assert!(entry.icon.is_none_or(|icon| Icon::named(icon).is_some()), "icon of {action:?}");
                let name = action.full_name(locale);
                if let Some(other) = seen.insert(name.clone(), action.clone()) {
                    panic!("{name} is {other:?} and {action:?} in {locale:?}");
                }
            }
        }
    }

    #[test]
    fn every_choice_is_among_all_actions_once() {
        let all: Vec<Action> = Action::all().collect();
        assert_eq!(all.get(..Action::PLAIN.len()), Some(Action::PLAIN));
        for (nth, action) in all.iter().enumerate() {
            assert!(!all[..nth].contains(action), "{action:?} twice");
        }
        for build in [
            Build::Lane(Beside::Before, LaneKind::Actions),
            Build::Lane(Beside::After, LaneKind::Text),
            Build::Kind(LaneKind::Metrics),
            Build::Severity(None),
            Build::LinkKind(LinkKind::Branch),
        ] {
            assert!(all.contains(&Action::Build(build.clone())), "{build:?}");
        }
    }
}
