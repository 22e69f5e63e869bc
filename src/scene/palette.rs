//! The shades behind the names of colours.

use super::Rgba;
use crate::model::{LaneKind, NamedColor};

/// The colour called by a name, the same in every theme; grounds and texts are derived from it.
pub(super) fn named(color: NamedColor) -> Rgba {
    Rgba::hex(match color {
        NamedColor::Blue => 0x004C_6FFF,
        NamedColor::Sky => 0x003E_8EDE,
        NamedColor::Teal => 0x002B_A8A0,
        NamedColor::Green => 0x005B_A35B,
        NamedColor::Violet => 0x008A_63D2,
        NamedColor::Pink => 0x00D2_638A,
        NamedColor::Orange => 0x00E0_7A3F,
        NamedColor::Red => 0x00E5_484D,
        NamedColor::Amber => 0x00F5_A524,
        NamedColor::Emerald => 0x0022_A06B,
        NamedColor::Slate => 0x0064_748B,
    })
}

/// Ink of a lane's kind, and its tint in the light theme where the design names one.
pub(super) fn lane(kind: LaneKind) -> (Rgba, Option<u32>) {
    let (ink, tint) = match kind {
        LaneKind::Actions => (0x003D_7DFF, Some(0x00EE_F4FF)),
        LaneKind::Thoughts => (0x008A_63D2, Some(0x00F5_F0FD)),
        LaneKind::Emotions => (0x00F5_A524, Some(0x00FF_F8EC)),
        LaneKind::PainPoints => (0x00E5_484D, Some(0x00FE_F0F0)),
        LaneKind::Opportunities => (0x0022_A06B, Some(0x00ED_F8F2)),
        // A little darker than in the design, where its cells could hardly be told from the ground.
        LaneKind::Owner | LaneKind::Text => (0x0064_748B, Some(0x00EA_EEF4)),
        LaneKind::Goals => (0x002B_A8A0, None),
        LaneKind::Touchpoints => (0x003E_8EDE, None),
        LaneKind::Metrics => (0x005B_67D8, None),
        LaneKind::Images => (0x00D2_638A, None),
        LaneKind::Quotes => (0x00B0_6AB3, None),
        LaneKind::Frontstage => (0x00E0_7A3F, None),
        LaneKind::Backstage => (0x007A_6A5D, None),
        LaneKind::Support => (0x004F_7A8C, None),
        LaneKind::PhysicalEvidence => (0x005B_A35B, None),
    };
    (Rgba::hex(ink), tint)
}

/// Colours of the emotion curve: high, middle, low.
pub(super) const CURVE: [Rgba; 3] = [Rgba::hex(0x0022_A06B), Rgba::hex(0x00F5_A524), Rgba::hex(0x00E5_484D)];
/// Faces are drawn on white, where amber needs to be darker.
pub(super) const FACE_MIDDLE: Rgba = Rgba::hex(0x00D9_8E04);
