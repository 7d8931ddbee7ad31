"""Requirements: what an exercise's parts must be, said to its author where one isn't.

They are looked at when a part is made, so that its line is known. What only shows when a part's functions
are called is looked at by `autogradkit course check` (module `course.dry_run`).
"""

import math
import re
from collections.abc import Mapping
from numbers import Integral
from pathlib import Path

from autogradkit.checking.sentences import authors as sentences
from autogradkit.checking.sentences import names_in_a_row

from .settings import (
    RequirementError,
    is_line,
    is_name,
    is_names,
    is_number,
    is_table_of_functions,
    is_texts,
    require,
    require_settings,
)

__all__ = [
    "RequirementError",
    "require",
    "require_case",
    "require_exercise",
    "require_inputs",
    "require_names",
    "require_own_op",
    "require_redrawing",
    "require_rule",
    "require_task",
    "require_trial",
    "require_variant",
]

KINDS = ("plain", "kink", "edge", "large")
CODE = re.compile(r"[A-Z][A-Z0-9_]*")
EVERY_FUNCTION = "learners"  # as a name in a drive: all that the learner wrote, by name


def require_exercise(exercise):
    """Look at an Exercise."""
    require(isinstance(exercise.parts, tuple), sentences.NO_PARTS)
    for part in exercise.parts:
        require(hasattr(part, "with_seed"), sentences.NO_PART, given=part)
        about = {"function": part.function, "points": part.points}
        require(is_number(part.points), sentences.NO_POINTS, **about)
        require(part.points >= 0, sentences.TOO_FEW_POINTS, **about)
    functions = [part.function for part in exercise.parts]
    for function in functions:
        require(functions.count(function) == 1, sentences.ASKED_TWICE, function=function)
    require(is_line(exercise.id), sentences.NO_LINE, what="id", example="T1", given=exercise.id)
    title = exercise.title
    require(title == "" or is_line(title), sentences.NO_LINE, what="title", example="Minus", given=title)
    whole = isinstance(exercise.stars, Integral) and is_number(exercise.stars, 1)
    require(whole and exercise.stars <= 5, sentences.NO_STARS, given=exercise.stars)
    minutes = exercise.minutes
    require(is_number(minutes, 0) and minutes > 0, sentences.NO_MINUTES, given=minutes)
    require(is_texts(exercise.hints), sentences.NO_HINTS, given=exercise.hints)


def require_case(case):
    """Look at a Case."""
    require_settings(case, sentences.A_CASE.format(name=case.name))
    require(case.kind in KINDS, sentences.NO_KIND, case=case.name, given=case.kind, known=", ".join(KINDS))
    for name, shape in case.shapes.items():
        whole = isinstance(shape, tuple) and all(isinstance(n, Integral) and n >= 0 for n in shape)
        require(whole, sentences.NO_SHAPE, name=name, case=case.name, given=shape)


def require_names(inputs):
    """Look at the inputs for which cases are made."""
    require(inputs and is_names(inputs), sentences.NO_INPUT_NAMES, given=", ".join(map(repr, inputs)))


def require_redrawing(case, changes):
    """Look at what a Case's `redraw` returned."""
    known = isinstance(changes, Mapping) and all(name in vars(case) for name in changes)
    require(known, sentences.NO_REDRAWING, case=case.name, given=changes)


def require_variant(variant):
    """Look at a Variant."""
    code = variant.code
    require(isinstance(code, str) and CODE.fullmatch(code), sentences.NO_CODE, given=code)
    require(callable(variant.rule), sentences.NO_FUNCTION, what="rule", function=code, given=variant.rule)
    require_settings(variant, sentences.A_VARIANT.format(code=code))


def require_trial(trial):
    """Look at a Trial."""
    require_settings(trial, sentences.A_TRIAL.format(name=trial.name))
    fits = callable(trial.arguments) or isinstance(trial.arguments, Mapping)
    require(fits, sentences.NO_ARGUMENTS, trial=trial.name, given=trial.arguments)


def require_function(part, what):
    """Look at what must be a function, or None where nothing else was asked for."""
    given = getattr(part, what)
    require(callable(given), sentences.NO_FUNCTION, what=what, function=part.function, given=given)


