"""One computation here and in PyTorch: value, precision and gradients side by side."""

import numpy as np

import autogradkit as ag
from autogradkit import Tensor

PRECISIONS = (np.float64, np.float32)
TOLERANCE = {  # relative, and as a share of the largest number
    np.dtype(np.float64): 1e-9,
    np.dtype(np.float32): 2e-5,
    np.dtype(np.int64): 0.0,
}


def agree(ours, theirs, what, tolerance=None):
    """Assert that both are of one shape, one precision and nearly equal, NaN and infinity included."""
    got = np.asarray(getattr(ours, "_data", ours))
    want = theirs.detach().numpy()
    assert got.dtype == want.dtype, f"{what}: {got.dtype} here, {want.dtype} in PyTorch"
    assert got.shape == want.shape, f"{what}: {got.shape} here, {want.shape} in PyTorch"
    tolerance = tolerance or TOLERANCE[got.dtype]
    size = np.max(np.abs(want[np.isfinite(want)]), initial=1e-3)
    np.testing.assert_allclose(got, want, rtol=tolerance, atol=tolerance * size, err_msg=what)


def compare(torch, here, there, inputs, rng, tolerance=None):
    """Compare `here` of Tensors with `there` of PyTorch's tensors: values, and the gradient of each input."""
    mine = [Tensor(x) for x in inputs]
    yours = [torch.tensor(x, requires_grad=True) for x in inputs]
    got, want = here(*mine), there(*yours)
    agree(got, want, "value", tolerance)
    g = np.asarray(rng.normal(size=tuple(want.shape)), want.detach().numpy().dtype)
    got.backward(g)
    want.backward(torch.tensor(g))
    for number, (m, y) in enumerate(zip(mine, yours, strict=True)):
        agree(m.grad, y.grad, f"gradient of input {number}", tolerance)


def same_function(torch, name, inputs, rng, *arguments, tolerance=None, **keywords):
    """Compare nn.functional's `name` of `inputs`, which get gradients, and of arguments, which don't."""

    def lifted(x):
        return torch.tensor(x) if isinstance(x, np.ndarray) else x

    theirs = [lifted(x) for x in arguments], {k: lifted(x) for k, x in keywords.items()}
    compare(
        torch,
        lambda *xs: getattr(ag.nn.functional, name)(*xs, *arguments, **keywords),
        lambda *xs: getattr(torch.nn.functional, name)(*xs, *theirs[0], **theirs[1]),
        inputs,
        rng,
        tolerance,
    )
