//! Emotion curves.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Color, Id, record::record};

/// How a feeling looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Face {
    /// Around −2.
    Angry,
    /// Around −1.
    Sad,
    /// Around 0.
    Neutral,
    /// Around +1.
    Happy,
    /// Around +2.
    Delighted,
}

impl Face {
    /// The face that goes with `value` (−2 … +2) when none was chosen.
    ///
    /// ```
    /// use rihla::model::Face;
    /// assert_eq!(Face::of_value(0.2), Face::Neutral);
    /// assert_eq!(Face::of_value(-1.2), Face::Sad);
    /// ```
    #[must_use]
    pub fn of_value(value: f32) -> Self {
        match value {
            v if v < -1.5 => Self::Angry,
            v if v < -0.5 => Self::Sad,
            v if v <= 0.5 => Self::Neutral,
            v if v <= 1.5 => Self::Happy,
            _ => Self::Delighted,
        }
    }
}

/// Whether a curve tells how it is or how it should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CurveState {
    /// As it is.
    #[default]
    Current,
    /// As it should be.
    Future,
}

record! {
    /// How one persona feels along the journey.
    pub struct EmotionCurve {
        /// Stable name.
        pub id: Id;
        /// Whose feelings they are; empty is the map's first persona.
        pub persona: Id;
        /// What the curve is called where several overlay.
        pub title: String;
        /// As it is, or as it should be.
        pub state: CurveState;
        /// Colour where several curves overlay; none is coloured by height.
        pub color: Option<Color>;
        /// Its points, sorted along the journey.
        pub points: Vec<CurvePoint>, [always];
    }
}

record! {
    /// A feeling at one place of the journey.
    pub struct CurvePoint {
        /// Stable name.
        pub id: Id;
        /// Step in which it lies. A point whose step is not in the map is kept and not drawn.
        pub step: Id;
        /// Place within the step: 0 is where it begins, 1 where it ends.
        pub at: f32 = 0.5;
        /// Height: −2 (worst) … +2 (best).
        pub value: f32, [always];
        /// The feeling in a word or two.
        pub word: String;
        /// A face chosen by hand; none follows the height.
        pub face: Option<Face>;
    }
}

impl EmotionCurve {
    /// Puts the points in the order of the journey, by their [`CurvePoint::place`]; answers whether they stood otherwise.
    pub(crate) fn sort(&mut self, order: &FxHashMap<&Id, usize>) -> bool {
        if self.points.is_sorted_by_key(|point| point.place(order)) {
            return false;
        }
        self.points.sort_by(|a, b| {
            let (a, b) = (a.place(order), b.place(order));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        true
    }
}

impl CurvePoint {
    /// Lowest and highest value of a point.
    pub const VALUES: std::ops::RangeInclusive<f32> = -2.0..=2.0;

    /// Where the point stands along the journey, to sort by, when `order` numbers the steps; those whose step is not in the
    /// map come last, in the order in which they stood.
    pub(crate) fn place(&self, order: &FxHashMap<&Id, usize>) -> (usize, f32) {
        order.get(&self.step).map_or((usize::MAX, 0.0), |step| (*step, self.at))
    }

    /// The face to show: the chosen one, or that of the height.
    #[must_use]
    pub fn shown_face(&self) -> Face {
        self.face.unwrap_or_else(|| Face::of_value(self.value))
    }
}
