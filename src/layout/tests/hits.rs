//! What lies at a point, and where something dragged there lands, in both directions.

use kurbo::{Point, Rect, Vec2};
use rustc_hash::FxHashSet;

use super::{layout, random_maps, samples};
use crate::{
    layout::{Hit, MapLayout},
    model::{Flow, Id, JourneyMap},
};

/// The English sample from left to right and from right to left.
fn both() -> [MapAndLayout; 2] {
    [Flow::Ltr, Flow::Rtl].map(|flow| {
        let map = JourneyMap { flow, ..samples().remove(0) };
        let layout = layout(&map);
        (map, layout)
    })
}

type MapAndLayout = (JourneyMap, std::sync::Arc<MapLayout>);

#[test]
fn everything_is_hit_where_it_stands() {
    for (map, layout) in both() {
        for card in layout.all_cards() {
            assert_eq!(layout.hit(card.rect.center(), 4.0), Hit::Card(card.card.id.clone()));
        }
        for stage in &layout.stages {
            assert_eq!(layout.hit(stage.rect.center(), 4.0), Hit::Stage(stage.id.clone()));
        }
        for lane in &layout.lanes {
            assert_eq!(layout.hit(lane.label_rect.center(), 4.0), Hit::Lane(lane.id.clone()));
        }
        for point in &layout.curves[0].points {
            let near = point.center + Vec2::new(0.0, 15.0);
            assert_eq!(layout.hit(near, 4.0), Hit::CurvePoint(point.id.clone()));
        }
        let [a, b] = [0, 1].map(|i| layout.curves[0].points[i].center);
        let on_line = kurbo::Point::new(a.midpoint(b).x, a.midpoint(b).y);
        assert_eq!(layout.hit(on_line, 4.0), Hit::Curve(layout.curves[0].id.clone()));
        let title =
            layout.header.title.origin + Vec2::new(f64::from(layout.header.title.block.width) / 2.0, 8.0);
        assert_eq!(layout.hit(title, 4.0), Hit::Title);
        let chips = &layout.header.chips;
        let hits: Vec<Hit> = chips.iter().map(|chip| layout.hit(chip.rect.center(), 4.0)).collect();
        assert_eq!(hits, [Hit::Persona(map.personas[0].id.clone()), Hit::Scenario, Hit::Kind]);
        let portrait = layout.header.avatar.unwrap().0;
        assert_eq!(layout.hit(portrait, 4.0), Hit::Persona(map.personas[0].id.clone()));
        assert_eq!(layout.hit(Point::new(-50.0, -50.0), 4.0), Hit::Nothing);
    }
}

#[test]
fn an_empty_place_of_a_cell_is_that_cell() {
    for (map, layout) in both() {
        // The first cell of the actions has one card; its lower edge is free.
        let cell = layout.lanes[0].cells[0];
        let step = map.stages[0].steps[0].id.clone();
        let hit = layout.hit(Point::new(cell.center().x, cell.y1 - 2.0), 4.0);
        assert_eq!(hit, Hit::Cell { lane: map.lanes[0].id.clone(), step });
    }
}

#[test]
fn a_card_lands_before_or_after_the_cards_of_a_cell() {
    for (_, layout) in both() {
        // The cell with two cards.
        let (column, range) = layout.lanes[0]
            .cards
            .iter()
            .enumerate()
            .find(|(_, range)| range.len() == 2)
            .expect("such a cell");
        let [a, b] = [&layout.cards[range.start], &layout.cards[range.start + 1]];
        let above = |card: &crate::layout::CardBox| card.rect.center() - Vec2::new(0.0, 3.0);
        let slot = layout.card_slot(above(a), &FxHashSet::default()).unwrap();
        assert_eq!(slot.before, Some(a.card.id.clone()));
        assert!(slot.mark.p0.y < a.rect.y0);
        let slot = layout.card_slot(above(b), &FxHashSet::default()).unwrap();
        assert_eq!(slot.before, Some(b.card.id.clone()));
        assert!(a.rect.y1 < slot.mark.p0.y && slot.mark.p0.y < b.rect.y0);
        let slot = layout.card_slot(b.rect.center() + Vec2::new(0.0, 3.0), &FxHashSet::default()).unwrap();
        assert_eq!((slot.before, &slot.step), (None, &layout.columns[column].step));
        assert!(slot.mark.p0.y > b.rect.y1 && slot.mark.p0.y <= slot.cell.y1);

        // Dragging the first looks through it.
        let dragged: FxHashSet<Id> = [a.card.id.clone()].into_iter().collect();
        let slot = layout.card_slot(a.rect.center() + Vec2::new(0.0, 3.0), &dragged).unwrap();
        assert_eq!(slot.before, Some(b.card.id.clone()));
        let both: FxHashSet<Id> = [a.card.id.clone(), b.card.id.clone()].into_iter().collect();
        assert_eq!(layout.card_slot(a.rect.center(), &both).unwrap().before, None);
    }
}

