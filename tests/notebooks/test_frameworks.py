"""What lessons 11b, 16 and 17 say of other libraries is so there: their programs run, and their names exist.

Each test needs its library, and is skipped without it.
They were run with PyTorch 2.13, JAX 0.10 and TensorFlow 2.21.
"""

import re

import numpy as np
import pytest

from autogradkit.course import notebooks
from tests.notebooks.test_glossary import rows
from tests.notebooks.test_lessons import LESSONS, cells, prose, source


def code(number, *words):
    """Return the one code cell of a lesson, or block of code in its prose, that has all these words."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    blocks = [source(cell) for cell in cells(path, "code")]
    for cell in cells(path, "markdown"):
        blocks += re.findall(r"```python\n(.*?)```", source(cell), re.S)
    (block,) = [block for block in blocks if all(word in block for word in words)]
    return block


def loss_of_the_kit():
    """Return the loss that lesson 16 shows for the kit's own program."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == "16"]
    (shown,) = [
        line
        for cell in cells(path, "code")
        for out in cell["outputs"]
        for line in out.get("text", [])
        if line.startswith("the kit: loss after 60 steps")
    ]
    return float(shown.split()[-1])


def names_of(library):
    """Return the names that the glossary's last table gives for a library, without their calls."""
    column = {"torch": 1, "tensorflow": 2, "jax": 3}[library]
    cells_of = [row[column] for row in rows("The names")]
    named = [re.match(r"@?([\w.]+)", text)[1] for cell in cells_of for text in re.findall(r"`([^`]+)`", cell)]
    return sorted(set(named) - NO_NAMES)


# What the table's code calls its own values by, and what is no name of the library itself.
NO_NAMES = {
    "L.backward",
    "z.backward",
    "x.grad",
    "t.grad_fn",
    "t.detach",
    "next_functions",
    "optimizer.zero_grad",
    "create_graph",
    "ctx.save_for_backward",
    "tape.gradient",
    "tape.jacobian",
    "tape.watch",
    "tape.stop_recording",
    "output_gradients",
    ".graph",
    "jit_compile",
    "fwd",
    "jax_debug_nans",
    "L",
    "g",
    "f.get_concrete_function",
}


def found(library, name):
    """Return what a library has under a dotted name."""
    for part in name.split("."):
        library = getattr(library, part)
    return library


def test_lesson_16_names_each_librarys_gradient_check_as_the_glossary_does():
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == "16"]
    ((_, *names),) = [row for row in rows("The names") if row[0].startswith("`ag.gradcheck")]
    for library, name in zip(("torch", "tf", "jax"), names, strict=True):
        assert f"`{library}.{name.strip('`')}`" in prose(path)


def test_pytorchs_names_and_programs():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")
    pytest.importorskip("torch.utils.checkpoint")
    for name in names_of("torch"):
        assert callable(found(torch, name)), name
    lesson = {"np": np, "torch": torch}
    exec(code("16", "def scores("), lesson)
    exec(code("16", "def train_torch("), lesson)
    assert f"{lesson['train_torch']():.6f}" == f"{loss_of_the_kit():.6f}"
    exec(code("16", "class Cube("), lesson)
    x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(lesson["Cube"].apply, (x,))
    h = torch.tanh(x * 1.0)
    theirs = h * h
    assert type(theirs.grad_fn).__name__ == "MulBackward0"
    assert [type(node).__name__ for node, _ in theirs.grad_fn.next_functions] == 2 * ["TanhBackward0"]
    gradient, value = torch.func.grad_and_value(lambda x: x**3)(torch.tensor(2.0))
    assert (gradient, value) == (12, 8)


