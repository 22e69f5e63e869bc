//! The grid of a map: stages with steps across, lanes down.

use serde::{Deserialize, Serialize};

use super::{Color, Direction, Id, record::record};

record! {
    /// A column of the map: a phase of the customer's journey.
    pub struct Stage {
        /// Stable name.
        pub id: Id;
        /// What it is called.
        pub title: String;
        /// Direction forced on its texts.
        pub direction: Option<Direction>;
        /// What the customer wants to reach in it.
        pub goal: String;
        /// Whether the customer reached it.
        pub goal_met: Option<bool>;
        /// Colour; none takes the next one of the palette.
        pub color: Option<Color>;
        /// Width of one step in map points; none takes the usual one.
        pub width: Option<f32>;
        /// Its parts, in the order of the journey; at least one.
        pub steps: Vec<Step>, [always];
    }
}

record! {
    /// A part of a stage: one sub-column.
    pub struct Step {
        /// Stable name.
        pub id: Id;
        /// What it is called; a stage's only step usually has no title.
        pub title: String;
        /// Direction forced on its title.
        pub direction: Option<Direction>;
    }
}

macro_rules! lane_kinds {
    ($($(#[$doc:meta])* $Variant:ident $name:literal,)*) => {
        /// What a lane is about.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum LaneKind { $($(#[$doc])* $Variant,)* }

        impl LaneKind {
            /// Every kind, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)*];

            /// Name in the file and suffix of its messages, e.g. `pain-points`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name,)* }
            }
        }
    };
}

lane_kinds! {
    /// What the customer does.
    Actions "actions",
    /// What the customer thinks.
    Thoughts "thoughts",
    /// How the customer feels: the lane in which the curves run.
    Emotions "emotions",
    /// What stands in the customer's way.
    PainPoints "pain-points",
    /// What could be done better.
    Opportunities "opportunities",
    /// Who answers for the stage.
    Owner "owner",
    /// What the customer wants to reach.
    Goals "goals",
    /// Where customer and organisation meet.
    Touchpoints "touchpoints",
    /// What is measured.
    Metrics "metrics",
    /// Pictures.
    Images "images",
    /// What customers said, word for word.
    Quotes "quotes",
    /// Anything else.
    #[default]
    Text "text",
    /// Blueprint: what staff do in the customer's sight.
    Frontstage "frontstage",
    /// Blueprint: what staff do out of the customer's sight.
    Backstage "backstage",
    /// Blueprint: systems and partners behind the service.
    Support "support",
    /// Blueprint: what the customer can see and touch.
    PhysicalEvidence "physical-evidence",
}

impl LaneKind {
    /// The six lanes of a new map, from top to bottom.
    pub const OF_NEW_MAP: [Self; 6] =
        [Self::Actions, Self::Thoughts, Self::Emotions, Self::PainPoints, Self::Opportunities, Self::Owner];
}

/// A line of a service blueprint, drawn under a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlueprintLine {
    /// Above it the customer acts, below it the organisation.
    Interaction,
    /// Below it the customer sees nothing.
    Visibility,
    /// Below it only systems and partners act.
    InternalInteraction,
}

record! {
    /// A row of the map.
    pub struct Lane {
        /// Stable name.
        pub id: Id;
        /// What it is about.
        pub kind: LaneKind, [always];
        /// What it is called.
        pub title: String;
        /// Direction forced on its title.
        pub direction: Option<Direction>;
        /// Colour; none takes the kind's.
        pub color: Option<Color>;
        /// Name of a Phosphor icon; none takes the kind's.
        pub icon: Option<String>;
        /// Shown as a thin bar only.
        pub collapsed: bool;
        /// Least height in map points; none takes the usual one.
        pub height: Option<f32>;
        /// Blueprint line under the lane.
        pub line_below: Option<BlueprintLine>;
    }
}
