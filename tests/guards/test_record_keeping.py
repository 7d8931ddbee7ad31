"""A rule that turns a tensor into a bare number gives the slope, and says that it can't give its slope."""

import array
import cmath
import copy
import ctypes
import dataclasses
import functools
import io
import math
import pickle
import struct
import warnings
from math import log

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.core.engine import backward_steps
from autogradkit.errors import BackwardError, DataError, RuleError

CONVERSIONS = {
    "float": float,
    "int": lambda z: z + (int(z) - int(z)),
    "item": lambda z: z.item(),
    "tolist": lambda z: z.tolist(),
    "complex": lambda z: complex(z).real,
    "math": lambda z: math.log(math.exp(z)),
}


@pytest.mark.parametrize("name", CONVERSIONS)
def test_a_conversion_in_a_rule_raises_only_where_it_loses_a_derivative(name):
    convert = CONVERSIONS[name]
    with ag.using("tanh", lambda g, z: g * (1 - convert(z) ** 2)):
        assert ag.grad(ag.tanh)(0.5) == pytest.approx(1 - math.tanh(0.5) ** 2)
        with pytest.raises(RuleError, match="the rule of tanh, turns a tensor into a bare number"):
            ag.grad(ag.grad(ag.tanh))(0.5)
    x = ag.Tensor(0.5, requires_grad=name != "math")
    assert convert(x) == pytest.approx(0.5)  # outside of rules, also after the error


@pytest.mark.parametrize(
    ("f", "says"),
    [
        (lambda x: x * math.sin(x), r"math\.sin takes bare numbers, .* how x was made.*Use np\.sin;"),
        (lambda x: x * math.pow(x, 2), r"Use np\.power;"),
        (lambda x: sum(v * log(v) for v in [x, x]), r"math\.log takes bare numbers"),
        (
            lambda x: x + math.hypot(
                x * x,
                1.0,
            ),
            r"math\.hypot .* how the result of mul was made",
        ),
    ],
)  # fmt: skip
def test_a_function_of_pythons_math_would_forget_a_part_of_the_gradient(f, says):
    with pytest.raises(DataError, match=says):
        f(ag.Tensor(2.0, name="x"))
    with pytest.raises(DataError, match="takes bare numbers"):
        ag.grad(f)(2.0)
    assert isinstance(float(f(np.float64(2.0))), float)


def test_a_number_that_is_asked_for_by_name_and_what_has_no_slope_may_go_to_pythons_math():
    x = ag.Tensor(2.6)
    assert math.sin(float(x)) == math.sin(x.item()) == math.sin(x.detach()) == math.sin(2.6)
    assert (math.floor(x), math.isnan(x), f"{x:.1f}", int(x)) == (2, False, "2.6", 2)
    with ag.no_grad():
        assert math.exp(x) == math.exp(2.6)


def test_a_rule_that_converts_the_upstream_gradient_is_not_run_on_tensors():
    with ag.using("exp", lambda g, z: float(g) * z), pytest.raises(RuleError, match="rule of exp"):
        ag.grad(ag.grad(lambda x: ag.exp(ag.tanh(x)) ** 2))(0.5)


def test_what_a_checkpoint_calls_again_is_no_rule_and_may_convert():
    def f(x):
        assert float(x) == 0.5
        return x**3

    assert ag.grad(ag.grad(lambda x: ag.checkpoint(f, x)))(0.5) == pytest.approx(3.0)


def test_backward_steps_takes_a_number_where_the_graph_ends_in_a_sum_over_axes():
    x = ag.Tensor(np.ones((2, 3)))
    grads = {}
    for _ in backward_steps((x * x).sum(axis=(0, 1)).node, 1.0, grads):
        pass
    np.testing.assert_array_equal(grads[x.node], 2 * np.ones((2, 3)))
    with pytest.raises(BackwardError, match="shape"):
        backward_steps((x * x).sum(axis=0).node, 1.0, {})


NUMBERS = np.zeros(1)
BY_NAME = {"log": math.log}


FLOATS = array.array("d")


def saved_and_loaded(x):
    file = io.BytesIO()
    np.save(file, x)
    file.seek(0)
    return np.load(file)


class Toolbox:
    module = math


