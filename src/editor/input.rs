//! What comes into the editing session, and what it asks of the window.

use kurbo::{Point, Vec2};

use super::{Deleted, Pasted, TextInput};

use crate::{
    edit::{EditError, ItemRef},
    layout::Hit,
};

/// A button of the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Button {
    /// The one that selects: left for most people.
    Primary,
    /// The wheel.
    Middle,
    /// The one that opens menus.
    Secondary,
}

/// Modifier keys that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
}

impl Modifiers {
    /// None is held.
    pub const NONE: Self = Self { shift: false, alt: false, command: false };
    /// Only Shift.
    pub const SHIFT: Self = Self { shift: true, ..Self::NONE };
    /// Only Alt.
    pub const ALT: Self = Self { alt: true, ..Self::NONE };
    /// Only Ctrl or Command.
    pub const COMMAND: Self = Self { command: true, ..Self::NONE };
}

/// A key at which tools look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names on the keys")]
pub enum Key {
    Escape,
    Space,
    Enter,
    F2,
    Tab,
    Delete,
    Backspace,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    A,
    Y,
    Z,
    LeftShift,
    RightShift,
    Control,
}

/// Something that a person did. Positions are in view points: (0, 0) is the canvas' top left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A button went down.
    PointerDown {
        /// Where.
        pos: Point,
        /// Which.
        button: Button,
        /// With which keys held.
        modifiers: Modifiers,
        /// 1 for a single click, 2 for the second of a double click …
        clicks: u8,
    },
    /// The pointer moved, or modifier keys changed while it rests.
    PointerMove {
        /// Where to.
        pos: Point,
        /// With which keys held.
        modifiers: Modifiers,
    },
    /// A button went up.
    PointerUp {
        /// Where.
        pos: Point,
        /// Which.
        button: Button,
        /// With which keys held.
        modifiers: Modifiers,
    },
    /// The pointer left the canvas. A drag goes on until the button or Escape ends it.
    PointerGone,
    /// The wheel turned, or two fingers moved.
    Wheel {
        /// Where the pointer is.
        pos: Point,
        /// By how many view points the map is to move; with Ctrl or Command it zooms.
        delta: Vec2,
        /// With which keys held.
        modifiers: Modifiers,
    },
    /// Two fingers spread.
    Pinch {
        /// Where the pointer is.
        pos: Point,
        /// By how much the map is to grow.
        factor: f64,
    },
    /// A key went down or up.
    Key {
        /// Which.
        key: Key,
        /// Down (again), or up.
        pressed: bool,
        /// With which others held.
        modifiers: Modifiers,
    },
    /// Something was typed, pasted, or is to be copied.
    Text(TextInput),
    /// Time passed; sent while [`Outcome::wants_tick`].
    Tick {
        /// How much.
        seconds: f64,
    },
    /// Whatever is going on must end without a trace: the window lost the pointer or the focus.
    Cancel,
}

/// What the window is to do after an input or an intent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// Whether something that is seen changed.
    pub redraw: bool,
    /// Whether [`Input::Tick`] is wanted with the next frame.
    pub wants_tick: bool,
    /// Whether the input meant something here; a key that did not may move the focus on.
    pub consumed: bool,
    /// What is asked of the window.
    pub request: Option<Request>,
}

/// Something that only the window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Put this into the clipboard.
    CopyText(String),
    /// Show the fields of this part: it has no text of its own on the map.
    EditText(ItemRef),
    /// Open the menu of what was clicked, which is selected already.
    OpenContextMenu {
        /// What was clicked.
        hit: Hit,
        /// Where, in view points.
        pos: Point,
    },
    /// Open the menu of what is selected in the text that is typed, here in view points.
    OpenTextMenu(Point),
    /// Let a comment on this be written.
    Comment(ItemRef),
    /// Tell what went, and offer to take it back.
    Deleted(Deleted),
    /// Tell what a paste added to the map besides cards, and offer to take it back.
    Pasted(Pasted),
    /// Tell that so many cards cover fewer steps since stages or steps were moved, and offer to take it back.
    Shortened(usize),
    /// Tell why something was refused.
    Refused(EditError),
    /// Tell that so many characters of what was typed or pasted had no room in the text.
    LeftOut(usize),
}

/// How the pointer is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cursor {
    /// The arrow.
    #[default]
    Default,
    /// A finger: a click does something.
    Pointer,
    /// An open hand: can be dragged.
    Hand,
    /// A closed hand: is being dragged.
    Grabbing,
    /// An arrow with a plus: a copy is being dragged.
    Copy,
    /// Up and down.
    VerticalResize,
    /// To the sides.
    HorizontalResize,
    /// A cross: a marquee is being drawn.
    Crosshair,
    /// Nothing can land here, or be dragged.
    NotAllowed,
    /// An upright bar: a text that can be selected.
    Text,
}
