//! The map's header: portrait, title, and chips for personas, scenario and kind.

use kurbo::{Point, Rect};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{HeaderBox, HeaderChip, PlacedText, measures as m, pen::Pen};
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
    let title = if map.title.trim().is_empty() {
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
    }
}

/// The chips, all at (0, 0).
fn chips(pen: &mut Pen<'_>, map: &JourneyMap, most: f64) -> Vec<HeaderChip> {
    let mut chips = Vec::new();
    for persona in &map.personas {
        let text = persona_text(pen, persona);
        if !text.is_empty() {
            chips.push(chip(pen, "user", &text, persona.direction, Some(persona.id.clone()), most));
        }
    }
    let problem = map.scenario.problem.trim();
    if !problem.is_empty() {
        chips.push(chip(pen, "flag", problem, map.scenario.direction, None, most));
    }
    let kind = pen.message(&format!("map-kind-{}", map.kind.name()), &[]);
    chips.push(chip(pen, "map-trifold", &kind, None, None, most));
    chips
}

/// Name, age and role, as far as they are known.
fn persona_text(pen: &Pen<'_>, persona: &Persona) -> String {
    let [name, age, role] = [&persona.name, &persona.age, &persona.role].map(|text| text.trim());
    let who = match (name.is_empty(), age.is_empty()) {
        (false, false) => pen.message("persona-age", &[("name", name.into()), ("age", age.into())]),
        (false, true) => name.to_owned(),
        (true, _) => age.to_owned(),
    };
    match (who.is_empty(), role.is_empty()) {
        (false, false) => {
            pen.message("persona-role", &[("persona", who.as_str().into()), ("role", role.into())])
        }
        (false, true) => who,
        (true, _) => role.to_owned(),
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
    let style = pen.style(12.0, Weight::Regular, 1.45).forced(direction);
    let lead = m::CHIP_PAD_X + 12.0 + m::CHIP_ICON_GAP;
    let block = pen.snug(text, &style, most - lead - m::CHIP_PAD_X);
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
}
