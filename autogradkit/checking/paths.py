"""Paths: a gradient that forgot a road, gave it the wrong sign or counted it twice.

A road is what one edge of the forward's graph carries (`roads`). Matching goes by directions: a gradient
is a linear map, so two that agree along three random directions are one.
"""

import numpy as np

from .differences import COMPLEX_STEP, REAL_STEP
from .finding import Finding
from .roads import LONGEST, roads, unwrapped
from .sampling import generator

__all__ = ["paths"]

DIRECTIONS = 3
MOST_EDGES = 80
MOST_FOR_PAIRS = 10
SAME = 1e-6
ASKS = "By how many roads does an entry of {name} reach an entry of z?"


def paths(evidence, i):
    """Yield the roads from input i to z that the learner's gradient has not, or has wrongly."""
    got, name = evidence.gots[i], evidence.rule.inputs[i]
    x = evidence.inputs[name]
    if got is None or got.shape != x.shape or not x.size or not np.all(np.isfinite(got)):
        return
    try:
        moves = Moves(evidence, name)
    except Exception:
        return
    mine = np.array([np.sum(got * v) for v in moves.directions])
    for edge, open_part in moves.open.items():
        yield from told(moves, mine, open_part, moves.said(edge), name)
    if len(moves.open) <= MOST_FOR_PAIRS:
        edges = list(moves.open)
        for a, first in enumerate(edges):
            for second in edges[a + 1 :]:
                both = moves.along((first, second))
                if both is not None and moves.same(mine, both) and np.any(np.abs(both) > SAME * moves.size):
                    said = f"{moves.said(first)} and {moves.said(second)}"
                    yield Finding(
                        "MISSING_PATH",
                        f"{{d}} {{is_}} what you get if {said} stood still.",
                        ASKS.format(name=name),
                        said,
                    )


def told(moves, mine, open_part, said, name):
    """Yield what a gradient has to do with one road."""
    through = moves.whole - open_part
    for code, guess, observed in (
        ("MISSING_PATH", open_part, f"{{d}} {{is_}} what you get if {said} stood still."),
        (
            "PATH_SIGN",
            open_part - through,
            f"in {{d}} the part that comes through {said} has the wrong sign.",
        ),
        ("MISSING_PATH", through, f"{{d}} hold{{s}} only what comes through {said}."),
        ("PATH_TWICE", moves.whole + through, f"in {{d}} what comes through {said} counts twice."),
    ):
        if moves.same(mine, guess):
            yield Finding(code, observed, ASKS.format(name=name), said)


class Moves:
    """How L = sum(g z) moves along a few directions of one input, with every road open or with some cut."""

    def __init__(self, evidence, name):
        self.evidence, self.name, self.rule = evidence, name, evidence.rule
        x = np.array(evidence.inputs[name], float)
        random = generator(self.rule.function, evidence.case.name, name, "roads")
        self.directions = [random.normal(size=x.shape) for _ in range(DIRECTIONS)]
        self.x = x
        self.labels, self.run = roads(self.rule.forward, evidence.inputs, evidence.case.params)
        if len(self.labels) > MOST_EDGES:
            raise ValueError("too many roads")
        self.whole = self.along(())
        self.size = np.max(np.abs(self.whole), initial=1e-300)
        self.open = {}
        for edge in sorted(self.labels, key=self.clumsiness):
            part = self.along((edge,))
            if part is not None and self.telling(part):
                self.open[edge] = part

    def clumsiness(self, edge):
        """Order the edges so that of several that are one road the one easiest to say comes first."""
        label = self.labels[edge][0]
        uses = sum(other == label for other, _ in self.labels.values())
        return uses > 1, not label.startswith(("sum(", "mean(")), edge

    def telling(self, part):
        """Return whether a cut changes the gradient by more than a factor and leaves some of it."""
        if self.same(part, self.whole) or not np.any(np.abs(part) > SAME * self.size):
            return False
        if self.x.size > 1 and self.same(part / part[0] * self.whole[0], self.whole):
            return False
        return not any(self.same(part, known) for known in self.open.values())

    def along(self, cut):
        """Return dL/dv for each direction v, with these edges cut; None if that is no number."""
        g = self.evidence.g
        if self.rule.analytic:
            h = COMPLEX_STEP
            found = [np.sum(g * self.z(1j * h * v, cut).imag) / h for v in self.directions]
        else:
            h = REAL_STEP / 4
            found = [
                np.sum(g * (self.z(h * v, cut) - self.z(-h * v, cut))) / (2 * h) for v in self.directions
            ]
        found = np.array(found)
        return found if np.all(np.isfinite(found)) else None

    def z(self, step, cut):
        """Return z with the input moved by a step."""
        return self.run({self.name: self.x + step}, cut)

    def same(self, a, b):
        """Return whether two gradients agree along all directions."""
        return bool(np.all(np.abs(a - b) <= SAME * max(np.max(np.abs(a)), np.max(np.abs(b)))))

    def said(self, edge):
        """Return a road's name in words: the exercise's own, or what the edge carries."""
        label, use = self.labels[edge]
        if label in self.rule.roads:
            return self.rule.roads[label]
        if self.clumsiness(edge)[0]:
            return f"{cut_short(unwrapped(label))} in {cut_short(unwrapped(use))}"
        return cut_short(unwrapped(label))


def cut_short(label):
    """Return a formula of bearable length.

    >>> cut_short("sqrt(" + 9 * "x + mean(x)" + ")")
    'sqrt(…)'
    """
    if len(label) <= LONGEST:
        return label
    return label[: label.index("(")] + "(…)" if "(" in label[1:LONGEST] else label[:LONGEST] + "…"
