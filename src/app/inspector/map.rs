//! The fields of the map itself, and what its makers may have forgotten.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    HINTS, Panel, Wish,
    curve::title_of,
    kit::{Tool, below_rows},
    shared::Shared,
    text::Text,
};
use crate::{
    app::{
        actions::map_kind_message,
        session::Session,
        text::{Shell, Type, spoken},
        widgets::{Segment, Segmented, dropdown::Choice, field, focus_ring, label},
    },
    edit::{Command, ItemRef, MapField, Selection},
    editor::{Build, Intent},
    i18n::Locale,
    model::{Flow, Id, JourneyMap, MapKind},
};

/// Most findings that are listed.
const FINDINGS: usize = 40;

impl Panel<'_> {
    pub(super) fn map(&mut self, shell: &mut Shell, ui: &mut Ui, session: &mut Session) {
        // A title that is typed on the canvas shows here with each letter, as cards do.
        let map = session.editor.map_with_typed().clone();
        let title = shell.tr("inspector-map");
        let ink = shell.accent();
        self.head(shell, ui, ("map-trifold", ink), &title);
        let untitled = shell.tr("untitled-map");
        let title = Text::line("field-title", &map.title).placeholder(&untitled).forced(map.direction);
        let set = |field| Command::EditMap { set: vec![field] };
        if let Some(turned) = self.write(shell, ui, title, |text| Some(set(MapField::Title(text)))) {
            self.change(set(MapField::Direction(Some(turned))));
        }

        let kinds = MapKind::ALL.map(|kind| (kind, map_kind_message(kind)));
        if let Some(kind) =
            self.choose_of(shell, ui, "field-kind", &kinds, &Shared::Same(map.kind), |kind| kind)
        {
            self.change(set(MapField::Kind(kind)));
        }
        self.flow(shell, ui, map.flow);
        self.language(shell, ui, &map.language);
        self.people(shell, ui, &map);
        self.section(shell, ui, ("inspector-scenario", 0), true, |panel, shell, ui| {
            panel.scenario_fields(shell, ui, &map);
        });
        self.all_curves(shell, ui, &map);
        self.comments(shell, ui, &map, &Id::default());
        self.comments_elsewhere(shell, ui, &map);
        self.section(shell, ui, ("section-more", 0), false, |panel, shell, ui| {
            panel.language_tag(shell, ui, &map.language);
            if let Some(direction) = panel.direction(shell, ui, &Shared::Same(map.direction)) {
                panel.change(set(MapField::Direction(direction)));
            }
            let size = crate::app::statusbar::summary(&Selection::none(), &map, shell.locale);
            panel.fact(shell, ui, "field-size", &size);
        });
        self.hints(shell, ui, session);
    }

    /// What its makers may have forgotten.
    fn hints(&mut self, shell: &mut Shell, ui: &mut Ui, session: &mut Session) {
        let map = session.map().clone();
        let findings: Vec<(Id, String)> = session
            .findings()
            .iter()
            .take(FINDINGS)
            .map(|finding| (finding.about().clone(), finding.message(shell.locale, &map)))
            .collect();
        let all = session.findings().len();
        if all > 0 {
            self.section(shell, ui, (HINTS, all), true, |panel, shell, ui| {
                panel.findings(shell, ui, &findings, all.saturating_sub(FINDINGS));
            });
        }
    }

    /// The language in which the map is written: one of ours, or any other by its tag.
    fn language(&mut self, shell: &mut Shell, ui: &mut Ui, tag: &str) {
        let of = Locale::of_tag(tag);
        let shown = of.map_or(tag, |of| of.name());
        let choices = |_: &Shell| {
            let choice = |locale: Locale| Choice {
                name: locale.name().to_owned(),
                icon: None,
                chosen: of == Some(locale),
            };
            Locale::ALL.into_iter().map(choice).collect()
        };
        let set = |tag: String| Command::EditMap { set: vec![MapField::Language(tag)] };
        let chosen = self.pick(shell, ui, "field-language", (shown, ""), choices);
        if let Some(locale) = chosen.and_then(|index| Locale::ALL.get(index).copied())
            && of != Some(locale)
        {
            self.change(set(locale.tag().to_owned()));
        }
    }

    /// The language as other programs write it.
    fn language_tag(&mut self, shell: &mut Shell, ui: &mut Ui, tag: &str) {
        let set = |tag: String| Command::EditMap { set: vec![MapField::Language(tag)] };
        let text = Text::line("field-language-tag", tag).ltr();
        self.write(shell, ui, text, |text| {
            let tag = text.trim();
            let plain = tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            (!tag.is_empty() && plain).then(|| set(tag.to_owned()))
        });
    }

    /// The personas: the first stands in the header.
    fn people(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        self.section(shell, ui, ("section-personas", map.personas.len()), true, |panel, shell, ui| {
            for (index, persona) in map.personas.iter().enumerate() {
                let name = match persona.name.trim() {
                    "" => shell.tr("untitled"),
                    name => name.to_owned(),
                };
                let up = ("arrow-up", "action-up");
                let tools: &[Tool] =
                    if index > 0 { &[up, ("x", "remove-persona")] } else { &[("x", "remove-persona")] };
                let (pressed, tool) = panel.row(shell, ui, ("persona", &persona.id), ("user", &name), tools);
                if pressed {
                    panel.wish(Intent::Select(ItemRef::Persona(persona.id.clone())));
                }
                match tool.and_then(|tool| tools.get(tool)) {
                    Some((_, "action-up")) => {
                        panel.change(Command::MovePersona { id: persona.id.clone(), index: index - 1 });
                    }
                    Some(_) => {
                        panel.change(Command::Delete { items: vec![ItemRef::Persona(persona.id.clone())] });
                    }
                    None => {}
                }
            }
            below_rows(ui, !map.personas.is_empty());
            if panel.button(shell, ui, ("user-plus", "action-add-persona")) {
                panel.wish(Intent::Build(Build::Persona));
            }
        });
    }

    /// The curves, and a way to one more.
    fn all_curves(&mut self, shell: &mut Shell, ui: &mut Ui, map: &JourneyMap) {
        self.section(shell, ui, ("section-curves", map.curves.len()), false, |panel, shell, ui| {
            for curve in &map.curves {
                let title = title_of(shell, map, curve);
                let tools = [("x", "remove-curve")];
                let called = format!("{}: {title}", shell.tr("inspector-curve"));
                let shown = ("wave-sine", title.as_str(), called.as_str());
                let (pressed, removed) = panel.row_called(shell, ui, ("curve", &curve.id), shown, &tools);
                let item = ItemRef::Curve(curve.id.clone());
                if pressed {
                    panel.wish(Intent::Select(item.clone()));
                }
                if removed.is_some() {
                    panel.change(Command::Delete { items: vec![item] });
                }
            }
            below_rows(ui, !map.curves.is_empty());
            if panel.button(shell, ui, ("plus", "add-curve")) {
                panel.wish(Intent::AddCurve(Id::default()));
            }
        });
    }

    fn flow(&mut self, shell: &mut Shell, ui: &mut Ui, flow: Flow) {
        let all = [
            (Flow::Auto, None, "flow-auto"),
            // These arrows do not turn with the window.
            (Flow::Ltr, Some("arrow-circle-right"), "flow-ltr"),
            (Flow::Rtl, Some("arrow-circle-left"), "flow-rtl"),
        ];
        let name = shell.tr("field-flow");
        let called = field::name(shell, ui, &name);
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
        if let Some((of, ..)) =
            Segmented::new(segments).called(called).show(shell, ui).and_then(|index| all.get(index))
            && *of != flow
        {
            self.change(Command::EditMap { set: vec![MapField::Flow(*of)] });
        }
        ui.add_space(field::GAP);
    }

    fn findings(&mut self, shell: &mut Shell, ui: &mut Ui, findings: &[(Id, String)], more: usize) {
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
