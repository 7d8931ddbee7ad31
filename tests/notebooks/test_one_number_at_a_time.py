"""What lessons 00 to 04b say one has seen is so, also for other numbers than theirs."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from autogradkit.checking import differences
from autogradkit.core import backward_steps
from autogradkit.course import notebooks
from tests.notebooks.lesson_runs import code_cells, names_after, printed_again, run
from tests.notebooks.test_demonstrations import defined_in
from tests.notebooks.test_lessons import LESSONS, cells, prose, source

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"


def test_lesson_00_the_articles_rules_pass_its_own_example_and_fail_a_product_that_is_used():
    lesson = defined_in("00")
    assert lesson["article"](lesson["sum_of_squares"]) == (4, 6)
    assert lesson["slopes"](lambda x, y: x * x + y * y, 2, 3) == (4, 6)
    assert lesson["article"](lesson["square_of_product"]) == (3, 2)
    assert lesson["slopes"](lambda x, y: (x * y) ** 2, 2, 3) == (36, 24)


def test_lesson_00_even_with_the_missing_line_the_program_does_not_print_2_3():
    names = names_after("00", "print(x.grad, y.grad)")
    names["w"].backward()
    assert (names["x"].grad, names["y"].grad) == (4, 3)


@pytest.mark.parametrize(("at", "way"), [("3", "left"), ("-1", "right"), ("1", "nowhere")])
def test_lesson_00_the_picture_says_which_way_the_ball_goes_wherever_it_is_put(at, way):
    assert names_after("00", "at = 3", "at = 3", f"at = {at}")["way"] == way


@pytest.fixture(scope="module")
def first_net():
    return names_after("00b", "wrong = train(replaces)")


def slopes_by(lesson, engine, loss_of):
    """Return the gradients of the net's weights that an engine finds for a loss."""
    lesson["tape"].clear()
    for w in lesson["weights"]:
        w.grad = 0.0
    engine(loss_of())
    return np.array([w.grad for w in lesson["weights"]])


def test_lesson_00b_engine_net_and_training_are_about_fifty_lines():
    marks = ("class Value", "def backward", "def neuron", "def net", "def loss_of", "def restart")
    marks += ("def train",)
    cells_of_it = [code for code in code_cells("00b") if any(mark in code for mark in marks)]
    assert len(cells_of_it) == len(marks)
    assert sum(bool(line.strip()) for code in cells_of_it for line in code.splitlines()) in range(48, 53)


@pytest.mark.parametrize(("x", "y"), [(2.0, 3.0), (-1.5, 0.7)])
def test_lesson_00b_the_engine_and_the_referee_agree_on_the_square_of_a_product(first_net, x, y):
    a, b = first_net["Value"](x), first_net["Value"](y)
    first_net["backward"](first_net["square_of_product"](a, b))
    assert (a.grad, b.grad) == pytest.approx((2 * x * y * y, 2 * x * y * x))


def test_lesson_00b_a_weight_receives_what_arrives_times_its_input_and_the_film_says_the_same():
    lesson = names_after("00b", "ag.show")
    own = [w.grad for w in lesson["its_weights"]]
    assert own[0] == pytest.approx(2 * own[1]) == pytest.approx(2 * own[2])
    z = np.tanh(lesson["b"] + lesson["w1"] * lesson["x1"] + lesson["w2"] * lesson["x2"])
    z.backward()
    assert own == pytest.approx([float(lesson[name].grad) for name in ("w1", "w2", "b")])


def test_lesson_00b_the_slopes_of_all_weights_are_those_that_nudging_finds(first_net):
    first_net["train"]()
    found = slopes_by(first_net, first_net["backward"], first_net["loss_of"])
    h = 1e-6
    for w, slope in zip(first_net["weights"], found, strict=True):
        at, losses = w.number, []
        for w.number in (at + h, at - h):
            losses.append(first_net["loss_of"]().number)
        w.number = at
        assert slope == pytest.approx((losses[0] - losses[1]) / (2 * h), abs=1e-7)


def test_lesson_00b_the_middle_lies_inside_its_ring_so_no_straight_line_separates_them(first_net):
    """A line that has a point of the middle on one side always has some of the ring there, too."""
    middle, ring = first_net["points"][:16], first_net["points"][16:]
    for point in middle:
        angles = np.sort(np.arctan2(*(ring - point).T))
        assert max(np.diff([*angles, angles[0] + 2 * np.pi])) < np.pi


def test_lesson_00b_the_black_line_closes_around_the_middle(first_net):
    lesson = first_net
    assert lesson["train"]()[-1] < 0.05
    assert lesson["right"]() == len(lesson["points"])
    border = [(side, s) for side in (-2.2, 2.2) for s in np.linspace(-2.2, 2.2, 40)]
    assert all(lesson["net"](at).number > 0 for place in border for at in (place, place[::-1]))


