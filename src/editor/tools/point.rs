//! Dragging a point of an emotion curve; the map shows what it would become.

use kurbo::{Point, Vec2};

use super::{Gesture, preview::Preview};
use crate::{
    edit::{Command, ItemRef, StepName},
    editor::{
        Cursor, Overlay,
        session::{Pointer, Session},
    },
    layout::MapLayout,
    model::{CurvePoint, Id},
};

/// View points that the pointer must move sideways before the point leaves its place along the
/// journey: a drag up or down is never quite straight.
const SIDEWAYS_THRESHOLD: f64 = 12.0;
/// View points from the middle of a step within which a point snaps to it.
const SNAP: f64 = 6.0;
/// Part of a step that stays free between two points.
const LEAST_GAP: f64 = 0.04;

/// A point is being dragged.
#[derive(Debug)]
pub(super) struct PointDrag {
    /// The point as it is in the document.
    point: CurvePoint,
    /// Index of the lane in which it runs.
    lane: usize,
    /// From the point's centre to where it was pressed.
    grip: Vec2,
    start: Pointer,
    /// Lowest and highest place along the journey, in steps: its neighbours.
    room: (f64, f64),
    /// Other selected points, which go up and down with it.
    others: Vec<CurvePoint>,
    /// Whether it has left its place along the journey.
    sideways: bool,
    preview: Preview,
}

impl PointDrag {
    /// Begins to drag the point called `id`.
    pub(super) fn new(session: &Session, id: &Id, start: &Pointer) -> Option<Self> {
        let layout = session.layout();
        let curve = layout.curves.iter().find(|curve| curve.points.iter().any(|point| point.id == *id))?;
        let shown = curve.points.iter().find(|point| point.id == *id)?;
        let others = session.selection().iter().filter_map(|item| match item {
            ItemRef::Point(other) if other != id => Some(session.map().curve_point(other)?.1.clone()),
            _ => None,
        });
        Some(Self {
            point: session.map().curve_point(id)?.1.clone(),
            lane: curve.lane,
            grip: start.map - shown.center,
            start: *start,
            room: session.point_room(id, LEAST_GAP)?,
            others: others.collect(),
            sideways: false,
            preview: Preview::default(),
        })
    }

    /// Step and place in it, for the pointer at `target`.
    fn place(&self, layout: &MapLayout, target: Point, zoom: f64) -> (Id, f32) {
        let unmoved = (self.point.step.clone(), self.point.at);
        if !self.sideways || !self.others.is_empty() {
            return unmoved;
        }
        let Some((step, at)) = layout.curve_place_at(target.x) else { return unmoved };
        let column = |step: &Id| layout.columns.iter().position(|column| column.step == *step);
        let Some(index) = column(&step) else { return unmoved };
        let width = layout.columns.get(index).map_or(1.0, |column| column.x.end - column.x.start);
        let mut along = f64::from(at);
        if (along - 0.5).abs() * width * zoom < SNAP {
            along = 0.5;
        }
        let (low, high) = self.room;
        let along = (index as f64 + along).clamp(low, high.max(low));
        layout.step_at(along).unwrap_or(unmoved)
    }

    fn command_for(&self, session: &Session, pointer: &Pointer) -> Command {
        let layout = session.layout();
        let target = pointer.map - self.grip;
        let shift = pointer.view - self.start.view;
        // Shift holds the point to the direction in which it went farther.
        let upright = !pointer.modifiers.shift || shift.y.abs() >= shift.x.abs();
        let value = if upright {
            hundredths(f64::from(layout.curve_value_at(self.lane, target.y)))
        } else {
            self.point.value
        };
        let (step, at) = if pointer.modifiers.shift && upright {
            (self.point.step.clone(), self.point.at)
        } else {
            self.place(layout, target, session.camera.zoom)
        };
        let moved = Command::SetPoint { id: self.point.id.clone(), step, at, value };
        if self.others.is_empty() {
            return moved;
        }
        let rise = value - self.point.value;
        let others = self.others.iter().map(|point| Command::SetPoint {
            id: point.id.clone(),
            step: point.step.clone(),
            at: point.at,
            value: hundredths(f64::from(point.value + rise)),
        });
        Command::Batch {
            name: StepName::new("step-move-points", 1 + self.others.len()),
            select: None,
            commands: std::iter::once(moved).chain(others).collect(),
        }
    }
}

/// Rounded, so that files do not fill with digits that nobody chose.
pub(in crate::editor) fn hundredths(value: f64) -> f32 {
    // Adding zero turns −0 into 0.
    ((value * 100.0).round() / 100.0 + 0.0) as f32
}

impl Gesture for PointDrag {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.sideways |= (pointer.view.x - self.start.view.x).abs() > SIDEWAYS_THRESHOLD;
        let command = self.command_for(session, pointer);
        self.preview.show(session, Some(command));
        self
    }

    fn into_preview(self: Box<Self>) -> Preview {
        self.preview
    }

    fn show(&self, overlay: &mut Overlay) {
        overlay.dragged = 1 + self.others.len();
    }

    fn cursor(&self) -> Cursor {
        Cursor::Grabbing
    }
}
