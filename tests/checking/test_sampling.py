"""The numbers on which a rule is tried."""

from itertools import pairwise

import numpy as np

from autogradkit.checking import Case, Exercise, InProcess, Rule, check, pointwise
from autogradkit.checking.differences import output
from autogradkit.checking.rules.evidence import for_case
from autogradkit.checking.sampling import sample
from autogradkit.course.catalogue import entries

RULE = Rule("backward", lambda x, y: x * y, pointwise("x", "y"))


def test_a_case_has_always_the_same_numbers_and_another_case_others():
    first, second = RULE.cases[1], RULE.cases[2]
    np.testing.assert_array_equal(sample(RULE, first)["x"], sample(RULE, first)["x"])
    assert sample(RULE, first)["x"].ravel()[0] != sample(RULE, second)["x"].ravel()[0]


def test_no_upstream_gradient_is_all_ones():
    answerer = InProcess({"backward": lambda g, x, y: (g * y, g * x)})
    for case in RULE.cases:
        g = for_case(RULE, case, answerer).g
        assert not g.size or not np.allclose(np.abs(g), 1)


def test_the_cases_hold_a_square_an_empty_a_single_and_odd_layouts():
    arrays = [sample(RULE, case)["x"] for case in RULE.cases]
    assert any(a.shape == (3, 3) for a in arrays)
    assert any(a.size == 0 for a in arrays)
    assert any(a.ndim == 0 for a in arrays)
    assert any(a.ndim > 1 and a.flags.f_contiguous and not a.flags.c_contiguous for a in arrays)
    assert any(min(a.strides, default=0) < 0 for a in arrays)


def test_the_same_array_for_both_inputs_is_one_array_when_it_arrives():
    seen = []

    def rule(g, x, y):
        seen.append(x is y)
        return g * y, g * x

    case = next(case for case in RULE.cases if case.same)
    assert for_case(RULE, case, InProcess({"backward": rule})).answer.status == "ok"
    assert seen == [True]


def test_a_strided_case_arrives_strided():
    seen = {}

    def rule(g, x, y):
        seen.update(g=g.strides, x=x.strides)
        return g * y, g * x

    case = Case("strided", {"x": (2, 3), "y": (2, 3)}, layout="strided")
    assert for_case(RULE, case, InProcess({"backward": rule})).answer.status == "ok"
    assert max(seen["x"]) < 0
    assert max(seen["g"]) < 0


def test_a_domain_is_kept():
    rule = Rule("backward", np.log, pointwise("x"), inputs=("x",), domain={"x": (0.2, 3.0)})
    assert all(np.all(sample(rule, case)["x"] > 0.1) for case in rule.cases)


def course():
    """Yield (exercise, rule) of every backward rule in the course that works on arrays."""
    for entry in entries():
        for part in entry.exercise.parts:
            if isinstance(part, Rule) and any(len(s) for case in part.cases for s in shapes(part, case)):
                yield entry, part


def shapes(rule, case):
    """Return the shapes of a case's inputs."""
    return [x.shape for x in sample(rule, case).values()]


def lacking(tells):
    """Return the exercises with a rule that has no plain case which `tells`, which is asked rule and case."""
    return {
        entry.name
        for entry, rule in course()
        if not any(tells(rule, case) for case in rule.cases if case.kind == "plain")
    }


def axes(rule, case):
    """Return pairs of neighbouring lengths, both above one, of what goes into a case and what comes out."""
    z = output(rule, sample(rule, case), case.params)
    return [pair for s in (*shapes(rule, case), z.shape) for pair in pairwise(s) if min(pair) > 1]


ENTRY_BY_ENTRY = {"pow_const", "relu_leaky_abs", "where_clip_safe"}
"""There its shape tells a transposed g; where axes meet each other, only a square lets it through."""
OTHERWISE = {"reshape_transpose", "conv1d"}
"""reshape takes a transposed g at any shape, and conv1d has one axis."""


def test_no_rule_of_the_course_is_asked_with_g_of_ones_only():
    for _, rule in course():
        given = [case.g for case in rule.cases if case.g is not None and np.size(case.g) > 1]
        assert not any(np.all(np.asarray(g) == 1) for g in given), rule
        assert any(case.g is None and case.kind == "plain" for case in rule.cases)


def test_a_rule_that_passes_has_been_asked_with_other_upstream_gradients():
    asked = []

    def rule(g, x, y):
        asked.append(g.copy())
        return g * y, g * x

    assert check(Exercise("T", "t", "", (RULE,)), InProcess({"backward": rule})).passed
    shape = next(g.shape for g in asked if g.size > 1 and not np.any(g))
    same = [g for g in asked if g.shape == shape]
    assert any(np.sum(g != 0) == 1 and np.sum(g) == 1 for g in same)
    assert any(np.array_equal(g, -h) and np.any(g) for g in same for h in same)
    assert any(np.array_equal(np.abs(g), 1e9 * np.abs(h)) and np.any(g) for g in asked for h in asked)
    assert any(np.min(g) < -1e8 and np.max(g) > 1e8 for g in asked if g.size > 1)
    assert any(np.array_equal(g, -1e-12 * np.abs(h)) and np.any(g) for g in asked for h in asked)


