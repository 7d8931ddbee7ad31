"""False alarms: right rules, in every formulation there is, on other random numbers again and again."""

from unittest.mock import patch

import numpy as np

from autogradkit.checking import check, differences
from tests.checking.figures.corpus import answerer, right_answers, with_random_numbers


def exercises():
    """Return [(exercise, [(functions, name), ...]), ...]: the right formulations, those of one exercise together."""
    found = {}
    for exercise, functions, name in right_answers():
        key = exercise.id, exercise.name
        found.setdefault(key, (exercise, []))[1].append((functions, name))
    return list(found.values())


def alarms_in(exercise, formulations, seeds):
    """Return (checks, alarms) of some right formulations over that many seeds.

    What no seed changes is asked once. The truth is differentiated once for all formulations.
    """
    checks, alarms = 0, []
    again = with_random_numbers(exercise)
    for seed in range(seeds):
        asked = exercise if seed == 0 else again
        if asked is None:
            break
        with patch.object(differences, "jacobians", remembering(differences.jacobians)):
            for functions, name in formulations:
                report = check(asked, answerer(functions, asked.kind), seed)
                checks += 1
                if not report.passed:
                    alarms.append(f"{name}, seed {seed}: {', '.join(report.codes)}")
    return checks, alarms


def remembering(jacobians):
    """Return the function that differentiates a forward at one place only once."""
    known = {}

    def same(rule, inputs, params, forward=None):
        arrays = tuple((np.shape(x), np.asarray(x, float).tobytes()) for x in inputs.values())
        key = rule.forward, forward, arrays, repr(sorted(params.items()))
        if key not in known:
            known[key] = jacobians(rule, inputs, params, forward)
        return known[key]

    return same
