import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from autogradkit.commands.main import main
from autogradkit.course.catalogue import entry
from autogradkit.grading.exports.class_page import class_page
from autogradkit.grading.exports.html import STYLE
from autogradkit.grading.exports.junit import junit
from autogradkit.grading.grade import Verdict
from autogradkit.grading.gradebook import Gradebook
from autogradkit.grading.hand_ins.submission import HandIn
from autogradkit.grading.hosts import gradescope_autograder

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g * x, g * y\n"
EVIL = "<script>alert(1)</script>\u202e\x1b[31m\ufffe"


def row(student, status="passed", points=4.0, **more):
    about = {"student": student, "exercise": "mul", "title": "A product", "max_points": 4.0}
    return Verdict(status=status, points=points, **about, **more)


@pytest.fixture
def book():
    failed = {"codes": ("G_ONLY",), "sentences": (f"dx is g itself. {EVIL}",), "text": EVIL, "wrong": (EVIL,)}
    rows = {
        EVIL: (row(EVIL, "partial", 1.0, **failed),),
        "Ana": (row("Ana"),),
        "Ben": (row("Ben", "missing", 0.0, sentences=("Nothing found.",)),),
        "Cem": (row("Cem", "invalid", 0.0, sentences=("No notebook.",)),),
        "Dora": (row("Dora", "flagged", sentences=("It looks numerical.",), codes=("LOOKS_NUMERICAL",)),),
        "Eva": (row("Eva", "grader_error", None, sentences=("The grader failed.",)),),
    }
    hand_ins = [HandIn("Ana", id="77")]
    return Gradebook([entry("mul")], rows, "strict", None, hand_ins, [("Ana", EVIL, 0.9)])


def test_the_pages_load_nothing_and_run_nothing(book):
    files = book.files()
    pages = [text for name, text in files.items() if name.endswith(".html")]
    assert len(pages) == 7
    for text in pages:
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "<script" not in text
        assert not re.search(r"(?i)\b(src|href|on\w+|style)\s*=", text.replace(STYLE, ""))
        assert "\u202e" not in text
        assert "\x1b" not in text


def test_the_class_page_names_nobody_before_the_names_are_opened(book):
    before = class_page(book).partition("<details>")[0]
    assert not [name for name in ("Ana", "Ben", "Cem", "Dora", "Eva") if name in before]
    assert "G_ONLY" in before


def test_the_junit_report_is_xml_whatever_was_handed_in(book):
    suites = ElementTree.fromstring("".join(junit(book)))
    found = {suite.get("name"): suite for suite in suites}
    assert len(found) == 6
    assert found["Ana"].find("testcase/failure") is None
    assert found["Ben"].find("testcase/skipped") is not None
    assert [found[name].find("testcase/error") is not None for name in ("Cem", "Eva")] == [True, True]


def test_canvas_and_moodle_get_their_columns(book):
    files = book.files()
    assert files["canvas.csv"].splitlines()[0] == "Student,ID,SIS User ID,SIS Login ID,Section,autogradkit"
    assert "Ana,77,,,,4" in files["canvas.csv"].splitlines()
    assert "Participant 77,Ana,4,4,mul: passed" in files["moodle.csv"].splitlines()
    assert "Eva,,,,," in files["canvas.csv"].splitlines()  # the grader failed: no grade is no zero


def test_what_only_one_hand_in_was_told_is_not_for_the_projector(book):
    assert "dx is g itself" not in class_page(book).partition("<details>")[0]
    both = {"status": "failed", "points": 0.0, "codes": ("G_ONLY",), "sentences": ("dx is g itself.",)}
    rows = {name: (row(name, **both),) for name in ("Ana", "Ben")}
    page = class_page(Gradebook([entry("mul")], rows, "strict"))
    assert "dx is g itself" in page.partition("<details>")[0]


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


@pytest.mark.parametrize(("source", "code"), [(RIGHT, 0), (WRONG, 1), ("while True: pass", 1)])
def test_an_isolated_check_says_what_the_grader_says(tmp_path, capsys, source, code):
    path = Path(tmp_path / "mine.py")
    path.write_text(source)
    assert main(["check", "mul", "--isolated", "--file", str(path)]) == code
    said = capsys.readouterr()
    assert said.out.startswith("mul: ")
    assert "sandbox is" in said.err
