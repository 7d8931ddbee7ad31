"""Watches a rule while it runs: every value that its expressions have, and which of them are neighbours.

It stands in front of a rule's own text, in which every expression `e` has become `watch_(e)`. A difference
quotient asks a function at neighbouring points, a complex step carries numbers with a tiny imaginary part,
others carry longer numbers, fractions, or numbers of a class of their own. `watch_report()` says what was
seen, as truth values in the order of `SEEN`; the rule itself is called as if nothing was.
"""

import decimal
import fractions
import functools
from types import SimpleNamespace

import numpy

np = SimpleNamespace(**vars(numpy))  # as it is before the rule's own text runs, whatever that changes
SEEN = (
    *(
        "complex",
        "tiny imaginary",
        "longer",
        "exact",
        "own numbers",
        "blocks",
        "moved inputs",
        "neighbours",
        "too much",
    ),
)
MOST_VALUES, MOST_ENTRIES, MOST_NUMBERS = 200_000, 60_000, 3_000_000  # values; of one of them; of all
MOST_PER_SHAPE = 120  # beside those that lie near an input: these are all kept
TINY = 0.02  # of the largest entry: as far as neighbours are from each other, at most
WIDE = 0.35  # two points that lie so near on both sides are neighbours as well
BESIDE, MOST_ROWS = 0.1, 100  # of the largest entry, so near are rows of one array; as many are looked at
MATHEMATICS = ("_operator", "math", "cmath")
ROUNDING = 1e-13  # of the largest entry: a formula written otherwise is not farther off
CLOSE = 1e-3  # of a single number: as good as never by chance
MOST_CLOSE = 20_000  # numbers that are held against each entry
MANY = 6  # entries of an input
MOST_BLOCK = 10
BLOCKS = ((-2, -1), (-1, -2), (0, 1), (1, 0))  # axes along which little matrices may lie
NEARER = 2  # times as telling is a point on a line if it lies next to another one
IN_LINE, MOST_IN_LINE, STRAIGHT = 7, 2_000, 1e-9  # arrays on one line are no chance; of so many entries each
LOOPED = 200  # entries of an array that somebody may go through one by one
BY, RATES = 0.05, 5  # of a number: products of two lists lie so near, at as many distances, by no chance
HANDED = 1e-4  # no number that is handed over lies so near to 1, or to 0, but a step does
FREQUENT, SHARED = 200, 5  # single numbers that are met most; so many of them have the same neighbours
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
        floats = [a.ravel() for a in arguments.values() if isinstance(a, np.ndarray) and a.dtype.kind == "f"]
        self.handed = np.unique(np.concatenate([*floats, np.zeros(0)]).astype(float))
        self.before = self.before or self.arrays
        self.seen, self.arrays, self.complexes, self.numbers, self.longer = set(), {}, [], [], {}
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
        moves, moved_alone = [], set()
        x, values = x.ravel(), [value for alike in self.arrays.values() for value in alike.values()]
        for move in (move for value in values for move in near_moves(value, x)):
            moves.append(move)
            places = np.flatnonzero(move)
            if x.size > 2 and len(places) == 1 and (x + move)[places[0]] not in (0.0, 1.0):
                moved_alone.add(int(places[0]))
        if len(moved_alone) >= max(3, min(x.size, 4)):
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
            for x in rows:
                size = np.max(np.abs(x))
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
        """Return whether numbers stand on the diagonals of little matrices, all with the same beside them."""
        kept = (v for alike in self.arrays.values() for v in alike.values())
        seen = (np.moveaxis(v, places, (-2, -1)) for v in kept if v.ndim > 2 for places in BLOCKS)
        return any(map(is_block, seen))

    def has_circle(self):
        """Return whether an input was moved into the complex plane, alike in all entries."""
        for x in self.inputs:
            for value in self.complexes:
                for move in pieces(value, x.size) - x.ravel():
                    first = move[0]
                    alike = x.size > 1 and np.all(np.abs(move - first) <= 1e-9 * abs(first))
                    if alike and first.imag:
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
        for x in self.inputs:
            entries = x.ravel()
            if middles and np.mean([np.min(np.abs(e - middles)) <= 1e-12 * abs(e) for e in entries]) > 0.5:
                return True
            if not numbers.size or entries.size > 200 or is_lattice(entries):
                continue
            if has_common_rates(numbers, entries, self.handed):
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


