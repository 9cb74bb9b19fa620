"""Trains the judgements of the accurate tier on marked statements: see training/encoder/README.md.

    judge.py STATEMENTS.jsonl ACCURATE OUT

STATEMENTS.jsonl is what `sayso-training judgement-rows` prints, ACCURATE the folder of the encoder as it ships, which stays as
it is; OUT is knowledge/model/judge.bin. Leans and thresholds are chosen on articles that a network did not learn from (thirds
by name); the articles kept apart are neither learned from nor chosen on, and only totals of them are printed.
"""

import json
import math
import sys

import numpy as np
import onnx
import onnxruntime
import torch
import torch.nn.functional as F
from torch import nn

import data
from pieces import END, START, Pieces

LAYERS = ["/encoder/layers.3/norm_2/LayerNormalization_output_0", "/encoder/layers.5/norm_2/LayerNormalization_output_0"]
WIDTH, EVIDENCE, INNER, ASKED = 768, 512, 128, 4  # as src/judgements/network.rs has them
KINDS = ["claim", "accusation", "denial", "opinion", "intention", "norm", "question", "act", "note", "background"]
THEMES = ["fight", "war", "-"]
CLAIM, ACCUSATION, BACKGROUND, SHARES = 0, 1, 9, len(KINDS) + len(THEMES)
SAID, REST, OPENING, AROUND = 48, 60, 120, 160  # words that src/judgements looks at
FOLDS, EPOCHS, BATCH, RATE, DECAY, DROP = 3, 12, 64, 1.5e-3, 0.05, 0.4
# How often an answer that is sure is right, on what was not learned from; 2 for never sure.
RIGHT = [0.8, 0.7, 0.65, 0.7, 0.8, 0.75, 0.8, 0.75, 0.7, 2, 0.8, 0.65, 0.95]
FEWEST, ACCUSED_FROM = 8, 0.5
LEAST = {"accusation": 0.75, "opinion": 0.6, "fight": 0.6}  # less is never sure: an article of a war gives any statement some share of the fighting


class Encoder:
    """The encoder as it ships, with what its middle gives."""

    def __init__(self, folder):
        model = onnx.load(f"{folder}/encoder.onnx")
        for name in LAYERS:
            model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None))
        self.session = onnxruntime.InferenceSession(model.SerializeToString())
        with open(f"{folder}/pieces.txt", encoding="utf-8") as lines:
            self.pieces = Pieces(lines.read().splitlines())

    def encode(self, record):
        """For each token of an article its numbers: [tokens, WIDTH]."""
        article = data.Article(record, self.pieces)
        rows = np.zeros((max((part.end for part in article.parts), default=0), WIDTH), np.float32)
        for parts in data.windows(article, None):
            pieces, shapes, first, tokens = [self.pieces.number[START]], [0], [], []
            for part in parts:
                for numbers, shape, token in zip(part.pieces, part.shapes, range(part.start, part.end)):
                    first.append(len(pieces))
                    tokens.append(token)
                    pieces += numbers
                    shapes += [shape] * len(numbers)
                pieces.append(self.pieces.number[END])
                shapes.append(0)
            given = {
                "pieces": np.array([pieces], np.int64),
                "shapes": np.array([shapes], np.int64),
                "mask": np.ones((1, len(pieces)), np.float32),
                "first": np.array([first], np.int64),
            }
            rows[tokens] = np.concatenate([layer[0][first] for layer in self.session.run(LAYERS, given)], -1)
        return torch.from_numpy(rows)


def examples(record, rows):
    """The marked statements of an article, as src/judgements/statement.rs looks at them."""
    sentences = [(unit["start"] + a, unit["start"] + b) for unit in record["units"] for a, b in unit["sentences"]]
    inside = lambda tokens: [token for token in tokens if token < len(rows)]
    mean = lambda tokens: rows[inside(tokens)].mean(0) if inside(tokens) else torch.zeros(WIDTH)
    lead = mean([token for a, b in sentences[:4] for token in range(a, b)][:OPENING])
    for one in record["statements"]:
        said = sorted(set(inside(one["content"])))[:SAID]
        example = {"article": record["name"], "kept": record["kept"], "kind": one["kind"], "theme": one["theme"]}
        example["read"] = bool(one["matched"] and said)
        if example["read"]:
            begin, end = one["sentence"][0], min(one["sentence"][1], len(rows))
            first, last = min(begin, said[0]), max(end, said[-1] + 1)
            near = list(range(first, min(last, first + AROUND)))
            evidence = torch.zeros(EVIDENCE)
            evidence[one["evidence"]] = 1
            rest = [token for token in range(begin, end) if token not in set(said)][:REST]
            example |= {"said": rows[said], "cue": mean(one["cue"]), "rest": mean(rest), "lead": lead, "evidence": evidence}
            example |= {"near": rows[near], "target": [token - first for token in one["target"] if token in near]}
        yield example


