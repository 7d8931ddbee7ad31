"""Memory outside: tensors and arrays over a tensor's memory that a compiled function writes into."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from autogradkit.errors import DataError
from autogradkit.guards.outdated import Outdated
from tests.compiling.comparing import bits

X = np.random.default_rng(0).normal(size=(3, 3))
TAKEN = {  # what somebody outside takes of a tensor
    "detach": lambda t: t.detach(),
    "a row of detach": lambda t: t.detach()[0],
    "data": lambda t: t.data,
    "a row of data": lambda t: t.data[0],
    "a row": lambda t: t[0],
    "T": lambda t: t.T,
    "reshape": lambda t: t.reshape(-1),
    "a graph": lambda t: (t * t * 3).sum(),
    "grad": lambda t: t.grad,
}


def write_row(t, x):
    t[0] = x[0]


def write_row_without_grad(t, x):
    with ag.no_grad():
        t[0] = x[0]


def add_without_grad(t, x):
    with ag.no_grad():
        t += x


def subtract_from_data(t, x):
    t.data -= 0.1 * x


def give_new_data(t, x):
    t.data = t.data * 0.5 + x


def write_row_of_data(t, x):
    t.data[0] = x[0]


def write_into_held_data(t, x):
    held = t.data
    held -= x
    held *= 2


def write_into_detached(t, x):
    d = t.detach()
    d[0] = x[0]


def write_into_row(t, x):
    with ag.no_grad():
        row = t[0]
        row += x[1]


def write_beside_row(t, x):
    row = t[0]
    with ag.no_grad():
        t[1:] = x[1:]
    return (row * 2).detach()


def step(t, x):
    if t.requires_grad:
        (t * t * x).sum().backward()
        t.data -= 0.1 * t.grad


def read_data(t, x):
    return t.data[0] + x


INSIDE = [
    write_row,
    write_row_without_grad,
    add_without_grad,
    subtract_from_data,
    give_new_data,
    write_row_of_data,
    write_into_held_data,
    write_into_detached,
    write_into_row,
    write_beside_row,
    step,
    read_data,
]


def write(taken):
    if isinstance(taken, Tensor) and taken.requires_grad:
        taken.backward(np.ones(taken.shape))
    elif taken is not None:
        taken[...] = 7.0


def subtract(taken):
    if isinstance(taken, Tensor):
        taken.data *= 2


@st.composite
def programs(draw):
    """Return which tensors need a gradient, what the second is of the first, what is done inside, outside."""
    which, name = st.integers(0, 1), st.sampled_from([*TAKEN])
    return (
        (draw(st.booleans()), draw(st.booleans())),
        draw(st.sampled_from([None, "detach", "a row of detach", "T"])),
        draw(st.lists(st.tuples(st.sampled_from(INSIDE), which), min_size=1, max_size=3)),
        draw(st.booleans()),
        draw(
            st.lists(
                st.one_of(
                    st.just(("call",)),
                    st.tuples(st.just("take"), name, which),
                    st.tuples(st.just("change"), st.sampled_from([write, subtract]), st.integers(0, 3)),
                    st.tuples(st.just("forget"), st.integers(0, 3)),
                    st.tuples(st.just("new data"), which),
                    st.tuples(st.just("new row"), which),
                ),
                min_size=2,
                max_size=8,
            )
        ),
    )


def run(program, way):
    """Return what is seen after each step of a program: values, errors, and what outside has."""
    needs, second, inside, as_arguments, steps = program
    tensors = [Tensor(X * (n + 1), requires_grad=needed) for n, needed in enumerate(needs)]
    if second:
        tensors[1] = TAKEN[second](tensors[0])

    def function(x, *ts):
        return [change(ts[n], x) for change, n in inside]

    f = way(function if as_arguments else lambda x: function(x, *tensors))
    taken, seen = [], []
    for number, (kind, *what) in enumerate([("call",), *steps, ("call",)]):
        found = None
        try:
            if kind == "call":
                found = looks(f(X + number, *(tensors if as_arguments else ())))
            elif kind == "take":
                taken.append(TAKEN[what[0]](tensors[what[1]]))
            elif kind == "change" and taken:
                what[0](taken[what[1] % len(taken)])
            elif kind == "forget" and taken:
                taken.pop(what[0] % len(taken))
            elif kind == "new data":
                tensors[what[0]].data = np.full(tensors[what[0]].shape, 2.0)
            elif kind == "new row":
                tensors[what[0]][0] = 3.0
        except CompileError as error:
            return [*seen, error]
        except Exception as error:
            found = type(error).__name__, str(error)
        grads = [t.grad for t in tensors if t.is_leaf]
        seen.append((kind, found, looks(tensors), looks(grads), looks(taken)))
    return seen


def looks(x):
    """Return all that can be told from what somebody has."""
    if isinstance(x, list):
        return [looks(part) for part in x]
    return "outdated" if isinstance(x, Tensor) and type(x._data) is Outdated else bits(x)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.filterwarnings("ignore:.*is not compiled. Traced it raised:RuntimeWarning")
@given(programs())
def test_who_shares_memory_outside_sees_what_he_sees_eager_or_the_function_is_refused(program):
    eager, compiled = run(program, lambda f: f), run(program, ag.compile)
    if isinstance(compiled[-1], CompileError):
        eager = [*eager[: len(compiled) - 1], compiled[-1]]
    assert compiled == eager


def test_a_detached_tensor_is_not_written_into_while_the_other_is_there():
    t = Tensor(X, requires_grad=False)
    d = t.detach()

    def f(x):
        d[0] = x[0]
        return (d * x).detach()

    compiled = ag.compile(f)
    for either in (compiled, f, compiled):
        with pytest.raises(DataError, match="is a part of another tensor"):
            either(X)
    t.data = X * 2  # now d has its numbers for itself
    assert bits(compiled(X)) == bits(f(X))


def test_a_part_is_outdated_by_a_program_too():
    t = Tensor(X, requires_grad=False)

    def f(x):
        t[0] = x[0]

    compiled = ag.compile(f)
    compiled(X)
    row, other = t[0], t[1]
    compiled(X + 1)
    assert bits((other * 1).data) == bits(X[1])
    with pytest.raises(DataError, match="was written into since"):
        row * 1


def test_writing_into_data_again_changes_nothing_that_a_graph_remembers():
    t = Tensor(X)

    def f(x):
        t.data[0] = x[0]

    compiled = ag.compile(f)
    compiled(X)
    z = (t * t).sum()
    before = t.numpy()
    compiled(X + 1)
    z.backward()
    assert bits(t.grad) == bits(2 * before)
    assert bits(t.numpy()[0]) == bits(X[0] + 1)


def test_a_program_keeps_nobodys_memory():
    t = Tensor(X, requires_grad=False)
    d = t.detach()

    def f(x):
        t[0] = x[0]
        return (t.T @ x).detach()

    compiled = ag.compile(f)
    compiled(X)
    d[0] = 5.0  # nobody else has that memory by now
    assert d[0, 0] == 5.0


def test_data_in_the_other_order_is_read_as_eager_reads_it():
    x = np.random.default_rng(1).normal(size=(40, 50))
    t = Tensor(np.asfortranarray(x), requires_grad=False)
    u = Tensor(np.asfortranarray(x), requires_grad=False)

    def read(t):
        return (t.data * 1.7).sum(axis=0), t.data @ x.T

    compiled = ag.compile(read)
    for _ in range(3):
        assert bits(compiled(t)) == bits(read(u))
        assert t._data.strides == u._data.strides


INDICES = ["np.array(1)", "(np.array(1), slice(None))", "(..., np.array(1))", "np.int64(1)", "1", "[1]"]


@pytest.mark.parametrize("index", INDICES)
def test_a_part_taken_at_an_array_without_axes_is_not_written_into_where_it_is_a_part(index):
    scope = {"np": np}
    exec(f"def f(x):\n    return x[{index}] * 2 + 1", scope)
    compiled, x = ag.compile(scope["f"]), X.copy()
    for _ in range(3):
        assert bits(compiled(x)) == bits(scope["f"](X))
        assert bits(x) == bits(X)
