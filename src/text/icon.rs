//! The icons of the embedded Phosphor fonts.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// Names and code points of all icons, one `name hex` a line, sorted by name. `smiley-laugh` is our own: both fonts were
/// given a face with an open mouth, which the set lacks, at a private code point that it does not use.
const NAMES: &str = include_str!("../../assets/fonts/phosphor-names.txt");

/// An icon of the Phosphor set; both its regular and its filled form have the same code point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Icon(pub(crate) char);

impl Icon {
    /// The icon with this Phosphor name, e.g. `warning-circle`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        static TABLE: OnceLock<FxHashMap<&'static str, char>> = OnceLock::new();
        TABLE
            .get_or_init(|| Self::all().map(|(name, icon)| (name, icon.0)).collect())
            .get(name)
            .copied()
            .map(Icon)
    }

    /// Every icon with its name, sorted by name.
    pub fn all() -> impl Iterator<Item = (&'static str, Self)> {
        NAMES.lines().filter_map(|line| {
            let (name, code) = line.split_once(' ')?;
            Some((name, Icon(char::from_u32(u32::from_str_radix(code, 16).ok()?)?)))
        })
    }
}
