//! The journey map itself.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Card, Comment, Conflict, Direction, EmotionCurve, Flow, Id, Lane, Link, Media, Persona, Stage, Step,
    record::record,
};

/// What a map describes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapKind {
    /// The journey as it is today.
    #[default]
    CurrentState,
    /// The journey as it should be.
    FutureState,
    /// Everything a customer does in a day, not only with us.
    DayInTheLife,
    /// The journey with the service behind it.
    ServiceBlueprint,
}

impl MapKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 4] =
        [Self::CurrentState, Self::FutureState, Self::DayInTheLife, Self::ServiceBlueprint];

    /// Name in the file and suffix of its messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CurrentState => "current-state",
            Self::FutureState => "future-state",
            Self::DayInTheLife => "day-in-the-life",
            Self::ServiceBlueprint => "service-blueprint",
        }
    }
}

record! {
    /// Why the map was drawn and for which situation.
    pub struct Scenario {
        /// The problem, in a sentence; shown in the map's header.
        pub problem: String;
        /// Direction forced on the problem's text.
        pub direction: Option<Direction>;
        /// What the team asks itself.
        pub questions: Vec<String>;
        /// What the customer wants to reach.
        pub goals: Vec<String>;
        /// What the customer expects.
        pub expectations: Vec<String>;
        /// Which part of the journey is shown, e.g. `end-to-end`.
        pub scope: String;
    }
}

record! {
    /// A customer-journey map: the whole document.
    ///
    /// Cards of one cell stand in their order in `cards`.
    pub struct JourneyMap {
        /// Stable name of the document.
        pub id: Id, [always];
        /// What the map is called.
        pub title: String, [always];
        /// Direction forced on the title.
        pub direction: Option<Direction>;
        /// What it describes.
        pub kind: MapKind, [always];
        /// Language in which it is written (BCP 47).
        pub language: String, [always];
        /// Which way its stages run.
        pub flow: Flow, [always];
        /// Why and for which situation it was drawn.
        pub scenario: Scenario;
        /// Whose journey it is; the first stands in the header.
        pub personas: Vec<Persona>, [always];
        /// Columns, in the order of the journey.
        pub stages: Vec<Stage>, [always];
        /// Rows, from top to bottom.
        pub lanes: Vec<Lane>, [always];
        /// Everything that stands in cells.
        pub cards: Vec<Arc<Card>>, [always];
        /// How the personas feel along the way.
        pub curves: Vec<EmotionCurve>, [always];
        /// Arrows between cards.
        pub links: Vec<Link>, [always];
        /// What people remarked on parts of the map.
        pub comments: Vec<Comment>, [always];
        /// What a merge could not decide.
        pub conflicts: Vec<Conflict>, [always];
        /// Embedded files, keyed by the SHA-256 of their bytes in lower-case hex.
        pub media: BTreeMap<String, Arc<Media>>;
    }
}

impl JourneyMap {
    /// Whether two maps differ in nothing but cards and media.
    pub(crate) fn has_same_fields(&self, other: &Self) -> bool {
        // Whoever adds a field to the map is reminded of it here.
        let JourneyMap {
            id,
            title,
            direction,
            kind,
            language,
            flow,
            scenario,
            personas,
            stages,
            lanes,
            cards: _,
            curves,
            links,
            comments,
            conflicts,
            media: _,
            extra,
        } = self;
        (id, title, direction, kind, language, flow)
            == (&other.id, &other.title, &other.direction, &other.kind, &other.language, &other.flow)
            && (scenario, personas, stages, lanes)
                == (&other.scenario, &other.personas, &other.stages, &other.lanes)
            && (curves, links, comments, conflicts)
                == (&other.curves, &other.links, &other.comments, &other.conflicts)
            && extra == &other.extra
    }

    /// The map without its cards and media, which are many and large.
    pub(crate) fn without_cards(&self) -> Self {
        Self { cards: Vec::new(), media: BTreeMap::new(), ..self.clone() }
    }

    /// Which way the stages run.
    #[must_use]
    pub fn flow_direction(&self) -> Direction {
        match self.flow {
            Flow::Auto => Direction::of_language(&self.language),
            Flow::Ltr => Direction::Ltr,
            Flow::Rtl => Direction::Rtl,
        }
    }

    /// Every step with the stage it belongs to, in the order of the journey.
    pub fn steps(&self) -> impl Iterator<Item = (&Stage, &Step)> {
        self.stages.iter().flat_map(|stage| stage.steps.iter().map(move |step| (stage, step)))
    }

    /// The stage called `id`.
    #[must_use]
    pub fn stage(&self, id: &Id) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The stage that holds the step called `id`.
    #[must_use]
    pub fn stage_of_step(&self, id: &Id) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.steps.iter().any(|step| step.id == *id))
    }

    /// The lane called `id`.
    #[must_use]
    pub fn lane(&self, id: &Id) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == *id)
    }

    /// The card called `id`; takes time proportional to the number of cards.
    #[must_use]
    pub fn card(&self, id: &Id) -> Option<&Arc<Card>> {
        self.cards.iter().find(|card| card.id == *id)
    }

    /// The curve point called `id`, with its curve.
    #[must_use]
    pub fn curve_point(&self, id: &Id) -> Option<(&EmotionCurve, &super::CurvePoint)> {
        self.curves
            .iter()
            .find_map(|curve| curve.points.iter().find(|point| point.id == *id).map(|point| (curve, point)))
    }
}