def pieces(value, size):
    """Return the parts of an array that are as large as an input, as rows: along its first or last axes."""
    cut = [np.zeros((0, size), value.dtype)]
    if size and value.size % size == 0:
        lengths = [int(np.prod(value.shape[:n])) for n in range(value.ndim + 1)]
        if value.size // size in lengths or (value.ndim and lengths[1] % (value.size // size) == 0):
            cut.append(value.reshape(-1, size))
        if size in lengths and value.size > size:
            cut.append(value.reshape(size, -1).T)
    return np.concatenate(cut)


def near_moves(value, x):
    """Return how far parts of an array lie from an input: of those that lie near, or moved in one entry."""
    x = x.ravel()
    moves = pieces(value, x.size) - x
    far, size = np.max(np.abs(moves), axis=1, initial=0.0), np.max(np.abs(x))
    alone = np.sum(moves != 0, axis=1) == 1
    return moves[(far > ROUNDING * size) & np.isfinite(far) & ((far <= WIDE * size) | alone)]


def are_around(moves, x):
    """Return whether these moves lead from an input to two other places nearby, or to both sides of it."""
    size = np.max(np.abs(x))
    near = different([m for m in moves if np.max(np.abs(m)) <= TINY * size])
    even = different([m for m in moves if is_even(m) and np.max(np.abs(m)) <= WIDE * size])
    rates = different(
        [m for m in moves if is_even(m / np.where(x, x, 1)) and np.all(np.abs(m) <= WIDE * np.abs(x))]
    )
    both = different([m for m in moves if np.max(np.abs(m)) <= WIDE * size and not is_whole_one(m)])
    return max(map(len, (near, even, rates))) > 1 or has_opposites(both)


def different(moves):
    """Return the moves without those that are another one but for rounding; a few will do."""
    kept = []
    for move in moves:
        if len(kept) < 8 and not any(np.allclose(move, one, rtol=1e-6, atol=1e-300) for one in kept):
            kept.append(move)
    return kept


def is_grid(value):
    """Return whether these are a few numbers that lie even around their middle."""
    if value.ndim != 1 or not 2 < value.size < 65 or not np.all(np.isfinite(value)) or value[0] == value[-1]:
        return False
    return bool(np.allclose(value + value[::-1], 2 * value.mean(), rtol=1e-12, atol=0))


def is_lattice(entries):
    """Return whether numbers are multiples of one, as labels are: such have each other for neighbours.

    >>> is_lattice(0.3 * np.array([1.0, 4.0, 2.0, 4.0, 9.0])), is_lattice(np.array([0.3, 0.7, 1.9, -2.2]))
    (True, False)
    """
    apart = np.diff(np.unique(np.round(entries, 12)))
    if len(apart) < 3:
        return len(apart) + 1 <= entries.size / 2
    steps = apart / np.min(apart)
    return bool(np.max(steps) < 1e4 and np.all(np.abs(steps - np.round(steps)) < 1e-6))


def has_opposites(moves):
    """Return whether of these moves two lead to either side."""
    return any(np.allclose(a, -b, rtol=1e-4, atol=0) for i, a in enumerate(moves) for b in moves[:i])


def parts_to_both_sides(moves, x):
    """Return in how many parts of an array it was moved alike to both sides, and nowhere else.

    However far: `x + e` and `x - e` for one unit vector `e` after the other are a difference quotient.
    """
    counts = np.sum(moves != 0, axis=1)
    in_part, sides = moves[(counts > 0) & (counts < x.size)], {}
    for move in in_part if len(in_part) > 3 else ():
        places = move != 0
        first, base = move[places][0], x[places]
        alike = np.all(np.abs(move[places] - first) <= 1e-9 * abs(first))
        if alike and np.all(base != np.round(base)):  # whole ones are counts, or ones and zeros
            sides.setdefault((places.tobytes(), f"{abs(first):.6g}"), set()).add(first > 0)
    return sum(len(both) == 2 for both in sides.values())


