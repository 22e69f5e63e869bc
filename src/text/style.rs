//! How a text is to be laid out.

use crate::model::Direction;

/// Weight of a face of the embedded family.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 500
    Medium,
    /// 600
    SemiBold,
}

/// Where the lines of a block stand in its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the side where [`TextStyle::container`] begins.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the side where [`TextStyle::container`] ends.
    End,
}

/// Everything that decides where glyphs go. Colour does not, so it is not here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Size in points per em.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Height of a line, as a multiple of `size`.
    pub line_height: f32,
    /// Where lines stand.
    pub align: Align,
    /// Direction of what the text stands in: decides which side is the start, and the direction of
    /// a line that has no strong letter.
    pub container: Direction,
    /// Direction forced on every line; none follows each hard line's first strong letter.
    pub forced: Option<Direction>,
    /// Most lines to show, with an ellipsis for the rest; none shows all. Only for the program's
    /// own shell: nothing in a map is ever cut.
    pub max_lines: Option<usize>,
    /// Whether characters that override directions (U+202A to U+202E) act. Otherwise they show, as a sign in their place,
    /// and move nothing: nobody types them, and they make a text read as what it is not.
    pub overrides: bool,
}

impl TextStyle {
    /// Line height of the house.
    pub const LINE_HEIGHT: f32 = 1.4;

    /// Regular text of `size` points that begins at the start side of `container`.
    #[must_use]
    pub fn new(size: f32, container: Direction) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            line_height: Self::LINE_HEIGHT,
            align: Align::Start,
            container,
            forced: None,
            max_lines: None,
            overrides: false,
        }
    }

    /// The same in another weight.
    #[must_use]
    pub fn weight(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// The same in another place.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// The same with a direction forced on every line (none changes nothing).
    #[must_use]
    pub fn forced(mut self, direction: Option<Direction>) -> Self {
        self.forced = direction;
        self
    }

    /// The same with characters that override directions in force.
    #[must_use]
    pub fn with_overrides(mut self) -> Self {
        self.overrides = true;
        self
    }

    /// The same on at most `lines` lines.
    #[must_use]
    pub fn max_lines(mut self, lines: usize) -> Self {
        self.max_lines = Some(lines);
        self
    }
}
