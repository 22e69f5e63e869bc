//! Colours that people give to stages, lanes and cards.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A colour by name, so that every theme can show its own shade of it, or an exact one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Color {
    /// One of the palette.
    Named(NamedColor),
    /// Exactly these red, green and blue bytes (sRGB).
    Rgb(u8, u8, u8),
}

macro_rules! named_colors {
    ($($(#[$doc:meta])* $Variant:ident $name:literal,)*) => {
        /// The palette that cards, lanes and stages choose from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum NamedColor { $($(#[$doc])* $Variant,)* }

        impl NamedColor {
            /// Every colour of the palette, stage colours in their turn first.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)*];

            /// Name in the file, in lower case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name,)* }
            }

            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$Variant),)* _ => None }
            }
        }
    };
}

named_colors! {
    /// First stage colour.
    Blue "blue",
    /// Second stage colour.
    Sky "sky",
    /// Third stage colour.
    Teal "teal",
    /// Fourth stage colour.
    Green "green",
    /// Fifth stage colour, and the lane of thoughts.
    Violet "violet",
    /// Sixth stage colour.
    Pink "pink",
    /// Seventh stage colour.
    Orange "orange",
    /// The lane of pain points.
    Red "red",
    /// The lane of emotions.
    Amber "amber",
    /// The lane of opportunities.
    Emerald "emerald",
    /// The lane of owners.
    Slate "slate",
}

impl NamedColor {
    /// Number of colours that stages take in turn: the first of [`Self::ALL`].
    pub const STAGE_COLORS: usize = 7;
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => f.write_str(name.name()),
            Self::Rgb(r, g, b) => write!(f, "#{r:02x}{g:02x}{b:02x}"),
        }
    }
}

/// The text is neither a colour of the palette nor `#rrggbb`.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is neither a colour name nor #rrggbb")]
pub struct ParseColorError(String);

impl FromStr for Color {
    type Err = ParseColorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(name) = NamedColor::from_name(text) {
            return Ok(Self::Named(name));
        }
        let rgb = text
            .strip_prefix('#')
            .filter(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok());
        match rgb {
            Some(rgb) => {
                let [_, r, g, b] = rgb.to_be_bytes();
                Ok(Self::Rgb(r, g, b))
            }
            None => Err(ParseColorError(text.to_owned())),
        }
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
