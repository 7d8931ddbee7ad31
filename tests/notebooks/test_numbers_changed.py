"""Whoever changes a number of a lesson, and runs the rest, reads nothing that is no longer so."""

import matplotlib.pyplot as plt
import pytest

from tests.notebooks.lesson_runs import names_after, printed_again

# lesson, a text of the cell that is read, what is changed in the lesson, and what that cell then prints
SAID = [
    (
        "00b",
        "the referee",
        "x, y = Value(2.0), Value(3.0)",
        "x, y = Value(4.0), Value(5.0)",
        "referee 200.0 160.0",
    ),
    ("01", "abs(slope - right)", "at = 2\n", "at = 3\n", "h = 1e-02   slope 27.09010000   off by 9.0e-02"),
    ("01", "carried back", "1, 1000)", "1, 300)", "600 calls, largest error 1e-08"),
    (
        "03",
        "which now has",
        'ag.Tensor(2.0, name="x"), ag',
        'ag.Tensor(0.3, name="x"), ag',
        "a sends 0.6 to x",
    ),
    (
        "03",
        "paths of slope 1",
        "range(20)",
        "range(5)",
        "10 arrows, 32 paths of slope 1, and the slope of the end is 32",
    ),
    ("04", "2x² + 1 at", "x = Node(2.0)", "x = Node(3.0)", "2x² + 1 at 3 is 19.0"),
    ("04", "ours agrees", "at = 3.0, 5.0", "at = 1.2345, 0.7", "ours agrees with the referee: True"),
    ("04", "is survived by", "at = 3.0, 5.0", "at = 1.2345, 0.7", "8u       is survived by 1: as they come"),
    ("04b", "slope there", "x = Node(0.5)", "x = Node(0.25)", "tanh 0.25 = 0.2449  slope there: 0.94"),
    ("05", "[{places}]; x", "[1, 1, 0]", "[2, 2, 2]", "x[[2, 2, 2]]; x receives [ 0.  0. 60.]"),
    ("05b", "nudge the first", "[[2.0, 1.0, 0.0]]", "[[0.0, 1.0, 0.0]]", "[[ 0.212 -0.424  0.212]]"),
    ("05b", "nudge the first", "[[2.0, 1.0, 0.0]]", "[[0.0, 1.0, 0.0]]", "the loss grows by 0.212 per unit"),
    ("05b", "changed sides", "steep = 90", "steep = 200", "plain descent at its best learning rate: loss 1."),
    (
        "06",
        "the kit by",
        "factor = 4\n",
        "factor = 3\n",
        "the printed formula is off by 9e+00, the kit by 2e-15",
    ),
    ("06", "the kit by", "factor = 4\n", "factor = 3.7\n", "the printed formula is off by 5e+00, the kit by"),
    ("07", "moves with {moved", "ag.Tensor(2.0, name=", "ag.Tensor(4.0, name=", "moves with 5.250000"),
    (
        "07",
        "passes, backward",
        "size=(50, 2)",
        "size=(7, 4)",
        "surface       : forward 4 passes, backward 7; the same",
    ),
    ("07", "derivative {order} at", "f_n = 2.0, cube", "f_n = 1.5, cube", "derivative 1 at 1.5: 6.75"),
    ("09", "the weight after", "steps = 1000", "steps = 2000", "the weight after 2000 steps 1.000060"),
    ("10", "to the power", "(0.9, 100)", "(0.9, 10)", "0.9  to the power of  10: 3.5e-01"),
    (
        "10",
        "the difference",
        "n, x = 6, ag.Tensor(0.5",
        "n, x = 3, ag.Tensor(2.0",
        "the engine:     4.810899e-03",
    ),
    (
        "10",
        "the difference",
        "n, x = 6, ag.Tensor(0.5",
        "n, x = 3, ag.Tensor(2.0",
        "the difference: 4.810899e-03",
    ),
    (
        "10",
        "of them by",
        "size=(50, 30)",
        "size=(20, 30)",
        "ρ = 1: a step back multiplies by 0.97, 19 of them by 0.52",
    ),
    ("10b", "plain:    slope", "factor, x = 0.1", "factor, x = 0.5", "residual: slope at x 2.1763"),
    (
        "11",
        "n/s + s =",
        "length, most = 64",
        "length, most = 20",
        "s =  4   kept at most  8   steps run 40   n/s + s = 9",
    ),
    ("12", "they are", "slice(1000, 1010)", "slice(0, 10)", "they are 0 1 2 3 4 5 6 7 8 9"),
    ("13", "measured: ", 'ag.Tensor(0.5, name="w")', 'ag.Tensor(0.2, name="w")', "cut: False"),
    (
        "13",
        "and now has",
        "[1.0, 1.0, 1.0]",
        "[1.0, 2.0, 1.0, 0.5]",
        "step 4: w receives 0.237 and now has 0.237",
    ),
    (
        "16",
        "value at",
        "(3.0, -1.0)",
        "(2.5, 4.0)",
        "value at (2.5, 4.0):  program 11.673093  f itself 11.673093",
    ),
    ("16", "gradient at", "(2.0, -2.0)", "(2.0, -3.0)", "gradient at -3, traced once:   3.0"),
    ("16", "the kit: loss", "turns = 60", "turns = 10", "the kit: loss after 10 steps"),
]


