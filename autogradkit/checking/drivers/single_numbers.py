"""Single numbers: whether those that were met one by one lie next to each other, as in a loop over entries.

Among thousands of them some lie near others by chance: it tells if many do so at the same distances.
"""

from .neighbours import WIDE, np, without_handed

MOST_CLOSE = 20_000  # numbers that are held against each entry
BY, RATES = 0.05, 5  # of a number: products of two lists lie so near, at as many distances, by no chance
FAR = 0.05  # of a number: two points so far to both sides make no slope that is good enough
MIXED = 6  # places around every entry of an array, in one larger array: no chance
FREQUENT, SHARED = 200, 5  # single numbers that are met most; so many of them have the same neighbours
APART = 0.02  # of a number: what lies nearer is one place, as powers are with RATES others within BY


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


def has_common_rates(numbers, entries, handed, wide=WIDE):
    """Return whether most entries of an input were met three times, moved alike or by parts of themselves.

    By numbers that were handed over, formulas move them too: in a loop that makes an outer product.
    """
    return any(len(without_handed(rates, handed)) > 2 for rates in common_rates(numbers, entries, wide))


def has_mirrored_rates(numbers, entries, handed=()):
    """Return whether most entries were met moved to both sides by two distances, or by factors and inverses.

    >>> x, factors = np.array([0.3, 0.7, 1.1, 1.9]), np.array([0.8, 0.9, 1 / 0.9, 1.25])
    >>> (
    ...     has_mirrored_rates(np.outer(x, factors).ravel(), x),
    ...     has_mirrored_rates(np.outer(x, factors[:3]).ravel(), x),
    ... )
    (True, False)
    """
    for rates in common_rates(numbers, entries, WIDE):
        rates = without_handed(rates, handed)
        for places in (rates, np.log1p(rates[rates > -1])):
            sums = np.abs(places[:, None] + places)
            if np.sum(np.any(sums <= 1e-8, axis=1)) >= 4:
                return True
    return False


def has_mixed_places(places, entries, handed):
    """Return whether an array has places on both sides of most entries, in whatever order, alike for all.

    Two of them equally far to each side, or several. `places` are sorted.

    >>> x, steps = np.array([0.3, 0.7, 1.1, 1.9, -2.2, 1.5]), np.array([[0.01], [-0.01], [0.02], [-0.02]])
    >>> mixed = np.sort((x + steps).ravel())
    >>> has_mixed_places(mixed, x, x[:0]), has_mixed_places(mixed[::2], x, x[:0])
    (True, False)
    """
    if entries.size < MIXED or places.size < 2 * entries.size:
        return False
    if not are_crowded(places, entries):
        return False
    alike = [without_handed(rates, handed) for rates in common_rates(places, entries, WIDE)]
    several = any(len(rates) >= MIXED and np.min(rates) < 0 < np.max(rates) for rates in alike)
    return several or has_mirrored_rates(places, entries, handed)


def are_crowded(numbers, entries):
    """Return whether sorted numbers lie near some entries, three for most of the first ones at least."""
    first = entries[:8]
    low, high = (np.searchsorted(numbers, first + side * WIDE * np.abs(first)) for side in (-1, 1))
    return np.sum(high - low) >= 3 * 0.75 * len(first)


def common_rates(numbers, entries, wide):
    """Yield the distances from most entries at which others of sorted numbers lie, in parts of a size."""
    first = np.unique(entries, return_index=True)[1]  # one that comes again has the same neighbours again
    entries = entries[np.sort(first)]
    entries = entries[entries != 0][:8]
    if len(entries) < 3:
        return
    off = numbers - entries[:, None]
    near = (np.abs(off) <= wide * np.abs(entries)[:, None]) & (off != 0)
    enough = 0.75 * len(entries)
    for size in (entries, np.abs(entries), np.ones(len(entries))) if np.sum(near) >= 3 * enough else ():
        rates, counts = np.unique(rates_of(off, near, size, 10)[0], return_counts=True)
        yield rates[counts >= enough]


def rates_of(off, near, sizes, digits):
    """Return by which parts of their sizes some rows have others near, each once a row, and which row has it.

    A row's distances are sorted, as the numbers are: those that are equal but for rounding are neighbours.
    """
    rows = np.nonzero(near)[0]
    rates = rounded(off[near] / sizes[rows], digits)
    again = np.zeros(len(rates), bool)
    again[1:] = (rates[1:] == rates[:-1]) & (rows[1:] == rows[:-1])
    return rates[~again], rows[~again]


def rounded(rates, digits):
    """Return rates with so many digits behind the point, small ones with three at least.

    The last steps of every series are small: with one digit each they would be equal by chance.

    >>> rounded(np.array([0.12343, 1.2344e-9, 1.2341e-9, 1.4e-9]), 4)
    array([1.234e-01, 1.230e-09, 1.230e-09, 1.400e-09])
    """
    sizes = np.maximum(np.abs(rates), 1e-300)
    steps = 10.0 ** np.minimum(-digits, np.floor(np.log10(sizes)) - 2)
    return np.round(rates / steps) * steps


def share_neighbours(numbers, times):
    """Return whether of the numbers that were met most, several have neighbours at many equal distances.

    The same ones at several: the mean of a row may be small and be taken from each entry, of that row.
    """
    # whole and half ones are constants, or counts
    usual = np.isclose(numbers * 2, np.round(numbers * 2), rtol=0, atol=1e-12)
    numbers, times = numbers[~usual][:MOST_CLOSE], times[~usual][:MOST_CLOSE]
    bases = numbers[np.argsort(-times, kind="stable")[:FREQUENT]]
    off = numbers - bases[:, None]
    near = (np.abs(off) <= BY * np.abs(bases)[:, None]) & (off != 0)
    for size in (bases, np.ones(len(bases))) if np.sum(near) >= RATES * SHARED else ():
        rates, rows = rates_of(off, near, size, 9)
        _, which, counts = np.unique(rates, return_inverse=True, return_counts=True)
        several = bases[np.flatnonzero(np.bincount(rows[counts[which] >= SHARED]) > 2)]
        if np.sum(counts >= SHARED) >= RATES and count_apart(several) >= SHARED:
            return True
    return False


def count_apart(numbers):
    """Return how many numbers lie apart from each other: the powers of one near 1 are one place.

    >>> count_apart(np.array([0.3, 0.7, 1.1])), count_apart(0.9997 ** np.arange(1, 20, 2))
    (3, 1)
    """
    numbers = np.sort(numbers)
    return len(numbers) and 1 + int(np.sum(np.diff(numbers) > APART * np.abs(numbers[:-1])))


def has_mirrored(numbers, entry, found=()):
    """Return whether two numbers lie to both sides of an entry, equally far, and not far.

    One pair that searches have `found` isn't meant if it lies so far that it makes no slope: where c is
    t + sin(t) / 2, what they close in on, 2 t and sin(t), lies around c.

    >>> around = np.array([0.4, 0.6])
    >>> has_mirrored(around, 0.5), has_mirrored(around, 0.45), has_mirrored(around, 0.5, found=around)
    (True, False, False)
    """
    off = numbers - entry
    near = (np.abs(off) <= WIDE * abs(entry)) & (np.abs(off) > 1e-12 * abs(entry))
    off, numbers = off[near], numbers[near]
    pairs = np.argwhere(np.abs(off[:, None] + off[None]) <= 1e-13 * abs(entry))
    of_searches = len(pairs) == 2 and np.all(
        np.isin(numbers, found)[pairs] & (np.abs(off) > FAR * abs(entry))[pairs]
    )
    return bool(len(pairs) and not of_searches)
