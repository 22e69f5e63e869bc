//! From egui's events to the editor's [`Input`].

use egui::{Event, EventFilter, PointerButton, Pos2, Response, Ui};
use kurbo::{Point, Vec2};

use crate::editor::{Button, Input, Key, Modifiers};

/// Clicks that follow each other within this many seconds count up.
const CLICK_SECONDS: f64 = 0.4;
/// Clicks farther apart than this many points do not.
const CLICK_DISTANCE: f32 = 6.0;

/// What has to be remembered from one frame to the next.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    /// Buttons that went down on the canvas and are still held.
    held: Vec<Button>,
    /// The last button that went down: when, where, which, and the number of clicks so far.
    last_down: Option<(f64, Pos2, Button, u8)>,
    /// Where the pointer was last told to be, and with which modifiers.
    told: Option<(Pos2, Modifiers)>,
    /// Keys that were told to be held.
    keys: Vec<Key>,
}

impl Pointer {
    /// Whether a button that went down on the canvas is still held.
    pub(super) fn is_held(&self) -> bool {
        !self.held.is_empty()
    }

    /// What happened on the canvas since the last frame, in its order. Keys count when the canvas or nothing
    /// has the focus.
    pub(super) fn inputs(&mut self, ui: &Ui, response: &Response) -> Vec<Input> {
        let mut inputs = Vec::new();
        let corner = response.rect.min;
        let over = response.hovered()
            || response.is_pointer_button_down_on()
            || response.clicked_by(PointerButton::Primary);
        let focused = response.has_focus();
        // Under a dialog or a menu no key is the map's.
        let keys = ui.memory(|memory| {
            memory.allows_interaction(ui.layer_id()) && (focused || memory.focused().is_none())
        });
        if focused {
            let filter =
                EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let (events, now, modifiers) =
            ui.input(|input| (input.events.clone(), input.time, modifiers(input.modifiers)));
        let mut moved = None;
        for event in events {
            match event {
                Event::PointerMoved(pos) if over || self.is_held() => moved = Some(pos),
                Event::PointerButton { pos, button, pressed, modifiers: with } => {
                    self.tell_move(&mut inputs, corner, moved.take(), modifiers);
                    let Some(button) = self::button(button) else { continue };
                    let inside = over && response.interact_rect.contains(pos);
                    if if pressed { inside } else { self.held.contains(&button) } {
                        inputs.push(self.press(corner, pos, button, pressed, self::modifiers(with), now));
                    }
                }
                Event::PointerGone if self.told.take().is_some() => {
                    moved = None;
                    inputs.push(Input::PointerGone);
                }
                Event::Key { key, pressed, modifiers: with, .. } => {
                    self.tell_move(&mut inputs, corner, moved.take(), modifiers);
                    inputs.extend(self.key(key, pressed, self::modifiers(with), keys, focused));
                }
                Event::WindowFocused(false) => {
                    self.held.clear();
                    self.keys.clear();
                    inputs.push(Input::Cancel);
                }
                event if keys => inputs.extend(super::typing::input(&event).map(Input::Text)),
                _ => {}
            }
        }
        // Keys that are pressed or let go while the pointer rests change what a drag does.
        let rests =
            self.told.filter(|(_, before)| moved.is_none() && *before != modifiers).map(|(pos, _)| pos);
        self.tell_move(&mut inputs, corner, moved.or(rests), modifiers);
        if !over && !self.is_held() && self.told.take().is_some() {
            inputs.push(Input::PointerGone);
        }
        if response.hovered() {
            inputs.extend(wheel(ui, corner, modifiers));
        }
        inputs
    }

    /// A key that tools look at. One that went down here is let go here, whoever has the focus by then.
    fn key(
        &mut self,
        key: egui::Key,
        pressed: bool,
        modifiers: Modifiers,
        mine: bool,
        focused: bool,
    ) -> Option<Input> {
        let key = self::key(key)?;
        // Without the focus, Tab is egui's: it gives it to someone.
        let pressed = pressed && mine && (key != Key::Tab || focused);
        let was_held = self.keys.contains(&key);
        self.keys.retain(|held| *held != key);
        if pressed {
            self.keys.push(key);
        }
        (pressed || was_held).then_some(Input::Key { key, pressed, modifiers })
    }

    fn press(
        &mut self,
        corner: Pos2,
        pos: Pos2,
        button: Button,
        down: bool,
        with: Modifiers,
        now: f64,
    ) -> Input {
        self.told = Some((pos, with));
        let at = point(pos, corner);
        self.held.retain(|held| *held != button);
        if !down {
            return Input::PointerUp { pos: at, button, modifiers: with };
        }
        self.held.push(button);
        let clicks = match self.last_down {
            Some((then, there, same, clicks))
                if same == button && now - then < CLICK_SECONDS && there.distance(pos) < CLICK_DISTANCE =>
            {
                clicks.saturating_add(1)
            }
            _ => 1,
        };
        self.last_down = Some((now, pos, button, clicks));
        Input::PointerDown { pos: at, button, modifiers: with, clicks }
    }

    fn tell_move(&mut self, inputs: &mut Vec<Input>, corner: Pos2, pos: Option<Pos2>, modifiers: Modifiers) {
        if let Some(pos) = pos {
            self.told = Some((pos, modifiers));
            inputs.push(Input::PointerMove { pos: point(pos, corner), modifiers });
        }
    }
}

/// Scrolling and zooming; egui has turned lines and pages into points and made them smooth already.
fn wheel(ui: &Ui, corner: Pos2, modifiers: Modifiers) -> Option<Input> {
    let (pos, delta, factor) =
        ui.input(|input| (input.pointer.hover_pos(), input.smooth_scroll_delta(), input.zoom_delta()));
    let pos = point(pos?, corner);
    if factor != 1.0 {
        return Some(Input::Pinch { pos, factor: f64::from(factor) });
    }
    if delta == egui::Vec2::ZERO {
        return None;
    }
    let delta = Vec2::new(f64::from(delta.x), f64::from(delta.y));
    // What egui left as scrolling is to pan, even if the key went down while the wheel still rolls out.
    Some(Input::Wheel { pos, delta, modifiers: Modifiers { command: false, ..modifiers } })
}

/// Takes the second of two equal notches of the wheel with Ctrl that came at once: X11 tells of a notch twice where a
/// program turns the wheel, as remote desktops do, and the zoom would leap. Of a wheel that is spun, what is lost only
/// slows it down.
pub(in crate::app) fn once_a_notch(events: &mut Vec<Event>) {
    let is_notch = |event: &Event| {
        let Event::MouseWheel { unit: egui::MouseWheelUnit::Line, delta, modifiers, .. } = event else {
            return false;
        };
        (modifiers.command || modifiers.ctrl) && delta.y.abs() == 1.0
    };
    // The pointer may be told of in between.
    let mut last: Option<Event> = None;
    events.retain(|event| {
        if !is_notch(event) {
            return true;
        }
        let again = last.as_ref() == Some(event);
        last = (!again).then(|| event.clone());
        !again
    });
}

fn point(pos: Pos2, corner: Pos2) -> Point {
    Point::new(f64::from(pos.x - corner.x), f64::from(pos.y - corner.y))
}

fn button(button: PointerButton) -> Option<Button> {
    match button {
        PointerButton::Primary => Some(Button::Primary),
        PointerButton::Secondary => Some(Button::Secondary),
        PointerButton::Middle => Some(Button::Middle),
        PointerButton::Extra1 | PointerButton::Extra2 => None,
    }
}

/// The held keys as the editor knows them.
pub(in crate::app) fn modifiers(modifiers: egui::Modifiers) -> Modifiers {
    Modifiers { shift: modifiers.shift, alt: modifiers.alt, command: modifiers.command || modifiers.ctrl }
}

/// The key as the editor knows it.
pub(in crate::app) fn key(key: egui::Key) -> Option<Key> {
    Some(match key {
        egui::Key::Escape => Key::Escape,
        egui::Key::Space => Key::Space,
        egui::Key::Enter => Key::Enter,
        egui::Key::F2 => Key::F2,
        egui::Key::Tab => Key::Tab,
        egui::Key::Delete => Key::Delete,
        egui::Key::Backspace => Key::Backspace,
        egui::Key::ArrowLeft => Key::Left,
        egui::Key::ArrowRight => Key::Right,
        egui::Key::ArrowUp => Key::Up,
        egui::Key::ArrowDown => Key::Down,
        egui::Key::Home => Key::Home,
        egui::Key::End => Key::End,
        egui::Key::PageUp => Key::PageUp,
        egui::Key::PageDown => Key::PageDown,
        egui::Key::A => Key::A,
        egui::Key::Y => Key::Y,
        egui::Key::Z => Key::Z,
        egui::Key::ShiftLeft => Key::LeftShift,
        egui::Key::ShiftRight => Key::RightShift,
        egui::Key::ControlLeft | egui::Key::ControlRight => Key::Control,
        _ => return None,
    })
}

/// How the pointer is to look.
pub(super) fn cursor(cursor: crate::editor::Cursor) -> egui::CursorIcon {
    use crate::editor::Cursor;
    match cursor {
        Cursor::Default => egui::CursorIcon::Default,
        Cursor::Pointer => egui::CursorIcon::PointingHand,
        Cursor::Hand => egui::CursorIcon::Grab,
        Cursor::Grabbing => egui::CursorIcon::Grabbing,
        Cursor::Copy => egui::CursorIcon::Copy,
        Cursor::VerticalResize => egui::CursorIcon::ResizeVertical,
        Cursor::HorizontalResize => egui::CursorIcon::ResizeHorizontal,
        Cursor::Crosshair => egui::CursorIcon::Crosshair,
        Cursor::NotAllowed => egui::CursorIcon::NotAllowed,
        Cursor::Text => egui::CursorIcon::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notch_that_is_told_twice_zooms_once() {
        let notch = |y: f32, modifiers| Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: egui::vec2(0.0, y),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers,
        };
        let (ctrl, none) = (egui::Modifiers::COMMAND | egui::Modifiers::CTRL, egui::Modifiers::NONE);
        let left = |events: &[Event]| {
            let mut events = events.to_vec();
            once_a_notch(&mut events);
            events.len()
        };
        assert_eq!(left(&[notch(1.0, ctrl), notch(1.0, ctrl)]), 1);
        assert_eq!(
            left(&[notch(1.0, ctrl), notch(1.0, ctrl), notch(1.0, ctrl), notch(1.0, ctrl)]),
            2,
            "two notches"
        );
        assert_eq!(left(&[notch(1.0, ctrl), notch(-1.0, ctrl)]), 2);
        let moved = Event::PointerMoved(Pos2::ZERO);
        assert_eq!(left(&[moved.clone(), notch(1.0, ctrl), moved, notch(1.0, ctrl)]), 3);
        // What only scrolls, and what turns finely, is left alone.
        assert_eq!(left(&[notch(1.0, none), notch(1.0, none)]), 2);
        assert_eq!(left(&[notch(0.25, ctrl), notch(0.25, ctrl)]), 2);
        // A notch zooms by a fifth.
        let ctx = egui::Context::default();
        let mut zoom = 1.0_f32;
        for frame in 0..40 {
            let mut events = if frame == 0 { vec![notch(1.0, ctrl), notch(1.0, ctrl)] } else { Vec::new() };
            once_a_notch(&mut events);
            let time = Some(f64::from(frame) / 60.0);
            let mut seen = None;
            let output = ctx.run_ui(egui::RawInput { time, events, ..Default::default() }, |ui| {
                seen.get_or_insert(ui.input(egui::InputState::zoom_delta));
            });
            output.drop_without_applying_deltas();
            zoom *= seen.unwrap_or(1.0);
        }
        assert!((1.15..1.3).contains(&zoom), "{zoom}");
    }
}
