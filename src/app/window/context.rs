//! The menu at the pointer: what can be done with each kind of thing.

use super::Window;
use crate::{
    app::{
        actions::{Action, FACES, LINK_KINDS, SEVERITIES},
        session::Session,
        text::color,
        widgets::menu::{Entry, Item},
    },
    edit::ItemRef,
    editor::{Addition, Beside, Build, Extent},
    layout::{MapLayout, face_icon},
    model::{Card, Color, Face, Id, JourneyMap, Lane, LaneKind, MapKind, NamedColor},
};

impl Window {
    /// What can be done with what is selected, or with the map when nothing is.
    pub(super) fn context_entries(&self) -> Vec<Entry<Action>> {
        let Some(session) = &self.session else { return Vec::new() };
        let map = session.map();
        if session.editor.is_presented() {
            return self.presented_entries();
        }
        match session.editor.selection().last() {
            Some(ItemRef::Card(_)) => self.card_entries(session),
            Some(ItemRef::Stage(id)) => self.stage_entries(map, id),
            Some(ItemRef::Step(_)) => self.step_entries(),
            Some(ItemRef::Lane(id)) => self.lane_entries(map, id),
            Some(ItemRef::Cell { .. }) => self.cell_entries(),
            Some(ItemRef::Point(id)) => self.point_entries(map, id),
            Some(ItemRef::Curve(id)) => self.curve_entries(map, id),
            Some(ItemRef::Link(id)) => self.link_entries(map, id),
            Some(ItemRef::Persona(id)) => self.persona_entries(map, id),
            Some(ItemRef::Kind) => self.kind_entries(map),
            Some(ItemRef::Title | ItemRef::Scenario | ItemRef::Comment(_)) => self.header_entries(),
            None => self.canvas_entries(),
        }
    }

