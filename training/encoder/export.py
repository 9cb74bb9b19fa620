"""Writes the trained network as two ONNX files with weights of 8 bits a channel: see training/encoder/README.md.

Usage: export.py TRAINED OUT
"""

import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model import Network


class Words(nn.Module):
    """Pieces to the encoding and the label scores of each word."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, pieces, shapes, mask, first):
        words = self.network.words(pieces, shapes, mask, first)
        return words, self.network.label(words)


def write(module, inputs, names, outputs, axes, path):
    """Exports with open lengths, in 32 and then in 8 bits."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            module.eval(), inputs, whole, input_names=names, output_names=outputs, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    # Neither places nor versions of tools: the same training gives the same bytes.
    model = onnx.load(path)
    model.producer_name, model.producer_version, model.doc_string = "", "", ""
    for node in model.graph.node:
        node.doc_string = ""
    onnx.save(model, path)
    print(path, f"{path.stat().st_size / 1e6:.2f} MB")


def main():
    trained, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    pieces = (trained / "pieces.txt").read_text(encoding="utf-8")
    network = Network(len(pieces.splitlines()))
    network.load_state_dict(torch.load(trained / "averaged.pt"))
    (out / "pieces.txt").write_text(pieces, encoding="utf-8")
    batch, length, words = 2, 40, 30
    ids = torch.randint(5, 3000, (batch, length))
    first = torch.arange(words)[None].expand(batch, words).contiguous()
    write(
        Words(network),
        (ids, torch.zeros_like(ids), torch.ones(batch, length), first),
        ["pieces", "shapes", "mask", "first"],
        ["words", "scores"],
        {name: {0: "batch", 1: "length"} for name in ("pieces", "shapes", "mask")}
        | {name: {0: "batch", 1: "word"} for name in ("first", "words", "scores")},
        out / "encoder.onnx",
    )
    width = network.encoder.width
    write(
        network.cue,
        (torch.randn(2, words, width), torch.randn(2, width), torch.zeros(2, words, dtype=torch.long), torch.ones(2, words)),
        ["words", "cue", "distance", "mask"],
        ["scores"],
        {name: {0: "cue", 1: "word"} for name in ("words", "distance", "mask", "scores")} | {"cue": {0: "cue"}},
        out / "cue.onnx",
    )


if __name__ == "__main__":
    main()
