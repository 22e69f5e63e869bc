//! What a character means to measuring: only those that are known to behave, the others are left to
//! the shaper.

use crate::model::Direction;

/// A script of the embedded fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Hebrew,
    Arabic,
}

impl Script {
    /// Direction of its letters.
    pub(super) fn direction(self) -> Direction {
        match self {
            Self::Latin | Self::Cyrillic => Direction::Ltr,
            Self::Hebrew | Self::Arabic => Direction::Rtl,
        }
    }

    /// A letter of it whose glyph is not kerned with a space.
    pub(super) fn letter(self) -> char {
        match self {
            Self::Latin => 'n',
            Self::Cyrillic => 'н',
            Self::Hebrew => 'א',
            Self::Arabic => 'ع',
        }
    }
}

/// The ten digits of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// 0 … 9: of no script.
    European,
    /// ۰ … ۹: of the Arabic script.
    Persian,
    /// ٠ … ٩: of the Arabic script; numbers that stand among letters from right to left.
    Arabic,
}

impl Digits {
    /// The code of its zero; the others follow.
    pub(super) fn zero(self) -> u32 {
        match self {
            Self::European => 0x30,
            Self::Persian => 0x6f0,
            Self::Arabic => 0x660,
        }
    }
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letter {
    /// A letter, strong in its script's direction.
    Of(Script),
    /// A mark on a letter of this script.
    Mark(Script),
    /// Keeps Arabic letters from joining; has no width.
    NonJoiner,
    /// Strong like an Arabic letter, but of the script before it: `؟`, `؛` and tatweel.
    LikeArabic,
    /// A digit and its value.
    Digit(Digits, u8),
    /// Punctuation or a sign, of no script and with no strong direction.
    Neutral,
    /// The same, of the Arabic script or an Arabic number to UAX #9: `٪`, `٫`, `٬`.
    ArabicSign,
    /// Opens or closes a bracket pair of rule N0.
    Bracket,
    /// Anything else.
    Odd,
}

impl Letter {
    pub(super) fn of(c: char) -> Self {
        let digit = |kind: Digits| Self::Digit(kind, (u32::from(c) - kind.zero()) as u8);
        match c {
            'a'..='z' | 'A'..='Z' => Self::Of(Script::Latin),
            '0'..='9' => digit(Digits::European),
            '(' | ')' | '[' | ']' | '{' | '}' => Self::Bracket,
            '!'..='/' | ':'..='@' | '\\' | '^'..='`' | '|' | '~' => Self::Neutral,
            '\u{c0}'..='\u{24f}' if c != '×' && c != '÷' => Self::Of(Script::Latin),
            '\u{1e00}'..='\u{1eff}' => Self::Of(Script::Latin),
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{4ff}' => Self::Of(Script::Cyrillic),
            '\u{5d0}'..='\u{5ea}' | '\u{5be}' | '\u{5f3}' | '\u{5f4}' => Self::Of(Script::Hebrew),
            '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' => {
                Self::Mark(Script::Hebrew)
            }
            '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}' | '\u{66f}' | '\u{671}'..='\u{6d3}' => {
                Self::Of(Script::Arabic)
            }
            '\u{6d5}' | '\u{6ee}' | '\u{6ef}' | '\u{6fa}'..='\u{6fc}' | '\u{6ff}' => Self::Of(Script::Arabic),
            '\u{64b}'..='\u{655}' | '\u{670}' => Self::Mark(Script::Arabic),
            '\u{200c}' => Self::NonJoiner,
            '؛' | '؟' | 'ـ' => Self::LikeArabic,
            '٠'..='٩' => digit(Digits::Arabic),
            '۰'..='۹' => digit(Digits::Persian),
            '٪' | '٫' | '٬' => Self::ArabicSign,
            '،' | '¡' | '¢'..='¨' | '«' | '¬' | '°' | '±' | '´' | '·' | '»' | '¿' | '×' | '÷' => {
                Self::Neutral
            }
            '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{2022}' | '…' | '‰' | '′' | '″' | '‹' | '›' => {
                Self::Neutral
            }
            '₪' | '€' | '№' | '−' => Self::Neutral,
            _ => Self::Odd,
        }
    }
}

/// Whether a line may always break between a space and this character, whatever stands before the
/// space (but see [`is_open`]).
pub(super) fn may_begin(c: char) -> bool {
    matches!(Letter::of(c), Letter::Of(_) | Letter::Digit(..))
        && !matches!(c, '\u{5be}' | '\u{5f3}' | '\u{5f4}')
}

/// Whether a line may not always break between this character and a letter, though spaces stand
/// between them: it may open a quotation or a bracket (rules LB14 and LB15 of UAX #14).
pub(super) fn is_open(c: char) -> bool {
    match Letter::of(c) {
        Letter::Of(_) | Letter::Mark(_) | Letter::Digit(..) | Letter::LikeArabic => false,
        _ => !matches!(c, '.' | ',' | ':' | ';' | '!' | '?' | '%' | '،' | '-' | ')' | ']' | '}' | '٪'),
    }
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass as B;

    use super::*;

    /// The classes are what UAX #9 says.
    #[test]
    fn directions_are_those_of_the_standard() {
        for c in (0..0x2_0000).filter_map(char::from_u32) {
            let bidi = unicode_bidi::bidi_class(c);
            let agrees = match Letter::of(c) {
                Letter::Of(Script::Latin | Script::Cyrillic) => bidi == B::L,
                Letter::Of(Script::Hebrew) => bidi == B::R,
                Letter::Of(Script::Arabic) | Letter::LikeArabic => bidi == B::AL,
                Letter::Mark(_) => bidi == B::NSM,
                Letter::NonJoiner => bidi == B::BN,
                Letter::Digit(Digits::Arabic, _) => bidi == B::AN,
                Letter::Digit(..) => bidi == B::EN,
                Letter::Neutral => matches!(bidi, B::ON | B::CS | B::ES | B::ET),
                Letter::ArabicSign => matches!(bidi, B::ET | B::AN),
                Letter::Bracket => bidi == B::ON,
                Letter::Odd => true,
            };
            assert!(agrees, "{c:?} {:?} {bidi:?}", Letter::of(c));
        }
    }
}
