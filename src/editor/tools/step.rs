//! Dragging a step to another place, in its stage or another one.

use kurbo::Line;

use super::Gesture;
use crate::{
    edit::Command,
    editor::{
        Cursor, Overlay, Slot,
        session::{Pointer, Session},
    },
    layout::StageSlot,
    model::Id,
};

/// A step is being dragged by its header.
#[derive(Debug)]
pub(super) struct StepDrag {
    id: Id,
    /// Stage, place in it, and the mark.
    target: Option<(Id, usize, Line)>,
}

impl StepDrag {
    pub(super) fn new(id: &Id) -> Self {
        Self { id: id.clone(), target: None }
    }

    fn target(&self, session: &Session, pointer: &Pointer) -> Option<(Id, usize, Line)> {
        let layout = session.layout();
        let home = session.map().stage_of_step(&self.id)?;
        let column = layout.columns.get(layout.column_at(pointer.map.x)?)?;
        let stage = layout.stages.get(column.stage)?;
        // A stage is never without a step.
        if home.id != stage.id && home.steps.len() < 2 {
            return None;
        }
        let rtl = layout.direction.is_rtl();
        let columns = layout.columns.get(stage.columns.clone())?;
        let passed = |x: &std::ops::Range<f64>| {
            let middle = f64::midpoint(x.start, x.end);
            if rtl { pointer.map.x < middle } else { pointer.map.x > middle }
        };
        let index = columns.iter().filter(|column| passed(&column.x)).count();
        let x = match columns.get(index) {
            Some(next) if rtl => next.x.end,
            Some(next) => next.x.start,
            None if rtl => columns.last()?.x.start,
            None => columns.last()?.x.end,
        };
        Some((stage.id.clone(), index, Line::new((x, stage.rect.y0), (x, stage.column_rect.y1))))
    }
}

impl Gesture for StepDrag {
    fn moved(mut self: Box<Self>, session: &mut Session, pointer: &Pointer) -> Box<dyn Gesture> {
        self.target = self.target(session, pointer);
        self
    }

    fn released(self: Box<Self>, session: &mut Session, _: &Pointer) {
        if let Some((stage, index, _)) = self.target {
            session.apply(&Command::MoveStep { id: self.id, stage, index });
        }
    }

    fn show(&self, overlay: &mut Overlay) {
        overlay.dragged = 1;
        if let Some((_, index, mark)) = &self.target {
            overlay.slot = Some(Slot::Stage(StageSlot { index: *index, mark: *mark }));
        }
    }

    fn cursor(&self) -> Cursor {
        if self.target.is_some() { Cursor::Grabbing } else { Cursor::NotAllowed }
    }
}
