"""What lessons 05 to 09 say one has seen is so, also for other numbers than theirs."""

from collections import Counter
from itertools import pairwise, product

import numpy as np
import pytest

from autogradkit.course import kit_exercises
from autogradkit.course.corpus import corpus
from tests.notebooks.lesson_runs import code_cells, names_after
from tests.notebooks.test_demonstrations import defined_in
from tests.notebooks.test_lessons import LESSONS, prose


def test_lesson_05_a_maximum_routes_its_gradient_and_shares_it_among_equals():
    ag = defined_in("05")["ag"]
    for entries, want in (([1.0, 5.0, 2.0], [0, 6, 0]), ([5.0, 5.0, 2.0], [3, 3, 0])):
        x = ag.Tensor(entries)
        x.max().backward(6.0)
        assert x.grad.tolist() == want


def test_lesson_05_the_wrong_answer_keeps_one_copy_of_a_new_axis_and_a_wrong_entry_of_a_stretched_one():
    unbroadcast = defined_in("05")["unbroadcast"]
    g = np.array([[1.0, 2, 3], [10, 20, 30]])
    assert np.array_equal(unbroadcast(g, (3,)), g[0])
    assert unbroadcast(g, (2, 1))[1, 0] == g[0, 1]


def test_lesson_05_no_other_product_has_the_shapes_of_x_and_y():
    g, x, y = np.ones((2, 4)), np.ones((2, 3)), np.ones((3, 4))

    def products(first, second):
        for left, right in ((first, second), (second, first)):
            for a, b in ((left, right), (left.T, right), (left, right.T), (left.T, right.T)):
                if a.shape[1] == b.shape[0]:
                    yield (a @ b).shape

    assert list(products(g, y)).count(x.shape) == 1
    assert list(products(g, x)).count(y.shape) == 1


def test_lesson_05_a_loss_of_four_by_four_errors_is_least_where_every_prediction_is_the_mean():
    target = names_after("05", "shape of the error")["target"]
    rng = np.random.default_rng(1)
    least = ((np.full((4, 1), target.mean()) - target) ** 2).mean()
    assert all(((rng.normal(2.5, 1, size=(4, 1)) - target) ** 2).mean() > least for _ in range(100))


def test_lesson_05b_the_gradient_of_the_cross_entropy_is_probabilities_minus_one_at_the_right_class():
    ag = defined_in("05b")["ag"]
    for right in (0, 1, 2):
        scores = ag.Tensor([[2.0, 1.0, 0.0]])
        ag.nn.functional.cross_entropy(scores, np.array([right])).backward()
        assert np.allclose(scores.grad, ag.softmax(scores).data - np.eye(3)[[right]])


def test_lesson_06_every_way_gives_the_same_slope_to_the_digits_that_are_printed():
    names = names_after("06", "found = {")
    assert set(names["found"]) == {"by hand", "measured, h = 1e-6", "as a formula", "computed along"}
    assert {f"{slope:.7f}" for slope in names["found"].values()} == {"9.0660864"}


def test_lesson_06_the_derivative_swells_and_the_backward_pass_grows_by_four():
    lesson = defined_in("06", factor=4)
    swollen = [lesson["text"](lesson["derivative"](lesson["formula"](n))).count("(") for n in range(2, 8)]
    backward = [lesson["contributions"](n) for n in range(2, 8)]
    assert all(later > 2 * earlier for earlier, later in pairwise(swollen))
    assert all(later == earlier + 4 for earlier, later in pairwise(backward))
    assert (swollen[-1], backward[-1]) == (1728, 24)


def test_lesson_06_four_of_the_twelve_arrows_of_l3_come_from_constants_and_stay_dark():
    lesson = names_after("06", "l3.name")
    graph = lesson["ag"].trace(lesson["l3"])
    constants = [at for at, node in graph.nodes(data=True) if node["op"] is None and at > 0]
    assert sum(graph.out_degree(at) for at in constants) == 4
    assert graph.number_of_edges() == 12 == 4 + lesson["contributions"](3)


def test_lesson_06b_there_are_seven_wrong_rules_in_each_of_the_twelve_kinds():
    counts = Counter(one.kind for one in corpus() if not one.right)
    assert len(counts) == 12
    assert set(counts.values()) == {7}


def test_lesson_06b_two_equal_sizes_hide_one_of_two_forgotten_transposes_and_ones_hide_both():
    seen = defined_in("06b")["without_transposes"]
    rng = np.random.default_rng(2)
    for sizes, fits in (((2, 3, 4), ()), ((2, 3, 3), ("dX",)), ((3, 3, 3), ("dX", "dY")), ((1, 1, 1), ())):
        n, k, m = sizes
        x, y, g = rng.normal(size=(n, k)), rng.normal(size=(k, m)), rng.normal(size=(n, m))
        said = {"dX": seen(g, y, g @ y.T), "dY": seen(x, g, x.T @ g)}
        wrong = [name for name, what in said.items() if what not in ("an error", "off by 0.0")]
        assert wrong == list(fits)


def test_lesson_06b_random_numbers_miss_exactly_the_four_kinds_that_the_lesson_names():
    names = names_after("06b", "refuses {refused} right ones")
    missed = {one.kind for one in names["passed"]["random"] if not one.right}
    assert missed == {"late", "later", "spoils", "moody"}
    by_ones = [one for one in names["passed"]["ones"] if not one.right and one.kind not in missed]
    in_part = {one.op for one in by_ones if one.kind in ("rolled", "flipped")}
    assert {one.kind for one in by_ones} - {"rolled", "flipped"} == {
        "no upstream",
        "upstream twice",
        "upstream pooled",
        "not linear",
    }
    assert in_part == {"sub", "softmax"}


