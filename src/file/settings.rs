//! What the program remembers from one start to the next.
//!
//! A small JSON file in the desktop's folder for settings. Nothing in it can stop a start: a value
//! that is not understood is as good as none, a file that is no JSON at all is moved aside, and
//! one that cannot be written costs only the memory. What a newer version put there stays.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use etcetera::BaseStrategy as _;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{FileError, Problem, atomic, disk, read::read_bytes, shared};
use crate::i18n::Locale;

/// Names the folder of the settings in place of the desktop's.
pub const FOLDER_VARIABLE: &str = "RIHLA_CONFIG_DIR";

/// Most files in the list of recent ones.
const MOST_RECENT: usize = 10;

/// The largest file of settings that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Sides that a window may have, in points; others come from a damaged file or a vanished screen.
const WINDOW_SIDES: std::ops::RangeInclusive<f32> = 200.0..=16_384.0;

/// Places that a window may have, in points; a screen may lie to the left of the first or above it.
const WINDOW_PLACES: std::ops::RangeInclusive<f32> = -16_384.0..=16_384.0;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// As the desktop is.
    #[default]
    System,
    /// Dark text on light ground.
    Light,
    /// Light text on dark ground.
    Dark,
}

impl Appearance {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
}

/// A file that was open lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// When it was opened or saved, in seconds since 1970.
    pub time: i64,
}

/// What is remembered.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Language of the program (BCP 47); none follows the desktop.
    pub language: Option<String>,
    /// Light or dark.
    pub appearance: Appearance,
    /// Files that were open lately, the latest first, none twice.
    pub recent: Vec<Recent>,
    /// Width and height of the window in points.
    pub window: Option<(f32, f32)>,
    /// Where the window's top left corner is on the desktop, in points.
    pub place: Option<(f32, f32)>,
    /// Whether the window fills the screen.
    pub maximized: bool,
    /// Whether maps are saved by themselves a few seconds after a change.
    pub autosave: bool,
    /// Whether earlier versions of maps are kept.
    pub versions: bool,
    /// Whether the panel with the selection's fields shows.
    pub inspector: bool,
    /// Whether Ctrl+Enter ends a card and begins the next.
    pub list_mode: bool,
    /// Phosphor names of the icons that were used lately, the last one first, none twice.
    pub recent_icons: Vec<String>,
    /// What this version does not know; kept as it was read.
    pub extra: Map<String, Value>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            appearance: Appearance::System,
            recent: Vec::new(),
            window: None,
            place: None,
            maximized: false,
            autosave: false,
            versions: true,
            inspector: true,
            list_mode: false,
            recent_icons: Vec::new(),
            extra: Map::new(),
        }
    }
}

/// Where journals and earlier versions of maps are kept: in the folder `state` beside the settings
/// where [`FOLDER_VARIABLE`] says where those are, or else in the desktop's folder for such things.
/// None where there is neither.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(PathBuf::from(folder).join("state"));
    }
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    Some(strategy.state_dir().unwrap_or_else(|| strategy.data_dir()).join("rihla"))
}

