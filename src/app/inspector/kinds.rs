//! What a kind of lane adds to its cards: pain points, opportunities, touchpoints, metrics.

use egui::{Color32, Ui};

use super::{
    Panel, Wish,
    card::{Cards, icon_of_kind, rating_steps, signed},
    kit::below_rows,
    links::text_of,
    text::{Text, lines_of, number, shown},
};
use crate::{
    app::{
        text::{Shell, Type, color},
        widgets::{field, label},
    },
    edit::CardField,
    editor::{Intent, Pick},
    model::{Card, LaneKind, Metric, MetricKind, OpportunityStatus},
};

/// Whether a card has some of a kind's fields.
type Has = fn(&Card) -> bool;

/// The kinds of lanes whose cards have fields of their own, with a test for cards that have them anyway.
const KINDS: [(LaneKind, Has); 4] = [
    (LaneKind::PainPoints, |card| card.severity.is_some()),
    (LaneKind::Opportunities, |card| {
        card.impact.is_some()
            || card.effort.is_some()
            || card.status.is_some()
            || card.due.is_some()
            || !card.answers.is_empty()
    }),
    (LaneKind::Touchpoints, |card| {
        !card.channel.is_empty() || card.importance.is_some() || card.trust.is_some()
    }),
    (LaneKind::Metrics, |card| card.metric.is_some()),
];

/// Whether some of `cards` has what only cards of other kinds usually have.
pub(super) fn any_of_other_kinds(cards: &Cards<'_>) -> bool {
    KINDS.into_iter().any(|(kind, has)| cards.kind != Some(kind) && cards.any(has))
}

