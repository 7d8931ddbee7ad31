from pathlib import Path

import pytest

from autogradkit.commands.main import main

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"


@pytest.mark.parametrize(("source", "code"), [(RIGHT, 0), (WRONG, 1), ("while True: pass", 1)])
def test_an_isolated_check_says_what_the_grader_says(tmp_path, capsys, source, code):
    path = Path(tmp_path / "mine.py")
    path.write_text(source)
    assert main(["check", "mul", "--isolated", "--file", str(path)]) == code
    said = capsys.readouterr()
    assert said.out.startswith("mul: ")
    assert "sandbox is" in said.err
