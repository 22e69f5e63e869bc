//! A map that runs from right to left is the mirror of the same map from left to right.

use kurbo::{Point, Rect};

use super::{layout, random_maps, samples};
use crate::{
    layout::{CardPart, MapLayout, PlacedText},
    model::{Card, Flow, JourneyMap, Lane, Stage, Step},
};

/// Everything of a layout as rectangles and points, mirrored about the middle when `mirrored`.
struct Shape {
    width: f64,
    mirrored: bool,
    numbers: Vec<f64>,
}

impl Shape {
    fn of(layout: &MapLayout, mirrored: bool) -> Vec<f64> {
        let mut shape = Self { width: layout.size.width, mirrored, numbers: Vec::new() };
        shape.numbers.extend([layout.size.width, layout.size.height]);
        shape.head(layout);
        shape.body(layout);
        shape.numbers
    }

    fn rect(&mut self, rect: Rect) {
        let (x0, x1) =
            if self.mirrored { (self.width - rect.x1, self.width - rect.x0) } else { (rect.x0, rect.x1) };
        self.numbers.extend([x0, rect.y0, x1, rect.y1]);
    }

    fn point(&mut self, point: Point) {
        self.rect(Rect::from_points(point, point));
    }

    fn text(&mut self, text: &PlacedText) {
        let size = (f64::from(text.block.width), f64::from(text.block.height));
        self.rect(Rect::from_origin_size(text.origin, size));
        self.numbers.push(text.block.lines.len() as f64);
    }

    fn labelled(&mut self, label: Option<&(Rect, PlacedText)>) {
        if let Some((rect, text)) = label {
            self.rect(*rect);
            self.text(text);
        }
    }

    fn path(&mut self, path: &kurbo::BezPath) {
        for segment in path.segments() {
            let cubic = segment.to_cubic();
            [cubic.p0, cubic.p1, cubic.p2, cubic.p3].into_iter().for_each(|point| self.point(point));
        }
    }

    fn head(&mut self, layout: &MapLayout) {
        let header = &layout.header;
        self.rect(header.rect);
        header.avatar.iter().for_each(|avatar| self.point(avatar.0));
        header.initial.iter().for_each(|text| self.text(text));
        self.text(&header.title);
        for chip in &header.chips {
            self.rect(chip.rect);
            self.text(&chip.icon);
            self.text(&chip.text);
        }
        for stage in &layout.stages {
            self.rect(stage.rect);
            self.rect(stage.column_rect);
            self.path(&stage.outline);
            self.text(&stage.title);
            stage.goal.iter().for_each(|text| self.text(text));
            for step in &stage.steps {
                self.rect(step.rect);
                self.text(&step.title);
            }
        }
        for column in &layout.columns {
            self.rect(Rect::new(column.x.start, 0.0, column.x.end, 0.0));
        }
    }

    fn body(&mut self, layout: &MapLayout) {
        for lane in &layout.lanes {
            self.rect(lane.label_rect);
            self.rect(lane.body_rect);
            self.text(&lane.icon);
            self.text(&lane.title);
            lane.cells.iter().for_each(|cell| self.rect(*cell));
            lane.curve_area.iter().for_each(|area| self.rect(*area));
            lane.line_below.iter().for_each(|(_, label)| self.text(label));
        }
        for card in layout.all_cards() {
            self.rect(card.rect);
            self.parts(card.rect, &card.parts);
        }
        for curve in &layout.curves {
            self.path(&curve.path);
            self.labelled(curve.legend.as_ref());
            for point in &curve.points {
                self.point(point.center);
                self.text(&point.icon);
                self.labelled(point.word.as_ref());
            }
        }
        for link in &layout.links {
            self.path(&link.path);
            self.labelled(link.label.as_ref());
        }
        if let Some(strip) = &layout.unplaced {
            self.rect(strip.rect);
            self.text(&strip.title);
            self.text(&strip.icon);
        }
    }

