"""The evaluation trace, held against the numbers that the survey prints."""

import numpy as np
import pytest

import autogradkit as ag
from autogradkit.errors import DataError

# Baydin et al. 2018, f = ln x₁ + x₁x₂ − sin x₂ at (2, 5): primal, two tangents, adjoints in order.
SURVEY = [
    (2, 1, 0, [5, 5.5]),
    (5, 0, 1, [-0.283662, 1.716338]),
    (0.693147, 0.5, 0, [1]),
    (10, 5, 2, [1]),
    (-0.958924, 0, 0.283662, [-1]),
    (10.693147, 5.5, 2, [1]),
    (11.652071, 5.5, 1.716338, [1]),
]


def survey():
    x, y = ag.Tensor(2.0, name="x1"), ag.Tensor(5.0, name="x2")
    v1, v2, v3 = ag.log(x), x * y, ag.sin(y)  # in the survey's order
    return v1 + v2 - v3


@pytest.mark.parametrize("number", range(7))
def test_the_trace_has_the_surveys_numbers(number):
    primal, along_x, along_y, adjoints = SURVEY[number]
    row = ag.table(survey()).rows[number]
    assert row.primal == pytest.approx(primal, abs=1e-6)
    assert [float(tangent) for tangent in row.tangents] == pytest.approx([along_x, along_y], abs=1e-6)
    assert [float(total) for _, total in row.adjoints] == pytest.approx(adjoints, abs=1e-6)


def test_the_first_table_of_the_survey_moves_along_x1_alone():
    table = ag.table(survey(), along="x1")
    assert table.along == ("x1",)
    assert len(table.rows[0].tangents) == 1


def test_what_is_no_leaf_is_refused_with_the_leaves_there_are():
    with pytest.raises(DataError, match="x1, x2"):
        ag.table(survey(), along="x3")


def test_tangents_and_adjoints_of_arrays_agree_on_the_slope():
    rng = np.random.default_rng(0)
    x, w = ag.Tensor(rng.normal(size=(2, 3)), name="x"), ag.Tensor(rng.normal(size=(3,)), name="w")
    rows = ag.table((ag.tanh(x * w) @ ag.exp(w)).sum(), along="w").rows
    gradient = next(row for row in rows if row.symbol.endswith("w")).adjoints[-1][1]
    assert rows[-1].tangents[0] == pytest.approx(gradient.sum())


def test_a_table_is_text_and_html_without_markup_from_names():
    x = ag.Tensor(2.0, name="<b>x</b>")
    html = ag.table(x * x)._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
