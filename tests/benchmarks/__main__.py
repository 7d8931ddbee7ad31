"""Print the benchmark tables: `python -m tests.benchmarks [part of a title …]`, from the repository's root.

Everything runs on one thread, contestants in turns. What to read is the ratio to hand-written NumPy: the
median over the rounds of the ratio within a round, and on a busy machine that of the least times.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[name] = "1"  # before NumPy is loaded

import platform  # noqa: E402
import sys  # noqa: E402
from functools import partial  # noqa: E402

import numpy as np  # noqa: E402

import autogradkit as ag  # noqa: E402
from tests.benchmarks import checkers, compilation, depth, films, peaks, peers, prices, workloads  # noqa: E402
from tests.benchmarks.alone import race_alone  # noqa: E402
from tests.benchmarks.timing import keep_pages, race  # noqa: E402

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
    "MLP 2-16-16-1, as typed": (lambda: workloads.typed((2, 16, 16, 1), 16, "tanh"), 1),
    "MLP 64-128-64-10, as typed": (lambda: workloads.typed((64, 128, 64, 10), 64, "relu"), 1),
    "RNN of single ops, as typed": (lambda: workloads.typed_recurrent(), 1),
    "LSTM of single ops, as typed": (lambda: workloads.typed_recurrent("LSTM"), 1),
    "64 × tanh of 100,000": (depth.checkpointing, 1),
}
for name, work in prices.WORK.items():
    RACES[f"{name}, as typed with .data"] = (partial(prices.updates, work), 1)
    RACES[f"{name}, price of copies"] = (partial(prices.copies, work), 1)


def table(title, results):
    first = results[0].name
    print(f"\n{title}\n{'':22}{'µs':>12}{'least':>12}{'ratio to ' + first:>24}{'of the least':>14}")
    for r in results:
        least = r.least_us / results[0].least_us
        print(f"  {r.name:20}{r.median_us:12,.2f}{r.least_us:12,.2f}{r.ratio:24.2f}{least:14.2f}", flush=True)


def main(wanted):
    keep_pages()
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, autogradkit {ag.__version__}", end="")
    torch = peers.pytorch()
    print(f", PyTorch {torch.__version__}" if torch else ", PyTorch is not installed", end="")
    print("".join(f", {p.name}" for p in peers.installed()))
    for name in peers.missing():
        print(f"Skipped: {name}.")
    for title, (contestants, per) in RACES.items():
        if not wanted or any(w in title for w in wanted):
            table(title, race(contestants(), per=per))
    if not wanted or "compiling" in wanted:
        print("\nCompiling: the first call of a step that is compiled anew, less one of its program")
        print(f"{'':36}{'eager, µs':>12}{'compiling, ms':>15}{'eager steps':>13}{'first time, ms':>15}")
        for title, (contestants, _) in RACES.items():
            if (made := contestants()).get("ag.compile"):
                r = compilation.measured(made)
                numbers = f"{r.eager_us:12,.1f}{r.compiling_ms:15,.2f}{r.steps:13.1f}{r.first_ms:15,.2f}"
                print(f"  {title:34}{numbers}", flush=True)
    scalar = ["autogradkit", *["PyTorch"] * bool(torch), *["micrograd"] * bool(peers.micrograd())]
    if not wanted or "demo" in wanted:
        steps = {name: (depth.demo, name) for name in scalar}
        table("micrograd's demo (scalar nodes), each in its own process", race_alone(steps, rounds=5))
    if not wanted or "depth" in wanted:
        for n, names in ((100_000, scalar[:2]), (1_000_000, scalar[:1])):
            for collector in (True, False):
                steps = {name: (depth.chain, name, n) for name in names}
                said = f"chain of {n:,}: build, backward, teardown (per op), each in its own process"
                said += "" if collector else ", without Python's garbage collector"
                table(said, race_alone(steps, rounds=5, per=n, collector=collector))
        (result,) = race({"25 diamonds": depth.diamonds()})
        print(f"\n25 diamonds: {result.median_us / 1000:.3f} ms, {result.least_us / 1000:.3f} at best")
    if not wanted or "memory" in wanted:
        print("\nMemory: peak in arrays of a million numbers, forward and backward, without the input")
        print(f"{'':22}{''.join(f'{name:>16}' for name in depth.counted())}")
        for kind in depth.CHAINS:
            counts = [count(kind) for count in depth.counted().values()]
            print(f"  {kind:20}" + "".join(f"{c:16.1f}" if c else f"{'':16}" for c in counts), flush=True)
    if not wanted or "peaks" in wanted:
        print("\nArrays at the peak of a step, kB: by hand with reused buffers, and compiled")
        print(f"{'':30}{'by hand':>12}{'compiled':>12}{'ratio':>8}{'of it for the film':>20}")
        for name in peaks.CASES:
            p = peaks.compared(name)
            by_hand, compiled, shown = (f"{n / 1000:,.1f}" for n in p)
            ratio = p.compiled / p.by_hand
            print(f"  {name:28}{by_hand:>12}{compiled:>12}{ratio:8.2f}{shown:>20}", flush=True)
    if not wanted or "checkers" in wanted:
        print("\nGradient checkers: seconds per check (median of 3), and the smallest relative error refused")
        print(f"{'':22}{''.join(f'{case:>22}' for case in checkers.CASES)}{'refuses':>12}")
        for name, seconds, refused in checkers.compared():
            print(f"  {name:20}" + "".join(f"{s:22.4f}" for s in seconds) + f"{refused:12.0e}", flush=True)
    if "films" in wanted:
        from tests.browser.conftest import chromium_path

        measured = films.shown(films.thousand(), chromium_path())
        print(f"\nThe film of a thousand values, in Chromium: {measured}")


if __name__ == "__main__":
    main(sys.argv[1:])
