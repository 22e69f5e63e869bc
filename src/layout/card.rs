//! What stands on a card: text, badge or icon, picture, metric, and rows of marks and tags.

use std::sync::Arc;

use kurbo::{Point, Rect, Vec2};

use super::{
    CardPart, CardText, Mark, PlacedText, direction, header::first_letter, measures as m, media::PictureSize,
    pen::Pen,
};
use crate::{
    i18n::{Digits, Locale},
    model::{Card, Direction, EvidenceKind, Metric, MetricKind},
    text::{Align, TextBlock, Weight},
};

/// Everything but the card itself that decides how it is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CardKey {
    pub(super) width: f64,
    /// Whether it names an owner.
    pub(super) badge: bool,
    /// Number of comments that are not settled.
    pub(super) comments: u32,
    pub(super) picture: Option<PictureSize>,
    pub(super) flow: Direction,
    pub(super) locale: Locale,
    pub(super) digits: Digits,
    /// Generation of the text engine's fonts.
    pub(super) fonts: u32,
    /// Whether its text is being typed.
    pub(super) typed: bool,
}

/// What was measured of a card: everything on it, mirrored already, and its height.
#[derive(Clone, Debug, Default)]
pub(super) struct Measured {
    pub(super) parts: Arc<[CardPart]>,
    pub(super) height: f64,
}

/// Lays out what stands on `card`.
pub(super) fn measure(pen: &mut Pen<'_>, card: &Card, key: &CardKey) -> Measured {
    let mut page = Page {
        parts: Vec::new(),
        y: m::CARD_PAD_Y,
        width: (key.width - m::CARD_PAD_START - m::CARD_PAD_END).max(1.0),
        gap: 0.0,
    };
    if let (Some(image), Some(size)) = (&card.image, key.picture) {
        page.picture(pen, image, size);
    }
    if !card.text.is_empty() || card.image.is_none() || key.typed {
        page.text(pen, card, key.badge);
    }
    if let Some(metric) = &card.metric {
        page.metric(pen, metric, card.direction);
    }
    let meta = meta(pen, card, key.comments, page.width);
    page.flow(meta);
    let mut parts = page.parts;
    if card.locked {
        parts.push(lock(pen, key.width));
    }
    if key.flow.is_rtl() {
        direction::mirror_parts(&mut parts, key.width);
    }
    Measured { parts: parts.into(), height: page.y + m::CARD_PAD_Y }
}

/// The lock of a card of `width`, on its upper corner where it ends: the card is no higher for it.
fn lock(pen: &mut Pen<'_>, width: f64) -> CardPart {
    let center = Point::new(width - m::CORNER_INSET, m::CORNER_INSET);
    let origin = center - Vec2::splat(m::CORNER_ICON / 2.0);
    // With its keyhole, without which so small a lock looks like a bag.
    let icon = pen.icon("lock-key", "lock", true, m::CORNER_ICON, origin);
    CardPart::Corner(Mark::Locked, center, m::CORNER_RADIUS, icon)
}

/// What stands in a picture's place when it cannot be shown: an icon and, where there is room, a sentence under it.
fn no_picture(pen: &mut Pen<'_>, place: Rect) -> Vec<PlacedText> {
    /// Room around it.
    const PAD: f64 = 6.0;
    /// A smaller icon says nothing.
    const LEAST_ICON: f64 = 8.0;

    let side = m::NO_PICTURE_ICON.min(place.width().min(place.height()) - 2.0);
    if side < LEAST_ICON {
        return Vec::new();
    }
    let style =
        pen.style(12.0, Weight::Regular, 1.3).align(Align::Center).forced(Some(pen.locale.direction()));
    let words = pen.words;
    let note = pen.block(&words.no_picture, &style, place.width() - 2.0 * PAD);
    let (height, wide) = (f64::from(note.height), f64::from(note.ink_width) <= place.width() - 2.0 * PAD);
    let has_room = wide && side + m::PART_GAP + height + 2.0 * PAD <= place.height();
    let all = if has_room { side + m::PART_GAP + height } else { side };
    let top = place.center().y - all / 2.0;
    let icon = pen.icon("image-broken", "image", false, side, Point::new(place.center().x - side / 2.0, top));
    let mut texts = vec![icon];
    if has_room {
        let origin = Point::new(place.x0 + PAD, top + side + m::PART_GAP);
        texts.push(PlacedText { block: note, origin });
    }
    texts
}

