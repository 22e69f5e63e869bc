//! Actions that are one of several, e.g. the colours: which there are, and what each is called beside its siblings.
//!
//! Lists of everything that can be done (the palette, the sheet of shortcuts, and the tests of the table) go through
//! [`Action::all`].

use super::Action;
use crate::{
    app::samples::Sample,
    editor::{Beside, Build},
    file::settings::Appearance,
    i18n::Locale,
    layout::{MapLayout, face_icon},
    model::{Color, Face, Flow, LaneKind, LinkKind, MapKind, NamedColor, Template},
};

/// Faces from low to high.
pub(crate) const FACES: [Face; 5] = [Face::Angry, Face::Sad, Face::Neutral, Face::Happy, Face::Delighted];

/// Weights of a pain point, with none at all.
pub(crate) const SEVERITIES: [Option<u8>; 4] = [None, Some(1), Some(2), Some(3)];

/// Kinds of links, in the order in which they are offered.
pub(crate) const LINK_KINDS: [LinkKind; 3] = [LinkKind::Next, LinkKind::Loop, LinkKind::Branch];

/// Directions of a map, in the order in which they are offered.
pub(crate) const FLOWS: [Flow; 3] = [Flow::Auto, Flow::Ltr, Flow::Rtl];

impl Action {
    /// Every action but those about a place, a file or an address of its own: [`Self::PLAIN`], then one by one those
    /// that are one of several, the several beside each other.
    pub fn all() -> impl Iterator<Item = Self> {
        let lanes = |beside| LaneKind::ALL.iter().map(move |kind| Build::Lane(beside, *kind));
        let named = NamedColor::ALL.iter().map(|color| Some(Color::Named(*color)));
        let faces = FACES.into_iter().map(Some);
        let builds = lanes(Beside::Before)
            .chain(lanes(Beside::After))
            .chain(LaneKind::ALL.iter().map(|kind| Build::Kind(*kind)))
            .chain(std::iter::once(None).chain(named).map(Build::Color))
            .chain(SEVERITIES.into_iter().map(Build::Severity))
            .chain(std::iter::once(None).chain(faces).map(Build::Face))
            .chain(LINK_KINDS.into_iter().map(Build::LinkKind));
        let others = FLOWS
            .into_iter()
            .map(Self::Flow)
            .chain(MapKind::ALL.into_iter().map(Self::Kind))
            .chain(Appearance::ALL.into_iter().map(Self::Appearance))
            .chain(Locale::ALL.into_iter().map(Self::Language))
            .chain(Template::ALL.into_iter().map(Self::NewFrom))
            .chain(Sample::for_locale(Locale::En).into_iter().map(Self::OpenSample));
        let choices = builds.map(Self::Build).chain(others).filter(|action| !Self::PLAIN.contains(action));
        Self::PLAIN.iter().cloned().chain(choices)
    }

    /// Message that names all of which this is one; none for an action that stands alone.
    #[must_use]
    pub(crate) fn group(&self) -> Option<&'static str> {
        if Self::PLAIN.contains(self) {
            return None;
        }
        Some(match self {
            Self::Build(Build::LinkKind(_)) => "action-link-kind",
            Self::Build(
                Build::Lane(..) | Build::Kind(_) | Build::Color(_) | Build::Severity(_) | Build::Face(_),
            ) => self.entry().message,
            Self::Flow(_) => "menu-flow",
            Self::Kind(_) => "action-map-kind",
            Self::Appearance(_) => "menu-appearance",
            Self::Language(_) => "menu-language",
            Self::NewFrom(_) => "action-new",
            Self::OpenSample(_) => "menu-samples",
            _ => return None,
        })
    }

    /// What it is called beside those of which it is one.
    #[must_use]
    pub(crate) fn choice(&self, locale: Locale) -> String {
        let text = |message: String| locale.text(&message);
        match self {
            Self::Build(Build::Lane(_, kind) | Build::Kind(kind)) => text(format!("lane-{}", kind.name())),
            Self::Build(Build::Color(None)) => locale.text("color-usual"),
            Self::Build(Build::Color(Some(Color::Named(color)))) => text(format!("color-{}", color.name())),
            Self::Build(Build::Color(Some(color))) => color.to_string(),
            Self::Build(Build::Severity(None)) => locale.text("field-empty"),
            Self::Build(Build::Severity(Some(severity))) => locale.number(i64::from(*severity)),
            Self::Build(Build::Face(None)) => locale.text("face-auto"),
            Self::Build(Build::Face(Some(face))) => text(format!("face-{}", face_name(*face))),
            Self::Language(language) => language.name().to_owned(),
            Self::NewFrom(template) => template.title(locale),
            Self::OpenSample(sample) => sample.title(),
            _ => locale.text(self.entry().message),
        }
    }

    /// Its icon beside those of which it is one, where it has one of its own.
    #[must_use]
    pub(crate) fn choice_icon(&self) -> Option<&'static str> {
        self.group()?;
        match self {
            Self::Build(Build::Lane(_, kind) | Build::Kind(kind)) => {
                Some(MapLayout::icon_name_of_kind(*kind))
            }
            Self::Build(Build::Face(Some(face))) => Some(face_icon(*face)),
            Self::Build(Build::Face(None)) => Some("magic-wand"),
            Self::Build(Build::Color(None)) => Some("circle-dashed"),
            _ => None,
        }
    }

    /// Its name where it stands alone, e.g. among everything that can be done.
    #[must_use]
    pub(crate) fn full_name(&self, locale: Locale) -> String {
        match self.group() {
            Some(group) => format!("{}: {}", locale.text(group), self.choice(locale)),
            None => locale.text(self.entry().message),
        }
    }
}

/// A face's name in messages.
pub(crate) fn face_name(face: Face) -> &'static str {
    match face {
        Face::Angry => "angry",
        Face::Sad => "sad",
        Face::Neutral => "neutral",
        Face::Happy => "happy",
        Face::Delighted => "delighted",
    }
}
