"""Drives a gradient made of recorded operations, which can be differentiated again.

What it recorded is run again elsewhere: slopes that were worked out from neighbouring points, or from a
polynomial through them, whatever way these were found, are no slopes there.
"""

import itertools
import operator

import numpy as np

DOUBLINGS = 25  # nobody walks 2²⁵ paths
MOST_ASKED = 20_000  # questions for inputs in one trial; a thousand will do
NUMBERS = (int, float, np.float64, np.int64)  # what else could be taken for one might be another each time


class Value:
    """A number that remembers how it came about; nobody can change it."""

    __slots__ = ("_age", "_inputs", "_op", "_value")
    _ages, _asked = itertools.count(), 0

    def __init__(self, value, op="", inputs=()):
        self._value, self._op, self._inputs = float(value), op, inputs
        self._age = next(self._ages)

    @property
    def value(self):
        return self._value

    @property
    def op(self):
        return self._op

    @property
    def inputs(self):
        Value._asked += 1
        if Value._asked > MOST_ASKED:
            raise TimeoutError(f"values were asked for their inputs more than {MOST_ASKED:,} times")
        return self._inputs

    def __add__(self, other):
        other = lifted(other)
        return Value(self.value + other.value, "add", (self, other))

    def __mul__(self, other):
        other = lifted(other)
        return Value(self.value * other.value, "mul", (self, other))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + lifted(other) * -1.0

    def __rsub__(self, other):
        return lifted(other) + self * -1.0

    def tanh(self):
        return Value(np.tanh(self.value), "tanh", (self,))

    def sin(self):
        return Value(np.sin(self.value), "sin", (self,))

    def cos(self):
        return Value(np.cos(self.value), "cos", (self,))

    def __repr__(self):
        return f"value {self.value:g}"


def lifted(number):
    """Make a leaf of a plain number."""
    return number if isinstance(number, Value) else Value(number)


def doubled(u):
    """Add a value to itself, and so on."""
    for _ in range(DOUBLINGS):
        u = u + u
    return u


FAR = 2.0**56
AGAIN = {"add": operator.add, "mul": operator.mul, "tanh": np.tanh, "sin": np.sin, "cos": np.cos}
FUNCTIONS = {
    "x³": lambda x, y: x * x * x,
    "tanh x": lambda x, y: x.tanh(),
    "sin x": lambda x, y: x.sin(),
    "cos x": lambda x, y: x.cos(),
    "sin x cos x": lambda x, y: x.sin() * x.cos(),
    "x y y": lambda x, y: x * y * y,
    "tanh(x y)": lambda x, y: (x * y).tanh(),
    "sin(x y)": lambda x, y: (x * y).sin(),
    "cos(x + x y)": lambda x, y: (x + x * y).cos(),
    "x": lambda x, y: x,
    "3 x + 1": lambda x, y: 3 * x + 1,
    "u = x y, u + u y": lambda x, y: (lambda u: u + u * y)(x * y),
    "tanh(x), doubled 25 times": lambda x, y: doubled(x.tanh()),
    "tanh(x y) + x² sin y": lambda x, y: (x * y).tanh() + x * x * y.sin(),
}


BY_THE_WAY = {  # functions in which a value u is made, by which they are differentiated
    "u = x y, x sin u": lambda x, y: (lambda u: (u, x * u.sin()))(x * y),
}


def drive(gradient, f, at, along, v, near):
    """Return the derivatives at a place; far out, in the same directions; and as recorded, run again."""
    Value._asked = 0
    found = derivatives(gradient, f, at, along, v)
    with np.errstate(all="ignore"):
        again = run_again(found, (far_out(at), complex_ones(near)))
    far = derivatives(gradient, f, far_out(at), along, v)
    return (*(np.array([number_of(z) for z, _ in each]) for each in (found, far)), in_parts(again))


def far_out(at):
    """Return a place where numbers stand so far apart that none can be moved by a little."""
    return tuple(FAR * number for number in at)


def complex_ones(near):
    """Return the place near the poles of tanh x and tanh xy, of which nobody is told, as complex numbers."""
    x, x_imaginary, y, y_imaginary = near
    return complex(x, x_imaginary), complex(y, y_imaginary)


def in_parts(numbers):
    """Return real numbers in place of complex ones."""
    return np.array([np.real(numbers), np.imag(numbers)])


def derivatives(gradient, f, at, along, v):
    """Differentiate again and again; with `v`, the gradient of v times the gradient.

    Returned are values or plain numbers, each with the inputs that it was made from.
    """
    inputs = tuple(Value(number) for number in at)
    *u, z = BY_THE_WAY[f](*inputs) if f in BY_THE_WAY else (FUNCTIONS[f](*inputs),)
    by, found = (*inputs, *u), []
    if v is not None:
        moved = 0.0
        for factor, x in zip(v, inputs):
            moved = moved + factor * gradient(z, x)
        return [(gradient(lifted(moved), x), inputs) for x in inputs]
    for i in along:
        z = gradient(z, by[i])
        found.append((z, inputs))
        z = Value(0.0) if z is None else lifted(z)
    return found


def number_of(z):
    """Return the plain number behind what was returned."""
    if z is not None and type(z) not in (Value, *NUMBERS):
        raise TypeError(f"gradient returned a {type(z).__name__}; it is to be a value, or a plain number")
    return z.value if isinstance(z, Value) else np.nan if z is None else float(z)


def run_again(found, places):
    """Return what the operations behind what was found give at other places, the oldest first."""
    known = {z: None for z, _ in found if isinstance(z, Value)}
    waiting = list(known)
    while waiting:
        for source in waiting.pop()._inputs:
            if source not in known:
                known[source] = None
                waiting.append(source)
    oldest_first = sorted(known, key=lambda value: value._age)
    return [at_place(oldest_first, found, place) for place in places]


def at_place(values, found, place):
    """Return what was found gives at another place, where all values on its way are the oldest first."""
    known, again = {}, dict(zip(found[0][1], place)) if found else {}
    for value in values:
        if value in again:
            known[value] = again[value]
        else:
            sources = [known[source] for source in value._inputs]
            known[value] = AGAIN[value._op](*sources) if value._op else value._value
    return [known[z] if isinstance(z, Value) else number_of(z) for z, _ in found]
