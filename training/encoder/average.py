"""The mean of the weights of all runs (Wortsman et al. 2022, model soups): see training/encoder/README.md.

Usage: average.py TRAINED
"""

import sys
from pathlib import Path

import torch


def main():
    trained = Path(sys.argv[1])
    runs = [torch.load(path) for path in sorted(trained.glob("run-*.pt"))]
    mean = {name: sum(run[name] for run in runs) / len(runs) for name in runs[0]}
    torch.save(mean, trained / "averaged.pt")
    print(f"{len(runs)} runs")


if __name__ == "__main__":
    main()
