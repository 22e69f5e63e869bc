//! The panel at the end side: the fields of what is selected, or of the map where nothing is.
//!
//! Everything that can be changed is changed here at once; what is typed is one step of the history.

mod card;
mod comments;
mod curve;
mod evidence;
mod grid;
mod kinds;
mod kit;
mod links;
mod looks;
mod many;
mod map;
mod people;
mod scenario;
mod shared;
mod sought;
mod tags;
mod text;

pub(crate) use sought::{Sought, open_for};
pub(crate) use tags::NewTag;

use std::sync::Arc;

use egui::{Color32, Margin, Rect, Sense, Stroke, Ui, vec2};

use super::{
    actions::Action,
    session::Session,
    text::{Shell, Type, report_label},
    widgets::{field, focus_ring, label, scroll, section},
};
use crate::{
    edit::{Command, ItemRef, Selection},
    editor::{Intent, NewComment},
    i18n::Digits,
    model::{Id, JourneyMap},
};

/// Width of the panel.
pub(crate) const WIDTH: f32 = 288.0;

/// What takes the keyboard's focus for the panel as a whole.
pub(crate) fn focus_id() -> egui::Id {
    egui::Id::unique("inspector-stop")
}

/// The part of the panel with what the map's makers may have forgotten.
pub(crate) const HINTS: &str = "field-findings";

/// What was asked for in the panel.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// A change of the map.
    Change(Command),
    /// A change that was typed: one step with all of the same number.
    Type(Command, u64),
    /// All that was typed in that step is taken back: several things then have again what each had. Where something
    /// else was done since, a change.
    Revert(Command, u64),
    /// What is to follow it once nobody types any more: the same without what nobody sees.
    Tidy(Command, u64),
    /// An action of the window's.
    Do(Action),
    /// To see this part of the map.
    GoTo(Id),
    /// Something that the editor does.
    Want(Intent),
    /// A comment; who writes it, and when, the window knows.
    Comment(NewComment),
    /// A thread to be settled, or opened again.
    Resolve(Id, bool),
}

/// What the panel is told beside the map.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    /// Seconds since 1970.
    pub(crate) now: i64,
    /// Whether times are told as in UTC, for tests.
    pub(crate) repeatable: bool,
    /// By what name the person in front of the window writes comments; empty when that is not known.
    pub(crate) author: String,
    /// Whether the field for a new comment gets the focus.
    pub(crate) focus_comment: bool,
    /// The text that was found, while the panel shows what it belongs to.
    pub(crate) sought: Option<Sought>,
    /// The part to open and to scroll to.
    pub(crate) reveal: Option<&'static str>,
}

/// Draws the panel into `rect`.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    rect: Rect,
    session: &mut Session,
    moment: Moment,
) -> Vec<Wish> {
    ui.painter().rect_filled(rect, 0.0, shell.surface());
    let edge = if shell.sides().rtl() { rect.right() - 0.5 } else { rect.left() + 0.5 };
    ui.painter().vline(edge, rect.y_range(), Stroke::new(1.0, shell.hairline()));
    let mut inside = rect;
    shell.sides().take_start(&mut inside, 1.0);
    // A place for the keyboard's focus: Tab goes on to the first field.
    let stop = ui.interact(
        Rect::from_min_size(inside.min, vec2(1.0, 1.0)),
        focus_id(),
        Sense::focusable_noninteractive(),
    );
    let name = shell.tr("action-inspector");
    report_label(ui, &stop, &name);
    focus_ring(shell, ui.painter(), &stop, inside.shrink(6.0), 8.0);
    let mut wishes = Vec::new();
    let mut new_tag = session.new_tag.take();
    let writable = !session.editor.document().is_read_only();
    let top = is_of_another_kind(ui, session);
    scroll::show_from(shell, ui, inside, "inspector", Margin::same(16), top, |shell, ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        // What is being typed shows here too; a card that is being made, from its first letter.
        let selection = session.editor.in_the_making().map(Selection::only);
        let selection = selection.unwrap_or_else(|| session.editor.selection().clone());
        let subject = subject(&selection);
        if let Some(section) = moment.reveal {
            section::open(ui.ctx(), section);
        }
        let digits = session.editor.layout().digits;
        let map = session.editor.map_with_typed().clone();
        let (wishes, new_tag) = (&mut wishes, &mut new_tag);
        let mut panel = Panel { map: &map, wishes, new_tag, writable, digits, subject, moment };
        panel.content(shell, ui, session, &selection);
    });
    session.new_tag = new_tag;
    wishes
}

