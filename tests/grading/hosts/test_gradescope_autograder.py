import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from autogradkit.grading.hosts import gradescope_autograder

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"


def test_the_autograder_that_is_built_grades_on_its_own(tmp_path):
    made = gradescope_autograder.build(tmp_path / "a.zip", ["mul"], "basic")
    again = gradescope_autograder.build(tmp_path / "b.zip", ["mul"], "basic")
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "source")
    exercises = [name.split("/") for name in names if name.startswith("kit/exercises/")]
    assert exercises
    assert not [name for name in exercises if {"solution.py", "mistakes", "right"} & set(name)]
    script = (tmp_path / "source" / "run_autograder").read_text()
    command = re.search(r"python (-m autogradkit gradescope run .*)", script.replace("\\\n", ""))[1]
    for name, source, points in (("right", RIGHT, 4), ("wrong", WRONG, 0), ("none", "x = 1", 0)):
        place = tmp_path / name
        place.mkdir()
        (place / "mul.py").write_text(source)
        told = command.replace("/autograder/submission", str(place))
        told = told.replace("/autograder/results", str(tmp_path / f"{name} out"))
        words = [word.replace(f"{name}%out", f"{name} out") for word in told.replace(" out", "%out").split()]
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "."}
        subprocess.run([sys.executable, *words], cwd=tmp_path / "source" / "kit", env=environment, check=True)
        results = json.loads((tmp_path / f"{name} out" / "results.json").read_text())
        (test,) = results["tests"]
        assert (test["score"], test["max_score"]) == (points, 4)
        assert test["status"] == ("passed" if points else "failed")
        assert results["extra_data"]["sandbox"] in (("basic", "strict") if name != "none" else ("",))


def test_a_grader_that_dies_gives_no_points_away(tmp_path, monkeypatch):
    monkeypatch.setattr(gradescope_autograder, "Pool", lambda jobs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        gradescope_autograder.run(tmp_path, tmp_path / "results.json", ["mul"])
    assert json.loads((tmp_path / "results.json").read_text())["score"] == 0
