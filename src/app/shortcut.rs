//! Keys that do actions: how they are written, and which action a key press asks for on any keyboard.

use egui::Key;

use super::actions::Action;
use crate::editor::Toward;

/// Keys that do an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The key, as it is on a Latin keyboard.
    pub key: Key,
    /// With Ctrl, or Cmd on a Mac.
    pub command: bool,
    /// With Shift.
    pub shift: bool,
    /// With Alt, or Option on a Mac.
    pub alt: bool,
}

impl Shortcut {
    pub(super) const fn plain(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: false }
    }

    pub(super) const fn alt(key: Key) -> Self {
        Self { key, command: false, shift: false, alt: true }
    }

    pub(super) const fn shift(key: Key) -> Self {
        Self { key, command: false, shift: true, alt: false }
    }

    pub(super) const fn command(key: Key) -> Self {
        Self { key, command: true, shift: false, alt: false }
    }

    pub(super) const fn command_shift(key: Key) -> Self {
        Self { key, command: true, shift: true, alt: false }
    }

    pub(super) const fn command_alt(key: Key) -> Self {
        Self { key, command: true, shift: false, alt: true }
    }

    pub(super) const fn shift_alt(key: Key) -> Self {
        Self { key, command: false, shift: true, alt: true }
    }

    /// The keys as they stand on a keyboard, e.g. `Ctrl+Shift+Z`.
    #[must_use]
    pub fn label(self) -> String {
        let mut label = String::new();
        if self.command {
            label.push_str(if cfg!(target_os = "macos") { "⌘" } else { "Ctrl+" });
        }
        if self.alt {
            label.push_str(if cfg!(target_os = "macos") { "⌥" } else { "Alt+" });
        }
        if self.shift && self.key != Key::Questionmark {
            label.push_str("Shift+");
        }
        label.push_str(match self.key {
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Equals => "=",
            Key::Questionmark => "?",
            Key::Delete => "Delete",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            key => key.name(),
        });
        label
    }
}

/// The keys that move what is selected towards one side. They are the canvas's, and no action's: which of them is
/// earlier and which later goes by what is selected, and by the map's flow.
pub(crate) const fn moves(toward: Toward) -> Shortcut {
    Shortcut::alt(match toward {
        Toward::Left => Key::ArrowLeft,
        Toward::Right => Key::ArrowRight,
        Toward::Up => Key::ArrowUp,
        Toward::Down => Key::ArrowDown,
    })
}

impl Action {
    /// The keys that do it, as they stand on a keyboard.
    #[must_use]
    pub fn keys(&self) -> Option<String> {
        let clipboard = match self {
            Self::Paste => Some(Key::V),
            Self::Copy => Some(Key::C),
            Self::Cut => Some(Key::X),
            _ => None,
        };
        if let Some(key) = clipboard {
            return Some(Shortcut::command(key).label());
        }
        self.entry().shortcuts.first().map(|shortcut| shortcut.label())
    }

    /// The action that a key press asks for. `typed` is the text that came with it; `latin` tells whether the
    /// keyboard types Latin letters: where it does not, the key's place counts.
    #[must_use]
    pub fn of_key(
        key: Key,
        physical: Option<Key>,
        modifiers: egui::Modifiers,
        typed: Option<&str>,
        latin: bool,
    ) -> Option<Self> {
        let matches = |shortcut: &Shortcut, key: Key| {
            // Whether a sign takes Shift differs from keyboard to keyboard.
            let shift_agrees = shortcut.shift == modifiers.shift || is_sign(key);
            let agrees = shortcut.command == modifiers.command && shortcut.alt == modifiers.alt;
            shortcut.key == key && agrees && shift_agrees
        };
        let find = |key: Key| {
            Self::PLAIN
                .iter()
                .find(|action| action.entry().shortcuts.iter().any(|shortcut| matches(shortcut, key)))
                .cloned()
        };
        // What a question mark looks like, and where it stands, differs: what is typed tells it.
        let key = if matches!(typed, Some("?" | "؟")) { Key::Questionmark } else { key };
        let physical = physical.filter(|physical| *physical != key);
        // Shift+1 types "!".
        let shifted = match (physical.unwrap_or(key), modifiers.shift) {
            (Key::Num1, true) => Some(Key::Num1),
            (Key::Num2, true) => Some(Key::Num2),
            _ => None,
        };
        let by_letter = find(key).or_else(|| shifted.and_then(find));
        // A key that types a sign on a keyboard of other letters counts by its place only with Ctrl: the sign
        // itself is text.
        // With Alt, a Mac types other letters.
        let by_place = physical.filter(|_| modifiers.alt || !latin && (modifiers.command || !is_sign(key)));
        by_letter.or_else(|| by_place.and_then(find))
    }
}

/// Whether a key types a sign that egui knows.
fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Colon
            | Key::Comma
            | Key::Backslash
            | Key::Slash
            | Key::Pipe
            | Key::Questionmark
            | Key::Exclamationmark
            | Key::OpenBracket
            | Key::CloseBracket
            | Key::OpenCurlyBracket
            | Key::CloseCurlyBracket
            | Key::Backtick
            | Key::Minus
            | Key::Period
            | Key::Plus
            | Key::Equals
            | Key::Semicolon
            | Key::Quote
    )
}
