//! Colours of the map and of the window, light, dark and for print.

use super::Rgba;

/// Colours of one lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneColors {
    /// Edge of its cards, its icon and title.
    pub ink: Rgba,
    /// Its label and cells.
    pub tint: Rgba,
}

/// Every colour of a theme. See the design's table of tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Whether light text stands on dark ground.
    pub dark: bool,
    /// Behind the map.
    pub canvas: Rgba,
    /// Dots of the canvas.
    pub dots: Rgba,
    /// Text.
    pub ink: Rgba,
    /// Less important text.
    pub ink_secondary: Rgba,
    /// Least important text.
    pub ink_faint: Rgba,
    /// Thin lines.
    pub hairline: Rgba,
    /// Panels and cards.
    pub surface: Rgba,
    /// What is chosen or to be done.
    pub accent: Rgba,
    /// Ground of what is chosen.
    pub accent_tint: Rgba,
    /// Text on the accent.
    pub on_accent: Rgba,
}

// To be filled in by helper `layout`: Theme::light(), dark(), print(); stage color in turn, lane colours by kind/own
// color, curve colours by height, NamedColor → Rgba per theme, contrast helper `on(color)`.
