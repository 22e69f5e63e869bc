//! Colours of the map and of the window, light, dark and for print.

use super::{
    Rgba,
    color::{TEXT_CONTRAST, contrast, ground_for, mix, readable},
    palette,
};
use crate::model::{Color, LaneKind, NamedColor};

/// Colours of one lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneColors {
    /// Edge of its cards and its icon.
    pub ink: Rgba,
    /// Its label and cells.
    pub tint: Rgba,
    /// Its title: the ink in a shade that can be read on the tint.
    pub text: Rgba,
}

/// Colours of one stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageColors {
    /// Its header.
    pub ground: Rgba,
    /// Text on the header.
    pub text: Rgba,
    /// Line around the header; transparent for none.
    pub border: Rgba,
    /// Badges of its owners and the like, always with [`Self::on_badge`].
    pub badge: Rgba,
    /// Text on a badge.
    pub on_badge: Rgba,
}

/// Every colour of a theme. See the design's table of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// Whether it is for paper: white ground, little colour, no shadows.
    pub print: bool,
    /// Behind the map.
    pub canvas: Rgba,
    /// Dots of the canvas.
    pub dots: Rgba,
    /// Text.
    pub ink: Rgba,
    /// Less important text.
    pub ink_secondary: Rgba,
    /// Least important text; still 4.5:1 on every ground of the window, for those who see less well.
    pub ink_faint: Rgba,
    /// Thin lines.
    pub hairline: Rgba,
    /// Panels and chips.
    pub surface: Rgba,
    /// Cards.
    pub card: Rgba,
    /// Line around cards.
    pub card_border: Rgba,
    /// Line around lanes' labels and cells; transparent for none.
    pub cell_border: Rgba,
    /// Ground of tags on cards.
    pub tag: Rgba,
    /// Dots of a rating that are not filled.
    pub dot_off: Rgba,
    /// Shadow under cards; transparent for none.
    pub shadow: Rgba,
    /// Under the words of the curve and the labels of links.
    pub label_ground: Rgba,
    /// What is chosen or to be done.
    pub accent: Rgba,
    /// Ground of what is chosen.
    pub accent_tint: Rgba,
    /// Text on the accent.
    pub on_accent: Rgba,
    /// The accent in a shade for text on any ground of the window.
    pub accent_text: Rgba,
    /// What cannot be taken back: ground of white text.
    pub danger: Rgba,
    /// What went wrong, in a shade for text on any ground of the window.
    pub danger_text: Rgba,
}

impl Theme {
    /// The light theme.
    #[must_use]
    pub fn light() -> Self {
        Self {
            dark: false,
            print: false,
            canvas: Rgba::hex(0x00F4_F5F8),
            dots: Rgba::hex(0x00DF_E2EA),
            ink: Rgba::hex(0x001F_2433),
            ink_secondary: Rgba::hex(0x005B_6275),
            ink_faint: Rgba::hex(0x0066_6C7E),
            hairline: Rgba::hex(0x00E3_E6ED),
            surface: Rgba::WHITE,
            card: Rgba::WHITE,
            card_border: Rgba::hex(0x001F_2433).alpha(0x0F),
            cell_border: Rgba::TRANSPARENT,
            tag: Rgba::hex(0x00F4_F5F8),
            dot_off: Rgba::hex(0x00E3_E6ED),
            shadow: Rgba::hex(0x001F_2433).alpha(0x14),
            label_ground: Rgba::WHITE.alpha(0xD0),
            accent: Rgba::hex(0x003D_5AFE),
            accent_tint: Rgba::hex(0x00EA_EEFF),
            on_accent: Rgba::WHITE,
            accent_text: Rgba::hex(0x003A_56F5),
            danger: Rgba::hex(0x00CE_2C31),
            danger_text: Rgba::hex(0x00C6_2A2F),
        }
    }

