//! What lies at a point or in a rectangle of the map.

use kurbo::{ParamCurveNearest as _, Point, Rect};

use super::{MapLayout, curve, find::meets, measures as m};
use crate::model::{CurvePoint, Id};

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

/// How exactly the distance to a line is measured, in map points.
const ACCURACY: f64 = 0.1;

impl MapLayout {
    /// What lies at `pos_in_map`. Lines and curve points are hit from `tolerance` map points away.
    #[must_use]
    pub fn hit(&self, pos_in_map: Point, tolerance: f64) -> Hit {
        let pos = pos_in_map;
        let header = || if self.header.rect.contains(pos) { self.hit_header(pos) } else { None };
        self.hit_curves(pos, tolerance)
            .or_else(|| self.card_hit(pos))
            .or_else(|| self.hit_links(pos, tolerance))
            .or_else(|| self.hit_stages(pos))
            .or_else(|| self.hit_lanes(pos))
            .or_else(header)
            .unwrap_or(Hit::Nothing)
    }

    fn hit_curves(&self, pos: Point, tolerance: f64) -> Option<Hit> {
        let area = self.lanes.get(self.curves.first()?.lane)?.body_rect;
        if !area.inflate(tolerance, tolerance).contains(pos) {
            return None;
        }
        let reach = m::FACE_RADIUS + tolerance;
        // Points drawn later lie above earlier ones, but the nearest is meant.
        let points = self.curves.iter().rev().flat_map(|curve| curve.points.iter().rev());
        let near = points
            .map(|point| (point, (point.center - pos).hypot()))
            .filter(|(_, distance)| *distance <= reach)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((point, _)) = near {
            return Some(Hit::CurvePoint(point.id.clone()));
        }
        let on_line = |path: &kurbo::BezPath| distance_to(path, pos, tolerance) <= tolerance;
        self.curves.iter().rev().find(|curve| on_line(&curve.path)).map(|curve| Hit::Curve(curve.id.clone()))
    }

    fn card_hit(&self, pos: Point) -> Option<Hit> {
        let card = self.visible_cards(Rect::from_points(pos, pos)).last()?;
        Some(Hit::Card(card.card.id.clone()))
    }

    fn hit_links(&self, pos: Point, tolerance: f64) -> Option<Hit> {
        let hit = |link: &&super::LinkBox| {
            link.label.as_ref().is_some_and(|(rect, _)| rect.contains(pos))
                || distance_to(&link.path, pos, tolerance) <= tolerance
        };
        self.links.iter().rev().find(hit).map(|link| Hit::Link(link.id.clone()))
    }

    fn hit_stages(&self, pos: Point) -> Option<Hit> {
        for stage in &self.stages {
            if stage.rect.contains(pos) {
                return Some(Hit::Stage(stage.id.clone()));
            }
            if let Some(step) = stage.steps.iter().find(|step| step.rect.contains(pos)) {
                return Some(Hit::Step(step.id.clone()));
            }
        }
        None
    }

    fn hit_lanes(&self, pos: Point) -> Option<Hit> {
        let lane = self.lanes_in(pos.y, pos.y).next().and_then(|lane| self.lanes.get(lane))?;
        if lane.label_rect.contains(pos) {
            return Some(Hit::Lane(lane.id.clone()));
        }
        let column = self.columns_in(pos.x, pos.x).next().and_then(|column| self.columns.get(column))?;
        Some(Hit::Cell { lane: lane.id.clone(), step: column.step.clone() })
    }

    fn hit_header(&self, pos: Point) -> Option<Hit> {
        let header = &self.header;
        let title = &header.title;
        let size = (f64::from(title.block.width), f64::from(title.block.height));
        if Rect::from_origin_size(title.origin, size).contains(pos) {
            return Some(Hit::Title);
        }
        if let Some(chip) = header.chips.iter().position(|chip| chip.rect.contains(pos)) {
            return Some(match &header.chips[chip].persona {
                Some(persona) => Hit::Persona(persona.clone()),
                // The kind's chip is the last; a scenario's stands before it.
                None if chip + 1 == header.chips.len() => Hit::Kind,
                None => Hit::Scenario,
            });
        }
        let (center, radius) = header.avatar?;
        let persona = header.portrait_of.as_ref()?;
        ((pos - center).hypot() <= radius).then(|| Hit::Persona(persona.clone()))
    }

    /// The cards that `rect_in_map` touches, unplaced ones too.
    #[must_use]
    pub fn cards_in(&self, rect_in_map: Rect) -> Vec<Id> {
        self.visible_cards(rect_in_map.abs()).map(|card| card.card.id.clone()).collect()
    }

    /// The curve points whose faces `rect_in_map` touches.
    #[must_use]
    pub fn points_in(&self, rect_in_map: Rect) -> Vec<Id> {
        let size = (2.0 * m::FACE_RADIUS, 2.0 * m::FACE_RADIUS);
        let points = self.curves.iter().flat_map(|curve| &curve.points);
        points
            .filter(|point| meets(Rect::from_center_size(point.center, size), rect_in_map.abs()))
            .map(|point| point.id.clone())
            .collect()
    }

    /// The value (−2 … +2) that a curve point has at `y` in the lane with this index.
    #[must_use]
    pub fn curve_value_at(&self, lane: usize, y: f64) -> f32 {
        let Some(lane) = self.lanes.get(lane) else { return 0.0 };
        let area = lane.curve_area.unwrap_or(lane.body_rect);
        let (top, middle) = (curve::y_of(&area, 2.0), area.center().y);
        if middle - top < 1.0 {
            return 0.0;
        }
        let value = (middle - y) / (middle - top) * 2.0;
        (value as f32).clamp(*CurvePoint::VALUES.start(), *CurvePoint::VALUES.end())
    }

    /// The step at `x`, or the nearest one, and the place in it: 0 where it begins, 1 where it ends.
    #[must_use]
    pub fn curve_place_at(&self, x: f64) -> Option<(Id, f32)> {
        let column = &self.columns[self.column_at(x)?];
        let along = ((x - column.x.start) / (column.x.end - column.x.start)).clamp(0.0, 1.0);
        let at = if self.direction.is_rtl() { 1.0 - along } else { along };
        Some((column.step.clone(), at as f32))
    }

    /// The step at a place along the journey, in steps from its beginning, and the place in it in hundredths, so
    /// that files do not fill with digits that nobody chose.
    #[must_use]
    pub fn step_at(&self, along: f64) -> Option<(Id, f32)> {
        // A place on the border of two steps belongs to the one before it, unless that is the first's beginning.
        let index = (along.ceil() - 1.0).max(0.0);
        let step = self.columns.get(index as usize)?.step.clone();
        Some((step, (((along - index) * 100.0).round() / 100.0 + 0.0) as f32))
    }
}

/// Distance from `pos` to a line; infinite when it is farther than `most` for certain.
fn distance_to(path: &kurbo::BezPath, pos: Point, most: f64) -> f64 {
    use kurbo::Shape as _;
    path.segments()
        .filter(|segment| segment.bounding_box().inflate(most, most).contains(pos))
        .map(|segment| segment.nearest(pos, ACCURACY).distance_sq.sqrt())
        .fold(f64::INFINITY, f64::min)
}