def test_lesson_00b_with_equals_half_of_the_first_points_contribution_is_left(first_net):
    """Of the two contributions that its miss has for miss · miss, one is left as well."""
    lesson = first_net
    lesson["train"]()
    kept = slopes_by(lesson, lesson["replaces"], lesson["loss_of"])

    def loss_of_the_first_point():
        miss = lesson["net"](lesson["points"][0]) + lesson["Value"](-lesson["targets"][0])
        return miss * miss * lesson["Value"](1 / len(lesson["points"]))

    assert kept == pytest.approx(slopes_by(lesson, lesson["backward"], loss_of_the_first_point) / 2)
    assert np.abs(kept).max() > 1e-4


def test_lesson_00b_with_equals_the_weights_move_from_the_first_turn_on_whatever_was_drawn(
    first_net,
):
    """A Value that a picture left on the tape would replace every weight's gradient by 0."""
    assert first_net["wrong"][0] - first_net["wrong"][1] > 0.01
    assert first_net["wrong"][0] == first_net["losses"][0]


def test_lesson_00b_with_equals_the_loss_falls_and_stays_above_that_of_a_net_that_always_says_0(first_net):
    wrong = first_net["wrong"]
    assert np.mean(np.square(first_net["targets"])) == 1
    assert wrong[-1] < wrong[0] - 0.5
    assert all(round(loss, 2) == 1.48 for loss in wrong[40:])


def test_lesson_00b_the_lines_after_the_exercise_train_the_net_with_the_readers_turn(first_net):
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == "00b"]
    (text,) = [source(cell) for cell in cells(path, "markdown") if "with your turn" in source(cell)]
    code = text.split("```python\n")[1].split("```")[0]
    answer = {}
    exec((EXERCISES / "70_one_turn" / "solution.py").read_text(encoding="utf-8"), answer)
    lesson = first_net | {"turn": answer["turn"]}
    for w in lesson["weights"]:
        w.grad = 7.0
    run(code, lesson)
    assert lesson["losses"] == pytest.approx(first_net["train"]())
    assert f"from {lesson['losses'][0]:.2f} to {lesson['losses'][-1]:.2f}" in text
    run(code.replace("backward,", "replaces,"), lesson)
    assert lesson["losses"] == pytest.approx(first_net["wrong"])


def test_lesson_01_forward_and_central_are_best_near_the_two_roots_of_eps():
    names = names_after("01", "complex step, below")
    h, error = names["h"], names["error"]
    eps = np.finfo(float).eps
    for name, root in (("forward", 1 / 2), ("central", 1 / 3)):
        assert abs(np.log10(h[np.argmin(error[name])] / eps**root)) < 1
    assert error["central"].min() < 1e-3 * error["forward"].min()
    before = (h > 1e-5) & (h < 1)
    for name, power in (("forward", 1), ("central", 2), ("complex step", 2)):
        fall = np.polyfit(np.log10(h[before]), np.log10(error[name][before]), 1)[0]
        assert fall == pytest.approx(power, abs=0.1)


def test_lesson_01_the_cell_that_counts_calls_counts_the_same_when_it_runs_again():
    printed = printed_again("01", "carried back:")
    assert "2000 calls" in printed
    assert " 1 call," in printed


def test_lesson_01_the_checker_takes_as_many_real_steps_as_the_lesson_says():
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == "01"]
    assert differences.LEVELS == 3
    assert "central differences with three steps" in prose(path)


def test_lesson_02_a_class_that_remembers_its_inputs_has_as_many_lines_as_the_lesson_says():
    (code,) = [code for code in code_cells("02") if "class Value" in code]
    lines = [line for line in code.splitlines() if line.strip() and '"""' not in line]
    assert len(lines) == 7
    assert "takes seven lines" in "".join(prose(path) for path in LESSONS if path.name.startswith("02_"))


def test_lesson_02_only_the_error_of_the_neuron_is_used_twice():
    names = names_after("02", "G.in_degree")
    used = {node["name"]: names["G"].out_degree(at) for at, node in names["G"].nodes(data=True)}
    assert [name for name, uses in used.items() if uses == 2] == ["error"]
    assert [name for name, uses in used.items() if uses == 0] == ["loss"]


def test_lesson_02_a_quotient_keeps_what_its_two_slopes_need():
    names = names_after("02", "sqrt(u)")
    ag, z = names["ag"], names["u"] / names["v"]
    graph = ag.trace(z)
    assert set(graph.nodes[max(graph.nodes)]["remembers"]) == {"y", "z"}
    u, v = ag.Tensor(3.0), ag.Tensor(4.0)
    (u / v).backward()
    assert (u.grad, v.grad) == (1 / 4, -(3 / 4) / 4)


