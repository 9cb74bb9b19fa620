"""Trains the accurate tier and writes its files: see training/encoder/README.md for the one command.

Usage: train.py TRAIN.jsonl OUT [--run 1] [--epochs 4] [--stop N] [--seed 1] [--limit N] [--held]

Runs begin alike (same seed) and see the articles in another order; average.py takes the mean of their weights.
"""

import argparse
import importlib.util
import json
import math
import random
import time
import zipfile
from pathlib import Path

import numpy as np
import safetensors.torch
import torch
import torch.nn.functional as F

import data
from model import Network, dropout
from pieces import END, PAD, START, Pieces, ships

BATCH, RATE, HEAD_RATE, WARM, AVERAGE = 8, 1.5e-4, 1e-3, 0.06, 0.998
NONE = -100


def pretrained():
    """all-MiniLM-L6-v2: its vocabulary and weights, from the package that holds them."""
    folder = Path(importlib.util.find_spec("all_minilm_l6_v2").origin).parent
    with zipfile.ZipFile(folder / "model.zip") as files:
        weights = safetensors.torch.load(files.read("model.safetensors"))
        numbers = json.loads(files.read("tokenizer.json"))["model"]["vocab"]
    return sorted(numbers, key=numbers.get), weights


def distances(length, cue, others):
    """The bucket of each word's distance to the cue; 34 the cue, 35 to 37 another cue near, before, after."""
    low, high = min(cue), max(cue)
    index = np.arange(length)
    apart = np.where(index < low, index - low, np.where(index > high, index - high, 0))
    bucket = np.searchsorted(BORDERS, np.abs(apart), side="left")
    bucket = np.where(apart >= 0, bucket, 17 + bucket)
    for other in others:
        bucket[other] = 35 if abs(apart[other]) > 6 else 36 if apart[other] < 0 else 37
    bucket[list(cue)] = 34
    return bucket


# Largest distance of each bucket but the last.
BORDERS = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 15, 20, 27, 36, 50, 80])


class Window:
    """Pieces, labels and the questions of the cue head for some parts of an article."""

    def __init__(self, parts, special, rng):
        start, end = special
        self.pieces, self.shapes, self.first, self.labels, self.cues = [start], [0], [], [], []
        for part in parts:
            at = len(self.first)
            for pieces, shape in zip(part.pieces, part.shapes):
                self.first.append(len(self.pieces))
                self.pieces += pieces
                self.shapes += [shape] * len(pieces)
            self.pieces.append(end)
            self.shapes.append(0)
            self.labels += part.article.labels[part.start : part.end]
            self.cues += [(at, part.end - part.start, *question) for question in questions(part, rng)]


def questions(part, rng):
    """For each marked cue within a part: its words, those of other cues, and what each word is to it."""
    inside = lambda one: one["cue"] and part.start <= one["cue"][0] and one["cue"][-1] < part.end
    marked = [one for one in part.article.marked if inside(one)]
    for one in marked:
        cue = [index - part.start for index in one["cue"]]
        others = {index - part.start for other in marked if other is not one for index in other["cue"]} - set(cue)
        found = [0] * (part.end - part.start)
        for role, begin in (("source", 1), ("content", 3)):
            before = None
            for index in (index - part.start for index in one[role] if part.start <= index < part.end):
                if found[index] == 0 and index not in cue:
                    joined = before == index - 1 and found[index - 1] in (begin, begin + 1)
                    found[index] = begin + 1 if joined else begin
                    before = index
        # Cues are found in part, too, so some are learnt from in part.
        if len(cue) > 1 and rng.random() < 0.3:
            cue = [index for index in cue if rng.random() < 0.6] or [rng.choice(cue)]
        yield cue, sorted(others), found


def pad(rows, value):
    length = max(map(len, rows))
    return torch.tensor([row + [value] * (length - len(row)) for row in rows])


