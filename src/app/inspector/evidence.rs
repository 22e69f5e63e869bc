//! What a card rests on, and what is kept beside it: evidence, notes, pages outside the map.

use egui::{Ui, vec2};

use super::{
    Panel, Wish,
    card::Cards,
    text::{Text, numbered},
};
use crate::{
    app::{
        actions::Action,
        text::Shell,
        widgets::{Button, button::Look, field},
    },
    edit::CardField,
    model::{Card, Evidence, EvidenceKind, WebAddress, WebLink},
};

impl Panel<'_> {
    pub(super) fn evidence(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let open = cards.any(|card| card.evidence.is_some());
        self.section(shell, ui, ("section-evidence", 0), open, |panel, shell, ui| {
            panel.evidence_fields(shell, ui, cards);
        });
    }

    fn evidence_fields(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let all = [
            (EvidenceKind::Observed, "evidence-observed"),
            (EvidenceKind::Reported, "evidence-reported"),
            (EvidenceKind::Assumed, "evidence-assumed"),
        ];
        let evidence = |card: &Card| card.evidence.clone().unwrap_or_default();
        let set = |change: &dyn Fn(&mut Evidence)| {
            cards.each(|card| {
                let mut evidence = evidence(card);
                change(&mut evidence);
                CardField::Evidence(Some(evidence))
            })
        };
        let shared = cards.shared(|card| card.evidence.as_ref().map(|evidence| evidence.kind));
        let is = |kind| shared.is(&Some(kind));
        if let Some(kind) = self.choose_of(shell, ui, "field-evidence", &all, &shared, Some) {
            let taken_back = cards.all(CardField::Evidence(None));
            self.wish_change(if is(kind) { taken_back } else { set(&|evidence| evidence.kind = kind) });
        }
        let (source, mixed) = cards.text(shell, |card| evidence(card).source);
        let source = Text::line("field-source", &source).placeholder(&mixed);
        self.write(shell, ui, source, |source| set(&|evidence| evidence.source.clone_from(&source)));
        let (date, mixed) = cards.text(shell, |card| evidence(card).date.unwrap_or_default());
        self.day(shell, ui, "field-date", (&date, &mixed), |date| {
            set(&|evidence| evidence.date.clone_from(&date))
        });
        let (link, mixed) = cards.text(shell, |card| evidence(card).link);
        let form = if mixed.is_empty() { shell.tr("field-link-form") } else { mixed };
        let link = Text::line("field-link", &link).placeholder(&form).ltr();
        self.write(shell, ui, link, |link| set(&|evidence| evidence.link.clone_from(&link)));
        if let Some(address) = cards.shared(|card| evidence(card).link).same() {
            self.open_link(shell, ui, &address);
        }
        let tested = cards.shared(|card| evidence(card).tested);
        if let Some(tested) = self.tick(shell, ui, "field-tested", tested) {
            self.wish_change(set(&|evidence| evidence.tested = tested));
        }
        ui.add_space(field::GAP - 6.0);
    }

    pub(super) fn notes(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let has = |card: &Card| !card.notes.is_empty() || !card.links.is_empty();
        let open = cards.any(has);
        self.section(shell, ui, ("section-notes", 0), open, |panel, shell, ui| {
            let (notes, mixed) = cards.text(shell, |card| card.notes.clone());
            let notes = Text::lines("field-notes", &notes, 2.0).placeholder(&mixed);
            panel.write(shell, ui, notes, |text| cards.all(CardField::Notes(text)));
            panel.web_links(shell, ui, cards);
        });
    }

    /// A button that opens `address`; none where it is nothing that can be opened.
    fn open_link(&mut self, shell: &mut Shell, ui: &mut Ui, address: &str) {
        let Some(place) = WebAddress::parse(address) else { return };
        let name = shell.format("action-open-link-named", &[("name", place.place().into())]);
        let (id, row) = ui.allocate_space(vec2(ui.available_width(), Button::HEIGHT));
        let button = Button::new(&name, Look::Quiet).icon("arrow-square-out");
        let width = button.width(shell).min(row.width());
        let mut rest = row;
        let rect = shell.sides().take_start(&mut rest, width);
        if button.show_at(shell, ui, rect, id).clicked() {
            self.wishes.push(Wish::Do(Action::OpenLink(address.to_owned())));
        }
        ui.add_space(6.0);
    }

    /// Pages outside the map: address and title of each, and room for one more.
    fn web_links(&mut self, shell: &mut Shell, ui: &mut Ui, cards: &Cards<'_>) {
        let Some(links) = cards.shared(|card| card.links.clone()).same() else {
            let name = shell.tr("field-links");
            field::name(shell, ui, &name);
            self.mixed(shell, ui);
            ui.add_space(field::GAP);
            return;
        };
        let (address, title) = (shell.tr("field-link-form"), shell.tr("field-title"));
        let with = |index: usize, change: &dyn Fn(&mut WebLink)| {
            let mut links = links.clone();
            if index == links.len() {
                links.push(WebLink::default());
            }
            links.get_mut(index).into_iter().for_each(change);
            // An address that was emptied is one that was taken out.
            links.retain(|link| !link.url.is_empty() || !link.title.is_empty());
            cards.all(CardField::Links(links))
        };
        for index in 0..=links.len() {
            let link = links.get(index).cloned().unwrap_or_default();
            let called = numbered(shell, "field-link", index);
            let url = Text::line("field-links", &link.url).placeholder(&address).ltr().nth(2 * index);
            let url = url.called(shell.both(&called, &address));
            self.write(shell, ui, url, |url| with(index, &|link| link.url = url.trim().to_owned()));
            if index < links.len() {
                let text = Text::line("field-links", &link.title).placeholder(&title).nth(2 * index + 1);
                let text = text.called(shell.both(&called, &title));
                self.write(shell, ui, text, |title| with(index, &|link| link.title.clone_from(&title)));
                self.open_link(shell, ui, &link.url);
            }
        }
    }
}
