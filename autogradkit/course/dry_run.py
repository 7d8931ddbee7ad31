"""A dry run: an exercise's trusted functions, called once as the checker calls them, before they judge.

A function that can't be called so, that returns what no answer could equal, or that never ends, makes every
answer wrong. It is said of the function itself, in place of what the answers then look like. One fault of a
part is enough: its other cases mostly have the same.
"""

import inspect
import pickle
import warnings

import numpy as np

from autogradkit.checking import Rule, Task
from autogradkit.checking.differences import crosscheck
from autogradkit.checking.sampling import generator, sample
from autogradkit.checking.sentences import authors
from autogradkit.checking.tasks.outcome import arguments_of, copied_arguments
from autogradkit.checking.time_limit import time_limit
from autogradkit.platforms import allowed_s

from . import sentences

__all__ = ["LIMIT_S", "dry_run"]

LIMIT_S = allowed_s(10.0)
"""For the trusted functions of one case or trial; in the kit's own none takes a second."""

A_SEED = 1
NUMBERS = "fiu"  # what a dtype's kind may be in a forward
PLAIN = (bool, int, float, complex, str, type(None), np.generic, np.ndarray)
EVERY_FUNCTION = "learners"  # in a drive: all that the learner wrote


def dry_run(exercise):
    """Yield, for each part of an exercise, the first fault of its trusted functions, in a sentence.

    They are called on the numbers that everybody gets, and on those that a hand-in might be graded with.
    """
    graded = exercise.with_seed(A_SEED)
    yield from dict.fromkeys([*faults_of_parts(exercise), *faults_of_parts(graded)])


def faults_of_parts(exercise):
    """Yield the first fault of each part, on the numbers that it has."""
    for part in exercise.parts:
        faults = ()
        if isinstance(part, Rule):
            faults = faults_of_rule(part)
        elif isinstance(part, Task):
            faults = faults_of_task(part, exercise.functions)
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            fault = next(faults, None) if faults else None
        if fault:
            yield sentences.A_FAULT.format(fault=fault)


def faults_of_rule(rule):
    """Yield what is wrong with a Rule's forward as its truth, case by case."""
    if not rule.cases:
        yield authors.NO_TRIALS.format(function=rule.function, kind="cases")
    for variant in rule.variants:
        handed = {
            "g",
            "z",
            *rule.inputs,
            *rule.offers,
            *(name for case in rule.cases for name in case.params),
        }
        if missing := names_without_value(variant.rule, handed):
            reason = authors.NOBODY_HANDS.format(names=", ".join(missing))
            about = {"what": f"the wrong rule {variant.code}", "function": rule.function, "reason": reason}
            yield authors.NOT_CALLED_SO.format(case=rule.cases[0].name, **about)
    for case in rule.cases:
        with time_limit(LIMIT_S):
            fault = fault_of_case(rule, case)
        if fault:
            yield fault


def fault_of_case(rule, case):
    """Return what is wrong with the forward on one case, or an empty text."""
    about = {"function": rule.function, "case": case.name}
    inputs = sample(rule, case)
    if reason := unbound(rule.forward, *inputs.values(), **case.params):
        return authors.NOT_CALLED_SO.format(what="the forward", reason=reason, **about)
    handed = {name: np.array(array, order="K") for name, array in inputs.items()}
    z = rule.forward(*handed.values(), **case.params)
    if isinstance(z, (tuple, list)) or np.asarray(z).dtype.kind not in NUMBERS:
        return authors.NO_NUMBERS.format(given=described(z), **about)
    if case.g is not None and np.shape(case.g) != np.shape(z):
        return authors.OTHER_SHAPE.format(shape=np.shape(case.g), given=np.shape(z), **about)
    for name, array in handed.items():
        if not np.array_equal(array, inputs[name], equal_nan=True):
            return authors.WRITES_INTO.format(name=name, **about)
    if not np.array_equal(z, rule.forward(*handed.values(), **case.params), equal_nan=True):
        return authors.DRAWS.format(what="the forward", **about)
    if case.kind != "plain" or case.seed:  # on drawn numbers a corner may lie between two real steps
        return ""
    if not np.all(np.isfinite(z)):
        given = "nan" if np.any(np.isnan(z)) else "inf"
        return authors.NOT_FINITE.format(given=given, name=next(iter(inputs)), **about)
    said = crosscheck(rule, inputs, case.params)
    return sentences.TWO_TRUTHS.format(case=case.name, difference=said) if said else ""


