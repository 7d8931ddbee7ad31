"""Inverses, determinants and powers of matrices, and systems of equations."""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.core.ops.decomposition import packed_svd, svdvals, transposed_matrices
from autogradkit.core.ops.shape import whole
from autogradkit.core.tensor import Tensor

__all__ = [
    "det",
    "inv",
    "lstsq",
    "matrix_power",
    "multi_dot",
    "multi_matmul",
    "pinv",
    "slogdet",
    "solve",
    "tensorinv",
    "tensorsolve",
]

SlogdetResult = type(np.linalg.slogdet(np.eye(1)))


@op("inv", np.linalg.inv)
def inv(x):
    """Inverse of a matrix, z x = 1."""
    return np.linalg.inv(x)


@inv.backward
def inv_backward(g, z):
    """From d(z x) = 0 follows dz = -z dx z, and back -zᵀ g zᵀ."""
    return -transposed_matrices(z) @ g @ transposed_matrices(z)


@op("solve", np.linalg.solve)
def solve(x, y):
    """The solution z of x z = y, for one vector y or for every column of y."""
    return np.linalg.solve(x, y)


@solve.backward
def solve_backward(g, x, y, z):
    """∂L/∂y solves the transposed system, and ∂L/∂x = -∂L/∂y zᵀ."""
    if y.ndim == 1:
        dy = np.linalg.solve(transposed_matrices(x), g[..., None])
        return -dy @ z[..., None, :], dy[..., 0]
    dy = np.linalg.solve(transposed_matrices(x), g)
    return -dy @ transposed_matrices(z), dy


@op("det", np.linalg.det)
def det(x):
    """Determinant; the gradient is right for singular matrices too."""
    return np.linalg.det(x)


@det.backward
def det_backward(g, x, z):
    """The cofactors: z x⁻ᵀ, or without division U diag(products of the other s) Vᵀ, with the sign of U Vᵀ.

    If it is differentiated itself they are computed one by one: U and V have no slope where two s are equal.
    """
    if np.all(np.not_equal(z, 0)):
        return (g * z)[..., None, None] * transposed_matrices(np.linalg.inv(x))
    if isinstance(x, Tensor):
        return g[..., None, None] * cofactors(x)
    n = x.shape[-1]
    parts = packed_svd(x)
    s, u, v = parts[..., 0, :], parts[..., 1 : n + 1, :], parts[..., n + 1 :, :]
    others = np.prod(np.where(np.eye(n, dtype=bool), 1.0, s[..., None, :]), axis=-1)
    sign = np.linalg.det(u) * np.linalg.det(v)
    return (g * sign)[..., None, None] * ((u * others[..., None, :]) @ transposed_matrices(v))


def cofactors(x):
    """Return the determinants of what is left without row i and column j, with their signs."""
    n = x.shape[-1]
    others = np.array([[k for k in range(n) if k != i] for i in range(n)], dtype=int).reshape(n, n - 1)
    minors = np.linalg.det(x[..., others[:, None, :, None], others[None, :, None, :]])
    signs = 1 - 2 * (np.add.outer(range(n), range(n)) % 2)
    return minors * signs.astype(x.dtype)


@op("logabsdet")
def logabsdet(x):
    """Logarithm of the determinant's size, without overflow."""
    return np.linalg.slogdet(x)[1]


@logabsdet.backward
def logabsdet_backward(g, x):
    """∂z/∂x = x⁻ᵀ."""
    return g[..., None, None] * transposed_matrices(np.linalg.inv(x))


@composed(np.linalg.slogdet)
def slogdet(x):
    """Sign of the determinant, a plain array, and logarithm of its size, as (sign, logabsdet)."""
    return SlogdetResult(np.linalg.slogdet(plain(x))[0], logabsdet(x))


@op("pinv")
def pseudo_inverse(x, *, rcond=None, rtol=None):
    """Moore-Penrose inverse, for matrices that keep their rank when nudged."""
    more = {"rcond": rcond} if rcond is not None else {"rtol": rtol} if rtol is not None else {}
    return np.linalg.pinv(x, **more)


