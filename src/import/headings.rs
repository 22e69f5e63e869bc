//! Headings: which lane a row or column of a table stands for.

use std::{
    collections::{HashMap, HashSet},
    sync::OnceLock,
};

use super::fold;
use crate::model::LaneKind;

/// What a heading says about its row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Titles of stages.
    Stage,
    /// Titles of the parts of stages.
    Step,
    /// What the customer wants to reach in a stage.
    Goal,
    /// A running number.
    Number,
    /// Cards of a lane, or feelings when it is the lane of emotions.
    Lane(LaneKind),
}

/// The role that `heading` names in any of the four languages.
pub(super) fn role(heading: &str) -> Option<Role> {
    let book = book();
    book.role(heading).or_else(|| book.role(&fold::without_brackets(heading)))
}

/// Whether `title` is a usual name of a stage.
pub(super) fn is_stage_name(title: &str) -> bool {
    let words = content_words(&fold::without_brackets(title));
    book().stage_names.contains(&words.concat())
}

/// Words that say whose or which, not what: they do not decide a heading.
const QUALIFIERS: &str = "customer customers client clients consumer user users guest patient main key top major \
    potential possible current the a an of for and or in their his her your our s \
    عميل للعميل عملاء للعملاء زبون زبائن مستخدم مستفيد متعامل رئيسي رئيسية محتملة محتمل حالية و أو في من لدى \
    לקוח לקוחות משתמש מטופל עיקרי עיקרית עיקריים עיקריות אפשריים אפשריות פוטנציאליות של \
    مشتری مشتریان کاربر کاربران اصلی کلیدی احتمالی و یا در";

struct Book {
    /// Role of a whole heading, its words run together.
    exact: HashMap<String, Role>,
    /// Names as words, for headings that say more than a name.
    phrases: Vec<(Vec<String>, Role)>,
    stage_names: HashSet<String>,
    qualifiers: HashSet<String>,
}

fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| Book::read(include_str!("../../assets/lexicon/headings.txt")))
}

/// Folded words without articles.
fn content_words(text: &str) -> Vec<String> {
    fold::words(text).iter().map(|word| fold::without_article(word).to_owned()).collect()
}

impl Book {
    fn read(source: &str) -> Self {
        let mut book = Self {
            exact: HashMap::new(),
            phrases: Vec::new(),
            stage_names: HashSet::new(),
            qualifiers: content_words(QUALIFIERS).into_iter().collect(),
        };
        let mut section = None;
        for line in source.lines() {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = Section::of_name(name);
            } else if let (Some(section), Some((_, names))) = (section, line.split_once(": ")) {
                for name in names.split('|') {
                    book.add(section, content_words(name));
                }
            }
        }
        book
    }

    fn add(&mut self, section: Section, words: Vec<String>) {
        match section {
            Section::StageNames => {
                self.stage_names.insert(words.concat());
            }
            Section::Role(role) => {
                // The first section that lists a name keeps it.
                self.exact.entry(words.concat()).or_insert(role);
                let bare: String =
                    words.iter().filter(|word| !self.qualifiers.contains(*word)).cloned().collect();
                if !bare.is_empty() {
                    self.exact.entry(bare).or_insert(role);
                }
                if matches!(role, Role::Goal | Role::Lane(_)) {
                    self.phrases.push((words, role));
                }
            }
        }
    }

    fn role(&self, heading: &str) -> Option<Role> {
        let mut words = content_words(heading);
        if words.is_empty() || words.len() > 8 {
            return None;
        }
        if let Some(role) = self.exact.get(&words.concat()) {
            return Some(*role);
        }
        words.retain(|word| !self.qualifiers.contains(word));
        if words.is_empty() {
            return None;
        }
        self.exact.get(&words.concat()).copied().or_else(|| self.longest_phrase(&words))
    }

    /// The name that makes up at least half of `words`, or a third where it is the head. Of two
    /// equally long ones the head decides: English has it last (`team actions`), the other
    /// languages first.
    fn longest_phrase(&self, words: &[String]) -> Option<Role> {
        let head_is_last = words.iter().all(|word| word.is_ascii());
        let mut best: Option<(usize, usize, Role)> = None;
        for (phrase, role) in &self.phrases {
            let place = words.windows(phrase.len().max(1)).position(|window| window == phrase.as_slice());
            let Some(place) = place else { continue };
            let after = words.len() - phrase.len() - place;
            let from_head = if head_is_last { after } else { place };
            if phrase.len() * (if from_head == 0 { 3 } else { 2 }) < words.len() {
                continue;
            }
            let nearness = words.len() - from_head;
            if best.is_none_or(|(length, near, _)| (phrase.len(), nearness) > (length, near)) {
                best = Some((phrase.len(), nearness, *role));
            }
        }
        best.map(|(_, _, role)| role)
    }
}

