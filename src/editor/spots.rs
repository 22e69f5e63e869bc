//! Places with a "+": where the next stage, lane, card or curve point would go.

use kurbo::{ParamCurveNearest as _, Point, Rect, Size, Vec2};

use super::{
    Build, Intent,
    session::{Pointer, Session},
    typing::{TypingStart, What, text_of_item},
};
use crate::{
    edit::{Command, ItemRef, Selection},
    layout::{HeaderOffer, Hit, LaneBox, MapLayout, ROW_GAP},
    model::{CurvePoint, Id, LaneKind},
};

/// Between the map and a "+" beside it, in map points.
const GAP: f64 = 4.0;
/// Width of the "+" after the last stage, and height of the one under the last lane: with the gap no more than the
/// margin that an opened map has.
const DEPTH: f64 = 24.0;
/// Size of the "+" in an empty cell, and on a curve.
const SMALL: f64 = 24.0;
/// Least height of a "+" under a card in its cell.
const LEAST: f64 = 14.0;
/// Width of the "+" of a cell that is full: it lies over the cell's lower border.
const WIDE: f64 = 30.0;
/// From the last card of a full cell to its "+", and from that to the next lane.
const HAIR: f64 = 1.0;
/// View points below which a "+" in a cell would be too small to be hit, and does not show.
const LEAST_SHOWN: f64 = 7.0;
/// From a "+" in a cell to the sides of the cell.
const INSET: f64 = 4.0;
/// View points from a "+" beside the map within which it shows.
const NEAR: f64 = 120.0;

/// What a "+" adds.
#[derive(Clone, Debug, PartialEq)]
pub enum Addition {
    /// A stage after the last.
    Stage,
    /// A lane under the last.
    Lane,
    /// A persona.
    Persona,
    /// The scenario.
    Scenario,
    /// A card at the end of a cell.
    Card {
        /// The lane.
        lane: Id,
        /// The step.
        step: Id,
    },
    /// A point of a curve.
    Point {
        /// The curve.
        curve: Id,
        /// The step.
        step: Id,
        /// Place in the step, 0 … 1.
        at: f32,
        /// Height, −2 … +2.
        value: f32,
    },
}

/// A "+" that shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// What it adds.
    pub addition: Addition,
    /// Where it is, in map points.
    pub rect: Rect,
    /// Whether the pointer is on it: a click adds.
    pub hovered: bool,
}

impl Session {
    /// Every "+" that shows wherever the pointer is: for what a map has none of yet.
    pub(super) fn standing_spots(&self) -> Vec<Spot> {
        let layout = self.layout();
        if self.document.is_read_only() || self.is_presented() || layout.size.width <= 0.0 {
            return Vec::new();
        }
        let stage = stage_rect(layout).filter(|_| layout.stages.is_empty());
        let lane = lane_rect(layout).filter(|_| layout.lanes.is_empty());
        let spots = [(Addition::Stage, stage), (Addition::Lane, lane)].into_iter();
        let spots = spots.filter_map(|(addition, rect)| Some(Spot { addition, rect: rect?, hovered: false }));
        spots.chain(self.offers()).collect()
    }

    /// What the header has none of.
    fn offers(&self) -> impl Iterator<Item = Spot> {
        self.layout().header.offers.iter().map(|(offer, chip)| {
            let addition = match offer {
                HeaderOffer::Persona => Addition::Persona,
                HeaderOffer::Scenario => Addition::Scenario,
            };
            Spot { addition, rect: chip.rect, hovered: false }
        })
    }

    /// Where the "+" for the next stage, the next lane and what the header lacks are, whether they show or not.
    pub(super) fn border_spots(&self) -> Vec<Spot> {
        if self.document.is_read_only() || self.is_presented() {
            return Vec::new();
        }
        let layout = self.layout();
        let spots = [(Addition::Stage, stage_rect(layout)), (Addition::Lane, lane_rect(layout))].into_iter();
        let spots = spots.filter_map(|(addition, rect)| Some(Spot { addition, rect: rect?, hovered: false }));
        spots.chain(self.offers()).collect()
    }

