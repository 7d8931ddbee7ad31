"""The magics in a real IPython shell: what they print, keep and install."""

import re
from unittest.mock import patch

import numpy as np
import pytest

import autogradkit as ag
from autogradkit import course
from autogradkit.core.op import OPS
from autogradkit.course import progress
from autogradkit.course.catalogue import kit_exercises
from autogradkit.course.folder import writable_folder
from autogradkit.course.source.cells import cells_of
from autogradkit.learner_rules.install import install
from autogradkit.notebook.side_panel import panel

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
UNCLOSED = "Line 2 of this cell isn't valid Python ('(' was never closed):\n\n    def backward(g:\n"
FORGETS = "def backward(g, x, y):\n    return y, x\n"


def test_the_cell_is_checked_in_the_words_of_the_report(shell, capsys):
    shell.run_cell(f"%%exercise mul\n{FORGETS}")
    report = ag.check("mul", lambda g, x, y: (y, x))
    assert capsys.readouterr().out == f"{report}\nKept as my-course/exercises/02_mul/rule.py.\n"


def test_a_cell_that_may_be_meant_for_an_exercise_and_does_not_say_so_hears_it_once(shell, capsys):
    scratch = "def backward(g, x, y, z):\n    return g / y, -g * z / y\n"
    for _ in range(2):
        shell.run_cell(scratch)
    assert capsys.readouterr().out == (
        "Not checked and not kept: backward(g, x, y, z) may be meant for div, and this cell doesn't say so. "
        "If it is, begin it with: %%exercise div\n"
    )
    shell.run_cell(RIGHT)
    assert "may be meant for mul or matmul or batched_matmul, and" in capsys.readouterr().out


def test_a_plain_cell_that_defines_anew_what_was_answered_wrongly_is_meant_for_that_exercise(shell, capsys):
    shell.run_cell("%%exercise div\ndef backward(g, x, y):\n    return g / y, x\n")
    capsys.readouterr()
    shell.run_cell("def backward(g, x, y):\n    return g / y, -g * x / y**2\n")
    assert "backward(g, x, y) may be meant for div, and" in capsys.readouterr().out


def reports_again(shell, name):
    """Press "Check again" below an exercise's report, and return what is said there."""
    magics = shell.magics_manager.registry["ExerciseMagics"]
    one = course.entry(name)
    shown = magics.report_with_buttons(
        one, ag.check(name, *magics.functions(name).values()), writable_folder()
    )
    shown._hear(shown, {"do": "check"}, [])
    return shown.notice


def test_what_another_cell_has_defined_passes_when_checked_again_and_is_not_noted_as_passed(
    shell, rule, capsys
):
    shell.run_cell(f"%%exercise mul\n{FORGETS}")
    shell.run_cell(RIGHT)
    assert reports_again(shell, "mul") == (
        "Checked again. Another cell has defined these functions since, and that is what was checked. It is "
        "not kept: begin that cell with %%exercise mul, and run it."
    )
    assert not progress.read(writable_folder())["mul"].passed
    assert rule.read_text() == FORGETS


def test_an_answer_that_passes_when_checked_again_is_kept_with_what_made_it_pass(shell, rule, capsys):
    shell.run_cell("del np")
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    return np.multiply(g, y), g * x\n")
    assert not progress.read(writable_folder())["mul"].passed
    shell.run_cell("import numpy as np")
    said = reports_again(shell, "mul")
    assert said.startswith("Checked again. From here on, mul runs backward with your code. Kept as ")
    assert progress.read(writable_folder())["mul"].passed
    assert course.attempt_file(course.entry("mul"), rule).report.passed


@pytest.mark.parametrize(
    "cell", ["def backward(up):\n    return up\n", "def f(g, x, y):\n    return g\n", "x = 1"]
)
def test_a_cell_that_looks_like_no_exercises_answer_hears_nothing_of_exercises(shell, capsys, cell):
    shell.run_cell(cell)
    assert capsys.readouterr().out == ""


