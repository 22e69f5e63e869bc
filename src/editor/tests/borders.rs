//! Dragging borders and steps, and the "+" where something can be added.

use super::*;

impl Person {
    /// Where the header of a stage, or of one of its steps, ends: a place on the border itself, in view points.
    fn end_of(&self, id: &str) -> Point {
        let layout = self.editor.layout();
        let rtl = layout.direction.is_rtl();
        let stage = layout.stages.iter().find(|stage| stage.id.as_str() == id);
        let rect = stage.map_or_else(|| self.rect(id), |stage| stage.rect);
        let y = stage.map_or_else(
            || {
                let steps = layout.stages.iter().flat_map(|stage| &stage.steps);
                steps.filter(|step| step.id.as_str() == id).map(|step| step.rect.center().y).next().unwrap()
            },
            |stage| stage.rect.center().y,
        );
        let x = if rtl { rect.x0 - 3.0 } else { rect.x1 + 3.0 };
        self.editor.camera().view_from_map(Point::new(x, y))
    }

    /// Drags from a place by so much, sideways as the journey goes.
    fn drags_by(&mut self, from: Point, along: f64, down: f64) {
        let along = if self.editor.layout().direction.is_rtl() { -along } else { along };
        self.drags(At::View(from.x, from.y), At::View(from.x + along, from.y + down));
    }

    fn column_width(&self, index: usize) -> f64 {
        let column = &self.editor.layout().columns[index];
        column.x.end - column.x.start
    }

    fn hovers(&mut self, at: At<'_>) -> Option<Spot> {
        self.moves(at);
        self.editor.overlay().spot
    }
}

#[test]
fn a_border_makes_a_stage_wider_and_a_double_click_puts_it_back() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let (before, map) = (person.column_width(1), person.map().clone());
        let border = person.end_of("Buy");
        person.moves(At::View(border.x, border.y));
        assert_eq!(person.editor.cursor(), Cursor::HorizontalResize);
        assert!(person.editor.overlay().border.is_some());
        person.drags_by(border, 60.0, 0.0);
        assert_eq!(person.column_width(1), before + 60.0);
        assert_eq!(person.map().stages[1].width, Some(before as f32 + 60.0));
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("", "Change the size"));
        // The border is under the pointer still.
        let now = person.end_of("Buy");
        let moved = if flow.is_rtl() { border.x - now.x } else { now.x - border.x };
        assert!((moved - 60.0).abs() < 1.0, "{moved}");
        let pos = now;
        person.does(Input::PointerDown {
            pos,
            button: Button::Primary,
            modifiers: Modifiers::NONE,
            clicks: 2,
        });
        person.does(Input::PointerUp { pos, button: Button::Primary, modifiers: Modifiers::NONE });
        assert_eq!(person.map().stages[1].width, None);
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        assert!(Arc::ptr_eq(person.map(), &map));
    }
}

#[test]
fn all_steps_of_a_stage_grow_with_its_border() {
    for flow in FLOWS {
        let mut person = Person::opens("  | Look | .. | Buy \n actions | a | b | c", flow);
        let before = person.column_width(0);
        let border = person.end_of("Look");
        person.drags_by(border, 80.0, 0.0);
        assert_eq!((person.column_width(0), person.column_width(1)), (before + 40.0, before + 40.0));
    }
}

#[test]
fn a_lane_is_made_higher_and_escape_leaves_no_trace() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let map = person.map().clone();
        let height = |person: &Person| person.editor.layout().lanes[0].body_rect.height();
        let (before, label) = (height(&person), person.editor.layout().lanes[0].label_rect);
        let border = person.editor.camera().view_from_map(Point::new(label.center().x, label.y1 + 3.0));
        person.moves(At::View(border.x, border.y));
        assert_eq!(person.editor.cursor(), Cursor::VerticalResize);
        person.pulls(At::View(border.x, border.y), At::View(border.x, border.y + 50.0));
        assert!((height(&person) - before - 50.0).abs() <= 0.5, "to whole points");
        person.types(Key::Escape);
        assert_eq!(height(&person), before);
        assert!(Arc::ptr_eq(person.map(), &map));
        person.drags_by(border, 0.0, 50.0);
        assert_eq!(person.map().lanes[0].height, Some((before + 50.0).round() as f32));
    }
}

