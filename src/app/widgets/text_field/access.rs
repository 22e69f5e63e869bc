//! What a screen reader gets of a field: its text in runs, the selection, and what can be done to it. A text that is
//! typed on the map is told in the same way.

use std::ops::Range;

use egui::{
    Id, Pos2, Rect, Response, Role, Ui, UiBuilder, WidgetInfo,
    accesskit::{self, Action, ActionData, NodeId, TextDirection, TextPosition},
    pos2,
};

use super::{Active, Field, Typed};
use crate::{
    app::text::Shell,
    text::{Caret, Cluster, EditorView, Line, TextBlock, TextSelection},
};

/// Most characters of one node: their number is told in a byte.
const MOST_CHARACTERS: usize = 200;

/// The runs that were told last: their bytes, their node, and where each character begins.
#[derive(Debug, Default)]
pub(in crate::app) struct Runs(Vec<(Range<usize>, NodeId, Vec<usize>)>);

impl Runs {
    /// Tells the runs of `block` as children of the node `field`, and what of them is selected. `at` gives the place
    /// on the window of a point of the block.
    pub(in crate::app) fn tell(
        ui: &mut Ui,
        field: Id,
        block: &TextBlock,
        selection: TextSelection,
        at: impl Fn(f32, f32) -> Pos2,
    ) -> Self {
        let mut runs = Self::default();
        let scale = at(1.0, 0.0).x - at(0.0, 0.0).x;
        let mut number = 0;
        for line in &block.lines {
            let mut previous: Option<Id> = None;
            for mut run in runs_of(line) {
                let run_id = field.with(("run", number));
                number += 1;
                let rect = Rect::from_min_max(at(run.left, line.top), at(run.right, line.bottom));
                run.characters.iter_mut().for_each(|one| one.width *= scale);
                tell_run(ui, (field, run_id), &run, rect, &block.text);
                link(ui, previous.replace(run_id), run_id);
                let starts: Vec<usize> = run.characters.iter().map(|one| one.range.start).collect();
                let start = starts.first().copied().unwrap_or(line.text_range.start);
                let end = run.characters.last().map_or(start, |last| last.range.end);
                runs.0.push((start..end, run_id.accesskit_id(), starts));
            }
        }
        if let (Some(anchor), Some(focus)) =
            (runs.position(selection.anchor.byte), runs.position(selection.focus.byte))
        {
            let selection = accesskit::TextSelection { anchor, focus };
            ui.ctx().accesskit_node_builder(field, |node| node.set_text_selection(selection));
        }
        runs
    }

    /// The carets that a screen reader means.
    pub(in crate::app) fn selection(&self, wanted: &accesskit::TextSelection) -> Option<TextSelection> {
        let (anchor, focus) = (self.byte(&wanted.anchor)?, self.byte(&wanted.focus)?);
        Some(TextSelection { anchor: Caret::before(anchor), focus: Caret::before(focus) })
    }

    fn position(&self, byte: usize) -> Option<TextPosition> {
        let (_, node, starts) =
            self.0.iter().find(|(range, ..)| range.contains(&byte)).or_else(|| self.0.last())?;
        Some(TextPosition { node: *node, character_index: starts.partition_point(|start| *start < byte) })
    }

    fn byte(&self, position: &TextPosition) -> Option<usize> {
        let (range, _, starts) = self.0.iter().find(|(_, node, _)| *node == position.node)?;
        Some(starts.get(position.character_index).copied().unwrap_or(range.end))
    }
}

/// One character: its bytes and its width.
struct Character {
    range: Range<usize>,
    width: f32,
}

/// Characters of one direction on one line, in the order of the text.
struct Run {
    rtl: bool,
    left: f32,
    right: f32,
    characters: Vec<Character>,
}

/// The runs of a line in the order of the text; its line end belongs to the last.
fn runs_of(line: &Line) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut end = line.text_range.start;
    for cluster in &line.clusters {
        let Cluster { text_range, left, right, direction } = cluster;
        end = end.max(text_range.end);
        let character = Character { range: text_range.clone(), width: right - left };
        match runs.last_mut() {
            Some(run) if run.rtl == direction.is_rtl() && run.characters.len() < MOST_CHARACTERS => {
                run.right = *right;
                run.characters.push(character);
            }
            _ => {
                let characters = vec![character];
                runs.push(Run { rtl: direction.is_rtl(), left: *left, right: *right, characters });
            }
        }
    }
    for run in runs.iter_mut().filter(|run| run.rtl) {
        run.characters.reverse();
    }
    runs.sort_by_key(|run| run.characters.first().map_or(0, |first| first.range.start));
    let rest = end..line.text_range.end;
    if runs.is_empty() {
        let (rtl, at) = (line.direction.is_rtl(), line.left);
        runs.push(Run { rtl, left: at, right: at, characters: Vec::new() });
    }
    if let (false, Some(last)) = (rest.is_empty(), runs.last_mut()) {
        last.characters.push(Character { range: rest, width: 0.0 });
    }
    runs
}

