"""Missing paths: a gradient that forgot a path, gave it the wrong sign or counted it twice.

A path is what one edge of the forward's graph carries (`forward_paths`). Matching goes by directions: a
gradient is a linear map, so two that agree along three random directions are one. In a loop a path is cut
every time round, or in the first or last round only, or in all but these.

What is left without a path depends on the case, not on the answer: it is kept for the next answer on the same
numbers, of the same learner or of a whole class.
"""

from functools import cached_property, lru_cache
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np

from autogradkit.checking.differences import COMPLEX_STEP, REAL_STEP
from autogradkit.checking.sampling import generator
from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import mistakes as sentences

from .finding import Finding
from .forward_paths import LONGEST, forward_edges, without_brackets

__all__ = ["missing_path", "path_factor"]

DIRECTIONS = 3
MOST_PATHS = 120
MOST_FOR_PAIRS = 10
MOST_KEPT = 64  # inputs of cases, each with the forward's values on all its edges
SAME = 1e-6  # of the larger gradient, as for all that is recognised (`differences.MATCH_RTOL`)
EASY = ("sum(", "mean(")


def missing_path(evidence, i):
    """Yield the paths from input i to z that the learner's gradient has not, or has wrongly."""
    moves, mine = moves_of(evidence, i)
    if moves is None:
        return
    for path, (_, left) in moves.left.items():
        for sentence, guess in slips(moves.whole, left):
            if moves.agree(mine, guess):
                yield Finding(sentence, {"path": path}, path)
    for two, cut in moves.pairs.items():
        if moves.closes(cut, mine):
            yield Finding(sentences.PATH_STILL, {"path": two}, two)


def slips(whole, left):
    """Return what a gradient becomes if one path is mistaken; `left` is what there is without that path."""
    through = whole - left
    return (
        (sentences.PATH_STILL, left),
        (sentences.PATH_SIGN, left - through),
        (sentences.PATH_ALONE, through),
        (sentences.PATH_TWICE, whole + through),
    )


def path_factor(evidence, i):
    """Yield the path whose share of the gradient is there, but too large or too small by a factor."""
    moves, mine = moves_of(evidence, i)
    if moves is None or moves.x.size == 1:
        return
    for path, (_, left) in moves.left.items():
        through = moves.whole - left
        share = through @ (mine - left) / (through @ through)
        if moves.agree(mine, left + share * through):
            yield Finding(
                sentences.PATH_FACTOR, {"path": path, "share": share, "case": evidence.case.name}, path
            )


def moves_of(evidence, i):
    """Return the Moves of input i, and how far the learner's gradient goes along them; or None, None."""
    got, name = evidence.gots[i], evidence.rule.inputs[i]
    x = evidence.inputs[name]
    if got is None or got.shape != x.shape or not x.size or not np.all(np.isfinite(got)):
        return None, None
    moves = moves_along(Question(evidence, name))
    return moves, None if moves is None else np.array([np.sum(got * v) for v in moves.directions])


class Question:
    """An input of a case, without who answers: two are one if the same numbers go into the same forward."""

    def __init__(self, evidence, name):
        self.rule, self.case, self.g, self.name = evidence.rule, evidence.case, evidence.g, name
        self.inputs = {evidence.name_of(other): array for other, array in evidence.inputs.items()}
        self.moved = evidence.name_of(name)
        numbers = {"": self.g, **self.inputs, **self.case.params}
        asked = (self.rule.forward, self.rule.function, self.rule.analytic, *self.rule.paths.items())
        self.key = (asked, self.case.name, name, *map(mark_of, numbers.items()))

    def __eq__(self, other):
        return self.key == other.key

    def __hash__(self):
        return hash(self.key)


def mark_of(named):
    """Return a name and what has it, in a form that can be looked up."""
    name, value = named
    if isinstance(value, np.ndarray):
        return name, value.dtype.str, value.shape, value.tobytes()
    return name, repr(value)


@lru_cache(MOST_KEPT)
def moves_along(question):
    """Return the Moves of an input, or None: a forward may do what no PathArray can follow."""
    try:
        return Moves(question)
    except Exception:
        return None


class CodePlace(NamedTuple):
    """A place in a forward's code where an array goes into an operation."""

    label: str  # the formula of what goes in
    use: str  # … and of what is made from it
    rounds: list  # of tuples of edges, one per round of a loop
    slot: int | None = None  # which of two slots that take the same


