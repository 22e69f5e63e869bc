//! What can go wrong in an export.

use crate::{
    file::FileError,
    i18n::{Arg, Digits, Locale, without_isolates},
};

/// A map could not be exported. Then no file was written, or the old one stands.
///
/// `Display` is the English sentence; people see [`Self::message`].
#[derive(Debug, thiserror::Error)]
#[error("{}", without_isolates(&self.message(Locale::En)))]
pub enum ExportError {
    /// The picture would have more pixels than can be made.
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
        /// The largest scale at which this map can be exported.
        largest_scale: f64,
    },
    /// The picture would have more pixels than can be made even at the smallest scale.
    TooLargeAtAnyScale {
        /// Its width in pixels at that scale.
        width: u64,
        /// Its height in pixels at that scale.
        height: u64,
    },
    /// The scale is no number that makes sense.
    BadScale {
        /// That scale.
        scale: f64,
    },
    /// None of the stages asked for is in the map.
    NoStages,
    /// The picture would take the place of the map itself.
    WouldReplaceMap {
        /// The map's file.
        file: std::path::PathBuf,
    },
    /// The person called it off.
    Cancelled,
    /// A part of the picture could not be drawn; a defect of the program or of a font.
    Drawing,
    /// The file could not be written.
    File(#[from] FileError),
}

impl ExportError {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::TooLarge { width, height, largest_scale } => locale.format(
                "export-error-too-large",
                &[
                    ("width", number(locale, *width)),
                    ("height", number(locale, *height)),
                    ("scale", scale_text(locale, *largest_scale)),
                ],
            ),
            Self::TooLargeAtAnyScale { width, height } => locale.format(
                "export-error-too-large-at-any-scale",
                &[("width", number(locale, *width)), ("height", number(locale, *height))],
            ),
            Self::BadScale { scale } => locale.format(
                "export-error-bad-scale",
                &[
                    ("scale", scale_text(locale, *scale)),
                    ("least", scale_text(locale, super::png::SCALES.start().to_owned())),
                    ("most", scale_text(locale, super::png::SCALES.end().to_owned())),
                ],
            ),
            Self::NoStages => locale.text("export-error-no-stages"),
            Self::WouldReplaceMap { file } => locale
                .format("export-error-would-replace-map", &[("file", Arg::from(file.display().to_string()))]),
            Self::Cancelled => locale.text("export-error-cancelled"),
            Self::Drawing => locale.text("export-error-drawing"),
            Self::File(error) => error.message(locale),
        }
    }
}

fn number(locale: Locale, number: u64) -> Arg<'static> {
    locale.digits(&number.to_string()).into()
}

/// A scale without digits that say nothing: `4`, `0.25`, `1.07`.
fn scale_text(locale: Locale, scale: f64) -> Arg<'static> {
    Digits::of(locale).number(scale).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_the_digits_and_the_decimal_sign_of_the_language() {
        let said = |locale| without_isolates(&ExportError::BadScale { scale: 0.01 }.message(locale));
        assert!(said(Locale::En).contains("0.01"), "{}", said(Locale::En));
        assert!(said(Locale::Fa).contains("۰٫۰۱"), "{}", said(Locale::Fa));
    }
}
