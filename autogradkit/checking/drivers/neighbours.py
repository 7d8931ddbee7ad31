"""Neighbours: whether numbers and arrays lie next to each other, as those do at which a quotient is asked.

All of it is arithmetic on what was seen; `watched_values` says what that is. Both are read as one text.
"""

from types import SimpleNamespace

import numpy

np = SimpleNamespace(**vars(numpy))  # as it is before the rule's own text runs, whatever that changes
TINY = 0.02  # of the largest entry: as far as neighbours are from each other, at most
WIDE = 0.35  # two points that lie so near on both sides are neighbours as well
BESIDE, MOST_ROWS = 0.1, 100  # of the largest entry, so near are rows of one array; as many are looked at
ROUNDING = 1e-13  # of the largest entry: a formula written otherwise is not farther off
MOST = 0.75  # of the entries of an array
ENOUGH_TO_ROUND = 6  # numbers: all of these are rounded the same way by no chance
CLOSE = 1e-3  # of a single number: as good as never by chance
HANDED = 1e-4  # no number that is handed over lies so near to 1, or to 0, but a step does
LOOSE = 0.5  # of the largest entry: places that lie so near in great number are no chance


def pieces(value, size):
    """Return the parts of an array that are as large as an input: (parts, size), along first or last axes."""
    cut = [np.zeros((0, size), value.dtype)]
    if size and value.size % size == 0:
        lengths = [int(np.prod(value.shape[:n])) for n in range(value.ndim + 1)]
        if value.size // size in lengths or (value.ndim and lengths[1] % (value.size // size) == 0):
            cut.append(value.reshape(-1, size))
        if size in lengths and value.size > size:
            cut.append(value.reshape(size, -1).T)
    return np.concatenate(cut)


def near_moves(value, x):
    """Return the moves, (n, x.size), from an input to parts of an array nearby.

    And those farther away where one entry was moved, or all of them alike.
    """
    x = x.ravel()
    moves = pieces(value, x.size) - x
    far, size = np.max(np.abs(moves), axis=1, initial=0.0), np.max(np.abs(x))
    near = (far > ROUNDING * size) & (far <= LOOSE * size)
    beyond = np.flatnonzero((far > LOOSE * size) & np.isfinite(far))
    if len(beyond):
        others = moves[beyond]
        alike = np.max(np.abs(others - others[:, :1]), axis=1) <= 1e-9 * far[beyond]
        near[beyond] = alike | (np.sum(others != 0, axis=1) == 1)
    return moves[near]


def are_next(value, x):
    """Return whether an array is an input whose every entry was moved by its last digits, one way.

    What a formula written otherwise rounds, it rounds up and down.

    >>> x = np.array([0.3, 0.7, 1.1, -1.2, 0.4, 2.1])
    >>> are_next(np.nextafter(x, 9), x), are_next(x * (1 + 1e-15), x), are_next(x / 3 * 3, x)
    (True, True, False)
    """
    if value.size != x.size or x.size < ENOUGH_TO_ROUND:
        return False
    off = (value.ravel() - x) / np.abs(x)
    if not 0 < abs(off[0]) < ROUNDING:
        return False
    one_way = (side > 0 for side in (off, -off, off * np.sign(x), -off * np.sign(x)))
    return bool(np.all(np.abs(off) < ROUNDING) and any(map(np.all, one_way)))


def are_around(moves, x):
    """Return whether these moves lead from an input to two other places nearby, or to both sides of it."""
    size = np.max(np.abs(x))
    near = different([m for m in moves if is_near_in_most(m, size)])
    even = different([m for m in moves if is_even(m) and np.max(np.abs(m)) <= WIDE * size])
    rates = different(
        [m for m in moves if is_even(m / np.where(x, x, 1)) and np.all(np.abs(m) <= WIDE * np.abs(x))]
    )
    both = different([m for m in moves if np.max(np.abs(m)) <= WIDE * size and not is_whole_one(m)])
    return max(map(len, (near, even, rates))) > 1 or has_opposites(both)


def is_near_in_most(move, size):
    """Return whether a move is small in all entries, or in most of many, all of which it moves."""
    near = np.abs(move) <= TINY * size
    return bool(np.all(near) or (len(move) >= ENOUGH_TO_ROUND and np.mean(near) >= MOST and np.all(move)))


def different(moves):
    """Return the moves without those that are another one but for rounding; a few will do."""
    kept = []
    for move in moves:
        if len(kept) < 8 and not any(is_close(move, one, 1e-6) for one in kept):
            kept.append(move)
    return kept


def is_close(move, other, part):
    """Return whether two moves are the same but for a part of each entry."""
    return bool(np.all(np.abs(move - other) <= part * np.abs(other) + 1e-300))


def has_opposites(moves):
    """Return whether of these moves two lead to either side."""
    return any(is_close(a, -b, 1e-4) for i, a in enumerate(moves) for b in moves[:i])


def has_twin(rows, x):
    """Return whether one of `rows` is as good as the opposite of x, and isn't it, entry by entry.

    Two small changes to either side are that, worked out without the places that they lead to. A multiple
    of x by a factor near -1 is chance.

    >>> x = np.array([0.3, -0.7, 1.1])
    >>> has_twin(np.expm1(-1e-4 * x)[None], np.expm1(1e-4 * x)), has_twin(-x[None] * (1 + 1e-16), x)
    (True, False)
    """
    if x.size < 3 or not np.any(np.abs(rows[:, 0] + x[0]) <= TINY * abs(x[0])) or not np.all(x):
        return False
    off = rows / x + 1
    far = np.max(np.abs(off), axis=1)
    near = far <= (TINY if x.size >= ENOUGH_TO_ROUND else CLOSE)
    return bool(np.any(near & np.all(np.abs(off) > ROUNDING, axis=1) & (np.ptp(off, axis=1) > TINY * far)))


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
    """Return whether one row has others on both sides, near and equally far, each entry moved; or a twin."""
    first, sizes = rows[:, 0], np.max(np.abs(rows), axis=1)
    off = np.abs(first - first[:, None])  # mostly the first entries tell that none is near
    beside = np.sum((off <= BESIDE * sizes[:, None]) & (off > 0), axis=1) > 1
    opposite = np.any(np.abs(first + first[:, None]) <= TINY * np.abs(first)[:, None], axis=1)
    for n in np.flatnonzero(beside):
        moves, size = rows - rows[n], sizes[n]
        far = np.max(np.abs(moves), axis=1)
        near = moves[(far > 1e-12 * size) & (far <= BESIDE * size) & np.all(moves != 0, axis=1)]
        if len(near) > 1 and has_opposites(different(near)):
            return True
    return any(has_twin(rows, rows[n]) for n in np.flatnonzero(opposite))


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