def test_a_cell_of_a_lesson_is_not_taken_for_an_answer_nor_what_has_passed_already(shell, capsys):
    lesson = kit_exercises().with_name("notebooks") / "05_arrays.ipynb"
    given = [cell.text for cell in cells_of(lesson) if "def unbroadcast" in cell.text and not cell.exercise]
    assert len(given) == 1
    for exercise in ("matmul", "batched_matmul"):
        shell.run_cell(f"%%exercise {exercise}\n{FORGETS}")
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    for cell in (*given, RIGHT):
        capsys.readouterr()
        shell.run_cell(cell)
        assert "may be meant" not in capsys.readouterr().out


def test_the_learners_commands_may_be_typed_without_the_kits_name(shell, capsys):
    for typed in ("next", "list B", "check mul"):
        said = []
        for line in (f"%{typed}", f"%autogradkit {typed}"):
            shell.run_cell(line)
            said.append(capsys.readouterr().out)
        assert said[0] == said[1] != ""


def test_an_answer_under_one_percent_sign_is_told_that_nothing_is_checked(shell, capsys):
    shell.run_cell(f"%exercise mul\n{RIGHT}")
    assert "Nothing is checked here: an answer's cell begins with two percent" in capsys.readouterr().out
    shell.run_cell("%exercise mul")
    shell.run_cell("%exercise mul\nx = 3")
    assert "Nothing is checked" not in capsys.readouterr().out


def test_a_reset_of_an_exercise_leaves_the_session_and_any_other_is_ipythons(shell, rule, capsys):
    stub = rule.read_text(encoding="utf-8")
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    shell.run_cell("%reset mul")
    assert "is as it was at the beginning" in capsys.readouterr().out
    assert rule.read_text(encoding="utf-8") == stub
    assert "backward" in shell.user_ns
    shell.run_cell("%reset -f")
    assert "backward" not in shell.user_ns


def test_what_comes_next_is_said_in_a_notebook_as_one_types_it_there(shell, capsys):
    shell.run_cell("%next")
    said = capsys.readouterr().out
    assert "Read it: %exercise article_rules\n" in said
    assert "a cell that begins with %%exercise article_rules" in said
    assert "autogradkit" not in said


def test_a_right_rule_runs_in_the_engine_from_then_on(shell, capsys):
    shell.run_cell("seen = []")
    shell.run_cell(
        "%%exercise mul\ndef backward(g, x, y):\n    seen.append(x.shape)\n    return g * y, g * x\n"
    )
    assert "From here on, mul runs backward with your code.\n" in capsys.readouterr().out
    shell.user_ns["seen"].clear()
    shell.run_cell("t = ag.Tensor([2.0, 3.0])\n(t * 5.0).sum().backward()")
    assert shell.user_ns["seen"] == [(2,)]
    np.testing.assert_array_equal(shell.user_ns["t"].grad, [5.0, 5.0])
    shell.run_cell("%unload_ext autogradkit")
    shell.run_cell("(t * 5.0).sum().backward()")
    assert shell.user_ns["seen"] == [(2,)], "unloaded, the kit's own rule is back"
    shell.run_cell("%load_ext autogradkit")


def test_an_earlier_exercise_keeps_its_function_when_a_later_one_has_another_of_that_name(shell):
    magics = shell.magics_manager.registry["ExerciseMagics"]
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    mine = shell.user_ns["backward"]
    shell.run_cell("%%exercise div\ndef backward(g, x, y):\n    raise NotImplementedError")
    assert magics.functions("mul") == {"backward": mine}
    assert magics.functions("div") == {"backward": shell.user_ns["backward"]}
    shell.run_cell("def backward(g, x, y):\n    return g / y, -g * x / y**2")
    assert magics.functions("div") == {"backward": shell.user_ns["backward"]}, "as the notebook now has it"
    assert magics.functions("mul") == {"backward": mine}


