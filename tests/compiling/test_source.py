"""A program is read: its source is a file that runs on NumPy alone, and a traceback shows its lines."""

import re
import subprocess
import sys
import traceback
from pathlib import Path

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import Tensor
from autogradkit.compiling import CompileError
from tests.compiling.comparing import bits
from tests.compiling.networks import NETWORKS

HERE = Path(__file__).parent / "sources"


def compiled_twice(name):
    """Return a network's step, compiled and called twice, and its arguments."""
    step, arguments = NETWORKS[name]()
    step = ag.compile(step)
    step(*arguments)
    step(*arguments)  # what an optimiser remembers is there by now
    return step, arguments


@pytest.mark.parametrize("name", NETWORKS)
def test_the_source_of_a_network_is_the_one_that_was_read(name):
    """For new ones to read: `python -m tests.compiling.write_sources`."""
    step, _ = compiled_twice(name)
    assert step.source == (HERE / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", NETWORKS)
def test_a_saved_program_runs_on_numpy_alone(name, tmp_path):
    step, arguments = compiled_twice(name)
    prepared = step.latest
    step.save(tmp_path / "saved.py")
    inputs = [read(kind, there, arguments) for kind, there in prepared.found.sources]
    np.savez(tmp_path / "inputs.npz", **{f"a{n:03}": x for n, x in enumerate(inputs)})
    code = (
        "import sys, numpy as np; sys.path.insert(0, sys.argv[1]); import saved\n"
        "given = np.load(sys.argv[1] + '/inputs.npz')\n"
        f"z = saved.{prepared.written.program.name}(*[given[k][()] for k in sorted(given)])\n"
        "assert 'autogradkit' not in sys.modules\n"
        "np.savez(sys.argv[1] + '/outputs.npz', **{f'a{n:03}': x for n, x in enumerate(z)})\n"
    )
    subprocess.run([sys.executable, "-I", "-c", code, str(tmp_path)], check=True)
    outputs = np.load(tmp_path / "outputs.npz")
    want = prepared.function(*inputs)
    for key, value in zip(sorted(outputs), want, strict=True):
        assert outputs[key].tobytes() == np.asarray(value).tobytes()


def read(kind, there, given):
    """Return one input of a program."""
    if kind == "argument":
        return given[there]
    if kind == "array":
        return there[1]
    if kind == "setting":
        group, key, dtype = there
        return np.array(group[key], dtype)
    t = given[there[1]] if there[0] == "argument" else there[1]
    return t._data if kind == "data" else t._grad


def test_a_traceback_shows_the_line_of_the_program():
    f = ag.compile(lambda x, n: np.sqrt(x) / n)
    f(np.ones(3), np.ones(3))
    with np.errstate(all="raise"):
        try:
            f(np.ones(3), np.zeros(3))
        except FloatingPointError:
            said = traceback.format_exc()
    assert "<compiled function" in said
    assert "np.divide(v1, n, out=v1)" in said


def test_names_are_the_users_own():
    weight = Tensor(np.ones(3))

    def step(inputs, target):
        guess = inputs @ weight
        error = guess - target
        loss = (error * error).sum()
        loss.backward()
        return loss.detach()

    step = ag.compile(step)
    step(np.ones((4, 3)), np.zeros(4))
    for name in ("def step(inputs, target, weight", "guess = inputs @ weight", "derror", "return (loss, "):
        assert name in step.source
    assert "#   guess = inputs @ weight\n" in step.source


def test_a_rule_of_ones_own_keeps_its_name():
    def my_tanh(g, z):
        return g * (1 - z**2)

    with ag.using("tanh", my_tanh):
        f = ag.compile(ag.grad(lambda x: np.tanh(x).sum()))
        f(np.ones(3))
        assert "my_tanh(" in f.source
        with pytest.raises(CompileError, match="it calls my_tanh"):
            f.save("never.py")


def test_explain_says_what_each_pass_has_changed():
    f = ag.compile(ag.value_and_grad(lambda x, y: (np.tanh(x * y) + np.tanh(x * y)).sum()))
    f(np.ones(3), np.ones(3))
    said = f.explain()
    assert said.splitlines()[0].endswith(" lines")
    assert re.search(r"once +left out \d+ lines? that computed the same again", said)


def test_the_memory_chart_counts_what_is_needed_after_each_line():
    f = ag.compile(lambda x: np.tanh(np.exp(x) * 2.0) + 1.0)
    f(np.ones(1000))
    assert f.explain().endswith("memory at most 8.0 kB before the passes, 8.0 kB after")
    g = ag.compile(lambda x: ((x + 1) * (x + 2) * (x + 3)).sum(), passes=())
    g(np.ones(1000))
    rows = g.memory().splitlines()
    assert rows[0] == "at most 16.0 kB"
    assert [row.split("█")[0].split() for row in rows[1:]][:3] == [
        ["8.0", "kB"],
        ["16.0", "kB"],
        ["8.0", "kB"],
    ]


@pytest.mark.parametrize("name", NETWORKS)
def test_every_pass_keeps_every_bit(name):
    from autogradkit.compiling.passes import EXACT

    results = []
    for passes in ((), *[(p,) for p in EXACT], EXACT):
        step, arguments = NETWORKS[name]()
        step = ag.compile(step, passes=passes)
        results.append([bits(step(*arguments)) for _ in range(3)])
    assert all(r == results[0] for r in results)


def test_a_users_x_v_or_c_keeps_its_name_and_no_other_value_has_it():
    def f(x, v):
        c = x * v
        return (c * np.tanh(c + v)).sum()

    step = ag.compile(ag.value_and_grad(f, argnums=(0, 1)))
    x, v = np.array([0.5, 2.0]), np.array([1.0, -1.0])
    got, want = step(x, v), ag.value_and_grad(f, argnums=(0, 1))(x, v)
    assert "def f(x, v):" in step.source
    assert "    c = x * v\n" in step.source
    assert got[0] == want[0]
    assert all(np.array_equal(g, w) for g, w in zip(got[1], want[1], strict=True))
