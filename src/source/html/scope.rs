//! Which blocks of a page are its article: those of the element that holds most of the text. Looks at where text stands, not
//! at what it says.

use super::Block;
use std::collections::BTreeMap;

/// Where a block stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// In which article of the page, by its number.
    pub article: Option<usize>,
    /// In its main part.
    pub main: bool,
}

/// An article with less than this part of the text is one of many that a page only leads to.
const MOST: usize = 3;

/// The blocks of the article, its heading first.
pub(super) fn chosen(blocks: Vec<Block>) -> Vec<Block> {
    let whole: usize = blocks.iter().map(|block| block.size).sum();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for block in &blocks {
        if let Some(article) = block.scope.article {
            *sizes.entry(article).or_default() += block.size;
        }
    }
    let longest = sizes.iter().max_by_key(|(article, size)| (**size, std::cmp::Reverse(**article)));
    let article = longest.filter(|(_, size)| **size * MOST >= whole).map(|(article, _)| *article);
    let main: usize = blocks.iter().filter(|block| block.scope.main).map(|block| block.size).sum();
    let has_main = main * MOST >= whole && main > 0;
    let inside = |block: &Block| match article {
        Some(article) => block.scope.article == Some(article),
        None => !has_main || block.scope.main,
    };
    // A heading above the article is its own where there is but one on the page.
    let only_top = blocks.iter().filter(|block| block.top).count() == 1;
    blocks.into_iter().filter(|block| inside(block) || block.top && only_top).collect()
}