def test_a_wrong_rule_is_not_installed(shell):
    before = ag.ops.mul.rule
    shell.run_cell(f"%%exercise mul\n{FORGETS}")
    assert ag.ops.mul.rule is before


def test_a_right_rule_in_the_articles_form_is_no_rule_for_the_engine(shell, capsys):
    before = ag.ops.add.rule, ag.ops.mul.rule
    solution = (course.entry("article_rules").folder / "solution.py").read_text()
    shell.run_cell(f"%%exercise article_rules\n{solution}")
    assert "4 of 4 points" in capsys.readouterr().out
    assert (ag.ops.add.rule, ag.ops.mul.rule) == before


def test_of_several_functions_the_one_with_another_name_is_named(shell, capsys):
    solution = (course.entry("article_rules").folder / "solution.py").read_text()
    shell.run_cell(f"%%exercise article_rules\n{solution.replace('add_backward', 'add_backwards')}")
    said = capsys.readouterr().out
    assert "2 of 4 points" in said
    assert said.count("You wrote add_backwards; the exercise asks for add_backward.\n") == 1
    shell.run_cell(f"%%exercise article_rules\n{solution}\ndef add_backwards(node): pass\n")
    assert "You wrote" not in capsys.readouterr().out


def test_a_rule_for_matrices_is_not_asked_about_vectors(shell):
    shell.run_cell("%%exercise matmul\ndef backward(g, x, y):\n    return g @ y.T, x.T @ g\n")
    shell.run_cell("v = ag.Tensor([1.0, 2.0])\n(v @ np.array([3.0, 4.0])).backward()")
    np.testing.assert_array_equal(shell.user_ns["v"].grad, [3.0, 4.0])


def test_a_rule_for_the_mean_leaves_the_sum_to_the_kit(shell):
    rule = course.entry("cross_entropy").folder / "solution.py"
    shell.run_cell(f"%%exercise cross_entropy\n{rule.read_text()}")
    x, target = np.array([[0.3, -1.0, 2.0], [1.0, 0.5, 0.2]]), np.array([0, 2])
    assert OPS["cross_entropy"].rule.function.__name__ == "backward"
    found = {}
    for reduction in ("mean", "sum", "none"):
        t = ag.Tensor(x)
        OPS["cross_entropy"](t, target=target, reduction=reduction).sum().backward()
        found[reduction] = t.grad
    np.testing.assert_allclose(found["mean"], found["sum"] / 2)
    np.testing.assert_allclose(found["none"], found["sum"])


def test_a_right_answer_that_the_op_of_its_name_cannot_use_is_not_installed():
    before = OPS["einsum"].rule
    assert install("einsum", lambda g, x, y, letters: (g, g)) is None
    assert OPS["einsum"].rule is before


def test_the_answer_is_kept_and_older_ones_too(shell, rule):
    for text in (FORGETS, RIGHT, RIGHT):
        shell.run_cell(f"%%exercise 02\n{text}")
    assert rule.read_text() == RIGHT
    assert rule.with_name("rule.py.1").read_text() == FORGETS
    assert not rule.with_name("rule.py.2").exists()