#[test]
fn a_card_lands_in_the_nearest_cell_from_every_gap() {
    for (_, layout) in both() {
        let lane = &layout.lanes[3];
        // Between two columns, nearer to the second; over the label; beyond the last column.
        let rtl = layout.direction.is_rtl();
        let cell = lane.cells[1];
        let beside = if rtl { cell.x1 + 2.0 } else { cell.x0 - 2.0 };
        for (x, column) in [
            (beside, 1),
            (lane.label_rect.center().x, 0),
            (if rtl { -30.0 } else { layout.size.width + 30.0 }, 4),
        ] {
            let slot = layout.card_slot(Point::new(x, cell.center().y), &FxHashSet::default()).unwrap();
            assert_eq!((&slot.lane, &slot.step), (&lane.id, &layout.columns[column].step), "x {x}");
        }
        // In the gap under the lane.
        let slot =
            layout.card_slot(Point::new(cell.center().x, cell.y1 + 1.0), &FxHashSet::default()).unwrap();
        assert_eq!(slot.lane, lane.id);
        assert_eq!(layout.card_slot(Point::new(cell.center().x, -200.0), &FxHashSet::default()), None);
    }
}

#[test]
fn stages_and_lanes_land_at_the_nearest_border() {
    for (_, layout) in both() {
        let rtl = layout.direction.is_rtl();
        let late = Vec2::new(if rtl { -5.0 } else { 5.0 }, 300.0);
        for (i, stage) in layout.stages.iter().enumerate() {
            let slot = layout.stage_slot(stage.rect.center() - late).unwrap();
            assert_eq!(slot.index, i);
            let slot = layout.stage_slot(stage.rect.center() + late).unwrap();
            assert_eq!(slot.index, i + 1);
            assert!((slot.mark.p0.x - stage.rect.center().x).abs() < stage.rect.width() / 2.0 + 4.0);
        }
        for (i, lane) in layout.lanes.iter().enumerate() {
            let down = Vec2::new(0.0, 3.0);
            assert_eq!(layout.lane_slot(lane.body_rect.center() - down).unwrap().index, i);
            let slot = layout.lane_slot(lane.body_rect.center() + down).unwrap();
            assert_eq!(slot.index, i + 1);
            assert!(slot.mark.p0.y > lane.body_rect.y1 && slot.mark.p1.x - slot.mark.p0.x > 1000.0);
        }
    }
}

#[test]
fn a_dragged_point_gets_the_value_and_place_under_it() {
    for (map, layout) in both() {
        let lane = layout.curves[0].lane;
        for (point, drawn) in map.curves[0].points.iter().zip(&layout.curves[0].points) {
            assert!((layout.curve_value_at(lane, drawn.center.y) - point.value).abs() < 1e-4);
            let (step, at) = layout.curve_place_at(drawn.center.x).unwrap();
            assert_eq!(step, point.step);
            assert!((at - point.at).abs() < 1e-4);
        }
        assert_eq!(layout.curve_value_at(lane, -1e9), 2.0);
        assert_eq!(layout.curve_value_at(lane, 1e9), -2.0);
        // The journey's beginning.
        let first = &layout.columns[0];
        let x = if layout.direction.is_rtl() { first.x.end } else { first.x.start };
        assert_eq!(layout.curve_place_at(x), Some((first.step.clone(), 0.0)));
    }
}

#[test]
fn culling_finds_exactly_what_a_scan_finds() {
    let mut rng = fastrand::Rng::with_seed(99);
    for (seed, map) in random_maps(40) {
        let layout = layout(&map);
        for _ in 0..30 {
            let corner = |rng: &mut fastrand::Rng| {
                Point::new(rng.f64() * layout.size.width, rng.f64() * layout.size.height)
            };
            let rect = Rect::from_points(corner(&mut rng), corner(&mut rng));
            let mut found: Vec<&Id> = layout.visible_cards(rect).map(|card| &card.card.id).collect();
            let meets = |card: Rect| {
                card.x0 <= rect.x1 && rect.x0 <= card.x1 && card.y0 <= rect.y1 && rect.y0 <= card.y1
            };
            let mut all: Vec<&Id> =
                layout.all_cards().filter(|card| meets(card.rect)).map(|card| &card.card.id).collect();
            found.sort();
            all.sort();
            assert_eq!(found, all, "seed {seed}, {rect:?}");
        }
    }
}

#[test]
fn every_card_is_found_by_its_id() {
    for (seed, map) in random_maps(20) {
        let layout = layout(&map);
        for card in layout.all_cards() {
            assert!(std::ptr::eq(layout.card(&card.card.id).unwrap(), card), "seed {seed}");
            assert_eq!(layout.rect_of(&card.card.id), Some(card.rect));
        }
        assert!(layout.card(&"no such card".into()).is_none());
        for point in layout.curves.iter().flat_map(|curve| &curve.points) {
            assert_eq!(layout.rect_of(&point.id).unwrap().center(), point.center);
        }
        for stage in &layout.stages {
            assert_eq!(layout.rect_of(&stage.id), Some(stage.rect));
        }
    }
}

#[test]
fn a_marquee_takes_what_it_touches() {
    for (map, layout) in both() {
        let a = &layout.cards[0];
        let around = a.rect.inflate(1.0, 1.0);
        assert_eq!(layout.cards_in(around), std::slice::from_ref(&a.card.id));
        let point = &layout.curves[0].points[2];
        let touch = Rect::new(point.center.x, point.center.y, point.center.x - 5.0, point.center.y - 5.0);
        assert_eq!(layout.points_in(touch), [map.curves[0].points[2].id.clone()]);
        let all = Rect::from_origin_size((0.0, 0.0), layout.size);
        assert_eq!(layout.cards_in(all).len(), map.cards.len());
    }
}
