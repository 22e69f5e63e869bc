//! Sections of a panel that open and close.

use egui::{Id, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::focus_ring;
use crate::app::text::{Shell, Type, spoken};

/// Height of a section's header.
const HEIGHT: f32 = 34.0;

/// Shows a header called `name` and, while the section is open, `content`. What the person opened or closed
/// stays so under the same `key`; before that, `open` tells. `count` is what it holds, told beside its name.
pub(crate) fn show(
    shell: &mut Shell,
    ui: &mut Ui,
    key: &str,
    (name, count): (&str, usize),
    open: bool,
    content: impl FnOnce(&mut Shell, &mut Ui),
) {
    let id = Id::unique(("section", key));
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(open);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(name)));
    ui.ctx().accesskit_node_builder(id, |node| node.set_expanded(open));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, shell.hairline()));
    let row = rect.shrink2(vec2(0.0, 5.0));
    focus_ring(shell, ui.painter(), &response, row, 5.0);
    let mut rest = row;
    let sides = shell.sides();
    let caret = sides.take_start(&mut rest, 14.0);
    sides.take_start(&mut rest, 6.0);
    let ink = if response.hovered() { shell.ink() } else { shell.secondary() };
    shell.paint_icon(ui.painter(), if open { "caret-down" } else { "caret-right" }, false, 12.0, caret, ink);
    if count > 0 {
        let number = shell.locale.number(i64::try_from(count).unwrap_or(i64::MAX));
        let block = shell.line(&number, Type::SMALL);
        let place = sides.take_end(&mut rest, block.width.ceil());
        let faint = shell.faint();
        shell.paint_end(ui.painter(), &block, place, faint);
        sides.take_end(&mut rest, 6.0);
    }
    let ink = shell.ink();
    let block = shell.fitted(name, Type::STRONG, rest.width());
    shell.paint_start(ui.painter(), &block, rest, ink);
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(id, !open));
        ui.ctx().request_repaint();
    }
    if open {
        ui.add_space(4.0);
        content(shell, ui);
    }
}

/// Opens the section called `key`.
pub(crate) fn open(ctx: &egui::Context, key: &str) {
    ctx.data_mut(|data| data.insert_temp(Id::unique(("section", key)), true));
}
