//! Blocks that were laid out before, by text, width and style.

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHasher};

use super::{LazyBlock, TextStyle};

/// Entries below which nothing is thrown away.
const KEPT: usize = 4096;

/// A bounded cache.
///
/// A block that somebody else still holds is never thrown away: it costs no memory to know it, and
/// whoever asks again gets the very same block (quads are cached by its address). Of the others,
/// those go that nobody asked for since the last sweep. Sweeps come when the cache has doubled,
/// so their cost is spread thin.
pub(super) struct BlockCache {
    /// By hash of the question, so that asking allocates nothing.
    entries: FxHashMap<u64, Vec<Entry>>,
    len: usize,
    /// Length at which the next sweep comes.
    limit: usize,
    /// Number of sweeps so far.
    generation: u64,
}

struct Entry {
    width: Option<u32>,
    style: StyleKey,
    block: Arc<LazyBlock>,
    /// Sweep before which it was last asked for.
    used: u64,
}

impl Entry {
    /// Whether somebody else has the block, or its glyphs.
    fn is_held(&self) -> bool {
        Arc::strong_count(&self.block) > 1 || self.block.is_held()
    }
}

/// A style whose numbers compare bit by bit.
type StyleKey = (u32, u32, super::Weight, super::Align, crate::model::Direction, Extras);
type Extras = (Option<crate::model::Direction>, Option<usize>, bool);

fn style_key(style: &TextStyle) -> StyleKey {
    // Destructured, so that a new field cannot be forgotten here.
    let TextStyle { size, weight, line_height, align, container, forced, max_lines, overrides } = *style;
    (size.to_bits(), line_height.to_bits(), weight, align, container, (forced, max_lines, overrides))
}

fn hash(text: &str, style: &StyleKey, width: Option<u32>) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    style.hash(&mut hasher);
    width.hash(&mut hasher);
    hasher.finish()
}

impl BlockCache {
    pub(super) fn new() -> Self {
        Self { entries: FxHashMap::default(), len: 0, limit: KEPT, generation: 0 }
    }

    /// The block laid out for the same question.
    pub(super) fn get(
        &mut self,
        text: &str,
        style: &TextStyle,
        width: Option<f32>,
    ) -> Option<Arc<LazyBlock>> {
        let (style, width) = (style_key(style), width.map(f32::to_bits));
        let entry = self
            .entries
            .get_mut(&hash(text, &style, width))?
            .iter_mut()
            .find(|entry| entry.width == width && entry.style == style && entry.block.text() == text)?;
        entry.used = self.generation;
        Some(entry.block.clone())
    }

    /// Keeps `block` as the answer for its text, `style` and `width`.
    pub(super) fn put(&mut self, style: &TextStyle, width: Option<f32>, block: Arc<LazyBlock>) {
        if self.len >= self.limit {
            self.sweep();
        }
        let (style, width) = (style_key(style), width.map(f32::to_bits));
        let entry = Entry { width, style, used: self.generation, block };
        self.entries.entry(hash(entry.block.text(), &style, width)).or_default().push(entry);
        self.len += 1;
    }

    /// Forgets every block that lacks letters.
    pub(super) fn forget_missing(&mut self) {
        self.retain(|entry| !entry.block.missing());
    }

    fn sweep(&mut self) {
        let generation = self.generation;
        self.retain(|entry| entry.used == generation || entry.is_held());
        if self.len * 2 > self.limit {
            // Nearly all was used since the last sweep: keep only what is held.
            self.retain(Entry::is_held);
        }
        self.generation += 1;
        self.limit = KEPT.max(self.len * 2);
    }

    fn retain(&mut self, keep: impl Fn(&Entry) -> bool) {
        let mut len = 0;
        self.entries.retain(|_, entries| {
            entries.retain(&keep);
            len += entries.len();
            !entries.is_empty()
        });
        self.len = len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Direction,
        text::{TextBlock, TextEngine},
    };

    #[test]
    fn a_held_block_survives_any_number_of_others() {
        let style = TextStyle::new(13.0, Direction::Ltr);
        let mut engine = TextEngine::embedded_only();
        let held = engine.block("held", &style, Some(100.0));
        for n in 0..(KEPT * 3) {
            engine.block(&n.to_string(), &style, None);
        }
        assert!(Arc::ptr_eq(&held, &engine.block("held", &style, Some(100.0))));
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let style = TextStyle::new(13.0, Direction::Ltr);
        let empty = TextEngine::embedded_only().block("", &style, None);
        let mut cache = BlockCache::new();
        for n in 0..(KEPT * 8) {
            let block = TextBlock {
                text: n.to_string().into(),
                style,
                wrap: None,
                width: 0.0,
                ink_width: 0.0,
                height: 0.0,
                lines: empty.lines.clone(),
                runs: Vec::new(),
                truncated: false,
                missing: false,
            };
            cache.put(&style, None, Arc::new(LazyBlock::shaped(Arc::new(block), None)));
            assert!(cache.len <= KEPT * 2, "{} entries", cache.len);
        }
        assert!(cache.get(&(KEPT * 8 - 1).to_string(), &style, None).is_some());
        assert!(cache.get("0", &style, None).is_none());
    }
}
