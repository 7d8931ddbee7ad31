"""Exercise F2: a convolution as one matrix product, and the columns' way back into the image."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


def im2col(x, *, kernel, stride, padding):
    """Return what each window sees, as a column."""
    n, c, height, width = x.shape
    rows, columns = np.zeros((n, c, padding, width)), np.zeros((n, c, height + 2 * padding, padding))
    x = np.concatenate([rows, x, rows], axis=2)
    x = np.concatenate([columns, x, columns], axis=3)
    seen = [x[:, :, i, j] for i, j in taps(x.shape, kernel, stride)]
    stacked = np.stack(seen, axis=2)
    return stacked.reshape(n, c * len(seen), -1)


def taps(shape, kernel, stride):
    """Yield, for each place in the window, the rows and the columns of the image that it meets."""
    counts = [(length - k) // stride + 1 for length, k in zip(shape[2:], kernel, strict=True)]
    if min(counts) < 1:
        raise ValueError(f"a window of {kernel} does not fit into {shape[2:]}")
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            yield slice(i, i + stride * counts[0], stride), slice(j, j + stride * counts[1], stride)


def conv2d(x, w, b, *, stride, padding):
    """Return the convolution with a bias."""
    columns = im2col(x, kernel=w.shape[2:], stride=stride, padding=padding)
    counts = [(n + 2 * padding - k) // stride + 1 for n, k in zip(x.shape[2:], w.shape[2:], strict=True)]
    z = w.reshape(len(w), -1) @ columns + b[:, None]
    return z.reshape(len(x), len(w), *counts)


def brought_back(g, shape, kernel, stride, padding):
    """Return the columns added up where they came from, with the padding still there."""
    n, c, height, width = shape
    dx = np.zeros((n, c, height + 2 * padding, width + 2 * padding))
    parts = g.reshape(n, c, -1, g.shape[-1])
    for number, (i, j) in enumerate(taps(dx.shape, kernel, stride)):
        dx[:, :, i, j] += parts[:, :, number].reshape(dx[:, :, i, j].shape)
    return dx


def inner(dx, shape, padding):
    """Cut the padding off."""
    return dx[:, :, padding : padding + shape[2], padding : padding + shape[3]]


def channels_last(g, shape, kernel, stride, padding):
    """Return the way back with the channel as the innermost part of a column."""
    n, c = shape[:2]
    turned = g.reshape(n, -1, c, g.shape[-1]).swapaxes(1, 2).reshape(g.shape)
    return inner(brought_back(turned, shape, kernel, stride, padding), shape, padding)


def reshaped(g, w, shape, stride, padding):
    """Return dx with the weights reshaped where they should be transposed."""
    up = g.reshape(len(g), len(w), -1)
    columns = w.reshape(-1, len(w)) @ up
    return inner(brought_back(columns, shape, w.shape[2:], stride, padding), shape, padding), None, None


def bias_over(axes):
    """Return the rule with the bias summed over these axes."""
    return lambda g: (None, None, g.sum(axis=axes))


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
            variants=(
                Variant(
                    "PADDING_KEPT",
                    lambda g, shape, kernel, stride, padding: brought_back(g, shape, kernel, stride, padding),
                    "{d} {is_} right, with the gradients of the zeros still around it.",
                    "Who wants to know how L changes with the zeros that were put there?",
                ),
                Variant(
                    "CHANNELS_SWAPPED",
                    channels_last,
                    "{d} take{s} the channel for the innermost part of a column; in the forward it is the "
                    "outermost.",
                    "In which order does `reshape` lay out (c, kh, kw)?",
                ),
            ),
        ),
        Rule(
            "backward",
            conv2d,
            LAYERS,
            points=8,
            says="z = w.reshape(f, -1) @ columns + b[:, None]",
            offers={**SHAPE, "columns": offered_columns},
            variants=(
                Variant(
                    "OTHER_INPUT_TRANSPOSED",
                    reshaped,
                    "in {d} the weights are reshaped to (…, f) where they should be transposed: "
                    "the shape is right, the order is not.",
                    "What is the difference between reshape and transpose, for [[1, 2, 3], [4, 5, 6]]?",
                ),
                *(
                    Variant(
                        "WRONG_AXIS",
                        bias_over(axes),
                        f"{{d}} {{is_}} summed over the axes {axes} of g: too few, or the wrong ones.",
                        "In how many entries of z does b[0] stand?",
                    )
                    for axes in ((1, 2, 3), 0, (2, 3), (0, 2), (0, 3), (0, 1))
                ),
            ),
        ),
    ),
    stars=4,
    minutes=60,
)