    fn parts(&mut self, card: Rect, parts: &[CardPart]) {
        let by = card.origin().to_vec2();
        let moved = |text: &PlacedText| PlacedText { block: text.block.clone(), origin: text.origin + by };
        for part in parts {
            match part {
                CardPart::Text(text) => self.text(&moved(&text.placed())),
                CardPart::Icon(text) | CardPart::Mark(_, text) | CardPart::Value(text) => {
                    self.text(&moved(text));
                }
                CardPart::Badge(center, radius, letter) | CardPart::Corner(_, center, radius, letter) => {
                    self.point(*center + by);
                    self.numbers.push(*radius);
                    self.text(&moved(letter));
                }
                CardPart::Dots(centers, filled) => {
                    centers.iter().for_each(|center| self.point(*center + by));
                    self.numbers.push(*filled as f64);
                }
                CardPart::Tag(rect, text) => {
                    self.rect(*rect + by);
                    self.text(&moved(text));
                }
                CardPart::Image(rect, _, instead) => {
                    self.rect(*rect + by);
                    instead.iter().for_each(|text| self.text(&moved(text)));
                }
                CardPart::Spark(rect) => self.rect(*rect + by),
            }
        }
    }
}

fn assert_mirrored(map: &JourneyMap, name: &str) {
    let with = |flow| layout(&JourneyMap { flow, ..map.clone() });
    let ltr = Shape::of(&with(Flow::Ltr), false);
    let rtl = Shape::of(&with(Flow::Rtl), true);
    assert_eq!(ltr.len(), rtl.len(), "{name}");
    for (i, (a, b)) in ltr.iter().zip(&rtl).enumerate() {
        assert!((a - b).abs() < 0.01, "{name}: number {i} is {a} from left to right, {b} mirrored");
    }
}

#[test]
fn right_to_left_is_the_mirror_of_left_to_right() {
    for (seed, map) in random_maps(40) {
        assert_mirrored(&map, &format!("seed {seed}"));
    }
    for map in samples() {
        assert_mirrored(&map, &map.title);
    }
}

#[test]
fn the_first_stage_of_an_arabic_map_stands_at_the_right() {
    let layout = layout(&samples()[1]);
    let label = layout.lanes[0].label_rect;
    assert!(label.x0 > layout.stages[0].rect.x0 && layout.stages[0].rect.x0 > layout.stages[4].rect.x1);
    // The arrow's point is at its left.
    let tip = layout.stages[0].outline.elements()[2].end_point().unwrap();
    assert_eq!(tip.x, layout.stages[0].rect.x0);
}

/// The name, the age and the role each stand in an isolate of their own; nested in a second one
/// they would all run from left to right.
#[test]
fn a_persona_reads_from_right_to_left_in_an_arabic_map() {
    let persona = crate::model::Persona {
        name: "يوسف".to_owned(),
        age: "٤١".to_owned(),
        role: "مندوب".to_owned(),
        ..crate::model::Persona::default()
    };
    let map = JourneyMap { language: "ar".to_owned(), personas: vec![persona], ..JourneyMap::default() };
    let layout = layout(&map);
    let block = &layout.header.chips[0].text.block;
    let left_of = |part: &str| {
        let at = block.text.find(part).unwrap();
        let cluster = block.lines[0].clusters.iter().find(|cluster| cluster.text_range.start == at);
        cluster.unwrap().left
    };
    let [name, age, role] = ["يوسف", "٤١", "مندوب"].map(left_of);
    assert!(name > age && age > role, "{name} {age} {role} in {:?}", block.text);
}

#[test]
fn an_arrow_on_a_card_points_where_the_map_goes() {
    let icon = |name: &str, flow| {
        let step = Step { id: "s".into(), ..Step::default() };
        let stage = Stage { id: "stage".into(), steps: vec![step], ..Stage::default() };
        let lane = Lane { id: "l".into(), ..Lane::default() };
        let (text, icon) = ("x".to_owned(), Some(name.to_owned()));
        let card = Card { id: "c".into(), lane: "l".into(), step: "s".into(), text, icon, ..Card::default() };
        let (stages, lanes, cards) = (vec![stage], vec![lane], vec![std::sync::Arc::new(card)]);
        let map = JourneyMap { stages, lanes, cards, flow, ..JourneyMap::default() };
        let layout = layout(&map);
        let mut parts = layout.all_cards().flat_map(|card| card.parts.to_vec());
        parts.find_map(
            |part| if let CardPart::Icon(icon) = part { Some(icon.block.text.to_string()) } else { None },
        )
    };
    let (ltr, rtl) = (Flow::Ltr, Flow::Rtl);
    assert!(icon("arrow-right", ltr).is_some_and(|icon| !icon.is_empty()));
    assert_eq!(icon("arrow-right", rtl), icon("arrow-left", ltr));
    assert_ne!(icon("arrow-right", rtl), icon("arrow-right", ltr));
    assert_eq!(icon("truck", rtl), icon("truck", ltr));
}
