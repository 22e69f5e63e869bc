//! The fields of stages, steps, lanes, cells, curves and links.

use egui::Ui;

use super::{
    Panel,
    card::{icon_of_kind, signed},
    text::{Text, share, shown},
};
use crate::{
    app::{
        text::{Shell, color},
        widgets::{Segment, Segmented, checkbox, field},
    },
    edit::{Command, CurveField, LaneField, LinkField, PointField, StageField, StepField},
    model::{CurveState, Face, Id, JourneyMap, LaneKind, Stage, Step},
};

impl Panel<'_> {
    pub(super) fn stage(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(index) = map.stages.iter().position(|stage| stage.id == *id) else { return };
        let Some(stage) = map.stages.get(index) else { return };
        let ground = color(shell.theme.stage(index, stage.color).ground);
        let name = shell.tr("inspector-stage");
        self.head(shell, ui, ("flag-pennant", ground), &name);
        let untitled = shell.tr("untitled-stage");
        let direction = stage.direction;
        let set = |field| Some(Command::EditStages { ids: vec![id.clone()], set: vec![field] });
        let title = Text::line("field-title", &stage.title).placeholder(&untitled).forced(direction);
        let turned = self.write(shell, ui, title, |text| set(StageField::Title(text)));
        let none = shell.tr("field-empty");
        let goal = Text::lines("field-goal", &stage.goal, 1.0).placeholder(&none).forced(direction);
        let turned = self.write(shell, ui, goal, |text| set(StageField::Goal(one_line(&text)))).or(turned);
        if let Some(direction) = turned {
            self.set_stage(stage, StageField::Direction(Some(direction)));
        }
        let met = [(Some(true), "goal-met"), (Some(false), "goal-missed"), (None, "goal-unknown")];
        let options: Vec<(String, bool)> =
            met.iter().map(|(met, message)| (shell.tr(message), stage.goal_met == *met)).collect();
        if let Some((met, _)) = self.choose(shell, ui, "field-goal-met", &options).and_then(|i| met.get(i)) {
            self.set_stage(stage, StageField::GoalMet(*met));
        }
        if let Some(color) = self.colors(shell, ui, |option| stage.color == option) {
            self.set_stage(stage, StageField::Color(color));
        }
        if stage.steps.len() > 1 {
            for (index, step) in stage.steps.iter().enumerate() {
                self.step_title(shell, ui, "field-steps", index, step);
            }
        }
        let cards =
            map.cards.iter().filter(|card| stage.steps.iter().any(|step| step.id == card.step)).count();
        self.count(shell, ui, cards);
    }

    /// A step's title; of several, the first stands under their name.
    fn step_title(&mut self, shell: &mut Shell, ui: &mut Ui, name: &'static str, index: usize, step: &Step) {
        let number = shell.locale.number(i64::try_from(index + 1).unwrap_or(i64::MAX));
        let none = if name == "field-steps" { number } else { shell.tr("field-empty") };
        let title = Text::line(name, &step.title).placeholder(&none).forced(step.direction).nth(index);
        let set = |field| Command::EditSteps { ids: vec![step.id.clone()], set: vec![field] };
        if let Some(turned) = self.write(shell, ui, title, |text| Some(set(StepField::Title(text)))) {
            self.change(set(StepField::Direction(Some(turned))));
        }
    }

    fn set_stage(&mut self, stage: &Stage, field: StageField) {
        self.change(Command::EditStages { ids: vec![stage.id.clone()], set: vec![field] });
    }

    fn count(&self, shell: &mut Shell, ui: &mut Ui, cards: usize) {
        let text = shell.format("count-cards", &[("count", cards.into())]);
        self.text(shell, ui, "field-cards", &text);
    }

    pub(super) fn step(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(stage) = map.stage_of_step(id) else { return };
        let Some(step) = stage.steps.iter().find(|step| step.id == *id) else { return };
        let name = shell.tr("inspector-step");
        let ink = shell.accent();
        self.head(shell, ui, ("steps", ink), &name);
        self.step_title(shell, ui, "field-title", 0, step);
        let untitled = shell.tr("untitled-stage");
        self.text_or(shell, ui, "field-stage", &stage.title, &untitled);
        self.count(shell, ui, map.cards.iter().filter(|card| card.step == step.id).count());
    }

    pub(super) fn lane(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(lane) = map.lane(id) else { return };
        let colors = shell.theme.lane(lane.kind, lane.color);
        let name = shell.tr("inspector-lane");
        self.head(shell, ui, (icon_of_kind(lane.kind), color(colors.ink)), &name);
        let kind = shell.tr(&format!("lane-{}", lane.kind.name()));
        let title = Text::line("field-title", &lane.title).placeholder(&kind).forced(lane.direction);
        let set = |field| Command::EditLanes { ids: vec![id.clone()], set: vec![field] };
        if let Some(turned) = self.write(shell, ui, title, |text| Some(set(LaneField::Title(text)))) {
            self.change(set(LaneField::Direction(Some(turned))));
        }
        self.text(shell, ui, "field-kind", &kind);
        if let Some(color) = self.colors(shell, ui, |option| lane.color == option) {
            self.change(Command::EditLanes { ids: vec![id.clone()], set: vec![LaneField::Color(color)] });
        }
        let collapsed = shell.tr("field-collapsed");
        let clicked = ui
            .add_enabled_ui(self.writable, |ui| {
                checkbox::show(shell, ui, &collapsed, Some(lane.collapsed)).clicked()
            })
            .inner;
        if clicked {
            let set = vec![LaneField::Collapsed(!lane.collapsed)];
            self.change(Command::EditLanes { ids: vec![id.clone()], set });
        }
        ui.add_space(field::GAP);
        if lane.kind != LaneKind::Emotions {
            self.count(shell, ui, map.cards.iter().filter(|card| card.lane == lane.id).count());
        }
    }

    pub(super) fn cell(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, lane: &Id, step: &Id) {
        let (Some(of_lane), Some(stage)) = (map.lane(lane), map.stage_of_step(step)) else { return };
        let colors = shell.theme.lane(of_lane.kind, of_lane.color);
        let name = shell.tr("inspector-cell");
        self.head(shell, ui, (icon_of_kind(of_lane.kind), color(colors.ink)), &name);
        let kind = shell.tr(&format!("lane-{}", of_lane.kind.name()));
        let untitled = shell.tr("untitled-stage");
        let (lane_name, stage_name) = (shell.tr("field-lane"), shell.tr("field-stage"));
        field::pair(
            shell,
            ui,
            (&lane_name, &field::Value::text(&of_lane.title, &kind)),
            (&stage_name, &field::Value::text(&stage.title, &untitled)),
        );
        let cards = map.cards.iter().filter(|card| card.lane == *lane && card.step == *step).count();
        self.count(shell, ui, cards);
    }

    pub(super) fn point(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some((curve, point)) = map.curve_point(id) else { return };
        let ink = color(shell.theme.emotion(point.value));
        let name = shell.tr("inspector-point");
        self.head(shell, ui, (icon_of_face(point.shown_face()), ink), &name);
        let none = shell.tr("field-empty");
        let word = Text::line("field-word", &point.word).placeholder(&none);
        self.write(shell, ui, word, |text| {
            Some(Command::EditPoints { ids: vec![id.clone()], set: vec![PointField::Word(text)] })
        });
        let stage = map.stage_of_step(&point.step);
        let (untitled, value) = (shell.tr("untitled-stage"), signed(shell.locale, point.value.into()));
        let (value_name, stage_name) = (shell.tr("field-value"), shell.tr("field-stage"));
        let title = stage.map_or("", |stage| stage.title.as_str());
        field::pair(
            shell,
            ui,
            (&value_name, &field::Value::text(&value, "")),
            (&stage_name, &field::Value::text(title, &untitled)),
        );
        self.faces(shell, ui, point.face, id);
        self.text(shell, ui, "field-curve", &curve.title);
        if let Some(step) = step_of(map, &point.step) {
            self.text(shell, ui, "field-step", &step.title);
        }
    }

    fn faces(&mut self, shell: &mut Shell, ui: &mut Ui, chosen: Option<Face>, id: &Id) {
        const FACES: [Face; 5] = [Face::Angry, Face::Sad, Face::Neutral, Face::Happy, Face::Delighted];
        let name = shell.tr("field-face");
        field::name(shell, ui, &name);
        let mut segments = vec![{
            let auto = shell.tr("face-auto");
            let mut segment = Segment::icon("magic-wand", auto, Some(chosen.is_none()));
            segment.enabled = self.writable;
            segment
        }];
        for (index, face) in FACES.into_iter().enumerate() {
            let name = shell.tr(&format!("face-{}", face_name(face)));
            let mut segment = Segment::icon(icon_of_face(face), name, Some(chosen == Some(face)));
            segment.ink = Some(color(shell.theme.emotion(index as f32 - 2.0)));
            segment.enabled = self.writable;
            segments.push(segment);
        }
        if let Some(index) = Segmented::new(segments).show(shell, ui) {
            let face = index.checked_sub(1).and_then(|index| FACES.get(index)).copied();
            self.change(Command::EditPoints { ids: vec![id.clone()], set: vec![PointField::Face(face)] });
        }
        ui.add_space(field::GAP);
    }

    pub(super) fn curve(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(curve) = map.curves.iter().find(|curve| curve.id == *id) else { return };
        let name = shell.tr("inspector-curve");
        let ink = color(shell.theme.emotion(0.0));
        self.head(shell, ui, ("wave-sine", ink), &name);
        let title = Text::line("field-title", &curve.title);
        self.write(shell, ui, title, |text| {
            Some(Command::EditCurves { ids: vec![id.clone()], set: vec![CurveField::Title(text)] })
        });
        let states = [(CurveState::Current, "curve-current"), (CurveState::Future, "curve-future")];
        let options: Vec<(String, bool)> =
            states.iter().map(|(state, message)| (shell.tr(message), curve.state == *state)).collect();
        if let Some((state, _)) =
            self.choose(shell, ui, "field-curve-state", &options).and_then(|i| states.get(i))
        {
            self.change(Command::EditCurves { ids: vec![id.clone()], set: vec![CurveField::State(*state)] });
        }
        if let Some(color) = self.colors(shell, ui, |option| curve.color == option) {
            self.change(Command::EditCurves { ids: vec![id.clone()], set: vec![CurveField::Color(color)] });
        }
        let persona =
            map.personas.iter().find(|persona| persona.id == curve.persona).or(map.personas.first());
        self.text(shell, ui, "field-persona", persona.map_or("", |persona| persona.name.as_str()));
    }

    pub(super) fn link(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, id: &Id) {
        let Some(link) = map.links.iter().find(|link| link.id == *id) else { return };
        let name = shell.tr("inspector-link");
        let ink = shell.accent();
        self.head(shell, ui, ("arrow-bend-down-right", ink), &name);
        let text = |id: &Id| map.card(id).map_or("", |card| card.text.as_str());
        self.text(shell, ui, "field-from", text(&link.from));
        self.text(shell, ui, "field-to", text(&link.to));
        let set = |field| Some(Command::EditLinks { ids: vec![id.clone()], set: vec![field] });
        let label = Text::line("field-label", &link.label);
        self.write(shell, ui, label, |text| set(LinkField::Label(text)));
        let number = shown(shell.locale, link.share.map(f64::from));
        let number = Text::line("field-share", &number).placeholder("%").ltr();
        self.write(shell, ui, number, |text| set(LinkField::Share(share(&text).ok()?)));
    }
}

fn step_of<'a>(map: &'a JourneyMap, id: &Id) -> Option<&'a Step> {
    map.steps().map(|(_, step)| step).find(|step| step.id == *id)
}

/// A text whose lines may wrap but do not end.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

pub(crate) fn icon_of_face(face: Face) -> &'static str {
    match face {
        Face::Angry => "smiley-angry",
        Face::Sad => "smiley-sad",
        Face::Neutral => "smiley-meh",
        Face::Happy => "smiley",
        Face::Delighted => "smiley-sticker",
    }
}

pub(crate) fn face_name(face: Face) -> &'static str {
    match face {
        Face::Angry => "angry",
        Face::Sad => "sad",
        Face::Neutral => "neutral",
        Face::Happy => "happy",
        Face::Delighted => "delighted",
    }
}
