"""Backward passes, right and wrong, as learners write them."""

import numpy as np
import pytest

from autogradkit.checking import Engine, Exercise, InProcess, check
from autogradkit.checking.engines.probe_graphs import diamonds, probe_graphs, random_graph

EXERCISE = Exercise("H2", "backward", "The backward pass", (Engine(points=12),))


def topological(output):
    order, seen = [], set()

    def walk(node):
        if id(node) not in seen:
            seen.add(id(node))
            for source in node.inputs:
                walk(source)
            order.append(node)

    walk(output)
    return order[::-1]


def right(output):
    output.grad = 1.0
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad = source.grad + contribution


def right_without_touching_inner_nodes(output):
    grads = {id(output): np.ones_like(output.value)}
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(grads[id(node)]), strict=True):
            grads[id(source)] = grads.get(id(source), 0) + contribution
        node.grad = grads[id(node)]


def overwrites(output):
    output.grad = 1.0
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad = contribution


def no_seed(output):
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution


def seeds_with_the_value(output):
    right_from(output, output.value)


def right_from(output, seed):
    output.grad = seed
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution


def no_chain(output):
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(1.0), strict=True):
            source.grad += contribution


def carries_everything_on_at_once(output, first=True):
    if first:
        output.grad = 1.0
    for source, contribution in zip(output.inputs, output.vjp(output.grad), strict=True):
        source.grad += contribution
        carries_everything_on_at_once(source, False)


def asks_each_input_again(output, first=True):
    if first:
        output.grad = 1.0
    for source, contribution in zip(output.inputs, output.vjp(output.grad), strict=True):
        source.grad += contribution
    for source in output.inputs:
        asks_each_input_again(source, False)


def walks_every_path(output, g=1.0):
    output.grad += g
    for source, contribution in zip(output.inputs, output.vjp(g), strict=True):
        walks_every_path(source, contribution)


def first_come(output, take):
    output.grad, waiting, done = 1.0, [output], set()
    while waiting:
        node = waiting.pop(take)
        if id(node) in done:
            continue
        done.add(id(node))
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
            waiting.append(source)


def recurses_once(output, seen=None):
    if seen is None:
        output.grad, seen = 1.0, {id(output)}
    for source, contribution in zip(output.inputs, output.vjp(output.grad), strict=True):
        source.grad += contribution
        if id(source) not in seen:
            seen.add(id(source))
            recurses_once(source, seen)


def forward_order(output):
    output.grad = 1.0
    for node in topological(output)[::-1]:
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution


def inputs_in_a_set(output):
    output.grad = 1.0
    for node in topological(output):
        seen = set()
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            if id(source) not in seen:
                source.grad += contribution
            seen.add(id(source))


def carried(write=lambda old, new: old + new, sent=lambda pairs: pairs, seed=1.0):
    """An engine that goes round rightly and slips where it writes, or in what it sends."""

    def engine(output):
        output.grad = seed
        for node in topological(output):
            for source, contribution in sent(list(zip(node.inputs, node.vjp(node.grad), strict=True))):
                source.grad = write(source.grad, contribution)

    return engine


def adds_at_the_leaves_only(output):
    output.grad = 1.0
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad = contribution if source.inputs else source.grad + contribution


def crossed(pairs):
    sources, contributions = zip(*pairs, strict=True) if pairs else ((), ())
    return zip(sources, contributions[::-1], strict=True)


SLIPS = [
    (carried(max), "G_OVERWRITE"),
    (adds_at_the_leaves_only, "G_OVERWRITE"),
    (carried(lambda old, new: old - new), "G_SUBTRACTS"),
    (carried(lambda old, new: old * new or new), "G_MULTIPLIES"),
    (carried(sent=crossed), "G_CROSSED"),
    (carried(sent=lambda pairs: pairs[:1]), "G_ONE_INPUT"),
    (carried(sent=lambda pairs: pairs[-1:]), "G_ONE_INPUT"),
    (carried(seed=2.0), "G_SEED_VALUE"),
    (carried(seed=-1.0), "G_SEED_VALUE"),
]


