//! The bar at the bottom: what is selected, what may have been forgotten, the map's language and direction.

use egui::{Id as EguiId, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};
use rustc_hash::FxHashMap;

use super::{
    session::Session,
    text::{Shell, Type, spoken},
    widgets::{focus_ring, label, tooltip},
};
use crate::{
    edit::{ItemRef, Selection},
    editor::{Pick, Tool},
    i18n::Locale,
    model::{Card, Direction, Id, JourneyMap, LaneKind},
};

/// Height of the bar.
pub(crate) const HEIGHT: f32 = 28.0;

/// What was pressed in the bar.
#[derive(Default)]
pub(crate) struct Pressed {
    /// The findings.
    pub(crate) findings: bool,
    /// The sign that unsaved changes are not protected.
    pub(crate) unprotected: bool,
    /// The map's direction: where its button is.
    pub(crate) flow: Option<Rect>,
}

/// Draws the bar into `rect`.
pub(crate) fn show(shell: &mut Shell, ui: &Ui, rect: Rect, session: &mut Session) -> Pressed {
    ui.painter().rect_filled(rect, 0.0, shell.surface());
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, shell.hairline()));
    let mut pressed = Pressed::default();
    let sides = shell.sides();
    let mut rest = rect.shrink2(vec2(12.0, 0.0));
    rest.min.y += 1.0;
    let id = ui.scope_id().with("statusbar");

    let language = language(session.map(), shell.locale);
    let flow = button(shell, ui, &mut rest, id.with("flow"), "globe", &language);
    if flow.clicked() {
        pressed.flow = Some(flow.rect);
    }
    sides.take_end(&mut rest, 14.0);
    let findings = session.findings().len();
    if findings > 0 {
        let text = shell.format("status-findings", &[("count", findings.into())]);
        pressed.findings = button(shell, ui, &mut rest, id.with("findings"), "lightbulb", &text).clicked();
        sides.take_end(&mut rest, 14.0);
    }
    if session.unprotected.is_some() {
        let text = shell.tr("status-unprotected");
        let sign = button(shell, ui, &mut rest, id.with("unprotected"), "shield-warning", &text);
        let hint = shell.tr("status-unprotected-hint");
        tooltip(shell, &sign, &hint, None);
        pressed.unprotected = sign.clicked();
        sides.take_end(&mut rest, 14.0);
    }
    let hint = session.editor.picking().map(|(pick, begun)| match pick {
        Pick::Link if !begun => "pick-link-from",
        Pick::Link | Pick::LinkEnd { .. } => "pick-link-to",
        Pick::Answer => "pick-answer",
        Pick::Comment => "pick-comment",
    });
    let idle = !session.editor.is_typing() && !session.editor.is_busy();
    let hint = hint.or((idle && session.editor.tool() == Tool::Note).then_some("tool-note-hint"));
    let (summary, ink) = match hint {
        Some(hint) => (shell.tr(hint), shell.accent_ink()),
        None => {
            let made = session.editor.in_the_making().map(Selection::only);
            let selection = made.as_ref().unwrap_or_else(|| session.editor.selection());
            (summary(selection, session.map(), shell.locale), shell.secondary())
        }
    };
    label::fitted(shell, ui, rest, "selection", &summary, Type::SMALL, ink);
    pressed
}

