"""The command line, as a learner runs it: real processes, their words and their exit codes."""

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.request

import pytest

import autogradkit as ag
from autogradkit import course
from tests.commands.course_in_terminal import FORGETS, RIGHT, ROOT, answer, autogradkit, environment


def test_start_says_what_it_copied_and_what_it_kept(tmp_path):
    first = autogradkit("start", "my-course", cwd=tmp_path)
    assert "my-course: " in first.stdout
    assert f"{len(course.entries())} exercises copied." in first.stdout
    assert "Next: autogradkit lab\n" in first.stdout
    path = answer(tmp_path / "my-course", RIGHT)
    second = autogradkit("start", "my-course", cwd=tmp_path)
    assert "everything is there already" in second.stdout
    assert "Kept as you changed them:\n  exercises/02_mul/rule.py\n" in second.stdout
    assert path.read_text() == RIGHT


def test_a_folder_is_called_what_it_is_called_and_no_kind_of_file_is_counted_that_was_not_copied(mine):
    (mine / "exercises/02_mul/rule.py").unlink()
    assert autogradkit("start", ".", cwd=mine).stdout.startswith("my-course: 1 exercise copied.\n")
    assert autogradkit("start", ".", cwd=mine).stdout.startswith("my-course: everything is there already.\n")


@pytest.mark.parametrize(
    ("typed", "meant"), [("show", "exercise"), ("test", "check"), ("init", "start"), ("chekc", "check")]
)
def test_what_other_programs_call_a_command_is_told_what_it_is_called_here(typed, meant, tmp_path):
    done = autogradkit(typed, "02", cwd=tmp_path)
    assert f"there is no command '{typed}'. Did you mean '{meant}'?" in done.stderr
    assert done.returncode == 4


def test_only_a_folder_that_is_there_is_trusted(tmp_path):
    done = autogradkit("trust", "nosuch", cwd=tmp_path)
    assert done.stderr.startswith("autogradkit: There is no folder nosuch.")
    assert done.returncode == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "mull"], "autogradkit: There is no exercise 'mull'. Did you mean 'mul'?\n"),
        (["check", "02", "--file", "none.py"], "autogradkit: There is no file none.py.\n"),
        (
            ["check", "--file", "x.py"],
            "autogradkit: Which exercise does it answer? For example: autogradkit check",
        ),
        (["hint", "mul", "4"], "autogradkit: mul has hints 1 to 3; there is no hint 4.\n"),
        (["frobnicate"], "autogradkit: there is no command 'frobnicate'."),
        (["check", "02", "--fil", "x"], "autogradkit: unknown argument '--fil'. Did you mean '--file'?\n"),
        (["grade", "x", "--ouut", "y"], "autogradkit: unknown argument '--ouut'. Did you mean '--out'?\n"),
        (
            ["new", "3x"],
            "autogradkit: '3x' is no name for an exercise: use letters from a to z, digits and _, ",
        ),
        (
            ["check", "mul", "my/x.py"],
            "autogradkit: unknown argument 'my/x.py'; for a file: autogradkit check mul --file my/x.py\n",
        ),
        (["check", "x.py"], "autogradkit: Which exercise does it answer? For example: autogradkit check 02"),
        (["hint", "mul", "two"], "autogradkit: number takes a whole number, and 'two' is none\n"),
        (
            ["grade", "x", "--out", "y", "-j", "two"],
            "autogradkit: -j/--jobs takes a whole number, and 'two' is none\n",
        ),
        (["start", ".", "--pick", ""], "autogradkit: “” names no exercise. Name some, a track or a subset"),
        (["grade", ".", "--out", "y", "--only", ""], "autogradkit: “” names no exercise."),
        (["gradescope", "build", "--out", "x.zip", "--only", ""], "autogradkit: “” names no exercise."),
        (["nbgrader", "build", "x", "--only", " "], "autogradkit: “ ” names no exercise."),
        (["site", "build", "--out", "x", "--pick", ""], "autogradkit: “” names no exercise."),
        (["course", "check", "--only", ""], "autogradkit: “” names no exercise."),
        (
            ["grade", "x", "--out", "y", "--fail-under", "101"],
            "autogradkit: --fail-under takes a percentage, from 0 to 100, and 101 is none.\n",
        ),
        (["grade", "x", "--out", "y", "--fail-under", "nan"], "autogradkit: --fail-under takes a percentage"),
        (["grade", "x", "--out", "y", "--call-s", "nan"], "autogradkit: --call-s, --cpu-s and --memory-mb"),
        (["course"], "autogradkit: the following arguments are required: check\n"),
        (
            ["hint", "02", "03"],
            "autogradkit: argument number: hints are opened for one exercise at a time, "
            "and their numbers are 1, 2, 3: '03' is none\n",
        ),
        (["hint", "mul", "1", "x.py"], "autogradkit: 'x.py' is one argument too many\n"),
        (
            ["lab", "nowhere"],
            "autogradkit: There is no folder nowhere. Make it with: autogradkit start nowhere",
        ),
    ],
)
def test_asking_for_what_is_not_there_gets_a_sentence_and_exit_code_four(mine, arguments, said):
    done = autogradkit(*arguments, cwd=mine)
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr
    assert (done.returncode, done.stdout) == (4, "")


