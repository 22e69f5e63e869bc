//! The command line as people and scripts use it: the real program, in folders of its own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A folder to work in, and the program started there without a display.
struct Desk {
    folder: tempfile::TempDir,
    language: &'static str,
    /// Where the program keeps what it remembers of its work.
    home: tempfile::TempDir,
}

impl Desk {
    fn new(language: &'static str) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), home: tempfile::tempdir().unwrap(), language }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// A sample map under `name`.
    fn sample(&self, sample: &str, name: &str) {
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
        fs::copy(samples.join(format!("{sample}.journey.json")), self.path(name)).unwrap();
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rihla"));
        command.args(args).current_dir(self.folder.path()).env_clear().env("LANG", self.language);
        command.env("HOME", self.home.path());
        command
    }

    fn run(&self, args: &[&str]) -> Said {
        Said::of(self.command(args).output().unwrap())
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Said {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Said::of(child.wait_with_output().unwrap())
    }

    /// Names of all files in the folder, sorted.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// How the program ended and what it said.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    out: Vec<u8>,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains("panicked"), "{err}");
        Self { code: output.status.code(), out: output.stdout, err }
    }

    fn out(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    /// It went well.
    #[track_caller]
    fn fine(self) -> Self {
        assert_eq!(self.code, Some(0), "{self:?}");
        self
    }

    /// It failed with `code` and said every one of `words` on standard error.
    #[track_caller]
    fn failed(self, code: i32, words: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "“{word}” is missing in: {}", self.err);
        }
        self
    }
}

fn decoded(png: &[u8]) -> (u32, u32, png::ColorType, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info.width, info.height, info.color_type, pixels)
}

const TABLE: &str = "Stage | Actions | Feelings | Pain points\n---|---|---|---\n\
    Search | compares shops, reads reviews | Curious | too many ads\n\
    Purchase | pays by card | Tense | few ways to pay\n";

#[test]
fn help_and_version_speak_the_persons_language() {
    let english = Desk::new("en_GB.UTF-8");
    let help = english.run(&["--help"]).fine();
    for word in ["Usage:", "export", "new", "check", "import", "--version"] {
        assert!(help.out().contains(word), "{word}: {}", help.out());
    }
    let version = english.run(&["--version"]).fine();
    assert_eq!(version.out(), format!("rihla {}\n", env!("CARGO_PKG_VERSION")));

    let arabic = Desk::new("ar_EG.UTF-8");
    let help = arabic.run(&["--help"]).fine();
    for word in ["الاستخدام:", "الأوامر", "إنشاء صورة من خريطة"] {
        assert!(help.out().contains(word), "{word}: {}", help.out());
    }
    let help = arabic.run(&["export", "--help"]).fine();
    assert!(help.out().contains("جعل الخلفية شفافة"), "{}", help.out());
    assert!(!help.out().contains("Usage"), "{}", help.out());
}

#[test]
fn rihla_lang_goes_before_the_desktops_language() {
    let desk = Desk::new("ar");
    let said = Said::of(desk.command(&["check", "nothing.json"]).env("RIHLA_LANG", "he").output().unwrap());
    said.failed(1, &["שגיאה:", "nothing.json"]);
    let said = Said::of(desk.command(&["check", "nothing.json"]).env("RIHLA_LANG", "xx").output().unwrap());
    said.failed(1, &["خطأ:"]);
}

#[test]
fn what_is_not_understood_ends_with_2() {
    let english = Desk::new("C");
    english.run(&["export"]).failed(2, &["<FILE>", "rihla --help"]);
    english.run(&["export", "a.json", "--scale", "large"]).failed(2, &["large", "--scale"]);
    english.run(&["export", "a.json", "--theme", "pink"]).failed(2, &["pink", "--theme"]);
    english.run(&["export", "a.json", "--colour"]).failed(2, &["--colour"]);
    english.run(&["export", "a.json", "--scale"]).failed(2, &["--scale"]);
    english.run(&["new", "--lang", "de", "-o", "a.json"]).failed(2, &["de"]);
    english.run(&["check"]).failed(2, &[]);
    assert!(english.files().is_empty());
    let arabic = Desk::new("ar");
    arabic.run(&["export"]).failed(2, &["خطأ:", "<FILE>"]);
    arabic.run(&["export", "a.json", "--scale", "كبير"]).failed(2, &["لا يقبل", "كبير"]);
}

