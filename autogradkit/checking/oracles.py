"""Oracles (black boxes to learners): functions that a learner's code may call and not look into.

They stay where the answers are. A task makes its oracles anew for every trial. Here they are called directly;
when a hand-in is graded, it holds a stand-in, and every question crosses the pipe
(`grading/sandbox/child_side/oracle_proxy.py`).
"""

import numpy as np

from autogradkit.checking.sentences import fill
from autogradkit.checking.sentences import tasks as sentences

__all__ = ["LARGEST", "ask_oracle"]

LARGEST = 4_096  # entries of an array that an oracle is asked about: 4 would do
MOST = 16  # arrays


def ask_oracle(oracles, name, arrays):
    """Ask an oracle what another's code wants to know, and return the reply as plain values. Never raises.

    `value` is what it returned, `after` what the arrays hold afterwards (some write into them), `error`
    why there is no answer. Nothing that was refused is sent back, so a reply is a few small arrays; an oracle
    raises ValueError for arrays that don't fit together, so that none can make it build a large one.

    >>> ask_oracle({"rule": lambda g, x: g * x}, "rule", (np.ones(2), np.array([1.0, 3.0])))["value"]
    (array([1., 3.]),)
    """
    arrays, refused = tuple(arrays), {"value": (), "after": ()}
    if not isinstance(name, str) or name not in oracles:
        return refused | {"error": fill(sentences.NO_SUCH_ORACLE, {"name": str(name)[:100]})}
    if len(arrays) > MOST or not all(isinstance(a, np.ndarray) and a.size <= LARGEST for a in arrays):
        return refused | {"error": fill(sentences.NOT_FOR_AN_ORACLE, {"most": MOST, "largest": LARGEST})}
    try:
        with np.errstate(all="ignore"):
            value = oracles[name](*arrays)
    except Exception as error:  # whatever an oracle says to arrays that nobody foresaw is an answer, too
        return refused | {"error": " ".join(str(error).split())[:200] or type(error).__name__}
    value = value if isinstance(value, tuple) else (value,)
    return {"value": tuple(map(np.asarray, value)), "after": arrays, "error": ""}
