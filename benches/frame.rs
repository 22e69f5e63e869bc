//! What a frame of the canvas costs while panning, zooming and dragging.
//!
//! `cargo bench --bench frame`. Prints the median and the 95th percentile of a frame's CPU time (input, scene,
//! meshes, egui's own tessellation; not the upload and drawing, which are the graphics driver's) and the
//! ratio to copying the frame's vertices and indices once, a work of the same size that any machine does.

mod common;

use std::{hint::black_box, sync::Arc};

use cpu_time::ThreadTime;
use egui::{Event, Modifiers, PointerButton, Pos2, pos2};
use kurbo::Vec2;
use rihla::{
    app::canvas::headless::HeadlessCanvas,
    editor::Intent,
    model::{Card, CurvePoint, EmotionCurve, Flow, Id, JourneyMap, Lane, LaneKind, Stage, Step},
};

/// Frames in a measurement.
const FRAMES: usize = 240;
/// Size of the canvas, in points.
const SIZE: [f32; 2] = [1440.0, 900.0];

fn main() {
    let (many, most) = if common::in_earnest() { (10_000, 100_000) } else { (500, 1000) };
    println!("{:<44} {:>9} {:>9} {:>10} {:>8}", "frame", "p50 ms", "p95 ms", "vertices", "× copy");
    let mut far = canvas(many);
    fit(&mut far);
    report(&format!("pan, {many} cards all in view"), &mut far, pan);
    report(&format!("drag a card, {many} cards all in view"), &mut far, drag);
    report(&format!("zoom, {many} cards all in view"), &mut far, zoom);
    search(&mut far);
    report(&format!("pan, {many} cards in view, a letter found in each"), &mut far, pan);
    let mut near = canvas(most);
    report(&format!("pan at 100 %, {most} cards"), &mut near, pan);
    report(&format!("drag a card at 100 %, {most} cards"), &mut near, drag);
    report(&format!("zoom around 100 %, {most} cards"), &mut near, zoom);
    near.editor_mut().perform(Intent::ZoomTo(1.0));
    search(&mut near);
    report(&format!("pan at 100 %, {most} cards, a letter found"), &mut near, pan);
    near.editor_mut().perform(Intent::SelectAll);
    near.editor_mut().perform(Intent::SelectAll);
    report(&format!("pan at 100 %, {most} cards, all selected"), &mut near, pan);
}

/// Searches for a letter that stands in most cards.
fn search(canvas: &mut HeadlessCanvas) {
    canvas.editor_mut().find("s");
    canvas.settle();
}

/// Runs one scenario and prints what its frames cost.
fn report(
    name: &str,
    canvas: &mut HeadlessCanvas,
    mut step: impl FnMut(&mut HeadlessCanvas, usize) -> Vec<Event>,
) {
    canvas.settle();
    let (mut times, mut vertices, mut bytes) = (Vec::new(), 0, 0);
    for i in 0..FRAMES {
        let events = step(canvas, i);
        let start = ThreadTime::now();
        let frame = black_box(canvas.frame(events));
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        vertices = vertices.max(frame.vertices());
        bytes = bytes.max(frame.bytes());
    }
    canvas.frame(vec![Event::PointerGone]);
    times.sort_by(f64::total_cmp);
    let (p50, p95) = (times[FRAMES / 2], times[FRAMES * 95 / 100]);
    println!("{name:<44} {p50:>9.2} {p95:>9.2} {vertices:>10} {:>8.1}", p50 / copy_ms(bytes));
}

