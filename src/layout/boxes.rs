//! What a layout is made of. All rectangles and points are in map points, mirrored already.

use std::{ops::Range, sync::Arc};

use kurbo::{BezPath, Point, Rect, Size};

use crate::{
    i18n::Digits,
    model::{BlueprintLine, Card, Color, CurveState, Direction, Face, Id, LaneKind, LinkKind},
    text::{Icon, LazyBlock, Line, TextBlock, TextStyle},
};

use super::find::Index;

/// A laid-out map.
#[derive(Debug)]
pub struct MapLayout {
    /// Which way the stages run.
    pub direction: Direction,
    /// The digits of the numbers that are added to the map's own texts.
    pub digits: Digits,
    /// Size of the whole map without margins; every box lies within.
    pub size: Size,
    /// Title, persona, scenario and kind.
    pub header: HeaderBox,
    /// Stage headers, in the order of the journey.
    pub stages: Vec<StageBox>,
    /// Columns, one a step, in the order of the journey.
    pub columns: Vec<Column>,
    /// Rows, from top to bottom.
    pub lanes: Vec<LaneBox>,
    /// Cards that stand in cells, by lane, then column, then from top to bottom.
    pub cards: Vec<CardBox>,
    /// Emotion curves, in the order of the map.
    pub curves: Vec<CurveBox>,
    /// Arrows between cards.
    pub links: Vec<LinkBox>,
    /// The strip of cards whose lane or step is not in the map; none when there are none.
    pub unplaced: Option<UnplacedBox>,
    /// Where to look for things.
    pub(super) index: Index,
}

/// A text in its place.
#[derive(Clone, Debug)]
pub struct PlacedText {
    /// The text, laid out at 100 %.
    pub block: Arc<TextBlock>,
    /// Its top left corner.
    pub origin: Point,
}

/// The text of a card in its place: there are very many of them, so its glyphs wait until it is seen.
#[derive(Clone, Debug)]
pub struct CardText {
    /// The text, its lines found at 100 %.
    pub lines: Arc<LazyBlock>,
    /// Its top left corner.
    pub origin: Point,
}

impl CardText {
    /// The same with its glyphs.
    #[must_use]
    pub fn placed(&self) -> PlacedText {
        PlacedText { block: Arc::clone(self.lines.block()), origin: self.origin }
    }
}

/// The map's header.
#[derive(Debug)]
pub struct HeaderBox {
    /// Everything of the header.
    pub rect: Rect,
    /// The persona's portrait: centre and radius; none without a persona.
    pub avatar: Option<(Point, f64)>,
    /// The persona whose portrait it is: the map's first.
    pub portrait_of: Option<Id>,
    /// First letter of the persona's name, drawn where there is no portrait.
    pub initial: Option<PlacedText>,
    /// The map's title.
    pub title: PlacedText,
    /// Persona, scenario and kind, in this order.
    pub chips: Vec<HeaderChip>,
    /// What the header has none of yet, offered behind the chips. No part of the picture, nor of `rect`.
    pub offers: Vec<(HeaderOffer, HeaderChip)>,
}

/// Something that the header can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderOffer {
    /// A persona.
    Persona,
    /// The scenario.
    Scenario,
}

/// A rounded label with an icon.
#[derive(Debug)]
pub struct HeaderChip {
    /// Its outline.
    pub rect: Rect,
    /// Its icon, placed as a text.
    pub icon: PlacedText,
    /// Its text.
    pub text: PlacedText,
    /// The persona it tells of, for selection; none for scenario and kind.
    pub persona: Option<Id>,
}

/// A stage's header: an arrow in the flow's direction.
#[derive(Debug)]
pub struct StageBox {
    /// The stage.
    pub id: Id,
    /// Its header's box; the arrow's point reaches its end side.
    pub rect: Rect,
    /// The arrow's outline: a simple polygon, not convex, within `rect`.
    pub outline: Arc<BezPath>,
    /// Everything under and with the header: the stage's whole column.
    pub column_rect: Rect,
    /// Its colour; none stands for the palette's colour in turn.
    pub color: Option<Color>,
    /// Place among the stages.
    pub index: usize,
    /// Its title.
    pub title: PlacedText,
    /// The customer's goal in it.
    pub goal: Option<PlacedText>,
    /// Indices of its columns.
    pub columns: Range<usize>,
    /// Headers of its steps: empty for a stage with one untitled step.
    pub steps: Vec<StepBox>,
}

/// A step's small header under its stage's.
#[derive(Debug)]
pub struct StepBox {
    /// The step.
    pub id: Id,
    /// Its box.
    pub rect: Rect,
    /// Its title.
    pub title: PlacedText,
}

