"""Every lesson keeps the form that a learner relies on; that its outputs are true is nbval's business."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from autogradkit.course import notebooks
from tests.notebooks.errata import taught_in

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
GLOSSARY = FOLDER / "17_glossary.ipynb"
NOTEBOOKS = notebooks.find(FOLDER)
LESSONS = [path for path in NOTEBOOKS if path != GLOSSARY]

EXERCISES = {
    "00": "article_rules",
    "01": "mul",
    "02": "exp_log",
    "03": "tanh_sigmoid",
    "04": "backward",
    "05": "unbroadcast",
    "06": "symbolic_mini",
    "07": "jac_mode_choice",
    "08": "rhw_symmetry",
    "09": "where_clip_safe",
    "10": "clip_norm",
    "11": "checkpoint",
    "12": "conv1d",
    "13": "bptt",
    "14": "acoustic_lstm",
    "15": "vae_reparam",
    "16": "name_the_bug",
}

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def source(cell):
    return "".join(cell["source"])


def prose(path):
    return "\n".join(source(cell) for cell in cells(path, "markdown"))


@each_notebook
def test_a_lesson_was_executed_from_the_top_and_holds_nothing_that_changes(path):
    assert notebooks.faults(path) == []


@each_notebook
def test_the_first_cell_says_the_question_what_one_will_be_able_to_do_and_how_long_it_takes(path):
    first = source(cells(path)[0])
    assert first.startswith(f"# {path.stem[:2]} · ")
    for part in ("**The question.**", "**Afterwards you can**", "**Minutes.**"):
        assert part in first
    assert 5 <= int(re.search(r"\*\*Minutes\.\*\* (\d+)", first)[1]) <= 45


@each_lesson
def test_a_lesson_lets_one_predict_breaks_something_and_says_what_was_seen(path):
    text = prose(path)
    assert text.count("**Predict.**") >= 5
    assert "## Break it" in text
    assert text.count("**What you saw.**") >= 5


@each_notebook
def test_code_cells_are_short_and_end_in_something_visible(path):
    for cell in cells(path, "code"):
        assert len(source(cell).splitlines()) <= 10, cell["id"]
        assert max(map(len, source(cell).splitlines())) <= 120, cell["id"]
        assert cell["outputs"], cell["id"]
        assert not source(cell).rstrip().endswith(";"), cell["id"]


@each_notebook
def test_outputs_hold_no_memory_address_and_no_path_of_a_machine(path):
    for cell in cells(path, "code"):
        for out in cell["outputs"]:
            text = "".join(out.get("text", [])) + "".join(out.get("data", {}).get("text/plain", []))
            assert not re.search(r"0x[0-9a-f]{6}|/(tmp|home|root|Users)/", text), cell["id"]


@each_notebook
def test_random_numbers_have_a_seed(path):
    code = "\n".join(source(cell) for cell in cells(path, "code"))
    assert "default_rng()" not in code
    assert not re.search(r"np\.random\.(?!default_rng)", code)


@each_lesson
def test_the_last_cell_is_the_exercise_not_written_yet(path):
    last = cells(path)[-1]
    assert source(last).startswith(f"%%exercise {EXERCISES[path.stem[:2]]}\n")
    assert "not written yet" in json.dumps(last["outputs"])


@each_lesson
def test_a_typical_wrong_answer_is_shown_with_its_report(path):
    asked = f'ag.check("{EXERCISES[path.stem[:2]]}"'
    reports = [cell for cell in cells(path, "code") if asked in source(cell)]
    assert len(reports) == 1
    assert "→" in json.dumps(reports[0]["outputs"], ensure_ascii=False)


@each_lesson
def test_a_lesson_names_the_errata_that_belong_to_it(path):
    text = prose(path)
    for erratum in taught_in(path.stem[:2]):
        assert f"**{erratum}**" in text, erratum


def test_every_lesson_leads_to_the_next():
    for path, following in pairwise(NOTEBOOKS):
        assert f"]({following.name})" in prose(path), path.name


@each_notebook
def test_links_lead_to_lessons_that_exist(path):
    for target in re.findall(r"\]\(([^)#]+\.ipynb)\)", prose(path)):
        assert (FOLDER / target).exists()


@each_lesson
def test_films_carry_a_page_that_needs_no_kernel(path):
    films = [
        out["data"]
        for cell in cells(path, "code")
        for out in cell["outputs"]
        if "Film of" in "".join(out.get("data", {}).get("text/plain", []))
    ]
    assert films or path.stem.startswith("01")
    assert all("<iframe" in "".join(data["text/html"]) for data in films)
