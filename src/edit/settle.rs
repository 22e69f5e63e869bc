//! Bringing the numbers of a new or changed part into the ranges that the model gives them.

use std::ops::RangeInclusive;

use super::EditError;
use crate::model::{Card, CurvePoint, Lane, Link, Persona, Stage, range};

/// A part of the map with numbers in it.
pub(super) trait Settle {
    /// Brings every number into its range.
    ///
    /// # Errors
    /// [`EditError::NotANumber`] where there is no nearest one.
    fn settle(&mut self) -> Result<(), EditError>;
}

impl Settle for Card {
    fn settle(&mut self) -> Result<(), EditError> {
        self.span = held(self.span, range::SPAN);
        self.importance = self.importance.map(|value| held(value, range::IMPORTANCE));
        self.severity = self.severity.map(|value| held(value, range::SEVERITY));
        self.impact = self.impact.map(|value| held(value, range::IMPACT));
        self.effort = self.effort.map(|value| held(value, range::EFFORT));
        self.trust = self.trust.map(|value| held(value, range::TRUST));
        let Some(metric) = &self.metric else { return Ok(()) };
        let mut numbers = metric.value.iter().chain(&metric.target).chain(&metric.series);
        if numbers.all(|number| number.is_finite()) { Ok(()) } else { Err(EditError::NotANumber) }
    }
}

impl Settle for Stage {
    fn settle(&mut self) -> Result<(), EditError> {
        self.width = self.width.map(|width| within(width, range::STEP_WIDTH)).transpose()?;
        Ok(())
    }
}

impl Settle for Lane {
    fn settle(&mut self) -> Result<(), EditError> {
        self.height = self.height.map(|height| within(height, range::LANE_HEIGHT)).transpose()?;
        Ok(())
    }
}

impl Settle for Link {
    fn settle(&mut self) -> Result<(), EditError> {
        self.share = self.share.map(|share| within(share, range::SHARE)).transpose()?;
        Ok(())
    }
}

impl Settle for Persona {
    fn settle(&mut self) -> Result<(), EditError> {
        for scale in &mut self.traits {
            scale.value = within(scale.value, range::TRAIT)?;
        }
        Ok(())
    }
}

impl Settle for CurvePoint {
    fn settle(&mut self) -> Result<(), EditError> {
        self.at = within(self.at, range::AT)?;
        self.value = within(self.value, range::VALUE)?;
        Ok(())
    }
}

fn held<T: Ord + Copy>(value: T, range: RangeInclusive<T>) -> T {
    value.clamp(*range.start(), *range.end())
}

fn within(number: f32, range: RangeInclusive<f32>) -> Result<f32, EditError> {
    if number.is_nan() {
        return Err(EditError::NotANumber);
    }
    Ok(number.clamp(*range.start(), *range.end()))
}
