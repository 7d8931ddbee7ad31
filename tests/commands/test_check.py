"""`autogradkit check`: one answer, several, and answers that cannot be run."""

import json
import re

import pytest

import autogradkit as ag
from tests.commands.course_in_terminal import FORGETS, RIGHT, answer, autogradkit


def test_check_says_the_same_sentences_as_the_notebook(mine):
    answer(mine, FORGETS)
    done = autogradkit("check", "02", cwd=mine)
    report = ag.check("mul", lambda g, x, y: (y, x))
    assert done.stdout == f"{report}\n"
    assert [d.code for d in report.diagnoses] == ["NO_UPSTREAM"]
    assert (done.returncode, done.stderr) == (1, "")


def test_a_right_answer_is_fine_from_anywhere_in_or_right_above_the_course(mine):
    answer(mine, RIGHT)
    for place in (mine, mine / "exercises/02_mul", mine.parent):
        done = autogradkit("check", "mul", cwd=place)
        assert (done.returncode, done.stderr) == (0, ""), place


def test_a_stub_is_not_written_yet(mine):
    done = autogradkit("check", "02", cwd=mine)
    assert done.returncode == 1
    assert "not written yet" in done.stdout


def test_a_file_or_a_notebook_may_be_named(mine, tmp_path):
    cell = {"cell_type": "code", "source": f"%%exercise mul\n{RIGHT}"}
    (tmp_path / "mine.ipynb").write_text(json.dumps({"cells": [cell]}))
    (tmp_path / "mine.py").write_text(RIGHT)
    for name in ("mine.ipynb", "mine.py"):
        done = autogradkit("check", "B2", "--file", name, "--json", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["status"] == "passed"


def test_the_path_that_next_names_says_which_exercise_it_answers(mine):
    path = answer(mine, RIGHT)
    for here, given in (
        (mine, "exercises/02_mul/rule.py"),
        (path.parent, "rule.py"),
        (mine / "notebooks", path),
    ):
        done = autogradkit("check", given, cwd=here)
        assert done.stdout.startswith("mul: passed"), done.stderr
        assert done.returncode == 0


@pytest.mark.parametrize(("group", "count"), [("B", 9), ("workshop", 5), ("all", 71)])
def test_a_track_a_subset_or_all_may_be_checked_as_they_may_be_listed(mine, group, count):
    answer(mine, RIGHT)
    done = autogradkit("check", group, cwd=mine)
    assert re.search(r"mul +4 of 4 +passed", done.stdout)
    assert f"1 of {count} passed.\n" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    "typed", [["mul", "exercises/12_div/rule.py"], ["div,", "02"], ["mul div"], ["div mul"]]
)
def test_several_exercises_are_checked_together(mine, typed):
    answer(mine, RIGHT)
    done = autogradkit("check", "exercises/02_mul/rule.py", *typed, cwd=mine)
    assert re.findall(r"(?m)^ +\d\d +(\w+) .* (\w+)$", done.stdout) == [("mul", "passed"), ("div", "missing")]
    assert done.stdout.endswith("1 of 2 passed.\n")
    assert done.returncode == 1


def test_of_several_exercises_the_one_that_is_not_there_is_named_and_the_others_are_checked(mine):
    answer(mine, RIGHT)
    done = autogradkit("check", "mul", "strangerz", "softmaxx", cwd=mine)
    assert done.stdout.endswith("1 of 1 passed.\n")
    assert done.stderr.splitlines() == [
        "autogradkit: There is no exercise 'strangerz'. Did you mean 'strangers'?",
        "autogradkit: There is no exercise 'softmaxx'. Did you mean 'softmax'?",
    ]
    assert done.returncode == 4


@pytest.mark.parametrize("option", ["--json", "--isolated"])
def test_an_option_for_one_exercise_is_not_passed_over_in_silence(mine, option):
    for several in (["mul", "div"], ["B"], []):
        done = autogradkit("check", *several, option, cwd=mine)
        assert done.stderr.startswith(f"autogradkit: {option} goes with one exercise.")
        assert (done.stdout, done.returncode) == ("", 4)


