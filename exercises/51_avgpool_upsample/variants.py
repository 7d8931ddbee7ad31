"""The wrong rules of exercise F4 that are known by sight, each with its sentence."""

import numpy as np

from autogradkit.checking import Variant


def blocks(g, kernel):
    """Return every entry of g as a block of that size."""
    return np.repeat(np.repeat(g, kernel[0], axis=2), kernel[1], axis=3)


def filled(part, shape):
    """Return an array of that shape with `part` in its upper left corner."""
    whole = np.zeros(shape)
    whole[:, :, : part.shape[2], : part.shape[3]] = part
    return whole


def tiles(g, kernel):
    """Return g laid out over and over, as np.tile does."""
    return np.tile(g, (1, 1, *kernel))


def far_apart(g, factor):
    """Return the sum over tiles in place of blocks."""
    n, c, height, width = g.shape
    fh, fw = factor
    return g.reshape(n, c, fh, height // fh, fw, width // fw).sum(axis=(2, 4))


TILED = Variant(
    "TILED",
    lambda g, shape, kernel: filled(tiles(g, kernel) / np.prod(kernel), shape),
    "{d} lay{s} g out over and over, like tiles; each entry of g belongs to one block of neighbours.",
    "Which pixels of x were in the first window?",
)


AVGPOOL_VARIANTS = (
    Variant(
        "FACTOR",
        lambda g, shape, kernel: filled(blocks(g, kernel), shape),
        "{d} give{s} every pixel of a window all of its g: the division of the mean is missing.",
        "By how much does the mean of six rise when one of them rises by 1?",
    ),
    TILED,
    Variant(
        "REST_FORGOTTEN",
        lambda g, shape, kernel: blocks(g, kernel) / np.prod(kernel),
        "{d} {is_} right as far as the windows reach, but the pixels left over at the edge are missing.",
        "What shape does x have?",
    ),
    Variant(
        "WINDOWS_STRETCHED",
        lambda g, shape, kernel: (
            g[:, :, np.arange(shape[2]) * g.shape[2] // shape[2]][
                :, :, :, np.arange(shape[3]) * g.shape[3] // shape[3]
            ]
            / np.prod(kernel)
        ),
        "{d} stretch{es} g over the whole image, also over the pixels at the edge that no window reached.",
        "How much does z move when a pixel left over is nudged?",
    ),
)


UPSAMPLE_VARIANTS = (
    Variant(
        "TILED",
        far_apart,
        "{d} collect{s} pixels that are far apart, as if x had been laid out over and over.",
        "Which pixels of z are copies of x[0, 0, 0, 0]?",
    ),
)
