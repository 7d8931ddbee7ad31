"""Drives a function that names the bug of a rule, and shows it."""

import numpy as np


def drive(name_the_bug, rule):
    code, g, x, y = name_the_bug(rule)
    return (str(code)[:40], *(np.array(a, float) for a in (g, x, y)))