@pytest.mark.parametrize(("engine", "code"), SLIPS, ids=lambda v: v if isinstance(v, str) else "")
def test_a_slip_in_what_is_sent_or_written_has_a_name(engine, code):
    report = report_on(engine)
    assert report.codes[0] == code, str(report)


def test_an_engine_that_is_right_on_small_graphs_is_told_so():
    def gives_up(output):
        output.grad = 1.0
        for node in topological(output)[:20]:
            for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
                source.grad += contribution

    report = report_on(gives_up)
    assert report.codes == ("WRONG_VALUES",)
    assert "the small graphs are all right" in str(report)


def stacks_each_input_again(output):
    output.grad, waiting = 1.0, [output]
    while waiting:
        node = waiting.pop()
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
            waiting.append(source)


def keeps_what_it_should_send(output):
    output.grad = 1.0
    for node in topological(output):
        node.vjp(node.grad)


def seeds_every_node(output):
    output.grad = 1.0
    for source, contribution in zip(output.inputs, output.vjp(output.grad), strict=True):
        source.grad += contribution
        seeds_every_node(source)


WRONG = {
    seeds_every_node: "G_SEED_EVERYWHERE",
    overwrites: "G_OVERWRITE",
    no_seed: "G_NO_SEED",
    seeds_with_the_value: "G_SEED_VALUE",
    no_chain: "G_NO_CHAIN",
    carries_everything_on_at_once: "G_REPROPAGATES",
    asks_each_input_again: "G_REPROPAGATES",
    stacks_each_input_again: "G_REPROPAGATES",
    keeps_what_it_should_send: "ALL_ZERO",
    walks_every_path: "G_EXPONENTIAL",
    recurses_once: "G_TOO_EARLY",
    forward_order: "G_FORWARD_ORDER",
    inputs_in_a_set: "G_SET_PARENTS",
}


def report_on(engine):
    return check(EXERCISE, InProcess({"backward": engine}, "driven"))


@pytest.mark.parametrize("engine", [right, right_without_touching_inner_nodes])
def test_a_right_engine_passes(engine):
    report = report_on(engine)
    assert report.passed, str(report)
    assert report.points == 12


@pytest.mark.parametrize(("engine", "code"), WRONG.items(), ids=lambda v: getattr(v, "__name__", v))
def test_a_wrong_engine_is_called_by_its_name(engine, code):
    report = report_on(engine)
    assert report.codes[0] == code, str(report)
    assert report.diagnoses[0].certain
    assert report.points < 12


@pytest.mark.parametrize("take", [0, -1])
def test_expanding_at_the_first_visit_is_too_early_from_either_end(take):
    assert "G_TOO_EARLY" in report_on(lambda output: first_come(output, take)).codes


def test_an_output_that_has_its_gradient_is_not_said_to_lack_it():
    said = str(report_on(keeps_what_it_should_send))
    assert "the output's own .grad is set, and no other node's .grad receives anything" in said
    assert "every gradient is zero" not in said


def test_a_random_slip_is_refused_without_a_name():
    report = report_on(carried(lambda old, new: old + new + 0.001))
    assert report.codes == ("WRONG_VALUES",)


def test_an_engine_that_raises_is_told_its_error():
    def raises(output):
        return output.parents

    report = report_on(raises)
    assert report.status == "error"
    assert "AttributeError" in str(report)
    assert "line 2 of raises" in str(report)


def test_the_probe_graphs_have_the_gradients_of_the_textbook():
    wanted = [(25, 30), (6, 0), (6, 3), (150, 90), (30, 33), (30, 33), (40, 24)]
    for graph, want in zip(probe_graphs(), wanted, strict=True):
        np.testing.assert_allclose(graph.want, want)


def test_twenty_five_diamonds_have_their_gradient_at_once():
    np.testing.assert_allclose(diamonds(25).want, [5 * 2**25, 3 * 2**25])


def test_a_random_graph_is_always_the_same_one():
    assert random_graph(3) == random_graph(3)
    assert random_graph(3) != random_graph(4)