#[test]
fn the_end_of_a_card_is_dragged_over_several_steps() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let card = person.rect("a");
        let x = if flow.is_rtl() { card.x0 + 2.0 } else { card.x1 - 2.0 };
        let edge = person.editor.camera().view_from_map(Point::new(x, card.center().y));
        let width = person.column_width(0);
        person.moves(At::View(edge.x, edge.y));
        assert_eq!(person.editor.cursor(), Cursor::HorizontalResize);
        person.drags_by(edge, 1.9 * width, 0.0);
        person.sees(&SHOP.replace("a b c", "a~3 b c"));
        assert_eq!(person.undo_name(), "Change how many steps a card spans");
        let card = person.rect("a");
        let x = if flow.is_rtl() { card.x0 + 2.0 } else { card.x1 - 2.0 };
        let edge = person.editor.camera().view_from_map(Point::new(x, card.center().y));
        person.drags_by(edge, -9.0 * width, 0.0);
        person.sees(SHOP);
    }
}

#[test]
fn a_step_is_dragged_into_another_stage_but_never_the_last_one() {
    for flow in FLOWS {
        let mut person = Person::opens("  | Look | .. | Buy | .. \n actions | a | b | c | d", flow);
        person.drags(At::Card("a"), At::Card("a"));
        let from = person.rect("Look.1");
        let y = person.editor.layout().stages[0].steps[0].rect.center().y;
        let to = person.rect("Buy.1");
        let end = if flow.is_rtl() { to.x0 + 20.0 } else { to.x1 - 20.0 };
        person.drags(At::Map(from.center().x, y), At::Map(end, y));
        person.sees("  | Look | Buy | .. | .. \n actions | b | c | a | d");
        assert_eq!((person.selected().as_str(), person.undo_name().as_str()), ("step Look.1", "Move step"));
        let map = person.map().clone();
        let mut steps = person.editor.layout().stages.iter().flat_map(|stage| &stage.steps);
        // The only step of its stage has no header while it has no title.
        assert!(steps.all(|step| step.id.as_str() != "Look.2"));
        assert!(Arc::ptr_eq(person.map(), &map));
    }
}

#[test]
fn a_plus_shows_where_the_next_stage_and_lane_would_go() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let last = person.editor.layout().stages[2].rect;
        let x = if flow.is_rtl() { last.x0 - 20.0 } else { last.x1 + 20.0 };
        let spot = person.hovers(At::Map(x, last.center().y)).unwrap();
        assert_eq!((spot.addition, spot.hovered), (Addition::Stage, true));
        assert_eq!(person.editor.cursor(), Cursor::Pointer);
        person.clicks(At::Map(x, last.center().y));
        assert_eq!((person.map().stages.len(), person.map().stages[3].title.as_str()), (4, "Stage"));
        let label = person.editor.layout().lanes[2].label_rect;
        let spot = person.hovers(At::Map(label.center().x, label.y1 + 60.0)).unwrap();
        assert_eq!((spot.addition, spot.hovered), (Addition::Lane, false));
        person.clicks(At::Map(label.center().x, label.y1 + 20.0));
        // The first of a new map's lanes that is not there yet.
        assert_eq!(person.map().lanes[3].kind.name(), "thoughts");
        // A map that cannot be changed has none.
        person.editor.set_read_only(true);
        assert_eq!(person.hovers(At::Map(x, last.center().y)), None);
    }
}

