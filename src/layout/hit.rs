//! What lies at a point, and where something dragged there would land.

use crate::model::Id;

/// What lies at a point of the map, topmost first.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A point of an emotion curve.
    CurvePoint(Id),
    /// The line of an emotion curve.
    Curve(Id),
    /// A card, placed or unplaced.
    Card(Id),
    /// A link between cards.
    Link(Id),
    /// A step's header.
    Step(Id),
    /// A stage's header.
    Stage(Id),
    /// A lane's label.
    Lane(Id),
    /// An empty place of a cell.
    Cell {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
    },
    /// The map's title.
    Title,
    /// The persona's portrait or chip.
    Persona(Id),
    /// The scenario's chip.
    Scenario,
    /// The chip of the map's kind.
    Kind,
    /// Nothing.
    Nothing,
}

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

// Signatures to be implemented here (by helper `layout`):
// impl MapLayout {
//   pub fn hit(&self, pos_in_map: Point, tolerance: f64) -> Hit;
//   pub fn card_slot(&self, pos_in_map: Point, dragged: &[Id]) -> Option<CardSlot>;   // dragged cards are looked through
//   pub fn stage_slot(&self, pos_in_map: Point) -> Option<StageSlot>;
//   pub fn lane_slot(&self, pos_in_map: Point) -> Option<LaneSlot>;
//   pub fn cards_in(&self, rect_in_map: Rect) -> Vec<Id>;              // marquee: cards it touches (and unplaced ones)
//   pub fn points_in(&self, rect_in_map: Rect) -> Vec<Id>;             // curve points
//   pub fn visible_cards(&self, rect_in_map: Rect) -> impl Iterator<Item=&CardBox>; // culled through lanes × columns, not by scanning
//   pub fn card(&self, id: &Id) -> Option<&CardBox>;                    // by an index, not a scan
//   pub fn rect_of(&self, id: &Id) -> Option<Rect>;                     // of any card, stage, lane, step, curve point
//   pub fn curve_value_at(&self, lane: usize, y: f64) -> f32;           // clamped −2..2
//   pub fn curve_place_at(&self, x: f64) -> Option<(Id /*step*/, f32 /*at 0..1 along the flow*/)>;
// }
// impl LayoutEngine {
//   pub fn new(locale) ; pub fn layout(&mut self, text: &mut TextEngine, map: &JourneyMap) -> Arc<MapLayout>;
//   pub fn generation handling: when TextEngine's generation changed (system fonts arrived) everything is measured anew
// }
