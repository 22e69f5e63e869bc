//! Which way a text or a map runs.

use serde::{Deserialize, Serialize};

/// Left to right or right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Whether this is right to left.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Rtl
    }

    /// The other direction.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Ltr => Self::Rtl,
            Self::Rtl => Self::Ltr,
        }
    }

    /// Direction in which `language` (BCP 47) is written.
    ///
    /// A script subtag decides; without one, the languages whose default script runs right to
    /// left (CLDR's likely subtags).
    #[must_use]
    pub fn of_language(language: &str) -> Self {
        let mut parts = language.split(['-', '_']);
        let primary = parts.next().unwrap_or("").to_ascii_lowercase();
        // Behind a letter that stands alone comes what is no part of the language's name.
        let mut parts = parts.take_while(|part| part.len() > 1);
        let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        if let Some(script) = parts.find(is_script) {
            return match script.to_ascii_lowercase().as_str() {
                "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg" | "samr" | "mand" => Self::Rtl,
                _ => Self::Ltr,
            };
        }
        match primary.as_str() {
            "ar" | "arc" | "ckb" | "dv" | "fa" | "glk" | "he" | "iw" | "ji" | "ks" | "lrc" | "mzn"
            | "nqo" | "pnb" | "prs" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi" => Self::Rtl,
            _ => Self::Ltr,
        }
    }
}

/// The way a map's stages run: as its language does, or forced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// As the map's language is written.
    #[default]
    Auto,
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_script_overrules_the_language() {
        for rtl in
            ["ar", "fa-IR", "ar-1901", "fa-x-abcd", "ar-u-nu-latn", "ar-t-latn", "uz-Arab-AF", "AZ_arab"]
        {
            assert_eq!(Direction::of_language(rtl), Direction::Rtl, "{rtl}");
        }
        for ltr in ["en", "ar-Latn", "he-latn-x-hebr", "de-1901", "en-x-arab", ""] {
            assert_eq!(Direction::of_language(ltr), Direction::Ltr, "{ltr}");
        }
    }
}
