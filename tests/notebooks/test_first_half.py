"""What lessons 00 to 08 say one has seen is so, also for other numbers than theirs."""

import contextlib
import io
from itertools import combinations, pairwise, product

import matplotlib
import matplotlib.pyplot
import numpy as np
import pytest

from autogradkit.checking import differences
from autogradkit.core import backward_steps
from autogradkit.course import notebooks
from tests.notebooks.test_demonstrations import defined_in
from tests.notebooks.test_lessons import LESSONS, cells, prose, source

matplotlib.use("Agg")


def code_cells(number):
    """Return the code of a lesson's cells, magics and exercises left out."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    sources = [source(cell) for cell in cells(path, "code")]
    kept = [code for code in sources if not code.startswith("%%") and "ag.check(" not in code]
    return ["\n".join(line for line in code.splitlines() if not line.startswith("%")) for code in kept]


def names_after(number, mark, old="", new=""):
    """Run a lesson's cells up to the one that holds `mark`, `new` in place of `old`, and return its names."""
    names = {}
    for code in code_cells(number):
        run(code.replace(old, new) if old else code, names)
        if mark in code:
            return names
    raise AssertionError(f"no cell of lesson {number} holds {mark!r}")


def run(code, names):
    """Run a cell and return what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(code, names)
    matplotlib.pyplot.close("all")
    return printed.getvalue()


def printed_again(number, mark, old="", new=""):
    """Return what the cell that holds `mark` prints when it is run a second time."""
    (code,) = [code for code in code_cells(number) if mark in code]
    return run(code.replace(old, new) if old else code, names_after(number, mark, old, new))


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
    assert names["train_again"](20.0) == pytest.approx(2, abs=1e-3)
    said = [names["net"](point, names["layer"], names["last"]).value for point in names["moons"]]
    assert np.allclose(said, -1, atol=1e-3)
    assert max(abs(w.grad) for w in names["everything"]) < 1e-6


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
    names = names_after("06", "contributions on the way back")
    assert set(names["found"]) == {"by hand", "measured, h = 1e-6", "as a formula", "computed along"}
    assert {f"{slope:.7f}" for slope in names["found"].values()} == {"9.0660864"}


def test_lesson_06_the_derivative_swells_and_the_backward_pass_grows_by_four():
    lesson = defined_in("06")
    swollen = [lesson["text"](lesson["derivative"](lesson["formula"](n))).count("(") for n in range(2, 8)]
    backward = [lesson["contributions"](n) for n in range(2, 8)]
    assert all(later > 2 * earlier for earlier, later in pairwise(swollen))
    assert all(later == earlier + 4 for earlier, later in pairwise(backward))
    assert (swollen[-1], backward[-1]) == (1728, 24)


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
