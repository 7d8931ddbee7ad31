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

from .clouds import CLOUD, MOST_SCALED, are_scaled, are_shifts, have_clouds, is_cloud
from .companions import are_multiples, have_one_companion, is_block, only_eigenvalues
from .neighbours import (
    BY,
    CLOSE,
    IN_LINE,
    MOST_CLOSE,
    MOST_IN_LINE,
    NEARER,
    ROUNDING,
    TINY,
    WIDE,
    are_around,
    different,
    has_common_rates,
    has_mirrored,
    has_opposites,
    is_even,
    is_grid,
    is_lattice,
    is_one_line,
    lie_near,
    lies_around,
    most_in_line,
    near_moves,
    np,
    parts_to_both_sides,
    pieces,
    share_neighbours,
    stacks_of,
    without_handed,
)

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
MOST_PER_SHAPE = 120  # beside those that lie near an input: these are all kept
MATHEMATICS = ("_operator", "math", "cmath")
MANY = 6  # entries of an input
BLOCKS = ((-2, -1), (-1, -2), (0, 1), (1, 0))  # axes along which little matrices may lie
LOOPED = 200  # entries of an array that somebody may go through one by one
MOST_PLACES = 20  # arguments that are handed over by their places
LONG_BITS = 64  # of a whole number; longer ones are somebody's own arithmetic
ARITHMETIC = frozenset(
    f"__{side}{name}__" for name in ("add", "sub", "mul", "truediv", "pow", "matmul") for side in ("", "r")
) | {"__array_ufunc__", "__array_function__"}
SLOTS = (type(float.__add__), type((1.0).__add__), type(str.join))  # `float.__add__`, which is handed on


