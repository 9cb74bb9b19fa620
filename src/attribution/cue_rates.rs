//! How often a word or a stem is a cue, in steps, as counted in training. Counts nothing itself at run time.

use rustc_hash::FxHashMap;

/// The steps of words and of stems; a word that was seen too seldom, or never as a cue, has step 0.
#[derive(Clone, Debug, Default)]
pub struct CueRates {
    words: FxHashMap<u32, u8>,
    stems: FxHashMap<u32, u8>,
}

impl CueRates {
    /// The first step at which a word counts as one that reports.
    pub const REPORTING: u8 = 4;
    /// Lower borders of the steps from 2 on; step 1 is a rate above zero.
    pub const STEPS: [f32; 7] = [0.02, 0.1, 0.35, 0.5, 0.65, 0.8, 0.9];

    /// The step of a rate.
    pub fn step(cues: u32, seen: u32) -> u8 {
        if cues == 0 || seen < 3 {
            return 0;
        }
        let rate = cues as f32 / seen as f32;
        1 + Self::STEPS.iter().take_while(|border| rate >= **border).count() as u8
    }

    /// Sets the step of a word.
    pub fn set_word(&mut self, word: u32, step: u8) {
        self.words.insert(word, step);
    }

    /// Sets the step of a stem.
    pub fn set_stem(&mut self, stem: u32, step: u8) {
        self.stems.insert(stem, step);
    }

    /// The key of a hash in these tables.
    pub fn key(hash: u64) -> u32 {
        (hash >> 32) as u32
    }

    /// The step of a word by its hash.
    pub fn of_word(&self, word: u64) -> u8 {
        self.words.get(&Self::key(word)).copied().unwrap_or(0)
    }

    /// The step of a stem by its hash.
    pub fn of_stem(&self, stem: u64) -> u8 {
        self.stems.get(&Self::key(stem)).copied().unwrap_or(0)
    }
}
