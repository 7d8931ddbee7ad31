"""Exercise H6: version counters, and sums that touch nobody's array."""

import numpy as np

from autogradkit.checking import Exercise, Task, Trial

from . import driver


def recalled(story, version):
    """Return what the function should give back in a story."""
    raises = story in ("changed", "changed twice", "changed there and back")
    if raises:
        return np.zeros(2), np.array(True), "RuntimeError"
    one_more = np.array([1.0, 1.0]) * (story in ("changed before", "remembered anew"))
    data = np.array([1.0, 2.0]) if story == "two of them" else np.array([3.0, 5.0])
    return data + one_more, np.array(True), ""


def remember_judged(got, want, story, version):
    """Say what the guard lets pass, or stops for no reason."""

    array, shared, word = got
    if word == "version touched":
        return "VERSION_TOUCHED", "remembering changes t.version.", "Has anybody changed a number?"
    if want[2] and word != want[2]:
        if word:
            return "NO_MESSAGE", "the RuntimeError says nothing.", "What would you want to read there?"
        if not shared:
            said = "the array was changed, and what comes back is a copy from before."
            return "COPIES", said, "What does a copy of everything cost?"
        said = f"the tensor was {story}, and the changed numbers come back without a word."
        return "STALE_VALUE", said, "Which number tells you that something happened, and when do you read it?"
    if word.startswith("two of them"):
        said = "with two tensors remembered, the change of the first is not noticed."
        return "STALE_VALUE", said, "Has every remembered tensor a version of its own, in your function?"
    if word and not want[2]:
        said = f"{story}, version {version} at first: a RuntimeError is raised for no reason."
        return "FALSE_ALARM", said, "With which version do you compare?"
    if array.shape != want[0].shape or not np.array_equal(array, want[0]):
        return "WRONG_VALUES", "what comes back is not the array put aside.", ""
    if not shared:
        return "COPIES", "what comes back is a copy.", "What does a copy of everything cost?"
    return None


def added(numbers, amount, version):
    """Return the numbers, the version, and that all is in place."""
    return np.array(numbers) + amount, np.array(version + 1), np.ones(3, bool)


def add_judged(got, want, numbers, amount, version):
    """Say what is not as it should be after a change in place."""
    data, new, (same, returned, unchanged) = got

    if data.shape != want[0].shape or not np.array_equal(data, want[0]):
        return "WRONG_VALUES", "the numbers are not raised by amount.", ""
    if not same:
        said = "t has a new array; the one that others have put aside is unchanged."
        return "NOT_IN_PLACE", said, "What is the difference between `a = a + 1` and `a += 1` for an array?"
    if int(new) != int(want[1]):
        said = f"the version went from {version} to {int(new)}."
        return "VERSION_NOT_COUNTED", said, "How would anybody notice that the numbers have changed?"
    if not unchanged:
        return "MUTATES_INPUT", "amount was changed.", "Which of the two arrays is to be written into?"
    return None if returned else ("RETURNS_ANOTHER", "what comes back is not t.", "")


def totals(g, more):
    """Return what arrives in all, at the first value and at the second."""
    g = np.array(g)
    return g + sum(np.array(h) for h in more), g, 2 * g, np.ones(2, bool)


def sum_judged(got, want, g, more):
    """Say whose array was written into."""

    right = [a.shape == b.shape and np.allclose(a, b) for a, b in zip(got[:3], want[:3], strict=True)]
    if not all(got[3]) or (not right[1] and right[0]):
        said = "g changes after it was handed over: both inputs of a sum hold it, and one of them adds to it."
        return "ALIAS", said, "Whose array is `total`, if the first contribution was returned as it was?"
    if all(right):
        return None
    if got[0].shape == want[0].shape and np.allclose(got[0], np.array(more[-1] if more else g)):
        return "G_OVERWRITE", "only the last contribution is left.", "What was there before?"
    return "WRONG_VALUES", "the sum is wrong.", "What if nothing has arrived yet?"


def three_random(random):
    """Draw three numbers, what is added to them, and a version."""
    numbers, version = random.normal(size=3).tolist(), int(random.integers(2, 100))
    return {"numbers": tuple(numbers), "amount": random.normal(size=3), "version": version}


def random_contributions(random):
    """Draw g and three further contributions."""
    g, *more = map(tuple, random.normal(size=(4, 2)).tolist())
    return {"g": g, "more": tuple(more)}


STORIES = (
    "unchanged",
    "changed",
    "changed twice",
    "changed there and back",
    "changed before",
    "another one changed",
    "remembered anew",
    "two of them",
    "recalled twice",
)
exercise = Exercise(
    id="H6",
    title="Who changed my numbers?",
    parts=(
        Task(
            "remember",
            recalled,
            tuple(
                Trial(f"{story}, version {version} at first", {"story": story, "version": version})
                for version in (0, 4)
                for story in STORIES
            ),
            points=5,
            says="a function that gives the array back, or raises",
            results=("array", "not a copy", "word"),
            drive=driver.remembering,
            judge=remember_judged,
        ),
        Task(
            "add_in_place",
            added,
            (
                Trial("a number", {"numbers": (3.0, 5.0), "amount": 1.0, "version": 0}),
                Trial("an array", {"numbers": (3.0, 5.0), "amount": np.array([0.5, -1.0]), "version": 4}),
                Trial("a table", {"numbers": ((3.0, 5.0), (1.0, 2.0)), "amount": -2.0, "version": 1}),
                Trial("three random numbers", three_random),
            ),
            points=2,
            says="the same array, one version on",
            results=("numbers", "version", "same array, returns t, amount left alone"),
            drive=driver.adding,
            judge=add_judged,
        ),
        Task(
            "accumulate",
            totals,
            (
                Trial("one contribution", {"g": (1.0, -2.0), "more": ()}),
                Trial("two contributions", {"g": (1.0, -2.0), "more": ((0.5, 0.5),)}),
                Trial("four contributions", {"g": (1.0,), "more": ((0.5,), (3.0,), (-1.0,))}),
                Trial("random contributions", random_contributions),
            ),
            points=3,
            says="the sum, and nobody's array changed",
            results=(
                "total",
                "total of the other input",
                "and after g once more",
                "g and the others untouched",
            ),
            drive=driver.summing,
            judge=sum_judged,
        ),
    ),
    stars=4,
    minutes=30,
)
