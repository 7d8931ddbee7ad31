"""Gradient checking: are the derivatives that the kit computes those of the function?"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autogradkit.checking.differences import LEVELS, REAL_STEP, complex_step, richardson, tolerance
from autogradkit.core.op import Op
from autogradkit.core.recording import set_recording
from autogradkit.core.tensor import Tensor, result
from autogradkit.errors import AutogradkitError
from autogradkit.transforms import jacobian, vjp
from autogradkit.transforms.tree import map_tree

__all__ = ["GradcheckError", "gradcheck"]


class GradcheckError(AutogradkitError, AssertionError):
    """A derivative that is not the function's."""


def gradcheck(f: Callable, *inputs: Any, order: int = 1, raise_error: bool = True) -> bool:
    """Compare the kit's derivatives of a function or an op with differences of its values.

    Every entry of the Jacobian is compared. The truth is a complex step where f can be followed into the
    complex plane (error about 1e-15), and Richardson-extrapolated central differences otherwise (1e-12).

    Parameters
    ----------
    f : callable
        What `ag.grad` takes: a function, an op or a layer; returns one array. Tensors that it uses without
        being given them, such as a layer's weights, are constants here. Stay away from kinks, where there is
        no derivative to compare with, from `.detach()`, which hides one from the kit and not from the
        differences, and from what draws random numbers.
    *inputs : array_like, or lists, tuples and dicts of them
        The point. Computed in float64. The arrays in them are numbered in the order in which they stand.
    order : {1, 2}
        2 checks the derivative of the gradient too.
    raise_error : bool
        Otherwise a failure is returned as False.

    Returns
    -------
    bool
        True.

    Raises
    ------
    GradcheckError
        Naming the input, the worst entry, what was got and what was wanted there.

    Examples
    --------
    >>> import autogradkit as ag
    >>> ag.gradcheck(ag.tanh, [0.3, -1.2], order=2)
    True
    >>> ag.gradcheck(ag.nn.Linear(2, 3), [1.0, 2.0])
    True
    >>> with ag.using("tanh", lambda g, z: 1 - z**2):  # where is g?
    ...     ag.gradcheck(lambda x: 3 * ag.tanh(x), [0.5], raise_error=False)
    False
    """
    f, inputs = of_arrays(f, inputs)
    try:
        compare(f, inputs, "∂z{}/∂{}")
        if order == 2:
            z, _ = vjp(f, *inputs)
            g = np.random.default_rng(0).normal(size=z.shape)
            compare(gradient_of(f, g), inputs, "in the second derivative, ∂(gradient){}/∂{}")
    except GradcheckError:
        if raise_error:
            raise
        return False
    return True


def of_arrays(f: Callable, trees: Any) -> tuple[Callable, Any]:
    """Return `f` as a function of the arrays that stand in its arguments, and these arrays."""
    arrays: list[np.ndarray] = []
    shapes = [
        map_tree(lambda x: arrays.append(np.array(x._data if isinstance(x, Tensor) else x, float)), tree)
        for tree in trees
    ]
    if all(shape is None for shape in shapes):  # each argument is an array, no list or dict of arrays
        return f, arrays

    def of_leaves(*leaves: Any) -> Any:
        waiting = iter(leaves)
        return f(*[map_tree(lambda _: next(waiting), tree) for tree in trees])

    return of_leaves, arrays


def gradient_of(f: Callable, g: np.ndarray) -> Callable:
    """Return the function from f's inputs to all their gradients in one row, for upstream gradient `g`."""

    def gradient(*xs: Any) -> Any:
        found = vjp(f, *xs)[1](g)
        return np.concatenate([np.reshape(d, (-1,)) for d in (found if len(xs) != 1 else (found,))])

    return gradient


def compare(f: Callable, inputs: Any, entry: str) -> None:
    """Raise if the Jacobian of `f` at `inputs` is not what differences say; `entry` names a number of it."""
    with set_recording(False):  # tensors that f uses on its own are constants
        jacobians = jacobian(f, tuple(range(len(inputs))))(*inputs)
    for number, (x, got) in enumerate(zip(inputs, jacobians, strict=True)):

        def along(moved: np.ndarray, number: int = number) -> np.ndarray:
            return value(f, *inputs[:number], moved, *inputs[number + 1 :])

        with set_recording(False):
            want, allowed = differences(along, x)
        got = got.reshape(want.shape)
        off = np.abs(got - want)
        if not np.all(off <= allowed):  # a NaN is never within tolerance
            row, column = np.unravel_index(np.argmax(np.where(np.isnan(off), np.inf, off)), off.shape)
            z_at = place(row, along(x).shape)
            x_at = f"input {number}" + place(column, x.shape)
            raise GradcheckError(
                f"{entry.format(z_at, x_at)}: got {got[row, column]:.9g}, differences give "
                f"{want[row, column]:.9g} (allowed {allowed[row, column]:.1g}). "
                f"{np.sum(~(off <= allowed))} of {off.size} entries are off."
            )


def value(f: Callable, *inputs: Any) -> np.ndarray:
    """Return f's value as an array.

    It is given tensors, as `grad` gives them; but complex numbers, which tensors refuse, as they are. An op's
    forward is asked itself: it may know them.
    """
    if isinstance(f, Op):
        return np.asarray(f.value(*inputs))
    if "c" not in [x.dtype.kind for x in inputs]:
        inputs = tuple([result(x if x.ndim else x[()]) for x in inputs])
    z = f(*inputs)
    return z._data if isinstance(z, Tensor) else np.asarray(z)


def differences(f: Callable, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the Jacobian of `f` at `x` from its values alone, and the error allowed in each entry."""
    with np.errstate(all="ignore"):
        real = richardson(f, x)
        try:
            step = complex_step(f, x)
        except Exception:  # f is not made for complex numbers: whatever it says about them means no more
            step = np.nan
    # np.abs and its like drop the imaginary part without a word: then the two disagree.
    analytic = np.allclose(step, real, rtol=1e-7, atol=1e-9)
    want = step if analytic else real
    allowed = np.full(want.shape, tolerance(want, np.ones(1), [x], analytic))
    return want, allowed if analytic else allowed + rounding_error(f(x), x)


def rounding_error(z: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return what Richardson's differences lose for each entry of `x`: roundings of z over the last step."""
    last_step = REAL_STEP * np.where(x == 0, 1.0, np.abs(x)) / 2 ** (LEVELS - 1)
    return 8 * np.finfo(float).eps * np.max(np.abs(z), initial=0.0) / last_step.ravel()


def place(flat: Any, shape: tuple[int, ...]) -> str:
    """Return `[1, 2]` for a position counted through an array, nothing for a single number."""
    return f"[{', '.join(str(i) for i in np.unravel_index(flat, shape))}]" if shape else ""
