//! Changes of emotion curves.

use rustc_hash::FxHashMap;

use super::{EditError, ItemRef, PointField, Selection, command::fresh, field::put_all};
use crate::model::{CurvePoint, EmotionCurve, Id, JourneyMap, range};

pub(super) fn insert(map: &mut JourneyMap, curve: &EmotionCurve) -> Result<Selection, EditError> {
    fresh(map, std::iter::once(&curve.id).chain(curve.points.iter().map(|point| &point.id)))?;
    let mut curve = curve.clone();
    for point in &mut curve.points {
        settle(map, point)?;
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
    settle(map, &mut point)?;
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
    let mut curves = std::mem::take(&mut map.curves);
    let points = curves.iter_mut().flat_map(|curve| &mut curve.points);
    let settled = points.filter(|point| ids.contains(&point.id)).try_for_each(|point| settle(map, point));
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

/// Checks the point's step and brings its numbers into their ranges.
fn settle(map: &JourneyMap, point: &mut CurvePoint) -> Result<(), EditError> {
    if map.stage_of_step(&point.step).is_none() {
        return Err(EditError::NotFound);
    }
    if point.at.is_nan() || point.value.is_nan() {
        return Err(EditError::NotANumber);
    }
    point.at = point.at.clamp(*range::AT.start(), *range::AT.end());
    point.value = point.value.clamp(*range::VALUE.start(), *range::VALUE.end());
    Ok(())
}
