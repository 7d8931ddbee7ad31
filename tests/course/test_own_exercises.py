"""A folder that was handed out with exercises of its own: they run where it is trusted, and nowhere else."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from autogradkit import course
from autogradkit.course import lab, own_exercises
from autogradkit.course.folder import find
from tests.commands.course_in_terminal import autogradkit

RIGHT = "def backward(g, x):\n    return 2 * g * x\n"


@pytest.fixture
def handed_out(tmp_path):
    """A folder made by a teacher, who has one exercise of her own."""
    teacher = tmp_path / "teacher"
    teacher.mkdir()
    assert (
        autogradkit("new", "softsign", cwd=teacher, XDG_CONFIG_HOME=str(teacher / "config")).returncode == 0
    )
    done = autogradkit(
        *("start", "handed-out"),
        cwd=teacher,
        AUTOGRADKIT_EXERCISES="my-exercises",
        XDG_CONFIG_HOME=str(teacher / "config"),
    )
    assert done.returncode == 0, done.stderr
    return teacher / "handed-out"


@pytest.fixture
def learner(tmp_path, handed_out):
    """What a learner can do in her copy of it, on a machine of her own."""
    mine = tmp_path / "mine"
    handed_out.rename(mine)

    def run(*arguments, cwd=mine):
        return autogradkit(*arguments, cwd=cwd, XDG_CONFIG_HOME=str(tmp_path / "config"))

    run.folder = mine
    return run


def test_the_teacher_has_trusted_what_she_started(handed_out):
    done = autogradkit("next", cwd=handed_out, XDG_CONFIG_HOME=str(handed_out.parent / "config"))
    assert "softsign" in done.stdout


def test_nothing_of_a_folder_runs_before_it_is_trusted(learner):
    trap = learner.folder / "exercises/01_softsign/exercise.py"
    trap.write_text("open('it_ran', 'w')\n" + trap.read_text())
    for command in (("list",), ("next",), ("progress",), ("check", "softsign"), ("hint", "softsign")):
        done = learner(*command)
        assert "autogradkit trust" in done.stderr
    assert not (learner.folder / "it_ran").exists()


def test_trust_that_can_not_be_noted_is_said_and_not_claimed(learner, tmp_path):
    (tmp_path / "a_file").write_text("")
    nowhere = str(tmp_path / "a_file/config")
    done = autogradkit("trust", ".", cwd=learner.folder, XDG_CONFIG_HOME=nowhere)
    assert done.returncode == 4
    assert "That you trust . can't be noted in " in done.stderr
    (typed,) = re.findall(r"AUTOGRADKIT_EXERCISES=(\S+),", done.stderr)
    done = autogradkit("next", cwd=learner.folder, XDG_CONFIG_HOME=nowhere, AUTOGRADKIT_EXERCISES=typed)
    assert "softsign" in done.stdout


def test_a_trusted_folder_knows_its_exercises_in_the_terminal(learner):
    done = learner("trust", str(learner.folder))
    assert "01_softsign" in done.stdout
    assert "softsign" in learner("next").stdout
    assert learner("check", "softsign").stdout.startswith("softsign: missing")
    (learner.folder / "exercises/01_softsign/rule.py").write_text(RIGHT)
    done = learner("check", "softsign")
    assert done.stdout.startswith("softsign: passed"), done.stderr
    assert learner("list").stdout.count("softsign") == 1
    assert "1 of 1 exercises passed." in learner("progress").stdout


def test_a_lesson_that_answers_an_exercise_itself_is_told_to_the_one_who_trusts_the_folder(learner):
    cell = {"cell_type": "code", "source": f"%%exercise softsign\n{RIGHT}", "metadata": {}, "outputs": []}
    lesson = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (learner.folder / "notebooks/30_own.ipynb").write_text(json.dumps(lesson))
    assert "notebooks/30_own.ipynb answers softsign itself." in learner("trust", str(learner.folder)).stderr


def test_the_kits_own_exercises_are_known_beside_them(learner):
    learner("trust", str(learner.folder))
    (learner.folder / "mul.py").write_text("def backward(g, x, y):\n    return g * y, g * x\n")
    done = learner("check", "mul", "--file", "mul.py")
    assert done.stdout.startswith("mul: passed"), done.stderr


def test_who_starts_it_again_gets_new_lessons_and_not_all_exercises_of_the_kit(learner):
    assert learner("start", ".").returncode == 0
    assert [path.name for path in (learner.folder / "exercises").iterdir()] == ["01_softsign"]


def test_a_folder_without_exercises_of_its_own_needs_no_trust(tmp_path):
    autogradkit("start", "my-course", cwd=tmp_path)
    done = autogradkit("trust", "my-course", cwd=tmp_path, XDG_CONFIG_HOME=str(tmp_path))
    assert done.returncode == 4
    assert "no exercises of its own" in done.stderr


def test_the_lab_of_a_folder_asked_for_by_name_has_its_exercises(learner, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    assert lab.environment(learner.folder, named=False) is None
    environment = lab.environment(learner.folder, named=True)
    assert environment["AUTOGRADKIT_EXERCISES"] == str(learner.folder / "exercises")
    assert own_exercises.is_trusted(learner.folder), "and from then on in the terminal, too"


def test_a_notebook_in_a_trusted_folder_has_its_exercises(learner, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    monkeypatch.chdir(learner.folder / "notebooks")
    own_exercises.trust(learner.folder)
    with own_exercises.in_force():
        assert [entry.name for entry in course.picked_entries(find())] == ["softsign"]
        assert course.entry("mul").folder.parent == course.kit_exercises()
    assert len(course.entries()) > 60


WRONG = "def backward(g, x):\n    return g * x\n"
IN_A_CELL = """
from IPython.testing.globalipapp import start_ipython
shell = start_ipython()
shell.run_line_magic("load_ext", "autogradkit")
for text in {texts!r}:
    shell.run_cell_magic("exercise", "softsign", text)