#[test]
fn a_new_map_is_written_and_never_over_another() {
    let desk = Desk::new("en");
    let said = desk.run(&["new", "-o", "map.journey.json"]).fine();
    assert!(said.out().contains("map.journey.json"));
    desk.run(&["check", "map.journey.json"]).fine();
    let first = desk.read("map.journey.json");
    assert!(first.contains("\"language\": \"en\""));

    desk.run(&["new", "-o", "map.journey.json"]).failed(1, &["map.journey.json", "--force"]);
    assert_eq!(desk.read("map.journey.json"), first);
    desk.run(&["new", "--lang", "fa", "--force", "-o", "map.journey.json"]).fine();
    assert!(desk.read("map.journey.json").contains("\"language\": \"fa\""));
    assert_eq!(desk.files(), ["map.journey.json"], "no temporary file stays");

    let arabic = Desk::new("ar_SA.UTF-8");
    let said = arabic.run(&["new", "-o", "-"]).fine();
    assert!(said.out().contains("\"language\": \"ar\""));
    assert!(arabic.run_with_input(&["check", "-"], &said.out).fine().out().contains("خريطة صالحة"));
    arabic.run(&["new", "-o", "لا مجلد/خريطة.json"]).failed(1, &["لا مجلد/خريطة.json"]);
}

#[test]
fn check_tells_the_place_of_a_mistake() {
    let desk = Desk::new("en");
    desk.write(
        "broken.json",
        "{\n  \"format\": \"rihla-journey\",\n  \"version\": 1,\n  \"title\": oops\n}\n",
    );
    desk.run(&["check", "broken.json"]).failed(1, &["error:", "broken.json", "line 4"]);
    desk.write("other.json", "{\"name\": \"package\"}");
    desk.run(&["check", "other.json"]).failed(1, &["other.json", "not a journey map"]);
    desk.run(&["check", "missing.json"]).failed(1, &["missing.json", "no such file"]);
    desk.run(&["check", "."]).failed(1, &["folder"]);
    let arabic = Desk::new("ar");
    arabic.write("broken.json", "{\"format\": \"rihla-journey\", \"version\": 1");
    arabic.run(&["check", "broken.json"]).failed(1, &["خطأ:", "broken.json", "السطر 1"]);
}

#[test]
fn check_points_things_out_and_strict_minds_them() {
    let desk = Desk::new("en");
    // A stage without a goal, and a card whose lane is nowhere.
    desk.write(
        "loose.json",
        r#"{"format": "rihla-journey", "version": 1, "title": "Loose", "kind": "current-state", "language": "en",
            "stages": [{"id": "s", "title": "Decision", "steps": [{"id": "t"}]}], "lanes": [],
            "cards": [{"id": "c", "lane": "gone", "step": "t", "text": "Hello"}]}"#,
    );
    desk.sample("office-furniture-en", "fine.json");
    let said = desk.run(&["check", "loose.json", "fine.json"]).fine();
    assert!(said.out().contains("“loose.json” is a valid map"), "{}", said.out());
    assert!(said.out().contains("Unplaced"), "{}", said.out());
    assert!(said.out().contains("“Decision”"), "{}", said.out());
    assert!(
        said.out().contains("“fine.json” is a valid map. There is nothing to point out."),
        "{}",
        said.out()
    );
    desk.run(&["check", "--strict", "fine.json"]).fine();
    desk.run(&["check", "--strict", "loose.json", "fine.json"]).failed(1, &[]);
    let said = desk.run(&["check", "missing.json", "fine.json"]).failed(1, &["missing.json"]);
    assert!(said.out().contains("fine.json"), "the others are looked at all the same");
}

