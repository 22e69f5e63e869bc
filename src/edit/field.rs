//! Setters: one enum a record, one variant a field, so that any field of anything can be changed
//! by a [`Command`](super::Command) and a change of several is one step.

use crate::model::{
    BlueprintLine, Card, Color, Comment, CurvePoint, CurveState, Direction, EmotionCurve, Evidence, Face,
    Fact, Flow, Gender, Id, JourneyMap, Lane, LaneKind, Limit, Link, LinkKind, MapKind, Metric,
    OpportunityStatus, Persona, Scenario, Stage, Step, Trait, WebLink,
};

/// A field's new value, which can be put into a record.
pub(super) trait Field {
    /// What it is a field of.
    type Record;

    /// Puts the value where it belongs.
    fn put(&self, record: &mut Self::Record);

    /// The first limit of a map that the value is beyond.
    fn beyond(&self) -> Option<Limit>;
}

macro_rules! fields {
    ($(#[$meta:meta])* $Enum:ident of $Record:ident { $($Variant:ident $field:ident : $ty:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $Enum {
            $(
                #[doc = concat!("[`", stringify!($field), "`](", stringify!($Record), "::", stringify!($field), ")")]
                $Variant($ty),
            )*
        }

        impl Field for $Enum {
            type Record = $Record;

            fn put(&self, record: &mut $Record) {
                match self {
                    $( Self::$Variant(value) => record.$field.clone_from(value), )*
                }
            }

            fn beyond(&self) -> Option<Limit> {
                match self {
                    $( Self::$Variant(value) => Limit::of_value(value), )*
                }
            }
        }
    };
}

fields! {
    /// A field of the map itself.
    MapField of JourneyMap {
        Title title: String,
        Direction direction: Option<Direction>,
        Kind kind: MapKind,
        Language language: String,
        Flow flow: Flow,
    }
}

fields! {
    /// A field of the scenario.
    ScenarioField of Scenario {
        Problem problem: String,
        Direction direction: Option<Direction>,
        Questions questions: Vec<String>,
        Goals goals: Vec<String>,
        Expectations expectations: Vec<String>,
        Scope scope: String,
    }
}

fields! {
    /// A field of a persona.
    PersonaField of Persona {
        Name name: String,
        Direction direction: Option<Direction>,
        Portrait portrait: Option<String>,
        Role role: String,
        Age age: String,
        Gender gender: Option<Gender>,
        Education education: String,
        Place place: String,
        Quote quote: String,
        Goals goals: Vec<String>,
        Needs needs: Vec<String>,
        Frustrations frustrations: Vec<String>,
        Channels channels: Vec<String>,
        Traits traits: Vec<Trait>,
        FoundUs found_us: String,
        ChoseUs chose_us: String,
        Facts facts: Vec<Fact>,
    }
}

fields! {
    /// A field of a stage. Its steps have commands of their own.
    StageField of Stage {
        Title title: String,
        Direction direction: Option<Direction>,
        Goal goal: String,
        GoalMet goal_met: Option<bool>,
        Color color: Option<Color>,
        Width width: Option<f32>,
    }
}

fields! {
    /// A field of a step.
    StepField of Step {
        Title title: String,
        Direction direction: Option<Direction>,
    }
}

fields! {
    /// A field of a lane.
    LaneField of Lane {
        Kind kind: LaneKind,
        Title title: String,
        Direction direction: Option<Direction>,
        Color color: Option<Color>,
        Icon icon: Option<String>,
        Collapsed collapsed: bool,
        Height height: Option<f32>,
        LineBelow line_below: Option<BlueprintLine>,
    }
}

fields! {
    /// A field of a card. Its place has commands of its own.
    CardField of Card {
        Span span: u32,
        Text text: String,
        Direction direction: Option<Direction>,
        Notes notes: String,
        Color color: Option<Color>,
        Icon icon: Option<String>,
        Image image: Option<String>,
        Tags tags: Vec<String>,
        Links links: Vec<WebLink>,
        Owner owner: String,
        Locked locked: bool,
        Evidence evidence: Option<Evidence>,
        MomentOfTruth moment_of_truth: bool,
        Delight delight: bool,
        Channel channel: String,
        Importance importance: Option<u8>,
        Trust trust: Option<i8>,
        Severity severity: Option<u8>,
        Impact impact: Option<u8>,
        Effort effort: Option<u8>,
        Status status: Option<OpportunityStatus>,
        Due due: Option<String>,
        Answers answers: Vec<Id>,
        Metric metric: Option<Metric>,
    }
}

fields! {
    /// A field of an emotion curve. Its points have commands of their own.
    CurveField of EmotionCurve {
        Persona persona: Id,
        Title title: String,
        State state: CurveState,
        Color color: Option<Color>,
    }
}

fields! {
    /// A field of a curve's point.
    PointField of CurvePoint {
        Step step: Id,
        At at: f32,
        Value value: f32,
        Word word: String,
        Face face: Option<Face>,
    }
}

fields! {
    /// A field of a link.
    LinkField of Link {
        From from: Id,
        To to: Id,
        Kind kind: LinkKind,
        Label label: String,
        Share share: Option<f32>,
    }
}

fields! {
    /// A field of a comment.
    CommentField of Comment {
        About about: Id,
        Author author: String,
        Time time: String,
        Text text: String,
        Resolved resolved: bool,
    }
}

/// Puts every value of `set` into every record of `records` that `wanted` names; the number of
/// records that it found.
pub(super) fn put_all<'a, F: Field>(
    records: impl Iterator<Item = &'a mut F::Record>,
    mut wanted: impl FnMut(&F::Record) -> bool,
    set: &[F],
) -> usize
where
    F::Record: 'a,
{
    let mut found = 0;
    for record in records {
        if wanted(record) {
            found += 1;
            for field in set {
                field.put(record);
            }
        }
    }
    found
}