def test_a_rule_that_passes_has_been_asked_with_inputs_of_other_sizes():
    asked = []

    def rule(g, x, y):
        asked.append(x.copy())
        return g * y, g * x

    assert check(Exercise("T", "t", "", (RULE,)), InProcess({"backward": rule})).passed
    sizes = [np.max(np.abs(x)) for x in asked if x.size]
    assert min(sizes) < 0.1 < 10 < max(sizes)


def test_a_rule_that_ends_its_program_on_numbers_of_another_size_loses_points():
    def rule(g, x, y):
        if np.max(np.abs(x), initial=0) > 60:
            raise SystemExit
        return g * y, g * x

    report = check(Exercise("T", "t", "", (RULE,)), InProcess({"backward": rule}))
    assert report.status == "crashed"
    assert report.points < report.max_points


def test_every_rule_meets_axes_of_different_lengths_and_a_square():
    assert lacking(lambda r, c: any(a != b for a, b in axes(r, c))) == {"conv1d"}
    assert lacking(lambda r, c: any(a == b for a, b in axes(r, c))) == ENTRY_BY_ENTRY | OTHERWISE


def test_every_rule_meets_an_array_that_lies_otherwise_in_memory():
    assert lacking(lambda r, c: c.layout == "strided" or c.layout == "fortran") == set()


def test_rules_of_two_like_inputs_meet_the_same_array_twice():
    assert {"mul", "div", "matmul"}.isdisjoint(lacking(lambda r, c: c.same))


def test_numbers_are_of_both_signs_and_away_from_zero_where_no_domain_is_given():
    for _, rule in course():
        for name in set(rule.inputs) - set(rule.domain):
            drawn = [
                sample(rule, c)[name].ravel()
                for c in rule.cases
                if c.kind == "plain" and name in c.shapes and name not in c.values
            ]
            drawn = np.concatenate(drawn)
            assert drawn.min() < 0 < drawn.max(), (rule.function, name)
            assert np.min(np.abs(drawn)) > 0.2, (rule.function, name)


def test_reductions_meet_every_kind_of_axis():
    found = {}
    for entry, rule in course():
        for case in rule.cases:
            found.setdefault(entry.name, set()).add(
                (repr(case.params.get("axis")), case.params.get("keepdims"))
            )
    for name in ("sum_axis", "mean", "max_reduce"):
        asked = {axis for axis, _ in found[name]}
        assert {"0", "1", "-1", "None"} <= asked
        assert {keep for _, keep in found[name]} == {True, False}
    for name in ("sum_axis", "mean"):
        assert any("(" in axis and "-" in axis for axis, _ in found[name])
    for name in ("softmax", "logsumexp", "cumsum_pad"):
        assert {"0", "1", "-1"} <= {axis for axis, _ in found[name]}


COINCIDENCES = {"p": {0.5}, "n": {2}, "slope": {0.5, 1.0}, "ddof": set()}
"""At p = ½ keeping and dropping are alike, at n = 2 n and n^(n - 1), at slope ½ the slope and one less it."""


def test_parameters_are_away_from_coincidences():
    for _, rule in course():
        for case in rule.cases:
            for name, values in COINCIDENCES.items():
                assert case.params.get(name) not in values, (rule.function, case.name)


def test_indices_repeat_count_from_the_end_and_may_be_none_at_all():
    rule = next(rule for entry, rule in course() if entry.name == "gather_embedding")
    indices = [np.asarray(case.params["index"]) for case in rule.cases]
    assert any(index.size == 0 for index in indices)
    assert any(len(np.unique(index)) < index.size for index in indices)
    assert any(np.any(index < 0) for index in indices)


def test_strides_are_shorter_than_the_kernel_and_leave_something_over():
    for exercise in ("conv1d", "conv2d_im2col"):
        params = [c.params for e, r in course() if e.name == exercise for c in r.cases]
        assert {p["stride"] for p in params} >= {1, 2}
        assert any(p["padding"] for p in params)
    (pool,) = (rule for entry, rule in course() if entry.name == "maxpool")
    asked = [
        (case.params["kernel"], case.params["stride"], *shapes(pool, case)[0][2:]) for case in pool.cases
    ]
    assert any(stride < kernel for kernel, stride, *_ in asked)
    assert any(stride > kernel for kernel, stride, *_ in asked)
    assert any((rows - kernel) % stride for kernel, stride, rows, _ in asked)


def test_broadcasting_adds_axes_stretches_them_and_does_both():
    (rule,) = (rule for entry, rule in course() if entry.name == "unbroadcast")
    asked = [(shapes(rule, case)[0], tuple(case.params["to"])) for case in rule.cases]
    added = [(s, to) for s, to in asked if s and len(s) < len(to) and s == to[len(to) - len(s) :]]
    stretched = [(s, to) for s, to in asked if len(s) == len(to) and s != to]
    both = [(s, to) for s, to in asked if s and len(s) < len(to) and s != to[len(to) - len(s) :]]
    assert added
    assert stretched
    assert both
    assert any(s == () and len(to) > 1 for s, to in asked)
    assert any(s == to and 1 in s for s, to in asked)  # an axis of length one that is no copy stays