/// Milliseconds to copy so many bytes once.
fn copy_ms(bytes: usize) -> f64 {
    let source = vec![1_u8; bytes.max(1)];
    let mut times: Vec<f64> = (0..20)
        .map(|_| {
            let start = ThreadTime::now();
            black_box(black_box(&source).clone());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[10]
}

fn pan(canvas: &mut HeadlessCanvas, frame: usize) -> Vec<Event> {
    let there = if frame % 80 < 40 { 1.0 } else { -1.0 };
    canvas.editor_mut().camera_mut().pan_by(Vec2::new(-7.3 * there, -4.1 * there));
    Vec::new()
}

fn zoom(canvas: &mut HeadlessCanvas, frame: usize) -> Vec<Event> {
    let factor = if frame % 80 < 40 { 1.02 } else { 1.0 / 1.02 };
    canvas.editor_mut().camera_mut().zoom_at(kurbo::Point::new(700.0, 400.0), factor);
    Vec::new()
}

/// Presses on the card nearest to the middle, moves it about, and lets go at the end.
fn drag(canvas: &mut HeadlessCanvas, frame: usize) -> Vec<Event> {
    let button = |pos: Pos2, pressed: bool| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let middle = card_near_middle(canvas);
    match frame {
        0 => vec![Event::PointerMoved(middle), button(middle, true)],
        _ if frame == FRAMES - 1 => {
            vec![
                Event::Key {
                    key: egui::Key::Escape,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                },
                button(middle, false),
            ]
        }
        _ => {
            let angle = frame as f32 * 0.05;
            vec![Event::PointerMoved(pos2(720.0 + 500.0 * angle.cos(), 450.0 + 300.0 * (1.7 * angle).sin()))]
        }
    }
}

fn card_near_middle(canvas: &HeadlessCanvas) -> Pos2 {
    let editor = canvas.editor();
    let camera = editor.camera();
    let target = kurbo::Point::new(720.0, 450.0);
    let nearest = editor
        .layout()
        .visible_cards(camera.visible())
        .map(|card| camera.view_rect(card.rect).center())
        .min_by(|a, b| a.distance(target).total_cmp(&b.distance(target)));
    nearest.map_or(pos2(720.0, 450.0), |center| pos2(center.x as f32, center.y as f32))
}

fn fit(canvas: &mut HeadlessCanvas) {
    canvas.settle();
    canvas.editor_mut().perform(Intent::FitMap);
    canvas.settle();
}

fn canvas(cards: usize) -> HeadlessCanvas {
    let mut canvas = HeadlessCanvas::new(Arc::new(map(cards)), SIZE, 1.0);
    let start = ThreadTime::now();
    canvas.frame(Vec::new());
    println!("{:<44} {:>9.2}", format!("first frame, {cards} cards"), start.elapsed().as_secs_f64() * 1000.0);
    canvas
}

/// A map of so many cards in three scripts, ten to a cell, with a curve.
fn map(cards: usize) -> JourneyMap {
    const TEXTS: [&str; 6] = [
        "Compares 3 shops and 12 products",
        "تقارن ٣ متاجر و12 منتجًا عبر Google",
        "מחפשת שולחן מתכוונן ב־Google",
        "پرداخت در ۴ قسط با درگاه Shaparak",
        "Is my card data safe here?",
        "لا رد من الدعم خلال 48 ساعة",
    ];
    let mut rng = fastrand::Rng::with_seed(11);
    let lanes: Vec<Lane> = (0..10)
        .map(|i| Lane {
            id: Id::from_rng(&mut rng),
            kind: LaneKind::ALL[i],
            title: format!("Lane {i}"),
            ..Lane::default()
        })
        .collect();
    let columns = cards.div_ceil(9 * 10);
    let stages: Vec<Stage> = (0..columns)
        .map(|i| Stage {
            id: Id::from_rng(&mut rng),
            title: format!("Stage {i}"),
            steps: vec![Step { id: Id::from_rng(&mut rng), ..Step::default() }],
            ..Stage::default()
        })
        .collect();
    let filled: Vec<&Lane> = lanes.iter().filter(|lane| lane.kind != LaneKind::Emotions).collect();
    let cards = (0..cards)
        .map(|i| {
            let (lane, stage) = (filled[(i / 10) % filled.len()], &stages[i / (10 * filled.len())]);
            Arc::new(Card {
                id: Id::from_rng(&mut rng),
                lane: lane.id.clone(),
                step: stage.steps[0].id.clone(),
                text: format!("{} {}", TEXTS[i % TEXTS.len()], i % 97),
                severity: (i % 5 == 0).then_some(2),
                ..Card::default()
            })
        })
        .collect();
    let points = stages
        .iter()
        .enumerate()
        .map(|(i, stage)| CurvePoint {
            id: Id::from_rng(&mut rng),
            step: stage.steps[0].id.clone(),
            value: ((i as f32) * 0.7).sin() * 1.8,
            word: "Tense".into(),
            ..CurvePoint::default()
        })
        .collect();
    let curve = EmotionCurve { id: Id::from_rng(&mut rng), points, ..EmotionCurve::default() };
    JourneyMap {
        title: "Measured".into(),
        language: "ar".into(),
        flow: Flow::Rtl,
        stages,
        lanes,
        cards,
        curves: vec![curve],
        ..JourneyMap::default()
    }
}
