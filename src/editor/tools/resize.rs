//! Dragging borders: the width of columns, the height of lanes, the end of a card over several steps.

use kurbo::Line;

use super::{Gesture, preview::Preview};
use crate::{
    edit::{CardField, Command, LaneField, StageField, StepName},
    editor::{
        Cursor, Overlay,
        session::{Pointer, Session},
    },
    layout::{CardBox, Hit, MapLayout},
    model::{Id, range},
};

/// View points from a border within which it is taken hold of.
const REACH: f64 = 5.0;
/// A card that is smaller than this many view points has no end to take hold of.
const LEAST_CARD: f64 = 24.0;
/// Nor has one of a map that is seen from so far away: who looks at the whole has no end of a card in mind.
const LEAST_ZOOM: f64 = 0.4;
/// Between columns and between rows, in map points, as far as a border is concerned.
const GAP: f64 = 7.0;

/// A border that can be dragged.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::editor) enum Border {
    /// The end of a column, beside the headers.
    Column {
        /// The stage.
        stage: Id,
        /// Number of columns of the stage that end there or before: all of them grow.
        columns: usize,
        /// Where it is drawn.
        line: Line,
    },
    /// The lower end of a lane, under its label.
    Lane {
        /// The lane.
        lane: Id,
        /// Where it is drawn.
        line: Line,
    },
    /// The end side of a card.
    CardEnd {
        /// The card.
        card: Id,
        /// Where it is drawn.
        line: Line,
    },
}

impl Border {
    /// The border under the pointer; none in a map that cannot be changed.
    pub(in crate::editor) fn at(session: &Session, pointer: &Pointer) -> Option<Self> {
        if session.document.is_read_only() {
            return None;
        }
        let layout = session.layout();
        let reach = REACH / session.camera.zoom;
        column_at(layout, pointer, reach)
            .or_else(|| lane_at(layout, pointer, reach))
            .or_else(|| card_end_at(session, pointer, reach))
    }

    /// Where it is drawn, in map points.
    pub(in crate::editor) fn line(&self) -> Line {
        match self {
            Self::Column { line, .. } | Self::Lane { line, .. } | Self::CardEnd { line, .. } => *line,
        }
    }

    /// How the pointer looks on it.
    pub(in crate::editor) fn cursor(&self) -> Cursor {
        if matches!(self, Self::Lane { .. }) { Cursor::VerticalResize } else { Cursor::HorizontalResize }
    }

    /// What a double click does: the size goes back to what the content needs. Whether there is such a thing.
    pub(in crate::editor) fn fit(&self, session: &mut Session) -> bool {
        let command = match self {
            Self::Column { stage, .. } => {
                Command::EditStages { ids: vec![stage.clone()], set: vec![StageField::Width(None)] }
            }
            Self::Lane { lane, .. } => {
                Command::EditLanes { ids: vec![lane.clone()], set: vec![LaneField::Height(None)] }
            }
            Self::CardEnd { .. } => return false,
        };
        session.apply(&named("step-fit", command));
        true
    }
}

/// A command under a name that says what the person did.
fn named(name: &'static str, command: Command) -> Command {
    Command::Batch { name: StepName::new(name, 1), commands: vec![command], select: None }
}

/// The side of `rect` at which the journey goes on.
fn end_of(layout: &MapLayout, start: f64, end: f64) -> f64 {
    if layout.direction.is_rtl() { start } else { end }
}

fn column_at(layout: &MapLayout, pointer: &Pointer, reach: f64) -> Option<Border> {
    let pos = pointer.map;
    let first = layout.stages.first()?;
    let bottom = layout.stages.iter().flat_map(|stage| &stage.steps).map(|step| step.rect.y1);
    let bottom = bottom.fold(first.rect.y1, f64::max);
    if pos.y < first.rect.y0 || pos.y > bottom {
        return None;
    }
    let along = if layout.direction.is_rtl() { -1.0 } else { 1.0 };
    layout.stages.iter().find_map(|stage| {
        let columns = layout.columns.get(stage.columns.clone())?;
        columns.iter().enumerate().find_map(|(index, column)| {
            // The border between two steps runs beside the steps' headers only.
            let last = index + 1 == columns.len();
            if !last && pos.y < stage.rect.y1 {
                return None;
            }
            let x = end_of(layout, column.x.start, column.x.end) + along * GAP / 2.0;
            ((pos.x - x).abs() <= reach.max(GAP / 2.0)).then(|| Border::Column {
                stage: stage.id.clone(),
                columns: index + 1,
                line: Line::new((x, first.rect.y0), (x, stage.column_rect.y1)),
            })
        })
    })
}

