//! The panel at the end side: the fields of what is selected, or of the map where nothing is.
//!
//! Everything that can be changed is changed here at once; what is typed is one step of the history.

mod card;
mod grid;
mod looks;
mod map;
mod people;
mod shared;
mod tags;
mod text;

pub(crate) use grid::{face_name, icon_of_face};

use egui::{Color32, Margin, Rect, Stroke, Ui, vec2};

use super::{
    actions::Action,
    session::Session,
    text::{Shell, Type, color},
    widgets::{choice, field, label, scroll},
};
use crate::{
    edit::{Command, ItemRef},
    model::{Color, Id, NamedColor},
};

/// Width of the panel.
pub(crate) const WIDTH: f32 = 288.0;

/// What was asked for in the panel.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// A change of the map.
    Change(Command),
    /// A change that was typed: one step with all of the same number.
    Type(Command, u64),
    /// An action of the window's.
    Do(Action),
    /// To see this part of the map.
    GoTo(Id),
}

/// Draws the panel into `rect`.
pub(crate) fn show(shell: &mut Shell, ui: &mut Ui, rect: Rect, session: &mut Session) -> Vec<Wish> {
    ui.painter().rect_filled(rect, 0.0, shell.surface());
    let edge = if shell.sides().rtl() { rect.right() - 0.5 } else { rect.left() + 0.5 };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, shell.hairline()));
    let mut inside = rect;
    shell.sides().take_start(&mut inside, 1.0);
    let mut wishes = Vec::new();
    let writable = !session.editor.document().is_read_only();
    scroll::show(shell, ui, inside, "inspector", Margin::same(16), |shell, ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let subject = subject(session.editor.selection());
        let mut panel = Panel { wishes: &mut wishes, writable, subject };
        panel.content(shell, ui, session);
    });
    wishes
}

/// The panel while it is drawn.
struct Panel<'a> {
    wishes: &'a mut Vec<Wish>,
    writable: bool,
    /// Tells the selections apart: a field is another one when it is about something else.
    subject: u64,
}

fn subject(selection: &crate::edit::Selection) -> u64 {
    use std::hash::BuildHasher as _;
    rustc_hash::FxBuildHasher.hash_one(selection.items())
}

impl Panel<'_> {
    fn content(&mut self, shell: &mut Shell, ui: &mut Ui, session: &mut Session) {
        let selection = session.editor.selection().clone();
        let cards: Vec<Id> = selection.cards().cloned().collect();
        if !cards.is_empty() && cards.len() == selection.len() {
            return self.cards(shell, ui, session.map(), &cards);
        }
        let map = session.map().clone();
        match selection.single() {
            Some(ItemRef::Stage(id)) => self.stage(shell, ui, &map, id),
            Some(ItemRef::Step(id)) => self.step(shell, ui, &map, id),
            Some(ItemRef::Lane(id)) => self.lane(shell, ui, &map, id),
            Some(ItemRef::Point(id)) => self.point(shell, ui, &map, id),
            Some(ItemRef::Curve(id)) => self.curve(shell, ui, &map, id),
            Some(ItemRef::Link(id)) => self.link(shell, ui, &map, id),
            Some(ItemRef::Cell { lane, step }) => self.cell(shell, ui, &map, lane, step),
            Some(ItemRef::Persona(id)) => self.persona(shell, ui, &map, id),
            Some(ItemRef::Scenario) => self.scenario(shell, ui, &map),
            Some(ItemRef::Title | ItemRef::Kind | ItemRef::Comment(_)) | None if selection.len() < 2 => {
                self.map(shell, ui, session);
            }
            _ => {
                let summary = super::statusbar::summary(&selection, &map, shell.locale);
                let ink = shell.faint();
                self.head(shell, ui, ("selection-all", ink), &summary);
                let hint = shell.tr("inspector-several");
                let ink = shell.secondary();
                label::wrapped(shell, ui, &hint, Type::BODY, ink);
            }
        }
    }

    /// Icon and name of what is selected.
    fn head(&self, shell: &mut Shell, ui: &mut Ui, (icon, ink): (&'static str, Color32), name: &str) {
        let (_, row) = ui.allocate_space(vec2(ui.available_width(), 22.0));
        let mut rest = row;
        let icon_rect = shell.sides().take_start(&mut rest, 20.0);
        shell.sides().take_start(&mut rest, 8.0);
        shell.paint_icon(ui.painter(), icon, true, 20.0, icon_rect, ink);
        let text_ink = shell.ink();
        label::fitted(shell, ui, rest, "inspector-title", name, Type::TITLE, text_ink);
        ui.add_space(14.0);
    }

    fn change(&mut self, command: Command) {
        self.wishes.push(Wish::Change(command));
    }

    /// A text under its name; nothing when it is empty.
    fn text(&self, shell: &mut Shell, ui: &mut Ui, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.text_or(shell, ui, name, text, "");
        }
    }

    /// A text under its name, or what stands for an empty one.
    fn text_or(&self, shell: &mut Shell, ui: &mut Ui, name: &str, text: &str, placeholder: &str) {
        let name = shell.tr(name);
        field::show(shell, ui, &name, &field::Value::text(text, placeholder));
    }

    /// Labels to choose from under a name; gives the one that was pressed.
    fn choose(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &str,
        options: &[(String, bool)],
    ) -> Option<usize> {
        let name = shell.tr(name);
        field::name(shell, ui, &name);
        let pressed = ui.add_enabled_ui(self.writable, |ui| choice::labels(shell, ui, options)).inner;
        ui.add_space(field::GAP);
        pressed
    }

    /// The colours to choose from; gives the chosen one.
    fn colors(
        &self,
        shell: &mut Shell,
        ui: &mut Ui,
        is_chosen: impl Fn(Option<Color>) -> bool,
    ) -> Option<Option<Color>> {
        let name = shell.tr("field-color");
        field::name(shell, ui, &name);
        let options: Vec<Option<Color>> = std::iter::once(None)
            .chain(NamedColor::ALL.iter().map(|named| Some(Color::Named(*named))))
            .collect();
        let patches: Vec<choice::Patch> = options
            .iter()
            .map(|option| choice::Patch {
                fill: option.map(|option| color(shell.theme.color(option))),
                name: match option {
                    Some(option) => shell.tr(&format!("color-{option}")),
                    None => shell.tr("color-usual"),
                },
                chosen: is_chosen(*option),
            })
            .collect();
        let pressed = ui.add_enabled_ui(self.writable, |ui| choice::patches(shell, ui, &patches)).inner;
        ui.add_space(field::GAP);
        pressed.and_then(|index| options.get(index).copied())
    }
}
