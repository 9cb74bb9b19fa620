//! The names of the word lists that ship, a constant each, made by the build from the files of `knowledge/en/lexicon`: a
//! name that no file has does not compile. Only names and texts; `Lexicon` reads them.

use super::language::Language;
use std::fmt;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The name of a list that ships.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListName(u8);

impl ListName {
    /// Every list that ships, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FILES.len()).filter_map(|at| u8::try_from(at).ok()).map(Self)
    }

    /// The list of this name, with spaces or hyphens ("factive verbs").
    pub fn of(name: &str) -> Option<Self> {
        let file = file_name(name);
        let at = FILES.binary_search_by(|(known, _)| (*known).cmp(&file)).ok()?;
        u8::try_from(at).ok().map(Self)
    }

    /// Lists whose names are nearly this one, the nearest first, three at most.
    pub fn near(name: &str) -> Vec<Self> {
        let file = file_name(name);
        let far = |list: &Self| strsim::osa_distance(list.file(), &file);
        let mut near: Vec<Self> = Self::all().filter(|list| far(list) <= (file.len() / 4).max(1)).collect();
        near.sort_by_key(|list| (far(list), *list));
        near.truncate(3);
        near
    }

    /// As people write it: "factive verbs".
    pub const fn name(self) -> &'static str {
        NAMES[self.index()]
    }

    /// Its file without the ending: "factive-verbs".
    pub fn file(self) -> &'static str {
        FILES.get(self.index()).map_or("", |(name, _)| name)
    }

    /// What its file has.
    pub fn text(self) -> &'static str {
        FILES.get(self.index()).map_or("", |(_, text)| text)
    }

    /// What the file of that name has in a language; empty where it has none.
    pub fn text_in(self, language: Language) -> &'static str {
        match language {
            Language::English => self.text(),
            Language::German => SECOND.iter().find(|(name, _)| *name == self.file()).map_or("", |(_, text)| text),
        }
    }

    /// What stands in the second column of each of its phrases; empty for none.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        super::entries::lines(self.text()).map(|(_, column)| column)
    }

    /// Its place among all.
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

impl fmt::Debug for ListName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file())
    }
}

/// A list's name as its file has it.
fn file_name(name: &str) -> String {
    name.trim().to_lowercase().replace(' ', "-")
}

/// How many lists ship.
pub(super) const COUNT: usize = NAMES.len();

#[cfg(test)]
mod tests {
    use super::{FACTIVE_VERBS, ListName};

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert_eq!(ListName::of("factive verbs"), Some(FACTIVE_VERBS));
        assert_eq!(ListName::of(" Factive-Verbs"), Some(FACTIVE_VERBS));
        assert_eq!(ListName::of("factive verb"), None);
        assert!(ListName::all().all(|list| ListName::of(list.name()) == Some(list)));
    }
}
