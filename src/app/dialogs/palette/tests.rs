//! What the palette finds.

use super::*;
use crate::{
    i18n::Locale,
    model::{Card, Stage},
};

fn palette(locale: Locale) -> Palette {
    let offered = |action: &Action| Offered {
        name: action.full_name(locale),
        others: locale.others().map(|other| action.full_name(other)).collect(),
        action: action.clone(),
        icon: action.entry().icon,
        keys: action.keys(),
        reason: (*action == Action::Redo).then(|| locale.text("why-nothing-undone")),
    };
    let actions = Action::all().map(|action| offered(&action)).collect();
    let mut map = JourneyMap::default();
    map.stages.push(Stage { id: "s".into(), title: "Decision".into(), ..Stage::default() });
    for (id, text) in [("a", "Save money"), ("b", ""), ("c", "أَدْفَعُ\nنقدًا")] {
        map.cards.push(std::sync::Arc::new(Card { id: id.into(), text: text.to_owned(), ..Card::default() }));
    }
    Palette::new(actions, Some(&map))
}

fn first(palette: &mut Palette, typed: &str) -> Option<Choice> {
    palette.query = typed.to_owned();
    palette.filter();
    palette.entry(0).map(|entry| entry.choice.clone())
}

#[test]
fn every_action_is_found_by_its_own_name_in_every_language() {
    for locale in Locale::ALL {
        let mut palette = palette(locale);
        for action in Action::all() {
            let name = action.full_name(locale);
            let same = |choice: Option<Choice>| match choice {
                Some(Choice::Do(found)) => found.full_name(locale) == name,
                _ => false,
            };
            assert!(same(first(&mut palette, &name)), "{name} in {locale:?}");
        }
    }
}

#[test]
fn an_action_is_found_by_its_name_in_any_language_and_that_of_the_window_comes_first() {
    let names = ["undo", "Export", "save as", "تراجع", "ביטול", "ذخیره"];
    let wanted = [Action::Undo, Action::ExportPng, Action::SaveAs, Action::Undo, Action::Undo, Action::Save];
    for locale in Locale::ALL {
        let mut palette = palette(locale);
        for (typed, action) in names.iter().zip(&wanted) {
            assert_eq!(first(&mut palette, typed), Some(Choice::Do(action.clone())), "{typed} {locale:?}");
        }
        palette.query = "undo".into();
        palette.filter();
        let found_by = if locale == Locale::En { None } else { Some("Undo") };
        assert_eq!(palette.found_by(0), found_by, "{locale:?}");
    }
    // A word that Arabic and Persian share: where both stand, the window's own name decides the order.
    let mut palette = palette(Locale::Fa);
    palette.query = Action::Copy.name(Locale::Fa);
    palette.filter();
    let own = palette.shown.iter().map(|row| row.other.is_none()).collect::<Vec<_>>();
    assert!(own.is_sorted_by(|a, b| a >= b), "{own:?}");
}

#[test]
fn actions_come_before_places_and_places_only_when_something_is_typed() {
    let mut palette = palette(Locale::En);
    assert_eq!(palette.shown.len(), Action::PLAIN.len() - 1, "all but what cannot be done");
    assert_eq!(first(&mut palette, "redo"), Some(Choice::Do(Action::Redo)), "which is named all the same");
    assert!(palette.entry(0).is_some_and(|entry| !entry.enabled()));
    assert_eq!(first(&mut palette, "save"), Some(Choice::Do(Action::Save)));
    let choices: Vec<&Choice> = (0..).map_while(|row| palette.entry(row)).map(|e| &e.choice).collect();
    assert_eq!(choices.last(), Some(&&Choice::GoTo(ItemRef::Card("a".into()))));
    assert_eq!(first(&mut palette, "decision"), Some(Choice::GoTo(ItemRef::Stage("s".into()))));
    assert_eq!(first(&mut palette, "ادفع نقدا"), Some(Choice::GoTo(ItemRef::Card("c".into()))));
    assert_eq!(first(&mut palette, "xqzxqz"), None);
}

#[test]
fn what_begins_a_word_comes_first_and_what_only_has_the_letters_is_cut_off() {
    // What is typed, and the names that it finds among the commands, best first.
    let table = [
        (Locale::En, "lock", vec![Action::Build(Build::Lock)]),
        (Locale::En, "sa", vec![Action::Save, Action::SaveAs]),
        (Locale::En, "sas", vec![Action::SaveAs]),
        (Locale::En, "dplct", vec![Action::Duplicate]),
        (Locale::Ar, "بحث", vec![Action::Find, Action::FindNext]),
        (Locale::Ar, "خريطة", vec![Action::New]),
        (Locale::Ar, "قفل", vec![Action::Build(Build::Lock)]),
        (Locale::He, "כרטיס", vec![Action::Build(Build::SplitCards)]),
        (Locale::He, "חיפ", vec![Action::Find]),
        (Locale::He, "נעי", vec![Action::Build(Build::Lock)]),
        (Locale::Fa, "ذخیره", vec![Action::Save, Action::Autosave]),
        (Locale::Fa, "قفل", vec![Action::Build(Build::Lock)]),
        (Locale::Fa, "كپی", vec![Action::Copy]),
    ];
    for (locale, typed, wanted) in table {
        let mut palette = palette(locale);
        palette.query = typed.to_owned();
        palette.filter();
        let found: Vec<&Choice> = (0..).map_while(|row| palette.entry(row)).map(|e| &e.choice).collect();
        let wanted: Vec<Choice> = wanted.into_iter().map(Choice::Do).collect();
        let first: Vec<Choice> = found.iter().take(wanted.len()).map(|c| (*c).clone()).collect();
        assert_eq!(first, wanted, "{typed} in {locale:?}");
    }
    let counts = [(Locale::En, "tnl"), (Locale::Ar, "تطق"), (Locale::He, "תמט"), (Locale::Fa, "فدر")];
    for (locale, typed) in counts {
        let mut palette = palette(locale);
        assert_eq!(first(&mut palette, typed), None, "{typed} in {locale:?}");
    }
}

#[test]
fn what_cannot_be_done_says_why_in_the_place_of_its_keys() {
    for locale in Locale::ALL {
        let mut palette = palette(locale);
        first(&mut palette, &Action::Redo.name(locale));
        let reason = palette.entry(0).and_then(|entry| entry.reason.clone());
        assert_eq!(reason, Some(locale.text("why-nothing-undone")), "{locale:?}");
    }
}

#[test]
fn the_mark_goes_round_and_stays_in_sight() {
    let mut palette = palette(Locale::En);
    palette.go(-1, true);
    assert_eq!(palette.marked, palette.shown.len() - 1);
    assert_eq!(palette.top, palette.shown.len() - ROWS);
    palette.go(1, true);
    assert_eq!((palette.marked, palette.top), (0, 0));
    palette.go(ROWS as isize, true);
    assert_eq!((palette.marked, palette.top), (ROWS, 1));
    // In a low window, after the keys and after the wheel.
    palette.rows = 3;
    palette.show_marked();
    for by in [1, -1, 2, -2] {
        palette.go(by, true);
        assert!((palette.top..palette.top + 3).contains(&palette.marked), "after {by}");
    }
    for by in [5, -1, 1000, -3, -1000] {
        palette.scroll(by);
        assert!((palette.top..palette.top + 3).contains(&palette.marked), "after {by} by the wheel");
    }
    assert_eq!(palette.top, 0);
}