/// A quiet button with an icon at the end side of `rest`.
fn button(
    shell: &mut Shell,
    ui: &Ui,
    rest: &mut Rect,
    id: EguiId,
    icon: &'static str,
    text: &str,
) -> Response {
    let sides = shell.sides();
    let width = shell.line(text, Type::SMALL).width.min(rest.width() * 0.6);
    let place = sides.take_end(rest, width + 14.0 + 5.0 + 12.0);
    let response = ui.interact(place, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(text)));
    if response.hovered() {
        ui.painter().rect_filled(place.shrink2(vec2(0.0, 3.0)), 5.0, shell.hover());
    }
    focus_ring(shell, ui.painter(), &response, place.shrink2(vec2(0.0, 4.0)), 5.0);
    let ink = shell.secondary();
    let mut inside = place.shrink2(vec2(6.0, 0.0));
    let icon_rect = sides.take_start(&mut inside, 14.0);
    shell.paint_icon(ui.painter(), icon, false, 14.0, icon_rect, ink);
    sides.take_start(&mut inside, 5.0);
    let block = shell.fitted(text, Type::SMALL, inside.width());
    shell.paint_start(ui.painter(), &block, inside, ink);
    response
}

/// The map's language and direction: `English · left to right`.
fn language(map: &JourneyMap, locale: Locale) -> String {
    let language = match Locale::of_tag(&map.language) {
        Some(language) => language.name().to_owned(),
        None => map.language.clone(),
    };
    let direction = locale.text(match map.flow_direction() {
        Direction::Ltr => "direction-ltr",
        Direction::Rtl => "direction-rtl",
    });
    if language.is_empty() {
        return direction;
    }
    locale.format("status-language", &[("language", language.into()), ("direction", direction.into())])
}

/// What is selected; where nothing is, how much there is.
pub(crate) fn summary(selection: &Selection, map: &JourneyMap, locale: Locale) -> String {
    let count = selection.len();
    if count == 0 {
        let counts = [
            ("stages", map.stages.len().into()),
            ("lanes", map.lanes.len().into()),
            ("cards", map.cards.len().into()),
        ];
        let [stages, lanes, cards] = counts.map(|(name, count): (&str, crate::i18n::Arg<'_>)| {
            locale.format(&format!("count-{name}"), &[("count", count)])
        });
        return locale.format(
            "status-counts",
            &[("stages", stages.into()), ("lanes", lanes.into()), ("cards", cards.into())],
        );
    }
    if let Some(ItemRef::Cell { lane, step }) = selection.single() {
        return match held(map, lane, step) {
            Held::Cards(cards) => locale.format("selected-cell", &[("cards", cards.into())]),
            Held::Points(points) => locale.format("selected-cell-points", &[("points", points.into())]),
        };
    }
    let kind = |item: &ItemRef| match item {
        ItemRef::Card(_) => "cards",
        ItemRef::Stage(_) => "stages",
        ItemRef::Step(_) => "steps",
        ItemRef::Lane(_) => "lanes",
        ItemRef::Point(_) => "points",
        ItemRef::Cell { .. } => "items",
        ItemRef::Persona(_) => "persona",
        ItemRef::Title => "title",
        ItemRef::Scenario => "scenario",
        ItemRef::Kind => "kind",
        ItemRef::Link(_) => "links",
        ItemRef::Curve(_) => "curves",
        ItemRef::Comment(_) => "items",
    };
    let mut kinds = selection.iter().map(kind);
    let first = kinds.next().unwrap_or("items");
    let kind = if kinds.all(|kind| kind == first) { first } else { "items" };
    locale.format(&format!("selected-{kind}"), &[("count", count.into())])
}

/// What stands in a place of the grid.
pub(crate) enum Held {
    /// This many cards.
    Cards(usize),
    /// This many points, where the curves run.
    Points(usize),
}

