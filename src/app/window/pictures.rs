//! Pictures onto cards: from a file, dropped onto the window, from the clipboard.

use std::{path::PathBuf, sync::Arc};

use egui::{ColorImage, Context, Event, Pos2};

use super::Window;
use crate::{
    app::{files::Purpose, jobs::Done, widgets::toast::Ends},
    editor::PicturePlace,
    import::{self, Picture, PictureError},
    model::Id,
};

/// Most pictures that are added at once.
const MOST_AT_ONCE: usize = 50;
/// Frames in which the desktop may still tell where something was dropped.
const DROP_FRAMES: u8 = 12;

/// Pictures that were dropped and wait for the pointer to tell where.
pub(super) struct Dropped {
    paths: Vec<PathBuf>,
    frames: u8,
}

impl Window {
    /// Asks for a picture's file, once it is known where the picture goes.
    pub(super) fn ask_picture(&mut self) {
        if self.picture_place().is_some() {
            self.ask_file(Purpose::AddPicture);
        }
    }

    /// Where a picture goes; without a place, says what to do.
    fn picture_place(&mut self) -> Option<PicturePlace> {
        let session = self.session.as_mut()?;
        session.editor.refresh(&mut self.shell.text);
        let place = session.editor.picture_place();
        if place.is_none() {
            let text = self.shell.tr("picture-where");
            self.toast.show("image", text, Ends::selected(self.session.as_ref()));
        }
        place
    }

    /// Adds the picture in a file that was chosen.
    pub(super) fn add_picture_file(&mut self, path: PathBuf) {
        if let Some(place) = self.picture_place() {
            self.add_picture_files(place, vec![path]);
        }
    }

    fn add_picture_files(&mut self, place: PicturePlace, paths: Vec<PathBuf>) {
        self.add_pictures(place, move || {
            paths.iter().take(MOST_AT_ONCE).map(|path| import::read_picture(path)).collect()
        });
    }

    /// Adds the picture on the clipboard.
    pub(super) fn paste_picture(&mut self, image: Arc<ColorImage>) {
        if let Some(session) = &mut self.session {
            session.editor.finish_typing();
        }
        let Some(place) = self.picture_place() else { return };
        self.add_pictures(place, move || {
            let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
            let [width, height] = image.size;
            let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
            vec![import::picture_of_pixels(side(width), side(height), rgba)]
        });
    }

    /// Adds the pictures whose files were pasted, as file managers copy them; whether `text` names such files.
    pub(super) fn paste_picture_files(&mut self, text: &str) -> bool {
        let paths = picture_files(text);
        if paths.is_empty() || self.session.is_none() {
            return false;
        }
        if let Some(place) = self.picture_place() {
            self.add_picture_files(place, paths);
        }
        true
    }

    /// Makes pictures on a thread; they go to `place` of the map that is open now.
    fn add_pictures(
        &mut self,
        place: PicturePlace,
        make: impl FnOnce() -> Vec<Result<Picture, PictureError>> + Send + 'static,
    ) {
        let Some(session) = &self.session else { return };
        let map = session.map().id.clone();
        self.jobs.start(move || Done::Pictures { map, place, pictures: make() });
    }

    /// Takes in pictures that are ready.
    pub(super) fn pictures_ready(
        &mut self,
        map: &Id,
        place: &PicturePlace,
        pictures: Vec<Result<Picture, PictureError>>,
    ) {
        let locale = self.shell.locale;
        let Some(session) = self.session.as_mut().filter(|session| session.map().id == *map) else { return };
        let mut ready = Vec::with_capacity(pictures.len());
        let mut failed = None;
        for picture in pictures {
            match picture {
                Ok(picture) => ready.push((picture.key, picture.media)),
                Err(error) => failed = Some(error),
            }
        }
        if !ready.is_empty() {
            session.editor.refresh(&mut self.shell.text);
            let outcome = session.editor.add_pictures(place, &ready);
            self.follow(outcome);
        }
        if let Some(error) = failed {
            self.toast.show("image-broken", error.message(locale), Ends::changed(self.session.as_ref()));
        }
    }

