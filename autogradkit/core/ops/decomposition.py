"""Decompositions of matrices, each an op whose result is packed in one array and then taken apart.

Cholesky and eigh read one triangle; their gradients are symmetric, as if both triangles moved together.
Where singular values or eigenvalues coincide, vectors have no derivative: their gradient is NaN there.
"""

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand
from autogradkit.core.op import op
from autogradkit.core.tensor import Tensor
from autogradkit.errors import DataError, RuleError

__all__ = ["cholesky", "eig", "eigh", "eigvals", "eigvalsh", "qr", "svd", "svdvals"]

EigResult, EighResult = type(np.linalg.eig(np.eye(1))), type(np.linalg.eigh(np.eye(1)))
SVDResult, QRResult = type(np.linalg.svd(np.eye(1))), type(np.linalg.qr(np.eye(1)))


def transposed_matrices(x):
    """Return the transpose of the matrices in x's last two axes."""
    return np.swapaxes(x, -1, -2)


def symmetric(x):
    """Return the mean of matrices and their transposes."""
    return (x + transposed_matrices(x)) / 2


def is_wanted(g):
    """Whether a gradient has to be carried on: when the pass is recorded, and unless it is all zero."""
    return isinstance(g, Tensor) or np.any(g)


def one_over_gaps(w):
    """Return 1 / (w_j - w_i) with zeros on the diagonal."""
    own = np.eye(w.shape[-1], dtype=bool)
    return np.where(own, 0.0, 1 / np.where(own, 1.0, w[..., None, :] - w[..., :, None]))


@op("cholesky")
def lower_cholesky(x):
    """The lower triangular L with L Lᵀ = x, of a symmetric positive definite x."""
    return np.linalg.cholesky(x)


@lower_cholesky.backward
def lower_cholesky_backward(g, z):
    """L⁻ᵀ φ(Lᵀ g) L⁻¹, made symmetric, where φ takes the lower triangle with half the diagonal.

    Source: I. Murray, Differentiation of the Cholesky decomposition, 2016, eq. 10.
    """
    n = z.shape[-1]
    half = np.tri(n) - 0.5 * np.eye(n)
    middle = transposed_matrices(z) @ g * half
    left = np.linalg.solve(transposed_matrices(z), middle)
    return symmetric(transposed_matrices(np.linalg.solve(transposed_matrices(z), transposed_matrices(left))))


@composed(np.linalg.cholesky)
def cholesky(x, /, *, upper=False):
    """The lower triangular L with L Lᵀ = x, or its transpose if `upper`.

    One triangle is read, and the gradient is symmetric, as if both moved together: `gradcheck` agrees with it
    on a function that makes its input symmetric, such as `lambda x: cholesky(x @ x.T)`.
    """
    return transposed_matrices(lower_cholesky(transposed_matrices(x))) if upper else lower_cholesky(x)


@op("eigh")
def packed_eigh(x, *, UPLO="L"):
    """Eigenvalues, in the first row, and eigenvectors, in the columns below, of symmetric matrices."""
    w, v = np.linalg.eigh(x, UPLO)
    return np.concatenate([w[..., None, :], v], axis=-2)


@packed_eigh.backward
def packed_eigh_backward(g, z):
    """V (diag(dw) + (Vᵀ dV) / (w_j - w_i)) Vᵀ, made symmetric.

    Source: M. Giles, An extended collection of matrix derivative results, 2008, section 3.1.
    """
    w, v = z[..., 0, :], z[..., 1:, :]
    dw, dv = g[..., 0, :], g[..., 1:, :]
    middle = dw[..., None, :] * np.eye(w.shape[-1])
    if is_wanted(dv):
        middle = middle + transposed_matrices(v) @ dv * one_over_gaps(w)
    return symmetric(v @ middle @ transposed_matrices(v))


@composed(np.linalg.eigh)
def eigh(x, UPLO="L"):
    """Eigenvalues and eigenvectors of symmetric matrices, as (eigenvalues, eigenvectors).

    One triangle is read, and the gradient is symmetric, as if both moved together: `gradcheck` agrees with it
    on a function that makes its input symmetric, such as `lambda x: eigh(x + x.T)`.
    """
    z = packed_eigh(x, UPLO=UPLO)
    return EighResult(z[..., 0, :], z[..., 1:, :])


@composed(np.linalg.eigvalsh)
def eigvalsh(x, UPLO="L"):
    """Eigenvalues of symmetric matrices, in ascending order.

    One triangle is read, and the gradient is symmetric, as if both moved together: `gradcheck` agrees with it
    on a function that makes its input symmetric, such as `lambda x: eigvalsh(x + x.T)`.
    """
    return packed_eigh(x, UPLO=UPLO)[..., 0, :]


@op("eig")
def packed_eig(x):
    """Eigenvalues, in the first row, and eigenvectors, in the columns below; all must be real."""
    w, v = np.linalg.eig(x)
    if np.any(w.imag):
        raise DataError(
            "eig: some eigenvalues are complex, and autogradkit differentiates real numbers only."
        )
    return np.concatenate([w.real[..., None, :], v.real], axis=-2)  # from NumPy 2.5 on they come as complex


