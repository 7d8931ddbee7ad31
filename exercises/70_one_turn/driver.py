"""Drives sub on two numbers, and turn on weights that each portion of the data wants elsewhere."""

import numpy as np

PLAIN = (int, float, np.float64, np.float32, np.int64, np.ndarray)


class Value:
    """A number with a gradient."""

    def __init__(self, number, grad=0.0):
        self.number, self.grad = number, grad

    def __add__(self, other):
        raise TypeError("a loss can't be added to anything here; add its .number")

    __radd__ = __add__


def place_of(weight):
    """Return a weight's number, if it is one: what only looks like a number may say another one each time."""
    number = weight.number
    if type(number) not in PLAIN:
        raise TypeError(f"a weight's .number is a number; it was set to a {type(number).__name__}")
    if isinstance(number, np.ndarray) and number.dtype not in (float, np.float32, int):
        raise TypeError(f"a weight's .number is a number; it was set to an array of {number.dtype}")
    return float(number)


def difference(sub, x, y):
    """Return the number and the slopes in one array, and what is odd about their form."""
    nothing = np.zeros(0)
    returned = sub(x, y)
    if not isinstance(returned, (tuple, list)):
        return nothing, f"one {type(returned).__name__}".replace("one NoneType", "None")
    if len(returned) != 2:
        return nothing, f"{len(returned)} things"
    number, slopes = returned
    if not isinstance(slopes, (tuple, list)) or len(slopes) != 2:
        return nothing, "slopes that are no tuple of two"
    if not all(isinstance(each, (int, float, np.number)) for each in (number, *slopes)):
        return nothing, "something that is no number"
    return np.array([number, *slopes], float), ""


class Problem:
    """Losses of the same weights: each portion's is the sum of the squared distances to its targets.

    As with a tape, going back from one loss empties it: all that were computed before send nothing.
    """

    def __init__(self, weights):
        self.weights, self.slopes = tuple(weights), {}  # whatever is put into the list that is handed out
        self.made, self.sent, self.too_late = set(), set(), set()  # losses
        self.places = set()  # at which weights losses were computed in this turn

    def portion(self, targets):
        """Return the function that computes the loss of a portion and keeps its slopes for the way back."""

        def loss_of():
            self.places.add(tuple(place_of(w) for w in self.weights))
            misses = [w.number - target for w, target in zip(self.weights, targets)]
            loss = Value(sum(miss * miss for miss in misses))
            self.slopes[loss] = [2 * miss for miss in misses]
            self.made.add(loss)
            return loss

        return loss_of

    def backward(self, loss):
        """Add the slopes of a loss to the weights' gradients, and forget those of all losses so far."""
        if not isinstance(loss, Value) or loss not in self.made:
            raise TypeError("backward needs what a portion's function has returned")
        if loss in self.slopes:
            self.sent.add(loss)
            for w, slope in zip(self.weights, self.slopes[loss]):
                w.grad += slope
        elif loss not in self.sent:
            self.too_late.add(loss)
        self.slopes.clear()


def turns(turn, targets, numbers, grads, rate, count):
    """Return the weights, losses and last gradients, which losses sent nothing, and what was odd.

    Of the losses that sent nothing: how many were asked to, too late; and how many are missing in all. With
    them, at how many other weights losses were computed within a turn.
    """
    weights = [Value(number, grad) for number, grad in zip(numbers.tolist(), grads.tolist())]
    problem, losses, odd = Problem(weights), [], ""
    portions = [problem.portion(each) for each in targets.tolist()]
    tried = 0
    for _ in range(count):
        problem.places.clear()
        handed = list(weights), list(portions)
        returned = turn(*handed, problem.backward, rate)
        if handed != (weights, portions):
            raise RuntimeError(
                "the list of weights or of portions is another one than before; they are to stay"
            )
        if isinstance(returned, (int, float, np.number)):
            losses.append(float(returned))
        else:
            losses.append(np.nan)
            odd = "a loss, not its number" if isinstance(returned, Value) else f"a {type(returned).__name__}"
        tried += max(0, len(problem.places) - 1)
    missing = max(0, count * len(portions) - len(problem.sent))
    silent = [len(problem.too_late), missing, tried]
    now = [[place_of(w) for w in weights], losses, [w.grad for w in weights], silent]
    return (*(np.array(row, float) for row in now), odd.replace("a NoneType", "None"))
