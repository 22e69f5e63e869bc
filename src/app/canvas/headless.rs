//! A canvas without a window: for measuring what a frame costs, and for tests.

use std::sync::Arc;

use egui::{
    ClippedPrimitive, Event, Pos2, RawInput, Rect, TexturesDelta, Vec2, ViewportId, epaint::Primitive,
};

use super::{Canvas, CanvasResponse, Ink};
use crate::{
    app::atlas::Atlas,
    editor::{Editor, Request},
    i18n::Locale,
    model::JourneyMap,
    scene::Theme,
    text::TextEngine,
};

/// A canvas that fills an imagined window.
pub struct HeadlessCanvas {
    ctx: egui::Context,
    canvas: Canvas,
    editor: Editor,
    text: TextEngine,
    atlas: Atlas,
    theme: Theme,
    size: Vec2,
    pixels_per_point: f32,
    time: f64,
}

/// What one frame gave.
pub struct HeadlessFrame {
    /// Meshes, ready to be drawn.
    pub primitives: Vec<ClippedPrimitive>,
    /// Changes of textures, for nobody.
    textures: TexturesDelta,
    /// What the editor asked of the window.
    pub requests: Vec<Request>,
    /// Whether another frame was asked for at once.
    pub repaint: bool,
    /// What a screen reader is told, once it is listened for.
    pub accessibility: Option<egui::accesskit::TreeUpdate>,
}

impl Drop for HeadlessFrame {
    fn drop(&mut self) {
        // egui wants to be told when changes of textures are left out on purpose.
        self.textures.clear();
    }
}

impl HeadlessFrame {
    /// Number of vertices of all meshes.
    #[must_use]
    pub fn vertices(&self) -> usize {
        self.meshes().map(|mesh| mesh.vertices.len()).sum()
    }

    /// Number of bytes of all vertices and indices.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.meshes().map(egui::Mesh::bytes_used).sum()
    }

    fn meshes(&self) -> impl Iterator<Item = &egui::Mesh> {
        self.primitives.iter().filter_map(|primitive| match &primitive.primitive {
            Primitive::Mesh(mesh) => Some(mesh),
            Primitive::Callback(_) => None,
        })
    }
}

impl HeadlessCanvas {
    /// Shows `map` in a window of `size` points with embedded fonts only. The first frames lay the map out.
    #[must_use]
    pub fn new(map: Arc<JourneyMap>, size: [f32; 2], pixels_per_point: f32) -> Self {
        Self {
            ctx: egui::Context::default(),
            canvas: Canvas::default(),
            editor: Editor::new(map, Locale::En),
            text: TextEngine::embedded_only(),
            atlas: Atlas::default(),
            theme: Theme::light(),
            size: size.into(),
            pixels_per_point,
            time: 0.0,
        }
    }

    /// The editing session that is shown.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The editing session that is shown.
    pub fn editor_mut(&mut self) -> &mut Editor {
        &mut self.editor
    }

    /// Lays the map out and fits it into the window, before any frame.
    pub fn fit(&mut self) {
        self.editor.set_viewport(kurbo::Size::new(f64::from(self.size.x), f64::from(self.size.y)));
        self.editor.refresh(&mut self.text);
        self.editor.perform(crate::editor::Intent::FitMap);
    }

    /// The colours in which it is shown.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = theme;
    }

    /// Begins to make accessibility nodes.
    pub fn listen_for_accessibility(&self) {
        self.ctx.enable_accesskit();
    }

    /// Number of glyphs that were rasterised so far.
    #[must_use]
    pub fn rasterised_glyphs(&self) -> usize {
        self.atlas.glyphs()
    }

    /// Draws the next frame, a sixtieth of a second after the last.
    pub fn frame(&mut self, events: Vec<Event>) -> HeadlessFrame {
        self.time += 1.0 / 60.0;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            predicted_dt: 1.0 / 60.0,
            events,
            focused: true,
            ..RawInput::default()
        };
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point =
            Some(self.pixels_per_point);
        self.atlas.begin_frame();
        let mut requests = Vec::new();
        let (canvas, editor) = (&mut self.canvas, &mut self.editor);
        let (text, atlas, theme) = (&mut self.text, &mut self.atlas, &self.theme);
        let output = self.ctx.run_ui(input, |ui| {
            let ink = Ink { text, atlas, theme, locale: Locale::En };
            let CanvasResponse { requests: asked, .. } = canvas.show(ui, editor, ink);
            requests.extend(asked);
        });
        let repaint =
            output.viewport_output.get(&ViewportId::ROOT).is_some_and(|root| root.repaint_delay.is_zero());
        HeadlessFrame {
            primitives: self.ctx.tessellate(output.shapes, output.pixels_per_point),
            textures: output.textures_delta,
            requests,
            repaint,
            accessibility: output.platform_output.accesskit_update,
        }
    }

    /// Draws frames without input until none is asked for any more, at most a hundred.
    pub fn settle(&mut self) -> HeadlessFrame {
        let mut frame = self.frame(Vec::new());
        for _ in 0..100 {
            // The exact sizes come a moment after the zoom came to rest.
            self.time += 0.2;
            frame = self.frame(Vec::new());
            if !frame.repaint {
                break;
            }
        }
        frame
    }
}
