//! The icons that a card or a lane can have: groups, names, and the words by which they are found.

use std::sync::OnceLock;

use crate::{
    i18n::Locale,
    text::{Folded, Fuzzy},
};

/// `name | English | Arabic | Hebrew | Persian` a line, under `[group]` lines.
const LIST: &str = include_str!("../../assets/lexicon/icons.txt");

/// Languages of the list, in the order of its columns.
const COLUMNS: [Locale; 4] = [Locale::En, Locale::Ar, Locale::He, Locale::Fa];

/// An icon that can be chosen.
pub(crate) struct Listed {
    /// Its Phosphor name.
    pub(crate) icon: &'static str,
    /// Its group; `icons-` before it is the message with its name.
    pub(crate) group: &'static str,
    /// For each language of [`COLUMNS`], its name and other words, folded.
    words: [Vec<Folded>; 4],
    names: [&'static str; 4],
}

impl Listed {
    /// What it is called in `locale`.
    pub(crate) fn name(&self, locale: Locale) -> &'static str {
        let column = COLUMNS.iter().position(|other| *other == locale);
        column.and_then(|column| self.names.get(column)).copied().unwrap_or(self.icon)
    }
}

/// All icons, group by group.
pub(crate) fn all() -> &'static [Listed] {
    static ALL: OnceLock<Vec<Listed>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut group = "";
        let mut all = Vec::new();
        for line in LIST.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                Some(name) => group = name,
                None => all.extend(listed(group, line)),
            }
        }
        all
    })
}

fn listed(group: &'static str, line: &'static str) -> Option<Listed> {
    let mut columns = line.split('|').map(str::trim);
    let icon = columns.next()?;
    let mut words: [Vec<Folded>; 4] = Default::default();
    let mut names = [icon; 4];
    for ((words, name), column) in words.iter_mut().zip(&mut names).zip(columns) {
        *words = column.split(',').map(|word| Folded::new(word.trim())).collect();
        *name = column.split(',').next().unwrap_or(icon).trim();
    }
    // What its makers call it is another English word.
    if let Some(english) = words.first_mut() {
        english.push(Folded::new(&icon.replace('-', " ")));
    }
    Some(Listed { icon, group, words, names })
}

/// The listed icon with this Phosphor name.
pub(crate) fn find(icon: &str) -> Option<&'static Listed> {
    all().iter().find(|listed| listed.icon == icon)
}

/// Icons that `typed` means, best first: places in [`all`]. Words of every language are looked at, those of
/// `locale` first; letters with gaps only count when nothing else is found.
pub(crate) fn search(typed: &str, locale: Locale) -> Vec<usize> {
    let parts: Vec<Folded> =
        typed.split_whitespace().map(Folded::new).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return (0..all().len()).collect();
    }
    let whole = Folded::new(typed.trim());
    let found = ranked(|listed| rank(listed, &whole, &parts, locale));
    if !found.is_empty() {
        return found;
    }
    let fuzzy = Fuzzy::new(typed);
    ranked(|listed| fuzzy.find(&Folded::new(listed.name(locale))))
}

fn ranked<S: Ord + Copy>(score: impl Fn(&Listed) -> Option<S>) -> Vec<usize> {
    let listed = all().iter().enumerate();
    let mut found: Vec<(S, usize)> =
        listed.filter_map(|(index, listed)| Some((score(listed)?, index))).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.into_iter().map(|(_, index)| index).collect()
}

/// How well an icon's words hold what was typed.
fn rank(listed: &Listed, whole: &Folded, parts: &[Folded], locale: Locale) -> Option<i32> {
    let mut best: Option<i32> = None;
    for (language, words) in COLUMNS.iter().zip(&listed.words) {
        // Every part must stand in some word; the better it begins one, the better.
        let part = |part: &Folded| words.iter().filter_map(|word| begins(word, part)).max();
        let Some(sum) = parts.iter().map(part).sum::<Option<i32>>() else { continue };
        let name = words.first().is_some_and(|name| name == whole);
        let exact = words.contains(whole);
        let of_name = parts.iter().filter_map(|part| begins(words.first()?, part)).max().unwrap_or(0);
        let own = *language == locale;
        let score = sum / parts.len() as i32
            + of_name
            + if name { 40 } else { 0 }
            + if exact { 20 } else { 0 }
            + if own { 10 } else { 0 };
        // Of two that are called alike, the shorter name is meant.
        let length = words.first().map_or(0, |name| name.chars().count().min(60)) as i32;
        let score = score * 64 - length;
        best = best.max(Some(score));
    }
    best
}