impl Settings {
    /// Where settings are kept: in the folder that [`FOLDER_VARIABLE`] names, or else in the
    /// desktop's folder for settings. None where there is neither.
    #[must_use]
    pub fn default_path() -> Option<PathBuf> {
        let folder = match std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => PathBuf::from(folder),
            None => etcetera::base_strategy::choose_native_strategy().ok()?.config_dir().join("rihla"),
        };
        Some(folder.join("settings.json"))
    }

    /// The settings in the file at `path`, as far as they can be understood; the usual ones where
    /// there are none. A file that is no JSON is moved aside, so that it can be looked into.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let bytes = match read_bytes(path, MAX_BYTES) {
            Ok(bytes) => bytes,
            Err(error) => {
                if matches!(error.problem(), Problem::TooLarge { .. }) {
                    move_aside(path);
                }
                return Self::default();
            }
        };
        Self::parse(&bytes).unwrap_or_else(|| {
            move_aside(path);
            Self::default()
        })
    }

    /// The settings in `bytes`, as far as they can be understood; none where they are no JSON object.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().map(Self::from_fields)
    }

    fn from_fields(mut fields: Map<String, Value>) -> Self {
        let recent: Vec<Value> = take(&mut fields, "recent").unwrap_or_default();
        let mut settings = Self {
            language: take(&mut fields, "language"),
            appearance: take(&mut fields, "appearance").unwrap_or_default(),
            recent: recent.into_iter().filter_map(|entry| serde_json::from_value(entry).ok()).collect(),
            window: take(&mut fields, "window").filter(|&(width, height): &(f32, f32)| {
                WINDOW_SIDES.contains(&width) && WINDOW_SIDES.contains(&height)
            }),
            place: take(&mut fields, "place")
                .filter(|&(x, y): &(f32, f32)| WINDOW_PLACES.contains(&x) && WINDOW_PLACES.contains(&y)),
            maximized: take(&mut fields, "maximized").unwrap_or(false),
            autosave: take(&mut fields, "autosave").unwrap_or(false),
            versions: take(&mut fields, "versions").unwrap_or(true),
            inspector: take(&mut fields, "inspector").unwrap_or(true),
            list_mode: take(&mut fields, "list_mode").unwrap_or(false),
            recent_icons: take(&mut fields, "recent_icons").unwrap_or_default(),
            extra: fields,
        };
        settings.recent.truncate(MOST_RECENT);
        settings
    }

    /// Puts the settings into the file at `path`, and makes its folder where there is none.
    ///
    /// # Errors
    /// When the folder or the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let failed = |error| FileError::writing(path, error);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let bytes = self.to_json();
        atomic::write(path, |file| file.write_all(&bytes).map_err(failed))
    }

    /// Puts into the file at `path` what these say otherwise than `known`, what the file held when it was last read or
    /// written here; what another window has put there meanwhile stays. Gives the recent files that it then holds.
    ///
    /// # Errors
    /// When the folder or the file cannot be written, or when there is a file that cannot be read: it stays as it is.
    pub fn update(&self, known: &Self, path: &Path) -> Result<Vec<Recent>, FileError> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| FileError::writing(path, error))?;
        }
        let _turn = shared::Turn::take(&disk::real(), path);
        let there = Self::there(read_bytes(path, MAX_BYTES), path)?;
        let merged = there.map_or_else(|| self.clone(), |there| self.merged(known, there));
        merged.save(path)?;
        Ok(merged.recent)
    }

    /// The settings that were `read` from the file at `path`; none where there are none to be kept. What is damaged is
    /// moved aside; what cannot be read just now may be whole, and is left alone.
    fn there(read: Result<Vec<u8>, FileError>, path: &Path) -> Result<Option<Self>, FileError> {
        let there = match read {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) => match error.problem() {
                Problem::Missing => return Ok(None),
                Problem::TooLarge { .. } => None,
                _ => return Err(error),
            },
        };
        if there.is_none() {
            move_aside(path);
        }
        Ok(there)
    }

    /// `there` with what these say otherwise than `known`.
    fn merged(&self, known: &Self, there: Self) -> Self {
        let (known_fields, ours) = (known.to_fields(), self.to_fields());
        let mut fields = there.to_fields();
        for key in known_fields.keys().chain(ours.keys()) {
            match ours.get(key) {
                value if value == known_fields.get(key) => {}
                Some(value) => {
                    fields.insert(key.clone(), value.clone());
                }
                None => {
                    fields.shift_remove(key);
                }
            }
        }
        let mut merged = Self::from_fields(fields);
        merged.recent.clone_from(&self.recent);
        merged.join_recent(&known.recent, there.recent);
        merged
    }

    /// Joins the recent files, of which `known` were known, with those that are remembered `there` by now.
    pub fn join_recent(&mut self, known: &[Recent], there: Vec<Recent>) {
        let ours = std::mem::take(&mut self.recent);
        let gone = |path: &Path| {
            let holds = |list: &[Recent]| list.iter().any(|recent| recent.path == path);
            holds(known) && !holds(&ours)
        };
        let rest = there.into_iter().filter(|recent| !gone(&recent.path));
        let mut all: Vec<Recent> = ours.iter().filter(|recent| !known.contains(recent)).cloned().collect();
        all.extend(rest);
        // The latest first; of one time, ours.
        all.sort_by_key(|recent| std::cmp::Reverse(recent.time));
        for recent in all {
            if !self.recent.iter().any(|kept| kept.path == recent.path) {
                self.recent.push(recent);
            }
        }
        self.recent.truncate(MOST_RECENT);
    }

    /// The content of a file that holds the settings.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Fields of JSON can be written as JSON.
        let mut bytes = serde_json::to_vec_pretty(&self.to_fields()).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    fn to_fields(&self) -> Map<String, Value> {
        let mut fields = Map::new();
        let mut put = |key: &str, value: Value| fields.insert(key.to_owned(), value);
        if let Some(language) = &self.language {
            put("language", language.as_str().into());
        }
        // None of these can fail but a path that is no Unicode, which JSON cannot hold.
        put("appearance", serde_json::to_value(self.appearance).unwrap_or_default());
        put("recent", self.recent.iter().filter_map(|recent| serde_json::to_value(recent).ok()).collect());
        if let Some((width, height)) = self.window {
            put("window", serde_json::json!([width, height]));
        }
        if let Some((x, y)) = self.place {
            put("place", serde_json::json!([x, y]));
        }
        put("maximized", self.maximized.into());
        put("autosave", self.autosave.into());
        put("versions", self.versions.into());
        put("inspector", self.inspector.into());
        if self.list_mode {
            put("list_mode", true.into());
        }
        if !self.recent_icons.is_empty() {
            put("recent_icons", self.recent_icons.clone().into());
        }
        fields.extend(self.extra.clone());
        fields
    }

    /// The program's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.language.as_deref().and_then(Locale::of_tag).unwrap_or_else(Locale::of_system)
    }

    /// Puts a file at the top of the recent ones; `time` is in seconds since 1970.
    pub fn remember(&mut self, path: &Path, time: i64) {
        // The next start may stand in another folder.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.forget(&path);
        self.recent.insert(0, Recent { path, time });
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a file off the list.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.path != path);
    }
}

