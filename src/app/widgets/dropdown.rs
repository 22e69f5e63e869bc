//! Boxes that show one of several and list all of them when pressed.

use egui::{Context, Id, Pos2, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    field, focus_ring,
    menu::{Entry, Item, Menu, Outcome},
};
use crate::app::text::{Shell, Type, spoken};

/// The one list that may be open, whosever it is.
#[derive(Default)]
pub(crate) struct Picker {
    menu: Menu,
    owner: Option<Id>,
    name: String,
    entries: Vec<Entry<usize>>,
    chosen: Option<(Id, usize)>,
}

impl Picker {
    /// Whether a list is open.
    pub(crate) fn is_open(&self) -> bool {
        self.menu.is_open()
    }

    /// The box whose list was open last: the keyboard goes back to it.
    pub(crate) fn take_owner(&mut self) -> Option<Id> {
        self.owner.take()
    }

    fn take(&mut self, id: Id) -> Option<usize> {
        self.chosen.take_if(|(owner, _)| *owner == id).map(|(_, index)| index)
    }
}

/// Shows the list that is open, over everything else; gives where the secondary button was pressed outside it.
pub(crate) fn show_open(shell: &mut Shell, ctx: &Context) -> Option<Pos2> {
    if !shell.picker.is_open() {
        return None;
    }
    let mut picker = std::mem::take(&mut shell.picker);
    let outcome = picker.menu.show(shell, ctx, &picker.name, &picker.entries);
    let mut elsewhere = None;
    match (outcome, picker.owner) {
        (Outcome::Chosen(index), Some(owner)) => picker.chosen = Some((owner, index)),
        (Outcome::Elsewhere(pos), _) => elsewhere = Some(pos),
        _ => {}
    }
    if !picker.menu.is_open() {
        picker.entries.clear();
    }
    shell.picker = picker;
    elsewhere
}

/// One of the entries of a list.
pub(crate) struct Choice {
    /// Its name.
    pub(crate) name: String,
    /// Its icon.
    pub(crate) icon: Option<&'static str>,
    /// Whether it is in force.
    pub(crate) chosen: bool,
}

/// A box called `name` that shows `text`, or faintly `placeholder`; gives what was chosen from its list.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    id: Id,
    name: &str,
    (text, placeholder): (&str, &str),
    choices: impl FnOnce(&Shell) -> Vec<Choice>,
) -> Option<usize> {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), Type::BODY.line() + 14.0));
    let response = ui.interact(rect, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, enabled, spoken(name));
        info.current_text_value = Some(text.to_owned());
        info
    });
    paint(shell, ui, rect, &response, (text, placeholder));
    if response.clicked() {
        let entries = choices(shell).into_iter().enumerate();
        shell.picker.entries = entries
            .map(|(value, choice)| {
                Entry::Item(Item {
                    value,
                    name: choice.name,
                    icon: choice.icon,
                    ink: None,
                    keys: None,
                    obstacle: None,
                    chosen: Some(choice.chosen),
                })
            })
            .collect();
        name.clone_into(&mut shell.picker.name);
        shell.picker.owner = Some(id);
        shell.picker.menu.open(rect);
        ui.ctx().request_repaint();
    }
    shell.picker.take(id)
}

fn paint(
    shell: &mut Shell,
    ui: &Ui,
    rect: Rect,
    response: &egui::Response,
    (text, placeholder): (&str, &str),
) {
    field::frame(shell, ui, rect, ui.is_enabled());
    if response.hovered() && ui.is_enabled() {
        ui.painter().rect_filled(rect.shrink(1.0), 7.0, shell.hover());
    }
    focus_ring(shell, ui.painter(), response, rect, 8.0);
    let mut inside = rect.shrink2(vec2(10.0, 7.0));
    let sides = shell.sides();
    let caret = sides.take_end(&mut inside, 12.0);
    sides.take_end(&mut inside, 4.0);
    let faint = shell.faint();
    if ui.is_enabled() {
        shell.paint_icon(ui.painter(), "caret-down", false, 12.0, caret, faint);
    }
    let (shown, ink) = if text.is_empty() { (placeholder, faint) } else { (text, shell.ink()) };
    let block = shell.fitted(&shown.replace('\n', " "), Type::BODY, inside.width());
    shell.paint_start(ui.painter(), &block, inside, ink);
    if block.truncated {
        super::tooltip(shell, response, shown, None);
    }
}
