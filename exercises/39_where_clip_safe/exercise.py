"""Exercise B9: the branch not taken is computed all the same, and its slope as well."""

import numpy as np

from autogradkit.checking import Case, Exercise, Rule, Task, Trial

from .drawn import around, far_down, far_up
from .driver import drive
from .variants import variants_of


def where(x, y, *, condition):
    """Return x where the condition holds, else y."""
    return np.where(condition, x, y)


def clip(x, *, low, high):
    """Return x held between two numbers, by its real part."""
    return np.where(np.real(x) < low, low, np.where(np.real(x) > high, high, x))


def where_case(name, condition, **more):
    """One case of where."""
    condition = np.array(condition)
    return Case(name, dict.fromkeys("xy", condition.shape), {"condition": condition}, **more)


def clip_case(name, low, high, *values, **more):
    """One case of clip."""
    return Case(name, {}, {"low": low, "high": high}, {"x": np.array(values)}, **more)


def more_choices(random):
    """Return a case of more axes."""
    return where_case("more", random.random(random.integers(3, 7, random.integers(3, 5))) > 0.4)


T, F = True, False
CHOICES = (
    where_case("three numbers", [T, F, T]),
    where_case("a table", [[T, T, F], [F, T, F]]),
    where_case("one number, x", T),
    where_case("one number, y", F),
    where_case("always x", [T, T]),
    where_case("always y", [[F], [F]]),
    where_case("no entries", np.zeros((0, 2), bool)),
    where_case("the same array on both branches", [F, T, T, F, F], same=True),
)
HELD = (
    clip_case("below, between, above", -1.0, 0.5, -1.7, 0.2, 1.4, -0.6),
    clip_case("a table", 0.25, 0.75, [0.1, 0.5], [0.6, 0.9], [-2.0, 0.3], redraw=around(1)),
    clip_case("all between", -3.0, 3.0, 1.0, -2.0),
    clip_case("all outside", -0.1, 0.1, 1.0, -2.0, 0.4, redraw=around(-1)),
    clip_case("one number", 0.0, 2.0, 1.1),
    Case("one number without axes", {}, {"low": 0.0, "high": 2.0}, {"x": np.array(3.1)}),
    Case("three axes", {"x": (2, 3, 5)}, {"low": -0.8, "high": 1.1}),
    clip_case("far out", -1.0, 0.5, -1e300, 1e300, 0.25, kind="edge"),
    clip_case("on the bounds", -1.0, 0.5, -1.0, 0.5, 0.2, 2.0, kind="kink"),
)


def safe_trial(name, *values, redraw=None):
    """One trial of a safe function, with random gradients from above."""
    x = np.array(values, float)

    def moved(random):
        return {"x": x * random.uniform(0.5, 1.5, x.shape), "g": random.normal(size=x.shape)}

    return Trial(name, lambda random: {"x": x, "g": random.normal(size=x.shape)}, redraw=redraw or moved)


SAFE = (
    safe_trial("only good numbers", 0.16, 2.25, 4.0),
    safe_trial("a negative one", -1.0, 4.0),
    safe_trial("a zero", 0.0, 0.25),
    safe_trial("an infinite one", np.inf, 9.0, redraw=far_up),
    safe_trial("minus an infinite one", -np.inf, 9.0),
    safe_trial("tiny ones", 3e-20, -2e-19, 5e-16, 4e-18, redraw=far_down),
    safe_trial("all together", -1.0, 0.0, 0.49, 3.0, np.inf),
    safe_trial("nothing good", 0.0, -2.0),
    safe_trial("a table", [0.3, -0.7], [0.0, 2.2], [1e-6, 5.0]),
)


def inverse_of_double_root(x):
    """Return the slope of the root, infinite or nan where it is."""
    return 1 / (2 * np.sqrt(x))


def reciprocal(x):
    """Return the slope of the logarithm."""
    return 1 / x


def safe(function, name, f, slope, points):
    """Return the task of writing one safe function."""

    def right(x, g):
        ok = x > 0
        inside = np.where(ok, x, 1.0)
        return np.where(ok, f(inside), 0.0), np.where(ok, g * slope(inside), 0.0)

    return Task(
        function,
        right,
        SAFE,
        points=points,
        says=f"{name} x where x > 0, else 0",
        results=("z", "dx"),
        drive=drive,
        ranges=dict.fromkeys("xg", (-np.inf, np.inf)),
        wrong=variants_of(name, f, slope),
    )


exercise = Exercise(
    id="B9",
    title="The branch not taken",
    parts=(
        Rule(
            "where_backward",
            where,
            CHOICES,
            points=2,
            says="z = np.where(condition, x, y)",
            larger=more_choices,
        ),
        Rule(
            "clip_backward",
            clip,
            HELD,
            points=2,
            says="z = np.clip(x, low, high)",
            ranges={"low": (-4.0, 0.3), "high": (0.5, 4.0)},
        ),
        safe("safe_sqrt", "sqrt", np.sqrt, inverse_of_double_root, 3),
        safe("safe_log", "log", np.log, reciprocal, 3),
    ),
    stars=4,
    minutes=30,
)
