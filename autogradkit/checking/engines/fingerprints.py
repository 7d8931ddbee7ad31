"""What each wrong engine is called: one is recognised by its numbers on every graph, its fingerprint."""

from functools import partial
from itertools import product

from autogradkit.checking.sentences import engines as sentences

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

WAYS = ("deep", "turned", "on_sight")
ALL_WAYS = tuple(product((True, False), repeat=len(WAYS)))
WRONG_ENGINES = (  # what it is called, and the engine
    (sentences.NO_SEED, lambda t: [0.0] * t.count),
    (sentences.SEED_IS_VALUE, lambda t: sweep(t, backwards(t), seed=t.values[t.last])),
    (sentences.FORWARD_ORDER, lambda t: sweep(t, [t.last])),
    (sentences.SET_PARENTS, lambda t: sweep(t, backwards(t), once=True)),
    (sentences.SET_PARENTS, in_a_dict),
    (sentences.OVERWRITE, lambda t: sweep(t, backwards(t), write=new)),
    (sentences.OVERWRITE, lambda t: sweep(t, post_order(t), write=new)),
    (sentences.OVERWRITE, inner_overwritten),
    (sentences.OVERWRITE, lambda t: sweep(t, backwards(t), write=max)),
    (sentences.SUBTRACTS, lambda t: sweep(t, backwards(t), write=less)),
    (sentences.MULTIPLIES, lambda t: sweep(t, backwards(t), write=times)),
    (sentences.MEAN, averaged),
    (sentences.CROSSED, crossed),
    (sentences.ONE_INPUT, lambda t: one_input(t, 0)),
    (sentences.ONE_INPUT, lambda t: one_input(t, -1)),
    (sentences.NO_CHAIN, lambda t: sweep(t, backwards(t), chain=False)),
    (sentences.REPROPAGATES, reprop),
    (sentences.TOO_EARLY, recursive_first_visit),
    *((sentences.TOO_EARLY, partial(first_visit, **dict(zip(WAYS, way)))) for way in ALL_WAYS),
    (sentences.FORWARD_ORDER, lambda t: sweep(t, sorted(t.reachable()))),
    (sentences.FORWARD_ORDER, lambda t: sweep(t, t.reachable())),
)


def wrong_engine(code):
    """Return the first wrong engine of this code: a function of a `Tape` to the leaves' gradients."""
    return next(engine for known, engine in WRONG_ENGINES if known[0] == code)
