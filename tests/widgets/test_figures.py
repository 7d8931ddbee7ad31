"""The widgets that are no films: their faces, their numbers, and what they refuse."""

import base64
import html
import os
import re
import signal
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import AutogradkitError, DataError
from autogradkit.widgets import Training, descent, explore, gradient_flow, sliding_kernel
from autogradkit.widgets.descent import OPTIMISERS
from autogradkit.widgets.explorer import value_and_variables
from autogradkit.widgets.scale import scale_of

VIEW = "application/vnd.jupyter.widget-view+json"


def trained():
    rng = np.random.default_rng(0)
    x, kinds = rng.normal(size=(30, 2)), rng.integers(0, 2, 30)
    w = ag.Tensor([[1.0], [-1.0]], name="w")
    training = Training(5, points=(x, kinds))
    for _ in training:
        loss = ((x @ w - kinds[:, None]) ** 2).mean()
        loss.backward()
        training.tell(loss, {"w": w}, {"w": w}, predict=lambda p: p @ w)
        w.data = w.data - 0.1 * w.grad
        w.grad = None
    return training


def networks(weight):
    h, states = ag.Tensor(0.5), []
    for _ in range(20):
        h = h * weight
        states.append(h)
    return h, states


def wrong_mul():
    x = ag.Tensor(2.0, name="x")
    with ag.using("mul", lambda g, x, y: (g, g)):
        return x * 3 + x


FIGURES = {
    "training": trained,
    "descent": lambda: descent(lambda x, y: x**2 + 10 * y**2, (2.0, 1.0), steps=20),
    "flow": lambda: gradient_flow({"small": networks(0.5), "large": networks(2.0)}, clip=5.0),
    "sliding": lambda: sliding_kernel(np.arange(16).reshape(4, 4), [[1, 0], [0, -1]]),
    "explorer": lambda: explore("sin(x*y) + x**2", x=1.5, y=-2),
    "side by side": lambda: ag.compare(wrong_mul()),
}