def test_lesson_03_the_way_through_u_is_worth_twice_the_way_through_v_wherever_x_is():
    two, h = defined_in("03")["two_paths"], 1e-6
    for x in (-3.0, 0.5, 7.0):
        by_u, by_v = (two(x + h, x) - two(x, x)) / h, (two(x, x + h) - two(x, x)) / h
        assert (by_u, by_v) == pytest.approx((10 * x**2, 5 * x**2), rel=1e-4)


def test_lesson_03_twenty_doublings_make_a_million_paths_of_which_none_is_walked():
    names = names_after("03", "paths[source]")
    assert names["paths"][20] == 2**20 == names["x"].grad
    assert names["graph"].number_of_edges() == 40 == len(list(backward_steps(names["z"].node, 1.0, {})))


def test_lesson_03_the_articles_rule_is_right_on_the_one_example_and_the_same_whatever_follows():
    lesson = defined_in("03")
    right = lesson["gradients"]()
    with lesson["ag"].using("mul", lesson["article_rule"]):
        wrong = lesson["gradients"]()
    assert right[0] == wrong[0] == wrong[1] == wrong[2]
    assert right[1] != wrong[1]
    assert right[2] != wrong[2]


def test_lesson_03_the_trace_ends_the_same_when_its_cell_runs_again():
    assert "∂f/∂x₁ = 5.500000" in printed_again("03", "by hand: x₂")


def test_lesson_04_the_engine_has_as_many_lines_as_the_lesson_counts():
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == "04"]
    parts = ["class Node", "def add", "def as_node", "def youngest_first", "def carry_back"]
    counts = {}
    for part in parts:
        (cell,) = [cell for cell in cells(path, "code") if source(cell).startswith(part)]
        code = source(cell).split("\nprint(")[0].split("\nx = ")[0].split("\nx, y")[0]
        code = code.split("\nmul(Node")[0].split("\nleaf = ")[0]
        lines = [line for line in code.splitlines() if line.strip() and '"""' not in line]
        counts[part] = len(lines)
    node_and_rules = counts["class Node"] + counts["def add"]
    assert node_and_rules == 10
    assert (counts["def as_node"], counts["def youngest_first"], counts["def carry_back"]) == (4, 7, 5)
    assert sum(counts.values()) == 26
    said = "\n".join(source(cell) for cell in cells(path, "markdown"))
    assert "an engine of 26 lines" in said


def test_lesson_04_no_graph_catches_all_eight_engines_and_three_catch_seven():
    lesson = names_after("04", "zoo = ")
    want, graphs = lesson["want"], list(lesson["graphs"])
    passed = {
        name: sum(lesson["gradients_by"](engine)[at] == want[at] for engine in lesson["zoo"].values())
        for at, name in enumerate(graphs)
    }
    assert sorted(passed.values()) == [1, 1, 1, 2, 3, 4, 4]
    assert {name for name, count in passed.items() if count == 1} == {"u·u", "u+u·y", "8u"}
    found = [tuple(lesson["gradients_by"](engine)) for engine in lesson["zoo"].values()]
    assert len(set(found)) == 8


@pytest.mark.parametrize(("graph", "second"), [("u_u_y", "u"), ("u_y_u", "u · y")])
def test_lesson_04_as_they_come_meets_u_too_early_only_where_it_is_the_first_input(graph, second):
    lesson = names_after("04", "def as_they_come")
    output = lesson[graph](lesson["Node"](3.0), lesson["Node"](5.0))
    assert lesson["as_they_come"](output)[1].value == {"u": 15, "u · y": 75}[second]


def test_lesson_04b_no_straight_line_separates_the_moons():
    names = names_after("04b", "a point of the first moon")
    moons, wanted = names["moons"], names["wanted"]
    for first, second in combinations(moons, 2):
        along = second - first
        side = (moons - first) @ np.array([-along[1], along[0]])
        side[np.abs(side) < 1e-12] = 0
        for sign in (1, -1):
            assert not (np.all(sign * side[wanted > 0] >= 0) and np.all(sign * side[wanted < 0] <= 0))


def test_lesson_04b_a_line_that_never_zeroes_comes_back_up_and_one_that_zeroes_goes_down():
    fit = names_after("04b", "def fit")["fit"]
    assert fit(zero=True, steps=2000)[0][-1] < 1e-20
    never = fit(zero=False, steps=2000)[0]
    assert max(never[-100:]) > 100


def test_lesson_04b_the_largest_learning_rate_ends_where_the_last_tanh_is_flat_at_every_point():
    names = names_after("04b", "def train_again")
    assert names["train_again"](0.0, steps=1) > 2  # the start is no good one by luck
    assert names["train_again"](20.0) == pytest.approx(2, abs=1e-3)
    said = [names["net"](point, names["layer"], names["last"]).value for point in names["moons"]]
    assert np.allclose(said, -1, atol=1e-3)
    assert max(abs(w.grad) for w in names["everything"]) < 1e-6