@pseudo_inverse.backward
def pseudo_inverse_backward(g, x, z):
    """Source: G. Golub and V. Pereyra, The differentiation of pseudo-inverses, 1973, eq. 4.12."""
    m, n = x.shape[-2:]
    zt, gt = transposed_matrices(z), transposed_matrices(g)
    dx = -zt @ g @ zt
    dx = dx + (np.eye(m) - x @ z) @ gt @ z @ zt
    return dx + zt @ z @ gt @ (np.eye(n) - z @ x)


@composed(np.linalg.pinv)
def pinv(x, rcond=None, hermitian=False, *, rtol=None):
    """Moore-Penrose inverse, for matrices that keep their rank when nudged."""
    return pseudo_inverse(x, rcond=rcond, rtol=rtol)


@composed(np.linalg.lstsq)
def lstsq(x, y, rcond=None):
    """Least squares: (solution, squared residuals, rank, singular values), for matrices of full rank."""
    x, y = operand(x), operand(y)
    m, n = x.shape
    solution = np.linalg.pinv(x) @ y
    rank = int(np.linalg.matrix_rank(plain(x)))
    residuals = np.zeros(0)
    if rank == n < m:
        residuals = np.sum(np.square(y - x @ solution), axis=0)
        residuals = np.reshape(residuals, (1,)) if y.ndim == 1 else residuals
    return solution, residuals, rank, svdvals(x)


@composed(np.linalg.matrix_power)
def matrix_power(x, n):
    """A matrix times itself, n factors; of the inverse for negative n."""
    if n == 0:
        return x * 0.0 + np.eye(x.shape[-1], dtype=x.dtype)
    if n == 1:
        return whole(x)
    if n < 0:
        x, n = np.linalg.inv(x), -n
    z = None
    while n:
        if n % 2:
            z = x if z is None else z @ x
        n //= 2
        x = x @ x if n else x
    return +z


@composed(np.linalg.multi_dot)
def multi_dot(xs, *, out=None):
    """Product of many matrices, in the order that needs the fewest multiplications."""
    xs = [operand(x) for x in xs]
    if len(xs) < 2:
        raise ValueError("multi_dot needs at least two arrays.")
    sizes = [1 if xs[0].ndim == 1 else xs[0].shape[0], *[x.shape[0] for x in xs[1:]]]
    sizes += [1 if xs[-1].ndim == 1 else xs[-1].shape[1]]
    if xs[0].ndim == 1:
        sizes[1] = xs[0].shape[0]
    best = {
        (i, i + 1): (0, x) for i, x in enumerate(xs)
    }  # cost of the product from i to j, and where it is cut
    for width in range(2, len(xs) + 1):
        for i in range(len(xs) - width + 1):
            j = i + width
            best[i, j] = min(
                (best[i, k][0] + best[k, j][0] + sizes[i] * sizes[k] * sizes[j], k) for k in range(i + 1, j)
            )

    def product(i, j):
        if j == i + 1:
            return xs[i]
        k = best[i, j][1]
        return product(i, k) @ product(k, j)

    return product(0, len(xs))


def multi_matmul(xs):
    """Product of many matrices: MyGrad's name for multi_dot."""
    return multi_dot(xs)


@composed(np.linalg.tensorinv)
def tensorinv(x, ind=2):
    """Inverse with respect to tensordot over `ind` axes."""
    n = int(np.prod(x.shape[ind:]))
    return np.reshape(np.linalg.inv(np.reshape(x, (n, n))), x.shape[ind:] + x.shape[:ind])


@composed(np.linalg.tensorsolve)
def tensorsolve(x, y, axes=None):
    """The solution z of tensordot(x, z, z.ndim) = y."""
    x, y = operand(x), operand(y)
    if axes is not None:
        axes = [a % x.ndim for a in axes]
        x = np.transpose(x, (*[a for a in range(x.ndim) if a not in axes], *axes))
    shape = x.shape[y.ndim :]
    n = int(np.prod(shape))
    return np.reshape(np.linalg.solve(np.reshape(x, (n, n)), np.ravel(y)), shape)
