"""Exercise B9: the branch not taken is computed all the same, and its slope as well."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial, Variant

GIVEN = '''
class Traced(np.lib.mixins.NDArrayOperatorsMixin):
    """An array that knows what it was computed from: pairs of a Traced and the slope towards it."""

    count = 0

    def __init__(self, value, sources=()):
        self.value, self.sources = np.asarray(value, float), sources
        self.shape, self.ndim, self.size = self.value.shape, self.value.ndim, self.value.size
        Traced.count += 1
        self.number = Traced.count

    def __array_ufunc__(self, ufunc, method, *inputs, **named):
        values = [plain(x) for x in inputs]
        if method != "__call__" or named:
            raise TypeError(f"this little engine knows np.{ufunc.__name__} without further arguments only")
        z = ufunc(*values)
        if ufunc.__name__ not in SLOPES:
            if z.dtype == bool:
                return z
            raise TypeError(f"this little engine has no rule for np.{ufunc.__name__}")
        slopes = SLOPES[ufunc.__name__](z, *values)
        return Traced(z, [(x, s) for x, s in zip(inputs, slopes) if isinstance(x, Traced)])

    def __array_function__(self, function, types, inputs, named):
        if function in (np.zeros_like, np.ones_like, np.shape, np.ndim):
            return function(plain(inputs[0]), **named)
        if function is not np.where or len(inputs) != 3 or named:
            raise TypeError(f"this little engine has no rule for np.{function.__name__}")
        condition, x, y = inputs
        condition = plain(condition) != 0
        z = Traced(np.where(condition, plain(x), plain(y)))
        z.sources = [(b, on) for b, on in ((x, condition), (y, ~condition)) if isinstance(b, Traced)]
        return z

    def __setitem__(self, place, value):
        raise TypeError("a traced array can't be written into; use np.where")


def plain(x):
    return x.value if isinstance(x, Traced) else np.asarray(x)


SLOPES = {
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


def drive(learners, x, g):
    leaf = Traced(x)
    z = learners(leaf)
    if not isinstance(z, Traced):
        raise TypeError(f"it should return what was computed from x, not a {type(z).__name__}")
    grads, waiting = {z.number: np.array(g)}, {z.number: z}
    while waiting:
        tensor = waiting.pop(max(waiting))
        for source, slope in tensor.sources:
            contribution = grads[tensor.number] * slope
            grads[source.number] = grads.get(source.number, 0.0) + contribution
            waiting[source.number] = source
    return z.value, np.zeros(x.shape) + grads.get(leaf.number, 0.0)
'''


def where(x, y, *, condition):
    """Return x where the condition holds, else y."""
    return np.where(condition, x, y)


def clip(x, *, low, high):
    """Return x held between two numbers, by its real part."""
    return np.where(np.real(x) < low, low, np.where(np.real(x) > high, high, x))


def chosen(name, condition, **more):
    """One case of where."""
    condition = np.array(condition)
    return Case(name, dict.fromkeys("xy", condition.shape), {"condition": condition}, **more)


def held(name, low, high, *values, kind="plain"):
    """One case of clip."""
    return Case(name, {}, {"low": low, "high": high}, {"x": np.array(values)}, kind=kind)


T, F = True, False
CHOICES = (
    chosen("three numbers", [T, F, T]),
    chosen("a table", [[T, T, F], [F, T, F]]),
    chosen("one number, x", T),
    chosen("one number, y", F),
    chosen("always x", [T, T]),
    chosen("always y", [[F], [F]]),
    chosen("no entries", np.zeros((0, 2), bool)),
    chosen("the same array on both branches", [F, T, T, F, F], same=True),
    chosen("in Fortran order", [[T, F], [F, F], [T, T]], layout="fortran"),
)
HELD = (
    held("below, between, above", -1.0, 0.5, -1.7, 0.2, 1.4, -0.6),
    held("a table", 0.25, 0.75, [0.1, 0.5], [0.6, 0.9], [-2.0, 0.3]),
    held("all between", -3.0, 3.0, 1.0, -2.0),
    held("all outside", -0.1, 0.1, 1.0, -2.0, 0.4),
    held("one number", 0.0, 2.0, 1.1),
    Case("one number without axes", {}, {"low": 0.0, "high": 2.0}, {"x": np.array(3.1)}),
    Case("no entries", {"x": (0, 2)}, {"low": -1.0, "high": 1.0}),
    Case("three axes", {"x": (2, 3, 5)}, {"low": -0.8, "high": 1.1}),
    Case("in Fortran order", {"x": (3, 5)}, {"low": -0.8, "high": 1.1}, layout="fortran"),
    held("far out", -1.0, 0.5, -1e300, 1e300, 0.25, kind="edge"),
    held("on the bounds", -1.0, 0.5, -1.0, 0.5, 0.2, 2.0, kind="kink"),
)


def at(name, *values):
    """One trial of a safe function, with random gradients from above."""
    x = np.array(values, float)
    return Trial(name, lambda random: {"x": x, "g": random.normal(size=x.shape)})


SAFE = (
    at("only good numbers", 0.16, 2.25, 4.0),
    at("a negative one", -1.0, 4.0),
    at("a zero", 0.0, 0.25),
    at("an infinite one", np.inf, 9.0),
    at("all together", -1.0, 0.0, 0.49, 3.0, np.inf),
    at("nothing good", 0.0, -2.0),
    at("a table", [0.3, -0.7], [0.0, 2.2], [1e-6, 5.0]),
)


def inverse_of_double_root(x):
    """Return the slope of the root, infinite or nan where it is."""
    return 1 / (2 * np.sqrt(x))


def reciprocal(x):
    """Return the slope of the logarithm."""
    return 1 / x


def safe(function, name, f, slope, points):
    """Return the task of writing one safe function."""

    def right(x, g):
        ok = x > 0
        inside = np.where(ok, x, 1.0)
        return np.where(ok, f(inside), 0.0), np.where(ok, g * slope(inside), 0.0)

    def output_only(x, g):
        return np.where(x > 0, f(x), 0.0), np.where(x > 0, g, 0.0) * slope(x)

    def input_only(x, g):
        ok = x > 0
        inside = np.where(ok, x, 1.0)
        return f(inside), np.where(ok, g * slope(inside), 0.0)

    def unguarded(x, g):
        return f(x), g * slope(x)

    return Task(
        function,
        right,
        SAFE,
        points=points,
        says=f"{name} x where x > 0, else 0",
        results=("z", "dx"),
        given=GIVEN,
        wrong=(
            Variant(
                "ZERO_TIMES_INFINITY",
                output_only,
                "forward all is well; on the way back the 0 of the branch not taken meets an infinite slope, "
                "and dx is nan.",
                f"What does {name} still get to see where x is not above 0?",
            ),
            Variant(
                "OUTPUT_NOT_REPAIRED",
                input_only,
                "what goes in is repaired, and what comes out is left at the value of the replacement.",
                "Which z belongs to x = -1?",
            ),
            Variant(
                "UNGUARDED",
                unguarded,
                f"it is {name} itself, for every x.",
                "What should come out where x is not above 0?",
            ),
        ),
    )


exercise = Exercise(
    id="B9",
    name="where_clip_safe",
    title="The branch not taken",
    kind="driven",
    parts=(
        Rule("where_backward", where, CHOICES, points=2, says="z = np.where(condition, x, y)"),
        Rule("clip_backward", clip, HELD, points=2, says="z = np.clip(x, low, high)"),
        safe("safe_sqrt", "sqrt", np.sqrt, inverse_of_double_root, 3),
        safe("safe_log", "log", np.log, reciprocal, 3),
    ),
    hints=(
        "The unselected branch is still computed, and so is its slope. Who multiplies by it?",
        "Repair the *input* of the dangerous function, not only its output. Clip, by the way, is a choice, "
        "too.",
        "Two times where: first replace each bad x by a harmless number, then apply the function, "
        "then choose between its result and 0.",
    ),
    stars=4,
    minutes=30,
)
