//! Scenes as text, contrast in every theme, and what culling leaves out.

use std::{fmt::Write as _, sync::Arc};

use kurbo::{Rect, Shape as _};

use super::{
    Fill, Group, GroupId, Item, Rgba, Scene, Stroke, Theme, build, card, color::TEXT_CONTRAST, contrast,
    header,
};
use crate::{
    i18n::Locale,
    layout::{LayoutEngine, MapLayout},
    model::{
        Card, Color, CurvePoint, EmotionCurve, Flow, JourneyMap, Lane, LaneKind, Link, NamedColor, Stage,
        Step,
    },
    text::TextEngine,
};

fn layout(map: &JourneyMap) -> Arc<MapLayout> {
    LayoutEngine::new(Locale::En).layout(&mut TextEngine::embedded_only(), map)
}

/// Two stages, three lanes, three cards and a curve.
fn small(flow: Flow) -> JourneyMap {
    let stage = |id: &str, title: &str| Stage {
        id: id.into(),
        title: title.into(),
        steps: vec![Step { id: format!("{id}-step").as_str().into(), ..Step::default() }],
        ..Stage::default()
    };
    let lane = |kind: LaneKind, title: &str| Lane {
        id: kind.name().into(),
        kind,
        title: title.into(),
        ..Lane::default()
    };
    let card = |id: &str, lane: LaneKind, step: &str, text: &str| Card {
        id: id.into(),
        lane: lane.name().into(),
        step: step.into(),
        text: text.into(),
        ..Card::default()
    };
    let pain = Card {
        severity: Some(2),
        moment_of_truth: true,
        ..card("pain", LaneKind::PainPoints, "b-step", "Few ways to pay")
    };
    let point = |id: &str, step: &str, value, word: &str| CurvePoint {
        id: id.into(),
        step: step.into(),
        value,
        word: word.into(),
        ..CurvePoint::default()
    };
    JourneyMap {
        title: "Buying a desk".into(),
        language: "en".into(),
        flow,
        stages: vec![stage("a", "Awareness"), stage("b", "Decision")],
        lanes: vec![
            lane(LaneKind::Emotions, "Emotions"),
            lane(LaneKind::PainPoints, "Pain points"),
            lane(LaneKind::Owner, "Owner"),
        ],
        cards: vec![pain.into(), card("owner", LaneKind::Owner, "a-step", "Payments").into()],
        curves: vec![EmotionCurve {
            id: "curve".into(),
            points: vec![point("p", "a-step", 0.7, "Curious"), point("q", "b-step", -1.5, "Let down")],
            ..EmotionCurve::default()
        }],
        ..JourneyMap::default()
    }
}

fn color(color: Rgba) -> String {
    let Rgba(r, g, b, a) = color;
    if a == 255 { format!("#{r:02x}{g:02x}{b:02x}") } else { format!("#{r:02x}{g:02x}{b:02x}{a:02x}") }
}

fn fill(fill: Option<&Fill>) -> String {
    match fill {
        None => String::new(),
        Some(Fill::Solid(solid)) => format!(" fill {}", color(*solid)),
        Some(Fill::Gradient { stops, .. }) => {
            let stops: Vec<String> =
                stops.iter().map(|(at, stop)| format!("{at} {}", color(*stop))).collect();
            format!(" fill {}", stops.join(", "))
        }
    }
}

fn stroke(stroke: Option<&Stroke>) -> String {
    stroke.map_or_else(String::new, |stroke| {
        format!(" stroke {} {:?}{}", stroke.width, stroke.dash, fill(Some(&stroke.fill)))
    })
}

fn rect(rect: Rect) -> String {
    format!("({:.1} {:.1} {:.1} {:.1})", rect.x0, rect.y0, rect.width(), rect.height())
}

