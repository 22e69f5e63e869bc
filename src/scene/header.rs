//! The map's header and the stages' headers.

use kurbo::Rect;

use super::{
    Fill, Group, GroupId, Item, Rgba,
    build::{Paint, border, filled, stroke, text},
};
use crate::model::JourneyMap;

/// The portrait's ground where there is no picture, from its top left to its bottom right.
pub(super) const AVATAR: [Rgba; 2] = [Rgba::hex(0x00FF_B86B), Rgba::hex(0x00FF_6B81)];
/// The first letter on the portrait's ground.
pub(super) const ON_AVATAR: Rgba = Rgba::hex(0x004A_0E22);

pub(super) fn header(paint: &Paint<'_>, map: &JourneyMap, view: Rect, groups: &mut Vec<Group>) {
    let (header, theme) = (&paint.layout.header, paint.theme);
    if !header.rect.overlaps(view) {
        return;
    }
    let mut items = Vec::new();
    if let Some((center, radius)) = header.avatar {
        let rect = Rect::from_center_size(center, (2.0 * radius, 2.0 * radius));
        let fill = Fill::Gradient {
            from: rect.origin(),
            to: rect.origin() + rect.size().to_vec2(),
            stops: vec![(0.0, AVATAR[0]), (1.0, AVATAR[1])],
        };
        let mut initial = vec![Item::Circle { center, radius, fill: Some(fill), stroke: None }];
        initial.extend(header.initial.iter().map(|letter| text(letter, ON_AVATAR)));
        if let Some(key) = map.personas.first().and_then(|persona| persona.portrait.as_ref()) {
            items.push(filled(rect, radius, theme.hairline));
            items.push(Item::Image { key: key.clone(), rect, radius, instead: initial });
        } else {
            items.append(&mut initial);
        }
    }
    items.push(text(&header.title, theme.ink));
    for chip in &header.chips {
        items.push(Item::Rect {
            rect: chip.rect,
            radii: [(chip.rect.height() / 2.0).min(12.0); 4],
            fill: Some(Fill::Solid(theme.surface)),
            stroke: Some(stroke(theme.hairline, 1.0)),
            shadow: None,
        });
        items.push(text(&chip.icon, theme.ink_secondary));
        items.push(text(&chip.text, theme.ink_secondary));
    }
    groups.push(Group { id: GroupId::Header, bounds: header.rect, items });
}

pub(super) fn stages(paint: &Paint<'_>, view: Rect, groups: &mut Vec<Group>) {
    let theme = paint.theme;
    for stage in &paint.layout.stages {
        let bounds = stage.steps.iter().fold(stage.rect, |bounds, step| bounds.union(step.rect));
        if !bounds.overlaps(view) {
            continue;
        }
        let colors = paint.stage(stage.index);
        let mut items = vec![Item::Path {
            path: stage.outline.clone(),
            fill: Some(Fill::Solid(colors.ground)),
            stroke: border(colors.border, 1.5),
        }];
        items.push(text(&stage.title, colors.text));
        items.extend(stage.goal.iter().map(|goal| text(goal, colors.text)));
        for step in &stage.steps {
            items.push(Item::Rect {
                rect: step.rect,
                radii: [6.0; 4],
                fill: Some(Fill::Solid(theme.surface)),
                stroke: Some(stroke(theme.hairline, 1.0)),
                shadow: None,
            });
            items.push(text(&step.title, theme.ink_secondary));
        }
        groups.push(Group { id: GroupId::Stage(stage.id.clone()), bounds: bounds.inflate(1.0, 1.0), items });
    }
}