def lie_near(values):
    """Return whether two of some arrays lie next to each other, farther than by rounding.

    >>> x = np.array([0.3, 0.7, 1.1])
    >>> lie_near([x, x * (1 + 1e-9)]), lie_near([x, x * (1 + 1e-16), 1 - x])
    (True, False)
    """
    rows = np.array([v.ravel() for v in values if np.all(np.isfinite(v))])
    sizes = [np.max(np.abs(row)) for row in rows]
    far = (np.max(np.abs(rows - row), axis=1) / (size or 1) for row, size in zip(rows, sizes, strict=True))
    return any(np.any((one > ROUNDING) & (one <= CLOSE)) for one in far)


def stacks_of(value):
    """Yield an array's rows along its first axis, and along its last, if they are several, and not many."""
    for rows in (value.reshape(len(value), -1), value.reshape(-1, value.shape[-1]).T):
        if 2 < len(rows) <= MOST_ROWS and rows.shape[1] > 1 and np.all(np.isfinite(rows)):
            yield rows


def lies_around(rows):
    """Return whether one row has others on both sides, near and equally far, each entry moved."""
    for row in rows:
        moves, size = rows - row, np.max(np.abs(row))
        far = np.max(np.abs(moves), axis=1)
        near = moves[(far > 1e-12 * size) & (far <= BESIDE * size) & np.all(moves != 0, axis=1)]
        if has_opposites(different(near)):
            return True
    return False


def is_even(move):
    """Return whether every entry is moved alike, and not by a whole 1."""
    middle = float(np.mean(move))
    return (
        not is_whole_one(move)
        and bool(np.all(np.abs(move - middle) <= 1e-3 * abs(middle) + 1e-300))
        and middle != 0
    )


def is_whole_one(move):
    """Return whether every entry is moved by 1, as in √(x - 1) √(x + 1): formulas do that."""
    return bool(np.all(np.abs(np.abs(move) - 1.0) <= 1e-12))


def without_handed(rates, handed):
    """Return the rates without those of products with a number that was handed over, and of sums with it.

    >>> without_handed(np.array([0.25, -0.1, 0.3]), np.array([0.1, 1.25]))
    array([0.3])
    """
    ways = np.stack([1 + rates, 1 - rates, rates, -rates])
    places = np.searchsorted(handed, ways)
    near = [handed[np.clip(places - k, 0, len(handed) - 1)] for k in (0, 1)] if len(handed) else ()
    hit = [np.any(np.abs(one - ways) <= 1e-9 * np.maximum(np.abs(one), 0.2), axis=0) for one in near]
    return rates[~np.any(hit, axis=0) | (np.abs(rates) < HANDED)] if hit else rates


def has_common_rates(numbers, entries, handed, wide=WIDE):
    """Return whether most entries of an input were met three times, moved alike or by parts of themselves.

    By numbers that were handed over, formulas move them too: in a loop that makes an outer product.
    """
    entries = entries[entries != 0][:8]
    if len(entries) < 3:
        return False
    off = numbers - entries[:, None]
    near = (np.abs(off) <= wide * np.abs(entries)[:, None]) & (off != 0)
    enough = 0.75 * len(entries)
    for size in (entries, np.abs(entries), np.ones(len(entries))) if np.sum(near) >= 3 * enough else ():
        rates, counts = rates_of(off, near, size, 10)
        rates = rates[counts >= enough]
        if len(rates) > 2 and len(without_handed(rates, handed)) > 2:
            return True
    return False


def rates_of(off, near, sizes, digits):
    """Return by which parts of their sizes some rows have others near, and how many rows have each.

    A row's distances are sorted, as the numbers are: those that are equal but for rounding are neighbours.
    """
    rows = np.nonzero(near)[0]
    rates = np.round(off[near] / sizes[rows], digits)
    again = np.zeros(len(rates), bool)
    again[1:] = (rates[1:] == rates[:-1]) & (rows[1:] == rows[:-1])
    return np.unique(rates[~again], return_counts=True)


def share_neighbours(numbers, times):
    """Return whether of the numbers that were met most, several have neighbours at many equal distances."""
    # whole and half ones are constants, or counts
    usual = np.isclose(numbers * 2, np.round(numbers * 2), rtol=0, atol=1e-12)
    numbers, times = numbers[~usual][:MOST_CLOSE], times[~usual][:MOST_CLOSE]
    bases = numbers[np.argsort(-times, kind="stable")[:FREQUENT]]
    off = numbers - bases[:, None]
    near = (np.abs(off) <= BY * np.abs(bases)[:, None]) & (off != 0)
    for size in (bases, np.ones(len(bases))) if np.sum(near) >= RATES * SHARED else ():
        if np.sum(rates_of(off, near, size, 9)[1] >= SHARED) >= RATES:
            return True
    return False


