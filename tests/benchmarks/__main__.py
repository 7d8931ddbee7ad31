"""Print the benchmark tables: `python -m tests.benchmarks [part of a title …]`, from the repository's root.

Everything runs on one thread, contestants in turns; medians. The ratio to hand-written NumPy is what to read.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"  # before NumPy is loaded

import platform  # noqa: E402
import statistics  # noqa: E402
import sys  # noqa: E402

import numpy as np  # noqa: E402

import autogradkit as ag  # noqa: E402
from tests.benchmarks import depth, peers, workloads  # noqa: E402
from tests.benchmarks.timing import race  # noqa: E402

RACES = {
    "scalar chain of 1,000 (per op)": (lambda: workloads.chain(1000, ()), 1000),
    "(1,) chain of 1,000 (per op)": (lambda: workloads.chain(1000, (1,)), 1000),
    "(32,) chain of 1,000 (per op)": (lambda: workloads.chain(1000, (32,)), 1000),
    "MLP 2-16-16-1, batch 16": (lambda: workloads.mlp((2, 16, 16, 1), 16, "tanh"), 1),
    "MLP 64-128-64-10, batch 64": (lambda: workloads.mlp((64, 128, 64, 10), 64, "relu"), 1),
    "MLP 784-100-10, batch 64": (lambda: workloads.mlp((784, 100, 10), 64, "relu"), 1),
    "CNN 8×8, batch 32": (lambda: workloads.cnn(8), 1),
    "CNN 28×28, batch 32": (lambda: workloads.cnn(28), 1),
    "RNN 50 steps, hidden 64, batch 32": (lambda: workloads.recurrent("RNN"), 1),
    "LSTM 50 steps, hidden 64, batch 32": (lambda: workloads.recurrent("LSTM"), 1),
    "micrograd's demo (scalar nodes)": (depth.demo, 1),
    "64 × tanh of 100,000": (depth.checkpointing, 1),
}


def table(title, results):
    first = results[0].name
    print(f"\n{title}\n{'':24}{'µs':>12}{'ratio to ' + first:>28}")
    for r in results:
        print(f"  {r.name:22}{r.median_us:12,.2f}{r.ratio:28.2f}")


def main(wanted):
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, autogradkit {ag.__version__}", end="")
    torch = peers.pytorch()
    print(f", PyTorch {torch.__version__}" if torch else ", PyTorch is not installed", end="")
    print("".join(f", {p.name}" for p in peers.installed()))
    for title, (contestants, per) in RACES.items():
        if not wanted or any(w in title for w in wanted):
            rounds, round_s = (7, 0.001) if "demo" in title else (25, 0.02)
            table(title, race(contestants(), rounds=rounds, round_s=round_s, per=per))
    if not wanted or "depth" in wanted:
        print("\nDepth: build, backward and teardown, µs per op (median of 5)")
        for n in (100_000, 1_000_000):
            us = statistics.median(depth.chain_us(ag.Tensor, n) for _ in range(5 if n < 1_000_000 else 3))
            print(f"  {'autogradkit':22}{n:12,}{us:12.2f}")
        if torch:
            lift = lambda v: torch.tensor(v, requires_grad=True)
            us = statistics.median(depth.chain_us(lift, 100_000) for _ in range(5))
            print(f"  {'PyTorch':22}{100_000:12,}{us:12.2f}")
        (result,) = race({"25 diamonds": depth.diamonds()})
        print(f"  25 diamonds: {result.median_us / 1000:.3f} ms")
    if not wanted or "memory" in wanted:
        print("\nMemory: peak in arrays of a million numbers")
        for kind in ("64 × tanh", "32 × tanh(x·2 + 1)", "checkpoint every 8"):
            print(f"  {kind:22}{depth.arrays_remembered(kind):12.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
