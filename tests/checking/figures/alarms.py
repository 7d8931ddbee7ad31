"""False alarms: right rules, in every formulation there is, on other random numbers again and again."""

from unittest.mock import patch

import numpy as np

from autogradkit.checking import check, differences
from tests.checking.figures.corpus import answerer, right_answers, with_random_numbers

LARGE_EVERY = 10


def exercises():
    """Return the right formulations, those of one exercise together: [(exercise, [(functions, name)])]."""
    found = {}
    for exercise, functions, name in right_answers():
        key = exercise.id, exercise.name
        found.setdefault(key, (exercise, []))[1].append((functions, name))
    return list(found.values())


def alarms_in(exercise, formulations, seeds):
    """Return (checks, alarms) of some right formulations over these seeds.

    What no seed changes is asked once, a large case every tenth time. The truth is differentiated once for
    all formulations.
    """
    checks, alarms = 0, []
    again = {large: with_random_numbers(exercise, large) for large in (True, False)}
    for seed in seeds:
        asked = again[seed % LARGE_EVERY == 0] if seed else exercise
        if asked is None:
            continue
        once = {name: remembering(getattr(differences, name)) for name in ("jacobians", "direction")}
        with patch.multiple(differences, **once):
            for functions, name in formulations:
                report = check(asked, answerer(functions, asked.kind), seed)
                checks += 1
                if not report.passed:
                    alarms.append(f"{name}, seed {seed}: {', '.join(report.codes)}")
    return checks, alarms


def remembering(function):
    """Return a function of a rule and of arrays that does its work only once for the same ones."""
    known = {}

    def same(rule, *given):
        key = rule.forward, *map(frozen, given)
        if key not in known:
            known[key] = function(rule, *given)
        return known[key]

    return same


def frozen(value):
    """Return what can be a key in place of a value: an array's shape and bytes, a dict's entries."""
    if isinstance(value, np.ndarray):
        return value.shape, value.tobytes()
    if isinstance(value, dict):
        return tuple((name, frozen(entry)) for name, entry in sorted(value.items()))
    return value if isinstance(value, str) else repr(value)
