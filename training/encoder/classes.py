"""Classes of words for the judgements of the fast tier: the accurate tier's encoder knows which words are alike, and its
word vectors fall into groups.

    classes.py ACCURATE OUT     reads ACCURATE/encoder.onnx and pieces.txt, writes OUT (knowledge/model/classes.bin)

The file: 2^BITS buckets of four places of four bytes: fingerprint and class of a word (both 16 bits, little-endian), 0 for
none. A class is a fine one times 64, plus a coarse one, plus 1. The same input gives the same file on one machine."""

import sys

import numpy
import onnx
from onnx import numpy_helper

BITS, WORDS, CLASSES, COARSE, ROUNDS = 13, 20_000, 480, 60, 25


def hash_of(word):
    state = 0xCBF29CE484222325
    for byte in word.encode():
        state = ((state ^ byte) * 0x100000001B3) & (2**64 - 1)
    return (state ^ state >> 32) & 0xFFFFFFFF


def vectors(folder):
    graph = onnx.load(f"{folder}/encoder.onnx").graph
    by_name = {one.name: one for one in graph.initializer}
    name = "network.encoder.word.weight"
    raw = numpy_helper.to_array(by_name[f"{name}_quantized"]).astype(numpy.float32)
    zero = numpy_helper.to_array(by_name[f"{name}_zero_point"]).astype(numpy.float32)
    scale = numpy_helper.to_array(by_name[f"{name}_scale"]).astype(numpy.float32)
    return (raw - zero) * scale


def grouped(points, count):
    """k-means on the sphere, from starts that lie far apart."""
    random = numpy.random.default_rng(1)
    centres = points[random.choice(len(points), count, replace=False)]
    for _ in range(ROUNDS):
        of = (points @ centres.T).argmax(1)
        for group in range(count):
            own = points[of == group]
            centre = own.sum(0) if len(own) else points[random.integers(len(points))]
            centres[group] = centre / max(numpy.linalg.norm(centre), 1e-9)
    return (points @ centres.T).argmax(1), centres


def main(folder, out):
    pieces = open(f"{folder}/pieces.txt", encoding="utf-8").read().split("\n")
    table = vectors(folder)
    chosen = [at for at, piece in enumerate(pieces) if piece.isalpha() and len(piece) > 2][:WORDS]
    points = table[chosen]
    points -= points.mean(0)
    # The first few directions tell how common a word is, not what it means (Mu and Viswanath 2018).
    _, _, directions = numpy.linalg.svd(points[:: max(1, len(points) // 6000)], full_matrices=False)
    for direction in directions[:3]:
        points -= numpy.outer(points @ direction, direction)
    points /= numpy.linalg.norm(points, axis=1, keepdims=True)
    fine, centres = grouped(points, CLASSES)
    coarse, _ = grouped(centres, COARSE)
    buckets = [[] for _ in range(1 << BITS)]
    lost = 0
    for at, group in zip(chosen, fine):
        hashed = hash_of(pieces[at])
        bucket, mark = buckets[hashed >> (32 - BITS)], hashed & 0xFFFF or 1
        if len(bucket) == 4 or mark in (known for known, _ in bucket):
            lost += 1
            continue
        bucket.append((mark, int(group) * 64 + int(coarse[group]) + 1))
    with open(out, "wb") as file:
        for bucket in buckets:
            for mark, group in bucket + [(0, 0)] * (4 - len(bucket)):
                file.write(mark.to_bytes(2, "little") + group.to_bytes(2, "little"))
    print(f"{len(chosen)} words, {lost} without a place", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:3])
