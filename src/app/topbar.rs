//! The bar at the top: menu, file, tools, undo and redo, present and export.

use egui::{Id, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    actions::Action,
    state::State,
    text::{Shell, Type, spoken},
    widgets::{Button, Segment, Segmented, button::Look, label, tooltip},
};
use crate::editor::Tool;

/// Height of the bar.
pub(crate) const HEIGHT: f32 = 48.0;
/// Below this width Present and Export show only their icons.
const NARROW: f32 = 820.0;
/// Of a longer name, words beside it may take a part.
const LONG_NAME: f32 = 320.0;
/// Below this width there is no room for undo and redo, nor for Present.
const TIGHT: f32 = 720.0;
/// Below this width the inspector hides until its button is pressed.
pub(crate) const INSPECTOR_FROM: f32 = 900.0;

/// The tools, and what is added to what is selected: in the order in which they stand.
const TOOLS: &[(Action, Option<Tool>)] = &[
    (Action::SelectTool, Some(Tool::Select)),
    (Action::HandTool, Some(Tool::Hand)),
    (Action::NoteTool, Some(Tool::Note)),
    (Action::LinkTool, Some(Tool::Link)),
    (Action::AddPicture, None),
    (Action::CommentTool, Some(Tool::Comment)),
];

/// What the bar shows of the open map.
pub(crate) struct File<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// How it stands with the disk.
    pub(crate) standing: Standing,
    /// The tool in use.
    pub(crate) tool: Tool,
}

/// How a map stands with the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The file holds it.
    Saved,
    /// It has changes that the file does not hold.
    Unsaved,
    /// It is being written.
    Saving,
    /// It has no file yet, and nothing to lose.
    New,
    /// A sample, as it came.
    Sample,
    /// It must not be written back.
    ReadOnly,
}

impl Standing {
    fn message(self) -> &'static str {
        match self {
            Self::Saved => "standing-saved",
            Self::Unsaved => "standing-unsaved",
            Self::Saving => "standing-saving",
            Self::New => "standing-new",
            Self::Sample => "standing-sample",
            Self::ReadOnly => "standing-read-only",
        }
    }

    fn icon(self) -> (&'static str, bool) {
        match self {
            Self::Saved => ("check-circle", false),
            Self::Unsaved => ("circle", true),
            Self::Saving => ("circle-dashed", false),
            Self::New | Self::Sample => ("circle", false),
            Self::ReadOnly => ("lock-simple", false),
        }
    }
}

/// Draws the bar into `rect`; gives the menu button.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &Ui,
    rect: Rect,
    file: &File<'_>,
    state: &State,
    actions: &mut Vec<Action>,
) -> Response {
    ui.painter().rect_filled(rect, 0.0, shell.surface());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, shell.hairline()));
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(12.0, 0.0));
    let id = ui.scope_id().with("topbar");

    let menu_rect = middle(sides.take_start(&mut rest, 37.0), Button::HEIGHT);
    sides.take_start(&mut rest, 8.0);
    let name = shell.tr("menu-main");
    let menu = Button::icon_only(&name, "list").show_at(shell, ui, menu_rect, menu_id());

    let compact = rect.width() < NARROW;
    // What has keys that everybody knows gives way to the file's name and to what has none.
    let tight = rect.width() < TIGHT;
    end_button(shell, ui, &mut rest, id, (&Action::ExportPng, Look::Primary, compact), state, actions);
    if !tight {
        end_button(shell, ui, &mut rest, id, (&Action::Present, Look::Outlined, compact), state, actions);
    }
    if rect.width() < INSPECTOR_FROM {
        end_button(shell, ui, &mut rest, id, (&Action::Inspector, Look::Quiet, true), state, actions);
    }
    end_button(shell, ui, &mut rest, id, (&Action::Find, Look::Quiet, true), state, actions);

    let steps = if tight { 0.0 } else { 10.0 + Segmented::icons_width(2) };
    let width = Segmented::icons_width(TOOLS.len()) + steps;
    // The tools stand in the middle of the window, and make way for a long name as far as there is room for both.
    let name = shell.line(file.name, Type::HEADING).width + 24.0 + 12.0;
    let (first, last) = (rest.left() + width / 2.0, rest.right() - width / 2.0);
    let middle = rect.center().x;
    let centre = if sides.rtl() {
        middle.min(last - name).clamp(first.min(last), last)
    } else {
        middle.max(first + name).clamp(first, last.max(first))
    };
    let tools_rect = Rect::from_center_size(pos2(centre, rect.center().y), vec2(width, Segmented::HEIGHT));
    let title_room = if sides.rtl() {
        Rect::from_min_max(pos2(tools_rect.right() + 12.0, rest.top()), rest.max)
    } else {
        Rect::from_min_max(rest.min, pos2(tools_rect.left() - 12.0, rest.bottom()))
    };
    title(shell, ui, title_room, file);
    tools(shell, ui, tools_rect, file.tool, state, actions);
    menu
}

