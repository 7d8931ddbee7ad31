"""Watches a rule while it runs: every value that its expressions have, and which of them are neighbours.

It stands in front of a rule's own text, in which every expression `e` has become `watch_(e)`. A difference
quotient asks a function at neighbouring points, a complex step carries numbers with a tiny imaginary part,
others carry longer numbers, fractions, or numbers of a class of their own. `watch_report()` says what was
seen, as truth values in the order of `SEEN`; the rule itself is called as if nothing was.
"""

import decimal
import fractions
import functools
import inspect
import math
import sys

from .looks import MANY, MOST_PER_SHAPE, Looks
from .neighbours import lie_near, near_moves, np

SEEN = (
    "complex",
    "tiny imaginary",
    "longer",
    "exact",
    "own numbers",
    "blocks",
    "moved inputs",
    "neighbours",
    "too much",
)
MOST_VALUES, MOST_ENTRIES, MOST_NUMBERS = 200_000, 60_000, 3_000_000  # values; of one of them; of all
MOST_ENTRIES_OF_A_STEP = 2_000
MATHEMATICS = ("_operator", "math", "cmath")
MOST_PLACES = 20  # arguments that are handed over by their places
MADE_BY_A_PROGRAM = 1 << 9  # a class's flag: it is none of Python's or NumPy's own
LARGEST_COUNT = 1 << 32  # places and sizes are smaller; a number that is written in parts of one is larger
LONG_BITS = 64  # of a whole number; longer ones are somebody's own arithmetic
SMALL_ONES, MOST_BITS_OF_A_PRODUCT = math.factorial(200), 4_000  # a factorial, say, has no other factors
ARITHMETIC = frozenset(
    f"__{side}{name}__" for name in ("add", "sub", "mul", "truediv", "pow", "matmul") for side in ("", "r")
) | {"__array_ufunc__", "__array_function__"}
SLOTS = (type(float.__add__), type((1.0).__add__), type(str.join))  # `float.__add__`, which is handed on


