//! What a screen reader gets of the map: a node for each stage, lane, card and curve point in sight.
//!
//! egui makes nodes for its widgets; these are our own, under the canvas' node. They carry the texts as
//! they were written. What is done to them (click, focus, up and down) comes back through [`Nodes::done`].

use egui::{
    Id as EguiId, Rect, Ui, UiBuilder,
    accesskit::{self, Action, Node, NodeId, Role, TextDirection},
    vec2,
};
use rustc_hash::FxHashMap;

use super::{Ink, typed::TypedNode};
use crate::{
    app::icon_list,
    edit::ItemRef,
    editor::{Addition, Editor, Outcome, Spot},
    i18n::{Locale, without_isolates},
    layout::{CardBox, MapLayout},
    model::{Card, Direction, Id},
    text::TextBlock,
};

/// Most cards for which nodes are made: what is in sight beyond that cannot be told apart anyway.
const MOST_CARDS: usize = 600;

/// The nodes of the last frame.
#[derive(Default)]
pub(super) struct Nodes {
    items: FxHashMap<NodeId, ItemRef>,
    additions: FxHashMap<NodeId, Addition>,
    /// The text that is typed.
    typed: TypedNode,
}

/// Something that a person did through assistive technology.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Done {
    /// Chose a part of the map.
    Select(ItemRef),
    /// Raised a curve point by a step.
    Raise(ItemRef),
    /// Lowered a curve point by a step.
    Lower(ItemRef),
    /// Pressed a "+".
    Add(Addition),
}

impl Nodes {
    /// What was done to the nodes of the last frame.
    pub(super) fn done(&self, ui: &Ui) -> Vec<Done> {
        ui.input(|input| {
            input
                .events
                .iter()
                .filter_map(|event| {
                    let egui::Event::AccessKitActionRequest(request) = event else { return None };
                    if let (Some(addition), Action::Click) =
                        (self.additions.get(&request.target_node), request.action)
                    {
                        return Some(Done::Add(addition.clone()));
                    }
                    let item = self.items.get(&request.target_node)?.clone();
                    match request.action {
                        Action::Click | Action::Focus => Some(Done::Select(item)),
                        Action::Increment => Some(Done::Raise(item)),
                        Action::Decrement => Some(Done::Lower(item)),
                        _ => None,
                    }
                })
                .collect()
        })
    }

    /// Does to the text that is typed what assistive technology asks for.
    pub(super) fn edit(&self, ui: &Ui, editor: &mut Editor, ink: &mut Ink<'_>) -> Vec<Outcome> {
        self.typed.done(ui, editor, ink)
    }

    /// Makes the nodes of this frame, children of the node `canvas`.
    pub(super) fn build(
        &mut self,
        ui: &mut Ui,
        canvas: EguiId,
        rect: Rect,
        editor: &Editor,
        ink: &mut Ink<'_>,
    ) {
        let locale = ink.locale;
        self.items.clear();
        self.additions.clear();
        let map = editor.map();
        let title = if map.title.is_empty() { locale.text("untitled-map") } else { map.title.clone() };
        let about = locale.text(&format!("map-kind-{}", map.kind.name()));
        let active = ui.ctx().accesskit_node_builder(canvas, |node| {
            node.set_role(Role::Group);
            node.set_label(title);
            node.set_description(about);
            node.set_text_direction(direction(map.flow_direction()));
        });
        if active.is_none() {
            return;
        }
        let (items, additions) = (&mut self.items, &mut self.additions);
        let mut comments: FxHashMap<&Id, usize> = FxHashMap::default();
        for comment in map.comments.iter().filter(|comment| !comment.resolved) {
            *comments.entry(&comment.about).or_default() += 1;
        }
        let mut maker = Maker { ui, canvas, rect, editor, locale, items, additions, comments };
        maker.header();
        maker.stages();
        maker.lanes();
        maker.cards();
        maker.points();
        maker.links();
        maker.additions();
        if let Some(view) = editor.typing_view(ink.text) {
            return self.typed.build(ui, canvas, rect, editor, &view, locale);
        }
        // The canvas keeps the keyboard; readers are told which of its parts it stands for.
        if let [item] = editor.selection().items() {
            let chosen = node_id(item);
            if self.items.contains_key(&chosen.accesskit_id()) {
                ui.ctx()
                    .accesskit_node_builder(canvas, |node| node.set_active_descendant(chosen.accesskit_id()));
            }
        }
    }
}

/// The node of a part of the map; the same in every frame and in every run.
fn node_id(item: &ItemRef) -> EguiId {
    EguiId::unique(("map", item))
}

fn direction(direction: Direction) -> TextDirection {
    if direction.is_rtl() { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}

struct Maker<'a> {
    ui: &'a mut Ui,
    canvas: EguiId,
    /// The canvas, in points of the window.
    rect: Rect,
    editor: &'a Editor,
    locale: Locale,
    items: &'a mut FxHashMap<NodeId, ItemRef>,
    additions: &'a mut FxHashMap<NodeId, Addition>,
    /// Number of comments that are not settled, by what they are about.
    comments: FxHashMap<&'a Id, usize>,
}

