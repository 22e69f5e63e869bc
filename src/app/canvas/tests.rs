//! The canvas driven by pointer events without a window.

use std::sync::Arc;

use egui::{
    Event, Modifiers, PointerButton, Pos2,
    accesskit::{Action, Node, NodeId, Role, TreeId},
    pos2,
};

use super::headless::{HeadlessCanvas, HeadlessFrame};
use crate::{
    edit::ItemRef,
    editor::Intent,
    model::{Card, Id, JourneyMap, Lane, LaneKind, Stage, Step},
    scene::Theme,
};

/// Two stages, two lanes; "First" and "Second" share the first cell.
fn small_map(language: &str) -> JourneyMap {
    let stage = |id: &str| Stage {
        id: id.into(),
        title: format!("Stage {id}"),
        steps: vec![Step { id: format!("{id}-step").as_str().into(), ..Step::default() }],
        ..Stage::default()
    };
    let lane = |id: &str, kind| Lane { id: id.into(), title: format!("Lane {id}"), kind, ..Lane::default() };
    let card = |id: &str, lane: &str, text: &str| {
        Arc::new(Card {
            id: id.into(),
            lane: lane.into(),
            step: "a-step".into(),
            text: text.into(),
            ..Card::default()
        })
    };
    JourneyMap {
        title: "Small".into(),
        language: language.into(),
        stages: vec![stage("a"), stage("b")],
        lanes: vec![lane("do", LaneKind::Actions), lane("pain", LaneKind::PainPoints)],
        cards: vec![card("1", "do", "First"), card("2", "do", "Second"), card("3", "pain", "Third")],
        ..JourneyMap::default()
    }
}

/// Lanes of touchpoints full of cards.
fn large_map(columns: usize, lanes: usize, in_cell: usize) -> JourneyMap {
    let mut map = JourneyMap { language: "he".into(), ..JourneyMap::default() };
    for i in 0..columns {
        let step = Step { id: format!("step{i}").as_str().into(), ..Step::default() };
        map.stages.push(Stage {
            id: format!("stage{i}").as_str().into(),
            steps: vec![step],
            ..Stage::default()
        });
    }
    for i in 0..lanes {
        map.lanes.push(Lane {
            id: format!("lane{i}").as_str().into(),
            kind: LaneKind::Touchpoints,
            ..Lane::default()
        });
        for j in 0..columns * in_cell {
            map.cards.push(Arc::new(Card {
                id: format!("card{i}-{j}").as_str().into(),
                lane: format!("lane{i}").as_str().into(),
                step: format!("step{}", j / in_cell).as_str().into(),
                text: format!("Card {}", j % 40),
                ..Card::default()
            }));
        }
    }
    map
}

