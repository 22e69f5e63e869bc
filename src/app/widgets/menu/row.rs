//! The entries of a menu as they are drawn and told.

use egui::{Color32, Rect, Role, Ui, WidgetInfo, vec2};

use super::{Entry, ICONS, Item, PADDING};
use crate::app::text::{Shell, Type, spoken};

/// What a screen reader is told of an entry.
pub(super) fn info<T>(entry: &Entry<T>, enabled: bool, name: &str) -> WidgetInfo {
    match entry {
        Entry::Item(Item { chosen: Some(chosen), .. }) => {
            WidgetInfo::selected(Role::MenuItemRadio, enabled, *chosen, spoken(name))
        }
        _ => WidgetInfo::labeled(Role::MenuItem, enabled, spoken(name)),
    }
}

/// Size of a list of entries.
pub(super) fn list_size<T>(shell: &mut Shell, entries: &[Entry<T>]) -> egui::Vec2 {
    let mut width: f32 = 180.0;
    for entry in entries {
        let (name, keys) = match entry {
            Entry::Item(Item { name, keys, .. }) => (name, keys.as_deref()),
            Entry::List { name, .. } => (name, None),
            Entry::Line => continue,
        };
        let keys = keys.map_or(20.0, |keys| shell.ltr_line(keys, Type::SMALL).width);
        width = width.max(shell.line(name, Type::BODY).width + keys + ICONS + 24.0 + 2.0 * (PADDING + 8.0));
    }
    vec2(width.ceil().min(420.0), entries.iter().map(Entry::height).sum::<f32>() + 2.0 * PADDING)
}

/// Name, icon, keys and mark of an entry.
pub(super) type Row<'a> = (&'a str, Option<&'static str>, Option<&'a str>, Option<&'static str>);

/// Draws an entry into `row`.
pub(super) fn paint_row(
    shell: &mut Shell,
    ui: &Ui,
    row: Rect,
    enabled: bool,
    (name, icon, keys, mark): Row<'_>,
) {
    let fade = |color: Color32| if enabled { color } else { color.gamma_multiply(0.45) };
    let (ink, secondary, faint) = (fade(shell.ink()), fade(shell.secondary()), fade(shell.faint()));
    let sides = shell.sides();
    let painter = ui.painter();
    let mut rest = row.shrink2(vec2(8.0, 0.0));
    let icon_rect = sides.take_start(&mut rest, ICONS - 11.0);
    sides.take_start(&mut rest, 11.0);
    if let Some(icon) = icon.filter(|_| mark.is_none() || keys.is_none()) {
        shell.paint_icon(painter, icon, false, 16.0, icon_rect, secondary);
    }
    if let Some(mark) = mark {
        // All keys stand in line: beside them a check takes the place of the icon.
        let place = if keys.is_some() { icon_rect } else { sides.take_end(&mut rest, 14.0) };
        shell.paint_icon(painter, mark, false, 13.0, place, secondary);
    }
    if let Some(keys) = keys {
        let block = shell.ltr_line(keys, Type::SMALL);
        let keys_rect = sides.take_end(&mut rest, block.width);
        sides.take_end(&mut rest, 12.0);
        shell.paint_end(painter, &block, keys_rect, faint);
    }
    let block = shell.fitted(name, Type::BODY, rest.width());
    shell.paint_start(painter, &block, rest, ink);
}

/// Shows at the edge of a list that it goes on there: above for a caret up, else below.
pub(super) fn paint_more(shell: &mut Shell, ui: &Ui, list: Rect, icon: &'static str) {
    let height = 20.0;
    let edge = list.shrink(1.0);
    let top = if icon == "caret-up" { edge.top() } else { edge.bottom() - height };
    let strip = Rect::from_min_size(egui::pos2(edge.left(), top), vec2(edge.width(), height));
    ui.painter().rect_filled(strip, 9.0, shell.surface());
    let ink = shell.secondary();
    shell.paint_icon(ui.painter(), icon, false, 12.0, strip, ink);
}
