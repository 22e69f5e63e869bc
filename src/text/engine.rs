//! From a question (text, style, width) to a [`TextBlock`].

use std::{borrow::Cow, sync::Arc};

use parley::FontContext;
use rustc_hash::FxHashMap;
use swash::scale::ScaleContext;

use super::{
    Cluster, Font, Glyph, GlyphImage, GlyphRun, Icon, LazyBlock, Line, TextBlock, TextStyle,
    assembly::Assembly,
    cache::BlockCache,
    chars::{self, HardLine},
    fonts,
    measure::{Ruler, Tools},
    paragraph::{Draft, Question, Shaper},
    raster,
};
use crate::model::Direction;

/// Icons kept, beyond those that somebody holds.
const MAX_ICONS: usize = 4096;

/// When an engine asks the system for letters that the embedded fonts lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SystemFonts {
    /// Never.
    Never,
    /// As soon as such a letter comes, waiting for them to load.
    AtOnce,
    /// Once somebody has loaded them and [`TextEngine::refresh`] is called.
    WhenLoaded,
}

/// Lays out texts and keeps what it has laid out.
///
/// Not shared between threads: a thread that lays out makes an engine of its own (about a
/// millisecond for the first one, next to nothing for later ones).
///
/// # System fonts
///
/// The embedded fonts cover Latin, Cyrillic, Hebrew, Arabic and Persian. For other letters the
/// system's fonts are needed, and those take tens of milliseconds to load, once per process. An
/// engine made by [`Self::new`] loads them when the first such letter comes: right for exports and
/// the command line. One made by [`Self::deferred`], which is right for a window, leaves such letters
/// blank at first:
///
/// 1. after a frame, [`Self::needs_system_fonts`] says that some block lacks letters; the window
///    calls [`super::load_system_fonts`] on a thread, which ends by asking for a new frame;
/// 2. before each frame the window calls [`Self::refresh`]; once the fonts are there, it forgets
///    the blocks that lack letters and returns true;
/// 3. whoever keeps blocks asks again for those with [`TextBlock::missing`] (or for all, when
///    [`Self::generation`] has changed) and gets them whole.
pub struct TextEngine {
    policy: SystemFonts,
    embedded: FontContext,
    /// The system's fonts behind the embedded ones, once this engine uses them.
    system: Option<FontContext>,
    shaper: Shaper,
    ruler: Ruler,
    cache: BlockCache,
    icons: FxHashMap<(Icon, bool, u32), Arc<TextBlock>>,
    scale: ScaleContext,
    /// Whether a block lacks letters that the system may have.
    wanting: bool,
    generation: u32,
}

impl TextEngine {
    /// An engine that knows the embedded fonts and asks the system for the letters that they lack
    /// (loaded when the first such letter comes).
    #[must_use]
    pub fn new() -> Self {
        Self::with(SystemFonts::AtOnce)
    }

    /// An engine that knows only the embedded fonts: the same everywhere, for tests.
    #[must_use]
    pub fn embedded_only() -> Self {
        Self::with(SystemFonts::Never)
    }

    /// An engine that never waits for the system's fonts: letters that the embedded ones lack stay
    /// blank until the fonts were loaded and [`Self::refresh`] was called.
    #[must_use]
    pub fn deferred() -> Self {
        Self::with(SystemFonts::WhenLoaded)
    }

    fn with(policy: SystemFonts) -> Self {
        let ready = policy == SystemFonts::WhenLoaded && fonts::system_fonts_loaded();
        Self {
            policy,
            embedded: fonts::embedded_context(),
            system: ready.then(fonts::system_context),
            shaper: Shaper::new(),
            ruler: Ruler::default(),
            cache: BlockCache::new(),
            icons: FxHashMap::default(),
            scale: ScaleContext::new(),
            wanting: false,
            generation: 0,
        }
    }

    /// Whether a block lacks letters that the system's fonts may have, and they are not loaded yet.
    #[must_use]
    pub fn needs_system_fonts(&self) -> bool {
        self.wanting && !fonts::system_fonts_loaded()
    }

    /// Takes up the system's fonts if they have been loaded since and are needed; true when they
    /// were: then every block with [`TextBlock::missing`] is worth asking for again.
    pub fn refresh(&mut self) -> bool {
        if !self.wanting || self.system.is_some() || !fonts::system_fonts_loaded() {
            return false;
        }
        self.system = Some(fonts::system_context());
        self.cache.forget_missing();
        self.wanting = false;
        self.generation += 1;
        true
    }

