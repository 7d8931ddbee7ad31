"""The frames: what the film says is what the engine does."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import autogradkit as ag
from autogradkit.errors import AutogradkitError, BackwardError
from autogradkit.graph import film
from autogradkit.graph.notation.numbers import excerpt, number_text, rounded_number


def sentences(t, **options):
    return [frame["sentence"] for frame in film(t, **options).data["frames"]]


def named(picture, name):
    return next(node["id"] for node in picture.data["nodes"] if node["label"] == name)


def gradient(picture, name, k=-1):
    shown_there = picture.state(picture.clamp(k))["gradients"][named(picture, name)]
    return shown_there and shown_there["text"]


def squares():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    loss = x**2 + y**2
    loss.name = "loss"
    return loss


def test_x_squared_plus_y_squared_is_13_with_gradients_4_and_6():
    picture = film(squares())
    assert picture.data["nodes"][named(picture, "loss")]["value"] == {"text": "13"}
    assert (gradient(picture, "x"), gradient(picture, "y")) == ("4", "6")


def test_a_tensor_used_twice_shows_its_contributions_arriving_one_by_one():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    picture = film(x * x + x * y)
    totals = [
        frame["gradient"]["value"]["text"]
        for frame in picture.data["frames"]
        if frame.get("gradient", {}).get("node") == named(picture, "x")
    ]
    assert totals == ["3", "5", "7"]
    assert any("5 + 2 = 7" in frame["sentence"] for frame in picture.data["frames"])


def test_a_sentence_shows_upstream_times_local_with_numbers():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    assert "mul sends x: upstream 5 × local 3 = contribution 15." in sentences(x * y, g=5.0)


def test_a_number_stands_on_the_side_on_which_it_was_written():
    w = ag.Tensor(4.0, name="w")
    assert "v2 = 0.5 × w = 0.5 × 4 = 2" in sentences(0.5 * w)
    assert "v2 = w + 1 = 4 + 1 = 5" in sentences(w + 1)
    assert "v2 = 1 + w = 1 + 4 = 5" in sentences(1 + w)


def test_the_power_of_a_negative_number_stands_in_brackets_as_python_needs_them():
    error = ag.Tensor(-4.0, name="error")
    assert "v2 = error ** 2 = (-4) ** 2 = 16" in sentences(error**2)


def test_forward_tells_each_value_as_it_is_computed():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    assert "v2 = x × y = 2 × 3 = 6" in sentences(x * y)


def test_before_backward_there_is_no_gradient_rather_than_zero():
    picture = film(squares())
    forward = picture.data["chapters"][0]
    for k in range(forward["last"] + 1):
        assert picture.state(k)["gradients"] == [None] * len(picture.data["nodes"])


def test_values_appear_in_the_frame_that_computes_them():
    picture = film(squares())
    seen = [sum(value is not None for value in picture.state(k)["values"]) for k in range(4)]
    assert seen == [4, 5, 6, 7]


def test_a_constant_has_no_gradient_at_any_time():
    picture = film(ag.Tensor(2.0, name="x") * 7)
    constant = picture.data["nodes"][1]
    assert constant["kind"] == "constant"
    assert not constant["differentiable"]
    assert picture.state(len(picture.data["frames"]) - 1)["gradients"][1] is None


def test_where_broadcasting_copied_the_copies_are_shown_and_summed():
    b = ag.Tensor([1.0, 2.0], name="b")
    picture = film((np.ones((3, 2)) + b).sum())
    frame = next(f for f in picture.data["frames"] if f.get("sum", {}).get("copies"))
    assert frame["sum"]["copies"]["text"] == "(3, 2)"
    assert frame["contribution"]["value"]["cells"] == [[3, 3]]
    assert "summed" in frame["sentence"]


def test_an_op_that_mixes_entries_claims_no_local_derivative():
    x, w = ag.Tensor(np.ones((2, 3)), name="x"), ag.Tensor(np.ones((3, 2)), name="w")
    frames = film((x @ w).sum()).data["frames"]
    carried = {f["sum"]["rule"]: f["sum"]["local"] for f in frames if "sum" in f}
    assert carried["matmul_backward"] is None
    assert carried["sum_backward"] is not None


def test_an_upstream_of_zero_still_shows_the_local_derivative():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    assert "mul sends x: upstream 0 × local 3 = contribution 0." in sentences(x * y, g=0.0)


def test_the_learners_rule_plays_and_is_not_dressed_up_as_a_product():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")

    def forgets_g(g, x, y):
        return y, x

    with ag.using("mul", forgets_g):
        picture = film(x * y, g=5.0)
    frame = next(f for f in picture.data["frames"] if "sum" in f)
    assert frame["contribution"]["value"]["text"] == "3"
    assert frame["sum"]["local"] is None
    assert frame["sum"]["rule"] == "forgets_g"


def test_an_update_chapter_walks_downhill():
    picture = film(squares(), update=0.1)
    assert [chapter["name"] for chapter in picture.data["chapters"]] == ["forward", "backward", "update"]
    last = picture.state(len(picture.data["frames"]) - 1)
    assert last["values"][named(picture, "x")]["text"] == "1.6"
    assert picture.data["nodes"][named(picture, "x")]["value"]["text"] == "2"


def test_a_vector_needs_an_upstream_gradient():
    x = ag.Tensor([1.0, 2.0], name="x")
    with pytest.raises(BackwardError, match="shape"):
        film(x * 2)
    assert gradient(film(x * 2, g=[1.0, 10.0]), "x") == "(2,)"


def test_nothing_is_left_behind_in_grad():
    x = ag.Tensor(2.0)
    film(x * x)
    assert x.grad is None


def test_shared_leaves_become_chips_past_three_uses_and_share_their_node():
    w = ag.Tensor(2.0, name="w")
    few, many = film(w * w * w), film(w * w * w * w)
    assert all(box["copy"] is None for box in few.data["boxes"])
    chips = [box for box in many.data["boxes"] if box["copy"]]
    assert [chip["copy"] for chip in chips] == [[1, 4], [2, 4], [3, 4], [4, 4]]
    assert {chip["node"] for chip in chips} == {0}
    assert all(box["copy"] is None for box in film(w * w * w * w, shared="edges").data["boxes"])
    with pytest.raises(AutogradkitError, match="chips"):
        film(w, shared="chip")


def test_a_film_is_json_without_nan():
    x = ag.Tensor([0.0, 1.0], name="x")
    with np.errstate(all="ignore"):
        data = film(np.log(x).sum()).data
    assert "-inf" in json.dumps(data, allow_nan=False)


def test_the_table_is_the_same_every_time_and_has_no_addresses():
    first, second = film(squares()).table(), film(squares()).table()
    assert first == second
    assert "0x" not in first


def test_the_table_calls_what_travels_by_its_name():
    last = {
        mode: film(squares(), mode=mode).table().splitlines()[1].split()[-1]
        for mode in ("reverse", "forward")
    }
    assert last == {"reverse": "gradient", "forward": "tangent"}


def test_a_film_too_large_to_read_is_refused():
    x = ag.Tensor(1.0)
    y = x
    for _ in range(2100):
        y = y + x
    with pytest.raises(AutogradkitError, match="2000"):
        film(y)


def test_numbers_have_four_digits_and_arrays_few_cells():
    assert [number_text(v) for v in (1 / 3, 1e10, -0.0, np.inf)] == ["0.3333", "1e+10", "0", "inf"]
    assert rounded_number(float("nan")) == "nan"
    large = excerpt(np.arange(10_000.0).reshape(100, 100), cells=50)
    assert sum(map(len, large["cells"])) <= 50
    assert large["most"] == 9999
    assert "of 100 rows" in large["note"]
    assert excerpt(np.zeros((0, 3)))["cells"] == []


operations = st.sampled_from(["add", "mul", "sub", "tanh", "square"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(operations, st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=15),
    st.sampled_from([(), (3,), (2, 3)]),
)
def test_the_last_totals_of_the_film_are_the_gradients(program, shape):
    rng = np.random.default_rng(len(program))
    leaves = [ag.Tensor(rng.normal(size=shape), name=f"x{i}") for i in range(3)]
    values = list(leaves)
    for name, i, j in program:
        x, y = values[i % len(values)], values[j % len(values)]
        values.append({"add": x + y, "mul": x * y, "sub": x - y, "tanh": np.tanh(x), "square": x**2}[name])
    loss = np.tanh(values[-1]).sum()
    picture = film(loss)
    loss.backward()
    last = picture.state(len(picture.data["frames"]) - 1)["gradients"]
    labels = [node["label"] for node in picture.data["nodes"]]
    for leaf in leaves:
        if leaf.name in labels:
            assert last[labels.index(leaf.name)] == excerpt(leaf.grad, 144)


def test_a_step_where_the_learners_rule_parts_from_the_nudges_is_marked():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")

    def forgets_g(g, x, y):
        return y, x

    with ag.using("mul", forgets_g):
        frames = film(x * y, g=5.0).data["frames"]
    wants = [frame["sum"].get("want") for frame in frames if "sum" in frame]
    assert wants == [{"text": "15"}, {"text": "10"}]
    assert "✘ Nudging x calls for 15." in frames[2]["sentence"] + frames[3]["sentence"]
    assert "went wrong was to" in frames[-1]["sentence"]


@pytest.mark.parametrize("at", [0.0, 1.5, -1.0])
def test_a_right_rule_of_the_learner_is_never_marked_not_even_at_a_kink(at):
    x = ag.Tensor([at, 2.0], name="x")
    with ag.using("relu", lambda g, x: g * (x > 0)):
        frames = film(ag.relu(x).sum()).data["frames"]
    assert not any("want" in frame.get("sum", {}) for frame in frames)


def test_a_broadcast_input_is_judged_by_the_sum_of_its_copies():
    x, b = ag.Tensor(np.ones((3, 2)), name="x"), ag.Tensor([1.0, 2.0], name="b")
    with ag.using("mul", lambda g, x, y: (g * y, g * x)):
        frames = film((x * b).sum()).data["frames"]
    assert not any("want" in frame.get("sum", {}) for frame in frames)


def test_of_two_ops_of_one_name_a_sentence_says_which_one_sends():
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    p = x * y
    loss = p * p
    p.name, loss.name = "p", "L"
    told = " ".join(sentences(loss))
    assert "mul (L) sends p: upstream 1 × local 6 = contribution 6." in told
    assert "mul (p) sends x: upstream 12 × local 3 = contribution 36." in told
    unnamed = " ".join(sentences(x * y + x * x))
    assert "mul (v3) sends x: " in unnamed, "as the film's box is called"
    assert "add sends v3: " in unnamed, "there is only one add"
