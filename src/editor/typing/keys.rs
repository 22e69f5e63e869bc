//! What keys mean while a text is typed, on the canvas and in fields alike.

use crate::{
    editor::{Key, Modifiers},
    text::{EditCommand, Motion},
};

/// The change or motion that a key stands for in a text. Enter, Escape and Tab mean different things in
/// different places and are none of them.
#[must_use]
pub fn edit_command(key: Key, modifiers: Modifiers) -> Option<EditCommand> {
    let Modifiers { shift, alt, command } = modifiers;
    let by_word = command || (cfg!(target_os = "macos") && alt);
    if alt && !by_word {
        return None;
    }
    let go = |motion, by_words| {
        Some(EditCommand::Move { motion: if by_word { by_words } else { motion }, extend: shift })
    };
    match key {
        Key::Left => go(Motion::Left, Motion::WordLeft),
        Key::Right => go(Motion::Right, Motion::WordRight),
        Key::Up => go(Motion::Up, Motion::ParagraphStart),
        Key::Down => go(Motion::Down, Motion::ParagraphEnd),
        Key::Home => go(Motion::LineStart, Motion::TextStart),
        Key::End => go(Motion::LineEnd, Motion::TextEnd),
        Key::Backspace if by_word && shift => Some(EditCommand::DeleteToLineStart),
        Key::Backspace if by_word => Some(EditCommand::DeleteWordBack),
        Key::Backspace => Some(EditCommand::DeleteBack),
        Key::Delete if by_word && shift => Some(EditCommand::DeleteToLineEnd),
        Key::Delete if by_word => Some(EditCommand::DeleteWordForward),
        Key::Delete => Some(EditCommand::DeleteForward),
        Key::A if command && !shift => Some(EditCommand::SelectAll),
        Key::Z if command && shift => Some(EditCommand::Redo),
        Key::Z if command => Some(EditCommand::Undo),
        Key::Y if command && !shift => Some(EditCommand::Redo),
        _ => None,
    }
}
