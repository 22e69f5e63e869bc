//! What is drawn over the map of links and comments: handles, arrows on their way, marks, and the names of what
//! a "+" adds.

use egui::{Rect, pos2, vec2};
use kurbo::ParamCurve as _;

use super::{
    mesh::{color, faded},
    outline::{self, rounded_rect},
    overlay::{CARD_RADIUS, Marks, OUTLINE},
    polygon,
    shade::Shade,
    stroke,
    tess::Tools,
};
use crate::{
    edit::ItemRef,
    editor::{Handle, LinkPreview, Overlay, Remark, Spot},
    model::Direction,
    scene::{LINK_HEAD, arrow_head},
    text::{Align, Icon, TextStyle, Weight},
};

impl Marks<'_> {
    /// The handle from which a link is pulled, and a link on its way.
    pub(super) fn linking(&mut self, overlay: &Overlay) {
        let accent = color(self.theme.accent);
        if let Some(link) = &overlay.link {
            self.link_on_its_way(link);
        }
        if let Some(handle) = &overlay.handle {
            self.handle(handle);
        }
        for end in &overlay.ends {
            let fill = if end.hovered { self.theme.accent } else { self.theme.surface };
            let rims = outline::circle(self.px(end.center), self.len(end.radius) - self.pt(1.0));
            outline::fill(self.tile.plain(), &rims, &Shade::Solid(color(fill)));
            let width = self.pt(1.5);
            outline::stroke_centered(self.tile.plain(), &rims, width, &Shade::Solid(accent));
        }
    }

    /// The arrow that would be made: a quiet ring around where it begins, a strong one around where it would go, and a
    /// head at its end.
    fn link_on_its_way(&mut self, link: &LinkPreview) {
        let accent = color(self.theme.accent);
        for rect in &link.from {
            let area = self.card_rect(*rect);
            self.ring(area, self.len(CARD_RADIUS), 1.5, faded(accent, 0.4));
        }
        if let Some(rect) = link.target {
            let area = self.card_rect(rect);
            let rims = rounded_rect(area, [self.len(CARD_RADIUS); 4]);
            outline::fill(self.tile.plain(), &rims, &Shade::Solid(faded(accent, 0.08)));
            self.ring(area, self.len(CARD_RADIUS), OUTLINE, accent);
        }
        // As large as that of the arrow which it becomes, but never too small to be seen.
        let head = LINK_HEAD.max(f64::from(self.pt(7.0)) / self.place.scale());
        for path in &link.paths {
            for line in stroke::flatten(path, self.view, |point| self.px(point), self.place.scale()) {
                let width = self.pt(OUTLINE);
                stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(accent));
            }
            if let Some(head) = arrow_head(path, head) {
                let corners: Vec<_> = head.segments().map(|segment| self.px(segment.start())).collect();
                polygon::fill(self.tile.plain(), &corners, &Shade::Solid(accent));
            }
        }
    }

    /// A round handle with an arrow that points along the journey.
    fn handle(&mut self, handle: &Handle) {
        let (accent, surface) = (color(self.theme.accent), color(self.theme.surface));
        let center = self.px(handle.center);
        let radius = self.len(handle.radius) - self.pt(1.0);
        let (fill, ink) =
            if handle.hovered { (accent, color(self.theme.on_accent)) } else { (surface, accent) };
        outline::fill(self.tile.plain(), &outline::circle(center, radius), &Shade::Solid(fill));
        let width = self.pt(1.5);
        let rims = outline::circle(center, radius);
        outline::stroke_centered(self.tile.plain(), &rims, width, &Shade::Solid(accent));
        let (arm, side) = (0.45 * radius, if self.layout.direction.is_rtl() { -1.0 } else { 1.0 });
        let tip = center + vec2(side * arm, 0.0);
        let head = 0.55 * arm;
        for points in [
            vec![center - vec2(side * arm, 0.0), tip],
            vec![tip + vec2(-side * head, -head), tip, tip + vec2(-side * head, head)],
        ] {
            let line = stroke::Polyline { points, closed: false, skipped: 0.0 };
            stroke::draw(self.tile.plain(), &line, width, &Shade::Solid(ink));
        }
    }

    /// The name of what a "+" adds, beside its cross; only where there is room for both.
    pub(super) fn name_of_spot(&mut self, spot: &Spot, name: &str, tools: &mut Tools<'_>) {
        let style = TextStyle::new(13.0, Direction::Ltr).weight(Weight::Medium).align(Align::Start);
        let block = tools.text.block(name, &style, None);
        let (area, pixels) = (self.rect(spot.rect), self.place.pixels() as f32);
        let room = 0.5 * area.width() - self.pt(18.0);
        let size = vec2(block.ink_width, block.height) * pixels;
        if size.x > area.width() - self.pt(16.0) || area.height() < self.pt(44.0) {
            return;
        }
        let origin = if size.x <= room && area.height() < self.pt(60.0) {
            let x = if self.layout.direction.is_rtl() {
                area.center().x - self.pt(14.0) - size.x
            } else {
                area.center().x + self.pt(14.0)
            };
            pos2(x, area.center().y - 0.5 * size.y)
        } else if area.height() >= self.pt(60.0) {
            pos2(area.center().x - 0.5 * size.x, area.center().y + self.pt(11.0))
        } else {
            return;
        };
        let ink = if spot.hovered { self.theme.on_accent } else { self.theme.accent };
        self.glyphs(&block, origin.round(), color(ink), tools);
    }

    /// The mark of comments: a bubble with their number.
    pub(super) fn remark(&mut self, remark: &Remark, number: &str, tools: &mut Tools<'_>) {
        let style = TextStyle::new(11.0, Direction::Ltr).weight(Weight::SemiBold).align(Align::Start);
        let text = tools.text.block(number, &style, None);
        let Some(icon) = Icon::named("chat-circle") else { return };
        let icon = tools.text.icon(icon, true, 13.0);
        let area = self.rect(remark.rect);
        let side = if self.layout.direction.is_rtl() { -1.0 } else { 1.0 };
        let end = if self.layout.direction.is_rtl() { area.left() } else { area.right() };
        let pixels = self.place.pixels() as f32;
        let size = vec2(text.ink_width * pixels + self.pt(13.0 + 3.0 + 12.0), self.pt(19.0)).round();
        let half = 0.5 * size.x;
        let center = match remark.item {
            ItemRef::Stage(_) | ItemRef::Step(_) => {
                pos2(end - side * (half + self.len(15.0)), area.top() + self.pt(12.0))
            }
            ItemRef::Lane(_) => pos2(end - side * (half + self.pt(5.0)), area.bottom() - self.pt(13.0)),
            ItemRef::Title => pos2(end + side * (half + self.pt(10.0)), area.center().y),
            _ => pos2(end + side * (half + self.pt(4.0)), area.center().y),
        };
        let pill = Rect::from_min_size((center - 0.5 * size).round(), size);
        let rims = rounded_rect(pill, [0.5 * size.y; 4]);
        outline::fill(self.tile.plain(), &rims, &Shade::Solid(color(self.theme.surface)));
        self.border(&rims, 1.0, color(self.theme.hairline));
        let ink = color(self.theme.ink_secondary);
        let (icon_at, text_at) = if side > 0.0 {
            (pill.left() + self.pt(6.0), pill.left() + self.pt(6.0 + 13.0 + 3.0))
        } else {
            (pill.right() - self.pt(6.0 + 13.0), pill.left() + self.pt(6.0))
        };
        for (block, x) in [(&icon, icon_at), (&text, text_at)] {
            let y = pill.center().y - 0.5 * block.height * pixels;
            self.glyphs(block, pos2(x, y).round(), ink, tools);
        }
    }
}
