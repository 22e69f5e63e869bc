//! Earlier versions of a map: a list with what changed in words, a picture, and ways to bring one back.

use std::path::Path;

use egui::{Color32, Context, Rect, Response, Role, Sense, TextureHandle, Ui, WidgetInfo, pos2, vec2};

use super::kit::{FooterButton, footer, footer_apart, modal, paragraph};
use crate::{
    app::{
        files::shown_name,
        text::{Shell, Type, spoken},
        time,
        widgets::{button::Look, checkbox, focus_ring, label, scroll},
        window::{Told, VERSION_PICTURE},
    },
    file::versions::Version,
    model::Id,
    text::Weight,
};

const WIDTH: f32 = 800.0;
/// Height of the list and of what stands beside it.
const HEIGHT: f32 = 420.0;
/// Width of the list.
const LIST: f32 = 300.0;
const GAP: f32 = 20.0;
const ROW: f32 = 56.0;

/// Room at the end side for the bar that scrolls.
const BESIDE_BAR: egui::Margin = egui::Margin { left: 0, right: 12, top: 0, bottom: 0 };

const WHEN: Type = Type { size: 13.0, weight: Weight::Medium };

/// Height of the name of another file above its versions.
const HEADING: f32 = 40.0;

/// A version as it is shown.
struct Row {
    version: Version,
    /// What it changed, once that is known.
    told: Option<Told>,
    /// Says of which file it and those below are; none where nobody asks.
    heading: Option<String>,
}

/// Versions of one file, the latest first.
pub(crate) struct VersionsOf {
    /// Says of which other file they are; none for the open one.
    pub(crate) heading: Option<String>,
    /// The versions.
    pub(crate) versions: Vec<Version>,
}

/// What is about to be thrown away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Doubt {
    One,
    All,
}

/// The dialog.
pub(crate) struct VersionsDialog {
    id: Id,
    rows: Vec<Row>,
    chosen: usize,
    /// The picture of the version that is chosen; none where it is damaged.
    picture: Option<(Version, Option<TextureHandle>)>,
    /// The version whose picture is being made.
    asked: Option<Version>,
    doubt: Option<Doubt>,
    writable: bool,
}

/// What the dialog came to.
pub(crate) enum VersionsOutcome {
    /// It is open still.
    Open,
    /// Closed.
    Closed,
    /// Make the picture of this one.
    Picture(Version),
    /// Keep versions from now on, or not.
    Keep(bool),
    /// Compare this one with the map as it is.
    Compare(Version),
    /// Bring this one back.
    Restore(Version),
    /// Throw this one away.
    Delete(Version),
    /// Throw all away that are of these files.
    DeleteAll(Vec<String>),
}

impl VersionsDialog {
    /// A dialog for the versions of the map called `id`, file by file.
    pub(crate) fn new(id: Id, files: &[VersionsOf], writable: bool) -> Self {
        let rows = files.iter().flat_map(|of| {
            of.versions.iter().enumerate().map(|(index, version)| Row {
                version: version.clone(),
                told: None,
                heading: of.heading.clone().filter(|_| index == 0),
            })
        });
        let rows = rows.collect();
        Self { id, rows, chosen: 0, picture: None, asked: None, doubt: None, writable }
    }

    /// Whose versions they are.
    pub(crate) fn id(&self) -> &Id {
        &self.id
    }

