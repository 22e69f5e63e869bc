//! What shows while no map is open: ways to begin, recent files, samples.

use egui::{
    Color32, CornerRadius, Id, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, TextureHandle, Ui,
    WidgetInfo,
    epaint::{Mesh, RectShape},
    pos2, vec2,
};
use rustc_hash::FxHashMap;

use super::{
    actions::Action,
    canvas::dots::Dots,
    files::map_name,
    samples::Sample,
    text::{Shell, Type, color, report_label, spoken},
    time,
    widgets::{focus_ring, scroll, tooltip},
};
use crate::{file::settings::Recent, i18n::Locale, text::Weight};

/// Width of everything on a wide window.
const WIDTH: f32 = 1080.0;
/// Width of the column with the ways to begin.
const START_COLUMN: f32 = 300.0;
/// Space between the columns.
const COLUMN_GAP: f32 = 28.0;
/// Space between samples.
const TILE_GAP: f32 = 14.0;
/// Height of a sample's small picture.
pub(crate) const PICTURE: f32 = 132.0;
/// Width of a sample's small picture on a wide window.
pub(crate) const PICTURE_WIDTH: f32 = 369.0;
/// Height over which a picture that goes on below its frame fades.
const FADE: f32 = 26.0;
/// Below this width the columns stand one above the other.
const NARROW: f32 = 820.0;
/// Most recent files that show.
const RECENT: usize = 6;

/// The name of the program on the welcome.
const NAME: Type = Type::DISPLAY;
const SLOGAN: Type = Type { size: 15.0, weight: Weight::Regular };
const BIG: Type = Type { size: 14.0, weight: Weight::Medium };

/// What the welcome keeps: the samples' small pictures.
#[derive(Default)]
pub(crate) struct Welcome {
    /// By sample and whether for the dark theme.
    pub(crate) pictures: FxHashMap<(Sample, bool), TextureHandle>,
    /// The ground.
    pub(crate) dots: Dots,
    /// Which were asked for already.
    pub(crate) asked: Option<bool>,
}

/// A file that was open lately, and whether it is no longer there.
pub(crate) type Remembered<'a> = (&'a Recent, bool);

/// A column of rows from top to bottom.
struct Column {
    bounds: Rect,
    top: f32,
}

impl Column {
    fn take(&mut self, height: f32) -> Rect {
        let row = Rect::from_min_size(pos2(self.bounds.left(), self.top), vec2(self.bounds.width(), height));
        self.top += height;
        row
    }
}

