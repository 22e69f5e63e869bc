//! What floats over the canvas: titles that stay in sight, the zoom, the sign that a file may be dropped.

use egui::{Align2, Area, Context, Id, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::Window;
use crate::{
    app::{
        actions::Action,
        headings::{self, Chosen},
        text::{Shell, Type, color, report_label},
        widgets::{button::icon_button, shadow},
    },
    edit::Selection,
    editor::Intent,
};

impl Window {
    /// The titles of stages and lanes whose headers are out of sight.
    pub(super) fn show_headings(&mut self, ui: &Ui, canvas: Rect) {
        let covered = self.find_bar.frame(&self.shell, canvas);
        let Some(session) = &mut self.session else { return };
        let chosen = headings::show(&mut self.shell, ui, canvas, covered, &session.editor);
        let editor = &mut session.editor;
        match chosen {
            // What it names is in sight by its title, and who reads in the middle of the map stays there.
            Some(Chosen::Selected(item)) => editor.select(Selection::only(item)),
            Some(Chosen::Opened(item)) => {
                editor.perform(Intent::Select(item));
                editor.perform(Intent::Open);
            }
            None => return,
        }
        ui.ctx().request_repaint();
    }

    /// Tells the editor what will stand over the `canvas`, so that it brings nothing into view under it.
    pub(super) fn tell_covered(&mut self, ctx: &Context, canvas: Rect) {
        let alone = self.presents();
        let session = self.session.as_ref();
        let find = self.find_bar.frame(&self.shell, canvas).filter(|_| !alone);
        let zoom = (!alone).then(|| self.zoom_frame(canvas));
        let toast = self.toast.frame(&mut self.shell, ctx, session);
        let titles = session.and_then(|session| headings::strip(&session.editor, canvas));
        let covered = [find, zoom, toast, titles].into_iter().flatten().map(|frame| {
            let [from, to] = [frame.min, frame.max].map(|pos| {
                let pos = pos - canvas.min;
                kurbo::Point::new(f64::from(pos.x), f64::from(pos.y))
            });
            kurbo::Rect::from_points(from, to)
        });
        let covered = covered.collect();
        if let Some(session) = &mut self.session {
            session.editor.set_covered(covered);
        }
    }

    /// Where the cluster stands that shows the zoom.
    fn zoom_frame(&self, canvas: Rect) -> Rect {
        let size = vec2(8.0 + 24.0 + 4.0 + 44.0 + 4.0 + 24.0 + 8.0 + 24.0 + 8.0, 34.0);
        let mut corner = canvas.shrink(14.0);
        corner.min.y = corner.bottom() - size.y;
        self.shell.sides().take_end(&mut corner, size.x)
    }

    /// The cluster that shows the zoom and changes it.
    pub(super) fn show_zoom(&mut self, ui: &Ui, canvas: Rect) {
        let frame = self.zoom_frame(canvas);
        // A layer of its own, so that what is pressed here is not pressed on the canvas too.
        let area = Area::new(Id::unique("zoom"))
            .order(Order::Middle)
            .fixed_pos(frame.min)
            .constrain(false)
            .sense(Sense::hover())
            .fade_in(false);
        area.show(ui.ctx(), |ui| self.zoom_cluster(ui, frame));
    }

    fn zoom_cluster(&mut self, ui: &mut Ui, frame: Rect) {
        let Some(session) = &self.session else { return };
        let percent = session.editor.camera().percent();
        let shell = &mut self.shell;
        let sides = shell.sides();
        shadow(ui.painter(), frame, 10, 4, 14, 0x14);
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(frame, 10.0, shell.surface(), line, StrokeKind::Inside);
        ui.allocate_rect(frame, Sense::hover());
        let mut rest = frame.shrink2(vec2(8.0, 5.0));
        let number = shell.format("percent", &[("number", shell.locale.number(percent).into())]);
        for (action, icon, size, gap) in [
            (Action::ZoomOut, "minus", 15.0, 4.0),
            (Action::ZoomActual, "", 0.0, 4.0),
            (Action::ZoomIn, "plus", 15.0, 8.0),
            (Action::ZoomFit, "arrows-out-simple", 15.0, 0.0),
        ] {
            let id = ui.scope_id().with(("zoom", icon));
            let name = action.name(shell.locale);
            let pressed = if icon.is_empty() {
                let place = sides.take_start(&mut rest, 44.0);
                percent_button(shell, ui, place, id, &number, &name, action.keys().as_deref()).clicked()
            } else {
                let place = sides.take_start(&mut rest, 24.0);
                icon_button(shell, ui, place, id, (icon, size), &name, action.keys().as_deref()).clicked()
            };
            sides.take_start(&mut rest, gap);
            if pressed {
                self.queue.push(action);
            }
        }
    }
}

fn percent_button(
    shell: &mut Shell,
    ui: &Ui,
    rect: Rect,
    id: Id,
    number: &str,
    name: &str,
    keys: Option<&str>,
) -> egui::Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, shell.both(number, name)));
    if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, shell.hover());
    }
    crate::app::widgets::focus_ring(shell, ui.painter(), &response, rect, 6.0);
    let ink = shell.ink();
    let block = shell.line(number, Type::STRONG);
    shell.paint_centered(ui.painter(), &block, rect, ink);
    crate::app::widgets::tooltip(shell, &response, name, keys);
    response
}

/// Says that a file may be dropped, while one is held over the window.
/// Where a question is open (`refused`), says that it comes first.
pub(super) fn drop_hint(shell: &mut Shell, ctx: &Context, on_map: bool, refused: bool) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let is_picture = |file: &egui::HoveredFile| file.path.as_deref().is_some_and(crate::import::is_picture);
    // A picture lands on a card or a cell, which must stay in sight.
    let pictures = on_map && ctx.input(|input| input.raw.hovered_files.iter().all(is_picture));
    let screen = ctx.content_rect();
    let area = Area::new(Id::unique("drop-hint"))
        .order(Order::Foreground)
        .fixed_pos(screen.min)
        .pivot(Align2::LEFT_TOP)
        .interactable(false)
        .fade_in(false);
    area.show(ctx, |ui| {
        let inside = screen.shrink(12.0);
        let veil = if pictures { 0.25 } else { 0.85 };
        let fill = color(shell.theme.accent_tint).gamma_multiply(veil);
        ui.painter().rect(inside, 16.0, fill, Stroke::new(2.0, shell.accent()), StrokeKind::Inside);
        let text = shell.tr(match (refused, pictures) {
            (true, _) => "drop-question",
            (false, true) => "picture-drop-hint",
            (false, false) => "drop-hint",
        });
        let ink = shell.accent_ink();
        let mut place = Rect::from_center_size(inside.center(), vec2(inside.width() - 40.0, 30.0));
        let block = shell.centered(&text, Type::TITLE, place.width());
        if pictures {
            place.set_center(pos2(place.center().x, inside.bottom() - 60.0));
            let width = shell.line(&text, Type::TITLE).width.min(place.width());
            let ground = Rect::from_center_size(place.center(), vec2(width + 40.0, 46.0));
            shadow(ui.painter(), ground, 12, 4, 14, 0x20);
            ui.painter().rect_filled(ground, 12.0, shell.surface());
        }
        shell.paint(ui.painter(), &block, pos2(place.left(), place.center().y - block.height / 2.0), ink);
        let response = ui.interact(place, ui.scope_id().with("text"), Sense::hover());
        report_label(ui, &response, &text);
    });
}
