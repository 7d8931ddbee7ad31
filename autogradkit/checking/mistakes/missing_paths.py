"""Paths: a gradient that forgot a road, gave it the wrong sign or counted it twice.

A road is what one edge of the forward's graph carries (`roads`). Matching goes by directions: a gradient
is a linear map, so two that agree along three random directions are one. In a loop a road is cut every time
round, or in the first or last round only, or in all but these.
"""

from functools import cached_property
from itertools import combinations

import numpy as np

from autogradkit.checking.differences import COMPLEX_STEP, REAL_STEP
from autogradkit.checking.sampling import generator

from .finding import Finding
from .forward_paths import LONGEST, roads, unwrapped

__all__ = ["paths", "weights"]

DIRECTIONS = 3
MOST_ROADS = 120
MOST_FOR_PAIRS = 10
SAME = 1e-6
EASY = ("sum(", "mean(")
ASKS = "By how many roads does an entry of {name} reach an entry of z?"


def paths(evidence, i):
    """Yield the roads from input i to z that the learner's gradient has not, or has wrongly."""
    moves, mine = moved(evidence, i)
    if moves is None:
        return
    name = moves.name
    for road, (_, open_part) in moves.open.items():
        yield from told(moves, mine, open_part, road, name)
    for said, cut in moves.pairs.items():
        if moves.closes(cut, mine):
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


def weights(evidence, i):
    """Yield the road whose share of the gradient is there, but so many times as it should be."""
    moves, mine = moved(evidence, i)
    if moves is None or moves.x.size == 1:
        return
    for said, (_, left) in moves.open.items():
        through = moves.whole - left
        share = through @ (mine - left) / (through @ through)
        if moves.same(mine, left + share * through):
            yield Finding(
                "PATH_FACTOR",
                f"in {{d}} what comes through {said} counts {share:.4g} times, not once, "
                f"as on “{evidence.case.name}”; the rest is right.",
                ASKS.format(name=moves.name),
                said,
            )


def moved(evidence, i):
    """Return the Moves of input i, and how far the learner's gradient goes along them; or None, None."""
    got, name = evidence.gots[i], evidence.rule.inputs[i]
    x = evidence.inputs[name]
    if got is None or got.shape != x.shape or not x.size or not np.all(np.isfinite(got)):
        return None, None
    if name not in evidence.moves:
        try:
            evidence.moves[name] = Moves(evidence, name)
        except Exception:  # a forward may do what no Road can follow
            evidence.moves[name] = None
    moves = evidence.moves[name]
    return moves, None if moves is None else np.array([np.sum(got * v) for v in moves.directions])


