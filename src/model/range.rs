//! What the numbers of a map may be. [`crate::file::repair`] brings what was read into these
//! ranges; whoever edits a map keeps to them.

use std::ops::RangeInclusive;

/// [`crate::model::Card::importance`].
pub const IMPORTANCE: RangeInclusive<u8> = 1..=3;
/// [`crate::model::Card::trust`].
pub const TRUST: RangeInclusive<i8> = -2..=2;
/// [`crate::model::Card::severity`].
pub const SEVERITY: RangeInclusive<u8> = 1..=3;
/// [`crate::model::Card::impact`].
pub const IMPACT: RangeInclusive<u8> = 1..=5;
/// [`crate::model::Card::effort`].
pub const EFFORT: RangeInclusive<u8> = 1..=5;
/// [`crate::model::Card::span`], in steps; one that reaches past the last step ends there.
pub const SPAN: RangeInclusive<u32> = 1..=10_000;
/// [`crate::model::CurvePoint::at`].
pub const AT: RangeInclusive<f32> = 0.0..=1.0;
/// [`crate::model::CurvePoint::value`].
pub const VALUE: RangeInclusive<f32> = super::CurvePoint::VALUES;
/// [`crate::model::Trait::value`].
pub const TRAIT: RangeInclusive<f32> = 0.0..=1.0;
/// [`crate::model::Link::share`], per cent.
pub const SHARE: RangeInclusive<f32> = 0.0..=100.0;
/// [`crate::model::Stage::width`], in map points.
pub const STEP_WIDTH: RangeInclusive<f32> = 40.0..=4000.0;
/// [`crate::model::Lane::height`], in map points.
pub const LANE_HEIGHT: RangeInclusive<f32> = 20.0..=4000.0;
