//! Maps to begin with: the new map and the templates.

use super::{
    BlueprintLine, CurvePoint, CurveState, EmotionCurve, Id, JourneyMap, Lane, LaneKind, MapKind, Stage, Step,
};
use crate::i18n::Locale;

/// A map to begin with, made for one kind of journey; no cards stand in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    /// The journey as it is: the new map, with five stages and six lanes.
    CurrentState,
    /// The journey as it should be, its curve beside that of today.
    FutureState,
    /// What a customer does from morning to night.
    DayInTheLife,
    /// The journey with the people and systems behind it.
    ServiceBlueprint,
}

impl JourneyMap {
    /// A new map in `locale`'s language: five stages, six lanes, a level curve, and no cards.
    #[must_use]
    pub fn blank(locale: Locale) -> Self {
        Template::CurrentState.map(locale)
    }

    /// The same with ids from `rng`, for tests that must repeat.
    #[must_use]
    pub fn blank_from(locale: Locale, rng: &mut fastrand::Rng) -> Self {
        Template::CurrentState.map_from(locale, rng)
    }
}

impl Template {
    /// Every template, in the order in which they are offered; the first is the new map.
    pub const ALL: [Self; 4] =
        [Self::CurrentState, Self::FutureState, Self::DayInTheLife, Self::ServiceBlueprint];

    /// The kind of its map.
    #[must_use]
    pub fn kind(self) -> MapKind {
        match self {
            Self::CurrentState => MapKind::CurrentState,
            Self::FutureState => MapKind::FutureState,
            Self::DayInTheLife => MapKind::DayInTheLife,
            Self::ServiceBlueprint => MapKind::ServiceBlueprint,
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self, locale: Locale) -> String {
        locale.text(&format!("map-kind-{}", self.kind().name()))
    }

    /// What it is for, in a few words.
    #[must_use]
    pub fn about(self, locale: Locale) -> String {
        locale.text(&format!("template-{}", self.kind().name()))
    }

    /// A map made from it, with titles in the language of `locale` and new ids.
    #[must_use]
    pub fn map(self, locale: Locale) -> JourneyMap {
        self.map_from(locale, &mut fastrand::Rng::new())
    }

    /// Like [`Self::map`], with ids from `rng`.
    #[must_use]
    pub fn map_from(self, locale: Locale, rng: &mut fastrand::Rng) -> JourneyMap {
        let stages: Vec<Stage> =
            self.stage_messages().iter().map(|id| new_stage(locale.text(id), rng)).collect();
        let lanes = self.lanes().iter().map(|&(kind, line_below)| Lane {
            id: Id::from_rng(rng),
            kind,
            title: locale.text(&format!("lane-{}", kind.name())),
            line_below,
            ..Lane::default()
        });
        let lanes = lanes.collect();
        let curves = self.curves().iter().map(|&(state, value, title)| EmotionCurve {
            id: Id::from_rng(rng),
            title: if title.is_empty() { String::new() } else { locale.text(title) },
            state,
            points: stages.iter().map(|stage| new_point(stage, value, rng)).collect(),
            ..EmotionCurve::default()
        });
        let curves = curves.collect();
        JourneyMap {
            id: Id::from_rng(rng),
            title: locale.text("untitled-map"),
            kind: self.kind(),
            language: locale.tag().to_owned(),
            stages,
            lanes,
            curves,
            ..JourneyMap::default()
        }
    }

    /// Messages that title its stages.
    fn stage_messages(self) -> &'static [&'static str] {
        match self {
            Self::CurrentState | Self::FutureState => &[
                "stage-awareness",
                "stage-consideration",
                "stage-decision",
                "stage-retention",
                "stage-advocacy",
            ],
            Self::DayInTheLife => {
                &["stage-early-morning", "stage-morning", "stage-noon", "stage-afternoon", "stage-evening"]
            }
            Self::ServiceBlueprint => {
                &["stage-discover", "stage-sign-up", "stage-use", "stage-get-help", "stage-renew"]
            }
        }
    }

