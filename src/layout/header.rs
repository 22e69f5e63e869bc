//! The map's header: portrait, title, and chips for personas, scenario and kind.

use kurbo::{Point, Rect};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{HeaderBox, HeaderChip, HeaderOffer, MapText, PlacedText, measures as m, pen::Pen};
use crate::{
    model::{Direction, Id, JourneyMap, Persona},
    text::Weight,
};

/// The header, laid out in `width`.
pub(super) fn header(pen: &mut Pen<'_>, map: &JourneyMap, width: f64) -> HeaderBox {
    let persona = map.personas.first();
    let start = if persona.is_some() { 2.0 * m::AVATAR_RADIUS + m::AVATAR_GAP } else { 0.0 };
    let style = pen.style(21.0, Weight::SemiBold, 1.25).forced(map.direction);
    let untitled;
    let title = if map.title.trim().is_empty() && !pen.types(|| MapText::Title) {
        untitled = pen.message("untitled-map", &[]);
        &untitled
    } else {
        &map.title
    };
    let title = pen.block(title, &style, width - start);
    let title_height = f64::from(title.height);

    let mut chips = chips(pen, map, width - start);
    let mut at = Point::new(start, title_height + m::CHIPS_TOP);
    let mut line_bottom = at.y;
    for chip in &mut chips {
        if at.x > start && at.x + chip.rect.width() > width {
            at = Point::new(start, line_bottom + m::CHIP_GAP);
        }
        move_chip(chip, at);
        at.x = chip.rect.x1 + m::CHIP_GAP;
        line_bottom = line_bottom.max(chip.rect.y1);
    }

    let avatar_height = if persona.is_some() { 2.0 * m::AVATAR_RADIUS } else { 0.0 };
    let height = line_bottom.max(avatar_height);
    // Title and chips beside a portrait that is higher than they stand in its middle.
    let down = (height - line_bottom) / 2.0;
    for chip in &mut chips {
        let at = Point::new(chip.rect.x0, chip.rect.y0 + down);
        move_chip(chip, at);
    }
    let offers = offers(pen, map, Point::new(at.x, at.y + down), width);
    let center = Point::new(m::AVATAR_RADIUS, (height / 2.0).min(m::AVATAR_RADIUS + 4.0));
    let initial = persona
        .and_then(|persona| first_letter(&persona.name))
        .map(|letter| pen.centered(letter, 18.0, Weight::SemiBold, center));
    HeaderBox {
        rect: Rect::new(0.0, 0.0, width, height),
        avatar: persona.map(|_| (center, m::AVATAR_RADIUS)),
        portrait_of: persona.map(|persona| persona.id.clone()),
        initial,
        title: PlacedText { block: title, origin: Point::new(start, down) },
        chips,
        offers,
    }
}

/// What the header has none of, from `at` on as far as there is room.
fn offers(pen: &mut Pen<'_>, map: &JourneyMap, mut at: Point, width: f64) -> Vec<(HeaderOffer, HeaderChip)> {
    let lacks_persona = map.personas.is_empty();
    let lacks_problem = map.scenario.problem.trim().is_empty() && !pen.types(|| MapText::Problem);
    let own = Some(pen.locale.direction());
    let mut offers = Vec::new();
    for (offer, message, lacks) in [
        (HeaderOffer::Persona, "offer-persona", lacks_persona),
        (HeaderOffer::Scenario, "offer-scenario", lacks_problem),
    ] {
        let text = pen.message(message, &[]);
        let mut chip = chip(pen, "plus", &text, own, None, width);
        if lacks && at.x + chip.rect.width() <= width {
            move_chip(&mut chip, at);
            at.x = chip.rect.x1 + m::CHIP_GAP;
            offers.push((offer, chip));
        }
    }
    offers
}

/// The chips, all at (0, 0).
fn chips(pen: &mut Pen<'_>, map: &JourneyMap, most: f64) -> Vec<HeaderChip> {
    // Sentences of ours run as their language does, also in a map that is forced the other way.
    let own = Some(pen.locale.direction());
    let mut chips = Vec::new();
    for persona in &map.personas {
        let typed = pen.types(|| MapText::Persona(persona.id.clone()));
        let (direction, id) = (persona.direction.or(own), Some(persona.id.clone()));
        let text = persona_text(pen, persona);
        if typed {
            // Only the name is typed; age and role join it again when it is done, and the chip keeps their room.
            let done = chip(pen, "user", &text, direction, None, most).rect.width();
            let room = (done.max(m::CHIP_TYPED), most);
            chips.push(roomy_chip(pen, "user", &persona.name, direction, id, room));
        } else if !text.is_empty() {
            chips.push(chip(pen, "user", &text, direction, id, most));
        }
    }
    let typed = pen.types(|| MapText::Problem);
    let problem = if typed { map.scenario.problem.as_str() } else { map.scenario.problem.trim() };
    if typed || !problem.is_empty() {
        let least = if typed { m::CHIP_TYPED } else { 0.0 };
        chips.push(roomy_chip(pen, "flag", problem, map.scenario.direction, None, (least, most)));
    }
    let kind = pen.message(&format!("map-kind-{}", map.kind.name()), &[]);
    chips.push(chip(pen, "map-trifold", &kind, own, None, most));
    chips
}

