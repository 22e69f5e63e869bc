//! The method's advice, applied to a map: what a careful reader would ask about.
//!
//! Findings are hints and never errors: a map with all of them opens, saves and exports.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{Card, EvidenceKind, Id, JourneyMap, Lane, LaneKind, LinkKind, OpportunityStatus, Stage};
use crate::i18n::{Arg, Locale, tamed};

/// Something in a map that its makers may have forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Nobody said what the customer wants to reach in this stage.
    StageWithoutGoal {
        /// The stage.
        stage: Id,
    },
    /// Nothing in the stage answers this pain point.
    PainPointWithoutOpportunity {
        /// The pain point.
        card: Id,
    },
    /// Nobody answers for this opportunity, nor for its stage.
    OpportunityWithoutOwner {
        /// The opportunity.
        card: Id,
    },
    /// The customer does nothing in this step.
    StepWithoutAction {
        /// The step.
        step: Id,
    },
    /// Between these two actions at least two steps pass in which the customer does nothing, or a
    /// link leads from one to the other past steps with actions of their own.
    JumpBetweenActions {
        /// The earlier action.
        from: Id,
        /// The action to which the journey jumps.
        to: Id,
    },
    /// The card rests on something that the team believes and nobody has tested.
    UntestedAssumption {
        /// The card.
        card: Id,
    },
    /// This owner stands where there is nothing to answer for.
    OwnerWithNothingToDo {
        /// The owner's card.
        card: Id,
    },
}

impl Finding {
    /// The stage, step or card that it is about.
    #[must_use]
    pub fn about(&self) -> &Id {
        match self {
            Self::StageWithoutGoal { stage } => stage,
            Self::StepWithoutAction { step } => step,
            Self::JumpBetweenActions { from, .. } => from,
            Self::PainPointWithoutOpportunity { card }
            | Self::OpportunityWithoutOwner { card }
            | Self::UntestedAssumption { card }
            | Self::OwnerWithNothingToDo { card } => card,
        }
    }

    /// The finding as a sentence that names what it is about in `map`.
    #[must_use]
    pub fn message(&self, locale: Locale, map: &JourneyMap) -> String {
        self.sentence(locale, map, |id| map.card(id).map(Arc::as_ref))
    }

    /// The sentences of [`Self::message`] for all of `findings`, in their order.
    #[must_use]
    pub fn messages(findings: &[Self], locale: Locale, map: &JourneyMap) -> Vec<String> {
        let cards: HashMap<&Id, &Card> = map.cards.iter().map(|card| (&card.id, &**card)).collect();
        findings.iter().map(|finding| finding.sentence(locale, map, |id| cards.get(id).copied())).collect()
    }

    fn sentence<'a>(
        &self,
        locale: Locale,
        map: &'a JourneyMap,
        card_called: impl Fn(&Id) -> Option<&'a Card>,
    ) -> String {
        let card =
            |id: &Id| Arg::from(card_called(id).map_or_else(String::new, |card| first_words(&card.text)));
        let stage = |stage: Option<&Stage>| {
            let title = stage.map(|stage| first_words(&stage.title)).unwrap_or_default();
            Arg::from(if title.is_empty() { locale.text("untitled-stage") } else { title })
        };
        match self {
            Self::StageWithoutGoal { stage: id } => {
                locale.format("finding-stage-without-goal", &[("stage", stage(map.stage(id)))])
            }
            Self::PainPointWithoutOpportunity { card: id } => {
                locale.format("finding-pain-point-without-opportunity", &[("card", card(id))])
            }
            Self::OpportunityWithoutOwner { card: id } => {
                locale.format("finding-opportunity-without-owner", &[("card", card(id))])
            }
            Self::StepWithoutAction { step: id } => {
                let of = map.stage_of_step(id);
                let step = of.and_then(|of| of.steps.iter().find(|step| step.id == *id));
                match step.filter(|step| !step.title.trim().is_empty()) {
                    Some(step) => {
                        let args = [("step", first_words(&step.title).into()), ("stage", stage(of))];
                        locale.format("finding-step-without-action", &args)
                    }
                    None => locale.format("finding-stage-without-action", &[("stage", stage(of))]),
                }
            }
            Self::JumpBetweenActions { from, to } => {
                locale.format("finding-jump-between-actions", &[("from", card(from)), ("to", card(to))])
            }
            Self::UntestedAssumption { card: id } => {
                locale.format("finding-untested-assumption", &[("card", card(id))])
            }
            Self::OwnerWithNothingToDo { card: id } => {
                locale.format("finding-owner-with-nothing-to-do", &[("card", card(id))])
            }
        }
    }
}

