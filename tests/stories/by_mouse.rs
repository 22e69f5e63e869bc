//! A map built with the pointer; of the keyboard only letters are used.

use egui::vec2;
use rihla::i18n::Locale;

use crate::{person::Person, plan::Plan};

/// Builds the map of `plan` and saves it.
pub(crate) fn builds(person: &mut Person, plan: &Plan) {
    let new = person.locale.text("action-new");
    person.clicks_on(&new);
    empties(person);
    let title = person.part(egui::Role::Heading, &person.map().title);
    // Letters replace the title that is selected.
    person.clicks(title.center());
    person.types(&plan.map.title);
    person.clicks_on_chip(&person.locale.text("action-add-persona"));
    person.types(&plan.map.personas[0].name);
    // The name ends with a click beside it, and its chip takes the room that it needs.
    person.clicks_on_nothing();
    person.clicks_on_chip(&person.locale.text("action-scenario"));
    person.types(&plan.map.scenario.problem);
    stages(person, plan);
    lanes(person, plan);
    cards(person, plan);
    feelings(person, plan);
    person.clicks_on(&person.locale.text("menu-main"));
    person.clicks_entry(&person.locale.text("action-save"));
    person.waits();
}

/// Takes everything out that a new map has: somebody wants nothing of it.
fn empties(person: &mut Person) {
    while let Some(lane) = person.map().lanes.first() {
        let label = person.part(egui::Role::RowHeader, &lane.title.clone());
        person.chooses(label.center(), &["action-delete"]);
    }
    while !person.map().stages.is_empty() {
        let header = person.header(0);
        person.chooses(header.center(), &["action-delete"]);
    }
    person.assert_empty();
}

/// Stages with their goals. In each language the map comes about in another way.
fn stages(person: &mut Person, plan: &Plan) {
    let order: &[usize] = match person.locale {
        Locale::He => &[0, 2, 3, 4, 1],
        Locale::En => &[0, 1, 3, 4],
        _ => &[0, 1, 2, 3, 4],
    };
    for (place, &stage) in order.iter().enumerate() {
        // The "+" behind the last one.
        person.clicks_on(&person.locale.text("add-stage"));
        titles(person, plan, stage, place);
    }
    match person.locale {
        Locale::He => {
            // The last one belongs behind the first.
            let (from, to) = (person.header(4), person.header(1));
            // A little beyond the middle, on the side where the map begins.
            let beyond = vec2(0.3 * to.width(), 0.0);
            person.drags(from.center(), to.center() + beyond);
        }
        Locale::En => {
            // One was forgotten.
            let header = person.header(1);
            person.chooses(header.center(), &["action-stage-after"]);
            titles(person, plan, 2, 2);
        }
        _ => {}
    }
}

/// Types the title of the stage that was just added at `place`, and its goal.
fn titles(person: &mut Person, plan: &Plan, stage: usize, place: usize) {
    let stage = &plan.map.stages[stage];
    person.types(&stage.title);
    let header = person.header(place);
    person.chooses(header.center(), &["action-goal"]);
    person.types(&stage.goal);
}

/// Lanes: the "+" under the last one adds the next of those that maps usually have.
fn lanes(person: &mut Person, plan: &Plan) {
    for (_, lane) in plan.lanes() {
        person.clicks_on(&person.locale.text("add-lane"));
        if person.map().lanes.last().is_some_and(|built| built.title != lane.title) {
            person.types(&lane.title);
        }
    }
}

fn cards(person: &mut Person, plan: &Plan) {
    for (lane, _) in plan.lanes() {
        for stage in 0..5 {
            let mut before: Option<&str> = None;
            for card in plan.cards(lane, stage) {
                if let Some(before) = before {
                    let before = person.card(before);
                    person.chooses(before.center(), &["action-add-card"]);
                } else {
                    let cell = person.cell(lane, stage);
                    // A "+" stands in the middle of an empty cell.
                    person.clicks(cell.center());
                }
                person.types(&card.text);
                person.clicks_beside();
                before = Some(&card.text);
                let there = person.card(&card.text).center();
                if let Some(severity) = card.severity {
                    let number = person.locale.number(i64::from(severity));
                    person.chooses(there, &["field-severity"]);
                    person.clicks_entry(&number);
                }
                if card.moment_of_truth {
                    person.chooses(there, &["field-moment-of-truth"]);
                }
            }
        }
    }
}

fn feelings(person: &mut Person, plan: &Plan) {
    for stage in 0..5 {
        let point = plan.point(stage);
        let step = person.map().stages[stage].steps[0].id.clone();
        if person.point(&step).is_none() {
            // The curve runs through this stage without a point.
            let cell = person.cell(plan.emotions(), stage);
            person.chooses(cell.center_top() + vec2(0.0, 8.0), &["action-add-point"]);
        }
        let (id, _) = person.point(&step).unwrap();
        // One looks, and drags again what is not where it should be.
        let mut per_point = 0.02;
        for _ in 0..6 {
            let (_, value) = person.point(&step).unwrap();
            if value == point.value {
                break;
            }
            let from = person.place(&id).center();
            let to = from - vec2(0.0, (point.value - value) / per_point);
            person.drags(from, to);
            let (_, now) = person.point(&step).unwrap();
            let moved = from.y - person.place(&id).center().y;
            if moved.abs() > 10.0 {
                per_point = (now - value) / moved;
            }
        }
        assert_eq!(person.point(&step).unwrap().1, point.value);
        let at = person.place(&id).center();
        person.double_clicks(at);
        person.types(&point.word);
    }
    person.clicks_beside();
}
