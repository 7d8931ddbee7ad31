"""What lessons 09 to 17 say one has seen is so: their functions are run, and their stored outputs are read.

Stored outputs are today's, since strict nbval compares each with a fresh run.
"""

import ast
import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import nn
from autogradkit.course import notebooks
from tests.notebooks.test_demonstrations import defined_in
from tests.notebooks.test_lessons import LESSONS, cells, source
from tests.notebooks.test_numbers import as_text


def printed(number, cell_id):
    """Return what a cell of a lesson has printed."""
    (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == number]
    (cell,) = [cell for cell in cells(path, "code") if cell["id"] == cell_id]
    return "".join(as_text(out.get("text", "")) for out in cell["outputs"])


def found_in(number, cell_id, pattern):
    """Return the numbers that a pattern's groups find in what a cell has printed, one row for each match."""
    rows = re.findall(pattern, printed(number, cell_id))
    assert rows, (cell_id, pattern)
    return np.array(
        [[float(n.replace(",", "")) for n in ([row] if isinstance(row, str) else row)] for row in rows]
    )


def test_lesson_09_the_shifted_loss_holds_where_the_naive_one_is_nan():
    lesson = defined_in("09")
    with np.errstate(all="ignore"):
        for s, finite in ((5.0, True), (500.0, False), (5000.0, False)):
            scores = ag.Tensor([-s, 0.0, s])
            slopes = ag.grad(lesson["naive"])(scores).data
            assert np.isfinite(slopes).all() == finite
            assert np.allclose(
                ag.grad(lesson["shifted"])(scores).data, np.exp(scores.data - s) - [1, 0, 0], atol=0.01
            )


def test_lesson_09_epsilon_helps_under_the_root_only():
    lesson = defined_in("09")
    with np.errstate(all="ignore"):
        assert ag.grad(lesson["epsilon_inside"])(0.0) == pytest.approx(5000)
        assert ag.grad(lesson["epsilon_outside"])(0.0) == np.inf