/// One step's column through all lanes.
#[derive(Clone, Debug)]
pub struct Column {
    /// The step.
    pub step: Id,
    /// Index of its stage.
    pub stage: usize,
    /// Left and right edge.
    pub x: Range<f64>,
}

/// A lane: its label and its row.
#[derive(Debug)]
pub struct LaneBox {
    /// The lane.
    pub id: Id,
    /// What it is about.
    pub kind: LaneKind,
    /// Its own colour; none takes the kind's.
    pub color: Option<Color>,
    /// The label at the start side.
    pub label_rect: Rect,
    /// The row from the first column to the last.
    pub body_rect: Rect,
    /// Its icon, placed as a text.
    pub icon: PlacedText,
    /// Its title.
    pub title: PlacedText,
    /// Whether only a thin bar shows; its cards are then not laid out.
    pub collapsed: bool,
    /// What a collapsed lane holds that does not show, in words.
    pub hidden: Option<PlacedText>,
    /// One rectangle a column; a lane of emotions has them too, though it is drawn in one piece.
    pub cells: Vec<Rect>,
    /// For each column, the indices of the cards whose first step it is.
    pub cards: Vec<Range<usize>>,
    /// For the lane in which the curves run: from value +2 at its top inset to −2 at its bottom inset,
    /// see [`MapLayout::curve_value_at`]. Legend and cards stand above and below it in the row.
    pub curve_area: Option<Rect>,
    /// Blueprint line under it: the line runs at the middle of its label's height, from the label's
    /// end to the end of the row.
    pub line_below: Option<(BlueprintLine, PlacedText)>,
}

/// A card in its place. Cloning is cheap.
#[derive(Clone, Debug)]
pub struct CardBox {
    /// The card.
    pub card: Arc<Card>,
    /// Index of its lane; the number of lanes for an unplaced card.
    pub lane: usize,
    /// Index of its first column.
    pub column: usize,
    /// Its outline.
    pub rect: Rect,
    /// What stands on it, relative to the outline's top left corner, mirrored already.
    pub parts: Arc<[CardPart]>,
}

/// Something on a card, relative to the card's top left corner.
#[derive(Clone, Debug)]
pub enum CardPart {
    /// The card's text.
    Text(CardText),
    /// The round badge of an owner: centre, radius, first letter.
    Badge(Point, f64, PlacedText),
    /// The card's icon.
    Icon(PlacedText),
    /// A row of dots for a number, e.g. severity: centres from start to end, how many are filled.
    Dots(Vec<Point>, usize),
    /// A small grey label with its text: tag, channel, moment of truth …
    Tag(Rect, PlacedText),
    /// A small icon that says something about the card; it may stand in a [`CardPart::Tag`] that came before.
    Mark(Mark, PlacedText),
    /// A mark on a disc that lies over a corner of the card and reaches a little out of it: centre, radius, icon.
    Corner(Mark, Point, f64, PlacedText),
    /// A metric's value with its unit, in large type.
    Value(PlacedText),
    /// A picture of the map's media, and what stands in the middle of its place where it cannot be shown: an icon, and a
    /// sentence where there is room.
    Image(Rect, String, Vec<PlacedText>),
    /// A metric's series as a small line: its box; values come from the card.
    Spark(Rect),
}

/// What a small icon on a card says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// How much a touchpoint weighs; dots follow.
    Importance,
    /// What an opportunity would bring; a number follows.
    Impact,
    /// What an opportunity would cost; a number follows.
    Effort,
    /// A touchpoint at which trust grows.
    TrustGained,
    /// A touchpoint at which trust is lost.
    TrustLost,
    /// The channel of a touchpoint.
    Channel,
    /// The day when it is due.
    Due,
    /// Who answers for it.
    Owner,
    /// Believed, and not tested yet.
    Assumed,
    /// May not be moved or edited.
    Locked,
    /// Pages outside the map.
    WebLinks,
    /// Comments that are not settled.
    Comments,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 12] = [
        Self::Importance,
        Self::Impact,
        Self::Effort,
        Self::TrustGained,
        Self::TrustLost,
        Self::Channel,
        Self::Due,
        Self::Owner,
        Self::Assumed,
        Self::Locked,
        Self::WebLinks,
        Self::Comments,
    ];

    /// Name of its Phosphor icon.
    #[must_use]
    pub fn icon_name(self) -> &'static str {
        match self {
            Self::Importance => "star",
            Self::Impact => "trend-up",
            Self::Effort => "barbell",
            Self::TrustGained | Self::TrustLost => "handshake",
            Self::Channel => "devices",
            Self::Due => "calendar-blank",
            Self::Owner => "user",
            Self::Assumed => "question",
            Self::Locked => "lock-simple",
            Self::WebLinks => "link-simple",
            Self::Comments => "chat-circle",
        }
    }
}

