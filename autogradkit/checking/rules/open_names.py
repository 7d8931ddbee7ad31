"""Open names: what a program beside a driver may name; everything else might look behind something.

Long lists stand in `open_names.txt`, by module. They are written down, not asked of Python: so a verdict is
the same in every version, and what a new version adds is closed until somebody has looked at it.
"""

import re
from pathlib import Path

__all__ = [
    "ASK_CLASSES",
    "ATTRIBUTES",
    "BUILTINS",
    "CLOSED",
    "CLOSED_BESIDE",
    "METHODS",
    "MODULES",
    "OPEN",
    "PLAIN_TYPES",
    "RENAMED",
    "WAYS",
]


def groups_in(text):
    """Return the words below each heading of a text.

    >>> groups_in("[math]\\ncos sin\\ntan\\n[copy]\\ncopy")["math"] == {"cos", "sin", "tan"}
    True
    """
    parts = re.split(r"^\[(.*)\]$", text, flags=re.MULTILINE)
    return {name: frozenset(words.split()) for name, words in zip(parts[1::2], parts[2::2], strict=True)}


MODULES = groups_in(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8"))
BUILTINS, ATTRIBUTES = MODULES.pop("builtins"), MODULES.pop("attributes")
ABOVE = {name[: dot.start()] for name in MODULES for dot in re.finditer(r"\.", name)}
WAYS = frozenset(ABOVE - MODULES.keys())  # numpy.lib, on the way to a module below it

CLOSED_NAMES = """
ag_await ag_code ag_frame cast cell_contents cffi co_code co_consts co_names cr_await cr_code cr_frame ctypes
dump dumps f_back f_builtins f_code f_globals f_locals f_trace format_map getfield gi_code gi_frame
gi_yieldfrom mro readinto readinto1 resize setfield tb_frame tb_next tofile
"""
OPEN_NAMES = """
__name__ __doc__ __file__ __future__ __slots__ __all__ __array_priority__ __qualname__ __version__ __call__
__len__ __iter__ __next__ __getitem__ __setitem__ __contains__ __enter__ __exit__ __repr__ __str__ __hash__
__bool__ __float__ __int__ __abs__ __neg__ __pos__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __add__
__radd__ __iadd__ __sub__ __rsub__ __mul__ __rmul__ __matmul__ __rmatmul__ __truediv__ __rtruediv__
__floordiv__ __mod__ __pow__ __rpow__ _replace _asdict _make _fields
"""
METHOD_NAMES = """
__init__ __post_init__ __del__ __setattr__ __delattr__ __delitem__ __missing__
__reversed__ __divmod__ __invert__ __or__ __and__ __xor__ __round__ __index__ __complex__ __format__
__copy__ __array__ __array_ufunc__ __rpow__ __rfloordiv__ __rmod__ __imul__
__isub__ __itruediv__
"""

CLOSED = frozenset(CLOSED_NAMES.split())  # attributes that open something, whoever has one of this name, too
CLOSED_BESIDE = {  # … where one of these words stands in the program
    "type": ("dtype", "result_type"),  # a class of NumPy's, that could be laid over bytes
    "registry": ("singledispatch",),  # its classes
    **dict.fromkeys(("addFilter", "addHandler", "filters", "handlers"), ("logging",)),  # they get its records
}
OPEN = frozenset(OPEN_NAMES.split())  # private names that anybody may use
METHODS = frozenset(METHOD_NAMES.split()) | OPEN  # Python's that a class may define
PLAIN_TYPES = frozenset(["bool", "bytes", "dict", "float", "int", "list", "set", "str", "tuple"])
ASK_CLASSES = frozenset(["isinstance", "issubclass", "print", "repr", "str"])  # they may be handed a class
RENAMED = frozenset(["math", "numpy", "numpy.linalg", "numpy.random"])  # `xp = np` is a habit