/// Takes out the field called `key`, if it is what it should be.
fn take<T: DeserializeOwned>(fields: &mut Map<String, Value>, key: &str) -> Option<T> {
    fields.shift_remove(key).and_then(|value| serde_json::from_value(value).ok())
}

/// Gives a damaged file another name; when that fails too, the next save replaces it.
fn move_aside(path: &Path) {
    let _ = fs::rename(path, path.with_extension("damaged.json"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("settings.json");
        let mut settings = Settings {
            language: Some("ar".into()),
            appearance: Appearance::Dark,
            window: Some((1440.0, 900.5)),
            place: Some((-200.0, 48.0)),
            maximized: true,
            autosave: true,
            versions: false,
            inspector: false,
            recent_icons: vec!["phone".to_owned()],
            ..Settings::default()
        };
        settings.remember(Path::new("/maps/رحلة.journey.json"), 1_700_000_000);
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), settings);
        assert_eq!(settings.locale(), Locale::Ar);
    }

    #[test]
    fn no_file_of_settings_can_stop_a_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        assert_eq!(Settings::load(&path), Settings::default());
        let damaged = ["", "{ \"window\": [", "[]", "\u{0}\u{0}", "null", &"[".repeat(100_000)];
        for content in damaged {
            fs::write(&path, content).unwrap();
            assert_eq!(Settings::load(&path), Settings::default(), "{content:.20}");
            assert!(!path.exists());
            assert_eq!(fs::read_to_string(folder.path().join("settings.damaged.json")).unwrap(), content);
        }
        fs::create_dir(&path).unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
    }

    #[test]
    fn what_is_wrong_or_unknown_costs_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let content = r#"{"language": 5, "appearance": "sepia", "window": [0, 1e9], "place": ["x"], "maximized": 1, "inspector": false,
            "recent": [{"path": "/a", "time": 1}, {"path": 7}, "x", {"path": "/b", "time": 2}], "later": {"x": 1}}"#;
        fs::write(&path, content).unwrap();
        let settings = Settings::load(&path);
        assert_eq!((&settings.language, settings.appearance), (&None, Appearance::System));
        assert_eq!((settings.window, settings.place, settings.maximized), (None, None, false));
        assert!(!settings.inspector);
        let paths: Vec<_> = settings.recent.iter().map(|recent| recent.path.as_path()).collect();
        assert_eq!(paths, [Path::new("/a"), Path::new("/b")]);

        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), settings);
        assert_eq!(settings.extra["later"]["x"], 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_json_cannot_hold_costs_only_itself() {
        use std::os::unix::ffi::OsStrExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let mut settings = Settings::default();
        settings.remember(Path::new("/maps/a"), 1);
        settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/maps/\xff")), 2);
        settings.save(&path).unwrap();
        let recent = Settings::load(&path).recent;
        assert_eq!(recent, [Recent { path: "/maps/a".into(), time: 1 }]);
    }

    #[test]
    fn what_another_window_changed_meanwhile_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new folder").join("settings.json");
        let (a, b, c) = (Path::new("/a"), Path::new("/b"), Path::new("/c"));
        let mut known = Settings { autosave: true, list_mode: true, ..Settings::default() };
        known.remember(a, 1);
        known.remember(b, 2);
        assert_eq!(known.update(&Settings::default(), &path).unwrap(), known.recent);

        let mut other = known.clone();
        (other.language, other.appearance, other.autosave) = (Some("he".into()), Appearance::Dark, false);
        other.extra.insert("later".into(), 1.into());
        other.remember(c, 9);
        other.update(&known, &path).unwrap();

        let mut ours = known.clone();
        (ours.versions, ours.list_mode, ours.window) = (false, false, Some((800.0, 600.0)));
        ours.remember(a, 5);
        ours.forget(b);
        let recent = ours.update(&known, &path).unwrap();
        let there = Settings::load(&path);
        assert_eq!(there.recent, recent);
        assert_eq!(recent, [Recent { path: c.into(), time: 9 }, Recent { path: a.into(), time: 5 }]);
        assert_eq!((there.language.as_deref(), there.appearance), (Some("he"), Appearance::Dark));
        assert_eq!((there.autosave, there.versions, there.list_mode), (false, false, false));
        assert_eq!((there.window, there.extra.len()), (Some((800.0, 600.0)), 1));

        // Where there is nothing to join, everything that is known is written.
        fs::write(&path, "{").unwrap();
        ours.update(&known, &path).unwrap();
        assert_eq!(Settings::load(&path), ours);
        assert!(path.with_extension("damaged.json").exists());
    }

    #[test]
    fn what_cannot_be_read_just_now_is_not_written_over() {
        use std::io::ErrorKind;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        fs::write(&path, "{\"later\": 1}").unwrap();
        for kind in [ErrorKind::PermissionDenied, ErrorKind::StaleNetworkFileHandle, ErrorKind::Other] {
            let read = Err(FileError::reading(&path, kind.into()));
            assert!(Settings::there(read, &path).is_err(), "{kind}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"later\": 1}");
        let missing = Err(FileError::reading(&path, ErrorKind::NotFound.into()));
        assert_eq!(Settings::there(missing, &path).unwrap(), None);

        let large = vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1];
        fs::write(&path, &large).unwrap();
        Settings::default().update(&Settings::default(), &path).unwrap();
        assert_eq!(fs::read(path.with_extension("damaged.json")).unwrap(), large);
        assert_eq!(Settings::load(&path), Settings::default());
    }

    #[test]
    fn the_latest_file_comes_first_and_only_once() {
        let mut settings = Settings::default();
        for time in 0..20 {
            settings.remember(Path::new(&format!("/{}", time % 12)), time);
        }
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent[0], Recent { path: "/7".into(), time: 19 });
        let paths: std::collections::HashSet<_> = settings.recent.iter().map(|recent| &recent.path).collect();
        assert_eq!(paths.len(), MOST_RECENT);
        settings.forget(Path::new("/7"));
        assert_eq!(settings.recent[0].path, Path::new("/6"));
    }
}