@pytest.fixture(params=FIGURES)
def figure(request, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_DISPLAY", raising=False)
    return FIGURES[request.param]()


def test_a_figure_has_the_three_faces_of_a_film(figure):
    data, _ = figure._repr_mimebundle_()
    assert set(data) == {VIEW, "text/plain", "text/html"}
    assert data["text/plain"] == figure.text()
    assert "0x" not in data["text/plain"]


def test_inside_the_page_is_a_still_picture_that_is_well_formed(figure):
    page = html.unescape(figure.html(static=False))
    picture = base64.b64decode(re.search(r"base64,([^\"]*)\"", figure.html(static=True))[1])
    assert ET.fromstring(picture).tag.endswith("svg")
    assert "<iframe" in page
    assert "default-src 'none'" in page
    assert not re.search(r"https?://(?!www\.w3\.org/)", page)


def test_a_figure_made_twice_has_the_same_faces(figure, request):
    again = FIGURES[request.node.callspec.params["figure"]]()
    assert figure.html(False) == again.html(False)
    assert figure.text() == again.text()


def test_training_counts_its_steps_and_the_loss_falls():
    training = trained()
    assert (training.done, training.running) == (5, False)
    assert training.losses == sorted(training.losses, reverse=True)
    assert len(training.norms["w"]) == 5
    assert len(training.boundary["cells"]) == 28


def test_the_still_parts_the_plane_where_the_class_changes():
    points = ([[0.0, 0.0], [1.0, 1.0]], [0, 1])
    grounds = []
    for threshold in (0.5, 9.0):
        training = Training(1, points=points, threshold=threshold)
        for _ in training:
            training.tell(loss=1.0, predict=lambda p: p[:, 0])
        grounds.append(set(re.findall(r'fill="(#\w+)" fill-opacity', training.still())))
    assert grounds == [{"#d55e00", "#0072b2"}, {"#d55e00"}]


@pytest.mark.parametrize("points", [[[1.0, 2.0]], [[1.0, 2.0], [1.0, 3.0]], [[1000.1, 0.0], [1000.2, 1.0]]])
def test_points_in_one_line_or_close_together_lie_inside_of_the_plane(points):
    training = Training(1, points=(points, [0] * len(points)))
    for _ in training:
        training.tell(loss=1.0, predict=lambda p: p[:, 0])
    for point in points:
        assert all(
            low < at < high
            for low, at, high in zip(training.boundary["low"], point, training.boundary["high"], strict=True)
        )
    assert "nan" not in training.still()


def watched(losses, layer="w"):
    training = Training(len(losses))
    for step in training:
        training.tell(loss=losses[step], gradients={layer: np.ones(2)})
    return training.still()


@pytest.mark.parametrize("size", [1e300, 1e-12, 1.0, 1e4])
def test_no_number_at_an_axis_reaches_the_title_beside_it(size):
    drawn = watched([size, size / 2, size / 3]).split(">step<")[0:2]
    drawn = drawn[0] + drawn[1].split("<path")[0]
    title = float(re.search(r'<text x="([\d.-]+)"[^>]*rotate[^>]*>loss<', drawn)[1])
    end = float(re.search(r'<text x="([\d.-]+)"[^>]*text-anchor="end"', drawn)[1])
    numbers = re.findall(r'text-anchor="end">([^<]+)<', drawn)
    assert title > 12
    assert all(end - sum(5.5 if c in "⁻⁰¹²³⁴⁵⁶⁷⁸⁹·" else 8.3 for c in n) > title for n in numbers)


def test_a_single_value_is_seen_and_one_that_is_no_number_is_said_to_be_none():
    assert watched([1.0]).count("<circle") == 2, "the loss, and the layer's norm"
    assert "<circle" not in watched([1.0, 2.0])
    assert "nothing to draw" in watched([float("nan"), float("inf")])
    assert "nothing to draw" not in watched([1.0, float("nan")])


def test_a_name_in_the_legend_ends_within_the_picture():
    drawn = watched([1.0], "the_very_long_name_of_the_first_layer_of_all")
    assert re.search(r">\|∂the_very_long_name_of\w*…<", drawn)


def test_what_is_flat_has_no_minimum():
    cross = "l12 12m0-12l-12 12"
    assert cross not in descent(lambda x, y: 0 * x + 0 * y, (1.0, 1.0), steps=2).still()
    assert cross in descent(lambda x, y: x**2 + y**2, (1.0, 1.0), steps=2).still()


def test_a_model_that_has_gone_astray_is_still_drawn():
    training = Training(1, points=([[0.0, 0.0], [1.0, 1.0]], [0, 1]))
    for _ in training:
        training.tell(loss=np.nan, predict=lambda p: p[:, 0] * np.nan)
    assert "fill-opacity" in training.still()
    assert training.text().endswith("loss nan → nan")


def test_a_loss_that_is_not_everywhere_a_number_is_walked_down_where_it_is_one():
    figure = descent(lambda x, y: ag.log(x) + y**2, (0.2, 1.0), steps=5)
    assert figure.surface["levels"]
    assert figure.surface["minimum"][0] > 0
    with pytest.raises(DataError, match="no finite number"):
        descent(lambda x, y: ag.log(-(x**2) - 1) + y, (0.2, 1.0), steps=5)


@pytest.mark.parametrize(
    ("values", "ends"),
    [([100.0, 1.0, 0.0], (1, 100)), ([1.0, -2.0], (-2, 1)), (["nan", 3.0, 2.0], (2, 3)), ([0.0], (0, 0))],
)
def test_a_logarithmic_scale_ends_where_logarithms_do(values, ends):
    assert scale_of(values, logarithmic=True)[:2] == ends


def test_every_still_chart_has_ticks_and_says_what_is_measured_and_when_it_is_logarithmic():
    for make, words in (("training", "norm of the gradient"), ("descent", "loss"), ("flow", "station")):
        still = FIGURES[make]().still()
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", still)
        assert any(text.startswith(words) for text in texts), texts
        assert "logarithmic" in texts
        assert sum(bool(re.fullmatch(r"[−\d.·⁻⁰¹²³⁴-⁹]+", text)) for text in texts) >= 5, texts


def test_the_lowest_point_of_a_surface_is_found_between_the_points_of_the_grid():
    figure = descent(lambda a, b: (a - 0.3217) ** 2 + 3 * (b + 0.1234) ** 2 + 7, (2.0, 1.0), steps=2)
    assert figure.surface["minimum"] == pytest.approx([0.3217, -0.1234, 7.0], abs=1e-4)
    assert figure.surface["names"] == ["a", "b"]
    assert all(level["line"].startswith("M") for level in figure.surface["levels"])


def test_the_contours_of_a_bowl_are_circles():
    figure = descent(lambda x, y: x**2 + y**2, (1.0, 0.0), steps=1, around=((-1, -1), (1, 1)))
    level = next(level for level in figure.surface["levels"] if level["text"] == "0.5")
    points = np.array([[float(v) for v in p.split()] for p in level["line"][1:].split("L")])
    radius = np.hypot(*(points / 500 - 1).T)
    assert radius == pytest.approx(0.5**0.5, abs=0.005)


def test_training_ends_early_when_the_reader_presses_stop():
    training = Training(100)
    for step in training:
        training.tell(loss=1.0)
        if step == 3:
            training.stopped = True
    assert training.done == 4


def test_an_interrupt_ends_the_loop_after_the_step_at_work_and_a_second_one_at_once():
    before = signal.getsignal(signal.SIGINT)
    training = Training(100)
    for step in training:
        if step == 3:
            os.kill(os.getpid(), signal.SIGINT)
    assert (training.done, training.running) == (4, False)
    steps = iter(training)
    next(steps)
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    steps.close()
    assert signal.getsignal(signal.SIGINT) is before


def test_points_of_another_shape_are_refused_with_the_shapes():
    with pytest.raises(DataError, match=r"\(3, 3\)"):
        Training(1, points=(np.zeros((3, 3)), np.zeros(3)))


def test_descent_walks_downhill_by_known_steps():
    paths = descent(lambda x, y: x**2 + y**2, (1.0, 0.0), optimisers=["sgd", "adam"], steps=3).paths
    rates = descent(lambda x, y: x**2 + y**2, (1.0, 0.0), steps=1).rates
    tenth = rates.index(0.1)
    assert [point[0] for point in paths["sgd"][tenth]] == [1, 0.8, 0.64, 0.512]
    assert paths["adam"][tenth][1][0] == pytest.approx(0.9)  # Adam's first step is as long as its rate


TRAINERS = {
    "sgd": lambda params: ag.optim.SGD(params, lr=0.1),
    "momentum": lambda params: ag.optim.SGD(params, lr=0.1, momentum=0.9),
    "rmsprop": lambda params: ag.optim.RMSprop(params, lr=0.1),
    "adam": lambda params: ag.optim.Adam(params, lr=0.1),
}


@pytest.mark.parametrize("name", OPTIMISERS)
def test_what_is_watched_is_what_trains(name):
    def loss(x, y):
        return x**2 + 10 * y**2

    figure = descent(loss, (2.0, 1.0), optimisers=[name], steps=20)
    x, y = ag.Tensor(2.0), ag.Tensor(1.0)
    optimiser = TRAINERS[name]([x, y])
    for step in figure.paths[name][figure.rates.index(0.1)]:
        z = loss(x, y)
        assert step == pytest.approx([x.item(), y.item(), z.item()], rel=1e-3)
        optimiser.zero_grad()
        z.backward()
        optimiser.step()


def test_an_unknown_optimiser_gets_a_hint():
    with pytest.raises(AutogradkitError, match="Did you mean 'adam'"):
        descent(lambda x, y: x + y, (0, 0), optimisers=["adm"])


def test_gradients_of_a_chain_shrink_and_grow_by_its_factor():
    norms = FIGURES["flow"]().norms
    assert norms["small"][-3:] == [0.25, 0.5, 1]
    assert norms["large"][-3:] == [4, 2, 1]
    assert "small: 1 at the end, 1.907e-06 at the beginning, vanishing" in FIGURES["flow"]().text()


def test_the_sliding_kernel_agrees_with_the_kits_convolution():
    rng = np.random.default_rng(3)
    x, w, g = rng.normal(size=(5, 6)), rng.normal(size=(2, 3)), rng.normal(size=(4, 4))
    made = sliding_kernel(x, w, g).results()
    tx, tw = ag.Tensor(x), ag.Tensor(w)
    z = sum(tx[i : i + 4, j : j + 4] * tw[i, j] for i in range(2) for j in range(3))
    z.backward(g)
    assert made["z"] == pytest.approx(z.data, abs=2e-3)
    assert made["dx"] == pytest.approx(tx.grad, abs=2e-3)
    assert made["dw"] == pytest.approx(tw.grad, abs=5e-3)


def test_a_kernel_larger_than_its_input_is_refused():
    with pytest.raises(DataError, match="does not fit"):
        sliding_kernel([1, 2], [1, 2, 3])


def test_moving_a_variable_makes_another_film():
    explorer = explore("x**2 + y**2", x=2, y=3)
    explorer.variables = {"x": 5.0, "y": 3.0}
    assert explorer.text() == "x**2 + y**2 = 34 at x = 5, y = 3; ∂/∂x = 10, ∂/∂y = 6"
    explorer.expression = "x * z"
    assert explorer.variables == {"x": 5.0, "z": 1.0}


def test_a_function_or_a_start_without_a_name_is_told_how_an_expression_is_written():
    with pytest.raises(AutogradkitError, match=r"takes an expression as a text, .*: function was given\.$"):
        explore(lambda x: x**2)
    with pytest.raises(AutogradkitError, match=r"^Where the variables start is given by their names"):
        explore("x**2", 3)


def test_a_slip_of_the_pen_is_told_and_the_last_film_stays():
    explorer = explore("x**2", x=2)
    before = explorer.film
    for typed in (
        "x**",
        "sun(x)",
        "x.__class__",
        "3 + 4",
        "__import__('os')",
        "[x for x in (1,)]",
        "9**9**9**x",
    ):
        explorer.expression = typed
        assert explorer.complaint or typed.startswith("9"), typed
    assert explorer.film["title"] == before["title"] or explorer.film
    explorer.expression = "x**3"
    assert explorer.complaint == ""


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("x²·y", 12),
        ("x³ − y", 5),
        ("x^2 × y ÷ 2", 6),
        ("np.square(x) * y", 12),
        ("math.sqrt(x * 2) + y", 5),
        ("ag.maximum(x, y)", 3),
        ("x * np.pi / math.pi", 2),
    ],
)
def test_an_expression_may_be_written_as_on_paper_or_as_in_a_program(typed, value):
    value_there, used = value_and_variables(typed, {"x": 2.0, "y": 3.0})
    assert value_there.item() == pytest.approx(value)
    assert set(used) <= {"x", "y"}, "np and math are no variables"


def test_a_product_without_its_sign_is_told_how_it_is_written():
    explorer = explore("x**2", x=2)
    explorer.expression = "2x"
    assert explorer.complaint.endswith("and 2*x for 2x.")


def test_powers_of_numbers_alone_do_not_grow_without_end():
    value, _ = value_and_variables("9.0**9**9 * x", {"x": 1.0})
    assert not np.isfinite(value.item())


def test_the_learners_rule_parts_from_the_kits_at_its_first_wrong_step():
    both = ag.compare(wrong_mul())
    frame = both.films[0]["frames"][both.parts]
    assert frame["contribution"]["value"] != both.films[1]["frames"][both.parts]["contribution"]["value"]
    assert both.titles == ["with your rules", "with the kit's rules"]
    x = ag.Tensor(2.0, name="x")
    assert ag.compare(x * x).parts == -1


def test_a_rule_in_force_for_good_is_still_compared_with_the_kits():
    kept = ag.using("mul", lambda g, x, y: (g * x, g * y))
    try:
        x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
        assert ag.compare(x * y).parts >= 0
    finally:
        kept.restore()
