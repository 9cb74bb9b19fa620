"""What judges a statement and a source from the words as the encoder saw them; src/judgements has the same networks."""

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

WIDTH, EVIDENCE, INNER, ASKED = 768, 512, 128, 4  # as src/judgements/network.rs has them
SAID, REST, OPENING, AROUND = 48, 60, 120, 160  # words that src/judgements looks at
DROP = 0.4

KINDS = ["claim", "accusation", "denial", "opinion", "intention", "norm", "question", "act", "note", "background"]
THEMES = ["fight", "war", "-"]
STATEMENT = len(KINDS) + len(THEMES)
CLAIM, ACCUSATION, BACKGROUND = 0, 1, 9

# As training/src/judgements/labels.rs has them.
SOURCE_KINDS = [
    *("person", "politician", "official", "state-body", "state", "armed-force", "armed-group", "organisation", "company"),
    *("outlet", "agency", "expert", "witness", "captive", "document", "study", "poll", "post", "group", "nobody", "error"),
]
NAMINGS = ["named", "unnamed", "vague", "led"]
PARTY = ["-", "party"]
SOURCE = len(SOURCE_KINDS) + len(NAMINGS) + len(PARTY)


class Trunk(nn.Module):
    """What is said, the words beside it, the rest of the sentence, headline and lead, and the evidence, to some answers."""

    def __init__(self, answers):
        super().__init__()
        self.ask = nn.Linear(WIDTH, ASKED, bias=False)
        self.said = nn.Linear(ASKED * WIDTH, INNER)
        self.cue, self.rest, self.lead = (nn.Linear(WIDTH, INNER, bias=False) for _ in range(3))
        self.evidence = nn.Linear(EVIDENCE, INNER, bias=False)
        self.norm, self.drop, self.out = nn.LayerNorm(INNER), nn.Dropout(DROP), nn.Linear(INNER, answers)
        self.direct = nn.Linear(EVIDENCE, answers, bias=False)
        nn.init.zeros_(self.direct.weight)

    def forward(self, batch):
        """Scores [N, answers] and what they rest on [N, INNER]."""
        said = nn.utils.rnn.pad_sequence([one["said"] for one in batch], batch_first=True)
        known = nn.utils.rnn.pad_sequence([torch.ones(len(one["said"])) for one in batch], batch_first=True) > 0
        cue, rest, lead, evidence = (torch.stack([one[key] for one in batch]) for key in ("cue", "rest", "lead", "evidence"))
        weights = self.ask(said).masked_fill(~known[..., None], -1e4).softmax(1)
        picked = (weights.transpose(1, 2) @ said).flatten(1)
        words = self.said(self.drop(picked)) + self.cue(self.drop(cue)) + self.rest(self.drop(rest)) + self.lead(self.drop(lead))
        inner = F.gelu(self.norm(words + self.evidence(self.drop(evidence))), approximate="tanh")
        return self.out(self.drop(inner)) + self.direct(evidence), inner


class Statements(Trunk):
    """For one statement its kind and theme, and for each word near it whether it is of whom the statement accuses."""

    def __init__(self):
        super().__init__(STATEMENT)
        self.aim, self.aimed = nn.Linear(INNER, WIDTH), nn.Linear(WIDTH, 1)

    def accused(self, inner, batch):
        """For each word near each statement a score, with 1 where there is such a word and 1 where the label has it."""
        near = nn.utils.rnn.pad_sequence([one["near"] for one in batch], batch_first=True)
        known, wanted = torch.zeros(near.shape[:2]), torch.zeros(near.shape[:2])
        for row, one in enumerate(batch):
            known[row, : len(one["near"])] = 1
            wanted[row, one["target"]] = 1
        likeness = (near @ self.aim(inner)[..., None])[..., 0] / math.sqrt(WIDTH)
        return likeness + self.aimed(near)[..., 0], known, wanted

    def loss(self, batch):
        scores, inner = self(batch)
        kinds, themes = (torch.tensor([one[key] for one in batch]) for key in ("kind", "theme"))
        loss = F.cross_entropy(scores[:, : len(KINDS)], kinds, label_smoothing=0.05)
        loss = loss + 0.5 * F.cross_entropy(scores[:, len(KINDS) :], themes)
        accusing = [at for at, one in enumerate(batch) if one["kind"] == ACCUSATION and one["target"]]
        if accusing:
            found, known, wanted = self.accused(inner[accusing], [batch[at] for at in accusing])
            each = F.binary_cross_entropy_with_logits(found, wanted, weight=known, reduction="sum")
            loss = loss + 2.5 * each / known.sum()
        return loss


