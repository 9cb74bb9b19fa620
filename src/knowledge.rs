//! What is known of words and of the world, as data: the lexicon and the almanac.