#[test]
fn a_plus_on_the_line_of_a_curve_adds_a_point_and_the_line_stays() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let (p, q) = (person.rect("p").center(), person.rect("q").center());
        let layout = person.editor.layout();
        let middle = p.midpoint(q).x;
        let curve = &layout.curves[0];
        let line = layout.lanes[curve.lane].body_rect;
        let tenths = (line.height() * 10.0) as i32;
        let on_line = (0..tenths)
            .map(|tenth| Point::new(middle, line.y0 + f64::from(tenth) / 10.0))
            .find(|pos| matches!(layout.hit(*pos, 1.0), crate::layout::Hit::Curve(_)))
            .unwrap();
        let spot = person.hovers(At::Map(on_line.x, on_line.y)).unwrap();
        assert!(spot.hovered && matches!(spot.addition, Addition::Point { .. }));
        person.clicks(At::Map(on_line.x, on_line.y));
        let points = &person.map().curves[0].points;
        assert_eq!(points.len(), 4);
        assert!(points[1].value < 1.0 && points[1].value > -0.5, "{:?}", points[1]);
        assert_eq!(person.selected(), points[1].id.to_string());
        assert_eq!(person.undo_name(), "Add curve point");
    }
}

#[test]
fn a_cell_has_a_plus_in_the_corner_where_it_is_free() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let rect = person.editor.layout().lanes[0].cells[2];
        let (middle, lane) = (rect.center(), "actions");
        let spot = person.hovers(At::Map(middle.x, middle.y)).unwrap();
        assert_eq!(spot.addition, Addition::Card { lane: lane.into(), step: "Stay.1".into() });
        assert!(!spot.hovered, "who points at the cell means the cell");
        person.clicks(At::Map(middle.x, middle.y));
        assert_eq!((person.selected().as_str(), person.editor.is_typing()), ("actions×Stay.1", false));
        // It stands where the cell ends.
        let side = if flow.is_rtl() { spot.rect.x0 - rect.x0 } else { rect.x1 - spot.rect.x1 };
        assert!(side < 6.0 && rect.y1 - spot.rect.y1 < 6.0, "{spot:?} in {rect:?}");
        // Twice is a card.
        person.double_clicks(At::Map(middle.x, middle.y));
        person.releases(At::Map(middle.x, middle.y));
        assert!(person.editor.is_typing());
        person.types(Key::Escape);
        person.sees(SHOP);
        // Under the only card of a cell that is as high as three.
        let spot = person.hovers(At::Cell(lane, "Buy.1")).unwrap();
        assert!(spot.rect.y0 > person.rect("d").y1 && !spot.rect.overlaps(person.rect("d")));
        let center = spot.rect.center();
        person.clicks(At::Map(center.x, center.y));
        assert!(person.editor.is_typing());
        person.types(Key::Escape);
    }
}

#[test]
fn a_full_cell_has_a_plus_under_its_last_card_that_takes_no_click_from_it() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let (last, cell) = (person.rect("c"), person.editor.layout().lanes[0].cells[0]);
        let expected = Addition::Card { lane: "actions".into(), step: "Look.1".into() };
        for card in ["a", "c"] {
            let spot =
                person.hovers(At::Card(card)).expect("who looks at a card is shown where the next one goes");
            assert_eq!((&spot.addition, spot.hovered), (&expected, false));
            assert!(spot.rect.y0 > last.y1 && spot.rect.y1 < cell.y1 + 8.0, "{spot:?} under {last:?}");
        }
        person.clicks(At::Below("c"));
        assert_eq!(
            (person.selected().as_str(), person.editor.is_typing()),
            ("c", false),
            "the card keeps its edge"
        );
        // It is a "+" over all its height: in the cell, and in the gap under it.
        for y in [last.y1 + 2.0, cell.y1 + 4.0] {
            let spot = person.hovers(At::Map(cell.center().x, y)).unwrap();
            assert_eq!((&spot.addition, spot.hovered), (&expected, true));
            assert_eq!(person.editor.cursor(), Cursor::Pointer);
            person.clicks(At::Map(cell.center().x, y));
            assert!(person.editor.is_typing());
            person.writes("x");
            person.types(Key::Escape);
            let cards = &person.map().cards;
            let mut here =
                cards.iter().filter(|card| card.step.as_str() == "Look.1" && card.lane.as_str() == "actions");
            assert_eq!(here.next_back().map(|card| card.text.as_str()), Some("x"), "at the cell's end");
            person.wants(Intent::Undo);
            person.sees(SHOP);
        }
        // From afar it could not be hit; and who only looks, or may not write, is offered nothing.
        person.wants(Intent::ZoomTo(0.4));
        assert_eq!(person.hovers(At::Card("a")), None);
        assert!(person.hovers(At::Card("d")).is_some(), "where there is room");
        person.wants(Intent::ZoomTo(0.2));
        assert_eq!(
            (person.hovers(At::Card("d")), person.hovers(At::Cell("actions", "Stay.1"))),
            (None, None)
        );
        person.wants(Intent::ZoomTo(1.0));
        person.editor.set_read_only(true);
        assert_eq!(person.hovers(At::Card("a")), None);
    }
}