    /// Takes in what a version changed.
    pub(crate) fn told(&mut self, version: &Version, told: Told) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.version == *version) {
            row.told = Some(told);
        }
    }

    /// Takes in the picture of a version; none where it is damaged.
    pub(crate) fn pictured(&mut self, version: &Version, picture: Option<TextureHandle>) {
        self.picture = Some((version.clone(), picture));
    }

    /// Shows it; `keep` tells whether versions are kept.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context, keep: bool, now: i64) -> VersionsOutcome {
        let title = shell.tr("versions-title");
        let (outcome, close) = modal(shell, ctx, "versions", &title, WIDTH, |shell, ui| {
            if self.rows.is_empty() {
                let none = shell.tr("versions-none");
                paragraph(shell, ui, &none);
            } else {
                self.columns(shell, ui, now);
            }
            ui.add_space(14.0);
            let name = shell.tr("versions-keep");
            if checkbox::show(shell, ui, &name, Some(keep)).clicked() {
                return Some(VersionsOutcome::Keep(!keep));
            }
            self.buttons(shell, ui)
        });
        if let Some(outcome) = outcome {
            return outcome;
        }
        if close {
            return VersionsOutcome::Closed;
        }
        self.wanted_picture().map_or(VersionsOutcome::Open, VersionsOutcome::Picture)
    }

    /// The version whose picture is to be made next.
    fn wanted_picture(&mut self) -> Option<Version> {
        let version = &self.rows.get(self.chosen)?.version;
        if self.asked.as_ref() == Some(version) {
            return None;
        }
        self.asked = Some(version.clone());
        self.asked.clone()
    }

    fn columns(&mut self, shell: &mut Shell, ui: &mut Ui, now: i64) {
        // In a low window the buttons come first.
        let height = HEIGHT.min(ui.ctx().content_rect().height() - 200.0).max(2.0 * ROW);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        let sides = shell.sides();
        let mut rest = rect;
        let list = sides.take_start(&mut rest, LIST);
        sides.take_start(&mut rest, GAP);
        scroll::show(shell, ui, list, "versions-list", BESIDE_BAR, |shell, ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for index in 0..self.rows.len() {
                if let Some(heading) = self.rows.get(index).and_then(|row| row.heading.clone()) {
                    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEADING));
                    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 24.0), rect.max);
                    let line = line.shrink2(vec2(12.0, 0.0));
                    let faint = shell.secondary();
                    label::fitted(shell, ui, line, ("versions-of", index), &heading, Type::SMALL, faint);
                }
                let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
                if self.row(shell, ui, rect, index, now).clicked() {
                    self.chosen = index;
                    self.doubt = None;
                }
                ui.add_space(2.0);
            }
        });
        self.details(shell, ui, rest);
    }

    fn row(&self, shell: &mut Shell, ui: &Ui, rect: Rect, index: usize, now: i64) -> Response {
        let response = ui.interact(rect, ui.scope_id().with(("version", index)), Sense::click());
        let Some(row) = self.rows.get(index) else { return response };
        let chosen = index == self.chosen;
        let when = self.when(shell, index, now);
        let told = row.told.as_ref().map_or("…", |told| told.summary.as_str());
        response.widget_info(|| {
            let name = spoken(&format!("{when}, {told}"));
            WidgetInfo::selected(Role::Button, true, chosen, name)
        });
        let ground = if chosen {
            super::super::text::color(shell.theme.accent_tint)
        } else if response.hovered() {
            shell.hover()
        } else {
            Color32::TRANSPARENT
        };
        ui.painter().rect_filled(rect, 8.0, ground);
        focus_ring(shell, ui.painter(), &response, rect, 8.0);
        let inside = rect.shrink2(vec2(12.0, 9.0));
        let (ink, faint) = (shell.ink(), shell.secondary());
        let line = Rect::from_min_size(inside.min, vec2(inside.width(), WHEN.line()));
        let name = shell.fitted(&when, WHEN, inside.width());
        shell.paint_start(ui.painter(), &name, line, ink);
        let about = shell.fitted(told, Type::SMALL, inside.width());
        shell.paint_start(ui.painter(), &about, line.translate(vec2(0.0, WHEN.line())), faint);
        response
    }

    /// When the version in a row was saved. Those that were saved within one minute are told apart by the second.
    fn when(&self, shell: &Shell, index: usize, now: i64) -> String {
        let time = |index: usize| self.rows.get(index).map(|row| row.version.time);
        let Some(this) = time(index) else { return String::new() };
        let minute = |time: Option<i64>| time.map(|time| time.div_euclid(60));
        let neighbours = [index.checked_sub(1).and_then(time), time(index + 1)];
        if neighbours.into_iter().any(|other| minute(other) == minute(Some(this))) {
            when_exactly(shell, this, now)
        } else {
            when(shell, this, now)
        }
    }

    /// Picture and changes of the version that is chosen.
    fn details(&self, shell: &mut Shell, ui: &mut Ui, rect: Rect) {
        let Some(row) = self.rows.get(self.chosen) else { return };
        // The changes keep some room below it.
        let (wide, high) = VERSION_PICTURE;
        let height =
            (rect.width() * high / wide).min(rect.height() - 2.0 * Type::BODY.line() - 18.0).max(1.0);
        let frame = Rect::from_min_size(rect.min, vec2(rect.width(), height));
        let ground = shell.sunken();
        ui.painter().rect_filled(frame, 10.0, ground);
        if let Some((version, Some(picture))) = &self.picture
            && *version == row.version
        {
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            let place = vec2(height * wide / high, height);
            let place = Rect::from_center_size(frame.center(), place);
            ui.painter().image(picture.id(), place, all, Color32::WHITE);
        }
        let below = Rect::from_min_max(pos2(rect.left(), frame.bottom() + 12.0), rect.max);
        let Some(told) = &row.told else { return };
        scroll::show(shell, ui, below, "version-changes", BESIDE_BAR, |shell, ui| {
            let heading = shell.tr("versions-changed");
            let (ink, secondary) = (shell.ink(), shell.secondary());
            label::wrapped(shell, ui, &heading, Type::STRONG, ink);
            ui.add_space(6.0);
            let lines: &[String] =
                if told.lines.is_empty() { std::slice::from_ref(&told.summary) } else { &told.lines };
            for line in lines {
                label::wrapped(shell, ui, line, Type::BODY, secondary);
                ui.add_space(4.0);
            }
        });
    }

    fn buttons(&mut self, shell: &mut Shell, ui: &mut Ui) -> Option<VersionsOutcome> {
        if let Some(doubt) = self.doubt {
            return self.doubted(shell, ui, doubt);
        }
        if self.rows.is_empty() {
            let close = shell.tr("button-close");
            let button = FooterButton { name: &close, look: Look::Outlined, enabled: true, default: true };
            return footer(shell, ui, &[button]).map(|_| VersionsOutcome::Closed);
        }
        let names = [
            "versions-delete-all",
            "versions-delete",
            "button-close",
            "versions-compare",
            "versions-restore",
        ];
        let [all, one, close, compare, restore] = names.map(|name| shell.tr(name));
        let button = |name, look, enabled| FooterButton { name, look, enabled, default: false };
        // What throws something away stands apart from what most people want.
        let away = [button(&all, Look::QuietDanger, true), button(&one, Look::QuietDanger, true)];
        let buttons = [
            button(&close, Look::Quiet, true),
            button(&compare, Look::Outlined, true),
            button(&restore, Look::Primary, self.writable),
        ];
        match footer_apart(shell, ui, &away, &buttons)? {
            0 => self.doubt = Some(Doubt::All),
            1 => self.doubt = Some(Doubt::One),
            2 => return Some(VersionsOutcome::Closed),
            pressed => {
                let version = self.rows.get(self.chosen)?.version.clone();
                let restore = pressed == 4;
                return Some(if restore {
                    VersionsOutcome::Restore(version)
                } else {
                    VersionsOutcome::Compare(version)
                });
            }
        }
        None
    }

    /// The names of the file of which the chosen version is one. Those that know no file stand with the open one's.
    fn files_of_chosen(&self) -> Vec<String> {
        let groups = self.rows.iter().scan(0_usize, |group, row| {
            *group += usize::from(row.heading.is_some());
            Some((*group, &row.version.file))
        });
        let groups: Vec<(usize, &String)> = groups.collect();
        let chosen = groups.get(self.chosen).map(|(group, _)| *group);
        let mut files: Vec<String> = groups
            .into_iter()
            .filter(|(group, _)| Some(*group) == chosen)
            .map(|(_, file)| file.clone())
            .collect();
        files.sort();
        files.dedup();
        files
    }

    /// Asks before something is thrown away.
    fn doubted(&mut self, shell: &mut Shell, ui: &mut Ui, doubt: Doubt) -> Option<VersionsOutcome> {
        let question = match doubt {
            Doubt::One => shell.tr("versions-delete-sure"),
            Doubt::All => {
                let names = self.files_of_chosen();
                match names.iter().find(|name| !name.is_empty()) {
                    Some(name) => {
                        let name = shown_name(Path::new(name));
                        shell.format("versions-delete-all-of", &[("file", name.into())])
                    }
                    None => shell.tr("versions-delete-all-sure"),
                }
            }
        };
        ui.add_space(8.0);
        paragraph(shell, ui, &question);
        let (keep, delete) = (shell.tr("recover-keep"), shell.tr("versions-delete"));
        let buttons = [
            FooterButton { name: &keep, look: Look::Quiet, enabled: true, default: false },
            FooterButton { name: &delete, look: Look::Danger, enabled: true, default: false },
        ];
        let pressed = footer(shell, ui, &buttons)?;
        self.doubt = None;
        if pressed == 0 {
            return None;
        }
        if doubt == Doubt::All {
            let files = self.files_of_chosen();
            self.rows.retain(|row| !files.contains(&row.version.file));
            self.chosen = 0;
            return Some(VersionsOutcome::DeleteAll(files));
        }
        if self.chosen >= self.rows.len() {
            return None;
        }
        let row = self.rows.remove(self.chosen);
        if let (Some(heading), Some(next)) = (row.heading, self.rows.get_mut(self.chosen)) {
            next.heading.get_or_insert(heading);
        }
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
        Some(VersionsOutcome::Delete(row.version))
    }
}

/// The time of a version as its name: "14:32", on another day "12 November, 14:32".
pub(crate) fn moment(shell: &Shell, time: i64, now: i64) -> String {
    let zone = jiff::tz::TimeZone::system();
    let clock = time::clock(shell.locale, time, &zone);
    match time::date(shell.locale, time, now, &zone) {
        None => clock,
        Some(date) => shell.format("versions-time", &[("ago", date.into()), ("clock", clock.into())]),
    }
}

/// As [`when`], to the second.
fn when_exactly(shell: &Shell, time: i64, now: i64) -> String {
    let zone = jiff::tz::TimeZone::system();
    let clock = time::clock_with_seconds(shell.locale, time, &zone);
    let ago = time::ago(shell.locale, time, now, &zone);
    shell.format("versions-time", &[("ago", ago.into()), ("clock", clock.into())])
}

/// When a version was saved: "2 hours ago, 14:32".
pub(crate) fn when(shell: &Shell, time: i64, now: i64) -> String {
    let zone = jiff::tz::TimeZone::system();
    let (ago, clock) = (time::ago(shell.locale, time, now, &zone), time::clock(shell.locale, time, &zone));
    shell.format("versions-time", &[("ago", ago.into()), ("clock", clock.into())])
}