impl Welcome {
    /// Shows it in `rect`; gives what was asked for. `lost` is the number of maps that were not saved when the program
    /// ended.
    pub(crate) fn show(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        rect: Rect,
        (recent, lost): (&[Remembered<'_>], usize),
        now: i64,
    ) -> Option<Action> {
        let mut action = None;
        scroll::show(shell, ui, rect, "welcome", Margin::ZERO, |shell, ui| {
            let width = (rect.width() - 48.0).min(WIDTH);
            let top = ui.max_rect().top() + ((rect.height() - 620.0) / 2.0).clamp(24.0, 64.0);
            let left = rect.center().x - width / 2.0;
            let bounds = Rect::from_min_size(pos2(left, top), vec2(width, 10.0));
            let (header, languages_rect) = header(shell, ui, bounds);
            let bottom = if width < NARROW {
                let mut column = Column { bounds, top: header + 28.0 };
                start(shell, ui, &mut column, (recent, lost), now, &mut action);
                column.top += 24.0;
                self.samples(shell, ui, &mut column, &mut action);
                column.top
            } else {
                let sides = shell.sides();
                let mut rest = bounds;
                let start_bounds = sides.take_start(&mut rest, START_COLUMN);
                sides.take_start(&mut rest, COLUMN_GAP);
                let mut column = Column { bounds: start_bounds, top: header + 32.0 };
                start(shell, ui, &mut column, (recent, lost), now, &mut action);
                let mut examples = Column { bounds: rest, top: header + 32.0 };
                self.samples(shell, ui, &mut examples, &mut action);
                column.top.max(examples.top)
            };
            let mut last = Column { bounds, top: bottom + 26.0 };
            hints(shell, ui, last.take(22.0));
            // Tab comes first to what most people want: a new map.
            languages(shell, ui, languages_rect, &mut action);
            let used = last.top + 24.0 - ui.max_rect().top();
            ui.allocate_space(vec2(ui.available_width(), used));
        });
        action
    }

    fn samples(&self, shell: &mut Shell, ui: &Ui, column: &mut Column, action: &mut Option<Action>) {
        let heading = column.take(Type::STRONG.line());
        section(shell, ui, heading, "welcome-samples");
        column.top += 10.0;
        let columns = if column.bounds.width() < 480.0 { 1 } else { 2 };
        let count = columns as f32;
        let width = ((column.bounds.width() - TILE_GAP * (count - 1.0)) / count).floor();
        let height = PICTURE + 58.0;
        for row in Sample::for_locale(shell.locale).chunks(columns) {
            let bounds = column.take(height);
            column.top += TILE_GAP;
            for (index, sample) in row.iter().enumerate() {
                let start = index as f32 * (width + TILE_GAP);
                let tile = shell.sides().place(bounds, start, 0.0, vec2(width, height));
                if self.sample(shell, ui, tile, *sample).clicked() {
                    *action = Some(Action::OpenSample(*sample));
                }
            }
        }
        column.top -= TILE_GAP;
    }

    fn sample(&self, shell: &mut Shell, ui: &Ui, rect: Rect, sample: Sample) -> Response {
        let (title, about) = (sample.title(), sample.about());
        let response = ui.interact(rect, ui.scope_id().with(("sample", sample)), Sense::click());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(&format!("{title}, {about}"))));
        card(shell, ui, rect, &response, false);
        let mut caption = rect;
        let picture = Rect::from_min_size(rect.min, vec2(rect.width(), PICTURE)).shrink(1.0);
        let corners = CornerRadius { nw: 11, ne: 11, sw: 0, se: 0 };
        let ground = if shell.theme.dark { shell.sunken() } else { Color32::from_rgb(0xFA, 0xFB, 0xFD) };
        ui.painter().rect_filled(picture, corners, ground);
        if let Some(texture) = self.pictures.get(&(sample, shell.theme.dark)) {
            // The picture keeps its shape: wider tiles show less of its height.
            let size = texture.size_vec2();
            let seen = (picture.height() / picture.width() * size.x / size.y).min(1.0);
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, seen));
            let shape = RectShape::filled(picture, corners, Color32::WHITE).with_texture(texture.id(), uv);
            ui.painter().add(shape);
            if seen < 1.0 {
                fade_out(ui, picture, ground);
            }
        }
        focus_ring(shell, ui.painter(), &response, rect, 12.0);
        caption.min.y += PICTURE;
        let inside = caption.shrink2(vec2(14.0, 10.0));
        let (ink, faint) = (shell.ink(), shell.faint());
        let title = shell.fitted(&title, BIG, inside.width());
        let line = Rect::from_min_size(inside.min, vec2(inside.width(), BIG.line()));
        shell.paint_start(ui.painter(), &title, line, ink);
        let about = shell.fitted(&about, Type::SMALL, inside.width());
        shell.paint_start(ui.painter(), &about, line.translate(vec2(0.0, BIG.line())), faint);
        response
    }
}