/// A card being filled from top to bottom.
struct Page {
    parts: Vec<CardPart>,
    /// Lower edge of what is there.
    y: f64,
    /// Width between the paddings.
    width: f64,
    /// Room to leave above what comes next.
    gap: f64,
}

impl Page {
    /// Takes `height` points of the card; gives their upper edge.
    fn take(&mut self, height: f64) -> f64 {
        let top = self.y + self.gap;
        self.y = top + height;
        self.gap = m::PART_GAP;
        top
    }

    fn picture(&mut self, pen: &mut Pen<'_>, key: &str, (width, height): PictureSize) {
        let ratio = f64::from(height) / f64::from(width);
        let mut shown = kurbo::Size::new(self.width, self.width * ratio);
        if shown.height > m::IMAGE_HEIGHT_MAX {
            shown = kurbo::Size::new(m::IMAGE_HEIGHT_MAX / ratio, m::IMAGE_HEIGHT_MAX);
        }
        // A sliver must still be seen.
        shown.height = shown.height.max(2.0);
        shown.width = shown.width.max(2.0);
        let top = self.take(shown.height);
        let rect = Rect::from_origin_size((m::CARD_PAD_START, top), shown);
        self.parts.push(CardPart::Image(rect, key.to_owned(), no_picture(pen, rect)));
    }

    /// The card's text, behind its badge or icon.
    fn text(&mut self, pen: &mut Pen<'_>, card: &Card, badge: bool) {
        let letter = if badge { first_letter(&card.text) } else { None };
        let lead = match (letter, &card.icon) {
            (Some(_), _) => 2.0 * m::BADGE_RADIUS,
            (None, Some(_)) => m::CARD_ICON,
            (None, None) => 0.0,
        };
        let indent = if lead > 0.0 { lead + m::LEAD_GAP } else { 0.0 };
        let style = pen.style(13.0, Weight::Regular, 1.35).forced(card.direction);
        let lines = pen.lazy_block(&card.text, &style, self.width - indent);
        let height = f64::from(lines.height());
        let line = f64::from(lines.line_height());
        // The first line and the badge share their middle.
        let (text_down, lead_down) = ((lead - line).max(0.0) / 2.0, (line - lead).max(0.0) / 2.0);
        let top = self.take((text_down + height).max(if letter.is_some() { lead } else { 0.0 }));
        let x = m::CARD_PAD_START;
        if let Some(letter) = letter {
            let center = Point::new(x + m::BADGE_RADIUS, top + lead_down + m::BADGE_RADIUS);
            let letter = pen.centered(letter, 10.0, Weight::SemiBold, center);
            self.parts.push(CardPart::Badge(center, m::BADGE_RADIUS, letter));
        } else if let Some(name) = &card.icon {
            let icon = pen.icon(name, "note", false, m::CARD_ICON, Point::new(x, top + lead_down));
            self.parts.push(CardPart::Icon(icon));
        }
        self.parts.push(CardPart::Text(CardText { lines, origin: Point::new(x + indent, top + text_down) }));
    }

    /// A metric's value and its series.
    fn metric(&mut self, pen: &mut Pen<'_>, metric: &Metric, direction: Option<Direction>) {
        if let Some(value) = metric.value {
            let unit = metric.unit.trim();
            let space = if unit.is_empty() || unit == "%" || unit == "٪" { "" } else { "\u{a0}" };
            let number = pen.number(value);
            let text = match unit {
                // European digits have the sign at their right whichever way the text runs.
                "%" | "٪" if pen.digits == Digits::Latin => format!("\u{2066}{number}{unit}\u{2069}"),
                _ => format!("{number}{space}{unit}"),
            };
            let style =
                pen.style(18.0, Weight::SemiBold, 1.25).forced(direction.or(Some(pen.locale.direction())));
            let block = pen.block(&text, &style, self.width);
            let top = self.take(f64::from(block.height));
            self.parts
                .push(CardPart::Value(PlacedText { block, origin: Point::new(m::CARD_PAD_START, top) }));
        }
        if metric.series.iter().filter(|value| value.is_finite()).count() > 1 {
            let top = self.take(m::SPARK_HEIGHT);
            let x = m::CARD_PAD_START;
            self.parts.push(CardPart::Spark(Rect::new(x, top, x + self.width, top + m::SPARK_HEIGHT)));
        }
    }

