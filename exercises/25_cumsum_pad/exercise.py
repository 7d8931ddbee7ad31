"""Exercise C8: an early entry is in every later sum; a padded zero is nobody's."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Variant


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


def without_itself(g, axis):
    """Leave an entry's own place out."""
    return g.sum(axis, keepdims=True) - np.cumsum(g, axis)


def flipped_once(g, axis):
    """Run from behind and leave the result the wrong way round."""
    return np.cumsum(np.flip(g, axis), axis)


def rest_everywhere(g, axis):
    """Give every entry the sum over all places."""
    return np.broadcast_to(g.sum(axis, keepdims=True), g.shape)


def from_the_corner(g, x, widths):
    """Take as many entries as x has, from the start."""
    return g[tuple(slice(n) for n in x.shape)]


def other_way_round(g, x, widths):
    """Take the widths after for the widths before."""
    return g[tuple(slice(after, after + n) for (_, after), n in zip(widths, x.shape, strict=True))]


def to_minus_zero(g, widths):
    """Slice to minus the width after, which for 0 leaves nothing."""
    return g[tuple(slice(before, -after) for before, after in widths)]


def as_it_is(g):
    """Keep the rim."""
    return g


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
            variants=(
                Variant(
                    "OWN_PLACE_MISSING",
                    without_itself,
                    "each entry hears from the sums after its own place, but not from the one at it.",
                    "Is x[k] already in z[k]?",
                ),
                Variant(
                    "FLIPPED",
                    flipped_once,
                    "dx is right, read backwards along the axis.",
                    "Your sums run from behind. At which end of dx does the longest of them stand?",
                ),
                Variant(
                    "WHOLE_SUM",
                    rest_everywhere,
                    "every entry hears from every sum, also from those that were complete before it came.",
                    "Is Sunday's booking in Monday's balance?",
                ),
            ),
        ),
        Rule(
            "pad_backward",
            padded,
            PADS,
            points=2.5,
            says="z = np.pad(x, widths)",
            variants=(
                Variant(
                    "PADDING_KEPT",
                    as_it_is,
                    "dx has the shape of z: the rim is still on.",
                    "Whose gradient is that of a zero that was put around x?",
                ),
                Variant(
                    "PADDING_OTHER_END",
                    other_way_round,
                    "the numbers of zeros before and after have changed places.",
                    "Where in z does the first entry of x stand?",
                ),
                Variant(
                    "PADDING_FROM_THE_START",
                    from_the_corner,
                    "dx is taken from the start of g, where the rim is.",
                    "Where in z does the first entry of x stand?",
                ),
                Variant(
                    "MINUS_ZERO",
                    to_minus_zero,
                    "where nothing was put behind x, nothing is left of dx: a slice to -0 is a slice to 0.",
                    "What is a[1:-0] in NumPy?",
                ),
            ),
        ),
    ),
    stars=3,
    minutes=20,
)
