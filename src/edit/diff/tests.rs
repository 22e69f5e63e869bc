//! What is told of changes.

use super::*;
use crate::{
    edit::{CardField, CellPlace, Command, Document, MapField, StageField, story},
    i18n::{Locale, without_isolates},
    model::{Card, random},
};

const SHOP: &str = "
                  | Look | ..  | Decision | Retention
    actions       | a b  | c   | d        |
    emotions      | p:+1 |     | q:-0.5   |
    Pain points   |      |     | e f      |
    Opportunities |      |     |          | g
    links: a>d";

/// Does `commands` on the shop's map and tells what changed.
fn told(commands: &[Command], locale: Locale) -> Vec<String> {
    let start = Arc::new(story::map(SHOP));
    let mut document = Document::new(start.clone());
    for command in commands {
        document.apply(command).unwrap();
    }
    let diff = Diff::of(&start, document.map());
    diff.lines(locale).iter().map(|line| without_isolates(line)).collect()
}

fn ids(words: &str) -> Vec<Id> {
    words.split_whitespace().map(Id::from).collect()
}

#[test]
fn a_moved_card_is_told_of_by_lane_and_stage() {
    let to = CellPlace::end_of("Opportunities".into(), "Retention.1".into());
    let commands = [Command::MoveCards { ids: ids("e"), to }];
    assert_eq!(
        told(&commands, Locale::En),
        ["card “e” moved from Pain points/Decision to Opportunities/Retention"]
    );
    assert_eq!(
        told(&commands, Locale::Ar),
        ["نقل البطاقة «e» من Pain points/Decision إلى Opportunities/Retention"]
    );
}

#[test]
fn the_step_is_told_where_a_stage_has_several() {
    let to = CellPlace::end_of("actions".into(), "Look.2".into());
    let commands = [Command::MoveCards { ids: ids("d"), to }];
    assert_eq!(told(&commands, Locale::En), ["card “d” moved from actions/Decision to actions/Look (2)"]);
}

#[test]
fn a_card_before_its_neighbour_is_only_that() {
    let to = CellPlace {
        before: Some("e".into()),
        ..CellPlace::end_of("Pain points".into(), "Decision.1".into())
    };
    let commands = [Command::MoveCards { ids: ids("f"), to }];
    let lines = told(&commands, Locale::En);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].ends_with("moved within Pain points/Decision"), "{lines:?}");
}

#[test]
fn fields_are_told_with_what_they_were() {
    let set = vec![CardField::Severity(Some(3)), CardField::Text("Few ways to pay".to_owned())];
    let edit = |set| Command::EditCards { ids: ids("e"), set };
    assert_eq!(
        told(&[edit(set.clone())], Locale::En),
        ["card “e”: Text: “Few ways to pay” (was “e”); Severity: 3"]
    );
    assert_eq!(told(&[edit(set)], Locale::Fa), ["کارت «e»: متن: «Few ways to pay» (پیش‌تر «e»)؛ شدت: ۳"]);
}

#[test]
fn a_fraction_has_the_decimal_sign_of_its_digits() {
    let width = StageField::Width(Some(212.5));
    let edit =
        || Command::EditStages { ids: vec![story::map(SHOP).stages[0].id.clone()], set: vec![width.clone()] };
    let ends = |locale: Locale, number: &str| {
        let lines = told(&[edit()], locale);
        assert!(lines[0].ends_with(number), "{lines:?}");
    };
    ends(Locale::En, "212.5");
    ends(Locale::Ar, "212.5");
    ends(Locale::Fa, "۲۱۲٫۵");
}

