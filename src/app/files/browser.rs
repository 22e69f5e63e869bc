//! The program's own file browser, for desktops that bring none.

use std::{
    cmp::Ordering,
    env, fs,
    path::{Path, PathBuf},
};

use egui::{Context, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Purpose, Question, shown_name};
use crate::app::{
    dialogs::{FooterButton, footer, modal},
    text::{Shell, Type, spoken},
    widgets::{button::Look, button::icon_button, field, focus_ring, label, scroll, text_field::Field},
};

/// One entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    name: String,
    path: PathBuf,
    folder: bool,
}

/// The browser: a folder, what is in it, what is chosen.
pub(crate) struct Browser {
    question: Question,
    folder: PathBuf,
    items: Vec<Item>,
    /// Why the folder shows nothing.
    unreadable: bool,
    chosen: Option<PathBuf>,
    name: String,
    /// Whether the name is to get the focus.
    fresh: bool,
    /// A file that would be replaced: asked about before it is chosen.
    replacing: Option<PathBuf>,
    /// Whether that is all there is to ask.
    only_asks: bool,
}

/// What the browser came to.
pub(crate) enum BrowserOutcome {
    /// It is open still.
    Open,
    /// This file.
    Chosen(Question, PathBuf),
    /// None.
    Cancelled,
}

impl Browser {
    /// Whether it asks where something is to be saved.
    pub(crate) fn saves(&self) -> bool {
        self.question.purpose.saves()
    }

    /// A browser for `question`.
    pub(crate) fn new(question: Question) -> Self {
        let folder = question
            .folder
            .clone()
            .filter(|folder| folder.is_dir())
            .or_else(|| etcetera::home_dir().ok())
            .or_else(|| env::current_dir().ok())
            .unwrap_or_else(|| PathBuf::from("/"));
        let (name, fresh) = (question.name.clone(), question.purpose.saves());
        let mut browser = Self {
            question,
            folder: PathBuf::new(),
            items: Vec::new(),
            unreadable: false,
            chosen: None,
            name,
            fresh,
            replacing: None,
            only_asks: false,
        };
        browser.enter(folder);
        browser
    }

    /// Asks only whether the file at `path` is to be replaced, which was chosen elsewhere.
    pub(crate) fn doubting(question: Question, path: PathBuf) -> Self {
        Self { replacing: Some(path), only_asks: true, ..Self::new(question) }
    }

    fn enter(&mut self, folder: PathBuf) {
        let items = list(&folder, self.question.purpose);
        self.unreadable = items.is_none();
        self.items = items.unwrap_or_default();
        self.folder = folder;
        self.chosen = None;
    }