/// Lets a picture that goes on below its frame end in `ground`.
fn fade_out(ui: &Ui, picture: Rect, ground: Color32) {
    let mut mesh = Mesh::default();
    let top = picture.bottom() - FADE;
    for (y, color) in [(top, Color32::TRANSPARENT), (picture.bottom(), ground)] {
        mesh.colored_vertex(pos2(picture.left(), y), color);
        mesh.colored_vertex(pos2(picture.right(), y), color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 2, 3);
    ui.painter().add(mesh);
}

/// Logo, name and slogan; gives its bottom edge, and the place for the languages.
fn header(shell: &mut Shell, ui: &Ui, bounds: Rect) -> (f32, Rect) {
    let sides = shell.sides();
    let row = Rect::from_min_size(bounds.min, vec2(bounds.width(), 60.0));
    let mut rest = row;
    let logo = sides.take_start(&mut rest, 56.0);
    let logo = Rect::from_center_size(logo.center(), vec2(56.0, 56.0));
    ui.painter().rect_filled(logo, 16.0, color(crate::scene::Rgba(0x3D, 0x5A, 0xFE, 255)));
    shell.paint_icon(ui.painter(), "path", true, 30.0, logo, Color32::WHITE);
    sides.take_start(&mut rest, 16.0);
    let narrow = bounds.width() < NARROW;
    let width = languages_width(shell);
    let below = Rect::from_min_size(pos2(bounds.left(), row.bottom() + 16.0), vec2(bounds.width(), 60.0));
    let mut languages_rect = sides.place(below, 0.0, 0.0, vec2(width, 60.0));
    if !narrow {
        languages_rect = sides.take_end(&mut rest, width);
        sides.take_end(&mut rest, 16.0);
    }
    let name_text = shell.tr("app-name");
    let slogan_text = shell.tr("app-slogan");
    let (ink, secondary) = (shell.ink(), shell.secondary());
    let (name, slogan) = (shell.line(&name_text, NAME), shell.fitted(&slogan_text, SLOGAN, rest.width()));
    let name_rect = Rect::from_min_size(pos2(rest.left(), row.top() - 2.0), vec2(rest.width(), NAME.line()));
    shell.paint_start(ui.painter(), &name, name_rect, ink);
    let slogan_top = row.bottom() - SLOGAN.line() + 1.0;
    let slogan_rect = Rect::from_min_size(pos2(rest.left(), slogan_top), vec2(rest.width(), SLOGAN.line()));
    shell.paint_start(ui.painter(), &slogan, slogan_rect, secondary);
    for (rect, text) in [(name_rect, &name_text), (slogan_rect, &slogan_text)] {
        let response = ui.interact(rect, ui.scope_id().with(text), Sense::hover());
        report_label(ui, &response, text);
    }
    (if narrow { row.bottom() + 54.0 } else { row.bottom() }, languages_rect)
}

fn languages_width(shell: &mut Shell) -> f32 {
    let names: f32 =
        Locale::ALL.iter().map(|locale| shell.line(locale.name(), Type::STRONG).width + 20.0).sum();
    (names + 6.0 + 3.0 * 2.0 + 2.0).ceil()
}

/// The switch between the four languages, in the middle of `rect`'s height.
fn languages(shell: &mut Shell, ui: &Ui, rect: Rect, action: &mut Option<Action>) {
    let frame = Rect::from_center_size(rect.center(), vec2(rect.width(), 33.0));
    let line = Stroke::new(1.0, shell.hairline());
    ui.painter().rect(frame, 9.0, shell.surface(), line, StrokeKind::Inside);
    let mut rest = frame.shrink(4.0);
    for locale in Locale::ALL {
        let chosen = locale == shell.locale;
        let kind = if chosen { Type::STRONG } else { Type::BODY };
        let block = shell.line(locale.name(), kind);
        let width = shell.line(locale.name(), Type::STRONG).width + 20.0;
        let tile = shell.sides().take_start(&mut rest, width);
        shell.sides().take_start(&mut rest, 2.0);
        let response = ui.interact(tile, ui.scope_id().with(("language", locale)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, spoken(locale.name())));
        let ink = if chosen {
            ui.painter().rect_filled(tile, 6.0, color(shell.theme.accent_tint));
            shell.accent_ink()
        } else if response.hovered() {
            shell.ink()
        } else {
            shell.secondary()
        };
        focus_ring(shell, ui.painter(), &response, tile, 6.0);
        shell.paint_centered(ui.painter(), &block, tile, ink);
        if response.clicked() {
            *action = Some(Action::Language(locale));
        }
    }
}

/// The ways to begin and the recent files.
fn start(
    shell: &mut Shell,
    ui: &Ui,
    column: &mut Column,
    (recent, lost): (&[Remembered<'_>], usize),
    now: i64,
    action: &mut Option<Action>,
) {
    let ways = [
        (Action::New, "file-plus", "welcome-new", "welcome-new-hint"),
        (Action::Templates, "layout", "welcome-template", "welcome-template-hint"),
        (Action::Open, "folder-open", "welcome-open", "welcome-open-hint"),
        (Action::PasteTable, "table", "welcome-paste", "welcome-paste-hint"),
    ];
    if lost > 0 {
        let name = Action::Recover.name(shell.locale);
        let hint = shell.format("welcome-recover-hint", &[("count", lost.into())]);
        if big_button(shell, ui, column, false, "first-aid-kit", (&name, &hint)).clicked() {
            *action = Some(Action::Recover);
        }
        column.top += 10.0;
    }
    for (index, (way, icon, name, hint)) in ways.into_iter().enumerate() {
        let (name, hint) = (shell.tr(name), shell.tr(hint));
        if big_button(shell, ui, column, index == 0, icon, (&name, &hint)).clicked() {
            *action = Some(way);
        }
        column.top += 10.0;
    }
    if recent.is_empty() {
        return;
    }
    column.top += 14.0;
    let heading = column.take(Type::STRONG.line());
    section(shell, ui, heading, "welcome-recent");
    column.top += 6.0;
    for (index, file) in recent.iter().take(RECENT).enumerate() {
        let row = column.take(36.0);
        if recent_row(shell, ui, row, index, *file, now).clicked() {
            *action = Some(Action::OpenRecent(file.0.path.clone()));
        }
    }
}

fn big_button(
    shell: &mut Shell,
    ui: &Ui,
    column: &mut Column,
    primary: bool,
    icon: &'static str,
    (name, hint): (&str, &str),
) -> Response {
    let text_width = column.bounds.width() - 32.0 - 34.0;
    let title = shell.fitted(name, BIG, text_width);
    let below = shell.wrapped(hint, Type::SMALL, text_width);
    let rect = column.take(28.0 + title.height + below.height + 2.0);
    let response = ui.interact(rect, ui.scope_id().with(icon), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(name)));
    card(shell, ui, rect, &response, primary);
    // On a ground of its own colour the ring would not be seen.
    let gap = if primary { 2.0 } else { 0.0 };
    focus_ring(shell, ui.painter(), &response, rect.expand(gap), 12.0 + gap);
    let (ink, faint) = if primary {
        let on = color(shell.theme.on_accent);
        (on, on.gamma_multiply(0.85))
    } else {
        (shell.ink(), shell.faint())
    };
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(16.0, 14.0));
    let icon_rect = sides.take_start(&mut rest, 22.0);
    shell.paint_icon(ui.painter(), icon, false, 22.0, icon_rect, ink);
    sides.take_start(&mut rest, 12.0);
    shell.paint_top(ui.painter(), &title, rest, ink);
    shell.paint(ui.painter(), &below, pos2(rest.left(), rest.top() + title.height + 2.0), faint);
    let response_hint = ui.interact(
        Rect::from_min_size(pos2(rest.left(), rest.top() + title.height), vec2(rest.width(), below.height)),
        ui.scope_id().with((icon, "hint")),
        Sense::hover(),
    );
    report_label(ui, &response_hint, hint);
    response
}

/// Ground of a button or tile.
fn card(shell: &Shell, ui: &Ui, rect: Rect, response: &Response, primary: bool) {
    let over = response.hovered();
    let (fill, line) = if primary {
        let accent = shell.accent();
        let fill = if over { accent.lerp_to_gamma(Color32::WHITE, 0.08) } else { accent };
        (fill, fill)
    } else {
        (shell.surface(), if over { shell.accent().gamma_multiply(0.6) } else { shell.hairline() })
    };
    ui.painter().rect(rect, 12.0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
}

fn recent_row(
    shell: &mut Shell,
    ui: &Ui,
    row: Rect,
    index: usize,
    (file, missing): Remembered<'_>,
    now: i64,
) -> Response {
    let name = map_name(&file.path);
    // What is no longer there may be back any time: a share, a stick. It can be tried.
    let when = if missing {
        shell.tr("recent-missing")
    } else {
        time::ago(shell.locale, file.time, now, &jiff::tz::TimeZone::system())
    };
    let response = ui.interact(row, ui.scope_id().with(("recent", index)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, shell.both(&name, &when)));
    if response.hovered() {
        ui.painter().rect_filled(row, 6.0, shell.surface());
    }
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, shell.hairline()));
    focus_ring(shell, ui.painter(), &response, row, 6.0);
    let sides = shell.sides();
    let (ink, faint) = (if missing { shell.faint() } else { shell.ink() }, shell.faint());
    let mut rest = row.shrink2(vec2(4.0, 0.0));
    let icon = sides.take_start(&mut rest, 17.0);
    shell.paint_icon(ui.painter(), if missing { "file-x" } else { "file" }, false, 17.0, icon, faint);
    sides.take_start(&mut rest, 10.0);
    let when = shell.line(&when, Type::SMALL);
    let when_rect = sides.take_end(&mut rest, when.width);
    shell.paint_end(ui.painter(), &when, when_rect, faint);
    sides.take_end(&mut rest, 10.0);
    let block = shell.fitted(&name, Type::BODY, rest.width());
    shell.paint_start(ui.painter(), &block, rest, ink);
    let path = file.path.display().to_string();
    tooltip(shell, &response, &path, None);
    response
}

