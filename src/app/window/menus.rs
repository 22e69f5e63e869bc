//! The menus: under the menu button, at the map's direction, and at the pointer.

use egui::{Context, Pos2, Rect};

use super::Window;
use crate::{
    app::{
        actions::{Action, FLOWS},
        files::map_name,
        samples::Sample,
        widgets::{
            dropdown,
            menu::{Entry, Item, Outcome},
        },
    },
    editor::{Beside, Build, Button, Extent, Input, Modifiers},
    file::settings::Appearance,
    i18n::Locale,
    model::LaneKind,
};

/// Most recent files in the menu.
const RECENT: usize = 8;

impl Window {
    /// Shows the menu that is open.
    pub(super) fn show_menus(&mut self, ctx: &Context) {
        let mut elsewhere = dropdown::show_open(&mut self.shell, ctx);
        if self.main_menu.is_open() {
            let entries = self.main_entries();
            let name = self.shell.tr("menu-main");
            let outcome = self.main_menu.show(&mut self.shell, ctx, &name, &entries);
            elsewhere = elsewhere.or(self.chose(outcome));
        }
        if self.flow_menu.is_open() {
            let entries = self.flow_entries();
            let name = self.shell.tr("menu-flow");
            let outcome = self.flow_menu.show(&mut self.shell, ctx, &name, &entries);
            elsewhere = elsewhere.or(self.chose(outcome));
        }
        if self.context_menu.is_open() {
            let entries = self.context_entries();
            let name = self.shell.tr("menu-context");
            let outcome = self.context_menu.show(&mut self.shell, ctx, &name, &entries);
            elsewhere = elsewhere.or(self.chose(outcome));
        }
        // The menu that this opens is shown in the next frame: two cannot be in one.
        if let Some(pos) = elsewhere {
            self.secondary_press(pos);
        }
    }

    /// Does what was chosen; gives where else the secondary button was pressed.
    fn chose(&mut self, outcome: Outcome<Action>) -> Option<Pos2> {
        match outcome {
            Outcome::Chosen(action) => self.queue.push(action),
            Outcome::Elsewhere(pos) => return Some(pos),
            Outcome::Nothing | Outcome::Closed => {}
        }
        None
    }

    /// Passes a press of the secondary button on that closed a menu: it means what lies under it.
    pub(super) fn secondary_press(&mut self, pos: Pos2) {
        self.shell.fields.press_again(pos);
        let covered = |canvas| self.find_bar.frame(&self.shell, canvas).is_some_and(|bar| bar.contains(pos));
        let on_map = |canvas: &Rect| self.dialog.is_none() && canvas.contains(pos) && !covered(*canvas);
        let Some(canvas) = self.canvas_rect.filter(on_map) else { return };
        let Some(session) = &mut self.session else { return };
        let at = pos - canvas.min;
        let input = Input::PointerDown {
            pos: kurbo::Point::new(at.x.into(), at.y.into()),
            button: Button::Secondary,
            modifiers: Modifiers::default(),
            clicks: 1,
        };
        let outcome = session.editor.handle(&mut self.shell.text, &input);
        self.follow(outcome);
    }

    pub(super) fn item(&self, action: Action) -> Entry<Action> {
        Entry::Item(self.item_of(action))
    }

    /// The same, for who has something to add.
    pub(super) fn item_of(&self, action: Action) -> Item<Action> {
        Item {
            name: self.state.name(&action, self.shell.locale),
            icon: self.state.icon(&action, self.shell.locale),
            ink: None,
            keys: self.state.keys(&action),
            obstacle: self.state.reason(&action, self.shell.locale),
            chosen: None,
            value: action,
        }
    }

    /// One of several, of which one is in force.
    pub(super) fn option(&self, action: Action, chosen: bool) -> Entry<Action> {
        Entry::Item(Item { chosen: Some(chosen), ..self.item_of(action) })
    }

    pub(super) fn list(
        &self,
        message: &str,
        icon: &'static str,
        entries: Vec<Entry<Action>>,
    ) -> Entry<Action> {
        Entry::List { name: self.shell.tr(message), icon: Some(icon), entries }
    }

