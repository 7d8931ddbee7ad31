"""What is right in exercise L11: the trusted functions, and the rows on which no mistake looks right."""

import numpy as np


def right_folds(groups, parts):
    """Return one right way to divide the groups: by turns, in the order of their numbers."""
    return np.unique(groups, return_inverse=True)[1] % parts


def answers(x, y, fold, way):
    """Return what the row outside of its fold had that lies nearest along a way, for each row."""
    distance = np.abs((x @ way)[:, None] - x @ way)
    distance[fold[:, None] == fold] = np.inf
    return y[distance.argmin(axis=1)]


def right_share(x, y, fold, way):
    """Return the share of right answers, and that nothing was odd about the exam."""
    return np.array(np.mean(answers(x, y, fold, way) == y)), np.zeros(6, int)


def own_share(x, y, fold):
    """Return the share of a nearest neighbour by all numbers, which has not asked the models."""
    distance = ((x[:, None] - x) ** 2).sum(axis=2)
    distance[fold[:, None] == fold] = np.inf
    return np.mean(y[distance.argmin(axis=1)] == y)


def shares(x, y, fold, way):
    """Return each fold's share of right answers."""
    right = answers(x, y, fold, way) == y
    return np.array([np.mean(right[fold == k]) for k in np.unique(fold)])


def rows_of(*sizes, parts, in_order=False, largest=60, with_0=False):
    """Return what draws the groups of some rows: one group of each size, under numbers with gaps, perhaps 0.

    Neither the remainders of these numbers nor equal stretches of them make equal folds.
    """

    def unequal(fold):
        return np.ptp(np.bincount(fold, minlength=parts)) > 1

    def arguments(random):
        numbers = np.arange(len(sizes))
        while not (unequal(numbers % parts) and unequal(numbers * parts // (numbers.max() + 1))):
            numbers = random.choice(np.arange(3, largest), len(sizes), replace=False)
            numbers[0] *= not with_0
        rows = np.repeat(numbers, sizes)
        return {"groups": np.sort(rows) if in_order else random.permutation(rows), "parts": parts}

    return arguments


def way_between(random):
    """Draw a direction, of length 1, far from those in which one of the two numbers stays the same."""
    angle = random.choice([-1, 1]) * random.uniform(0.3, np.pi / 2 - 0.3)
    return np.array([np.cos(angle), np.sin(angle)])


def class_of(*sizes):
    """Return what draws an exam: rows in folds of these sizes, about half of which get a right answer.

    No two mistakes have the same share there.
    """

    def arguments(random):
        while True:
            fold = random.permutation(np.repeat(np.arange(len(sizes)), sizes))
            x = random.normal(size=(len(fold), 2))
            way = way_between(random)
            labels = np.sort(random.choice(np.arange(2, 30), 3, replace=False))
            y = labels[np.digitize(x @ way + random.normal(size=len(fold)), (-0.4, 0.5))]
            right, each = float(right_share(x, y, fold, way)[0]), shares(x, y, fold, way)
            numbers = [right, each.mean(), each[-1], each.sum(), 100 * right, len(y) * right, 1 - right]
            numbers += [own_share(x, y, fold), *(own_share(x[:, k : k + 1], y, fold) for k in (0, 1))]
            if np.diff(np.sort(numbers)).min() > 1e-6:
                return {"x": x, "y": y, "fold": fold, "way": way}

    return arguments
