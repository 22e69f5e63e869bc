//! The fields of the scenario: why the map was drawn.

use egui::Ui;

use super::{
    Panel,
    shared::Shared,
    text::{List, Text},
};
use crate::{
    app::text::Shell,
    edit::{Command, ScenarioField},
    model::JourneyMap,
};

impl Panel<'_> {
    /// The scenario by itself.
    pub(super) fn scenario(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        let title = shell.tr("inspector-scenario");
        let ink = shell.accent();
        self.head(shell, ui, ("flag", ink), &title);
        self.scenario_fields(shell, ui, map);
    }

    /// Its fields.
    pub(super) fn scenario_fields(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        let scenario = &map.scenario;
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
        if let Some(direction) = self.direction(shell, ui, &Shared::Same(scenario.direction)) {
            self.change(set(ScenarioField::Direction(direction)));
        }
    }
}
