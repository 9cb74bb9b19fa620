"""Words to word pieces, as src/attribution/accurate/pieces.rs does it: the two must agree."""

import unicodedata

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
MOST = 12  # pieces of one word; the rest of a very long word is left out
LONGEST = 100  # letters of a part; a longer one is unknown
# Marks that pages use for what the vocabulary has as plain ones.
PLAIN = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "–": "-", "—": "-", "―": "-", "…": "."}


def ships(piece: str) -> bool:
    """English needs pieces of plain letters, digits and marks alone: other scripts, and the places kept for later, go."""
    return piece.isascii() and not piece.startswith("[unused") or piece in "€£₹¥°½"


def plain(word: str) -> str:
    """Lower case, without accents."""
    lower = "".join(PLAIN.get(c, c) for c in word).lower()
    return "".join(c for c in unicodedata.normalize("NFD", lower) if unicodedata.category(c) != "Mn")


def parts(word: str):
    """Runs of letters and digits; each other character alone."""
    run = ""
    for c in word:
        if c.isalnum():
            run += c
            continue
        if run:
            yield run
        run = ""
        yield c
    if run:
        yield run


class Pieces:
    """The vocabulary: one piece a line, its number the line's."""

    def __init__(self, lines):
        self.lines = list(lines)
        self.number = {piece: number for number, piece in enumerate(self.lines)}
        self.known = {}

    def of_word(self, word: str):
        """The numbers of a word's pieces: at least one, at most MOST."""
        if word not in self.known:
            found = [number for part in parts(plain(word)) for number in self.of_part(part)]
            self.known[word] = found[:MOST] or [self.number[UNKNOWN]]
        return self.known[word]

    def of_part(self, part: str):
        """Longest pieces first, from the left (WordPiece)."""
        found, start = [], 0
        if len(part) > LONGEST:
            return [self.number[UNKNOWN]]
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = ("##" if start else "") + part[start:end]
                if piece in self.number:
                    break
            else:
                return [self.number[UNKNOWN]]
            found.append(self.number[piece])
            start = end
        return found


def shape(word: str) -> int:
    """How a word is written: 0 small or no letter first, 1 capital first, 2 all capitals, 3 otherwise."""
    first = word[0]
    if not first.isalpha() or word.islower():
        return 0
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if first.isupper() else 3
