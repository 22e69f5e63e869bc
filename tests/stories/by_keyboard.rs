//! A map built by keyboard alone.

use egui::Key;
use rihla::{i18n::Locale, model::Direction};

use crate::{
    person::{CTRL, CTRL_SHIFT, Person},
    plan::Plan,
};

/// Builds the map of `plan` and saves it.
pub(crate) fn builds(person: &mut Person, plan: &Plan) {
    person.presses(CTRL, Key::N);
    empties(person);
    // Nothing is left to go to but the title, which letters replace.
    person.hits(Key::ArrowUp);
    person.types(&plan.map.title);
    person.hits(Key::Enter);
    person.presses(CTRL, Key::U);
    person.types(&plan.map.personas[0].name);
    person.hits(Key::Enter);
    person.presses(CTRL_SHIFT, Key::O);
    person.types(&plan.map.scenario.problem);
    person.hits(Key::Enter);
    stages(person, plan);
    lanes(person, plan);
    cards_and_feelings(person, plan);
    person.presses(CTRL, Key::S);
    person.hits(Key::Escape);
}

/// The key that goes on along the journey, and the one that goes back.
fn ways(person: &Person) -> (Key, Key) {
    match person.map().flow_direction() {
        Direction::Ltr => (Key::ArrowRight, Key::ArrowLeft),
        Direction::Rtl => (Key::ArrowLeft, Key::ArrowRight),
    }
}

/// Takes everything out that a new map has: somebody wants nothing of it.
fn empties(person: &mut Person) {
    let (_, back) = ways(person);
    // From the first cell to its lane; what stands beside something deleted is selected.
    person.presses(CTRL, Key::Home);
    person.hits(back);
    for _ in 0..6 {
        person.hits(Key::Delete);
    }
    // Without lanes there are no cells, and the keyboard begins at the stages.
    person.hits(Key::ArrowDown);
    for _ in 0..5 {
        person.hits(Key::Delete);
    }
    person.assert_empty();
}

/// Stages with their goals. In each language the map comes about in another way.
fn stages(person: &mut Person, plan: &Plan) {
    let (_, back) = ways(person);
    let order: &[usize] = match person.locale {
        // The second stage comes to mind last.
        Locale::He => &[0, 2, 3, 4, 1],
        _ => &[0, 1, 2, 3, 4],
    };
    for &stage in order {
        let stage = &plan.map.stages[stage];
        // Behind the one that was built last.
        person.presses(CTRL, Key::M);
        person.types(&stage.title);
        person.hits(Key::Enter);
        if person.locale == Locale::En && stage.title == plan.map.stages[3].title {
            // That was one too many: it goes and comes again.
            person.hits(Key::Delete);
            person.presses(CTRL, Key::M);
            person.types(&stage.title);
            person.hits(Key::Enter);
        }
        person.presses(CTRL, Key::G);
        person.types(&stage.goal);
        person.hits(Key::Enter);
    }
    if person.locale == Locale::He {
        for _ in 0..3 {
            person.presses(egui::Modifiers::ALT, back);
        }
    }
}

/// Lanes, each under the one before: a lane of texts, which then gets its kind, and with it its usual title.
fn lanes(person: &mut Person, plan: &Plan) {
    for (_, lane) in plan.lanes() {
        person.presses(CTRL, Key::L);
        person.hits(Key::Enter);
        person.presses(egui::Modifiers::SHIFT, Key::F10);
        person.walks_menu("field-kind");
        person.walks_menu(&format!("lane-{}", lane.kind.name()));
        if person.map().lanes.last().is_some_and(|built| built.title != lane.title) {
            person.types(&lane.title);
            person.hits(Key::Enter);
        }
    }
}

fn cards_and_feelings(person: &mut Person, plan: &Plan) {
    person.hits(Key::Escape);
    person.presses(CTRL, Key::Home);
    for (lane, _) in plan.lanes() {
        for stage in 0..5 {
            if lane == plan.emotions() {
                feeling(person, plan, stage);
            }
            for (index, card) in plan.cards(lane, stage).into_iter().enumerate() {
                if index > 0 {
                    person.presses(egui::Modifiers::SHIFT, Key::Enter);
                }
                // Typing on an empty cell opens a card.
                person.types(&card.text);
                person.presses(CTRL, Key::Enter);
                if let Some(severity) = card.severity {
                    chooses_severity(person, severity);
                }
                if card.moment_of_truth {
                    person.presses(CTRL, Key::B);
                }
            }
            person.hits(Key::Tab);
        }
    }
}

/// Opens the menu of the card and goes to the number.
fn chooses_severity(person: &mut Person, severity: u8) {
    person.presses(egui::Modifiers::SHIFT, Key::F10);
    person.walks_menu("field-severity");
    // None, 1, 2, 3.
    (0..severity).for_each(|_| person.hits(Key::ArrowDown));
    person.hits(Key::Enter);
}

/// The point of a stage: raised or lowered by arrow keys, named by typing.
fn feeling(person: &mut Person, plan: &Plan, stage: usize) {
    let point = plan.point(stage);
    let step = person.map().stages[stage].steps[0].id.clone();
    // From the cell to the point in it, or to a new one.
    person.hits(Key::Enter);
    let (_, value) = person.point(&step).expect("there is a point");
    let presses = ((point.value - value) * 10.0).round() as i32;
    let key = if presses > 0 { Key::ArrowUp } else { Key::ArrowDown };
    (0..presses.abs()).for_each(|_| person.hits(key));
    person.types(&point.word);
    person.hits(Key::Enter);
}
