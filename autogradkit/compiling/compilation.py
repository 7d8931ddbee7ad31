"""A compilation: a call of a function is traced, and its program goes through the passes."""

import sys
from collections.abc import Callable
from typing import Any

from autogradkit.compiling.arguments import contents, flat, is_array, labels_of, with_leaves_mapped
from autogradkit.compiling.double_run import run_twice
from autogradkit.compiling.examples import keep_copies_of_examples
from autogradkit.compiling.garbage import uncollected
from autogradkit.compiling.outside import Outside
from autogradkit.compiling.plain import is_plain
from autogradkit.compiling.prepared import Prepared
from autogradkit.compiling.refusals import CompileError, NotNow
from autogradkit.compiling.traced_program import TracedProgram
from autogradkit.compiling.users_names import names_of_user
from autogradkit.compiling.written_program import WrittenProgram

__all__ = ["objects_among", "prepared_program", "traced_call"]


@uncollected()
def traced_call(
    name: str, function: Callable, given: list, around: list, arguments: tuple, keywords: dict
) -> TracedProgram:
    """Return what a call of a function shows.

    `given` are the arrays and tensors among its arguments, `around` the lists, tuples and dicts with them.
    If the kit has loaded some of its own modules meanwhile, they have not been looked into: once more.
    """
    leaves = list(zip(given, labels_of(function, arguments, keywords), strict=True))
    loaded = len(sys.modules)
    outside = Outside(function, arguments, keywords)
    for n, x in enumerate(objects_among(arguments, keywords)):
        outside.argument(x, f"argument {n}")
    for x in flat((arguments, keywords)):
        if is_plain(x):
            outside.plain(x)
    outside.complete()
    if not outside.asked_whether_same().isdisjoint(map(id, given + around)):
        raise NotNow(f"{name} is given what it also finds outside, and asks whether it is that.")

    def call(others: list) -> Any:
        rest = iter(others)
        args, kws = with_leaves_mapped((arguments, keywords), lambda x: next(rest) if is_array(x) else x, {})
        before = contents((args, kws))
        answer = function(*args, **kws)
        if contents((args, kws)) != before:
            raise CompileError(
                f"{name} can't be compiled. It changes a list or a dict that is its argument: let "
                "it return what is new."
            )
        return answer

    found = None
    try:
        found = run_twice(name, leaves, call, outside)
    except Exception:
        if loaded == len(sys.modules):
            raise
    if found is None or loaded != len(sys.modules):
        return traced_call(name, function, given, around, arguments, keywords)
    return found


def objects_among(arguments: tuple, keywords: dict) -> list:
    """Return the arguments that are neither arrays nor plain values, such as modules."""
    return [x for x in flat((arguments, keywords)) if not is_plain(x) and not is_array(x)]


@uncollected()
def prepared_program(found: TracedProgram, passes: tuple, objects: list) -> Prepared:
    """Return the program of a traced run, after the passes, with what is around it."""
    for value, user_name in names_of_user(found.program).items():
        value.name = value.name or user_name
    written = WrittenProgram(found.program, passes)
    prepared = Prepared(found, written, objects)
    keep_copies_of_examples(found, written.program, written.lowered)
    return prepared
