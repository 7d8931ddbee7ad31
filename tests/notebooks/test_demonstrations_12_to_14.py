"""What lessons 12 to 14 say one has seen is so: pictures, letters, sound."""

import re

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import nn
from tests.notebooks.outputs import numbers_in, output_of
from tests.notebooks.test_demonstrations import defined_in


def test_lesson_12_each_weight_adds_up_its_windows_and_each_pixel_its_own():
    conv1d = ag.nn.functional.conv1d
    x, w = ag.Tensor([0.0, 0, 1, 1, 1, 0]), ag.Tensor([-1.0, 1])
    g = np.array([1.0, 1, 2, 4, 3])
    conv1d(x.reshape(1, 1, 6), w.reshape(1, 1, 2)).reshape(5).backward(g)
    assert w.grad.tolist() == [2 + 4 + 3, 1 + 2 + 4]
    assert x.grad[3] == 2 * 1 + 4 * -1
    assert np.array_equal(x.grad, np.convolve(g, w.data))  # what the book says, seen from a pixel


def test_lesson_12_shuffling_flatters_a_pupil_who_copies():
    mixed, strangers = numbers_in("12", "12-26", r"(\S+) % right by copying")[:, 0]
    assert (100 - strangers) / (100 - mixed) > 3


def test_lesson_12_the_sliding_net_is_better_with_a_quarter_of_the_weights():
    dense, sliding = numbers_in("12", "12-32", r"about (\d+) % right")[:, 0]
    assert sliding > dense
    dense, sliding = numbers_in("12", "12-21", r"(?:Dense|Sliding) (\d+)")[:, 0]
    assert sliding / dense == pytest.approx(1 / 4, abs=0.01)


def test_lesson_12_pixels_moved_along_the_gradient_fool_it_and_random_ones_do_not():
    untouched, random, against = numbers_in("12", "12-42", r"about (\d+) % right")[:, 0]
    assert untouched == random
    assert against < 0.6 * random  # nearly half of the answers are broken


def test_lesson_12_moved_images_are_read_by_the_net_that_has_seen_some():
    dense, sliding, shown = numbers_in("12", "12-48", r"about (\d+) % right")[:, 0]
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
    nats, signs = numbers_in("13", "13-06", r"(\S+) nats, as if choosing among (\d+)").T
    assert nats[0] == pytest.approx(np.log(27), abs=0.005)
    assert nats[0] - nats[1] == pytest.approx(nats[1] - nats[2], abs=0.05)  # about equally much
    assert np.allclose(np.exp(nats), signs, atol=0.6)
    ((net, _),) = numbers_in("13", "13-21", r"(\S+) nats, as if choosing among (\d+)")
    assert net < nats[2]


def test_lesson_13_an_opened_gate_always_remembers_and_clipping_makes_fewer_plain_memories_fail():
    plain, clipped = re.findall("True|False", output_of("13", "13-34"))
    half_open, opened, in_every_try, fewer_fail = re.findall("True|False", output_of("13", "13-35"))
    assert (plain, clipped, half_open, opened) == ("True", "True", "False", "True")
    assert (in_every_try, fewer_fail) == ("True", "True")
    assert output_of("13", "13-38").endswith("True\n")


def test_lesson_13b_values_receive_along_the_shares_and_the_mask_lets_nothing_back():
    shares, *_ = re.findall(r"\[(.*?)\]", output_of("13b", "13b-05"))
    assert f"dv     [{shares}]" in output_of("13b", "13b-05")
    masked, free = re.findall(r"result: \[(.*?)\]", output_of("13b", "13b-13"))
    assert [float(size) for size in masked.split()[2:]] == [0, 0]
    assert all(float(size) > 0 for size in free.split())


def test_lesson_13b_division_by_the_root_keeps_the_softmax_from_saturating():
    largest = numbers_in("13b", "13b-08", r"largest share of eight (\S+)")[:, 0]
    as_they_are, divided = largest[::2], largest[1::2]
    assert np.all(np.diff(as_they_are) > 0.1)
    assert as_they_are[-1] > 0.9
    assert np.ptp(divided) < 0.06


def test_lesson_13b_without_positions_a_word_is_a_heap():
    assert re.findall("True$|False$", output_of("13b", "13b-16"), re.M) == ["True", "False"]


def test_lesson_13b_compares_itself_with_a_recurrent_net_trained_with_the_same_care():
    ((nats, _),) = numbers_in("13", "13-21", r"(\S+) nats, as if choosing among (\d+)")
    ((then,),) = numbers_in("13b", "13b-28", r"the (\S+) nats of lesson 13")
    assert round(then, 1) == nats
    assert re.findall("True$|False$", output_of("13b", "13b-28"), re.M) == ["True", "True"]
    gpt, recurrent = numbers_in("13b", "13b-23", r"([\d,]+) weights")[:, 0]
    assert gpt / recurrent == pytest.approx(2, abs=0.05)
    assert output_of("13b", "13b-38").endswith("True\n")


def test_lesson_13b_scores_as_they_are_leave_a_ninth_of_the_slopes():
    slopes = numbers_in("13b", "13b-08", r"mean slope (\S+)")[:, 0]
    assert slopes[4] < slopes[5] / 8
    assert np.ptp(slopes[1::2]) < 0.003


def test_lesson_14b_a_mask_takes_the_padding_out_of_the_gradient():
    real, padding = numbers_in("14b", "14b-11", r"real frames: up to (\S+)  padding: up to (\S+)").T
    assert padding[0] == 0
    assert padding[1] == pytest.approx(real[1] / 2, rel=0.25)  # about half as much


def test_lesson_14_copying_is_flattered_and_pitch_and_third_frequency_help_about_equally():
    mixed, strangers = numbers_in("14", "14-08", r"(\d+) % copied right, (\d+) % copied from the same")
    assert mixed[0] > strangers[0]
    assert mixed[1] == pytest.approx(25, abs=2)  # one in four
    assert strangers[1] == 0
    two, pitch, third, all_four = numbers_in("14", "14-15", r"(\d+) % right")[:, 0]
    assert min(pitch, third) > two + 5
    assert abs(pitch - third) <= 1
    assert all_four > max(pitch, third)


def test_lesson_14_the_third_frequency_names_one_vowel():
    *others, heard = numbers_in("14", "14-17", r"F3 is (\S+) Hz")[:, 0]
    assert len(others) == 9
    assert output_of("14", "14-17").splitlines()[-1].startswith("heard ")
    assert heard < 0.75 * min(others)


def test_lesson_14b_one_frame_often_tells_its_speaker():
    ((one,),) = numbers_in("14b", "14b-21", r"(\d+)% right")
    assert 75 <= one <= 80  # nearly eight in ten


def test_lesson_14b_the_average_of_the_frames_beats_the_memory():
    average, listener = numbers_in(
        "14b", "14b-19", r"(\d+) weights, (\d+) % right, the same with more padding: True"
    )
    assert (average[0], listener[0]) == (117, 2073)
    assert average[1] > listener[1]
    assert output_of("14b", "14b-27").endswith("True\n")