class Watch(Looks):
    """Notes what is seen since `begin`."""

    def __init__(self):
        super().__init__()
        self.begin_call({})

    def begin_call(self, arguments):
        """Take over what the rule is handed; anything may become a neighbour of it."""
        given = [a for name, a in arguments.items() if name != "g" and isinstance(a, np.ndarray)]
        inputs = [np.array(a, float) for a in given if a.dtype.kind == "f" and a.size]
        enough = MANY if any(a.size >= MANY for a in inputs) else 0  # beside many, one or two tell by chance
        floats = [a.ravel() for a in map(np.asarray, arguments.values()) if a.dtype.kind == "f"]
        handed = np.unique(np.concatenate([*floats, np.zeros(0)]).astype(float))
        single = [a if isinstance(a, tuple) else (a,) for a in arguments.values()]
        alone = [number for numbers in single for number in numbers if isinstance(number, float)]
        self.begin([a for a in inputs if a.size >= enough], handed, alone)
        self.seen, self.longer, self.last = set(), {}, {}
        self.left, self.room = MOST_VALUES, MOST_NUMBERS

    def note(self, value, place=None):
        """Look at a value and hand it back; `place` is where in the text it is worked out."""
        if self.left > 0:
            self.left -= 1
            if isinstance(value, (np.ndarray, np.generic)):
                self.note_array(value, place)
            elif isinstance(value, (float, complex)):
                self.note_array(np.asarray(value), place)
            elif isinstance(value, int):
                if value.bit_length() > LONG_BITS and "longer" not in self.seen and is_long(value):
                    self.seen.add("longer")
            elif isinstance(value, (fractions.Fraction, decimal.Decimal)):
                self.seen.add("exact")
            elif isinstance(value, (list, tuple)) and len(value) < 100:
                for entry in value:
                    if isinstance(entry, (np.ndarray, np.generic, float, complex)):
                        self.note_array(np.asarray(entry))
            elif isinstance(value, (np.ufunc, *SLOTS)) or getattr(value, "__module__", None) in MATHEMATICS:
                return WatchedFunction.of(value)
            elif is_own_number(value):
                self.seen.add("own numbers")
            elif type(value).__module__.startswith("numpy") and hasattr(value, "coef"):
                self.polynomials.append(np.array(value.coef))
        else:
            self.seen.add("too much")
        return value

    def note_array(self, value, place=None):
        """Look at an array or a number of NumPy's."""
        if type(value) not in (np.ndarray, np.memmap) and is_own_number(value):
            self.seen.add("own numbers")
        value = np.array(value, subok=False)
        kind, size = value.dtype.kind, value.dtype.itemsize
        if kind == "c":
            self.note_complex(value)
        if kind == "c" and size > 16:
            self.seen.add("longer")
        if kind == "f" and size > 8:  # for accuracy somebody may take them, too: their neighbours tell
            self.note_longer(value)
            value = value.astype(float)
            size = 8
        if kind == "O" and all(type(entry) in (float, int) for entry in value.ravel()):
            value, kind, size = value.astype(float), "f", 8
        if is_short_or_counts_parts(value):
            value, kind, size = value.astype(float), "f", 8
        if kind == "O":
            for entry in value.ravel()[:5].tolist():
                self.note(entry)
        if value.size > MOST_ENTRIES or self.room < 0:
            self.seen.add("too much")
        elif kind == "f" and size == 8 and value.size:
            mark = hash(value.tobytes())
            if place is not None and mark != self.last.get((place, value.shape)):
                self.note_visit(place, value, mark)
            elif place is not None:
                self.left += 1  # the same once more, as in a search that has arrived, costs nothing
            if value.ndim == 0:
                self.numbers.append(float(value))
            else:
                self.keep(value, mark)

    def keep(self, value, mark):
        """Keep an array if it isn't there yet: the first ones of a shape, and all that lie near an input."""
        alike = self.arrays.setdefault(value.shape, {})
        if mark not in alike and (
            len(alike) < MOST_PER_SHAPE or any(len(near_moves(value, x)) for x in self.inputs)
        ):
            alike[mark] = value
            self.room -= value.size

    def note_visit(self, place, value, mark):
        """Keep what an expression comes to, one time after the other."""
        visits = self.visits.setdefault((place, value.shape), [])
        if value.size <= MOST_ENTRIES_OF_A_STEP:
            visits.append(value if value.ndim else float(value))
            self.room -= value.size
        self.last[place, value.shape] = mark

    def note_complex(self, value):
        """Tell a complex step, whose imaginary part is far smaller than the real one, from other numbers."""
        self.seen.add("complex")
        if 0 < value.size <= MOST_ENTRIES and len(self.complexes) < MOST_PER_SHAPE:
            self.complexes.append(value.astype(complex))
        imaginary, real = np.max(np.abs(value.imag), initial=0.0), np.max(np.abs(value.real), initial=0.0)
        if (
            0 < imaginary < 1e-3 * real and not 1e-18 * real < imaginary < 1e-13 * real
        ):  # no rounding of an FFT
            self.seen.add("tiny imaginary")

    def note_longer(self, value):
        """Keep an array of longer numbers beside those of its shape."""
        alike = self.longer.setdefault(value.shape, [])
        if 1 < value.size <= MOST_ENTRIES and len(alike) < MOST_PER_SHAPE:
            alike.append(value)

    def report(self, z):
        """Return what was seen, one truth value each; the output `z` may have neighbours as well."""
        if z.size > 3 and z.dtype.kind == "f":  # fewer numbers have neighbours by chance
            self.output = z
            self.inputs.append(z)
        if self.has_blocks():
            self.seen.add("blocks")
        if self.has_companions():
            self.seen.add("own numbers")
        if any(map(lie_near, self.longer.values())):
            self.seen.add("longer")
        self.seen.add(self.side_by_side())
        if not z.size and self.has_moves_alike():  # in a task that hands over no output
            self.seen.add("moved inputs")
        return np.array([what in self.seen for what in SEEN])