impl Panel<'_> {
    /// The fields of the kind of lane in which the cards stand.
    pub(super) fn by_kind(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, ink: Color32) {
        if let Some(kind) = cards.kind {
            self.of_kind(shell, ui, cards, kind, ink);
        }
    }

    /// The fields that [`Self::by_kind`] left out, kind by kind: a card of any lane can have them.
    pub(super) fn other_kinds(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        for (kind, _) in KINDS.into_iter().filter(|(kind, _)| cards.kind != Some(*kind)) {
            let colors = shell.theme.lane(kind, None);
            let (name, ink) = (shell.tr(&format!("lane-{}", kind.name())), color(colors.ink));
            self.group(shell, ui, (icon_of_kind(kind), ink), &name);
            self.of_kind(shell, ui, cards, kind, ink);
        }
    }

    /// The name of fields that belong together.
    fn group(&self, shell: &mut Shell, ui: &mut Ui, (icon, icon_ink): (&'static str, Color32), name: &str) {
        ui.add_space(6.0);
        let (id, row) = ui.allocate_space(egui::vec2(ui.available_width(), 20.0));
        let mut rest = row;
        let place = shell.sides().take_start(&mut rest, 16.0);
        shell.sides().take_start(&mut rest, 6.0);
        shell.paint_icon(ui.painter(), icon, true, 16.0, place, icon_ink);
        let ink = shell.ink();
        let heading = label::fitted(shell, ui, rest, id.with("group"), name, Type::STRONG, ink);
        ui.ctx().accesskit_node_builder(heading.id, |node| {
            node.set_role(egui::Role::Heading);
            node.set_label(name);
        });
        ui.add_space(8.0);
    }

    fn of_kind(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, kind: LaneKind, ink: Color32) {
        match kind {
            LaneKind::PainPoints => {
                let severity = |card: &Card| card.severity;
                self.scale(shell, ui, cards, ("field-severity", 3, ink), severity, CardField::Severity);
                if let Some(card) = cards.single() {
                    self.answered_by(shell, ui, cards, card);
                }
            }
            LaneKind::Opportunities => self.opportunity(shell, ui, cards, ink),
            LaneKind::Touchpoints => self.touchpoint(shell, ui, cards, ink),
            LaneKind::Metrics => self.metric(shell, ui, cards),
            _ => {}
        }
    }

    /// A number from 1 to `most`.
    fn scale(
        &mut self,
        shell: &mut Shell,
        ui: &mut Ui,
        cards: &Cards<'_>,
        (name, most, ink): (&str, u8, Color32),
        value: fn(&Card) -> Option<u8>,
        set: fn(Option<u8>) -> CardField,
    ) {
        let shared = cards.shared(|card| value(card).map(|value| value.min(100) as i8));
        let steps = rating_steps(self.digits, most, ink);
        if let Some(number) = self.rating(shell, ui, name, &steps, &shared) {
            self.set(cards, set(number.map(i8::unsigned_abs)));
        }
    }

    fn opportunity(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, ink: Color32) {
        use OpportunityStatus::{Done, Idea, InProgress, Planned, Rejected};
        self.scale(shell, ui, cards, ("field-impact", 5, ink), |card| card.impact, CardField::Impact);
        self.scale(shell, ui, cards, ("field-effort", 5, ink), |card| card.effort, CardField::Effort);
        let all = [
            (Idea, "status-idea"),
            (Planned, "status-planned"),
            (InProgress, "status-in-progress"),
            (Done, "status-done"),
            (Rejected, "status-rejected"),
        ];
        let shared = cards.shared(|card| card.status);
        if let Some(status) = self.choose_of(shell, ui, "field-status", &all, &shared, Some) {
            let status = Some(status).filter(|status| !shared.is(&Some(*status)));
            self.set(cards, CardField::Status(status));
        }
        let (due, mixed) = cards.text(shell, |card| card.due.clone().unwrap_or_default());
        self.day(shell, ui, "field-due", (&due, &mixed), |day| cards.all(CardField::Due(day)));
        if let Some(card) = cards.single() {
            self.answers(shell, ui, cards, card);
        }
    }

    /// The pain points that an opportunity answers.
    fn answers(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, card: &Card) {
        let name = shell.tr("field-answers");
        field::name(shell, ui, &name);
        for id in &card.answers {
            let text = text_of(shell, cards.map, id);
            let tools = [("x", "remove-answer")];
            let (pressed, removed) = self.row(shell, ui, ("answers", id), ("warning-circle", &text), &tools);
            if pressed {
                self.wishes.push(Wish::GoTo(id.clone()));
            }
            if removed.is_some() {
                let answers = card.answers.iter().filter(|other| *other != id).cloned().collect();
                self.set(cards, CardField::Answers(answers));
            }
        }
        below_rows(ui, !card.answers.is_empty());
        if self.button(shell, ui, ("crosshair-simple", "action-answer")) {
            self.wish(Intent::Pick(Pick::Answer));
        }
    }

    /// The opportunities that answer a pain point.
    fn answered_by(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, card: &Card) {
        let name = shell.tr("field-answered-by");
        field::name(shell, ui, &name);
        let mut any = false;
        for other in cards.map.cards.iter().filter(|other| other.answers.contains(&card.id)) {
            any = true;
            let text = text_of(shell, cards.map, &other.id);
            let tools = [("x", "remove-answer")];
            let (pressed, removed) = self.row(shell, ui, ("by", &other.id), ("lightbulb", &text), &tools);
            if pressed {
                self.wishes.push(Wish::GoTo(other.id.clone()));
            }
            if removed.is_some() {
                let answers = other.answers.iter().filter(|id| **id != card.id).cloned().collect();
                let set = vec![CardField::Answers(answers)];
                self.change(crate::edit::Command::EditCards { ids: vec![other.id.clone()], set });
            }
        }
        below_rows(ui, any);
        if self.button(shell, ui, ("crosshair-simple", "action-answered-by")) {
            self.wish(Intent::Pick(Pick::Answer));
        }
    }

    fn touchpoint(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>, ink: Color32) {
        let (channel, mixed) = cards.text(shell, |card| card.channel.clone());
        let channel = Text::line("field-channel", &channel).placeholder(&mixed);
        self.write(shell, ui, channel, |text| cards.all(CardField::Channel(text)));
        let importance = |card: &Card| card.importance;
        self.scale(shell, ui, cards, ("field-importance", 3, ink), importance, CardField::Importance);
        let digits = self.digits;
        let steps: Vec<(i8, String, Color32)> = (-2..=2_i8)
            .map(|trust| {
                let ink = color(shell.theme.good_bad(trust >= 0));
                (trust, signed(digits, f64::from(trust)), ink)
            })
            .collect();
        let shared = cards.shared(|card| card.trust);
        if let Some(trust) = self.rating(shell, ui, "field-trust", &steps, &shared) {
            self.set(cards, CardField::Trust(trust));
        }
    }

    /// What is measured, its values, what they are aimed at.
    fn metric(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        use MetricKind::{Ces, Clv, Conversion, Csat, Custom, Nps};
        let all = [
            (Nps, "metric-nps"),
            (Csat, "metric-csat"),
            (Ces, "metric-ces"),
            (Clv, "metric-clv"),
            (Conversion, "metric-conversion"),
            (Custom, "metric-custom"),
        ];
        let metric = |card: &Card| card.metric.clone().unwrap_or_default();
        let set = |change: &dyn Fn(&mut Metric)| {
            cards.each(|card| {
                let mut metric = metric(card);
                change(&mut metric);
                CardField::Metric(Some(metric))
            })
        };
        let shared = cards.shared(|card| card.metric.as_ref().map(|metric| metric.kind));
        let is = |kind| shared.is(&Some(kind));
        if let Some(kind) = self.choose_of(shell, ui, "field-metric", &all, &shared, Some) {
            // Pressed again, there is no metric any more.
            let command =
                if is(kind) { cards.all(CardField::Metric(None)) } else { set(&|metric| metric.kind = kind) };
            self.wish_change(command);
        }
        if !cards.cards.iter().any(|card| card.metric.is_some()) {
            return;
        }
        let digits = self.digits;
        let (value, mixed) = cards.text(shell, |card| shown(digits, metric(card).value));
        let text = Text::line("field-value", &value).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let value = number(&text).ok()?;
            set(&|metric| metric.value = value)
        });
        let (unit, mixed) = cards.text(shell, |card| metric(card).unit);
        let text = Text::line("field-unit", &unit).placeholder(&mixed);
        self.write(shell, ui, text, |text| set(&|metric| metric.unit.clone_from(&text)));
        let (target, mixed) = cards.text(shell, |card| shown(digits, metric(card).target));
        let text = Text::line("field-target", &target).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let target = number(&text).ok()?;
            set(&|metric| metric.target = target)
        });
        let (sample, mixed) =
            cards.text(shell, |card| shown(digits, metric(card).sample.map(|sample| sample as f64)));
        let text = Text::line("field-sample", &sample).placeholder(&mixed).ltr();
        self.write(shell, ui, text, |text| {
            let sample = number(&text).ok()?.filter(|number| *number >= 0.0).map(|number| number as u64);
            set(&|metric| metric.sample = sample)
        });
        self.series(shell, ui, cards);
    }

    /// Earlier values, one a line. What is no number yet stays in the field only.
    fn series(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let digits = self.digits;
        let series =
            |card: &Card| card.metric.as_ref().map(|metric| metric.series.clone()).unwrap_or_default();
        let (text, mixed) = cards.text(shell, |card| {
            let lines: Vec<String> = series(card).iter().map(|value| shown(digits, Some(*value))).collect();
            lines.join("\n")
        });
        let form = if mixed.is_empty() { shell.tr("field-one-a-line") } else { mixed };
        let text = Text::lines("field-series", &text, 2.0).placeholder(&form).ltr();
        self.write(shell, ui, text, |text| {
            let values: Result<Vec<f64>, ()> =
                lines_of(&text).iter().map(|line| number(line).and_then(|value| value.ok_or(()))).collect();
            let values = values.ok()?;
            cards.each(|card| {
                let metric = card.metric.clone().unwrap_or_default();
                CardField::Metric(Some(Metric { series: values.clone(), ..metric }))
            })
        });
    }
}
