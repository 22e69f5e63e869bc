//! Every text of a map in reading order, and the command that puts changed ones back.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    edit::{
        CardField, Command, CommentField, CurveField, ItemRef, LaneField, LinkField, MapField, PersonaField,
        PointField, ScenarioField, StageField, StepField,
    },
    layout::MapText,
    model::{Card, Id, JourneyMap, LaneKind, Persona},
};

/// Which of a thing's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named like the fields of the model")]
pub enum TextField {
    /// The text by which the thing is known: a title, a name, a card's text, the problem, a word.
    Text,
    Goal,
    Notes,
    Tags,
    Owner,
    Channel,
    Questions,
    Goals,
    Expectations,
    Scope,
    Role,
    Age,
    Education,
    Place,
    Quote,
    Needs,
    Frustrations,
    Channels,
    FoundUs,
    ChoseUs,
    /// Both ends of each scale, one after the other.
    Traits,
    /// What is known and its source, one after the other.
    Facts,
    /// Source and link of a card's evidence.
    Evidence,
    /// Title and address of each of a card's links, one after the other.
    Links,
    Unit,
    Author,
}

/// One text of a map.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextPlace {
    /// The thing to which it belongs.
    pub item: ItemRef,
    /// Which of its texts.
    pub field: TextField,
    /// Place in a list of texts; 0 where there is only one.
    pub index: usize,
}

impl TextPlace {
    /// Whether it is this one.
    pub(super) fn is(&self, item: &ItemRef, field: TextField, index: usize) -> bool {
        self.item == *item && self.field == field && self.index == index
    }

    /// The text of the map that stands on the canvas; none for those that only panels show.
    #[must_use]
    pub fn on_map(&self) -> Option<MapText> {
        match (self.field, &self.item) {
            (TextField::Goal, ItemRef::Stage(id)) => Some(MapText::Goal(id.clone())),
            (TextField::Text, item) => super::super::typing::text_of_item(item),
            _ => None,
        }
    }
}

/// Gives every text of `map` that is not empty to `see`: the header's, the stages', then lane by lane with
/// its cards step by step, what stands nowhere last.
pub(super) fn visit(map: &JourneyMap, see: &mut dyn FnMut(&ItemRef, TextField, usize, &str)) {
    let mut visitor = Visitor { see };
    visitor.header(map);
    for stage in &map.stages {
        let item = ItemRef::Stage(stage.id.clone());
        visitor.one(&item, TextField::Text, &stage.title);
        visitor.one(&item, TextField::Goal, &stage.goal);
        for step in &stage.steps {
            visitor.one(&ItemRef::Step(step.id.clone()), TextField::Text, &step.title);
        }
    }
    visitor.grid(map);
    for link in &map.links {
        visitor.one(&ItemRef::Link(link.id.clone()), TextField::Text, &link.label);
    }
    for comment in &map.comments {
        let item = ItemRef::Comment(comment.id.clone());
        visitor.one(&item, TextField::Text, &comment.text);
        visitor.one(&item, TextField::Author, &comment.author);
    }
}

struct Visitor<'a> {
    see: &'a mut dyn FnMut(&ItemRef, TextField, usize, &str),
}

