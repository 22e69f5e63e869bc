//! egui's own style in the colours of the window, for what egui itself may draw: popups and their frames.

use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Visuals, vec2};

use super::text::Shell;

/// Turns off what a window of one's own does not want of egui.
pub(crate) fn quiet(ctx: &Context) {
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.warn_on_id_clash = cfg!(debug_assertions);
    });
}

/// Gives egui the colours of the theme.
pub(crate) fn apply(ctx: &Context, shell: &Shell) {
    let dark = shell.theme.dark;
    ctx.set_theme(if dark { egui::Theme::Dark } else { egui::Theme::Light });
    let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
    visuals.panel_fill = shell.sunken();
    visuals.window_fill = shell.surface();
    visuals.window_stroke = Stroke::new(1.0, shell.hairline());
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.popup_shadow = Shadow {
        offset: [0, 4],
        blur: 14,
        spread: 0,
        color: Color32::from_black_alpha(if dark { 90 } else { 28 }),
    };
    visuals.override_text_color = Some(shell.ink());
    // What cannot be changed is still to be read.
    visuals.disabled_alpha = 0.7;
    visuals.selection.bg_fill = shell.accent();
    ctx.all_styles_mut(|style| {
        style.visuals = visuals.clone();
        style.spacing.menu_margin = Margin::symmetric(10, 6);
        style.spacing.item_spacing = vec2(8.0, 0.0);
        style.interaction.tooltip_delay = 0.45;
        style.interaction.show_tooltips_only_when_still = true;
        style.animation_time = 0.0;
    });
}
