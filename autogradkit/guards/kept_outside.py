"""What a forward keeps outside: in an attribute, a global, a list, where its rule reads it later.

Such numbers have no past: a second derivative through the rule would be 0 in them, and nobody warned. So
what a forward that may write outside finds there is looked at before and after each of its calls, and a
rule that can read what was changed is not differentiated itself. Masks and arrays of whole numbers may be
kept for that: they have no slope. Nor may a later call overwrite what an earlier call's rule is still to
read. Counters and texts are nobody's business.
"""

import builtins
import dis
import itertools
import types
from functools import lru_cache

import numpy as np

from autogradkit.errors import RuleError
from autogradkit.guards.in_place import watch

__all__ = ["KeptOutside", "refuse_what_is_kept_outside"]

MOST = 1_000  # things that are looked at
WRITES = {"STORE_GLOBAL", "STORE_ATTR", "STORE_SUBSCR"}
WRITERS = {
    "add",
    "append",
    "appendleft",
    "copyto",
    "extend",
    "extendleft",
    "fill",
    "insert",
    "put",
    "putmask",
}
WRITERS |= {
    "place",
    "setattr",
    "setdefault",
    "update",
    "push",
    "put_along_axis",
    "__setitem__",
    "__setattr__",
}
CONTAINERS = (list, tuple, dict)
NOT_LOOKED_INTO = (types.ModuleType, type, types.BuiltinFunctionType, np.ufunc, np.dtype, str, bytes, int)


class Looks:
    """How what a call has kept outside looked after it; while this is there, backward passes are watched."""

    def __init__(self, call, of_places):
        self.call, self.of_places = call, of_places


class KeptOutside:
    """What one forward has kept outside, by its latest call that kept something.

    Attributes
    ----------
    places : dict
        The user's name for each place, by (id of what holds it, the key there).
    latest : Looks or None
        How what is there looked after the latest call, until the node of that call has it.
    """

    def __init__(self, forward):
        self.forward, self.places, self.latest = forward, {}, None
        self.calls = 0
        self.changed = {}  # by which call a place was changed last
        self.may_keep = None  # not known before its first call, when all that it calls is there

    def before(self):
        """Return what is outside before a call; None if the forward writes nothing there."""
        if self.may_keep is None:
            self.may_keep = any(map(may_write, functions_behind(self.forward)))
        return {place: look for place, (_, look) in numbers_outside(self.forward)} if self.may_keep else None

    def after(self, before):
        """Note what a call has changed."""
        codes = [f.__code__ for f in functions_behind(self.forward)]
        constants = {x for code in codes for x in code.co_consts if type(x) is float}
        after = dict(numbers_outside(self.forward))
        kept = {
            place: name
            for place, (name, look) in after.items()
            if before.get(place) != look and look[1] not in constants
        }
        self.places = kept or self.places
        self.calls += 1
        self.changed = {place: n for place, n in self.changed.items() if place in after}
        self.changed.update(dict.fromkeys(kept, self.calls))
        self.latest = Looks(self.calls, {place: after[place][1] for place in self.places if place in after})
        if self.places:
            watch(self.latest)

    def read_by(self, rule):
        """Yield what a rule can read of it: the place, its name, and how it looks now."""
        for place, (name, look) in numbers_outside(rule.function, but_for_logs=True):
            if place in self.places:
                yield place, name, look

    def refuse_second_derivative(self, rule):
        """Raise if a rule that is to be differentiated reads what its forward has kept outside."""
        for _, name, look in self.read_by(rule):
            if not look[2]:
                continue
            raise RuleError(
                f"{rule.op.name} is differentiable once: its rule uses {name}, which the forward kept "
                f"outside, and through which no second derivative can be taken. {self.way_out(rule)}"
            )

    def refuse_if_overwritten(self, rule, latest):
        """Raise if what a call of the forward has kept for a rule is that of a later call by now."""
        looks = latest.of_places
        for place, name, look in self.read_by(rule):
            later = self.changed.get(place, 0) > latest.call
            if later and place in looks and look[1] != looks[place][1]:
                raise RuleError(
                    f"The rule of {rule.op.name} uses {name}, which the forward kept outside, and a later "
                    f"call has overwritten that: the gradient would be wrong. {self.way_out(rule)}"
                )

    def way_out(self, rule):
        """Return what to write instead."""
        asked = f"def {rule.function.__name__}(g, {', '.join(rule.op.inputs)})"
        return f"Let the rule ask for the inputs, {asked}, and compute it from them."


def refuse_what_is_kept_outside(rule):
    """Raise if a rule that is to be differentiated reads what its forward has kept outside."""
    kept = getattr(rule.op.forward, "kept_outside", None)
    if kept is not None and kept.places:
        kept.refuse_second_derivative(rule)