    /// The "+" at or near the pointer; none in a map that cannot be changed.
    pub(super) fn spot(&self, pointer: &Pointer, hit: &Hit) -> Option<Spot> {
        if self.document.is_read_only() || self.is_presented() {
            return None;
        }
        let layout = self.layout();
        let pos = pointer.map;
        let spot = |addition, rect: Rect| Spot { addition, rect, hovered: rect.contains(pos) };
        match hit {
            Hit::Cell { lane, step } => {
                let row = layout.lanes.iter().find(|row| row.id == *lane)?;
                let column = layout.columns.iter().position(|column| column.step == *step)?;
                let rect = self.plus_of(row, column)?;
                Some(spot(Addition::Card { lane: lane.clone(), step: step.clone() }, rect))
            }
            // Who looks at the last card of a cell wants to know where the next one goes. The card keeps its clicks.
            Hit::Card(id) => {
                let row = layout.lanes.get(layout.card(id)?.lane)?;
                let column = layout.column_at(pos.x)?;
                let rect = self.plus_of(row, column)?;
                let addition =
                    Addition::Card { lane: row.id.clone(), step: layout.columns.get(column)?.step.clone() };
                Some(Spot { addition, rect, hovered: false })
            }
            Hit::Curve(id) => {
                let (addition, center) = on_curve(layout, id, pos)?;
                Some(spot(addition, Rect::from_center_size(center, Size::new(SMALL, SMALL))))
            }
            Hit::Nothing if self.offers().any(|spot| spot.rect.contains(pos)) => {
                let spot = self.offers().find(|spot| spot.rect.contains(pos))?;
                Some(Spot { hovered: true, ..spot })
            }
            // An arrow may run under a "+", and has other places to be clicked.
            Hit::Link(_) => self.plus_at(pos),
            Hit::Nothing => self.plus_at(pos).or_else(|| {
                let reach = NEAR / self.camera.zoom;
                let near = |rect: &Rect| rect.inflate(reach, reach).contains(pos);
                let beside = [(Addition::Stage, stage_rect(layout)), (Addition::Lane, lane_rect(layout))];
                let mut shown = beside
                    .into_iter()
                    .filter_map(|(addition, rect)| Some(spot(addition, rect.filter(near)?)))
                    .collect::<Vec<_>>();
                // Where both are near, the one under the pointer, or the nearer one.
                shown.sort_by(|a, b| distance(a.rect, pos).total_cmp(&distance(b.rect, pos)));
                shown.into_iter().next()
            }),
            _ => None,
        }
    }

    /// Where the "+" stands that adds this; none for one on a curve, which is wherever the pointer is.
    pub(super) fn rect_of_spot(&self, addition: &Addition) -> Option<Rect> {
        let layout = self.layout();
        match addition {
            Addition::Card { lane, step } => {
                let row = layout.lanes.iter().find(|row| row.id == *lane)?;
                self.plus_of(row, layout.columns.iter().position(|column| column.step == *step)?)
            }
            Addition::Point { .. } => None,
            other => {
                self.border_spots().into_iter().find(|spot| spot.addition == *other).map(|spot| spot.rect)
            }
        }
    }

    /// The "+" of a cell at `pos`, which may be in the gap under the cell's lane.
    fn plus_at(&self, pos: Point) -> Option<Spot> {
        let layout = self.layout();
        let row = layout.lanes.get(layout.lanes_in(pos.y - ROW_GAP, pos.y)).and_then(<[_]>::last)?;
        let column = layout.column_at(pos.x)?;
        let rect = self.plus_of(row, column).filter(|rect| rect.contains(pos))?;
        let addition =
            Addition::Card { lane: row.id.clone(), step: layout.columns.get(column)?.step.clone() };
        Some(Spot { addition, rect, hovered: true })
    }

    /// Where the "+" of a cell stands: in what is free of it, or over its lower border where nothing is.
    fn plus_of(&self, row: &LaneBox, column: usize) -> Option<Rect> {
        let layout = self.layout();
        let cell = *row.cells.get(column)?;
        if row.collapsed || row.curve_area.is_some() {
            return None;
        }
        let cards = layout.visible_cards(cell.inset(-1.0)).map(|card| card.rect.y1);
        let rect = match cards.reduce(f64::max) {
            None => self.corner_of(cell),
            Some(bottom) if cell.y1 - bottom - 3.0 >= LEAST => {
                self.corner_of(Rect { y0: bottom + 2.0, y1: cell.y1 - 1.0, ..cell })
            }
            Some(bottom) => {
                let (top, end) = (bottom + HAIR, cell.y1 + ROW_GAP - HAIR);
                let size = Size::new(WIDE.min(cell.width()), end - top);
                Rect::from_origin_size((cell.center().x - size.width / 2.0, top), size)
            }
        };
        (rect.height() * self.camera.zoom >= LEAST_SHOWN).then_some(rect)
    }

