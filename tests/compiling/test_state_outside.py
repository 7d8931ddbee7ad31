"""State outside: what a compiled function reads there unnoticed, and how it changes between calls."""

import collections
import functools
import os
import sys
import types
import weakref

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits

rng = np.random.default_rng(0)
X, Y = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
FACTOR = 2.0


def test_a_cached_helper_and_a_partial_and_a_property():
    @functools.lru_cache
    def table(n):
        return np.arange(n) * 1.0

    def scaled(x, by):
        return x * by * FACTOR

    class Reader:
        @property
        def factor(self):
            return FACTOR

    twice, reader = functools.partial(scaled, by=2.0), Reader()

    def f(x):
        return twice(x) + table(3) * reader.factor

    global FACTOR
    compiled = ag.compile(f)
    for factor in (2.0, 3.0, 3.0, 5.0):
        FACTOR = factor
        assert bits(compiled(X)) == bits(f(X))
    twice.keywords["by"] = 9.0
    assert bits(compiled(X)) == bits(f(X))


def test_a_method_and_an_attribute_of_a_function_that_read_what_changes():
    settings = {"scale": 2.0}
    look_up = settings.get

    def f(x):
        return x * look_up("scale") * f.power

    f.power = 1.0
    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    settings["scale"] = 5.0
    assert bits(compiled(X)) == bits(f(X))
    f.power = 3.0
    assert bits(compiled(X)) == bits(f(X))


def test_the_environment_is_outside_too():
    def f(x):
        return x * float(os.environ.get("SCALE_FOR_THIS_TEST", 1))

    compiled = ag.compile(f)
    try:
        for scale in ("2", "2", "3"):
            os.environ["SCALE_FOR_THIS_TEST"] = scale
            assert bits(compiled(X)) == bits(f(X))
    finally:
        del os.environ["SCALE_FOR_THIS_TEST"]


def test_a_global_that_is_rebound_inside_is_refused():
    def f(x):
        global REBOUND
        REBOUND = x.sum()
        return x

    with pytest.raises(CompileError, match="It changes REBOUND"):
        ag.compile(f)(X)
    globals().pop("REBOUND", None)


def test_a_name_of_pythons_that_gets_another_meaning():
    namespace = {"np": np, "__name__": "somewhere"}
    exec("def f(x):\n    return abs(x)", namespace)
    compiled = ag.compile(namespace["f"])
    assert bits(compiled(X)) == bits(np.abs(X))
    namespace["abs"] = lambda x: x * 7
    assert bits(compiled(X)) == bits(X * 7)


def test_a_global_tensor_that_is_replaced():
    world = types.SimpleNamespace(w=Tensor(np.ones(3)))

    def f(x):
        return (x * world.w).sum().detach()

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    world.w = Tensor(np.full(3, 5.0))
    assert bits(compiled(X)) == bits(f(X))
    world.w.data *= 2
    assert bits(compiled(X)) == bits(f(X))


def test_other_kinds_of_dicts_and_lists():
    def f(parts):
        return sum(parts.values())

    compiled = ag.compile(f)
    for kind in (dict, collections.OrderedDict):
        parts = kind(a=X, b=Y)
        assert bits(compiled(parts)) == bits(f(parts))
    parts = collections.defaultdict(list, a=X, b=Y)
    assert bits(compiled(parts)) == bits(f(parts))


def test_a_list_from_outside_that_is_returned_is_that_list():
    known = [1, 2]
    compiled = ag.compile(lambda x: (x * 2, known))
    assert compiled(X)[1] is known
    assert compiled(X)[1] is known


def folded(weights):
    """Return a function whose value depends on the order of a dict."""

    def f(x):
        for key in weights:
            x = x * weights[key] + (key == "a")
        return x

    return f


@pytest.mark.parametrize(
    "weights", [{"a": 1.0, "b": 2.0}, {"a": X, "b": Y}, collections.OrderedDict(a=1.0, b=2.0)]
)
def test_the_order_of_a_dict_is_read_too(weights):
    f = folded(weights)
    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    weights["a"] = weights.pop("a")
    assert bits(compiled(X)) == bits(f(X))


def test_the_order_of_an_objects_attributes_is_read_too():
    weights = types.SimpleNamespace(a=1.0, b=2.0)

    def f(x):
        for key in vars(weights):
            x = x * getattr(weights, key) + (key == "a")
        return x

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    del weights.a
    weights.a = 1.0
    assert bits(compiled(X)) == bits(f(X))


def test_an_attribute_that_comes_to_hide_another_is_seen():
    class Base:
        factor = 2.0

    class Derived(Base):
        pass

    class Other:
        factor = 7.0

    class Kind(type):
        level = 1.0

    class Levelled(metaclass=Kind):
        pass

    thing, other = Derived(), Derived()

    def f(x):
        return x * thing.factor + other.factor * Levelled.level

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    Derived.factor = 3.0
    assert bits(compiled(X)) == bits(f(X))
    del Derived.factor
    Derived.__bases__ = (Other,)
    assert bits(compiled(X)) == bits(f(X))
    thing.__class__ = Base
    assert bits(compiled(X)) == bits(f(X))
    Kind.level = 4.0
    assert bits(compiled(X)) == bits(f(X))


