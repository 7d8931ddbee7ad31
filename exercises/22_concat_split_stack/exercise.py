"""Exercise C5: cut where it was glued, glue where it was cut."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial

from .variants import CONCATENATE_VARIANTS, SPLIT_VARIANTS, STACK_VARIANTS


def concatenate(x, y, w, *, axis):
    """Return the three arrays glued along an axis."""
    return np.concatenate([x, y, w], axis)


def stack(x, y, w, *, axis):
    """Return the three arrays along a new axis."""
    return np.stack([x, y, w], axis)


def concatenate_case(name, axis, *shapes, **more):
    """One case of concatenate."""
    return Case(f"{name}, axis={axis}", dict(zip("xyw", shapes, strict=True)), {"axis": axis}, **more)


def with_an_empty_end(random):
    """Draw tables of which the last has no rows: `g[-0:]` is all of g."""
    return {"shapes": {name: (n, 3) for name, n in zip("xyw", (*random.integers(1, 5, 2).tolist(), 0))}}


def layers(axis, shape, **more):
    """One case of stack."""
    name = more.pop("name", f"three of shape {shape}, axis={axis}")
    return Case(name, dict.fromkeys("xyw", shape), {"axis": axis}, **more)


GLUED = (
    concatenate_case("two, one and three numbers", 0, (2,), (1,), (3,)),
    concatenate_case("tables of two, one and four rows", 0, (2, 3), (1, 3), (4, 3)),
    concatenate_case("tables of five, two and three columns", 1, (2, 5), (2, 2), (2, 3)),
    concatenate_case("the last axis of three", -1, (2, 3, 1), (2, 3, 4), (2, 3, 2)),
    concatenate_case("the middle axis of three", -2, (2, 1, 3), (2, 5, 3), (2, 2, 3)),
    concatenate_case("three of one length", 1, (3, 3), (3, 3), (3, 3)),
    concatenate_case("an empty one among them", 0, (2, 3), (0, 3), (3, 3), redraw=with_an_empty_end),
)
STACKED = (
    layers(0, ()),
    layers(0, (2,)),
    layers(1, (2,)),
    layers(0, (2, 5)),
    layers(1, (2, 5)),
    layers(2, (2, 5)),
    layers(-1, (2, 5)),
    layers(1, (3, 3), name="three squares, axis=1"),
    layers(-2, (2, 5, 2), name="three axes and a new one before the last"),
)


def lengthened(random):
    """Return one of four axes, told from the front or the end, and three shapes that differ in it alone."""
    shape, axis = random.integers(2, 6, 4), int(random.choice([-4, -3, 2, 3]))
    shapes = [shape.copy() for _ in range(3)]
    for one, length in zip(shapes, random.permutation(range(1, 6))):
        one[axis] = length
    return axis, [tuple(one.tolist()) for one in shapes]


def glued_more(random):
    """Return a case of longer arrays, and one of two empty ones: one axis, told from the front or the end."""
    axis, shapes = lengthened(random)
    none = tuple(0 if i == axis % 4 else n for i, n in enumerate(shapes[0]))
    return (
        concatenate_case("more", axis % 4, *shapes),
        concatenate_case("more", axis % 4 - 4, shapes[0], none, none),
    )


def stacked_more(random):
    """Return cases of larger arrays, along a new last axis and one before it, told from the end."""
    shape, axis = random.permutation([1, *random.integers(2, 6, 3)]).tolist(), int(random.integers(-5, -1))
    return layers(4, tuple(shape)), layers(axis, tuple(shape))


def cut_more(random):
    """Return the arguments of a trial with larger pieces, along an axis that is drawn."""
    axis, shapes = lengthened(random)
    return drawn(axis, *shapes, *more_pieces(shapes[0], axis, random))(random)


def more_pieces(shape, axis, random):
    """Return the shapes of a few pieces more, which differ in their lengths alone."""
    more = [np.array(shape) for _ in range(random.integers(6, 11))]
    for one in more:
        one[axis] = random.integers(1, 6)
    return [tuple(one.tolist()) for one in more]


def drawn(axis, *shapes):
    """Return a trial's arguments: pieces of these shapes, cut along `axis`."""
    return lambda random: {"gs": tuple(random.normal(size=shape) for shape in shapes), "axis": axis}


CUT = (
    Trial("two and one and three numbers, axis=0", drawn(0, (2,), (1,), (3,))),
    Trial("tables of one and four rows, axis=0", drawn(0, (1, 3), (4, 3))),
    Trial("tables of five and two columns, axis=1", drawn(1, (2, 5), (2, 2))),
    Trial("squares, axis=1", drawn(1, (3, 3), (3, 3), (3, 3))),
    Trial("the last axis of three, axis=-1", drawn(-1, (2, 3, 1), (2, 3, 4))),
    Trial("one piece only, axis=0", drawn(0, (2, 3))),
    Trial("an empty piece, axis=1", drawn(1, (2, 3), (2, 0), (2, 1))),
)


exercise = Exercise(
    id="C5",
    title="Gluing, cutting, stacking",
    parts=(
        Rule(
            "concatenate_backward",
            concatenate,
            GLUED,
            points=2,
            says="z = np.concatenate([x, y, w], axis)",
            offers={
                "lengths": lambda z, inputs, params: tuple(
                    int(x.shape[params["axis"]]) for x in inputs.values()
                )
            },
            variants=CONCATENATE_VARIANTS,
            larger=glued_more,
        ),
        Task(
            "split_backward",
            lambda gs, axis: np.concatenate(gs, axis),
            CUT,
            points=1.5,
            says="the gradient of what was cut into pieces",
            results=("dx",),
            wrong=SPLIT_VARIANTS,
            larger=cut_more,
            ranges={"gs": (-np.inf, np.inf)},
        ),
        Rule(
            "stack_backward",
            stack,
            STACKED,
            points=1.5,
            says="z = np.stack([x, y, w], axis)",
            variants=STACK_VARIANTS,
            larger=stacked_more,
        ),
    ),
    stars=2,
    minutes=15,
)