class Judge(nn.Module):
    """For one statement its kind and theme, and for each word near it whether it is of whom the statement accuses."""

    def __init__(self):
        super().__init__()
        self.ask = nn.Linear(WIDTH, ASKED, bias=False)
        self.said = nn.Linear(ASKED * WIDTH, INNER)
        self.cue, self.rest, self.lead = (nn.Linear(WIDTH, INNER, bias=False) for _ in range(3))
        self.evidence = nn.Linear(EVIDENCE, INNER, bias=False)
        self.norm, self.drop, self.out = nn.LayerNorm(INNER), nn.Dropout(DROP), nn.Linear(INNER, SHARES)
        self.direct = nn.Linear(EVIDENCE, SHARES, bias=False)
        self.aim, self.aimed = nn.Linear(INNER, WIDTH), nn.Linear(WIDTH, 1)
        nn.init.zeros_(self.direct.weight)

    def forward(self, batch):
        """Scores [N, SHARES] and what they rest on [N, INNER]."""
        said = nn.utils.rnn.pad_sequence([one["said"] for one in batch], batch_first=True)
        known = nn.utils.rnn.pad_sequence([torch.ones(len(one["said"])) for one in batch], batch_first=True) > 0
        cue, rest, lead, evidence = (torch.stack([one[key] for one in batch]) for key in ("cue", "rest", "lead", "evidence"))
        weights = self.ask(said).masked_fill(~known[..., None], -1e4).softmax(1)
        picked = (weights.transpose(1, 2) @ said).flatten(1)
        words = self.said(self.drop(picked)) + self.cue(self.drop(cue)) + self.rest(self.drop(rest)) + self.lead(self.drop(lead))
        inner = F.gelu(self.norm(words + self.evidence(self.drop(evidence))), approximate="tanh")
        return self.out(self.drop(inner)) + self.direct(evidence), inner

    def accused(self, inner, batch):
        """For each word near each statement a score, with 1 where there is such a word and 1 where the label has it."""
        near = nn.utils.rnn.pad_sequence([one["near"] for one in batch], batch_first=True)
        known, wanted = torch.zeros(near.shape[:2]), torch.zeros(near.shape[:2])
        for row, one in enumerate(batch):
            known[row, : len(one["near"])] = 1
            wanted[row, one["target"]] = 1
        likeness = (near @ self.aim(inner)[..., None])[..., 0] / math.sqrt(WIDTH)
        return likeness + self.aimed(near)[..., 0], known, wanted


def learn(examples):
    torch.manual_seed(1)
    network, order = Judge(), torch.Generator().manual_seed(1)
    examples = [one for one in examples if one["read"] and one["kind"] is not None]
    steps = EPOCHS * math.ceil(len(examples) / BATCH)
    optimise = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(optimise, lambda step: min(1, (step + 1) / 50) * (1 - step / steps))
    network.train()
    for _ in range(EPOCHS):
        shuffled = torch.randperm(len(examples), generator=order).tolist()
        for start in range(0, len(shuffled), BATCH):
            batch = [examples[at] for at in shuffled[start : start + BATCH]]
            scores, inner = network(batch)
            kinds, themes = (torch.tensor([one[key] for one in batch]) for key in ("kind", "theme"))
            loss = F.cross_entropy(scores[:, : len(KINDS)], kinds, label_smoothing=0.05)
            loss = loss + 0.5 * F.cross_entropy(scores[:, len(KINDS) :], themes)
            accusing = [at for at, one in enumerate(batch) if one["kind"] == ACCUSATION and one["target"]]
            if accusing:
                found, known, wanted = network.accused(inner[accusing], [batch[at] for at in accusing])
                each = F.binary_cross_entropy_with_logits(found, wanted, weight=known, reduction="sum")
                loss = loss + 2.5 * each / known.sum()
            optimise.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimise.step()
            rate.step()
    return network.eval()


@torch.no_grad()
def scored(network, examples):
    """Scores of those that the program reads as statements."""
    return torch.cat([network(examples[at : at + 128])[0] for at in range(0, len(examples), 128)]).numpy()


@torch.no_grad()
def targets(network, examples):
    """How often the likeliest word is of whom the label says is accused, and of how many."""
    accusing = [one for one in examples if one["read"] and one["kind"] == ACCUSATION and one["target"]]
    right = 0
    for at in range(0, len(accusing), BATCH):
        batch = accusing[at : at + BATCH]
        found, known, wanted = network.accused(network(batch)[1], batch)
        best = found.masked_fill(known == 0, -1e4).argmax(1)
        right += int(wanted[range(len(batch)), best].sum())
    return right, len(accusing)


def shares(scores, lean):
    """Of kinds, a claim and what is long known together, and of themes."""
    soft = lambda x: np.exp(x - x.max(-1, keepdims=True)) / np.exp(x - x.max(-1, keepdims=True)).sum(-1, keepdims=True)
    kinds = soft(scores[:, : len(KINDS)] + lean[: len(KINDS)])
    kinds[:, CLAIM] += kinds[:, BACKGROUND]
    return kinds[:, :BACKGROUND], soft(scores[:, len(KINDS) :] + lean[len(KINDS) :])