def test_lesson_06b_late_rules_are_off_by_a_factor_and_later_ones_by_the_sign_where_a_table_is_not_square():
    measured, off = defined_in("06b")["measured"], {"late": set(), "later": set()}
    for one in corpus():
        for inputs in one.cases if one.kind in off else ():
            z = one.forward(*inputs)
            g = np.random.default_rng(0).normal(size=z.shape)
            got, want = one.rule(g, z, *inputs)[0], measured(one.forward, inputs, 0, g)
            rows, columns = inputs[0].shape
            off[one.kind].add((rows == columns, round(float(np.vdot(got, want) / np.vdot(want, want)), 4)))
    assert off["late"] == {(True, 1), (False, 5 / 2), (False, 2 / 4)}
    assert off["later"] == {(True, 1), (False, -1)}


def test_lesson_07_forward_mode_has_as_many_lines_as_the_lesson_says():
    parts = [code for code in code_cells("07") if "class Dual" in code or "def log_of" in code]
    code = "\n".join(parts).split("\nfor speeds")[0]
    lines = [line for line in code.splitlines() if line.strip() and '"""' not in line]
    assert len([line for line in lines if not line.startswith("import")]) == 13
    assert "thirteen lines" in "".join(prose(path) for path in LESSONS if path.name.startswith("07_"))


def test_lesson_07_a_surface_wants_the_other_way_than_a_length():
    names = names_after("07", "by_columns")
    ag = names["ag"]
    for f, n, m in ((names["surface"], 2, 50), (names["squared_length"], 50, 1)):
        assert ag.jvp(f, np.ones(n), np.ones(n))[1].shape == (m,)


def test_lesson_08_the_gradient_of_a_hidden_unit_is_what_its_weight_and_its_slope_make_of_the_outputs():
    names = names_after("08", "by hand, where the input is 1")
    hidden = names["hidden"]
    by_hand = names["at_output"] * names["v"].data[:, 0] * hidden * (1 - hidden)
    assert np.allclose(names["w"].grad, np.outer(names["patterns"][11], by_hand))


def test_lesson_08_the_weights_of_net_8_rest_at_an_error_of_4_and_part_in_pairs_at_one_of_3_and_a_half():
    names = names_after("08", "def start")
    ag, output, patterns, wanted = (names[name] for name in ("ag", "output", "patterns", "wanted"))
    net = [ag.Tensor(array) for array in names["start"](8)]
    optimizer = ag.optim.SGD(net, lr=0.1, momentum=0.9)
    errors, weights = [], []
    for _ in range(1000):
        error = 0.5 * ((output(patterns, *net) - wanted) ** 2).sum()
        optimizer.zero_grad()
        error.backward()
        optimizer.step()
        errors.append(error.item()), weights.append(net[0].data)
    assert np.allclose(errors[100:700], 4, atol=0.02)
    assert np.allclose(errors[850:1000], 3.5, atol=0.07)
    moved_at_4 = np.abs(weights[700] - weights[100]).max() / 600
    moved_at_3_5 = np.abs(weights[999] - weights[850]).max() / 149
    assert moved_at_3_5 > 10 * moved_at_4
    sums = weights[999] + weights[999][::-1]
    assert np.abs(sums[0]).max() < 0.35 < np.abs(weights[999][0]).min()


def test_lesson_08_none_of_the_four_gradients_of_the_wrong_answer_is_right():
    names = names_after("08", "def start")
    wrong = defined_in("08")["gradients"]
    ag, patterns, wanted = names["ag"], names["patterns"], names["wanted"]
    start = names["start"](8)
    net = [ag.Tensor(array) for array in start]
    (0.5 * ((names["output"](patterns, *net) - wanted) ** 2).sum()).backward()
    for got, right in zip(wrong(patterns, wanted, *start), net, strict=True):
        assert not np.allclose(got, right.grad, rtol=0.01)


def test_lesson_08_rules_of_1_2_4_and_2_3_4_leave_a_remainder_and_1_1_1_does_not():
    def every_asymmetry_shows(weights):
        return all(np.dot(signs, weights) for signs in product((-1, 0, 1), repeat=3) if any(signs))

    assert every_asymmetry_shows((1, 2, 4))
    assert every_asymmetry_shows((2, 3, 4))
    assert not every_asymmetry_shows((1, 1, 1))


def test_lesson_08_twins_stay_twins_and_random_starts_do_not():
    names = names_after("08", "def start")
    output, patterns, wanted = names["output"], names["patterns"], names["wanted"]
    ag = names["ag"]
    for start, apart in (
        (names["start"](0), True),
        ([np.full(s, 0.1) for s in names["shapes"].values()], False),
    ):
        net = [ag.Tensor(array) for array in start]
        (0.5 * ((output(patterns, *net) - wanted) ** 2).sum()).backward()
        assert bool(np.abs(net[0].grad[:, 0] - net[0].grad[:, 1]).max() > 1e-3) == apart


def test_exercise_46_the_sizes_in_its_statement_are_those_of_many_draws():
    statement = (kit_exercises() / "46_init_scale" / "README.md").read_text(encoding="utf-8")
    rng, squares = np.random.default_rng(1), []
    for _ in range(60):
        x = rng.normal(size=(20, 100))
        for _ in range(20):
            x = np.maximum(x @ rng.normal(scale=0.1, size=(100, 100)), 0)
        squares.append((x**2).mean())
    # A factor in front of all weights is a factor in front of every layer's output.
    size = np.sqrt(np.mean(squares))
    assert (size, size * 0.5**20, size * 2**20) == pytest.approx((1e-3, 1e-9, 1e3), rel=0.3)
    assert all(number in statement for number in ("near 0.000000001", "near 0.001", "near 1000"))
