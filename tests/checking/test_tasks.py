"""Tasks: functions that are no backward rules, and what a learner hears about them."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest

from autogradkit import course
from autogradkit.checking import Exercise, InProcess, Task, Trial, Variant, Words, check, drivers
from autogradkit.course.catalogue import load
from tests.checking import driven


def slope_of(f, x):
    return {"cube": 3 * x**2, "exp": np.exp(x)}[f], True


def task_of(want, *trials, **more):
    return Task("mine", want, trials, points=4, **more)


def report_on(task, function, seed=0):
    return check(Exercise("T", "t", "", (task,)), InProcess({task.function: function}, "driven"), seed)


def test_a_function_can_be_handed_a_function_and_its_calls_be_counted():
    task = Task(
        "slope",
        slope_of,
        (Trial("cube", {"f": "cube", "x": 2.0}), Trial("exp", {"f": "exp", "x": 0.5})),
        drive=driven.slopes,
        rtol=1e-7,
        results=("slope", "two calls at most"),
        wrong=(
            Variant("STEP_NOT_DOUBLED", lambda f, x: (2 * slope_of(f, x)[0], True), "twice too large", ""),
        ),
    )
    assert report_on(task, lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 2e-5).passed
    halved = report_on(task, lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 1e-5)
    assert halved.codes == ("STEP_NOT_DOUBLED",)
    wasteful = report_on(task, lambda f, x: (f(x + 1e-5) - f(x - 1e-5)) / 2e-5 + 0 * f(x))
    assert not wasteful.passed


def test_texts_arrays_and_none_can_be_asked_for():
    task = task_of(
        lambda x: ("yes" if x > 0 else "no", np.arange(3), None),
        Trial("one", {"x": 1}),
        Trial("two", {"x": -1}),
    )
    assert report_on(task, lambda x: ("yes" if x > 0 else "no", np.arange(3), None)).passed
    assert report_on(task, lambda x: ("yes", np.arange(3), None)).status == "partial"
    assert report_on(task, lambda x: ("yes", np.arange(3))).codes == ("COUNT",)
    assert not report_on(task, lambda x: (1.0, "no", 3)).passed


def test_a_task_may_judge_for_itself():
    def sums_to_one(got, want, n):
        if abs(got.sum() - 1) < 1e-9:
            return None
        return "SHARES", f"the shares add up to {got.sum():g}, not to 1.", "Of what are they shares?"

    task = task_of(lambda n: np.ones(n) / n, Trial("three", {"n": 3}), judge=sums_to_one)
    assert report_on(task, lambda n: np.array([0.5, 0.25, 0.25])).passed
    report = report_on(task, lambda n: np.ones(n))
    assert report.codes == ("SHARES",)
    assert "add up to 3, not to 1" in str(report)


def test_arguments_may_be_drawn_and_the_seed_changes_them():
    seen = []
    task = task_of(lambda x: 2 * x, Trial("some", lambda random: {"x": random.normal(size=3)}))

    def mine(x):
        seen.append(x.copy())
        return x + x

    for seed in (0, 0, 1):
        assert report_on(task, mine, seed).passed
    assert np.array_equal(seen[0], seen[1])
    assert not np.array_equal(seen[0], seen[2])


def test_a_class_with_a_state_is_driven_through_its_life():
    task = Task(
        "Counter",
        lambda steps: tuple(np.cumsum(steps)),
        (Trial("a", {"steps": (1.0, 2.0)}),),
        drive=driven.counting,
    )

    class Counter:
        total = 0.0

        def step(self, x):
            self.total += x
            return self.total

    class Forgetful(Counter):
        def step(self, x):
            return x

    assert report_on(task, Counter).passed
    assert not report_on(task, Forgetful).passed


def test_results_in_another_order_are_named_also_where_one_of_them_is_zero():
    trials = (Trial("at rest", {"x": np.array([1.0, -2.0]), "g": np.zeros(2)}),)
    trials += (Trial("moving", {"x": np.array([1.0, -2.0]), "g": np.array([0.5, 3.0])}),)
    task = task_of(lambda x, g: (x - g, g, g**2), *trials, results=("x", "m", "v"))
    (said,) = report_on(task, lambda x, g: (g, g**2, x - g)).diagnoses
    assert (said.code, said.observed) == (
        "SWAPPED_RESULTS",
        "what is returned as x belongs to another result.",
    )


def test_common_slips_are_named_without_knowing_the_task():
    def drawn(random):
        return {"x": random.normal(size=(2, 3))}

    task = task_of(lambda x: (x + 1, x * 3), *(Trial(n, drawn) for n in "abc"), results=("m", "v"))
    for wrong, code in (
        (lambda x: (x * 3, x + 1), "SWAPPED_RESULTS"),
        (lambda x: (x + 1, -x * 3), "SIGN"),
        (lambda x: (x + 1, x * 6), "FACTOR"),
        (lambda x: (x + 1, (x * 3).T), "SHAPE"),
        (lambda x: (x + 1, x * 0), "ALL_ZERO"),
        (lambda x: (x + 1, x * np.nan), "NONFINITE_AT"),
        (lambda x: (x + 1, x**2), "WRONG_VALUES"),
        (lambda x: undefined, "RAISES"),  # noqa: F821
    ):
        report = report_on(task, wrong)
        assert report.codes == (code,), str(report)
        assert report._repr_html_()
        assert report.to_json()

    def spoils(x):
        x += 1
        return x, (x - 1) * 3

    assert report_on(task, spoils).codes == ("MUTATES_INPUT",)


EXPRESSIONS = (
    Trial("x x", {"labels": ("x", "mul"), "inputs": ((), (0, 0))}),
    Trial("x - y", {"labels": ("x", "y", "sub"), "inputs": ((), (), (1, 0))}),
)


def graph_wanted(labels, inputs):
    uses = [(u, v, slot) for v, sources in enumerate(inputs) for slot, u in enumerate(sources)]
    return "\n".join(labels), np.array(uses).reshape(-1, 3)


def same_graph(got, want, labels, inputs):
    """Each node once, each use an edge of its own, with its slot: whatever the order of adding."""
    names = got[0].split("\n")
    edges = sorted((names[u], names[v], int(slot)) for u, v, slot in got[1])
    wanted = want[0].split("\n")
    right = edges == sorted((wanted[u], wanted[v], int(s)) for u, v, s in want[1])
    return None if right else ("EDGES", "edges are wrong.", "What is made from what?")


def test_a_graph_comes_back_as_labels_and_edges_with_networkx_or_without():
    task = Task("graph_of", graph_wanted, EXPRESSIONS, judge=same_graph, drive=drivers.graph.drive)

    def graph_of(output, graph):
        graph.add_node(output, label=output.label)
        for slot, source in enumerate(output.inputs):
            if source not in graph:
                graph_of(source, graph)
            graph.add_edge(source, output, slot=slot)
        return graph

    def as_a_set(output, graph):
        graph.add_node(output, label=output.label)
        for slot, source in enumerate(dict.fromkeys(output.inputs)):
            as_a_set(source, graph).add_edge(source, output, slot=slot)
        return graph

    def their_own(output, graph):
        return graph_of(output, nx.MultiDiGraph())

    assert report_on(task, graph_of).passed, str(report_on(task, graph_of))
    assert report_on(task, as_a_set).status == "partial"
    assert report_on(task, their_own).passed


def judged_shares(got, want, n):
    """Judge the second of three results; the first may be anything, the third is a word."""
    if got[1].sum() == want[1].sum() and got[2] == want[2]:
        return None
    return "SHARES", f"the {n:g} shares add up to {got[1].sum():g}.", "Of what are they shares?"


def shares(n):
    return np.ones(int(n)), np.ones(int(n)) / n, "ok"


def judged(**more):
    trials = Trial("many", {"n": 5.0, "w": np.ones(9)}), Trial("few", {"n": 2.0, "w": np.ones(1)})
    judge = lambda got, want, n, w: judged_shares(got, want, n)
    return task_of(lambda n, w: shares(n), *trials, judge=judge, results=("any", "shares", "word"), **more)


def test_the_example_is_the_trial_that_the_sentence_speaks_of():
    report = report_on(judged(shown=(0, 1, 2)), lambda n, w: (shares(n)[0], np.ones(int(n)), "ok"))
    assert report.diagnoses[0].observed == "the 2 shares add up to 2."
    assert (report.examples[0].gradient, dict(report.examples[0].given)["n"]) == ("shares", 2.0)


def test_only_what_the_report_writes_out_is_to_be_worked_out_by_hand():
    def report_of(x, **more):
        task = task_of(lambda x: np.array([5.0, 7.0]), Trial("one", {"x": x}), **more)
        return report_on(task, lambda x: np.array([5.0, 6.0]))

    small, large = np.ones((4, 4)), np.ones((4, 6, 3))
    for x in (small, [2.0, (small, small)]):
        assert report_of(x).diagnoses[0].question.startswith("Take this one and work it out by hand")
    for x in (large, [2.0, (small, large)]):
        assert "an array of shape (4, 6, 3)" in str(report_of(x))
        assert report_of(x).diagnoses[0].question.startswith("Try mine on arrays so small that you can")
    shown = report_of(large, given=lambda x: {"ones": "all of them"})
    assert shown.diagnoses[0].question.startswith("Take this one")


def test_an_example_never_shows_what_is_right_or_what_only_the_judge_understands():
    assert not report_on(judged(), lambda n, w: (shares(n)[0], np.ones(int(n)), "ok")).examples
    assert not report_on(judged(shown=(0, 1, 2)), lambda n, w: (np.ones(7), shares(n)[1], "no")).examples


def scaled(*lengths):
    """A task whose right result is twice x, on as many numbers as are listed."""
    trials = (Trial(f"{n} numbers", {"x": np.arange(1.0, n + 1)}) for n in lengths)
    return task_of(lambda x: 2 * x, *trials, results=("y",))


def test_a_factor_that_is_another_one_on_every_trial_is_not_said_of_all():
    report = report_on(scaled(3, 5), lambda x: 2 * x * x.size)
    assert report.codes == ("FACTOR",)
    assert "by 3 on “3 numbers”, by 5 on “5 numbers”" in str(report)
    assert "up to one factor, 3." in str(report_on(scaled(3, 5), lambda x: 6 * x))


def test_a_sign_that_is_wrong_on_one_trial_only_is_not_said_of_all():
    report = report_on(scaled(3, 5), lambda x: 2 * x * (1 if x.size > 4 else -1) * (x.size - 2))
    assert "by -1 on “3 numbers”, by 3 on “5 numbers”" in str(report)
    assert "wrong sign" not in str(report)


def test_one_wrong_number_is_always_some_factor_too_large_which_says_nothing():
    assert report_on(scaled(1), lambda x: x + 4).codes == ("WRONG_VALUES",)


def test_a_known_mistake_that_would_be_wrong_where_the_answer_is_right_is_said_with_doubt():
    known = Variant("SUM", lambda x: x + 2, "{f} adds 2 to every x.", "What is asked for?")
    task = task_of(
        lambda x: 2 * x, Trial("one", {"x": 1.0}), Trial("five", {"x": 5.0}), wrong=(known,), results=("y",)
    )
    for answer, certain in ((lambda x: x + 2, True), (lambda x: 2 * x if x > 3 else x + 2, False)):
        (diagnosis,) = report_on(task, answer).diagnoses
        assert (diagnosis.code, diagnosis.certain) == ("SUM", certain)


def test_a_known_mistake_that_raises_is_seen_in_its_own_error_beside_its_own_results_alone():
    def known(x):
        if x > 1:
            raise ValueError("of the known mistake")
        return 7 * x

    def mine(x):
        if x > 1:
            raise ValueError("mine")
        return 7 * x

    variant = Variant("KNOWN", known, "{f} is known.", "")
    one, two = Trial("one", {"x": 1.0}), Trial("two", {"x": 2.0})
    task = task_of(lambda x: 2 * x, one, two, wrong=(variant,))
    assert report_on(task, known).codes == ("KNOWN",)
    assert "KNOWN" not in report_on(task, mine).codes
    assert report_on(task_of(lambda x: 2 * x, two, wrong=(variant,)), known).codes == ("RAISES",)


def test_the_example_of_a_judged_task_shows_a_result_that_is_wrong():
    def judge(got, want, x):
        return None if got[1] == want[1] else ("WRONG", "the second one is wrong.", "Why?")

    task = task_of(
        lambda x: (x, 2 * x), Trial("one", {"x": 3.0}), judge=judge, results=("a", "b"), shown=(0, 1)
    )
    (example,) = report_on(task, lambda x: (x, 5 * x)).examples
    assert (example.gradient, example.got, example.want) == ("b", 15.0, 6.0)


def test_the_example_of_a_judge_who_allows_less_shows_what_he_finds_too_much():
    def judge(got, want, x):
        return ("TOO_MUCH", "more than the half.", "Why?") if got[1] > want[1] else None

    task = task_of(
        lambda x: (x, 2 * x), Trial("one", {"x": 3.0}), judge=judge, results=("a", "b"), shown=(0, 1)
    )
    (example,) = report_on(task, lambda x: (x - 1, 5 * x)).examples
    assert example.gradient == "b"


def test_the_example_is_the_smallest_trial_of_the_kind_that_the_sentence_speaks_of():
    def total(got, want, x):
        if np.ndim(got) and np.sum(x) > 0:
            return "TOTAL", f"{len(x)} entries add up to {np.sum(x):g}.", "To how much?"
        return None if np.array_equal(got, want) else ("OTHER", "another mistake.", "Which?")

    trials = [
        Trial(name, {"x": np.array(x)})
        for name, x in {"long": [1.0, 2, 3], "short": [1.0, 4], "again": [5.0, 5], "other": [-1.0]}.items()
    ]
    report = report_on(task_of(lambda x: 2 * x, *trials, judge=total), lambda x: 3 * x)
    assert report.codes == ("TOTAL", "OTHER")
    assert "2 entries add up to 5." in str(report)
    assert dict(report.examples[0].given)["x"].tolist() == [1.0, 4.0]


def several(*numbers):
    return [Trial(f"at {x:g}", {"x": x}) for x in numbers]


def test_one_number_is_not_said_to_be_right_up_to_a_factor():
    task = task_of(lambda x: x**2, *several(2.0, 3.0), results=("square",))
    assert report_on(task, lambda x: x**3).diagnoses[0].observed == "square is wrong on “at 2”."
    assert report_on(task, lambda x: 3 * x**2).codes == ("FACTOR",)


@pytest.mark.parametrize(("times", "codes"), [(1 + 3e-6, ("WRONG_VALUES",)), (1 + 2e-5, ("FACTOR",))])
def test_a_factor_that_reads_as_one_is_none(times, codes):
    task = task_of(lambda x: x * np.arange(1.0, 4.0), *several(2.0, 3.0), results=("multiples",))
    assert report_on(task, lambda x: x * np.arange(1.0, 4.0) * times).codes == codes


def test_a_known_mistake_is_not_claimed_where_most_trials_speak_against_it():
    task = task_of(
        lambda x: x**2,
        *several(0.0, 1.0, 2.0, 3.0),
        wrong=(Variant("ONE", lambda x: 1.0, "it is 1.", "Why?"),),
    )
    assert report_on(task, lambda x: x**2 if x else 1.0).codes == ("WRONG_VALUES",)


def test_an_exception_alone_is_no_sign_of_a_known_mistake():
    known = Variant("KNOWN", lambda x: [][int(x)], "the list ends too early.", "Where?")
    task = task_of(lambda x: x, *several(1.0, 2.0), wrong=(known,))
    assert report_on(task, lambda x: {}[x][[]]).codes == ("RAISES",)


def test_a_mask_is_made_of_true_and_false():
    kept = task_of(lambda x: x > 0, Trial("a row", {"x": np.array([1.0, -2.0, 3.0])}))
    assert report_on(kept, lambda x: x > 0).passed
    for kind in (float, int):
        assert report_on(kept, lambda x, kind=kind: (x > 0).astype(kind)).codes == ("DTYPE",)


def test_an_example_says_what_the_statement_speaks_of_not_what_the_driver_is_told():
    def said(f, x):
        return {"f": Words("x³"), "x": x}

    task = task_of(lambda f, x: x**3, Trial("at 2", {"f": "cube", "x": 2.0}), given=said)
    text = str(report_on(task, lambda f, x: x))
    assert "For example: f = x³, x = 2.0\n" in text
    assert "cube" not in text
    assert not report_on(replace(task, given=lambda f, x: None), lambda f, x: x).examples


def test_a_list_in_place_of_an_array_is_told_so_however_long_it_is():
    task = task_of(lambda x: x + 0, *(Trial(f"of {n}", {"x": np.arange(1.0, n + 1)}) for n in (1, 3)))
    report = report_on(task, lambda x: x.tolist())
    assert set(report.codes) == {"COUNT"}
    assert "returned a tuple or list of 1 on “of 1”; asked for is one array." in str(report)


def test_an_example_whose_numbers_are_right_and_of_another_kind_does_not_say_how_far_off_they_are():
    task = task_of(lambda x: x > 0, Trial("a row", {"x": np.array([1.0, -2.0])}))
    text = str(report_on(task, lambda x: (x > 0) * 1.0))
    assert "holds float64 numbers on “a row”; asked for are True and False." in text
    assert "got  result = [1 0]" in text
    assert "want result = [True False]" in text


def test_wrong_results_that_are_others_each_time_are_told_so():
    random = np.random.default_rng()
    report = course.check("dropout", forward=lambda x, u, p, training: (x * random.random(x.shape), u >= p))
    assert "asked the same thing twice, forward gave two different answers" in str(report)


def test_results_that_are_drawn_anew_are_told_so_even_where_chance_repeats_them():
    tosses = iter([1, 1, 1, 0, 1])
    task = task_of(lambda x: x, Trial("at 5", {"x": 5.0}))
    assert "STATEFUL" in report_on(task, lambda x: 7.25 + 3 * next(tosses)).codes


def test_wrong_results_that_stay_the_same_are_not_called_drawn():
    report = course.check("dropout", forward=lambda x, u, p, training: (x * u, u >= p))
    assert "STATEFUL" not in report.codes


def test_a_wrong_yes_or_no_is_told_in_words_and_not_called_zero():
    task = task_of(lambda x: np.bool_(x > 0), Trial("at 1", {"x": 1.0}), Trial("at -1", {"x": -1.0}))
    report = report_on(task, lambda x: np.bool_(x < 0))
    assert "result: False on “at 1”; asked for is True." in str(report)
    assert "zero" not in str(report)


def test_who_is_wrong_and_asks_far_too_often_hears_what_is_wrong():
    def stopped(x):
        if x > 1:
            raise TimeoutError("asked more than 10 times")
        return 0.0

    task = task_of(
        lambda x: x, Trial("one", {"x": 1.0}), Trial("two", {"x": 2.0}), Trial("three", {"x": 3.0})
    )
    wrong = report_on(task, stopped)
    assert wrong.codes == ("ALL_ZERO",)
    assert "did not come back" not in str(wrong)
    assert [case.status for case in wrong.cases] == ["failed", "error", "error"]
    right = report_on(task, lambda x: x if x == 1 else stopped(x))
    assert right.status == "timeout"
    assert "did not come back" in str(right)


@pytest.mark.parametrize("name", ["central_difference", "dual_numbers", "symbolic_mini", "strangers"])
def test_a_text_from_a_driven_function_is_called_a_text_and_no_array_of_its_bytes(name):
    functions = []
    for part in load(name).parts:
        functions.append(lambda *_, **__: "a text of several")
        functions[-1].__name__ = part.function
    assert "(17,)" not in str(course.check(name, *functions))


def test_a_text_in_place_of_a_slope_is_told_as_one():
    def central_difference(f, args, i):
        return "x / y"

    said = str(course.check("central_difference", central_difference))
    assert "central_difference returned a text on" in said


def test_a_clipping_that_returns_the_length_as_pytorchs_does_is_told_what_is_asked_for():
    def clip_norm(gradients, max_norm):
        return np.sqrt(sum((g**2).sum() for g in gradients))

    said = str(course.check("clip_norm", clip_norm))
    assert "one number came back; asked for is the list of gradients" in said


def shifted(by):
    return Trial(f"shifted by {by}", lambda random: {"x": random.normal(size=3), "by": by})


SHIFTING = task_of(lambda x, by: x + by, shifted(1.0), shifted(2.0))


def test_a_function_that_remembers_by_form_is_asked_for_one_form_twice():
    known = {}

    def remembering(x, by):
        return known.setdefault((x.shape, by), x + by)

    assert report_on(SHIFTING, remembering).passed
    known.clear()
    report = report_on(SHIFTING, remembering, seed=3)
    assert report.status == "partial"
    assert "right after the same" in str(report)
    assert report_on(SHIFTING, lambda x, by: x + by, seed=3).passed


def test_a_function_that_fills_one_array_at_every_call_spoils_what_it_returned():
    room = np.zeros(3)

    def filling(x, by):
        room[:] = x + by
        return room

    report = report_on(SHIFTING, filling, seed=3)
    assert report.codes == ("STATEFUL",)
    assert "what mine returned before is another array" in str(report)


def test_arrays_in_a_tuple_are_not_to_be_changed_either():
    def pieces(random):
        return {"parts": (random.normal(size=2), np.float64(2.0), random.normal(size=4))}

    def spoiling(parts):
        found = np.concatenate([np.atleast_1d(part) for part in parts])
        parts[0][:] = 0.0
        return found

    task = task_of(lambda parts: np.hstack(parts), Trial("three", pieces))
    report = report_on(task, spoiling)
    assert report.codes == ("MUTATES_INPUT",)
    assert "parts" in str(report)
    assert report_on(task, lambda parts: np.hstack(parts), seed=4).passed
