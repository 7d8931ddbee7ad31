"""The ops, by subject. Each is a forward and, right below it, its backward rule, or is composed of such.

`dispatch` says how NumPy's functions find them, `composed` how one is made of others, `constants` which
functions have no slope, `aliases` which are the same under another name.
"""

import numpy as np

from autogradkit.core.dispatch import aliases
from autogradkit.core.dispatch.constants import PUBLIC
from autogradkit.core.ops import (
    arithmetic,
    choice,
    convolution,
    copies,
    cumulative,
    diagonals,
    difference,
    einsum,
    exponential,
    fft,
    hyperbolic,
    indexing,
    inverse,
    joining,
    linalg,
    nan,
    pointwise,
    product,
    quantile,
    realness,
    reciprocal,
    reduction,
    remainder,
    shape,
    sinc,
    softmax,
    sorting,
    spread,
    trigonometry,
)

SUBJECTS = (
    *(arithmetic, pointwise, exponential, trigonometry, hyperbolic, reciprocal, sinc, remainder, realness),
    *(choice, reduction, spread, nan, cumulative, quantile, sorting, shape, joining, copies, diagonals),
    *(indexing, product, einsum, difference, convolution, softmax),
)

__all__ = ["add_sequence", "array", "fft", "linalg", "multi_matmul", "multiply_sequence"]
for subject in SUBJECTS:
    globals().update({name: getattr(subject, name) for name in subject.__all__})
    __all__ += subject.__all__
globals().update({name: getattr(np, name) for name in PUBLIC})
globals().update({alias: globals()[name] for alias, name in aliases.ALIASES.items()})
add_sequence, array, multiply_sequence = aliases.add_sequence, aliases.array, aliases.multiply_sequence
multi_matmul = inverse.multi_matmul
__all__ += [*sorted(PUBLIC), *aliases.ALIASES]
__all__.remove("trace")  # np.trace(x) and x.trace() find it: ag.trace is the graph of a computation