/// The first line of `text`, cut at a word's end where it is long, as it may stand in a sentence.
fn first_words(text: &str) -> String {
    /// Enough to recognise a card by.
    const MOST_CHARS: usize = 60;

    let line = text.trim().lines().next().unwrap_or_default().trim();
    let Some((end, _)) = line.char_indices().nth(MOST_CHARS) else { return tamed(line) };
    let head = line.get(..end).unwrap_or(line);
    let head = head.rsplit_once(char::is_whitespace).map_or(head, |(words, _)| words);
    format!("{}…", tamed(head))
}

/// What the makers of `map` may have forgotten: stage by stage, then what is about no one stage.
#[must_use]
pub fn check(map: &JourneyMap) -> Vec<Finding> {
    let grid = Grid::new(map);
    let mut findings = Vec::new();
    findings.extend(stages_without_goal(&grid));
    findings.extend(gaps_between_actions(&grid));
    findings.extend(jumps_by_link(&grid));
    findings.extend(pain_points_without_opportunity(&grid));
    findings.extend(opportunities_without_owner(&grid));
    findings.extend(owners_with_nothing_to_do(&grid));
    findings.extend(untested_assumptions(map));
    findings
}

/// A card that stands in the grid.
struct Placed<'a> {
    card: &'a Card,
    kind: LaneKind,
    /// First step that it covers, counted along the journey.
    first: usize,
    /// Last step that it covers.
    last: usize,
}

/// The map with its steps counted along the journey.
struct Grid<'a> {
    map: &'a JourneyMap,
    /// Every step with the number of its stage.
    steps: Vec<(&'a Id, usize)>,
    /// Cards that stand in the grid, in file order.
    cards: Vec<Placed<'a>>,
}

impl<'a> Grid<'a> {
    fn new(map: &'a JourneyMap) -> Self {
        let steps: Vec<(&Id, usize)> = map
            .stages
            .iter()
            .enumerate()
            .flat_map(|(stage, of)| of.steps.iter().map(move |step| (&step.id, stage)))
            .collect();
        let order: HashMap<&Id, usize> = steps.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
        let lanes: HashMap<&Id, &Lane> = map.lanes.iter().map(|lane| (&lane.id, lane)).collect();
        let cards = map.cards.iter().filter_map(|card| {
            let first = *order.get(&card.step)?;
            let span = usize::try_from(card.span).unwrap_or(usize::MAX).max(1);
            let last = first.saturating_add(span - 1).min(steps.len() - 1);
            Some(Placed { card, kind: lanes.get(&card.lane)?.kind, first, last })
        });
        let cards = cards.collect();
        Self { map, steps, cards }
    }

    fn of_kind(&self, kind: LaneKind) -> impl Iterator<Item = &Placed<'a>> {
        self.cards.iter().filter(move |placed| placed.kind == kind)
    }

    /// The numbers of the stages that `placed` touches.
    fn stages_of(&self, placed: &Placed<'_>) -> impl Iterator<Item = usize> {
        let stage = |step: usize| self.steps.get(step).map_or(0, |(_, stage)| *stage);
        stage(placed.first)..=stage(placed.last)
    }

    /// Stages touched by a card for which `wanted` holds.
    fn stages_with(&self, wanted: impl Fn(&Placed<'a>) -> bool) -> HashSet<usize> {
        self.cards.iter().filter(|placed| wanted(placed)).flat_map(|placed| self.stages_of(placed)).collect()
    }
}