impl Visitor<'_> {
    fn one(&mut self, item: &ItemRef, field: TextField, text: &str) {
        if !text.is_empty() {
            (self.see)(item, field, 0, text);
        }
    }

    fn all<'t>(&mut self, item: &ItemRef, field: TextField, texts: impl IntoIterator<Item = &'t String>) {
        for (index, text) in texts.into_iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            (self.see)(item, field, index, text);
        }
    }

    fn header(&mut self, map: &JourneyMap) {
        self.one(&ItemRef::Title, TextField::Text, &map.title);
        for persona in &map.personas {
            let item = ItemRef::Persona(persona.id.clone());
            for (field, text) in [
                (TextField::Text, &persona.name),
                (TextField::Role, &persona.role),
                (TextField::Age, &persona.age),
                (TextField::Education, &persona.education),
                (TextField::Place, &persona.place),
                (TextField::Quote, &persona.quote),
            ] {
                self.one(&item, field, text);
            }
            self.all(&item, TextField::Goals, &persona.goals);
            self.all(&item, TextField::Needs, &persona.needs);
            self.all(&item, TextField::Frustrations, &persona.frustrations);
            self.all(&item, TextField::Channels, &persona.channels);
            self.all(
                &item,
                TextField::Traits,
                persona.traits.iter().flat_map(|scale| [&scale.low, &scale.high]),
            );
            self.one(&item, TextField::FoundUs, &persona.found_us);
            self.one(&item, TextField::ChoseUs, &persona.chose_us);
            self.all(
                &item,
                TextField::Facts,
                persona.facts.iter().flat_map(|fact| [&fact.text, &fact.source]),
            );
        }
        let (item, scenario) = (ItemRef::Scenario, &map.scenario);
        self.one(&item, TextField::Text, &scenario.problem);
        self.all(&item, TextField::Questions, &scenario.questions);
        self.all(&item, TextField::Goals, &scenario.goals);
        self.all(&item, TextField::Expectations, &scenario.expectations);
        self.one(&item, TextField::Scope, &scenario.scope);
    }

    fn grid(&mut self, map: &JourneyMap) {
        let steps: FxHashMap<&Id, usize> =
            map.steps().enumerate().map(|(place, (_, step))| (&step.id, place)).collect();
        let lanes: FxHashMap<&Id, usize> =
            map.lanes.iter().enumerate().map(|(place, lane)| (&lane.id, place)).collect();
        // By lane, step and place in the cell: a stable sort keeps the last.
        let mut cards: Vec<_> = map
            .cards
            .iter()
            .map(|card| {
                let place = lanes.get(&card.lane).zip(steps.get(&card.step));
                let (lane, step) = place.map_or((usize::MAX, 0), |(lane, step)| (*lane, *step));
                (lane, step, card)
            })
            .collect();
        cards.sort_by_key(|(lane, step, _)| (*lane, *step));
        let mut cards = cards.into_iter().peekable();
        let mut curves = map.curves.as_slice();
        for (index, lane) in map.lanes.iter().enumerate() {
            self.one(&ItemRef::Lane(lane.id.clone()), TextField::Text, &lane.title);
            if lane.kind == LaneKind::Emotions {
                // The curves run in the first lane of emotions.
                self.curves(std::mem::take(&mut curves));
            }
            while let Some((_, _, card)) = cards.next_if(|(lane, ..)| *lane == index) {
                self.card(card);
            }
        }
        self.curves(curves);
        for (_, _, card) in cards {
            self.card(card);
        }
    }

    fn curves(&mut self, curves: &[crate::model::EmotionCurve]) {
        for curve in curves {
            self.one(&ItemRef::Curve(curve.id.clone()), TextField::Text, &curve.title);
            for point in &curve.points {
                self.one(&ItemRef::Point(point.id.clone()), TextField::Text, &point.word);
            }
        }
    }

    fn card(&mut self, card: &Card) {
        let item = ItemRef::Card(card.id.clone());
        self.one(&item, TextField::Text, &card.text);
        self.one(&item, TextField::Notes, &card.notes);
        self.all(&item, TextField::Tags, &card.tags);
        self.one(&item, TextField::Owner, &card.owner);
        self.one(&item, TextField::Channel, &card.channel);
        if let Some(evidence) = &card.evidence {
            self.all(&item, TextField::Evidence, [&evidence.source, &evidence.link]);
        }
        if let Some(metric) = &card.metric {
            self.one(&item, TextField::Unit, &metric.unit);
        }
        self.all(&item, TextField::Links, card.links.iter().flat_map(|link| [&link.title, &link.url]));
    }
}

/// The things whose texts may not be changed.
pub(super) fn locked(map: &JourneyMap) -> FxHashSet<ItemRef> {
    map.cards.iter().filter(|card| card.locked).map(|card| ItemRef::Card(card.id.clone())).collect()
}

/// A text with its place in the list of its field.
pub(super) type Nth<'a> = (usize, &'a str);