def faults_of_task(task, functions):
    """Yield what is wrong with what a Task's trials are made and judged by, trial by trial."""
    if not task.trials:
        yield authors.NO_TRIALS.format(function=task.function, kind="trials")
    for trial in task.trials:
        with time_limit(LIMIT_S):
            fault = next(faults_of_trial(task, trial, functions), "")
        if fault:
            yield fault
    if task.trials and task.trials[0].seed:  # some arguments are handed over where a hand-in is graded alone
        handed = {name for trial in task.trials for name in arguments_of(task, trial)}
        for name in task.ranges:
            if name not in handed:
                yield authors.NO_ARGUMENT.format(function=task.function, name=name)


def faults_of_trial(task, trial, functions):
    """Yield what is wrong in one trial, in the order in which the checker meets it."""
    about = {"function": task.function, "case": trial.name}

    def refused(what, function, *arguments, **named):
        reason = unbound(function, *arguments, **named)
        return authors.NOT_CALLED_SO.format(what=what, reason=reason, **about) if reason else ""

    if callable(trial.arguments):
        random = generator(task.function, trial.name)
        if said := refused("what draws the arguments", trial.arguments, random):
            yield said
    arguments = arguments_of(task, trial)
    for name, value in arguments.items():
        if not is_plain(value):
            yield authors.NOT_PLAIN.format(name=name, given=described(value), **about)
    if not is_same(arguments, arguments_of(task, trial)):
        yield authors.DRAWS.format(what="what draws the arguments", **about)
    for what in ("want", "given", "oracles"):
        function = getattr(task, what)
        if function is not None and (said := refused(what, function, **arguments)):
            yield said
    want = task.want(**copied_arguments(arguments))
    if isinstance(want, dict) or not is_plain(want):
        yield authors.NO_RESULT.format(what="want", given=described(want), **about)
    if not is_same(want, task.want(**copied_arguments(arguments))):
        yield authors.DRAWS.format(what="want", **about)
    if task.judge is not None and (said := refused("judge", task.judge, want, want, **arguments)):
        yield said
    for variant in task.wrong:
        if said := refused(f"the wrong rule {variant.code}", variant.rule, **arguments):
            yield said
    if task.drive is not None:
        oracles = task.oracles(**copied_arguments(arguments)) if task.oracles else {}
        handed = {*arguments, *oracles, *functions, EVERY_FUNCTION} - {*task.private}
        if missing := names_without_value(task.drive, handed):
            reason = authors.NOBODY_HANDS.format(names=", ".join(missing))
            yield authors.NOT_CALLED_SO.format(what="drive", reason=reason, **about)


def unbound(function, *arguments, **named):
    """Return why a function can't be called with these arguments, or an empty text.

    >>> unbound(lambda x, power: x**power, 3.0)
    "missing a required argument: 'power'"
    """
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # one of NumPy's
        return ""
    try:
        signature.bind(*arguments, **named)
    except TypeError as error:
        return str(error)
    return ""


def names_without_value(function, known):
    """Return the names of a function's parameters that need a value and aren't known."""
    parameters = inspect.signature(function).parameters.items()
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    return [
        name for name, p in parameters if p.default is p.empty and name not in known and p.kind not in kinds
    ]


def is_plain(value):
    """Return whether a value can be handed to another process: numbers, arrays, texts, and what holds these.

    >>> is_plain({"a": (1.0, "x", None)}), is_plain({1, 2}), is_plain(abs)
    (True, False, False)
    """
    if isinstance(value, dict):
        return all(map(is_plain, value.values()))
    if isinstance(value, (tuple, list)):
        return all(map(is_plain, value))
    return isinstance(value, PLAIN) and getattr(value, "dtype", np.dtype(float)).kind != "O"


def is_same(one, two):
    """Return whether two plain values are the same, entry by entry."""
    return pickle.dumps(one) == pickle.dumps(two)


def described(value):
    """Return what a value is, in words.

    >>> described(None), described(np.array([True])), described({1})
    ('None', 'an array of bool', 'a set')
    """
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, (np.ndarray, np.generic)):
        return f"an array of {value.dtype}"
    return f"a {type(value).__name__}"
