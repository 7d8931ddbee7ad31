"""Looks: what can be told from the values that a rule had on its way.

`watched_values` notes them; here the whole of them is looked at. All these modules are read as one text.
"""

from .clouds import CLOUD, MOST_SCALED, are_scaled, are_shifts, have_clouds, is_cloud
from .companions import (
    MOST_BLOCK,
    are_multiples,
    have_one_companion,
    is_block,
    is_one_large_block,
    only_eigenvalues,
    stand_alone,
)
from .lines import IN_LINE, MOST_IN_LINE, NEARER, is_one_line, most_in_line
from .neighbours import (
    CLOSE,
    ROUNDING,
    TINY,
    WIDE,
    are_around,
    are_next,
    different,
    has_opposites,
    has_twin,
    is_even,
    lies_around,
    near_moves,
    np,
    parts_to_both_sides,
    pieces,
    stacks_of,
    without_handed,
)
from .searches import steps_of_searches
from .shifts import are_moved_alike, lies_between, lies_in_midst
from .single_numbers import (
    BY,
    MOST_CLOSE,
    are_crowded,
    has_common_rates,
    has_mirrored,
    has_mirrored_rates,
    has_mixed_places,
    is_grid,
    is_lattice,
    share_neighbours,
)

MOST_PER_SHAPE = 120  # arrays, beside those that lie near an input: these are all kept
MANY = 6  # entries of an input
BLOCKS = ((-2, -1), (-1, -2), (0, 1), (1, 0))  # axes along which little matrices may lie
MOST_PARTS = 8  # parts of inputs, of one shape, that are looked at
MOST_MIXED = 5_000  # entries of an array in which places may lie in an order of their own
LOOPED = 200  # entries of an array that somebody may go through one by one


