"""Polynomials by their coefficients, the highest power first: products, roots, and fits to points."""

import warnings

import numpy as np

from autogradkit.core.dispatch.composed import composed, operand, plain_value
from autogradkit.core.dispatch.constants import plain
from autogradkit.core.op import op
from autogradkit.errors import DataError, RuleError

__all__ = [
    "poly",
    "polyadd",
    "polyder",
    "polydiv",
    "polyfit",
    "polyint",
    "polymul",
    "polysub",
    "polyval",
    "roots",
]


def coefficients(p):
    """Return the coefficients of `p`, a row of them or an np.poly1d."""
    return np.atleast_1d(operand(p.coeffs if isinstance(p, np.poly1d) else p))


def as_given(z, *ps):
    """Return `z` as an np.poly1d if one of `ps` was one, as NumPy does."""
    return np.poly1d(z) if any(isinstance(p, np.poly1d) for p in ps) else z


def without_leading_zeros(p):
    """Return coefficients without the zeros before them; of nothing else, one zero."""
    p = coefficients(p)
    first = np.flatnonzero(plain(p))
    return p[first[0] :] if len(first) else p[:1] if len(p) else np.zeros(1)


@composed(np.polyval)
def polyval(p, x):
    """The polynomial with coefficients p, the highest power first, at x."""
    z = 0 * operand(x)
    for coefficient in p:
        z = z * x + coefficient
    return z


@composed(np.polyadd)
def polyadd(p, q):
    """The sum of two polynomials; where one has fewer coefficients, its higher ones are 0."""
    x, y = coefficients(p), coefficients(q)
    n = max(len(x), len(y))
    x, y = (np.concatenate([np.zeros(n - len(v), v.dtype), v]) for v in (x, y))
    return as_given(x + y, p, q)


@composed(np.polysub)
def polysub(p, q):
    """The difference of two polynomials."""
    return as_given(polyadd(coefficients(p), -coefficients(q)), p, q)


@composed(np.polymul)
def polymul(p, q):
    """The product of two polynomials; leading coefficients that are 0 are dropped, as NumPy does."""
    return as_given(np.convolve(without_leading_zeros(p), without_leading_zeros(q)), p, q)


@composed(np.polydiv)
def polydiv(u, v):
    """Quotient and remainder of two polynomials; what is nearly 0 at the remainder's front is dropped."""
    rest, divisor = coefficients(u) + 0.0, coefficients(v) + 0.0
    quotient, dtype = [], np.result_type(rest.dtype, divisor.dtype)
    for k in range(len(rest) - len(divisor) + 1):
        quotient.append(rest[k] / divisor[0])
        after = np.zeros(len(rest) - len(divisor) - k, dtype)
        rest = rest - np.concatenate([np.zeros(k, dtype), quotient[-1] * divisor, after])
    while len(rest) > 1 and np.allclose(plain(rest[0]), 0, rtol=1e-14):
        rest = rest[1:]
    quotient = np.stack(quotient) if quotient else np.zeros(1, dtype)
    return as_given(quotient, u, v), as_given(rest, u, v)


@composed(np.polyder)
def polyder(p, m=1):
    """The coefficients of the m-th derivative."""
    if m < 0:
        raise ValueError(f"polyder needs an order of 0 or more: {m} was given (polyint integrates).")
    z = coefficients(p)
    for _ in range(int(m)):
        z = z[:-1] * np.arange(len(z) - 1, 0, -1).astype(z.dtype)
    return as_given(z, p)


