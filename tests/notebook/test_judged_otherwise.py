"""What a cell may have and a grader has not: names of other cells, modules, somebody to ask."""

import builtins
import math
import re
import sys

import numpy as np
import pytest

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
TIMES_K = "def backward(g, x, y):\n    return K * g * y, g * x\n"


def test_a_name_that_nobody_defines_is_not_said_to_come_from_another_cell(shell, capsys):
    shell.run_cell("elsewhere = 1.0")
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    return g * yy, g * x * elsewhere\n")
    said = capsys.readouterr().out
    assert "name 'yy' is not defined (line 2 of backward: return g * yy, g * x * elsewhere)" in said
    assert "This cell uses elsewhere from outside." in said


@pytest.mark.parametrize(
    "line",
    ["import nowhere", "import nowhere.deep as d", "from nowhere.deep import a, b", "from nowhere import *"],
)
def test_a_module_that_is_not_there_and_not_used_costs_nothing_as_in_a_file(shell, rule, capsys, line):
    shell.run_cell(f"%%exercise mul\n{line}\n{RIGHT}")
    assert "mul: passed" in capsys.readouterr().out
    assert "nowhere" not in sys.modules
    rule.write_text(f"{line}\n{RIGHT}")
    shell.run_cell("%check mul")
    assert "mul: passed" in capsys.readouterr().out


def test_a_module_that_is_not_there_and_used_is_told_as_in_a_file(shell, capsys):
    shell.run_cell(
        "%%exercise mul\nimport nowhere\ndef backward(g, x, y):\n    return nowhere.mul(g, y), g * x"
    )
    assert "nowhere is not there when a hand-in is graded: only NumPy is" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "call", "module"),
    [
        ("import autogradkit as ag", "ag.Tensor(x)", "autogradkit"),
        ("from autogradkit import Tensor", "Tensor(x)", "autogradkit.core.tensor"),
        ("import matplotlib.pyplot as plt", "plt.plot(x)", "matplotlib.pyplot"),
        ("", "display(x)", "display"),
    ],
)
def test_a_module_that_a_grader_does_not_have_is_refused_though_it_is_there(
    shell, capsys, line, call, module
):
    for imported in (line, ""):  # the second time it is the session that has it
        shell.run_cell(
            f"%%exercise mul\n{imported}\ndef backward(g, x, y):\n    {call}\n    return g * y, g * x\n"
        )
        out = capsys.readouterr().out
        assert out.startswith("mul: error, 0 of 4 points")
        assert f"{module} is not there when a hand-in is graded: only NumPy is" in out
        assert "From here on" not in out
    shell.run_cell(f"{line}\nx = 3.0\nprint(callable({call.split('(')[0]}))")
    assert capsys.readouterr().out == "True\n"


def test_an_import_inside_a_rule_is_refused_like_one_above_it(shell, capsys):
    imports = "    import math\n    import autogradkit\n"
    shell.run_cell(f"%%exercise mul\ndef backward(g, x, y):\n{imports}    return g * y, g * x\n")
    assert "autogradkit is not there when a hand-in is graded: only NumPy is" in capsys.readouterr().out
    shell.run_cell("def here():\n    import autogradkit\n    return autogradkit.__name__\nprint(here())")
    assert capsys.readouterr().out == "autogradkit\n"


def test_a_cell_that_tries_its_rule_with_the_kit_is_judged_by_the_rule(shell, capsys):
    shell.run_cell(f"%%exercise mul\nimport autogradkit as ag\n{RIGHT}x = ag.Tensor(2.0)\nprint(x.item())\n")
    assert "mul: passed" in capsys.readouterr().out


def test_nobody_is_asked_for_input_while_an_answer_is_checked(shell, rule, capsys):
    asks = "def backward(g, x, y):\n    n = input('n? ')\n    return g * y, g * x\n"
    said = "raised “EOFError: input('n? ') asks somebody, and nobody is there when an answer is checked"
    shell.run_cell(f"%%exercise mul\n{asks}")
    out = capsys.readouterr().out
    assert out.startswith("mul: error, 0 of 4 points")
    assert said in out
    assert "An answer gets all that it needs as arguments." in out
    shell.run_cell("%check mul")
    assert said in capsys.readouterr().out
    shell.run_cell(f"%%exercise mul\nn = input('n? ')\n{RIGHT}")
    out = capsys.readouterr().out
    assert "input('n? ') asks somebody" in out
    assert "mul: " not in out
    assert "input" not in shell.user_ns


def test_exit_is_nothing_that_a_cell_has_to_define(shell, capsys):
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    exit()")
    assert "from outside" not in capsys.readouterr().out


def test_what_is_defined_for_main_only_is_told_at_once(shell, capsys):
    shell.run_cell("%%exercise mul\nif __name__ == '__main__':\n    K = 1\n    L = 2\n" + TIMES_K)
    assert "This cell defines K where __name__ is" in capsys.readouterr().out
    shell.run_cell(
        "%%exercise mul\nK = 1\n" + TIMES_K + "if __name__ == '__main__':\n    print(backward(1, 2, 3))\n"
    )
    assert "where __name__ is" not in capsys.readouterr().out


def test_a_function_that_another_cell_defines_and_this_one_only_names_comes_from_outside(shell, capsys):
    shell.run_cell("K = 1\n" + TIMES_K)
    shell.run_cell("%%exercise mul\nbackward = backward\n")
    assert "This cell uses backward from outside." in capsys.readouterr().out
    shell.run_cell("%%exercise mul\nK = 1\n" + TIMES_K + "backward = backward\n")
    assert "from outside" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("before", "cell"),
    [
        ("np.times = np.multiply", "import numpy as np\nK = np.times(1, 1)\n"),
        ("import math\nmath.one = 1.0", "import math\nK = math.one\n"),
        ("", "import numpy as np\nif __name__ == '__main__':\n    np.one = 1.0\nK = np.one\n"),
        ("import builtins\nbuiltins.one = 1.0", "K = one\n"),
    ],
)
def test_what_was_put_into_a_module_elsewhere_is_told_at_once(shell, capsys, before, cell):
    try:
        shell.run_cell(f"import numpy as np\n{before}")
        shell.run_cell(f"%%exercise mul\n{cell}{TIMES_K}")
        assert re.search(
            r"This cell uses (np.times|math.one|np.one|one) from outside", capsys.readouterr().out
        )
    finally:
        for module in (np, math, builtins):
            for name in {"times", "one"} & set(vars(module)):
                delattr(module, name)


def test_what_a_cell_puts_into_a_module_itself_is_there_when_it_is_graded(shell, capsys):
    try:
        shell.run_cell(f"%%exercise mul\nimport numpy as np\nnp.one = 1.0\nK = np.one\n{TIMES_K}")
        assert "from outside" not in capsys.readouterr().out
    finally:
        del np.one
