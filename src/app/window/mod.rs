//! The window itself: what is open, what shows, and what happens with what a person asks for.
//!
//! `logic()` takes in what happened (work that is done, keys, dropped files) and does what was asked for;
//! `ui()` only draws and notes down new [`Action`]s.

mod changes;
mod clipboard;
mod context;
mod dialogs;
mod exporting;
mod find;
mod floating;
mod icons;
mod input;
mod left_table;
mod looks;
mod memory;
mod menus;
mod outside;
mod perform;
mod pictures;
mod protection;
mod results;
mod safety;
mod saving;
mod show;
#[cfg(test)]
mod tests;
mod text_menu;
mod versions;

pub(super) use clipboard::Clip;
pub(super) use protection::Unprotected;
pub(super) use safety::LOST_PICTURE;
pub(super) use versions::{Told, VERSION_PICTURE};

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use egui::{Context, ViewportCommand};
use rustc_hash::FxHashSet;

use super::{
    actions::Action,
    canvas::Canvas,
    clipboard::{SharedClipboard, SystemClipboard},
    dialogs::{Dialog, LostMap, Progress},
    files::{FileDialogs, NativeDialogs},
    find_bar::FindBar,
    instance::Instance,
    jobs::{Done, Jobs},
    session::Session,
    state::State,
    text::Shell,
    theme,
    watch::{Eyes, Watch},
    welcome::Welcome,
    widgets::{menu::Menu, toast::Toast},
};
use crate::{
    edit::Command,
    editor::{Addition, Looks},
    file::settings::{self, Appearance, Settings},
    i18n::Locale,
    scene::Theme,
    text::{TextEngine, load_system_fonts},
};

/// Most cards out of sight that are measured at once: some ten milliseconds.
const PACE: usize = 400;

/// What comes after a map that was not saved has been saved or given up.
pub(crate) enum Next {
    /// Shows another map.
    Show(Box<Session>),
    /// Shows the welcome.
    Close,
    /// Ends the program.
    Quit,
}

/// Shows the map in a file in a window of its own.
pub type NewWindow = Arc<dyn Fn(&Path) + Send + Sync>;

/// How a window is set up.
pub struct Setup {
    /// File with the settings; none keeps them in memory only.
    pub settings: Option<PathBuf>,
    /// Folder for what must survive a crash; none keeps nothing.
    pub state: Option<PathBuf>,
    /// Language, whatever the settings say.
    pub locale: Option<Locale>,
    /// What asks for files.
    pub files: Box<dyn FileDialogs>,
    /// The clipboard for more than plain text; none is the desktop's, or in a repeatable window none at all.
    pub clipboard: Option<SharedClipboard>,
    /// Maps to open.
    pub open: Vec<PathBuf>,
    /// An earlier form of the map to compare it with.
    pub compare: Option<PathBuf>,
    /// Whether other processes may find this window, and give it files.
    pub reachable: bool,
    /// Shows a map in a window of its own; without it, maps open here one after the other.
    pub new_window: Option<NewWindow>,
    /// For tests that must repeat: embedded fonts only, and work done at once instead of on threads.
    pub repeatable: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            settings: Settings::default_path(),
            state: settings::state_folder(),
            locale: None,
            files: Box::new(NativeDialogs),
            clipboard: None,
            open: Vec::new(),
            compare: None,
            reachable: false,
            new_window: None,
            repeatable: false,
        }
    }
}

