//! Sample maps, embedded in the program: one a language, each its own story.

use std::{path::Path, sync::Arc};

use super::{FileError, parse};
use crate::{i18n::Locale, model::JourneyMap};

/// A sample map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Name of its file without [`super::EXTENSION`].
    pub name: &'static str,
    /// Language in which it is written; also that of its label.
    pub locale: Locale,
    /// The content of its file.
    pub json: &'static str,
    /// Message that names its kind of business, e.g. "Retail".
    pub field_message: &'static str,
}

macro_rules! sample {
    ($name:literal, $locale:ident, $field_message:literal) => {
        Sample {
            name: $name,
            locale: Locale::$locale,
            json: include_str!(concat!("../../assets/samples/", $name, ".journey.json")),
            field_message: $field_message,
        }
    };
}

/// Every sample, in the order of the languages.
pub const SAMPLES: [Sample; 4] = [
    sample!("office-furniture-en", En, "sample-retail"),
    sample!("driving-licence-ar", Ar, "sample-government"),
    sample!("specialist-appointment-he", He, "sample-health"),
    sample!("accounting-software-fa", Fa, "sample-software"),
];

impl Sample {
    /// BCP 47 tag of its language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.locale.tag()
    }

    /// Its kind of business and its language, in that language: `Retail • English`.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{} • {}", self.locale.text(self.field_message), self.locale.name())
    }

    /// The map.
    ///
    /// # Errors
    /// None: a test reads every sample. The signature leaves it to the caller to say so.
    pub fn map(&self) -> Result<Arc<JourneyMap>, FileError> {
        parse(self.json.as_bytes(), Path::new(self.name)).map(|opened| opened.map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        file::to_json,
        model::{LaneKind, check},
    };

    #[test]
    fn a_sample_is_a_file_as_it_would_be_written() {
        for sample in SAMPLES {
            let opened = parse(sample.json.as_bytes(), Path::new(sample.name)).unwrap();
            assert_eq!(opened.repairs, [], "{}", sample.name);
            let written = String::from_utf8(to_json(&opened.map)).unwrap();
            for (number, (written, embedded)) in written.lines().zip(sample.json.lines()).enumerate() {
                assert_eq!(written, embedded, "{}:{}", sample.name, number + 1);
            }
            assert_eq!(written.len(), sample.json.len(), "{}", sample.name);
            assert_eq!(opened.map.language, sample.language());
        }
    }

    #[test]
    fn a_sample_shows_what_a_whole_map_is() {
        for sample in SAMPLES {
            let map = sample.map().unwrap();
            assert!(map.stages.len() >= 5, "{}", sample.name);
            assert!(map.stages.iter().all(|stage| !stage.goal.is_empty()), "{}", sample.name);
            let persona = map.personas.first().unwrap();
            assert!(
                !persona.quote.is_empty() && !persona.goals.is_empty() && !persona.frustrations.is_empty()
            );
            assert!(!map.scenario.problem.is_empty() && !map.scenario.expectations.is_empty());
            assert!(map.cards.iter().any(|card| card.moment_of_truth), "{}", sample.name);
            assert!(map.cards.iter().any(|card| card.delight), "{}", sample.name);
            for kind in LaneKind::OF_NEW_MAP {
                let lane = map.lanes.iter().find(|lane| lane.kind == kind).unwrap();
                for (stage, step) in map.steps() {
                    let filled = match kind {
                        LaneKind::Emotions => map.curves[0]
                            .points
                            .iter()
                            .any(|point| point.step == step.id && !point.word.is_empty()),
                        _ => map.cards.iter().any(|card| card.lane == lane.id && card.step == step.id),
                    };
                    assert!(filled, "{}: {} in {}", sample.name, lane.title, stage.title);
                }
            }
        }
    }

    #[test]
    fn a_careful_reader_has_nothing_to_ask_about_a_sample() {
        for sample in SAMPLES {
            let map = sample.map().unwrap();
            let asked: Vec<_> = check(&map).iter().map(|finding| finding.message(Locale::En, &map)).collect();
            assert!(asked.is_empty(), "{}: {asked:#?}", sample.name);
        }
    }

    #[test]
    fn a_sample_is_labelled_in_its_own_language() {
        assert_eq!(SAMPLES[0].label(), "Retail • English");
        assert_eq!(SAMPLES[1].label(), "خدمة حكومية • العربية");
    }
}
