//! The fields of stages, steps, lanes and cells, one or several.

use egui::Ui;

use super::{
    Panel,
    card::{icon_of_kind, step_names},
    many::Many,
    shared::Shared,
    text::{Text, number, numbered, shown},
};
use crate::{
    app::{
        statusbar::{self, Held},
        text::{Shell, color},
        widgets::{dropdown::Choice, field},
    },
    edit::{Command, ItemRef, LaneField, StageField, StepField},
    editor::{Build, Intent},
    model::{BlueprintLine, Id, JourneyMap, Lane, LaneKind, Stage, Step},
};

impl Panel<'_> {
    /// The fields of one or several stages.
    pub(super) fn stages(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let Some(stages) = Many::named(&map.stages, ids, |stage| &stage.id) else { return };
        let Some(first) = stages.items.first() else { return };
        let index = map.stages.iter().position(|stage| stage.id == first.id).unwrap_or(0);
        let ground = color(shell.theme.stage(index, first.color).ground);
        let name = shell.format("inspector-stages", &[("count", stages.items.len().into())]);
        self.head(shell, ui, ("flag-pennant", ground), &name);
        let set = |field| Some(Command::EditStages { ids: ids.to_vec(), set: vec![field] });
        let direction = stages.shared(|stage| stage.direction);
        let forced = direction.clone().same().flatten();
        let (title, mixed) = stages.text(shell, |stage| stage.title.clone());
        let none = if mixed.is_empty() { shell.tr("untitled-stage") } else { mixed };
        let title = Text::line("field-title", &title).placeholder(&none).forced(forced);
        let turned = self.write(shell, ui, title, |text| set(StageField::Title(text)));
        let (goal, mixed) = stages.text(shell, |stage| stage.goal.clone());
        let none = if mixed.is_empty() { shell.tr("field-empty") } else { mixed };
        let goal = Text::lines("field-goal", &goal, 1.0).placeholder(&none).forced(forced);
        let turned = self.write(shell, ui, goal, |text| set(StageField::Goal(one_line(&text)))).or(turned);
        if let Some(direction) = turned {
            self.wish_change(set(StageField::Direction(Some(direction))));
        }
        let met = [(Some(true), "goal-met"), (Some(false), "goal-missed"), (None, "goal-unknown")];
        let shared = stages.shared(|stage| stage.goal_met);
        if let Some(met) = self.choose_of(shell, ui, "field-goal-met", &met, &shared, |met| met) {
            self.wish_change(set(StageField::GoalMet(met)));
        }
        let chosen = stages.shared(|stage| stage.color);
        if let Some(color) = self.colors(shell, ui, &chosen) {
            self.wish_change(set(StageField::Color(color)));
        }
        if let Some(stage) = stages.single() {
            self.steps_of(shell, ui, stage);
            self.comments(shell, ui, map, &stage.id);
        }
        self.section(shell, ui, ("section-more", 0), false, |panel, shell, ui| {
            let width = stages.shared(|stage| stage.width);
            panel.size(shell, ui, "field-width", width, |width| set(StageField::Width(width)));
            if let Some(direction) = panel.direction(shell, ui, &direction) {
                panel.wish_change(set(StageField::Direction(direction)));
            }
            let is_here = |card: &crate::model::Card| {
                stages.items.iter().any(|stage| stage.steps.iter().any(|step| step.id == card.step))
            };
            panel.count(shell, ui, map.cards.iter().filter(|card| is_here(card)).count());
        });
    }

    /// The titles of a stage's steps, with ways to take one out and to add one.
    fn steps_of(&mut self, shell: &mut Shell, ui: &mut Ui, stage: &Stage) {
        let open = stage.steps.len() > 1;
        let count = if open { stage.steps.len() } else { 0 };
        self.section(shell, ui, ("field-steps", count), open, |panel, shell, ui| {
            for (index, step) in stage.steps.iter().enumerate() {
                panel.step_title(shell, ui, "field-steps", index, step);
            }
            if panel.button(shell, ui, ("arrow-line-right", "action-step-after")) {
                let intent = Intent::AddStep { stage: stage.id.clone(), index: stage.steps.len() };
                panel.wish(intent);
                panel.wish(Intent::Select(ItemRef::Stage(stage.id.clone())));
            }
            if stage.steps.len() > 1 && panel.button(shell, ui, ("unite", "action-join-steps")) {
                panel.wish(Intent::Build(Build::JoinSteps));
            }
        });
    }

    /// A step's title; of several, the first stands under their name.
    fn step_title(&mut self, shell: &mut Shell, ui: &mut Ui, name: &'static str, index: usize, step: &Step) {
        let number = shell.locale.number(i64::try_from(index + 1).unwrap_or(i64::MAX));
        let called = numbered(shell, "field-step", index);
        let title = Text::line(name, &step.title).placeholder(&number).forced(step.direction);
        let title = title.nth(index + 1).called(called);
        let set = |field| Command::EditSteps { ids: vec![step.id.clone()], set: vec![field] };
        if let Some(turned) = self.write(shell, ui, title, |text| Some(set(StepField::Title(text)))) {
            self.change(set(StepField::Direction(Some(turned))));
        }
    }

    /// A width or height in map points; an empty field is the usual one.
    fn size(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        name: &'static str,
        shared: Shared<Option<f32>>,
        command: impl Fn(Option<f32>) -> Option<Command>,
    ) {
        let form = if shared == Shared::Mixed { "mixed-values" } else { "field-size-usual" };
        let (form, value) = (shell.tr(form), shown(self.digits, shared.same().flatten().map(f64::from)));
        let text = Text::line(name, &value).placeholder(&form).ltr();
        self.write(shell, ui, text, |text| {
            let size = number(&text).ok()?.map(|size| size as f32);
            command(size)
        });
    }

    fn count(&self, shell: &mut Shell, ui: &mut Ui, cards: usize) {
        let text = shell.format("count-cards", &[("count", cards.into())]);
        self.fact(shell, ui, "field-cards", &text);
    }

    /// The fields of one or several steps.
    pub(super) fn steps(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let Some(steps) = Many::named(map.steps().map(|(_, step)| step), ids, |step| &step.id) else {
            return;
        };
        let name = shell.format("inspector-steps", &[("count", steps.items.len().into())]);
        let ink = shell.accent();
        self.head(shell, ui, ("steps", ink), &name);
        let set = |field| Some(Command::EditSteps { ids: ids.to_vec(), set: vec![field] });
        let direction = steps.shared(|step| step.direction);
        let (title, mixed) = steps.text(shell, |step| step.title.clone());
        let none = if mixed.is_empty() { shell.tr("field-empty") } else { mixed };
        let forced = direction.clone().same().flatten();
        let title = Text::line("field-title", &title).placeholder(&none).forced(forced);
        if let Some(turned) = self.write(shell, ui, title, |text| set(StepField::Title(text))) {
            self.wish_change(set(StepField::Direction(Some(turned))));
        }
        if let Some(direction) = self.direction(shell, ui, &direction) {
            self.wish_change(set(StepField::Direction(direction)));
        }
        if let Some(step) = steps.single()
            && let Some(stage) = map.stage_of_step(&step.id)
        {
            self.stage_of(shell, ui, map, stage, step);
            self.count(shell, ui, map.cards.iter().filter(|card| card.step == step.id).count());
            self.comments(shell, ui, map, &step.id);
        }
    }

    /// The stage to which a step belongs; it can go to the end of another one.
    fn stage_of(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, home: &Stage, step: &Step) {
        let named = |shell: &Shell, stage: &Stage| {
            if stage.title.trim().is_empty() { shell.tr("untitled-stage") } else { stage.title.clone() }
        };
        let name = named(shell, home);
        let choices = |shell: &Shell| {
            let choice =
                |stage: &Stage| Choice { name: named(shell, stage), icon: None, chosen: stage.id == home.id };
            map.stages.iter().map(choice).collect()
        };
        let chosen = self.pick(shell, ui, "field-stage", (&name, ""), choices);
        if let Some(stage) =
            chosen.and_then(|index| map.stages.get(index)).filter(|stage| stage.id != home.id)
        {
            let index = stage.steps.len();
            self.change(Command::MoveStep { id: step.id.clone(), stage: stage.id.clone(), index });
        }
    }

    /// The fields of one or several lanes.
    pub(super) fn lanes(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let Some(lanes) = Many::named(&map.lanes, ids, |lane| &lane.id) else { return };
        let Some(first) = lanes.items.first() else { return };
        let ink = color(shell.theme.lane(first.kind, first.color).ink);
        let name = shell.format("inspector-lanes", &[("count", lanes.items.len().into())]);
        self.head(shell, ui, (icon_of_kind(first.kind), ink), &name);
        let set = |field| Some(Command::EditLanes { ids: ids.to_vec(), set: vec![field] });
        let kind = lanes.shared(|lane| lane.kind);
        let kind_name = kind.clone().same().map(|kind| shell.tr(&format!("lane-{}", kind.name())));
        let (title, mixed) = lanes.text(shell, |lane| lane.title.clone());
        let none = if mixed.is_empty() { kind_name.clone().unwrap_or_default() } else { mixed };
        let forced = lanes.shared(|lane| lane.direction).same().flatten();
        let title = Text::line("field-title", &title).placeholder(&none).forced(forced);
        if let Some(turned) = self.write(shell, ui, title, |text| set(LaneField::Title(text))) {
            self.wish_change(set(LaneField::Direction(Some(turned))));
        }
        let different = shell.tr("mixed-values");
        let choices = |shell: &Shell| {
            let choice = |of: &LaneKind| Choice {
                name: shell.tr(&format!("lane-{}", of.name())),
                icon: Some(icon_of_kind(*of)),
                chosen: kind.is(of),
            };
            LaneKind::ALL.iter().map(choice).collect()
        };
        let chosen =
            self.pick(shell, ui, "field-kind", (&kind_name.unwrap_or_default(), &different), choices);
        if let Some(kind) = chosen.and_then(|index| LaneKind::ALL.get(index)) {
            self.wish(Intent::Build(Build::Kind(*kind)));
        }
        let chosen = lanes.shared(|lane| lane.color);
        if let Some(color) = self.colors(shell, ui, &chosen) {
            self.wish_change(set(LaneField::Color(color)));
        }
        let icon = lanes.shared(|lane| lane.icon.clone());
        self.lane_icon(shell, ui, icon, icon_of_kind(first.kind));
        let collapsed = lanes.shared(|lane| lane.collapsed);
        if let Some(collapsed) = self.tick(shell, ui, "field-collapsed", collapsed) {
            self.wish_change(set(LaneField::Collapsed(collapsed)));
        }
        ui.add_space(field::GAP - 6.0);
        if let Some(lane) = lanes.single() {
            self.comments(shell, ui, map, &lane.id);
        }
        self.more_of_lanes(shell, ui, map, &lanes, set);
    }

    /// What is seldom asked of lanes.
    fn more_of_lanes(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        map: &JourneyMap,
        lanes: &Many<'_, Lane>,
        set: impl Fn(LaneField) -> Option<Command> + Copy,
    ) {
        self.section(shell, ui, ("section-more", 0), false, |panel, shell, ui| {
            let height = lanes.shared(|lane| lane.height);
            panel.size(shell, ui, "field-height", height, |height| set(LaneField::Height(height)));
            let lines = [
                (BlueprintLine::Interaction, "line-interaction"),
                (BlueprintLine::Visibility, "line-visibility"),
                (BlueprintLine::InternalInteraction, "line-internal-interaction"),
            ];
            let line = lanes.shared(|lane| lane.line_below);
            if let Some(chosen) = panel.choose_of(shell, ui, "field-line-below", &lines, &line, Some) {
                // Pressed again, there is none.
                let chosen = Some(chosen).filter(|chosen| !line.is(&Some(*chosen)));
                panel.wish_change(set(LaneField::LineBelow(chosen)));
            }
            let direction = lanes.shared(|lane| lane.direction);
            if let Some(direction) = panel.direction(shell, ui, &direction) {
                panel.wish_change(set(LaneField::Direction(direction)));
            }
            let here = |card: &crate::model::Card| lanes.items.iter().any(|lane| lane.id == card.lane);
            panel.count(shell, ui, map.cards.iter().filter(|card| here(card)).count());
        });
    }

    /// Where an empty place of the grid is, and what can be put there.
    pub(super) fn cell(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, lane: &Id, step: &Id) {
        let (Some(of_lane), Some(stage)) = (map.lane(lane), map.stage_of_step(step)) else { return };
        let colors = shell.theme.lane(of_lane.kind, of_lane.color);
        let name = shell.tr("inspector-cell");
        self.head(shell, ui, (icon_of_kind(of_lane.kind), color(colors.ink)), &name);
        let kind = shell.tr(&format!("lane-{}", of_lane.kind.name()));
        let title = if of_lane.title.trim().is_empty() { kind } else { of_lane.title.clone() };
        if self.row(shell, ui, "lane", (icon_of_kind(of_lane.kind), &title), &[]).0 {
            self.wish(Intent::Select(ItemRef::Lane(lane.clone())));
        }
        let steps = step_names(shell, map);
        let title = steps.iter().find(|(id, _)| *id == step).map_or("", |(_, name)| name);
        if self.row(shell, ui, "stage", ("flag-pennant", title), &[]).0 {
            self.wish(Intent::Select(ItemRef::Stage(stage.id.clone())));
        }
        ui.add_space(field::GAP);
        match statusbar::held(map, lane, step) {
            Held::Cards(cards) => self.count(shell, ui, cards),
            Held::Points(points) => {
                let number = shell.locale.number(i64::try_from(points).unwrap_or(i64::MAX));
                self.fact(shell, ui, "section-points", &number);
            }
        }
        let build = if of_lane.kind == LaneKind::Emotions { Build::Point } else { Build::Card };
        let (icon, message) = if build == Build::Point {
            ("plus-circle", "action-add-point")
        } else {
            ("plus-square", "action-add-card")
        };
        if self.button(shell, ui, (icon, message)) {
            self.wish(Intent::Build(build));
        }
        let item = ItemRef::Cell { lane: lane.clone(), step: step.clone() };
        if let Some(about) = crate::editor::about(map, &item) {
            self.comments(shell, ui, map, &about);
        }
    }
}

/// A text whose lines may wrap but do not end.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
