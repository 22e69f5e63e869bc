//! From a layout to its display list.

use std::cell::OnceCell;

use kurbo::Rect;

use super::{
    Fill, Group, GroupId, Item, Rgba, Scene, StageColors, Stroke, Theme, card, color::mix, curve, header,
    lanes,
};
use crate::{
    layout::{CardBox, LinkBox, MapLayout, PlacedText, UnplacedBox},
    model::{JourneyMap, LinkKind},
};

/// Free room around a whole map, in map points.
pub const MARGIN: f64 = 24.0;

/// The display list of a map, or of the part of it that meets `view` (then it ends at the view's edges;
/// what only lies outside is not in it).
///
/// Groups from back to front: header, stages, lanes, curves, lines of links, cards, labels of links, the strip of
/// unplaced cards. A line that cannot keep off a card goes behind it.
#[must_use]
pub fn build(layout: &MapLayout, map: &JourneyMap, theme: &Theme, view: Option<Rect>) -> Scene {
    build_parts(layout, map, theme, view, true)
}

/// The same without cards: for whoever draws them in another way, because there are very many of them.
#[must_use]
pub fn build_without_cards(layout: &MapLayout, map: &JourneyMap, theme: &Theme, view: Option<Rect>) -> Scene {
    build_parts(layout, map, theme, view, false)
}

/// What a scene of a whole map shows, in map points: the map and a margin.
#[must_use]
pub fn whole(layout: &MapLayout) -> Rect {
    Rect::from_origin_size((0.0, 0.0), layout.size).inflate(MARGIN, MARGIN)
}

fn build_parts(
    layout: &MapLayout,
    map: &JourneyMap,
    theme: &Theme,
    view: Option<Rect>,
    with_cards: bool,
) -> Scene {
    let bounds = view.unwrap_or_else(|| whole(layout));
    let paint = Paint::new(layout, theme);
    let mut groups = Vec::new();
    header::header(&paint, map, bounds, &mut groups);
    header::stages(&paint, bounds, &mut groups);
    lanes::lanes(&paint, bounds, &mut groups);
    curve::curves(&paint, bounds, &mut groups);
    let lines = layout.links.iter().map(|link| link_line(theme, link));
    groups.extend(lines.filter(|group| group.bounds.overlaps(bounds)));
    if with_cards {
        // A card's shadow reaches a little out of its box.
        let placed = layout.visible_cards(bounds.inflate(card::REACH, card::REACH));
        let placed = placed.filter(|card| card.lane < layout.lanes.len());
        groups.extend(placed.map(|card| card_group(&paint, card)));
    }
    let labels = layout.links.iter().filter_map(|link| link_label(theme, link));
    groups.extend(labels.filter(|group| group.bounds.overlaps(bounds)));
    if let Some(strip) = &layout.unplaced {
        unplaced(&paint, strip, bounds, with_cards, &mut groups);
    }
    Scene { bounds, background: theme.canvas, groups }
}

/// What everything is drawn with.
pub(super) struct Paint<'a> {
    pub(super) layout: &'a MapLayout,
    pub(super) theme: &'a Theme,
    stages: Vec<OnceCell<StageColors>>,
}

impl<'a> Paint<'a> {
    pub(super) fn new(layout: &'a MapLayout, theme: &'a Theme) -> Self {
        Self { layout, theme, stages: vec![OnceCell::new(); layout.stages.len()] }
    }

    /// Colours of the stage number `index`.
    pub(super) fn stage(&self, index: usize) -> StageColors {
        let color = self.layout.stages.get(index).and_then(|stage| stage.color);
        match self.stages.get(index) {
            Some(cell) => *cell.get_or_init(|| self.theme.stage(index, color)),
            None => self.theme.stage(index, color),
        }
    }
}

/// A placed text in a colour.
pub(super) fn text(text: &PlacedText, color: Rgba) -> Item {
    Item::Text { block: text.block.clone(), origin: text.origin, color }
}

/// A rectangle of one colour.
pub(super) fn filled(rect: Rect, radius: f64, color: Rgba) -> Item {
    Item::Rect { rect, radii: [radius; 4], fill: Some(Fill::Solid(color)), stroke: None, shadow: None }
}

