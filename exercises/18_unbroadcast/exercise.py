"""Exercise C1: every copy sends its bill to the one original."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule


def stretch(x, *, to):
    """Return x at the shape `to`, as NumPy stretches it when shapes meet."""
    return np.broadcast_to(x, to)


def from_to(name, before, after, **more):
    """One case: an array of shape `before` was stretched to `after`."""
    return Case(name, {"x": before}, params={"to": after}, **more)


def larger(random):
    """Return cases of longer axes: one stretched in each of the ways at once, and others."""
    a, b, c, d = random.permutation(range(4, 9)).tolist()[:4]
    return (
        from_to("more", (a, 1, b), (c, a, d, b)),
        from_to("more", (1, a, 1), (b, a, c)),
        from_to("more", (1, 1, 1), (2, a, 3)),
        from_to("more", (a,), (2, 3, c, 2, a)),
        from_to("more", (1,), (d, b)[: random.integers(1, 3)]),
        from_to("more", (), (a,)),
        from_to("more", (), (2, b, 3)),
    )


CASES = (
    from_to("a bias used in two rows: (3,) to (2, 3)", (3,), (2, 3)),
    from_to("a column stretched: (2, 1) to (2, 3)", (2, 1), (2, 3)),
    from_to("a row stretched: (1, 3) to (2, 3)", (1, 3), (2, 3)),
    from_to("nothing happened: (2, 3) to (2, 3)", (2, 3), (2, 3)),
    from_to("nothing happened to a size-1 axis: (2, 1) to (2, 1)", (2, 1), (2, 1)),
    from_to("a number used everywhere: () to (2, 3)", (), (2, 3)),
    from_to("a number that stayed one: () to ()", (), ()),
    from_to("both at once: (2, 1, 3) to (5, 2, 4, 3)", (2, 1, 3), (5, 2, 4, 3)),
    from_to("two axes in front: (2,) to (5, 3, 2)", (2,), (5, 3, 2)),
    from_to("all of size 1: (1, 1) to (3, 5)", (1, 1), (3, 5)),
    from_to("a square: (3,) to (3, 3)", (3,), (3, 3)),
    from_to("a square column: (3, 1) to (3, 3)", (3, 1), (3, 3)),
    from_to("used nowhere: (3,) to (0, 3)", (3,), (0, 3)),
)

exercise = Exercise(
    id="C1",
    title="Taking a broadcast back",
    parts=(
        Rule(
            "unbroadcast",
            stretch,
            CASES,
            points=8,
            larger=larger,
            says="z = x, stretched to the shape of g",
            offers={"shape": lambda z, inputs, params: inputs["x"].shape},
        ),
    ),
    stars=2,
    minutes=20,
)
