//! Which cell somebody means who names none: one before their eyes.

use kurbo::{Point, Rect};

use super::{session::Session, uncover::meets};
use crate::model::{Id, LaneKind};

/// How little a cell offers itself: whether the curves run in it, whether cards stand in it, and how far it is from the
/// middle of the canvas.
type Rank = (bool, bool, f64);

impl Session {
    /// The cell that was last selected, if it is in sight; else of those in sight the empty one, or else the one, that is
    /// nearest to the middle of the canvas. None of the lane of the curves, if there is another. Where no cell is in
    /// sight, the one selected last, or the first.
    pub(super) fn cell_in_sight(&self) -> Option<(Id, Id)> {
        let layout = self.layout();
        let last = self.last_cell.clone().filter(|(lane, step)| self.rect_of_cell(lane, step).is_some());
        if let Some((lane, step)) = &last
            && self.shows_cell(lane, step)
        {
            return last;
        }
        let middle = self.camera.map_from_view(self.camera.center());
        let visible = self.camera.visible();
        // An empty one is better than any that is not, and the lane of the curves is the last choice.
        let mut best: Option<(Rank, (usize, usize))> = None;
        for (row, lane) in layout.lanes.iter().enumerate().filter(|(_, lane)| !lane.collapsed) {
            let felt = self.map().lane(&lane.id).is_some_and(|lane| lane.kind == LaneKind::Emotions);
            for (column, cell) in lane.cells.iter().enumerate().filter(|(_, cell)| meets(**cell, visible)) {
                if !self.is_free(*cell) {
                    continue;
                }
                let taken = lane.cards.get(column).is_some_and(|cards| !cards.is_empty());
                let rank = (felt, taken, distance(middle, *cell));
                if best.as_ref().is_none_or(|(least, _)| is_less(rank, *least)) {
                    best = Some((rank, (row, column)));
                }
            }
        }
        let ids = |(row, column): (usize, usize)| {
            Some((layout.lanes.get(row)?.id.clone(), layout.columns.get(column)?.step.clone()))
        };
        best.and_then(|(_, place)| ids(place)).or(last).or_else(|| ids((0, 0)))
    }

    /// Whether so much of the cell is in sight that somebody sees what is put into it.
    pub(super) fn shows_cell(&self, lane: &Id, step: &Id) -> bool {
        let cell = self.rect_of_cell(lane, step);
        cell.is_some_and(|cell| meets(cell, self.camera.visible()) && self.is_free(cell))
    }

    fn rect_of_cell(&self, lane: &Id, step: &Id) -> Option<Rect> {
        self.rect_of(&crate::edit::ItemRef::Cell { lane: lane.clone(), step: step.clone() })
    }

    /// Whether the middle of the part of `cell` that is on the canvas is enough to see, and nothing stands over it.
    fn is_free(&self, cell: Rect) -> bool {
        /// View points.
        const ENOUGH: f64 = 40.0;
        let canvas = self.camera.viewport().to_rect();
        let whole = self.camera.view_rect(cell);
        let shown = whole.intersect(canvas);
        let enough = |shown: f64, whole: f64| shown >= ENOUGH.min(whole);
        let middle = shown.center();
        enough(shown.width(), whole.width())
            && enough(shown.height(), whole.height())
            && !self.covered.iter().any(|cover| cover.contains(middle))
    }
}

/// How far a point is from a rectangle, and, within it, nothing.
fn distance(point: Point, rect: Rect) -> f64 {
    let nearest = Point::new(point.x.clamp(rect.x0, rect.x1), point.y.clamp(rect.y0, rect.y1));
    (point - nearest).hypot()
}

fn is_less(a: Rank, b: Rank) -> bool {
    (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)).is_lt()
}