    /// Shows it.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context) -> BrowserOutcome {
        if let Some(path) = self.replacing.clone() {
            return self.ask_to_replace(shell, ctx, path);
        }
        let purpose = self.question.purpose;
        let title = purpose.title(shell.locale);
        let cancel = shell.tr("button-cancel");
        let accept = shell.tr(if purpose.saves() { "button-save" } else { "button-open" });
        let list_height = (ctx.content_rect().height() - 290.0).clamp(120.0, 360.0);
        let mut entered = None;
        let (pressed, close) = modal(shell, ctx, "browser", &title, 560.0, |shell, ui| {
            self.path_row(shell, ui);
            entered = self.list(shell, ui, list_height);
            let mut typed = false;
            if purpose.saves() {
                ui.add_space(10.0);
                let label = shell.tr("browser-name");
                let called = field::name(shell, ui, &label);
                let id = egui::Id::unique("browser-name");
                let field = Field::new(&label, &self.name).eager(self.fresh || called).show(shell, ui, id);
                // While egui measures a new dialog, nothing in it keeps the focus.
                self.fresh &= !ui.memory(|memory| memory.has_focus(id));
                typed = field.entered;
                if let Some(name) = field.changed {
                    self.name = name;
                }
            }
            let ready = self.target().is_some();
            let buttons = [
                FooterButton { name: &cancel, look: Look::Quiet, enabled: true, default: false },
                FooterButton { name: &accept, look: Look::Primary, enabled: ready, default: false },
            ];
            footer(shell, ui, &buttons).or((typed && ready).then_some(1))
        });
        if let Some(item) = entered {
            if item.folder {
                self.enter(item.path);
                return BrowserOutcome::Open;
            }
            self.chosen = Some(item.path);
            return self.accept();
        }
        match pressed {
            Some(1) => self.accept(),
            Some(_) => BrowserOutcome::Cancelled,
            None if close => BrowserOutcome::Cancelled,
            None => BrowserOutcome::Open,
        }
    }

    /// The file that would be chosen now.
    fn target(&self) -> Option<PathBuf> {
        if !self.question.purpose.saves() {
            return self.chosen.clone();
        }
        let name = self.name.trim();
        let plain = !name.is_empty() && !name.contains('/') && name != "." && name != "..";
        plain.then(|| self.question.purpose.with_extension(self.folder.join(name)))
    }

    fn accept(&mut self) -> BrowserOutcome {
        let Some(path) = self.target() else { return BrowserOutcome::Open };
        if self.question.purpose.saves() && path.exists() {
            self.replacing = Some(path);
            return BrowserOutcome::Open;
        }
        BrowserOutcome::Chosen(self.question.clone(), path)
    }

    fn ask_to_replace(&mut self, shell: &mut Shell, ctx: &Context, path: PathBuf) -> BrowserOutcome {
        let title = shell.tr("browser-replace-title");
        let text = shell.format("browser-replace", &[("file", shown_name(&path).into())]);
        let (cancel, replace) = (shell.tr("button-cancel"), shell.tr("button-replace"));
        let (pressed, close) = modal(shell, ctx, "replace", &title, 420.0, |shell, ui| {
            let ink = shell.secondary();
            label::wrapped(shell, ui, &text, Type::BODY, ink);
            let buttons = [
                FooterButton { name: &cancel, look: Look::Outlined, enabled: true, default: true },
                FooterButton { name: &replace, look: Look::Danger, enabled: true, default: false },
            ];
            footer(shell, ui, &buttons)
        });
        if pressed == Some(1) {
            return BrowserOutcome::Chosen(self.question.clone(), path);
        }
        if pressed.is_some() || close {
            self.replacing = None;
            if self.only_asks {
                return BrowserOutcome::Cancelled;
            }
        }
        BrowserOutcome::Open
    }

    fn path_row(&mut self, shell: &mut Shell, ui: &mut Ui) {
        let (id, row) = ui.allocate_space(vec2(ui.available_width(), 30.0));
        let sides = shell.sides();
        let mut rest = row;
        let up = sides.take_start(&mut rest, 30.0);
        let home = sides.take_start(&mut rest, 30.0);
        sides.take_start(&mut rest, 8.0);
        let (up_name, home_name) = (shell.tr("browser-up"), shell.tr("browser-home"));
        if icon_button(shell, ui, up, id.with("up"), ("arrow-up", 17.0), &up_name, None).clicked()
            && let Some(parent) = self.folder.parent().map(Path::to_owned)
        {
            self.enter(parent);
        }
        if icon_button(shell, ui, home, id.with("home"), ("house", 17.0), &home_name, None).clicked()
            && let Ok(home) = etcetera::home_dir()
        {
            self.enter(home);
        }
        let path = self.folder.display().to_string();
        let ink = shell.secondary();
        let block = shell.ltr_line(&path, Type::SMALL);
        let painter = ui.painter().with_clip_rect(rest.intersect(ui.clip_rect()));
        // The end of a long path says more than its beginning.
        let left = if sides.rtl() { rest.right() - block.width } else { rest.left() };
        let left = if block.width > rest.width() { rest.right() - block.width } else { left };
        shell.paint(&painter, &block, egui::pos2(left, rest.center().y - block.height / 2.0), ink);
        let response = ui.interact(rest, id.with("path"), Sense::hover());
        crate::app::text::report_label(ui, &response, &path);
        ui.add_space(6.0);
    }

    /// The folder's content; gives what was opened by a double click or Enter.
    fn list(&mut self, shell: &mut Shell, ui: &mut Ui, height: f32) -> Option<Item> {
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        field::frame(shell, ui, rect, true);
        let mut opened = None;
        let mut chosen = None;
        let (items, current) = (&self.items, &self.chosen);
        let unreadable = self.unreadable;
        scroll::show(shell, ui, rect.shrink(2.0), "files", Margin::same(4), |shell, ui| {
            if items.is_empty() {
                let text = shell.tr(if unreadable { "browser-unreadable" } else { "browser-empty" });
                let ink = shell.faint();
                label::wrapped(shell, ui, &text, Type::BODY, ink);
            }
            for item in items {
                match row(shell, ui, item, current.as_ref() == Some(&item.path)) {
                    Click::None => {}
                    Click::Chosen => chosen = Some(item.clone()),
                    Click::Opened => opened = Some(item.clone()),
                }
            }
        });
        if let Some(item) = chosen.filter(|item| !item.folder) {
            if self.question.purpose.saves() {
                self.name.clone_from(&item.name);
            }
            self.chosen = Some(item.path);
        }
        opened
    }
}

