//! A one-line text field for file names: what is typed goes to its end.
//!
//! Enough to name a file in the program's own file browser, where the desktop brings none.

use egui::{
    Event, EventFilter, ImeEvent, Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::field;
use crate::app::text::{Shell, Type};

/// Shows `text` in a field called `name` and lets it be typed; `true` when Enter was pressed in it.
pub(crate) fn show(shell: &mut Shell, ui: &mut Ui, name: &str, text: &mut String) -> bool {
    let (id, rect) = ui.allocate_space(vec2(ui.available_width(), 33.0));
    let response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        response.request_focus();
    }
    let mut entered = false;
    if response.has_focus() {
        let filter =
            EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let events = ui.input(|input| input.events.clone());
        entered = type_into(text, &events);
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    paint(shell, ui, rect, text, response.has_focus());
    entered
}

/// Lets `events` write at the end of `text`; `true` when Enter was among them.
fn type_into(text: &mut String, events: &[Event]) -> bool {
    let mut entered = false;
    for event in events {
        match event {
            Event::Text(typed) | Event::Paste(typed) | Event::Ime(ImeEvent::Commit(typed)) => {
                text.extend(typed.chars().filter(|c| !c.is_control()));
            }
            Event::Key { key: Key::Backspace, pressed: true, modifiers, .. } => {
                if modifiers.command {
                    text.clear();
                } else {
                    text.pop();
                }
            }
            Event::Key { key: Key::Enter, pressed: true, .. } => entered = true,
            _ => {}
        }
    }
    entered
}

fn paint(shell: &mut Shell, ui: &Ui, rect: Rect, text: &str, focused: bool) {
    field::frame(shell, ui, rect);
    if focused {
        let line = Stroke::new(1.5, shell.accent());
        ui.painter().rect_stroke(rect, 8.0, line, StrokeKind::Inside);
    }
    let inside = rect.shrink2(vec2(10.0, 7.0));
    let block = shell.line(text, Type::BODY);
    let painter = ui.painter().with_clip_rect(inside.expand(2.0).intersect(ui.clip_rect()));
    // The end of what is typed stays in sight.
    let over = (block.width - inside.width()).max(0.0);
    let rtl = shell.sides().rtl();
    let left = if rtl { inside.right() - block.width + over } else { inside.left() - over };
    let ink = shell.ink();
    shell.paint(&painter, &block, pos2(left, inside.center().y - block.height / 2.0), ink);
    if focused && let Some(line) = block.lines.last() {
        let end = if line.direction.is_rtl() { line.left } else { line.right };
        let x = left + end;
        painter.vline(x, inside.y_range(), Stroke::new(1.5, shell.accent()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: egui::Modifiers::NONE }
    }

    #[test]
    fn typing_goes_to_the_end_and_backspace_takes_from_it() {
        let mut text = String::from("خريطة");
        let events = [Event::Text("ab".into()), key(Key::Backspace), Event::Text("\u{7}ג".into())];
        assert!(!type_into(&mut text, &events));
        assert_eq!(text, "خريطةaג");
        assert!(type_into(&mut text, &[key(Key::Enter)]));
    }
}
