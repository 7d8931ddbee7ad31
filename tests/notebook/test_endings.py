"""Answers that end, raise, never end or take long: the notebook goes on."""

import pytest

import autogradkit as ag
from autogradkit.notebook import patience

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
LOOP = "%%exercise mul\ndef backward(g, x, y):\n    while True:\n        pass\n"


def test_a_cell_that_raises_is_shown_by_ipython_and_not_checked(shell, capsys):
    shell.run_cell(f"%%exercise mul\n{RIGHT}\n1 / 0\n")
    out = capsys.readouterr().out
    assert "ZeroDivisionError" in out
    assert "mul: " not in out


def test_a_cell_that_ends_itself_hears_what_to_write(shell, capsys):
    tests = "import unittest\nif __name__ == '__main__':\n    unittest.main()\n"
    right = "%%exercise mul\ndef backward(g, x, y):\n    return g * y, g * x\n"
    shell.run_cell(right + tests)
    assert "exit=False" in capsys.readouterr().out
    shell.run_cell(right + tests.replace("main()", "main(argv=[''], exit=False)"))
    assert "mul: passed" in capsys.readouterr().out


@pytest.mark.parametrize("leave", ["exit()", "quit()", "raise SystemExit", "import sys; sys.exit(0)"])
def test_a_rule_that_exits_has_crashed_and_the_notebook_goes_on(shell, rule, capsys, leave):
    shell.run_cell(f"%%exercise mul\ndef backward(g, x, y):\n    {leave}\n")
    assert capsys.readouterr().out.startswith("mul: crashed, 0 of 4 points")
    assert not shell.exit_now
    assert "ExitAutocall" in type(shell.user_ns["exit"]).__name__
    shell.run_cell("%autogradkit check mul")
    assert capsys.readouterr().out.startswith("mul: crashed, 0 of 4 points")
    assert not ag.check("mul", lambda g, x, y: exit()).passed


def test_an_answer_that_ends_its_process_leaves_the_notebook_alone(shell, rule, capsys):
    rule.write_text("import os\n\n\ndef backward(g, x, y):\n    os._exit(0)\n")
    shell.run_cell("%autogradkit check mul")
    assert capsys.readouterr().out.startswith("mul: crashed, 0 of 4 points")


def test_a_rule_that_never_ends_is_left_and_the_notebook_goes_on(shell, capsys, monkeypatch):
    monkeypatch.setattr("autogradkit.checking.time_limit.LIMIT_S", 0.3)
    shell.run_cell(LOOP)
    out = capsys.readouterr().out
    assert out.startswith("mul: timeout, 0 of 4 points")
    assert "Does a loop in it ever end" in out
    assert "Traceback" not in out
    shell.run_cell("print(1 + 1)")
    assert capsys.readouterr().out == "2\n"


def test_an_interrupted_check_is_one_sentence(shell, capsys):
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    raise KeyboardInterrupt\n")
    assert capsys.readouterr().out == "Interrupted: mul was not checked to the end.\n"


def test_a_cell_whose_own_lines_run_for_long_says_how_to_stop_them(shell, capsys, monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE_S", 0.05)
    shell.run_cell(f"%%exercise mul\n{RIGHT}import time\ntime.sleep(0.5)")
    said = capsys.readouterr().out
    assert said.startswith("The lines of this cell have run for ten seconds; mul is checked when they")
    assert "mul: passed" in said
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    assert "have run for" not in capsys.readouterr().out
