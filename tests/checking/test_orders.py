"""Orders of nodes: which are right, and what is said about those that aren't."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogradkit.checking.drivers import order
from autogradkit.checking.tasks.orders import input_rows, judge_order, right_order

FORK = input_rows((), (), (0, 1), (2, 1), (2, 3))  # u = x y, L = u + u y
CYCLE = input_rows((), (2,), (1,))


def code_of(order, word="", inputs=FORK, output=4):
    found = judge_order((np.array(order, int), word), inputs, np.array([output]))
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("order", "code"),
    [
        ([4, 3, 2, 1, 0], ""),
        ([4, 3, 2, 0, 1], ""),
        ([4, 2, 3, 0, 1], "G_TOO_EARLY"),
        ([0, 1, 2, 3, 4], "G_FORWARD_ORDER"),
        ([4, 3, 2, 1], "NODES_MISSING"),
        ([4, 3, 2, 1, 0, 1], "DUPLICATES"),
    ],
)
def test_every_right_order_will_do_and_wrong_ones_are_named(order, code):
    assert code_of(order) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("recursion", "G_RECURSION"),
        ("deep", "G_RECURSION"),
        ("calls itself", "G_RECURSION"),
        ("endless", "TIMEOUT"),
        ("ValueError", "CYCLE_IMAGINED"),
        ("not nodes", "RETURNED_TYPE"),
    ],
)
def test_the_drivers_words_are_read(word, code):
    assert code_of([], word) == code


def test_a_cycle_asks_for_a_value_error():
    assert right_order(CYCLE, np.array([2])) is None
    assert code_of([], "ValueError", CYCLE, 2) == ""
    assert code_of([2, 1], "", CYCLE, 2) == "CYCLE_UNNOTICED"
    assert code_of([], "endless", CYCLE, 2) == "CYCLE_UNNOTICED"


@given(st.data())
def test_the_right_order_is_judged_right_on_any_graph(data):
    inputs = [()]
    for known in range(1, data.draw(st.integers(2, 12))):
        inputs.append(tuple(data.draw(st.lists(st.integers(0, known - 1), max_size=3))))
    outputs = np.array([len(inputs) - 1])
    graph = input_rows(*inputs)
    assert judge_order((right_order(graph, outputs), ""), graph, outputs) is None


def test_an_output_that_is_missing_is_not_said_to_be_an_input_of_one():
    said = judge_order((np.array([3, 2, 1, 0]), ""), FORK, np.array([4]))[1]
    assert said == "node 4 is missing, and it is an output."


def test_only_where_there_are_that_many_paths_is_a_walk_along_them_suspected():
    doublings = input_rows((), *((k, k) for k in range(25)))
    assert code_of([], "endless", doublings, 25) == "G_EXPONENTIAL"


def test_who_calls_the_driver_is_not_taken_for_the_function_that_is_watched(monkeypatch):
    monkeypatch.setattr(order, "LOOK_EVERY", 1)

    def inside(calls):
        return inside(calls - 1) if calls else order.drive(by_a_list, FORK, np.array([4]), alone=True)

    assert [inside(300)[1] for _ in range(20)] == [""] * 20


def by_a_list(output):
    listed = [output]
    for node in listed:
        listed += [source for source in node.inputs if source not in listed]
    return listed


@pytest.mark.parametrize("share", [0.01, 0.5, 1.0])
def test_who_stops_midway_in_a_long_chain_left_nodes_out_and_did_not_recurse(share):
    length = 2 * order.LONG
    chain = np.column_stack([np.arange(-1, length - 1), np.full(length, -1)])

    def first_ones(output):
        listed = [output]
        while len(listed) < share * length:
            listed += listed[-1].inputs
        return listed

    numbers, word = order.drive(first_ones, chain, np.array([length - 1]), alone=True)
    assert (len(numbers), word) == (share * length, "")
