"""Every op, because it exists: its value against NumPy's, its slopes against differences, twice over.

table.txt holds one case a line. A case is computed once on plain arrays, which is NumPy itself, and once on
tensors; each derivative is compared with Richardson-extrapolated central differences of the order before.
"""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.core import OPS
from autogradkit.core.engine import backward_steps, youngest_first
from autogradkit.core.ops.spectrum import Spectrum
from autogradkit.graph.computation.replay import replay
from autogradkit.platforms import in_browser

MASK = np.array([[True, False, True], [True, True, False]])


def rows():
    """Yield (section, name, expression) of every line of the table."""
    for line in (Path(__file__).parent / "table.txt").read_text().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith("#"):
            name, expression = line.split(": ", 1)
            yield section, name, expression


ROWS = list(rows())
each_row = pytest.mark.parametrize(("section", "expression"), [pytest.param(s, e, id=e) for s, _, e in ROWS])
POINTWISE = [(s, e) for s, _, e in ROWS if s in ("one number at a time", "two numbers at a time")]
each_pointwise = pytest.mark.parametrize("expression", [e for _, e in POINTWISE], ids=lambda e: e)
each_pair = pytest.mark.parametrize(
    "expression",
    [e for s, e in POINTWISE if s.startswith("two") and "mask" not in e],
    ids=lambda e: e,
)


def inputs(shapes=None):
    """Return the table's letters as arrays of numbers that are nowhere near each other or a kink."""
    rng = np.random.default_rng(7)

    def spread(*shape, low=-1.4, high=1.8):
        n = int(np.prod(shape))
        steps = (np.arange(n) + 0.3 + 0.4 * rng.random(n)) / max(n, 1)
        return rng.permutation(low + (high - low) * steps).reshape(shape)

    pointwise = {"x": (2, 3), "y": (2, 3), "p": (2, 3), "u": (2, 3), "a": (2, 3)} | (shapes or {})
    return {
        "x": spread(*pointwise["x"]),
        "y": spread(*pointwise["y"], low=-1.3),
        "p": spread(*pointwise["p"], low=0.4, high=2.2),
        "u": spread(*pointwise["u"], low=-0.9, high=0.9),
        "a": spread(*pointwise["a"], low=1.2, high=3),
        "t": spread(2, 3, 4),
        "w": spread(4),
        "s": np.array(0.7),
        "e": np.zeros((0, 3)),
        "o": spread(2, 4) * [[1, 0, 1, 1], [0, 1, 0, 1]],
        "m": spread(3, 3) + 2 * np.diag([1, -1.3, 1.1]),
        "n": spread(3, 3),
        "r": spread(4, 3),
        "c": spread(3, 4) + np.eye(3, 4) * [1, 2, 3, 4],
        "B": spread(2, 3, 3) + 2 * np.eye(3),
    }


def holed(t):
    return np.where(np.isin(np.arange(24).reshape(2, 3, 4), [1, 5, 6, 14, 22]), np.nan, t)


def written(x, index, y):
    z = x * 1.0
    z[index] = y
    return z


HELPERS = {
    "np": np,
    "ag": ag,
    "divmod": divmod,
    "holed": holed,
    "mask": MASK,
    "written": written,
    "sym": lambda m: (m + np.swapaxes(m, -1, -2)) / 2,
    "spd": lambda m: m @ np.swapaxes(m, -1, -2) + np.eye(3),
    "kron2": lambda m: np.kron(np.eye(2), m) + 0.1,
}


def run(code, values):
    """Return the results of an expression as a list of real arrays or tensors."""
    z = eval(code, HELPERS | values)
    parts = []
    for part in z if isinstance(z, (tuple, list)) else [z]:
        if "np.linalg.eig" in code.co_filename:
            parts.append(part.real if np.iscomplexobj(part) else part)  # from NumPy 2.5 on they are complex
        elif isinstance(part, Spectrum) or np.iscomplexobj(part):
            parts += [part.real, part.imag]
        else:
            parts.append(part)
    return parts