    /// Number of times that [`Self::refresh`] changed what this engine answers.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// Lays out `text` in `width` points; without a width, lines break at line ends only.
    ///
    /// The same question gets the same block, by address, as long as somebody holds it.
    pub fn block(&mut self, text: &str, style: &TextStyle, width: Option<f32>) -> Arc<TextBlock> {
        if let Some(known) = self.cache.get(text, style, width) {
            return Arc::clone(known.block_by(|| self.lay_out(text, style, width)));
        }
        let block = Arc::new(self.lay_out(text, style, width));
        self.cache.put(style, width, Arc::new(LazyBlock::shaped(block.clone(), width)));
        block
    }

    /// The same, with only its lines found where that can be done without its glyphs. They are shaped
    /// when they are asked for, and come out in the very same lines.
    pub fn lazy_block(&mut self, text: &str, style: &TextStyle, width: f32) -> Arc<LazyBlock> {
        if let Some(known) = self.cache.get(text, style, Some(width)) {
            return known;
        }
        let tools = Tools { shaper: &mut self.shaper, fonts: &mut self.embedded };
        let simple = !chars::has_overrides(text)
            && sane(style) == *style
            && style.max_lines.is_none()
            && width.is_finite()
            && width > 0.0;
        let measured = if simple { self.ruler.measure(tools, text, style, width) } else { None };
        let lazy = Arc::new(match measured {
            Some(measured) => LazyBlock::measured(text, style, width, measured),
            None => LazyBlock::shaped(Arc::new(self.lay_out(text, style, Some(width))), Some(width)),
        });
        self.cache.put(style, Some(width), lazy.clone());
        lazy
    }

    /// One icon as a block `size` points wide and high.
    pub fn icon(&mut self, icon: Icon, filled: bool, size: f32) -> Arc<TextBlock> {
        let key = (icon, filled, size.to_bits());
        if let Some(block) = self.icons.get(&key) {
            return block.clone();
        }
        if self.icons.len() >= MAX_ICONS {
            self.icons.retain(|_, block| Arc::strong_count(block) > 1);
        }
        let mut buffer = [0; 4];
        let block = Arc::new(icon_block(icon.0.encode_utf8(&mut buffer), &fonts::icon_font(filled), size));
        self.icons.insert(key, block.clone());
        block
    }

    /// One cluster's picture, e.g. for an atlas: glyph `id` of `font` at `px` pixels per em, shifted
    /// right by `offset` pixels (0 … 1). None when it has no ink.
    pub fn glyph_image(&mut self, font: &Font, id: u32, px: f32, offset: f32) -> Option<GlyphImage> {
        raster::glyph_image(&mut self.scale, font, id, px, offset)
    }

    /// Lays out `text` without looking at what is known.
    pub(super) fn lay_out(&mut self, text: &str, style: &TextStyle, width: Option<f32>) -> TextBlock {
        let style = &sane(style);
        let width = width.filter(|width| width.is_finite()).map(|width| width.max(0.0));
        let mut assembly = Assembly::new(text, style);
        for hard_line in chars::hard_lines(text) {
            let room = style.max_lines.map(|most| most.max(1) - assembly.lines.len());
            let more = hard_line.end < text.len() || hard_line.end > hard_line.content.end;
            if self.add_hard_line(&mut assembly, &hard_line, width, room, more) {
                break;
            }
        }
        assembly.finish(width)
    }

    /// Adds the lines of `hard_line`, at most `room`; true when no more may follow.
    fn add_hard_line(
        &mut self,
        assembly: &mut Assembly<'_>,
        hard_line: &HardLine,
        width: Option<f32>,
        room: Option<usize>,
        more: bool,
    ) -> bool {
        let text = &assembly.text[hard_line.content.clone()];
        let style = assembly.style;
        let direction = style.forced.unwrap_or_else(|| direction_of(text, style.container));
        let draft = self.draft(text, style, direction, width);
        let full = match room {
            Some(room) => draft.lines.len() > room || (draft.lines.len() == room && more),
            None => false,
        };
        if !full {
            assembly.add(hard_line, draft, None);
            return false;
        }
        let room = room.unwrap_or(1);
        let cut = self.cut(text, style, direction, width, room, &draft);
        let shortened = format!("{}{ELLIPSIS}", &text[..cut]);
        let mut draft = self.draft(&shortened, style, direction, width);
        draft.lines.truncate(room);
        assembly.add(hard_line, draft, Some(cut));
        true
    }

