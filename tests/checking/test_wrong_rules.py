"""Every wrong rule here was written by somebody, somewhere; each must be refused and called by its name."""

from dataclasses import replace

import numpy as np
import pytest

from autogradkit.checking import Case, Exercise, InProcess, Rule, check, pointwise


def softmax(x, *, axis):
    e = np.exp(x - np.real(x).max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def sigmoid(x):
    return 0.5 * (1 + np.tanh(x / 2))


def cases(*shapes, params=None, **more):
    return tuple(
        Case(f"{n}: " + ", ".join(f"{k} {v}" for k, v in shape.items()), shape, params or {}, **more)
        for n, shape in enumerate(shapes)
    )


def reductions(*shapes_and_axes):
    return tuple(
        Case(f"{shape} along {axis}, keepdims {keep}", {"x": shape}, {"axis": axis, "keepdims": keep})
        for shape, axis in shapes_and_axes
        for keep in (False, True)
    )


MATRICES = cases(
    {"x": (2, 3), "y": (3, 5)},
    {"x": (5, 2), "y": (2, 7)},
    {"x": (3, 3), "y": (3, 3)},
    {"x": (1, 3), "y": (3, 2)},
)
ROWS = tuple(
    Case(f"{shape} along {axis}", {"x": shape}, {"axis": axis})
    for shape, axis in (((3,), -1), ((2, 5), -1), ((3, 2), 0), ((3, 3), -1), ((2, 3, 5), 1))
)
STRETCHES = tuple(
    Case(f"{shape} to {to}", {"x": shape}, {"to": to})
    for shape, to in (
        ((2, 3), (2, 3)),
        ((3,), (5, 3)),
        ((2, 1), (2, 5)),
        ((2, 1, 3), (5, 2, 4, 3)),
        ((), (2, 3)),
        ((1,), (7,)),
        ((1, 3), (1, 3)),
    )
)
SHRINKS = reductions(
    ((2, 3), 0), ((2, 3), 1), ((3, 3), 0), ((3, 3), 1), ((2, 3, 5), -2), ((2, 5), None), ((2, 3, 5), (0, 2))
)
EDGES = (Case("far from zero", values={"x": [-800.0, -30.0, -1.0, 0.5, 30.0, 800.0]}, kind="edge"),)

RULES = {
    "add": Rule("backward", lambda x, y: x + y, pointwise("x", "y")),
    "sub": Rule("backward", lambda x, y: x - y, pointwise("x", "y")),
    "mul": Rule("backward", lambda x, y: x * y, pointwise("x", "y")),
    "div": Rule("backward", lambda x, y: x / y, pointwise("x", "y")),
    "pow": Rule("backward", lambda x, *, n: x**n, pointwise("x", params={"n": 3})),
    "exp": Rule(
        "backward",
        np.exp,
        (*pointwise("x"), Case("large", values={"x": [700.0]}, kind="edge")),
        inputs=("x",),
    ),
    "log": Rule(
        "backward",
        np.log,
        (*pointwise("x"), Case("tiny", values={"x": [1e-300]}, kind="edge")),
        inputs=("x",),
        domain={"x": (0.2, 3.0)},
    ),
    "tanh": Rule("backward", np.tanh, pointwise("x") + EDGES, inputs=("x",)),
    "sigmoid": Rule("backward", sigmoid, pointwise("x") + EDGES),
    "relu": Rule("backward", lambda x: np.where(np.real(x) > 0, x, 0), pointwise("x", kinks=0.0)),
    "abs": Rule("backward", lambda x: x * np.where(np.real(x) > 0, 1, -1), pointwise("x", kinks=0.0)),
    "max": Rule(
        "backward",
        lambda x: np.max(x),
        (*cases({"x": (5,)}, {"x": (2, 3)}), Case("a tie", values={"x": [1.0, 2.0, 2.0, -1.0]}, kind="kink")),
        inputs=("x",),
        analytic=False,
    ),
    "ridge": Rule(
        "backward",
        lambda x, *, strength: np.sum(np.sin(x)) + strength / 2 * np.sum(x * x),
        cases({"x": (5,)}, {"x": (2, 3)}, {"x": (3, 3)}, params={"strength": 0.3}),
    ),
    "permute": Rule(
        "backward",
        lambda x, *, axes: np.transpose(x, axes),
        tuple(Case(f"axes {a}", {"x": (2, 3, 5)}, {"axes": a}) for a in ((1, 2, 0), (2, 0, 1), (0, 2, 1))),
    ),
    "scaled": Rule(
        "backward",
        lambda x, *, n: x**n + n * x,
        tuple(Case(f"{s}", {"x": s}, {"n": 3}) for s in ((3,), (2, 5), (3, 3))),
    ),
    "sum": Rule("backward", lambda x, *, axis, keepdims: x.sum(axis, keepdims=keepdims), SHRINKS),
    "mean": Rule("backward", lambda x, *, axis, keepdims: x.mean(axis, keepdims=keepdims), SHRINKS),
    "cumsum": Rule("backward", lambda x: np.cumsum(x), cases({"x": (5,)}, {"x": (3,)})),
    "transpose": Rule(
        "backward",
        np.transpose,
        (
            *cases({"x": (2, 3)}, params={"axes": (1, 0)}),
            *cases({"x": (2, 3, 5)}, {"x": (3, 3, 3)}, params={"axes": (1, 2, 0)}),
        ),
        inputs=("x",),
    ),
    "unbroadcast": Rule(
        "unbroadcast",
        lambda x, *, to: np.broadcast_to(x, to),
        STRETCHES,
        offers={"shape": lambda z, inputs, params: inputs["x"].shape},
    ),
    "matmul": Rule("backward", lambda x, y: x @ y, MATRICES),
    "softmax": Rule(
        "backward",
        softmax,
        (*ROWS, Case("a long row", {"x": (3000,)}, {"axis": -1}, kind="large", limit_mb=20)),
    ),
}


def back(g, axis, keepdims):
    return g if keepdims or axis is None else np.expand_dims(g, axis)


def stretched(g, x, axis, keepdims):
    return np.broadcast_to(back(g, axis, keepdims), x.shape)


def unbroadcast(g, shape, add=np.sum, lead=True, stretch=True, keep=True):
    if lead:
        g = add(g, axis=tuple(range(g.ndim - len(shape))))
    if stretch:
        for k, n in reversed(list(enumerate(shape))):
            if n == 1 and g.ndim > k and g.shape[k - len(shape)] != 1:
                g = add(g, axis=k - len(shape), keepdims=keep)
    return g


def in_place(g, x, y):
    dx = g * y
    g *= x
    return dx, g


def spoils_input(g, x, y):
    dx = g * y
    x *= g
    return dx, x.copy()


memory = []


def remembers(g, x, y):
    memory.append(1)
    return g * y, g * x * (1 + len(memory))


def numeric(g, x):
    return g * (np.tanh(x + 1e-5) - np.tanh(x - 1e-5)) / 2e-5


WRONG = [
    ("add", lambda g: (1.0, 1.0), "NO_UPSTREAM"),
    ("add", lambda g, x: (np.ones_like(x), np.ones_like(x)), "NO_UPSTREAM"),
    ("add", lambda g: g, "COUNT"),
    ("mul", lambda g, x, y: (g * y, np.sum(g * x)), "SHAPE"),
    ("add", lambda g: None, "RETURNED_NONE"),
    ("add", lambda g: (g, None), "RETURNED_NONE"),
    ("add", lambda g: "g", "RETURNED_TYPE"),
    ("add", lambda g: (g, g / 0), "NONFINITE_AT"),
    ("add", lambda g: (g, (g > 0)), "DTYPE"),
    ("add", lambda g: (g, undefined), "RAISES"),  # noqa: F821
    ("add", lambda g, w: (g, g), "UNKNOWN_NAME"),
    ("sub", lambda g: (g, g), "SIGN"),
    ("sub", lambda g: (-g, g), "SIGN"),
    ("mul", lambda x, y: (y, x), "NO_UPSTREAM"),
    ("mul", lambda g, x, y: (g * g * y, g * g * x), "UPSTREAM_TWICE"),
    ("mul", lambda g, x, y: (g * x, g * y), "SWAPPED_INPUTS"),
    ("mul", lambda g, x, y: (g * y + x, g * x + y), "TERM_WITHOUT_UPSTREAM"),
    ("mul", lambda g, x, y: (y * g.sum(), x * g.sum()), "UPSTREAM_POOLED"),
    ("mul", lambda g, x, y: (y * g.mean(), x * g.mean()), "UPSTREAM_POOLED"),
    ("mul", lambda g, x, y: (g, g), "LOCAL_MISSING"),
    ("mul", lambda g, x, y: (2 * g * y, 2 * g * x), "FACTOR"),
    ("mul", lambda g, x, y: (0 * g, 0 * g), "ALL_ZERO"),
    ("mul", lambda g, x, y: ((g * y).astype(np.float32), g * x), "FLOAT32_PRECISION"),
    ("mul", in_place, "MUTATES_UPSTREAM"),
    ("mul", spoils_input, "MUTATES_INPUT"),
    ("mul", remembers, "STATEFUL"),
    ("div", lambda g, x, y: (g / y, g * x / y**2), "SIGN"),
    ("div", lambda g, x, y: (g / y, -g * x / y), "FORMULA"),
    ("div", lambda g, x, y: (g / y, g / x), "FORMULA"),
    ("pow", lambda g, x, n: g * x ** (n - 1), "FACTOR"),
    ("pow", lambda g, x, n: g * n * x**n, "FORMULA"),
    ("pow", lambda g, x, n: g * (n - 1) * x ** (n - 1), "FORMULA"),
    ("exp", lambda g, x: g * x, "USED_INPUT_FOR_OUTPUT"),
    ("exp", lambda g, x: g * x * np.exp(x - 1), "FORMULA"),
    ("exp", lambda g, z: z, "NO_UPSTREAM"),
    ("exp", lambda g, z: g, "LOCAL_MISSING"),
    ("exp", lambda g, z: -g * z, "SIGN"),
    ("log", lambda g, z: g / z, "USED_OUTPUT_FOR_INPUT"),
    ("log", lambda g, x: g * x, "FORMULA"),
    ("log", lambda g, x: g / x**2, "FORMULA"),
    ("log", lambda g, x: g / (x + 1e-8), "LOOKS_NUMERICAL"),
    ("tanh", lambda g, x: g * (1 - x**2), "USED_INPUT_FOR_OUTPUT"),
    ("tanh", lambda g, z: g * (1 - z), "FORMULA"),
    ("tanh", lambda g, z: g * (1 + z**2), "FORMULA"),
    ("tanh", lambda g, z: g * (z**2 - 1), "SIGN"),
    ("tanh", lambda g, z: g * (1 - np.tanh(z) ** 2), "USED_OUTPUT_FOR_INPUT"),
    ("tanh", lambda g, x: g * 4 / (np.exp(x) + np.exp(-x)) ** 2 * np.exp(x) / np.exp(x), "NONFINITE_AT"),
    ("tanh", numeric, "LOOKS_NUMERICAL"),
    ("exp", lambda g, x: g * (np.exp(x + 1e-6) - np.exp(x)) / 1e-6, "LOOKS_NUMERICAL"),
    ("tanh", lambda g, x: g * (1 - (np.tanh(x) if np.all(abs(x) < 20) else np.sign(x)) ** 2), "CANCELLATION"),
    ("sigmoid", lambda g, x: g * x * (1 - x), "USED_INPUT_FOR_OUTPUT"),
    ("sigmoid", lambda g, z: g * sigmoid(z) * (1 - sigmoid(z)), "USED_OUTPUT_FOR_INPUT"),
    ("sigmoid", lambda g, z: g * (1 - z), "FORMULA"),
    ("sigmoid", lambda g, z: g * z * (z - 1), "SIGN"),
    ("sigmoid", lambda g, z: g * z * (1 + z), "FORMULA"),
    ("sigmoid", lambda g, x: g * np.exp(-x) / (1 + np.exp(-x)) ** 2, "NONFINITE_AT"),
    ("relu", lambda g, x: g * (g > 0), "NOT_LINEAR"),
    ("relu", lambda g, x: np.maximum(g, 0) * (x > 0), "NOT_LINEAR"),
    ("relu", lambda g, x: g, "WRONG_ONLY_WHERE"),
    ("relu", lambda g, x: g * (x > -10), "WRONG_ONLY_WHERE"),
    ("relu", lambda g, x: g * np.where(x > 0, 1, 0.01), "WRONG_ONLY_WHERE"),
    ("relu", lambda g, x: g * (x < 0), "WRONG_ROUTING"),
    ("relu", lambda g, x, z: g * z, "FORMULA"),
    ("relu", lambda g, x: g * np.where(x == 0, 2.0, x > 0), "NOT_A_SUBGRADIENT"),
    ("max", lambda g, x: g * (x == x.max()), "NOT_A_SUBGRADIENT"),
    ("max", lambda g, x: g * np.ones_like(x), "WRONG_ROUTING"),
    ("max", lambda g, x: g * (x == x.min()), "WRONG_ROUTING"),
    ("ridge", lambda g, x, strength: g * (np.cos(x) + 2 * strength * x), "PATH_TWICE"),
    ("ridge", lambda g, x, strength: g * (np.cos(x) + 2.5 * strength * x), "ADDS"),
    ("ridge", lambda g, x, strength: g * np.cos(x), "MISSING_PATH"),
    ("permute", lambda g, axes: np.transpose(g, axes), "INVERSE_PERMUTATION"),
    ("scaled", lambda g, x: g * (4 * x**3 + 4), "PARAMETER_IGNORED"),
    ("mul", lambda g, x, y: (g * y / 0 * 0, g * x), "NONFINITE_AT"),
    ("sum", lambda g, x: g, "NOT_EXPANDED"),
    ("sum", lambda x: np.ones_like(x), "NO_UPSTREAM"),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * g.size / x.size, "FACTOR"),
    ("sum", lambda g, x: np.broadcast_to(g, x.shape), "WRONG_AXIS"),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims), "FACTOR"),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / x.size, "FACTOR"),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / len(x), "FACTOR"),
    ("cumsum", lambda g: np.cumsum(g), "JACOBIAN_TRANSPOSED"),
    ("cumsum", lambda g: g, "JACOBIAN_DIAGONAL_ONLY"),
    ("transpose", lambda g, axes: g.transpose(axes), "INVERSE_PERMUTATION"),
    ("transpose", lambda g: g, "AXES_NOT_MOVED"),
    ("transpose", lambda g: g.T, "AXES_REVERSED"),
    ("abs", lambda g: g, "WRONG_ONLY_WHERE"),
    ("abs", lambda g, x: g * x / np.abs(x), "NONFINITE_AT"),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) / g.size, "FACTOR"),
    ("unbroadcast", lambda g, shape: unbroadcast(g, shape, np.mean), "MEAN_FOR_SUM"),
    ("unbroadcast", lambda g, shape: g, "UNBROADCAST_MISSING"),
    ("unbroadcast", lambda g, shape: unbroadcast(g, shape, stretch=False), "UNBROADCAST_PARTIAL"),
    ("unbroadcast", lambda g, shape: unbroadcast(g, shape, lead=False), "UNBROADCAST_PARTIAL"),
    ("unbroadcast", lambda g, shape: unbroadcast(g, shape, keep=False), "KEEPDIMS_SHAPE"),
    ("unbroadcast", lambda g, shape: np.ones(shape), "NO_UPSTREAM"),
    ("matmul", lambda g, x, y: (np.ones_like(g) @ y.T, x.T @ np.ones_like(g)), "NO_UPSTREAM"),
    ("matmul", lambda g, x, y: ((g @ y.T).T, (x.T @ g).T), "TRANSPOSED"),
    ("matmul", lambda g, x, y: (g @ y, x @ g), "OTHER_INPUT_TRANSPOSED"),
    ("matmul", lambda g, x, y: (y.T @ g, g @ x.T), "ORDER"),
    ("matmul", lambda g, x, y: (g * y, g * x), "ELEMENTWISE"),
    ("matmul", lambda g, x, y: (x.T @ g, g @ y.T), "SWAPPED_INPUTS"),
    ("softmax", lambda g, z, axis: g * z * (1 - z), "JACOBIAN_DIAGONAL_ONLY"),
    ("softmax", lambda g, z, axis: g * z, "MISSING_PATH"),
    ("softmax", lambda g, z, axis: z * (g - (g * z).sum(-1, keepdims=True)), "WRONG_AXIS"),
    ("softmax", lambda g, z, axis: z * (g - (g * z).sum(0, keepdims=True)), "WRONG_AXIS"),
    ("softmax", lambda g, z, axis: z * (g - (g * z).sum()), "WRONG_AXIS"),
    ("softmax", lambda g, z, axis: -z * (g * z).sum(axis, keepdims=True), "MISSING_PATH"),
    ("softmax", lambda g, z, axis: z * (g + (g * z).sum(axis, keepdims=True)), "PATH_SIGN"),
    ("softmax", lambda g, z, axis: np.zeros_like(g), "ALL_ZERO"),
    ("softmax", lambda g, z, axis: z * (1 - z), "NO_UPSTREAM"),
]

