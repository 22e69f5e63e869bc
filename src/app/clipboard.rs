//! The desktop's clipboard, as far as it holds more than the plain text that egui reads and writes.

use std::sync::{Arc, Mutex};

use crate::export::Snapshot;

/// A clipboard with flavours. The real one is [`SystemClipboard`]; tests have their own.
pub trait Clipboard: Send {
    /// The HTML on it, if there is any. May wait for the program that put it there.
    fn html(&mut self) -> Option<String>;

    /// Puts `html` on it and beside it `text`, for programs that want no more; `false` when it cannot.
    fn set_html(&mut self, html: String, text: String) -> bool;

    /// Puts a picture on it; `false` when it cannot.
    fn set_picture(&mut self, picture: Snapshot) -> bool;
}

/// A clipboard that threads share.
pub type SharedClipboard = Arc<Mutex<dyn Clipboard>>;

/// The desktop's.
#[derive(Default)]
pub struct SystemClipboard {
    /// Opened when first needed, and again when it broke down.
    open: Option<arboard::Clipboard>,
}

impl SystemClipboard {
    /// The desktop's clipboard; none where it has none that takes flavours.
    fn open(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.open.is_none() && desktop_has_flavours() {
            self.open = arboard::Clipboard::new().ok();
        }
        self.open.as_mut()
    }
}

impl Clipboard for SystemClipboard {
    fn html(&mut self) -> Option<String> {
        self.open()?.get().html().ok()
    }

    fn set_html(&mut self, html: String, text: String) -> bool {
        self.open().is_some_and(|clipboard| clipboard.set_html(html, Some(text)).is_ok())
    }

    fn set_picture(&mut self, picture: Snapshot) -> bool {
        let Snapshot { width, height, rgba } = picture;
        let (width, height) = (width as usize, height as usize);
        let image = arboard::ImageData { width, height, bytes: rgba.into() };
        self.open().is_some_and(|clipboard| clipboard.set_image(image).is_ok())
    }
}

/// Whether a program may put more than text on the clipboard. Under Wayland that takes a protocol that some desktops
/// lack; the X11 clipboard beside it is then not the one that people see.
fn desktop_has_flavours() -> bool {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WAYLAND_DISPLAY").is_some_and(|display| !display.is_empty()) {
        return wl_clipboard_rs::utils::is_primary_selection_supported().is_ok();
    }
    true
}
