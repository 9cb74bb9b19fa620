"""Articles as `sayso-training tokens` prints them, cut into windows; src/attribution/accurate/window.rs cuts likewise."""

import json
import random

from pieces import Pieces, shape

LENGTH = 254  # pieces of a window, with the mark that ends each part
INSIDE = 2  # the quotation state of a word between quotation marks


class Part:
    """A unit, or some sentences of one that is too long for a window."""

    def __init__(self, article, unit, start, end):
        self.article, self.start, self.end = article, unit["start"] + start, unit["start"] + end
        self.pieces = unit["pieces"][start:end]
        self.shapes = unit["shapes"][start:end]
        self.length = sum(map(len, self.pieces)) + 1


class Article:
    def __init__(self, record, vocabulary: Pieces):
        self.name, self.marked = record["name"], record["marked"]
        self.parts = []
        for unit in record["units"]:
            unit["pieces"] = [vocabulary.of_word(word) for word in unit["tokens"]]
            inside = [4 * (state == INSIDE) for state in unit["quotes"]]
            unit["shapes"] = [shape(word) + quoted for word, quoted in zip(unit["tokens"], inside)]
            self.parts += [Part(self, unit, *place) for place in places(unit)]
        self.labels = labels(self.marked, max((part.end for part in self.parts), default=0))


def places(unit):
    """Where to cut a unit: after the last sentence that fits, or within one that does not."""
    sizes = [len(pieces) for pieces in unit["pieces"]]
    ends = {end for _, end in unit["sentences"]}
    start, total, last = 0, 0, None
    for index, size in enumerate(sizes):
        if index in ends and index > start:
            last = index
        if total + size > LENGTH - 2:
            cut = last if last is not None and last > start else index
            yield start, cut
            start, last = cut, None
            total = sum(sizes[cut:index])
        total += size
    yield start, len(sizes)


def labels(marked, length):
    """Of each word none, or begin or inside of source, cue, content; where two share a word, the first has it."""
    found = [0] * length
    for one in marked:
        for role, begin in (("source", 1), ("cue", 3), ("content", 5)):
            before = None
            for index in one[role]:
                if index < length and found[index] == 0:
                    joined = before == index - 1 and found[index - 1] in (begin, begin + 1)
                    found[index] = begin + 1 if joined else begin
                before = index
    return found


def load(path, vocabulary):
    with open(path, encoding="utf-8") as lines:
        return [Article(json.loads(line), vocabulary) for line in lines]


def windows(article, rng: random.Random | None):
    """Neighbouring parts that fit together; with `rng` the first window is shorter, so that each pass cuts otherwise."""
    limit = rng.randint(LENGTH // 4, LENGTH) if rng else LENGTH
    window, total = [], 0
    for part in article.parts:
        if window and total + part.length > limit - 1:
            yield window
            window, total, limit = [], 0, LENGTH
        window.append(part)
        total += part.length
    if window:
        yield window
