"""Values that close in on a root, or on 1, are told from places at which a quotient is asked."""

import numpy as np
import pytest

from autogradkit.checking.drivers.lines import IN_LINE, most_in_line
from autogradkit.checking.drivers.searches import steps_of_searches

X = np.array([0.3, -0.7, 1.1, 1.9])
STEPS = 0.3 * 0.5 ** np.arange(40)[:, None]


def halved(wanted, low=-4.0, high=4.0):
    """Return the middles of an interval that is halved around a number."""
    middles = []
    for _ in range(50):
        middle = (low + high) / 2
        middles.append(middle)
        low, high = (middle, high) if middle < wanted else (low, middle)
    return middles


def left_out(visits):
    """Return how many values count as steps of a search."""
    return len([*steps_of_searches(np.array(visits))])


def test_halving_an_interval_is_a_search_for_all_entries_at_once_and_one_by_one():
    together = np.array([halved(x) for x in X]).T
    assert left_out(together) == 49
    assert left_out(np.concatenate([halved(x) for x in X])[:, None]) == 4 * 49


def test_an_end_of_the_interval_may_fall_next_to_what_is_looked_for():
    middles = halved(0.5 - 1e-6)
    upper_ends = [4.0, *(middle for middle in middles if middle >= 0.5 - 1e-6)]
    assert upper_ends[2:5] == pytest.approx([1.0, 0.5, 0.5], rel=1e-5)
    assert left_out(np.array(upper_ends)[:, None]) == len(upper_ends) - 1
    assert left_out(np.array([4.0, 2.0, 1.0, 0.5, 0.5 - 1e-6])[:, None]) == 0


@pytest.mark.parametrize("left", [5e-324, 4.7e-310, -1e-320, 1e308, -1e308, 1e-200])
def test_what_memory_held_before_an_array_is_filled_ends_no_look(left):
    both = [*np.full((3, 4), left), *np.full((6, 4), -left)]
    shrinking = left * np.array([1.0, 0.5, 0.3, 0.0, 0.0, 0.0])[:, None] * np.ones(4)
    assert (left_out(both), left_out(shrinking)) == (0, 0)


def test_newtons_steps_are_a_search():
    places = [np.ones(4)]
    for _ in range(8):
        places.append((places[-1] + np.abs(X) / places[-1]) / 2)
    assert left_out(places) >= 5


def test_steps_that_shrink_along_a_line_are_none_whichever_way_it_leads():
    for way in (np.ones(4), X, np.eye(4)[0], np.array([1.0, -1.0, 1.0, 1.0])):
        assert left_out(X + STEPS * way) == 0


def test_steps_of_fixed_lengths_are_none_in_a_loop_over_entries():
    assert left_out((X[:, None] + STEPS.ravel()).reshape(-1, 1)) == 0
    assert left_out((X[:, None] * (1 + STEPS.ravel() ** 1.5)).reshape(-1, 1)) == 0


def test_a_cloud_of_places_and_steps_that_stop_far_off_are_none():
    cloud = X + np.sin(np.arange(160.0)).reshape(40, 4) / 3
    uneven = X + STEPS[:5] * np.cos(np.arange(20.0)).reshape(5, 4)
    assert (left_out(cloud), left_out(uneven), left_out(X + np.sign(cloud) * 1e-6)) == (0, 0, 0)


def test_the_same_halves_in_every_entry_are_a_search_if_nobody_knew_where_they_lead():
    fifths = np.array([halved(x / 5, min(0, x), max(0, x)) for x in X]).T
    assert len([*steps_of_searches(fifths)]) == 0
    assert len([*steps_of_searches(fifths, fifths)]) == 49
    assert len([*steps_of_searches(fifths, np.vstack([X / 5, fifths]))]) == 0


def test_one_number_halved_for_over_and_over_again_is_a_search():
    again = np.tile(halved(1 / 3, 0.0, 2.0), 5)[:, None]
    assert len([*steps_of_searches(again, again)]) == 5 * 49
    assert len([*steps_of_searches(again, np.vstack([[[1 / 3]], again]))]) == 0


def test_steps_to_one_side_are_none_though_nobody_met_their_end():
    places = X + STEPS
    assert len([*steps_of_searches(places, places)]) == 0


def test_squares_of_numbers_next_to_1_lie_on_no_line_and_places_along_one_do():
    beyond = [X / 2**40]  # of 1
    for _ in range(40):
        beyond.append(beyond[-1] * (2 + beyond[-1]))
    assert most_in_line(2 + np.array(beyond)) < IN_LINE
    assert most_in_line(np.exp(X) + np.outer(np.sqrt(np.arange(9.0)) - 1.3, np.sin(X))) >= IN_LINE


def test_what_is_as_good_as_0_makes_no_line_of_multiples():
    multiples = np.outer(0.5 ** np.arange(20), X)
    tiny = 1e-17 * np.cos(np.arange(4.0))
    assert most_in_line(np.vstack([tiny, multiples])) < IN_LINE