/// The change that gives one field of `item`, which is no card, the texts of `new`.
pub(super) fn write(map: &JourneyMap, item: &ItemRef, field: TextField, new: &[Nth<'_>]) -> Option<Command> {
    use TextField as F;
    let one = || new.first().map(|(_, text)| (*text).to_owned());
    let ids = |id: &Id| vec![id.clone()];
    Some(match (item, field) {
        (ItemRef::Title, F::Text) => Command::EditMap { set: vec![MapField::Title(one()?)] },
        (ItemRef::Stage(id), F::Text) => {
            Command::EditStages { ids: ids(id), set: vec![StageField::Title(one()?)] }
        }
        (ItemRef::Stage(id), F::Goal) => {
            Command::EditStages { ids: ids(id), set: vec![StageField::Goal(one()?)] }
        }
        (ItemRef::Step(id), F::Text) => {
            Command::EditSteps { ids: ids(id), set: vec![StepField::Title(one()?)] }
        }
        (ItemRef::Lane(id), F::Text) => {
            Command::EditLanes { ids: ids(id), set: vec![LaneField::Title(one()?)] }
        }
        (ItemRef::Point(id), F::Text) => {
            Command::EditPoints { ids: ids(id), set: vec![PointField::Word(one()?)] }
        }
        (ItemRef::Curve(id), F::Text) => {
            Command::EditCurves { ids: ids(id), set: vec![CurveField::Title(one()?)] }
        }
        (ItemRef::Link(id), F::Text) => {
            Command::EditLinks { ids: ids(id), set: vec![LinkField::Label(one()?)] }
        }
        (ItemRef::Comment(id), F::Text) => {
            Command::EditComments { ids: ids(id), set: vec![CommentField::Text(one()?)] }
        }
        (ItemRef::Comment(id), F::Author) => {
            Command::EditComments { ids: ids(id), set: vec![CommentField::Author(one()?)] }
        }
        (ItemRef::Scenario, _) => {
            let set = match field {
                F::Text => ScenarioField::Problem(one()?),
                F::Scope => ScenarioField::Scope(one()?),
                F::Questions => ScenarioField::Questions(list(&map.scenario.questions, new)),
                F::Goals => ScenarioField::Goals(list(&map.scenario.goals, new)),
                F::Expectations => ScenarioField::Expectations(list(&map.scenario.expectations, new)),
                _ => return None,
            };
            Command::EditScenario { set: vec![set] }
        }
        (ItemRef::Persona(id), _) => {
            let persona = map.personas.iter().find(|persona| persona.id == *id)?;
            Command::EditPersonas { ids: ids(id), set: vec![of_persona(persona, field, new)?] }
        }
        _ => return None,
    })
}

fn of_persona(persona: &Persona, field: TextField, new: &[Nth<'_>]) -> Option<PersonaField> {
    use TextField as F;
    let one = || new.first().map(|(_, text)| (*text).to_owned());
    Some(match field {
        F::Text => PersonaField::Name(one()?),
        F::Role => PersonaField::Role(one()?),
        F::Age => PersonaField::Age(one()?),
        F::Education => PersonaField::Education(one()?),
        F::Place => PersonaField::Place(one()?),
        F::Quote => PersonaField::Quote(one()?),
        F::FoundUs => PersonaField::FoundUs(one()?),
        F::ChoseUs => PersonaField::ChoseUs(one()?),
        F::Goals => PersonaField::Goals(list(&persona.goals, new)),
        F::Needs => PersonaField::Needs(list(&persona.needs, new)),
        F::Frustrations => PersonaField::Frustrations(list(&persona.frustrations, new)),
        F::Channels => PersonaField::Channels(list(&persona.channels, new)),
        F::Traits => {
            let mut traits = persona.traits.clone();
            put(traits.iter_mut().flat_map(|scale| [&mut scale.low, &mut scale.high]), new);
            PersonaField::Traits(traits)
        }
        F::Facts => {
            let mut facts = persona.facts.clone();
            put(facts.iter_mut().flat_map(|fact| [&mut fact.text, &mut fact.source]), new);
            PersonaField::Facts(facts)
        }
        _ => return None,
    })
}

/// The value that gives one field of `card` the texts of `new`.
pub(super) fn of_card(card: &Card, field: TextField, new: &[Nth<'_>]) -> Option<CardField> {
    use TextField as F;
    let one = || new.first().map(|(_, text)| (*text).to_owned());
    Some(match field {
        F::Text => CardField::Text(one()?),
        F::Notes => CardField::Notes(one()?),
        F::Owner => CardField::Owner(one()?),
        F::Channel => CardField::Channel(one()?),
        F::Tags => CardField::Tags(list(&card.tags, new)),
        F::Evidence => {
            let mut evidence = card.evidence.clone()?;
            put([&mut evidence.source, &mut evidence.link], new);
            CardField::Evidence(Some(evidence))
        }
        F::Unit => {
            let mut metric = card.metric.clone()?;
            metric.unit = one()?;
            CardField::Metric(Some(metric))
        }
        F::Links => {
            let mut links = card.links.clone();
            put(links.iter_mut().flat_map(|link| [&mut link.title, &mut link.url]), new);
            CardField::Links(links)
        }
        _ => return None,
    })
}

fn list(old: &[String], new: &[Nth<'_>]) -> Vec<String> {
    let mut texts = old.to_vec();
    put(&mut texts, new);
    texts
}

/// Puts each text into its place; `new` is in the order of the places.
fn put<'a>(places: impl IntoIterator<Item = &'a mut String>, new: &[Nth<'_>]) {
    let mut new = new.iter().peekable();
    for (index, place) in places.into_iter().enumerate() {
        if let Some((_, text)) = new.next_if(|(nth, _)| *nth == index) {
            (*text).clone_into(place);
        }
    }
}

/// What stands on the map for `item`: for a comment, what it is about.
pub(super) fn shown_item(map: &JourneyMap, item: &ItemRef) -> ItemRef {
    let ItemRef::Comment(id) = item else { return item.clone() };
    let comment_of = |id: &Id| map.comments.iter().find(|comment| comment.id == *id);
    let mut about = comment_of(id);
    // An answer is about what its question is about; a circle of answers is about nothing.
    for _ in 0..map.comments.len() {
        match about {
            Some(comment) if comment.about.is_empty() => about = comment_of(&comment.reply_to),
            _ => break,
        }
    }
    about.and_then(|comment| ItemRef::called(map, &comment.about)).unwrap_or(ItemRef::Title)
}
