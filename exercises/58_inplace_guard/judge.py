"""What is wrong with a result of exercise H6: a code, what is observed, a question."""

import numpy as np


def judge_remember(got, want, story, version, numbers=()):
    """Say what the guard lets pass, or stops for no reason."""

    array, shared, word = got
    if word == "version touched":
        return "VERSION_TOUCHED", "remembering changes t.version.", "Has anybody changed a number?"
    if word == "nothing came back":
        if want[2] or story == "two of them":
            observed = "after a change what {f} returned gives None back; asked for is a RuntimeError."
            return "STALE_VALUE", observed, "With which statement does a function refuse to go on?"
        observed = f"{story}, version {version} at first: what {{f}} returned gives None back."
        return "RETURNED_NONE", observed, "Does every way through it return the array?"
    if want[2] and word != want[2]:
        if word:
            return "NO_MESSAGE", "the RuntimeError says nothing.", "What would you want to read there?"
        if not shared:
            observed = "the array was changed, and what comes back is a copy from before."
            return "COPIES", observed, "What does a copy of everything cost?"
        observed = f"the tensor was {story}, and the changed numbers come back without a word."
        return (
            "STALE_VALUE",
            observed,
            "Which number tells you that something happened, and when do you read it?",
        )
    if word.startswith("two of them"):
        observed = "with two tensors remembered, the change of the first is not noticed."
        return "STALE_VALUE", observed, "Has every remembered tensor a version of its own, in your function?"
    if word and not want[2]:
        observed = f"{story}, version {version} at first: a RuntimeError is raised for no reason."
        return "FALSE_ALARM", observed, "With which version do you compare?"
    if array.shape != want[0].shape or not np.array_equal(array, want[0]):
        return "WRONG_VALUES", "what comes back is not the array put aside.", ""
    if not shared:
        return "COPIES", "what comes back is a copy.", "What does a copy of everything cost?"
    return None


def judge_add(got, want, numbers, amount, version):
    """Say what is not as it should be after a change in place."""
    data, new, (same, returned, unchanged) = got

    if data.shape != want[0].shape or not np.array_equal(data, want[0]):
        return "WRONG_VALUES", "the numbers are not raised by amount.", ""
    if not same:
        observed = "t has a new array; the one that others have put aside is unchanged."
        return (
            "NOT_IN_PLACE",
            observed,
            "What is the difference between `a = a + 1` and `a += 1` for an array?",
        )
    if int(new) != int(want[1]):
        stays = int(new) == version
        observed = (
            f"the version stays {version}." if stays else f"the version went from {version} to {int(new)}."
        )
        return "VERSION_NOT_COUNTED", observed, "How would anybody notice that the numbers have changed?"
    if not unchanged:
        return "MUTATES_INPUT", "amount was changed.", "Which of the two arrays is to be written into?"
    if not returned:
        return "RETURNS_ANOTHER", "what comes back is not t.", "What does its return statement name?"
    return None


def judge_sum(got, want, g, more):
    """Say whose array was written into."""

    right = [a.shape == b.shape and np.allclose(a, b) for a, b in zip(got[:3], want[:3], strict=True)]
    if not all(got[3]):
        observed = (
            "an array that was handed over as g or total is changed: others may hold it, as both inputs of "
            "a sum do."
        )
        return "ALIAS", observed, "Into whose array does your sum write, when it is the first, and later?"
    if not right[1] and right[2] and np.array_equal(got[1], got[2]):
        observed = "a total that was returned before is changed: the next sum is written into it."
        return "ALIAS", observed, "Into whose array does your sum write?"
    if all(right):
        return None
    if more and got[0].shape == want[0].shape and np.allclose(got[0], np.array(more[-1])):
        return "G_OVERWRITE", "only the last contribution is left.", "What was there before?"
    if not more and right[:2] == [True, True] and got[2].shape == want[2].shape and np.allclose(got[2], g):
        return "G_OVERWRITE", "when g arrives once more, the total is still g.", "What was there before?"
    return "WRONG_VALUES", "the sum is wrong.", "What if nothing has arrived yet?"