    /// Where the "+" of a cell stands in what is free of it: in the corner where the cell ends, so that nobody hits
    /// it who means the cell. Beside the handle of a card that hangs into it.
    fn corner_of(&self, free: Rect) -> Rect {
        let rtl = self.layout().direction.is_rtl();
        let inset = INSET.min((free.height() - SMALL).max(0.0) / 2.0);
        let size = Size::new(SMALL, SMALL.min(free.height()));
        let top = free.y1 - inset - size.height;
        let left = if rtl { free.x0 + INSET } else { free.x1 - INSET - size.width };
        let rect = Rect::from_origin_size((left, top), size);
        let handle = self.handle(None).map(|handle| {
            let side = 2.0 * handle.radius;
            Rect::from_center_size(handle.center, (side, side))
        });
        match handle.filter(|handle| handle.overlaps(rect)) {
            Some(handle) if rtl => rect + Vec2::new(handle.x1 + INSET - rect.x0, 0.0),
            Some(handle) => rect + Vec2::new(handle.x0 - INSET - rect.x1, 0.0),
            None => rect,
        }
    }

    /// Adds what a "+" stands for; texts open for typing.
    pub(super) fn add_at(&mut self, addition: Addition) {
        match addition {
            Addition::Stage => self.add_and_open(Intent::AddStage { index: self.map().stages.len() }),
            Addition::Lane => {
                let used = |kind: &&LaneKind| self.map().lanes.iter().any(|lane| lane.kind == **kind);
                let kind = LaneKind::OF_NEW_MAP.iter().find(|kind| !used(kind)).copied();
                let kind = kind.unwrap_or_default();
                self.add_and_open(Intent::AddLane { kind, index: self.map().lanes.len() });
            }
            Addition::Persona => self.build(&Build::Persona),
            Addition::Scenario => self.build(&Build::Scenario),
            Addition::Card { lane, step } => {
                self.select(Selection::only(ItemRef::Cell { lane, step }));
                self.open();
            }
            Addition::Point { curve, step, at, value } => {
                let point = CurvePoint { id: self.new_id(), step, at, value, ..CurvePoint::default() };
                self.apply(&Command::InsertPoints { curve, points: vec![point] });
            }
        }
    }

    /// Adds a stage, lane or step and opens its title for typing.
    pub(super) fn add_and_open(&mut self, intent: Intent) {
        let before = self.map().clone();
        self.add_or_set(intent);
        if !std::sync::Arc::ptr_eq(&before, self.map())
            && let Some(text) = self.selection().single().and_then(text_of_item)
        {
            // The name that it was given is mostly replaced.
            self.want_typing(What::Text(text), TypingStart::All);
        }
    }
}

fn distance(rect: Rect, pos: Point) -> f64 {
    let x = (rect.x0 - pos.x).max(pos.x - rect.x1).max(0.0);
    let y = (rect.y0 - pos.y).max(pos.y - rect.y1).max(0.0);
    x.hypot(y)
}

/// Beside the header of the last stage, where the journey goes on; where the first stage would be when there is
/// none.
fn stage_rect(layout: &MapLayout) -> Option<Rect> {
    let Some(last) = layout.stages.last() else { return Some(layout.first_column()) };
    let last = last.rect;
    Some(if layout.direction.is_rtl() {
        Rect::new(last.x0 - GAP - DEPTH, last.y0, last.x0 - GAP, last.y1)
    } else {
        Rect::new(last.x1 + GAP, last.y0, last.x1 + GAP + DEPTH, last.y1)
    })
}

/// Under the label of the last lane and the unplaced cards; where the first lane's label would be when there is
/// none.
fn lane_rect(layout: &MapLayout) -> Option<Rect> {
    let Some(last) = layout.lanes.last() else { return Some(layout.first_label()) };
    let bottom = last
        .line_below
        .as_ref()
        .map_or(last.label_rect.y1, |(_, label)| label.origin.y + f64::from(label.block.height));
    let top = layout.unplaced.as_ref().map_or(bottom, |strip| strip.rect.y1) + GAP;
    Some(Rect::new(last.label_rect.x0, top, last.label_rect.x1, top + DEPTH))
}

/// The point that would come on the curve called `id` next to `pos`, and where.
fn on_curve(layout: &MapLayout, id: &Id, pos: Point) -> Option<(Addition, Point)> {
    let curve = layout.curves.iter().find(|curve| curve.id == *id)?;
    let nearest = curve.path.segments().map(|segment| (segment, segment.nearest(pos, 0.1)));
    let (segment, nearest) = nearest.min_by(|a, b| a.1.distance_sq.total_cmp(&b.1.distance_sq))?;
    let center = kurbo::ParamCurve::eval(&segment, nearest.t);
    let (step, at) = layout.curve_place_at(center.x)?;
    let hundredths = |value: f32| (value * 100.0).round() / 100.0 + 0.0;
    let value = hundredths(layout.curve_value_at(curve.lane, center.y));
    let addition = Addition::Point { curve: id.clone(), step, at: hundredths(at), value };
    Some((addition, center))
}
