"""Right but for some values: whoever is wrong where a number is large, negative, whole … loses points.

Where a hand-in is graded, each bend of each argument holds somewhere, but for those that stand here.
"""

import math

import pytest

from autogradkit import course
from autogradkit.checking import ArticleRule, Rule, Task
from tests.checking.bends import BENDS, OF_SEVERAL, asked_of, bent, met, numbers_in

SEED = 5
NO_SLOPE = "there is no quotient, and no slope"
A_CORNER = "equal entries may be a corner, where several answers are right"
SHUT = "weights this large, all of one sign, shut every gate: no slope is left to be seen"
UNTOLD = {
    ("div", "backward", "y"): (NO_SLOPE, {"an entry of 0"}),
    ("max_reduce", "max_backward", "x"): (A_CORNER, {"an entry of 0"}),
    ("maxpool", "backward", "x"): (A_CORNER, {"an entry of 0"}),
    ("straight_through", "backward", "x"): (A_CORNER, {"two equal entries"}),
    **{
        (name, "backward", weights): (SHUT, {"an entry beyond 10", "all below 0"})
        for name in ("bptt", "lstm_cell")
        for weights in "wu"
    },
}
GRAPHS = "it is handed graphs, programs or functions, and no numbers"
WHOLE = "what it is handed are whole numbers, drawn from all that the exercise speaks of"
PROMISED = "the exercise says which numbers there are, or how large they are"
JUDGED = "what it makes is judged, or asked further, by numbers of its own"
OF_ANOTHER_KIND = {
    **dict.fromkeys(("central_difference", "graph_of", "topo_order", "iterative_topo"), GRAPHS),
    **dict.fromkeys(("derivative", "operations", "no_grad", "without_repeats", "without_unused"), GRAPHS),
    **dict.fromkeys(("jacobian", "remember", "name_the_bug", "gradcheck"), GRAPHS),
    **dict.fromkeys(("init_std", "segment_length", "causal_mask", "folds"), WHOLE),
    **dict.fromkeys(("train", "standardise", "gradients", "recognise", "examine"), PROMISED),
    **dict.fromkeys(("break_article", "break_all", "gradient", "forward"), JUDGED),
}
ENTRIES = {entry.name: entry for entry in course.entries()}
PARTS = {
    f"{entry.name}: {part.function}": (entry, part)
    for entry in ENTRIES.values()
    for part in entry.exercise.parts
    if isinstance(part, Rule) or (isinstance(part, Task) and part.ranges)
}
each_part = pytest.mark.parametrize(("entry", "part"), PARTS.values(), ids=PARTS)


def ends_of(part):
    """Return between what ends each argument may lie, of which any number may be one."""
    anything = (-math.inf, math.inf)
    if isinstance(part, ArticleRule):
        return {"g": anything, "values": anything}
    if isinstance(part, Rule):
        inputs = {name: part.domain.get(name, anything) for name in part.inputs}
        return {"g": anything} | {name: ends if ends[0] > 0 else anything for name, ends in inputs.items()}
    return {name: ends for name, ends in part.ranges.items() if math.inf in ends}


def untold(entry, part):
    """Return by argument the bends that hold of nothing an answer is asked."""
    asked, missed = asked_of(entry, SEED)[part.function], {}
    for name, (low, _) in ends_of(part).items():
        sizes = [x.size for value in asked.get(name, ()) for x in numbers_in(value)]
        if not sizes:
            continue  # the answer doesn't take it
        outside = {"an entry of 0"} if low > 0 else set()
        outside |= {"an entry below 0", "all below 0"} if low >= 0 else set()
        outside |= OF_SEVERAL if max(sizes) == 1 else {"two equal entries"} if max(sizes) < 3 else set()
        missed[name] = set(BENDS) - outside - met(asked[name])
    return {name: bends for name, bends in missed.items() if bends}


@each_part
def test_an_answer_is_asked_where_each_bend_holds(entry, part):
    for name, bends in untold(entry, part).items():
        _, known = UNTOLD.get((entry.name, part.function, name), ("", set()))
        assert bends <= known, f"{part.function} is never asked with {bends - known} in {name}"


def test_a_task_that_says_no_ranges_is_of_another_kind():
    parts = [part for entry in ENTRIES.values() for part in entry.exercise.parts]
    assert {p.function for p in parts if isinstance(p, Task) and not p.ranges} == set(OF_ANOTHER_KIND)


BOUNDED = {
    name: (entry, part)
    for name, (entry, part) in PARTS.items()
    if any(math.inf not in map(abs, ends) for ends in part.ranges.values())
}


@pytest.mark.parametrize(("entry", "part"), BOUNDED.values(), ids=BOUNDED)
def test_a_parameter_is_drawn_from_the_lower_and_from_the_upper_half_of_its_range(entry, part):
    asked = asked_of(entry, SEED)[part.function]
    for name, (low, high) in part.ranges.items():
        if math.inf in (abs(low), abs(high)):
            continue
        middle = math.sqrt(low * high) if low > 0 and high / low >= 100 else (low + high) / 2
        entries = [entry for value in asked[name] for x in numbers_in(value) for entry in x.flat]
        if entries:  # the right answer at hand takes it
            assert min(entries) < middle < max(entries), name


ALONG_AXES = {
    name: (entry, part)
    for name, (entry, part) in PARTS.items()
    if isinstance(part, Rule) and "axis" in part.cases[0].params
}


@pytest.mark.parametrize(("entry", "part"), ALONG_AXES.values(), ids=ALONG_AXES)
def test_axes_that_are_in_no_listed_case_are_asked_for(entry, part):
    asked = asked_of(entry, SEED)[part.function]
    assert set(asked["axis"]) - {case.params["axis"] for case in part.cases}


def rarest(entry, part):
    """Return the argument and the bend that holds in the fewest calls, of all that hold in some."""
    asked, found = asked_of(entry, SEED)[part.function], []
    for name in ends_of(part) or part.ranges:
        for bend, holds in BENDS.items():
            calls = sum(any(map(holds, numbers_in(value))) for value in asked.get(name, ()))
            found += [(calls, name, bend)] * (calls > 0)
    return min(found)[1:]


@each_part
def test_an_answer_that_is_bent_where_it_is_seldom_asked_loses_points(entry, part):
    argument, bend = rarest(entry, part)
    report = bent(entry, part.function, argument, bend, SEED)
    assert report.status == "partial", f"{argument}: {bend}"
    assert report.points < entry.exercise.points