def plain(function):
    """Return the user's own function in what was put around it."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    return getattr(function, "func", function)  # of a functools.partial


def functions_behind(function):
    """Return a function and those of the user's that it calls by their names, without their objects."""
    found = []
    waiting = [plain(function)]
    while waiting and len(found) < MOST:
        f = waiting.pop()
        f = getattr(f, "__func__", f)
        if not isinstance(f, types.FunctionType):
            f = vars(type(f)).get("__call__")  # of an object that can be called
        if (
            not isinstance(f, types.FunctionType)
            or f in found
            or str(f.__module__).startswith(("autogradkit.", "numpy."))
        ):
            continue
        found.append(f)
        waiting += [
            x for _, _, _, x in roots(f, None) if isinstance(x, types.FunctionType | types.MethodType)
        ]
    return found


@lru_cache(maxsize=1024)
def may_write(f):
    """Whether a function's code may write something that is not its own."""
    steps = list(dis.get_instructions(f))
    nonlocals = {i.argval for i in steps if i.opname == "STORE_DEREF"} & {*f.__code__.co_freevars}
    names = {*f.__code__.co_names, *[i.argval for i in steps if i.opname == "LOAD_METHOD"]}
    return bool(nonlocals or WRITES & {i.opname for i in steps} or WRITERS & names)


@lru_cache(maxsize=1024)
def only_appended_to(f):
    """Return the names of lists outside, of which a function's code uses no more than .append."""
    steps = [i for i in dis.get_instructions(f) if i.opname not in ("CACHE", "PUSH_NULL")]
    loads = [
        (i.argval, after.argval)
        for i, after in itertools.pairwise(steps)
        if i.opname in ("LOAD_GLOBAL", "LOAD_DEREF")
    ]
    return {name for name, _ in loads} - {name for name, then in loads if then not in ("append", "extend")}


def roots(f, owner):
    """Yield what a function reads outside: (the id of what holds it, the key, its name, the thing)."""
    code = f.__code__
    for name in code.co_names:
        if name in f.__globals__:
            yield id(f.__globals__), name, name, f.__globals__[name]
    for name, cell in zip(code.co_freevars, f.__closure__ or (), strict=True):
        try:
            yield id(cell), None, name, cell.cell_contents
        except ValueError:  # not yet filled
            continue
    if owner is not None and code.co_argcount:
        yield id(f), "self", code.co_varnames[0], owner


def numbers_outside(function, but_for_logs=False):
    """Yield ((id of the holder, key), (name, how it looks)) of arrays and real numbers that a function reads.

    A list that its code does no more with than to append is a log.
    """
    function = plain(function)
    owner = getattr(function, "__self__", None)
    if not isinstance(function, types.FunctionType | types.MethodType):
        owner = function  # an object that can be called
    functions = functions_behind(function)
    attributes = {name for f in functions for name in f.__code__.co_names}
    waiting = [
        root
        for f in functions
        for root in roots(f, owner)
        if not (but_for_logs and root[2] in only_appended_to(f))
    ]
    seen = set()
    while waiting and len(seen) < MOST:
        holder, key, name, x = waiting.pop()
        if (holder, key) in seen:
            continue
        seen.add((holder, key))
        look = look_of(x)
        if look is not None:
            yield (holder, key), (name, look)
        elif isinstance(x, dict):
            waiting += [(id(x), k, f"{name}[{k!r}]", part) for k, part in x.items() if is_key(k)]
        elif isinstance(x, CONTAINERS):
            waiting += [(id(x), n, f"{name}[{n}]", part) for n, part in enumerate(x)]
        elif isinstance(x, type) or not isinstance(x, NOT_LOOKED_INTO):
            own = getattr(x, "__dict__", {})
            if x is not builtins and not str(getattr(x, "__module__", None)).startswith("autogradkit.nn"):
                waiting += [(id(x), k, f"{name}.{k}", part) for k, part in own.items() if k in attributes]


def is_key(k):
    """Whether a key can be told by its text."""
    return isinstance(k, str | int | tuple)


def look_of(x):
    """Return which one it is, its numbers in short, and whether it has a slope; None if it is no number."""
    if isinstance(x, float | np.floating):
        return "number", float(x), True
    data = x._data if hasattr(x, "_node") else x
    if isinstance(data, np.ndarray | np.floating) and not data.dtype.hasobject:
        numbers = hash(data.tobytes()) if data.nbytes < 1e6 else id(data)
        return id(data), numbers, data.dtype.kind == "f"
    return None