class Looks:
    """What was met since `begin`: by shape the arrays, and the single numbers; and what they look like.

    And before it, while the program was read: somebody may have fitted a slope there, once for all calls.
    """

    def __init__(self):
        self.before = self.arrays = {}

    def begin(self, inputs, handed, handed_alone):
        """Begin anew: these are the inputs, all numbers that are handed over, and those not in an array."""
        self.inputs, self.handed, self.handed_alone = inputs, handed, handed_alone
        self.before = self.before or self.arrays
        self.arrays, self.numbers, self.complexes, self.polynomials, self.visits = {}, [], [], [], {}
        self.found, self.output = np.zeros(0), None

    def side_by_side(self):
        """Return what lies next to each other, `moved inputs` or `neighbours`, but for steps of a search."""
        found = self.met_side_by_side()
        if found and self.leave_out_searches():
            found = self.met_side_by_side()
        return found

    def met_side_by_side(self):
        """Return `moved inputs`, `neighbours` or an empty text, for all that was met."""
        looks = (self.has_pairs, self.has_stacks, self.has_close_numbers, self.has_circle, self.has_lines)
        if any(self.is_surrounded(x) for x in self.inputs):
            return "moved inputs"
        return "neighbours" if self.has_cloud_around_a_part() or any(look() for look in looks) else ""

    def has_moves_alike(self):
        """Return whether an array, or one number that was handed over, was moved alike time and again.

        In a whole net other neighbours are chance, but not these.
        """
        kept = [v for alike in self.arrays.values() for v in alike.values()]
        visits = {shape: [] for _, shape in self.visits}
        for (_, shape), values in self.visits.items():
            visits[shape].append(values)
        alone = [v for v in visits.pop((), ()) if not any(map(len, steps_of_searches(np.array(v)[:, None])))]
        handed_alone = () if self.inputs else self.handed_alone
        if any(lies_in_midst(a, [*alone, *kept]) or lies_between(a, self.numbers) for a in handed_alone):
            return True
        stacks = [rows for v in kept if v.ndim > 1 and v.size for rows in stacks_of(v)]
        return any(are_moved_alike(v, self.handed) for alike in (*visits.values(), stacks) for v in alike)

    def has_cloud_around_a_part(self):
        """Return whether part of what was handed over, as one gate of four, lies amidst many places."""
        handed, whole = set(self.handed.tolist()), {x.tobytes() for x in self.inputs}
        kept = [v for alike in self.arrays.values() for v in alike.values()]
        parts = [v for v in kept if v.size >= MANY and v.flat[0] in handed and v.tobytes() not in whole]
        parts = [v for v in parts if handed.issuperset(v.ravel().tolist())][:MOST_PARTS]
        others = [v for v in kept if v.flat[0] not in handed] if parts else ()
        for size in {v.size for v in parts} if others else ():
            places = np.concatenate([pieces(v, size) for v in others])
            if any(is_cloud(places - v.ravel(), v) for v in parts if v.size == size):
                return True
        return False

    def leave_out_searches(self):
        """Forget what was met on the way of a search; return whether there was one.

        What is found stays, as numbers that one by one were `found`.
        """
        left_out, found = {}, []
        for (_, shape), visits in self.visits.items():
            if len(visits) > 3 and np.all(np.isfinite(visits)):
                steps = [
                    *steps_of_searches(np.array(visits).reshape(len(visits), -1), self.met_so_far(shape))
                ]
                left_out.setdefault(shape, set()).update(step.tobytes() for step in steps)
                found += visits if steps and not shape else ()
        single = np.frombuffer(b"".join(left_out.pop((), ())) or np.zeros(0))
        self.numbers = np.array(self.numbers)[~np.isin(self.numbers, single)].tolist()
        self.found = np.setdiff1d(found, single)
        for shape, steps in left_out.items():
            kept = self.arrays.get(shape, {}).items()
            self.arrays[shape] = {mark: value for mark, value in kept if value.tobytes() not in steps}
        return bool(len(single) or any(left_out.values()))

    def met_so_far(self, shape):
        """Return what was handed over and then met in one shape, (times, entries), in this order."""
        if not shape:
            return np.concatenate([self.handed, self.numbers])[:, None]
        alike = [*self.inputs, *self.arrays.get(shape, {}).values()]
        size = int(np.prod(shape))
        return np.array([v.ravel() for v in alike if v.size == size]).reshape(-1, size)

    def is_surrounded(self, x):
        """Return whether an input was met again at two other places nearby, or moved entry by entry."""
        is_handed = x is not self.output  # who works an output out again may round it all to one side
        moved_alone = set()
        x, kept = x.ravel(), [value for alike in self.arrays.values() for value in alike.values()]
        values = [value for value in kept if value.size % x.size == 0]
        moves = np.concatenate([np.zeros((0, x.size)), *(near_moves(value, x) for value in values)])
        for move in moves:
            places = np.flatnonzero(move)
            if x.size > 2 and len(places) == 1 and (x + move)[places[0]] not in (0.0, 1.0):
                moved_alone.add(int(places[0]))
        if len(moved_alone) >= max(3, min(x.size, 4)):
            return True
        if len(moves) > 1 and has_mixed_places(np.sort(x + moves, axis=None), x, self.handed):
            return True
        if is_cloud(moves, x) or are_shifts(moves, self.handed):
            return True
        if is_handed and any(are_next(v, x) for v in values):
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
                if len(near) > 1 and are_to_both_sides(near, x):
                    return True
                if has_twin(rows, x):
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
        if any(map(is_block, seen)) or any(map(is_one_large_block, kept)):
            return True
        single = [found for v in (*seen, *kept) if len(found := only_eigenvalues(v))]
        single += [np.concatenate(single)] if single else []
        return any(are_multiples(found, x.ravel()) for found in single for x in self.inputs)

    def has_companions(self):
        """Return whether one number goes along with many, in polynomials or in pairs with an input."""
        straight = [p for p in self.polynomials if p.shape == (2,)]
        if have_one_companion(np.array(straight).reshape(-1, 2)):
            return True
        bent = [end for p in self.polynomials if p.ndim == 1 and len(p) > 2 for end in (p[:2], p[:-3:-1])]
        pairs = np.array([*self.arrays.get((2,), {}).values(), *bent]).reshape(-1, 2)
        pairs = pairs[~np.any(np.isin(pairs, self.handed_alone), axis=1)]
        if any(have_one_companion(pairs, x.ravel()) for x in self.inputs):
            return True
        short = [[*alike.values()] for shape, alike in self.arrays.items() if is_short(shape)]
        short = [rows for rows in map(np.array, short) if len(rows)]
        short = [rows[~np.any(np.isin(rows, self.handed_alone), axis=1)] for rows in short]
        return any(stand_alone(rows, x.ravel()) for rows in short for x in self.inputs)

    def has_circle(self):
        """Return whether something was moved into the complex plane, alike in all entries or not far."""
        kept = [v for alike in self.arrays.values() for v in alike.values() if v.size > 2]
        for value in self.complexes:
            for x in self.inputs:
                moves = pieces(value, x.size) - x.ravel()
                size = np.max(np.abs(x))
                aside = np.mean(np.abs(moves.imag) > 1e-9 * size, axis=1) > 0.5  # and no rounding of an FFT
                near = aside & np.all(np.abs(moves) <= WIDE * size, axis=1)
                exact = np.all(moves.real == 0, axis=1) & (np.mean(moves.imag != 0, axis=1) > 0.5)
                if x.size >= MANY and np.any(exact):  # what an FFT brings back is rounded in both parts
                    return True
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
        some = numbers[:MOST_CLOSE]
        if numbers.size and any(
            has_common_rates(some, v, self.handed, BY) or has_mirrored_rates(some, v)
            for v in kept[:MOST_PER_SHAPE]
            if are_crowded(some, v)
        ):
            return True
        middles = [v.mean() for alike in self.arrays.values() for v in alike.values() if is_grid(v)]
        rows = [v for alike in self.arrays.values() for v in alike.values() if v.ndim == 1]
        rows = [v for v in rows if CLOUD <= v.size < 65 and np.all(np.isfinite(v))][:MOST_PER_SHAPE]
        least = 2 * min([x.size for x in self.inputs if x.size >= MANY], default=MOST_MIXED)
        large = (v for alike in self.arrays.values() for v in alike.values() if least <= v.size <= MOST_MIXED)
        mixed = [np.sort(v, axis=None) for v in large]
        for x in self.inputs:
            entries = x.ravel()
            if any(has_mixed_places(v, entries, self.handed) for v in mixed):
                return True
            if middles and np.mean([np.min(np.abs(e - middles)) <= 1e-12 * abs(e) for e in entries]) > 0.5:
                return True
            if not numbers.size or entries.size > 200 or is_lattice(entries):
                continue
            if have_clouds(rows, entries) or has_common_rates(numbers, entries, self.handed):
                return True
            numbers = numbers[:MOST_CLOSE]
            off = np.abs(numbers[None] - entries[:, None])
            near = (off <= CLOSE * np.abs(entries)[:, None]) & (off > ROUNDING * np.abs(entries)[:, None])
            mirrored = [has_mirrored(numbers, entry, self.found) for entry in entries]
            if np.mean((near.sum(axis=1) > 1) | mirrored) > 0.5 and entries.size > 1:
                return True
        return False


def is_short(shape):
    """Return whether an array of this shape is a short row."""
    return len(shape) == 1 and 2 < shape[0] < MOST_BLOCK


def has_aside(moves):
    """Return whether one of these moves leads all entries alike into the complex plane."""
    first = moves[:, :1]
    alike = np.all(np.abs(moves - first) <= 1e-9 * np.abs(first), axis=1)
    return bool(np.any(alike & (np.abs(first.imag) > 1e-9 * np.abs(first))[:, 0]))


def are_to_both_sides(near, x):
    """Return whether small moves of an array lead to both sides, or in three ways move all of it alike."""
    even = different([m for m in near if is_even(m) or is_even(m / np.where(x, x, 1))])
    single = different([m for m in near if np.count_nonzero(m) == 1])
    several = different([m for m in near if np.count_nonzero(m) > 1])
    return len(even) > 2 or any(map(has_opposites, (even, single, several)))