def right_recursively(output, g=None, order=None):
    """Right, on graphs that Python's stack can hold."""
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for source in node.inputs:
                visit(source)
            order.append(node)

    visit(output)
    grads = {id(output): 1.0}
    for node in reversed(order):
        g = grads.get(id(node), 0.0)
        if not node.inputs and node.requires_grad:
            node.grad += g
        for source, contribution in zip(node.inputs, node.vjp(g), strict=True):
            grads[id(source)] = grads.get(id(source), 0.0) + contribution


def keeps_inner_nodes(output):
    output.grad = 1.0
    for node in topological(output):
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution


def starts_afresh(output):
    for node in topological(output):
        node.grad = 0.0
    keeps_inner_nodes(output)


def doubles_the_second(output):
    before = [node.grad for node in topological(output)]
    starts_afresh(output)
    for node, held in zip(topological(output), before):
        node.grad += 2 * held


def whole_numbers(output):
    keeps_inner_nodes(output)
    for node in topological(output):
        node.grad = int(node.grad)


def goes_on_for_ever(output):
    while output.inputs:
        output.vjp(1.0)


def test_what_every_gradient_is_said_to_be_holds_on_the_right_graphs_too():
    assert asked_also(whole_numbers).codes == ("WRONG_VALUES",)


def test_an_engine_that_never_ends_on_a_small_graph_is_not_said_to_walk_every_path():
    assert "G_EXPONENTIAL" not in asked_also(goes_on_for_ever).codes


def by_age(output):
    """Right however deep, without recursion: a node has its turn when all its users have had theirs."""
    waiting, order, uses = [output], [], {}
    while waiting:
        node = waiting.pop()
        for source in node.inputs:
            uses[id(source)] = uses.get(id(source), 0) + 1
            if uses[id(source)] == 1:
                waiting.append(source)
    output.grad, order = 1.0, [output]
    for node in order:
        for source, contribution in zip(node.inputs, node.vjp(node.grad), strict=True):
            source.grad += contribution
            uses[id(source)] -= 1
            if not uses[id(source)]:
                order.append(source)


def asked_also(engine, *also):
    exercise = Exercise("H", "engine", "", (Engine("backward", 4, also),))
    return check(exercise, InProcess({"backward": engine}, "driven"))


@pytest.mark.parametrize(
    ("engine", "also", "codes"),
    [
        (right_recursively, ("twice", "constants"), ()),
        (right_recursively, ("deep",), ("G_RECURSION",)),
        (right_recursively, ("reset",), ("G_NOT_RESET",)),
        (starts_afresh, ("reset",), ()),
        (by_age, ("deep",), ()),
        (starts_afresh, ("twice",), ("G_OVERWRITE",)),
        (keeps_inner_nodes, ("twice",), ("G_INTERMEDIATE_KEPT",)),
        (doubles_the_second, ("twice",), ("WRONG_VALUES",)),
        (keeps_inner_nodes, ("constants",), ("G_LEAK",)),
    ],
)
def test_an_engine_may_be_asked_more_than_one_graph(engine, also, codes):
    report = asked_also(engine, *also)
    assert report.codes == codes, str(report)
    assert report.passed == (not codes)


@pytest.mark.parametrize("also", ["twice", "reset"])
@pytest.mark.parametrize("engine", [no_seed, overwrites, lambda output, g: None])
def test_of_a_second_pass_nothing_is_asked_that_the_first_explains(engine, also):
    report = asked_also(engine, also)
    assert "WRONG_VALUES" not in report.codes
    assert any(case.status == "failed" and "twice" in case.name for case in report.cases)


def fills_leaves_only(output):
    right(output)
    for node in topological(output):
        node.grad = 0.0 if node.inputs else node.grad


@pytest.mark.parametrize("seed", [0, 5])
def test_gradients_of_inner_nodes_are_looked_at_where_they_are_asked_for(seed):
    exercise = Exercise("H", "engine", "", (Engine("backward", 4, ("inner",)),))
    assert check(exercise, InProcess({"backward": right}, "driven"), seed=seed).passed
    report = check(exercise, InProcess({"backward": fills_leaves_only}, "driven"), seed=seed)
    assert (report.status, report.codes) == ("partial", ("G_INNER_MISSING",))
    assert report.points < report.max_points