/// How `part` stands in `word`: at its beginning, at that of one of its parts, or within.
fn begins(word: &Folded, part: &Folded) -> Option<i32> {
    let (word, part): (Vec<char>, Vec<char>) = (word.chars().collect(), part.chars().collect());
    let places = || (0..word.len()).filter(|at| word[*at..].starts_with(&part));
    let first = places().next()?;
    let at_word = |at: usize| at == 0 || word.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
    // The Arabic article is part of the word and of no meaning here.
    let article = |at: usize| at >= 2 && word.get(at - 2..at) == Some(&['ا', 'ل']) && at_word(at - 2);
    Some(match () {
        () if first == 0 => 8,
        () if places().any(|at| at_word(at) || article(at)) => 6,
        // A letter or two within a word mean nothing.
        () if part.len() > 2 => 1,
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Icon;

    fn best(typed: &str, locale: Locale) -> Option<&'static str> {
        search(typed, locale).first().and_then(|index| all().get(*index)).map(|listed| listed.icon)
    }

    #[test]
    fn every_icon_exists_once_and_has_a_name_of_its_own_and_words_in_every_language() {
        assert!((150..=300).contains(&all().len()), "{}", all().len());
        for (column, locale) in COLUMNS.into_iter().enumerate() {
            let mut seen = std::collections::HashSet::new();
            for listed in all() {
                assert!(Icon::named(listed.icon).is_some(), "{}", listed.icon);
                assert!(seen.insert(listed.name(locale)), "{} in {locale:?}", listed.name(locale));
                assert!(listed.words[column].iter().all(|word| !word.is_empty()), "{}", listed.icon);
                assert!(locale.has(&format!("icons-{}", listed.group)), "{}", listed.group);
            }
        }
        let icons: std::collections::HashSet<_> = all().iter().map(|listed| listed.icon).collect();
        assert_eq!(icons.len(), all().len());
    }

    #[test]
    fn every_icon_is_found_first_by_its_own_name() {
        for locale in COLUMNS {
            for listed in all() {
                assert_eq!(best(listed.name(locale), locale), Some(listed.icon), "{}", listed.name(locale));
            }
        }
    }

    /// What is typed in a window of which language, and an icon that it must find among the first.
    const FINDS: &[(&str, Locale, &str)] = &[
        ("phone", Locale::En, "phone"),
        ("PHONE", Locale::Ar, "phone"),
        ("wait", Locale::En, "hourglass-medium"),
        ("car", Locale::En, "car"),
        ("انتظار", Locale::Ar, "hourglass-medium"),
        // Harakat, alef and teh marbuta as they come.
        ("هَاتِف", Locale::Ar, "phone"),
        ("فكره", Locale::Ar, "lightbulb"),
        ("احتفال", Locale::Ar, "confetti"),
        // Arabic kaf and yeh for Persian ones, and the other way round.
        ("كليد", Locale::Fa, "key"),
        ("ایمیل", Locale::Fa, "envelope-simple"),
        ("ايميل", Locale::Fa, "envelope-simple"),
        ("רעיון", Locale::He, "lightbulb"),
        ("טלפון נייד", Locale::He, "device-mobile"),
        ("עגלת", Locale::He, "shopping-cart"),
        // Another language than the window's.
        ("idea", Locale::He, "lightbulb"),
        // Letters left out.
        ("agrmnt", Locale::En, "handshake"),
    ];

    #[test]
    fn what_is_called_so_comes_before_what_has_to_do_with_it() {
        for (typed, locale, icon) in [
            ("wait", Locale::En, "hourglass-medium"),
            ("המת", Locale::He, "hourglass-medium"),
            ("انتظ", Locale::Fa, "hourglass-medium"),
        ] {
            assert_eq!(best(typed, locale), Some(icon), "{typed}");
        }
    }

    #[test]
    fn icons_are_found_in_four_languages_however_they_are_typed() {
        for (typed, locale, icon) in FINDS {
            let found: Vec<&str> =
                search(typed, *locale).into_iter().take(5).map(|index| all()[index].icon).collect();
            assert!(icon.is_empty() || found.contains(icon), "{typed} in {locale:?} finds {found:?}");
        }
        assert!(search("xqzxqz", Locale::En).is_empty());
        assert_eq!(search("  ", Locale::En).len(), all().len());
    }
}