    fn persona_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let portrait = map.personas.iter().any(|persona| persona.id == *id && persona.portrait.is_some());
        vec![
            self.item(Action::Rename),
            self.called(
                Action::AddPicture,
                if portrait { "action-change-picture" } else { "action-add-picture" },
            ),
            self.item(Action::CommentTool),
            Entry::Line,
            self.build(Build::Persona),
            Entry::Line,
            self.item(Action::Delete),
        ]
    }

    /// The kinds of map to choose from.
    fn kind_entries(&self, map: &JourneyMap) -> Vec<Entry<Action>> {
        MapKind::ALL.map(|kind| self.option(Action::Kind(kind), map.kind == kind)).into()
    }

    fn header_entries(&self) -> Vec<Entry<Action>> {
        vec![
            self.edit_text(),
            self.item(Action::CommentTool),
            Entry::Line,
            self.build(Build::Persona),
            self.build(Build::Scenario),
            Entry::Line,
            self.item(Action::CopyPicture),
            self.item(Action::ZoomFit),
        ]
    }

    fn build(&self, build: Build) -> Entry<Action> {
        self.item(Action::Build(build))
    }

    /// An entry under another name.
    fn named(&self, build: Build, message: &str, icon: &'static str) -> Entry<Action> {
        self.entry(build, self.shell.tr(message), Some(icon), None)
    }

    fn entry(
        &self,
        build: Build,
        name: String,
        icon: Option<&'static str>,
        chosen: Option<bool>,
    ) -> Entry<Action> {
        Entry::Item(Item { name, icon, chosen, ..self.item_of(Action::Build(build)) })
    }

    /// One of several, as it is called among them.
    fn one_of(&self, build: Build, icon: Option<&'static str>, chosen: Option<bool>) -> Item<Action> {
        let action = Action::Build(build);
        Item { name: action.choice(self.shell.locale), icon, chosen, ..self.item_of(action) }
    }

    /// An action under another name.
    fn called(&self, action: Action, message: &str) -> Entry<Action> {
        Entry::Item(Item { name: self.shell.tr(message), ..self.item_of(action) })
    }

    /// What renaming is where there is a text and no name.
    fn edit_text(&self) -> Entry<Action> {
        self.called(Action::Rename, "action-edit-text")
    }

    /// What can be done in front of an audience.
    fn presented_entries(&self) -> Vec<Entry<Action>> {
        let zooms = [Action::ZoomIn, Action::ZoomOut, Action::ZoomFit, Action::ZoomActual];
        let mut entries: Vec<_> = zooms.map(|action| self.item(action)).into();
        entries.extend([Entry::Line, self.item(Action::Present)]);
        entries
    }

    fn canvas_entries(&self) -> Vec<Entry<Action>> {
        vec![
            self.item(Action::Undo),
            self.item(Action::Redo),
            Entry::Line,
            self.build(Build::Stage(Beside::After)),
            self.lanes("action-lane-below", Beside::After),
            self.build(Build::Persona),
            self.build(Build::Scenario),
            Entry::Line,
            self.item(Action::LinkTool),
            self.item(Action::CommentTool),
            Entry::Line,
            self.item(Action::SelectAll),
            self.item(Action::CopyPicture),
            self.item(Action::PasteTable),
            Entry::Line,
            self.item(Action::ZoomFit),
            self.item(Action::ZoomActual),
        ]
    }

    /// The pages outside the map to which a card leads.
    fn address_entries(&self, card: &Card) -> Vec<Entry<Action>> {
        /// As many as a menu can hold.
        const MOST: usize = 8;

        let evidence = card.evidence.iter().map(|evidence| (&evidence.link, &evidence.source));
        let links = card.links.iter().map(|link| (&link.url, &link.title)).chain(evidence);
        let named = links.filter(|(url, _)| !url.trim().is_empty()).take(MOST).map(|(url, title)| {
            let name = if title.trim().is_empty() { url } else { title };
            let name: String = crate::i18n::tamed(name).chars().take(60).collect();
            let name = self.shell.format("action-open-link-named", &[("name", name.into())]);
            let value = Action::OpenLink(url.clone());
            let icon = value.entry().icon;
            Entry::Item(Item { name, icon, ink: None, keys: None, obstacle: None, chosen: None, value })
        });
        named.collect()
    }

    fn card_entries(&self, session: &Session) -> Vec<Entry<Action>> {
        let layout = session.editor.layout();
        let cards: Vec<&Card> = session
            .editor
            .selection()
            .cards()
            .filter_map(|id| layout.card(id))
            .map(|card| &*card.card)
            .collect();
        let locked = cards.iter().all(|card| card.locked);
        let moment = cards.iter().all(|card| card.moment_of_truth);
        let mut entries = vec![
            self.edit_text(),
            Entry::Line,
            self.item(Action::Cut),
            self.item(Action::Copy),
            self.item(Action::Paste),
            self.item(Action::Duplicate),
            self.copy_more(),
            Entry::Line,
            self.colors(shared(cards.iter().map(|card| card.color))),
        ];
        let is_pain = |card: &&&Card| {
            session.map().lane(&card.lane).is_some_and(|lane| lane.kind == LaneKind::PainPoints)
        };
        if cards.iter().any(|card| is_pain(&card)) {
            entries.push(self.severities(shared(cards.iter().map(|card| card.severity))));
        }
        entries.push(self.item(Action::Icons));
        entries.push(self.picture());
        let name = self.shell.tr("field-moment-of-truth");
        entries.push(self.entry(Build::MomentOfTruth, name, Some("star"), Some(moment)));
        let (message, icon) =
            if locked { ("action-unlock", "lock-simple-open") } else { ("action-lock", "lock-simple") };
        entries.push(self.named(Build::Lock, message, icon));
        entries.extend([
            Entry::Line,
            self.item(Action::LinkTool),
            self.item(Action::CommentTool),
            Entry::Line,
        ]);
        if let [card] = cards.as_slice() {
            let addresses = self.address_entries(card);
            if !addresses.is_empty() {
                entries.extend(addresses);
                entries.push(Entry::Line);
            }
        }
        entries.extend(self.rebuilding(&cards));
        entries
    }

    /// What makes other cards of these, or puts them elsewhere.
    fn rebuilding(&self, cards: &[&Card]) -> Vec<Entry<Action>> {
        let mut entries = vec![self.build(Build::SpanMore), self.build(Build::SpanLess)];
        if cards.len() > 1 {
            entries.push(self.build(Build::MergeCards));
        }
        if cards.iter().any(|card| card.text.trim().contains('\n')) {
            entries.push(self.build(Build::SplitCards));
        }
        if self.state.split {
            entries.push(self.item(Action::SplitAtCaret));
        }
        entries.extend([
            self.build(Build::Card),
            self.build(Build::Earlier),
            self.build(Build::Later),
            Entry::Line,
            self.item(Action::Delete),
        ]);
        entries
    }

    /// What can be copied besides the thing itself.
    fn copy_more(&self) -> Entry<Action> {
        let entries = [Action::CopyPicture, Action::CopyStyle, Action::PasteStyle];
        self.list("menu-copy-as", "paint-brush-broad", entries.map(|action| self.item(action)).into())
    }

    /// Adding a picture, or what can be done with the one that is there.
    fn picture(&self) -> Entry<Action> {
        let item = self.item(Action::AddPicture);
        if !self.state.chosen.pictures {
            return item;
        }
        let change = self.called(Action::AddPicture, "action-change-picture");
        self.list("field-picture", "image", vec![change, self.build(Build::RemovePicture)])
    }

    fn stage_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let stage = map.stage(id);
        let mut entries = vec![
            self.item(Action::Rename),
            self.build(Build::Goal),
            Entry::Line,
            self.item(Action::Cut),
            self.item(Action::Copy),
            self.item(Action::Paste),
            self.item(Action::Duplicate),
            self.copy_more(),
            Entry::Line,
            self.colors(stage.map(|stage| stage.color)),
            Entry::Line,
            self.build(Build::Stage(Beside::Before)),
            self.build(Build::Stage(Beside::After)),
            self.build(Build::Earlier),
            self.build(Build::Later),
            Entry::Line,
            self.build(Build::Step(Beside::After)),
            self.item(Action::SelectWithin(Extent::Stage)),
        ];
        if stage.is_some_and(|stage| stage.steps.len() > 1) {
            entries.push(self.build(Build::JoinSteps));
        }
        if stage.is_some_and(|stage| stage.width.is_some()) {
            entries.push(self.build(Build::Fit));
        }
        entries.push(self.item(Action::CommentTool));
        entries.extend([Entry::Line, self.item(Action::Delete)]);
        entries
    }

    fn step_entries(&self) -> Vec<Entry<Action>> {
        vec![
            self.item(Action::Rename),
            Entry::Line,
            self.build(Build::Step(Beside::Before)),
            self.build(Build::Step(Beside::After)),
            self.build(Build::JoinSteps),
            self.item(Action::SelectWithin(Extent::Stage)),
            self.build(Build::Earlier),
            self.build(Build::Later),
            self.item(Action::CommentTool),
            Entry::Line,
            self.item(Action::Delete),
        ]
    }

    fn lane_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let lane = map.lane(id);
        let collapsed = lane.is_some_and(|lane| lane.collapsed);
        let fold = if collapsed {
            self.named(Build::Collapse, "action-expand", "arrows-out-line-vertical")
        } else {
            self.build(Build::Collapse)
        };
        let mut entries = vec![
            self.item(Action::Rename),
            Entry::Line,
            self.item(Action::Cut),
            self.item(Action::Copy),
            self.item(Action::Paste),
            self.item(Action::Duplicate),
            self.copy_more(),
            Entry::Line,
            self.kinds(lane),
            self.colors(lane.map(|lane| lane.color)),
            self.item(Action::Icons),
            Entry::Line,
            self.lanes("action-lane-above", Beside::Before),
            self.lanes("action-lane-below", Beside::After),
            self.build(Build::Earlier),
            self.build(Build::Later),
            Entry::Line,
            fold,
            self.item(Action::SelectWithin(Extent::Lane)),
            self.item(Action::CommentTool),
        ];
        if lane.is_some_and(|lane| lane.height.is_some()) {
            entries.push(self.build(Build::Fit));
        }
        entries.extend([Entry::Line, self.item(Action::Delete)]);
        entries
    }

    fn cell_entries(&self) -> Vec<Entry<Action>> {
        let mut entries = vec![
            self.build(if self.state.chosen.on_curve { Build::Point } else { Build::Card }),
            self.item(Action::AddPicture),
            Entry::Line,
            self.item(Action::Cut),
            self.item(Action::Copy),
            self.item(Action::Paste),
            Entry::Line,
            self.item(Action::CommentTool),
            Entry::Line,
            self.build(Build::Stage(Beside::Before)),
            self.build(Build::Stage(Beside::After)),
            self.build(Build::Step(Beside::After)),
            self.lanes("action-lane-above", Beside::Before),
            self.lanes("action-lane-below", Beside::After),
            Entry::Line,
            self.item(Action::SelectAll),
            self.item(Action::SelectWithin(Extent::Lane)),
            self.item(Action::SelectWithin(Extent::Stage)),
        ];
        if self.state.chosen.in_cell > 0 {
            entries.extend([Entry::Line, self.item(Action::Delete)]);
        }
        entries
    }

    fn point_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let face = map.curve_point(id).map(|(_, point)| point.face);
        let option = |chosen: Option<Face>| {
            let icon = chosen.map_or("magic-wand", face_icon);
            Entry::Item(self.one_of(Build::Face(chosen), Some(icon), Some(face == Some(chosen))))
        };
        let faces = std::iter::once(None).chain(FACES.map(Some)).map(option).collect();
        vec![
            self.edit_text(),
            self.list("field-face", "smiley", faces),
            self.item(Action::CommentTool),
            Entry::Line,
            self.item(Action::Delete),
        ]
    }

    fn link_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let now = map.links.iter().find(|link| link.id == *id).map(|link| link.kind);
        let kinds =
            LINK_KINDS.map(|kind| self.option(Action::Build(Build::LinkKind(kind)), now == Some(kind)));
        let mut entries = vec![self.edit_text(), Entry::Line];
        entries.extend(kinds);
        entries.extend([
            self.build(Build::TurnLink),
            Entry::Line,
            self.item(Action::Delete),
            self.item(Action::ZoomSelection),
        ]);
        entries
    }

    fn curve_entries(&self, map: &JourneyMap, id: &Id) -> Vec<Entry<Action>> {
        let curve = map.curves.iter().find(|curve| curve.id == *id);
        // Only where the pointer is on the curve is there a place for a point.
        let here = self.addition.clone().filter(|addition| matches!(addition, Addition::Point { .. }));
        let mut entries: Vec<_> = here.map(|here| self.item(Action::AddHere(here))).into_iter().collect();
        entries.extend([self.colors(curve.map(|curve| curve.color)), Entry::Line, self.item(Action::Delete)]);
        entries
    }

    /// The palette; `now` is the colour that all have.
    fn colors(&self, now: Option<Option<Color>>) -> Entry<Action> {
        let option = |shade: Option<Color>| {
            let icon = if shade.is_some() { "circle" } else { "circle-dashed" };
            let ink = shade.map(|_| color(self.shell.theme.stage(0, shade).ground));
            Entry::Item(Item {
                ink,
                ..self.one_of(Build::Color(shade), Some(icon), Some(now == Some(shade)))
            })
        };
        let named = NamedColor::ALL.iter().map(|named| Some(Color::Named(*named)));
        let entries = std::iter::once(None).chain(named).map(option).collect();
        self.list("field-color", "palette", entries)
    }

    fn severities(&self, now: Option<Option<u8>>) -> Entry<Action> {
        let entries = SEVERITIES.map(|severity| {
            Entry::Item(self.one_of(Build::Severity(severity), None, Some(now == Some(severity))))
        });
        self.list("field-severity", "warning-circle", entries.into())
    }

    /// The kinds that a lane beside the selected one can have.
    fn lanes(&self, message: &str, beside: Beside) -> Entry<Action> {
        let icon = if beside == Beside::Before { "rows-plus-top" } else { "rows-plus-bottom" };
        let kinds = LaneKind::ALL.iter().map(|kind| {
            let icon = MapLayout::icon_name_of_kind(*kind);
            Entry::Item(self.one_of(Build::Lane(beside, *kind), Some(icon), None))
        });
        self.list(message, icon, kinds.collect())
    }

    fn kinds(&self, lane: Option<&Lane>) -> Entry<Action> {
        let kinds = LaneKind::ALL.iter().map(|kind| {
            let icon = MapLayout::icon_name_of_kind(*kind);
            let chosen = lane.is_some_and(|lane| lane.kind == *kind);
            Entry::Item(self.one_of(Build::Kind(*kind), Some(icon), Some(chosen)))
        });
        self.list("field-kind", "shapes", kinds.collect())
    }
}

/// What all of `values` are; none when they differ.
fn shared<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}
