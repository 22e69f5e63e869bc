//! The only mirror of the house.
//!
//! Everything is placed as if the map ran from left to right; for a map that runs from right to left
//! every box, point and line is then mirrored here. Texts are not turned: a block whose container runs
//! from right to left already stands at its right edge, so only the block's place is mirrored.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect};

use super::{CardBox, CardPart, MapLayout, PlacedText};
use crate::model::Direction;

impl MapLayout {
    /// The Phosphor name of the icon that means in a map that flows this way what `name` means in one from left to
    /// right: arrows along the flow turn round, everything else stays.
    #[must_use]
    pub fn icon_in_flow(name: &str, flow: Direction) -> &str {
        match name {
            name if !flow.is_rtl() => name,
            "arrow-right" => "arrow-left",
            "arrow-left" => "arrow-right",
            "arrow-u-up-left" => "arrow-u-up-right",
            "arrow-u-up-right" => "arrow-u-up-left",
            name => name,
        }
    }
}

/// Mirrors what stands on a card of `width` points.
pub(super) fn mirror_parts(parts: &mut [CardPart], width: f64) {
    let mirror = Mirror { width };
    for part in parts {
        match part {
            CardPart::Text(text) => text.origin.x = width - text.origin.x - f64::from(text.lines.width()),
            CardPart::Icon(text) | CardPart::Mark(_, text) | CardPart::Value(text) => mirror.text(text),
            CardPart::Badge(center, _, letter) | CardPart::Corner(_, center, _, letter) => {
                mirror.point(center);
                mirror.text(letter);
            }
            CardPart::Dots(centers, _) => centers.iter_mut().for_each(|center| mirror.point(center)),
            CardPart::Tag(rect, text) => {
                mirror.rect(rect);
                mirror.text(text);
            }
            CardPart::Image(rect, _, instead) => {
                mirror.rect(rect);
                instead.iter_mut().for_each(|text| mirror.text(text));
            }
            CardPart::Spark(rect) => mirror.rect(rect),
        }
    }
}

/// Mirrors a whole layout when its map runs from right to left. What stands on cards is mirrored where
/// it was measured, by [`mirror_parts`].
pub(super) fn mirror(layout: &mut MapLayout) {
    if !layout.direction.is_rtl() {
        return;
    }
    let mirror = Mirror { width: layout.size.width };
    mirror.header(layout);
    mirror.stages(layout);
    mirror.lanes(layout);
    mirror.cards(&mut layout.cards);
    mirror.curves(layout);
    for link in &mut layout.links {
        mirror.path(&mut link.path);
        mirror.labelled(&mut link.label);
    }
    if let Some(strip) = &mut layout.unplaced {
        mirror.rect(&mut strip.rect);
        mirror.text(&mut strip.title);
        mirror.text(&mut strip.icon);
        mirror.cards(&mut strip.cards);
    }
}

struct Mirror {
    width: f64,
}

impl Mirror {
    fn header(&self, layout: &mut MapLayout) {
        let header = &mut layout.header;
        self.rect(&mut header.rect);
        if let Some((center, _)) = &mut header.avatar {
            self.point(center);
        }
        header.initial.iter_mut().for_each(|text| self.text(text));
        self.text(&mut header.title);
        let offers = header.offers.iter_mut().map(|(_, chip)| chip);
        for chip in header.chips.iter_mut().chain(offers) {
            self.rect(&mut chip.rect);
            self.text(&mut chip.icon);
            self.text(&mut chip.text);
        }
    }

    fn stages(&self, layout: &mut MapLayout) {
        for stage in &mut layout.stages {
            self.rect(&mut stage.rect);
            self.path(&mut stage.outline);
            self.rect(&mut stage.column_rect);
            self.text(&mut stage.title);
            stage.goal.iter_mut().for_each(|text| self.text(text));
            for step in &mut stage.steps {
                self.rect(&mut step.rect);
                self.text(&mut step.title);
            }
        }
        for column in &mut layout.columns {
            column.x = self.width - column.x.end..self.width - column.x.start;
        }
    }

    fn lanes(&self, layout: &mut MapLayout) {
        for lane in &mut layout.lanes {
            self.rect(&mut lane.label_rect);
            self.rect(&mut lane.body_rect);
            self.text(&mut lane.icon);
            self.text(&mut lane.title);
            lane.hidden.iter_mut().for_each(|text| self.text(text));
            lane.cells.iter_mut().for_each(|cell| self.rect(cell));
            lane.curve_area.iter_mut().for_each(|area| self.rect(area));
            if let Some((_, label)) = &mut lane.line_below {
                self.text(label);
            }
        }
    }

    fn curves(&self, layout: &mut MapLayout) {
        for curve in &mut layout.curves {
            self.path(&mut curve.path);
            self.labelled(&mut curve.legend);
            for point in &mut curve.points {
                self.point(&mut point.center);
                self.text(&mut point.icon);
                self.labelled(&mut point.word);
            }
        }
    }

    fn cards(&self, cards: &mut [CardBox]) {
        cards.iter_mut().for_each(|card| self.rect(&mut card.rect));
    }

    fn labelled(&self, label: &mut Option<(Rect, PlacedText)>) {
        if let Some((rect, text)) = label {
            self.rect(rect);
            self.text(text);
        }
    }

    fn rect(&self, rect: &mut Rect) {
        *rect = Rect::new(self.width - rect.x1, rect.y0, self.width - rect.x0, rect.y1);
    }

    fn point(&self, point: &mut Point) {
        point.x = self.width - point.x;
    }

    fn path(&self, path: &mut Arc<kurbo::BezPath>) {
        let mut mirrored = (**path).clone();
        mirrored.apply_affine(Affine::new([-1.0, 0.0, 0.0, 1.0, self.width, 0.0]));
        *path = Arc::new(mirrored);
    }

    fn text(&self, text: &mut PlacedText) {
        text.origin.x = self.width - text.origin.x - f64::from(text.block.width);
    }
}