/// The window.
pub struct Window {
    shell: Shell,
    settings: Settings,
    memory: memory::Memory,
    settings_path: Option<PathBuf>,
    state_folder: Option<PathBuf>,
    /// Work that was not saved when the program ended, the latest first.
    lost: Vec<LostMap>,
    /// Whether it is to be offered, as far as it concerns what is open, as soon as nothing else is asked.
    offer_lost: bool,
    /// Number of maps that are read to be shown here.
    opening: usize,
    session: Option<Session>,
    canvas: Canvas,
    welcome: Welcome,
    dialog: Option<Dialog>,
    /// Those that come back when it is closed, the last one first.
    beneath: Vec<Dialog>,
    toast: Toast,
    find_bar: FindBar,
    main_menu: Menu,
    flow_menu: Menu,
    context_menu: Menu,
    text_menu: text_menu::TextMenu,
    jobs: Jobs,
    /// Where other processes find this window.
    instance: Option<Instance>,
    new_window: Option<NewWindow>,
    /// What the map is to be compared with as soon as it is open.
    compare: Option<PathBuf>,
    /// Watches the open map's file.
    watch: Option<Watch>,
    /// The same where tests must repeat: looked through once a frame.
    eyes: Option<(PathBuf, Eyes)>,
    files: Box<dyn FileDialogs>,
    queue: Vec<Action>,
    state: State,
    /// The export that is under way, and to where.
    exporting: Option<(PathBuf, Arc<Progress>)>,
    /// What to do when the save under way has succeeded.
    after_save: Option<Next>,
    /// Whether the whole screen was asked for.
    full_screen: bool,
    /// Whether the keyboard types Latin letters, as far as is known.
    latin: bool,
    /// Frames in which a paste that was asked for may still come.
    awaiting_paste: u8,
    /// Whether that paste is to become a map of its own.
    paste_table: bool,
    /// The cards that were copied last.
    copied: Option<Arc<clipboard::Copied>>,
    /// Counts what was copied, so that of two threads the later copy stays on the clipboard.
    copies: Arc<AtomicU64>,
    /// The copy that is on its way to the clipboard.
    copying: Option<u64>,
    /// The clipboard for more than plain text, where there is one.
    clipboard: Option<SharedClipboard>,
    /// The looks that were copied last.
    looks: Option<Looks>,
    /// Pictures that were dropped, until it is known where.
    dropping: Option<pictures::Dropped>,
    /// Whether something stood over the panels in the last frame.
    covered: bool,
    /// Whether a question for a file waits for its answer.
    asking: bool,
    /// Remembered files that are no longer there.
    missing: FxHashSet<PathBuf>,
    /// Whether it was looked for them since the list of them came into sight.
    looked_for_missing: bool,
    /// Whether the canvas is to get the keyboard's focus.
    focus_canvas: bool,
    /// Whether the window is too narrow for a panel that always shows.
    narrow: bool,
    /// Whether the inspector shows there.
    drawer: bool,
    /// Whether the field for a new comment is to get it.
    focus_comment: bool,
    /// What a menu adds where it was opened.
    addition: Option<Addition>,
    /// The part of the panel to which it is to scroll.
    reveal: Option<&'static str>,
    /// What is to follow the text that is typed in the panel, once that is done, and the burst in which it is typed.
    untidy: Option<(Command, u64)>,
    /// Where the canvas was last drawn.
    canvas_rect: Option<egui::Rect>,
    /// The window's title as it was last set.
    title: String,
    fonts_loading: bool,
    may_quit: bool,
    repeatable: bool,
}

