"""Exercise F4: average pooling and upsampling, each nearly the other's transpose."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .variants import AVGPOOL_VARIANTS, UPSAMPLE_VARIANTS


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


def pooling_case(name, shape, *kernel, **more):
    """One case of the pooling."""
    return Case(name, {"x": shape}, params={"kernel": kernel}, **more)


def upsampling_case(name, shape, *factor, **more):
    """One case of the upsampling."""
    return Case(name, {"x": shape}, params={"factor": factor}, **more)


def larger_pooling(random):
    """Return cases of larger images, perhaps with pixels left over, under wide and narrow windows."""
    n, c, kh, kw, oh, ow = random.integers((3, 3, 2, 2, 3, 3), (6, 6, 6, 6, 6, 6)).tolist()
    below, right = random.integers(0, (kh, kw)).tolist()
    wide = pooling_case("more", (n, c, oh * kh + below, ow * kw + right), kh, kw)
    return wide, pooling_case("more", (n, c, oh * kh + below, ow), kh, 1)


def larger_upsampling(random):
    """Return cases of more and larger images, enlarged in both directions or in one."""
    n, c, height, width, a, b = random.integers((3, 3, 3, 3, 2, 2), (6, 6, 6, 6, 5, 5)).tolist()
    return tuple(upsampling_case("more", (n, c, height, width), a, wide) for wide in (b, 1))


def with_columns_left(random):
    """Draw the width of images that windows of three columns don't fill."""
    return {"shapes": {"x": (2, 3, 2, int(random.choice([7, 8, 10])))}}


POOLED = (
    pooling_case("one window of (2, 3)", (1, 1, 2, 3), 2, 3),
    pooling_case("windows of (2, 3)", (1, 2, 4, 6), 2, 3),
    pooling_case("windows of (3, 2), two images", (2, 1, 3, 4), 3, 2),
    pooling_case("square windows", (1, 1, 4, 4), 2, 2),
    pooling_case("a row and a column left over", (1, 2, 5, 5), 2, 3),
    pooling_case("windows of a single row", (2, 3, 2, 6), 1, 3, redraw=with_columns_left),
    pooling_case("windows of one pixel", (1, 2, 2, 3), 1, 1),
)
ENLARGED = (
    upsampling_case("one pixel, factor (2, 3)", (1, 1, 1, 1), 2, 3),
    upsampling_case("an image of (2, 3), factor (3, 2)", (1, 1, 2, 3), 3, 2),
    upsampling_case("two images, factor (2, 2)", (2, 1, 2, 2), 2, 2),
    upsampling_case("three channels, factor (1, 3)", (1, 3, 2, 2), 1, 3),
    upsampling_case("factor (1, 1)", (1, 2, 2, 3), 1, 1),
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
            larger=larger_pooling,
            offers={"shape": lambda z, inputs, params: inputs["x"].shape},
            variants=AVGPOOL_VARIANTS,
        ),
        Rule(
            "upsample_backward",
            upsample,
            ENLARGED,
            points=5,
            says="z = every pixel of x as a block",
            larger=larger_upsampling,
            variants=UPSAMPLE_VARIANTS,
        ),
    ),
    stars=2,
    minutes=25,
)
