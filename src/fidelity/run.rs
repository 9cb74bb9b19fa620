//! Every word of the originals in order, and where runs of words stand in it. What lies between quotation marks is kept
//! a second time without what stands between: “We will not,” she said, “give up.” is one quotation in two pieces.

use super::originals::Original;
use super::said::Fold;
use super::words::Folded;
use crate::knowledge::Key;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// So many words may stand between two pieces of one quotation.
const BETWEEN: usize = 14;
/// So many places of one word are looked at.
const LOOKED: usize = 4000;

/// A word of the originals in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// `None` where a run may not go on.
    pub key: Option<Key>,
    pub original: u32,
    pub span: Span,
    /// True between quotation marks.
    pub quoted: bool,
}

/// The words in order: first all of them, then those between quotation marks alone.
#[derive(Debug, Default)]
pub(super) struct Stream {
    pub words: Vec<Placed>,
    places: FxHashMap<Key, Vec<u32>>,
}

impl Stream {
    pub fn of(texts: &[Original], fold: &Fold<'_>) -> Self {
        let mut stream = Self::default();
        for (original, text) in texts.iter().enumerate() {
            stream.add(original, text, fold);
        }
        for (place, word) in stream.words.iter().enumerate() {
            if let Some(key) = word.key {
                stream.places.entry(key).or_default().push(u32::try_from(place).unwrap_or(u32::MAX));
            }
        }
        stream
    }

    fn add(&mut self, original: usize, text: &Original, fold: &Fold<'_>) {
        let document = &text.facts.document;
        let number = u32::try_from(original).unwrap_or(u32::MAX);
        let words = fold.folding.words(document, 0..document.tokens.len());
        let mut quoted = vec![false; words.len()];
        for quotation in &document.quotations {
            let from = words.partition_point(|word| word.span.start < quotation.inner.start);
            for (flag, _) in
                quoted.iter_mut().zip(&words).skip(from).take_while(|(_, word)| word.span.end <= quotation.inner.end)
            {
                *flag = true;
            }
        }
        let placed = |word: &Folded, quoted| Placed { key: Some(word.key), original: number, span: word.span, quoted };
        let stop = Placed { key: None, original: number, span: Span::default(), quoted: false };
        self.words.extend(words.iter().zip(&quoted).map(|(word, quoted)| placed(word, *quoted)));
        self.words.push(stop);
        let mut last: Option<usize> = None;
        for (at, word) in words.iter().enumerate().filter(|(at, _)| quoted.get(*at).copied().unwrap_or_default()) {
            if last.is_some_and(|last| at - last > BETWEEN) {
                self.words.push(stop);
            }
            self.words.push(placed(word, true));
            last = Some(at);
        }
        self.words.push(stop);
    }

    /// The places of a word.
    pub fn places(&self, key: Key) -> &[u32] {
        let places = self.places.get(&key).map(Vec::as_slice).unwrap_or_default();
        places.get(..places.len().min(LOOKED)).unwrap_or_default()
    }

    /// The word of a run that stands in the fewest places: its place in the run.
    fn rarest(&self, run: &[Key]) -> Option<usize> {
        (0..run.len()).min_by_key(|at| run.get(*at).map_or(usize::MAX, |key| self.places(*key).len()))
    }

    /// Where a run of words stands whole: the places of its first word.
    pub fn find<'s>(&'s self, run: &'s [Key]) -> impl Iterator<Item = usize> + 's {
        let rarest = self.rarest(run).unwrap_or(0);
        let places = run.get(rarest).map(|key| self.places(*key)).unwrap_or_default();
        let starts = places.iter().filter_map(move |place| (*place as usize).checked_sub(rarest));
        starts.filter(move |start| self.is_at(*start, run))
    }

    fn is_at(&self, start: usize, run: &[Key]) -> bool {
        let here = self.words.get(start..start + run.len()).unwrap_or_default();
        here.len() == run.len() && here.iter().zip(run).all(|(word, key)| word.key == Some(*key))
    }

    /// How many of the first words of a run stand somewhere as a run, and where.
    pub fn longest_start(&self, run: &[Key]) -> Option<(usize, usize)> {
        self.longest(run, |length| run.get(..length).unwrap_or_default())
    }

    /// How many of the last words of a run stand somewhere as a run, and where.
    pub fn longest_end(&self, run: &[Key]) -> Option<(usize, usize)> {
        self.longest(run, |length| run.get(run.len() - length..).unwrap_or_default())
    }

