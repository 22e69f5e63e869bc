//! Changes of emotion curves.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{EditError, ItemRef, PointField, Selection, apply::fresh, field::put_all, settle::Settle};
use crate::model::{CurvePoint, EmotionCurve, Id, JourneyMap, Stage};

pub(super) fn insert(map: &mut JourneyMap, curve: &EmotionCurve) -> Result<Selection, EditError> {
    fresh(map, std::iter::once(&curve.id).chain(curve.points.iter().map(|point| &point.id)))?;
    if !is_of_somebody(map, curve) {
        return Err(EditError::NotFound);
    }
    let mut curve = curve.clone();
    place(&map.stages, &mut curve.points)?;
    let selection = Selection::only(ItemRef::Curve(curve.id.clone()));
    map.curves.push(curve);
    sort_points(map);
    Ok(selection)
}

pub(super) fn insert_points(
    map: &mut JourneyMap,
    curve: &Id,
    points: &[CurvePoint],
) -> Result<Selection, EditError> {
    fresh(map, points.iter().map(|point| &point.id))?;
    let mut points = points.to_vec();
    place(&map.stages, &mut points)?;
    let selection = points.iter().map(|point| ItemRef::Point(point.id.clone())).collect();
    let curve = map.curves.iter_mut().find(|other| other.id == *curve).ok_or(EditError::NotFound)?;
    curve.points.append(&mut points);
    sort_points(map);
    Ok(selection)
}

pub(super) fn edit_points(
    map: &mut JourneyMap,
    ids: &[Id],
    set: &[PointField],
) -> Result<Option<Selection>, EditError> {
    let ids: FxHashSet<&Id> = ids.iter().collect();
    let points = map.curves.iter_mut().flat_map(|curve| &mut curve.points);
    if put_all(points, |point| ids.contains(&point.id), set) < ids.len() {
        return Err(EditError::NotFound);
    }
    // A point that never had a step keeps none, unless it is to get one.
    let moves = set.iter().any(|field| matches!(field, PointField::Step(_)));
    let points = map.curves.iter_mut().flat_map(|curve| &mut curve.points);
    let mut points = points.filter(|point| ids.contains(&point.id));
    if moves {
        place(&map.stages, points)?;
    } else {
        points.try_for_each(CurvePoint::settle)?;
    }
    sort_points(map);
    Ok(None)
}

/// Puts the points of every curve in the order of the journey; those without a step come last.
pub(super) fn sort_points(map: &mut JourneyMap) {
    let JourneyMap { stages, curves, .. } = map;
    let steps = stages.iter().flat_map(|stage| &stage.steps);
    let order: FxHashMap<&Id, usize> = steps.enumerate().map(|(index, step)| (&step.id, index)).collect();
    for curve in curves {
        curve.sort(&order);
    }
}

/// Whether the curve's persona is in the map, or is the first one, whoever that is.
pub(super) fn is_of_somebody(map: &JourneyMap, curve: &EmotionCurve) -> bool {
    curve.persona.is_empty() || map.personas.iter().any(|persona| persona.id == curve.persona)
}

/// Checks that the steps of all `points` are there, and settles their numbers.
fn place<'a>(
    stages: &[Stage],
    points: impl IntoIterator<Item = &'a mut CurvePoint>,
) -> Result<(), EditError> {
    let steps: FxHashSet<&Id> = stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id).collect();
    points.into_iter().try_for_each(|point| {
        if !steps.contains(&point.step) {
            return Err(EditError::NotFound);
        }
        point.settle()
    })
}
