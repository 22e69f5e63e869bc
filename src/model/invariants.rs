//! What is always true of a map in the program, whoever made it.
//!
//! [`crate::file`] brings what it reads there, commands keep it, tests hold both to it.

use std::collections::HashSet;

use super::{Card, Id, JourneyMap, range};

/// Something that should always be true of a map and is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrokenInvariant {
    /// A part, or the map itself, has no id.
    MissingId,
    /// Two parts have the same id.
    DuplicateId(Id),
    /// A stage has no step.
    StageWithoutSteps(Id),
    /// A number of a part lies beyond its [`range`].
    OutOfRange(Id),
    /// The points of a curve do not stand in the order of the journey.
    PointsOutOfOrder(Id),
}

/// Everything that should always be true of `map` and is not; nothing in any map that was read
/// or edited.
///
/// What points at a part that is not there breaks nothing: such cards are "unplaced", such links
/// and points are not drawn.
#[must_use]
pub fn broken_invariants(map: &JourneyMap) -> Vec<BrokenInvariant> {
    let mut broken = Vec::new();
    let mut seen = HashSet::new();
    for id in ids(map) {
        if id.is_empty() {
            broken.push(BrokenInvariant::MissingId);
        } else if !seen.insert(id) {
            broken.push(BrokenInvariant::DuplicateId(id.clone()));
        }
    }
    let without_steps = map.stages.iter().filter(|stage| stage.steps.is_empty());
    broken.extend(without_steps.map(|stage| BrokenInvariant::StageWithoutSteps(stage.id.clone())));
    broken.extend(out_of_range(map).into_iter().map(|id| BrokenInvariant::OutOfRange(id.clone())));
    let order = map.steps().enumerate().map(|(index, (_, step))| (&step.id, index)).collect();
    for curve in &map.curves {
        if !curve.points.is_sorted_by_key(|point| point.place(&order)) {
            broken.push(BrokenInvariant::PointsOutOfOrder(curve.id.clone()));
        }
    }
    broken
}

/// The id of every part that has one, the map's own first.
fn ids(map: &JourneyMap) -> Vec<&Id> {
    let mut ids = vec![&map.id];
    ids.extend(map.personas.iter().map(|persona| &persona.id));
    for stage in &map.stages {
        ids.push(&stage.id);
        ids.extend(stage.steps.iter().map(|step| &step.id));
    }
    ids.extend(map.lanes.iter().map(|lane| &lane.id));
    ids.extend(map.cards.iter().map(|card| &card.id));
    for curve in &map.curves {
        ids.push(&curve.id);
        ids.extend(curve.points.iter().map(|point| &point.id));
    }
    ids.extend(map.links.iter().map(|link| &link.id));
    ids.extend(map.comments.iter().map(|comment| &comment.id));
    ids.extend(map.conflicts.iter().map(|conflict| &conflict.id));
    ids
}

fn out_of_range(map: &JourneyMap) -> Vec<&Id> {
    let mut out = Vec::new();
    let mut check = |id, is_in_range: bool| {
        if !is_in_range {
            out.push(id);
        }
    };
    for persona in &map.personas {
        check(&persona.id, persona.traits.iter().all(|t| range::TRAIT.contains(&t.value)));
    }
    for stage in &map.stages {
        check(&stage.id, stage.width.is_none_or(|width| range::STEP_WIDTH.contains(&width)));
    }
    for lane in &map.lanes {
        check(&lane.id, lane.height.is_none_or(|height| range::LANE_HEIGHT.contains(&height)));
    }
    for card in &map.cards {
        check(&card.id, is_in_range(card));
    }
    for point in map.curves.iter().flat_map(|curve| &curve.points) {
        check(&point.id, range::AT.contains(&point.at) && range::VALUE.contains(&point.value));
    }
    for link in &map.links {
        check(&link.id, link.share.is_none_or(|share| range::SHARE.contains(&share)));
    }
    out
}

fn is_in_range(card: &Card) -> bool {
    range::SPAN.contains(&card.span)
        && card.importance.is_none_or(|importance| range::IMPORTANCE.contains(&importance))
        && card.trust.is_none_or(|trust| range::TRUST.contains(&trust))
        && card.severity.is_none_or(|severity| range::SEVERITY.contains(&severity))
        && card.impact.is_none_or(|impact| range::IMPACT.contains(&impact))
        && card.effort.is_none_or(|effort| range::EFFORT.contains(&effort))
        && card.metric.as_ref().is_none_or(|metric| {
            let numbers = metric.value.iter().chain(&metric.target).chain(&metric.series);
            numbers.copied().all(f64::is_finite)
        })
}