@pytest.mark.parametrize("out", ["taken/autograder.zip", "taken/deep/autograder.zip"])
def test_a_place_that_nothing_can_be_written_to_is_named_and_no_mistake_of_the_kits(tmp_path, out):
    (tmp_path / "taken").write_text("a file")
    done = autogradkit("gradescope", "build", "--only", "mul", "--out", out, cwd=tmp_path)
    assert done.stderr.startswith("autogradkit: taken")
    assert "can't be read or written: " in done.stderr
    assert done.returncode == 4


@pytest.mark.parametrize("arguments", [["check", "02"], ["check"], ["lab"]])
def test_without_a_course_folder_one_is_told_how_to_make_one(tmp_path, arguments):
    done = autogradkit(*arguments, cwd=tmp_path)
    assert done.stderr == (
        "autogradkit: There is no course folder here. Make one with: autogradkit start my-course\n"
    )
    assert done.returncode == 4


def test_a_start_where_a_file_stands_changes_nothing(tmp_path):
    (tmp_path / "my-course").write_text("mine")
    done = autogradkit("start", "my-course", cwd=tmp_path)
    assert "autogradkit: my-course is a file." in done.stderr
    assert done.returncode == 4
    assert (tmp_path / "my-course").read_text() == "mine"


def test_checking_all_gives_a_table_and_the_sum(mine):
    assert autogradkit("check", cwd=mine).returncode == 5, "nothing written yet"
    answer(mine, RIGHT)
    answer(mine, FORGETS, "26_matmul")
    answer(mine, "def backward(:", "34_softmax")
    done = autogradkit("check", cwd=mine)
    assert done.returncode == 1
    assert f"1 of {len(course.entries())} passed." in done.stdout
    for entry in course.entries()[:8]:
        answer(mine, (entry.folder / "solution.py").read_text(), entry.key)
    if len(course.entries()) == 8:
        assert autogradkit("check", cwd=mine).returncode == 0


def test_list_shows_every_exercise_and_how_far_one_is(mine):
    answer(mine, RIGHT)
    autogradkit("check", "02", cwd=mine)
    lines = autogradkit("list", cwd=mine).stdout.splitlines()
    mul = next(line for line in lines if " mul " in line)
    assert "4 of 4" in mul
    assert "passed" in mul
    assert all(any(entry.name in line for line in lines) for entry in course.entries())


def test_hints_open_one_at_a_time_and_after_the_last_one_all_are_shown(mine):
    said = [autogradkit("hint", "mul", cwd=mine).stdout for _ in range(5)]
    assert [text.split(":")[0] for text in said[:3]] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert said[3] == said[4] == "That was the last hint on mul. All of them again:\n" + "".join(said[:3])
    assert autogradkit("hint", "02", "1", cwd=mine).stdout.startswith("Hint 1 of 3: Freeze one factor.")


def test_where_no_course_folder_counts_the_hints_the_next_one_is_asked_for_by_its_number(tmp_path):
    first, again = (autogradkit("hint", "mul", cwd=tmp_path).stdout for _ in range(2))
    assert first == again
    assert "The next one: autogradkit hint mul 2\n" in first
    assert "course folder" not in autogradkit("hint", "mul", "2", cwd=tmp_path).stdout


def test_after_a_pass_every_command_says_the_same_exercise_is_next(mine):
    answer(mine, RIGHT)
    said = [autogradkit(name, *more, cwd=mine).stdout for name, *more in (("check", "mul"), ("progress",))]
    assert all(text.endswith("Next: 04 graph_of (A formula as a graph)\n") for text in said)
    assert autogradkit("next", cwd=mine).stdout.startswith("04 · A formula as a graph\n")


