//! What a press is meant for that ends the typing of a text.
//!
//! A text that is done may take less room than while it was typed: a chip shrinks, a new card that stayed empty goes
//! away, and what stands beside or below moves from under the pointer before the press reaches it. The press is for
//! what was under it on the screen, so it is taken to where that stands now.

use kurbo::{Point, Rect, Vec2};

use super::{
    Addition, Editor, Modifiers,
    session::{Pointer, Session},
    tools::Border,
};
use crate::layout::{Hit, MapText};

/// View points within which a further press is one of a double click.
const NEAR: f64 = 6.0;

/// A press that was taken to what it was meant for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meant {
    /// Where it was, in view points.
    view: Point,
    /// From there to where it was taken, in map points.
    by: Vec2,
}

/// What a press is on, with its place, in map points.
#[derive(Debug)]
enum Under {
    /// A "+".
    Spot(Addition, Rect),
    /// The lower border of a lane, under its label.
    Border(Hit, Rect),
    /// A part of the map.
    Part(Hit, Rect),
}

impl Editor {
    /// Where a press at `pos` is meant to be: another press of a double click goes where the first one was taken.
    pub(super) fn pressed(&mut self, pos: Point, modifiers: Modifiers) -> Pointer {
        let mut pointer = self.see(pos, modifiers);
        if let Some(meant) = self.meant.filter(|meant| (meant.view - pos).hypot() < NEAR) {
            pointer.map += meant.by;
        }
        pointer
    }

    /// Ends the typing by a press, and remembers where what is under it stands then.
    pub(super) fn finish_typing_by(&mut self, text: &mut crate::text::TextEngine, pointer: &Pointer) {
        let under = self.session.under(pointer);
        self.finish_typing();
        self.session.refresh(text);
        let now = self.session.pointer(pointer.view, pointer.modifiers).map;
        // A map that flows from right to left and became narrower has all its places counted anew.
        let at = under.and_then(|under| self.session.place_of_press(&under, now, now - pointer.map));
        self.meant = at.map(|at| Meant { view: pointer.view, by: at - now });
    }
}

impl Session {
    fn under(&self, pointer: &Pointer) -> Option<Under> {
        let hit = self.hit(pointer);
        if let Some(spot) = self.spot(pointer, &hit).filter(|spot| spot.hovered)
            && !matches!(spot.addition, Addition::Point { .. })
        {
            return Some(Under::Spot(spot.addition, spot.rect));
        }
        if let Some(Border::Lane { lane, .. }) = Border::at(self, pointer) {
            let hit = Hit::Lane(lane);
            let rect = self.rect_of_hit(&hit, pointer.map)?;
            return Some(Under::Border(hit, rect));
        }
        let rect = self.rect_of_hit(&hit, pointer.map)?;
        Some(Under::Part(hit, rect))
    }

    /// Where a press at `pos` goes that was on `under`, whose place has to be moved `by` first; none where it is gone.
    fn place_of_press(&self, under: &Under, pos: Point, by: Vec2) -> Option<Point> {
        match under {
            Under::Spot(addition, before) => {
                let now = self.rect_of_spot(addition)?;
                let moved = pos + (now.origin() - (*before + by).origin());
                Some(if now.contains(moved) { moved } else { now.center() })
            }
            Under::Border(hit, before) => {
                let now = self.rect_of_hit(hit, pos)?;
                Some(pos + Vec2::new(0.0, now.y1 - before.y1 - by.y))
            }
            Under::Part(hit, before) => {
                let (before, now) = (*before + by, self.rect_of_hit(hit, pos)?);
                let from_corner = pos + (now.origin() - before.origin());
                let from_other = pos + (Point::new(now.x1, now.y1) - Point::new(before.x1, before.y1));
                let is_on = |at: &Point| {
                    self.hit(&Pointer { map: *at, ..self.pointer(Point::ZERO, Modifiers::NONE) }) == *hit
                };
                [pos, from_corner, from_other, now.center()].into_iter().find(is_on)
            }
        }
    }

    /// Where a part of the map stands of which `pos` is a point; none for nothing.
    fn rect_of_hit(&self, hit: &Hit, pos: Point) -> Option<Rect> {
        let layout = self.layout();
        let lane_of = |id: &crate::model::Id| layout.lanes.iter().find(|lane| lane.id == *id);
        match hit {
            Hit::Card(id) => layout.card(id).map(|card| card.rect),
            Hit::CurvePoint(id) | Hit::Step(id) => layout.rect_of(id),
            Hit::Curve(id) => {
                let curve = layout.curves.iter().find(|curve| curve.id == *id)?;
                layout.lanes.get(curve.lane).map(|lane| lane.body_rect)
            }
            Hit::Link(id) => {
                use kurbo::Shape as _;
                layout.links.iter().find(|link| link.id == *id).map(|link| link.path.bounding_box())
            }
            Hit::Stage(id) => layout.stages.iter().find(|stage| stage.id == *id).map(|stage| stage.rect),
            Hit::Lane(id) => lane_of(id).map(|lane| lane.label_rect),
            Hit::Cell { lane, step } => {
                let column = layout.columns.iter().position(|column| column.step == *step)?;
                lane_of(lane)?.cells.get(column).copied()
            }
            Hit::Title => layout.text_area(&MapText::Title),
            Hit::Persona(id) => {
                let portrait = layout
                    .header
                    .avatar
                    .map(|(center, radius)| Rect::from_center_size(center, (2.0 * radius, 2.0 * radius)));
                let on_portrait = portrait.filter(|portrait| portrait.contains(pos));
                on_portrait.or_else(|| layout.text_area(&MapText::Persona(id.clone())))
            }
            Hit::Scenario => layout.text_area(&MapText::Problem),
            // The kind's chip is the last.
            Hit::Kind => layout.header.chips.last().map(|chip| chip.rect),
            Hit::Nothing => None,
        }
    }
}