class Case:
    """An expression with its inputs, as a function of them all that gives one number, Σ g z."""

    def __init__(self, expression, values=None):
        self.code = compile(expression, expression, "eval")
        values = values or inputs()
        self.values = {k: v for k, v in values.items() if k in self.code.co_names}
        rng = np.random.default_rng(3)
        with np.errstate(all="ignore"):
            self.want = run(self.code, self.values)
        self.g = [rng.normal(size=np.shape(z)) for z in self.want]
        self.directions = [{k: rng.normal(size=v.shape) for k, v in self.values.items()} for _ in range(2)]

    def number(self, values, g):
        """Return Σ g z over all results."""
        return sum(np.sum(gk * z) for gk, z in zip(g, run(self.code, values), strict=True))

    def gradient(self, values):
        """Return the engine's gradient by every input, on plain arrays."""
        tensors = {k: Tensor(v) for k, v in values.items()}
        self.number(tensors, self.g).backward()
        return {k: t.grad for k, t in tensors.items()}

    def moved(self, step, direction):
        return {k: v + step * direction[k] for k, v in self.values.items()}

    def recorded(self, along):
        """Return tensors, and the slopes of Σ g z along directions, one after the other, as a number."""
        tensors = {k: Tensor(v) for k, v in self.values.items()}
        g = [Tensor(gk) for gk in self.g]
        z = self.number(tensors, g)
        for direction in along:
            z.backward(create_graph=True)
            z = sum(np.sum(t.grad * direction[k]) for k, t in tensors.items() if t.grad is not None)
            for t in (*tensors.values(), *g):
                t.grad = None
        return z, tensors, g


def richardson(f, h=4e-3):
    """Return df/dt at 0: central differences of four steps, extrapolated. Error of order h⁸ + 1e-16 / h."""
    rows = [(f(h / 2**i) - f(-h / 2**i)) / (2 * h / 2**i) for i in range(4)]
    for order in (4, 16, 64):
        rows = [(order * fine - coarse) / (order - 1) for coarse, fine in pairwise(rows)]
    return rows[0]


def close(got, want, size, tolerance):
    got, want = np.asarray(got), np.asarray(want)
    assert got.shape == want.shape
    scale = 1 + np.max(np.abs(size), initial=0)
    assert np.all(np.abs(got - want) <= tolerance * scale), f"got {got}, want {want}"


@each_row
def test_the_value_is_numpys_for_tensors_and_for_every_layout(section, expression):
    case = Case(expression)
    layouts = [
        lambda v: v,
        lambda v: np.array(v, order="F"),
        lambda v: np.flip(np.flip(v).copy()),
    ]
    for layout in layouts:
        values = {k: Tensor(v) for k, v in case.values.items()}
        for k, v in case.values.items():
            values[k]._data = layout(v)[()]
        for got, want in zip(run(case.code, values), case.want, strict=True):
            assert np.shape(got) == np.shape(want)
            got = got.data if isinstance(got, Tensor) else got
            np.testing.assert_allclose(got, want, rtol=1e-10, atol=1e-12)


@each_row
def test_the_gradient_agrees_with_differences_of_the_value(section, expression):
    if in_browser() and expression.startswith("np.linalg.eig("):
        pytest.skip("LAPACK's eigenvectors change their signs there within a step of the differences")
    case = Case(expression)
    before = {k: v.copy() for k, v in case.values.items()}
    got = case.gradient(case.values)
    for name, value in case.values.items():
        assert got[name].shape == value.shape
        for place in np.ndindex(value.shape):
            e = {k: np.zeros(v.shape) for k, v in case.values.items()}
            e[name][place] = 1
            slope = richardson(lambda h, e=e: case.number(case.moved(h, e), case.g))
            close(got[name][place], slope, got[name], 1e-8)
        assert np.array_equal(value, before[name])


@each_row
def test_the_second_derivative_agrees_with_differences_of_the_gradient(section, expression):
    case = Case(expression)
    if not sum(v.size for v in case.values.values()):
        pytest.skip("nothing to differentiate")
    v = case.directions[0]
    z, tensors, g = case.recorded([v])
    z.backward()
    for name, t in tensors.items():
        want = richardson(lambda h, name=name: case.gradient(case.moved(h, v))[name])
        close(t.grad if t.grad is not None else 0 * want, want, want, 1e-7)
    for k, gk in enumerate(g):
        want = richardson(lambda h, k=k: run(case.code, case.moved(h, v))[k])
        close(gk.grad if gk.grad is not None else 0 * want, want, want, 1e-8)