#[test]
fn an_arrow_under_a_plus_does_not_drive_it_away() {
    for flow in FLOWS {
        // The arrow runs in the gap under the first lane, past the full cells in the middle.
        let map = "
                    | One | Two | Three
            actions | a   | b   | c
            owner   | d   | e   | f
            links: a>f d>c";
        let mut person = Person::opens(map, flow);
        let rect = person.hovers(At::Card("b")).unwrap().rect;
        let mut on_arrow = 0;
        for part in [0.1, 0.3, 0.5, 0.7, 0.9] {
            let at = Point::new(rect.center().x, rect.y0 + part * rect.height());
            on_arrow += usize::from(matches!(person.editor.layout().hit(at, 4.0), Hit::Link(_)));
            let spot = person.hovers(At::Map(at.x, at.y));
            assert!(spot.is_some_and(|spot| spot.hovered && spot.rect == rect), "{flow:?}: {part}");
        }
        assert!(on_arrow > 0, "an arrow runs there");
    }
}

#[test]
fn a_card_seen_from_afar_has_no_end_to_take_hold_of() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let at = |person: &Person| {
            let card = person.rect("a");
            let x = if flow.is_rtl() { card.x0 + 1.0 } else { card.x1 - 1.0 };
            At::Map(x, card.center().y)
        };
        person.moves(at(&person));
        assert!(person.editor.overlay().border.is_some());
        person.wants(Intent::ZoomTo(0.19));
        person.moves(at(&person));
        assert_eq!((person.editor.overlay().border, person.editor.cursor()), (None, Cursor::Default));
    }
}

#[test]
fn the_plus_of_a_cell_stands_beside_the_handle_of_a_selected_card() {
    for flow in FLOWS {
        let mut map = story::map("  | A | B \n actions | a | b");
        std::sync::Arc::make_mut(&mut map.cards[0]).text = "one\ntwo".into();
        let mut person = Person::opens_map(map, flow);
        let free = person.hovers(At::Cell("actions", "B.1")).expect("one line is free").rect;
        person.clicks(At::Card("b"));
        let beside = person.hovers(At::Cell("actions", "B.1")).unwrap().rect;
        let handle = person.editor.overlay().handle.unwrap();
        let side = 2.0 * handle.radius;
        let handle = Rect::from_center_size(handle.center, (side, side));
        assert!(free.overlaps(handle) && !beside.overlaps(handle), "{free:?} {beside:?} {handle:?}");
    }
}

#[test]
fn a_plus_goes_when_its_place_is_taken_under_a_resting_pointer() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let shown = |person: &Person| person.editor.overlay().spot.is_some_and(|spot| spot.hovered);
        let spot = person.hovers(At::Cell("pain-points", "Look.1")).unwrap().rect.center();
        person.moves(At::Map(spot.x, spot.y));
        assert!(shown(&person));
        person
            .editor
            .select(Selection::only(ItemRef::Cell { lane: "pain-points".into(), step: "Look.1".into() }));
        let lines = crate::edit::Fragment::of_text("x\ny\nz\nw").unwrap();
        person.editor.paste(&lines);
        person.looks();
        assert!(!shown(&person), "a card stands there");
        person.wants(Intent::Undo);
        assert!(shown(&person));
        person.wants(Intent::Redo);
        assert!(!shown(&person));
        let pasted = person.map().clone();
        person.wants(Intent::Undo);
        // So it is when another program changed the file.
        let before = person.map().clone();
        person.editor.take_in(&before, &pasted).unwrap();
        person.looks();
        assert!(!shown(&person));
    }
}