fn stages_without_goal(grid: &Grid<'_>) -> Vec<Finding> {
    let with_goal_card = grid.stages_with(|placed| placed.kind == LaneKind::Goals);
    let stages = grid.map.stages.iter().enumerate();
    let without = stages.filter(|(at, stage)| stage.goal.trim().is_empty() && !with_goal_card.contains(at));
    without.map(|(_, stage)| Finding::StageWithoutGoal { stage: stage.id.clone() }).collect()
}

/// Steps in which the customer does nothing; two or more of them between two actions are a jump.
/// A map without actions is about something else and has neither.
fn gaps_between_actions(grid: &Grid<'_>) -> Vec<Finding> {
    // For each step the last action that covers it: the one that a jump leaves from, or leads to.
    let mut action_at: Vec<Option<&Placed<'_>>> = grid.steps.iter().map(|_| None).collect();
    for action in grid.of_kind(LaneKind::Actions) {
        for slot in action_at.iter_mut().take(action.last + 1).skip(action.first) {
            *slot = Some(action);
        }
    }
    if action_at.iter().all(Option::is_none) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut step = 0;
    while step < action_at.len() {
        let gap = action_at.iter().skip(step).take_while(|action| action.is_none()).count();
        let before = step.checked_sub(1).and_then(|before| action_at.get(before).copied().flatten());
        let after = action_at.get(step + gap).copied().flatten();
        match (before, after) {
            (Some(from), Some(to)) if gap >= 2 => {
                let (from, to) = (from.card.id.clone(), to.card.id.clone());
                findings.push(Finding::JumpBetweenActions { from, to });
            }
            _ => findings.extend(
                grid.steps
                    .iter()
                    .skip(step)
                    .take(gap)
                    .map(|(id, _)| Finding::StepWithoutAction { step: (*id).clone() }),
            ),
        }
        step += gap + 1;
    }
    findings
}

/// Links that say "goes on there" but skip steps in which the customer does something, or go back.
fn jumps_by_link(grid: &Grid<'_>) -> Vec<Finding> {
    if grid.map.links.is_empty() {
        return Vec::new();
    }
    let actions: HashMap<&Id, &Placed<'_>> =
        grid.of_kind(LaneKind::Actions).map(|placed| (&placed.card.id, placed)).collect();
    let acted: HashSet<usize> = actions.values().flat_map(|placed| placed.first..=placed.last).collect();
    let jumps = grid.map.links.iter().filter(|link| link.kind == LinkKind::Next).filter(|link| {
        match (actions.get(&link.from), actions.get(&link.to)) {
            (Some(from), Some(to)) => {
                to.last < from.first || (from.last + 1..to.first).any(|step| acted.contains(&step))
            }
            _ => false,
        }
    });
    jumps.map(|link| Finding::JumpBetweenActions { from: link.from.clone(), to: link.to.clone() }).collect()
}

/// A pain point is answered by an opportunity that names it, or by one of the same stage that
/// names none.
fn pain_points_without_opportunity(grid: &Grid<'_>) -> Vec<Finding> {
    let answered: HashSet<&Id> =
        grid.of_kind(LaneKind::Opportunities).flat_map(|placed| &placed.card.answers).collect();
    let with_opportunity =
        grid.stages_with(|placed| placed.kind == LaneKind::Opportunities && placed.card.answers.is_empty());
    let open = grid.of_kind(LaneKind::PainPoints).filter(|placed| {
        !answered.contains(&placed.card.id)
            && !grid.stages_of(placed).any(|stage| with_opportunity.contains(&stage))
    });
    open.map(|placed| Finding::PainPointWithoutOpportunity { card: placed.card.id.clone() }).collect()
}

/// An opportunity is answered for by its own owner or by one in the owners' lane of its stage.
fn opportunities_without_owner(grid: &Grid<'_>) -> Vec<Finding> {
    let with_owner = grid.stages_with(|placed| placed.kind == LaneKind::Owner);
    let open = grid.of_kind(LaneKind::Opportunities).filter(|placed| {
        placed.card.status != Some(OpportunityStatus::Rejected)
            && placed.card.owner.trim().is_empty()
            && !grid.stages_of(placed).any(|stage| with_owner.contains(&stage))
    });
    open.map(|placed| Finding::OpportunityWithoutOwner { card: placed.card.id.clone() }).collect()
}

