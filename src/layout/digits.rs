//! Which digits a map's numbers are written with: those that its author uses.

use crate::{
    i18n::{Digits, Locale},
    model::JourneyMap,
};

/// Cards that are looked at: enough to know a habit.
const CARDS: usize = 256;

/// The digits of the numbers that we add to `map`: in Arabic and Persian those that most of its own texts
/// are written with, else the usual ones of `locale`.
pub(super) fn of_map(map: &JourneyMap, locale: Locale) -> Digits {
    if !matches!(locale, Locale::Ar | Locale::Fa) {
        return Digits::of(locale);
    }
    let usual = Digits::of(locale);
    // Texts are counted, not digits: one long number does not outweigh a habit.
    let of_texts = texts(map).filter(|text| text.chars().any(|c| Digits::of_char(c).is_some()));
    most_used(of_texts.map(|text| most_used(text.chars().filter_map(Digits::of_char), usual)), usual)
}

/// The digits that come up most often, `usual` where no others do more often.
fn most_used(all: impl Iterator<Item = Digits>, usual: Digits) -> Digits {
    let mut counts = [(usual, 0_usize), (Digits::Latin, 0), (Digits::Arabic, 0), (Digits::Persian, 0)];
    for digits in all {
        for (kind, count) in &mut counts {
            *count += usize::from(*kind == digits);
        }
    }
    // The usual ones stand first, so that they win a tie.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(usual, |(digits, _)| digits)
}

/// Texts of the map's author that show, as far as they are looked at.
fn texts(map: &JourneyMap) -> impl Iterator<Item = &str> {
    let personas = map.personas.iter().flat_map(|persona| [&persona.name, &persona.age, &persona.role]);
    let stages = map.stages.iter().flat_map(|stage| {
        [&stage.title, &stage.goal].into_iter().chain(stage.steps.iter().map(|step| &step.title))
    });
    let lanes = map.lanes.iter().map(|lane| &lane.title);
    let cards = map.cards.iter().take(CARDS).map(|card| &card.text);
    [&map.title, &map.scenario.problem]
        .into_iter()
        .chain(personas)
        .chain(stages)
        .chain(lanes)
        .chain(cards)
        .map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Card;

    fn digits(locale: Locale, title: &str) -> Digits {
        of_map(&JourneyMap { title: title.into(), ..JourneyMap::default() }, locale)
    }

    #[test]
    fn numbers_are_written_as_the_author_writes_them() {
        assert_eq!(digits(Locale::Ar, "رحلة"), Digits::Latin);
        assert_eq!(digits(Locale::Ar, "خلال ١٢ يومًا"), Digits::Arabic);
        assert_eq!(digits(Locale::Ar, "12 يومًا و ٣ ليال"), Digits::Latin);
        assert_eq!(digits(Locale::Fa, "سفر"), Digits::Persian);
        assert_eq!(
            digits(Locale::Fa, "۲ گام در Windows 7"),
            Digits::Persian,
            "the usual ones where both are used"
        );
        assert_eq!(digits(Locale::Fa, "24 ساعت"), Digits::Latin);
        assert_eq!(digits(Locale::En, "١٢ days"), Digits::Latin);
        assert_eq!(digits(Locale::He, "١٢"), Digits::Latin);
    }

    #[test]
    fn one_long_number_does_not_outweigh_a_habit() {
        let card = |text: &str| std::sync::Arc::new(Card { text: text.into(), ..Card::default() });
        let cards = vec![card("ينتظر ٤ أيام"), card("موعد 2026-03-31 08:30")];
        let map = JourneyMap { title: "خلال ٩ أيام".into(), cards, ..JourneyMap::default() };
        assert_eq!(of_map(&map, Locale::Ar), Digits::Arabic);
    }
}