def require_tuple(part, what, kind):
    """Look at what must be a tuple, or a list, of one kind of things, each with a name of its own."""
    given, about = getattr(part, what), {"what": what, "function": part.function}
    several = isinstance(given, (tuple, list)) and all(type(one).__name__ == kind for one in given)
    shown = f"one {kind}" if type(given).__name__ == kind else repr(given)
    require(several, sentences.NO_TUPLE, kind=f"{kind}s", given=shown, **about)
    names = [one.name for one in given if hasattr(one, "name")]
    twice = next((name for name in names if names.count(name) > 1), None)
    require(twice is None, sentences.NAMED_TWICE, kind=what, name=twice, function=part.function)


def require_rule(rule):
    """Look at a Rule."""
    require_function(rule, "forward")
    if rule.larger is not None:
        require_function(rule, "larger")
    require_tuple(rule, "cases", "Case")
    require_tuple(rule, "variants", "Variant")
    domain, example = rule.domain, "{'x': (0.1, 2)}"
    about = {"what": "domain", "function": rule.function, "example": example}
    require(isinstance(domain, Mapping), sentences.NO_TABLE, given=domain, **about)
    require_ranges(rule)
    require_settings(rule, repr(rule.function))


def require_ranges(part):
    """Look at between what ends the arguments of a Rule or a Task may lie."""
    about = {"what": "ranges", "function": part.function}
    example = "{'slope': (0.01, 0.9)}"
    require(isinstance(part.ranges, Mapping), sentences.NO_TABLE, given=part.ranges, example=example, **about)
    for name, ends in part.ranges.items():
        require(is_range(ends), sentences.NO_RANGE, name=name, given=ends, **about)


def is_range(ends):
    """Return whether something is a smaller number and a larger one, which may be infinite.

    >>> is_range((0, math.inf)), is_range((2, 1)), is_range(3)
    (True, False, False)
    """
    pair = isinstance(ends, (tuple, list)) and len(ends) == 2
    return pair and all(is_number(end) or end in (-math.inf, math.inf) for end in ends) and ends[0] < ends[1]


def require_own_op(part):
    """Look at an OwnOp."""
    whose = repr(part.function)
    require_settings(part, whose)
    about = {"what": "forward", "whose": whose, "wanted": sentences.A_NAME, "given": part.forward}
    require(is_name(part.forward), sentences.NO_SETTING, **about)
    require_tuple(part, "cases", "Case")
    about = {"what": "known", "whose": whose, "wanted": sentences.OFFERS, "given": part.known}
    require(is_table_of_functions(part.known), sentences.NO_SETTING, **about)


def require_inputs(rule):
    """Look at whether a Rule's cases and its domain speak of its inputs, once these are known."""
    known = names_in_a_row(rule.inputs) if rule.inputs else ""
    about = {"function": rule.function, "known": known}
    for name, ends in rule.domain.items():
        require(name in rule.inputs, sentences.NO_INPUT, what="domain", name=name, **about)
        pair = isinstance(ends, (tuple, list)) and len(ends) == 2 and all(map(is_number, ends))
        in_order = pair and ends[0] < ends[1]
        require(in_order, sentences.NO_RANGE, what="domain", function=rule.function, name=name, given=ends)
    for name in rule.ranges:
        known = any(name in case.params for case in rule.cases)
        require(known, sentences.NO_PARAMETER, function=rule.function, name=name)
    for case in rule.cases:
        for place, name in enumerate(rule.inputs):
            drawn = name in case.shapes or name in case.values or (case.same and place)
            also = sentences.PARAMETER if place else ""
            require(drawn, sentences.NOT_DRAWN, case=case.name, name=name, also=also)
        for name in (*case.shapes, *case.values):
            what = f"the case “{case.name}”"
            require(name in rule.inputs, sentences.NO_INPUT, what=what, name=name, **about)


def require_task(task):
    """Look at a Task."""
    require_function(task, "want")
    for what in ("drive", "judge", "given", "oracles", "larger"):
        if getattr(task, what) is not None:
            require_function(task, what)
    require_tuple(task, "trials", "Trial")
    require_tuple(task, "wrong", "Variant")
    require_ranges(task)
    require_settings(task, repr(task.function))
    if task.drive is not None:
        require_driver(task)


def require_driver(task):
    """Look at where a Task's drive stands: its file is handed to the process that runs a learner's code."""
    code = task.drive.__code__
    file = Path(code.co_filename)
    require(file.name != "exercise.py", sentences.NO_DRIVER_FILE, function=task.function, file=file.name)
    taken = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    any_name = code.co_flags & 0x08  # **functions
    said = names_in_a_row(taken) if taken else "nothing"
    named = any_name or task.function in taken or EVERY_FUNCTION in taken
    require(named, sentences.DRIVE_WITHOUT_FUNCTION, function=task.function, taken=said)
