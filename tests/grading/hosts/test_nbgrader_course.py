"""nbgrader itself releases, grades and exports the assignment that the kit builds; nothing is imitated.

nbgrader comes with extensions for JupyterLab that would change what the browser tests look at, so it is
installed beside the tests' environment, not in it.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.commands.main import main
from autogradkit.course.new import new
from autogradkit.grading.hosts import nbgrader_course

ROOT = Path(__file__).resolve().parents[3]
NEEDED = ["nbgrader>=0.9.5", "alembic", "mako", "rapidfuzz", "setuptools", "sqlalchemy"]  # the rest is there
WRONG = "def backward(g, x, y):\n    return y, x\n"


@pytest.fixture(scope="module")
def command(tmp_path_factory):
    """Run one of nbgrader's commands in a course's folder."""
    place = tmp_path_factory.mktemp("nbgrader")
    options = ["install", "-q", "--no-deps", "--target", str(place), *NEEDED]
    ways = [[sys.executable, "-m", "pip", *options]]
    if uv := shutil.which("uv"):  # an environment made by uv has no pip
        ways.append([uv, "pip", *options, "--python", sys.executable])
    if all(subprocess.run(way, capture_output=True, check=False).returncode for way in ways):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nbgrader can't be installed here")
    environment = os.environ | {"PYTHONPATH": f"{place}{os.pathsep}{ROOT}"}
    environment["PATH"] = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def run(course, *arguments):
        told = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(told, cwd=course, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]

    return run


def test_nbgrader_releases_grades_and_exports_it_and_our_grader_reads_its_tree(command, tmp_path, grade):
    course = tmp_path / "course"
    assert main(["nbgrader", "build", str(course), "--only", "mul", "--assignment", "ps1"]) == 0
    command(course, "generate_assignment", "ps1")
    released = json.loads((course / "release" / "ps1" / "mul.ipynb").read_text())
    solution = "".join(
        json.loads((course / "source" / "ps1" / "mul.ipynb").read_text())["cells"][1]["source"]
    )
    answer = solution.partition("### BEGIN SOLUTION\n")[2].partition("### END SOLUTION")[0]
    assert answer.strip()
    assert answer.strip() not in json.dumps(released)
    for student, text in (("right", answer), ("wrong", WRONG)):
        released["cells"][1]["source"] = text
        place = course / "submitted" / student / "ps1" / "mul.ipynb"
        place.parent.mkdir(parents=True)
        place.write_text(json.dumps(released))
    command(course, "autograde", "ps1")
    command(course, "export")
    with (course / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"right": 4.0, "wrong": 0.0}
    rows = grade(course, tmp_path / "out").gradebook.grades
    assert {name: row.status for name, (row,) in rows.items()} == {"right": "passed", "wrong": "failed"}


BOTH = "def exp_backward(g, z):\n    return g * z\n\n\ndef log_backward(g, x):\n    return g / x\n"
LOGS = BOTH.replace("    return g * z", '    logging.info("called")\n    return g * z')
EXP_LOG = {
    "plain": (BOTH, 5.0),
    "logs": (f"import logging\n\nlogging.basicConfig(level=logging.INFO)\n{LOGS}", 5.0),
    "half": (BOTH[: BOTH.index("def log")], 2.5),
    "other": (BOTH, 5.0),
}


def test_an_honest_answer_keeps_its_points_whatever_it_writes_and_whatever_else_was_handed_in(
    command, tmp_path
):
    place = tmp_path / "course"
    assert main(["nbgrader", "build", str(place), "--only", "exp_log,mul", "--assignment", "ps1"]) == 0
    command(place, "generate_assignment", "ps1")

    def hand_in(student, name, text):
        notebook = json.loads((place / "release" / "ps1" / f"{name}.ipynb").read_text())
        notebook["cells"][1]["source"] = text
        path = place / "submitted" / student / "ps1" / f"{name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(notebook))

    for student, (text, _) in EXP_LOG.items():
        hand_in(student, "exp_log", text)
    hand_in("other", "mul", "while True:\n    pass")
    command(place, "autograde", "ps1", "--Execute.timeout=6")
    command(place, "export")
    with (place / "grades.csv").open(newline="") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {student: points for student, (_, points) in EXP_LOG.items()}


def test_an_exercises_picture_is_in_its_notebook():
    entries = [one for one in course.entries() if (one.folder / "picture.svg").is_file()]
    assert entries
    for one in entries:
        text = nbgrader_course.notebook(one)["cells"][0]["source"]
        assert "](data:image/svg+xml;base64," in text
        assert "](picture.svg)" not in text


def test_a_course_is_not_written_over_something(tmp_path):
    (tmp_path / "mine").write_text("")
    with pytest.raises(nbgrader_course.AutogradkitError, match="not empty"):
        nbgrader_course.build(tmp_path)


def test_an_installed_kit_without_solutions_makes_a_course_that_releases_the_same(tmp_path, monkeypatch):
    with_solutions = nbgrader_course.build(tmp_path / "checkout", ["mul"])
    is_file = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda path: path.name != "solution.py" and is_file(path))
    without = nbgrader_course.build(tmp_path / "installed", ["mul"])
    monkeypatch.undo()

    def released(course):
        text = (course / "source/autogradkit/mul.ipynb").read_text()
        cells = json.loads(text)["cells"]
        answer = cells[1]["source"]
        before, rest = answer.split("### BEGIN SOLUTION")
        return [cells[0], before, rest.partition("### END SOLUTION")[2], cells[2]]

    assert released(without) == released(with_solutions)


def test_nothing_is_written_before_it_is_clear_what_is_asked_for(tmp_path):
    with pytest.raises(nbgrader_course.AutogradkitError, match="Did you mean 'mul'"):
        nbgrader_course.build(tmp_path / "course", ["mull"])
    assert not (tmp_path / "course").exists()


def test_of_exercises_of_ones_own_it_says_how_notebooks_come_to_know_them(tmp_path, monkeypatch, capsys):
    new("softsign", tmp_path / "mine")
    assert main(["nbgrader", "build", str(tmp_path / "kits"), "--only", "mul"]) == 0
    assert "AUTOGRADKIT_EXERCISES" not in capsys.readouterr().out
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "mine"))
    assert main(["nbgrader", "build", str(tmp_path / "course")]) == 0
    said = capsys.readouterr().out
    assert f"AUTOGRADKIT_EXERCISES={tmp_path / 'mine'}" in said
    assert "into the folder that `autogradkit start` makes" in said


def test_it_takes_what_the_course_file_here_lists(tmp_path, monkeypatch):
    (tmp_path / "algebra").mkdir()
    (tmp_path / "algebra/course.toml").write_text('exercises = ["mul"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["nbgrader", "build", "course"]) == 0
    assert [path.name for path in tmp_path.glob("course/source/autogradkit/*")] == ["mul.ipynb"]


def with_data(folder, name, rain):
    """An exercise of one's own that reads rain.csv, and a picture of it in the statement."""
    made = new(name, folder)
    (made / "rain.csv").write_text(rain, encoding="utf-8")
    (made / "curve.svg").write_text("<svg/>", encoding="utf-8")
    with (made / "README.md").open("a", encoding="utf-8") as file:
        file.write("\nIn rain.csv stands the rain: ![a curve](curve.svg)\n")
    return made


def test_data_that_a_statement_speaks_of_lie_beside_its_notebook(tmp_path, monkeypatch):
    with_data(tmp_path / "mine", "march", "1,3.2\n")
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "mine"))
    source = nbgrader_course.build(tmp_path / "course") / "source/autogradkit"
    assert sorted(path.name for path in source.iterdir()) == ["march.ipynb", "rain.csv"]
    assert (source / "rain.csv").read_text() == "1,3.2\n"


def test_two_exercises_with_other_data_of_one_name_are_named(tmp_path, monkeypatch):
    with_data(tmp_path / "mine", "march", "1,3.2\n")
    april = with_data(tmp_path / "mine", "april", "1,0.4\n")
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "mine"))
    with pytest.raises(nbgrader_course.AutogradkitError, match=r"01_march and 02_april .* rain\.csv"):
        nbgrader_course.build(tmp_path / "course")
    assert not (tmp_path / "course").exists()
    (april / "rain.csv").write_text("1,3.2\n")
    assert nbgrader_course.build(tmp_path / "course")