    /// A part of a run stands wherever the run does, so halving finds the longest.
    fn longest<'r>(&self, run: &'r [Key], part: impl Fn(usize) -> &'r [Key]) -> Option<(usize, usize)> {
        let (mut has, mut best, mut not) = (0, None, run.len() + 1);
        while not - has > 1 {
            let length = usize::midpoint(has, not);
            match self.find(part(length)).next() {
                Some(place) => (has, best) = (length, Some((length, place))),
                None => not = length,
            }
        }
        best
    }

    /// From the first to the last word of a run at a place, as a span of its original.
    pub fn span(&self, start: usize, length: usize) -> Option<(usize, Span)> {
        let first = self.words.get(start)?;
        let last = self.words.get(start + length.max(1) - 1)?;
        Some((first.original as usize, first.span.to(last.span)))
    }

    /// The stretch of as many words as the run that shares most of them in their order, with how many it shares.
    pub fn nearest(&self, run: &[Key]) -> Option<Closest> {
        let mut starts: FxHashMap<usize, usize> = FxHashMap::default();
        let mut words: Vec<(usize, &[u32])> = run.iter().enumerate().map(|(at, key)| (at, self.places(*key))).collect();
        words.sort_by_key(|(_, places)| places.len());
        for (at, places) in words.into_iter().filter(|(_, places)| !places.is_empty()).take(RARE) {
            for place in places.iter().take(PLACES) {
                *starts.entry((*place as usize).saturating_sub(at) / SPREAD).or_default() += 1;
            }
        }
        let mut starts: Vec<(usize, usize)> = starts.into_iter().collect();
        starts.sort_by_key(|(start, votes)| (std::cmp::Reverse(*votes), *start));
        let looked = starts.into_iter().take(TRIED);
        let tried = looked.filter_map(|(start, _)| self.close(run, (start * SPREAD).saturating_sub(SPREAD)));
        tried.max_by_key(|close| (close.shared, std::cmp::Reverse(close.length), std::cmp::Reverse(close.start)))
    }

    /// The longest common run with gaps between the run and the words from a place on.
    fn close(&self, run: &[Key], from: usize) -> Option<Closest> {
        let end = (from + run.len() + 3 * SPREAD).min(self.words.len());
        let window = self.words.get(from..end)?;
        let width = window.len() + 1;
        let mut table = vec![0_u16; (run.len() + 1) * width];
        for (i, key) in run.iter().enumerate().rev() {
            for (j, word) in window.iter().enumerate().rev() {
                let at = |i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
                let value = if word.key == Some(*key) { at(i + 1, j + 1) + 1 } else { at(i + 1, j).max(at(i, j + 1)) };
                if let Some(cell) = table.get_mut(i * width + j) {
                    *cell = value;
                }
            }
        }
        let at = |i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
        let (mut i, mut j, mut first, mut last) = (0, 0, None, 0);
        while i < run.len() && j < window.len() {
            if window.get(j).is_some_and(|word| word.key == run.get(i).copied()) {
                first.get_or_insert(from + j);
                last = from + j;
                (i, j) = (i + 1, j + 1);
            } else if at(i + 1, j) >= at(i, j + 1) {
                i += 1;
            } else {
                j += 1;
            }
        }
        let start = first?;
        Some(Closest { start, length: last - start + 1, shared: at(0, 0) as usize })
    }
}

/// So many of the rarest words of a run vote on where it may have come from.
const RARE: usize = 12;
/// So many places of each are looked at.
const PLACES: usize = 200;
/// Votes within so many words are one.
const SPREAD: usize = 8;
/// So many places are tried.
const TRIED: usize = 6;

/// The stretch that comes nearest to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Closest {
    /// Its first word.
    pub start: usize,
    /// How many words it has.
    pub length: usize,
    /// How many of them it shares with the run, in their order.
    pub shared: usize,
}

#[cfg(test)]
mod tests {
    use crate::fidelity::fixture::originals;
    use crate::knowledge::Key;

    fn run(words: &str) -> Vec<Key> {
        words.split(' ').map(Key::of).collect()
    }

    #[test]
    fn runs_are_found_whole_in_part_and_nearly() {
        let originals = originals(&["The silos are standing, the cranes are not. Loading begins in three weeks."]);
        let stream = &originals.stream;
        assert_eq!(stream.find(&run("the cranes are")).next(), Some(4));
        assert_eq!(stream.longest_start(&run("the silos are burning")).map(|it| it.0), Some(3));
        assert_eq!(stream.longest_end(&run("why begins in 3 weeks")).map(|it| it.0), Some(4));
        let near = stream.nearest(&run("the silos were standing the cranes are not")).unwrap();
        assert_eq!((near.start, near.shared), (0, 7));
        assert!(stream.find(&run("cranes the")).next().is_none());
    }
}
