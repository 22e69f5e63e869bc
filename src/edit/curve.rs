//! Changes of emotion curves.

use rustc_hash::FxHashMap;

use super::{EditError, ItemRef, PointField, Selection, apply::fresh, field::put_all, settle::Settle};
use crate::model::{CurvePoint, EmotionCurve, Id, JourneyMap};

pub(super) fn insert(map: &mut JourneyMap, curve: &EmotionCurve) -> Result<Selection, EditError> {
    fresh(map, std::iter::once(&curve.id).chain(curve.points.iter().map(|point| &point.id)))?;
    if !is_of_somebody(map, curve) {
        return Err(EditError::NotFound);
    }
    let mut curve = curve.clone();
    for point in &mut curve.points {
        place(map, point)?;
    }
    let selection = Selection::only(ItemRef::Curve(curve.id.clone()));
    map.curves.push(curve);
    sort_points(map);
    Ok(selection)
}

pub(super) fn insert_point(
    map: &mut JourneyMap,
    curve: &Id,
    point: &CurvePoint,
) -> Result<Selection, EditError> {
    fresh(map, [&point.id])?;
    let mut point = point.clone();
    place(map, &mut point)?;
    let selection = Selection::only(ItemRef::Point(point.id.clone()));
    let curve = map.curves.iter_mut().find(|other| other.id == *curve).ok_or(EditError::NotFound)?;
    curve.points.push(point);
    sort_points(map);
    Ok(selection)
}

pub(super) fn edit_points(
    map: &mut JourneyMap,
    ids: &[Id],
    set: &[PointField],
) -> Result<Option<Selection>, EditError> {
    let points = map.curves.iter_mut().flat_map(|curve| &mut curve.points);
    if put_all(points, |point| ids.contains(&point.id), set) < ids.len() {
        return Err(EditError::NotFound);
    }
    // A point that never had a step keeps none, unless it is to get one.
    let moves = set.iter().any(|field| matches!(field, PointField::Step(_)));
    let mut curves = std::mem::take(&mut map.curves);
    let points = curves.iter_mut().flat_map(|curve| &mut curve.points);
    let settled = points
        .filter(|point| ids.contains(&point.id))
        .try_for_each(|point| if moves { place(map, point) } else { point.settle() });
    map.curves = curves;
    settled?;
    sort_points(map);
    Ok(None)
}

/// Puts the points of every curve in the order of the journey; those without a step come last.
pub(super) fn sort_points(map: &mut JourneyMap) {
    let order: FxHashMap<Id, usize> =
        map.steps().enumerate().map(|(index, (_, step))| (step.id.clone(), index)).collect();
    let place = |point: &CurvePoint| order.get(&point.step).copied().unwrap_or(usize::MAX);
    for curve in &mut map.curves {
        curve.points.sort_by(|a, b| place(a).cmp(&place(b)).then(a.at.total_cmp(&b.at)));
    }
}

/// Whether the curve's persona is in the map, or is the first one, whoever that is.
pub(super) fn is_of_somebody(map: &JourneyMap, curve: &EmotionCurve) -> bool {
    curve.persona.is_empty() || map.personas.iter().any(|persona| persona.id == curve.persona)
}

/// Checks that the point's step is there, and settles its numbers.
fn place(map: &JourneyMap, point: &mut CurvePoint) -> Result<(), EditError> {
    map.stage_of_step(&point.step).ok_or(EditError::NotFound)?;
    point.settle()
}
