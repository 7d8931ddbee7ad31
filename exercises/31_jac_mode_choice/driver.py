"""Drives functions that run passes of forward and of backward mode, which are counted."""

import numpy as np


def frozen(returned):
    """Return what was returned as it is now, before anything is counted: nobody can write into it later."""
    return np.array(returned) if isinstance(returned, np.ndarray) else returned


def jacobian_passes(jacobian, A, x, again=None):
    """Hand over forward and backward passes of sin(A x), and count them.

    With `again` of that one first: what comes back for it is to stay what it was.
    """
    if again is None:
        return passes_of(jacobian, A, x)
    first = jacobian(*runs_of(again, x, []), *again.shape[::-1])
    before = frozen(first)
    J, passes = passes_of(jacobian, A, x)
    return (J if np.array_equal(first, before) else np.full(A.shape, np.nan)), passes


def passes_of(jacobian, A, x):
    """Return what a function makes of the passes of sin(A x), and how many it ran."""
    passes = []
    return frozen(jacobian(*runs_of(A, x, passes), *A.shape[::-1])), len(passes)


def runs_of(A, x, passes):
    """Return a forward and a backward pass of sin(A x), which write down that they were run."""
    m, n = A.shape

    def jvp(v):
        v = np.asarray(v, float)
        if v.shape != (n,):
            raise ValueError(f"jvp wants an array of {n} numbers, one for each input; got shape {v.shape}")
        passes.append("forward")
        return np.cos(A @ x) * (A @ v)

    def vjp(g):
        g = np.asarray(g, float)
        if g.shape != (m,):
            raise ValueError(f"vjp wants an array of {m} numbers, one for each result; got shape {g.shape}")
        passes.append("backward")
        return (g * np.cos(A @ x)) @ A

    return jvp, vjp


def hvp_passes(hvp, A, x, v, again=None):
    """Hand over the gradient of sum(sin(A x)) and a forward mode, and count what is run.

    With `again` in that direction first: what comes back for it is to stay what it was.
    """
    first = None if again is None else hvp(*counted_modes(A, {"gradient": 0, "jvp": 0}), x.copy(), again)
    before, runs = frozen(first), {"gradient": 0, "jvp": 0}
    Hv = frozen(hvp(*counted_modes(A, runs), x, v))
    stays = first is None or np.array_equal(first, before)
    return (Hv if stays else np.full(x.shape, np.nan)), runs["jvp"], runs["gradient"]


def counted_modes(A, runs):
    """Return the gradient of sum(sin(A x)) and a forward mode, whose runs are counted."""
    inside = []  # what jvp hands over: whoever moves x into the complex plane without it hears no
    tiny = 1e-30 * (1 + np.sin(np.sum(A)) ** 2)  # nobody is told how far

    def gradient(x):
        runs["gradient"] += 1
        x = np.asarray(x)
        moved = x.dtype.kind == "c" and any(np.array_equal(x, each) for each in inside)
        if x.dtype.kind not in "fiu" and not moved:
            raise TypeError(f"gradient wants an array of floats; got {x.dtype}")
        if x.shape != (A.shape[1],):
            raise ValueError(f"gradient wants an array of {A.shape[1]} numbers, like x; got shape {x.shape}")
        return np.cos(A @ x) @ A

    def jvp(function, x, v):
        if not callable(function):
            kind = type(function).__name__
            raise TypeError(f"jvp takes a function as its first argument: {kind} was given")
        runs["jvp"] += 1
        inside.append(np.asarray(x, float) + 1j * tiny * np.asarray(v, float))
        try:
            return np.imag(function(inside[-1].copy())) / tiny
        finally:
            inside.pop()

    return gradient, jvp