/// The menu button, the first thing in the bar.
pub(crate) fn menu_id() -> Id {
    Id::unique("menu-button")
}

fn middle(rect: Rect, height: f32) -> Rect {
    Rect::from_center_size(rect.center(), vec2(rect.width(), height))
}

fn end_button(
    shell: &mut Shell,
    ui: &Ui,
    rest: &mut Rect,
    id: Id,
    (action, look, compact): (&Action, Look, bool),
    state: &State,
    actions: &mut Vec<Action>,
) {
    let message = match action {
        Action::ExportPng => "topbar-export",
        Action::Present => "topbar-present",
        _ => action.entry().message,
    };
    let name = shell.tr(message);
    let icon = action.entry().icon.unwrap_or("dots-three");
    let button =
        if compact { Button::icon_only(&name, icon).look(look) } else { Button::new(&name, look).icon(icon) };
    let button = button.keys(action.keys()).enabled(state.enabled(action));
    let width = button.width(shell);
    let place = middle(shell.sides().take_end(rest, width), Button::HEIGHT);
    shell.sides().take_end(rest, 10.0);
    if button.show_at(shell, ui, place, id.with(message)).clicked() {
        actions.push(action.clone());
    }
}

/// The file's name and how it stands with the disk.
fn title(shell: &mut Shell, ui: &Ui, rect: Rect, file: &File<'_>) {
    let sides = shell.sides();
    let standing = shell.tr(file.standing.message());
    let words = shell.line(&standing, Type::SMALL);
    let (icon, filled) = file.standing.icon();
    let mut rest = rect;
    let words_width = 14.0 + 5.0 + words.width + 10.0;
    // The name comes first; the sign says the same as the words.
    let whole = shell.line(file.name, Type::HEADING).width;
    let words_fit = rect.width() >= whole.min(LONG_NAME) + words_width;
    let room = rect.width() - if words_fit { words_width } else { 24.0 };
    let name_width = whole.min(room).max(0.0);
    let name_rect = sides.take_start(&mut rest, name_width);
    let (ink, faint) = (shell.ink(), shell.faint());
    label::fitted(shell, ui, name_rect, "file-name", file.name, Type::HEADING, ink);
    sides.take_start(&mut rest, 10.0);
    let icon_rect = sides.take_start(&mut rest, 14.0);
    let size = if file.standing == Standing::Unsaved { 8.0 } else { 14.0 };
    let icon_ink = if file.standing == Standing::Unsaved { shell.accent() } else { faint };
    shell.paint_icon(ui.painter(), icon, filled, size, icon_rect, icon_ink);
    sides.take_start(&mut rest, 5.0);
    let mut reported = icon_rect;
    if words_fit {
        let words_rect = sides.take_start(&mut rest, words.width);
        shell.paint_start(ui.painter(), &words, words_rect, faint);
        reported = icon_rect.union(words_rect);
    }
    let response = ui.interact(reported, ui.scope_id().with("standing"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, spoken(&standing)));
    if !words_fit {
        tooltip(shell, &response, &standing, None);
    }
}

fn tools(shell: &mut Shell, ui: &Ui, rect: Rect, tool: Tool, state: &State, actions: &mut Vec<Action>) {
    let sides = shell.sides();
    let mut rest = rect;
    let segments =
        TOOLS.iter().map(|(action, of)| segment(shell, action, of.map(|of| tool == of), state)).collect();
    let width = Segmented::icons_width(TOOLS.len());
    let place = sides.take_start(&mut rest, width);
    if let Some((action, _)) = Segmented::new(segments)
        .show_at(shell, ui, place, ui.scope_id().with("tools"))
        .and_then(|index| TOOLS.get(index))
    {
        actions.push(action.clone());
    }
    if rest.width() < Segmented::icons_width(2) {
        return;
    }
    sides.take_start(&mut rest, 10.0);
    let steps = [Action::Undo, Action::Redo];
    let segments = steps.iter().map(|action| segment(shell, action, None, state)).collect();
    if let Some(action) = Segmented::new(segments)
        .show_at(shell, ui, rest, ui.scope_id().with("steps"))
        .and_then(|index| steps.get(index))
    {
        actions.push(action.clone());
    }
}

fn segment(shell: &Shell, action: &Action, chosen: Option<bool>, state: &State) -> Segment {
    let icon = action.entry().icon.unwrap_or("dots-three");
    let mut segment = Segment::icon(icon, state.name(action, shell.locale), chosen);
    segment.keys = action.keys();
    segment.enabled = state.enabled(action);
    segment
}