class Sources(Trunk):
    """For one source what it is, how it is named, and whether it speaks for a party to a war."""

    def __init__(self):
        super().__init__(SOURCE)

    def loss(self, batch):
        scores, _ = self(batch)
        loss = 0
        for key, answers, worth in zip(("kind", "naming", "party"), heads(scores), (1.0, 0.7, 0.7)):
            loss = loss + worth * F.cross_entropy(answers, torch.tensor([one[key] for one in batch]), label_smoothing=0.02)
        return loss


def heads(scores):
    """The scores of a source's kind, naming and party."""
    return scores.split([len(SOURCE_KINDS), len(NAMINGS), len(PARTY)], -1) if torch.is_tensor(scores) else np.split(
        scores, [len(SOURCE_KINDS), len(SOURCE_KINDS) + len(NAMINGS)], -1
    )


class Looks:
    """Where an article's statements and sources are looked at, in numbers of its words [tokens, WIDTH]."""

    def __init__(self, record, rows):
        self.rows = rows
        self.mean = lambda tokens: rows[tokens].mean(0) if tokens else torch.zeros(WIDTH)
        sentences = [(unit["start"] + a, unit["start"] + b) for unit in record["units"] for a, b in unit["sentences"]]
        self.lead = self.mean(self.inside([token for a, b in sentences[:4] for token in range(a, b)][:OPENING]))

    def inside(self, tokens):
        return [token for token in tokens if token < len(self.rows)]

    def example(self, one):
        """The tensors of a statement or source; None where it has no words."""
        said = sorted(set(self.inside(one["content"])))[:SAID]
        if not said:
            return None
        begin, end = one["sentence"][0], min(one["sentence"][1], len(self.rows))
        own = set(said)
        rest = [token for token in range(begin, end) if token not in own][:REST]
        evidence = torch.zeros(EVIDENCE)
        evidence[one["evidence"]] = 1
        found = {"said": self.rows[said], "cue": self.mean(self.inside(one["cue"])), "rest": self.mean(rest)}
        found |= {"lead": self.lead, "evidence": evidence}
        if "target" in one:
            first, last = min(begin, said[0]), max(end, said[-1] + 1)
            near = list(range(first, min(last, first + AROUND)))
            found |= {"near": self.rows[near], "target": [token - first for token in one["target"] if token in near]}
        return found


def statements(record, rows):
    """The marked statements of an article, as src/judgements/statement.rs looks at them."""
    looks = Looks(record, rows)
    for one in record["statements"]:
        example = {"article": record["name"], "kept": record["kept"], "kind": one["kind"], "theme": one["theme"]}
        seen = looks.example(one) if one["matched"] else None
        yield example | {"read": seen is not None} | (seen or {})


def sources(record, rows):
    """The marked sources of an article, as src/judgements/source.rs looks at them."""
    looks = Looks(record, rows)
    for one in record["sources"]:
        seen = looks.example(one)
        if seen is not None and one["kind"] is not None and one["naming"] is not None:
            kind, naming, party = one["kind"], one["naming"], int(one["party"])
            yield {"article": record["name"], "kept": record["kept"], "kind": kind, "naming": naming, "party": party} | seen


def trunk_bytes(trunk, leans, sure_from):
    """The bytes of a trunk, as src/judgements/network.rs reads them."""
    out = bytearray()
    numbers = lambda values: out.extend(np.asarray(values, "<f4").tobytes())
    of = lambda parameter: parameter.detach().numpy()
    numbers(sure_from), numbers(leans)
    for layer in (trunk.ask, trunk.said, trunk.cue, trunk.rest, trunk.lead, trunk.evidence):
        out.extend(matrix(layer))
    numbers(of(trunk.said.bias)), numbers(of(trunk.norm.weight)), numbers(of(trunk.norm.bias))
    out.extend(matrix(trunk.out)), out.extend(matrix(trunk.direct))
    numbers(of(trunk.out.bias))
    return out


def aim_bytes(head, accused_from):
    """The bytes of whom a statement accuses."""
    out = bytearray(np.asarray([accused_from], "<f4").tobytes())
    for layer in (head.aim, head.aimed):
        out.extend(matrix(layer))
        out.extend(layer.bias.detach().numpy().astype("<f4").tobytes())
    return out


def matrix(layer):
    """A byte a weight, with a scale for each row."""
    weights = layer.weight.detach().numpy()
    scale = np.maximum(np.abs(weights).max(1) / 127, 1e-9)
    return scale.astype("<f4").tobytes() + np.clip(np.round(weights / scale[:, None]), -127, 127).astype(np.int8).tobytes()
