"""An answer is found in a file or a notebook by its functions' names, and nothing is run to find it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autogradkit.course import SourceError, cells_of, entry
from autogradkit.course.source import execution
from autogradkit.course.source.answer import find_functions, read_functions
from autogradkit.course.source.cells import Cell, cell_of

RULE = "def backward(g, x, y):\n    return g * y, g * x\n"


def notebook(path, *cells):
    code = [{"cell_type": "code", "source": text} for text in cells]
    path.write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": RULE}, *code]}))
    return path


def run(found):
    scope = execution.new_scope()
    execution.execute(found.source, "answer", scope)
    return scope


def in_cells(*texts):
    """Return a notebook's cells; the last one is marked as an exercise's."""
    return [Cell(text, number, "mul" * (number == len(texts))) for number, text in enumerate(texts, 1)]


def test_a_file_is_run_whole_and_in_order_without_what_is_not_there_when_it_is_graded():
    found = find_functions(
        "import os, scipy.special as sp\nimport numpy as np\nfrom math import *\nimport autogradkit as ag\n"
        "TWO = float(np.sqrt(4))\nprint('plot')\nx = ag.Tensor(2.0)\n"
        "y = x * TWO + sp.expit(1)\n\n"
        "def half(v):\n    return v / TWO\n\n\n"
        "@ag.op('m')\ndef backward(g, x):\n    return half(g) * np.cos(x)\n",
        ["backward"],
    )
    assert found.functions == {"backward": ("g", "x")}
    assert run(found)["backward"](6.0, 0.0) == 3.0  # what ag's tensors go into is passed over
    assert run(found)["os"].path
    with pytest.raises(ImportError, match="autogradkit is not there when a hand-in is graded"):
        run(found)["x"] + 1


def test_of_a_notebooks_other_cells_only_what_the_answer_needs_comes_along():
    found = find_functions(
        in_cells(
            "import os, sys\nimport numpy as np\nfrom math import *\nEPS = 1e-9\nOTHER = 2\nassert False\n"
            "K = [4.0]\nprint('plot')",
            "K[0] /= 2\nK.append(1)\nif OTHER:\n    L = 3\nx = open('/no')",
            "def unused():\n    return OTHER\n\ndef half(v):\n    return v / K[0] / len(K) * 2\n1 / 0",
            "def backward(g, x):\n    return half(g) * np.cos(x) + EPS + L",
        ),
        ["backward"],
        {"mul"},
    )
    scope = run(found)
    assert scope["backward"](2.0, 0.0) == 4.0 + 1e-9
    assert not {"os", "unused", "x"} & set(scope)


def test_what_stands_before_the_answers_cell_goes_before_what_stands_behind_it():
    cells = [Cell("K = 1", 1), Cell("def backward(g):\n    return g * K", 2, "mul"), Cell("K = 5", 3)]
    assert run(find_functions(cells, ["backward"], {"mul"}))["backward"](2) == 2
    assert run(find_functions(cells[1:], ["backward"], {"mul"}))["backward"](2) == 10


@pytest.mark.parametrize(
    "text",
    [
        "class S:\n    @staticmethod\n    def backward(g, x):\n        return g * x\nbackward = S.backward",
        "if True:\n    def backward(g, x):\n        return g * x",
        "try:\n    import nothing\nexcept ImportError:\n    backward = lambda g, x: g * x",
        "from functools import partial\ndef f(k, g, x):\n    return k * g * x\nbackward = partial(f, 1)",
        "def made():\n    return lambda g, x: g * x\nbackward = made()",
        "from contextlib import nullcontext\nwith nullcontext():\n    def backward(g, x): return g * x",
        "import operator\nbackward, other = operator.mul, 3",
        "for k in (3, 1):\n    backward = lambda g, x, k=k: k * g * x",
    ],
)
def test_a_function_is_found_however_it_gets_its_name(text):
    assert run(find_functions(text, ["backward"]))["backward"](2, 5) == 10
    assert run(find_functions(in_cells("unused = 1", text), ["backward"], {"mul"}))["backward"](2, 5) == 10
    assert (
        run(find_functions([Cell(text, 1), Cell("x = backward(2, 5)", 2)], ["backward"]))["backward"](2, 5)
        == 10
    )


def test_star_imports_bring_what_is_there():
    scope = run(
        find_functions(
            "from numpy import *\nfrom scipy.special import *\ndef backward(g): return multiply(g, 2)",
            ["backward"],
        )
    )
    assert scope["backward"](3) == 6


def test_a_file_that_can_not_be_run_raises_what_python_raises():
    with pytest.raises(ZeroDivisionError):
        run(find_functions(RULE + "1 / 0", ["backward"]))


def test_code_stays_on_its_lines_so_that_errors_name_them():
    found = find_functions(
        "print(1)\n\n\nK = 2; print(K); L = 3\n\ndef backward(g):\n    return g * K * L\n", ["backward"]
    )
    assert found.source.split("\n")[3] == "K = 2; print(K); L = 3"
    assert found.source.split("\n")[5] == "def backward(g):"


def test_the_last_definition_wins_and_the_others_are_reported():
    found = find_functions(
        "def backward(g):\n    return 1\n\ndef backward(g, x):\n    return 2\n", ["backward"]
    )
    assert run(found)["backward"](0, 0) == 2
    assert found.functions == {"backward": ("g", "x")}
    assert found.problems == ("backward is defined 2 times (line 1; line 4). The last one counts.",)


def test_a_misspelt_function_is_missing_and_the_nearest_name_is_said():
    found = find_functions("def bakward(g):\n    return g\n", ["backward"])
    assert found.missing == ("backward",)
    assert found.problems == ("You wrote bakward; the exercise asks for backward.",)
    assert found.source == ""


def test_a_lambda_is_a_function_too():
    found = find_functions("scale = 3\nbackward = lambda g, x: g * x * scale\n", ["backward"])
    assert found.functions == {"backward": ("g", "x")}
    assert run(found)["backward"](2, 5) == 30


def test_decorators_of_the_kit_are_left_out_and_others_stay():
    found = find_functions(
        "import functools\nimport autogradkit as ag\n@ag.op('m')\ndef m(x):\n    return x\n\n"
        "@m.backward\ndef m_backward(g):\n    return g\n\n"
        "@functools.lru_cache(\n    None\n)\ndef other(g):\n    return g\n",
        ["m_backward", "other"],
    )
    namespace = run(found)
    assert namespace["m_backward"](3) == 3
    assert namespace["other"].cache_info


def test_what_a_function_binds_itself_is_not_taken_from_around_it():
    found = find_functions(
        in_cells("s = open('/nowhere')\ng = 5", "def backward(g):\n    s = g\n    return s"),
        ["backward"],
        {"mul"},
    )
    assert "g = 5" not in found.source
    assert run(found)["backward"](7) == 7


def test_a_notebook_is_read_cell_by_cell_without_magics(tmp_path):
    path = notebook(
        tmp_path / "n.ipynb",
        "%matplotlib inline\n!ls\nimport numpy as np\nnp.exp?\n",
        "%%bash\ndef backward(): rm\n",
        "def broken(:\n",
        "%%time\ndef backward(g, x):\n    return g * np.cos(x) * (7\n        % 4)\n",
    )
    found = read_functions(path, ["backward"])
    assert run(found)["backward"](2.0, 0.0) == 6.0
    assert found.problems == ("cell 4, line 1: not valid Python (invalid syntax): “def broken(:”.",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n\n    return g * y)\n", "line 3: not valid Python (unexpected indent): “return g * y)”."),
        ("def backward(g:\n    pass\n", "line 1: not valid Python"),
        ("x = “g”\n", "): “x = 'g'”."),
        ("x = (\u202e1 2)\n", "\\u202e1 2"),
        ("if x:\n", "line 1: not valid Python"),
        ("x = " + "1 " * 400, " characters)”."),
    ],
)
def test_what_is_not_python_is_quoted_as_one_line_of_hers(text, said):
    (problem,) = find_functions(text, ["backward"]).problems
    assert said in problem
    assert problem.count("“") <= 1
    assert len(problem) < 250


def test_the_cell_marked_as_the_exercise_goes_before_later_ones(tmp_path):
    path = notebook(
        tmp_path / "n.ipynb",
        "%%exercise mul\n" + RULE,
        "%%exercise matmul\nhelp_me = 3\ndef backward(g, x, y):\n    return help_me\n",
        "def backward(g):\n    return 'experiment'\n",
    )
    mul = read_functions(path, ["backward"], {"mul", "02"})
    assert mul.functions == {"backward": ("g", "x", "y")}
    assert run(mul)["backward"](2, 3, 5) == (10, 6)
    assert mul.problems == ()
    assert run(read_functions(path, ["backward"], {"matmul"}))["backward"](0, 0, 0) == 3
    assert run(read_functions(path, ["backward"], {"softmax"}))["backward"](0) == "experiment"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.ipynb", b"{}", "a.ipynb isn't a notebook"),
        ("a.ipynb", b"[" * 100_000, "a.ipynb isn't a notebook"),
        ("a.ipynb", b'{"cells": [{"cell_type": "code", "source": 3}]}', "a.ipynb isn't a notebook"),
        ("a.py", b"\xff\xfe\x00", "a.py isn't text in UTF-8"),
        ("a.py", b" " * 20_000_001, "a.py has 20,000,001 bytes"),
    ],
)
def test_a_file_that_is_not_what_it_says_gets_one_sentence(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as error:
        cells_of(tmp_path / name)
    assert str(error.value).startswith(said)


def test_a_missing_file_and_a_folder_get_one_sentence(tmp_path):
    with pytest.raises(SourceError, match=r"There is no file"):
        cells_of(tmp_path / "none.py")
    with pytest.raises(SourceError, match=r"is a folder"):
        cells_of(tmp_path)


@pytest.mark.parametrize("text", ["def backward(g:\n", "\0", "(" * 5_000, "x = " + "-" * 100_000 + "1"])
def test_text_that_is_not_python_is_a_problem_and_no_crash(text):
    found = find_functions(text, ["backward"])
    assert found.missing == ("backward",)
    assert len(found.problems) == 1


@given(
    st.lists(
        st.sampled_from(
            [
                "import math",
                "a = 1",
                "b = 'ü'; c = b",
                "def f(x): return a",
                "f = 3",
                "[f for f in 'ab']",
                RULE,
            ]
        )
    )
)
def test_whatever_else_stands_in_the_file_the_rule_is_found_and_runs(lines):
    found = find_functions("\n".join([*lines, RULE]), ["backward"])
    assert run(found)["backward"](2, 3, 5) == (10, 6)


def test_a_cell_may_name_its_exercise_in_capitals():
    texts = ["def backward(g): return 1", "%%exercise MUL\ndef backward(g): return g"]
    cells = [cell_of(text, number) for number, text in enumerate(texts, 1)]
    for names in (["mul", "B2"], ["MUL"]):
        assert find_functions(cells, ["backward"], names).source.strip() == "def backward(g): return g"


STUB = "def backward(g, x, y):\n    raise NotImplementedError"


@pytest.mark.parametrize("exercise", ["", "mul"])
def test_a_stub_in_a_later_cell_takes_no_answers_place(exercise):
    answer = "def backward(g, x, y):\n    return backward.__name__ and (g * y, g * x)"
    cells = [Cell(answer, 1, exercise), Cell(STUB, 2, exercise)]
    found = find_functions(cells, ["backward"], {"mul"} if exercise else ())
    assert "return" in found.source
    assert "raise" not in found.source
    assert not found.problems


def test_a_stub_that_a_file_defines_last_is_what_runs():
    found = find_functions("def backward(g, x, y): return g\n" + STUB, ["backward"])
    assert found.functions == {"backward": ("g", "x", "y")}
    assert "last one counts" in found.problems[0]


def test_a_cell_that_is_indented_as_a_whole_is_read_as_ipython_reads_it():
    cell = cell_of("\n  %%exercise mul\n  def f():\n      return 1\n", 1)
    assert (cell.exercise, cell.text) == ("mul", "\n\ndef f():\n    return 1\n")
    assert cell_of("x = '''\n  \n'''", 1).text == "x = '''\n  \n'''"


def test_a_name_that_a_function_declares_global_is_needed_from_another_cell():
    counts = "def backward(g, x, y):\n    global calls\n    calls += 1\n    return g * y, g * x"
    found = find_functions([Cell("calls = 0", 1), Cell(counts, 2, "mul")], ["backward"], {"mul"})
    assert found.source.startswith("calls = 0\n")


@pytest.mark.parametrize("typed", ["mul.py", "exercises/02_mul/rule.py", "02.py", "'mul'"])
def test_a_cell_names_its_exercise_in_all_ways_that_the_notebook_takes(typed):
    name = cell_of(f"%%exercise {typed}\n{RULE}", 1).exercise
    assert entry(name) == entry("mul")
