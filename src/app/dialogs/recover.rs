//! What was not saved when the program ended: to open, to throw away, or to leave for later.

use std::path::{Path, PathBuf};

use egui::{Color32, Context, Rect, Stroke, StrokeKind, TextureHandle, Ui, pos2, vec2};

use super::kit::{FooterButton, footer, modal, paragraph};
use crate::{
    app::{
        text::{Shell, Type},
        time,
        widgets::{Button, button::Look, label, scroll},
        window::LOST_PICTURE,
    },
    export::is_same_file,
    file::journal::Lost,
    text::Weight,
};

/// Height of a row with the space below it.
const ROW: f32 = 108.0;
/// Most rows that show at once.
const ROWS: f32 = 4.0;

const NAME: Type = Type { size: 14.0, weight: Weight::Medium };

/// Work that was lost, as it is offered.
pub(crate) struct LostMap {
    /// The work.
    pub(crate) lost: Lost,
    /// Its file's name, or its title.
    pub(crate) name: String,
    /// A small picture.
    pub(crate) picture: TextureHandle,
}

/// The dialog.
pub(crate) struct RecoverDialog {
    /// The file whose lost work it lists; none is all.
    file: Option<PathBuf>,
    /// The row that is about to be thrown away.
    doubted: Option<usize>,
}

/// What the dialog came to.
pub(crate) enum RecoverOutcome {
    /// It is open still.
    Open,
    /// Nothing for now.
    Later,
    /// Open this one.
    Recover(usize),
    /// Throw this one away.
    Discard(usize),
}

impl LostMap {
    /// Whether it was done to the file at `path`.
    pub(crate) fn is_of(&self, path: &Path) -> bool {
        self.lost.path.as_deref().is_some_and(|own| own == path || is_same_file(own, path))
    }
}

impl RecoverDialog {
    /// A list of the work on this `file`, or of all.
    pub(crate) fn of(file: Option<PathBuf>) -> Self {
        Self { file, doubted: None }
    }

    /// The file whose lost work it lists; none is all.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Shows it.
    pub(crate) fn show(
        &mut self,
        shell: &mut Shell,
        ctx: &Context,
        maps: &[&LostMap],
        now: i64,
    ) -> RecoverOutcome {
        let title = shell.tr("recover-title");
        let later = shell.tr("recover-later");
        let (outcome, close) = modal(shell, ctx, "recover", &title, 600.0, |shell, ui| {
            let text = shell.tr("recover-text");
            paragraph(shell, ui, &text);
            ui.add_space(6.0);
            let fits = ((ctx.content_rect().height() - 230.0) / ROW).clamp(1.0, ROWS);
            let height = (maps.len() as f32).min(fits) * ROW - 8.0;
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
            let mut outcome = None;
            // Beside the bar where not all of them show; the bar stands at the end side.
            let bar = if maps.len() as f32 > fits { 12 } else { 0 };
            let margin = egui::Margin { right: bar, ..egui::Margin::ZERO };
            scroll::show(shell, ui, rect, "lost", margin, |shell, ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                for (index, map) in maps.iter().enumerate() {
                    let (_, row) = ui.allocate_space(vec2(ui.available_width(), ROW - 8.0));
                    outcome = outcome.take().or(self.row(shell, ui, row, index, map, now));
                    if index + 1 < maps.len() {
                        ui.add_space(8.0);
                    }
                }
            });
            let buttons =
                [FooterButton { name: &later, look: Look::Outlined, enabled: true, default: false }];
            if footer(shell, ui, &buttons).is_some() {
                outcome = Some(RecoverOutcome::Later);
            }
            outcome
        });
        outcome.unwrap_or(if close { RecoverOutcome::Later } else { RecoverOutcome::Open })
    }

    fn row(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        row: Rect,
        index: usize,
        map: &LostMap,
        now: i64,
    ) -> Option<RecoverOutcome> {
        let line = Stroke::new(1.0, shell.hairline());
        ui.painter().rect(row, 10.0, shell.surface(), line, StrokeKind::Inside);
        let sides = shell.sides();
        let mut rest = row.shrink(8.0);
        let picture = sides.take_start(&mut rest, LOST_PICTURE.0);
        let ground = shell.sunken();
        ui.painter().rect_filled(picture, 6.0, ground);
        let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(map.picture.id(), picture, all, Color32::WHITE);
        sides.take_start(&mut rest, 14.0);
        sides.take_end(&mut rest, 6.0);

        let (ink, faint) = (shell.ink(), shell.faint());
        let name = Rect::from_min_size(pos2(rest.left(), rest.top() + 2.0), vec2(rest.width(), NAME.line()));
        let ago = time::ago(shell.locale, map.lost.time / 1000, now, &jiff::tz::TimeZone::system());
        let doubted = self.doubted == Some(index);
        let (first, second) = if doubted {
            (shell.format("recover-discard-sure", &[("name", map.name.as_str().into())]), String::new())
        } else {
            (map.name.clone(), shell.format("recover-when", &[("time", ago.into())]))
        };
        label::fitted(shell, ui, name, ("lost-name", index), &first, NAME, ink);
        let below = name.translate(vec2(0.0, NAME.line()));
        if !second.is_empty() {
            label::fitted(shell, ui, below, ("lost-time", index), &second, Type::SMALL, faint);
        }
        self.buttons(shell, ui, rest, index, doubted)
    }

    /// The row's buttons, at the bottom of `rest`.
    fn buttons(
        &mut self,
        shell: &mut Shell,
        ui: &Ui,
        rest: Rect,
        index: usize,
        doubted: bool,
    ) -> Option<RecoverOutcome> {
        let names = if doubted {
            [("recover-keep", Look::Quiet), ("recover-discard", Look::Danger)]
        } else {
            [("recover-open", Look::Outlined), ("recover-discard", Look::QuietDanger)]
        };
        let sides = shell.sides();
        let top = rest.bottom() - Button::HEIGHT;
        let mut bar = Rect::from_min_max(pos2(rest.left(), top), rest.right_bottom());
        let mut pressed = None;
        for (place, (message, look)) in names.into_iter().enumerate() {
            let name = shell.tr(message);
            let button = Button::new(&name, look);
            let width = button.width(shell) + 8.0;
            let rect = sides.take_start(&mut bar, width);
            sides.take_start(&mut bar, 8.0);
            let id = ui.scope_id().with(("lost-button", index, place));
            if button.show_at(shell, ui, rect, id).clicked() {
                pressed = Some(place);
            }
        }
        match (pressed?, doubted) {
            (0, false) => Some(RecoverOutcome::Recover(index)),
            (_, false) => {
                self.doubted = Some(index);
                None
            }
            (0, true) => {
                self.doubted = None;
                None
            }
            (_, true) => {
                self.doubted = None;
                Some(RecoverOutcome::Discard(index))
            }
        }
    }
}