/// What stands in `step` of `lane`, whether it begins there or reaches it.
pub(crate) fn held(map: &JourneyMap, lane: &Id, step: &Id) -> Held {
    let curves = map.lanes.iter().find(|lane| lane.kind == LaneKind::Emotions);
    if curves.is_some_and(|curves| curves.id == *lane) {
        let points = map.curves.iter().flat_map(|curve| &curve.points);
        return Held::Points(points.filter(|point| point.step == *step).count());
    }
    let places: FxHashMap<&Id, usize> =
        map.steps().enumerate().map(|(place, (_, step))| (&step.id, place)).collect();
    let covers = |card: &Card| match (places.get(&card.step), places.get(step)) {
        (Some(first), Some(place)) => {
            let span = usize::try_from(card.span).unwrap_or(usize::MAX).max(1);
            (*first..first.saturating_add(span)).contains(place)
        }
        _ => false,
    };
    Held::Cards(map.cards.iter().filter(|card| card.lane == *lane && covers(card)).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::without_isolates;

    fn said(locale: Locale, items: impl IntoIterator<Item = ItemRef>) -> String {
        let mut selection = Selection::none();
        for item in items {
            selection.add(item);
        }
        without_isolates(&summary(&selection, &JourneyMap::blank(locale), locale))
    }

    fn cards(count: usize) -> impl Iterator<Item = ItemRef> {
        (0..count).map(|index| ItemRef::Card(Id::from(index.to_string().as_str())))
    }

    #[test]
    fn the_selection_is_counted_in_the_forms_of_each_language() {
        assert_eq!(said(Locale::En, cards(1)), "1 card selected");
        assert_eq!(said(Locale::En, cards(3)), "3 cards selected");
        assert_eq!(said(Locale::Ar, cards(1)), "بطاقة واحدة محددة");
        assert_eq!(said(Locale::Ar, cards(2)), "بطاقتان محددتان");
        assert_eq!(said(Locale::Ar, cards(3)), "3 بطاقات محددة");
        assert_eq!(said(Locale::Ar, cards(11)), "11 بطاقة محددة");
        assert_eq!(said(Locale::He, cards(2)), "שני כרטיסים נבחרו");
        assert_eq!(said(Locale::Fa, cards(2)), "۲ کارت انتخاب شده");
    }

    #[test]
    fn different_things_are_items_and_nothing_is_the_whole() {
        let mixed = cards(1).chain([ItemRef::Title]);
        assert_eq!(said(Locale::En, mixed), "2 items selected");
        assert_eq!(said(Locale::En, []), "5 stages · 6 lanes · 0 cards");
    }

    #[test]
    fn a_place_is_called_empty_only_where_nothing_stands() {
        let mut map = JourneyMap::blank(Locale::En);
        let (lane, curves) = (map.lanes[0].id.clone(), map.lanes[2].id.clone());
        let steps: Vec<Id> = map.steps().map(|(_, step)| step.id.clone()).collect();
        let card = |id: &str, span| {
            let (lane, step) = (lane.clone(), steps[0].clone());
            std::sync::Arc::new(Card { id: id.into(), lane, step, span, ..Card::default() })
        };
        map.cards = vec![card("a", 2), card("b", 1)];
        map.curves.clear();
        let said = |lane: &Id, step: usize| {
            let cell = ItemRef::Cell { lane: lane.clone(), step: steps[step].clone() };
            Locale::ALL.map(|locale| without_isolates(&summary(&Selection::only(cell.clone()), &map, locale)))
        };
        let two = ["Cell with 2 cards selected", "خلية محددة فيها بطاقتان", "נבחר תא ובו שני כרטיסים"];
        assert_eq!(said(&lane, 0)[..3], two);
        assert_eq!(said(&lane, 1)[0], "Cell with 1 card selected");
        let empty = ["Empty cell selected", "خلية فارغة محددة", "תא ריק נבחר", "خانهٔ خالی انتخاب شده"];
        assert_eq!(said(&lane, 2), empty);
        assert_eq!(said(&curves, 0), empty);
        let curve = crate::model::EmotionCurve {
            points: vec![crate::model::CurvePoint { step: steps[0].clone(), ..Default::default() }],
            ..Default::default()
        };
        map.curves = vec![curve];
        let cell = ItemRef::Cell { lane: curves, step: steps[0].clone() };
        let told = summary(&Selection::only(cell), &map, Locale::En);
        assert_eq!(without_isolates(&told), "Cell with 1 curve point selected");
    }
}