def test_torch_compile_does_what_the_table_of_lesson_11b_says():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed; it is optional")
    from torch._dynamo.testing import CompileCounter

    def compiled(f, *inputs):
        """Return how many pieces have been compiled after each call."""
        torch._dynamo.reset()
        counter, pieces = CompileCounter(), []
        fast = torch.compile(f, backend=counter)
        for x in inputs:
            fast(*x)
            pieces.append(counter.frame_count)
        return pieces

    ones = [(torch.ones(n),) for n in (3, 3, 5, 7, 11)]
    assert compiled(lambda x: (x * x).mean(), *ones) == [1, 1, 2, 2, 2]  # a guard fails once; then any size
    numbers = [(torch.ones(2), k) for k in (2, 3, 4, 5)]
    assert compiled(lambda x, k: x * k, *numbers) == [1, 2, 2, 2]  # a number is guarded first

    def leaky(x):
        y = 3 * x
        return y + 1 if x.sum() > 0 else 0.1 * x

    assert compiled(leaky, (torch.ones(2),))[0] > 1  # a graph break: two pieces
    torch._dynamo.reset()
    with pytest.raises(torch._dynamo.exc.Unsupported, match="branching"):
        torch.compile(leaky, backend="eager", fullgraph=True)(torch.ones(2))
    outside = {"rate": 0.1}
    torch._dynamo.reset()
    scaled = torch.compile(lambda x: outside["rate"] * x, backend="eager")
    before = scaled(torch.ones(1)).item()
    outside["rate"] = 0.2
    assert (before, scaled(torch.ones(1)).item()) == pytest.approx((0.1, 0.2))


def test_jaxs_names_and_programs():
    jax = pytest.importorskip("jax", reason="JAX is not installed; it is optional")
    pytest.importorskip("jax.test_util")
    for name in names_of("jax"):
        assert callable(found(jax, name)), name
    assert jax.config.jax_debug_nans in (True, False)
    lesson = {"np": np, "jax": jax, "jnp": jax.numpy}
    exec(code("16", "def loss_of(parameters"), lesson)
    exec(code("16", "def train_jax("), lesson)
    assert f"{lesson['train_jax']():.6f}" == f"{loss_of_the_kit():.6f}"
    exec(code("16", "@jax.custom_vjp"), lesson)
    assert jax.grad(lesson["cube"])(2.0) == 12


def test_jax_jit_does_what_the_tables_say():
    jax = pytest.importorskip("jax", reason="JAX is not installed; it is optional")
    traced = []

    def f(x, k=1):
        traced.append(1)
        return (k * x).sum()

    def traces(f, *inputs):
        del traced[:]
        for x in inputs:
            f(*x)
        return len(traced)

    one, two = jax.numpy.ones(3), jax.numpy.ones(5)
    assert traces(jax.jit(f), (one,), (one,), (two,), (one,)) == 2  # a new shape, a new program
    assert traces(jax.jit(f), (one, 2), (one, 3)) == 1  # numbers are traced as arrays
    assert traces(jax.jit(f, static_argnums=1), (one, 2), (one, 3)) == 2
    assert traces(jax.grad(f), (one,), (one,)) == 2  # `grad` alone runs f at every call

    def leaky(x):
        return 3.0 * x if x > 0 else 0.1 * x

    assert jax.grad(leaky)(-2.0) == pytest.approx(0.1)
    with pytest.raises(jax.errors.TracerBoolConversionError):
        jax.jit(leaky)(2.0)
    outside = {"rate": 0.1}
    scaled = jax.jit(lambda x: outside["rate"] * x)
    before = scaled(one)[0]
    outside["rate"] = 0.2
    assert (before, scaled(one)[0], scaled(two)[0]) == pytest.approx((0.1, 0.1, 0.2))


def test_tensorflows_names_and_programs():
    tf = pytest.importorskip("tensorflow", reason="TensorFlow is not installed; it is optional")
    for name in names_of("tensorflow"):
        assert callable(found(tf, name)), name
    lesson = {"tf": tf}
    exec(code("16", "@tf.custom_gradient"), lesson)
    x = tf.Variable(2.0)
    with tf.GradientTape() as tape:
        z = lesson["cube"](x)
    assert tape.gradient(z, x) == 12
    graph = tf.function(lambda x: 3.0 * x if x > 0 else 0.1 * x)
    assert [float(graph(tf.constant(x))) for x in (2.0, -2.0)] == pytest.approx([6, -0.2])
    assert tf.keras.layers.LSTM(2).unit_forget_bias  # lesson 13
