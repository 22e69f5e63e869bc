//! How many steps a card covers: by key and menu, and what becomes of it when stages move.

use super::*;

const WIDE: &str = "
               | Look    | Buy   | Stay | Go
    actions    | a       | b~2   |      | c
    pain-points| d!      |       |      |";

#[test]
fn cards_span_one_step_more_or_less() {
    for flow in FLOWS {
        let mut person = Person::opens(WIDE, flow);
        person.clicks(At::Card("a"));
        person.holding(Modifiers::SHIFT, |person| person.clicks(At::Card("b")));
        let can = |person: &Person, build| person.editor.can(&Intent::Build(build));
        assert!(can(&person, Build::SpanMore) && can(&person, Build::SpanLess));
        person.wants(Intent::Build(Build::SpanMore));
        person.sees(&WIDE.replace("| a ", "| a~2 ").replace("b~2", "b~3"));
        assert_eq!(
            (person.undo_name().as_str(), person.selected().as_str()),
            ("Change how many steps a card spans", "a b")
        );
        // One of them is as long as it gets.
        person.wants(Intent::Build(Build::SpanMore));
        person.sees(&WIDE.replace("| a ", "| a~3 ").replace("b~2", "b~3"));
        person.wants(Intent::Undo);
        person.wants(Intent::Undo);
        person.sees(WIDE);
        person.wants(Intent::Build(Build::SpanLess));
        person.sees(&WIDE.replace("b~2", "b  "));
        assert!(!can(&person, Build::SpanLess));
        for locked_or_last in ["d", "c"] {
            person.clicks(At::Card(locked_or_last));
            assert!(!can(&person, Build::SpanMore), "{locked_or_last}");
        }
    }
}

#[test]
fn a_stage_that_parts_what_a_card_covers_says_so() {
    for flow in FLOWS {
        let mut person = Person::opens(WIDE, flow);
        person.wants(Intent::Select(ItemRef::Stage("Stay".into())));
        person.wants(Intent::Build(Build::Later));
        person.sees(
            "
                       | Look | Buy | Go | Stay
            actions    | a    | b   | c  |
            pain-points| d!   |     |    |",
        );
        assert_eq!(person.request, Some(Request::Shortened(1)));
        person.wants(Intent::Undo);
        person.sees(WIDE);
        // By dragging, too; and what only moves along tells nothing.
        person.drags(At::Stage("Stay", 0.5), At::Stage("Look", 0.1));
        assert_eq!(person.request, Some(Request::Shortened(1)));
        person.wants(Intent::Undo);
        person.drags(At::Stage("Look", 0.5), At::Stage("Go", 0.9));
        assert_eq!((person.map().stages[0].title.as_str(), &person.request), ("Buy", &None));
    }
}

#[test]
fn a_double_click_beside_the_curve_adds_a_point_there() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let lane = person.editor.layout().lanes[1].body_rect;
        let column = person.editor.layout().columns[1].x.clone();
        let x = column.start + 0.25 * (column.end - column.start);
        let at = At::Map(x, lane.y0 + 30.0);
        person.double_clicks(at);
        person.releases(at);
        let curve = &person.map().curves[0];
        assert_eq!((curve.points.len(), person.map().cards.len()), (4, 7), "a point, and no card");
        let new =
            curve.points.iter().find(|point| !["p", "q", "r"].contains(&point.id.as_str())).unwrap().clone();
        let part = if flow.is_rtl() { 0.75 } else { 0.25 };
        assert_eq!(new.step.as_str(), "Buy.1");
        assert!((new.at - part).abs() < 0.02 && new.value > 1.0, "{new:?}");
        for letter in "Glad".chars() {
            person.does(Input::Text(TextInput::Typed(letter.to_string())));
        }
        person.types(Key::Enter);
        assert_eq!(person.map().curve_point(&new.id).unwrap().1.word, "Glad");
    }
}

#[test]
fn a_double_click_between_two_columns_of_the_curve_adds_a_point_too() {
    for flow in FLOWS {
        let mut person = Person::opens(SHOP, flow);
        let layout = person.editor.layout();
        let (lane, columns) = (layout.lanes[1].body_rect, &layout.columns);
        let (one, other) = (&columns[0].x, &columns[1].x);
        let gap = if flow.is_rtl() { (other.end, one.start) } else { (one.end, other.start) };
        assert!(gap.1 - gap.0 > 2.0, "there is a gap: {gap:?}");
        let at = At::Map(f64::midpoint(gap.0, gap.1), lane.y0 + 30.0);
        person.double_clicks(at);
        person.releases(at);
        assert_eq!(person.map().curves[0].points.len(), 4);
        assert!(person.editor.is_typing(), "its word is asked for");
    }
}