# every way to the bare number that does not say so
BEHIND_THE_BACK = {
    "map": (lambda x: sum(map(math.exp, x)), r"math\.exp .* Use np\.exp"),
    "list of a map": (lambda x: sum(list(map(math.exp, x))), r"math\.exp"),
    "loop over a map": (lambda x: sum([e + 1 for e in map(math.exp, x)]), r"math\.exp"),
    "reduce": (lambda x: functools.reduce(math.hypot, x), r"math\.hypot"),
    "starred": (lambda x: math.hypot(*x), r"math\.hypot"),
    "dictionary": (lambda x: BY_NAME["log"](x[0]), r"math\.log"),
    "attribute": (lambda x: Toolbox.module.log(x[0]), r"math\.log"),
    "getattr": (lambda x: getattr(math, "log")(x[0]), r"math\.log"),  # noqa: B009
    "partial": (lambda x: functools.partial(math.pow, 2.0)(x[0]), r"math\.pow"),
    "no such in NumPy": (lambda x: math.erf(x[0]), r"math\.erf .* op of your own"),
    "another in NumPy": (lambda x: math.remainder(x[0], 2), r"math\.remainder .* op of your own"),
    "cmath": (lambda x: cmath.exp(x[0]).real, r"cmath\.exp"),
    "float64": (lambda x: np.float64(x[0]), "a plain NumPy array would forget it"),
    "float32": (lambda x: np.float32(x[0]), "a plain NumPy array would forget it"),
    "fromiter": (lambda x: np.fromiter(x, float)[0], r"np\.fromiter .* np\.stack"),
    "generator": (lambda x: np.fromiter((e * e for e in x), float)[0], r"np\.fromiter"),
    "array": (lambda x: array.array("d", x)[0], r"array takes bare numbers"),
    "array's append": (lambda x: FLOATS.append(x[0]) or FLOATS[-1], r"append\(\) of an array\.array .* list"),
    "ctypes": (lambda x: ctypes.c_double(x[0]).value, r"ctypes\.c_double .* op of your own"),
    "struct": (lambda x: struct.unpack("d", struct.pack("d", x[0]))[0], "required argument is not a float"),
    "fill": (lambda x: NUMBERS.fill(x[0]) or NUMBERS[0], r"fill\(\) of a NumPy array .* ag\.full"),
}


@pytest.mark.parametrize("name", BEHIND_THE_BACK)
def test_what_asks_for_the_number_behind_the_learners_back_is_refused(name):
    f, says = BEHIND_THE_BACK[name]
    with pytest.raises((DataError, struct.error), match=says):
        ag.grad(lambda x: x[0] * f(x))([2.0, 3.0])
    with ag.no_grad():
        assert isinstance(float(f(ag.Tensor([2.0, 3.0]))), float)


@pytest.mark.parametrize(
    "f",
    [
        lambda integrate, optimize, x: integrate.quad(lambda t: t * x[0], 0, 1)[0],
        lambda integrate, optimize, x: integrate.quad(lambda t, a: t * a, 0, 1, args=(x[0],))[0],
        lambda integrate, optimize, x: integrate.quad(lambda t: t, 0, x[0])[0],
        lambda integrate, optimize, x: optimize.brentq(lambda t: t - x[0], -9, 9),
        lambda integrate, optimize, x: optimize.root_scalar(lambda t: t - x[0], bracket=(-9, 9)).root,
    ],
    ids=["quad", "quad with args", "an end of quad", "brentq", "root_scalar"],
)
def test_a_librarys_function_in_c_takes_no_number_behind_the_learners_back(f):
    given = pytest.importorskip("scipy.integrate"), pytest.importorskip("scipy.optimize")
    with pytest.raises(DataError, match=r"A function of scipy\.\w+ takes bare numbers.* op of your own"):
        ag.grad(lambda x: x[0] * f(*given, x))([2.0, 3.0])
    plain = [part.item() for part in ag.Tensor([2.0, 3.0])]
    assert isinstance(f(*given, plain), float)  # a number that was asked for by name is given


def root_by_bisection(x):
    low, high = 0.0, 2.0
    for _ in range(40):
        middle = (low + high) / 2
        if middle**3 + middle > x[0]:
            high = middle
        else:
            low = middle
    return middle


def root_that_follows(x):
    root = root_by_bisection(x)
    return root - (root**3 + root - x[0]) / (3 * root**2 + 1)