"""


def run_cells(folder, *texts, **environment):
    """Run `%%exercise softsign` cells in a folder, each with a text, and return what is printed."""
    environment = dict(os.environ, **environment)
    code = IN_A_CELL.format(texts=texts)
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_an_older_answer_to_an_own_exercise_stays_beside_the_new_one(learner):
    learner("trust", str(learner.folder))
    run_cells(learner.folder, WRONG, RIGHT, XDG_CONFIG_HOME=str(learner.folder.parent / "config"))
    place = learner.folder / "exercises/01_softsign"
    assert place.joinpath("rule.py").read_text() == RIGHT
    assert place.joinpath("rule.py.1").read_text() == WRONG
    assert not place.joinpath("rule.py.2").exists()  # the stub is kept elsewhere


def test_an_own_exercise_is_begun_again_with_its_stub(learner):
    learner("trust", str(learner.folder))
    place = learner.folder / "exercises/01_softsign"
    stub = place.joinpath("rule.py").read_text()
    place.joinpath("rule.py").write_text(WRONG)
    assert learner("reset", "softsign").returncode == 0
    assert place.joinpath("rule.py").read_text() == stub
    assert place.joinpath("rule.py.1").read_text() == WRONG


def test_an_answer_to_an_own_exercise_is_exported(learner):
    learner("trust", str(learner.folder))
    (learner.folder / "exercises/01_softsign/rule.py").write_text(RIGHT)
    done = learner("export")
    assert (done.returncode, "1 answer" in done.stdout) == (0, True)


def test_answers_are_taken_along_to_a_new_version_by_export_and_import(learner, tmp_path):
    later = shutil.copytree(learner.folder, tmp_path / "later")
    changed = later / "exercises/01_softsign/hints.md"
    changed.write_text(changed.read_text().replace("1. ", "1. Now: ", 1))
    learner("trust", ".")
    (learner.folder / "exercises/01_softsign/rule.py").write_text(RIGHT)
    learner("export")
    learner("trust", ".", cwd=later)
    done = learner("import", "../mine/answers.zip", cwd=later)
    assert done.stdout.startswith("1 answer taken in."), done.stderr
    assert "softsign: passed" in learner("check", "softsign", cwd=later).stdout
    assert "Now: " in learner("hint", "softsign", cwd=later).stdout


def test_an_own_exercise_whose_stub_was_not_kept_loses_nothing(learner):
    learner("trust", str(learner.folder))
    (learner.folder / ".autogradkit/stubs/01_softsign.txt").unlink()
    rule = learner.folder / "exercises/01_softsign/rule.py"
    rule.write_text(WRONG)
    done = learner("reset", "softsign")
    assert (done.returncode != 0, "was not kept in this folder" in done.stderr) == (True, True)
    assert rule.read_text() == WRONG
    assert "1 answer" in learner("export").stdout


def test_a_course_started_from_one_in_which_somebody_worked_begins_with_the_stubs(learner):
    place = learner.folder / "exercises/01_softsign/rule.py"
    stub = place.read_text()
    place.write_text(RIGHT)
    done = autogradkit(
        *("start", "next-year"),
        cwd=learner.folder.parent,
        AUTOGRADKIT_EXERCISES=str(learner.folder / "exercises"),
        XDG_CONFIG_HOME=str(learner.folder.parent / "config"),
    )
    assert done.returncode == 0, done.stderr
    assert (learner.folder.parent / "next-year/exercises/01_softsign/rule.py").read_text() == stub


def test_an_authors_stub_is_not_overwritten_by_what_her_lesson_answers(handed_out):
    teacher = handed_out.parent
    stub = teacher / "my-exercises/01_softsign/rule.py"
    before = stub.read_text()
    printed = run_cells(
        teacher, RIGHT, AUTOGRADKIT_EXERCISES="my-exercises", XDG_CONFIG_HOME=str(teacher / "config")
    )
    assert stub.read_text() == before
    assert "Not kept: 01_softsign is the exercise itself" in " ".join(printed.split())


def test_what_is_imported_does_not_overwrite_an_authors_stub(learner, handed_out):
    teacher = learner.folder.parent / "teacher"
    learner("trust", str(learner.folder))
    (learner.folder / "exercises/01_softsign/rule.py").write_text(RIGHT)
    learner("export")
    before = (teacher / "my-exercises/01_softsign/rule.py").read_text()
    done = autogradkit(
        *("import", str(learner.folder / "answers.zip")),
        cwd=teacher,
        AUTOGRADKIT_EXERCISES="my-exercises",
        XDG_CONFIG_HOME=str(teacher / "config"),
    )
    assert "is the exercise itself" in done.stderr
    assert (teacher / "my-exercises/01_softsign/rule.py").read_text() == before


def test_an_update_by_a_learner_leaves_the_own_exercises_and_the_readmes_example(learner):
    readme, notes = learner.folder / "README.md", learner.folder / ".autogradkit/copied.json"
    before = readme.read_text(), json.loads(notes.read_text())["picked"]
    assert "autogradkit check softsign" in before[0]
    assert "`autogradkit trust .`" in before[0]
    assert learner("start", ".").returncode == 0
    assert (readme.read_text(), json.loads(notes.read_text())["picked"]) == before


def test_pictures_data_and_tracks_go_with_an_exercise_and_its_authors_notes_and_drafts_stay(tmp_path):
    teacher = tmp_path / "teacher"
    teacher.mkdir()

    def run(*arguments):
        done = autogradkit(
            *arguments,
            cwd=teacher,
            AUTOGRADKIT_EXERCISES="" if arguments[0] == "new" else "my-exercises",
            XDG_CONFIG_HOME=str(tmp_path / "config"),
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("new", "softsign")
    folder = teacher / "my-exercises/01_softsign"
    (folder / "pictures").mkdir()
    (folder / "days").mkdir()
    named = {
        "curve.png",
        "pictures/far.png",
        "power.csv",
        "week_1.csv",
        "week_2.csv",
        "days/1.npy",
        "year.csv",
    }
    for name in (*named, "notes.txt", "a note.txt", "solution_old.py", "draft.ipynb"):
        (folder / name).write_text("2")
    (folder / "right/seen.csv").write_text("2")
    statement = folder / "README.md"
    pictures = "![A curve](curve.png)\n\n![Far out](pictures/far.png)\n\n## Given"
    statement.write_text(statement.read_text().replace("## Given", pictures))
    exercise = folder / "exercise.py"
    reads = "POWER = int(Path(__file__).with_name('power.csv').read_text())  # not seen.csv\n"
    reads += "WEEKS = sorted(Path(__file__).parent.glob('week_*.csv'))\n"
    reads += "DAYS = sorted((Path(__file__).parent / 'days').iterdir())\n"
    reads += "SPAN = 'year'\nYEAR = Path(__file__).with_name(f'{SPAN}.csv').read_text()\n\n\ndef forward"
    text = exercise.read_text().replace("def forward", reads).replace("x * x", "x**POWER")
    exercise.write_text(text.replace("from autogradkit", "from pathlib import Path\n\nfrom autogradkit", 1))
    assert "Every invariant holds." in run("course", "check")
    tracks = '[tracks.T]\ntitle = "Mine"\npoints = 4\nexercises = ["softsign"]\n'
    (teacher / "my-exercises/tracks.toml").write_text(tracks)
    run("start", "out")
    there = {path.relative_to(teacher / "out/exercises/01_softsign").as_posix() for path in files_of(teacher)}
    given = {"README.md", "rule.py", "exercise.py", "hints.md"}
    assert there == given | named
    done = autogradkit("check", "softsign", cwd=teacher / "out", XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert "backward is not written yet." in done.stdout
    done = autogradkit("list", "T", cwd=teacher / "out", XDG_CONFIG_HOME=str(tmp_path / "config"))
    assert "softsign" in done.stdout, "an own track goes with it"


def files_of(teacher):
    return (path for path in (teacher / "out/exercises/01_softsign").rglob("*") if path.is_file())