def losses(network, windows, padding):
    pieces = pad([window.pieces for window in windows], padding)
    shapes = pad([window.shapes for window in windows], 0)
    mask = pad([[1.0] * len(window.pieces) for window in windows], 0.0)
    first, labels = pad([window.first for window in windows], 0), pad([window.labels for window in windows], NONE)
    with torch.autocast("cpu", torch.bfloat16):
        words = dropout(network.words(pieces, shapes, mask, first), 0.1, network.training)
        of_words = F.cross_entropy(network.label(words).float().flatten(0, 1), labels.flatten(), ignore_index=NONE)
        asked = [(row, *cue) for row, window in enumerate(windows) for cue in window.cues]
        if not asked:
            return of_words, torch.zeros(())
        length = max(cue[2] for cue in asked)
        near, cues = [], []
        rows, marks, wanted = np.zeros((len(asked), length), np.int64), np.zeros((len(asked), length), np.float32), []
        for number, (row, at, size, cue, others, found) in enumerate(asked):
            near.append(F.pad(words[row, at : at + size], (0, 0, 0, length - size)))
            cues.append(words[row, [at + index for index in cue]].mean(0))
            rows[number, :size], marks[number, :size] = distances(size, cue, others), 1
            wanted.append(found)
        out = network.cue(torch.stack(near), torch.stack(cues), torch.from_numpy(rows), torch.from_numpy(marks))
        of_cues = F.cross_entropy(out.float().flatten(0, 1), pad(wanted, NONE).flatten(), ignore_index=NONE)
    return of_words, of_cues


def optimiser(network):
    def group(parameters, rate):
        parameters = list(parameters)
        return [
            dict(params=[p for p in parameters if p.ndim > 1], lr=rate, weight_decay=0.01),
            dict(params=[p for p in parameters if p.ndim <= 1], lr=rate, weight_decay=0.0),
        ]

    heads = [*network.label.parameters(), *network.cue.parameters()]
    groups = group(network.encoder.parameters(), RATE) + group(heads, HEAD_RATE)
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("train")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--stop", type=int, help="the last epoch that is run, where the steps are planned for more")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", type=int, default=1, help="which order of articles")
    parser.add_argument("--limit", type=int, default=0, help="articles, for a trial")
    parser.add_argument("--held", action="store_true", help="leave every tenth article out, as `attribution-held` does")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    out = Path(arguments.out)
    out.mkdir(parents=True, exist_ok=True)

    lines, weights = pretrained()
    kept = [number for number, piece in enumerate(lines) if ships(piece)]
    vocabulary = Pieces(lines[number] for number in kept)
    (out / "pieces.txt").write_text("\n".join(vocabulary.lines) + "\n", encoding="utf-8")
    special = vocabulary.number[START], vocabulary.number[END]
    padding = vocabulary.number[PAD]
    network = Network(len(kept))
    network.encoder.load(weights, kept)
    rng = random.Random(arguments.run)
    torch.manual_seed(arguments.run)
    articles = data.load(arguments.train, vocabulary)
    if arguments.held:
        articles = [article for number, article in enumerate(articles) if number % 10 != 3]
    if arguments.limit:
        articles = articles[: arguments.limit]

    count = sum(1 for article in articles for _ in data.windows(article, random.Random(1)))
    steps = arguments.epochs * math.ceil(count / BATCH)
    optimise = optimiser(network)
    rate = lambda step: min(1, (step + 1) / (WARM * steps)) * max(0.0, (steps - step) / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimise, rate)
    averaged = {name: value.clone() for name, value in network.state_dict().items()}
    print(f"{len(articles)} articles, {len(kept)} pieces, {steps} steps", flush=True)
    step, start = 0, time.time()
    network.train()
    for epoch in range(arguments.stop or arguments.epochs):
        windows = [Window(parts, special, rng) for article in articles for parts in data.windows(article, rng)]
        rng.shuffle(windows)
        batches = []
        for at in range(0, len(windows), BATCH * 16):
            near = sorted(windows[at : at + BATCH * 16], key=lambda window: len(window.pieces))
            batches += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
        rng.shuffle(batches)
        sums = np.zeros(2)
        for number, batch in enumerate(batches, 1):
            of_words, of_cues = losses(network, batch, padding)
            optimise.zero_grad(set_to_none=True)
            (of_words + of_cues).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimise.step()
            schedule.step()
            step += 1
            with torch.no_grad():
                keep = min(AVERAGE, (step + 1) / (step + 10))
                for name, value in network.state_dict().items():
                    averaged[name].lerp_(value, 1 - keep)
            sums += of_words.item(), of_cues.item()
            if number % 50 == 0:
                words, cues = sums / number
                print(f"epoch {epoch + 1} step {step}/{steps} loss {words:.4f} {cues:.4f} {time.time() - start:.0f} s", flush=True)
        torch.save(averaged, out / f"run-{arguments.run}.pt")


if __name__ == "__main__":
    main()