def test_a_kept_answer_imports_what_the_notebook_gave_it(shell, rule):
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    return np.multiply(g, y), g * x\n")
    assert rule.read_text().startswith("import numpy as np\n\ndef backward")
    assert course.attempt_file(course.entry("mul"), rule).report.passed


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (f"%%exercise mull\n{RIGHT}", "There is no exercise 'mull'. Did you mean 'mul'?\n"),
        (f"%%exercise\n{RIGHT}", "Which exercise? There are: "),
        (
            "%%exercise mul\nx = 1\n",
            "This cell defines no function backward, which mul asks for. It defines "
            "no function at all. One begins with: def backward(g, x, y):\n",
        ),
        (
            "%%exercise mul\ndef my_rule(g, x, y): pass\n",
            "This cell defines no function backward, which mul asks for. It defines my_rule.\n",
        ),
        (
            "%%exercise article_rules\nx = 1\n",
            "This cell defines no function add_backward or mul_backward, which article_rules asks for.",
        ),
        (
            "%%exercise mul\ndef backward(g, x, y):\n    return g × y, g × x\n",
            "Line 3 of this cell isn't valid Python (invalid character '×' (U+00D7)):\n\n"
            "    return g × y, g × x\n\nWhere × stands, Python wants: *\n",
        ),
        (
            "%%exercise mul\nclass Mul:\n    def backward(self, g, x, y):\n        return g * y, g * x\n",
            "backward stands in the class Mul; the exercise asks for a function of its own, outside.\n",
        ),
        (
            f"# mine\n%%exercise mul\n{RIGHT}",
            "Nothing is checked here: %%exercise mul must be the first line of its cell, "
            "above comments too.\n",
        ),
        (
            "%%exercise mul\ndef bakward(g): pass\n",
            "You wrote bakward; the exercise asks for backward.\n",
        ),
        (
            "%%exercise mul\ndef backward(g:\n",
            "Line 2 of this cell isn't valid Python ('(' was never closed):\n\n    def backward(g:\n",
        ),
        (
            "%%exercise mul\ndef backward(g, x, y):\n    dx, dy = g * y, g * x\nreturn dx, dy\n",
            "Line 4 of this cell isn't valid Python ('return' outside function):\n\n    return dx, dy\n\n"
            "All lines of a function begin further in than its def, and this one doesn't: "
            "it belongs to none.\n",
        ),
        ("%%exercise mul my answer\nx = 1", "There is no exercise 'mul my answer'. Did you mean 'mul'?\n"),
        ("%hint mull", "There is no exercise 'mull'. Did you mean 'mul'?\n"),
        ("%hint mul 9", "mul has hints 1 to 3; there is no hint 9.\n"),
        ("%hint mul two", "Which hint? Write %hint mul, or %hint mul 2\n"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(shell, rule, capsys, cell, said):
    stub = rule.read_text()
    shell.run_cell(cell)
    out = capsys.readouterr().out
    assert out.startswith(said)
    assert "Traceback" not in out
    assert rule.read_text() == stub


def test_magics_inside_the_cell_are_run_and_not_kept(shell, rule, capsys):
    shell.run_cell(f"%%exercise mul\n%precision 3\n{RIGHT}")
    assert "mul: passed" in capsys.readouterr().out
    assert rule.read_text() == f"pass\n{RIGHT}"


def test_hints_open_one_at_a_time_and_alike_in_every_fresh_notebook(shell, capsys):
    for _ in range(2):
        shell.run_cell("%reload_ext autogradkit")
        capsys.readouterr()
        for number in (1, 2, 3):
            shell.run_cell("%hint mul")
            assert capsys.readouterr().out.startswith(f"Hint {number} of 3: ")
        for _ in range(2):
            shell.run_cell("%hint mul")
            assert capsys.readouterr().out.startswith("That was the last hint on mul. All of them again:\n")


def test_the_text_to_begin_again_with_is_checked_where_it_is_pasted(shell, capsys, monkeypatch):
    shown = []
    monkeypatch.setattr("autogradkit.notebook.magics.display", shown.append)
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    shown[0].reset()
    capsys.readouterr()
    shell.run_cell(shown[0].stub)
    assert "mul: missing" in str(shown[-1].report)


def test_away_from_a_course_the_answer_is_checked_and_not_kept(shell, tmp_path, monkeypatch, capsys):
    (tmp_path / "elsewhere/deep").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere/deep")
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    out = capsys.readouterr().out
    assert "Not kept: there is no course folder here. Make one with: autogradkit start my-course\n" in out
    assert out.endswith("Next: 04 · A formula as a graph, or here: %exercise graph_of\n")


def test_a_stub_run_again_does_not_take_the_place_of_an_answer(shell, rule, capsys):
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    capsys.readouterr()
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    raise NotImplementedError\n")
    out = capsys.readouterr().out
    assert "not written yet" in out
    where = f"{rule.parents[2].name}/exercises/02_mul/rule.py"
    assert out.endswith(f"What you wrote before stands in {where}, as it was.\n")
    assert rule.read_text() == RIGHT


def test_a_stub_that_was_never_touched_is_told_of_no_answer_before(shell, rule, capsys):
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    raise NotImplementedError\n")
    assert "What you wrote" not in capsys.readouterr().out


def test_progress_says_which_answers_are_no_longer_as_they_passed(shell, rule, capsys):
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    shell.run_cell("%progress")
    assert "No longer" not in capsys.readouterr().out
    shell.run_cell("%%exercise mul\ndef backward(g, x, y):\n    return y, x\n")
    shell.run_cell("%progress")
    assert "No longer as when it passed: 02 mul. A grader reads" in capsys.readouterr().out


def test_trying_something_out_with_check_is_no_attempt(shell, tmp_path):
    shell.run_cell("report = ag.check('mul', lambda g, x, y: (g * y, g * x))")
    assert shell.user_ns["report"].passed
    assert "mul" not in course.progress.read(course.folder.find())


def test_what_passes_by_check_alone_is_said_to_be_tried_out_until_it_counts(shell, capsys):
    tried = "ag.check('mul', lambda g, x, y: (g * y, g * x))"
    shell.run_cell(tried)
    said = "an answer that counts has a cell that begins with %%exercise mul\n"
    assert capsys.readouterr().out.endswith(said)
    shell.run_cell("ag.check('mul', lambda g, x, y: (y, x))")
    assert "Tried out" not in capsys.readouterr().out
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    capsys.readouterr()
    shell.run_cell(tried)
    assert "Tried out" not in capsys.readouterr().out


def test_a_rule_that_was_checked_by_name_is_not_said_to_be_meant_for_another_exercise(shell, capsys):
    shell.run_cell("def backward(g, x, y):\n    return g / y, -g * x / y**2\nag.check('div', backward)")
    out = capsys.readouterr().out
    assert "may be meant" not in out
    assert "begins with %%exercise div" in out


def test_functions_of_one_exercise_in_two_cells_are_said_to_belong_into_one(shell, capsys):
    shell.run_cell("%%exercise exp_log\ndef exp_backward(g, z):\n    return g * z\n")
    assert "stood in the answer before" not in capsys.readouterr().out
    shell.run_cell("%%exercise exp_log\ndef log_backward(g, x):\n    return g / x\n")
    assert "exp_backward stood in the answer before, which this cell replaces: an answer is one cell" in (
        capsys.readouterr().out
    )


def test_an_exercise_is_shown_with_its_picture_inside(shell):
    with patch("autogradkit.notebook.magics.display") as shown:
        shell.run_cell("%exercise conv1d")
    text = shown.call_args.args[0].data
    assert text.startswith("# 48 · A sliding window")
    assert "](data:image/svg+xml;base64," in text
    assert "](picture.svg)" not in text


def test_the_statements_links_lead_to_the_learners_copies(shell, tmp_path):
    with patch("autogradkit.notebook.magics.display") as shown:
        shell.run_cell("%exercise mul")
    (link,) = re.findall(r"\]\((\.\./[^)]*)\)", shown.call_args.args[0].data)
    assert (tmp_path / "my-course/notebooks" / link).resolve().is_file()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("list K", "2 exercises, 20 points, about 1.4 hours."),
        ("next", "01 · Repair the article's rules\n"),
        ("progress", f"0 of {len(course.entries())} exercises passed."),
        ("hint mul", "Hint 1 of 3: "),
        ("reset mul", "exercises/02_mul/rule.py is as it was at the beginning.\n"),
        ("check mul", "backward is not written yet"),
        ("reset mull", "There is no exercise 'mull'. Did you mean 'mul'?\n"),
        ("nxt", "there is no command 'nxt'. Did you mean 'next'?"),
        ("hint 'mul", "No closing quotation\n"),
    ],
)
def test_a_learners_commands_are_the_same_in_a_notebook(shell, capsys, line, said):
    shell.run_cell(f"%autogradkit {line}")
    out = capsys.readouterr().out
    assert said in out
    assert "Traceback" not in out


