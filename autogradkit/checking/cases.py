"""Cases that many rules share: entry by entry, along an axis, and inputs whose lengths belong together."""

import numpy as np

from .authoring.requirements import require_names
from .exercise import Case

__all__ = ["along", "along_more", "named_axes", "narrowed", "one_each", "over", "over_more", "pointwise"]


def pointwise(*inputs, same="the same array for every input", kinks=None, params=None):
    """Return the standard cases of a rule that works entry by entry; `Rule` adds those about layouts.

    Parameters
    ----------
    *inputs : str
        The inputs' names; all have one shape, as in the engine, which does the broadcasting.
    same : str
        With two inputs or more, what the case is called in which all are one and the same array.
    kinks : float or None
        Where the forward has a corner; adds a case that contains it.
    params : mapping or None
        Keyword parameters for every case.

    >>> [case.name for case in pointwise("x")][:3]
    ['one number', 'three entries', 'two rows, three columns']
    """
    require_names(inputs)
    params = params or {}

    def case(name, *shape, **more):
        return Case(name, dict.fromkeys(inputs, shape), params, **more)

    cases = [
        case("one number"),
        case("three entries", 3),
        case("two rows, three columns", 2, 3),
        case("a square table", 3, 3),
        case("three axes", 2, 3, 5),
        case("one entry", 1, 1),
    ]
    if len(inputs) > 1:
        cases.append(case(same, 5, same=True))
    if kinks is not None:
        values = np.array([kinks, kinks + 1.3, kinks - 0.7])
        cases.append(Case("at the corner", {}, params, dict.fromkeys(inputs, values), kind="kink"))
    return tuple(cases)


def along(name, shape, axis, params=None, **more):
    """Return the case of one input `x`, handled along an axis.

    Parameters
    ----------
    name : str
    shape : tuple
        Of `x`.
    axis : int, tuple or None
        The forward's parameter `axis`.
    params : mapping or None
        Its other keyword parameters.
    **more
        Anything else that a `Case` knows, such as `kind`.

    >>> along("two rows of three", (2, 3), 1, {"ddof": 0}).params
    {'axis': 1, 'ddof': 0}
    """
    return Case(name, {"x": shape}, {"axis": axis, **(params or {})}, **more)


def along_more(*params):
    """Return what draws cases of more axes: handled along the first, along the last and one in between.

    The axis is told from the front or from the end, and once another one is 1 long. `params` are other
    keyword parameters, taken in turn.

    >>> along_more({"ddof": 0})(np.random.default_rng(0))[0].params
    {'axis': 0, 'ddof': 0}
    >>> [(case.params["axis"], case.shapes["x"]) for case in along_more()(np.random.default_rng(1))]
    [(-3, (3, 4, 5)), (2, (3, 4, 5)), (-2, (5, 2, 4, 1))]
    """

    def draw(random):
        three = tuple(random.permutation(range(3, 7)).tolist()[:3])
        four = narrowed(tuple(random.permutation(range(2, 6)).tolist()), -2)
        axes = random.choice([0, -3]), random.choice([2, -1]), -2
        turn = int(random.integers(2))
        return tuple(
            along("more", shape, int(axis), params[(i + turn) % len(params)] if params else None)
            for i, (shape, axis) in enumerate(zip((three, three, four), axes))
        )

    return draw


def narrowed(shape, axis):
    """Return a shape whose last length is 1, or the second one if the last axis is handled.

    Whoever takes out all axes that are 1 long, to put the handled one back, puts it elsewhere.

    >>> narrowed((5, 2, 4, 3), -2), narrowed((5, 2, 4, 3), 3)
    ((5, 2, 4, 1), (5, 1, 4, 3))
    """
    one = 1 if axis % len(shape) == len(shape) - 1 else len(shape) - 1
    return tuple(1 if i == one else n for i, n in enumerate(shape))


def over(axis, shape, keepdims=False, name="", how="over", **more):
    """Return the case of one input `x`, reduced over an axis, which says so by itself.

    >>> over(0, (2, 3)).name, over(1, (2, 3), True, how="along").name
    ('(2, 3) over axis=0', '(2, 3) along axis=1, keepdims=True')
    """
    kept = ", keepdims=True" if keepdims else ""
    name = name or f"{shape} {how} axis={axis}{kept}"
    return Case(name, {"x": shape}, {"axis": axis, "keepdims": keepdims}, **more)


def named_axes(**inputs):
    """Return the function from lengths to shapes for inputs whose axes are named by letters.

    Lengths are given in the order in which the letters first appear; `4m` is an axis four times as long as m.

    >>> matrices = named_axes(x="n k", y="k m")
    >>> matrices(2, 3, 5)
    {'x': (2, 3), 'y': (3, 5)}
    """
    axes = {name: letters.split() for name, letters in inputs.items()}
    order = list(dict.fromkeys(axis[-1] for letters in axes.values() for axis in letters))

    def shapes(*lengths):
        known = dict(zip(order, lengths, strict=True))
        return {
            name: tuple(int(axis[:-1] or 1) * known[axis[-1]] for axis in letters)
            for name, letters in axes.items()
        }

    return shapes


def one_each(lengths):
    """Return the lengths again and again, with a 1 in the place of each in turn.

    >>> one_each([4, 5, 3])
    [(1, 5, 3), (4, 1, 3), (4, 5, 1)]
    """
    return [(*lengths[:i], 1, *lengths[i + 1 :]) for i in range(len(lengths))]


def over_more(random):
    """Return cases of four longer axes, over one, some and all of them, told from the front or the end.

    Where two are handled, they are equally long; where one is and is kept, another is 1 long.

    >>> [case.params["axis"] for case in over_more(np.random.default_rng(0))]
    [-4, 1, (-2,), (0, -1), (-1, -3, -2), (-1, -3, -2, -4), None, None]
    """
    shape = tuple(random.permutation([*random.permutation(range(3, 8)).tolist()[:3], 2]).tolist())
    one, two, three, four = axes = (random.permutation(4) - random.choice([0, 4], 4)).tolist()
    alike = tuple(shape[four] if axis == one % 4 else n for axis, n in enumerate(shape))
    return (
        over(-1 - one % 4, narrowed(shape, -1 - one % 4), True),
        over(two % 4, shape),
        over((three,), shape),
        over((four % 4, one % 4 - 4), alike),
        over(tuple(axes[:3]), shape),
        over(tuple(axes), shape),
        over(None, shape),
        over(None, shape, True),
    )
