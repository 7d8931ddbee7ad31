"""Drives a function that names the bug of a rule, and shows it."""

import numpy as np


def drive(name_the_bug, rule):
    returned = name_the_bug(rule)
    if not isinstance(returned, (tuple, list)) or len(returned) != 4:
        kind = "None" if returned is None else f"a {type(returned).__name__}"
        several = f" of {len(returned)}" if isinstance(returned, (tuple, list)) else ""
        raise TypeError(f"name_the_bug returned {kind}{several}; asked for are four: code, g, x, y")
    code, g, x, y = returned
    return (str(code)[:40], *(np.array(a, float) for a in (g, x, y)))
