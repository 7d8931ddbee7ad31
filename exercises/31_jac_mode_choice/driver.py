"""Drives functions that run passes of forward and of backward mode, which are counted."""

import numpy as np


def frozen(returned):
    """Return what was returned as it is now, before anything is counted: nobody can write into it later."""
    return np.array(returned) if isinstance(returned, np.ndarray) else returned


def jacobian_passes(jacobian, A, x):
    """Hand over forward and backward passes of sin(A x), and count them."""
    m, n = A.shape
    passes = []

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

    return frozen(jacobian(jvp, vjp, n, m)), len(passes)


def hvp_passes(hvp, A, x, v):
    """Hand over the gradient of sum(sin(A x)) and a forward mode, and count what is run."""
    runs = {"gradient": 0, "jvp": 0}
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

    return frozen(hvp(gradient, jvp, x, v)), runs["jvp"], runs["gradient"]
