"""What an answer beside a driver may name opens nothing; each name of Python's and NumPy's is decided on."""

import builtins
import importlib
import sys
import types
from pathlib import Path

import numpy as np
import pytest

from autogradkit.checking.rules.open_names import (
    ATTRIBUTES,
    BUILTINS,
    CLOSED,
    CLOSED_BESIDE,
    MODULES,
    groups_in,
)
from tests.checking.plain_objects import INSIDE, PLAIN

LINES = (Path(__file__).with_name("closed_names.txt")).read_text().splitlines()
LEFT = groups_in("\n".join(line for line in LINES if not line.startswith("#")))
DECIDED = sys.version_info[:2] == (3, 11) and np.__version__.startswith("2.4.")
OPENS = (
    types.ModuleType,
    types.FrameType,
    types.CodeType,
    types.TracebackType,
    types.CellType,
    type,
)
RUN_OR_SHOW = (eval, exec, compile, vars, globals, locals, open, memoryview, np.frombuffer, np.void, np.load)


def public(thing):
    return {name for name in getattr(thing, "__all__", dir(thing)) if not name.startswith("_")}


def module(name):
    return np.emath if name == "numpy.emath" else importlib.import_module(name)


def offered(group):
    """Return what Python and NumPy offer in a group, and what of it is open."""
    if group == "attributes":
        return set().union(*map(public, (*PLAIN, *INSIDE))), ATTRIBUTES | CLOSED | CLOSED_BESIDE.keys()
    if group == "builtins":
        return public(builtins), BUILTINS
    return public(module(group)), MODULES[group]


@pytest.mark.skipif(not DECIDED, reason="what is new in another version is closed, and not decided on yet")
@pytest.mark.parametrize("group", LEFT)
def test_each_name_is_open_or_is_left_closed_for_a_reason(group):
    names, opened = offered(group)
    assert sorted(names - opened - LEFT[group]) == []
    assert sorted(opened & LEFT[group]) == []


@pytest.mark.parametrize("group", MODULES)
def test_nothing_that_is_open_in_a_module_is_another_module_or_runs_texts(group):
    things = {name: getattr(module(group), name, None) for name in MODULES[group]}
    inside = {name for name, thing in things.items() if isinstance(thing, types.ModuleType)}
    assert {f"{group}.{name}" for name in inside} <= MODULES.keys()
    assert [name for name, thing in things.items() if any(thing is each for each in RUN_OR_SHOW)] == []


@pytest.mark.parametrize("thing", [*PLAIN, *INSIDE], ids=lambda thing: type(thing).__name__)
def test_no_open_attribute_of_an_object_is_a_frame_a_module_or_a_class(thing):
    for name in ATTRIBUTES & public(thing):
        try:
            value = getattr(thing, name)
        except Exception:
            continue
        assert not isinstance(value, OPENS), name


def test_what_opens_something_is_open_nowhere():
    assert ATTRIBUTES & (CLOSED | CLOSED_BESIDE.keys()) == set()
    assert not any(
        name.startswith("_") for names in (ATTRIBUTES, BUILTINS, *MODULES.values()) for name in names
    )
