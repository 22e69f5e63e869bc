//! Columns and stage headers.

use std::ops::Range;

use kurbo::{BezPath, Point, Rect};

use super::{Column, MapText, PlacedText, StageBox, StepBox, measures as m, pen::Pen};
use crate::{
    model::{JourneyMap, Stage},
    text::{Align, Weight},
};

/// The columns of a map, from left to right.
pub(super) struct Grid {
    /// One a step.
    pub(super) columns: Vec<Column>,
    /// For each stage, its left and right edge and its columns.
    stages: Vec<(Range<f64>, Range<usize>)>,
    /// Left and right edge of the rows.
    pub(super) body: Range<f64>,
    /// Right edge of everything.
    pub(super) end: f64,
}

impl Grid {
    pub(super) fn new(map: &JourneyMap) -> Self {
        let start = m::LABEL_WIDTH + m::COLUMN_GAP;
        let mut x = start;
        let mut columns = Vec::new();
        let mut stages = Vec::with_capacity(map.stages.len());
        for (i, stage) in map.stages.iter().enumerate() {
            let (left, first) = (x, columns.len());
            let width = step_width(stage);
            for step in &stage.steps {
                columns.push(Column { step: step.id.clone(), stage: i, x: x..x + width });
                x += width + m::COLUMN_GAP;
            }
            if stage.steps.is_empty() {
                x += width + m::COLUMN_GAP;
            }
            stages.push((left..x - m::COLUMN_GAP, first..columns.len()));
        }
        let end = if stages.is_empty() { start + m::EMPTY_WIDTH } else { x - m::COLUMN_GAP };
        Self { columns, stages, body: start..end, end }
    }

    /// The columns that a card covers that begins in `column`.
    pub(super) fn covered(&self, column: usize, span: u32) -> Range<usize> {
        column..column.saturating_add(span.max(1) as usize).min(self.columns.len())
    }

    /// Left and right edge of a card.
    pub(super) fn card_x(&self, column: usize, span: u32) -> Range<f64> {
        let covered = self.covered(column, span);
        let last = &self.columns[covered.end - 1];
        self.columns[column].x.start + m::CELL_PAD..last.x.end - m::CELL_PAD
    }

    pub(super) fn card_width(&self, column: usize, span: u32) -> f64 {
        let x = self.card_x(column, span);
        x.end - x.start
    }
}

fn step_width(stage: &Stage) -> f64 {
    match stage.width.map(f64::from) {
        Some(width) if width.is_finite() => width.clamp(*m::STEP_WIDTHS.start(), *m::STEP_WIDTHS.end()),
        _ => m::STEP_WIDTH,
    }
}

/// The headers of all stages and steps; those of a row are equally high.
pub(super) fn stages(pen: &mut Pen<'_>, map: &JourneyMap, grid: &Grid, top: f64) -> Vec<StageBox> {
    let texts: Vec<_> =
        map.stages.iter().zip(&grid.stages).map(|(stage, (x, _))| texts(pen, stage, x)).collect();
    let height = texts
        .iter()
        .map(|(title, goal)| {
            f64::from(title.height) + goal.as_ref().map_or(0.0, |goal| f64::from(goal.height))
        })
        .fold(m::STAGE_HEIGHT - 2.0 * m::STAGE_PAD_Y, f64::max)
        + 2.0 * m::STAGE_PAD_Y;
    let mut boxes = Vec::with_capacity(texts.len());
    for ((i, stage), (title, goal)) in map.stages.iter().enumerate().zip(texts) {
        let (x, columns) = grid.stages[i].clone();
        let rect = Rect::new(x.start, top, x.end, top + height);
        let inner = f64::from(title.height) + goal.as_ref().map_or(0.0, |goal| f64::from(goal.height));
        let origin = Point::new(x.start + m::STAGE_PAD_X, top + (height - inner) / 2.0);
        let goal_origin = Point::new(origin.x, origin.y + f64::from(title.height));
        boxes.push(StageBox {
            id: stage.id.clone(),
            rect,
            outline: arrow(&rect).into(),
            column_rect: rect,
            color: stage.color,
            index: i,
            title: PlacedText { block: title, origin },
            goal: goal.map(|block| PlacedText { block, origin: goal_origin }),
            columns: columns.clone(),
            steps: steps(pen, stage, grid, &columns, rect.y1 + m::STEP_GAP),
        });
    }
    // The headers of the steps' row are as high as the highest.
    let bottom = boxes.iter().flat_map(|stage| &stage.steps).map(|step| step.rect.y1).fold(0.0, f64::max);
    for step in boxes.iter_mut().flat_map(|stage| &mut stage.steps) {
        step.rect.y1 = bottom;
        step.title.origin.y = (step.rect.y0 + bottom - f64::from(step.title.block.height)) / 2.0;
    }
    boxes
}