class Moves:
    """How L = sum(g z) moves along a few directions of one input, with every road open or with some cut."""

    def __init__(self, evidence, name):
        self.evidence, self.name, self.rule = evidence, name, evidence.rule
        x = np.array(evidence.inputs[name], float)
        random = generator(self.rule.function, evidence.case.name, name, "roads")
        self.directions = [random.normal(size=x.shape) for _ in range(DIRECTIONS)]
        self.x = x
        self.labels, self.places, self.run = roads(self.rule.forward, evidence.inputs, evidence.case.params)
        self.known = {}  # along one direction, with some edges cut
        self.whole = self.along(())
        self.size = np.max(np.abs(self.whole), initial=1e-300)
        self.open = {}
        places = sorted(self.places, key=self.clumsiness)
        if sum(min(len(place), len(ROUNDS)) for place in places) > MOST_ROADS:
            raise ValueError("too many roads")
        for place in places:
            known = [part for _, part in self.open.values()]
            for said, cut in rounds(self.said(place), place):
                part = self.along(cut)
                if part is not None and self.telling(part, known):
                    self.open.setdefault(said, (cut, part))

    @cached_property
    def pairs(self):
        """What to cut for each two roads, by their names; {} where there are too many roads."""
        several = self.open.items() if len(self.open) <= MOST_FOR_PAIRS else ()
        return {f"{a} and {b}": (*one, *two) for (a, (one, _)), (b, (two, _)) in combinations(several, 2)}

    def closes(self, cut, mine):
        """Return whether a gradient is what some cut edges leave; one direction says no to nearly all."""
        first = self.one_way(0, cut)
        if not abs(first - mine[0]) <= SAME * max(self.size, np.max(np.abs(mine))):
            return False
        left = self.along(cut)
        return left is not None and self.same(mine, left) and bool(np.any(np.abs(left) > SAME * self.size))

    def clumsiness(self, place):
        """Order the places so that of several that are one road the one easiest to say comes first."""
        label = self.labels[place[0]][0]
        uses = sum(self.labels[other[0]][0] == label for other in self.places)
        in_words = label in self.rule.roads or quoted(label)
        return not in_words, uses > 1, not label.startswith(EASY), place[0]

    def telling(self, part, known):
        """Return whether a cut changes the gradient by more than a factor and leaves some of it."""
        if self.same(part, self.whole) or not np.any(np.abs(part) > SAME * self.size):
            return False
        if self.x.size > 1 and self.same(part / part[0] * self.whole[0], self.whole):
            return False
        return not any(self.same(part, other) for other in known)

    def along(self, cut):
        """Return dL/dv for each direction v, with these edges cut; None if that is no number."""
        found = np.array([self.one_way(n, cut) for n in range(DIRECTIONS)])
        return found if np.all(np.isfinite(found)) else None

    def one_way(self, n, cut):
        """Return dL/dv for direction number n, with these edges cut."""
        if (n, cut) not in self.known:
            g, v = self.evidence.g, self.directions[n]
            if self.rule.analytic:
                h = COMPLEX_STEP
                moved = np.sum(g * self.z(1j * h * v, cut).imag) / h
            else:
                h = REAL_STEP / 4
                moved = np.sum(g * (self.z(h * v, cut) - self.z(-h * v, cut))) / (2 * h)
            self.known[n, cut] = moved
        return self.known[n, cut]

    def z(self, step, cut):
        """Return z with the input moved by a step."""
        return self.run({self.name: self.x + step}, cut)

    def same(self, a, b):
        """Return whether two gradients agree along all directions."""
        return bool(np.all(np.abs(a - b) <= SAME * max(np.max(np.abs(a)), np.max(np.abs(b)))))

    def said(self, place):
        """Return a road's name in words: the exercise's own, or what the edge carries."""
        label, use = self.labels[place[0]]
        if quoted(label):
            return label[1:-1]
        if label in self.rule.roads:
            return self.rule.roads[label]
        if self.clumsiness(place)[1]:
            return f"{cut_short(unwrapped(label))} in {cut_short(unwrapped(use))}"
        return cut_short(unwrapped(label))


ROUNDS = {
    "": slice(None),
    " (the last time round)": slice(-1, None),
    " (the first time round)": slice(1),
    " (from the second time round)": slice(1, None),
    " (until the last time round)": slice(-1),
}


def rounds(said, place):
    """Yield what to cut of one place in a loop, with words for it.

    >>> [cut for said, cut in rounds("x", [1, 2, 3])]
    [(1, 2, 3), (3,), (1,), (2, 3), (1, 2)]
    """
    for when, which in ROUNDS.items():
        if not when or len(place) > 1:
            yield said + when, tuple(place[which])


def quoted(label):
    """Return whether a label is words that the forward itself gave (`roads.named`), and nothing more."""
    return label.startswith("“") and label.find("”") == len(label) - 1


def cut_short(label):
    """Return a formula of bearable length.

    >>> cut_short("sqrt(" + 9 * "x + mean(x)" + ")")
    'sqrt(…)'
    """
    if len(label) <= LONGEST:
        return label
    return label[: label.index("(")] + "(…)" if "(" in label[1:LONGEST] else label[:LONGEST] + "…"
