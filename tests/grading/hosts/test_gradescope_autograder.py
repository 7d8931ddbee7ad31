import errno
import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from autogradkit.grading.hosts import gradescope_autograder
from autogradkit.grading.secret import draw_secret, secret_in

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"


def test_the_autograder_that_is_built_grades_on_its_own(tmp_path):
    made = gradescope_autograder.build(tmp_path / "a.zip", ["mul"], "basic", draw_secret())
    with zipfile.ZipFile(made) as archive:
        secret = secret_in(archive.read("kit/secret.txt").decode())
    again = gradescope_autograder.build(tmp_path / "b.zip", ["mul"], "basic", secret)
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "source")
    exercises = [name.split("/") for name in names if name.startswith("kit/exercises/")]
    assert exercises
    assert not [name for name in exercises if {"solution.py", "mistakes", "right"} & set(name)]
    script = (tmp_path / "source" / "run_autograder").read_text()
    command = re.search(r"python (-m autogradkit gradescope run .*)", script.replace("\\\n", ""))[1]
    for name, file, source, points in (
        ("right", "mul.py", RIGHT, 4),
        ("wrong", "mul.py", WRONG, 0),
        ("none", "mul.py", "x = 1", 0),
        ("another's", "div.py", RIGHT, 0),  # as `grade` has it: div.py answers div, though only mul is graded
    ):
        place = tmp_path / name
        place.mkdir()
        (place / file).write_text(source)
        told = command.replace("/autograder/submission", str(place))
        told = told.replace("/autograder/results", str(tmp_path / f"{name} out"))
        words = [word.replace(f"{name}%out", f"{name} out") for word in told.replace(" out", "%out").split()]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "."}
        subprocess.run([sys.executable, *words], cwd=tmp_path / "source" / "kit", env=environment, check=True)
        results = json.loads((tmp_path / f"{name} out" / "results.json").read_text())
        (test,) = results["tests"]
        assert (test["score"], test["max_score"]) == (points, 4)
        assert test["status"] == ("passed" if points else "failed")
        assert results["extra_data"]["sandbox"] in (
            ("basic", "strict") if file == "mul.py" and name != "none" else ("",)
        )


def test_a_grader_that_dies_gives_no_points_away(tmp_path, monkeypatch):
    monkeypatch.setattr(gradescope_autograder, "Pool", lambda jobs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        gradescope_autograder.run(tmp_path, tmp_path / "results.json", ["mul"])
    assert json.loads((tmp_path / "results.json").read_text())["score"] == 0


def script_of(tmp_path, name):
    """Return one of the zip's scripts with /autograder in a folder of the test's, and its environment."""
    with zipfile.ZipFile(gradescope_autograder.build(tmp_path / "a.zip", ["mul"])) as archive:
        script = archive.read(name).decode().replace("/autograder", str(tmp_path / "autograder"))
    (tmp_path / name).write_text(script)
    (tmp_path / "bin").mkdir()
    return ["bash", str(tmp_path / name)], {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"}


def test_setting_up_stops_where_python_is_too_old(tmp_path):
    command, environment = script_of(tmp_path, "setup.sh")
    for name in ("apt-get", "python3", *(f"python3.{minor}" for minor in (11, 12, 13, 14))):
        fake = tmp_path / "bin" / name
        fake.write_text("#!/bin/sh\n[ $0 != ${0%apt-get} ] || [ $1 = --version ] && echo Python 3.10.13")
        fake.chmod(0o755)
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, and this image has Python 3.10.13" in done.stderr


def test_a_run_that_can_not_begin_still_leaves_a_result(tmp_path):
    command, environment = script_of(tmp_path, "run_autograder")
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    results = json.loads((tmp_path / "autograder" / "results" / "results.json").read_text())
    assert results["score"] == 0
    assert "did not come to its end" in results["output"]


def test_a_track_is_built_and_run_as_its_exercises(tmp_path):
    with zipfile.ZipFile(gradescope_autograder.build(tmp_path / "a.zip", ["K"])) as archive:
        program = archive.read("run_autograder").decode()
    assert "--only name_the_bug --only write_a_checker" in program
    (tmp_path / "hand-in").mkdir()
    rows = gradescope_autograder.run(tmp_path / "hand-in", tmp_path / "results.json", ["K"])
    assert [row.exercise for row in rows] == ["name_the_bug", "write_a_checker"]


def test_each_autograder_has_a_secret_of_its_own_and_a_second_building_keeps_it(tmp_path):
    def secret_of(path):
        with zipfile.ZipFile(gradescope_autograder.build(path, ["mul"])) as archive:
            assert archive.getinfo("kit/secret.txt").external_attr >> 16 & 0o777 == 0o600
            return archive.read("kit/secret.txt")

    first = secret_of(tmp_path / "a.zip")
    assert secret_of(tmp_path / "a.zip") == first != secret_of(tmp_path / "b.zip")


def test_a_disk_that_is_full_leaves_the_zip_that_was_there_and_names_the_one_that_failed(
    tmp_path, monkeypatch
):
    made = gradescope_autograder.build(tmp_path / "a.zip", ["mul"])
    before = made.read_bytes()

    def full(*arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(gradescope_autograder, "add_file", full)
    with pytest.raises(OSError, match="No space left on device") as error:
        gradescope_autograder.build(made, ["mul"])
    assert error.value.filename == str(made)
    assert [*tmp_path.iterdir()] == [made]
    assert made.read_bytes() == before
