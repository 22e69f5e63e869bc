//! The fields of personas.

use egui::Ui;

use super::{
    Panel,
    curve::title_of,
    kit::below_rows,
    shared::Shared,
    text::{Line, List, Text, numbered},
};
use crate::{
    app::{
        text::Shell,
        widgets::{field, slider::Scale},
    },
    edit::{Command, ItemRef, PersonaField},
    editor::Intent,
    model::{Fact, Gender, Id, JourneyMap, Persona, Trait, range},
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
        self.portrait(shell, ui, persona);
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
        self.wants(shell, ui, persona);
        let count = persona.traits.len();
        self.section(shell, ui, ("field-traits", count), count > 0, |panel, shell, ui| {
            panel.traits(shell, ui, persona);
        });
        let open = !persona.found_us.is_empty() || !persona.chose_us.is_empty() || !persona.facts.is_empty();
        self.section(shell, ui, ("section-known", persona.facts.len()), open, |panel, shell, ui| {
            let texts: [Line<'_, PersonaField>; 2] = [
                ("field-found-us", &persona.found_us, PersonaField::FoundUs),
                ("field-chose-us", &persona.chose_us, PersonaField::ChoseUs),
            ];
            for (name, text, field) in texts {
                panel.write(shell, ui, Text::lines(name, text, 1.0), |text| Some(set(field(text))));
            }
            panel.facts(shell, ui, persona);
        });
        self.curves_of(shell, ui, map, persona);
        self.section(shell, ui, ("section-more", 0), false, |panel, shell, ui| {
            if let Some(direction) = panel.direction(shell, ui, &Shared::Same(persona.direction)) {
                panel.change(set(PersonaField::Direction(direction)));
            }
        });
    }

    /// What they want, need and suffer from, and where they are met.
    fn wants(&mut self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        let lists: [List<'_, PersonaField>; 4] = [
            ("field-goals", &persona.goals, PersonaField::Goals),
            ("field-needs", &persona.needs, PersonaField::Needs),
            ("field-frustrations", &persona.frustrations, PersonaField::Frustrations),
            ("field-channels", &persona.channels, PersonaField::Channels),
        ];
        for (name, items, field) in lists {
            self.write_list(shell, ui, name, items, |items| Command::EditPersonas {
                ids: vec![persona.id.clone()],
                set: vec![field(items)],
            });
        }
    }

    /// The curves of a persona, and a way to one more.
    fn curves_of(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, persona: &Persona) {
        let first = map.personas.first().is_some_and(|first| first.id == persona.id);
        let is_theirs = |of: &Id| {
            *of == persona.id || first && (of.is_empty() || !map.personas.iter().any(|p| p.id == *of))
        };
        let curves: Vec<_> = map.curves.iter().filter(|curve| is_theirs(&curve.persona)).collect();
        self.section(shell, ui, ("section-curves", curves.len()), true, |panel, shell, ui| {
            let any = !curves.is_empty();
            for curve in curves {
                let title = title_of(shell, map, curve);
                if panel.row(shell, ui, ("curve", &curve.id), ("wave-sine", &title), &[]).0 {
                    panel.wish(Intent::Select(ItemRef::Curve(curve.id.clone())));
                }
            }
            below_rows(ui, any);
            if panel.button(shell, ui, ("plus", "add-curve")) {
                panel.wish(Intent::AddCurve(persona.id.clone()));
            }
        });
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
            let called = numbered(shell, "field-facts", index);
            let add = shell.tr("field-add-fact");
            let text = Text::lines("field-facts", &fact.text, 1.0).placeholder(&add);
            let text = text.nth(2 * index).called(called.clone());
            self.write(shell, ui, text, |text| set(with(index, &|fact| fact.text.clone_from(&text))));
            if index < persona.facts.len() {
                let source = Text::line("field-facts", &fact.source).placeholder(&source_of);
                let source = source.nth(2 * index + 1).called(shell.both(&called, &source_of));
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
        let now = Shared::Same(persona.gender);
        if let Some(gender) = self.choose_of(shell, ui, "field-gender", &all, &now, Some) {
            let set = vec![PersonaField::Gender(Some(gender).filter(|_| persona.gender != Some(gender)))];
            self.change(Command::EditPersonas { ids: vec![persona.id.clone()], set });
        }
    }

    /// Traits as places between two ends, and room for one more.
    fn traits(&mut self, shell: &mut Shell, ui: &mut Ui, persona: &Persona) {
        let (low, high) = (shell.tr("field-trait-low"), shell.tr("field-trait-high"));
        let set = |traits: Vec<Trait>| {
            let set = vec![PersonaField::Traits(traits)];
            Command::EditPersonas { ids: vec![persona.id.clone()], set }
        };
        let with = |index: usize, change: &dyn Fn(&mut Trait)| {
            let mut traits = persona.traits.clone();
            traits.get_mut(index).into_iter().for_each(change);
            Some(set(traits))
        };
        for (index, one) in persona.traits.iter().enumerate() {
            let called = numbered(shell, "field-traits", index);
            let (low_called, high_called) = (shell.both(&called, &low), shell.both(&called, &high));
            self.pair(
                shell,
                ui,
                |panel, shell, ui| {
                    let text = Text::line("field-trait-low", &one.low).placeholder(&low);
                    let text = text.nth(index + 1).called(low_called);
                    panel.write(shell, ui, text, |text| with(index, &|one| one.low.clone_from(&text)));
                },
                |panel, shell, ui| {
                    let text = Text::line("field-trait-high", &one.high).placeholder(&high);
                    let text = text.nth(index + 1).called(high_called);
                    panel.write(shell, ui, text, |text| with(index, &|one| one.high.clone_from(&text)));
                },
            );
            let scale = Scale { range: range::TRAIT, step: 0.05 };
            let value = Some(one.value);
            let remove = format!("{}: {called}", shell.tr("remove-trait"));
            let removed = self.beside(shell, ui, index, ("x", &remove), |panel, shell, ui| {
                panel.slide(shell, ui, ("field-traits", index + 1), value, &scale, |value| {
                    with(index, &|one| one.value = (value * 100.0).round() / 100.0)
                });
            });
            if removed {
                let mut traits = persona.traits.clone();
                traits.remove(index);
                self.change(set(traits));
            }
            ui.add_space(field::GAP - 4.0);
        }
        if self.button(shell, ui, ("plus", "add-trait")) {
            let mut traits = persona.traits.clone();
            traits.push(Trait::default());
            self.change(set(traits));
        }
    }
}
