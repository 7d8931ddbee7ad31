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
        ("import copy\ncopy.copy(ag.Tensor(2.0) * 3)", "copy.copy(", "Take its array, .data, as for a plot"),
        (
            "import matplotlib.pyplot as p\np.plot(ag.Tensor([1.0]))",
            "p.plot(",
            "its array, .data, as for a plot",
        ),
        ("f = ag.show(ag.Tensor(2.0) * 3)\nf.step = 'last'", "f.step = 'last'", "needs step to be a whole"),
        ("ag.show(ag.Tensor(2.0) * 3, setp=3)", "setp=3", "show has no setting 'setp'. Did you mean 'step'?"),
    ],
)
def test_only_ones_own_lines_are_shown(shell, capsys, cell, line, said):
    text = shown(shell, capsys, cell)
    assert line in text
    assert said in text
    assert "site-packages" not in text
    assert "autogradkit/" not in text
    assert len(text.splitlines()) < 20


@pytest.mark.parametrize(
    ("cell", "line", "said"),
    [
        ("ag.Tensor([1.0, 2.0])[5]", "[5]", "index 5 is out of bounds for axis 0 with size 2"),
        ("ag.Tensor([1.0, 2.0]).reshape(3)", ".reshape(3)", "cannot reshape array of size 2 into shape (3,)"),
        (
            "x = ag.Tensor([2.0])\n(x * ag.Tensor([1.0])).backward()\nx.grad.zero_()",
            "x.grad.zero_()",
            "PyTorch's .zero_ is `x[...] = 0` under ag.no_grad(), or `x.grad = None` for a gradient.",
        ),
        (
            "ag.nn.functional.relu(1.0, inplace=True)",
            "inplace=True",
            "relu has no setting 'inplace'. PyTorch's inplace= is here nothing",
        ),
        (
            "ag.nn.functional.softmax([1.0], axis=0)",
            "axis=0",
            "softmax has no setting 'axis'. It is dim= here.",
        ),
        ("ag.show(ag.Tensor(2.0), stpe=3)", "stpe=3", "show has no setting 'stpe'. Did you mean 'step'?"),
        (
            "class Net(ag.nn.Module):\n    def foward(self, x):\n        return x\nNet()(1.0)",
            "Net()(1.0)",
            "Net has no forward(self, x): write one. Is foward meant for it?",
        ),
        (
            "from autogradkit.utils.data import DataLoader",
            "import DataLoader",
            "ag.nn.minibatches(x, y, batch",
        ),
        (
            "import autogradkit.autograd",
            "import autogradkit.autograd",
            "PyTorch's autograd is here ag.grad(f)",
        ),
        (
            "from autogradkit.nn.utils.rnn import pad_sequence",
            "pad_sequence",
            "ag.datasets.padded(sequences)",
        ),
        ("import autogradkit.datasetts", "datasetts", "Did you mean 'datasets'?"),
        (
            "import numpy as np\nnp.round(ag.Tensor(2.0)).backward()",
            "np.round",
            "It is a plain number, which",
        ),
        ("float(ag.Tensor(2.0)).backward()", "float(", "so it has no .backward. Steps have no slope"),
        ("x = ag.Tensor([1.0, 2.0])\nx @ [1.0]", "x @ [1.0]", "matmul needs x's last axis to match"),
        (
            "def f():\n    return ag.nn.Linear(2, 1)([1.0])\nf()",
            "return ag.nn.Linear(2, 1)",
            "linear needs input",
        ),
        ("def f(x):\n    return x @ [1.0]\nag.grad(f)([1.0, 2.0])", "return x @ [1.0]", "matmul needs x's"),
        (
            "ag.nn.MSELoss()(ag.Tensor([[1.0]]), [1.0])",
            "ag.nn.MSELoss()",
            "mse_loss needs a target of input's",
        ),
    ],
)
def test_of_a_valueerror_inside_an_operation_only_ones_own_lines_are_shown(shell, capsys, cell, line, said):
    shell.run_line_magic("load_ext", "autogradkit")
    text = shown(shell, capsys, cell)
    assert line in text
    assert said in text
    assert "site-packages" not in text
    assert "autogradkit/" not in text
    assert len(text.splitlines()) < 24


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("from autogradkit import randn", "torch.randn is here ag.Tensor(np.random.default_rng(seed)"),
        ("from autogradkit.nn import Lineer", "Did you mean 'Linear'?"),
    ],
)
def test_a_name_that_cannot_be_imported_gets_the_hint_that_it_gets_after_a_dot(shell, capsys, cell, said):
    shell.run_line_magic("load_ext", "autogradkit")
    assert said in shown(shell, capsys, cell)


def test_an_error_outside_of_the_kit_is_shown_as_ever_and_fails_its_cell(shell, capsys):
    cell = "import json\ndef f():\n    return json.loads('{')\nf()"
    before = shown(shell, capsys, cell)
    shell.run_line_magic("load_ext", "autogradkit")
    after = shown(shell, capsys, cell)
    assert "json/decoder.py" in after
    assert re.sub(r"In\[\d+\]", "", after) == re.sub(r"In\[\d+\]", "", before)
    assert isinstance(shell.run_cell("ag.Tensor([1.0])[5]").error_in_exec, IndexError)


@pytest.mark.parametrize(
    "cell",
    [
        "def softmax(x):\n    return x\nsoftmax([1.0], axis=0)",
        "class Net:\n    def softmax(self, x):\n        return x\nNet().softmax([1.0], axis=0)",
        "import types\nmine = types.ModuleType('mine')\nmine.softmax = lambda x: x\n"
        "mine.softmax.__qualname__ = 'softmax'\nmine.softmax([1.0], axis=0)",
    ],
    ids=["a function", "a method", "of a module"],
)
def test_of_a_function_of_ones_own_nothing_is_said_that_is_true_of_the_kits(shell, capsys, cell):
    shell.run_line_magic("load_ext", "autogradkit")
    text = shown(shell, capsys, cell)
    assert "unexpected keyword argument 'axis'" in text
    assert "dim=" not in text


def test_who_decides_what_errors_look_like_keeps_it(shell, capsys):
    shell.set_custom_exc((ValueError,), lambda shell, kind, error, trace, tb_offset=None: print("mine"))
    shell.run_line_magic("load_ext", "autogradkit")
    assert shown(shell, capsys, "ag.Tensor([1.0, 2.0]).reshape(3)") == "mine\n"


def test_a_maintainer_sees_everything(shell, capsys, monkeypatch):
    monkeypatch.setenv("AUTOGRADKIT_DEBUG", "1")
    assert "catalogue.py" in shown(shell, capsys, "ag.check('mull')")
    shell.run_line_magic("load_ext", "autogradkit")
    assert "methods.py" in shown(shell, capsys, "ag.Tensor([1.0])[5]")