def counts(examples, scores, lean):
    """For each kind and theme: right, told, there. What the program does not read is told as a claim of neither theme."""
    of_kinds, of_themes = np.zeros((BACKGROUND, 3)), np.zeros((len(THEMES), 3))
    kinds, themes = (share.argmax(1) for share in shares(scores, lean))
    at = -1
    for one in examples:
        at += one["read"]
        if one["kind"] is None:
            continue
        told = (kinds[at], themes[at]) if one["read"] else (CLAIM, len(THEMES) - 1)
        there = (CLAIM if one["kind"] == BACKGROUND else one["kind"], one["theme"])
        for table, own, marked in zip((of_kinds, of_themes), told, there):
            table[own, 1] += 1
            table[marked, 2] += 1
            table[own, 0] += own == marked
    return of_kinds, of_themes


def f1(count):
    return 100 * 2 * count[0] / max(1, count[1] + count[2])


def leaned(examples, scores):
    """What is added to each answer, so that rarer ones are told as often as serves their F1."""
    lean = np.zeros(SHARES)
    for _ in range(2):
        for answer in [*range(BACKGROUND), len(KINDS), len(KINDS) + 1]:
            best = (-1.0, 0.0)
            for lean[answer] in np.arange(-10, 13) * 0.125:
                kinds, themes = counts(examples, scores, lean)
                worth = sum(map(f1, kinds)) + 2 * sum(map(f1, themes[:2]))
                best = max(best, (worth, -abs(lean[answer]), lean[answer]), key=lambda it: it[0])
            lean[answer] = best[-1]
    lean[BACKGROUND] = lean[CLAIM]
    return lean


def sure(examples, scores, lean):
    """For each answer the lowest share from which on it is right as often as RIGHT has it."""
    marked = [one for one in examples if one["read"]]
    chosen = np.full(SHARES, 2.0)
    for offset, share in zip((0, len(KINDS)), shares(scores, lean)):
        for answer in range(share.shape[1]):
            there = lambda one: one["theme"] if offset else CLAIM if one["kind"] == BACKGROUND else one["kind"]
            told = [(own[answer], there(one) == answer) for own, one in zip(share, marked) if one["kind"] is not None and own.argmax() == answer]
            right = 0
            for number, (lowest, is_right) in enumerate(sorted(told, reverse=True), 1):
                right += is_right
                if number >= FEWEST and right >= RIGHT[offset + answer] * number:
                    chosen[offset + answer] = lowest
    for answer, name in enumerate([*KINDS, *THEMES]):
        chosen[answer] = max(chosen[answer], LEAST.get(name, 0))
    return chosen


def show(title, examples, scores, lean, target):
    kinds, themes = counts(examples, scores, lean)
    print(title)
    for name, count in zip([*KINDS[:BACKGROUND], *THEMES], [*kinds, *themes]):
        share = lambda of: 100 * count[0] / max(1, count[of])
        print(f"{name:12}{int(count[2]):6} {f1(count):6.1f} ({share(1):3.0f} / {share(2):3.0f})")
    print(f"whom it accuses: {target[0]} of {target[1]}", flush=True)


def write(network, lean, from_share, path):
    """The bytes that src/judgements/network.rs reads."""
    out = bytearray(b"sayso-n1")
    numbers = lambda values: out.extend(np.asarray(values, "<f4").tobytes())

    def matrix(layer):
        weights = layer.weight.detach().numpy()
        scale = np.maximum(np.abs(weights).max(1) / 127, 1e-9)
        numbers(scale)
        out.extend(np.clip(np.round(weights / scale[:, None]), -127, 127).astype(np.int8).tobytes())

    of = lambda parameter: parameter.detach().numpy()
    numbers(from_share), numbers([ACCUSED_FROM]), numbers(lean)
    for layer in (network.ask, network.said, network.cue, network.rest, network.lead, network.evidence):
        matrix(layer)
    numbers(of(network.said.bias)), numbers(of(network.norm.weight)), numbers(of(network.norm.bias))
    matrix(network.out), matrix(network.direct)
    numbers(of(network.out.bias))
    matrix(network.aim)
    numbers(of(network.aim.bias))
    matrix(network.aimed)
    numbers(of(network.aimed.bias))
    with open(path, "wb") as file:
        file.write(out)


def main(statements, accurate, path):
    torch.set_num_threads(1)
    encoder, found = Encoder(accurate), []
    with open(statements, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            found += examples(record, encoder.encode(record))
    kept = [one for one in found if one["kept"]]
    names = sorted({one["article"] for one in found if not one["kept"]})
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    crossed, scores, hits = [], [], np.zeros(2, int)
    for held in range(FOLDS):
        own = [one for one in found if not one["kept"] and fold[one["article"]] == held]
        network = learn([one for one in found if not one["kept"] and fold[one["article"]] != held])
        scores.append(scored(network, [one for one in own if one["read"]]))
        hits += targets(network, own)
        crossed += own
    scores = np.concatenate(scores)
    lean = leaned(crossed, scores)
    show("open, each judged by what the others taught", crossed, scores, lean, hits)
    network = learn(crossed)
    show("kept apart, totals", kept, scored(network, [one for one in kept if one["read"]]), lean, targets(network, kept))
    write(network, lean, sure(crossed, scores, lean), path)


if __name__ == "__main__":
    main(*sys.argv[1:4])