def test_lines_are_counted_as_the_cell_shows_them(shell, capsys):
    shell.run_cell("%%exercise mul\n\nx = 1\nraise KeyError(x)\ndef backward(g, x, y): pass\n")
    shown = re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out)
    assert "----> 4 raise KeyError(x)" in shown


def test_a_right_rule_is_played_and_the_next_exercise_is_one_click_away(shell, capsys, monkeypatch):
    displayed = []
    monkeypatch.setattr("autogradkit.notebook.magics.display", lambda shown, **_: displayed.append(shown))
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    check, following = displayed
    assert check.film["frames"]
    assert repr(following).startswith("Its idea comes back in 08 backward, 12 div, ")
    assert repr(following).splitlines()[1:] == [
        f"1 of {len(course.entries())} exercises passed.",
        "Next: 04 · A formula as a graph, or here: %exercise graph_of",
    ]
    assert "[04 · A formula as a graph](02_graphs.ipynb)" in following._repr_markdown_()


def test_where_the_next_exercise_is_of_the_lesson_that_is_open_the_link_leads_to_its_statement(
    shell, monkeypatch
):
    displayed = []
    monkeypatch.setattr("autogradkit.notebook.magics.display", lambda shown, **_: displayed.append(shown))
    monkeypatch.setenv("JPY_SESSION_NAME", "/home/ana/my-course/notebooks/02_graphs.ipynb")
    shell.run_cell(f"%%exercise mul\n{RIGHT}")
    markdown = displayed[-1]._repr_markdown_()
    assert "[04 · A formula as a graph](../exercises/04_graph_of/README.md)" in markdown