/// Whether the panel showed something of another kind in the last frame: what it shows now begins at its top. From
/// card to card it stays where it is, for who fills in the same field of one after the other.
fn is_of_another_kind(ui: &Ui, session: &Session) -> bool {
    let made = session.editor.in_the_making();
    let item = made.as_ref().or_else(|| session.editor.selection().last());
    let kind = item.map(std::mem::discriminant);
    let id = focus_id().with("kind");
    ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, kind), kind) != kind)
}

/// The panel while it is drawn.
struct Panel<'a> {
    /// The map, with what is being typed.
    map: &'a Arc<JourneyMap>,
    wishes: &'a mut Vec<Wish>,
    /// The tag that is being typed.
    new_tag: &'a mut Option<NewTag>,
    writable: bool,
    /// The digits of the map's own numbers: the same as on the map.
    digits: Digits,
    /// Tells the selections apart: a field is another one when it is about something else.
    subject: u64,
    moment: Moment,
}

fn subject(selection: &Selection) -> u64 {
    use std::hash::BuildHasher as _;
    rustc_hash::FxBuildHasher.hash_one(selection.items())
}

impl Panel<'_> {
    fn content(&mut self, shell: &mut Shell, ui: &mut Ui, session: &mut Session, selection: &Selection) {
        let map = self.map.clone();
        let of = |id_of: fn(&ItemRef) -> Option<&Id>| -> Option<Vec<Id>> {
            let ids: Vec<Id> = selection.iter().filter_map(id_of).cloned().collect();
            (!ids.is_empty() && ids.len() == selection.len()).then_some(ids)
        };
        macro_rules! all {
            ($Kind:ident) => {
                of(|item| if let ItemRef::$Kind(id) = item { Some(id) } else { None })
            };
        }
        if let Some(ids) = all!(Card) {
            return self.cards(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Stage) {
            return self.stages(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Step) {
            return self.steps(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Lane) {
            return self.lanes(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Point) {
            return self.points(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Curve) {
            return self.curves(shell, ui, &map, &ids);
        } else if let Some(ids) = all!(Link) {
            return self.links(shell, ui, &map, &ids);
        }
        match selection.single() {
            Some(ItemRef::Cell { lane, step }) => self.cell(shell, ui, &map, lane, step),
            Some(ItemRef::Persona(id)) => self.persona(shell, ui, &map, id),
            Some(ItemRef::Scenario) => self.scenario(shell, ui, &map),
            Some(ItemRef::Comment(id)) => self.comment(shell, ui, &map, id),
            Some(_) => self.map(shell, ui, session),
            None if selection.is_empty() => self.map(shell, ui, session),
            None => match selection.cards().cloned().collect::<Vec<Id>>().as_slice() {
                [] => self.several(shell, ui, session),
                // Of cards and other things, the cards have the most to say.
                cards => self.cards(shell, ui, &map, cards),
            },
        }
    }

    /// What things of different kinds have in common: a colour, and that they can go.
    fn several(&mut self, shell: &mut Shell, ui: &mut Ui, session: &Session) {
        let selection = session.editor.selection();
        let summary = super::statusbar::summary(selection, session.map(), shell.locale);
        let ink = shell.faint();
        self.head(shell, ui, ("selection-all", ink), &summary);
        if session.editor.can(&Intent::Build(crate::editor::Build::Color(None)))
            && let Some(color) = self.colors(shell, ui, &shared::Shared::Mixed)
        {
            self.wish(Intent::Build(crate::editor::Build::Color(color)));
        }
        let hint = shell.tr("inspector-several");
        let ink = shell.secondary();
        label::wrapped(shell, ui, &hint, Type::BODY, ink);
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

    /// A change, where there is one.
    fn wish_change(&mut self, command: Option<Command>) {
        if let Some(command) = command {
            self.change(command);
        }
    }

    /// What is so and cannot be changed here, under its name.
    fn fact(&self, shell: &mut Shell, ui: &mut Ui, name: &str, text: &str) {
        let name = shell.tr(name);
        field::fact(shell, ui, &name, text);
    }
}
