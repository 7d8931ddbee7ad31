"""Exercise H6: version counters, and sums that touch nobody's array."""

import numpy as np

from autogradkit.checking import Diagnosis, Exercise, Task, Trial

TENSOR = '''
class Tensor:
    """An array with a version."""

    def __init__(self, data, version):
        self.data, self.version = np.array(data), version
'''
REMEMBER = (
    TENSOR
    + '''

def change(t):
    """What an operation in place does."""
    t.data += 1.0
    t.version += 1


def drive(remember, story, version):
    """Play one story; return what is recalled (or nothing), whether it is the same memory, and a word."""
    t, other = Tensor([3.0, 5.0], version), Tensor([1.0, 2.0], version)
    if story == "changed before":
        change(t)
    recall = remember(t)
    touched = t.version != version + (story == "changed before")
    if story == "changed":
        change(t)
    elif story == "changed twice":
        change(t)
        change(t)
    elif story == "changed there and back":
        change(t)
        t.data -= 1.0
        t.version += 1
    elif story == "another one changed":
        change(other)
    elif story == "remembered anew":
        change(t)
        recall = remember(t)
    elif story == "two of them":
        first, recall = recall, remember(other)
        change(t)
        try:
            first()
            return np.zeros(2), True, "two of them: no RuntimeError"
        except RuntimeError:
            pass
        t = other
    elif story == "recalled twice":
        recall()
    try:
        array = recall()
    except RuntimeError as error:
        return np.zeros(2), True, "RuntimeError" if str(error) else "RuntimeError without a sentence"
    if touched:
        return np.zeros(2), True, "version touched"
    return array, np.shares_memory(np.asarray(array), t.data), ""
'''
)
ADD = (
    TENSOR
    + '''

def drive(add_in_place, numbers, amount, version):
    """Add in place; return the numbers, the version, and what became of array and tensor."""
    t = Tensor(numbers, version)
    array, before = t.data, np.array(amount)
    returned = add_in_place(t, amount)
    same = t.data is array or np.shares_memory(t.data, array)
    unchanged = np.array_equal(before, amount)
    return np.array(t.data), t.version, np.array([same, returned is t, unchanged])
'''
)
SUM = '''
def drive(accumulate, g, more):
    """Hand g to two values, as a sum's rule does; further contributions arrive at the first."""
    mine, kept = np.array(g), [np.array(h) for h in more]
    first, second = accumulate(None, mine), accumulate(None, mine)
    totals = [first]
    for h in kept:
        totals.append(accumulate(totals[-1], h))
    third = accumulate(second, mine)
    untouched = [np.array_equal(mine, g), all(map(np.array_equal, kept, more))]
    return totals[-1], second, third, np.array(untouched)
'''


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

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "remember")

    array, shared, word = got
    if word == "version touched":
        return told("VERSION_TOUCHED", "remembering changes t.version.", "Has anybody changed a number?")
    if want[2] and word != want[2]:
        if word:
            return told("NO_MESSAGE", "the RuntimeError says nothing.", "What would you want to read there?")
        if not shared:
            said = "the array was changed, and what comes back is a copy from before."
            return told("COPIES", said, "What does a copy of everything cost?")
        said = f"the tensor was {story}, and the changed numbers come back without a word."
        return told(
            "STALE_VALUE", said, "Which number tells you that something happened, and when do you read it?"
        )
    if word.startswith("two of them"):
        said = "with two tensors remembered, the change of the first is not noticed."
        return told(
            "STALE_VALUE", said, "Has every remembered tensor a version of its own, in your function?"
        )
    if word and not want[2]:
        said = f"{story}, version {version} at first: a RuntimeError is raised for no reason."
        return told("FALSE_ALARM", said, "With which version do you compare?")
    if array.shape != want[0].shape or not np.array_equal(array, want[0]):
        return told("WRONG_VALUES", "what comes back is not the array put aside.", "")
    if not shared:
        return told("COPIES", "what comes back is a copy.", "What does a copy of everything cost?")
    return ""


def added(numbers, amount, version):
    """Return the numbers, the version, and that all is in place."""
    return np.array(numbers) + amount, np.array(version + 1), np.ones(3, bool)


def add_judged(got, want, numbers, amount, version):
    """Say what is not as it should be after a change in place."""
    data, new, (same, returned, unchanged) = got

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "add_in_place")

    if data.shape != want[0].shape or not np.array_equal(data, want[0]):
        return told("WRONG_VALUES", "the numbers are not raised by amount.", "")
    if not same:
        said = "t has a new array; the one that others have put aside is unchanged."
        return told(
            "NOT_IN_PLACE", said, "What is the difference between `a = a + 1` and `a += 1` for an array?"
        )
    if int(new) != int(want[1]):
        said = f"the version went from {version} to {int(new)}."
        return told("VERSION_NOT_COUNTED", said, "How would anybody notice that the numbers have changed?")
    if not unchanged:
        return told("MUTATES_INPUT", "amount was changed.", "Which of the two arrays is to be written into?")
    return "" if returned else told("RETURNS_ANOTHER", "what comes back is not t.", "")


def totals(g, more):
    """Return what arrives in all, at the first value and at the second."""
    g = np.array(g)
    return g + sum(np.array(h) for h in more), g, 2 * g, np.ones(2, bool)


def sum_judged(got, want, g, more):
    """Say whose array was written into."""

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "accumulate")

    right = [a.shape == b.shape and np.allclose(a, b) for a, b in zip(got[:3], want[:3], strict=True)]
    if not all(got[3]) or (not right[1] and right[0]):
        said = "g changes after it was handed over: both inputs of a sum hold it, and one of them adds to it."
        return told(
            "ALIAS", said, "Whose array is `total`, if the first contribution was returned as it was?"
        )
    if all(right):
        return ""
    if got[0].shape == want[0].shape and np.allclose(got[0], np.array(more[-1] if more else g)):
        return told("G_OVERWRITE", "only the last contribution is left.", "What was there before?")
    return told("WRONG_VALUES", "the sum is wrong.", "What if nothing has arrived yet?")


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
    name="inplace_guard",
    title="Who changed my numbers?",
    kind="driven",
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
            given=REMEMBER,
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
            given=ADD,
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
            given=SUM,
            judge=sum_judged,
        ),
    ),
    hints=(
        "Remember which version you saved.",
        "The version must be read when the tensor is put aside, and once more when its array is asked for. A "
        "function defined inside of another "
        "remembers the names around it.",
        "In the inner function: if the tensor's version is no longer the one you noted, raise; else give the "
        "array back. For the sum: which of NumPy's two ways "
        "to add makes a new array?",
    ),
    stars=4,
    minutes=30,
)