def test_a_list_in_a_pipe_has_no_blanks_at_the_ends_of_its_lines(mine):
    lines = autogradkit("list", cwd=mine).stdout.splitlines()
    assert lines == [line.rstrip() for line in lines]


@pytest.mark.parametrize(("which", "time"), [("first_net", "20 minutes"), ("workshop", "1.4 hours")])
def test_the_sum_of_a_list_is_in_minutes_up_to_an_hour(mine, which, time):
    assert autogradkit("list", which, cwd=mine).stdout.endswith(f"about {time}.\n")


def test_version_and_help_are_fine(tmp_path):
    assert autogradkit("--version", cwd=tmp_path).stdout == f"autogradkit {ag.__version__}\n"
    helped = autogradkit("--help", cwd=tmp_path)
    assert helped.returncode == 0
    assert "autogradkit start my-course" in helped.stdout


def test_a_reader_who_has_read_enough_is_no_failure(mine):
    command = f"'{sys.executable}' -m autogradkit list | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=mine, env=environment(), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_lab_without_jupyterlab_says_how_to_install_it(mine, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['jupyterlab'] = None\n")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = autogradkit("lab", cwd=mine, PYTHONPATH=path)
    assert 'pip install "autogradkit[lab]"' in done.stderr
    assert done.returncode == 4


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX's")
def test_lab_opens_the_lessons_headless_and_prints_the_address(mine):
    pytest.importorskip("jupyterlab")
    command = [sys.executable, "-m", "autogradkit", "lab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    environ = environment(JUPYTER_RUNTIME_DIR=str(mine.parent / "runtime"), PYTHONUNBUFFERED="1")
    running = subprocess.Popen(
        command, cwd=mine, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        address = re.fullmatch(
            r"The lessons are open at (http://127\.0\.0\.1:\d+/lab\S*)\n", running.stdout.readline()
        )
        assert address
        with urllib.request.urlopen(address[1], timeout=30) as page:
            assert page.status == 200
        first = sorted(path.name for path in (mine / "notebooks").glob("[0-9]*.ipynb"))[:1]
        assert all(f"/lab/tree/notebooks/{name}" in address[1] for name in first)
    finally:
        running.terminate()
        assert running.wait(timeout=30) is not None


def test_list_is_narrowed_by_track_subset_or_name_and_says_what_it_comes_to(mine):
    done = autogradkit("list", "K", "mul", cwd=mine)
    assert re.findall(r"^ +(\d\d) +([A-Z]) +(\w+)", done.stdout, re.MULTILINE) == [
        ("02", "B", "mul"),
        ("59", "K", "name_the_bug"),
        ("60", "K", "write_a_checker"),
    ]
    assert done.stdout.endswith("3 exercises, 24 points, about 1.6 hours.\n")


def test_next_follows_the_lessons_and_says_what_leads_to_an_exercise(mine):
    for name, title in {
        "article_rules": "01 · Repair the article's rules\n",
        "one_turn": "70 · One operation, one turn\n",
        "central_difference": "03 · The slope by nudging\n",
    }.items():
        assert autogradkit("next", cwd=mine).stdout.startswith(title)
        one = course.entry(name)
        shutil.copy(one.folder / "solution.py", mine / "exercises" / one.key / "rule.py")
        assert autogradkit("check", name, cwd=mine).returncode == 0
    assert autogradkit("next", cwd=mine).stdout == (
        "02 · The rule of a product\n"
        "track B, Rules, entry by entry · ★ · 4 points · about 10 minutes\n"
        "Takes up: 01 article_rules\n"
        "Lesson: notebooks/01_slopes.ipynb, notebooks/05_arrays.ipynb\n"
        "Write it in: exercises/02_mul/rule.py\n"
        "Read it: autogradkit exercise mul\n"
        "Try it: autogradkit check mul\n"
    )


def test_paths_are_said_from_where_one_stands_in_the_course(mine):
    said = autogradkit("next", cwd=mine / "notebooks").stdout
    assert "Lesson: 00_tour.ipynb, 03_chain_rule.ipynb\n" in said
    assert "Write it in: ../exercises/01_article_rules/rule.py\n" in said


def test_stubs_that_were_checked_with_all_others_are_not_called_begun(mine):
    answer(mine, FORGETS)
    autogradkit("check", cwd=mine)
    said = autogradkit("progress", cwd=mine).stdout
    assert [line for line in said.splitlines() if "begun" in line] == [
        "  begun: 02 mul, 0 of 4 points (failed)"
    ]


def test_outside_of_a_course_folder_nobody_is_told_that_nothing_is_done(tmp_path):
    said = autogradkit("progress", cwd=tmp_path)
    assert (said.returncode, said.stdout) == (4, "")
    assert "There is no course folder here" in said.stderr


def test_a_subset_is_a_course_of_its_own_until_more_is_picked(tmp_path):
    first = autogradkit("start", "short", "--pick", "workshop", cwd=tmp_path)
    assert "5 exercises copied." in first.stdout
    assert "0 of 34 points\n" in autogradkit("progress", cwd=tmp_path / "short").stdout
    again = autogradkit("start", "short", cwd=tmp_path)
    assert "everything is there already" in again.stdout
    assert (
        "2 exercises copied." in autogradkit("start", "short", "--pick", "workshop, K", cwd=tmp_path).stdout
    )
    assert len(list((tmp_path / "short/exercises").iterdir())) == 7
    wrong = autogradkit("start", "other", "--pick", "wrkshop", cwd=tmp_path)
    assert (wrong.returncode, "Did you mean 'workshop'?" in wrong.stderr) == (4, True)
    assert not (tmp_path / "other").exists()


def test_a_statement_is_read_in_the_terminal(mine):
    assert autogradkit("exercise", "02", cwd=mine).stdout.startswith("# 2 · The rule of a product\n")


def test_who_has_passed_is_told_how_far_she_is_and_what_comes_next(mine):
    answer(mine, RIGHT)
    done = autogradkit("check", "02", cwd=mine)
    assert done.stdout == (
        "mul: passed, 4 of 4 points, 15 of 15 cases right\n"
        "\n1 of 71 exercises passed.\nNext: 04 graph_of (A formula as a graph)\n"
    )
    assert json.loads(autogradkit("check", "02", "--json", cwd=mine).stdout)["status"] == "passed"


def test_the_list_calls_a_reset_exercise_missing_as_a_check_of_its_stub_does(mine):
    answer(mine, RIGHT)
    autogradkit("check", "mul", cwd=mine)
    autogradkit("reset", "mul", cwd=mine)
    row = r"(?m)^ +02 .* 0 of 4 +missing$"
    assert re.search(row, autogradkit("list", "mul", cwd=mine).stdout)
    autogradkit("check", "mul", cwd=mine)
    assert re.search(row, autogradkit("list", "mul", cwd=mine).stdout)


def test_a_reset_exercise_is_open_again_and_nothing_is_lost(mine):
    path = answer(mine, RIGHT)
    assert autogradkit("check", "02", cwd=mine).returncode == 0
    assert "4 of " in autogradkit("progress", cwd=mine).stdout
    done = autogradkit("reset", "mul", cwd=mine)
    assert done.stdout == (
        "exercises/02_mul/rule.py is as it was at the beginning. Your answer is kept as rule.py.1.\n"
    )
    assert path.read_text() == course.entry("mul").stub
    assert path.with_name("rule.py.1").read_text() == RIGHT
    assert " 0 of 588 points\n" in autogradkit("progress", cwd=mine).stdout
    assert not list((mine / ".autogradkit/earned").iterdir())


def test_an_exercise_of_ones_own_is_proved_and_a_broken_one_said(tmp_path):
    assert autogradkit("new", "softsign", cwd=tmp_path).returncode == 0
    done = autogradkit("course", "check", "my-exercises", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "✓ 01_softsign\n✓ the course\nEvery invariant holds.\n")
    hand_out = autogradkit(
        "start", "handed-out", cwd=tmp_path, AUTOGRADKIT_EXERCISES=str(tmp_path / "my-exercises")
    )
    assert "1 exercise copied." in hand_out.stdout
    (tmp_path / "my-exercises/01_softsign/mistakes/sign.py").unlink()
    done = autogradkit("course", "check", "my-exercises", "--only", "softsign", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("✗ 01_softsign\n    there are 2 mistakes; three at least are asked for.\n")
    assert autogradkit("course", "check", "nowhere", cwd=tmp_path).returncode == 4


def test_a_misspelt_command_is_told_the_nearest(tmp_path):
    done = autogradkit("watchh", cwd=tmp_path)
    assert "there is no command 'watchh'. Did you mean 'watch'? There are: start, lab, " in done.stderr
    assert done.returncode == 4


def test_the_name_alone_shows_what_there_is(tmp_path):
    done = autogradkit(cwd=tmp_path)
    assert done.returncode == 4
    assert re.search("check +Check your answer", done.stdout)  # newer Pythons leave room for more columns
