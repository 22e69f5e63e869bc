//! Every measure of the map's look, in map points. The design's picture is their source.

/// Width of the column of lane labels.
pub(super) const LABEL_WIDTH: f64 = 128.0;
/// Between columns.
pub(super) const COLUMN_GAP: f64 = 6.0;
/// Between rows.
pub(crate) const ROW_GAP: f64 = 8.0;
/// Width of a step whose stage does not say otherwise.
pub(super) const STEP_WIDTH: f64 = 187.0;
/// Narrowest and widest step that a file may ask for.
pub(super) const STEP_WIDTHS: std::ops::RangeInclusive<f64> = 80.0..=1200.0;
/// Width of the rows of a map that has no stages.
pub(super) const EMPTY_WIDTH: f64 = 3.0 * STEP_WIDTH + 2.0 * COLUMN_GAP;
/// Narrowest width in which the header is laid out.
pub(super) const HEADER_MIN_WIDTH: f64 = 480.0;

/// Radius of the portrait.
pub(super) const AVATAR_RADIUS: f64 = 26.0;
/// Between portrait and title.
pub(super) const AVATAR_GAP: f64 = 14.0;
/// Height of a card that is still to be measured: that of one line.
pub(super) const CARD_HEIGHT_GUESS: f64 = 34.0;
/// Between title and chips.
pub(super) const CHIPS_TOP: f64 = 5.0;
/// Between chips.
pub(super) const CHIP_GAP: f64 = 6.0;
/// Least width of a chip whose text is being typed.
pub(super) const CHIP_TYPED: f64 = 120.0;
/// Least width of what shows where a word or a label without letters is being typed.
pub(super) const EMPTY_TYPED: f64 = 84.0;
/// Inside a chip, at its sides (with its hairline).
pub(super) const CHIP_PAD_X: f64 = 10.0;
/// Inside a chip, above and below (with its hairline).
pub(super) const CHIP_PAD_Y: f64 = 3.0;
/// Between a chip's icon and its text.
pub(super) const CHIP_ICON_GAP: f64 = 5.0;
/// Under the header.
pub(super) const HEADER_BOTTOM: f64 = 14.0;

/// Least height of a stage's header.
pub(super) const STAGE_HEIGHT: f64 = 50.0;
/// Depth of a stage's arrow.
pub(super) const STAGE_POINT: f64 = 13.0;
/// Inside a stage's header, at its sides.
pub(super) const STAGE_PAD_X: f64 = 22.0;
/// Inside a stage's header, above and below a text that makes it grow.
pub(super) const STAGE_PAD_Y: f64 = 7.0;
/// Between a stage's header and its steps'.
pub(super) const STEP_GAP: f64 = 5.0;
/// Inside a step's header.
pub(super) const STEP_PAD: f64 = 4.0;

/// Inside a lane's label.
pub(super) const LABEL_PAD: f64 = 10.0;
/// Size of a lane's icon.
pub(super) const LABEL_ICON: f64 = 18.0;
/// Between a lane's icon and its title.
pub(super) const LABEL_ICON_GAP: f64 = 7.0;
/// After a lane's title: less than the padding, so that one long word has room.
pub(super) const LABEL_END: f64 = 3.0;
/// Inside the label of a collapsed lane, above and below.
pub(super) const COLLAPSED_PAD_Y: f64 = 6.0;
/// Tallest row that a file may ask for.
pub(super) const LANE_HEIGHT_MAX: f64 = 4000.0;

/// Inside a cell.
pub(super) const CELL_PAD: f64 = 6.0;
/// Between the cards of a cell.
pub(super) const CARD_GAP: f64 = 6.0;
/// Least height of a cell.
pub(super) const CELL_HEIGHT: f64 = 64.0;

/// From a card's start edge to its text: coloured edge and padding.
pub(super) const CARD_PAD_START: f64 = 12.0;
/// From a card's text to its end edge: padding and hairline.
pub(super) const CARD_PAD_END: f64 = 10.0;
/// Above and under what stands on a card: padding and hairline.
pub(super) const CARD_PAD_Y: f64 = 8.0;
/// Between the parts of a card, from top to bottom.
pub(super) const PART_GAP: f64 = 5.0;
/// Between the parts of a card's last rows, from start to end.
pub(super) const META_GAP: f64 = 5.0;
/// Tallest picture on a card.
pub(super) const IMAGE_HEIGHT_MAX: f64 = 260.0;
/// Radius of an owner's badge.
pub(super) const BADGE_RADIUS: f64 = 10.0;
/// Between a badge or icon and the text.
pub(super) const LEAD_GAP: f64 = 6.0;
/// Size of a card's icon.
pub(super) const CARD_ICON: f64 = 17.0;
/// The icon in the place of a picture that cannot be shown.
pub(super) const NO_PICTURE_ICON: f64 = 22.0;
/// Size of a mark.
pub(super) const MARK: f64 = 12.0;
/// Height of a row of small things under a card's text: that of a line of a tag.
pub(super) const META_LINE: f64 = 11.0 * 1.35;
/// How much lower than a row's middle its dots stand: they stand on its letters' line.
pub(super) const DOTS_DOWN: f64 = 0.75;
/// Radius of the disc on a card's corner, on which its lock stands.
pub(super) const CORNER_RADIUS: f64 = 6.5;
/// From a card's sides to the middle of that disc: letters and pictures, which keep the paddings, are never under it.
pub(super) const CORNER_INSET: f64 = 3.0;
/// Size of the lock.
pub(super) const CORNER_ICON: f64 = 10.0;
/// From dot to dot.
pub(super) const DOT_STEP: f64 = 8.0;
/// Radius of a dot.
pub(crate) const DOT_RADIUS: f64 = 3.0;
/// Inside a tag, at its sides.
pub(super) const TAG_PAD_X: f64 = 5.0;
/// Height of a metric's small line.
pub(super) const SPARK_HEIGHT: f64 = 24.0;

/// Least height of the lane of emotions.
pub(super) const CURVE_HEIGHT: f64 = 138.0;
/// From the lane's edges to the values +2 and −2.
pub(super) const CURVE_INSET: f64 = 24.0;
/// From the lane's edges to the ends of the line.
pub(super) const CURVE_END: f64 = 20.0;
/// Radius of a face's circle.
pub(crate) const FACE_RADIUS: f64 = 12.0;
/// Size of a face.
pub(super) const FACE_ICON: f64 = 17.0;
/// From a face's centre down to a word under it.
pub(super) const WORD_BELOW: f64 = 15.0;
/// From a face's centre up to the lower edge of a word above it.
pub(super) const WORD_ABOVE: f64 = 16.6;
/// Inside a word's label, at its sides.
pub(super) const WORD_PAD_X: f64 = 6.0;

/// Above the strip of unplaced cards.
pub(super) const UNPLACED_TOP: f64 = 16.0;
/// Inside the strip of unplaced cards.
pub(super) const UNPLACED_PAD: f64 = 10.0;
