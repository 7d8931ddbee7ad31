"""Gradient checkers: how long a check takes, and how small an error in a rule it still refuses."""

import statistics
from time import process_time

import numpy as np

import autogradkit as ag
from tests.benchmarks import peers

__all__ = ["CASES", "compared"]

R = np.random.default_rng(0).normal
CLASSES = np.random.default_rng(1).integers(0, 10, 64)
CASES = {
    "cross-entropy 64×10": [R(size=(64, 10))],
    "matmul 32×32": [R(size=(32, 32)), R(size=(32, 32))],
    "conv 4×8×8×8": [R(size=(4, 8, 8, 8)), R(size=(8, 8, 3, 3))],
}
ERRORS = [10.0**-n for n in range(1, 13)]


def compared():
    """Yield for each checker its name, the seconds that each case takes, and the smallest error refused."""
    yield "ag.gradcheck", timed(ag.gradcheck, ours()), smallest(ours_refuses)
    if torch := peers.pytorch():
        leaves = lambda arrays: [torch.tensor(a, requires_grad=True) for a in arrays]
        for name, how in (("torch gradcheck", {}), ("… fast_mode", {"fast_mode": True})):
            check = lambda f, *x, how=how: torch.autograd.gradcheck(f, leaves(x), **how)
            refuses = lambda error, check=check: pytorch_refuses(torch, check, error)
            yield name, timed(check, pytorchs(torch)), smallest(refuses)
    try:
        import autograd.numpy as anp
        from autograd.test_util import check_grads
    except ImportError:
        return
    cases = hips(anp)
    check = lambda f, *x: check_grads(f, modes=["rev"], order=1)(*x)
    yield "HIPS check_grads", timed(check, cases), smallest(lambda error: hips_refuses(check, error))


def timed(check, cases):
    """Return the median seconds of a check of each case; NaN where the library has no such function."""
    found = []
    for f, inputs in zip(cases, CASES.values(), strict=True):
        times = []
        for _ in range(3 if f else 0):
            start = process_time()
            check(f, *inputs)
            times.append(process_time() - start)
        found.append(statistics.median(times) if times else float("nan"))
    return found


def smallest(refuses):
    """Return the smallest error, of tanh's rule by a factor 1 + error, that is refused."""
    return min((error for error in ERRORS if refuses(error)), default=float("nan"))


def ours():
    F = ag.nn.functional
    return [
        lambda x: F.cross_entropy(x, CLASSES),
        lambda x, y: x @ y,
        lambda x, w: F.conv2d(x, w, padding=1),
    ]


def ours_refuses(error):
    with ag.using("tanh", lambda g, z: g * (1 - z * z) * (1 + error)):
        return not ag.gradcheck(ag.tanh, R(size=10), raise_error=False)


def pytorchs(torch):
    F, classes = torch.nn.functional, torch.tensor(CLASSES)
    return [
        lambda x: F.cross_entropy(x, classes),
        lambda x, y: x @ y,
        lambda x, w: F.conv2d(x, w, padding=1),
    ]


def pytorch_refuses(torch, check, error):
    class Tanh(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x):
            z = torch.tanh(x)
            ctx.save_for_backward(z)
            return z

        @staticmethod
        def backward(ctx, g):
            (z,) = ctx.saved_tensors
            return g * (1 - z * z) * (1 + error)

    try:
        check(Tanh.apply, R(size=10))
    except RuntimeError:
        return True
    return False


def hips(anp):
    def cross_entropy(x):
        shifted = x - anp.max(x, axis=1, keepdims=True)
        logs = shifted - anp.log(anp.sum(anp.exp(shifted), axis=1, keepdims=True))
        return -anp.mean(logs[np.arange(64), CLASSES])

    return [cross_entropy, lambda x, y: anp.dot(x, y), None]


def hips_refuses(check, error):
    from autograd.extend import defvjp, primitive

    tanh = primitive(np.tanh)
    defvjp(tanh, lambda z, x: lambda g: g * (1 - z * z) * (1 + error))
    try:
        check(tanh, R(size=10))
    except AssertionError:
        return True
    return False
