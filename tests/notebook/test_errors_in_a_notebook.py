"""An error in a notebook shows the reader's own lines and a sentence, not the inside of the kit."""

import re

import pytest
from IPython.core.interactiveshell import InteractiveShell

from tests.ipython import ipython_shell


@pytest.fixture
def shell():
    with ipython_shell(InteractiveShell.instance) as shell:
        shell.run_cell("import autogradkit as ag")
        yield shell


def shown(shell, capsys, cell):
    capsys.readouterr()
    shell.run_cell(cell)
    return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("cell", "line", "said"),
    [
        ("x = 1\nag.check('mull')", "ag.check('mull')", "There is no exercise 'mull'. Did you mean 'mul'?"),
        ("def f():\n    return ag.show(3)\nf()", "return ag.show(3)", "There is nothing recorded for int"),
        ("x = ag.Tensor(2.0)\nx.gard", "x.gard", "A Tensor has no attribute 'gard'. Did you mean 'grad'?"),
        ("x = ag.Tensor(2.0)\nx.clone()", "x.clone()", "PyTorch's .clone is here x.copy()."),
        ("ag.nn.ReLU().forwrad", "ag.nn.ReLU().forwrad", "Did you mean 'forward'?"),
        ("ag.tnah(1)", "ag.tnah(1)", "Did you mean 'tanh'?"),
        ("ag.Tensor('a')", "ag.Tensor('a')", "A tensor holds numbers"),
    ],
)
def test_only_ones_own_lines_are_shown(shell, capsys, cell, line, said):
    text = shown(shell, capsys, cell)
    assert line in text
    assert said in text
    assert "site-packages" not in text
    assert "autogradkit/" not in text
    assert len(text.splitlines()) < 20


def test_a_maintainer_sees_everything(shell, capsys, monkeypatch):
    monkeypatch.setenv("AUTOGRADKIT_DEBUG", "1")
    assert "catalogue.py" in shown(shell, capsys, "ag.check('mull')")
