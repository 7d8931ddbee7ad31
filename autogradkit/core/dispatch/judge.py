"""The judge: NumPy says whether a call of one of its functions is right, and which shape comes out.

What a function means for Tensors is written for right calls, and might make numbers of a wrong one, too: of
the diagonal of a matrix that is not square, in np.einsum. So NumPy's own function is run as well, once for
each kind of call: the shapes and dtypes of the arrays, and the settings.
"""

import numpy as np

from autogradkit.core.tensor import Tensor
from autogradkit.errors import RuleError

__all__ = ["judge", "judged", "shapes_by_numpy"]

SETTINGS = {type(None), type(...), type(np._NoValue), bool, int, float, str, range}
MOST = 4096  # kinds of calls that are remembered as right ones
RIGHT: dict[tuple, list] = {}  # and the shapes that came out


def judge(function, arguments, keywords):
    """Let NumPy raise what it raises for these arguments, unless a call of this kind was right before.

    Of an op that is no function of NumPy's, None, it can't be asked.
    """
    kind = None if function is None else kind_of([arguments, keywords])
    if kind is not None and (function, kind) not in RIGHT:
        remember(function, kind, shapes_by_numpy(function, arguments, keywords))


def judged(function, z, arguments, keywords):
    """Return z, what a function means for these arguments, if NumPy takes them and comes to z's shape."""
    kind = kind_of([arguments, keywords])
    if kind is None:
        return z
    found = shapes(z)
    if RIGHT.get((function, kind)) != found:
        wanted = shapes_by_numpy(function, arguments, keywords)  # which may depend on the numbers
        if found != wanted and function is not np.polydiv:  # whose remainder is cut off where it is nearly 0
            raise RuleError(
                f"np.{function.__name__} of these arguments has no gradient here: it would come to shape "
                f"{found}, and NumPy's to {wanted}. Use other functions, or define an op with ag.op."
            )
        remember(function, kind, found)
    return z


def shapes_by_numpy(function, arguments, keywords):
    """Return the shapes that NumPy's own function comes to."""
    with np.errstate(all="ignore"):
        return shapes(function(*copied(arguments), **copied(keywords)))


def remember(function, kind, found):
    """Note a kind of call as right."""
    if len(RIGHT) >= MOST:
        RIGHT.clear()
    RIGHT[function, kind] = found


def kind_of(x):
    """Return what is alike in arguments of a kind.

    None if one is a function or another object of the user's, of which nobody knows what a second call does,
    or stands for numbers that are not there, as in a function that is traced.
    """
    kind = type(x)
    if kind is Tensor:
        x = x._data
        there = type(x) is np.ndarray or issubclass(type(x), np.generic)
        return (x.shape, x.dtype) if there else None
    if kind in (list, tuple, dict):
        parts = [kind_of(part) for part in (x.items() if kind is dict else x)]
        return None if None in parts else (kind, *parts)
    if kind is np.ndarray:
        return x.shape, x.dtype, x.tobytes() if x.dtype.kind in "iub" else None
    if kind is slice:
        return kind, x.start, x.stop, x.step
    return (kind, x) if kind in SETTINGS or issubclass(kind, (np.generic, np.dtype, type)) else None


def copied(x):
    """Return arguments with plain copies of their arrays: NumPy may write into what it is given."""
    if isinstance(x, Tensor):
        return x._data.copy()
    if isinstance(x, np.ndarray):
        return x.copy()
    if type(x) in (list, tuple):
        return type(x)(map(copied, x))
    if type(x) is dict:
        return {name: copied(part) for name, part in x.items()}
    return x


def shapes(z):
    """Return the shape of an array, or those of several."""
    return list(map(shapes, z)) if isinstance(z, (list, tuple)) else np.shape(z)
