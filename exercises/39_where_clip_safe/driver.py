"""Drives a function of an array through a little engine that records, and carries a gradient back.

The function runs nearby, and what was recorded is run again where it counts: a number that was found out,
by whatever way, and has become part of the formula is another one there. How near it was nobody is told.
"""

import numpy as np

MOST_ASKED = 50  # operations: whoever finds the numbers out by halving asks far more
NEARBY = 1e-3  # of every number, at most: no sign is another one there


class Traced(np.lib.mixins.NDArrayOperatorsMixin):
    """An array that knows how it was made: by which function, of what."""

    count = asked = 0

    def __init__(self, value):
        self._value, self._made = np.asarray(value, float), None
        self.shape, self.ndim, self.size = self._value.shape, self._value.ndim, self._value.size
        Traced.count += 1
        self._number = Traced.count

    def __array_ufunc__(self, ufunc, method, *inputs, **named):
        Traced.asked += 1
        if Traced.asked > MOST_ASKED:
            raise TypeError(f"this little engine was asked more than {MOST_ASKED} times; a few will do")
        inputs = as_they_are(inputs)
        values = [plain(x) for x in inputs]
        if method != "__call__" or named:
            raise TypeError(f"this little engine knows np.{ufunc.__name__} without further arguments only")
        z = ufunc(*values)
        require_as_many(z, inputs)
        if ufunc.__name__ not in SLOPES:
            if z.dtype == bool:
                return z
            raise TypeError(f"this little engine has no rule for np.{ufunc.__name__}")
        return made_by(ufunc, inputs, z)

    def __array_function__(self, function, types, inputs, named):
        if function in (np.zeros_like, np.ones_like, np.shape, np.ndim):
            return function(plain(inputs[0]), **named)
        if function is not np.where or len(inputs) != 3 or named:
            raise TypeError(f"this little engine has no rule for np.{function.__name__}")
        condition, x, y = as_they_are(inputs)
        condition = plain(condition) != 0
        z = np.where(condition, plain(x), plain(y))
        require_as_many(z, inputs)
        return made_by(np.where, (condition, x, y), z)

    def __array__(self, *_, **__):
        raise TypeError("NumPy can't make a plain array of a traced one; use it as it is")

    def __iadd__(self, other):  # as of plain numbers: the name stands for a new one
        return self + other

    def __isub__(self, other):
        return self - other

    def __imul__(self, other):
        return self * other

    def __itruediv__(self, other):
        return self / other

    def __setitem__(self, place, value):
        raise TypeError("a traced array can't be written into; use np.where")


def as_they_are(inputs):
    """Return inputs whose numbers nobody changes any more: they count later, when all is run again."""
    return tuple(x if isinstance(x, Traced) else np.array(plain(x)) for x in inputs)


def made_by(function, inputs, value):
    """Return a traced array that was made by a function."""
    z = Traced(value)
    z._made = (function, inputs)
    return z


def require_as_many(z, inputs):
    """Refuse a result of more numbers than went in: held against a thousand others, a number is found out."""
    if z.size > max(x.size for x in inputs if isinstance(x, Traced)):
        raise TypeError(f"this little engine works entry by entry; what came out has shape {z.shape}")


def plain(x):
    if isinstance(x, Traced):
        return x._value
    x = np.asarray(x)
    if x.dtype.kind not in "fiub":
        raise TypeError(f"this little engine works with numbers, not with an array of {x.dtype}")
    return x


SLOPES = {
    "where": lambda z, on, x, y: (0.0, on, ~on),
    "add": lambda z, x, y: (1.0, 1.0),
    "subtract": lambda z, x, y: (1.0, -1.0),
    "multiply": lambda z, x, y: (y, x),
    "divide": lambda z, x, y: (1 / y, -z / y),
    "negative": lambda z, x: (-1.0,),
    "sqrt": lambda z, x: (1 / (2 * z),),
    "log": lambda z, x: (1 / x,),
    "exp": lambda z, x: (z,),
    "square": lambda z, x: (2 * x,),
    "absolute": lambda z, x: (np.sign(x),),
    "maximum": lambda z, x, y: (np.where(x == y, 0.5, x > y), np.where(x == y, 0.5, x < y)),
    "minimum": lambda z, x, y: (np.where(x == y, 0.5, x < y), np.where(x == y, 0.5, x > y)),
}


def recorded(z):
    """Return all traced arrays that one was made from, and itself, the oldest first."""
    found, waiting = {}, [z]
    while waiting:
        tensor = waiting.pop()
        if tensor._number not in found:
            found[tensor._number] = tensor
            waiting += [x for x in tensor._made[1] if isinstance(x, Traced)] if tensor._made else []
    return [found[number] for number in sorted(found)]


def drive(learners, x, g):
    Traced.asked = 0
    leaf = Traced(x * (1 - NEARBY * (0.1 + 0.9 * np.abs(np.sin(1e4 * g)))))  # g isn't shown to the function
    z = learners(leaf)
    if not isinstance(z, Traced):
        raise TypeError(f"it should return what was computed from x, not a {type(z).__name__}")
    values, slopes, order = {leaf._number: x}, {}, recorded(z)
    for tensor in order:
        if tensor._made:
            function, inputs = tensor._made
            handed = [values[i._number] if isinstance(i, Traced) else plain(i) for i in inputs]
            value = values[tensor._number] = function(*handed)
            slopes[tensor._number] = SLOPES[function.__name__](value, *handed)
        else:
            values.setdefault(tensor._number, tensor._value)  # a number that the answer has wrapped up
    grads = {z._number: np.array(g)}
    for tensor in reversed(order):
        for source, slope in zip(tensor._made[1] if tensor._made else (), slopes.get(tensor._number, ())):
            if isinstance(source, Traced):
                contribution = grads[tensor._number] * slope
                grads[source._number] = grads.get(source._number, 0.0) + contribution
    return values[z._number], np.zeros(x.shape) + grads.get(leaf._number, 0.0)