    /// The largest beginning of `text` that fits into `room` lines with an ellipsis behind it.
    fn cut(
        &mut self,
        text: &str,
        style: &TextStyle,
        direction: Direction,
        width: Option<f32>,
        room: usize,
        whole: &Draft,
    ) -> usize {
        use unicode_segmentation::UnicodeSegmentation as _;
        // What fits ends in the last line allowed or, as words may now be cut, the one after it.
        let line_end =
            |index: usize| whole.lines.get(index).map_or(text.len(), |line| line.line.text_range.end);
        let floor = if room > 1 { line_end(room - 2) } else { 0 };
        let (Some(candidates), true) = (text.get(floor..line_end(room)), width.is_some()) else {
            return text.trim_end().len();
        };
        let ends: Vec<usize> = std::iter::once(floor)
            .chain(candidates.grapheme_indices(true).map(|(at, part)| floor + at + part.len()))
            .collect();
        let mut fits = |end: usize| {
            let shortened = format!("{}{ELLIPSIS}", text[..end].trim_end());
            self.draft(&shortened, style, direction, width).lines.len() <= room
        };
        // The last of `ends` that fits: all before it do too.
        let (mut low, mut high) = (0, ends.len());
        while high - low > 1 {
            let middle = (low + high) / 2;
            if fits(ends[middle]) {
                low = middle;
            } else {
                high = middle;
            }
        }
        text[..ends[low]].trim_end().len()
    }

    /// Lays out one hard line, with the system's fonts where the embedded ones lack a letter.
    fn draft(&mut self, text: &str, style: &TextStyle, direction: Direction, width: Option<f32>) -> Draft {
        let shown = if style.overrides { Cow::Borrowed(text) } else { chars::with_overrides_shown(text) };
        let question = Question { text: &shown, style, direction, width, anywhere: &[] };
        let draft = self.shaper.lay_out(&mut self.embedded, &question);
        if draft.missing.is_empty() || self.policy == SystemFonts::Never {
            return draft;
        }
        if self.policy == SystemFonts::AtOnce && self.system.is_none() {
            self.system = Some(fonts::system_context());
        }
        let Some(system) = &mut self.system else {
            self.wanting = true;
            return without_boxes(draft);
        };
        let draft = self.shaper.lay_out(system, &question);
        if draft.missing.is_empty() {
            return draft;
        }
        let question = Question { anywhere: &draft.missing, ..question };
        self.shaper.lay_out(system, &question)
    }
}

impl Default for TextEngine {
    fn default() -> Self {
        Self::new()
    }
}

/// What stands for text that is left out.
const ELLIPSIS: char = '…';

/// Direction of a hard line: that of its first strong letter (rules P2 and P3 of UAX #9).
fn direction_of(text: &str, container: Direction) -> Direction {
    match unicode_bidi::get_base_direction_full(text) {
        unicode_bidi::Direction::Ltr => Direction::Ltr,
        unicode_bidi::Direction::Rtl => Direction::Rtl,
        unicode_bidi::Direction::Mixed => container,
    }
}

/// `style` with numbers that a layout can be made with.
fn sane(style: &TextStyle) -> TextStyle {
    let or = |value: f32, other: f32, most: f32| {
        if value.is_finite() && value > 0.0 { value.min(most) } else { other }
    };
    TextStyle {
        size: or(style.size, 1.0, 10_000.0),
        line_height: or(style.line_height, TextStyle::LINE_HEIGHT, 100.0),
        ..*style
    }
}

/// The same without the boxes that stand for missing letters: the letters are on their way.
fn without_boxes(mut draft: Draft) -> Draft {
    for line in &mut draft.lines {
        for run in &mut line.runs {
            run.glyphs.retain(|glyph| glyph.id != 0);
        }
        line.runs.retain(|run| !run.glyphs.is_empty());
    }
    draft
}

/// The block of one icon: its em square is the block.
fn icon_block(text: &str, font: &Font, size: f32) -> TextBlock {
    let (ascent, id) = font.swash().map_or((size, 0), |face| {
        let metrics = face.metrics(&[]);
        let em = f32::from(metrics.units_per_em).max(1.0);
        // The em square hangs between ascent and descent.
        let above = (em - metrics.ascent - metrics.descent) / 2.0 + metrics.ascent;
        (above / em * size, text.chars().next().map_or(0, |c| face.charmap().map(c)))
    });
    let glyph = Glyph { id: u32::from(id), x: 0.0, y: ascent, advance: size, cluster: 0 };
    let direction = Direction::Ltr;
    let cluster = Cluster { text_range: 0..text.len(), left: 0.0, right: size, direction };
    TextBlock {
        text: text.into(),
        style: TextStyle::new(size, direction),
        wrap: None,
        width: size,
        ink_width: size,
        height: size,
        lines: vec![Line {
            text_range: 0..text.len(),
            direction,
            top: 0.0,
            baseline: ascent,
            bottom: size,
            left: 0.0,
            right: size,
            clusters: vec![cluster],
        }],
        runs: vec![GlyphRun {
            font: font.clone(),
            size,
            direction,
            text_range: 0..text.len(),
            line: 0,
            glyphs: vec![glyph],
        }],
        truncated: false,
        missing: false,
    }
}