@packed_eig.backward
def packed_eig_backward(g, z):
    """V⁻ᵀ (diag(dw) + Vᵀ dV / (w_j - w_i)) Vᵀ, where dV has lost what would only change a vector's length.

    Source: C. Boeddeker et al., On the computation of complex-valued gradients, 2019, eq. 4.77.
    """
    w, v = z[..., 0, :], z[..., 1:, :]
    dw, dv = g[..., 0, :], g[..., 1:, :]
    middle = dw[..., None, :] * np.eye(w.shape[-1])
    if is_wanted(dv):
        stretch = np.sum(v * dv, axis=-2, keepdims=True)
        middle = middle + transposed_matrices(v) @ (dv - v * stretch) * one_over_gaps(w)
    return np.linalg.solve(transposed_matrices(v), middle @ transposed_matrices(v))


@composed(np.linalg.eig)
def eig(x):
    """Eigenvalues and eigenvectors of matrices whose eigenvalues are real, as (eigenvalues, eigenvectors)."""
    z = packed_eig(x)
    return EigResult(z[..., 0, :], z[..., 1:, :])


@composed(np.linalg.eigvals)
def eigvals(x):
    """Eigenvalues of matrices whose eigenvalues are real."""
    return packed_eig(x)[..., 0, :]


@op("svd")
def packed_svd(x):
    """Singular values in the first row, below them U and below it V: x = U diag(s) Vᵀ."""
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return np.concatenate([s[..., None, :], u, transposed_matrices(vt)], axis=-2)


@packed_svd.backward
def packed_svd_backward(g, z, x_shape):
    """Source: J. Townsend, Differentiating the singular value decomposition, 2016."""
    m, n = x_shape[-2:]
    s, u, v = z[..., 0, :], z[..., 1 : m + 1, :], z[..., m + 1 :, :]
    ds, du, dv = g[..., 0, :], g[..., 1 : m + 1, :], g[..., m + 1 :, :]
    rows, columns = s[..., None, :], s[..., :, None]
    middle = ds[..., None, :] * np.eye(s.shape[-1])
    if not (is_wanted(du) or is_wanted(dv)):
        return u @ middle @ transposed_matrices(v)
    gaps = one_over_gaps(s * s)
    of_u, of_v = transposed_matrices(u) @ du, transposed_matrices(v) @ dv
    middle = (
        middle
        + gaps * (of_u - transposed_matrices(of_u)) * rows
        + columns * (gaps * (of_v - transposed_matrices(of_v)))
    )
    dx = u @ middle @ transposed_matrices(v)
    if m > s.shape[-1]:
        dx = dx + (du - u @ of_u) / rows @ transposed_matrices(v)
    if n > s.shape[-1]:
        dx = dx + u @ transposed_matrices((dv - v @ of_v) / rows)
    return dx


@composed(np.linalg.svd)
def svd(x, full_matrices=True, compute_uv=True, hermitian=False):
    """Singular value decomposition (U, S, Vh); unless x is square, full_matrices must be False."""
    if not compute_uv:
        return svdvals(x)
    m, n = x.shape[-2:]
    if full_matrices and m != n:
        raise RuleError(
            f"svd: of a matrix of shape {(m, n)} the full U and V are not unique and have no derivative: "
            "pass full_matrices=False."
        )
    z = packed_svd(x)
    return SVDResult(z[..., 1 : m + 1, :], z[..., 0, :], transposed_matrices(z[..., m + 1 :, :]))


@composed(np.linalg.svdvals)
def svdvals(x, /):
    """Singular values, the largest first."""
    return packed_svd(operand(x))[..., 0, :]


@op("qr")
def packed_qr(x):
    """Q, and below it Rᵀ: x = Q R with Qᵀ Q = 1 and R upper triangular."""
    q, r = np.linalg.qr(x)
    return np.concatenate([q, transposed_matrices(r)], axis=-2)


@packed_qr.backward
def packed_qr_backward(g, z, x_shape):
    """(dQ + Q sym(M)) R⁻ᵀ with M = R dRᵀ - dQᵀ Q, whose lower triangle is copied to the upper.

    A wide x is a square part, to which this applies, and the rest y, which is Q times the rest of R.
    Source: M. Roberts and S. Roberts, QR and LQ decomposition matrix backpropagation algorithms, 2020.
    """
    m, n = x_shape[-2:]
    k = min(m, n)
    q, r = z[..., :m, :], transposed_matrices(z[..., m : m + k, :])
    dq, dr = g[..., :m, :], transposed_matrices(g[..., m : m + k, :])
    if n > m:
        rest, drest = transposed_matrices(z[..., m + k :, :]), transposed_matrices(g[..., m + k :, :])
        dq = dq + q @ rest @ transposed_matrices(drest)
    inner = r @ transposed_matrices(dr) - transposed_matrices(dq) @ q
    lower = inner * np.tri(k)
    copied = lower + transposed_matrices(inner * np.tri(k, k, -1))
    dx = transposed_matrices(np.linalg.solve(r, transposed_matrices(dq + q @ copied)))
    return np.concatenate([dx, q @ drest], axis=-1) if n > m else dx


@composed(np.linalg.qr)
def qr(x, mode="reduced"):
    """Orthogonal times triangular, as (Q, R), or R alone in mode "r"."""
    m, n = x.shape[-2:]
    if mode not in ("reduced", "r") and not (mode == "complete" and m <= n):
        raise RuleError(f"qr of a matrix of shape {(m, n)} has no gradient in mode {mode!r}: use 'reduced'.")
    z = packed_qr(x)
    r = transposed_matrices(z[..., m:, :])
    return r if mode == "r" else QRResult(z[..., :m, :], r)
