"""A box is a function that a learner's code may call and not look into: it stays where the answers are.

A task makes its boxes anew for every trial. Here they are called directly; when a hand-in is graded, it
holds a stand-in, and every question crosses the pipe (`grading/box.py`).
"""

import numpy as np

__all__ = ["LARGEST", "answered"]

LARGEST = 4_096  # entries of an array that a box is asked about: 4 would do
MOST = 16  # arrays


def answered(boxes, name, arrays):
    """Ask a box what somebody else's code wants to know, and return the reply as plain values. Never raises.

    `value` is what it returned, `after` what the arrays hold afterwards (some boxes write into them), `error`
    why there is no answer. Nothing that was refused is sent back, so a reply is a few small arrays; and a box
    raises ValueError for arrays that don't fit together, so that none can make it build a large one.

    >>> answered({"rule": lambda g, x: g * x}, "rule", (np.ones(2), np.array([1.0, 3.0])))["value"]
    (array([1., 3.]),)
    """
    arrays, refused = tuple(arrays), {"value": (), "after": ()}
    if not isinstance(name, str) or name not in boxes:
        return refused | {"error": f"there is no function {name} to ask"}
    if len(arrays) > MOST or not all(isinstance(a, np.ndarray) and a.size <= LARGEST for a in arrays):
        said = f"asked with something else than at most {MOST} arrays of at most {LARGEST} entries"
        return refused | {"error": said}
    try:
        with np.errstate(all="ignore"):
            value = boxes[name](*arrays)
    except Exception as error:  # whatever a box says to arrays that nobody foresaw is an answer, too
        return refused | {"error": " ".join(str(error).split())[:200] or type(error).__name__}
    value = value if isinstance(value, tuple) else (value,)
    return {"value": tuple(map(np.asarray, value)), "after": arrays, "error": ""}
