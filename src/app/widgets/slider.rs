//! Sliders: a place between two ends, by pointer, arrow keys and assistive technology.

use std::ops::RangeInclusive;

use egui::{EventFilter, Id, Key, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::text::Shell;

/// Height of the whole control.
const HEIGHT: f32 = 22.0;
/// Radius of the knob.
const KNOB: f32 = 7.0;

/// What a slider moves in.
pub(crate) struct Scale {
    /// Both ends.
    pub(crate) range: RangeInclusive<f32>,
    /// What one press of an arrow key changes; values are whole multiples of it.
    pub(crate) step: f32,
}

/// What came of a slider in a frame.
pub(crate) struct Slid {
    /// The value, when it changed.
    pub(crate) value: Option<f32>,
    /// Changes with the same number are one step of the history.
    pub(crate) burst: u64,
}

/// A slider called `name`; without a value (several that differ) it has no knob until it is used.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    id: Id,
    name: &str,
    value: Option<f32>,
    scale: &Scale,
) -> Slid {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let (low, high) = (*scale.range.start(), *scale.range.end());
    let rtl = shell.sides().rtl();
    let track = rect.shrink2(vec2(KNOB, 0.0));
    let middle = f32::midpoint(low, high);
    let settle = |to: f32| ((to / scale.step).round() * scale.step).clamp(low, high);
    let mut to = None;
    let enabled = ui.is_enabled();
    if (response.is_pointer_button_down_on() || response.clicked())
        && let Some(pos) = response.interact_pointer_pos()
    {
        let along = ((pos.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
        to = Some(settle(low + (if rtl { 1.0 - along } else { along }) * (high - low)));
        response.request_focus();
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let by = ui.input(|input| steps(input, rtl));
        if by != 0.0 && enabled {
            to = Some(settle(to.or(value).unwrap_or(middle) + by * scale.step));
        }
    }
    if enabled && let Some(by) = asked(ui, id) {
        to = Some(settle(value.unwrap_or(middle) + by * scale.step));
    }
    report(ui, &response, name, value, scale);
    paint(shell, ui, &response, track, value.map(|value| (value - low) / (high - low).max(f32::EPSILON)));
    // A drag is one step, and so are presses that follow each other while it has the focus.
    let serial_id = id.with("serial");
    let pressed = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.any_pressed());
    let began = pressed || response.gained_focus() && !ui.input(|input| input.pointer.any_down());
    let serial = ui.data_mut(|data| {
        let serial = data.get_temp_mut_or_default::<u64>(serial_id);
        *serial += u64::from(began);
        *serial
    });
    let burst = id.with(("burst", serial)).value();
    Slid { value: to.filter(|to| value != Some(*to)), burst }
}

/// How many steps the arrow keys ask for.
fn steps(input: &egui::InputState, rtl: bool) -> f32 {
    let pressed = |key| input.num_presses(key) as f32;
    let along = pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
    let along = if rtl { -along } else { along };
    along + pressed(Key::ArrowUp) - pressed(Key::ArrowDown)
        + 5.0 * (pressed(Key::PageUp) - pressed(Key::PageDown))
}

/// How many steps assistive technology asks for.
fn asked(ui: &Ui, id: Id) -> Option<f32> {
    use egui::accesskit::Action;
    ui.input(|input| {
        let up = input.num_accesskit_action_requests(id, Action::Increment) as f32;
        let by = up - input.num_accesskit_action_requests(id, Action::Decrement) as f32;
        (by != 0.0).then_some(by)
    })
}

fn report(ui: &Ui, response: &egui::Response, name: &str, value: Option<f32>, scale: &Scale) {
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Slider, enabled, crate::app::text::spoken(name));
        info.value = value.map(f64::from);
        info
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(f64::from(*scale.range.start()));
        node.set_max_numeric_value(f64::from(*scale.range.end()));
        node.set_numeric_value_step(f64::from(scale.step));
        node.add_action(egui::accesskit::Action::Increment);
        node.add_action(egui::accesskit::Action::Decrement);
    });
}

fn paint(shell: &Shell, ui: &Ui, response: &egui::Response, track: egui::Rect, along: Option<f32>) {
    let y = track.center().y;
    let painter = ui.painter();
    painter.hline(track.x_range(), y, Stroke::new(3.0, shell.hairline()));
    let Some(along) = along else { return };
    let along = along.clamp(0.0, 1.0) * track.width();
    let center = egui::pos2(shell.sides().start_x(track), y) + shell.sides().towards_end(along);
    let ink = if ui.is_enabled() { shell.accent() } else { shell.faint() };
    if response.has_focus() {
        painter.circle_stroke(center, KNOB + 2.5, Stroke::new(2.0, shell.accent().gamma_multiply(0.5)));
    }
    painter.circle_filled(center, KNOB, shell.surface());
    let grown = if response.hovered() || response.dragged() { KNOB } else { KNOB - 1.0 };
    painter.circle_filled(center, grown, ink);
}
