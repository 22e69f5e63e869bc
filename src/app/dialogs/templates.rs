//! Which kind of map to begin.

use egui::{Context, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::kit::{FooterButton, footer, modal};
use crate::{
    app::{
        text::{Shell, Type, spoken},
        widgets::{button::Look, focus_ring},
    },
    model::Template,
    text::Weight,
};

/// What was chosen: a template, or nothing any more.
pub(crate) enum Templates {
    /// This one.
    Chosen(Template),
    /// None.
    Cancelled,
}

/// Asks for a template; none while nothing was chosen.
pub(crate) fn templates(shell: &mut Shell, ctx: &Context) -> Option<Templates> {
    let title = shell.tr("templates-title");
    let cancel = shell.tr("button-cancel");
    let (chosen, close) = modal(shell, ctx, "templates", &title, 460.0, |shell, ui| {
        let mut chosen = None;
        for template in Template::ALL {
            if tile(shell, ui, template).clicked() {
                chosen = Some(Templates::Chosen(template));
            }
            ui.add_space(8.0);
        }
        let buttons = [FooterButton { name: &cancel, look: Look::Quiet, enabled: true, default: false }];
        if footer(shell, ui, &buttons).is_some() {
            chosen = Some(Templates::Cancelled);
        }
        chosen
    });
    chosen.or_else(|| close.then_some(Templates::Cancelled))
}

fn tile(shell: &mut Shell, ui: &mut Ui, template: Template) -> Response {
    let (name, about) = (template.title(shell.locale), template.about(shell.locale));
    let icon = match template {
        Template::CurrentState => "map-trifold",
        Template::FutureState => "rocket-launch",
        Template::DayInTheLife => "clock",
        Template::ServiceBlueprint => "stack",
    };
    let width = ui.available_width();
    let title = shell.fitted(&name, Type { size: 14.0, weight: Weight::Medium }, width - 66.0);
    let below = shell.wrapped(&about, Type::SMALL, width - 66.0);
    let (id, rect) = ui.allocate_space(vec2(width, 24.0 + title.height + below.height));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(&name)));
    let line = if response.hovered() { shell.accent() } else { shell.hairline() };
    ui.painter().rect(rect, 10.0, shell.surface(), Stroke::new(1.0, line), StrokeKind::Inside);
    focus_ring(shell, ui.painter(), &response, rect, 10.0);
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(16.0, 12.0));
    let icon_rect = sides.take_start(&mut rest, 22.0);
    sides.take_start(&mut rest, 12.0);
    let (accent, ink, faint) = (shell.accent(), shell.ink(), shell.faint());
    shell.paint_icon(ui.painter(), icon, false, 22.0, icon_rect, accent);
    shell.paint_top(ui.painter(), &title, rest, ink);
    shell.paint(ui.painter(), &below, pos2(rest.left(), rest.top() + title.height), faint);
    response
}