class Moves:
    """How L = sum(g z) moves along a few directions of one input, over all paths or with some of them cut."""

    def __init__(self, question):
        self.rule, self.g, self.moved = question.rule, question.g, question.moved
        self.x = np.array(question.inputs[self.moved], float)
        random = generator(self.rule.function, question.case.name, question.name, "paths")
        self.directions = [random.normal(size=self.x.shape) for _ in range(DIRECTIONS)]
        labels, places, self.rerun = forward_edges(self.rule.forward, question.inputs, question.case.params)
        self.places = places_of(labels, places)
        self.along_one = {}  # how L moves, by the number of a direction and the edges cut
        self.whole = self.along(())
        self.size = np.max(np.abs(self.whole), initial=1e-300)
        self.left = self.left_without_one_path()

    def left_without_one_path(self):
        """Return what to cut, and what is left of the gradient then, for each path that tells something."""
        places = sorted(self.places, key=self.clumsiness)
        if sum(min(len(place.rounds), len(sentences.ROUNDS)) for place in places) > MOST_PATHS:
            raise ValueError("too many paths")
        without = {}
        for place in places:
            others = [left for _, left in without.values()]
            for name, cut in rounds(self.name_of(place), place.rounds):
                left = self.along(cut)
                if left is not None and self.tells_something(left, others):
                    without.setdefault(name, (cut, left))
        return without

    @cached_property
    def pairs(self):
        """What to cut for each two paths, by their names; {} where there are too many paths."""
        several = self.left.items() if len(self.left) <= MOST_FOR_PAIRS else ()
        return {
            fill(sentences.TWO_PATHS, {"first": a, "second": b}): (*one, *two)
            for (a, (one, _)), (b, (two, _)) in combinations(several, 2)
        }

    def closes(self, cut, mine):
        """Return whether a gradient is what some cut edges leave; one direction says no to nearly all."""
        first = self.one_way(0, cut)
        if not abs(first - mine[0]) <= SAME * max(self.size, np.max(np.abs(mine))):
            return False
        left = self.along(cut)
        return left is not None and self.agree(mine, left) and bool(np.any(np.abs(left) > SAME * self.size))

    def clumsiness(self, place):
        """Order the places so that of several that are one path the one easiest to say comes first."""
        in_words = place.label in self.rule.paths or is_quoted(place.label)
        again = self.is_used_again(place)
        return not in_words, place.slot is not None, again, not place.label.startswith(EASY), place.rounds[0]

    def is_used_again(self, place):
        """Return whether what goes in at a place goes into another operation, too."""
        return any(other.label == place.label and other.use != place.use for other in self.places)

    def tells_something(self, part, others):
        """Return whether a cut changes the gradient by more than a factor and leaves some of it."""
        if self.agree(part, self.whole) or not np.any(np.abs(part) > SAME * self.size):
            return False
        if self.x.size > 1 and self.agree(part / part[0] * self.whole[0], self.whole):
            return False
        return not any(self.agree(part, other) for other in others)

    def along(self, cut):
        """Return dL/dv for each direction v, with these edges cut; None if that is no number."""
        moved = np.array([self.one_way(n, cut) for n in range(DIRECTIONS)])
        return moved if np.all(np.isfinite(moved)) else None

    def one_way(self, n, cut):
        """Return dL/dv for direction number n, with these edges cut."""
        if (n, cut) not in self.along_one:
            g, v = self.g, self.directions[n]
            if self.rule.analytic:
                h = COMPLEX_STEP
                moved = np.sum(g * self.z(1j * h * v, cut).imag) / h
            else:
                h = REAL_STEP / 4
                moved = np.sum(g * (self.z(h * v, cut) - self.z(-h * v, cut))) / (2 * h)
            self.along_one[n, cut] = moved
        return self.along_one[n, cut]

    def z(self, step, cut):
        """Return z with the input moved by a step."""
        return self.rerun({self.moved: self.x + step}, cut)

    def agree(self, a, b):
        """Return whether two gradients agree along all directions."""
        return bool(np.all(np.abs(a - b) <= SAME * max(np.max(np.abs(a)), np.max(np.abs(b)))))

    def name_of(self, place):
        """Return a path's name in words: the exercise's own, or what the edge carries."""
        path = short_formula(without_brackets(place.label))
        if is_quoted(place.label) and not self.is_used_again(place):
            path = place.label[1:-1]
        elif place.label in self.rule.paths:
            path = self.rule.paths[place.label]
        elif place.slot is not None or self.is_used_again(place):
            path = fill(sentences.IN_USE, {"path": path, "use": short_formula(without_brackets(place.use))})
        return path if place.slot is None else fill(sentences.SLOTS[place.slot], {"path": path})


def places_of(labels, edges):
    """Return the places of a traced forward, from the edges of each, in the order of the rounds.

    Where an operation takes an array twice, as x * x does, there are three: both slots together, and each.
    """
    found, twins = [], {tuple(place): place for place in edges}
    for place in edges:
        label, use = labels[place[0]]
        other = twins.get(tuple((operation, 1 - slot) for operation, slot in place))
        slot = place[0][1] if other and labels[other[0]][0] == label else None
        if slot == 0:
            found.append(CodePlace(label, use, [*zip(place, other, strict=True)]))
        found.append(CodePlace(label, use, [(edge,) for edge in place], slot))
    return found


def rounds(path, edges):
    """Yield what to cut of one place in a loop, its edges round by round, with words for it.

    >>> [cut for name, cut in rounds("x", [(1,), (2,), (3,)])]
    [(1, 2, 3), (3,), (1,), (2, 3), (1, 2)]
    """
    several = sentences.ROUNDS if len(edges) > 1 else ("{path}",)
    for words in several:
        yield fill(words, {"path": path}), tuple(chain.from_iterable(edges[sentences.ROUNDS[words]]))


def is_quoted(label):
    """Return whether a label is words that the forward itself gave (`label`), and nothing more."""
    return label.startswith("“") and label.find("”") == len(label) - 1


def short_formula(label):
    """Return a formula of bearable length.

    >>> short_formula("sqrt(" + 9 * "x + mean(x)" + ")")
    'sqrt(…)'
    """
    if len(label) <= LONGEST:
        return label
    return label[: label.index("(")] + "(…)" if "(" in label[1:LONGEST] else label[:LONGEST] + "…"