class WatchedFunction:
    """A function of NumPy's or Python's that may be called where no expression shows what it is asked."""

    def __init__(self, function):
        self.function = function

    @classmethod
    def of(cls, function):
        """Return the one that stands for a function: `f is np.tanh` has to hold as before."""
        try:
            return FUNCTIONS.setdefault(function, cls(function))
        except TypeError:  # one that is no key
            return cls(function)

    def __call__(self, *arguments, **named):
        """Note what goes in and what comes out."""
        for argument in arguments:
            WATCH.note(argument)
        return WATCH.note(self.function(*arguments, **named))

    def __getattr__(self, name):
        return getattr(self.function, name)

    def __eq__(self, other):  # a table by functions was made before anybody watched
        return self.function == getattr(other, "function", other)

    def __hash__(self):
        return hash(self.function)


def is_short_or_counts_parts(value):
    """Return whether numbers are short floats, or whole ones as long as a float's digits.

    >>> is_short_or_counts_parts(np.array([3, 2**40])), is_short_or_counts_parts(np.arange(9))
    (True, False)
    """
    kind, size = value.dtype.kind, value.dtype.itemsize
    if kind == "f":
        return size < 8
    return kind in "iu" and size == 8 and value.size > 0 and int(value.max()) > LARGEST_COUNT


def is_long(number):
    """Return whether a whole number is long, and no product of small ones, as those of a series are.

    >>> is_long(math.factorial(40)), is_long(7 * 10**40), is_long(7 * 10**40 + 3)
    (False, False, True)
    """
    number = abs(number)
    if number.bit_length() < MOST_BITS_OF_A_PRODUCT:
        while (common := math.gcd(number, SMALL_ONES)) > 1:
            number //= common
    return number.bit_length() > LONG_BITS


def is_own_number(value):
    """Return whether a value is of a class, written beside the rule, that can be added or multiplied.

    A normal distribution of Python's own is such a number, too: its deviation is multiplied as a slope is.
    """
    if type(value).__module__ == "statistics" and getattr(value, "mean", 0.0) != 0.0:
        return True
    kinds = [kind for kind in type(value).__mro__ if kind not in KNOWN]
    return any(ARITHMETIC & set(vars(kind)) and is_written_beside(kind) for kind in kinds)


def is_written_beside(kind):
    """Return whether a class isn't found in the module that it says it is of, or is of the rule's own."""
    if kind.__module__ in OWN_MODULES:
        return True
    found = sys.modules.get(kind.__module__)
    for name in kind.__qualname__.split("."):
        found = getattr(found, name, None)
    beside = found is not kind and bool(kind.__flags__ & MADE_BY_A_PROGRAM)
    if not beside:
        KNOWN.add(kind)
    return beside


def watched(rule):
    """Return the rule as before, under watch."""

    @functools.wraps(rule)
    def call(*arguments, **named):
        WATCH.begin_call(dict(zip(places, arguments)) | named)
        return rule(*arguments, **named)

    places = [p.name for p in inspect.signature(rule).parameters.values() if p.kind is not p.VAR_POSITIONAL]
    places = places or ["g", *map(str, range(MOST_PLACES))]  # behind a decorator's `*args`
    return call


def watch_report(z):
    """Return what was seen during the last call; `z` is what the forward gives."""
    with np.errstate(all="ignore"):
        return WATCH.report(z)


KNOWN = {object, *map(type, (0, 0.0, 0j, "", (), [], {}, None, np.zeros(0)))}  # classes of modules
FUNCTIONS = {}  # by NumPy's or Python's function, what stands for it
WATCH, OWN_MODULES = Watch(), ("__main__",)  # the latter is where the rule's own classes are from
watch_ = WATCH.note
