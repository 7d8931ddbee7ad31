"""Randomness: the generator that the kit draws from, and how a state comes back for a second run."""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

import numpy as np

__all__ = ["generator", "generators_drawn_from", "manual_seed", "repeating", "rewound", "states"]

_repeating = ContextVar("repeating", default=False)
repeating = _repeating.get  # is this a second run, which must leave no trace but its result?


@cache
def generator():
    """Return what initial weights and dropout are drawn from; the same program, the same numbers."""
    return np.random.default_rng(0)


def manual_seed(seed):
    """Start the kit's generator afresh, from `seed` (an integer).

    >>> import autogradkit as ag
    >>> ag.nn.manual_seed(1)
    >>> first = ag.nn.Linear(2, 3).weight.data
    >>> ag.nn.manual_seed(1)
    >>> bool((ag.nn.Linear(2, 3).weight.data == first).all())
    True
    """
    generator().bit_generator.state = np.random.default_rng(seed).bit_generator.state


def states(arguments=()):
    """Return every source of random numbers that a function may draw from, with its present state.

    These are the kit's generator, NumPy's global one, and generators among the function's arguments.
    """
    own = [a.bit_generator for a in arguments if isinstance(a, np.random.Generator)]
    sources = [generator().bit_generator, np.random.get_bit_generator(), *own]
    return [(source, source.state) for source in sources]


def generators_drawn_from(earlier):
    """Return those of `earlier`, as `states` gave them, from which numbers were drawn since."""
    return [(source, state) for source, state in earlier if not states_are_equal(source.state, state)]


def states_are_equal(state, other):
    """Whether two states of one bit generator are equal: dicts of numbers and arrays."""
    if isinstance(state, dict):
        return all(states_are_equal(part, other[key]) for key, part in state.items())
    return np.array_equal(state, other)


@contextmanager
def rewound(earlier):
    """Draw the random numbers of an earlier time again inside the block; then go on as if nothing was."""
    now = [(source, source.state) for source, _ in earlier]
    for source, state in earlier:
        source.state = state
    token = _repeating.set(True)
    try:
        yield
    finally:
        _repeating.reset(token)
        for source, state in now:
            source.state = state
