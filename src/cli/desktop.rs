//! `rihla install-desktop`: the program in the person's menu, and maps that open with a double click (Linux and
//! its kin; elsewhere installers do that).

use std::{
    env, fs,
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use super::{
    Failure,
    args::InstallDesktop,
    voice::{self, Voice},
};
use crate::{
    file::{EXTENSION, FORMAT, FileError, atomic},
    i18n::{Locale, without_isolates},
};

/// Type of a map's file.
const MIME: &str = "application/x-rihla-journey+json";
const ICON: &str = include_str!("../../assets/desktop/rihla.svg");
const FILE_ICON: &str = include_str!("../../assets/desktop/journey.svg");

pub(super) fn run(task: &InstallDesktop, voice: Voice) -> Result<ExitCode, Failure> {
    let locale = voice.locale();
    if !cfg!(all(unix, not(target_os = "macos"))) {
        return Err(locale.text("cli-error-no-desktop-files"));
    }
    let folder = data_folder().ok_or_else(|| locale.text("cli-error-no-data-folder"))?;
    let mut was_there = false;
    if task.remove {
        for (path, _) in files(&folder, Path::new("")) {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(FileError::writing(path, error).message(locale));
                }
                removed => was_there |= removed.is_ok(),
            }
        }
    } else {
        let program =
            env::current_exe().map_err(|error| FileError::reading("rihla", error).message(locale))?;
        for (path, content) in files(&folder, &program) {
            put(&path, &content).map_err(|error| error.message(locale))?;
        }
    }
    tell_the_desktop(&folder, task.remove);
    let done = match (task.remove, was_there) {
        (false, _) => "cli-desktop-installed",
        (true, true) => "cli-desktop-removed",
        (true, false) => "cli-desktop-was-not-there",
    };
    voice.say(&locale.format(done, &[("folder", voice::shown(&folder))]));
    Ok(ExitCode::SUCCESS)
}

/// Where this person's programs and types are described.
fn data_folder() -> Option<PathBuf> {
    // The standard has relative folders ignored.
    let given = env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|folder| folder.is_absolute());
    given.or_else(|| {
        let home = env::var_os("HOME").map(PathBuf::from).filter(|home| home.is_absolute());
        home.map(|home| home.join(".local/share"))
    })
}

/// All that is put into the person's data folder.
fn files(folder: &Path, program: &Path) -> Vec<(PathBuf, String)> {
    let icons = folder.join("icons/hicolor/scalable");
    vec![
        (folder.join("applications/rihla.desktop"), entry(program)),
        (folder.join("mime/packages/rihla.xml"), mime_type()),
        (icons.join("apps/rihla.svg"), ICON.to_owned()),
        (icons.join(format!("mimetypes/{}.svg", MIME.replace('/', "-"))), FILE_ICON.to_owned()),
    ]
}

fn put(path: &Path, content: &str) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| FileError::writing(folder, error))?;
    }
    atomic::write(path, |file| {
        file.write_all(content.as_bytes()).map_err(|error| FileError::writing(path, error))
    })
}

/// The entry for the menu (Desktop Entry Specification 1.5).
fn entry(program: &Path) -> String {
    let mut entry = String::from("[Desktop Entry]\nType=Application\nVersion=1.5\n");
    for locale in Locale::ALL {
        let tag = if locale == Locale::En { String::new() } else { format!("[{}]", locale.tag()) };
        let text = |id: &str| without_isolates(&locale.text(id));
        entry += &format!("Name{tag}={}\n", text("app-name"));
        entry += &format!("GenericName{tag}={}\n", text("desktop-generic-name"));
        entry += &format!("Comment{tag}={}\n", text("app-slogan"));
        entry += &format!("Keywords{tag}={}\n", text("desktop-keywords"));
    }
    entry += &format!("Exec={} %F\n", quoted(program));
    entry += "Icon=rihla\nTerminal=false\nStartupNotify=true\nStartupWMClass=rihla\n";
    entry += "Categories=Office;Chart;Graphics;\n";
    entry + &format!("MimeType={MIME};\n")
}

/// `program` as the standard wants it in `Exec`: in quotation marks, what acts in them escaped, once for the quoting
/// and the backslashes once more for the value.
fn quoted(program: &Path) -> String {
    let mut quoted = String::from("\"");
    for c in program.to_string_lossy().chars() {
        match c {
            '"' | '`' | '$' => {
                quoted.push_str("\\\\");
                quoted.push(c);
            }
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// The type of a map's file (Shared MIME-info Specification).
fn mime_type() -> String {
    let mut names = String::new();
    for locale in Locale::ALL {
        let tag =
            if locale == Locale::En { String::new() } else { format!(" xml:lang=\"{}\"", locale.tag()) };
        let name = without_isolates(&locale.text("desktop-file-type"));
        names += &format!("    <comment{tag}>{name}</comment>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">\n  \
           <mime-type type=\"{MIME}\">\n\
         {names}    \
             <sub-class-of type=\"application/json\"/>\n    \
             <glob pattern=\"*.{EXTENSION}\" weight=\"80\"/>\n    \
             <magic priority=\"60\">\n      \
               <match type=\"string\" value=\"&quot;format&quot;: &quot;{FORMAT}&quot;\" offset=\"0:64\"/>\n    \
             </magic>\n  \
           </mime-type>\n\
         </mime-info>\n"
    )
}

/// Has the desktop read it now, by the programs that are there for that; without them, it does so at the next login.
fn tell_the_desktop(folder: &Path, removed: bool) {
    let run = |program: &str, arguments: &[&std::ffi::OsStr]| {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // That it is not installed is no trouble.
        drop(command.status());
    };
    if !removed {
        run("xdg-mime", &["default".as_ref(), "rihla.desktop".as_ref(), MIME.as_ref()]);
    }
    run("update-mime-database", &[folder.join("mime").as_os_str()]);
    run("update-desktop-database", &[folder.join("applications").as_os_str()]);
    let icons = folder.join("icons/hicolor");
    run("gtk-update-icon-cache", &["-q".as_ref(), "-t".as_ref(), "-f".as_ref(), icons.as_os_str()]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_in_any_folder_is_quoted_as_the_standard_wants() {
        let quoted = |path: &str| quoted(Path::new(path));
        assert_eq!(quoted("/opt/my apps/rihla"), "\"/opt/my apps/rihla\"");
        assert_eq!(quoted("/a%b/$c"), r#""/a%%b/\\$c""#);
        assert_eq!(quoted(r#"/a\b"#), r#""/a\\\\b""#);
    }

    #[test]
    fn the_entry_has_a_line_for_each_language_and_names_the_type() {
        let entry = entry(Path::new("/usr/bin/rihla"));
        for tag in ["[ar]", "[he]", "[fa]"] {
            assert!(entry.contains(&format!("Comment{tag}=")), "{entry}");
        }
        assert!(entry.contains("MimeType=application/x-rihla-journey+json;\n"));
        assert!(entry.lines().skip(1).all(|line| line.contains('=')), "one line, one key: {entry}");
        assert!(!entry.contains("desktop-"), "every message is there");
    }
}
