//! In which language a table is written, by its letters.

use crate::i18n::Locale;

/// The language of `texts`: one of the four, or `fallback` where there are no letters to tell.
pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>, fallback: Locale) -> Locale {
    let (mut latin, mut hebrew, mut arabic_script) = (0_usize, 0_usize, 0_usize);
    // Letters that only one of the two languages has, and those that it writes otherwise.
    let (mut arabic, mut persian) = (0_usize, 0_usize);
    for text in texts {
        for c in text.chars() {
            match c {
                '\u{0590}'..='\u{05FF}' => hebrew += 1,
                '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' if c.is_alphabetic() => arabic_script += 1,
                c if c.is_alphabetic() => latin += 1,
                _ => {}
            }
            match c {
                'پ' | 'چ' | 'ژ' | 'گ' | 'ۀ' => persian += 3,
                'ک' | 'ی' => persian += 1,
                'ة' | 'ى' | 'ؤ' | 'إ' | 'ً' => arabic += 3,
                'ك' | 'ي' | 'أ' => arabic += 1,
                _ => {}
            }
        }
        arabic += 2 * text.split_whitespace().filter(|word| word.starts_with("ال")).count();
    }
    // A right-to-left table with Latin names in it is still that; a word of Arabic in an English one is not.
    let of_script = |count: usize| count > 0 && count * 2 >= latin;
    if of_script(hebrew) && hebrew >= arabic_script {
        Locale::He
    } else if of_script(arabic_script) {
        if persian > arabic { Locale::Fa } else { Locale::Ar }
    } else if latin > 0 {
        Locale::En
    } else {
        fallback
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_the_language() {
        for (text, expected) in [
            ("Awareness | Decision", Locale::En),
            ("الوعي (Awareness) صعوبة العثور على المعلومات", Locale::Ar),
            ("مشاعر، نقاط، فرص", Locale::Ar),
            ("مرحله، احساس مشتری، فرصت‌ها", Locale::Fa),
            ("مشكلات كاربر و پيشنهادها براي گزارش", Locale::Fa),
            ("מודעות, החלטה ב־Google", Locale::He),
            ("Our shop رحلة sells desks in Cairo", Locale::En),
            ("1 | 2 | —", Locale::Fa),
        ] {
            assert_eq!(of(std::iter::once(text), Locale::Fa), expected, "{text}");
        }
    }
}
