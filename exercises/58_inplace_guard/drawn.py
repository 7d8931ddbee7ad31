"""What is drawn where exercise H6 is tried: stories, additions and contributions."""

import numpy as np

from autogradkit.checking import Trial


def story_trial(story, version):
    """Return the trial of a story; drawn anew, it is told of other numbers and another version.

    The second time, a tensor whose array is recalled twice is another tensor's from then on, and one that is
    changed twice is changed once and then given another array.
    """
    others = {"recalled twice": "given another array", "changed twice": "changed, and given another array"}

    def other(random):
        numbers = tuple(np.round(random.uniform(1, 9, 4), 1).tolist())
        told = others.get(story, story) if version else story
        return {"story": told, "version": version + int(random.integers(50)), "numbers": numbers}

    name = f"{story}, version {version} at first"
    return Trial(name, {"story": story, "version": version}, redraw=other)


def addition_trial(name, numbers, amount, version):
    """Return the trial of adding in place, to and of these numbers, or numbers like them.

    To a table nothing is added, and that counts.
    """

    def drawn(random):
        numbers_drawn = np.round(random.normal(size=np.shape(numbers)), 3)
        as_tuple = (
            tuple(map(tuple, numbers_drawn.tolist()))
            if numbers_drawn.ndim > 1
            else tuple(numbers_drawn.tolist())
        )
        other = amount * random.uniform(0.5, 1.5) if np.ndim(numbers) < 2 else 0.0
        if np.ndim(amount) > 1:  # and one axis more
            as_tuple, other = random.normal(size=(2, 3, 2, 4))
        return {"numbers": as_tuple, "amount": other, "version": int(random.integers(50))}

    return Trial(name, {"numbers": numbers, "amount": amount, "version": version}, redraw=drawn)


def several(name, g, more):
    """Return the trial of so many contributions."""

    def drawn(random):
        g_drawn, *more_drawn = map(tuple, random.normal(size=(1 + len(more), len(g))).tolist())
        return {"g": g_drawn, "more": tuple(more_drawn)}

    return Trial(name, {"g": g, "more": more}, redraw=drawn)


def three_random(random):
    """Draw three numbers, what is added to them, and a version."""
    numbers, version = random.normal(size=3).tolist(), int(random.integers(2, 100))
    return {"numbers": tuple(numbers), "amount": random.normal(size=3), "version": version}


def random_contributions(random):
    """Draw g and three further contributions."""
    g, *more = map(tuple, random.normal(size=(4, 2)).tolist())
    return {"g": g, "more": tuple(more)}


def many_contributions(random):
    """Draw tables, a dozen of them, in which some numbers are equal."""
    drawn = np.round(2 * random.normal(size=(12, 5, 3))) / 2
    g, *more = [tuple(map(tuple, table)) for table in drawn.tolist()]
    return {"g": g, "more": tuple(more)}


def changed_often(random):
    """Return the story of many changes, from a version that is drawn."""
    numbers = tuple(np.round(random.uniform(1, 9, 4), 1).tolist())
    return {"story": "changed 240 times", "version": int(random.integers(50)), "numbers": numbers}