#[derive(Clone, Copy)]
enum Section {
    StageNames,
    Role(Role),
}

impl Section {
    fn of_name(name: &str) -> Option<Self> {
        Some(Self::Role(match name {
            "stage-name" => return Some(Self::StageNames),
            "stage" => Role::Stage,
            "step" => Role::Step,
            "goal" => Role::Goal,
            "number" => Role::Number,
            _ => Role::Lane(*LaneKind::ALL.iter().find(|kind| kind.name() == name)?),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn every_section_is_a_role() {
        let source = include_str!("../../assets/lexicon/headings.txt");
        for line in source.lines().filter(|line| line.starts_with('[')) {
            assert!(Section::of_name(line.trim_matches(['[', ']'])).is_some(), "{line}");
        }
    }

    #[test]
    fn the_program_s_own_lane_titles_are_known() {
        for locale in Locale::ALL {
            for kind in LaneKind::ALL {
                let title = locale.text(&format!("lane-{}", kind.name()));
                let expected = match kind {
                    LaneKind::Goals => Role::Goal,
                    LaneKind::Text => continue,
                    kind => Role::Lane(*kind),
                };
                assert_eq!(role(&title), Some(expected), "{title}");
            }
        }
    }

    #[test]
    fn published_headings_are_known() {
        use LaneKind::{Actions, Emotions, Metrics, Opportunities, Owner, PainPoints, Thoughts, Touchpoints};
        for (heading, expected) in [
            ("مرحلة رحلة العميل", Role::Stage),
            ("الهدف الرئيسي للعميل", Role::Goal),
            ("مشاعر العميل", Role::Lane(Emotions)),
            ("نقاط الاحتكاك المحتملة", Role::Lane(PainPoints)),
            ("فرص التحسين/التميز", Role::Lane(Opportunities)),
            ("الإجراءات التي يتخذها العميل", Role::Lane(Actions)),
            ("Customer’s Feelings", Role::Lane(Emotions)),
            ("PAIN-POINTS:", Role::Lane(PainPoints)),
            ("Key frictions (top 3)", Role::Lane(PainPoints)),
            ("Thoughts & feelings", Role::Lane(Thoughts)),
            ("Team actions", Role::Lane(Actions)),
            ("Opportunities for improvement", Role::Lane(Opportunities)),
            ("KPIs", Role::Lane(Metrics)),
            ("ערוצים ונקודות מגע", Role::Lane(Touchpoints)),
            ("הרגשות של הלקוח", Role::Lane(Emotions)),
            ("احساسات مشتری", Role::Lane(Emotions)),
            ("فرصتهای بهبود", Role::Lane(Opportunities)),
            ("واحد مسؤول", Role::Lane(Owner)),
            ("#", Role::Number),
        ] {
            assert_eq!(role(heading), Some(expected), "{heading}");
        }
    }

    #[test]
    fn other_headings_are_not() {
        for heading in ["Weather", "Phase duration in days", "نقاط القوة", "גיל", "Customer", "", "…"]
        {
            assert_eq!(role(heading), None, "{heading}");
        }
    }

    #[test]
    fn stage_names_are_known() {
        assert!(is_stage_name("الوعي (Awareness)"));
        assert!(is_stage_name("Sign-up"));
        assert!(!is_stage_name("Search engine"));
    }
}