impl Window {
    /// A window drawn in `ctx`.
    #[must_use]
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        let settings = setup.settings.as_deref().map(Settings::load).unwrap_or_default();
        let text = if setup.repeatable { TextEngine::embedded_only() } else { TextEngine::deferred() };
        // A wish for this once is not for ever.
        let locale = setup.locale.unwrap_or_else(|| settings.locale());
        let shell = Shell {
            text,
            atlas: Default::default(),
            theme: Theme::light(),
            locale,
            fields: Default::default(),
            picker: Default::default(),
        };
        let mut window = Self {
            shell,
            memory: memory::Memory::of(settings.clone()),
            settings,
            settings_path: setup.settings,
            state_folder: setup.state,
            lost: Vec::new(),
            offer_lost: false,
            opening: 0,
            session: None,
            canvas: Canvas::default(),
            welcome: Welcome::default(),
            dialog: None,
            beneath: Vec::new(),
            toast: Toast::default(),
            find_bar: FindBar::default(),
            main_menu: Menu::default(),
            flow_menu: Menu::default(),
            context_menu: Menu::default(),
            text_menu: Default::default(),
            jobs: Jobs::new(ctx.clone(), setup.repeatable),
            compare: setup.compare,
            instance: None,
            new_window: setup.new_window,
            watch: None,
            eyes: None,
            files: setup.files,
            queue: Vec::new(),
            state: State::default(),
            exporting: None,
            after_save: None,
            full_screen: false,
            latin: locale == Locale::En,
            awaiting_paste: 0,
            paste_table: false,
            copied: None,
            copies: Arc::default(),
            copying: None,
            clipboard: setup.clipboard.or_else(|| {
                let system: SharedClipboard = Arc::new(Mutex::new(SystemClipboard::default()));
                (!setup.repeatable).then_some(system)
            }),
            looks: None,
            dropping: None,
            covered: false,
            asking: false,
            missing: FxHashSet::default(),
            looked_for_missing: false,
            focus_canvas: false,
            narrow: false,
            drawer: false,
            focus_comment: false,
            reveal: None,
            untidy: None,
            addition: None,
            canvas_rect: None,
            title: String::new(),
            fonts_loading: false,
            may_quit: false,
            repeatable: setup.repeatable,
        };
        if setup.reachable {
            window.instance = Instance::listen(window.jobs.reporter());
        }
        theme::quiet(ctx);
        window.follow_appearance(ctx);
        for path in setup.open.into_iter().take(1) {
            window.open_any(path);
        }
        window.find_lost(ctx, true);
        window
    }

    /// The map that is open, as it is now.
    #[must_use]
    pub fn map(&self) -> Option<&crate::model::JourneyMap> {
        self.session.as_ref().map(|session| &**session.map())
    }

    /// Where on the window the part of the map called `id` is drawn, in points.
    #[must_use]
    pub fn place_of(&self, id: &crate::model::Id) -> Option<egui::Rect> {
        let session = self.session.as_ref()?;
        let rect = session.editor.layout().rect_of(id)?;
        let view = session.editor.camera().view_rect(rect);
        let origin = self.canvas_rect?.min;
        let pos = |x: f64, y: f64| origin + egui::vec2(x as f32, y as f32);
        Some(egui::Rect::from_min_max(pos(view.x0, view.y0), pos(view.x1, view.y1)))
    }

    /// Whether the map that is open has changes that its file does not hold.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_dirty)
    }

    /// Seconds since 1970.
    fn now(&self) -> i64 {
        if self.repeatable {
            return 1_795_348_800;
        }
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|since| i64::try_from(since.as_secs()).ok())
            .unwrap_or(0)
    }

    /// Colours as the settings and the desktop want them.
    fn follow_appearance(&mut self, ctx: &Context) {
        let dark = match self.settings.appearance {
            Appearance::Light => false,
            Appearance::Dark => true,
            Appearance::System => ctx.system_theme() == Some(egui::Theme::Dark),
        };
        if self.title.is_empty() || self.shell.theme.dark != dark {
            self.shell.theme = if dark { Theme::dark() } else { Theme::light() };
            theme::apply(ctx, &self.shell);
        }
    }

    /// The window's title: the file, and whether it is saved.
    fn follow_title(&mut self, ctx: &Context) {
        let name = self.shell.tr("app-name");
        let title = match &self.session {
            Some(session) => {
                let mark = if session.is_dirty() { "• " } else { "" };
                format!("{mark}{} — {name}", session.name(self.shell.locale))
            }
            None => name,
        };
        if title != self.title {
            self.title = title;
            ctx.send_viewport_cmd(ViewportCommand::Title(self.title.clone()));
        }
    }

    /// Takes the whole screen while a map is presented, and gives it back however that ends: the map may be closed, or
    /// another one shown.
    fn follow_presentation(&mut self, ctx: &Context) {
        if self.full_screen != self.presents() {
            self.full_screen = self.presents();
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(self.full_screen));
        }
    }

    /// Whether the map is shown to an audience.
    fn presents(&self) -> bool {
        self.session.as_ref().is_some_and(|session| session.editor.is_presented())
    }

    /// Remembers the window's size for the next start.
    fn follow_size(&mut self, ctx: &Context) {
        let size = ctx.input(|input| {
            let viewport = input.viewport();
            let plain = viewport.fullscreen != Some(true) && viewport.maximized != Some(true);
            viewport.inner_rect.filter(|_| plain).map(|rect| rect.size())
        });
        if let Some(size) = size.filter(|_| !self.full_screen) {
            self.settings.window = Some((size.x.round(), size.y.round()));
            let outer = ctx.input(|input| input.viewport().outer_rect);
            self.settings.place = outer.map(|rect| (rect.min.x.round(), rect.min.y.round()));
        }
        if !self.full_screen
            && let Some(maximized) = ctx.input(|input| input.viewport().maximized)
        {
            self.settings.maximized = maximized;
        }
    }

    /// Adds the tag that was being typed in the panel, once its field is left: with the keyboard, for another card, or
    /// because the panel is closed.
    fn follow_new_tag(&mut self, ctx: &Context) {
        let focused = ctx.memory(egui::Memory::focused);
        let Some(session) = &mut self.session else { return };
        if session.new_tag.as_ref().is_some_and(|draft| focused != Some(draft.field))
            && let Some(field) = session.finish_new_tag()
        {
            self.shell.fields.forget(field);
        }
    }

    /// Ends what is being typed, on the map and in the panel.
    fn finish_typing(&mut self) {
        let Some(session) = &mut self.session else { return };
        session.editor.finish_typing();
        if let Some(field) = session.finish_new_tag() {
            self.shell.fields.forget(field);
        }
    }

    /// Loads the system's fonts on a thread once a letter needs them.
    fn follow_fonts(&mut self) {
        self.shell.text.refresh();
        if self.shell.text.needs_system_fonts() && !self.fonts_loading {
            self.fonts_loading = true;
            self.jobs.start(|| {
                load_system_fonts();
                Done::FontsLoaded
            });
        }
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        self.shell.atlas.begin_frame();
        self.follow_appearance(ctx);
        while let Some(done) = self.jobs.next() {
            self.take(ctx, done);
        }
        self.close_request(ctx);
        self.keys(ctx);
        self.follow_drop(ctx);
        self.dropped(ctx);
        self.follow_fields(ctx);
        for action in std::mem::take(&mut self.queue) {
            self.perform(ctx, action);
        }
        self.follow_new_tag(ctx);
        self.follow_fonts();
        if let Some(canvas) = self.canvas_rect {
            self.tell_covered(ctx, canvas);
        }
        if let Some(session) = &mut self.session {
            session.editor.set_locale(self.shell.locale);
            session.editor.set_listing(self.settings.list_mode);
            session.editor.set_pace(Some(PACE));
            session.editor.refresh(&mut self.shell.text);
        }
        if let Some(instance) = &mut self.instance {
            instance.shows(self.session.as_ref().and_then(|session| session.path.as_ref()));
        }
        self.follow_outside();
        self.follow_changes();
        self.follow_journal();
        self.follow_autosave(ctx);
        self.follow_hanging(ctx);
        self.follow_lost();
        self.follow_missing();
        self.state = State::of(self.session.as_ref(), self.shell.locale);
        self.state.versions = self.session.is_some() && self.state_folder.is_some();
        self.state.styled = self.looks.is_some();
        self.state.lost = !self.lost.is_empty();
        self.follow_title(ctx);
        self.follow_presentation(ctx);
        self.follow_size(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.show(ui);
        // A screen reader calls the window by its title.
        let title = self.title.as_str();
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title));
        // A letter that was typed just now brings no further frame by itself.
        self.follow_journal();
        if !self.queue.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        // Without an answer to the question whether to save, the journal stays to be found.
        if self.may_quit || !self.is_dirty() {
            self.end_session();
        }
        if let Some((_, exporting)) = &self.exporting {
            // Nobody sees any more how far it is.
            exporting.cancel.store(true, Ordering::Relaxed);
        }
        self.jobs.finish();
        self.save_settings_now();
    }

    fn raw_input_hook(&mut self, _: &Context, input: &mut egui::RawInput) {
        super::canvas::input::once_a_notch(&mut input.events);
    }

    fn clear_color(&self, _: &egui::Visuals) -> [f32; 4] {
        super::text::color(self.shell.theme.canvas).to_normalized_gamma_f32()
    }
}
