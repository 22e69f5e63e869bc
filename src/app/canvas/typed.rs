//! What a screen reader gets of a text that is typed on the map: a field that can be edited, with its runs, what is
//! selected, and what can be done to it.

use egui::{
    Id, Rect, Ui, UiBuilder,
    accesskit::{self, Action, ActionData, Role},
    pos2,
};

use super::Ink;
use crate::{
    app::widgets::text_field::access::Runs,
    editor::{Editor, Input, Outcome, TextInput, TypingView},
    i18n::Locale,
    layout::MapText,
};

/// The node of the text that is typed.
#[derive(Debug, Default)]
pub(super) struct TypedNode {
    runs: Runs,
}

fn id() -> Id {
    Id::unique("map-typed")
}

impl TypedNode {
    /// Makes the node, a child of `canvas`, which keeps the keyboard and stands for it.
    pub(super) fn build(
        &mut self,
        ui: &mut Ui,
        canvas: Id,
        rect: Rect,
        editor: &Editor,
        view: &TypingView,
        locale: Locale,
    ) {
        let at = |x: f32, y: f32| {
            let pos = view.origin + kurbo::Vec2::new(x.into(), y.into());
            let pos = editor.camera().view_from_map(pos);
            pos2(rect.left() + pos.x as f32, rect.top() + pos.y as f32)
        };
        let place = Rect::from_min_max(at(0.0, 0.0), at(view.block.width, view.block.height));
        // A child without size registers its parent, which only egui itself may do directly.
        let builder = UiBuilder::new().scope_id(id()).accessibility_parent(canvas).max_rect(place);
        drop(ui.new_child(builder));
        let name = locale.text(message(&view.target));
        let multiline = view.target.is_multiline();
        ui.ctx().accesskit_node_builder(id(), |node| {
            node.set_role(if multiline { Role::MultilineTextInput } else { Role::TextInput });
            node.set_label(name);
            node.set_value(view.block.text.to_string());
            node.set_bounds(accesskit::Rect {
                x0: place.min.x.into(),
                y0: place.min.y.into(),
                x1: place.max.x.into(),
                y1: place.max.y.into(),
            });
            for action in [Action::SetTextSelection, Action::ReplaceSelectedText, Action::SetValue] {
                node.add_action(action);
            }
        });
        self.runs = Runs::tell(ui, id(), &view.block, view.selected, at);
        ui.ctx().accesskit_node_builder(canvas, |node| node.set_active_descendant(id().accesskit_id()));
    }

    /// Does what assistive technology asks for.
    pub(super) fn done(&self, ui: &Ui, editor: &mut Editor, ink: &mut Ink<'_>) -> Vec<Outcome> {
        if !editor.is_typing() {
            return Vec::new();
        }
        let requests: Vec<accesskit::ActionRequest> = ui.input(|input| {
            [Action::SetTextSelection, Action::ReplaceSelectedText, Action::SetValue]
                .into_iter()
                .flat_map(|action| input.accesskit_action_requests(id(), action).cloned().collect::<Vec<_>>())
                .collect()
        });
        let mut outcomes = Vec::new();
        for request in requests {
            match request.data {
                Some(ActionData::SetTextSelection(wanted)) => {
                    let selection = self.runs.selection(&wanted);
                    outcomes.extend(selection.map(|selection| editor.select_typed(ink.text, selection)));
                }
                Some(ActionData::Value(text)) if request.action == Action::SetValue => {
                    outcomes.push(editor.replace_typed(ink.text, &text));
                }
                Some(ActionData::Value(text)) => {
                    outcomes.push(editor.handle(ink.text, &Input::Text(TextInput::Pasted(text.into()))));
                }
                _ => {}
            }
        }
        outcomes
    }
}

/// Message that names the text.
fn message(target: &MapText) -> &'static str {
    match target {
        MapText::Card(_) => "field-text",
        MapText::Goal(_) => "field-goal",
        MapText::Persona(_) => "field-name",
        MapText::Problem => "field-problem",
        MapText::Word(_) => "field-word",
        MapText::Label(_) => "field-label",
        MapText::Title | MapText::Stage(_) | MapText::Step(_) | MapText::Lane(_) => "field-title",
    }
}