    /// The dark theme.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            dark: true,
            print: false,
            canvas: Rgba::hex(0x0014_171F),
            dots: Rgba::hex(0x0025_2A37),
            ink: Rgba::hex(0x00E8_EAF1),
            ink_secondary: Rgba::hex(0x00A9_B0C3),
            ink_faint: Rgba::hex(0x0094_9CB0),
            hairline: Rgba::hex(0x002E_3444),
            surface: Rgba::hex(0x001B_1F2A),
            card: Rgba::hex(0x0022_2736),
            card_border: Rgba::hex(0x002F_3442),
            cell_border: Rgba::TRANSPARENT,
            tag: Rgba::hex(0x0014_171F),
            dot_off: Rgba::hex(0x0045_4B5C),
            shadow: Rgba::BLACK.alpha(0x40),
            label_ground: Rgba::hex(0x0014_171F).alpha(0xB0),
            accent: Rgba::hex(0x007B_8FFF),
            accent_tint: Rgba::hex(0x0027_2F52),
            on_accent: Rgba::hex(0x0010_131C),
            accent_text: Rgba::hex(0x0085_95FF),
            danger: Rgba::hex(0x00CE_2C31),
            danger_text: Rgba::hex(0x00FF_8A8D),
        }
    }

    /// For paper: white ground, outlines instead of tints, no shadows.
    #[must_use]
    pub fn print() -> Self {
        Self {
            print: true,
            canvas: Rgba::WHITE,
            dots: Rgba::TRANSPARENT,
            ink: Rgba::hex(0x0010_131C),
            ink_secondary: Rgba::hex(0x0045_4B5C),
            card_border: Rgba::hex(0x00C9_CEDA),
            cell_border: Rgba::hex(0x00DD_E1EA),
            tag: Rgba::hex(0x00F4_F5F8),
            shadow: Rgba::TRANSPARENT,
            label_ground: Rgba::WHITE.alpha(0xE0),
            ..Self::light()
        }
    }

    /// A colour that a person chose.
    #[must_use]
    pub fn color(&self, color: Color) -> Rgba {
        match color {
            Color::Named(name) => palette::named(name),
            Color::Rgb(r, g, b) => Rgba(r, g, b, 255),
        }
    }

    /// The ink of a lane: its own colour, or that of its kind.
    #[must_use]
    pub fn lane_ink(&self, kind: LaneKind, color: Option<Color>) -> Rgba {
        color.map_or_else(|| palette::lane(kind).0, |color| self.color(color))
    }

    /// Colours of a lane: its own colour, or that of its kind.
    #[must_use]
    pub fn lane(&self, kind: LaneKind, color: Option<Color>) -> LaneColors {
        let ink = self.lane_ink(kind, color);
        let tint = if color.is_some() { None } else { palette::lane(kind).1 };
        let tint = match tint {
            _ if self.print => Rgba::WHITE,
            _ if self.dark => mix(self.canvas, ink, 0.13),
            Some(tint) => Rgba::hex(tint),
            None => mix(Rgba::WHITE, ink, 0.09),
        };
        LaneColors { ink, tint, text: readable(ink, tint) }
    }

    /// Colours of cards whose lane is not in the map.
    #[must_use]
    pub fn no_lane(&self) -> LaneColors {
        self.lane(LaneKind::Text, None)
    }

    /// Colours of the stage number `index`: its own colour, or the palette's in turn.
    ///
    /// The palette's colours are darkened until white text can be read on them. An exact colour stays
    /// as it is when dark text reads well on it.
    #[must_use]
    pub fn stage(&self, index: usize, color: Option<Color>) -> StageColors {
        let turn = NamedColor::ALL[index % NamedColor::STAGE_COLORS];
        let own = self.color(color.unwrap_or(Color::Named(turn)));
        let readable_on_own = contrast(self.on(own), own) >= TEXT_CONTRAST;
        let dark_text =
            matches!(color, Some(Color::Rgb(..))) && readable_on_own && self.on(own) != Rgba::WHITE;
        let (badge, on_badge) =
            if dark_text { (own, self.on(own)) } else { (ground_for(own, Rgba::WHITE), Rgba::WHITE) };
        if self.print {
            let ground = mix(Rgba::WHITE, own, 0.12);
            return StageColors { ground, text: readable(self.ink, ground), border: own, badge, on_badge };
        }
        StageColors { ground: badge, text: on_badge, border: Rgba::TRANSPARENT, badge, on_badge }
    }

    /// Text that can be read on an opaque `ground`: white or the darkest ink, whichever is better.
    #[must_use]
    pub fn on(&self, ground: Rgba) -> Rgba {
        let dark = Rgba::hex(0x0010_131C);
        let better = contrast(Rgba::WHITE, ground) >= contrast(dark, ground);
        if better { Rgba::WHITE } else { dark }
    }

    /// Colour of the emotion curve at a value (−2 … +2), in steps: that of a point's ring.
    #[must_use]
    pub fn emotion(&self, value: f32) -> Rgba {
        let [high, middle, low] = palette::CURVE;
        if value > 0.5 {
            high
        } else if value < -0.5 {
            low
        } else {
            middle
        }
    }

    /// Colour of a face at a value, on the white of its circle.
    #[must_use]
    pub fn face(&self, value: f32) -> Rgba {
        if (-0.5..=0.5).contains(&value) { palette::FACE_MIDDLE } else { self.emotion(value) }
    }

    /// Stops of the emotion curve's gradient from the top of its area to the bottom.
    #[must_use]
    pub fn emotion_stops(&self) -> [(f32, Rgba); 3] {
        let [high, middle, low] = palette::CURVE;
        // Fully good or bad at about ±1.2, so that the line has the colour of the faces on it.
        [(0.3, high), (0.5, middle), (0.7, low)]
    }

    /// Colour of good (gained trust) and of bad news (lost trust) as text on a tag.
    #[must_use]
    pub fn good_bad(&self, good: bool) -> Rgba {
        let [high, _, low] = palette::CURVE;
        readable(if good { high } else { low }, self.tag)
    }
}
