"""Exercise L6: nobody looks ahead; a mask, and shares that keep to it."""

from dataclasses import replace

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from .truth import causal_mask, masked_shares
from .variants import MASK_VARIANTS, SHARES_VARIANTS


def scores_and_mask(n, m, hidden, scale=1.0, front=()):
    """Return the arguments of one trial: random scores, and a mask that hides these (row, column) pairs."""

    def arguments(random):
        mask = np.ones((n, m), bool)
        for pair in hidden:
            mask[pair] = False
        return {"scores": scale * random.normal(size=(*front, n, m)), "mask": mask}

    return arguments


def positions(random):
    """Return the arguments of a trial with so many positions as nobody knows beforehand."""
    return {"n": int(random.integers(4, 40))}


def any_mask(n, m, front=(), most=0.0):
    """Return the draw of scores and of a mask that hides about half, and the whole of no row.

    The scores are 1 in size, or larger by up to so many powers of ten.
    """

    def arguments(random):
        mask = random.random((n, m)) < 0.5
        mask[np.arange(n), random.integers(m, size=n)] = True
        scale = 10 ** random.uniform(most / 2, most)
        return {"scores": scale * random.normal(size=(*front, n, m)), "mask": mask}

    return arguments


def with_any_mask(trial, *size, **more):
    """Return a trial whose mask is drawn where a hand-in is graded: some other entries are hidden."""
    return replace(trial, redraw=any_mask(*size, **more))


LATER = [(i, j) for i in range(4) for j in range(4) if j > i]

exercise = Exercise(
    id="L6",
    title="Nobody looks ahead",
    parts=(
        Task(
            "causal_mask",
            causal_mask,
            (
                Trial("three positions", {"n": 3}, redraw=positions),
                Trial("one position", {"n": 1}),
                Trial("six positions", {"n": 6}, redraw=positions),
            ),
            points=2,
            larger=lambda random: {"n": int(random.integers(80, 130))},
            says="True where row i may look at column j: at itself and at what was before",
            results=("the mask",),
            wrong=MASK_VARIANTS,
        ),
        Task(
            "masked_shares",
            masked_shares,
            (
                Trial("nothing hidden", scores_and_mask(3, 3, [])),
                with_any_mask(Trial("one entry hidden", scores_and_mask(2, 3, [(0, 1)])), 2, 3),
                Trial("nobody sees the future", scores_and_mask(4, 4, LATER)),
                with_any_mask(
                    Trial("two stacks", scores_and_mask(2, 3, [(1, 2)], front=(2,))), 2, 3, front=(2,)
                ),
                with_any_mask(
                    Trial("scores around ±1000", scores_and_mask(3, 4, [(0, 0), (2, 3)], scale=1000.0)),
                    *(9, 4),
                    most=6,
                ),
            ),
            larger=any_mask(11, 13, front=(2, 3)),
            points=4,
            says="softmax of each row's visible scores; hidden ones have the share 0",
            results=("the array of shares",),
            wrong=SHARES_VARIANTS,
            ranges={"scores": (-np.inf, np.inf)},
        ),
    ),
    stars=2,
    minutes=20,
)
