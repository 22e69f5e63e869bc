//! A column that scrolls when it is higher than its room, with a thin bar at the end side.

use egui::{Id, Rect, ScrollArea, Sense, Ui, pos2, scroll_area::ScrollBarVisibility, vec2};

use crate::app::text::Shell;

/// Width of the bar.
const BAR: f32 = 6.0;

/// Shows `content` in `rect`, with `margin` around it (its left is the start, its right the end).
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    rect: Rect,
    salt: &'static str,
    margin: egui::Margin,
    content: impl FnOnce(&mut Shell, &mut Ui),
) {
    show_from(shell, ui, rect, salt, margin, false, content);
}

/// The same; with `top`, it is scrolled to its beginning.
pub(crate) fn show_from(
    shell: &mut Shell,
    ui: &mut Ui,
    rect: Rect,
    salt: &'static str,
    margin: egui::Margin,
    top: bool,
    content: impl FnOnce(&mut Shell, &mut Ui),
) {
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let margin = if shell.sides().rtl() {
        egui::Margin { left: margin.right, right: margin.left, ..margin }
    } else {
        margin
    };
    // egui's own bar stands at the right in every language: ours stands at the end.
    let wanted_id = child.scope_id().with("wanted");
    let wanted = child.data_mut(|data| data.remove_temp::<f32>(wanted_id));
    let wanted = if top { Some(0.0) } else { wanted };
    let mut area = ScrollArea::vertical().id_salt(salt);
    if let Some(offset) = wanted {
        area = area.vertical_scroll_offset(offset);
    }
    let output = area
        .auto_shrink([false, false])
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .show(&mut child, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_width(ui.available_width());
                content(shell, ui);
            });
        });
    let (whole, shown) = (output.content_size.y, rect.height());
    if whole > shown + 0.5 {
        let at = output.state.clamped_offset().y;
        let range = (whole - shown).max(1.0);
        let handle_height = (shown * shown / whole).max(24.0);
        let track = shown - handle_height - 4.0;
        let top = rect.top() + 2.0 + track * (at / range).clamp(0.0, 1.0);
        let left = if shell.sides().rtl() { rect.left() + 2.0 } else { rect.right() - BAR - 2.0 };
        let handle = Rect::from_min_size(pos2(left, top), vec2(BAR, handle_height));
        let id: Id = child.scope_id().with("bar");
        let response = child.interact(handle, id, Sense::drag());
        let name = shell.tr("access-scroll");
        child.ctx().accesskit_node_builder(id, |node| {
            node.set_role(egui::Role::ScrollBar);
            node.set_label(name);
            node.set_orientation(egui::accesskit::Orientation::Vertical);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(range.into());
            node.set_numeric_value(at.into());
        });
        let moved = response.drag_delta().y;
        if moved != 0.0 {
            let offset = (at + moved * range / track.max(1.0)).clamp(0.0, range);
            child.data_mut(|data| data.insert_temp(wanted_id, offset));
            child.ctx().request_repaint();
        }
        let held = response.hovered() || response.dragged();
        let ink = shell.faint().gamma_multiply(if held { 0.9 } else { 0.4 });
        child.painter().rect_filled(handle, BAR / 2.0, ink);
    }
}