#[test]
fn long_texts_are_shown_where_they_differ() {
    let (start, end) = ("word ".repeat(40), "tail");
    let (before, after) = ("e", format!("{start}{end}"));
    let other = format!("{start}other {end}");
    let mut first = story::map(SHOP);
    let card = Arc::make_mut(first.cards.iter_mut().find(|card| card.id.as_str() == before).unwrap());
    card.text.clone_from(&after);
    let first = Arc::new(first);
    let mut second = JourneyMap::clone(&first);
    let card = Arc::make_mut(second.cards.iter_mut().find(|card| card.id.as_str() == before).unwrap());
    card.text = other;
    let line = &Diff::of(&first, &Arc::new(second)).lines(Locale::En)[0];
    assert!(line.contains("other tail") && line.chars().count() < 250, "{line}");
}

#[test]
fn a_stage_that_goes_takes_its_steps_without_a_word_of_them() {
    let lines = told(&[Command::Delete { items: vec![ItemRef::Stage("Look".into())] }], Locale::En);
    assert_eq!(
        lines,
        [
            "stage “Look” removed",
            "card “a” removed from actions/Look (1)",
            "card “b” removed from actions/Look (1)",
            "card “c” removed from actions/Look (2)",
            "feeling without a word removed from Look (1)",
            "arrow from “a” to “d” removed",
        ]
    );
}

#[test]
fn the_order_of_stages_is_told_by_the_fewest_moves() {
    let lines = told(&[Command::MoveStages { ids: ids("Retention"), index: 0 }], Locale::En);
    assert_eq!(lines, ["stage “Retention” moved to another place"]);
}

#[test]
fn nothing_in_a_text_acts_on_the_sentence_around_it() {
    let card = Card {
        id: "x".into(),
        text: "a\u{202e}b\u{2069}\nc".to_owned(),
        lane: "actions".into(),
        step: "Look.1".into(),
        ..Card::default()
    };
    let lines = told(&[Command::InsertCards { cards: vec![card], before: None }], Locale::En);
    assert_eq!(lines, ["card “a\u{fffd}b\u{fffd} c” added in actions/Look (1)"]);
}

#[test]
fn the_summary_counts_in_every_language() {
    let start = Arc::new(story::map(SHOP));
    let mut document = Document::new(start.clone());
    document.apply(&Command::Delete { items: vec![ItemRef::Card("a".into())] }).unwrap();
    document.apply(&Command::EditMap { set: vec![MapField::Title("T".to_owned())] }).unwrap();
    for locale in Locale::ALL {
        let summary = Diff::of(&start, document.map()).summary(locale);
        assert!(!summary.is_empty() && !summary.contains("diff-"), "{summary}");
    }
    let summary = Diff::of(&start, document.map()).summary(Locale::En);
    assert_eq!(without_isolates(&summary), "2 removed, 1 edited");
    assert_eq!(Diff::of(&start, &start).summary(Locale::En), "no difference");
}

#[test]
fn every_change_of_random_maps_has_words_and_equal_maps_have_none() {
    for seed in 0..60 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let one = Arc::new(random::whole_map(&mut rng, 12));
        let other = Arc::new(random::whole_map(&mut rng, 12));
        let copy = Arc::new(JourneyMap {
            cards: one.cards.iter().map(|c| Arc::new(Card::clone(c))).collect(),
            ..JourneyMap::clone(&one)
        });
        assert!(Diff::of(&one, &copy).is_empty(), "seed {seed}");
        let mut mixed = JourneyMap::clone(&other);
        for (ours, theirs) in mixed.cards.iter_mut().zip(&one.cards) {
            Arc::make_mut(ours).id = theirs.id.clone();
        }
        for (ours, theirs) in mixed.stages.iter_mut().zip(&one.stages) {
            ours.id = theirs.id.clone();
        }
        for (ours, theirs) in mixed.personas.iter_mut().zip(&one.personas) {
            ours.id = theirs.id.clone();
        }
        let diff = Diff::of(&one, &Arc::new(mixed));
        assert!(!diff.is_empty());
        for locale in Locale::ALL {
            for line in diff.lines(locale) {
                assert!(!line.contains("diff-") && !line.contains("field-"), "seed {seed}: {line}");
            }
        }
    }
}