@each_pointwise
def test_the_third_derivative_agrees_with_differences_of_the_second(expression):
    case = Case(expression)
    v, w = case.directions
    z, tensors, _ = case.recorded([v, w])
    if not (isinstance(z, Tensor) and z.requires_grad):
        return  # the second derivative is a constant

    def second(h, name):
        moved = Case(expression, case.moved(h, w))
        z, tensors, _ = moved.recorded([v])
        z.backward()
        return tensors[name].grad if tensors[name].grad is not None else np.zeros(tensors[name].shape)

    z.backward()
    for name, t in tensors.items():
        want = richardson(lambda h, name=name: second(h, name))
        close(0 * want if t.grad is None else t.grad, want, want, 1e-6)


@each_pointwise
@pytest.mark.parametrize("shape", [(), (0, 3), (1, 1)], ids=str)
def test_pointwise_functions_take_numbers_and_empty_arrays(expression, shape):
    if "mask" in expression:
        pytest.skip("the mask has a shape of its own")
    case = Case(expression, inputs(dict.fromkeys("xypua", shape)))
    got = case.gradient(case.values)
    for name, value in case.values.items():
        slope = richardson(
            lambda h, name=name: case.number(
                case.moved(h, {k: 1.0 * (k == name) for k in case.values}), case.g
            )
        )
        assert got[name].shape == value.shape
        close(np.sum(got[name]), slope, slope, 1e-8)


@each_pair
@pytest.mark.parametrize("small", [(3,), (2, 1), (1, 1), ()], ids=str)
def test_either_input_is_broadcast_to_the_other(expression, small):
    names = [k for k in "xyp" if k in compile(expression, "", "eval").co_names]
    for narrow in names:
        case = Case(expression, inputs({narrow: small}))
        got = case.gradient(case.values)
        for name, value in case.values.items():
            assert got[name].shape == value.shape
            d = {k: v if k == name else 0 for k, v in case.directions[0].items()}
            slope = richardson(lambda h, case=case, d=d: case.number(case.moved(h, d), case.g))
            close(np.sum(got[name] * d[name]), slope, slope, 1e-8)


@each_pair
def test_the_same_tensor_on_both_sides_receives_both_contributions(expression):
    values = inputs()
    one = values["p"] if "p" in compile(expression, "", "eval").co_names else values["x"]
    x = Tensor(one)
    same = HELPERS | dict.fromkeys("xyp", x)
    apart = {k: Tensor(one) for k in "xyp"}
    for env in (same, HELPERS | apart):
        z = eval(expression, env)
        z = z[1] if isinstance(z, tuple) else z
        z.backward(np.cos(np.arange(6.0)).reshape(2, 3))
    total = sum(t.grad for t in apart.values() if t.grad is not None)
    np.testing.assert_allclose(x.grad, total, rtol=1e-13)


@each_row
def test_a_diamond_over_an_op_doubles_its_gradient(section, expression):
    case = Case(expression)
    tensors = {k: Tensor(v) for k, v in case.values.items()}
    u = case.number(tensors, case.g)
    (u + u).backward()
    for name, once in case.gradient(case.values).items():
        np.testing.assert_allclose(tensors[name].grad, 2 * once, rtol=1e-13, atol=1e-300)


@each_row
def test_one_input_may_be_a_tensor_while_the_others_are_plain_or_constant(section, expression):
    case = Case(expression)
    everything = case.gradient(case.values)
    for name, value in case.values.items():
        if (
            len(case.values) == 1
            or "written" in expression
            or ".dot(m)" in expression
            or "p *" in expression
            or "* p" in expression
        ):
            break  # nothing else, or plain arrays that must stay so
        for still in (lambda v: v, lambda v: Tensor(v, requires_grad=False)):
            t = Tensor(value)
            case.number({k: still(v) for k, v in case.values.items()} | {name: t}, case.g).backward()
            np.testing.assert_allclose(t.grad, everything[name], rtol=1e-12, atol=1e-13)


@each_row
def test_a_graph_can_be_replayed(section, expression):
    case = Case(expression)
    z = case.number({k: Tensor(v) for k, v in case.values.items()}, case.g)
    np.testing.assert_allclose(replay(z.node)[z.node], z.data, rtol=1e-13)


