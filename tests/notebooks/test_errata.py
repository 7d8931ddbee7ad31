"""Each error of the article is listed once, taught by one lesson, and shown by running what is said."""

import json
import re
from pathlib import Path

from autogradkit.course import notebooks
from tests.notebooks import test_errata_of_the_program, test_errata_of_the_text
from tests.notebooks.errata import ERRATA, PROGRAM

ROOT = Path(__file__).resolve().parents[2]

# What cannot be run: names, dates, places, labels, and what a text leaves out.
SAID_ONLY = "E13 E16 E21 E23 E26 E28 E29 E36 E37 E38 E39 E40"


def test_the_list_is_whole_and_every_entry_says_what_is_wrong_what_is_right_and_where_it_is_taught():
    assert list(ERRATA) == [f"E{n}" for n in range(1, 41)]
    for name, erratum in ERRATA.items():
        assert set(erratum) - {"test"} == {"weight", "section", "quote", "right", "lesson"}, name
        assert erratum["weight"] in {"A", "B", "C", "ok"}, name
        assert re.fullmatch(r"(0\d|1[0-6])b?", erratum["lesson"]), name


def test_every_erratum_has_a_lesson_that_is_there():
    there = {notebooks.lesson_number(path) for path in notebooks.find(ROOT / "notebooks")}
    assert {erratum["lesson"] for erratum in ERRATA.values()} <= there


def test_what_is_quoted_of_the_program_stands_there():
    quoted = [name for name, erratum in ERRATA.items() if erratum["section"] == "5.2"]
    assert len(quoted) == 11
    for name in quoted:
        assert ERRATA[name]["quote"] in PROGRAM, name


def test_every_erratum_that_can_be_run_is_run():
    unrun = [name for name, erratum in ERRATA.items() if "test" not in erratum]
    assert unrun == SAID_ONLY.split()
    run = vars(test_errata_of_the_program) | vars(test_errata_of_the_text)
    for name, erratum in ERRATA.items():
        assert name in unrun or callable(run.get(erratum["test"])), name


def test_lessons_name_no_erratum_that_is_not_listed():
    for path in notebooks.find(ROOT / "notebooks"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        prose = "".join(line for cell in cells if cell["cell_type"] == "markdown" for line in cell["source"])
        assert set(re.findall(r"\bE\d+\b", prose)) <= set(ERRATA), path.name