def test_lesson_09_a_fraction_of_8_bits_is_the_upper_half_of_a_float32():
    bfloat16 = defined_in("09")["bfloat16"]
    random = np.random.default_rng(0)
    for x in np.float32(random.normal(size=500) * 10.0 ** random.integers(-30, 30, 500)):
        bits = int(np.array(x).view(np.uint32))
        upper = (bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000
        assert bfloat16(x) == np.array(upper, np.uint32).view(np.float32)


def test_lesson_09_the_weight_in_few_bits_stands_still():
    (float32, float64) = found_in("09", "09-34", r"after 1000 steps (\S+)")[:, 0]
    assert (float32, float64) == (1.0, 1.00003)
    ((half, master),) = found_in("09", "09-43", r"bfloat16: (\S+) +kept in float32: (\d\.\d+)")
    assert half == 1.0
    assert master == pytest.approx(1.1, abs=1e-4)


def test_lesson_09_one_pass_makes_a_variance_negative():
    short, two_passes = found_in("09", "09-31", r"E\[x\]² = +(\S+), root.*= (\S+)").T
    assert np.allclose(two_passes, 2 / 3, atol=1e-4)
    assert short[0] == pytest.approx(2 / 3, abs=1e-4)
    assert short[-2] == 2
    assert short[-1] == -2


def test_lesson_10_only_rho_one_brings_the_gradient_through_fifty_steps():
    stretches = found_in("10", "10-17", r"by (\S+) at most")[:, 0]
    assert stretches[0] < 1 < stretches[1] < stretches[2]


def test_lesson_10_tanh_takes_most_off_where_the_spectral_radius_is_largest():
    rho, factor, in_all = found_in("10", "10-15", r"ρ = (\S+): .* by (\S+), 49 of them by (\S+)").T
    assert np.allclose(factor**49, in_all, rtol=0.3)
    assert np.all(factor < rho)
    assert np.all(np.diff(factor / rho) < 0)
    assert in_all[-1] > 1000


def test_lesson_10_the_valley_opens_towards_smaller_w():
    loss_of = defined_in("10")["loss_of"]
    lowest = [loss_of(w, np.linspace(-3, 2, 2000)).min() for w in (3.0, 4.0, 5.0, 6.0)]
    assert lowest[1] < 1e-5 < lowest[2] < lowest[3]


def test_lesson_10_a_step_back_multiplies_by_what_was_expected():
    rows = found_in("10", "10-23", r"(\d+)% .* expected (\S+), measured (\S+) +in 18 steps (\S+)")
    assert np.allclose(rows[:, 1], rows[:, 2], atol=0.015)
    assert np.allclose(rows[:, 2] ** 18, rows[:, 3], rtol=0.15)
    assert rows[2, 0] == pytest.approx(100 / 3, abs=3)


def test_lesson_10_clipping_shortens_the_step_out_of_the_wall_and_wakes_no_first_layer():
    ends = found_in("10", "10-29", r"the loss (\S+)")[:, 0]
    assert ends[0] == pytest.approx((1 - 0.7) ** 2, abs=0.005)
    assert ends[1] < 0.005
    assert len(set(re.findall(r"first layer (\S+)", printed("10", "10-32")))) == 1


def test_lesson_10b_what_learns_is_what_has_a_gradient_at_its_first_layer():
    first = dict(re.findall(r"(\S.*\S) +gradient at the first layer ([^\s,]+)", printed("10b", "10b-18")))
    verdicts = dict(
        re.findall(r"(\S.*\S) +(learns|guesses)", printed("10b", "10b-21") + printed("10b", "10b-22"))
    )
    assert first.keys() == verdicts.keys()
    assert len(first) == 9
    for kind, verdict in verdicts.items():
        assert (verdict == "learns") == (float(first[kind]) > 0.01), kind


def test_lesson_10b_clipping_has_nothing_to_shorten_in_the_plain_network():
    lesson = defined_in("10b", nn=nn)
    lesson = defined_in("10b", nn=nn)
    images, labels = ag.datasets.digits()
    X = (images.reshape(-1, 64) - images.mean()) / images.std()
    train, _ = ag.datasets.split(ag.datasets.writers())
    net, lengths = lesson["net_of"]("plain"), []
    sgd = ag.optim.SGD(net.parameters(), lr=0.005, momentum=0.9)
    for batch in np.random.default_rng(0).choice(train, (100, 64)):
        sgd.zero_grad()
        nn.functional.cross_entropy(net(X[batch]), labels[batch]).backward()
        lengths.append(float(nn.utils.clip_grad_norm_(net.parameters(), np.inf)))
        sgd.step()
    assert max(lengths) < 1


def test_lesson_10b_batch_normalisation_in_training_mode_fails_a_sorted_exam():
    assert re.findall("True|False", printed("10b", "10b-26")) == ["True", "False"]


def test_lesson_11_what_waits_grows_with_the_batch():
    sizes, waiting = found_in("11", "11-08", r"batch of +([\d,]+): +([\d,]+) bytes").T
    assert np.allclose(waiting / sizes, waiting[0])


def test_lesson_11_every_way_to_run_the_chain_brings_the_same_gradient_at_its_price():
    lesson = defined_in("11")
    counts = {"alive": 0, "most": 0, "runs": 0}
    lesson["counts"] = counts
    there_and_back = lesson["there_and_back"]
    n = 64
    most, runs, gradient = there_and_back(lesson["chain"], n)
    assert (most, runs) == (n, n)
    most, runs, again = there_and_back(lesson["nothing"], n)
    assert (most, runs) == (3, n * (n + 1) // 2)
    assert np.array_equal(again, gradient)
    for s in (1, 2, 4, 8, 16, 32, 64):
        most, runs, again = there_and_back(lesson["segments"], n, s)
        assert (most, runs) == (n // s + s - 1, 2 * n)
        assert np.array_equal(again, gradient)
    most, runs, again = there_and_back(lesson["halves"], n)
    assert (most, runs) == (np.log2(n) + 1, n * (np.log2(n) + 1))
    assert np.array_equal(again, gradient)


def test_lesson_11_a_gradient_costs_a_few_functions_whatever_the_number_of_inputs():
    inputs, differences, both = found_in("11", "11-31", r"(?m)^ *([\d,]+) .*= +([\d,]+) ×.*= (\S+) ×").T
    assert np.array_equal(differences, 2 * inputs)
    assert np.all(np.diff(both) <= 0)
    assert both.max() <= 2.5


def test_lesson_11_checkpoints_bring_the_peak_to_little_more_than_half():
    ((_, most),) = found_in("11", "11-41", r"(\d+) outputs after the forward pass, (\d+)")
    ((after, least),) = found_in("11", "11-42", r"(\d+) outputs after the forward pass, (\d+)")
    assert after == 4
    assert 0.5 < least / most < 0.67


def test_lesson_12_each_weight_adds_up_its_windows_and_each_pixel_its_own():
    conv1d = ag.nn.functional.conv1d
    x, w = ag.Tensor([0.0, 0, 1, 1, 1, 0]), ag.Tensor([-1.0, 1])
    g = np.array([1.0, 1, 2, 4, 3])
    conv1d(x.reshape(1, 1, 6), w.reshape(1, 1, 2)).reshape(5).backward(g)
    assert w.grad.tolist() == [2 + 4 + 3, 1 + 2 + 4]
    assert x.grad[3] == 2 * 1 + 4 * -1
    assert np.array_equal(x.grad, np.convolve(g, w.data))  # what the book says, seen from a pixel


def test_lesson_12_shuffling_flatters_a_pupil_who_copies():
    mixed, strangers = found_in("12", "12-26", r"(\S+) % right by copying")[:, 0]
    assert (100 - strangers) / (100 - mixed) > 3


def test_lesson_12_the_sliding_net_is_better_with_a_quarter_of_the_weights():
    dense, sliding = found_in("12", "12-32", r"about (\d+) % right")[:, 0]
    assert sliding > dense
    dense, sliding = found_in("12", "12-21", r"(?:Dense|Sliding) (\d+)")[:, 0]
    assert sliding / dense == pytest.approx(1 / 4, abs=0.01)


def test_lesson_12_pixels_moved_along_the_gradient_fool_it_and_random_ones_do_not():
    untouched, random, against = found_in("12", "12-42", r"about (\d+) % right")[:, 0]
    assert untouched == random
    assert against < 0.6 * random  # nearly half of the answers are broken


def test_lesson_12_moved_images_are_read_by_the_net_that_has_seen_some():
    dense, sliding, shown = found_in("12", "12-48", r"about (\d+) % right")[:, 0]
    assert dense < sliding < shown


def test_lesson_13_a_cut_changes_no_state_and_leaves_the_last_step_only():
    read = defined_in("13", nn=nn)["read"]
    slopes = {}
    for cut in (False, True):
        w, u, states = read([1.0, 1.0, 1.0], cut)
        states[-1].backward()
        slopes[cut] = (states[-1].item(), float(w.grad), float(u.grad))
    assert slopes[False][0] == slopes[True][0]
    assert slopes[False][1:] == pytest.approx((0.382 + 0.155 + 0.098, 0.268 + 0.072), abs=1e-3)
    assert slopes[True][1:] == pytest.approx((0.382, 0.268), abs=1e-3)


def test_lesson_13_each_predictor_knows_more_than_the_one_before():
    nats, signs = found_in("13", "13-06", r"(\S+) nats, as if choosing among (\d+)").T
    assert nats[0] == pytest.approx(np.log(27), abs=0.005)
    assert nats[0] - nats[1] == pytest.approx(nats[1] - nats[2], abs=0.05)  # about equally much
    assert np.allclose(np.exp(nats), signs, atol=0.6)
    ((net, _),) = found_in("13", "13-21", r"(\S+) nats, as if choosing among (\d+)")
    assert net < nats[2]


def test_lesson_13_an_opened_gate_always_remembers_and_clipping_makes_fewer_plain_memories_fail():
    plain, clipped = re.findall("True|False", printed("13", "13-34"))
    half_open, opened, in_every_try, fewer_fail = re.findall("True|False", printed("13", "13-35"))
    assert (plain, clipped, half_open, opened) == ("True", "True", "False", "True")
    assert (in_every_try, fewer_fail) == ("True", "True")
    assert printed("13", "13-38").endswith("True\n")


def test_lesson_13b_values_receive_along_the_shares_and_the_mask_lets_nothing_back():
    shares, *_ = re.findall(r"\[(.*?)\]", printed("13b", "13b-05"))
    assert f"dv     [{shares}]" in printed("13b", "13b-05")
    masked, free = re.findall(r"result: \[(.*?)\]", printed("13b", "13b-13"))
    assert [float(size) for size in masked.split()[2:]] == [0, 0]
    assert all(float(size) > 0 for size in free.split())


def test_lesson_13b_division_by_the_root_keeps_the_softmax_from_saturating():
    largest = found_in("13b", "13b-08", r"largest share of eight (\S+)")[:, 0]
    as_they_are, divided = largest[::2], largest[1::2]
    assert np.all(np.diff(as_they_are) > 0.1)
    assert as_they_are[-1] > 0.9
    assert np.ptp(divided) < 0.06


def test_lesson_13b_without_positions_a_word_is_a_heap():
    assert re.findall("True$|False$", printed("13b", "13b-16"), re.M) == ["True", "False"]


def test_lesson_13b_compares_itself_with_a_recurrent_net_trained_with_the_same_care():
    ((nats, _),) = found_in("13", "13-21", r"(\S+) nats, as if choosing among (\d+)")
    ((then,),) = found_in("13b", "13b-28", r"the (\S+) nats of lesson 13")
    assert round(then, 1) == nats
    assert re.findall("True$|False$", printed("13b", "13b-28"), re.M) == ["True", "True"]
    gpt, recurrent = found_in("13b", "13b-23", r"([\d,]+) weights")[:, 0]
    assert gpt / recurrent == pytest.approx(2, abs=0.05)
    assert printed("13b", "13b-38").endswith("True\n")


def test_lesson_13b_scores_as_they_are_leave_a_ninth_of_the_slopes():
    slopes = found_in("13b", "13b-08", r"mean slope (\S+)")[:, 0]
    assert slopes[4] < slopes[5] / 8
    assert np.ptp(slopes[1::2]) < 0.003


def test_lesson_14_a_mask_takes_the_padding_out_of_the_gradient():
    real, padding = found_in("14", "14-29", r"real frames: up to (\S+)  padding: up to (\S+)").T
    assert padding[0] == 0
    assert padding[1] == pytest.approx(real[1] / 2, rel=0.25)  # about half as much


def test_lesson_14_copying_is_flattered_and_pitch_and_third_frequency_help_about_equally():
    mixed, strangers = found_in("14", "14-08", r"(\d+) % copied right")[:, 0]
    assert mixed > strangers
    two, pitch, third, all_four = found_in("14", "14-15", r"(\d+) % right")[:, 0]
    assert min(pitch, third) > two + 5
    assert abs(pitch - third) <= 1
    assert all_four > max(pitch, third)


def test_lesson_14_the_third_frequency_names_one_vowel_and_a_frame_its_speaker():
    heed, had, whod, heard = found_in("14", "14-17", r"F3 is (\S+) Hz")[:, 0]
    assert heard < 0.75 * min(heed, had, whod)
    ((one,),) = found_in("14", "14-38", r"(\d+)% right")
    assert 75 <= one <= 80  # nearly eight in ten


def test_lesson_14_the_average_of_the_frames_beats_the_memory():
    average, listener = found_in(
        "14", "14-36", r"(\d+) weights, (\d+) % right, the same with more padding: True"
    )
    assert (average[0], listener[0]) == (117, 2073)
    assert average[1] > listener[1]
    assert printed("14", "14-44").endswith("True\n")


def test_lesson_15_a_single_throw_may_mislead_and_the_average_does_not():
    mu, v, w = ag.Tensor(1.0), ag.Tensor(0.0), ag.Tensor(2.0)
    loss_of = defined_in("15", mu=mu, v=v, w=w)["loss_of"]
    loss_of(1.0).backward()
    assert (mu.grad, v.grad) == (2, 1)
    mu.grad = v.grad = None
    loss_of(np.random.default_rng(0).normal(size=100_000)).mean().backward()
    assert (float(mu.grad), float(v.grad)) == pytest.approx((-2, 2), abs=0.05)


def test_lesson_15_dice_too_late_gain_nothing_over_the_mean():
    mean, first, late = found_in("15", "15-19", r"(\S+) nats")[:, 0]
    first_order, late_order = found_in("15", "15-19", r"of which (\S+) for order")[:, 0]
    assert late == pytest.approx(mean, abs=0.3)
    assert late_order == 0
    assert first < mean - 1
    assert first_order > 1


def test_lesson_15_detach_fills_every_spot_and_so_does_the_flow():
    assert re.findall("True$|False$", printed("15", "15-37"), re.M) == ["True", "False"]
    assert printed("15", "15-41").endswith("True\n")


def test_lesson_15_only_the_score_function_is_right_about_a_choice():
    exact = 0.1 * (p := 1 / (1 + np.exp(-1))) * (1 - p)
    estimates = defined_in("15")["estimates"]
    score, straight, hard, soft = (
        estimates(way, tau)
        for way, tau in (("score function", None), ("straight-through", None), ("Gumbel", 0.1), ("Gumbel", 1))
    )
    assert score.mean() == pytest.approx(exact, rel=0.05)
    assert straight.mean() > 5 * exact
    assert exact < hard.mean() < soft.mean() < straight.mean()
    assert hard.std() / soft.std() == pytest.approx(4, rel=0.15)


def test_lesson_15b_newton_takes_dozens_of_products_and_gets_faster():
    lesson = defined_in("15b", A=(A := np.random.default_rng(0).normal(size=(60, 20))), y=np.sign(A[:, 0]))
    w, lengths, products = np.zeros(20), [], []
    slope = ag.grad(lesson["loss"])
    for _ in range(9):
        lengths.append(np.linalg.norm(slope(w)))
        step, took = lesson["newton_step"](w, slope(w))
        w = w - step
        products.append(took)
    shorter = np.divide(lengths[:-1], lengths[1:])
    assert shorter.max() > 2 * shorter[0]
    assert max(products) < 40


def test_lesson_15b_newton_is_ahead_of_every_rate_of_gradient_descent():
    assert "more than 500 times shorter: True" in printed("15b", "15b-09")
    assert "about 600 products" in printed("15b", "15b-09")
    assert re.findall("above|below", printed("15b", "15b-10")) == ["below", "below", "above"]


def test_lesson_15b_a_second_derivative_is_the_gradient_of_the_gradient():
    x = ag.Tensor(3.0)
    (x * x * x).backward(create_graph=True)
    slope, x.grad = x.grad, None
    slope.backward()
    assert (slope.item(), x.grad) == (27, 18)


def test_lesson_15b_the_equation_has_the_slopes_of_the_loop():
    lesson = defined_in("15b")
    for x, w in ((0.3, 0.7), (-1.0, 0.5), (0.1, -0.6)):
        by_loop = ag.grad(lesson["loop"], (0, 1))(x, w)
        assert np.allclose(ag.grad(lesson["fixed_point"], (0, 1))(x, w), by_loop, rtol=1e-6)


def test_lesson_15b_a_detached_penalty_does_nothing_and_one_step_helps_only_who_learnt_it():
    assert printed("15b", "15b-17").endswith("True\n")
    assert printed("15b", "15b-20").endswith("True\n")
    assert printed("15b", "15b-32").endswith("True\n")
    verdicts = dict(re.findall(r"(?m)^(.*\S) +one step (\S.*)$", printed("15b", "15b-32")))
    assert verdicts == {
        "plain": "makes the error larger",
        "through the step": "more than halves the error",
    }


def test_lesson_16_the_kit_needs_numpy_and_no_framework():
    needed = dict(re.findall(r"(\w+) +(not needed|needed)", printed("16", "16-08")))
    assert needed == {
        "numpy": "needed",
        **dict.fromkeys(("torch", "tensorflow", "jax"), "not needed"),
    }


def test_lesson_16_a_trace_runs_on_other_numbers_and_keeps_its_branch():
    lesson = defined_in("16")
    traced, run, f, leaky = (lesson[name] for name in ("traced", "run", "f", "leaky"))
    program = traced(f, 2.0, 5.0)
    for at in ((3.0, -1.0), (0.5, 2.0)):
        assert run(program, *at) == pytest.approx(f(*at).item() if hasattr(f(*at), "item") else f(*at))
    once = traced(leaky, 2.0)
    assert run(once, 2.0) == leaky(2.0)
    assert run(once, -2.0) == -6 != leaky(-2.0)
    assert ag.grad(leaky)(-2.0) == pytest.approx(0.1)


def test_lesson_16_only_the_right_box_answers_all_three_questions():
    rows = found_in("16", "16-44", r"(\S+) +(\S+) × +(\S+) ×")
    assert [tuple(row) == (0, 2, -1) for row in rows] == [True, False, False, False, False]


LATER = [path for path in LESSONS if notebooks.lesson_number(path) >= "09"]


@pytest.mark.parametrize("path", LATER, ids=lambda path: path.stem)
def test_a_cell_that_is_run_twice_shows_the_same_gradient(path):
    """Gradients add up: a cell that runs back and shows some makes their tensors, or empties them first."""
    for cell in cells(path, "code"):
        code = "\n".join(line for line in source(cell).splitlines() if not line.startswith("%"))
        nodes = list(ast.walk(ast.parse(code)))
        if not any(isinstance(node, ast.Attribute) and node.attr == "backward" for node in nodes):
            continue
        made = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        made |= {node.arg for node in nodes if isinstance(node, ast.arg)}
        grads = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == "grad"]
        emptied = {ast.unparse(node.value) for node in grads if isinstance(node.ctx, ast.Store)}
        shown = {ast.unparse(node.value) for node in grads if isinstance(node.ctx, ast.Load)}
        kept = {name for name in shown - emptied if re.match(r"\w+", name)[0] not in made | {"ag"}}
        assert not kept or "zero_grad" in code, (cell["id"], kept)