RIGHT = [
    ("add", lambda g: (g, g)),
    ("add", lambda g, eps=1e-9: (g, g)),
    ("add", lambda g, **others: (g, g)),
    ("sub", lambda g: (g, -g)),
    ("mul", lambda g, x, y: (g * y, g * x)),
    ("mul", lambda g, x, y: [np.multiply(g, y), np.einsum("...,...->...", x, g)]),
    ("div", lambda g, x, y: (g / y, -g * x / y**2)),
    ("div", lambda g, z, y: (g / y, -g * z / y)),
    ("pow", lambda g, x, n: g * n * x ** (n - 1)),
    ("exp", lambda g, z: g * z),
    ("exp", lambda g, x: g * np.exp(x)),
    ("exp", lambda g, z: (g * z,)),
    ("log", lambda g, x: g / x),
    ("log", lambda g, z: g * np.exp(-z)),
    ("tanh", lambda g, z: g * (1 - z**2)),
    ("tanh", lambda g, x: g * (1 - np.tanh(x) ** 2)),
    ("tanh", lambda g, z: g * (1 - z) * (1 + z)),
    ("tanh", lambda g, x: g / np.cosh(x) ** 2),
    ("tanh", lambda g, x: g * (1 / np.cosh(x)) ** 2),
    ("sigmoid", lambda g, z: g * z * (1 - z)),
    ("sigmoid", lambda g, z: g * (z - z**2)),
    ("sigmoid", lambda g, x: g * sigmoid(x) * sigmoid(-x)),
    ("relu", lambda g, x: g * (x > 0)),
    ("relu", lambda g, x: g * (x >= 0)),
    ("relu", lambda g, z: np.where(z > 0, g, 0)),
    ("relu", lambda g, x: g * np.heaviside(x, 0.5)),
    ("max", lambda g, x: g * (x == x.max()) / (x == x.max()).sum()),
    ("max", lambda g, x: g * (np.arange(x.size) == np.argmax(x)).reshape(x.shape)),
    ("ridge", lambda g, x, strength: g * (np.cos(x) + strength * x)),
    ("permute", lambda g, axes: np.transpose(g, np.argsort(axes))),
    ("scaled", lambda g, x, n: g * n * (x ** (n - 1) + 1)),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims)),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims).copy()),
    ("mean", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * g.size / x.size),
    ("cumsum", lambda g: np.cumsum(g[::-1])[::-1]),
    ("transpose", lambda g, axes: g.transpose(np.argsort(axes))),
    ("abs", lambda g, x: g * np.sign(x)),
    ("unbroadcast", unbroadcast),
    ("matmul", lambda g, x, y: (g @ y.T, x.T @ g)),
    ("matmul", lambda g, x, y: (np.einsum("ij,kj->ik", g, y), np.einsum("ij,ik->jk", x, g))),
    ("softmax", lambda g, z, axis: z * (g - (g * z).sum(axis, keepdims=True))),
    ("softmax", lambda g, z, axis: g * z - z * np.sum(g * z, axis=axis, keepdims=True)),
    (
        "softmax",
        lambda g, x, axis: softmax(x, axis=axis) * (g - (g * softmax(x, axis=axis)).sum(axis, keepdims=True)),
    ),
]