    /// Rows of small things, from start to end.
    fn flow(&mut self, items: Vec<Small>) {
        let mut row: Vec<(f64, Small)> = Vec::new();
        let mut x = 0.0;
        for item in items {
            let width = item.width();
            if x > 0.0 && x + width > self.width {
                self.row(std::mem::take(&mut row));
                x = 0.0;
            }
            row.push((x, item));
            x += width + m::META_GAP;
        }
        self.row(row);
    }

    fn row(&mut self, row: Vec<(f64, Small)>) {
        let height = row.iter().map(|(_, item)| item.height()).fold(0.0, f64::max);
        if row.is_empty() {
            return;
        }
        let top = self.take(height);
        for (x, item) in row {
            let origin = Vec2::new(m::CARD_PAD_START + x, top + (height - item.height()) / 2.0);
            item.put(origin, &mut self.parts);
        }
    }
}

/// Something small in the rows under a card's text.
enum Small {
    /// Dots, so many of them filled.
    Dots(usize, usize),
    /// An icon alone.
    Mark(Mark, Arc<TextBlock>),
    /// A grey label.
    Tag(Option<(Mark, Arc<TextBlock>)>, Arc<TextBlock>),
}

/// Between the icon and the text of a tag.
const TAG_ICON_GAP: f64 = 3.0;

impl Small {
    fn width(&self) -> f64 {
        match self {
            Self::Dots(count, _) => *count as f64 * m::DOT_STEP,
            Self::Mark(..) => m::MARK,
            Self::Tag(icon, text) => {
                let icon = if icon.is_some() { m::MARK + TAG_ICON_GAP } else { 0.0 };
                icon + f64::from(text.width) + 2.0 * m::TAG_PAD_X
            }
        }
    }

    fn height(&self) -> f64 {
        match self {
            Self::Dots(..) | Self::Mark(..) => m::META_LINE,
            Self::Tag(_, text) => f64::from(text.height).max(m::META_LINE),
        }
    }

    fn put(self, origin: Vec2, parts: &mut Vec<CardPart>) {
        let rect = Rect::new(0.0, 0.0, self.width(), self.height()) + origin;
        let at = |x: f64, y: f64| Point::new(x, y) + origin;
        match self {
            Self::Dots(count, filled) => {
                let middle = rect.height() / 2.0 + m::DOTS_DOWN;
                let center = |i| at(m::DOT_RADIUS + i as f64 * m::DOT_STEP, middle);
                parts.push(CardPart::Dots((0..count).map(center).collect(), filled));
            }
            Self::Mark(mark, block) => {
                let y = (rect.height() - m::MARK) / 2.0;
                parts.push(CardPart::Mark(mark, PlacedText { block, origin: at(0.0, y) }));
            }
            Self::Tag(icon, block) => {
                let y = (rect.height() - f64::from(block.height)) / 2.0;
                let x = m::TAG_PAD_X + if icon.is_some() { m::MARK + TAG_ICON_GAP } else { 0.0 };
                let first_line = f64::from(block.lines.first().map_or(0.0, |line| line.bottom - line.top));
                parts.push(CardPart::Tag(rect, PlacedText { block, origin: at(x, y) }));
                if let Some((mark, block)) = icon {
                    let y = y + (first_line - m::MARK) / 2.0;
                    parts.push(CardPart::Mark(mark, PlacedText { block, origin: at(m::TAG_PAD_X, y) }));
                }
            }
        }
    }
}

