"""The library's own rules as exercises: the op's forward, the op's rule, and cases for both."""

import inspect
import textwrap

import autogradkit  # noqa: F401  (defines the ops)
from autogradkit.checking import Case, Rule, pointwise
from autogradkit.core.op import OPS

POSITIVE = {"log", "sqrt", "log2", "log10", "log1p", "cbrt"}
SMALL = {"arcsin", "arccos", "arctanh", "tan"}
ABOVE_ONE = {"arccosh"}
ONE = "add sub mul div neg reciprocal square exp log sqrt cbrt exp2 expm1 log1p log2 log10 logaddexp tanh"
ONE += " sinh cosh"
ONE += (
    " arcsinh arccosh arctanh sigmoid relu abs sin cos tan arcsin arccos arctan hypot arctan2 maximum minimum"
)
REDUCE = "sum mean max min prod logsumexp var std norm"
SHAPES = (((2, 3), 0), ((2, 3), 1), ((3, 3), 1), ((2, 3, 5), -2), ((2, 3, 5), (0, 2)), ((2, 5), None))


def domain(name, inputs):
    if name in POSITIVE:
        return dict.fromkeys(inputs, (0.3, 3.0))
    if name in SMALL:
        return dict.fromkeys(inputs, (-0.8, 0.8))
    return dict.fromkeys(inputs, (1.3, 3.0)) if name in ABOVE_ONE else {}


def cases_of(name, inputs):
    if name in ONE.split():
        return pointwise(*inputs)
    if name in ("max", "min"):
        plain = tuple(
            Case(f"{s} along {a}, {k}", {"x": s}, {"axis": a, "keepdims": k})
            for s, a in SHAPES
            for k in (False, True)
        )
        tie = {"x": [[1.0, 2.0, 2.0], [-1.0, -1.0, 0.5]]}
        return (*plain, Case("a tie", values=tie, params={"axis": 1, "keepdims": False}, kind="kink"))
    if name in REDUCE.split():
        more = [{"ddof": 0}, {"ddof": 1}] if name in ("var", "std") else [{}]
        return tuple(
            Case(f"{shape} along {axis}, {keep}, {m}", {"x": shape}, {"axis": axis, "keepdims": keep, **m})
            for shape, axis in SHAPES
            for keep in (False, True)
            for m in more
        )
    if name in ("softmax", "log_softmax", "cumsum", "cumprod", "flip"):
        return tuple(Case(f"{s} along {a}", {"x": s}, {"axis": a}) for s, a in SHAPES if isinstance(a, int))
    if name == "transpose":
        orders = ((1, 0), (1, 2, 0), (2, 0, 1), None)
        return tuple(Case(f"axes {a}", {"x": (2, 3, 5)[: len(a or (1, 2, 3))]}, {"axes": a}) for a in orders)
    if name == "reshape":
        return tuple(Case(f"{s}", {"x": s}, {"shape": (s[1], s[0])}) for s in ((2, 3), (5, 2), (3, 3)))
    if name == "broadcast_to":
        pairs = (((3,), (2, 3)), ((2, 1), (2, 5)), ((), (3,)), ((2, 1, 3), (5, 2, 4, 3)))
        return tuple(Case(f"{s} to {t}", {"x": s}, {"shape": t}) for s, t in pairs)
    if name == "matmul":
        pairs = (((2, 3), (3, 5)), ((3, 3), (3, 3)), ((2, 3, 5), (2, 5, 7)), ((3,), (3, 2)), ((2, 3), (3,)))
        return tuple(Case(f"{s} @ {t}", {"x": s, "y": t}) for s, t in (*pairs, ((5,), (5,))))
    if name == "roll":
        return tuple(
            Case(f"{s} by {k}", {"x": s}, {"shift": k, "axis": 0}) for s, k in (((5,), 2), ((3, 2), -1))
        )
    if name == "inv":
        return tuple(Case(f"{n}", {"x": (n, n)}) for n in (2, 3))
    if name == "solve":
        return tuple(Case(f"{n}", {"x": (n, n), "y": (n, 2)}) for n in (2, 3))
    return ()


EXTRA = ("transpose", "reshape", "broadcast_to", "matmul", "roll", "inv", "solve")
EXTRA += ("softmax", "log_softmax", "cumsum", "cumprod", "flip")


def library():
    """Yield (op name, Rule, source of the rule, its globals)."""
    for name in (*ONE.split(), *REDUCE.split(), *EXTRA):
        op = OPS[name]
        function = op.rule.function
        inputs = tuple(op.inputs)
        offers = {
            "x_shape": lambda z, inputs, params: inputs["x"].shape,
            "z_shape": lambda z, inputs, params: z.shape,
            "needs": lambda z, inputs, params: (True,) * len(inputs),
        }
        rule = Rule(
            "backward",
            op.forward,
            cases_of(name, inputs),
            inputs=inputs,
            analytic=False,
            domain=domain(name, inputs),
            offers={k: f for k, f in offers.items() if k in inspect.signature(function).parameters},
        )
        source = textwrap.dedent(inspect.getsource(function))
        lines = source.splitlines()
        start = next(n for n, line in enumerate(lines) if line.startswith("def "))
        yield (
            name,
            rule,
            "\n".join(lines[start:]).replace(f"def {function.__name__}(", "def backward(", 1),
            {
                **function.__globals__,
                function.__name__: function,
            },
        )