fn canvas(map: JourneyMap) -> HeadlessCanvas {
    let mut canvas = HeadlessCanvas::new(Arc::new(map), [1000.0, 700.0], 1.0);
    canvas.settle();
    canvas
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// The middle of a card on the screen.
fn middle(canvas: &HeadlessCanvas, card: &str) -> Pos2 {
    let editor = canvas.editor();
    let rect = editor.layout().rect_of(&Id::from(card)).unwrap();
    let middle = editor.camera().view_from_map(rect.center());
    pos2(middle.x as f32, middle.y as f32)
}

/// The middle of a cell on the screen.
fn cell(canvas: &HeadlessCanvas, lane: usize, column: usize) -> Pos2 {
    let editor = canvas.editor();
    let middle = editor.camera().view_from_map(editor.layout().lanes[lane].cells[column].center());
    pos2(middle.x as f32, middle.y as f32)
}

fn drag(canvas: &mut HeadlessCanvas, from: Pos2, to: Pos2) {
    canvas.frame(vec![Event::PointerMoved(from)]);
    canvas.frame(vec![button(from, true)]);
    for i in 1..=8 {
        canvas.frame(vec![Event::PointerMoved(from + (to - from) * (i as f32 / 8.0))]);
    }
    canvas.frame(vec![button(to, false)]);
    canvas.frame(Vec::new());
}

fn place(canvas: &HeadlessCanvas, card: &str) -> (String, String) {
    let map = canvas.editor().map();
    let card = map.card(&Id::from(card)).unwrap();
    (card.lane.as_str().to_owned(), card.step.as_str().to_owned())
}

#[test]
fn a_card_is_dragged_to_another_cell_in_both_directions() {
    for language in ["en", "ar"] {
        let mut canvas = canvas(small_map(language));
        let (from, to) = (middle(&canvas, "1"), cell(&canvas, 1, 1));
        assert_eq!(to.x > from.x, language == "en", "the second stage lies onwards in the flow");
        drag(&mut canvas, from, to);
        assert_eq!(place(&canvas, "1"), ("pain".into(), "b-step".into()), "{language}");
        assert_eq!(place(&canvas, "2"), ("do".into(), "a-step".into()), "{language}");
    }
}

#[test]
fn escape_leaves_the_card_where_it_was() {
    let mut canvas = canvas(small_map("en"));
    let (from, to) = (middle(&canvas, "1"), cell(&canvas, 1, 1));
    let before = Arc::clone(canvas.editor().map());
    canvas.frame(vec![Event::PointerMoved(from), button(from, true)]);
    canvas.frame(vec![Event::PointerMoved(to)]);
    assert!(!canvas.editor().overlay().ghosts.is_empty(), "a ghost follows the pointer");
    canvas.frame(vec![Event::Key {
        key: egui::Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }]);
    canvas.frame(vec![button(to, false)]);
    assert!(Arc::ptr_eq(&before, canvas.editor().map()));
    assert!(canvas.editor().overlay().ghosts.is_empty());
}

#[test]
fn a_click_selects_and_a_click_on_nothing_does_not() {
    let mut canvas = canvas(small_map("he"));
    let at = middle(&canvas, "3");
    canvas.frame(vec![Event::PointerMoved(at)]);
    canvas.frame(vec![button(at, true), button(at, false)]);
    assert!(canvas.editor().selection().contains(&ItemRef::Card("3".into())));
    let nothing = pos2(20.0, 690.0);
    canvas.frame(vec![Event::PointerMoved(nothing)]);
    canvas.frame(vec![button(nothing, true), button(nothing, false)]);
    assert!(canvas.editor().selection().is_empty());
}

#[test]
fn nothing_is_drawn_again_unless_something_happens() {
    let mut canvas = canvas(small_map("en"));
    assert!(!canvas.settle().repaint);
    let at = middle(&canvas, "1");
    canvas.frame(vec![Event::PointerMoved(at)]);
    assert!(!canvas.settle().repaint, "hovering is no reason to go on drawing");
}

#[test]
fn panning_by_whole_pixels_moves_the_same_triangles() {
    let mut canvas = canvas(small_map("ar"));
    canvas.editor_mut().camera_mut().offset = kurbo::Vec2::new(40.0, 30.0);
    let before = canvas.settle();
    let glyphs = canvas.rasterised_glyphs();
    let mut after = None;
    for _ in 0..30 {
        canvas.editor_mut().camera_mut().offset.x += 1.0;
        after = Some(canvas.frame(Vec::new()));
    }
    assert_eq!(canvas.rasterised_glyphs(), glyphs, "no glyph is made anew");
    let (before, after) = (positions(&before), positions(&after.unwrap()));
    // The dots' quad covers the canvas wherever the map is.
    let moved = before.iter().filter(|pos| after.contains(&(pos.0 + 30 * 64, pos.1))).count();
    assert!(moved + 40 > before.len(), "{moved} of {}", before.len());
}

#[test]
fn a_card_that_comes_into_sight_bit_by_bit_is_drawn_whole() {
    let mut map = large_map(4, 14, 6);
    for card in &mut map.cards {
        let card = Arc::make_mut(card);
        (card.severity, card.tags) = (Some(2), vec!["tag".into()]);
    }
    let mut slow = canvas(map.clone());
    slow.editor_mut().camera_mut().zoom = 1.0;
    for _ in 0..400 {
        slow.editor_mut().camera_mut().offset.y -= 7.0;
        slow.frame(Vec::new());
    }
    let camera = *slow.editor().camera();
    let mut fresh = canvas(map);
    *fresh.editor_mut().camera_mut() = camera;
    assert_eq!(slow.settle().vertices(), fresh.settle().vertices());
}

/// Positions of all vertices in 64ths of a point.
fn positions(frame: &HeadlessFrame) -> std::collections::BTreeSet<(i64, i64)> {
    frame
        .primitives
        .iter()
        .filter_map(|primitive| match &primitive.primitive {
            egui::epaint::Primitive::Mesh(mesh) => Some(mesh),
            egui::epaint::Primitive::Callback(_) => None,
        })
        .flat_map(|mesh| &mesh.vertices)
        .map(|vertex| ((vertex.pos.x * 64.0).round() as i64, (vertex.pos.y * 64.0).round() as i64))
        .collect()
}

#[test]
fn ten_thousand_cards_in_view_take_few_vertices() {
    let mut canvas = canvas(large_map(100, 10, 10));
    canvas.editor_mut().perform(Intent::FitMap);
    let frame = canvas.settle();
    let visible = canvas.editor().layout().visible_cards(canvas.editor().camera().visible()).count();
    assert_eq!(visible, 10_000);
    assert!(frame.vertices() < 10_000 * 16, "{}", frame.vertices());
}

#[test]
fn what_is_out_of_sight_costs_no_vertices() {
    let few = canvas(large_map(12, 4, 4)).settle().vertices();
    let many = canvas(large_map(300, 20, 4)).settle().vertices();
    assert!(many < 3 * few, "{many} against {few}");
}

#[test]
fn a_large_selection_is_drawn_from_afar_and_dark() {
    let mut canvas = canvas(large_map(60, 6, 5));
    canvas.set_theme(Theme::dark());
    canvas.editor_mut().perform(Intent::FitMap);
    let plain = canvas.settle().vertices();
    canvas.editor_mut().perform(Intent::SelectAll);
    let selected = canvas.settle().vertices();
    assert_eq!(selected, plain + 4 * 1800, "one rectangle a card");
}

fn nodes(mut frame: HeadlessFrame) -> Vec<(NodeId, Node)> {
    frame.accessibility.take().unwrap().nodes
}

fn node<'a>(nodes: &'a [(NodeId, Node)], label: &str) -> &'a (NodeId, Node) {
    nodes.iter().find(|(_, node)| node.label() == Some(label)).unwrap_or_else(|| panic!("no node {label}"))
}