/// One emotion curve.
#[derive(Debug)]
pub struct CurveBox {
    /// The curve.
    pub id: Id,
    /// The line: through all points smoothly, without overshooting, from edge to edge of the lane.
    pub path: Arc<BezPath>,
    /// Colour of the whole line; none colours it by height.
    pub color: Option<Color>,
    /// Whether it tells how it is or how it should be (drawn dashed).
    pub state: CurveState,
    /// Its place among the map's curves.
    pub index: usize,
    /// Where several curves overlay: a short piece of its line and its name.
    pub legend: Option<(Rect, PlacedText)>,
    /// Its points along the flow.
    pub points: Vec<PointBox>,
    /// Index of the lane in which it runs.
    pub lane: usize,
}

/// A point of a curve.
#[derive(Debug)]
pub struct PointBox {
    /// The point.
    pub id: Id,
    /// Index of its column.
    pub column: usize,
    /// Centre of its face.
    pub center: Point,
    /// Its value, −2 … +2.
    pub value: f32,
    /// Its face.
    pub face: Face,
    /// The face's icon, placed as a text.
    pub icon: PlacedText,
    /// Its word, with the box of the label under it.
    pub word: Option<(Rect, PlacedText)>,
}

/// An arrow between two cards.
#[derive(Debug)]
pub struct LinkBox {
    /// The link.
    pub id: Id,
    /// Indices of the cards from which and to which it goes, in [`MapLayout::cards`].
    pub ends: (usize, usize),
    /// Its line, from card to card.
    pub path: Arc<BezPath>,
    /// Which way it leads.
    pub kind: LinkKind,
    /// Its label, with the box under it.
    pub label: Option<(Rect, PlacedText)>,
}

/// The strip under the map with cards that have no cell.
#[derive(Debug)]
pub struct UnplacedBox {
    /// The whole strip.
    pub rect: Rect,
    /// Its title.
    pub title: PlacedText,
    /// Its icon.
    pub icon: PlacedText,
    /// Its cards, in the order of the map.
    pub cards: Vec<CardBox>,
}

impl MapLayout {
    /// A layout of nothing, for the time before a map is laid out.
    #[must_use]
    pub fn empty() -> Self {
        let nothing = TextBlock {
            text: "".into(),
            style: TextStyle::new(0.0, Direction::Ltr),
            wrap: None,
            width: 0.0,
            ink_width: 0.0,
            height: 0.0,
            lines: vec![Line::empty(Direction::Ltr)],
            runs: Vec::new(),
            truncated: false,
            missing: false,
        };
        let title = PlacedText { block: Arc::new(nothing), origin: Point::ORIGIN };
        Self {
            direction: Direction::Ltr,
            digits: Digits::Latin,
            size: Size::ZERO,
            header: HeaderBox {
                rect: Rect::ZERO,
                avatar: None,
                portrait_of: None,
                initial: None,
                title,
                chips: Vec::new(),
                offers: Vec::new(),
            },
            stages: Vec::new(),
            columns: Vec::new(),
            lanes: Vec::new(),
            cards: Vec::new(),
            curves: Vec::new(),
            links: Vec::new(),
            unplaced: None,
            index: Index::default(),
        }
    }

    /// The icon of a lane's kind when it has none of its own.
    #[must_use]
    pub fn icon_of_kind(kind: LaneKind) -> Option<Icon> {
        Icon::named(Self::icon_name_of_kind(kind))
    }

    /// Phosphor name of the icon of a lane's kind.
    #[must_use]
    pub fn icon_name_of_kind(kind: LaneKind) -> &'static str {
        match kind {
            LaneKind::Actions => "footprints",
            LaneKind::Thoughts => "chat-circle-dots",
            LaneKind::Emotions => "smiley",
            LaneKind::PainPoints => "warning-circle",
            LaneKind::Opportunities => "lightbulb",
            LaneKind::Owner => "users-three",
            LaneKind::Goals => "target",
            LaneKind::Touchpoints => "hand-tap",
            LaneKind::Metrics => "chart-line-up",
            LaneKind::Images => "image",
            LaneKind::Quotes => "quotes",
            LaneKind::Text => "text-align-left",
            LaneKind::Frontstage => "storefront",
            LaneKind::Backstage => "gear",
            LaneKind::Support => "database",
            LaneKind::PhysicalEvidence => "receipt",
        }
    }
}
