"""What is wrong with a result of exercise K1: a code, what is observed, a question."""

import numpy as np

from .truth import CODES, box


def can_be_asked(*arrays):
    """Say whether a box takes these arrays, and whether they are numbers."""
    same = len({a.shape for a in arrays}) == 1
    return same and all(a.dtype.kind == "f" and np.all(np.isfinite(a)) for a in arrays)


def caught(number, draw, g, x, y):
    """Say whether a fresh box, asked twice, does something wrong with these arrays."""
    fresh = box(number, draw)
    for _ in range(2):
        handed = g.copy()
        dx, dy = fresh(handed, x.copy(), y.copy())
        right = np.allclose(dx, g * y, rtol=1e-7) and np.allclose(dy, g * x, rtol=1e-7)
        if not right or not np.array_equal(handed, g):
            return True
    return False


ASKS = {
    "NO_UPSTREAM": "What does it return for g = 0?",
    "UPSTREAM_TWICE": "What happens to its answer when g doubles?",
    "TERM_WITHOUT_UPSTREAM": "What does it return for g = 0, and does it return that for other g?",
    "NOT_LINEAR": "What does it say to −g, and what to g?",
    "UPSTREAM_POOLED": "What if a single entry of g changes: do all answers change?",
    "SIGN": "By which number must its answer be multiplied to be right, in dx and in dy?",
    "FACTOR": "By which number must its answer be multiplied to be right, for two entries and for ten?",
    "FACTOR_OF_SIZE": "By which number must its answer be multiplied to be right, for two entries and for "
    "ten?",
    "SWAPPED_INPUTS": "What if x is doubled, and y is not?",
    "WRONG_ONLY_WHERE": "In which entries is it wrong? What have they in common?",
    "MUTATES_UPSTREAM": "What is in g after the call?",
    "STATEFUL": "What does it answer if you ask the same thing twice?",
    "RIGHT": "Which of its answers is wrong, and by how much?",
}


def judge(got, want, number, draw=0):
    """Compare the name, then look at the evidence. The right name isn't told."""
    (code, *evidence), right = got, CODES[number]

    if code not in ASKS:
        observed = f"box {number + 1}: {code!r} is none of the codes."
        return "NO_SUCH_CODE", observed, "Is it spelt as in the table?"
    if code != right:
        observed = f"box {number + 1} is called {code}."
        if right == "RIGHT":
            return "FALSE_ALARM", f"{observed} It is right.", ASKS[right]
        if code == "RIGHT":
            return "MISSED", f"{observed} It is not.", ASKS[right]
        return "MISNAMED", f"{observed} It does something wrong, but not that.", ASKS[right]
    if right != "RIGHT" and not can_be_asked(*evidence):
        observed = f"box {number + 1} is {code}, but it takes three arrays of one shape, of finite numbers."
        return "WEAK_EVIDENCE", observed, "With which arrays did you catch it?"
    if right != "RIGHT" and not caught(number, draw, *evidence):
        observed = f"box {number + 1} is {code}, but with the arrays returned it gives the right answer."
        return "WEAK_EVIDENCE", observed, "With which arrays did you catch it?"
    return None
