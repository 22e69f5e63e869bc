//! The fields of emotion curves and their points.

use egui::Ui;

use super::{
    Panel,
    card::{signed, step_choices, step_names},
    many::Many,
    shared::Shared,
    text::{Text, number},
};
use crate::{
    app::{
        actions::{FACES, face_name},
        text::{Shell, color},
        widgets::{Segment, Segmented, dropdown::Choice, field, slider::Scale},
    },
    edit::{Command, CurveField, ItemRef, PointField},
    editor::Intent,
    layout::face_icon,
    model::{CurveState, EmotionCurve, Face, Id, JourneyMap, range},
};

impl Panel<'_> {
    /// The fields of one or several points.
    pub(super) fn points(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let all = map.curves.iter().flat_map(|curve| &curve.points);
        let Some(points) = Many::named(all, ids, |point| &point.id) else { return };
        let Some(first) = points.items.first() else { return };
        let ink = color(shell.theme.emotion(first.value));
        let name = shell.format("inspector-points", &[("count", points.items.len().into())]);
        self.head(shell, ui, (face_icon(first.shown_face()), ink), &name);
        let set = |field| Some(Command::EditPoints { ids: ids.to_vec(), set: vec![field] });
        let (word, mixed) = points.text(shell, |point| point.word.clone());
        let none = if mixed.is_empty() { shell.tr("field-empty") } else { mixed };
        let word = Text::line("field-word", &word).placeholder(&none);
        self.write(shell, ui, word, |text| set(PointField::Word(text)));
        let faces = points.shared(|point| point.face);
        if let Some(face) = self.faces(shell, ui, &faces) {
            self.wish_change(set(PointField::Face(face)));
        }
        let digits = self.digits;
        let (value, mixed) = points.text(shell, |point| signed(digits, point.value.into()));
        let text = Text::line("field-value", &value).placeholder(&mixed).ltr();
        let held = |value: f64| (value as f32).clamp(*range::VALUE.start(), *range::VALUE.end());
        self.write(shell, ui, text, |text| set(PointField::Value(held(number(&text).ok()??))));
        let value = points.shared(|point| point.value).same();
        let scale = Scale { range: range::VALUE, step: 0.1 };
        self.slide(shell, ui, ("field-value", 0), value, &scale, |value| {
            set(PointField::Value(hundredths(value)))
        });
        ui.add_space(field::GAP);
        if let Some(point) = points.single() {
            let steps = step_names(shell, map);
            let name = steps.iter().find(|(id, _)| *id == &point.step).map(|(_, name)| name.clone());
            let unplaced = shell.tr("unplaced");
            let choices = |_: &Shell| step_choices(&steps, |id| point.step == *id);
            let name = name.unwrap_or_default();
            if let Some((step, _)) = self
                .pick(shell, ui, "field-stage", (&name, &unplaced), choices)
                .and_then(|index| steps.get(index))
            {
                self.wish_change(set(PointField::Step(Id::clone(step))));
            }
            let title = shell.tr("field-at");
            let called = field::name(shell, ui, &title);
            let scale = Scale { range: range::AT, step: 0.05 };
            self.slide(shell, ui, ("field-at", 0), Some(point.at), &scale, |at| {
                set(PointField::At(hundredths(at)))
            });
            if called {
                self.focus_slider(ui, ("field-at", 0));
            }
            ui.add_space(field::GAP);
            if let Some((curve, _)) = map.curve_point(&point.id) {
                let title = title_of(shell, map, curve);
                if self.row(shell, ui, "curve", ("wave-sine", &title), &[]).0 {
                    self.wish(Intent::Select(ItemRef::Curve(curve.id.clone())));
                }
                ui.add_space(field::GAP);
            }
            self.comments(shell, ui, map, &point.id);
        }
    }

    fn faces(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        chosen: &Shared<Option<Face>>,
    ) -> Option<Option<Face>> {
        let name = shell.tr("field-face");
        let called = field::name(shell, ui, &name);
        let mut segments = vec![{
            let auto = shell.tr("face-auto");
            let mut segment = Segment::icon("magic-wand", auto, Some(chosen.is(&None)));
            segment.enabled = self.writable;
            segment
        }];
        for (index, face) in FACES.into_iter().enumerate() {
            let name = shell.tr(&format!("face-{}", face_name(face)));
            let mut segment = Segment::icon(face_icon(face), name, Some(chosen.is(&Some(face))));
            segment.ink = Some(color(shell.theme.emotion(index as f32 - 2.0)));
            segment.enabled = self.writable;
            segments.push(segment);
        }
        let pressed = Segmented::new(segments).called(called).show(shell, ui);
        if *chosen == Shared::Mixed {
            self.mixed(shell, ui);
        }
        ui.add_space(field::GAP);
        pressed.map(|index| index.checked_sub(1).and_then(|index| FACES.get(index)).copied())
    }

    /// The fields of one or several curves.
    pub(super) fn curves(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, ids: &[Id]) {
        let Some(curves) = Many::named(&map.curves, ids, |curve| &curve.id) else { return };
        let name = shell.format("inspector-curves", &[("count", curves.items.len().into())]);
        let ink = color(shell.theme.emotion(0.0));
        self.head(shell, ui, ("wave-sine", ink), &name);
        let set = |field| Some(Command::EditCurves { ids: ids.to_vec(), set: vec![field] });
        let (title, mixed) = curves.text(shell, |curve| curve.title.clone());
        let none = if mixed.is_empty() { shell.tr("field-empty") } else { mixed };
        let title = Text::line("field-title", &title).placeholder(&none);
        self.write(shell, ui, title, |text| set(CurveField::Title(text)));
        let states = [(CurveState::Current, "curve-current"), (CurveState::Future, "curve-future")];
        let state = curves.shared(|curve| curve.state);
        if let Some(state) = self.choose_of(shell, ui, "field-curve-state", &states, &state, |state| state) {
            self.wish_change(set(CurveField::State(state)));
        }
        let first = map.personas.first().map(|persona| &persona.id);
        let of = curves.shared(|curve| {
            if curve.persona.is_empty() { first.cloned().unwrap_or_default() } else { curve.persona.clone() }
        });
        let (name, mixed) = curves.text(shell, |curve| persona_of(map, &curve.persona));
        let none = if mixed.is_empty() { shell.tr("field-empty") } else { mixed };
        let choices = |shell: &Shell| {
            let choice = |persona: &crate::model::Persona| Choice {
                name: if persona.name.is_empty() { shell.tr("untitled") } else { persona.name.clone() },
                icon: Some("user"),
                chosen: of.is(&persona.id),
            };
            map.personas.iter().map(choice).collect()
        };
        if let Some(chosen) = self
            .pick(shell, ui, "field-persona", (&name, &none), choices)
            .and_then(|index| map.personas.get(index))
        {
            self.wish_change(set(CurveField::Persona(chosen.id.clone())));
        }
        let chosen = curves.shared(|curve| curve.color);
        if let Some(color) = self.colors(shell, ui, &chosen) {
            self.wish_change(set(CurveField::Color(color)));
        }
        if let Some(curve) = curves.single() {
            self.points_of(shell, ui, map, curve);
        }
    }

    /// The points of a curve, as ways to them.
    fn points_of(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap, curve: &EmotionCurve) {
        let steps = step_names(shell, map);
        self.section(shell, ui, ("section-points", curve.points.len()), true, |panel, shell, ui| {
            for point in &curve.points {
                let place = steps.iter().find(|(id, _)| *id == &point.step).map_or("", |(_, name)| name);
                let value = signed(panel.digits, point.value.into());
                let word = if point.word.trim().is_empty() { place } else { point.word.as_str() };
                let text = format!("{word} \u{2066}{value}\u{2069}");
                let icon = face_icon(point.shown_face());
                let tools = [("x", "remove-point")];
                let (pressed, removed) = panel.row(shell, ui, ("point", &point.id), (icon, &text), &tools);
                if pressed {
                    panel.wish(Intent::Select(ItemRef::Point(point.id.clone())));
                }
                if removed.is_some() {
                    panel.change(Command::Delete { items: vec![ItemRef::Point(point.id.clone())] });
                }
            }
            ui.add_space(field::GAP);
        });
    }
}

/// What a curve is called: its title, or whose it is.
pub(super) fn title_of(shell: &Shell, map: &JourneyMap, curve: &EmotionCurve) -> String {
    let persona = persona_of(map, &curve.persona);
    if !curve.title.trim().is_empty() {
        curve.title.clone()
    } else if !persona.is_empty() {
        persona
    } else {
        shell.tr("inspector-curve")
    }
}

/// The name of the persona called `id`; an empty id is the first one.
fn persona_of(map: &JourneyMap, id: &Id) -> String {
    let persona = map.personas.iter().find(|persona| persona.id == *id).or(map.personas.first());
    persona.map(|persona| persona.name.clone()).unwrap_or_default()
}

/// Rounded, so that files do not fill with digits that nobody chose.
fn hundredths(value: f32) -> f32 {
    (value * 100.0).round() / 100.0 + 0.0
}
