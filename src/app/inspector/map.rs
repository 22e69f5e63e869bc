//! The fields of the map itself, and what its makers may have forgotten.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::{Panel, Wish, text::Text};
use crate::{
    app::{
        session::Session,
        text::{Shell, Type, spoken},
        widgets::{Segment, Segmented, field, focus_ring, label},
    },
    edit::{Command, MapField, PersonaField, ScenarioField},
    i18n::Locale,
    model::{Flow, Id, MapKind},
};

/// Most findings that are listed.
const FINDINGS: usize = 40;

impl Panel<'_> {
    pub(super) fn map(&mut self, shell: &mut Shell, ui: &mut Ui, session: &mut Session) {
        let map = session.map().clone();
        let title = shell.tr("inspector-map");
        let ink = shell.accent();
        self.head(shell, ui, ("map-trifold", ink), &title);
        let untitled = shell.tr("untitled-map");
        let title = Text::line("field-title", &map.title).placeholder(&untitled).forced(map.direction);
        let set = |field| Command::EditMap { set: vec![field] };
        if let Some(turned) = self.write(shell, ui, title, |text| Some(set(MapField::Title(text)))) {
            self.change(set(MapField::Direction(Some(turned))));
        }

        let options: Vec<(String, bool)> = MapKind::ALL
            .iter()
            .map(|kind| (shell.tr(&format!("map-kind-{}", kind.name())), map.kind == *kind))
            .collect();
        if let Some(kind) = self.choose(shell, ui, "field-kind", &options).and_then(|i| MapKind::ALL.get(i))
            && *kind != map.kind
        {
            self.change(Command::EditMap { set: vec![MapField::Kind(*kind)] });
        }
        self.flow(shell, ui, map.flow);
        let language =
            Locale::of_tag(&map.language).map_or_else(|| map.language.clone(), |of| of.name().to_owned());
        self.text(shell, ui, "field-language", &language);
        if let Some(persona) = map.personas.first() {
            let name = Text::line("field-persona", &persona.name).forced(persona.direction);
            let ids = vec![persona.id.clone()];
            self.write(shell, ui, name, |text| {
                Some(Command::EditPersonas { ids, set: vec![PersonaField::Name(text)] })
            });
        }
        let none = shell.tr("field-empty");
        let problem = &map.scenario.problem;
        let problem =
            Text::lines("field-scenario", problem, 2.0).placeholder(&none).forced(map.scenario.direction);
        self.write(shell, ui, problem, |text| {
            Some(Command::EditScenario { set: vec![ScenarioField::Problem(text)] })
        });
        let counts = [
            shell.format("count-stages", &[("count", map.stages.len().into())]),
            shell.format("count-lanes", &[("count", map.lanes.len().into())]),
            shell.format("count-cards", &[("count", map.cards.len().into())]),
        ];
        self.text(shell, ui, "field-size", &counts.join("\n"));
        let findings: Vec<(Id, String)> = session
            .findings()
            .iter()
            .take(FINDINGS)
            .map(|finding| (finding.about().clone(), finding.message(shell.locale, &map)))
            .collect();
        let more = session.findings().len().saturating_sub(FINDINGS);
        self.findings(shell, ui, &findings, more);
    }

    fn flow(&mut self, shell: &mut Shell, ui: &mut Ui, flow: Flow) {
        let all = [
            (Flow::Auto, None, "flow-auto"),
            // These arrows do not turn with the window.
            (Flow::Ltr, Some("arrow-circle-right"), "flow-ltr"),
            (Flow::Rtl, Some("arrow-circle-left"), "flow-rtl"),
        ];
        let name = shell.tr("field-flow");
        field::name(shell, ui, &name);
        let segments = all
            .iter()
            .map(|(of, icon, name)| {
                let name = shell.tr(name);
                let mut segment = match icon {
                    Some(icon) => Segment::icon(icon, name, Some(flow == *of)),
                    None => Segment::text(shell.tr("flow-auto-short"), name, flow == *of),
                };
                segment.enabled = self.writable;
                segment
            })
            .collect();
        if let Some((of, ..)) = Segmented::new(segments).show(shell, ui).and_then(|index| all.get(index))
            && *of != flow
        {
            self.change(Command::EditMap { set: vec![MapField::Flow(*of)] });
        }
        ui.add_space(field::GAP);
    }

    fn findings(&mut self, shell: &mut Shell, ui: &mut Ui, findings: &[(Id, String)], more: usize) {
        if findings.is_empty() {
            return;
        }
        let name = shell.tr("field-findings");
        field::name(shell, ui, &name);
        for (id, sentence) in findings {
            if finding(shell, ui, sentence) {
                self.wishes.push(Wish::GoTo(id.clone()));
            }
        }
        if more > 0 {
            let text = shell.format("findings-more", &[("count", more.into())]);
            let ink = shell.faint();
            label::wrapped(shell, ui, &text, Type::SMALL, ink);
        }
    }
}

/// One finding as a button that leads to what it is about.
fn finding(shell: &mut Shell, ui: &mut Ui, sentence: &str) -> bool {
    let width = ui.available_width();
    let block = shell.wrapped(sentence, Type::SMALL, width - 38.0);
    let (id, rect) = ui.allocate_space(vec2(width, block.height + 12.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(sentence)));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, 8.0, shell.hover());
        }
        focus_ring(shell, ui.painter(), &response, rect, 8.0);
        let mut rest = rect.shrink2(vec2(8.0, 6.0));
        let mut icon_rect = shell.sides().take_start(&mut rest, 16.0);
        icon_rect.max.y = icon_rect.min.y + Type::SMALL.line();
        shell.sides().take_start(&mut rest, 6.0);
        let (amber, ink) = (egui::Color32::from_rgb(0xD9, 0x8E, 0x04), shell.secondary());
        shell.paint_icon(ui.painter(), "lightbulb", false, 15.0, icon_rect, amber);
        shell.paint(ui.painter(), &block, rest.min, ink);
    }
    response.clicked()
}
