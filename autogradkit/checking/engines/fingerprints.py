"""Fingerprints: what each wrong engine is called. An engine is recognised by its numbers on every graph."""

from functools import partial
from itertools import product

from .wrong_engines import (
    averaged,
    backwards,
    crossed,
    first_visit,
    in_a_dict,
    inner_overwritten,
    less,
    new,
    one_input,
    post_order,
    recursive_first_visit,
    reprop,
    sweep,
    times,
)

__all__ = ["WRONG_ENGINES", "wrong_engine"]

OVERWRITE = (
    "G_OVERWRITE",
    "where a value is used more than once, .grad keeps one contribution and loses the others.",
    "A value is used twice: what should happen to the second contribution that arrives?",
)
TOO_EARLY = (
    "G_TOO_EARLY",
    "a node passes its gradient on before everything that used it has spoken.",
    "In L = u + u y, when does u know its whole gradient?",
)
NO_SEED = (
    "G_NO_SEED",
    "every gradient is zero: nothing is sent into the graph.",
    "Where does the backward pass begin, and what is the gradient of L with respect to L?",
)
SEED_VALUE = (
    "G_SEED_VALUE",
    "every gradient is too large by the value of the output.",
    "What is the gradient of L with respect to L itself?",
)
NO_CHAIN = (
    "G_NO_CHAIN",
    "every node passes on its local derivative; the gradient that reached it plays no part.",
    "If everything after a node were scaled by 10, what would change in what it passes on?",
)
REPROPAGATES = (
    "G_REPROPAGATES",
    "a node that is reached twice passes on its first contribution twice.",
    "When a second contribution arrives, what has already been passed on?",
)
FORWARD_ORDER = (
    "G_FORWARD_ORDER",
    "only the last node's own inputs receive a gradient; all others have their turn before any "
    "gradient reached them, or never have one.",
    "Which node knows its gradient first, and whose turn is it then?",
)
SET_PARENTS = (
    "G_SET_PARENTS",
    "x x counts as one use of x: one of two contributions to the same input is lost.",
    "How many arrows lead from x into x x?",
)

SUBTRACTS = (
    "G_SUBTRACTS",
    "contributions are taken away from .grad where they should be put to it.",
    "A value is used twice: how much does L change through both uses together?",
)
MULTIPLIES = (
    "G_MULTIPLIES",
    "where a value is used more than once, its contributions are multiplied with each other.",
    "Two roads lead from u to L: if each makes L change by 1, how much does L change?",
)
MEAN = (
    "G_MEAN",
    "where a value is used more than once, .grad holds the mean of its contributions.",
    "Two roads lead from u to L: if each makes L change by 1, how much does L change?",
)
CROSSED = (
    "G_CROSSED",
    "each input of a node receives what belongs to its other input.",
    "In which order does a node list its inputs, and in which its contributions?",
)
ONE_INPUT = (
    "G_ONE_INPUT",
    "of a node's inputs only one ever receives a gradient.",
    "How many arrows lead into x y, and over how many of them does the gradient go back?",
)

WAYS = ("deep", "turned", "on_sight")
WRONG_ENGINES = (  # (code, observed, question), engine
    (NO_SEED, lambda t: [0.0] * t.count),
    (SEED_VALUE, lambda t: sweep(t, backwards(t), seed=t.values[t.last])),
    (FORWARD_ORDER, lambda t: sweep(t, [t.last])),
    (SET_PARENTS, lambda t: sweep(t, backwards(t), once=True)),
    (SET_PARENTS, in_a_dict),
    (OVERWRITE, lambda t: sweep(t, backwards(t), write=new)),
    (OVERWRITE, lambda t: sweep(t, post_order(t), write=new)),
    (OVERWRITE, inner_overwritten),
    (OVERWRITE, lambda t: sweep(t, backwards(t), write=max)),
    (SUBTRACTS, lambda t: sweep(t, backwards(t), write=less)),
    (MULTIPLIES, lambda t: sweep(t, backwards(t), write=times)),
    (MEAN, averaged),
    (CROSSED, crossed),
    (ONE_INPUT, lambda t: one_input(t, 0)),
    (ONE_INPUT, lambda t: one_input(t, -1)),
    (NO_CHAIN, lambda t: sweep(t, backwards(t), chain=False)),
    (REPROPAGATES, reprop),
    (TOO_EARLY, recursive_first_visit),
    *((TOO_EARLY, partial(first_visit, **dict(zip(WAYS, way)))) for way in product((True, False), repeat=3)),
    (FORWARD_ORDER, lambda t: sweep(t, sorted(t.reachable()))),
    (FORWARD_ORDER, lambda t: sweep(t, t.reachable())),
)


def wrong_engine(code):
    """Return the first wrong engine of this code: a function of a `Tape` to the leaves' gradients."""
    return next(engine for known, engine in WRONG_ENGINES if known[0] == code)
