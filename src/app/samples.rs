//! The sample maps, read once.

use std::sync::{Arc, OnceLock};

use crate::{
    file::{self, SAMPLES},
    i18n::Locale,
    model::JourneyMap,
};

/// A sample map, by its place among [`SAMPLES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sample(usize);

impl Sample {
    /// Every sample, the one in `locale` first.
    #[must_use]
    pub fn for_locale(locale: Locale) -> Vec<Self> {
        let mut all: Vec<Self> = (0..SAMPLES.len()).map(Self).collect();
        all.sort_by_key(|sample| sample.sample().is_none_or(|sample| sample.locale != locale));
        all
    }

    fn sample(self) -> Option<&'static file::Sample> {
        static ALL: [file::Sample; 4] = SAMPLES;
        ALL.get(self.0)
    }

    /// What it is about and its language, both in that language.
    #[must_use]
    pub fn about(self) -> String {
        self.sample().map(file::Sample::label).unwrap_or_default()
    }

    /// The map itself.
    #[must_use]
    pub fn map(self) -> Arc<JourneyMap> {
        static MAPS: [OnceLock<Arc<JourneyMap>>; SAMPLES.len()] = [const { OnceLock::new() }; SAMPLES.len()];
        let read = || self.sample().and_then(|sample| sample.map().ok()).unwrap_or_default();
        MAPS.get(self.0).map(|map| map.get_or_init(read).clone()).unwrap_or_default()
    }

    /// Its title.
    #[must_use]
    pub fn title(self) -> String {
        self.map().title.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_in_the_programs_language_comes_first() {
        for locale in Locale::ALL {
            let samples = Sample::for_locale(locale);
            assert_eq!(samples.len(), SAMPLES.len());
            let first = samples[0].map();
            assert_eq!(Locale::of_tag(&first.language), Some(locale));
            assert!(!samples[0].title().is_empty());
        }
    }
}
