"""The other films: forward mode, wrong engines, memory, and the tracing of a NaN."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import AutogradkitError, DataError
from autogradkit.graph import film
from autogradkit.graph.film.wrong_engines import ENGINES


def last_gradients(picture):
    """Return the gradient on screen at the end, by label."""
    gradients = picture.state(len(picture.data["frames"]) - 1)["gradients"]
    return {
        node["label"]: gradient["text"] if gradient else None
        for node, gradient in zip(picture.data["nodes"], gradients, strict=True)
    }


# f(x, y) at (3, 5), one column each: what the engines make of it (the checker's fingerprints).
PROBES = [
    lambda x, y: (x * y) * y,
    lambda x, y: x * x,
    lambda x, y: x * y + x,
    lambda x, y: (u := x * y) * u,
    lambda x, y: (u := x * y) * y + u,
    lambda x, y: (u := x * y) + u * y,
]
FINGERPRINTS = {
    None: [(25, 30), (6, 0), (6, 3), (150, 90), (30, 33), (30, 33)],
    "overwrite": [(25, 15), (3, 0), (5, 3), (75, 45), (25, 15), (25, 15)],
    "no seed": [(0, 0)] * 6,
    "no chain": [(5, 18), (6, 0), (6, 3), (5, 3), (5, 18), (5, 18)],
    "at once": [(25, 30), (6, 0), (6, 3), (300, 180), (60, 51), (35, 36)],
    "first visit": [(25, 30), (6, 0), (6, 3), (150, 90), (30, 33), (5, 18)],
    "forward order": [(0, 15), (6, 0), (1, 0), (0, 0), (0, 0), (0, 0)],
    "set of parents": [(25, 30), (3, 0), (6, 3), (75, 45), (30, 33), (30, 33)],
}


@pytest.mark.parametrize("engine", FINGERPRINTS)
@pytest.mark.parametrize("probe", range(6))
def test_an_engines_film_ends_with_its_fingerprint(engine, probe):
    x, y = ag.Tensor(3.0, name="x"), ag.Tensor(5.0, name="y")
    if engine == "overwrite" and probe in (4, 5):
        pytest.skip("which contribution is the last depends on the order of the slots")
    got = last_gradients(film(PROBES[probe](x, y), engine=engine))
    want = FINGERPRINTS[engine][probe]
    assert (float(got["x"] or 0), float(got.get("y") or 0)) == want


def test_every_engine_has_a_film_and_an_unknown_one_a_hint():
    x = ag.Tensor(3.0, name="x")
    for engine in ENGINES:
        assert len(film(x * x, engine=engine).data["frames"]) > 3
    with pytest.raises(AutogradkitError, match="Did you mean 'overwrite'"):
        film(x * x, engine="overwrit")


def test_overwriting_is_shown_as_forgetting():
    x = ag.Tensor(3.0, name="x")
    frames = film(x * x, engine="overwrite").data["frames"]
    assert any("forgets the 3 it had" in frame["sentence"] for frame in frames)


def first_non_finite(picture):
    """Return the sentences of the frames that say where a NaN or an infinity comes from."""
    return [frame["sentence"] for frame in picture.data["frames"] if "first_non_finite" in frame]


def test_tangents_travel_with_the_values_in_one_pass():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(5.0, name="y")
    picture = film(ag.log(x) + x * y - ag.sin(y), mode="forward", along=x)
    assert [chapter["name"] for chapter in picture.data["chapters"]] == ["forward"]
    got = last_gradients(picture)
    assert got["x"] == "1"
    assert got["y"] == "0"
    assert got[picture.data["title"]] == "5.5"


def test_a_forward_film_moves_along_a_direction_too_and_names_what_it_does_not_know():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor([1.0, 3.0], name="y")
    z = (x * y).sum()
    picture = film(z, mode="forward", along={"x": 1.0, "y": [0.0, 10.0]})
    assert last_gradients(picture)[picture.data["title"]] == "24"  # 1·(1 + 3) + 2·10
    with pytest.raises(DataError, match="x, y"):
        film(z, mode="forward", along="w")


@pytest.mark.parametrize(
    "function", [np.exp, np.tanh, lambda x: x.sum(axis=0), lambda x: x @ x.T, ag.softmax]
)
def test_tangents_agree_with_the_slope_of_the_whole(function):
    rng = np.random.default_rng(1)
    at, way = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    x = ag.Tensor(at, name="x")
    weights = rng.normal(size=function(x).shape)
    got = float(
        last_gradients(picture := film((function(x) * weights).sum(), mode="forward", along={"x": way}))[
            picture.data["title"]
        ]
    )

    def height(step):
        return float((function(ag.Tensor(at + step * way)) * weights).sum().item())

    assert got == pytest.approx((height(1e-5) - height(-1e-5)) / 2e-5, rel=1e-3, abs=1e-4)


def test_the_first_nan_is_marked_where_it_appears_with_how_far_it_spreads():
    x, w = ag.Tensor(-1.0, name="x"), ag.Tensor(2.0, name="w")
    with np.errstate(invalid="ignore"):
        picture = film(ag.log(x) * w + w)
    assert "NaN appears first in v" in first_non_finite(picture)[0]
    assert "spreads to 2 more values" in first_non_finite(picture)[0]
    assert sum(1 for node in picture.data["nodes"] if node["value"].get("broken")) == 3


def test_a_nan_of_the_way_back_is_marked_there():
    x = ag.Tensor(0.0, name="x")
    with np.errstate(all="ignore"):
        picture = film(ag.sqrt(x) * 0.0)
    [sentence] = first_non_finite(picture)
    assert "gradient of x is not finite" in sentence


def test_a_film_of_finite_numbers_says_nothing_of_nan():
    x = ag.Tensor(2.0, name="x")
    assert first_non_finite(film(x * x)) == []


def chain(length=16, size=10):
    x = ag.Tensor(np.ones(size), name="x")
    z = x
    for _ in range(length):
        z = np.tanh(z)
    return film(z.sum(), memory=True).data


def test_memory_rises_on_the_way_forth_and_falls_on_the_way_back():
    everything = chain()["memory"][0]
    top = everything["bytes"].index(everything["peak"])
    assert everything["peak"] == 16 * 10 * 8
    assert everything["bytes"][: top + 1] == sorted(everything["bytes"][: top + 1])
    assert everything["bytes"][top:] == sorted(everything["bytes"][top:], reverse=True)
    assert everything["bytes"][-1] == 0


def test_checkpoints_cost_one_more_forward_and_save_most_of_the_memory():
    everything, checkpoints, nothing = chain(64)["memory"]
    assert checkpoints["peak"] < everything["peak"] / 3
    assert checkpoints["evaluations"] == 2 * everything["evaluations"]
    assert nothing["evaluations"] > 20 * everything["evaluations"]
    assert nothing["peak"] < checkpoints["peak"]