#[test]
fn a_table_becomes_a_map() {
    let desk = Desk::new("en");
    desk.write("journey.md", TABLE);
    let said = desk.run(&["import", "journey.md", "-o", "journey.journey.json"]).fine();
    assert!(said.out().contains("2 stages"), "{}", said.out());
    let map = desk.read("journey.journey.json");
    for text in ["Search", "Purchase", "few ways to pay", "\"word\": \"Tense\""] {
        assert!(map.contains(text), "{text}");
    }
    desk.run(&["check", "journey.journey.json"]).fine();
    desk.run(&["import", "journey.md", "-o", "journey.journey.json"]).failed(1, &["--force"]);

    let piped = desk.run_with_input(&["import", "-", "-o", "-"], TABLE.as_bytes()).fine();
    assert!(piped.out().contains("few ways to pay"));
    desk.write("prose.txt", "No table at all.");
    desk.run(&["import", "prose.txt", "-o", "prose.json"]).failed(1, &["prose.txt"]);
    desk.run(&["import", "gone.csv", "-o", "gone.json"]).failed(1, &["gone.csv"]);
    assert!(!desk.path("prose.json").exists() && !desk.path("gone.json").exists());
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let desk = Desk::new("en");
    desk.sample("office-furniture-en", "map.journey.json");
    let size = |args: &[&str], name: &str| {
        let said = desk.run(&[&["export", "map.journey.json"], args].concat()).fine();
        let (width, height, color, _) = decoded(&fs::read(desk.path(name)).unwrap());
        assert!(said.out().contains(&format!("{width} × {height}")), "{}", said.out());
        (width, height, color)
    };
    let (width, height, color) = size(&["--scale", "0.5", "-o", "half.png"], "half.png");
    assert_eq!(color, png::ColorType::Rgb);
    let (double_width, double_height, color) =
        size(&["--scale", "1", "--transparent", "--theme", "dark", "-o", "whole.PNG"], "whole.PNG");
    assert_eq!(color, png::ColorType::Rgba);
    assert!((2 * width).abs_diff(double_width) <= 1 && (2 * height).abs_diff(double_height) <= 1);
    let (narrow, ..) =
        size(&["--scale", "0.5", "--stages", "decision,Retention", "-o", "part.png"], "part.png");
    assert!(narrow < width, "{narrow} < {width}");
    // Without a name it stands beside the map.
    size(&["--scale", "0.5"], "map.png");
    desk.run(&["export", "map.journey.json"]).failed(1, &["map.png", "--force"]);
    let names = ["half.png", "map.journey.json", "map.png", "part.png", "whole.PNG"];
    assert_eq!(desk.files(), names, "no temporary file stays");
}

#[test]
fn a_picture_goes_through_pipes() {
    let desk = Desk::new("he_IL.UTF-8");
    desk.sample("specialist-appointment-he", "map.journey.json");
    let map = fs::read(desk.path("map.journey.json")).unwrap();
    let said = desk.run_with_input(&["export", "-", "-o", "-", "--scale", "0.5"], &map).fine();
    let (width, height, ..) = decoded(&said.out);
    assert!(width > 300 && height > 200, "{width} × {height}");
    assert_eq!(said.err, "");
}

#[test]
fn an_export_that_cannot_be_made_says_why_and_writes_nothing() {
    let desk = Desk::new("en");
    desk.sample("office-furniture-en", "map.journey.json");
    let before = desk.read("map.journey.json");
    let export = |args: &[&str]| desk.run(&[&["export", "map.journey.json"], args].concat());
    export(&["-o", "map.journey.json"]).failed(1, &["map.journey.json", "another name"]);
    export(&["-o", "out.jpg"]).failed(1, &["out.jpg", ".png"]);
    export(&["-o", "."]).failed(1, &["folder"]);
    export(&["-o", "no/folder/out.png"]).failed(1, &["no/folder/out.png"]);
    export(&["-o", "out.png", "--scale", "1000"]).failed(1, &["1000", "64"]);
    export(&["-o", "out.png", "--scale", "-2"]).failed(1, &["-2"]);
    export(&["-o", "out.png", "--stages", "Nowhere"]).failed(1, &["“Nowhere”", "Decision"]);
    desk.run(&["export", "gone.json", "-o", "out.png"]).failed(1, &["gone.json"]);
    // Wide enough that 64 pixels a point cannot be made.
    desk.write("wide.json", before.replacen("\"steps\": [", "\"width\": 100000, \"steps\": [", 1));
    let said = desk.run(&["export", "wide.json", "-o", "out.png", "--scale", "60"]);
    let said = said.failed(1, &["pixels", "largest scale"]);
    let largest: f64 =
        said.err.split("this map is ").nth(1).unwrap().split(';').next().unwrap().parse().unwrap();
    assert!(largest > 0.5 && largest < 60.0, "{largest}");
    assert_eq!(desk.files(), ["map.journey.json", "wide.json"]);
    assert_eq!(desk.read("map.journey.json"), before);
    let arabic = Desk::new("ar");
    arabic.sample("driving-licence-ar", "خريطة.json");
    arabic.run(&["export", "خريطة.json", "-o", "صورة.png", "--stages", "لا شيء"]).failed(1, &["«لا شيء»"]);
}

