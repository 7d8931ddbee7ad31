"""Linear algebra under NumPy's names: what `ag.linalg` holds."""

from typing import TYPE_CHECKING

from numpy.linalg import matrix_rank

from autogradkit.core.ops.decomposition import cholesky, eig, eigh, eigvals, eigvalsh, qr, svd, svdvals
from autogradkit.core.ops.diagonals import linalg_diagonal as diagonal
from autogradkit.core.ops.diagonals import linalg_trace as trace
from autogradkit.core.ops.inverse import (
    det,
    inv,
    lstsq,
    matrix_power,
    multi_dot,
    pinv,
    slogdet,
    solve,
    tensorinv,
    tensorsolve,
)
from autogradkit.core.ops.norm import cond, matrix_norm, norm, vector_norm
from autogradkit.core.ops.product import linalg_cross as cross
from autogradkit.core.ops.product import matmul, outer, tensordot, vecdot
from autogradkit.core.ops.shape import matrix_transpose
from autogradkit.errors import getattr_of_module

__all__ = [
    "cholesky",
    "cond",
    "cross",
    "det",
    "diagonal",
    "eig",
    "eigh",
    "eigvals",
    "eigvalsh",
    "inv",
    "lstsq",
    "matmul",
    "matrix_norm",
    "matrix_power",
    "matrix_rank",
    "matrix_transpose",
    "multi_dot",
    "norm",
    "outer",
    "pinv",
    "qr",
    "slogdet",
    "solve",
    "svd",
    "svdvals",
    "tensordot",
    "tensorinv",
    "tensorsolve",
    "trace",
    "vecdot",
    "vector_norm",
]

if not TYPE_CHECKING:
    __getattr__ = getattr_of_module(__name__, __all__)
