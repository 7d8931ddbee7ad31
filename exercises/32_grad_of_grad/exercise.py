"""Exercise H7: a backward pass made of recorded operations."""

import numpy as np

from autogradkit.checking import Diagnosis, Exercise, Task, Trial, Variant

GIVEN = '''
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
'''
scope = {"np": np}
exec(GIVEN, scope)


def derivatives(f, at, along, v):
    """Return the derivatives one after the other, from formulas worked out by hand."""
    x, y = at
    t = np.tanh(x)
    s = 1 - t**2
    p = np.tanh(x * y)
    q = 1 - p**2
    if v is not None:
        h01 = q - 2 * p * q * x * y + 2 * x * np.cos(y)
        h00 = -2 * p * q * y**2 + 2 * np.sin(y)
        h11 = -2 * p * q * x**2 - x**2 * np.sin(y)
        return np.array([[h00, h01], [h01, h11]]) @ np.array(v)
    table = {
        "x³": {(0, 0, 0): (3 * x**2, 6 * x, 6)},
        "tanh x": {(0, 0, 0): (s, -2 * t * s, s * (6 * t**2 - 2))},
        "sin x": {(0, 0, 0): (np.cos(x), -np.sin(x), -np.cos(x))},
        "cos x": {(0, 0): (-np.sin(x), -np.cos(x))},
        "sin x cos x": {(0, 0, 0): (np.cos(2 * x), -2 * np.sin(2 * x), -4 * np.cos(2 * x))},
        "x y y": {(0, 1): (y**2, 2 * y), (1, 1, 0): (2 * x * y, 2 * x, 2)},
        "tanh(x y)": {(0, 1): (q * y, q - 2 * p * q * x * y)},
        "3 x + 1": {(0, 0): (3, 0), (1,): (0,)},
        "u = x y, u + u y": {(1, 1): (x + 2 * x * y, 2 * x)},
    }
    return np.array(table[f][along], float)


def judged(got, want, f, at, along, v):
    """Say at which derivative it goes wrong."""

    def told(code, said, asks):
        return Diagnosis(code, said, asks, True, "gradient")

    if got.shape != want.shape:
        return told("SHAPE", f"{len(want)} numbers were expected, {got.shape} came.", "")
    off = np.flatnonzero(~(np.abs(got - want) <= 1e-9 * max(1.0, np.max(np.abs(want)))))
    if not off.size:
        return ""
    first, ordinal = int(off[0]), ("first", "second", "third")
    if np.isnan(got[first]):
        return told("RETURNED_NONE", f"{{f}} returned None for {f}.", "Does every way out return?")
    if v is not None:
        said = f"the gradient of v · (gradient of {f}) is wrong."
        return told("WRONG_VALUES", said, "Are the second derivatives right, of one input at a time?")
    said = f"of {f}, the {ordinal[first]} derivative is {got[first]:g}; right is {want[first]:g}."
    if first:
        said = f"the first derivative of {f} is right. But {said.removeprefix(f'of {f}, ')}"
        asks = "Which of your rules computes with plain numbers, that have no past?"
        return told("RAW_NUMBERS", said, asks)
    if got[0] == 0:
        return told("G_NO_SEED", said, "What is the derivative of the output with respect to itself?")
    return told("WRONG_VALUES", said, "Work this one out by hand, node by node.")


def engine(slip):
    """Return a backward pass with a slip in it, as a function from a trial's arguments to numbers."""

    def rules(node, g):
        u = node.inputs[0]
        if node.op == "add":
            return g, g
        if node.op == "mul":
            return g * node.inputs[1], g * u
        if node.op == "tanh":
            return (g * (1 - node) if slip == "square" else g * (1 - node * node),)
        if node.op == "sin":
            return (g * u.cos(),)
        return (g * u.sin() if slip == "cosine" else g * (-u.sin()),)

    def gradient(output, x):
        order, seen = [], set()

        def visit(node):
            if node not in seen:
                seen.add(node)
                if slip == "early":
                    order.insert(0, node)
                for source in node.inputs:
                    visit(source)
                if slip != "early":
                    order.append(node)

        visit(output)
        grads = {output: 1.0}
        for node in reversed(order):
            g = grads.get(node, 0.0)
            for source, part in zip(node.inputs, rules(node, g) if node.inputs else (), strict=True):
                grads[source] = part if slip == "overwrite" else grads.get(source, 0.0) + part
        return grads.get(x, 0.0)

    return lambda **arguments: scope["drive"](gradient, **arguments)


def trial(f, *along, at=(0.7, -1.3), v=None, counts=True):
    """Return one trial: a function, and along which inputs to differentiate one after the other."""
    names = ", then ".join("xy"[i] for i in along) or "all second derivatives at once"
    return Trial(f"{f}: {names}", {"f": f, "at": at, "along": along, "v": v}, counts)


def somewhere(f, *along):
    """Return what draws the place at which a function is differentiated."""
    return lambda random: {
        "f": f,
        "at": tuple(random.uniform(0.3, 1.2, 2).tolist()),
        "along": along,
        "v": None,
    }


exercise = Exercise(
    id="H7",
    name="grad_of_grad",
    title="The gradient of the gradient",
    kind="driven",
    parts=(
        Task(
            "gradient",
            derivatives,
            (
                trial("x³", 0, 0, 0, at=(2.0, 1.0)),
                trial("tanh x", 0, 0, 0),
                trial("sin x", 0, 0, 0),
                trial("cos x", 0, 0),
                trial("sin x cos x", 0, 0, 0),
                trial("x y y", 0, 1),
                trial("x y y", 1, 1, 0),
                trial("tanh(x y)", 0, 1),
                trial("u = x y, u + u y", 1, 1, at=(3.0, 5.0)),
                trial("3 x + 1", 0, 0),
                trial("3 x + 1", 1, counts=False),
                trial("tanh(x y) + x² sin y", at=(0.6, 1.1), v=(0.4, -1.7)),
                Trial("sin x cos x: three times x, somewhere", somewhere("sin x cos x", 0, 0, 0)),
                Trial("tanh(x y): x, then y, somewhere", somewhere("tanh(x y)", 0, 1)),
            ),
            points=14,
            says="∂output/∂x, as a value that can be differentiated again",
            results=("derivatives",),
            given=GIVEN,
            judge=judged,
            wrong=(
                Variant(
                    "G_OVERWRITE",
                    engine("overwrite"),
                    "where a value is used more than once, one contribution stays and the others are lost.",
                    "A second contribution arrives at a value: what happens to the first?",
                ),
                Variant(
                    "FORMULA",
                    engine("square"),
                    "the slope of tanh lacks a square.",
                    "How steep is tanh at 0, and how steep far to the left?",
                ),
                Variant(
                    "SIGN",
                    engine("cosine"),
                    "the rule of cos has the wrong sign.",
                    "Does cos rise or fall, just after 0?",
                ),
            ),
        ),
    ),
    hints=(
        "The backward pass is itself a computation. Who records it?",
        "In every rule, compute with the values themselves and never with their `.value`. The slope of tanh "
        "is made of the output, "
        "which is a value too.",
        "Keep what each node has received in a dict. The first entry is 1.0 for the output; from then on "
        "every product in a rule makes a recorded value "
        "all by itself, because one of its factors is one.",
    ),
    stars=5,
    minutes=45,
)
