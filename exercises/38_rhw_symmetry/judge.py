"""What is wrong with a result of exercise J3: a code, what is observed, a question."""

import numpy as np

from .truth import SHORT, outputs

LEARNT = 1e-3  # of the largest weight; two right programs part by a millionth of that in 800 sweeps


def judge(got, want, x, d, sweeps, **net):
    """Compare a short training number by number, and a long one by what has been learnt."""
    if any(g is None or g.shape != w.shape or not np.all(np.isfinite(g)) for g, w in zip(got, want)):
        observed = "{f} should return four arrays, shaped like w, b, v and c, without nan."
        return "SHAPE", observed, "Which of the four is another size than before?"
    if sweeps <= SHORT:
        near = [np.allclose(g, w, rtol=1e-7, atol=1e-9) for g, w in zip(got, want)]
        if all(near):
            return None
        name = "wbvc"[near.index(False)]
        observed = f"after {sweeps} sweep{'s' * (sweeps > 1)} {name} is not where it should be."
        return (
            "WRONG_RESULT",
            observed,
            "Is `gradients` right already? If so, what does equation 9 do with them?",
        )
    right = int(np.sum((outputs(x, *got)[1] > 0.5) == (d > 0.5)))
    if right < len(x):
        observed = (
            f"after {sweeps:,} sweeps {right} of {len(x)} patterns are right; from this start all can be."
        )
        return "WRONG_RESULT", observed, "Are the short trainings right already?"
    w = got[0]
    off = np.max(np.abs(w + w[::-1])) / np.max(np.abs(w))
    if off > 0.02:
        observed = f"the weights of mirror images should cancel; they are {off:.0%} apart."
        return "WRONG_RESULT", observed, "Are the short trainings right already?"
    largest = max(np.max(np.abs(part)) for part in want)
    if not all(np.all(np.abs(g - part) <= LEARNT * largest) for g, part in zip(got, want, strict=True)):
        observed = f"all patterns are right, but from this start {sweeps:,} sweeps lead to other weights."
        return "WRONG_RESULT", observed, "Does every sweep take a step, from the first to the last?"
    return None
