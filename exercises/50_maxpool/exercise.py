"""Exercise F3: max pooling, where one pixel may win twice and a tie may not be paid twice."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant, cmax


def maxpool(x, *, kernel, stride):
    """Return the largest number of every window."""
    oh, ow = ((length - kernel) // stride + 1 for length in x.shape[2:])
    if min(oh, ow) < 1:
        raise ValueError(f"a window of {kernel} does not fit into {x.shape[2:]}")
    seen = [
        x[:, :, i : i + stride * oh : stride, j : j + stride * ow : stride]
        for i in range(kernel)
        for j in range(kernel)
    ]
    return cmax(np.stack(seen), axis=0)


def shared(share):
    """Return a wrong rule: each window gives its gradient away in these shares."""

    def rule(g, x, kernel, stride):
        dx = np.zeros(x.shape)
        for n, c, i, j in np.ndindex(g.shape):
            rows, columns = slice(i * stride, i * stride + kernel), slice(j * stride, j * stride + kernel)
            dx[n, c, rows, columns] += g[n, c, i, j] * share(x[n, c, rows, columns])
        return dx

    return rule


def side_by_side(g, x, kernel):
    """Return the rule with windows that don't overlap."""
    dx = np.zeros(x.shape)
    for n, c, i, j in np.ndindex(g.shape):
        part = x[n, c, i * kernel : (i + 1) * kernel, j * kernel : (j + 1) * kernel]
        if part.size:
            a, b = np.unravel_index(part.argmax(), part.shape)
            dx[n, c, i * kernel + a, j * kernel + b] += g[n, c, i, j]
    return dx


def images(name, shape, kernel, stride, **more):
    """One case: a batch of images of that shape."""
    return Case(name, {"x": shape}, params={"kernel": kernel, "stride": stride}, **more)


TIED = np.array([[2.0, 2.0, 1.0], [0.5, 2.0, 1.5], [1.0, 1.5, 1.5]])

CASES = (
    images("one window", (1, 1, 2, 2), 2, 2),
    images("windows of (2, 2) side by side", (1, 1, 4, 4), 2, 2),
    images("two images, three channels", (2, 3, 2, 4), 2, 2),
    images("overlap: step 1 over (3, 3)", (1, 1, 3, 3), 2, 1),
    images("overlap: windows of (3, 3), step 2", (1, 2, 5, 5), 3, 2),
    images("overlap: windows of (3, 3), step 1", (1, 1, 4, 5), 3, 1),
    images("a row and a column left over", (2, 1, 5, 5), 2, 2),
    images("gaps between the windows: step 3", (1, 2, 5, 5), 2, 3),
    Case("ties", values={"x": TIED[None, None]}, params={"kernel": 2, "stride": 1}, kind="kink"),
    Case(
        "all equal",
        values={"x": np.full((1, 2, 2, 2), 3.0)},
        params={"kernel": 2, "stride": 2},
        kind="kink",
    ),
)

exercise = Exercise(
    id="F3",
    title="The largest in every window",
    parts=(
        Rule(
            "backward",
            maxpool,
            CASES,
            layouts=("fortran", "strided"),
            points=10,
            says="z = the largest number of every window",
            variants=(
                Variant(
                    "EVERY_ENTRY_WINS",
                    shared(lambda window: np.ones(window.shape)),
                    "{d} give{s} a window's gradient to all of its pixels.",
                    "Nudge a pixel that isn't the largest: does z move?",
                ),
                Variant(
                    "MEAN_FOR_MAX",
                    shared(lambda window: np.full(window.shape, 1 / window.size)),
                    "{d} share{s} a window's gradient out among all of its pixels, as if z were their mean.",
                    "Nudge a pixel that isn't the largest: does z move?",
                ),
                Variant(
                    "SMALLEST_WINS",
                    shared(lambda window: window == window.min()),
                    "{d} give{s} a window's gradient to its smallest pixel.",
                    "Which pixel made z what it is?",
                ),
                Variant(
                    "STRIDE_IGNORED",
                    side_by_side,
                    "{d} {is_} what you get if the windows lay side by side, whatever `stride` says.",
                    "Where does the second window begin?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=30,
)
