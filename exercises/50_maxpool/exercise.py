"""Exercise F3: max pooling, where one pixel may win twice and a tie may not be paid twice."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, cmax

from .drawn import images, larger_images, other_windows
from .variants import VARIANTS


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
    images(
        "all equal",
        (1, 2, 2, 2),
        2,
        2,
        values={"x": np.full((1, 2, 2, 2), 3.0)},
        kind="kink",
        redraw=other_windows,
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
            larger=larger_images,
            says="z = the largest number of every window",
            variants=VARIANTS,
        ),
    ),
    stars=3,
    minutes=30,
)
