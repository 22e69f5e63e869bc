//! Where something that is dragged would land.

use kurbo::{Line, Point, Rect};
use rustc_hash::FxHashSet;

use super::{CardBox, LaneBox, MapLayout, measures as m};
use crate::model::Id;

/// Where dragged cards would land.
#[derive(Clone, Debug, PartialEq)]
pub struct CardSlot {
    /// The lane.
    pub lane: Id,
    /// The step.
    pub step: Id,
    /// The card of this cell before which they go; none is the cell's end.
    pub before: Option<Id>,
    /// The insertion mark: a line between two cards, or the cell's free place.
    pub mark: kurbo::Line,
    /// The cell.
    pub cell: kurbo::Rect,
}

/// Where a dragged stage would land.
#[derive(Clone, Debug, PartialEq)]
pub struct StageSlot {
    /// Place among the stages, 0 … number of stages, counted with the dragged one still there.
    pub index: usize,
    /// The insertion mark.
    pub mark: kurbo::Line,
}

/// Where a dragged lane would land.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSlot {
    /// Place among the lanes, 0 … number of lanes, counted with the dragged one still there.
    pub index: usize,
    /// The insertion mark.
    pub mark: kurbo::Line,
}

impl MapLayout {
    /// Where the first stage of a map without stages would stand: down through all lanes.
    #[must_use]
    pub fn first_column(&self) -> Rect {
        let top =
            self.lanes.first().map_or(self.header.rect.y1 + m::HEADER_BOTTOM, |lane| lane.label_rect.y0);
        let bottom = self.lanes.last().map_or(top, |lane| lane.label_rect.y1).max(top + m::STAGE_HEIGHT);
        let start = m::LABEL_WIDTH + m::COLUMN_GAP;
        self.along(start, start + m::STEP_WIDTH, top, bottom)
    }

    /// Where the label of the first lane of a map without lanes would stand.
    #[must_use]
    pub fn first_label(&self) -> Rect {
        let heads = self.stages.iter().map(|stage| stage.column_rect.y1.max(stage.rect.y1));
        let heads = heads.fold(self.header.rect.y1 + m::HEADER_BOTTOM + m::STAGE_HEIGHT, f64::max);
        let top = heads + m::ROW_GAP;
        self.along(0.0, m::LABEL_WIDTH, top, top + m::CELL_HEIGHT)
    }

    /// A rectangle from so far to so far along the flow.
    fn along(&self, start: f64, end: f64, top: f64, bottom: f64) -> Rect {
        if self.direction.is_rtl() {
            Rect::new(self.size.width - end, top, self.size.width - start, bottom)
        } else {
            Rect::new(start, top, end, bottom)
        }
    }

    /// Where cards dragged to `pos_in_map` would land: the cell of the row that holds or is next to the point,
    /// in the nearest column. The dragged cards are looked through. None above and below the rows.
    #[must_use]
    pub fn card_slot(&self, pos_in_map: Point, dragged: &FxHashSet<Id>) -> Option<CardSlot> {
        let lane = self.lane_near(pos_in_map.y)?;
        let column = self.column_at(pos_in_map.x)?;
        let cell = *lane.cells.get(column)?;
        let cards = self.cards.get(lane.cards.get(column)?.clone())?;
        let mut rest = cards.iter().filter(|card| !dragged.contains(&card.card.id));
        let mut above: Option<&CardBox> = None;
        let below = rest.find(|card| {
            let passed = pos_in_map.y > card.rect.center().y;
            if passed {
                above = Some(card);
            }
            !passed
        });
        let y = match (above, below) {
            (Some(above), _) => above.rect.y1 + m::CARD_GAP / 2.0,
            (None, Some(below)) => below.rect.y0 - m::CARD_GAP / 2.0,
            (None, None) => lane.curve_area.map_or(cell.y0, |area| area.y1) + m::CELL_PAD,
        };
        let y = y.clamp(cell.y0, cell.y1);
        Some(CardSlot {
            lane: lane.id.clone(),
            step: self.columns[column].step.clone(),
            before: below.map(|card| card.card.id.clone()),
            mark: Line::new((cell.x0 + m::CELL_PAD, y), (cell.x1 - m::CELL_PAD, y)),
            cell,
        })
    }

    /// The lane at `y`; in the gap between two, the nearer one.
    fn lane_near(&self, y: f64) -> Option<&LaneBox> {
        let distance = |lane: &LaneBox| (lane.body_rect.y0 - y).max(y - lane.body_rect.y1).max(0.0);
        // A blueprint line's label makes the widest gap.
        let reach = 4.0 * m::ROW_GAP;
        let near = self.lanes.get(self.lanes_in(y - reach, y + reach))?;
        near.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }

    /// Where a stage dragged to `pos_in_map` would land: at the nearest border between stages.
    #[must_use]
    pub fn stage_slot(&self, pos_in_map: Point) -> Option<StageSlot> {
        let (first, last) = (self.stages.first()?, self.stages.last()?);
        // Distance from the side where the journey begins.
        let along = |x: f64| if self.direction.is_rtl() { self.size.width - x } else { x };
        let pos = along(pos_in_map.x);
        let index = self.stages.iter().filter(|stage| along(stage.rect.center().x) < pos).count();
        let start_of = |rect: kurbo::Rect| if self.direction.is_rtl() { rect.x1 } else { rect.x0 };
        let end_of = |rect: kurbo::Rect| if self.direction.is_rtl() { rect.x0 } else { rect.x1 };
        let x = match self.stages.get(index) {
            Some(next) if index > 0 => {
                f64::midpoint(end_of(self.stages[index - 1].rect), start_of(next.rect))
            }
            Some(_) => start_of(first.rect),
            None => end_of(last.rect),
        };
        Some(StageSlot { index, mark: Line::new((x, first.rect.y0), (x, first.column_rect.y1)) })
    }

    /// Where a lane dragged to `pos_in_map` would land: at the nearest border between lanes.
    #[must_use]
    pub fn lane_slot(&self, pos_in_map: Point) -> Option<LaneSlot> {
        let (first, last) = (self.lanes.first()?, self.lanes.last()?);
        let index = self.lanes.partition_point(|lane| lane.body_rect.center().y < pos_in_map.y);
        let y = match self.lanes.get(index) {
            Some(next) if index > 0 => f64::midpoint(self.lanes[index - 1].body_rect.y1, next.body_rect.y0),
            Some(_) => first.body_rect.y0 - m::ROW_GAP / 2.0,
            None => last.body_rect.y1 + m::ROW_GAP / 2.0,
        };
        let row = first.label_rect.union(first.body_rect);
        Some(LaneSlot { index, mark: Line::new((row.x0, y), (row.x1, y)) })
    }
}