impl Field<'_> {
    /// Tells what the field is and holds.
    pub(super) fn report(
        &self,
        ui: &mut Ui,
        response: &Response,
        inside: Rect,
        active: Option<&mut Active>,
        view: &EditorView,
    ) {
        let id = response.id;
        let role = if self.multiline { Role::MultilineTextInput } else { Role::TextInput };
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(role, self.enabled, self.name);
            info.current_text_value = Some(view.block.text.to_string());
            info
        });
        let told = ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(role);
            node.set_value(view.block.text.to_string());
            if self.enabled {
                node.add_action(Action::SetTextSelection);
                node.add_action(Action::ReplaceSelectedText);
                node.add_action(Action::SetValue);
            } else {
                node.set_read_only();
            }
            if !self.placeholder.is_empty() {
                node.set_placeholder(self.placeholder);
            }
        });
        // The runs have a place of their own, with or without the focus: children of `ui` would count for the
        // ids of what follows in it, and Tab would give the focus to what is no more in the next frame.
        let place = UiBuilder::new().scope_id(id.with("runs")).max_rect(inside);
        let ui = &mut ui.new_child(place);
        // The runs matter to who is in the field.
        let Some(active) = active.filter(|_| told.is_some()) else { return };
        let shift = if self.multiline { 0.0 } else { active.shift };
        let origin = pos2(inside.left() + shift, inside.top());
        let selection = active.editor.selection();
        active.runs = Runs::tell(ui, id, &view.block, selection, |x, y| pos2(origin.x + x, origin.y + y));
    }

    /// Does what assistive technology asks for.
    pub(super) fn access_actions(
        &self,
        shell: &mut Shell,
        ui: &Ui,
        id: Id,
        active: &mut Option<Active>,
        typed: &mut Typed,
    ) {
        let requests: Vec<accesskit::ActionRequest> = ui.input(|input| {
            [Action::SetTextSelection, Action::ReplaceSelectedText, Action::SetValue]
                .into_iter()
                .flat_map(|action| input.accesskit_action_requests(id, action).cloned().collect::<Vec<_>>())
                .collect()
        });
        let now = ui.input(|input| input.time);
        for request in requests.into_iter().filter(|_| self.enabled) {
            match (request.data, active.as_mut()) {
                (Some(ActionData::SetTextSelection(wanted)), Some(active)) => {
                    if let Some(selection) = active.runs.selection(&wanted) {
                        active.editor.select(selection);
                    }
                }
                (Some(ActionData::Value(text)), Some(active)) => {
                    if request.action == Action::SetValue {
                        let focus = Caret::before(active.editor.text().len());
                        active.editor.select(TextSelection { anchor: Caret::after(0), focus });
                    }
                    super::replace_selection(shell, active, text.into(), now);
                    typed.changed = Some(active.editor.text().to_owned());
                }
                (Some(ActionData::Value(text)), None) if request.action == Action::SetValue => {
                    shell.fields.serial += 1;
                    typed.burst = super::OF_FIELDS | shell.fields.serial;
                    typed.changed = Some(text.into());
                }
                _ => {}
            }
        }
    }
}

fn tell_run(ui: &mut Ui, (field, id): (Id, Id), run: &Run, rect: Rect, text: &str) {
    // A child without size registers its parent, which only egui itself may do directly.
    let builder = UiBuilder::new().scope_id(id).accessibility_parent(field).max_rect(rect);
    drop(ui.new_child(builder));
    let direction = if run.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight };
    let start = run.characters.first().map_or(0, |one| one.range.start);
    let end = run.characters.last().map_or(start, |one| one.range.end);
    let value = text.get(start..end).unwrap_or("").to_owned();
    let mut at = 0.0;
    let (mut lengths, mut positions, mut widths) = (Vec::new(), Vec::new(), Vec::new());
    let mut words = Vec::new();
    let mut after_space = true;
    for (index, one) in run.characters.iter().enumerate() {
        lengths.push(u8::try_from(one.range.len()).unwrap_or(u8::MAX));
        positions.push(at);
        widths.push(one.width);
        at += one.width;
        let space = text.get(one.range.clone()).is_some_and(|text| text.chars().all(char::is_whitespace));
        if after_space && !space {
            words.push(u8::try_from(index).unwrap_or(u8::MAX));
        }
        after_space = space;
    }
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(Role::TextRun);
        node.set_text_direction(direction);
        node.set_bounds(accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
        node.set_value(value);
        node.set_character_lengths(lengths);
        node.set_character_positions(positions);
        node.set_character_widths(widths);
        node.set_word_starts(words);
    });
}

/// Tells that `next` stands after `previous` on a line.
fn link(ui: &Ui, previous: Option<Id>, next: Id) {
    let Some(previous) = previous else { return };
    ui.ctx().accesskit_node_builder(next, |node| node.set_previous_on_line(previous.accesskit_id()));
    ui.ctx().accesskit_node_builder(previous, |node| node.set_next_on_line(next.accesskit_id()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Direction,
        text::{TextEngine, TextStyle},
    };

    #[test]
    fn runs_hold_every_byte_once_and_in_the_order_of_the_text() {
        let mut engine = TextEngine::embedded_only();
        for text in ["", "one", "رحلة the first\n\nשלום 12 b", "\n", "a\n"] {
            let block = engine.block(text, &TextStyle::new(13.0, Direction::Rtl), Some(90.0));
            let mut at = 0;
            for line in &block.lines {
                for run in runs_of(line) {
                    for one in &run.characters {
                        assert_eq!(one.range.start, at, "{text:?}");
                        at = one.range.end;
                    }
                }
            }
            assert_eq!(at, text.len(), "{text:?}");
        }
    }
}