fn section(shell: &mut Shell, ui: &Ui, rect: Rect, message: &str) {
    let text = shell.tr(message);
    let block = shell.line(&text, Type::STRONG);
    let ink = shell.secondary();
    shell.paint_start(ui.painter(), &block, rect, ink);
    let response = ui.interact(rect, ui.scope_id().with(message), Sense::hover());
    report_label(ui, &response, &text);
}

/// The few shortcuts worth knowing first.
fn hints(shell: &mut Shell, ui: &Ui, row: Rect) {
    let sides = shell.sides();
    let mut rest = row;
    let (ink, faint) = (shell.secondary(), shell.faint());
    let line = Stroke::new(1.0, shell.hairline());
    for (action, message) in [
        (Action::Palette, "hint-palette"),
        (Action::Shortcuts, "hint-shortcuts"),
        (Action::Present, "hint-present"),
    ] {
        let Some(keys) = action.keys() else { continue };
        let text = shell.tr(message);
        let keys_block = shell.ltr_line(&keys, Type::LABEL);
        let key = sides.take_start(&mut rest, keys_block.width + 14.0);
        ui.painter().rect(key, 5.0, shell.surface(), line, StrokeKind::Inside);
        shell.paint_centered(ui.painter(), &keys_block, key, ink);
        sides.take_start(&mut rest, 6.0);
        let block = shell.line(&text, Type::BODY);
        let text_rect = sides.take_start(&mut rest, block.width);
        shell.paint_start(ui.painter(), &block, text_rect, faint);
        let response = ui.interact(key.union(text_rect), Id::unique(message), Sense::hover());
        report_label(ui, &response, &format!("{keys} {text}"));
        sides.take_start(&mut rest, 18.0);
    }
}
