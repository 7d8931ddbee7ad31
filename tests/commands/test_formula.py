"""A statement's formulas can be read in a terminal."""

import re

import pytest

from autogradkit.commands.formula import PARTS, formula_text, with_readable_formulas
from autogradkit.commands.main import main
from autogradkit.course.catalogue import entries

FORMULAS = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+)\$", re.DOTALL)
RAW = re.compile(r"\\|\$|[\^_]\{|\0")


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_nothing_of_tex_is_left_in_a_statement(one):
    text = (one.folder / "README.md").read_text(encoding="utf-8")
    shown = "".join(PARTS.split(with_readable_formulas(text))[::2])  # without what is code
    assert not RAW.search(shown), RAW.search(shown)


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_every_letter_and_number_of_a_formula_is_in_its_text(one):
    text = (one.folder / "README.md").read_text(encoding="utf-8")
    for tex in map("".join, FORMULAS.findall("".join(PARTS.split(text)[::2]))):
        words = re.findall(r"[A-Za-z]{4,}", re.sub(r"\\(begin|end)\{\w+\}|\\[a-zA-Z]+", " ", tex))
        assert [word for word in words if word not in formula_text(tex)] == []
        assert formula_text(tex).count("(") == formula_text(tex).count(")")


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"z_i = \frac{e^{x_i}}{\sum_j e^{x_j}}", "zᵢ = e^(xᵢ)/(Σⱼ e^(xⱼ))"),
        (r"x^{-1} + \hat x^2", "x⁻¹ + x̂²"),
        (r"E = \tfrac12 \sum_{\text{patterns}} (y - d)^2", "E = 1/2 Σ_patterns (y - d)²"),
        (r"J = \begin{pmatrix} 5 & 3 \\ 1 & 0 \end{pmatrix}", "J = [5 3; 1 0]"),
        (r"z = \begin{cases} 1 & x \ge 0 \\ -1 & x < 0 \end{cases}", "z = { x ≥ 0: 1; x < 0: -1 }"),
        (r"z = -x \qquad\text{and}\qquad z = x - y", "z = -x   and   z = x - y"),
        (r"\tanh\left(x\,w^\top\right)", "tanh(x wᵀ)"),
        (r"x_{i s + j}", "x_(i s + j)"),
        (r"\nosuch x", r"\nosuch x"),
    ],
)
def test_a_formula_is_written_as_one_would_in_a_letter(tex, text):
    assert formula_text(tex) == text


def test_the_statement_in_a_terminal_has_its_formula_on_a_line_of_its_own(capsys):
    main(["exercise", "div"])
    assert "\n    z = x/y\n" in capsys.readouterr().out
