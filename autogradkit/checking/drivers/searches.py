"""Searches: values that close in on one that is looked for, by halving an interval or by Newton's steps.

Whoever finds a root comes nearer to it from step to step. These are no places around it at which a
quotient is asked: there the steps lead along fixed lines, or have fixed lengths, alike for every entry.
The same steps in every entry make a search if each is half as long as the one before, to whichever side, and
what they close in on wasn't met before: a quotient starts from it.
"""

from .neighbours import np

SHORTEST = 4  # values: fewer may close in on anything by chance
ARRIVED, SHRUNK = 1e-4, 1e-2  # of the largest entry, and of the way: so short is the last step at most
AGAIN = 100  # times as long as both steps before it is one with which another search begins
LONG = 16  # values
ORDER, NEAR = 4, 0.3  # once so near, a step leaves the fourth power of what was missing, at least
ALIKE = 1e-3  # of the first step: by so little steps differ whose lengths were fixed
HALVED = 8  # steps, each half as long as the one before
AS_GOOD = 4  # last steps: what is as near to the end of a search as that is what was looked for


def steps_of_searches(visits, met=None):
    """Yield the values on the way to the last one, if one expression's values, (times, entries), close in.

    `met` is all that was met, one after the other, if it is known.

    >>> steps = 0.5 ** np.arange(20)[:, None]
    >>> roots, x = np.array([0.3, 0.7]) + np.hstack([steps, -(steps**1.5)]), np.array([0.3, 0.7])
    >>> len([*steps_of_searches(roots)]), len([*steps_of_searches(x + steps)])
    (19, 0)
    """
    runs = [run for run in runs_of(visits) if closes_in(run)]
    if runs and (not goes_fixed_ways(runs) or all(halves(run) and is_found(run, met) for run in runs)):
        for run in runs:
            yield from run[np.any(run != run[-1], axis=1)]


def runs_of(visits):
    """Return the parts in which one search each may lie: a long step after short ones begins another."""
    steps, size = np.max(np.abs(np.diff(visits, axis=0)), axis=1), np.max(np.abs(visits))
    before = np.maximum(steps[1:-1], steps[:-2])
    starts = 3 + np.flatnonzero((steps[2:] > AGAIN * before) & (steps[2:] > ARRIVED * size))
    return np.split(visits, starts)


def closes_in(run):
    """Return whether values come nearer and nearer to the last one, and no faster than searches do."""
    if len(run) < SHORTEST:
        return False
    far = np.max(np.abs(run[:-1] - run[-1]), axis=1) / (np.max(np.abs(run)) or 1.0)
    ahead = np.maximum(np.maximum.accumulate(far[::-1])[::-1], np.finfo(float).eps)
    too_fast = (ahead[:-1] <= NEAR) & (ahead[1:] < ahead[:-1] ** ORDER)
    by_luck = len(run) >= LONG  # where an interval is halved, one end may fall next to what is looked for
    return bool(ahead[-1] <= min(ARRIVED, SHRUNK * ahead[0]) and np.sum(too_fast) <= by_luck)


def goes_fixed_ways(runs):
    """Return whether the steps were fixed beforehand: all along one line, or alike in every search."""
    ways = [run[:-1] - run[-1] for run in runs]
    if runs[0].shape[1] > 1:
        return all(map(is_straight, ways))
    shares = [way[: SHORTEST - 1, 0] / way[0, 0] for way in ways if way[0, 0]]
    if not shares:
        return True
    same = all(np.allclose(share, shares[0], rtol=ALIKE, atol=0) for share in shares)
    return same and (len(shares) > 1 or is_geometric(shares[0]))


def halves(run):
    """Return whether each step is half as long as the one before, and they lead to both sides.

    >>> steps = 0.5 ** np.arange(9)[:, None]
    >>> halves(np.cumsum(steps * np.sign(np.cos(np.arange(9)))[:, None], axis=0)), halves(1 + steps)
    (True, False)
    """
    steps = np.diff(run[: HALVED + 1], axis=0)
    longest = np.argmax(np.abs(steps[0]))
    steps = steps[:, longest]
    alike = np.allclose(np.abs(steps[1:]), np.abs(steps[:-1]) / 2, rtol=ALIKE, atol=0)
    return bool(alike and len(np.unique(np.sign(steps))) == 2)


def is_found(run, met):
    """Return whether what a run closes in on wasn't met before the run began.

    >>> run = 1 / 3 + (-0.5) ** np.arange(40)[:, None]
    >>> is_found(run, np.append([[0.7]], run, axis=0)), is_found(run, np.append([[1 / 3]], run, axis=0))
    (True, False)
    """
    begins = np.flatnonzero(np.all(met == run[0], axis=1)) if met is not None else ()
    if not len(begins):
        return False
    before, last = met[: begins[0]], AS_GOOD * np.max(np.abs(run[-1] - run[-2]))
    off = np.max(np.abs(before - run[-1]), axis=1, initial=0.0)
    return not np.any(off <= last + 1e-14 * np.max(np.abs(run[-1])))


def is_straight(moves):
    """Return whether all moves lead along one line, whatever is left in memory that nobody filled yet.

    >>> is_straight(np.full((3, 4), 5e-324)), is_straight(np.full((3, 4), 1e308))
    (True, True)
    """
    size = np.max(np.abs(moves))
    if not 0 < size < np.inf:
        return True
    moves = moves / size
    sizes = np.linalg.norm(moves, axis=1)
    moves = moves[sizes > ARRIVED * ARRIVED * np.max(sizes)]
    cosines = moves @ moves[0] / (np.linalg.norm(moves, axis=1) * np.linalg.norm(moves[0]))
    return bool(np.all(np.abs(cosines) > 1 - ARRIVED))


def is_geometric(shares):
    """Return whether each number is the same part of the one before."""
    return bool(np.allclose(shares[1:] / shares[:-1], shares[1] / shares[0], rtol=ALIKE, atol=0))
