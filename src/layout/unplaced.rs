//! The strip under the map with the cards that have no cell.

use kurbo::{Point, Rect};

use super::{PlacedText, UnplacedBox, keep::Kept, measures as m, pen::Pen};
use crate::text::Weight;

/// The strip in `width` points under `top`; none without cards.
pub(super) fn strip(
    pen: &mut Pen<'_>,
    cards: &[&Kept],
    lane: usize,
    column: usize,
    width: f64,
    top: f64,
) -> Option<UnplacedBox> {
    if cards.is_empty() {
        return None;
    }
    let top = top + m::UNPLACED_TOP;
    let text = pen.message("unplaced", &[]);
    let style = pen.style(13.0, Weight::SemiBold, 1.45);
    let text_x = m::UNPLACED_PAD + m::LABEL_ICON + m::LABEL_ICON_GAP;
    let block = pen.block(&text, &style, width - text_x - m::UNPLACED_PAD);
    let icon_y = top + m::UNPLACED_PAD + (f64::from(block.height) - m::LABEL_ICON) / 2.0;
    let icon = pen.icon("tray", "warning-circle", true, m::LABEL_ICON, Point::new(m::UNPLACED_PAD, icon_y));
    let title = PlacedText { block, origin: Point::new(text_x, top + m::UNPLACED_PAD) };

    let card_width = m::STEP_WIDTH - 2.0 * m::CELL_PAD;
    let left = m::UNPLACED_PAD;
    let mut x = left;
    let mut y = title.origin.y + f64::from(title.block.height) + m::CARD_GAP;
    let mut bottom = y;
    let mut boxes = Vec::with_capacity(cards.len());
    for card in cards {
        if x > left && x + card_width > width - m::UNPLACED_PAD {
            x = left;
            y = bottom + m::CARD_GAP;
        }
        let rect = Rect::new(x, y, x + card_width, y + card.height());
        boxes.push(card.placed(lane, column, rect));
        x = rect.x1 + m::CARD_GAP;
        bottom = bottom.max(rect.y1);
    }
    let rect = Rect::new(0.0, top, width, bottom + m::UNPLACED_PAD);
    Some(UnplacedBox { rect, title, icon, cards: boxes })
}
