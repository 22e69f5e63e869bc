//! A start that explains itself: what the window needs from the machine, and what to say when it is missing.
//!
//! winit and glutin load X11, Wayland and OpenGL when they start, and end in a bare error or a panic where
//! one is missing. So the libraries are looked for first.

use std::{
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use crate::i18n::{Arg, Locale};

/// Why no window can be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// There is no display.
    #[error("no display")]
    NoDisplay,
    /// A library is missing.
    #[error("missing library {library}")]
    NoLibrary {
        /// The library's file.
        library: &'static str,
        /// The Debian package that brings it.
        package: &'static str,
    },
    /// The display does not answer.
    #[error("the display does not answer: {0}")]
    Display(String),
    /// OpenGL does not start.
    #[error("OpenGL does not start: {0}")]
    Graphics(String),
}

/// The Debian package with the drivers that draw without a graphics card too.
const DRIVERS: &str = "libgl1-mesa-dri";

impl StartError {
    /// What is missing and what to do, in one sentence.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match self {
            Self::NoDisplay => locale.text("start-no-display"),
            Self::NoLibrary { library, package } => locale.format(
                "start-no-library",
                &[("library", Arg::from(*library)), ("package", (*package).into())],
            ),
            Self::Display(reason) => locale.format("start-display", &[("reason", tidy(reason).into())]),
            Self::Graphics(reason) => {
                let args = [("reason", tidy(reason).into()), ("package", DRIVERS.into())];
                locale.format("start-graphics", &args)
            }
        }
    }
}

/// What a library says, without the place in its source and a full stop of its own.
fn tidy(reason: &str) -> &str {
    let place = reason.rfind(".rs:").and_then(|at| reason.get(at..)?.find(": ").map(|end| at + end + 2));
    let said = place.and_then(|end| reason.get(end..)).unwrap_or(reason);
    said.trim().trim_end_matches('.')
}

/// A library with the Debian package that brings it.
type Library = (&'static str, &'static str);

/// What winit loads for X11; a missing one of these panics or fails without saying its name.
const X11: &[Library] = &[
    ("libX11.so.6", "libx11-6"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
];

/// What winit and glutin load for Wayland.
const WAYLAND: &[Library] = &[
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-egl.so.1", "libwayland-egl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libEGL.so.1", "libegl1"),
];

/// Looks whether this machine can open a window.
///
/// # Errors
/// The first thing that is missing.
pub(crate) fn check() -> Result<(), StartError> {
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return Ok(());
    }
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let wayland = set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET");
    check_with(wayland, set("DISPLAY"), library_exists)
}

fn check_with(wayland: bool, x11: bool, exists: impl Fn(&str) -> bool) -> Result<(), StartError> {
    let missing = |libraries: &[Library]| {
        libraries
            .iter()
            .find(|(library, _)| !exists(library))
            .map(|(library, package)| StartError::NoLibrary { library, package })
    };
    let wayland_lacks = if wayland { missing(WAYLAND) } else { Some(StartError::NoDisplay) };
    let Some(wayland_lacks) = wayland_lacks else { return Ok(()) };
    if !x11 {
        return Err(wayland_lacks);
    }
    if let Some(error) = missing(X11) {
        return Err(error);
    }
    if exists("libGL.so.1") || exists("libEGL.so.1") {
        return Ok(());
    }
    Err(StartError::NoLibrary { library: "libGL.so.1", package: "libgl1" })
}

/// Whether the dynamic linker would find a library called `name`.
pub(crate) fn library_exists(name: &str) -> bool {
    if let Some(paths) = env::var_os("LD_LIBRARY_PATH")
        && env::split_paths(&paths).any(|folder| folder.join(name).exists())
    {
        return true;
    }
    in_linker_cache(Path::new("/etc/ld.so.cache"), name) || in_system_folders(name)
}

/// The cache holds the names of all libraries in the configured folders, each ended by a zero byte.
fn in_linker_cache(cache: &Path, name: &str) -> bool {
    let Ok(bytes) = fs::read(cache) else { return false };
    let wanted = [b"/", name.as_bytes(), b"\0"].concat();
    bytes.windows(wanted.len()).enumerate().any(|(at, window)| {
        if window != wanted {
            return false;
        }
        // The cache may be older than the folders: the file itself has to be there.
        let from = bytes[..at].iter().rposition(|byte| *byte == 0).map_or(0, |zero| zero + 1);
        let path = String::from_utf8_lossy(&bytes[from..at + wanted.len() - 1]).into_owned();
        Path::new(&path).exists()
    })
}

fn in_system_folders(name: &str) -> bool {
    let folders =
        ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/run/current-system/sw/lib"];
    folders.iter().map(PathBuf::from).any(|folder| {
        folder.join(name).exists()
            || subfolders(&folder).any(|folder| {
                folder.file_name().is_some_and(|name| name.to_string_lossy().ends_with("-gnu"))
                    && folder.join(OsStr::new(name)).exists()
            })
    })
}

fn subfolders(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_display_there_is_no_window() {
        assert_eq!(check_with(false, false, |_| true), Err(StartError::NoDisplay));
    }

    #[test]
    fn every_missing_library_of_x11_is_named_with_its_package() {
        for (library, package) in X11 {
            let error = check_with(false, true, |name| name != *library).unwrap_err();
            assert_eq!(error, StartError::NoLibrary { library, package });
            for locale in Locale::ALL {
                let message = error.message(locale);
                assert!(message.contains(library) && message.contains(package), "{message}");
            }
        }
        let no_gl = check_with(false, true, |name| !name.starts_with("libGL") && !name.starts_with("libEGL"));
        assert_eq!(no_gl, Err(StartError::NoLibrary { library: "libGL.so.1", package: "libgl1" }));
    }

    #[test]
    fn x11_stands_in_where_wayland_lacks_a_library() {
        let no_wayland = |name: &str| !name.starts_with("libwayland");
        assert_eq!(check_with(true, true, no_wayland), Ok(()));
        assert!(matches!(
            check_with(true, false, no_wayland),
            Err(StartError::NoLibrary { package: "libwayland-client0", .. })
        ));
        assert_eq!(check_with(true, false, |_| true), Ok(()));
    }

    #[test]
    fn what_libraries_say_is_made_readable() {
        let said = "winit EventLoopError: os error at /a/b.rs/c/mod.rs:788: No X server.";
        assert_eq!(tidy(said), "No X server");
        assert_eq!(tidy("no config"), "no config");
    }

    #[test]
    fn a_library_that_is_nowhere_is_not_found() {
        assert!(!library_exists("librihla-is-not-there.so.9"));
    }
}
