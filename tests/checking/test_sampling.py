"""The numbers on which a rule is tried."""

import numpy as np

from autogradkit.checking import Case, InProcess, Rule, pointwise
from autogradkit.checking.evidence import for_case
from autogradkit.checking.sampling import sample

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