#[test]
fn a_map_of_nothing_shows_where_its_first_stage_and_lane_go() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let map = person.map();
        let items = map.stages.iter().map(|stage| ItemRef::Stage(stage.id.clone()));
        let items = items.chain(map.lanes.iter().map(|lane| ItemRef::Lane(lane.id.clone()))).collect();
        person.editor.select(items);
        person.types(Key::Delete);
        assert!(person.map().stages.is_empty() && person.map().lanes.is_empty());
        person.does(Input::PointerGone);
        let spots = person.editor.overlay().spots;
        assert_eq!(spots.len(), 4, "though the pointer is nowhere near");
        for _ in 0..2 {
            let spot = person.editor.overlay().spots.remove(0);
            let pos = person.editor.camera().view_from_map(spot.rect.center());
            person.moves(At::View(pos.x, pos.y));
            assert!(person.editor.overlay().spot.is_some_and(|spot| spot.hovered));
            person.clicks(At::View(pos.x, pos.y));
            assert!(person.editor.is_typing());
            person.types(Key::Escape);
            person.does(Input::PointerGone);
        }
        assert_eq!((person.map().stages.len(), person.map().lanes.len()), (1, 1));
        person.does(Input::PointerGone);
        let offered: Vec<Addition> =
            person.editor.overlay().spots.into_iter().map(|spot| spot.addition).collect();
        assert_eq!(offered, [Addition::Persona, Addition::Scenario], "what the header still lacks");
    }
}

#[test]
fn a_collapsed_lane_opens_with_a_double_click_on_its_bar() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        person.clicks(At::Lane("actions", 0.5));
        person.wants(Intent::Build(Build::Collapse));
        assert!(person.map().lanes[0].collapsed);
        let bar = person.editor.layout().lanes[0].body_rect.center();
        person.double_clicks(At::Map(bar.x, bar.y));
        assert!(!person.map().lanes[0].collapsed && !person.editor.is_typing());
        assert_eq!(person.selected(), "lane actions");
    }
}

#[test]
fn the_outline_of_a_selected_card_stands_for_the_card() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let along = if flow.is_rtl() { -1.0 } else { 1.0 };
        let (end, start) = {
            let card = person.editor.camera().view_rect(person.rect("d"));
            let (end, start) = if flow.is_rtl() { (card.x0, card.x1) } else { (card.x1, card.x0) };
            let at = |x: f64| At::View(x, card.center().y);
            (at(end + along * 5.0), at(start - along * 5.0))
        };
        let stay = person.pos(At::Cell("actions", "Stay.1"));
        // Of a card that is not selected it is the cell.
        person.pulls(end, At::View(stay.x, stay.y));
        assert!(person.editor.overlay().marquee.is_some());
        person.types(Key::Escape);
        person.clicks(At::Card("d"));
        person.moves(end);
        assert_eq!(person.editor.cursor(), Cursor::HorizontalResize);
        person.drags(end, At::View(stay.x, stay.y));
        assert_eq!(person.map().card(&"d".into()).unwrap().span, 2);
        person.wants(Intent::Undo);
        // At its other sides the card is taken hold of.
        person.pulls(start, At::Cell("pain-points", "Stay.1"));
        assert!(person.editor.overlay().marquee.is_none());
        let to = person.pos(At::Cell("pain-points", "Stay.1"));
        person.releases(At::View(to.x, to.y));
        person.sees(&SHOP.replace("| d  ", "|    ").replace("| g", "| g d"));
    }
}
