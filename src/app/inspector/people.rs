//! The fields of personas and of the scenario.

use egui::{Sense, Ui, vec2};

use super::Panel;
use crate::{
    app::{
        text::{Shell, Type},
        widgets::{Chip, field, label},
    },
    model::{Gender, Id, JourneyMap, Persona, Trait},
};

impl Panel<'_> {
    pub(super) fn persona(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(persona) = map.personas.iter().find(|persona| persona.id == *id) else { return };
        let title = shell.tr("inspector-persona");
        let ink = shell.accent();
        self.head(shell, ui, ("user", ink), &title);
        let none = shell.tr("field-empty");
        self.text_or(shell, ui, "field-name", &persona.name, &none);
        self.who(shell, ui, persona);
        if !persona.quote.is_empty() {
            self.text(shell, ui, "field-quote", &persona.quote);
        }
        self.list(shell, ui, "field-goals", &persona.goals);
        self.list(shell, ui, "field-needs", &persona.needs);
        self.list(shell, ui, "field-frustrations", &persona.frustrations);
        let channels = shell.tr("field-channels");
        let chips: Vec<Chip<'_>> = persona.channels.iter().map(|channel| Chip::new(channel)).collect();
        field::chips(shell, ui, &channels, &chips);
        self.traits(shell, ui, &persona.traits);
        self.text(shell, ui, "field-found-us", &persona.found_us);
        self.text(shell, ui, "field-chose-us", &persona.chose_us);
        let facts: Vec<String> = persona
            .facts
            .iter()
            .map(|fact| {
                if fact.source.is_empty() {
                    fact.text.clone()
                } else {
                    format!("{} ({})", fact.text, fact.source)
                }
            })
            .collect();
        self.list(shell, ui, "field-facts", &facts);
    }

    fn who(&self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        self.text(shell, ui, "field-role", &persona.role);
        let gender = persona.gender.map(|gender| {
            shell.tr(match gender {
                Gender::Female => "gender-female",
                Gender::Male => "gender-male",
                Gender::Other => "gender-other",
            })
        });
        match gender {
            Some(gender) if !persona.age.is_empty() => {
                let (age_name, gender_name) = (shell.tr("field-age"), shell.tr("field-gender"));
                field::pair(
                    shell,
                    ui,
                    (&age_name, &field::Value::text(&persona.age, "")),
                    (&gender_name, &field::Value::text(&gender, "")),
                );
            }
            gender => {
                self.text(shell, ui, "field-age", &persona.age);
                self.text(shell, ui, "field-gender", gender.as_deref().unwrap_or_default());
            }
        }
        self.text(shell, ui, "field-education", &persona.education);
        self.text(shell, ui, "field-place", &persona.place);
    }

    /// Traits as places between two ends.
    fn traits(&self, shell: &mut Shell, ui: &mut Ui, traits: &[Trait]) {
        if traits.is_empty() {
            return;
        }
        let name = shell.tr("field-traits");
        field::name(shell, ui, &name);
        for (index, one) in traits.iter().enumerate() {
            let (id, row) = ui.allocate_space(vec2(ui.available_width(), Type::SMALL.line()));
            let sides = shell.sides();
            let mut rest = row;
            let low = sides.take_start(&mut rest, row.width() / 2.0 - 6.0);
            let high = sides.take_end(&mut rest, row.width() / 2.0 - 6.0);
            let ink = shell.secondary();
            label::fitted(shell, ui, low, id.with("low"), &one.low, Type::SMALL, ink);
            let block = shell.fitted(&one.high, Type::SMALL, high.width());
            let mut end = high;
            let end = sides.take_end(&mut end, block.ink_width.ceil() + 1.0);
            label::fitted(shell, ui, end, id.with("high"), &one.high, Type::SMALL, ink);
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 10.0), Sense::hover());
            let track = rect.shrink2(vec2(0.0, 3.5));
            ui.painter().rect_filled(track, 1.5, shell.hairline());
            let along = rect.width() * one.value.clamp(0.0, 1.0);
            let centre = sides.start_top(rect) + sides.towards_end(along) + vec2(0.0, 5.0);
            ui.painter().circle_filled(centre, 5.0, shell.accent());
            ui.add_space(if index + 1 == traits.len() { field::GAP } else { 6.0 });
        }
    }

    pub(super) fn scenario(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        let scenario = &map.scenario;
        let title = shell.tr("inspector-scenario");
        let ink = shell.accent();
        self.head(shell, ui, ("flag", ink), &title);
        let none = shell.tr("field-empty");
        self.text_or(shell, ui, "field-problem", &scenario.problem, &none);
        self.list(shell, ui, "field-questions", &scenario.questions);
        self.list(shell, ui, "field-goals", &scenario.goals);
        self.list(shell, ui, "field-expectations", &scenario.expectations);
        self.text(shell, ui, "field-scope", &scenario.scope);
    }
}
