//! Cards: what stands in the cells.

use serde::{Deserialize, Serialize};

use super::{Color, Direction, Id, record::record};

record! {
    /// One note in a cell: a lane crossed with a step.
    pub struct Card {
        /// Stable name.
        pub id: Id;
        /// Lane in which it stands. A card whose lane or step is not in the map is "unplaced".
        pub lane: Id;
        /// First step that it covers.
        pub step: Id;
        /// Number of steps that it covers from there on, at least 1.
        pub span: u32 = 1;
        /// What it says; lines are separated by `\n`.
        pub text: String;
        /// Direction forced on its text; none follows the first strong letter of each line.
        pub direction: Option<Direction>;
        /// Remarks that do not show on the map.
        pub notes: String;
        /// Colour; none takes the lane's.
        pub color: Option<Color>;
        /// Name of a Phosphor icon.
        pub icon: Option<String>;
        /// Key of a picture in [`crate::model::JourneyMap::media`].
        pub image: Option<String>;
        /// Free labels, in the order given.
        pub tags: Vec<String>;
        /// Addresses of pages outside the map.
        pub links: Vec<WebLink>;
        /// Who answers for it.
        pub owner: String;
        /// Whether it is kept from being moved and edited.
        pub locked: bool;
        /// What the card rests on.
        pub evidence: Option<Evidence>;
        /// An interaction that decides whether the customer stays.
        pub moment_of_truth: bool;
        /// An interaction that exceeds what the customer hoped for.
        pub delight: bool;
        /// Touchpoint: the channel on which it happens.
        pub channel: String;
        /// Touchpoint: 1 (minor) to 3 (decisive).
        pub importance: Option<u8>;
        /// Touchpoint: trust gained (above 0) or lost (below), −2 … +2.
        pub trust: Option<i8>;
        /// Pain point: 1 (annoying) to 3 (blocking).
        pub severity: Option<u8>;
        /// Opportunity: 1 (low) to 5 (high).
        pub impact: Option<u8>;
        /// Opportunity: 1 (low) to 5 (high).
        pub effort: Option<u8>;
        /// Opportunity: how far it has come.
        pub status: Option<OpportunityStatus>;
        /// Opportunity: the day it is due, `YYYY-MM-DD`.
        pub due: Option<String>;
        /// Opportunity: the pain points that it answers.
        pub answers: Vec<Id>;
        /// Metric: the number and what it measures.
        pub metric: Option<Metric>;
    }
}

record! {
    /// A page outside the map.
    pub struct WebLink {
        /// Its address.
        pub url: String;
        /// What to show instead of the address.
        pub title: String;
    }
}

/// How a statement is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// Somebody saw it happen.
    Observed,
    /// A customer said so.
    Reported,
    /// The team believes so; nobody has tested it.
    #[default]
    Assumed,
}

record! {
    /// What a card rests on.
    pub struct Evidence {
        /// How it is known.
        pub kind: EvidenceKind, [always];
        /// Study, interview, ticket or report it comes from.
        pub source: String;
        /// Day it was gathered, `YYYY-MM-DD`.
        pub date: Option<String>;
        /// Name of a file or address of a page.
        pub link: String;
        /// Whether an assumption has been tested since.
        pub tested: bool;
    }
}

/// How far an opportunity has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OpportunityStatus {
    /// An idea.
    Idea,
    /// Decided, not begun.
    Planned,
    /// Under way.
    InProgress,
    /// In the customers' hands.
    Done,
    /// Decided against.
    Rejected,
}

/// What a metric measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MetricKind {
    /// Net promoter score, −100 … 100.
    Nps,
    /// Customer satisfaction, usually per cent.
    Csat,
    /// Customer effort score.
    Ces,
    /// Customer lifetime value, in a currency.
    Clv,
    /// Share of people who go on, per cent.
    Conversion,
    /// Anything else; the card's text says what.
    #[default]
    Custom,
}

record! {
    /// A number attached to a card.
    pub struct Metric {
        /// What it measures.
        pub kind: MetricKind, [always];
        /// The latest value, in `unit`.
        pub value: Option<f64>;
        /// Per cent, points, a currency …
        pub unit: String;
        /// The value aimed at, in `unit`.
        pub target: Option<f64>;
        /// Number of answers behind the value.
        pub sample: Option<u64>;
        /// Earlier values, oldest first, in `unit`.
        pub series: Vec<f64>;
    }
}
