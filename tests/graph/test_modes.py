"""The other films: forward mode, wrong engines, memory, and the tracing of a NaN."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.checking.engines import wrong_engines
from autogradkit.checking.engines.probe_graphs import probe_graphs
from autogradkit.checking.engines.wrong_engines import Tape
from autogradkit.core.engine import backward_steps
from autogradkit.errors import AutogradkitError, DataError
from autogradkit.graph import film
from autogradkit.graph.film.engine_runs import ENGINES, RecordedTape


def last_gradients(picture):
    """Return the gradient on screen at the end, by label."""
    gradients = picture.state(len(picture.data["frames"]) - 1)["gradients"]
    return {
        node["label"]: gradient["text"] if gradient else None
        for node, gradient in zip(picture.data["nodes"], gradients, strict=True)
    }


# f(x, y) at (3, 5), one column each: what the engines make of it (the checker's fingerprints). The right
# gradients stand in the first row; a comment says how a wrong engine comes to others.
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
    # in (xy)y, y receives 15 as the last factor and 15 through xy: one of the two is left
    "overwrite": [(25, 15), (3, 0), (5, 3), (75, 45), (25, 15), (25, 15)],
    # 0 times anything
    "no seed": [(0, 0)] * 6,
    # the right gradients times the output: 75, 9, 18, 225, 90 and 90
    "seed value": [(1875, 2250), (54, 0), (108, 54), (33750, 20250), (2700, 2970), (2700, 2970)],
    # local derivatives alone: in (xy)y, x gets ∂(xy)/∂x = 5 and not 5 · 5; where g is 1 it shows nowhere
    "no chain": [(5, 18), (6, 0), (6, 3), (5, 3), (5, 18), (5, 18)],
    # in u·u, u has 30 when its turn comes, and has its turn twice: 2 · 30 · 5 = 300
    "at once": [(25, 30), (6, 0), (6, 3), (300, 180), (60, 51), (35, 36)],
    # in u + u·y, u has its turn after the first 1, before the 5 from u·y: 1 · 5 = 5
    "first visit": [(25, 30), (6, 0), (6, 3), (150, 90), (30, 33), (5, 18)],
    # only the output's own inputs get anything: u has its turn while its gradient is still 0
    "forward order": [(0, 15), (6, 0), (1, 0), (0, 0), (0, 0), (0, 0)],
    # one of the two contributions of x·x, and of u·u: half
    "set of parents": [(25, 30), (3, 0), (6, 3), (75, 45), (30, 33), (30, 33)],
}


@pytest.mark.parametrize("engine", FINGERPRINTS)
@pytest.mark.parametrize("probe", range(6))
def test_an_engines_film_ends_with_its_fingerprint(engine, probe):
    x, y = ag.Tensor(3.0, name="x"), ag.Tensor(5.0, name="y")
    got = last_gradients(film(PROBES[probe](x, y), engine=engine))
    want = FINGERPRINTS[engine][probe]
    assert (float(got["x"] or 0), float(got.get("y") or 0)) == want


PROBE_GRAPHS = [graph for graph in probe_graphs() if "doubling" not in graph.name]


def test_the_probes_of_the_film_are_those_of_the_checker():
    for probe, graph in zip(PROBES, PROBE_GRAPHS, strict=True):
        assert probe(3.0, 5.0) == graph.values(graph.leaves)[-1]
    assert set(FINGERPRINTS) - {None} == set(ENGINES)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("probe", range(6))
def test_the_film_and_the_checker_run_the_same_wrong_engine(engine, probe):
    known = wrong_engines.ENGINES[engine].leaf_gradients(Tape(PROBE_GRAPHS[probe]))
    assert tuple(known) == FINGERPRINTS[engine][probe]


@pytest.mark.parametrize("probe", range(6))
def test_the_loop_that_wrong_engines_differ_from_takes_the_steps_of_the_kits_engine(probe):
    x, y = ag.Tensor([3.0, 1.0], name="x"), ag.Tensor(5.0, name="y")
    output = PROBES[probe](x, y).sum().node
    right = wrong_engines.ENGINES["right"].arrivals(RecordedTape(output, np.float64(1.0)), np.float64(1.0))
    steps = list(backward_steps(output, 1.0, {}))
    for step, (node, _, sent, total) in zip(steps, right, strict=True):
        assert (node, sent.slot, sent.source) == (step.node, step.slot, step.source)
        np.testing.assert_array_equal(sent.contribution, step.contribution)
        assert np.shape(total) == np.shape(step.total)


def test_an_engine_that_never_ends_has_a_film_that_does():
    u = ag.Tensor(1.0, name="x")
    for _ in range(30):
        u = u + u
    assert len(film(u, engine="at once").data["frames"]) < 500


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
    ("along", "words"),
    [
        ("x", "x with tangent 1 moves, 2 others stand still."),
        ({"x": 1.0, "y": 2.0}, "x with tangent 1, y with tangent 2 move, the other stands still."),
        ({"x": 0.0}, "none moves."),
    ],
)
def test_the_start_of_a_forward_film_says_who_moves_in_whole_sentences(along, words):
    x, y, z = (ag.Tensor(2.0, name=name) for name in "xyz")
    start = film(x * y * z, mode="forward", along=along).data["frames"][1]
    assert start["sentence"] == f"Tangents start at the leaves: {words}"


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