/// A scene, one item a line. Widths of texts are left out: they belong to the fonts.
fn as_text(scene: &Scene) -> String {
    let mut out = format!("{} on {}\n", rect(scene.bounds), color(scene.background));
    for group in &scene.groups {
        let _ = writeln!(out, "{:?} {}", group.id, rect(group.bounds));
        for item in &group.items {
            let line = match item {
                Item::Rect { rect: r, radii, fill: f, stroke: s, shadow } => {
                    let shadow = if shadow.is_some() { " shadow" } else { "" };
                    format!("rect {} {radii:?}{}{}{shadow}", rect(*r), fill(f.as_ref()), stroke(s.as_ref()))
                }
                Item::Circle { center, radius, fill: f, stroke: s } => {
                    format!("circle {center:.1} {radius}{}{}", fill(f.as_ref()), stroke(s.as_ref()))
                }
                Item::Path { path, fill: f, stroke: s } => {
                    format!("path {}{}{}", rect(path.bounding_box()), fill(f.as_ref()), stroke(s.as_ref()))
                }
                Item::Text { block, origin, color: c } => {
                    format!("text {:?} {origin:.0} {}", &*block.text, color(*c))
                }
                Item::Image { key, rect: r, .. } => format!("image {key} {}", rect(*r)),
            };
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

#[test]
fn a_small_map_as_text() {
    let map = small(Flow::Ltr);
    insta::assert_snapshot!("small_ltr", as_text(&build(&layout(&map), &map, &Theme::light(), None)));
    let map = small(Flow::Rtl);
    insta::assert_snapshot!("small_rtl_dark", as_text(&build(&layout(&map), &map, &Theme::dark(), None)));
}

fn themes() -> [(&'static str, Theme); 3] {
    [("light", Theme::light()), ("dark", Theme::dark()), ("print", Theme::print())]
}

#[test]
fn text_can_be_read_in_every_theme_and_colour() {
    let exact = [(255, 255, 0), (0, 0, 0), (255, 255, 255), (119, 119, 119), (255, 0, 255), (0, 128, 0)];
    let colors: Vec<Option<Color>> = std::iter::once(None)
        .chain(NamedColor::ALL.iter().map(|name| Some(Color::Named(*name))))
        .chain(exact.map(|(r, g, b)| Some(Color::Rgb(r, g, b))))
        .collect();
    for (name, theme) in themes() {
        let check = |what: &str, text: Rgba, ground: Rgba| {
            let ratio = contrast(text, ground);
            assert!(
                ratio >= TEXT_CONTRAST,
                "{name}: {what}: {} on {}: {ratio:.2}",
                color(text),
                color(ground)
            );
        };
        for ground in [theme.card, theme.surface, theme.canvas, theme.accent_tint] {
            check("ink", theme.ink, ground);
            check("secondary ink", theme.ink_secondary, ground);
            check("faint ink", theme.ink_faint, ground);
            check("accent as text", theme.accent_text, ground);
            check("danger as text", theme.danger_text, ground);
        }
        check("danger", Rgba::WHITE, theme.danger);
        check("tag", theme.ink_secondary, theme.tag);
        check("accent", theme.on_accent, theme.accent);
        check("trust gained", theme.good_bad(true), theme.tag);
        check("trust lost", theme.good_bad(false), theme.tag);
        for color in &colors {
            for index in 0..NamedColor::STAGE_COLORS {
                let stage = theme.stage(index, *color);
                check(&format!("stage {index} {color:?}"), stage.text, stage.ground);
                check(&format!("badge {index} {color:?}"), stage.on_badge, stage.badge);
            }
            for kind in LaneKind::ALL {
                let lane = theme.lane(*kind, *color);
                check(&format!("lane {kind:?} {color:?}"), lane.text, lane.tint);
                check("word of the curve", theme.ink, lane.tint);
            }
        }
    }
    for ground in header::AVATAR {
        assert!(
            contrast(header::ON_AVATAR, ground) >= TEXT_CONTRAST,
            "{:.2}",
            contrast(header::ON_AVATAR, ground)
        );
    }
}

#[test]
fn everything_of_a_group_lies_in_its_bounds() {
    for map in [small(Flow::Ltr), small(Flow::Rtl)] {
        let scene = build(&layout(&map), &map, &Theme::light(), None);
        for Group { id, bounds, items } in &scene.groups {
            for item in items {
                let (rect, grow) = match item {
                    Item::Rect { rect, shadow, .. } => {
                        (*rect, shadow.map_or(0.0, |shadow| shadow.offset_y + 3.0 * shadow.blur))
                    }
                    Item::Circle { center, radius, stroke, .. } => {
                        let grow = stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0);
                        (kurbo::Circle::new(*center, *radius).bounding_box(), grow)
                    }
                    Item::Path { path, stroke, .. } => {
                        (path.bounding_box(), stroke.as_ref().map_or(0.0, |stroke| stroke.width / 2.0))
                    }
                    Item::Text { block, origin, .. } => {
                        let lines = &block.lines;
                        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
                        let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
                        let ink = Rect::new(f64::from(left), 0.0, f64::from(right), f64::from(block.height));
                        (ink + origin.to_vec2(), 0.0)
                    }
                    Item::Image { rect, .. } => (*rect, 0.0),
                };
                let union = bounds.union(rect.inflate(grow, grow));
                let wide = bounds.inflate(0.01, 0.01);
                assert!(wide.contains_rect(union), "{id:?}: {item:?} leaves {bounds:?}");
            }
        }
    }
}

#[test]
fn a_view_shows_only_what_meets_it() {
    let map = small(Flow::Ltr);
    let layout = layout(&map);
    let owner = layout.card(&"owner".into()).unwrap();
    let view = owner.rect.inflate(4.0, 4.0);
    let scene = build(&layout, &map, &Theme::light(), Some(view));
    let ids: Vec<String> = scene.groups.iter().map(|group| format!("{:?}", group.id)).collect();
    assert_eq!(ids, ["Lane(#owner)", "Card(#owner)"]);
    assert_eq!(scene.bounds, view);
    let cells = scene.groups[0].items.len();
    assert_eq!(cells, 1, "only the cell of the view, and not the label");
}

#[test]
fn a_card_alone_is_drawn_as_in_the_map() {
    let map = small(Flow::Rtl);
    let layout = layout(&map);
    let mut alone = Vec::new();
    card(layout.card(&"pain".into()).unwrap(), &layout, &Theme::light(), &mut alone);
    let scene = build(&layout, &map, &Theme::light(), None);
    let in_map = scene.groups.iter().find(|group| format!("{:?}", group.id) == "Card(#pain)").unwrap();
    assert_eq!(format!("{alone:?}"), format!("{:?}", in_map.items));
}

#[test]
fn print_draws_no_shadows() {
    let map = small(Flow::Ltr);
    let scene = build(&layout(&map), &map, &Theme::print(), None);
    let shadows = scene.groups.iter().flat_map(|group| &group.items);
    assert_eq!(shadows.filter(|item| matches!(item, Item::Rect { shadow: Some(_), .. })).count(), 0);
    assert_eq!(scene.background, Rgba::WHITE);
}

#[test]
fn no_line_of_a_link_strikes_a_label_through() {
    let mut map = small(Flow::Ltr);
    let link = |id: &str, from: &str, to: &str| Link {
        id: id.into(),
        from: from.into(),
        to: to.into(),
        label: format!("label of {id}"),
        ..Link::default()
    };
    map.links = vec![link("first", "owner", "pain"), link("second", "pain", "owner")];
    let scene = build(&layout(&map), &map, &Theme::light(), None);
    let is_of_link = |id: &GroupId| matches!(id, GroupId::Link(_) | GroupId::LinkLabel(_));
    let links = scene.groups.iter().filter(|group| is_of_link(&group.id));
    let labels: Vec<bool> =
        links.map(|group| group.items.iter().any(|item| matches!(item, Item::Text { .. }))).collect();
    assert_eq!(labels, [false, false, true, true]);
}
