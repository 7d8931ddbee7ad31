"""Exercise F2: a convolution as one matrix product, and the columns' way back into the image."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule

from .truth import taps
from .variants import BACKWARD_VARIANTS, COL2IM_VARIANTS


def im2col(x, *, kernel, stride, padding):
    """Return what each window sees, as a column."""
    n, c, height, width = x.shape
    rows, columns = np.zeros((n, c, padding, width)), np.zeros((n, c, height + 2 * padding, padding))
    x = np.concatenate([rows, x, rows], axis=2)
    x = np.concatenate([columns, x, columns], axis=3)
    seen = [x[:, :, i, j] for i, j in taps(x.shape, kernel, stride)]
    stacked = np.stack(seen, axis=2)
    return stacked.reshape(n, c * len(seen), -1)


def conv2d(x, w, b, *, stride, padding):
    """Return the convolution with a bias."""
    columns = im2col(x, kernel=w.shape[2:], stride=stride, padding=padding)
    counts = [(n + 2 * padding - k) // stride + 1 for n, k in zip(x.shape[2:], w.shape[2:], strict=True)]
    z = w.reshape(len(w), -1) @ columns + b[:, None]
    return z.reshape(len(x), len(w), *counts)


def offered_columns(z, inputs, params):
    """Return the columns of the forward."""
    return im2col(inputs["x"], kernel=inputs["w"].shape[2:], **params)


def columns_of(name, shape, kernel, stride=1, padding=0, **more):
    """One case of im2col."""
    return Case(name, {"x": shape}, params={"kernel": kernel, "stride": stride, "padding": padding}, **more)


def layer(name, n, c, f, size, kernel, stride=1, padding=0, **more):
    """One case of the convolution: n images of c channels, f windows of weights."""
    shapes = {"x": (n, c, *size), "w": (f, c, *kernel), "b": (f,)}
    return Case(name, shapes, params={"stride": stride, "padding": padding}, **more)


def windows(random):
    """Draw the size of an image, a high window, a stride and a padding, larger than the listed ones."""
    height, width, kw, higher, stride, padding = random.integers(
        (7, 7, 2, 1, 1, 0), (11, 11, 4, 3, 5, 4)
    ).tolist()
    return (height, width), (kw + higher, kw), stride, padding


def more_columns(random):
    """Return cases of larger images and windows, which overlap or not, and of windows with gaps."""
    size, kernel, stride, padding = windows(random)
    gap, shape = max(kernel) + int(random.integers(1, 3)), (3, 4, *size)
    return tuple(columns_of("more", shape, kernel, step, padding) for step in (stride, gap))


def larger_layer(random):
    """Return a case of larger images and windows."""
    n, c, f = random.integers((2, 2, 2), (5, 5, 5)).tolist()
    return layer("more", n, c, f, *windows(random))


COLUMNS = (
    columns_of("a window of (2, 2) over (3, 3)", (1, 1, 3, 3), (2, 2)),
    columns_of("two channels", (1, 2, 3, 3), (2, 2)),
    columns_of("two images, a window of (2, 3)", (2, 1, 3, 4), (2, 3)),
    columns_of("stride 2, a window of (3, 3) over (5, 5)", (1, 1, 5, 5), (3, 3), 2),
    columns_of("stride 2, a row left over", (1, 1, 6, 5), (3, 3), 2),
    columns_of("stride 2, padding 1", (1, 1, 3, 3), (3, 3), 2, 1),
    columns_of("padding 1, three channels", (1, 3, 2, 1), (2, 2), 1, 1),
    columns_of("no overlap: stride 2, a window of (2, 2)", (2, 3, 4, 3), (2, 2), 2),
)
LAYERS = (
    layer("one window over one image", 1, 1, 1, (3, 3), (2, 2)),
    layer("two images, three channels, five windows", 2, 3, 5, (4, 4), (3, 3)),
    layer("a window of (2, 3), stride 2, padding 1", 2, 3, 5, (4, 5), (2, 3), 2, 1),
    layer("as many channels in as out, a row left over", 2, 3, 3, (4, 3), (3, 3), 2, 1),
    layer("as many images as windows", 3, 2, 3, (3, 3), (2, 2)),
    layer("windows of a single pixel", 2, 3, 2, (3, 2), (1, 1)),
    layer("every second entry, backwards", 1, 3, 2, (3, 4), (2, 2), 1, 1, layout="strided"),
)
SHAPE = {"shape": lambda z, inputs, params: inputs["x"].shape}

exercise = Exercise(
    id="F2",
    title="Convolution as one matrix product",
    parts=(
        Rule(
            "col2im",
            im2col,
            COLUMNS,
            points=8,
            says="z = im2col(x)",
            offers=SHAPE,
            variants=COL2IM_VARIANTS,
            larger=more_columns,
        ),
        Rule(
            "backward",
            conv2d,
            LAYERS,
            points=8,
            says="z = w.reshape(f, -1) @ columns + b[:, None]",
            offers={**SHAPE, "columns": offered_columns},
            variants=BACKWARD_VARIANTS,
            larger=larger_layer,
        ),
    ),
    stars=4,
    minutes=60,
)
