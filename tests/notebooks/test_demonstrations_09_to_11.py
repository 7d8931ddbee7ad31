"""What lessons 09 to 11 say one has seen is so: numbers that overflow, gradients that vanish, memory."""

import re
import subprocess
import sys
import warnings

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import nn
from tests.notebooks.outputs import numbers_in, output_of
from tests.notebooks.test_demonstrations import defined_in


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
    (float32, float64) = numbers_in("09", "09-34", r"after 1000 steps (\S+)")[:, 0]
    assert (float32, float64) == (1.0, 1.00003)
    ((half, master),) = numbers_in("09", "09-43", r"bfloat16: (\S+) +kept in float32: (\d\.\d+)")
    assert half == 1.0
    assert master == pytest.approx(1.1, abs=1e-4)


def test_lesson_09_one_nan_in_one_gradient_is_in_every_weight_after_two_steps():
    random = np.random.default_rng(0)
    x, target = random.normal(size=(8, 5)), random.normal(size=(8, 3))
    weights = [ag.Tensor(random.normal(size=shape)) for shape in ((5, 16), (16, 3))]
    counts = []
    for step in range(2):
        ((np.tanh(x @ weights[0]) @ weights[1] - target) ** 2).mean().backward()
        slopes = [w.grad.copy() for w in weights]
        if step == 0:
            slopes[0][2, 1] = np.nan
        weights = [ag.Tensor(w.data - 0.1 * slope) for w, slope in zip(weights, slopes)]
        counts.append([int(np.isnan(w.data).sum()) for w in weights])
    assert counts == [[1, 0], [5 * 16, 16 * 3]]


