//! The fields of personas and of the scenario.

use egui::{Sense, Ui, vec2};

use super::{
    Panel,
    text::{Line, List, Text},
};
use crate::{
    app::{
        text::{Shell, Type},
        widgets::{field, label},
    },
    edit::{Command, PersonaField, ScenarioField},
    model::{Fact, Gender, Id, JourneyMap, Persona, Trait},
};

impl Panel<'_> {
    pub(super) fn persona(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(persona) = map.personas.iter().find(|persona| persona.id == *id) else { return };
        let title = shell.tr("inspector-persona");
        let ink = shell.accent();
        self.head(shell, ui, ("user", ink), &title);
        let none = shell.tr("field-empty");
        let set = |field| Command::EditPersonas { ids: vec![id.clone()], set: vec![field] };
        let name = Text::line("field-name", &persona.name).placeholder(&none).forced(persona.direction);
        if let Some(turned) = self.write(shell, ui, name, |text| Some(set(PersonaField::Name(text)))) {
            self.change(set(PersonaField::Direction(Some(turned))));
        }
        let lines: [Line<'_, PersonaField>; 4] = [
            ("field-role", &persona.role, PersonaField::Role),
            ("field-age", &persona.age, PersonaField::Age),
            ("field-education", &persona.education, PersonaField::Education),
            ("field-place", &persona.place, PersonaField::Place),
        ];
        for (name, text, field) in lines {
            self.write(shell, ui, Text::line(name, text), |text| Some(set(field(text))));
        }
        self.gender(shell, ui, persona);
        let quote = Text::lines("field-quote", &persona.quote, 2.0);
        self.write(shell, ui, quote, |text| Some(set(PersonaField::Quote(text))));
        let lists: [List<'_, PersonaField>; 4] = [
            ("field-goals", &persona.goals, PersonaField::Goals),
            ("field-needs", &persona.needs, PersonaField::Needs),
            ("field-frustrations", &persona.frustrations, PersonaField::Frustrations),
            ("field-channels", &persona.channels, PersonaField::Channels),
        ];
        for (name, items, field) in lists {
            self.write_list(shell, ui, name, items, |items| set(field(items)));
        }
        self.traits(shell, ui, &persona.traits);
        let texts: [Line<'_, PersonaField>; 2] = [
            ("field-found-us", &persona.found_us, PersonaField::FoundUs),
            ("field-chose-us", &persona.chose_us, PersonaField::ChoseUs),
        ];
        for (name, text, field) in texts {
            self.write(shell, ui, Text::lines(name, text, 1.0), |text| Some(set(field(text))));
        }
        self.facts(shell, ui, persona);
    }

    /// What is known, each with its source under it, and room for one more.
    fn facts(&mut self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        let source_of = shell.tr("field-source");
        let set = |facts: Vec<Fact>| {
            let set = vec![PersonaField::Facts(facts)];
            Some(Command::EditPersonas { ids: vec![persona.id.clone()], set })
        };
        let with = |index: usize, change: &dyn Fn(&mut Fact)| {
            let mut facts = persona.facts.clone();
            if index == facts.len() {
                facts.push(Fact::default());
            }
            facts.get_mut(index).into_iter().for_each(change);
            facts
        };
        for index in 0..=persona.facts.len() {
            let fact = persona.facts.get(index).cloned().unwrap_or_default();
            let text = Text::lines("field-facts", &fact.text, 1.0).nth(2 * index);
            self.write(shell, ui, text, |text| set(with(index, &|fact| fact.text.clone_from(&text))));
            if index < persona.facts.len() {
                let source =
                    Text::line("field-facts", &fact.source).placeholder(&source_of).nth(2 * index + 1);
                self.write(shell, ui, source, |text| set(with(index, &|fact| fact.source.clone_from(&text))));
            }
        }
    }

    fn gender(&mut self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        let all = [
            (Gender::Female, "gender-female"),
            (Gender::Male, "gender-male"),
            (Gender::Other, "gender-other"),
        ];
        let options: Vec<(String, bool)> = all
            .iter()
            .map(|(gender, message)| (shell.tr(message), persona.gender == Some(*gender)))
            .collect();
        let pressed = self.choose(shell, ui, "field-gender", &options);
        if let Some((gender, _)) = pressed.and_then(|index| all.get(index)) {
            let gender = Some(*gender).filter(|gender| persona.gender != Some(*gender));
            let set = vec![PersonaField::Gender(gender)];
            self.change(Command::EditPersonas { ids: vec![persona.id.clone()], set });
        }
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
        let set = |field| Command::EditScenario { set: vec![field] };
        let problem = Text::lines("field-problem", &scenario.problem, 2.0)
            .placeholder(&none)
            .forced(scenario.direction);
        if let Some(turned) = self.write(shell, ui, problem, |text| Some(set(ScenarioField::Problem(text)))) {
            self.change(set(ScenarioField::Direction(Some(turned))));
        }
        let lists: [List<'_, ScenarioField>; 3] = [
            ("field-questions", &scenario.questions, ScenarioField::Questions),
            ("field-goals", &scenario.goals, ScenarioField::Goals),
            ("field-expectations", &scenario.expectations, ScenarioField::Expectations),
        ];
        for (name, items, field) in lists {
            self.write_list(shell, ui, name, items, |items| set(field(items)));
        }
        let scope = Text::line("field-scope", &scenario.scope);
        self.write(shell, ui, scope, |text| Some(set(ScenarioField::Scope(text))));
    }
}