def report_on(name, rule, seed=0):
    trusted = RULES[name]
    if seed:
        trusted = replace(trusted, cases=tuple(replace(c, name=f"{c.name} #{seed}") for c in trusted.cases))
    exercise = Exercise("T", name, "", (trusted,))
    return check(exercise, InProcess({trusted.function: rule}))


@pytest.mark.parametrize(("name", "rule", "code"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_a_wrong_rule_is_refused_and_called_by_its_name(name, rule, code):
    report = report_on(name, rule)
    assert not report.passed
    assert report.codes[0] == code, str(report)
    if report.status != "flagged":
        assert report.diagnoses[0].certain
        assert report.points < report.max_points


@pytest.mark.parametrize(("name", "rule"), RIGHT, ids=lambda v: v if isinstance(v, str) else "")
def test_a_right_rule_passes_however_it_is_written_and_whatever_the_seed(name, rule):
    for seed in range(8):
        report = report_on(name, rule, seed)
        assert report.passed, str(report)
        assert report.points == report.max_points


TWO_AT_ONCE = [
    ("matmul", lambda g, x, y: (-g @ y, -x @ g), ("SIGN", "OTHER_INPUT_TRANSPOSED")),
    ("matmul", lambda g, x, y: ((-g @ y.T).T, (-x.T @ g).T), ("SIGN", "TRANSPOSED")),
    ("tanh", lambda g, z: -g * np.where(z < 0, 1 - z**2, 2), ("SIGN", "WRONG_ONLY_WHERE")),
    ("div", lambda g, x, y: (-g * x / y, g / y), ("SWAPPED_INPUTS", "FORMULA")),
    ("softmax", lambda g, z, axis: 2 * g * z, ("FACTOR", "MISSING_PATH")),
    ("matmul", lambda g, x, y: (g @ y / len(x), x @ g / len(x)), ("FACTOR", "OTHER_INPUT_TRANSPOSED")),
    ("unbroadcast", lambda g, shape: -g, ("SIGN", "UNBROADCAST_MISSING")),
]


@pytest.mark.parametrize(
    ("name", "rule", "codes"), TWO_AT_ONCE, ids=lambda v: v if isinstance(v, str) else ""
)
def test_two_mistakes_at_once_are_both_named(name, rule, codes):
    report = report_on(name, rule)
    assert set(codes) <= set(report.codes), str(report)


def kept_away(g, x, y):
    y = np.where(np.abs(y) < 0.1, 0.1, y)
    return g / y, -g * x / y**2


BY_SIZE = [
    ("mul", lambda g, x, y: (np.clip(g, -100, 100) * y, np.clip(g, -100, 100) * x), "NOT_LINEAR"),
    ("mul", lambda g, x, y: (np.where(np.abs(g) < 1e-6, 0, g) * y, g * x), "NOT_LINEAR"),
    ("mul", lambda g, x, y: (g * np.clip(y, -2, 2), g * np.clip(x, -2, 2)), "WRONG_ONLY_WHERE"),
    ("div", kept_away, "WRONG_ONLY_WHERE"),
    ("div", lambda g, x, y: (g / (y + 1e-10), -g * x / y**2), "LOOKS_NUMERICAL"),
]


@pytest.mark.parametrize(("name", "rule", "code"), BY_SIZE, ids=lambda v: v if isinstance(v, str) else "")
def test_a_rule_that_is_right_on_ordinary_numbers_only_is_told_so(name, rule, code):
    report = report_on(name, rule)
    assert report.status == ("flagged" if code == "LOOKS_NUMERICAL" else "partial")
    assert report.codes[0] == code, str(report)
    assert report.examples


FURTHER = [
    ("mul", lambda g, x, y: (g * np.where(y < 0, -y, y), g * x), "FORMULA"),
    ("cumsum", lambda g: np.diff(g, prepend=0), "INVERSE"),
    ("cumsum", lambda g: np.cumsum(np.append(g[:-1], 0)[::-1])[::-1], "OUTPUT_FORGOTTEN"),
    ("softmax", lambda g, z, axis: z * z * (g - (g * z).sum(axis, keepdims=True)), "ARRAY_FACTOR"),
    ("softmax", lambda g, z, axis: z * (g - (g * z).mean(axis, keepdims=True)), "PATH_FACTOR"),
    ("sum", lambda g, x, axis, keepdims: stretched(g, x, axis, keepdims) * np.sqrt(x.shape[0]), "FACTOR"),
    ("log", lambda g, x: g / x / np.log(10), "FACTOR"),
    ("exp", lambda g, z: g * z**3, "FORMULA"),
]


@pytest.mark.parametrize(("name", "rule", "code"), FURTHER, ids=lambda v: v if isinstance(v, str) else "")
def test_what_is_in_no_catalogue_has_its_name_as_well(name, rule, code):
    report = report_on(name, rule)
    assert report.codes[0] == code, str(report)
    assert report.diagnoses[0].certain


WHERE = [
    ("log", lambda g, x: g * x / x**2, "up to x = 1.57"),
    ("tanh", lambda g, x: g / np.cosh(np.clip(x, -10, 10)) ** 2, "from x = -10 on"),
    ("tanh", lambda g, x: g / np.cosh(x) ** 2 * np.exp(x) / np.exp(x), "from x = -745.2 on"),
]


@pytest.mark.parametrize(("name", "rule", "said"), WHERE, ids=lambda v: v if isinstance(v, str) else "")
def test_where_it_breaks_is_bisected(name, rule, said):
    assert said in str(report_on(name, rule))


def test_what_breaks_at_zero_only_needs_no_bisection():
    at_zero = (*pointwise("x"), Case("a zero", values={"x": [0.0, 1.5, -0.7]}, kind="edge"))
    trusted = Rule("backward", lambda x: x**3, at_zero)
    report = check(
        Exercise("T", "cube", "", (trusted,)), InProcess({"backward": lambda g, x: 3 * g * x**3 / x})
    )
    assert "dx is NaN at x = 0; the true gradient there is 0." in str(report)


def test_a_row_that_overflows_is_bisected_as_a_whole():
    far = Case("far", values={"x": [[800.0, -800.0, 1.0]]}, params={"axis": 1}, kind="edge")
    trusted = Rule("backward", softmax, (*ROWS, far))

    def naive(g, x, axis):
        z = np.exp(x) / np.exp(x).sum(axis, keepdims=True)
        return z * (g - (g * z).sum(axis, keepdims=True))

    report = check(Exercise("T", "softmax", "", (trusted,)), InProcess({"backward": naive}))
    assert "from entries of size 709.8 on" in str(report)


STRANGE = {
    "a number": 1.0,
    "a whole number": 3,
    "an empty array": np.zeros(0),
    "six axes": np.zeros((1, 1, 1, 1, 1, 1)),
    "complex numbers": np.ones((2, 3)) * 1j,
    "a complex number": 2j,
    "truth values": np.ones(3, bool),
    "whole numbers": np.arange(6).reshape(2, 3),
    "infinity": np.inf,
    "not a number": np.full(3, np.nan),
    "half precision": np.ones((3, 3), np.float16),
    "an empty tuple": (),
    "a tuple in a tuple": ((1.0, 2.0), 3.0),
    "a dictionary": {"dx": 1},
    "a ragged list": [[1, 2], [3]],
    "text": "g",
    "objects": np.array([None, 1]),
    "dates": np.array(["2020-01-01"], "datetime64[D]"),
}


@pytest.mark.parametrize("returned", STRANGE.values(), ids=STRANGE.keys())
@pytest.mark.parametrize("name", ["exp", "relu", "max", "unbroadcast", "softmax", "mul", "matmul", "mean"])
def test_whatever_a_rule_returns_it_is_refused_in_words(name, returned):
    for value in (returned, (returned, returned)):
        report = report_on(name, lambda g, value=value: value)
        assert not report.passed
        assert report.diagnoses
        assert str(report)
        assert report._repr_html_()
        assert report.to_json()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_always_raises_earns_nothing(name):
    report = report_on(name, lambda g: g[100, 100, 100])
    assert (report.status, report.points, report.codes) == ("error", 0, ("RAISES",))


def test_the_upstream_gradient_itself_for_an_input_of_another_shape_is_refused_in_words():
    assert report_on("matmul", lambda g, x, y: (g, g)).codes