enum Click {
    None,
    Chosen,
    Opened,
}

fn row(shell: &mut Shell, ui: &mut Ui, item: &Item, chosen: bool) -> Click {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 28.0));
    let response = ui.interact(rect, id.with(&item.name), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, spoken(&item.name)));
    if chosen {
        ui.painter().rect_filled(rect, 6.0, crate::app::text::color(shell.theme.accent_tint));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, shell.hover());
    }
    focus_ring(shell, ui.painter(), &response, rect, 6.0);
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(8.0, 0.0));
    let icon_rect = sides.take_start(&mut rest, 17.0);
    sides.take_start(&mut rest, 8.0);
    let (ink, faint, accent) = (shell.ink(), shell.faint(), shell.accent());
    let (icon, filled, icon_ink) =
        if item.folder { ("folder", true, accent) } else { ("file", false, faint) };
    shell.paint_icon(ui.painter(), icon, filled, 17.0, icon_rect, icon_ink);
    let block = shell.fitted(&item.name, Type::BODY, rest.width());
    shell.paint_start(ui.painter(), &block, rest, ink);
    let by_key = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if response.double_clicked() || by_key {
        Click::Opened
    } else if response.clicked() {
        Click::Chosen
    } else {
        Click::None
    }
}

/// What is in `folder`: folders first, then the files asked for, by name; hidden ones not at all.
fn list(folder: &Path, purpose: Purpose) -> Option<Vec<Item>> {
    let mut items: Vec<Item> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let folder = path.is_dir();
            let shown = !name.starts_with('.') && (folder || purpose.shows(&name));
            shown.then_some(Item { name, path, folder })
        })
        .collect();
    items.sort_by(|a, b| match (a.folder, b.folder) {
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        _ => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
    });
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_shows_folders_and_the_files_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.journey.json", "notes.txt", ".hidden.json", "א.JSON"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("zebra")).unwrap();
        let names: Vec<String> =
            list(folder.path(), Purpose::OpenMap).unwrap().into_iter().map(|item| item.name).collect();
        assert_eq!(names, ["zebra", "b.journey.json", "א.JSON"]);
        assert_eq!(list(&folder.path().join("nowhere"), Purpose::OpenMap), None);
    }

    #[test]
    fn an_existing_file_is_not_replaced_without_asking() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.journey.json"), "x").unwrap();
        let question = Question {
            purpose: Purpose::SaveMap,
            folder: Some(folder.path().to_owned()),
            name: "a.journey.json".into(),
        };
        let mut browser = Browser::new(question);
        assert!(matches!(browser.accept(), BrowserOutcome::Open));
        assert!(browser.replacing.is_some());
        browser.replacing = None;
        browser.name = "../b".into();
        assert!(browser.target().is_none(), "names stay in the folder that shows");
        browser.name = "new".into();
        let BrowserOutcome::Chosen(_, path) = browser.accept() else { panic!("nothing to ask about") };
        assert_eq!(path, folder.path().join("new.journey.json"));
    }
}