def test_lesson_09_numpy_warns_of_inf_and_nan_and_not_of_underflow():
    with warnings.catch_warnings(), np.errstate(divide="warn", over="warn", under="ignore", invalid="warn"):
        warnings.simplefilter("error")
        assert np.exp(np.float64(-1000)) == 0
        for makes in (lambda: np.exp(np.float64(1000)), lambda: np.float64(np.inf) - np.inf):
            with pytest.raises(RuntimeWarning):
                makes()
    fresh = "import numpy; print(sorted(numpy.geterr().items()))"
    printed = subprocess.run([sys.executable, "-c", fresh], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == str(
        [("divide", "warn"), ("invalid", "warn"), ("over", "warn"), ("under", "ignore")]
    )


def test_lesson_09_the_slope_of_tanh_loses_its_last_digit_and_is_0_in_the_end():
    x = np.linspace(0.05, 24, 400)  # those of the plot
    for kind, before in ((np.float32, 10), (np.float64, 20)):
        got, want = 1 - np.tanh(x.astype(kind)) ** 2, 1 / np.cosh(x) ** 2
        error = np.abs(got - want) / want
        assert x[error >= 1].min() < before
        assert not got[x > before + 0.1].any()
        assert np.all(error[got == 0] == 1)


def test_lesson_09_one_pass_makes_a_variance_negative():
    short, two_passes = numbers_in("09", "09-31", r"E\[x\]² = +(\S+), root.*= (\S+)").T
    assert np.allclose(two_passes, 2 / 3, atol=1e-4)
    assert short[0] == pytest.approx(2 / 3, abs=1e-4)
    assert short[-2] == 2
    assert short[-1] == -2


def test_lesson_10_only_rho_one_brings_the_gradient_through_fifty_steps():
    stretches = numbers_in("10", "10-17", r"by (\S+) at most")[:, 0]
    assert stretches[0] < 1 < stretches[1] < stretches[2]


def test_lesson_10_tanh_takes_most_off_where_the_spectral_radius_is_largest():
    rho, factor, in_all = numbers_in("10", "10-15", r"ρ = (\S+): .* by (\S+), 49 of them by (\S+)").T
    assert np.allclose(factor**49, in_all, rtol=0.3)
    assert np.all(factor < rho)
    assert np.all(np.diff(factor / rho) < 0)
    assert in_all[-1] > 1000
    slopes, flat = numbers_in("10", "10-15", r"tanh (\S+) on average; below 0.1: (\d+)%").T
    assert slopes[-1] == pytest.approx(0.5, abs=0.02)
    assert flat.tolist()[:2] == [0, 0]
    assert flat[-1] == pytest.approx(20, abs=2)  # a fifth


def test_lesson_10_the_valley_opens_towards_smaller_w():
    loss_of = defined_in("10")["loss_of"]
    lowest = [loss_of(w, np.linspace(-3, 2, 2000)).min() for w in (3.0, 4.0, 5.0, 6.0)]
    assert lowest[1] < 1e-5 < lowest[2] < lowest[3]


def test_lesson_10_a_step_back_multiplies_by_what_was_expected():
    rows = numbers_in("10", "10-23", r"(\d+)% .* expected (\S+), measured (\S+) +in 18 steps (\S+)")
    assert np.allclose(rows[:, 1], rows[:, 2], atol=0.015)
    assert np.allclose(rows[:, 2] ** 18, rows[:, 3], rtol=0.15)
    assert rows[2, 0] == pytest.approx(100 / 3, abs=3)
    too_small, right, too_large = np.abs(np.log(rows[:, 2]))
    assert right < min(too_small, too_large) / 2  # as the plot's title says


def test_lesson_10_clipping_shortens_the_step_out_of_the_wall_and_wakes_no_first_layer():
    ends = numbers_in("10", "10-29", r"the loss (\S+)")[:, 0]
    assert ends[0] == pytest.approx((1 - 0.7) ** 2, abs=0.005)
    assert ends[1] < 0.005
    assert len(set(re.findall(r"first layer (\S+)", output_of("10", "10-32")))) == 1


def test_lesson_10_the_wall_throws_both_walkers_back_twice_and_the_third_time_farther_by_far():
    descend = defined_in("10")["descend"]
    free, clipped = descend(np.inf), descend(1.0)
    third = free[3].argmax()
    assert np.array_equal(free[:, : third + 1], clipped[:, : third + 1])
    assert np.count_nonzero(free[2, : third + 1] > 0.2) == 2  # far below the edge, where h ends near 0
    assert np.count_nonzero(free[3, :third] > 0.3) == 2
    assert free[3, third] > 50 * np.median(free[3, :third])


def test_lesson_10b_what_learns_is_what_has_a_gradient_at_its_first_layer():
    first = dict(re.findall(r"(\S.*\S) +gradient at the first layer ([^\s,]+)", output_of("10b", "10b-18")))
    verdicts = dict(
        re.findall(r"(\S.*\S) +(learns|guesses)", output_of("10b", "10b-21") + output_of("10b", "10b-22"))
    )
    assert first.keys() == verdicts.keys()
    assert len(first) == 9
    for kind, verdict in verdicts.items():
        assert (verdict == "learns") == (float(first[kind]) > 0.01), kind


def test_lesson_10b_dropout_leaves_the_first_gradient_as_tiny_as_it_was():
    plain, dropped = (
        numbers_in("10b", "10b-18", rf"\n{kind} +gradient at the first layer ([^\s,]+)")[0, 0]
        for kind in ("plain", "dropout")
    )
    assert dropped == pytest.approx(2 * plain, rel=0.5)


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
    assert re.findall("True|False", output_of("10b", "10b-26")) == ["True", "False"]


def test_lesson_11_what_waits_grows_with_the_batch():
    sizes, waiting = numbers_in("11", "11-08", r"batch of +([\d,]+): +([\d,]+) bytes").T
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
    inputs, differences, both = numbers_in("11", "11-31", r"(?m)^ *([\d,]+) .*= +([\d,]+) ×.*= (\S+) ×").T
    assert np.array_equal(differences, 2 * inputs)
    assert np.all(np.diff(both) <= 0)
    assert np.all(abs(both[1:] - 2.45) < 0.05)  # “about two and a half”, the forward pass counted whole


def test_lesson_11_checkpoints_bring_the_peak_to_little_more_than_half():
    ((_, most),) = numbers_in("11", "11-41", r"(\d+) outputs after the forward pass, (\d+)")
    ((after, least),) = numbers_in("11", "11-42", r"(\d+) outputs after the forward pass, (\d+)")
    assert after == 4
    assert 0.5 < least / most < 0.67
