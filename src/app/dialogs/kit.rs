//! What dialogs are made of: the frame, paragraphs, the row of buttons.

use egui::{Color32, Context, CornerRadius, Frame, Id, Margin, Modal, Rect, Response, Stroke, Ui, vec2};

use crate::app::{
    text::{Shell, Type},
    widgets::{Button, button::Look, label},
};

/// Shows a dialog in the middle of the window; `true` when Escape or a click outside asks to close it.
pub(crate) fn modal<R>(
    shell: &mut Shell,
    ctx: &Context,
    id: &'static str,
    title: &str,
    width: f32,
    content: impl FnOnce(&mut Shell, &mut Ui) -> R,
) -> (R, bool) {
    bare_modal(shell, ctx, id, title, width, 20, |shell, ui| {
        heading(shell, ui, title);
        content(shell, ui)
    })
}

/// A dialog that shows no heading; `margin` is the space around its content.
pub(crate) fn bare_modal<R>(
    shell: &mut Shell,
    ctx: &Context,
    id: &'static str,
    title: &str,
    width: f32,
    margin: i8,
    content: impl FnOnce(&mut Shell, &mut Ui) -> R,
) -> (R, bool) {
    let id = Id::unique(("dialog", id));
    let frame = Frame::new()
        .fill(shell.surface())
        .stroke(Stroke::new(1.0, shell.hairline()))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(Margin::same(margin))
        .shadow(egui::Shadow { offset: [0, 12], blur: 40, spread: 0, color: Color32::from_black_alpha(60) });
    let width = width.min(ctx.content_rect().width() - 80.0);
    let response = Modal::new(id)
        .area(Modal::default_area(id).accessible_name(title))
        .backdrop_color(Color32::from_rgba_unmultiplied(0x14, 0x17, 0x1F, 110))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            content(shell, ui)
        });
    let close = response.should_close();
    (response.inner, close)
}

fn heading(shell: &mut Shell, ui: &mut Ui, title: &str) {
    let ink = shell.ink();
    label::wrapped(shell, ui, title, Type::TITLE, ink);
    ui.add_space(10.0);
}

/// A paragraph.
pub(crate) fn paragraph(shell: &mut Shell, ui: &mut Ui, text: &str) {
    let ink = shell.secondary();
    label::wrapped(shell, ui, text, Type::BODY, ink);
    ui.add_space(8.0);
}

/// A button of a dialog's last row.
pub(crate) struct FooterButton<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// How much it asks for.
    pub(crate) look: Look,
    /// Whether it can be pressed.
    pub(crate) enabled: bool,
    /// Whether Enter presses it: it has the focus when the dialog opens.
    pub(crate) default: bool,
}

impl FooterButton<'_> {
    fn show(&self, shell: &mut Shell, ui: &Ui, place: Rect, id: Id) -> Response {
        let button = Button::new(self.name, self.look).enabled(self.enabled);
        let response = button.show_at(shell, ui, place, id);
        if self.default && self.enabled && ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        response
    }
}

/// As [`footer`], with `apart` at the start side, away from the others; gives the place of the one that was pressed
/// among all. Where a row has no room for all of them, those apart stand in a row above.
pub(crate) fn footer_apart(
    shell: &mut Shell,
    ui: &mut Ui,
    apart: &[FooterButton<'_>],
    buttons: &[FooterButton<'_>],
) -> Option<usize> {
    let all = apart.iter().chain(buttons);
    let widths: f32 = all.map(|button| Button::new(button.name, button.look).width(shell) + 16.0).sum();
    ui.add_space(10.0);
    let (id, row) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
    let sides = shell.sides();
    let mut rest = row;
    let mut pressed = None;
    for (index, button) in apart.iter().enumerate() {
        let width = Button::new(button.name, button.look).width(shell) + 8.0;
        let place = sides.take_start(&mut rest, width);
        sides.take_start(&mut rest, 8.0);
        if button.show(shell, ui, place, id.with(index)).clicked() {
            pressed = Some(index);
        }
    }
    if widths <= row.width() {
        // In the same row.
        ui.add_space(-Button::HEIGHT - 10.0);
    }
    pressed.or(footer(shell, ui, buttons).map(|index| index + apart.len()))
}

/// The last row: buttons at the end side, in reading order; gives the one that was pressed.
pub(crate) fn footer(shell: &mut Shell, ui: &mut Ui, buttons: &[FooterButton<'_>]) -> Option<usize> {
    ui.add_space(10.0);
    let (id, row) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
    let widths: Vec<f32> =
        buttons.iter().map(|button| Button::new(button.name, button.look).width(shell) + 8.0).collect();
    let sides = shell.sides();
    let mut rest = row;
    let mut pressed = None;
    let mut places = Vec::with_capacity(buttons.len());
    for width in widths.iter().rev() {
        places.push(sides.take_end(&mut rest, *width));
        sides.take_end(&mut rest, 8.0);
    }
    places.reverse();
    for (index, (button, place)) in buttons.iter().zip(places).enumerate() {
        if button.show(shell, ui, place, id.with(index)).clicked() {
            pressed = Some(index);
        }
    }
    pressed
}