@each_row
def test_constants_make_no_graph(section, expression):
    case = Case(expression)
    constants = {k: Tensor(v, requires_grad=False) for k, v in case.values.items()}
    for z in run(case.code, constants):
        assert not (isinstance(z, Tensor) and z.requires_grad)


@each_row
def test_a_read_only_upstream_gradient_is_enough(section, expression):
    case = Case(expression)
    tensors = {k: Tensor(v) for k, v in case.values.items()}
    for z in run(case.code, tensors):
        if isinstance(z, Tensor) and z.requires_grad:
            g = np.broadcast_to(np.float64(1.5), z.shape)
            z.backward(g if z.ndim else 1.5)


@each_row
def test_single_precision_stays_single(section, expression):
    case = Case(expression)
    tensors = {k: Tensor(v.astype(np.float32)) for k, v in case.values.items()}
    small = {k: v.astype(np.float32) for k, v in case.values.items()}
    for got, want in zip(run(case.code, tensors), run(case.code, small), strict=True):
        if isinstance(got, Tensor) and "fft" not in expression:
            assert got.dtype in (np.float32, np.asarray(want).dtype)
    case.number(tensors, case.g).backward()
    assert all(t.grad.dtype == np.float32 for t in tensors.values() if t.grad is not None)


@each_row
def test_what_numpy_copies_is_a_copy_and_nothing_is_its_own_input(section, expression):
    case = Case(expression)
    tensors = {k: Tensor(v) for k, v in case.values.items()}
    for got, want in zip(run(case.code, tensors), run(case.code, case.values), strict=True):
        for k, t in tensors.items():
            assert got is not t
            if isinstance(got, Tensor) and not np.may_share_memory(want, case.values[k]):
                assert not np.may_share_memory(got._data, t._data)


class AgForNumpy:
    """The kit's functions where there are such, and NumPy's own elsewhere: `ag.name` is `np.name`."""

    def __init__(self, ours, numpys):
        self.ours, self.numpys = ours, numpys

    def __getattr__(self, name):
        if self.numpys is np and name in ("fft", "linalg"):
            return AgForNumpy(getattr(ag, name), getattr(np, name))
        return getattr(self.ours if name in self.ours.__all__ else self.numpys, name)


@each_row
def test_ag_name_takes_what_np_name_takes_and_says_the_same(section, expression):
    case = Case(expression)
    tensors = {k: Tensor(v) for k, v in case.values.items()}
    if ".reduce" in expression or ".accumulate" in expression:
        pytest.skip("a method of NumPy's ufunc, which an op has not")
    got = run(case.code, tensors | {"np": AgForNumpy(ag.ops, np)})
    for z, want in zip(got, case.want, strict=True):
        np.testing.assert_allclose(z._data if isinstance(z, Tensor) else z, want, atol=1e-12)


@pytest.mark.parametrize(
    "name", ["mean", "sum", "max", "std", "median", "sort", "cumsum", "exp", "flip", "ravel"]
)
def test_a_list_of_tensors_is_one_array_where_numpy_takes_lists(name):
    x, y = Tensor([1.0, 2.5]), Tensor([3.0, 4.5])
    f = getattr(ag, name)
    z = f([x, [y[0], 4.5]])
    np.testing.assert_allclose(z.data, getattr(np, name)([[1.0, 2.5], [3.0, 4.5]]))
    z.sum().backward()
    assert x.grad is not None


@each_row
def test_no_rule_returns_an_array_that_it_remembers(section, expression):
    case = Case(expression)  # the engine gives such an array to a leaf as its gradient
    tensors = {k: Tensor(v) for k, v in case.values.items()}
    for step in backward_steps(case.number(tensors, case.g).node, np.float64(1), {}):
        for kept in step.node.saved:
            for array in kept if isinstance(kept, tuple) else (kept,):
                assert step.local is not array


def test_every_op_is_met_by_some_row():
    met = set()
    for _, _, expression in ROWS:
        case = Case(expression)
        z = case.number({k: Tensor(v) for k, v in case.values.items()}, [Tensor(g) for g in case.g])
        met |= {node.op.name for node in youngest_first(z.node) if node.op}
    public = [getattr(face, name) for face in (ag.ops, ag.linalg, ag.fft) for name in face.__all__]
    modules = {getattr(f, "__module__", None) for f in public}
    ours = {name for name, an_op in OPS.items() if an_op.forward.__module__ in modules}
    assert not ours - met
