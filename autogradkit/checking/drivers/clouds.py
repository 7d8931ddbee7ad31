"""Clouds: an input among places that belong to no line, or that lie far from it, and yet belong to it.

A polynomial may be fitted through places at random, or a slope be read off from places half a period away.
"""

from .neighbours import LOOSE, np, without_handed

CLOUD = 8  # places on both sides of every entry: no chance
MOST_ALIKE, MOST_SCALED = 4, 6  # entries that lie near others by chance; multiples of an array that do


def is_cloud(moves, x):
    """Return whether an input lies in the midst of many places, each entry moved by what it likes.

    A polynomial through places drawn at random has no two of them at the same distance.

    >>> x, drawn = np.array([0.3, -0.7, 1.1, 1.9]), np.sin(np.arange(40.0)).reshape(10, 4) / 2
    >>> is_cloud(drawn, x), is_cloud(np.abs(drawn), x), is_cloud(drawn[:7], x)
    (True, False, False)
    """
    if len(moves) < CLOUD or x.size < MOST_ALIKE:
        return False
    sizes = np.abs(moves)
    around = moves[(np.max(sizes, axis=1) <= LOOSE * np.max(np.abs(x))) & np.all(sizes > 0, axis=1)]
    return len(np.unique(np.round(around, 12), axis=0)) >= CLOUD and is_balanced(around)


def are_shifts(moves, handed):
    """Return whether all entries were moved alike, to both sides equally far or to many places, however far.

    Not by quarters, as in √(x - 1) √(x + 1), nor by what was handed over: formulas do that.

    >>> ones, none = np.ones(3), np.zeros(0)
    >>> are_shifts(np.array([1.1 * ones, -1.1 * ones]), none), are_shifts(np.array([ones, -ones]), none)
    (True, False)
    >>> are_shifts(np.array([0.1 * ones, 0.7 * ones, 1.3 * ones, 2.2 * ones]), none)
    True
    """
    by = moves[:, 0]
    alike = np.all(np.abs(moves - moves[:, :1]) <= 1e-9 * np.abs(moves[:, :1]), axis=1)
    by = by[alike & (np.abs(4 * by - np.round(4 * by)) > 1e-9)] if moves.shape[1] > 1 else by[:0]
    by = without_handed(by, handed) if len(by) > 1 else by[:0]
    return len(np.unique(np.round(by, 9))) >= MOST_ALIKE or are_mirrored(by) > 0


def are_mirrored(numbers):
    """Return how many of some numbers have their opposite among them."""
    sums = np.abs(numbers[:, None] + numbers)
    return int(np.sum(np.any(sums <= 1e-9 * np.abs(numbers), axis=0)))


def are_scaled(rows, handed):
    """Return whether an array was met many times as multiples of itself, a bit longer and a bit shorter.

    Or by factors and their opposites. Of several multiples the first is taken for the array itself: whoever
    works out an outer product in a loop has had that one before. `rows` is (arrays, entries).

    >>> x, none = np.array([0.3, -0.7, 1.1]), np.zeros(0)
    >>> are_scaled(np.outer([1, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3], x), none)
    True
    >>> are_scaled(np.outer([1, 0.3, 0.25, 0.2, 0.1, 0.12, 0.03], x), none)
    False
    """
    size = np.linalg.norm(rows, axis=1)
    rows, size = rows[size > 0], size[size > 0]
    alike = np.abs(rows @ rows.T) > (1 - 1e-12) * size[:, None] * size
    for i in np.flatnonzero(np.sum(alike, axis=1) > MOST_SCALED):
        if not np.any(alike[i, :i]):
            times = rows[alike[i]] @ rows[i] / size[i] ** 2
            rates = np.unique(np.round(without_handed(times - 1, handed), 9))
            near = rates[(np.abs(rates) < LOOSE) & (rates != 0)]
            if (
                min(np.sum(near > 0), np.sum(near < 0)) * 2 >= MOST_SCALED
                or are_mirrored(rates + 1) >= MOST_SCALED
            ):
                return True
    return False


def have_clouds(values, entries):
    """Return whether most entries of an input lie in the midst of a row of numbers, each of another one.

    >>> x = np.array([0.3, -0.7, 1.1, 1.9])
    >>> near = [e + np.sin(np.arange(9) + e) / 2 for e in x]
    >>> have_clouds(near, x), have_clouds(near[:1] * 4, x)
    (True, False)
    """
    if entries.size < MOST_ALIKE or not values:
        return False
    limit, taken = LOOSE * np.max(np.abs(entries)), set()
    low, high = (np.array([side(value) for value in values])[:, None] for side in (np.min, np.max))
    within = (low >= entries - limit) & (high <= entries + limit) & (low < entries) & (entries < high)
    for entry, rows in zip(entries, within.T, strict=True):
        around = (i for i in np.flatnonzero(rows) if i not in taken and is_balanced(values[i] - entry))
        taken.update([*around][:1])
    return len(taken) > 0.75 * entries.size


def is_balanced(off):
    """Return whether neither side of 0 has more than three quarters of these distances, entry by entry."""
    return bool(np.all(np.abs(np.mean(np.sign(off), axis=0)) <= 0.5))
