"""Every lesson keeps the form that a learner relies on; that its outputs are true is nbval's business."""

import json
import re
from pathlib import Path

import pytest

from autogradkit.course import notebooks

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
LESSONS = notebooks.find(FOLDER)

# The article's mistakes that a lesson must name.
ERRATA = {
    "00": "E1 E2 E6 E7 E8 E12",
    "01": "",
    "02": "E18 E21 E22",
    "03": "E17 E19 E20 E23 E28",
    "04": "E3 E4 E5 E9 E10 E11 E13 E16",
    "12": "",
    "13": "",
    "14": "",
    "15": "E36",
}
EXERCISES = {
    "00": "article_rules",
    "01": "mul",
    "02": "exp_log",
    "03": "tanh_sigmoid",
    "04": "backward",
    "12": "conv1d",
    "13": "bptt",
    "14": "lstm_cell",
    "15": "vae_reparam",
}

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def source(cell):
    return "".join(cell["source"])


def prose(path):
    return "\n".join(source(cell) for cell in cells(path, "markdown"))


@each_lesson
def test_a_lesson_was_executed_from_the_top_and_holds_nothing_that_changes(path):
    assert notebooks.faults(path) == []


@each_lesson
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


@each_lesson
def test_code_cells_are_short_and_end_in_something_visible(path):
    for cell in cells(path, "code"):
        assert len(source(cell).splitlines()) <= 10, cell["id"]
        assert max(map(len, source(cell).splitlines())) <= 120, cell["id"]
        assert cell["outputs"], cell["id"]
        assert not source(cell).rstrip().endswith(";"), cell["id"]


@each_lesson
def test_outputs_hold_no_memory_address_and_no_path_of_a_machine(path):
    for cell in cells(path, "code"):
        for out in cell["outputs"]:
            text = "".join(out.get("text", [])) + "".join(out.get("data", {}).get("text/plain", []))
            assert not re.search(r"0x[0-9a-f]{6}|/(tmp|home|root|Users)/", text), cell["id"]


@each_lesson
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
    for erratum in ERRATA[path.stem[:2]].split():
        assert re.search(rf"\b{erratum}\b", text), erratum


@each_lesson
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