    fn main_entries(&self) -> Vec<Entry<Action>> {
        let item = |action| self.item(action);
        let mut entries = vec![item(Action::New), item(Action::Templates), item(Action::Open)];
        if !self.settings.recent.is_empty() {
            entries.push(self.list("menu-recent", "files", self.recent_entries()));
        }
        if !self.lost.is_empty() {
            entries.push(item(Action::Recover));
        }
        entries.extend([
            self.list("menu-samples", "map-trifold", self.sample_entries()),
            item(Action::ImportTable),
            item(Action::PasteTable),
            Entry::Line,
            item(Action::Save),
            item(Action::SaveAs),
            self.option(Action::Autosave, self.settings.autosave),
            item(Action::Versions),
            item(Action::Compare),
            item(Action::Conflicts),
            item(Action::ExportPng),
            Entry::Line,
            self.list("menu-edit", "pencil-simple", self.edit_entries()),
            self.list("menu-view", "eye", self.view_entries()),
            self.list("menu-flow", "arrows-left-right", self.flow_entries()),
            Entry::Line,
            self.list("menu-language", "translate", self.language_entries()),
            self.list("menu-appearance", "palette", self.appearance_entries()),
            Entry::Line,
            item(Action::Palette),
            item(Action::Shortcuts),
            item(Action::About),
            Entry::Line,
            item(Action::CloseMap),
            item(Action::Quit),
        ]);
        entries
    }

    fn recent_entries(&self) -> Vec<Entry<Action>> {
        let files = self.settings.recent.iter().take(RECENT);
        files
            .map(|recent| {
                Entry::Item(Item {
                    value: Action::OpenRecent(recent.path.clone()),
                    name: map_name(&recent.path),
                    icon: Some("file"),
                    ink: None,
                    keys: None,
                    obstacle: self.missing.contains(&recent.path).then(|| self.shell.tr("recent-missing")),
                    chosen: None,
                })
            })
            .collect()
    }

    fn sample_entries(&self) -> Vec<Entry<Action>> {
        let samples = Sample::for_locale(self.shell.locale).into_iter();
        samples
            .map(|sample| {
                Entry::Item(Item {
                    value: Action::OpenSample(sample),
                    name: sample.title(),
                    icon: Some("map-trifold"),
                    ink: None,
                    keys: None,
                    obstacle: None,
                    chosen: None,
                })
            })
            .collect()
    }

    fn edit_entries(&self) -> Vec<Entry<Action>> {
        vec![
            self.item(Action::Undo),
            self.item(Action::Redo),
            Entry::Line,
            self.item(Action::Cut),
            self.item(Action::Copy),
            self.item(Action::Paste),
            self.item(Action::CopyPicture),
            self.item(Action::CopyStyle),
            self.item(Action::PasteStyle),
            Entry::Line,
            self.item(Action::Rename),
            self.item(Action::Duplicate),
            self.item(Action::Delete),
            self.item(Action::SelectAll),
            self.item(Action::SelectWithin(Extent::Lane)),
            self.item(Action::SelectWithin(Extent::Stage)),
            Entry::Line,
            self.item(Action::Find),
            self.item(Action::Replace),
            Entry::Line,
            self.option(Action::ListMode, self.settings.list_mode),
            Entry::Line,
            self.item(Action::Build(Build::Stage(Beside::After))),
            self.item(Action::Build(Build::Lane(Beside::After, LaneKind::Text))),
            self.item(Action::Build(Build::Step(Beside::After))),
            self.item(Action::Build(Build::Persona)),
            self.item(Action::Build(Build::Scenario)),
        ]
    }

    fn view_entries(&self) -> Vec<Entry<Action>> {
        vec![
            self.item(Action::ZoomIn),
            self.item(Action::ZoomOut),
            self.item(Action::ZoomActual),
            self.item(Action::ZoomFit),
            self.item(Action::ZoomSelection),
            Entry::Line,
            self.option(Action::Inspector, self.shows_inspector()),
            self.item(Action::Present),
        ]
    }

    fn flow_entries(&self) -> Vec<Entry<Action>> {
        FLOWS.into_iter().map(|flow| self.option(Action::Flow(flow), self.state.flow == Some(flow))).collect()
    }

    fn language_entries(&self) -> Vec<Entry<Action>> {
        Locale::ALL
            .into_iter()
            .map(|locale| self.option(Action::Language(locale), self.shell.locale == locale))
            .collect()
    }

    fn appearance_entries(&self) -> Vec<Entry<Action>> {
        Appearance::ALL
            .into_iter()
            .map(|appearance| {
                self.option(Action::Appearance(appearance), self.settings.appearance == appearance)
            })
            .collect()
    }
}