fn lane_at(layout: &MapLayout, pointer: &Pointer, reach: f64) -> Option<Border> {
    let pos = pointer.map;
    let near = layout.lanes.get(layout.lanes_in(pos.y - reach - GAP, pos.y + reach + GAP))?;
    near.iter().find_map(|lane| {
        let (label, row) = (lane.label_rect, lane.label_rect.union(lane.body_rect));
        let y = label.y1 + GAP / 2.0;
        let over = (label.x0..=label.x1).contains(&pos.x) && (pos.y - y).abs() <= reach.max(GAP / 2.0);
        (over && !lane.collapsed)
            .then(|| Border::Lane { lane: lane.id.clone(), line: Line::new((row.x0, y), (row.x1, y)) })
    })
}

fn card_end_at(session: &Session, pointer: &Pointer, reach: f64) -> Option<Border> {
    let layout = session.layout();
    // The outline of a selected card stands for the card.
    let (card, reach) = match session.hit(pointer) {
        Hit::Card(id) => (layout.card(&id)?, reach),
        _ => (session.outlined(pointer)?, f64::INFINITY),
    };
    let placed = card.lane < layout.lanes.len();
    let zoom = session.camera.zoom;
    let small = zoom < LEAST_ZOOM || card.rect.width() * zoom < LEAST_CARD;
    if card.card.locked || !placed || small {
        return None;
    }
    let x = end_of(layout, card.rect.x0, card.rect.x1);
    let line = Line::new((x, card.rect.y0), (x, card.rect.y1));
    let beyond = if layout.direction.is_rtl() { pointer.map.x <= x } else { pointer.map.x >= x };
    let over = (pointer.map.x - x).abs() <= reach && (reach.is_finite() || beyond);
    over.then(|| Border::CardEnd { card: card.card.id.clone(), line })
}

/// A border is being dragged; the map shows what it would become.
#[derive(Debug)]
pub(in crate::editor) struct Resize {
    border: Border,
    start: Pointer,
    /// The size at the beginning, in map points.
    size: f64,
    /// The card whose end is dragged.
    card: Option<CardBox>,
    preview: Preview,
}

impl Resize {
    /// Begins to drag `border`.
    pub(in crate::editor) fn new(session: &Session, border: Border, start: &Pointer) -> Option<Self> {
        let layout = session.layout();
        let mut card = None;
        let size = match &border {
            Border::Column { stage, .. } => {
                let stage = layout.stages.iter().find(|other| other.id == *stage)?;
                let column = layout.columns.get(stage.columns.start)?;
                column.x.end - column.x.start
            }
            Border::Lane { lane, .. } => {
                let lane = layout.lanes.iter().find(|other| other.id == *lane)?;
                lane.curve_area.unwrap_or(lane.body_rect).height()
            }
            Border::CardEnd { card: id, .. } => {
                card = Some(layout.card(id)?.clone());
                0.0
            }
        };
        Some(Self { border, start: *start, size, card, preview: Preview::default() })
    }

    fn command_for(&self, session: &Session, pointer: &Pointer) -> Option<Command> {
        let layout = session.layout();
        // The side where the journey begins stays where it is, so that the view tells how far the pointer went.
        let shift = (pointer.view - self.start.view) / session.camera.zoom;
        let along = if layout.direction.is_rtl() { -shift.x } else { shift.x };
        Some(match &self.border {
            Border::Column { stage, columns, .. } => {
                let width = held(self.size + along / (*columns).max(1) as f64, &range::STEP_WIDTH);
                let set = vec![StageField::Width(Some(width))];
                named("step-resize", Command::EditStages { ids: vec![stage.clone()], set })
            }
            Border::Lane { lane, .. } => {
                let height = held(self.size + shift.y, &range::LANE_HEIGHT);
                let set = vec![LaneField::Height(Some(height))];
                named("step-resize", Command::EditLanes { ids: vec![lane.clone()], set })
            }
            Border::CardEnd { card: id, .. } => {
                let card = self.card.as_ref()?;
                let last = layout.column_at(pointer.map.x)?.max(card.column);
                let span = u32::try_from(last - card.column + 1).ok()?;
                let set = vec![CardField::Span(span)];
                named("step-span", Command::EditCards { ids: vec![id.clone()], set })
            }
        })
    }
}

/// Whole map points within a range.
fn held(size: f64, range: &std::ops::RangeInclusive<f32>) -> f32 {
    (size.round() as f32).clamp(*range.start(), *range.end())
}

impl Gesture for Resize {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        if pointer.view == self.start.view && self.preview.is_untouched() {
            return self;
        }
        let command = self.command_for(session, pointer);
        self.preview.show(session, command);
        self
    }

    fn into_preview(self: Box<Self>) -> Preview {
        self.preview
    }

    fn show(&self, overlay: &mut Overlay) {
        // The line that was taken hold of would stay behind: the border itself shows what happens.
        overlay.dragged = 1;
    }

    fn cursor(&self) -> Cursor {
        self.border.cursor()
    }

    fn scrolls_at_edges(&self) -> bool {
        matches!(self.border, Border::CardEnd { .. }) && !self.preview.is_untouched()
    }
}
