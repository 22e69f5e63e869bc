//! The map that a person begins with.

use super::{CurvePoint, EmotionCurve, Id, JourneyMap, Lane, LaneKind, Stage, Step};
use crate::i18n::Locale;

/// Messages with the titles of a new map's stages, in the order of the journey.
const STAGES: [&str; 5] = [
    "new-map-stage-awareness",
    "new-map-stage-consideration",
    "new-map-stage-decision",
    "new-map-stage-retention",
    "new-map-stage-advocacy",
];

impl JourneyMap {
    /// A new map in `locale`'s language: five stages, six lanes, a level curve, and no cards.
    #[must_use]
    pub fn blank(locale: Locale) -> Self {
        Self::blank_from(locale, &mut fastrand::Rng::new())
    }

    /// The same with ids from `rng`, for tests that must repeat.
    pub fn blank_from(locale: Locale, rng: &mut fastrand::Rng) -> Self {
        let mut id = || Id::from_rng(rng);
        let stages: Vec<Stage> = STAGES
            .iter()
            .map(|title| Stage {
                id: id(),
                title: locale.text(title),
                steps: vec![Step { id: id(), ..Step::default() }],
                ..Stage::default()
            })
            .collect();
        let lanes = LaneKind::OF_NEW_MAP
            .iter()
            .map(|kind| Lane {
                id: id(),
                kind: *kind,
                title: locale.text(&format!("lane-{}", kind.name())),
                ..Lane::default()
            })
            .collect();
        let points = stages
            .iter()
            .flat_map(|stage| stage.steps.first())
            .map(|step| CurvePoint { id: id(), step: step.id.clone(), ..CurvePoint::default() })
            .collect();
        Self {
            id: id(),
            title: locale.text("untitled-map"),
            language: locale.tag().to_owned(),
            stages,
            lanes,
            curves: vec![EmotionCurve { id: id(), points, ..EmotionCurve::default() }],
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_new_map_speaks_its_language_and_has_ids_of_its_own() {
        for locale in Locale::ALL {
            let map = JourneyMap::blank(locale);
            assert_eq!(map.flow_direction(), locale.direction());
            assert_eq!(map.lanes.iter().map(|lane| lane.kind).collect::<Vec<_>>(), LaneKind::OF_NEW_MAP);
            assert!(map.stages.iter().all(|stage| !stage.title.starts_with("new-map")), "{locale:?}");
            let stage_ids = map.stages.iter().map(|stage| &stage.id);
            let step_ids = map.steps().map(|(_, step)| &step.id);
            let lane_ids = map.lanes.iter().map(|lane| &lane.id);
            let point_ids = map.curves.iter().flat_map(|curve| &curve.points).map(|point| &point.id);
            let ids: BTreeSet<&Id> = stage_ids.chain(step_ids).chain(lane_ids).chain(point_ids).collect();
            assert_eq!(ids.len(), 5 + 5 + 6 + 5, "ids meet in {locale:?}");
        }
    }
}
