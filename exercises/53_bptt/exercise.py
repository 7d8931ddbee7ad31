"""Exercise G2: back through time, where the same weights are used at every step."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .truth import states
from .variants import VARIANTS


def of_length(lengths, inside, hidden, **more):
    """Return the shapes and the mask for sequences of these lengths."""
    steps, batch = max(lengths), len(lengths)
    mask = (np.arange(steps)[:, None] < np.array(lengths)) * 1.0
    shapes = {
        "x": (steps, batch, inside),
        "h": (batch, hidden),
        "w": (hidden, inside),
        "u": (hidden, hidden),
        "b": (hidden,),
    }
    return {"shapes": shapes, "params": {"mask": mask}, **more}


def longer(random):
    """Return cases of more steps, sequences and states, and of a single sequence."""
    steps, inside, hidden = random.integers((7, 4, 4), (11, 7, 8)).tolist()
    several = (steps, *random.integers(1, steps + 1, 5).tolist())
    return tuple(Case("more", **of_length(lengths, inside, hidden)) for lengths in (several, (steps,)))


CASES = (
    Case("one step", **of_length((1, 1), 3, 2)),
    Case("two steps", **of_length((2, 2, 2), 2, 3)),
    Case("five steps", **of_length((5, 5), 3, 2)),
    Case("five steps, one sequence", **of_length((5,), 1, 1)),
    Case("as many steps as everything else", **of_length((3, 3, 3), 3, 3)),
    Case("sequences of 5, 2 and 3 steps", **of_length((5, 2, 3), 3, 2)),
    Case("sequences of 1 and 4 steps", **of_length((1, 4), 2, 3)),
    Case("200 steps", **of_length((200, 150), 3, 5), kind="large"),
)


exercise = Exercise(
    id="G2",
    title="Back through time",
    parts=(
        Rule(
            "backward",
            states,
            CASES,
            points=14,
            larger=longer,
            says="z[t] = tanh(x[t] @ w.T + z[t-1] @ u.T + b), as long as mask[t] is 1",
            domain={"w": (-0.8, 0.8), "u": (-0.8, 0.8), "b": (-0.5, 0.5)},
            variants=VARIANTS,
        ),
    ),
    stars=4,
    minutes=40,
)