@pytest.mark.parametrize("name", ["rule.py.txt", "rule (1).py", "Rule.PY", "rule - Copy.py"])
def test_an_answer_that_was_saved_under_another_name_is_found_beside_the_right_one(mine, name):
    path = answer(mine, RIGHT)
    path.with_name("rule.py.1").write_text("an earlier one, which the kit keeps")
    path.rename(path.with_name(name))
    done = autogradkit("check", "02", cwd=mine)
    assert done.returncode == 4
    assert done.stderr == (
        f"autogradkit: There is no file exercises/02_mul/rule.py, but {name} stands beside it. Is that the "
        "answer? Then call it rule.py, or check it so: "
        f'autogradkit check mul --file "exercises/02_mul/{name}"\n'
    )
    if name.endswith(".py"):
        assert autogradkit("check", "mul", "--file", f"exercises/02_mul/{name}", cwd=mine).returncode == 0


def test_an_answer_whose_file_is_gone_is_told_how_it_comes_back(mine):
    answer(mine, RIGHT).unlink()
    for command in ("check", "watch"):
        done = autogradkit(command, "02", cwd=mine)
        assert done.returncode == 4
        assert done.stderr == (
            "autogradkit: There is no file exercises/02_mul/rule.py. This puts it back as it was at the "
            "beginning: autogradkit reset mul\n"
        )
    assert autogradkit("reset", "mul", cwd=mine).returncode == 0
    assert "not written yet" in autogradkit("check", "02", cwd=mine).stdout


def test_an_answer_that_needs_a_module_which_grading_has_not_is_told_so(mine):
    answer(mine, "import no_such_thing\ndef backward(g, x, y): return no_such_thing.f(g)\n")
    done = autogradkit("check", "02", cwd=mine)
    assert "only NumPy is" in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def backward(g, x, y)\n    return 1\n", "rule.py: line 1: not valid Python"),
        ("def bakward(g, x, y):\n    return 1\n", "You wrote bakward; the exercise asks for backward."),
        ("", "exercises/02_mul/rule.py defines no function backward. It defines no function at all."),
        ("def my_rule(g): return g\n", "defines no function backward. It defines my_rule."),
        ("def backward（g, x, y):\n    return g\n", "Where （ stands, Python wants: ("),
        (
            "class Mul:\n    def backward(self, g, x, y):\n        return g * y, g * x\n",
            "backward stands in the class Mul; the exercise asks for a function of its own, outside.",
        ),
        (f"import os\nos._exit(0)\n{RIGHT}", "Running the file ended the whole process."),
        ("def backward(g=1 / 0): return g\n", "failed on line 1: ZeroDivisionError: division by zero"),
    ],
)
def test_an_answer_that_cannot_be_run_gets_a_sentence_and_exit_code_one(mine, text, said):
    path = answer(mine, text)
    done = autogradkit("check", "02", cwd=mine)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert path.read_text() == text


def test_an_option_may_stand_between_the_exercises_that_are_checked(mine):
    done = autogradkit("check", "mul", "--json", "div", cwd=mine)
    assert "--json goes with one exercise" in done.stderr
    done = autogradkit("check", "mul", "--jsn", "div", cwd=mine)
    assert "unknown argument '--jsn'. Did you mean '--json'?" in done.stderr


def test_progress_says_which_answers_are_no_longer_as_they_passed(mine):
    answer(mine, RIGHT)
    autogradkit("check", "02", cwd=mine)
    assert "No longer" not in autogradkit("progress", cwd=mine).stdout
    answer(mine, FORGETS)
    said = "A grader reads what stands in the file now: autogradkit check mul\n"
    assert autogradkit("progress", cwd=mine).stdout.endswith(said)
