"""Products of stacked vectors and matrices: NumPy's value, and the gradient that einsum writes out."""

from itertools import product

import numpy as np
import pytest

from autogradkit import Tensor

SHAPES = [
    *((), (1,), (3,), (4,), (0,), (1, 1), (1, 3), (3, 1), (3, 3), (4, 3), (3, 4), (3, 0), (0, 3)),
    *((2, 1, 3), (1, 3, 4), (2, 3, 4), (2, 4, 3), (2, 1, 4, 3)),
]
SUBSCRIPTS = {"matvec": ("ij", "j", "i"), "vecmat": ("i", "ij", "j"), "vecdot": ("i", "i", "")}
FUNCTIONS = [name for name in SUBSCRIPTS if hasattr(np, name)]  # two of them are new in NumPy 2.2


def gradients(name, x, y, g):
    """Return both gradients, of stacks that are broadcast, each summed to its array's shape."""
    of_x, of_y, of_z = SUBSCRIPTS[name]
    rows, columns = x.shape[: x.ndim - len(of_x)], y.shape[: y.ndim - len(of_y)]
    stack = np.broadcast_shapes(rows, columns)
    wide_x = np.broadcast_to(x, stack + x.shape[len(rows) :])
    wide_y = np.broadcast_to(y, stack + y.shape[len(columns) :])
    ones = np.ones(x.shape[-1:] if name == "vecdot" else ())
    sizes = "i" if name == "vecdot" else ""
    dx = np.einsum(f"...{of_z},...{of_y},{sizes}->...{of_x}", g, wide_y, ones)
    dy = np.einsum(f"...{of_x},...{of_z},{sizes}->...{of_y}", wide_x, g, ones)
    return summed(dx, x.shape), summed(dy, y.shape)


def summed(d, shape):
    d = d.sum(tuple(range(d.ndim - len(shape))))
    return d.sum(tuple(n for n, length in enumerate(shape) if length == 1 != d.shape[n]), keepdims=True)


@pytest.mark.parametrize("constant", [None, "x", "y"])
@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_product_of_stacks_has_numpys_value_and_its_gradient_or_is_refused(name, constant):
    rng, function, right = np.random.default_rng(0), getattr(np, name), 0
    for shapes in product(SHAPES, SHAPES):
        a, b = (rng.normal(size=shape) for shape in shapes)
        x, y = (array if constant == at else Tensor(array) for at, array in (("x", a), ("y", b)))
        try:
            want = function(a, b)
        except ValueError:
            with pytest.raises(ValueError):  # noqa: PT011, in words of one's own or of NumPy's
                function(x, y)
            continue
        z = function(x, y)
        np.testing.assert_allclose(z.data, want, 1e-12, 1e-12, err_msg=str(shapes))
        g = rng.normal(size=want.shape)
        z.backward(g)
        for t, d in zip((x, y), gradients(name, a, b, g), strict=True):
            if isinstance(t, Tensor):
                np.testing.assert_allclose(t.grad, d, 1e-12, 1e-12, err_msg=str(shapes))
        right += 1
    assert right > 50


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda x: np.matvec(x[0], x[0]),
            r"np\.matvec needs a matrix in x, which has shape \(2,\): is np\.vecdot",
        ),
        (lambda x: np.vecmat(x, x[0]), r"np\.vecmat needs a matrix in y, which has shape \(2,\)"),
        (
            lambda x: np.matvec(x, 2.0),
            r"np\.matvec needs a vector in y, which has shape \(\): is y\[None\] meant",
        ),
        (lambda x: np.vecdot(x, 2.0), r"np\.vecdot needs a vector in y"),
        (
            lambda x: np.vecmat(np.ones(2), x),
            r"np\.vecmat sums along an axis of x that has length 2 and .* 3",
        ),
        (lambda x: np.vecdot(x, np.ones((3, 1))), r"np\.vecdot sums along .* length 2 .* length 1"),
    ],
)
@pytest.mark.skipif("matvec" not in FUNCTIONS, reason="NumPy before 2.2")
def test_what_is_no_matrix_or_no_vector_is_refused_in_the_functions_name(call, said):
    with pytest.raises(ValueError, match=said):
        call(Tensor(np.ones((3, 2))))
