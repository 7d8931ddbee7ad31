"""Exercise C8: an early entry is in every later sum; a padded zero is nobody's."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, along_more

from .variants import CUMSUM_VARIANTS, PAD_VARIANTS


def running_sum(x, *, axis):
    """Return the running sum along an axis."""
    return np.cumsum(x, axis)


def padded(x, *, widths):
    """Return x with zeros around it."""
    return np.pad(x, widths)


def along(axis, shape, **more):
    """One case of cumsum."""
    name = more.pop("name", f"{shape} along axis={axis}")
    return Case(name, {"x": shape}, {"axis": axis}, **more)


def around(shape, *widths, **more):
    """One case of pad."""
    name = more.pop("name", f"{shape} with {widths} around")
    return Case(name, {"x": shape}, {"widths": widths}, **more)


def larger_pad(random):
    """Return a case of longer axes and wider margins."""
    before = tuple(random.integers(4, 9, 3).tolist())
    return around(before, *map(tuple, random.integers(0, 5, (3, 2)).tolist()))


SUMS = (
    along(0, (3,)),
    along(0, (5,)),
    along(0, (1,)),
    along(0, (2, 3)),
    along(1, (2, 3)),
    along(-1, (2, 5)),
    along(1, (2, 3, 5)),
    along(-3, (3, 2, 2)),
    along(0, (3, 3), name="a square along axis=0"),
    along(1, (3, 3), name="a square along axis=1"),
    along(0, (3_000,), name="3,000 entries", kind="large", limit_s=10.0, limit_mb=16.0),
)
PADS = (
    around((2,), (2, 1)),
    around((3,), (1, 1)),
    around((3,), (0, 2)),
    around((3,), (2, 0)),
    around((3,), (0, 0)),
    around((2, 3), (1, 2), (3, 1)),
    around((2, 3), (0, 1), (2, 0)),
    around((3, 3), (1, 1), (1, 1)),
    around((2, 1, 3), (1, 0), (0, 0), (2, 2)),
)


exercise = Exercise(
    id="C8",
    title="Running sums and padding",
    parts=(
        Rule(
            "cumsum_backward",
            running_sum,
            SUMS,
            points=3.5,
            says="z = np.cumsum(x, axis)",
            variants=CUMSUM_VARIANTS,
            larger=along_more(),
        ),
        Rule(
            "pad_backward",
            padded,
            PADS,
            points=2.5,
            says="z = np.pad(x, widths)",
            larger=larger_pad,
            variants=PAD_VARIANTS,
        ),
    ),
    stars=3,
    minutes=20,
)