def test_cell_terminal_and_side_panel_name_the_same_next_exercise(shell, capsys):
    rules = course.entry("article_rules").folder / "solution.py"
    shell.run_cell(f"%%exercise article_rules\n{rules.read_text()}")
    assert capsys.readouterr().out.endswith(
        "Next: 70 · One operation, one turn, or here: %exercise one_turn\n"
    )
    for command in ("next", "progress"):
        shell.run_cell(f"%autogradkit {command}")
        assert re.search(r"^(Next: )?70 .*One operation, one turn", capsys.readouterr().out, re.MULTILINE)
    assert panel()["next"]["name"] == "one_turn"


def test_a_hint_stays_open_and_is_counted_once_however_it_was_opened(shell, capsys, monkeypatch):
    displayed = []
    monkeypatch.setattr("autogradkit.notebook.magics.display", lambda shown, **_: displayed.append(shown))
    shell.run_cell(f"%%exercise mul\n{FORGETS}")
    displayed[0]._hear(None, {"do": "hint"}, None)
    shell.run_cell(f"%%exercise mul\n{FORGETS}")
    assert (len(displayed[1].hints), displayed[1].hints_left) == (1, 2)
    capsys.readouterr()
    shell.run_cell("%hint mul")
    assert capsys.readouterr().out.startswith("Hint 2 of 3: ")


def test_an_object_that_can_be_called_is_a_rule_for_the_engine_too(shell, capsys):
    shell.run_cell(
        "%%exercise mul\nclass Rule:\n    def __call__(self, g, x, y):\n        return g * y, g * x\n"
        "backward = Rule()\n"
    )
    said = capsys.readouterr().out
    assert "4 of 4 points" in said
    assert "From here on, mul runs backward with your code." in said
    assert "Error" not in said