    /// Its lanes from top to bottom, with the blueprint line under each.
    fn lanes(self) -> &'static [(LaneKind, Option<BlueprintLine>)] {
        use BlueprintLine::{Interaction, InternalInteraction, Visibility};
        use LaneKind::{
            Actions, Backstage, Emotions, Frontstage, Goals, Opportunities, Owner, PainPoints,
            PhysicalEvidence, Support, Thoughts, Touchpoints,
        };

        const NEW_MAP: [(LaneKind, Option<BlueprintLine>); 6] = {
            let [a, b, c, d, e, f] = LaneKind::OF_NEW_MAP;
            [(a, None), (b, None), (c, None), (d, None), (e, None), (f, None)]
        };
        match self {
            Self::CurrentState => &NEW_MAP,
            Self::FutureState => &[
                (Goals, None),
                (Actions, None),
                (Touchpoints, None),
                (Emotions, None),
                (Opportunities, None),
                (Owner, None),
            ],
            Self::DayInTheLife => &[
                (Actions, None),
                (Touchpoints, None),
                (Thoughts, None),
                (Emotions, None),
                (PainPoints, None),
                (Opportunities, None),
            ],
            Self::ServiceBlueprint => &[
                (PhysicalEvidence, None),
                (Actions, Some(Interaction)),
                (Frontstage, Some(Visibility)),
                (Backstage, Some(InternalInteraction)),
                (Support, None),
                (PainPoints, None),
                (Opportunities, None),
            ],
        }
    }

    /// Its curves: what they tell, the height at which their points wait to be dragged, and the
    /// message of their title.
    fn curves(self) -> &'static [(CurveState, f32, &'static str)] {
        match self {
            Self::CurrentState | Self::DayInTheLife => &[(CurveState::Current, 0.0, "")],
            Self::FutureState => {
                &[(CurveState::Current, 0.0, "curve-current"), (CurveState::Future, 1.0, "curve-future")]
            }
            // A blueprint has no lane of emotions.
            Self::ServiceBlueprint => &[],
        }
    }
}

fn new_stage(title: String, rng: &mut fastrand::Rng) -> Stage {
    let steps = vec![Step { id: Id::from_rng(rng), ..Step::default() }];
    Stage { id: Id::from_rng(rng), title, steps, ..Stage::default() }
}

/// A point in the middle of the stage's first step.
fn new_point(stage: &Stage, value: f32, rng: &mut fastrand::Rng) -> CurvePoint {
    let step = stage.steps.first().map(|step| step.id.clone()).unwrap_or_default();
    CurvePoint { id: Id::from_rng(rng), step, value, ..CurvePoint::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Direction, broken_invariants};

    #[test]
    fn a_new_map_has_five_stages_and_six_lanes_in_its_language() {
        for locale in Locale::ALL {
            let map = JourneyMap::blank(locale);
            assert_eq!((map.stages.len(), map.lanes.len(), map.cards.len()), (5, 6, 0));
            assert_eq!(map.language, locale.tag());
            assert_eq!(map.flow_direction(), locale.direction());
            assert_eq!(map.curves[0].points.len(), 5);
        }
        assert_eq!(JourneyMap::blank(Locale::Ar).stages[0].title, "الوعي");
        assert_eq!(JourneyMap::blank(Locale::Ar).flow_direction(), Direction::Rtl);
    }

    #[test]
    fn templates_are_whole_and_have_a_text_for_everything() {
        for (&template, locale) in Template::ALL.iter().flat_map(|t| Locale::ALL.map(|locale| (t, locale))) {
            let map = template.map(locale);
            assert_eq!(broken_invariants(&map), []);
            let titles = map.stages.iter().map(|s| &s.title).chain(map.lanes.iter().map(|l| &l.title));
            for title in titles.chain(map.curves.iter().map(|c| &c.title)) {
                // A message that is not there is shown as its id.
                assert!(!title.starts_with("stage-") && !title.starts_with("lane-"), "{title}");
                assert!(!title.starts_with("curve-"), "{title}");
            }
            assert!(locale.has(&format!("template-{}", template.kind().name())));
        }
    }

    #[test]
    fn two_new_maps_share_no_ids() {
        let (a, b) = (JourneyMap::blank(Locale::En), JourneyMap::blank(Locale::En));
        assert_ne!(a.id, b.id);
        assert_ne!(a.stages[0].steps[0].id, b.stages[0].steps[0].id);
    }
}
