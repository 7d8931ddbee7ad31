"""Write what a type checker sees of the ops, from the ops: `python -m tests.core.ops.write_stub`."""

import inspect
import subprocess
import sys
from pathlib import Path
from types import ModuleType

from autogradkit.core import ops
from autogradkit.core.dispatch.protocol import names_of
from autogradkit.core.op import Op

__all__ = ["PATH", "stub"]

ROOT = Path(__file__).resolve().parents[3]
PATH = Path(ops.__file__).with_suffix(".pyi")
HEAD = '''\
"""What a type checker and an editor see of the ops: the arguments that each takes.

Made of the ops themselves by `python -m tests.core.ops.write_stub`; a test holds it to them. Arrays are given
by their places. A parameter may be given by its place, where NumPy's function has it, or by its name.
"""

from typing import Any

from autogradkit.core.op_signatures import as_op
from autogradkit.core.ops import fft as fft
from autogradkit.core.ops import linalg as linalg
'''


def stub():
    """Return the stub as text: what is no op is imported from its module, an op is declared once."""
    things = {name: getattr(ops, name) for name in ops.__all__}
    others = [name for name, thing in things.items() if not isinstance(thing, (Op, ModuleType))]
    lines = sorted(f"from {module_of(name)} import {name} as {name}" for name in others)
    first = {}  # op → the first of its names
    for name, thing in things.items():
        if isinstance(thing, Op) and thing in first:
            lines += ["", f"{name} = {first[thing]}"]
        elif isinstance(thing, Op):
            first[thing] = name
            lines += ["", "@as_op", f"def {name}({', '.join(arguments_of(thing))}) -> Any: ..."]
    text = HEAD + "\n".join(lines) + "\n\n" + names_text()
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", PATH.name, "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def module_of(name):
    """Return the module of ops that gives a name."""
    for place, module in sorted(sys.modules.items()):
        if place.startswith(f"{ops.__name__}.") and name in getattr(module, "__all__", ()):
            return place
    raise LookupError(name)


def arguments_of(an_op):
    """Return an op's arguments as a signature has them."""
    several = an_op.arity is None
    arrays = ["array: Any", "/", "*arrays: Any"] if several else [f"{x}: Any" for x in an_op.inputs] + ["/"]
    by_numpy = inspect.isroutine(an_op.numpy_function) and bool(an_op.parameters)
    places = names_of(an_op.numpy_function)[an_op.arity or 1 :] if by_numpy else an_op.parameters
    more = inspect.signature(an_op.extended_function).parameters if an_op.extended_function else {}
    named = [name for name in (*an_op.parameters, *more) if name not in (*places, *an_op.inputs)]
    named = [name for name in dict.fromkeys(named) if not is_any(more.get(name))]
    if several:
        places, named = (), dict.fromkeys([*places, *named])
    text = [*arrays, *(argument(an_op, name) for name in places)]
    text += ["*"] * bool(named and not several) + [argument(an_op, name) for name in named]
    return text + ["**keywords: Any"] * any(p.kind is p.VAR_KEYWORD for p in more.values())


def is_any(parameter):
    """Return whether a parameter takes any arguments: `*xs` or `**keywords`."""
    return parameter is not None and parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)


def argument(an_op, name):
    """Return one parameter as a signature has it."""
    needed = an_op.parameters.get(name) is inspect.Parameter.empty
    return f"{name}: Any" if needed else f"{name}: Any = ..."


def names_text():
    """Return the list of all names."""
    return "__all__ = [\n" + "".join(f'    "{name}",\n' for name in ops.__all__) + "]\n"


if __name__ == "__main__":
    PATH.write_text(stub(), encoding="utf-8")