def test_a_list_of_a_class_of_its_own_has_attributes_too():
    class Weights(list):
        scale = 1.0

    weights = Weights([2.0])

    def f(x):
        return x * weights[0] * weights.scale

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    weights.scale = 5.0
    assert bits(compiled(X)) == bits(f(X))
    del weights.scale
    Weights.scale = 7.0
    assert bits(compiled(X)) == bits(f(X))


@pytest.mark.filterwarnings("ignore:Setting the:DeprecationWarning")  # NumPy from 2.5 on
def test_an_array_outside_that_gets_another_shape_or_dtype_in_place():
    table = np.arange(4.0)
    compiled = ag.compile(lambda x: x * table)
    assert compiled(np.float64(2)).shape == (4,)
    table.shape = (2, 2)
    assert compiled(np.float64(2)).shape == (2, 2)
    table.dtype = np.int64
    assert bits(compiled(np.float64(2))) == bits(np.float64(2) * table)


def test_a_read_only_array_that_becomes_writeable_is_compared():
    table = np.arange(3.0)
    table.flags.writeable = False
    compiled = ag.compile(lambda x: x * table)
    compiled(X)
    table.flags.writeable = True
    table[0] = 9.0
    assert bits(compiled(X)) == bits(X * table)


def test_a_cache_that_is_cleared_is_asked_again():
    scale = [1.0]

    @functools.lru_cache
    def table(n):
        return n * scale[0]

    def run(f):
        table.cache_clear()
        scale[0] = 1.0
        found = [f(X)]
        scale[0] = 7.0
        found.append(f(X))
        table.cache_clear()
        return [*found, f(X)]

    def f(x):
        return x * table(2)

    assert bits(run(ag.compile(f))) == bits(run(f))


def test_a_module_that_is_imported_inside_is_outside_too(monkeypatch):
    settings = types.ModuleType("settings_of_a_test")
    settings.factor = settings.shift = 2.0
    monkeypatch.setitem(sys.modules, "settings_of_a_test", settings)

    def f(x):
        import settings_of_a_test
        from settings_of_a_test import shift

        return x * settings_of_a_test.factor + shift

    compiled = ag.compile(f)
    assert bits(compiled(X)) == bits(f(X))
    settings.factor = 3.0
    assert bits(compiled(X)) == bits(f(X))
    settings.shift = 4.0
    assert bits(compiled(X)) == bits(f(X))


@pytest.mark.parametrize(
    ("f", "name"),
    [
        (lambda x: x * eval("FACTOR"), "eval"),
        (lambda x: x * globals()["FACTOR"], "globals"),
        (lambda x: x * np.fromfile(os.devnull).size, "fromfile"),
        (lambda x: x * np.loadtxt(["1"]).size, "loadtxt"),
        (lambda x: x * len(os.getenv("HOME", "")), "getenv"),
        (lambda x: x * len(os.getcwd()), "getcwd"),
        (lambda x: x * os.path.exists("here"), "exists"),
        (lambda x: x * sys.getrecursionlimit(), "getrecursionlimit"),
        (lambda x: x * np.get_printoptions()["precision"], "get_printoptions"),
    ],
)
def test_what_is_read_from_files_or_settings_or_by_text_is_refused(f, name):
    with pytest.raises(CompileError, match=f"calls {name}, and nobody can tell"):
        ag.compile(f)(X)


def test_what_hides_what_it_stands_for_is_refused():
    class Settings:
        factor = 2.0

    settings = Settings()
    reference = weakref.ref(settings)
    with pytest.raises(CompileError, match="reads reference, a ReferenceType"):
        ag.compile(lambda x: x * reference().factor)(X)


def test_a_tensor_that_is_asked_for_its_name():
    inside = Tensor(X, requires_grad=False, name="p")

    def f(a):
        return a * (2 if a.name == "p" else 3) * (2 if inside.name == "p" else 3)

    compiled = ag.compile(f)
    for name, other in (("p", "p"), ("q", "p"), ("p", "q"), ("p", "p")):
        inside.name = other
        a = Tensor(Y, requires_grad=False, name=name)
        assert bits(compiled(a).data) == bits(f(a).data)


def test_an_object_whose_getattr_knows_no_such_name():
    class Settings:
        def __getattr__(self, name):
            return known[name]

    known = {"factor": 2.0}
    settings = Settings()
    compiled = ag.compile(lambda x: x * settings.factor)
    for factor in (2.0, 5.0):
        known["factor"] = factor
        assert bits(compiled(X)) == bits(X * factor)