class Watch:
    """What was seen since `begin`: by shape the arrays, by place the single numbers.

    And before it, while the program was read: somebody may have fitted a slope there, once for all calls.
    """

    def __init__(self):
        self.before = self.arrays = {}
        self.begin({})

    def begin(self, arguments):
        """Take over what the rule is handed; anything may become a neighbour of it."""
        given = [a for name, a in arguments.items() if name != "g" and isinstance(a, np.ndarray)]
        inputs = [np.array(a, float) for a in given if a.dtype.kind == "f" and a.size]
        enough = MANY if any(a.size >= MANY for a in inputs) else 0  # beside many, one or two tell by chance
        self.inputs = [a for a in inputs if a.size >= enough]
        floats = [a.ravel() for a in map(np.asarray, arguments.values()) if a.dtype.kind == "f"]
        self.handed = np.unique(np.concatenate([*floats, np.zeros(0)]).astype(float))
        self.handed_alone = [a for a in arguments.values() if isinstance(a, float)]
        self.before = self.before or self.arrays
        self.seen, self.arrays, self.complexes, self.numbers, self.longer = set(), {}, [], [], {}
        self.polynomials = []
        self.left, self.room = MOST_VALUES, MOST_NUMBERS

    def note(self, value):
        """Look at a value and hand it back."""
        if self.left > 0:
            self.left -= 1
            if isinstance(value, (np.ndarray, np.generic)):
                self.note_array(value)
            elif isinstance(value, (float, complex)):
                self.note_array(np.asarray(value))
            elif isinstance(value, int):
                if value.bit_length() > LONG_BITS:
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

    def note_array(self, value):
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
        if kind == "O":
            for entry in value.ravel()[:5].tolist():
                self.note(entry)
        if value.size > MOST_ENTRIES or self.room < 0:
            self.seen.add("too much")
        elif kind == "f" and size == 8 and value.size:
            if value.ndim == 0:
                self.numbers.append(float(value))
            else:
                self.keep(value)

    def keep(self, value):
        """Keep an array if it isn't there yet: the first ones of a shape, and all that lie near an input."""
        alike = self.arrays.setdefault(value.shape, {})
        mark = hash(value.tobytes())
        if mark not in alike and (
            len(alike) < MOST_PER_SHAPE or any(len(near_moves(value, x)) for x in self.inputs)
        ):
            alike[mark] = value
            self.room -= value.size

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
            self.inputs.append(z)
        if self.has_blocks():
            self.seen.add("blocks")
        if self.has_companions():
            self.seen.add("own numbers")
        if any(map(lie_near, self.longer.values())):
            self.seen.add("longer")
        looks = (self.has_pairs, self.has_stacks, self.has_close_numbers, self.has_circle, self.has_lines)
        if any(self.is_surrounded(x) for x in self.inputs):
            self.seen.add("moved inputs")
        elif any(look() for look in looks):
            self.seen.add("neighbours")
        return np.array([what in self.seen for what in SEEN])

    def is_surrounded(self, x):
        """Return whether an input was met again at two other places nearby, or moved entry by entry."""
        moved_alone = set()
        x, values = x.ravel(), [value for alike in self.arrays.values() for value in alike.values()]
        moves = np.concatenate([np.zeros((0, x.size)), *(near_moves(value, x) for value in values)])
        for move in moves:
            places = np.flatnonzero(move)
            if x.size > 2 and len(places) == 1 and (x + move)[places[0]] not in (0.0, 1.0):
                moved_alone.add(int(places[0]))
        if len(moved_alone) >= max(3, min(x.size, 4)):
            return True
        if is_cloud(moves, x) or are_shifts(moves, self.handed):
            return True
        return are_around(moves, x) and are_around([m for m in moves if not self.is_handed_on(m, x)], x)

    def is_handed_on(self, move, x):
        """Return whether a number that was handed over moved an input, as a factor or a summand."""
        by = move / np.where(x, x, 1)
        sizes = [float(np.mean(m)) for m in (by, move) if is_even(m)]
        return bool(sizes) and len(without_handed(np.array(sizes), self.handed)) < len(sizes)

    def has_pairs(self):
        """Return whether something on the way has neighbours on both sides, or three of them."""
        for alike in (*self.arrays.values(), *self.before.values()):
            rows = [v.ravel() for v in alike.values() if v.size > 1 and np.all(np.isfinite(v))]
            rows = np.array(rows) if len(rows) > 2 else ()
            if len(rows) > MOST_SCALED and rows.shape[1] > 2 and are_scaled(rows, self.handed):
                return True
            for x in rows:
                size = np.max(np.abs(x))
                if np.ptp(x) <= CLOSE * size:  # all alike, as 1 is that some products come to
                    continue
                moves = rows - x
                far = np.max(np.abs(moves), axis=1)
                near = moves[(far > 1e-12 * size) & (far <= TINY * size)]
                even = different([m for m in near if is_even(m) or is_even(m / np.where(x, x, 1))])
                single = different([m for m in near if np.count_nonzero(m) == 1])
                several = different([m for m in near if np.count_nonzero(m) > 1])
                if len(even) > 2 or any(map(has_opposites, (even, single, several))):
                    return True
                if parts_to_both_sides(moves, x) > 1:
                    return True
        return False

    def has_stacks(self):
        """Return whether an array holds rows, or columns, that have others beside them on both sides."""
        kept = (v for alike in (*self.arrays.values(), *self.before.values()) for v in alike.values())
        stacks = (stack for v in kept if v.ndim > 1 and v.size for stack in stacks_of(v))
        return any(map(lies_around, stacks))

    def has_lines(self):
        """Return whether many arrays, or many rows of several arrays, lie on one line that misses 0."""
        rows_in_line = 0
        for alike in (*self.arrays.values(), *self.before.values()):
            values = [v for v in alike.values() if 3 < v.size <= MOST_IN_LINE and np.all(np.isfinite(v))]
            if (
                len(values) * NEARER >= IN_LINE
                and most_in_line(np.array([v.ravel() for v in values])) >= IN_LINE
            ):
                return True
            stacks = (stack for v in values if v.ndim > 1 for stack in stacks_of(v) if stack.shape[1] > 3)
            rows_in_line += sum(len(stack) >= IN_LINE and is_one_line(stack) for stack in stacks)
        return rows_in_line > 1

    def has_blocks(self):
        """Return whether numbers stand on the diagonals of little matrices, all with the same beside them.

        Or in another basis: then the entries of an input are the matrices' only eigenvalues.
        """
        kept = [v for alike in self.arrays.values() for v in alike.values() if v.ndim > 1]
        seen = [np.moveaxis(v, places, (-2, -1)) for v in kept if v.ndim > 2 for places in BLOCKS]
        if any(map(is_block, seen)):
            return True
        single = [found for v in (*seen, *kept) if len(found := only_eigenvalues(v))]
        single += [np.concatenate(single)] if single else []
        return any(are_multiples(found, x.ravel()) for found in single for x in self.inputs)

    def has_companions(self):
        """Return whether one number goes along with many, in polynomials or in pairs with an input."""
        straight = [p for p in self.polynomials if p.shape == (2,)]
        if have_one_companion(np.array(straight).reshape(-1, 2)):
            return True
        pairs = np.array([*self.arrays.get((2,), {}).values()]).reshape(-1, 2)
        pairs = pairs[~np.any(np.isin(pairs, self.handed_alone), axis=1)]
        return any(have_one_companion(pairs, x.ravel()) for x in self.inputs)

    def has_circle(self):
        """Return whether something was moved into the complex plane, alike in all entries or not far."""
        kept = [v for alike in self.arrays.values() for v in alike.values() if v.size > 2]
        for value in self.complexes:
            for x in self.inputs:
                moves = pieces(value, x.size) - x.ravel()
                size = np.max(np.abs(x))
                aside = np.mean(np.abs(moves.imag) > 1e-9 * size, axis=1) > 0.5  # and no rounding of an FFT
                near = aside & np.all(np.abs(moves) <= WIDE * size, axis=1)
                if (x.size >= MANY and np.any(near)) or (x.size > 1 and has_aside(moves)):
                    return True
            same = [v.ravel() for v in kept if v.shape == value.shape]
            if same and has_aside(value.ravel() - np.array(same)):
                return True
        return False

    def has_close_numbers(self):
        """Return whether most entries of an input were met as two other single numbers close to them."""
        numbers, times = np.unique([n for n in self.numbers if np.isfinite(n)], return_counts=True)
        if share_neighbours(numbers, times):
            return True
        kept = [v.ravel() for alike in self.arrays.values() for v in alike.values() if 5 < v.size <= LOOPED]
        if numbers.size and any(
            has_common_rates(numbers[:MOST_CLOSE], v, self.handed, BY) for v in kept[:MOST_PER_SHAPE]
        ):
            return True
        middles = [v.mean() for alike in self.arrays.values() for v in alike.values() if is_grid(v)]
        rows = [v for alike in self.arrays.values() for v in alike.values() if v.ndim == 1]
        rows = [v for v in rows if CLOUD <= v.size < 65 and np.all(np.isfinite(v))][:MOST_PER_SHAPE]
        for x in self.inputs:
            entries = x.ravel()
            if middles and np.mean([np.min(np.abs(e - middles)) <= 1e-12 * abs(e) for e in entries]) > 0.5:
                return True
            if not numbers.size or entries.size > 200 or is_lattice(entries):
                continue
            if have_clouds(rows, entries) or has_common_rates(numbers, entries, self.handed):
                return True
            numbers = numbers[:MOST_CLOSE]
            off = np.abs(numbers[None] - entries[:, None])
            near = (off <= CLOSE * np.abs(entries)[:, None]) & (off > ROUNDING * np.abs(entries)[:, None])
            mirrored = [has_mirrored(numbers - entry, entry) for entry in entries]
            if np.mean((near.sum(axis=1) > 1) | mirrored) > 0.5 and entries.size > 1:
                return True
        return False


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


