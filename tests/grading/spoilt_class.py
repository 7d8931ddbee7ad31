"""A class of 300 in which one in twenty handed in what can't be read, and one in twenty a probe."""

from tests.grading import costs
from tests.grading.sandbox.test_attacks import ATTACKS

SIZE, EACH = 300, 20
HONEST = [  # right, right in another way, and wrong in the ways that learners are
    "return g * y, g * x",
    "return x * 0 + g * y, y * 0 + g * x",
    "return y, x",
    "return g * x, g * y",
    "return -g * y, -g * x",
    "return g * y, g",
    "raise NotImplementedError",
]
CORRUPT = [b"{", b"\xff\xfe", b'{"cells": 3}', b"[" * 50_000, b'{"cells": [{"cell_type": "code"}]}']
COSTLY = list(costs.PROBES)[::3]


def write(folder, only=""):
    """Write the class, or one kind of it; return each hand-in's kind by its name."""
    kinds = {}
    folder.mkdir()
    for i in range(SIZE):
        name, kind = f"student {i:03d}", {7: "corrupt", 13: "probe"}.get(i % EACH, "honest")
        if only in ("", kind):
            kinds[name] = kind
            (folder / name).mkdir()
            {"corrupt": write_corrupt, "probe": write_probe, "honest": write_honest}[kind](folder / name, i)
    return kinds


def write_corrupt(folder, i):
    """Write a notebook that is none."""
    (folder / "mul.ipynb").write_bytes(CORRUPT[i // EACH % len(CORRUPT)])


def write_probe(folder, i):
    """Write an attack on the sandbox, or what wants to cost much, by turns."""
    number = i // EACH
    if number % 2:
        (folder / "mul.py").write_bytes(ATTACKS[number * 5 % len(ATTACKS)].read_bytes())
    else:
        file, write_file = costs.PROBES[COSTLY[number // 2 % len(COSTLY)]]
        write_file(folder / file)


def write_honest(folder, i):
    """Write a rule in a file of its student's own."""
    (folder / "mul.py").write_text(f"def backward(g, x, y):\n    # {i}\n    {HONEST[i % len(HONEST)]}\n")