/// An arrow with a notch at its start and its point at its end.
fn arrow(rect: &Rect) -> BezPath {
    let middle = rect.center().y;
    let mut path = BezPath::new();
    path.move_to(rect.origin());
    path.line_to((rect.x1 - m::STAGE_POINT, rect.y0));
    path.line_to((rect.x1, middle));
    path.line_to((rect.x1 - m::STAGE_POINT, rect.y1));
    path.line_to((rect.x0, rect.y1));
    path.line_to((rect.x0 + m::STAGE_POINT, middle));
    path.close_path();
    path
}

type Texts = (std::sync::Arc<crate::text::TextBlock>, Option<std::sync::Arc<crate::text::TextBlock>>);

fn texts(pen: &mut Pen<'_>, stage: &Stage, x: &Range<f64>) -> Texts {
    let width = x.end - x.start - 2.0 * m::STAGE_PAD_X;
    let style = pen.style(14.0, Weight::SemiBold, 1.45).forced(stage.direction);
    let title = pen.block(&stage.title, &style, width);
    let small = pen.style(11.0, Weight::Regular, 1.45).forced(stage.direction);
    let typed = pen.types(|| MapText::Goal(stage.id.clone()));
    let goal = (typed || !stage.goal.trim().is_empty()).then(|| pen.block(&stage.goal, &small, width));
    (title, goal)
}

/// Headers of a stage's steps: none for one untitled step.
fn steps(pen: &mut Pen<'_>, stage: &Stage, grid: &Grid, columns: &Range<usize>, top: f64) -> Vec<StepBox> {
    let only = stage.steps.len() == 1 && stage.steps[0].title.trim().is_empty();
    if only && !pen.types(|| MapText::Step(stage.steps[0].id.clone())) {
        return Vec::new();
    }
    let mut boxes = Vec::with_capacity(stage.steps.len());
    for (i, (step, column)) in stage.steps.iter().zip(&grid.columns[columns.clone()]).enumerate() {
        let style = pen.style(12.0, Weight::Medium, 1.35).align(Align::Center).forced(step.direction);
        let width = column.x.end - column.x.start - 4.0 * m::STEP_PAD;
        let number;
        let typed = pen.types(|| MapText::Step(step.id.clone()));
        let title = if step.title.trim().is_empty() && !typed {
            number = pen.count(i as i64 + 1);
            &number
        } else {
            &step.title
        };
        let block = pen.block(title, &style, width);
        let bottom = top + f64::from(block.height) + 2.0 * m::STEP_PAD;
        let origin = Point::new(column.x.start + 2.0 * m::STEP_PAD, top + m::STEP_PAD);
        boxes.push(StepBox {
            id: step.id.clone(),
            rect: Rect::new(column.x.start, top, column.x.end, bottom),
            title: PlacedText { block, origin },
        });
    }
    boxes
}

/// Lower edge of the headers, or of the map's header where there are none.
pub(super) fn bottom_of(stages: &[StageBox], header_bottom: f64) -> f64 {
    stages
        .iter()
        .map(|stage| stage.steps.iter().map(|step| step.rect.y1).fold(stage.rect.y1, f64::max))
        .fold(header_bottom + m::HEADER_BOTTOM - m::ROW_GAP, f64::max)
}