impl Maker<'_> {
    fn layout(&self) -> std::sync::Arc<MapLayout> {
        std::sync::Arc::clone(self.editor.layout())
    }

    /// One node at `rect_in_map`; none when that is out of sight.
    fn node(&mut self, item: ItemRef, rect_in_map: kurbo::Rect, fill: impl FnOnce(&mut Node)) {
        if !self.shows(rect_in_map) {
            return;
        }
        let (id, selected) = (node_id(&item), self.editor.selection().contains(&item));
        let rect = self.place(rect_in_map);
        self.make(id, rect.intersect(self.rect), |node| {
            node.add_action(Action::Focus);
            node.set_selected(selected);
            fill(node);
        });
        self.items.insert(id.accesskit_id(), item);
    }

    /// Whether something of the map is in sight. To be asked before much is said of each of very many.
    fn shows(&self, rect_in_map: kurbo::Rect) -> bool {
        self.place(rect_in_map).intersects(self.rect)
    }

    /// Where something of the map is drawn on the window.
    fn place(&self, rect_in_map: kurbo::Rect) -> Rect {
        let view = self.editor.camera().view_rect(rect_in_map);
        let corner = self.rect.min;
        let at = |x: f64, y: f64| egui::pos2(corner.x + x as f32, corner.y + y as f32);
        Rect::from_min_max(at(view.x0, view.y0), at(view.x1, view.y1))
    }

    fn make(&mut self, id: EguiId, rect: Rect, fill: impl FnOnce(&mut Node)) {
        // A child without size registers its parent, which only egui itself may do directly.
        let builder = UiBuilder::new().scope_id(id).accessibility_parent(self.canvas).max_rect(rect);
        drop(self.ui.new_child(builder));
        self.ui.ctx().accesskit_node_builder(id, |node| {
            node.set_bounds(accesskit::Rect {
                x0: rect.min.x.into(),
                y0: rect.min.y.into(),
                x1: rect.max.x.into(),
                y1: rect.max.y.into(),
            });
            node.add_action(Action::Click);
            fill(node);
        });
    }

    /// "From → to", with what stands on the arrow.
    fn links(&mut self) {
        let (layout, locale) = (self.layout(), self.locale);
        let editor = self.editor;
        let boxes: FxHashMap<_, _> = layout.links.iter().map(|shown| (&shown.id, shown)).collect();
        for link in &editor.map().links {
            let Some(shown) = boxes.get(&link.id) else { continue };
            let rect = kurbo::Shape::bounding_box(&*shown.path);
            if !self.shows(rect) {
                continue;
            }
            let text = |id| layout.card(id).map(|card| card.card.text.clone()).unwrap_or_default();
            let ends = [("from", text(&link.from).into()), ("to", text(&link.to).into())];
            let name = without_isolates(&locale.format("access-link", &ends));
            let label = shown.label.as_ref().map(|(_, label)| without_isolates(&label.block.text));
            self.node(ItemRef::Link(link.id.clone()), rect, |node| {
                node.set_role(Role::ListItem);
                node.set_label(name);
                if let Some(label) = label {
                    node.set_description(label);
                }
            });
        }
    }

    /// The "+" of the next stage, the next lane and of what the header lacks: always there for those who do not point.
    fn additions(&mut self) {
        for Spot { addition, rect, .. } in self.editor.additions() {
            let message = match addition {
                Addition::Stage => "add-stage",
                Addition::Persona => "action-add-persona",
                Addition::Scenario => "action-scenario",
                _ => "add-lane",
            };
            let name = self.locale.text(message);
            let id = EguiId::unique(("add", message));
            let rect = self.place(rect).intersect(self.rect);
            // Out of sight it keeps a place at the canvas' edge: it can be pressed there as well.
            let rect =
                if rect.is_positive() { rect } else { Rect::from_min_size(self.rect.min, vec2(1.0, 1.0)) };
            self.make(id, rect, |node| {
                node.set_role(Role::Button);
                node.set_label(name);
            });
            self.additions.insert(id.accesskit_id(), addition);
        }
    }

    fn header(&mut self) {
        let layout = self.layout();
        let title = &layout.header.title;
        let size = (f64::from(title.block.width), f64::from(title.block.height));
        let rect = kurbo::Rect::from_origin_size(title.origin, size);
        self.node(ItemRef::Title, rect, |node| label(node, Role::Heading, &title.block));
        for chip in &layout.header.chips {
            if let Some(persona) = &chip.persona {
                let item = ItemRef::Persona(persona.clone());
                self.node(item, chip.rect, |node| label(node, Role::Button, &chip.text.block));
            }
        }
    }

    /// "2 comments", where some on the part called `id` are not settled.
    fn remarks(&self, id: &Id) -> Option<String> {
        let count = self.comments.get(id).copied()?;
        Some(self.locale.format("count-comments", &[("count", count.into())]))
    }

    /// All that is told of a part beside its name; nothing of nothing.
    fn description(&self, parts: impl IntoIterator<Item = String>) -> Option<String> {
        let joined = parts.into_iter().filter(|part| !part.is_empty()).reduce(|first, second| {
            self.locale.format("access-and", &[("first", first.into()), ("second", second.into())])
        });
        joined.map(|joined| without_isolates(&joined))
    }

    fn stages(&mut self) {
        let layout = self.layout();
        for stage in &layout.stages {
            let goal = stage.goal.as_ref().map(|goal| goal.block.text.to_string());
            let about = self.description(goal.into_iter().chain(self.remarks(&stage.id)));
            self.node(ItemRef::Stage(stage.id.clone()), stage.rect, |node| {
                label(node, Role::ColumnHeader, &stage.title.block);
                about.into_iter().for_each(|about| node.set_description(about));
            });
            for step in &stage.steps {
                let (item, about) =
                    (ItemRef::Step(step.id.clone()), self.description(self.remarks(&step.id)));
                self.node(item, step.rect, |node| {
                    label(node, Role::ColumnHeader, &step.title.block);
                    about.into_iter().for_each(|about| node.set_description(about));
                });
            }
        }
    }

    fn lanes(&mut self) {
        let layout = self.layout();
        for lane in &layout.lanes {
            let (item, about) = (ItemRef::Lane(lane.id.clone()), self.description(self.remarks(&lane.id)));
            self.node(item, lane.label_rect, |node| {
                label(node, Role::RowHeader, &lane.title.block);
                about.into_iter().for_each(|about| node.set_description(about));
            });
        }
    }

    fn cards(&mut self) {
        let layout = self.layout();
        let (view, locale) = (self.editor.camera().visible(), self.locale);
        for card in layout.visible_cards(view).take(MOST_CARDS) {
            let about = self.about_card(&layout, card);
            self.node(ItemRef::Card(card.card.id.clone()), card.rect, |node| {
                node.set_role(Role::ListItem);
                node.set_label(match card.card.text.trim() {
                    "" if card.card.image.is_some() => locale.text("field-picture"),
                    _ => card.card.text.clone(),
                });
                node.set_description(about);
                node.set_text_direction(direction(card_direction(card)));
            });
        }
    }

    /// "Pain points, Decision, severity 3 of 3, moment of truth"
    fn about_card(&self, layout: &MapLayout, card: &CardBox) -> String {
        let locale = self.locale;
        let mut parts: Vec<String> = Vec::new();
        match (layout.lanes.get(card.lane), layout.columns.get(card.column)) {
            (Some(lane), Some(column)) => {
                parts.push(lane.title.block.text.to_string());
                parts.extend(layout.stages.get(column.stage).map(|stage| stage.title.block.text.to_string()));
            }
            _ => parts.push(locale.text("unplaced")),
        }
        let Card { severity, moment_of_truth, delight, owner, icon, image, text, .. } = card.card.as_ref();
        parts.extend(icon.as_deref().and_then(icon_list::find).map(|icon| icon.name(locale).to_owned()));
        if image.is_some() && !text.trim().is_empty() {
            parts.push(locale.text("field-picture"));
        }
        parts.extend(
            severity.map(|severity| {
                locale.format("access-severity", &[("severity", i64::from(severity).into())])
            }),
        );
        if *moment_of_truth {
            parts.push(locale.text("moment-of-truth"));
        }
        if *delight {
            parts.push(locale.text("delight"));
        }
        if !owner.is_empty() {
            parts.push(owner.clone());
        }
        parts.extend(self.remarks(&card.card.id));
        self.description(parts).unwrap_or_default()
    }

    fn points(&mut self) {
        let layout = self.layout();
        for curve in &layout.curves {
            for point in &curve.points {
                let rect = kurbo::Rect::from_center_size(point.center, (26.0, 26.0));
                if !self.shows(rect) {
                    continue;
                }
                let stage =
                    layout.columns.get(point.column).and_then(|column| layout.stages.get(column.stage));
                let stage = stage.map(|stage| stage.title.block.text.to_string()).unwrap_or_default();
                let word = point.word.as_ref().map(|(_, word)| word.block.text.to_string());
                let about = self.description(std::iter::once(stage.clone()).chain(self.remarks(&point.id)));
                self.node(ItemRef::Point(point.id.clone()), rect, |node| {
                    node.set_role(Role::Slider);
                    node.set_label(word.unwrap_or_else(|| stage.clone()));
                    about.into_iter().for_each(|about| node.set_description(about));
                    node.set_numeric_value(f64::from(point.value));
                    node.set_min_numeric_value(-2.0);
                    node.set_max_numeric_value(2.0);
                    node.add_action(Action::Increment);
                    node.add_action(Action::Decrement);
                });
            }
        }
    }
}

fn label(node: &mut Node, role: Role, block: &TextBlock) {
    node.set_role(role);
    node.set_label(without_isolates(&block.text));
    if let Some(line) = block.lines.first() {
        node.set_text_direction(direction(line.direction));
    }
}

fn card_direction(card: &CardBox) -> Direction {
    card.parts
        .iter()
        .find_map(|part| match part {
            crate::layout::CardPart::Text(text) => Some(text.lines.direction()),
            _ => None,
        })
        .unwrap_or_default()
}
