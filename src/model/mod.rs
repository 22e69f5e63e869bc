//! What a journey map is.
//!
//! Plain data with serde's traits; [`crate::file`] reads and writes it, [`crate::edit`] changes it.
//! A map is cheap to clone (cards and media are shared), so that undo keeps whole maps.
//! Every struct keeps the fields that this version does not know in `extra`.

mod address;
mod annotation;
mod any_value;
mod card;
mod check;
mod color;
mod curve;
mod direction;
mod field;
mod id;
mod invariants;
mod limits;
mod map;
mod people;
#[cfg(test)]
pub(crate) mod random;
pub mod range;
mod record;
mod structure;
mod template;

pub use address::WebAddress;
pub use annotation::{Comment, Conflict, Link, LinkKind, Media};
pub(crate) use any_value::AnyValue;
pub use card::{Card, Evidence, EvidenceKind, Metric, MetricKind, OpportunityStatus, WebLink};
pub use check::{Finding, check};
pub use color::{Color, NamedColor, ParseColorError};
pub use curve::{CurvePoint, CurveState, EmotionCurve, Face};
pub use direction::{Direction, Flow};
pub(crate) use field::{Field, KEY_TOO_LONG, NESTED_TOO_DEEP, TEXT_TOO_LONG, TOO_MANY_ITEMS, duplicate};
pub use id::Id;
pub use invariants::{BrokenInvariant, broken_invariants};
pub(crate) use limits::Gauge;
pub use limits::{Limit, MAX_ITEMS, MAX_TEXT, clip, is_too_long};
pub use map::{JourneyMap, MapKind, Scenario};
pub use people::{Fact, Gender, Persona, Trait};
pub use record::Extra;
pub(crate) use record::fields_of;
pub use structure::{BlueprintLine, Lane, LaneKind, Stage, Step};
pub use template::Template;
