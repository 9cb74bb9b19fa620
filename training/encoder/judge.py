"""Trains the judgements of the accurate tier on marked statements and sources: see training/encoder/README.md.

    judge.py ROWS.jsonl ACCURATE OUT

ROWS.jsonl is what `sayso-training judgement-rows` prints, ACCURATE the folder of the encoder as it ships, which stays as
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
from torch import nn

import data
import heads
from heads import ACCUSATION, BACKGROUND, CLAIM, KINDS, NAMINGS, PARTY, SOURCE_KINDS, THEMES, WIDTH
from pieces import END, START, Pieces

LAYERS = ["/encoder/layers.3/norm_2/LayerNormalization_output_0", "/encoder/layers.5/norm_2/LayerNormalization_output_0"]
FOLDS, EPOCHS, BATCH, RATE, DECAY = 3, 12, 64, 1.5e-3, 0.05
FEWEST, ACCUSED_FROM = 8, 0.5
NEVER = 2.0
# How often an answer that is sure is right, on what was not learned from; where a share is named, less is never sure.
RIGHT = {
    **{"claim": 0.8, "accusation": 0.7, "denial": 0.65, "opinion": 0.7, "intention": 0.8, "norm": 0.75, "question": 0.8},
    **{"act": 0.75, "note": 0.7, "background": NEVER, "fight": 0.8, "war": 0.65, "-": 0.95},
}
LEAST = {"accusation": 0.75, "opinion": 0.6, "fight": 0.62}  # an article of a war gives any statement some share of the fighting
# What src/judgements/decide.rs has as one kind of source.
ONE_KIND = {SOURCE_KINDS.index(part): SOURCE_KINDS.index(whole) for part, whole in (("politician", "person"), ("company", "organisation"), ("armed-group", "armed-force"))}
RIGHT_OF_SOURCES = {**dict.fromkeys(SOURCE_KINDS, 0.8), "named": 0.97, "unnamed": 0.85, "vague": 0.85, "led": 0.75, "-": 0.97, "party": 0.9}


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


def learn(head, examples):
    """The head, trained on examples of its kind."""
    torch.manual_seed(1)
    network, order = head(), torch.Generator().manual_seed(1)
    steps = EPOCHS * math.ceil(len(examples) / BATCH)
    optimise = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(optimise, lambda step: min(1, (step + 1) / 50) * (1 - step / steps))
    network.train()
    for _ in range(EPOCHS):
        shuffled = torch.randperm(len(examples), generator=order).tolist()
        for start in range(0, len(shuffled), BATCH):
            loss = network.loss([examples[at] for at in shuffled[start : start + BATCH]])
            optimise.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimise.step()
            rate.step()
    return network.eval()


@torch.no_grad()
def scored(network, examples):
    """Scores of examples that have words."""
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
    return np.array([right, len(accusing)])


def soft(scores):
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)


def shares(scores, lean):
    """Of kinds, a claim and what is long known together, and of themes."""
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
            count(table, own, marked)
    return of_kinds, of_themes


def count(table, told, there):
    table[told, 1] += 1
    table[there, 2] += 1
    table[told, 0] += told == there


def f1(count):
    return 100 * 2 * count[0] / max(1, count[1] + count[2])


def leaned(examples, scores):
    """What is added to each answer, so that rarer ones are told as often as serves their F1."""
    lean = np.zeros(heads.STATEMENT)
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


def sure(share, there, names, right):
    """For each answer the lowest share from which on it is right as often as `right` has it; NEVER where it is not."""
    chosen = []
    for answer, name in enumerate(names):
        told = [(own[answer], marked == answer) for own, marked in zip(share, there) if marked is not None and own.argmax() == answer]
        found, hits = NEVER, 0
        for number, (lowest, is_right) in enumerate(sorted(told, reverse=True), 1):
            hits += is_right
            if number >= FEWEST and hits >= right[name] * number:
                found = lowest
        chosen.append(max(found, LEAST.get(name, 0)))
    return chosen


def sure_of_statements(examples, scores, lean):
    read = [one for one in examples if one["read"]]
    kinds, themes = shares(scores, lean)
    kind = lambda one: CLAIM if one["kind"] == BACKGROUND else one["kind"]
    of_kinds = sure(kinds, [kind(one) for one in read], KINDS[:BACKGROUND], RIGHT)
    themed = [one["theme"] if one["kind"] is not None else None for one in read]
    return [*of_kinds, NEVER, *sure(themes, themed, THEMES, RIGHT)]


def of_sources(examples, scores):
    """For each part of what is told of sources: its answers' names, shares, and what the labels have; kinds that the program
    has as one are one."""
    for key, names, own in zip(("kind", "naming", "party"), (SOURCE_KINDS, NAMINGS, PARTY), heads.heads(scores)):
        share, there = soft(own), [one[key] for one in examples]
        if key == "kind":
            for part, whole in ONE_KIND.items():
                share[:, whole] += share[:, part]
                share[:, part] = 0
            there = [ONE_KIND.get(kind, kind) for kind in there]
        yield names, share, there


def show_statements(title, examples, scores, lean, target):
    kinds, themes = counts(examples, scores, lean)
    print(title)
    show([*KINDS[:BACKGROUND], *THEMES], [*kinds, *themes])
    print(f"whom it accuses: {target[0]} of {target[1]}", flush=True)


def show_sources(title, examples, scores):
    print(title)
    for names, share, there in of_sources(examples, scores):
        table = np.zeros((len(names), 3))
        for told, marked in zip(share.argmax(1), there):
            count(table, told, marked)
        show(names, table)
        print(f"right: {table[:, 0].sum() / max(1, len(there)):.2f} of {len(there)}", flush=True)


def show(names, table):
    for name, row in zip(names, table):
        share = lambda of: 100 * row[0] / max(1, row[of])
        print(f"{name:12}{int(row[2]):6} {f1(row):6.1f} ({share(1):3.0f} / {share(2):3.0f})")


def crossed(head, examples, use):
    """Each open example judged by what the other thirds taught: examples in their new order, with their scores."""
    names = sorted({one["article"] for one in examples})
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    order, scores, hits = [], [], np.zeros(2, int)
    for held in range(FOLDS):
        own = [one for one in examples if fold[one["article"]] == held]
        network = learn(head, [one for one in examples if fold[one["article"]] != held and use(one)])
        scores.append(scored(network, [one for one in own if one.get("read", True)]))
        hits += targets(network, own) if head is heads.Statements else 0
        order += own
    return order, np.concatenate(scores), hits


def main(rows, accurate, path):
    torch.set_num_threads(1)
    encoder, statements, sources = Encoder(accurate), [], []
    with open(rows, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            seen = encoder.encode(record)
            statements += heads.statements(record, seen)
            sources += heads.sources(record, seen)
    part = lambda examples, kept: [one for one in examples if one["kept"] == kept]
    known = lambda one: one["read"] and one["kind"] is not None

    order, scores, hits = crossed(heads.Statements, part(statements, False), known)
    lean = leaned(order, scores)
    show_statements("open, each judged by what the others taught", order, scores, lean, hits)
    sure_from = sure_of_statements(order, scores, lean)
    print("sure from", {name: round(float(share), 2) for name, share in zip([*KINDS, *THEMES], sure_from)})
    of_statements, kept = learn(heads.Statements, list(filter(known, order))), part(statements, True)
    read = [one for one in kept if one["read"]]
    show_statements("kept apart, totals", kept, scored(of_statements, read), lean, targets(of_statements, kept))

    order, scores, _ = crossed(heads.Sources, part(sources, False), lambda one: True)
    show_sources("sources, open, each judged by what the others taught", order, scores)
    sure_sources = [it for names, share, there in of_sources(order, scores) for it in sure(share, there, names, RIGHT_OF_SOURCES)]
    by_name = zip([*SOURCE_KINDS, *NAMINGS, *PARTY], sure_sources)
    print("sure from", {name: round(float(share), 2) for name, share in by_name})
    of_sources_, kept = learn(heads.Sources, order), part(sources, True)
    show_sources("sources kept apart, totals", kept, scored(of_sources_, kept))

    with open(path, "wb") as file:
        file.write(b"sayso-n2")
        file.write(heads.trunk_bytes(of_statements, lean, sure_from))
        file.write(heads.aim_bytes(of_statements, ACCUSED_FROM))
        file.write(heads.trunk_bytes(of_sources_, np.zeros(heads.SOURCE), sure_sources))


if __name__ == "__main__":
    main(*sys.argv[1:4])
