"""The bytecode of a function: the names that it reads, and whether it is the user's own."""

import dis
import itertools
import os
import sys
import sysconfig
import types
from functools import lru_cache
from typing import Any

__all__ = [
    "asks_for_a_type",
    "asks_for_errors",
    "asks_whether_same",
    "attribute_names",
    "codes_in",
    "imported_modules",
    "incomparable_read",
    "is_users",
    "made_inside",
    "names_in",
    "operators_in",
    "texts_in",
]

INSTALLED = tuple({sysconfig.get_path(name) + os.sep for name in ("stdlib", "purelib", "platlib")})
KIT = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep

NOT_LOOKED_INTO = {"autogradkit", "numpy", "builtins", *sys.stdlib_module_names}


READERS = {"eval", "exec", "globals", "locals", "__import__", "import_module", "open", "input", "memmap"}
READERS |= {"load", "loadtxt", "genfromtxt", "fromfile", "read_text", "read_bytes", "read_csv"}
READERS |= {"exists", "getcwd", "getenv", "getmtime", "getsize", "isdir", "isfile", "listdir", "scandir"}
READERS |= {"geterr", "get_printoptions", "getrecursionlimit"}


def made_inside(code: Any, executed: set) -> bool:
    """Whether a function's code stands inside of code that was executed."""
    return any(code is not other and code in codes_in(other) for other in executed)


def is_users(x: Any) -> bool:
    """Whether a function, class or module is the user's own, not the kit's, NumPy's or a library's."""
    name = x.__name__ if isinstance(x, types.ModuleType) else getattr(x, "__module__", None) or ""
    if name.split(".")[0] in NOT_LOOKED_INTO:
        return False
    code = getattr(x, "__code__", None)
    file = code.co_filename if code else getattr(sys.modules.get(name), "__file__", None) or ""
    return not file.startswith((*INSTALLED, KIT))  # also where functools.wraps gave it the user's module


def codes_in(code: Any) -> Any:
    """Yield a code object and those of the functions that stand inside of it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes_in(constant)


@lru_cache(maxsize=1024)  # of code, which can't change
def names_in(code: Any, globals_alone: bool = False) -> dict:
    """Return the names that code reads outside of itself, in order; those of attributes too."""
    kinds = ("GLOBAL", "NAME") if globals_alone else ("GLOBAL", "NAME", "ATTR", "METHOD")
    wanted = {f"{what}_{kind}" for what in ("LOAD", "STORE") for kind in kinds}
    wanted |= set() if globals_alone else {"IMPORT_FROM"}
    return dict.fromkeys(
        i.argval for c in codes_in(code) for i in dis.get_instructions(c) if i.opname in wanted
    )


@lru_cache(maxsize=1024)  # of code, which can't change
def imported_modules(code: Any, package: str) -> dict:
    """Return the full names of the modules that code imports when it runs, where it stands in `package`."""
    short = [i.argval for c in codes_in(code) for i in dis.get_instructions(c) if i.opname == "IMPORT_NAME"]
    folders = package.split(".") if package else []
    within = [".".join([*folders[: n + 1], name]) for n in range(len(folders)) for name in short]
    return dict.fromkeys(short + within)


@lru_cache(maxsize=1024)  # of code, which can't change
def incomparable_read(code: Any) -> str | None:
    """Return a name by which code reads what nobody can compare: a file, a setting, variables by text."""
    calls = {
        i.argval
        for i in dis.get_instructions(code)
        if i.opname.startswith("LOAD_") and i.opname.endswith(("_GLOBAL", "_NAME", "_ATTR", "_METHOD"))
    }
    return min(calls & READERS, default=None)


@lru_cache(maxsize=1024)  # of code, which can't change
def asks_for_a_type(code: Any) -> bool:
    """Whether code calls type() of something else than self or cls."""
    steps = [i for i in dis.get_instructions(code) if i.opname not in ("PUSH_NULL", "CACHE")]
    return any(
        i.opname.startswith("LOAD_") and i.argval == "type" and after.argval not in ("self", "cls")
        for i, after in itertools.pairwise(steps)
        if "CONST" not in i.opname and "ATTR" not in i.opname and after.opname.startswith("LOAD_")
    )


@lru_cache(maxsize=1024)  # of code, which can't change
def asks_whether_same(code: Any) -> bool:
    """Whether code asks whether two things are one and the same: `x is y`, where y is no None or True."""
    steps = [i for i in dis.get_instructions(code) if i.opname != "CACHE"]
    compared = any(
        after.opname == "IS_OP" and i.opname != "LOAD_CONST" for i, after in itertools.pairwise(steps)
    )
    return compared or not {"id", "is_", "is_not"}.isdisjoint(code.co_names)


@lru_cache(maxsize=1024)  # of code, which can't change
def asks_for_errors(code: Any) -> bool:
    """Whether code lets NumPy do something else at an overflow or a division by 0 than warn."""
    constants = [x for value in code.co_consts for x in (value if type(value) is tuple else (value,))]
    answers = {x for x in constants if type(x) is str} & {"raise", "call", "print", "log"}
    return bool(answers and {"errstate", "seterr"} & {*code.co_names})


@lru_cache(maxsize=1024)  # of code, which can't change
def attribute_names(code: Any) -> set:
    """Return the attributes that a function's code names, also as text, as getattr() would."""
    attributes = {
        i.argval
        for c in codes_in(code)
        for i in dis.get_instructions(c)
        if i.opname.endswith(("_ATTR", "_METHOD"))
    }
    return attributes | texts_in(code)


@lru_cache(maxsize=1024)  # of code, which can't change
def texts_in(code: Any) -> set:
    """Return the texts that a function's code holds."""
    return {x for c in codes_in(code) for x in c.co_consts if type(x) is str}


@lru_cache(maxsize=1024)  # of code, which can't change
def operators_in(code: Any) -> set:
    """Return the signs of the operators in a function's code, also where they write in place."""
    steps = [i for c in codes_in(code) for i in dis.get_instructions(c)]
    return {i.argrepr.rstrip("=") for i in steps if i.opname == "BINARY_OP"}
