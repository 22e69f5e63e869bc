//! How to export a picture, and how far the export is.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use egui::{Context, Role, Sense, Ui, WidgetInfo, vec2};
use kurbo::Rect;

use super::kit::{FooterButton, footer, modal, paragraph};
use crate::{
    app::{
        text::{Shell, Type, spoken},
        widgets::{Segment, Segmented, button::Look, checkbox, field, label},
    },
    export::{
        ExportError, PictureTheme,
        png::{self, PictureSize, PngOptions},
    },
    i18n::Locale,
    model::{Id, JourneyMap},
};

/// Scales that are offered.
const SCALES: [f64; 4] = [1.0, 2.0, 3.0, 4.0];

/// How far an export is; shared with the thread that does it.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    done: AtomicUsize,
    total: AtomicUsize,
    /// Set to call it off.
    pub(crate) cancel: AtomicBool,
}

impl Progress {
    /// Tells how many pieces of work are done, and of how many.
    pub(crate) fn set(&self, done: usize, total: usize) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// Share that is done, 0 … 1.
    fn share(&self) -> f32 {
        let total = self.total.load(Ordering::Relaxed).max(1);
        (self.done.load(Ordering::Relaxed) as f32 / total as f32).clamp(0.0, 1.0)
    }
}

/// The dialog.
pub(crate) struct ExportDialog {
    map: Arc<JourneyMap>,
    /// Stages that are selected, or hold what is.
    stages: Vec<Id>,
    only_stages: bool,
    options: PngOptions,
    /// What a picture of the whole map shows, and one of the stages.
    areas: [Area; 2],
    /// An export under way.
    pub(crate) running: Option<(PathBuf, Arc<Progress>)>,
}

/// What a picture shows, in map points.
#[derive(Default)]
enum Area {
    #[default]
    Unknown,
    /// A thread lays it out.
    Asked,
    /// Found out; or why there is none.
    Known(Result<Rect, ExportError>),
}

/// What the dialog came to.
pub(crate) enum ExportOutcome {
    /// It is open still.
    Open,
    /// Closed, or the export called off.
    Closed,
    /// Ask where to, and begin.
    Begin,
}

impl ExportDialog {
    /// A dialog for `map`, of which `stages` are selected.
    pub(crate) fn new(map: Arc<JourneyMap>, stages: Vec<Id>, dark: bool) -> Self {
        let theme = if dark { PictureTheme::Dark } else { PictureTheme::Light };
        let options = PngOptions { theme, ..PngOptions::default() };
        Self { map, stages, only_stages: false, options, areas: Default::default(), running: None }
    }

    /// The map that is exported.
    pub(crate) fn map(&self) -> &Arc<JourneyMap> {
        &self.map
    }

    /// Whether it shows how far the export to `path` is.
    pub(crate) fn writes(&self, path: &Path) -> bool {
        self.running.as_ref().is_some_and(|(to, _)| to == path)
    }

    /// What is to be laid out to tell the picture's size, once for every choice: only these stages, or all of the map.
    pub(crate) fn begin_measuring(&mut self) -> Option<Option<Vec<Id>>> {
        let stages = self.wanted().stages;
        let area = self.area_mut(stages.is_some());
        matches!(area, Area::Unknown).then(|| {
            *area = Area::Asked;
            stages
        })
    }

    /// Takes in how much room these stages, or all of the map, take.
    pub(crate) fn measured(&mut self, stages: Option<&[Id]>, area: Result<Rect, ExportError>) {
        *self.area_mut(stages.is_some()) = Area::Known(area);
    }

    fn area_mut(&mut self, of_stages: bool) -> &mut Area {
        let [whole, part] = &mut self.areas;
        if of_stages { part } else { whole }
    }

    /// Size of the picture, or why there is none, as soon as that is known.
    fn size(&self, locale: Locale) -> Option<Result<PictureSize, String>> {
        let [whole, part] = &self.areas;
        match if self.only_stages { part } else { whole } {
            Area::Unknown | Area::Asked => None,
            Area::Known(Err(error)) => Some(Err(error.message(locale))),
            Area::Known(Ok(area)) => {
                Some(png::size_of(*area, &self.options).map_err(|error| error.message(locale)))
            }
        }
    }