    /// Takes pictures that were dropped onto an open map; gives back what is no picture.
    pub(super) fn take_dropped(&mut self, ctx: &Context, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        if self.session.is_none() {
            if paths.iter().any(|path| import::is_picture(path)) {
                let text = self.shell.tr("picture-no-map");
                self.toast.show("image", text, Ends::Soon);
            }
            return paths.into_iter().filter(|path| !import::is_picture(path)).collect();
        }
        let (pictures, others): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| import::is_picture(path));
        if !pictures.is_empty() {
            self.dropping = Some(Dropped { paths: pictures, frames: DROP_FRAMES });
        }
        self.follow_drop(ctx);
        others
    }

    /// Puts dropped pictures where the pointer is. Desktops do not tell the place with the drop: the pointer is
    /// seen again right after it. Where it is not seen in time, the selection says the place.
    pub(super) fn follow_drop(&mut self, ctx: &Context) {
        let Some(dropped) = &mut self.dropping else { return };
        dropped.frames = dropped.frames.saturating_sub(1);
        let seen = |event: &Event| match event {
            Event::PointerMoved(pos) => Some(*pos),
            _ => None,
        };
        let pos = ctx.input(|input| input.events.iter().rev().find_map(seen));
        if pos.is_none() && dropped.frames > 0 {
            return ctx.request_repaint();
        }
        let Some(dropped) = self.dropping.take() else { return };
        let pos = pos.or_else(|| ctx.input(|input| input.pointer.latest_pos()));
        let place = match pos.and_then(|pos| self.place_at(pos)) {
            Some(place) => Some(place),
            None => self.picture_place(),
        };
        if let Some(place) = place {
            self.add_picture_files(place, dropped.paths);
        }
    }

    /// Where a picture goes that is dropped at `pos` of the window.
    fn place_at(&mut self, pos: Pos2) -> Option<PicturePlace> {
        let canvas = self.canvas_rect.filter(|canvas| canvas.contains(pos))?;
        let session = self.session.as_mut()?;
        session.editor.refresh(&mut self.shell.text);
        let at = pos - canvas.min;
        session.editor.picture_place_at(kurbo::Point::new(f64::from(at.x), f64::from(at.y)))
    }
}

/// The pictures that a text of one or several files names, one a line, as paths or as `file:` addresses.
fn picture_files(text: &str) -> Vec<PathBuf> {
    // Behind what was done with them, some file managers put the files.
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines = lines.filter(|line| !matches!(*line, "copy" | "cut" | "x-special/nautilus-clipboard"));
    let file = |line: &str| {
        let path = match line.strip_prefix("file://") {
            Some(address) => unescaped(address.strip_prefix("localhost").unwrap_or(address))?,
            None => line.to_owned(),
        };
        let path = PathBuf::from(path);
        (path.is_absolute() && import::is_picture(&path) && path.is_file()).then_some(path)
    };
    let paths: Option<Vec<PathBuf>> = lines.by_ref().take(MOST_AT_ONCE + 1).map(file).collect();
    paths.unwrap_or_default()
}

/// What an address says with its `%xx` undone.
fn unescaped(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let (high, low) = (digit(rest.next())?, digit(rest.next())?);
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_recognised_as_file_managers_write_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("صورة 1.png");
        std::fs::write(&path, b"").unwrap();
        let plain = &path.to_str().unwrap().to_owned();
        let escaped: String =
            plain
                .bytes()
                .map(|byte| {
                    if byte.is_ascii_graphic() {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect();
        let files = vec![path];
        assert_eq!(picture_files(plain), files);
        assert_eq!(picture_files(&format!("file://{escaped}\n")), files);
        let nautilus = format!("x-special/nautilus-clipboard\ncopy\nfile://{escaped}\n");
        assert_eq!(picture_files(&nautilus), files);
        // A text that only mentions a file is a text.
        assert!(picture_files(&format!("see {plain}")).is_empty());
        assert!(picture_files(&format!("{plain}\nand more")).is_empty());
        assert!(picture_files("/nowhere/a.png").is_empty());
        assert!(picture_files("copy").is_empty());
    }
}