def has_aside(moves):
    """Return whether one of these moves leads all entries alike into the complex plane."""
    first = moves[:, :1]
    alike = np.all(np.abs(moves - first) <= 1e-9 * np.abs(first), axis=1)
    return bool(np.any(alike & (np.abs(first.imag) > 1e-9 * np.abs(first))[:, 0]))


def is_own_number(value):
    """Return whether a value is of a class, written beside the rule, that can be added or multiplied."""
    kinds = [kind for kind in type(value).__mro__ if kind.__module__ in OWN_MODULES]
    return any(ARITHMETIC & set(vars(kind)) for kind in kinds)


def watched(rule):
    """Return the rule as before, under watch."""

    @functools.wraps(rule)
    def call(*arguments, **named):
        WATCH.begin(dict(zip(places, arguments)) | named)
        return rule(*arguments, **named)

    places = [p.name for p in inspect.signature(rule).parameters.values() if p.kind is not p.VAR_POSITIONAL]
    places = places or ["g", *map(str, range(MOST_PLACES))]  # behind a decorator's `*args`
    return call


def watch_report(z):
    """Return what was seen during the last call; `z` is what the forward gives."""
    with np.errstate(all="ignore"):
        return WATCH.report(z)


FUNCTIONS = {}  # by NumPy's or Python's function, what stands for it
WATCH, OWN_MODULES = Watch(), ("__main__",)  # the latter is where the rule's own classes are from
watch_ = WATCH.note