/// Name, age and role, as far as they are known.
///
/// One message for each case: a message put into another has no strong letter outside its own
/// isolates, and would be ordered from left to right.
fn persona_text(pen: &Pen<'_>, persona: &Persona) -> String {
    let [name, age, role] = [&persona.name, &persona.age, &persona.role].map(|text| text.trim());
    let role_of = |who: &str| pen.message("persona-role", &[("persona", who.into()), ("role", role.into())]);
    match (name.is_empty(), age.is_empty(), role.is_empty()) {
        (false, false, false) => {
            let args = [("name", name.into()), ("age", age.into()), ("role", role.into())];
            pen.message("persona-age-role", &args)
        }
        (false, false, true) => pen.message("persona-age", &[("name", name.into()), ("age", age.into())]),
        (false, true, false) => role_of(name),
        (true, false, false) => role_of(age),
        (false, true, true) => name.to_owned(),
        (true, false, true) => age.to_owned(),
        (true, true, _) => role.to_owned(),
    }
}

fn chip(
    pen: &mut Pen<'_>,
    icon: &str,
    text: &str,
    direction: Option<Direction>,
    persona: Option<Id>,
    most: f64,
) -> HeaderChip {
    roomy_chip(pen, icon, text, direction, persona, (0.0, most))
}

/// A chip of at least and at most so many points. In one that is wider than its text, as one that is typed may be, the
/// text stands at its own side, as in any field.
fn roomy_chip(
    pen: &mut Pen<'_>,
    icon: &str,
    text: &str,
    direction: Option<Direction>,
    persona: Option<Id>,
    (least, most): (f64, f64),
) -> HeaderChip {
    let style = pen.style(12.0, Weight::Regular, 1.45).forced(direction);
    let lead = m::CHIP_PAD_X + 12.0 + m::CHIP_ICON_GAP;
    let block = pen.snug(text, &style, most - lead - m::CHIP_PAD_X);
    let room = least.min(most) - lead - m::CHIP_PAD_X;
    let block = if f64::from(block.width) < room { pen.block(text, &style, room) } else { block };
    let rect = Rect::new(
        0.0,
        0.0,
        lead + f64::from(block.width) + m::CHIP_PAD_X,
        f64::from(block.height) + 2.0 * m::CHIP_PAD_Y,
    );
    let first_line = f64::from(block.lines.first().map_or(block.height, |line| line.bottom - line.top));
    let icon_origin = Point::new(m::CHIP_PAD_X, m::CHIP_PAD_Y + (first_line - 12.0) / 2.0);
    HeaderChip {
        rect,
        icon: pen.icon(icon, "flag", false, 12.0, icon_origin),
        text: PlacedText { block, origin: Point::new(lead, m::CHIP_PAD_Y) },
        persona,
    }
}

fn move_chip(chip: &mut HeaderChip, to: Point) {
    let by = to - chip.rect.origin();
    chip.rect = chip.rect + by;
    chip.icon.origin += by;
    chip.text.origin += by;
}

/// The first letter that shows, for a badge: letters and digits before everything else.
pub(super) fn first_letter(text: &str) -> Option<&str> {
    let readable = |grapheme: &&str| grapheme.chars().next().is_some_and(char::is_alphanumeric);
    let inked =
        |grapheme: &&str| grapheme.chars().next().is_some_and(|c| !c.is_whitespace() && !c.is_control());
    text.graphemes(true).find(readable).or_else(|| text.graphemes(true).find(inked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_shows_the_first_letter_that_can_be_read() {
        assert_eq!(first_letter("  «المدفوعات»"), Some("ا"));
        assert_eq!(first_letter("\u{2067}שירות"), Some("ש"));
        assert_eq!(first_letter("é.t."), Some("é"));
        assert_eq!(first_letter("★"), Some("★"));
        assert_eq!(first_letter("  "), None);
    }

    #[test]
    fn a_persona_reads_from_name_to_role_in_both_directions() {
        for (language, name, age, role, rtl) in [
            ("ar", "ليلى", "٣٤", "مديرة", true),
            ("he", "מיכל", "38", "מורה", true),
            ("en", "Leila", "34", "buyer", false),
        ] {
            let persona =
                Persona { name: name.into(), age: age.into(), role: role.into(), ..Persona::default() };
            let map =
                JourneyMap { language: language.into(), personas: vec![persona], ..JourneyMap::default() };
            let mut text = crate::text::TextEngine::embedded_only();
            let layout = crate::layout::LayoutEngine::new(crate::i18n::Locale::En).layout(&mut text, &map);
            let block = &layout.header.chips[0].text.block;
            let places = [name, age, role].map(|part| {
                let at = block.text.find(part).unwrap();
                let clusters = &block.lines[0].clusters;
                clusters.iter().find(|cluster| cluster.text_range.contains(&at)).unwrap().left
            });
            let ordered = if rtl { places.iter().rev().is_sorted() } else { places.is_sorted() };
            assert!(ordered, "{language}: {places:?}");
        }
    }
}