/// The marks and tags of a card, in the order in which they are shown.
fn meta(pen: &mut Pen<'_>, card: &Card, comments: u32, width: f64) -> Vec<Small> {
    let mut list = Meta { pen, direction: card.direction, width, items: Vec::new() };
    list.ratings(card);
    if card.moment_of_truth {
        list.tag(None, &list.pen.words.moment_of_truth);
    }
    if card.delight {
        list.tag(None, &list.pen.words.delight);
    }
    if let Some(metric) = &card.metric {
        list.metric(metric);
    }
    if !card.channel.trim().is_empty() {
        list.tag(Some(Mark::Channel), card.channel.trim());
    }
    for tag in card.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty()) {
        list.tag(None, tag);
    }
    if let Some(due) = &card.due {
        let due = list.pen.locale.day(due, list.pen.digits);
        list.tag(Some(Mark::Due), &due);
    }
    if !card.owner.trim().is_empty() {
        list.tag(Some(Mark::Owner), card.owner.trim());
    }
    if card
        .evidence
        .as_ref()
        .is_some_and(|evidence| evidence.kind == EvidenceKind::Assumed && !evidence.tested)
    {
        list.mark(Mark::Assumed);
    }
    if !card.links.is_empty() {
        list.mark(Mark::WebLinks);
    }
    if comments > 0 {
        let count = list.pen.count(i64::from(comments));
        list.tag(Some(Mark::Comments), &count);
    }
    list.items
}

struct Meta<'p, 'a> {
    pen: &'p mut Pen<'a>,
    /// Direction forced on what the user wrote.
    direction: Option<Direction>,
    width: f64,
    items: Vec<Small>,
}

impl Meta<'_, '_> {
    fn icon(&mut self, mark: Mark) -> Arc<TextBlock> {
        self.pen.icon(mark.icon_name(), "tag", false, m::MARK, Point::ZERO).block
    }

    fn mark(&mut self, mark: Mark) {
        let icon = self.icon(mark);
        self.items.push(Small::Mark(mark, icon));
    }

    fn tag(&mut self, mark: Option<Mark>, text: &str) {
        let icon = mark.map(|mark| (mark, self.icon(mark)));
        let lead = if icon.is_some() { m::MARK + TAG_ICON_GAP } else { 0.0 };
        let style = self.pen.style(11.0, Weight::Regular, 1.35).forced(self.direction);
        let block = self.pen.snug(text, &style, self.width - lead - 2.0 * m::TAG_PAD_X);
        self.items.push(Small::Tag(icon, block));
    }

    /// Severity, importance, trust, impact, effort and status.
    fn ratings(&mut self, card: &Card) {
        if let Some(severity) = card.severity {
            self.items.push(Small::Dots(3, usize::from(severity.min(3))));
        }
        if let Some(importance) = card.importance {
            self.mark(Mark::Importance);
            self.items.push(Small::Dots(3, usize::from(importance.min(3))));
        }
        if let Some(trust) = card.trust.filter(|&trust| trust != 0) {
            let mark = if trust > 0 { Mark::TrustGained } else { Mark::TrustLost };
            let size = self.pen.count(i64::from(trust.unsigned_abs()));
            let sign = if trust > 0 { '+' } else { '\u{2212}' };
            self.tag(Some(mark), &format!("\u{2066}{sign}{size}\u{2069}"));
        }
        for (mark, value) in [(Mark::Impact, card.impact), (Mark::Effort, card.effort)] {
            if let Some(value) = value {
                let value = self.pen.count(i64::from(value));
                self.tag(Some(mark), &value);
            }
        }
        if let Some(status) = card.status {
            self.tag(None, self.pen.words.status(status));
        }
    }

    /// What a metric measures, its target and its sample.
    fn metric(&mut self, metric: &Metric) {
        if metric.kind != MetricKind::Custom {
            let kind = self.pen.message(
                match metric.kind {
                    MetricKind::Nps => "metric-nps",
                    MetricKind::Csat => "metric-csat",
                    MetricKind::Ces => "metric-ces",
                    MetricKind::Clv => "metric-clv",
                    MetricKind::Conversion | MetricKind::Custom => "metric-conversion",
                },
                &[],
            );
            self.tag(None, &kind);
        }
        if let Some(target) = metric.target {
            let target = self.pen.number(target);
            let text = self.pen.message("metric-target", &[("value", target.as_str().into())]);
            self.tag(None, &text);
        }
        if let Some(sample) = metric.sample {
            let sample = self.pen.number(sample as f64);
            let text = self.pen.message("metric-sample", &[("count", sample.as_str().into())]);
            self.tag(None, &text);
        }
    }
}
