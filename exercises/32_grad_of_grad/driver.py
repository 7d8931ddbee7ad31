"""Drives a gradient made of recorded operations, which can be differentiated again."""

import numpy as np


class Value:
    """A number that remembers how it came about."""

    __slots__ = ("inputs", "op", "value")

    def __init__(self, value, op="", inputs=()):
        self.value, self.op, self.inputs = float(value), op, inputs

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


FAR = 2.0**56
FUNCTIONS = {
    "x³": lambda x, y: x * x * x,
    "tanh x": lambda x, y: x.tanh(),
    "sin x": lambda x, y: x.sin(),
    "cos x": lambda x, y: x.cos(),
    "sin x cos x": lambda x, y: x.sin() * x.cos(),
    "x y y": lambda x, y: x * y * y,
    "tanh(x y)": lambda x, y: (x * y).tanh(),
    "3 x + 1": lambda x, y: 3 * x + 1,
    "u = x y, u + u y": lambda x, y: (lambda u: u + u * y)(x * y),
    "tanh(x y) + x² sin y": lambda x, y: (x * y).tanh() + x * x * y.sin(),
}


def drive(gradient, f, at, along, v):
    """Return the derivatives at a place, and far out, in the same directions."""
    return tuple(derivatives(gradient, f, place, along, v) for place in (at, far_out(at)))


def far_out(at):
    """Return a place where numbers stand so far apart that none can be moved by a little."""
    return tuple(FAR * number for number in at)


def derivatives(gradient, f, at, along, v):
    """Differentiate again and again; with `v`, the gradient of v times the gradient."""
    inputs = tuple(Value(number) for number in at)
    z, found = FUNCTIONS[f](*inputs), []
    if v is not None:
        moved = 0.0
        for factor, x in zip(v, inputs):
            moved = moved + factor * gradient(z, x)
        return np.array([number_of(gradient(lifted(moved), x)) for x in inputs])
    for i in along:
        z = gradient(z, inputs[i])
        found.append(number_of(z))
        z = Value(0.0) if z is None else lifted(z)
    return np.array(found)


def number_of(z):
    """Return the plain number behind what was returned."""
    return z.value if isinstance(z, Value) else np.nan if z is None else float(z)
