//! Ctrl with the left or the right Shift key turns a text, as in every right-to-left system.

use crate::{
    editor::{Key, Modifiers},
    model::Direction,
};

/// Whether Ctrl and a Shift key are pressed, in either order, and no other key since.
#[derive(Clone, Copy, Debug, Default)]
pub struct Turning {
    /// The direction of the Shift key that is down.
    shift: Option<Direction>,
    /// What the text turns to when one of the two keys goes up.
    armed: Option<Direction>,
}

impl Turning {
    /// A key went down.
    pub fn press(&mut self, key: Key, modifiers: Modifiers) {
        let side = match key {
            Key::LeftShift => Some(Direction::Ltr),
            Key::RightShift => Some(Direction::Rtl),
            // Not every window system tells of Ctrl itself that it is held.
            Key::Control => self.shift.filter(|_| modifiers.shift),
            _ => None,
        };
        self.armed = side.filter(|_| modifiers.command || key == Key::Control);
        self.shift = side;
    }

    /// A key went up: where the text turns to.
    pub fn release(&mut self, key: Key) -> Option<Direction> {
        match key {
            Key::LeftShift | Key::RightShift => {
                self.shift = None;
                self.armed.take()
            }
            Key::Control => self.armed.take(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_orders_turn_and_another_key_between_does_not() {
        let (ctrl, shift) = (Modifiers::COMMAND, Modifiers::SHIFT);
        let both = Modifiers { shift: true, ..ctrl };
        for (side, direction) in [(Key::LeftShift, Direction::Ltr), (Key::RightShift, Direction::Rtl)] {
            for first_up in [side, Key::Control] {
                let mut turning = Turning::default();
                turning.press(Key::Control, ctrl);
                turning.press(side, both);
                assert_eq!(turning.release(first_up), Some(direction));
                turning.press(side, shift);
                turning.press(Key::Control, both);
                assert_eq!(turning.release(first_up), Some(direction));
                assert_eq!(turning.release(Key::Control), None, "once");
            }
            let mut turning = Turning::default();
            turning.press(side, shift);
            turning.press(Key::Control, both);
            turning.press(Key::Left, both);
            assert_eq!(turning.release(side), None, "a word was selected");
            turning.press(side, shift);
            assert_eq!(turning.release(side), None, "without Ctrl");
            turning.press(Key::Control, ctrl);
            assert_eq!(turning.release(Key::Control), None, "without Shift");
        }
    }
}