@pytest.mark.parametrize(("number", "mark", "old", "new", "said"), SAID)
def test_what_a_cell_prints_follows_the_numbers_that_one_changes(number, mark, old, new, said):
    assert said in printed_again(number, mark, old, new)


@pytest.mark.parametrize("factor", ["3", "3.7", "4"])
def test_lesson_06_says_of_the_kit_that_it_is_off_by_rounding_alone_whatever_the_map(factor):
    names = names_after("06", "the kit by", "factor = 4\n", f"factor = {factor}\n")
    for at in (0.2, 0.99):
        assert names["off_by"](names["slope_of"](4)(at), at) < 1e-13


def test_lesson_13_measures_the_slope_of_the_state_that_it_computes():
    printed = printed_again(
        "13",
        "measured: ",
        'ag.Tensor(0.5, name="w"), ag.Tensor(0.8',
        'ag.Tensor(0.2, name="w"), ag.Tensor(1.5',
    )
    carried, cut, measured = (line.split("dw = ")[1][:5] for line in printed.splitlines())
    assert carried == measured != cut


# The same for the titles of plots.
TITLES = [
    ("00", "the ball must go", "at = 3\n", "at = 30\n", "The slope is 58: the ball must go left"),
    (
        "03",
        "along one path",
        "at, h = 2,",
        "at, h = 3,",
        "6 · 15 = 90 along one path, 5 · 9 = 45 along the other: 135",
    ),
    (
        "04b",
        "in the second half",
        "steps=200",
        "steps=20",
        "In the second half: zeroed ≤ 1.8, never zeroed up to 386",
    ),
    ("04b", 'print(f"after {steps}', "(1, 5, 200)", "(1, 5)", "After 5 steps: 2.64 t +1.16"),
]


@pytest.mark.parametrize(("number", "mark", "old", "new", "title"), TITLES)
def test_the_title_of_a_plot_follows_the_numbers_that_one_changes(number, mark, old, new, title):
    assert names_after(number, mark, old, new)["ax"].get_title(loc="left") == title


def test_the_ball_of_lesson_00_is_in_its_picture_wherever_it_is_put():
    names = names_after("00", "the ball must go", "at = 3\n", "at = 30\n")
    (left, right), (low, high) = names["ax"].get_xlim(), names["ax"].get_ylim()
    assert left < 30 < right
    assert low < 29**2 < high


def test_lesson_00b_colours_the_points_by_what_they_should_be_however_many_there_are():
    names = names_after("00b", "def right")
    names["points"], names["targets"] = names["points"][:20], [-1.0] * 4 + [1.0] * 16
    plane = plt.subplots()[1]
    names["draw"](plane, "now")
    counts = {
        dots.get_label(): len(dots.get_offsets())
        for dots in plane.collections
        if "wanted" in str(dots.get_label())
    }
    plt.close("all")
    assert counts == {"wanted: −1": 4, "wanted: +1": 16}


def test_lesson_08_draws_and_prints_every_hidden_unit_that_there_is():
    names = names_after(
        "08", "def hinton", '"w": (6, 2), "b": (1, 2), "v": (2, 1)', '"w": (6, 3), "b": (1, 3), "v": (3, 1)'
    )
    panel = plt.subplots()[1]
    names["hinton"](panel, names["start"](0)[0], 1.0)
    low, high = panel.get_ylim()
    labels = [label.get_text() for label in panel.get_yticklabels()]
    plt.close("all")
    assert (low > 2, high < 0, labels) == (True, True, ["unit 1", "unit 2", "unit 3"])


def test_lesson_08_says_what_to_do_where_no_net_has_solved_the_task_yet():
    with pytest.raises(AssertionError, match=r"No net has solved it yet[.] Run the cell above again"):
        names_after("08", "the quickest took", "len(errors) + 5001", "len(errors) + 11")