#[test]
fn a_screen_reader_finds_the_parts_of_the_map_where_they_are() {
    let mut canvas = canvas(small_map("ar"));
    canvas.listen_for_accessibility();
    canvas.frame(Vec::new());
    let nodes = nodes(canvas.frame(Vec::new()));
    assert_eq!(node(&nodes, "Stage a").1.role(), Role::ColumnHeader);
    assert_eq!(node(&nodes, "Lane pain").1.role(), Role::RowHeader);
    let (id, card) = node(&nodes, "First");
    assert_eq!(card.role(), Role::ListItem);
    assert_eq!(card.description(), Some("Lane do, Stage a"));
    let bounds = card.bounds().unwrap();
    let at = middle(&canvas, "1");
    assert!(bounds.contains(egui::accesskit::Point::new(f64::from(at.x), f64::from(at.y))));
    let map = &nodes
        .iter()
        .find(|(_, node)| node.label() == Some("Small") && node.role() == Role::Group)
        .unwrap()
        .1;
    assert!(map.children().contains(id), "parts of the map are the map's children");
}

#[test]
fn a_screen_reader_can_choose_a_card() {
    let mut canvas = canvas(small_map("en"));
    canvas.listen_for_accessibility();
    canvas.frame(Vec::new());
    let first = nodes(canvas.frame(Vec::new()));
    let request = egui::accesskit::ActionRequest {
        action: Action::Click,
        target_tree: TreeId::ROOT,
        target_node: node(&first, "Third").0,
        data: None,
    };
    let after = nodes(canvas.frame(vec![Event::AccessKitActionRequest(request)]));
    assert!(canvas.editor().selection().contains(&ItemRef::Card("3".into())));
    assert_eq!(node(&after, "Third").1.is_selected(), Some(true));
}

fn wheel(delta: egui::Vec2, modifiers: Modifiers) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    }
}

#[test]
fn the_wheel_pans_and_with_ctrl_zooms_at_the_pointer() {
    let mut canvas = canvas(large_map(30, 10, 3));
    let at = pos2(600.0, 200.0);
    canvas.frame(vec![Event::PointerMoved(at)]);
    let before = canvas.editor().camera().offset;
    canvas.frame(vec![wheel(egui::vec2(0.0, -120.0), Modifiers::NONE)]);
    canvas.settle();
    let moved = canvas.editor().camera().offset - before;
    assert!((moved.y + 120.0).abs() < 1.0 && moved.x.abs() < 1e-6, "{moved:?}");

    let point = kurbo::Point::new(f64::from(at.x), f64::from(at.y));
    let under = canvas.editor().camera().map_from_view(point);
    canvas.frame(vec![Event::ModifiersChanged(Modifiers::CTRL)]);
    let zoom = canvas.editor().camera().zoom;
    canvas.frame(vec![wheel(egui::vec2(0.0, 120.0), Modifiers::CTRL)]);
    // The turn of the wheel is spread over some frames.
    for _ in 0..30 {
        canvas.frame(Vec::new());
    }
    assert!(canvas.editor().camera().zoom > 1.5 * zoom, "{}", canvas.editor().camera().zoom);
    assert!(canvas.editor().camera().map_from_view(point).distance(under) < 0.5);
}