    /// Shows it.
    pub(crate) fn show(&mut self, shell: &mut Shell, ctx: &Context) -> ExportOutcome {
        let title = shell.tr("export-title");
        if let Some((_, progress)) = self.running.clone() {
            let cancel = shell.tr("button-cancel");
            let (pressed, close) = modal(shell, ctx, "export", &title, 420.0, |shell, ui| {
                bar(shell, ui, progress.share());
                let buttons =
                    [FooterButton { name: &cancel, look: Look::Outlined, enabled: true, default: true }];
                footer(shell, ui, &buttons)
            });
            if pressed.is_some() || close {
                progress.cancel.store(true, Ordering::Relaxed);
            }
            return ExportOutcome::Open;
        }
        let (cancel, export) = (shell.tr("button-cancel"), shell.tr("export-button"));
        let (pressed, close) = modal(shell, ctx, "export", &title, 420.0, |shell, ui| {
            self.fields(shell, ui);
            let possible = !matches!(self.size(shell.locale), Some(Err(_)));
            let buttons = [
                FooterButton { name: &cancel, look: Look::Quiet, enabled: true, default: false },
                FooterButton { name: &export, look: Look::Primary, enabled: possible, default: true },
            ];
            footer(shell, ui, &buttons)
        });
        match pressed {
            Some(1) => ExportOutcome::Begin,
            Some(_) => ExportOutcome::Closed,
            None if close => ExportOutcome::Closed,
            None => ExportOutcome::Open,
        }
    }

    /// The options as they are chosen.
    pub(crate) fn wanted(&self) -> PngOptions {
        let stages = self.only_stages.then(|| self.stages.clone());
        PngOptions { stages, ..self.options.clone() }
    }

    fn fields(&mut self, shell: &mut Shell, ui: &mut Ui) {
        if !self.stages.is_empty() {
            let scope = shell.tr("export-scope");
            let called = field::name(shell, ui, &scope);
            let all = shell.tr("export-scope-map");
            let some = shell.format("export-scope-stages", &[("count", self.stages.len().into())]);
            let segments = vec![
                Segment::text(all.clone(), all, !self.only_stages),
                Segment::text(some.clone(), some, self.only_stages),
            ];
            if let Some(index) = Segmented::new(segments).called(called).show(shell, ui) {
                self.only_stages = index == 1;
            }
            ui.add_space(field::GAP);
        }
        let name = shell.tr("export-scale");
        let called = field::name(shell, ui, &name);
        let segments = SCALES
            .iter()
            .map(|scale| {
                let text = shell.format("export-scale-times", &[("scale", (*scale as i64).into())]);
                Segment::text(text.clone(), text, self.options.scale == *scale)
            })
            .collect();
        if let Some(scale) =
            Segmented::new(segments).called(called).show(shell, ui).and_then(|index| SCALES.get(index))
        {
            self.options.scale = *scale;
        }
        ui.add_space(field::GAP);
        let name = shell.tr("export-theme");
        let called = field::name(shell, ui, &name);
        let segments = PictureTheme::ALL
            .iter()
            .map(|theme| {
                let text = shell.tr(&format!("export-theme-{}", theme.name()));
                Segment::text(text.clone(), text, self.options.theme == *theme)
            })
            .collect();
        if let Some(theme) =
            Segmented::new(segments).called(called).show(shell, ui).and_then(|i| PictureTheme::ALL.get(i))
        {
            self.options.theme = *theme;
        }
        ui.add_space(field::GAP);
        let name = shell.tr("export-transparent");
        if checkbox::show(shell, ui, &name, Some(self.options.transparent)).clicked() {
            self.options.transparent = !self.options.transparent;
        }
        ui.add_space(field::GAP);
        self.show_size(shell, ui);
    }

    fn show_size(&self, shell: &mut Shell, ui: &mut Ui) {
        match self.size(shell.locale) {
            Some(Ok(size)) => {
                let (width, height) =
                    (shell.locale.number(size.width.into()), shell.locale.number(size.height.into()));
                let text = shell.format("export-size", &[("width", width.into()), ("height", height.into())]);
                paragraph(shell, ui, &text);
            }
            Some(Err(text)) => {
                let danger = shell.danger_ink();
                label::wrapped(shell, ui, &text, Type::BODY, danger);
            }
            None => {
                let text = shell.tr("export-measuring");
                paragraph(shell, ui, &text);
            }
        }
    }
}

/// A bar that fills from the start side.
fn bar(shell: &mut Shell, ui: &mut Ui, share: f32) {
    let text = shell.tr("export-running");
    paragraph(shell, ui, &text);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 8.0), Sense::hover());
    ui.painter().rect_filled(rect, 4.0, shell.sunken());
    let filled = shell.sides().place(rect, 0.0, 0.0, vec2(rect.width() * share, rect.height()));
    ui.painter().rect_filled(filled, 4.0, shell.accent());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, spoken(&text));
        info.value = Some(f64::from(share * 100.0));
        info
    });
}