@pytest.mark.parametrize("way", [ag.grad, ag.jacobian, lambda f: lambda x: ag.jvp(f, x, [1.0, 0.0])[1]])
def test_what_a_search_has_found_by_comparisons_alone_is_said_to_have_no_slope(way):
    with pytest.warns(UserWarning, match=r"comparing them, 40 times in line \d+: if middle\*\*3.*Newton"):
        way(root_by_bisection)(np.array([3.0, 1.0]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        slopes = ag.grad(root_that_follows)(np.array([3.0, 1.0]))
    root = root_by_bisection([3.0])
    np.testing.assert_allclose(slopes, [1 / (3 * root**2 + 1), 0.0])


def test_a_step_has_slope_0_and_a_loop_that_compares_to_stop_has_its_own_without_a_word():
    def doublings(x):
        while x[0] < 1000:
            x = x * 2
        return x[0]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert ag.grad(lambda x: 1.0 if x > 0 else 0.0)(2.0) == 0.0
        assert ag.grad(lambda x: (x > 0).sum())(np.arange(9.0)).tolist() == [0.0] * 9
        assert ag.grad(doublings)([1.0, 1.0]).tolist() == [1024.0, 0.0]


def test_a_key_to_sort_by_may_be_a_function_of_pythons_math():
    smallest = ag.grad(lambda x: sorted(x, key=math.fabs)[0] * 2)
    np.testing.assert_array_equal(smallest([-3.0, 1.0]), [0.0, 2.0])


def test_rounding_a_tensor_is_numpys_rounding():
    x = ag.Tensor(1.26)
    (x * round(x, 1)).backward()
    assert (x.grad, round(x), round(ag.Tensor([1.26]), 1).tolist()) == (pytest.approx(1.3), 1, [1.3])


@pytest.mark.parametrize("again", [ag.Tensor, ag.tensor, ag.nn.Parameter])
def test_a_tensor_of_a_computed_tensor_says_that_gradients_stop_there(again):
    x = ag.Tensor(3.0, name="x")
    with pytest.warns(UserWarning, match=r"the result of mul is a new leaf .*Tensor\(x\.detach\(\)\)"):
        again(x * x)
    with pytest.warns(UserWarning, match="new leaf"):
        ag.grad(lambda x: again(x) * x)(2.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        again(x), again((x * x).detach()), again(ag.Tensor(np.ones(2)))
        with ag.no_grad():
            again(x * x)


@pytest.mark.filterwarnings("ignore:a ")
@pytest.mark.parametrize(
    ("f", "says"),
    [
        (lambda x: ag.Tensor(x * x), r"a Tensor\(…\)"),
        (lambda x: pickle.loads(pickle.dumps(x)), "a pickle"),
        (copy.deepcopy, "a copy"),
        (ag.no_grad(lambda x: x * x), r"no_grad\(\)"),
        (lambda x: saved_and_loaded(x), r"np\.save\(\)"),
    ],
)
def test_a_function_whose_result_has_left_the_graph_says_by_what(f, says):
    with pytest.raises(BackwardError, match=rf"does not depend on its arguments.*by {says} in "):
        ag.grad(f)(2.0)


def test_numbers_that_depend_on_what_a_transform_differentiates_by_are_refused():
    def inner(w, x, **keywords):
        loss = w * w * x
        loss.backward(**keywords)
        return w.grad * x  # 2wx · x

    with pytest.raises(BackwardError, match=r"inside a function that is being differentiated.*create_graph"):
        ag.grad(lambda x: inner(ag.Tensor(3.0), x))(2.0)
    assert ag.grad(lambda x: inner(ag.Tensor(3.0), x, create_graph=True))(2.0) == 24.0
    assert ag.grad(lambda x: inner(ag.Tensor(3.0), 5.0) * x)(2.0) == 150.0


@dataclasses.dataclass
class Pair:
    a: ag.Tensor
    b: ag.Tensor


@pytest.mark.parametrize("fields", [dataclasses.astuple, lambda pair: dataclasses.asdict(pair).values()])
def test_fields_of_a_dataclass_that_are_copies_say_that_their_gradients_stop(fields):
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    with pytest.warns(UserWarning, match=r"a copy by dataclasses\.asdict or astuple of x is a new leaf"):
        a, b = fields(Pair(x, y))
    (a * b).backward()
    assert (x.grad, a.grad) == (None, 3.0)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        copy.deepcopy(Pair(x, y))  # a net and its twin


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda x: pickle.loads(pickle.dumps(x))])
def test_a_copy_of_an_argument_of_a_transform_says_that_gradients_stop_there(again):
    with pytest.warns(UserWarning, match="is a new leaf with the same numbers"):
        assert ag.grad(lambda x: again(x) * x)(2.0) == 2.0


def test_code_without_source_is_refused_pythons_math_as_well():
    for line in ("x * math.exp(x)", "x * exp(x)", "x * sum(map(math.exp, [x]))"):
        names = {"math": math, "exp": math.exp, "x": ag.Tensor(2.0)}
        with pytest.raises(DataError, match=r"math\.exp takes bare numbers"):
            exec(f"z = {line}", names)
    for line in ("x * math.exp(float(x))", "x * max(1, x)", "x * math.floor(x)"):
        exec(f"z = {line}", {"math": math, "x": ag.Tensor(2.0)})


def test_a_function_of_pythons_math_is_named_beside_arrays_in_a_text_that_is_evaluated():
    names = {"math": math, "x": ag.Tensor(2.0), "w": np.ones(3)}
    with pytest.raises(DataError, match=r"math\.sqrt takes bare numbers"):
        eval("w * math.sqrt(x)", names)


@pytest.mark.parametrize(
    ("habit", "way_out"),
    [
        (lambda x, w, rng: x.dot(w), r"write np\.dot\(array, …\), or array @ …\."),
        (lambda x, w, rng: (2 * x).dot(w), r"write np\.dot\(array, …\), or array @ …\."),
        (lambda x, w, rng: x.repeat(w), r"write np\.repeat\(array, …\)\."),
        (lambda x, w, rng: rng.normal(w), r"mu \+ sigma \* rng\.normal"),
        (lambda x, w, rng: np.random.normal(0, w), r"mu \+ sigma \* rng\.normal"),  # noqa: NPY002
        (lambda x, w, rng: np.array([w, w]), r"use np\.stack"),
    ],
)
def test_who_would_make_a_plain_array_of_a_tensor_is_told_what_to_write_in_its_place(habit, way_out):
    with pytest.raises(DataError, match=f"a plain NumPy array would forget it. .*{way_out}"):
        habit(np.ones((4, 3)), ag.Tensor(np.ones(3)), np.random.default_rng(0))