/// A line of one colour.
pub(super) fn stroke(color: Rgba, width: f64) -> Stroke {
    Stroke { fill: Fill::Solid(color), width, dash: Vec::new() }
}

/// A line around something; none for a transparent colour.
pub(super) fn border(color: Rgba, width: f64) -> Option<Stroke> {
    (color.3 > 0).then(|| stroke(color, width))
}

fn card_group(paint: &Paint<'_>, card: &CardBox) -> Group {
    let mut items = Vec::with_capacity(4 + card.parts.len());
    card::draw(paint, card, &mut items);
    Group {
        id: GroupId::Card(card.card.id.clone()),
        bounds: card.rect.inflate(card::REACH, card::REACH),
        items,
    }
}

/// Length of an arrow's head, in map points.
pub(crate) const LINK_HEAD: f64 = 8.0;

/// A link's line with its head.
fn link_line(theme: &Theme, link: &LinkBox) -> Group {
    const HEAD: f64 = LINK_HEAD;
    let color = mix(theme.ink_secondary, theme.accent, 0.25);
    let dash = match link.kind {
        LinkKind::Next => Vec::new(),
        LinkKind::Loop => vec![5.0, 5.0],
        LinkKind::Branch => vec![1.0, 5.0],
    };
    let line = Stroke { fill: Fill::Solid(color), width: 1.75, dash };
    let mut items = vec![Item::Path { path: link.path.clone(), fill: None, stroke: Some(line) }];
    if let Some(head) = arrow_head(&link.path, HEAD) {
        items.push(Item::Path { path: head.into(), fill: Some(Fill::Solid(color)), stroke: None });
    }
    let bounds = link.path.control_box().inflate(HEAD, HEAD);
    Group { id: GroupId::Link(link.id.clone()), bounds, items }
}

/// A link's label, when it has one.
fn link_label(theme: &Theme, link: &LinkBox) -> Option<Group> {
    let (rect, label) = link.label.as_ref()?;
    let ground = Item::Rect {
        rect: *rect,
        radii: [rect.height().min(16.0) / 2.0; 4],
        fill: Some(Fill::Solid(theme.surface)),
        stroke: Some(stroke(theme.hairline, 1.0)),
        shadow: None,
    };
    let items = vec![ground, text(label, theme.ink_secondary)];
    Some(Group { id: GroupId::LinkLabel(link.id.clone()), bounds: *rect, items })
}

/// A triangle at the end of a path, `size` points long.
pub(crate) fn arrow_head(path: &kurbo::BezPath, size: f64) -> Option<kurbo::BezPath> {
    use kurbo::{ParamCurve as _, ParamCurveDeriv as _};
    let last = path.segments().last()?.to_cubic();
    let tip = last.end();
    let mut along = last.deriv().eval(1.0).to_vec2();
    if along.hypot() < 1e-6 {
        along = tip - last.start();
    }
    let along = if along.hypot() < 1e-6 { return None } else { along.normalize() };
    let across = kurbo::Vec2::new(-along.y, along.x);
    let base = tip - along * size;
    let mut head = kurbo::BezPath::new();
    head.move_to(tip);
    head.line_to(base + across * size * 0.55);
    head.line_to(base - across * size * 0.55);
    head.close_path();
    Some(head)
}

fn unplaced(paint: &Paint<'_>, strip: &UnplacedBox, view: Rect, with_cards: bool, groups: &mut Vec<Group>) {
    if !strip.rect.overlaps(view) {
        return;
    }
    let theme = paint.theme;
    let colors = theme.no_lane();
    let dashed = Stroke { fill: Fill::Solid(theme.ink_faint), width: 1.0, dash: vec![4.0, 4.0] };
    let ground = Item::Rect {
        rect: strip.rect,
        radii: [10.0; 4],
        fill: Some(Fill::Solid(colors.tint)),
        stroke: Some(dashed),
        shadow: None,
    };
    groups.push(Group {
        id: GroupId::Unplaced,
        bounds: strip.rect,
        items: vec![ground, text(&strip.icon, colors.ink), text(&strip.title, colors.text)],
    });
    if !with_cards {
        return;
    }
    let visible =
        strip.cards.iter().filter(|card| card.rect.inflate(card::REACH, card::REACH).overlaps(view));
    groups.extend(visible.map(|card| card_group(paint, card)));
}
