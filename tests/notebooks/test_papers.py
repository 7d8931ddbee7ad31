"""What papers print, computed by the kit.

Baydin, Pearlmutter, Radul, Siskind: Automatic differentiation in machine learning: a survey.
JMLR 18(153), 1-43, 2018: tables 2 and 3, and the logistic map of table 1.
"""

import numpy as np
import pytest

import autogradkit as ag
from tests.notebooks.logistic import (
    derivative_written,
    evaluated,
    in_arrays,
    operations,
    reverse_operations,
    written,
)

# Table 2, forward: value, how it is made, primal, tangent along x₁. Its figures are cut to three digits.
TABLE_2 = """
v₋₁ = x₁ |         | 2      | 1
v₀ = x₂  |         | 5      | 0
v₁       | log v₋₁ | 0.693  | 0.5
v₂       | v₋₁ v₀  | 10     | 5
v₃       | sin v₀  | -0.959 | 0
v₄       | v₁ + v₂ | 10.693 | 5.5
v₅       | v₄ - v₃ | 11.652 | 5.5
"""
# Table 3, reverse, from the bottom: which adjoint, from where it came, and what it then is.
TABLE_3 = """
v₅       |    | 1
v₄       | v₅ | 1
v₃       | v₅ | -1
v₂       | v₄ | 1
v₁       | v₄ | 1
v₀ = x₂  | v₃ | -0.284
v₀ = x₂  | v₂ | 1.716
v₋₁ = x₁ | v₂ | 5
v₋₁ = x₁ | v₁ | 5.5
"""


def rows(text):
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def survey(along):
    x, y = ag.Tensor(2.0, name="x₁"), ag.Tensor(5.0, name="x₂")
    v1, v2, v3 = ag.log(x), x * y, ag.sin(y)  # in the survey's order
    return ag.table(v1 + v2 - v3, along=along)


def test_table_2_of_the_survey():
    found = [
        [row.symbol, row.made, f"{float(row.primal):.5g}", f"{float(row.tangents[0]):g}"]
        for row in survey("x₁").rows
    ]
    want = rows(TABLE_2)
    assert [row[:2] for row in found] == [row[:2] for row in want]
    for got, printed in zip(found, want, strict=True):
        assert float(got[2]) == pytest.approx(float(printed[2]), abs=5e-4)
        assert float(got[3]) == pytest.approx(float(printed[3]), abs=5e-4)


def test_table_3_of_the_survey():
    found = [
        (row.symbol, source, float(total)) for row in survey("x₁").rows for source, total in row.adjoints
    ]
    want = [(symbol, source, float(total)) for symbol, source, total in rows(TABLE_3)]
    assert sorted(f[:2] for f in found) == sorted(w[:2] for w in want)
    totals = {f[:2]: f[2] for f in found}
    for symbol, source, total in want:
        assert totals[symbol, source] == pytest.approx(total, abs=5e-4)


# Table 1: the derivatives of l₁ … l₄, simplified.
TABLE_1 = {
    1: lambda x: 1 + 0 * x,
    2: lambda x: 4 - 8 * x,
    3: lambda x: 16 * (1 - 10 * x + 24 * x**2 - 16 * x**3),
    4: lambda x: 64 * (1 - 42*x + 504*x**2 - 2640*x**3 + 7040*x**4 - 9984*x**5 + 7168*x**6 - 2048*x**7),
}  # fmt: skip


@pytest.mark.parametrize("n", TABLE_1)
def test_the_kit_and_table_1_agree_on_the_logistic_map(n):
    x = np.linspace(0, 1, 11)
    z, pullback = ag.vjp(lambda x: in_arrays(n, x), x)
    assert pullback(np.ones_like(z)) == pytest.approx(TABLE_1[n](x), abs=1e-10)


@pytest.mark.parametrize(("n", "slope"), [(4, 9.0660864), (5, 15.3025558), (6, -39.4119439), (7, 26.9327158)])
def test_the_slopes_of_the_logistic_map_at_a_fifth(n, slope):
    found = ag.grad(lambda x: in_arrays(n, x))(0.2)
    assert found == pytest.approx(slope, abs=5e-8)
    assert found == pytest.approx(in_arrays(n, 0.2 + 1e-30j).imag / 1e-30, rel=1e-13)
    x = ag.Tensor(0.2)
    _, along = ag.jvp(lambda x: in_arrays(n, x), x.data, 1.0)
    assert along == pytest.approx(float(found), rel=1e-13)


@pytest.mark.parametrize("n", range(2, 8))
def test_the_written_derivative_has_the_value_that_the_reverse_pass_finds(n):
    found = ag.grad(lambda x: in_arrays(n, x))(0.2)
    assert evaluated(derivative_written(n), 0.2) == pytest.approx(float(found), rel=1e-12)


def test_a_written_derivative_swells_where_the_reverse_pass_grows_by_a_constant():
    ns = range(2, 8)
    assert [operations(written(n)) for n in ns] == [3, 9, 21, 45, 93, 189]
    swell = np.array([operations(derivative_written(n)) for n in ns])
    reverse = [reverse_operations(n) for n in ns]
    assert reverse == [4, 8, 12, 16, 20, 24]
    assert np.all(swell[1:] > 2 * swell[:-1])
    assert swell[-1] > 50 * reverse[-1]