#[test]
fn a_pipe_that_closes_early_is_no_mishap() {
    let desk = Desk::new("en");
    desk.sample("office-furniture-en", "map.json");
    for args in [vec!["export", "map.json", "-o", "-"], vec!["new", "-o", "-"], vec!["--help"]] {
        let mut child = desk.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}: {err}");
        assert_eq!(err, "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_text() {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _};

    let desk = Desk::new("en");
    let name = |bytes: &'static [u8]| OsStr::from_bytes(bytes);
    let run = |args: &[&OsStr]| Said::of(desk.command(&[]).args(args).output().unwrap());
    run(&["new".as_ref(), "-o".as_ref(), name(b"caf\xe9.journey.json")]).fine();
    run(&["export".as_ref(), name(b"caf\xe9.journey.json"), "--scale".as_ref(), "0.1".as_ref()]).fine();
    assert!(desk.folder.path().join(name(b"caf\xe9.journey.json")).exists());
    run(&["check".as_ref(), name(b"caf\xe9.journey.json"), name(b"\xff")]).failed(1, &["no such file"]);
}

/// Ctrl-C, and the signal of `kill` and of a machine that shuts down, in the middle of a long export.
#[cfg(unix)]
#[test]
fn an_export_that_is_interrupted_leaves_nothing_behind() {
    use std::time::{Duration, Instant};

    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let desk = Desk::new("en_US.UTF-8");
        desk.sample("office-furniture-en", "map.journey.json");
        desk.write("picture.png", "an older picture");
        let mut child = desk
            .command(&["export", "map.journey.json", "-o", "picture.png", "--scale", "24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let writes = |desk: &Desk| desk.files().iter().any(|name| name.starts_with(".rihla-"));
        let start = Instant::now();
        while !writes(&desk) && child.try_wait().unwrap().is_none() && start.elapsed().as_secs() < 60 {
            std::thread::sleep(Duration::from_millis(1));
        }
        assert!(writes(&desk), "the export is under way");
        assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
        let said = Said::of(child.wait_with_output().unwrap());
        assert_eq!(said.code, Some(code), "{said:?}");
        assert!(said.err.contains("cancel"), "{said:?}");
        assert_eq!(desk.files(), ["map.journey.json", "picture.png"]);
        assert_eq!(desk.read("picture.png"), "an older picture");
    }
}

#[cfg(unix)]
#[test]
fn nothing_that_a_file_or_its_name_says_commands_the_terminal() {
    /// Clears the screen, names the window, turns the line around.
    const EVIL: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{2066}";
    const ESCAPED: &str = r"\u001b[2J\u001b]0;x\u0007\u202e\u2066";

    let desk = Desk::new("en_US.UTF-8");
    let map = |text: &str| {
        format!(
            r#"{{"format": "rihla-journey", "version": 1, "id": "m", "title": "{ESCAPED}{text}",
            "personas": [{{"id": "p", "name": "{ESCAPED}", "portrait": "gone"}}],
            "stages": [{{"id": "s", "title": "{ESCAPED}{text}", "steps": [
              {{"id": "t", "title": "{ESCAPED}"}}, {{"id": "u", "title": "{ESCAPED}"}}]}}],
            "lanes": [{{"id": "l", "kind": "actions", "title": "{ESCAPED}"}}, {{"id": "o", "kind": "opportunities"}}],
            "cards": [
              {{"id": "a", "lane": "l", "step": "t", "text": "{ESCAPED}{text}", "evidence": {{"kind": "assumed", "link": "file://{ESCAPED}"}}}},
              {{"id": "b", "lane": "o", "step": "t", "text": "{ESCAPED}"}}
            ], "{ESCAPED}": 1}}"#
        )
    };
    let (one, other) = (format!("{EVIL}one.journey.json"), format!("{EVIL}other.journey.json"));
    desk.write(&one, map("one"));
    desk.write(&other, map("other"));
    desk.write(&format!("{EVIL}broken"), "{");
    desk.write(&format!("{EVIL}table.csv"), "x");
    let (broken, table, gone) = (format!("{EVIL}broken"), format!("{EVIL}table.csv"), format!("{EVIL}gone"));
    let (picture, made) = (format!("{EVIL}picture.png"), format!("{EVIL}made.journey.json"));
    for args in [
        vec!["check", &*one, &*broken, &*gone],
        vec!["diff", &*one, &*other],
        vec!["diff", &*one, &*broken],
        vec!["merge", &*one, &*other, &*broken],
        vec!["export", &*one, "--stages", EVIL, "-o", &*picture],
        vec!["export", &*one, "--stages", "nowhere", "-o", &*picture],
        vec!["export", &*one, "-o", &*gone],
        vec!["export", &*one, "-o", &*picture],
        vec!["import", &*table, "-o", &*gone],
        vec!["import", &*gone, "-o", &*gone],
        vec!["new", "-o", &*one],
        vec!["new", "-o", &*made],
        vec!["merge", &*made, &*one, &*other, "-o", &*made],
    ] {
        let said = desk.run(&args);
        let text = format!("{}{}", said.out(), said.err);
        let acts =
            text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(acts, None, "{args:?} says {text:?}");
        assert!(!text.is_empty(), "{args:?}");
    }
}