#[test]
fn the_middle_button_and_the_space_bar_pull_the_map() {
    let mut canvas = canvas(large_map(30, 10, 3));
    let (from, to) = (pos2(500.0, 300.0), pos2(440.0, 260.0));
    let press =
        |button, pos, pressed| Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
    let space = |pressed| Event::Key {
        key: egui::Key::Space,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    for (button, held) in [(PointerButton::Middle, false), (PointerButton::Primary, true)] {
        canvas.editor_mut().camera_mut().offset = kurbo::Vec2::new(-900.0, -300.0);
        canvas.frame(vec![Event::PointerMoved(from)]);
        if held {
            canvas.frame(vec![space(true)]);
        }
        canvas.frame(vec![press(button, from, true)]);
        canvas.frame(vec![Event::PointerMoved(to)]);
        canvas.frame(vec![press(button, to, false)]);
        if held {
            canvas.frame(vec![space(false)]);
        }
        let moved = canvas.editor().camera().offset - kurbo::Vec2::new(-900.0, -300.0);
        assert!((moved.x + 60.0).abs() < 1e-3 && (moved.y + 40.0).abs() < 1e-3, "{button:?}: {moved:?}");
        assert!(canvas.editor().selection().is_empty());
    }
}

#[test]
fn a_drag_at_the_edge_scrolls_and_asks_for_frames_only_there() {
    let mut canvas = canvas(large_map(30, 10, 3));
    let start = middle(&canvas, "card0-0");
    canvas.frame(vec![Event::PointerMoved(start)]);
    canvas.frame(vec![button(start, true)]);
    let inside = pos2(500.0, 300.0);
    canvas.frame(vec![Event::PointerMoved(inside)]);
    canvas.frame(Vec::new());
    assert!(!canvas.frame(Vec::new()).repaint, "away from the edges there is nothing to do");
    let before = canvas.editor().camera().offset;
    canvas.frame(vec![Event::PointerMoved(pos2(500.0, 698.0))]);
    assert!(canvas.frame(Vec::new()).repaint);
    for _ in 0..20 {
        canvas.frame(Vec::new());
    }
    assert!(canvas.editor().camera().offset.y < before.y - 20.0, "the map goes up");
    canvas.frame(vec![button(pos2(500.0, 698.0), false)]);
    assert!(!canvas.settle().repaint);
}

#[test]
fn a_marquee_selects_and_shift_adds() {
    let mut canvas = canvas(small_map("en"));
    let third = middle(&canvas, "3");
    drag(&mut canvas, pos2(third.x - 20.0, 690.0), third);
    assert!(canvas.editor().selection().contains(&ItemRef::Card("3".into())), "the marquee touches it");
    canvas.frame(vec![Event::PointerMoved(pos2(20.0, 690.0))]);
    canvas.frame(vec![button(pos2(20.0, 690.0), true), button(pos2(20.0, 690.0), false)]);
    for (card, modifiers) in [("1", Modifiers::NONE), ("3", Modifiers::SHIFT)] {
        let at = middle(&canvas, card);
        canvas.frame(vec![Event::PointerMoved(at), Event::ModifiersChanged(modifiers)]);
        let press =
            |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
        canvas.frame(vec![press(true)]);
        canvas.frame(vec![press(false)]);
    }
    assert_eq!(canvas.editor().selection().len(), 2);
}

#[test]
fn a_slow_frame_with_many_events_loses_none() {
    let mut canvas = canvas(small_map("en"));
    let escape = Event::Key {
        key: egui::Key::Escape,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let (first, third, to) = (middle(&canvas, "1"), middle(&canvas, "3"), cell(&canvas, 0, 1));
    canvas.frame(vec![Event::PointerMoved(first), button(first, true)]);
    canvas.frame(vec![Event::PointerMoved(third)]);
    canvas.frame(vec![
        escape,
        button(third, false),
        Event::PointerMoved(third),
        button(third, true),
        Event::PointerMoved(third + egui::vec2(30.0, -10.0)),
        Event::PointerMoved(to),
    ]);
    canvas.frame(Vec::new());
    canvas.frame(vec![button(to, false)]);
    assert_eq!(place(&canvas, "3"), ("do".into(), "b-step".into()));
    let second = middle(&canvas, "2");
    let to = cell(&canvas, 1, 1);
    canvas.frame(vec![
        Event::PointerMoved(second),
        button(second, true),
        Event::PointerMoved(to),
        button(to, false),
    ]);
    assert_eq!(place(&canvas, "2"), ("pain".into(), "b-step".into()), "a whole drag in one frame");
}
