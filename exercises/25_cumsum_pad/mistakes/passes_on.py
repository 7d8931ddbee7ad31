"""Thinks of the balance on the day of the booking only."""


def cumsum_backward(g):
    return g


def pad_backward(g, x, widths):
    return g[tuple(slice(before, before + n) for n, (before, _) in zip(x.shape, widths, strict=True))]


# diagnosis: JACOBIAN_DIAGONAL_ONLY
