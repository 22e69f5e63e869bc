//! Choosing icons for cards and lanes.

use super::Window;
use crate::{
    app::dialogs::{Dialog, IconPicker, MOST_RECENT_ICONS},
    edit::ItemRef,
    editor::{Build, Intent},
};

impl Window {
    /// Opens the list of icons for what is selected.
    pub(super) fn open_icons(&mut self) {
        let Some(session) = &self.session else { return };
        let map = session.map();
        let icons = session.editor.selection().iter().filter_map(|item| match item {
            ItemRef::Card(id) => session.editor.layout().card(id).map(|card| card.card.icon.clone()),
            ItemRef::Lane(id) => map.lane(id).map(|lane| lane.icon.clone()),
            _ => None,
        });
        let mut icons = icons.collect::<Vec<_>>();
        icons.dedup();
        let current = if let [icon] = icons.as_slice() { icon.clone() } else { None };
        let flow = map.flow_direction();
        let removable = icons.iter().any(Option::is_some);
        let recent = &self.settings.recent_icons;
        let picker = IconPicker::new(&self.shell, flow, (current, removable), recent);
        self.dialog = Some(Dialog::Icons(Box::new(picker)));
    }

    /// Gives what is selected the icon that was chosen, or takes it away.
    pub(super) fn chose_icon(&mut self, icon: Option<&'static str>) {
        self.intend(Intent::Build(Build::Icon(icon.map(str::to_owned))));
        if let Some(icon) = icon {
            let recent = &mut self.settings.recent_icons;
            recent.retain(|other| other != icon);
            recent.insert(0, icon.to_owned());
            recent.truncate(MOST_RECENT_ICONS);
            self.save_settings();
        }
    }
}
