"""Every op of the table, compiled, is what it is eager: bit for bit, value, first and second derivative."""

import re
import zlib

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.compiling import CompileError
from autogradkit.core.ops.spectrum import Spectrum
from tests.compiling.comparing import bits
from tests.core.ops import test_network_ops, test_table
from tests.core.ops.test_table import ROWS, inputs

# what no program can be made of: the shape, or the choice of a formula, depends on the numbers
REFUSED = {
    "np.unique",
    "np.histogram",
    "matrix_rank",
    "np.piecewise",
    "np.interp",
    "np.mean(np.fft",
    "np.trim_zeros",
    "np.polydiv",
    "np.polyfit",
    "np.polymul",
    "np.poly1d",
}
HELPERS = {n: f for n, f in vars(test_table).items() if callable(f) and not n.startswith("_")}
NAMES = {**HELPERS, "MASK": test_table.MASK, "np": np, "ag": ag}


def size(z):
    """Return one number made of all that an expression came to."""
    if isinstance(z, (tuple, list)):
        return sum(map(size, z))
    return (abs(z) ** 2).sum() if isinstance(z, Spectrum) else (z * z * 0.5).sum()


def derivatives(expression, names):
    """Return functions of the letters: value and gradient, and the same of the gradient's own size."""
    compute = eval(f"lambda {', '.join(names)}: {expression}", dict(NAMES))
    every = tuple(range(len(names)))

    def first(*arrays):
        return size(compute(*arrays))

    def second(*arrays):
        return size(ag.grad(first, every)(*arrays))

    return ag.value_and_grad(first, every), ag.value_and_grad(second, every)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("expression", [e for _, _, e in ROWS], ids=lambda e: e)
def test_an_op_compiled_is_the_same_bit_for_bit(expression):
    arrays = inputs()
    names = [n for n in arrays if re.search(rf"\b{n}\b", expression)]
    given = [arrays[n] for n in names]
    others = [a * 1.01 + 0.001 for a in given]
    for f in derivatives(expression, names):
        try:
            want = bits(f(*given)), bits(f(*others))
        except Exception:  # of second order, for a function of integers
            continue
        compiled = ag.compile(f)
        try:
            got = bits(compiled(*given)), bits(compiled(*others))
        except CompileError:
            assert any(name in expression for name in REFUSED), "it is refused"
            continue
        assert got == want
        assert bits(compiled(*given)) == want[0]


@pytest.mark.parametrize("name", test_network_ops.CASES)
def test_an_op_of_networks_compiled_is_the_same_bit_for_bit(name):
    function, *given = test_network_ops.CASES[name]
    r = np.random.default_rng(zlib.crc32(name.encode()))
    others = [r.normal(size=np.shape(x)) for x in given]
    every = tuple(range(len(given)))

    def first(*arrays):
        return size(function(*arrays))

    def second(*arrays):
        return size(ag.grad(first, every)(*arrays))

    for f in (ag.value_and_grad(first, every), ag.value_and_grad(second, every)):
        compiled = ag.compile(f)
        for arrays in (given, others, given):
            assert bits(compiled(*arrays)) == bits(f(*arrays))
