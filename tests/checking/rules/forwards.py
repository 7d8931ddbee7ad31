"""Trusted forwards of all kinds, with the cases that a rule for them is tried on."""

import numpy as np

from autogradkit.checking import Case, Rule, pointwise


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
    "interference": Rule("backward", lambda x, y: np.sin(x - y), cases({"x": (4,), "y": (4,)})),
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