@composed(np.polyint)
def polyint(p, m=1, k=None):
    """The coefficients of an m-fold integral, whose constants are the m numbers of `k`; without, zeros."""
    if m < 0:
        raise ValueError(f"polyint needs an order of 0 or more: {m} was given (polyder differentiates).")
    constants = np.zeros(int(m), np.result_type(coefficients(p))) if k is None else np.atleast_1d(operand(k))
    if len(constants) == 1 < m:
        constants = constants * np.ones(int(m))
    if len(constants) < m:
        raise ValueError(f"polyint needs one constant, or one for each of {m} integrals.")
    z = coefficients(p)
    for i in range(int(m)):
        z = np.concatenate([z / np.arange(len(z), 0, -1).astype(z.dtype), constants[i : i + 1]])
    return as_given(z, p)


@composed(np.poly)
def poly(seq_of_zeros):
    """The coefficients of the polynomial with these roots, or with the eigenvalues of a square matrix."""
    found = np.atleast_1d(operand(seq_of_zeros))
    if found.ndim == 2 and found.shape[0] == found.shape[1]:
        found = np.linalg.eigvals(found)
    elif found.ndim != 1:
        raise ValueError(f"poly takes a row of roots or a square matrix: its shape is {found.shape}.")
    z = np.ones(1, found.dtype)
    for root in found:
        z = np.convolve(z, np.stack([np.ones((), found.dtype), -root]))
    return z if len(found) else np.float64(1.0)


@op("roots", np.roots)
def roots(p):
    """The roots of a polynomial, all of them real; a root that is there twice has no slope.

    Raises
    ------
    DataError
        If some roots are complex.
    """
    z = np.roots(p)
    if np.any(np.imag(z)):
        raise DataError("roots: some roots are complex, and autogradkit differentiates real numbers only.")
    return np.real(z).astype(p.dtype)


@roots.backward
def roots_backward(g, p, z):
    """Where p(z) stays 0, a coefficient that grows moves z by its own power of z over -p'(z)."""
    return -(g / np.polyval(np.polyder(p), z)) @ np.vander(z, len(p))


@composed(np.polyfit)
def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    """The polynomial of degree `deg` that is nearest to points, by least squares; with `cov`, how sure it is.

    The gradient is that of coefficients which the points determine: NumPy warns where they don't.
    """
    if full:
        raise RuleError(
            "np.polyfit with full=True has no gradient here: leave it out, and for the rest that it tells, "
            "pass x.data and y.data."
        )
    x, y, n = operand(x) + 0.0, operand(y) + 0.0, int(plain_value(deg, "polyfit", "the degree")) + 1
    if n < 1 or x.ndim != 1 or not x.size or y.ndim not in (1, 2) or len(x) != len(y):
        raise ValueError(
            f"polyfit needs a row x, one row of y for each of its numbers, and a degree of 0 or more: "
            f"x is {x.shape}, y {y.shape}, deg {deg}."
        )
    powers = np.vander(x, n)
    if w is not None:
        w = operand(w) + 0.0
        if w.shape != x.shape:
            raise ValueError(f"polyfit needs a weight for each of the {len(x)} points: w is {w.shape}.")
        powers, y = powers * w[:, None], y * (w[:, None] if y.ndim == 2 else w)
    scale = np.sqrt(np.square(plain(powers)).sum(axis=0))  # any will do: it falls out again
    powers = powers / scale
    least = len(x) * np.finfo(x.dtype).eps if rcond is None else rcond
    if np.linalg.matrix_rank(plain(powers), rtol=least) < n:
        warnings.warn("Polyfit may be poorly conditioned", np.exceptions.RankWarning, stacklevel=2)
    inverse = np.linalg.pinv(powers, rcond=least)
    z = (inverse @ y).T / scale
    if not cov:
        return z.T
    spread = inverse @ inverse.T / np.outer(scale, scale)
    if cov == "unscaled":
        factor = 1.0
    elif len(x) <= n:
        raise ValueError(f"polyfit needs more than {n} points to tell how sure it is: there are {len(x)}.")
    else:
        factor = np.sum(np.square(y - powers @ (inverse @ y)), axis=0) / (len(x) - n)
    return z.T, (spread if y.ndim == 1 else spread[:, :, None]) * factor