def most_in_line(points):
    """Return how many of some points lie on one line, which doesn't lead through 0, and along no axis."""
    most = 0
    for point in points[:: max(1, len(points) // 12)]:
        moves = points - point
        far = np.linalg.norm(moves, axis=1)
        seen = (far > 1e-12 * np.linalg.norm(point)) & (np.count_nonzero(moves, axis=1) > 1)
        ways = moves[seen] / far[seen][:, None]
        if len(ways) * NEARER + 1 < IN_LINE:
            continue
        near = far[seen] <= TINY * np.linalg.norm(point)
        alike = (1 - np.abs(ways @ ways.T) < STRAIGHT) * np.where(near, NEARER, 1)
        size = np.linalg.norm(point)
        misses = 1 - np.abs(ways @ point) / size > STRAIGHT if size else np.zeros(len(ways), bool)
        most = max(most, 1 + int(np.max(np.sum(alike, axis=1), where=misses, initial=0)))
    return most


def is_one_line(rows):
    """Return whether all rows lie on one line that doesn't lead through 0, nor on to (1, 1, …)."""
    moves = rows[1:] - rows[0]
    far = np.linalg.norm(moves, axis=1)
    if not np.any(rows[0]) or np.any(far <= 1e-12 * np.linalg.norm(rows[0])):
        return False
    way = moves[0] / far[0]
    straight = np.all(1 - np.abs(moves @ way) / far < STRAIGHT)
    even = np.all(np.abs(way - way[0]) <= 1e-6)
    return bool(straight and not even and 1 - np.abs(rows[0] @ way) / np.linalg.norm(rows[0]) > STRAIGHT)


def is_block(value):
    """Return whether an array holds little matrices, each one number on its diagonal with the same beside it.

    >>> x = np.array([0.3, 0.7, 1.1])[:, None, None]
    >>> is_block(x * np.eye(2) + np.eye(2, k=1)), is_block(x * np.ones((2, 2)))
    (True, False)
    """
    n = value.shape[-1]
    if n != value.shape[-2] or not 1 < n < MOST_BLOCK or value.size <= n * n:
        return False
    diagonal, above = (np.diagonal(value, k, -2, -1).reshape(-1, n - k) for k in (0, 1))
    below = np.tril(value, -1)
    alike = np.all(diagonal == diagonal[:, :1]) and np.all(above == above[:, :1]) and np.all(above != 0)
    if not alike or len(np.unique(diagonal[:, 0])) < 2:
        return False
    if np.any(below):  # a complex number may be written as such a matrix, too
        opposite = n == 2 and np.all(below[..., 1, 0] == -value[..., 0, 1])
        return bool(opposite and np.all(np.abs(above) <= TINY * np.max(np.abs(diagonal))))
    return True


def has_mirrored(off, entry):
    """Return whether of these distances two are each other's opposite, and not far."""
    off = off[(np.abs(off) <= WIDE * abs(entry)) & (np.abs(off) > 1e-12 * abs(entry))]
    sums = np.abs(off[:, None] + off[None])
    return bool(np.any(sums <= 1e-13 * abs(entry)))


def is_own_number(value):
    """Return whether a value is of a class, written beside the rule, that can be added or multiplied."""
    kinds = [kind for kind in type(value).__mro__ if kind.__module__ in OWN_MODULES]
    return any(ARITHMETIC & set(vars(kind)) for kind in kinds)


def watched(rule):
    """Return the rule as before, under watch."""

    @functools.wraps(rule)
    def call(*arguments, **named):
        WATCH.begin(named)
        return rule(*arguments, **named)

    return call


def watch_report(z):
    """Return what was seen during the last call; `z` is what the forward gives."""
    with np.errstate(all="ignore"):
        return WATCH.report(z)


FUNCTIONS = {}  # by NumPy's or Python's function, what stands for it
WATCH, OWN_MODULES = Watch(), ("__main__",)  # the latter is where the rule's own classes are from
watch_ = WATCH.note
