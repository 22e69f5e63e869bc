//! Every text of a map in reading order, and the command that puts changed ones back.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    edit::{
        CardField, Command, CurveField, ItemRef, LaneField, LinkField, MapField, PersonaField, PointField,
        ScenarioField, StageField, StepField,
    },
    layout::MapText,
    model::{Id, JourneyMap, LaneKind},
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

    fn all(&mut self, item: &ItemRef, field: TextField, texts: &[String]) {
        for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
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
            self.one(&item, TextField::FoundUs, &persona.found_us);
            self.one(&item, TextField::ChoseUs, &persona.chose_us);
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

    fn card(&mut self, card: &crate::model::Card) {
        let has_more = !(card.notes.is_empty() && card.tags.is_empty() && card.owner.is_empty());
        if card.text.is_empty() && !has_more && card.channel.is_empty() {
            return;
        }
        let item = ItemRef::Card(card.id.clone());
        self.one(&item, TextField::Text, &card.text);
        self.one(&item, TextField::Notes, &card.notes);
        self.all(&item, TextField::Tags, &card.tags);
        self.one(&item, TextField::Owner, &card.owner);
        self.one(&item, TextField::Channel, &card.channel);
    }
}

/// The things whose texts may not be changed.
pub(super) fn locked(map: &JourneyMap) -> FxHashSet<ItemRef> {
    map.cards.iter().filter(|card| card.locked).map(|card| ItemRef::Card(card.id.clone())).collect()
}

/// The change that gives one field of `item` the texts of `new`, each with its place in the field's list.
pub(super) fn write(
    map: &JourneyMap,
    item: &ItemRef,
    field: TextField,
    new: &[(usize, String)],
) -> Option<Command> {
    use TextField as F;
    let one = || new.first().map(|(_, text)| text.clone());
    let list = |old: &[String]| {
        let mut texts = old.to_vec();
        for (index, text) in new {
            if let Some(slot) = texts.get_mut(*index) {
                slot.clone_from(text);
            }
        }
        texts
    };
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
        (ItemRef::Card(id), _) => {
            let set = match field {
                F::Text => CardField::Text(one()?),
                F::Notes => CardField::Notes(one()?),
                F::Owner => CardField::Owner(one()?),
                F::Channel => CardField::Channel(one()?),
                F::Tags => CardField::Tags(list(&map.card(id)?.tags)),
                _ => return None,
            };
            Command::EditCards { ids: ids(id), set: vec![set] }
        }
        (ItemRef::Scenario, _) => {
            let set = match field {
                F::Text => ScenarioField::Problem(one()?),
                F::Scope => ScenarioField::Scope(one()?),
                F::Questions => ScenarioField::Questions(list(&map.scenario.questions)),
                F::Goals => ScenarioField::Goals(list(&map.scenario.goals)),
                F::Expectations => ScenarioField::Expectations(list(&map.scenario.expectations)),
                _ => return None,
            };
            Command::EditScenario { set: vec![set] }
        }
        (ItemRef::Persona(id), _) => {
            let persona = map.personas.iter().find(|persona| persona.id == *id)?;
            let set = match field {
                F::Text => PersonaField::Name(one()?),
                F::Role => PersonaField::Role(one()?),
                F::Age => PersonaField::Age(one()?),
                F::Education => PersonaField::Education(one()?),
                F::Place => PersonaField::Place(one()?),
                F::Quote => PersonaField::Quote(one()?),
                F::FoundUs => PersonaField::FoundUs(one()?),
                F::ChoseUs => PersonaField::ChoseUs(one()?),
                F::Goals => PersonaField::Goals(list(&persona.goals)),
                F::Needs => PersonaField::Needs(list(&persona.needs)),
                F::Frustrations => PersonaField::Frustrations(list(&persona.frustrations)),
                F::Channels => PersonaField::Channels(list(&persona.channels)),
                _ => return None,
            };
            Command::EditPersonas { ids: ids(id), set: vec![set] }
        }
        _ => return None,
    })
}