/// An owner has something to do where there is a pain point, an opportunity, a touchpoint, a
/// metric or work of the organisation, or where a card anywhere names them.
fn owners_with_nothing_to_do(grid: &Grid<'_>) -> Vec<Finding> {
    use LaneKind::{Backstage, Frontstage, Metrics, Opportunities, PainPoints, Support, Touchpoints};

    let work = [PainPoints, Opportunities, Touchpoints, Metrics, Frontstage, Backstage, Support];
    let with_work = grid.stages_with(|placed| work.contains(&placed.kind));
    let named: HashSet<&str> = grid.map.cards.iter().map(|card| card.owner.trim()).collect();
    let idle = grid.of_kind(LaneKind::Owner).filter(|placed| {
        !named.contains(placed.card.text.trim())
            && !grid.stages_of(placed).any(|stage| with_work.contains(&stage))
    });
    idle.map(|placed| Finding::OwnerWithNothingToDo { card: placed.card.id.clone() }).collect()
}

fn untested_assumptions(map: &JourneyMap) -> Vec<Finding> {
    let untested = map.cards.iter().filter(|card| {
        card.evidence
            .as_ref()
            .is_some_and(|evidence| evidence.kind == EvidenceKind::Assumed && !evidence.tested)
    });
    untested.map(|card| Finding::UntestedAssumption { card: card.id.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Evidence, Link, Step};

    /// A map of `stages` stages with a goal and one step each (`s0`, `s1` …) and a lane of every
    /// kind, called as the kind is.
    fn map(stages: usize) -> JourneyMap {
        let stage = |at: usize| Stage {
            id: format!("stage{at}").as_str().into(),
            title: format!("Stage {at}"),
            goal: "To get on".to_owned(),
            steps: vec![Step { id: format!("s{at}").as_str().into(), ..Step::default() }],
            ..Stage::default()
        };
        let lane = |kind: &LaneKind| Lane { id: kind.name().into(), kind: *kind, ..Lane::default() };
        JourneyMap {
            stages: (0..stages).map(stage).collect(),
            lanes: LaneKind::ALL.iter().map(lane).collect(),
            ..JourneyMap::default()
        }
    }

    fn card(id: &str, lane: &str, step: usize) -> Card {
        let step = format!("s{step}").as_str().into();
        Card { id: id.into(), lane: lane.into(), step, text: id.to_owned(), ..Card::default() }
    }

    fn with(stages: usize, cards: impl IntoIterator<Item = Card>) -> JourneyMap {
        let mut map = map(stages);
        map.cards = cards.into_iter().map(Arc::new).collect();
        map
    }

    #[test]
    fn a_stage_has_a_goal_in_its_header_or_in_the_lane_of_goals() {
        let mut map = with(2, [card("goal", "goals", 1)]);
        map.stages[0].goal.clear();
        map.stages[1].goal.clear();
        assert_eq!(check(&map), [Finding::StageWithoutGoal { stage: "stage0".into() }]);
    }

    #[test]
    fn one_step_without_an_action_is_named_and_several_between_two_are_a_jump() {
        let map_ = with(4, [card("a", "actions", 0), card("b", "actions", 2)]);
        assert_eq!(
            check(&map_),
            [
                Finding::StepWithoutAction { step: "s1".into() },
                Finding::StepWithoutAction { step: "s3".into() }
            ]
        );
        let map_ = with(4, [card("a", "actions", 0), card("b", "actions", 3)]);
        assert_eq!(check(&map_), [Finding::JumpBetweenActions { from: "a".into(), to: "b".into() }]);
        let wide = Card { span: 2, ..card("a", "actions", 0) };
        assert_eq!(check(&with(3, [wide, card("b", "actions", 2)])), []);
        assert_eq!(check(&map(3)), [], "a map without actions");
    }

    #[test]
    fn a_link_that_passes_over_actions_is_a_jump() {
        let mut map = with(3, (0..3).map(|step| card(&format!("a{step}"), "actions", step)));
        let link =
            |from: &str, to: &str, kind| Link { from: from.into(), to: to.into(), kind, ..Link::default() };
        map.links = vec![
            link("a0", "a1", LinkKind::Next),
            link("a0", "a2", LinkKind::Next),
            link("a2", "a0", LinkKind::Loop),
            link("a0", "a2", LinkKind::Branch),
        ];
        assert_eq!(check(&map), [Finding::JumpBetweenActions { from: "a0".into(), to: "a2".into() }]);
    }

    #[test]
    fn a_pain_point_is_answered_by_name_or_by_its_stage() {
        let answer =
            Card { answers: vec!["slow".into()], owner: "Noa".into(), ..card("fast", "opportunities", 1) };
        let map = with(2, [card("slow", "pain-points", 0), card("dear", "pain-points", 1), answer]);
        assert_eq!(check(&map), [Finding::PainPointWithoutOpportunity { card: "dear".into() }]);

        let any = Card { owner: "Noa".into(), ..card("cheap", "opportunities", 1) };
        let map = with(2, [card("dear", "pain-points", 1), any]);
        assert_eq!(check(&map), []);
    }

    #[test]
    fn an_opportunity_needs_an_owner_unless_it_was_rejected() {
        let rejected =
            Card { status: Some(OpportunityStatus::Rejected), ..card("rejected", "opportunities", 0) };
        let map = with(
            2,
            [
                card("open", "opportunities", 0),
                rejected,
                card("owned", "opportunities", 1),
                card("Sales", "owner", 1),
            ],
        );
        assert_eq!(check(&map), [Finding::OpportunityWithoutOwner { card: "open".into() }]);
    }

    #[test]
    fn an_owner_with_nothing_to_do_is_found() {
        let map = with(
            2,
            [card("Sales", "owner", 0), card("Support", "owner", 1), card("touch", "touchpoints", 1)],
        );
        assert_eq!(check(&map), [Finding::OwnerWithNothingToDo { card: "Sales".into() }]);
    }

    #[test]
    fn an_assumption_is_a_finding_until_it_is_tested() {
        let believed = |id, tested| Card {
            evidence: Some(Evidence { tested, ..Evidence::default() }),
            ..card(id, "thoughts", 0)
        };
        let map = with(1, [believed("guess", false), believed("known", true), card("plain", "thoughts", 0)]);
        assert_eq!(check(&map), [Finding::UntestedAssumption { card: "guess".into() }]);
    }

    #[test]
    fn findings_name_what_they_are_about_in_every_language() {
        let mut map = with(
            5,
            [
                card("Pays for it\nand waits", "pain-points", 0),
                card("Faster", "opportunities", 1),
                card("Looks", "actions", 0),
                card("Buys", "actions", 3),
                card("Sales", "owner", 2),
            ],
        );
        map.stages[4].goal.clear();
        Arc::make_mut(&mut map.cards[0]).evidence = Some(Evidence::default());
        let findings = check(&map);
        assert_eq!(findings.len(), 7, "{findings:?}");
        for locale in Locale::ALL {
            let messages = Finding::messages(&findings, locale, &map);
            for (finding, message) in findings.iter().zip(&messages) {
                assert_eq!(finding.message(locale, &map), *message);
                assert!(!message.starts_with("finding-") && !message.contains("and waits"), "{message}");
            }
        }
        let messages = Finding::messages(&findings, Locale::En, &map);
        assert_eq!(messages.len(), findings.len());
        assert_eq!(crate::i18n::without_isolates(&messages[0]), "The stage “Stage 4” has no goal.");
    }

    #[test]
    fn cards_that_are_unplaced_or_reach_past_the_end_do_no_harm() {
        let far = Card { span: u32::MAX, ..card("far", "actions", 0) };
        let lost = Card { lane: "nowhere".into(), ..card("lost", "actions", 0) };
        assert_eq!(check(&with(2, [far, lost, card("gone", "pain-points", 9)])), []);
        assert_eq!(check(&JourneyMap::default()), []);
    }
}
