"""Exercise F4: average pooling and upsampling, each nearly the other's transpose."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def avgpool(x, *, kernel):
    """Return the mean of every window; windows lie side by side, what is left at the edge is in none."""
    (kh, kw), (n, c, height, width) = kernel, x.shape
    oh, ow = height // kh, width // kw
    if min(oh, ow) < 1:
        raise ValueError(f"a window of {kernel} does not fit into {x.shape[2:]}")
    return x[:, :, : oh * kh, : ow * kw].reshape(n, c, oh, kh, ow, kw).mean(axis=(3, 5))


def upsample(x, *, factor):
    """Return x with every pixel as a block of equal ones."""
    return np.repeat(np.repeat(x, factor[0], axis=2), factor[1], axis=3)


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


def pooled(name, shape, *kernel, **more):
    """One case of the pooling."""
    return Case(name, {"x": shape}, params={"kernel": kernel}, **more)


def enlarged(name, shape, *factor, **more):
    """One case of the upsampling."""
    return Case(name, {"x": shape}, params={"factor": factor}, **more)


POOLED = (
    pooled("one window of (2, 3)", (1, 1, 2, 3), 2, 3),
    pooled("windows of (2, 3)", (1, 2, 4, 6), 2, 3),
    pooled("windows of (3, 2), two images", (2, 1, 3, 4), 3, 2),
    pooled("square windows", (1, 1, 4, 4), 2, 2),
    pooled("a row and a column left over", (1, 2, 5, 5), 2, 3),
    pooled("windows of a single row", (2, 3, 2, 6), 1, 3),
    pooled("windows of one pixel", (1, 2, 2, 3), 1, 1),
)
ENLARGED = (
    enlarged("one pixel, factor (2, 3)", (1, 1, 1, 1), 2, 3),
    enlarged("an image of (2, 3), factor (3, 2)", (1, 1, 2, 3), 3, 2),
    enlarged("two images, factor (2, 2)", (2, 1, 2, 2), 2, 2),
    enlarged("three channels, factor (1, 3)", (1, 3, 2, 2), 1, 3),
    enlarged("factor (1, 1)", (1, 2, 2, 3), 1, 1),
)
TILED = Variant(
    "TILED",
    lambda g, shape, kernel: filled(tiles(g, kernel) / np.prod(kernel), shape),
    "{d} lay{s} g out over and over, like tiles; each entry of g belongs to one block of neighbours.",
    "Which pixels of x were in the first window?",
)

exercise = Exercise(
    id="F4",
    title="Smaller and larger images",
    parts=(
        Rule(
            "avgpool_backward",
            avgpool,
            POOLED,
            points=5,
            says="z = the mean of every window",
            offers={"shape": lambda z, inputs, params: inputs["x"].shape},
            variants=(
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
                    "{d} {is_} right as far as the windows reach, but the pixels left over at the edge are "
                    "missing.",
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
                    "{d} stretch{es} g over the whole image, also over the pixels at the edge that no "
                    "window reached.",
                    "How much does z move when a pixel left over is nudged?",
                ),
            ),
        ),
        Rule(
            "upsample_backward",
            upsample,
            ENLARGED,
            points=5,
            says="z = every pixel of x as a block",
            variants=(
                Variant(
                    "TILED",
                    far_apart,
                    "{d} collect{s} pixels that are far apart, as if x had been laid out over and over.",
                    "Which pixels of z are copies of x[0, 0, 0, 0]?",
                ),
            ),
        ),
    ),
    stars=2,
    minutes=25,
)
