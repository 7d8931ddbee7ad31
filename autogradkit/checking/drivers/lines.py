"""Lines: many arrays that lie on one line, as the places do at which a curve is followed.

What is a multiple of one array lies on a line as well, but that leads through 0.
"""

from .neighbours import CLOSE, TINY, np

NEARER = 2  # times as telling is a point on a line if it lies next to another one
IN_LINE, MOST_IN_LINE, STRAIGHT = 7, 2_000, 1e-9  # arrays on one line are no chance; of so many entries each
AS_GOOD_AS_0 = 1e-6  # of the way: so small is a point through which every line as good as leads through 0
LAST_DIGITS = 1e-14  # of a number: what is left of it by rounding, a few times over


def most_in_line(points):
    """Return how many of `points`, (points, entries), lie on a line that misses 0 and is along no axis.

    But for rounding. What a series comes to lies on no line: seen from afar it is one point. And arrays that
    are as good as (1, 1, …) don't count: whoever squares 1 + x / 1024 ten times has many of them in a line.
    """
    points = points[np.ptp(points, axis=1) > CLOSE * np.max(np.abs(points), axis=1)]
    most, sizes = 0, np.linalg.norm(points, axis=1)
    for point, size in zip(points[:: max(1, len(points) // 12)], sizes[:: max(1, len(points) // 12)]):
        moves = points - point
        far = np.linalg.norm(moves, axis=1)
        seen = (far > 1e-12 * size) & (np.count_nonzero(moves, axis=1) > 1)
        ways, far, off = moves[seen] / far[seen][:, None], far[seen], LAST_DIGITS * (size + sizes[seen])
        if len(ways) * NEARER + 1 < IN_LINE:
            continue
        turned = off / far + LAST_DIGITS
        cosines = ways @ ways.T
        alike = 1 - np.abs(cosines) <= np.minimum((turned[:, None] + turned) ** 2 + LAST_DIGITS, STRAIGHT)
        times = np.where(far <= TINY * size, NEARER, 1)
        misses = 1 - np.abs(ways @ point) / size > STRAIGHT if size else np.zeros(len(ways), bool)
        for i in np.flatnonzero(misses & (alike @ times + 1 >= max(IN_LINE, most + 1))):
            places = np.sign(cosines[i]) * far / far[i]
            _, first = np.unique(np.round(places[alike[i]], 5), return_index=True)
            if size > AS_GOOD_AS_0 * np.max(far[alike[i]]):
                most = max(most, 1 + int(np.sum(times[alike[i]][first])))
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
