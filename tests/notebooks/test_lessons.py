"""Every lesson keeps the form that a learner relies on; that its outputs are true is nbval's business."""

import ast
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from autogradkit.course import entries, entry, notebooks, tracks
from tests.notebooks.errata import taught_in
from tests.notebooks.practice import HEADINGS, more_practice

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
GLOSSARY = FOLDER / "17_glossary.ipynb"
NOTEBOOKS = notebooks.find(FOLDER)
LESSONS = [path for path in NOTEBOOKS if path != GLOSSARY]

# The exercise that each lesson ends with is the first that tracks.toml names for it.
EXERCISES = {number: names[0] for number, names in tracks.read().lessons.items()}

SHAPE = [
    "## Warm up",
    "## Break it",
    "## What you now know",
    "## Recall",
    "## Before the exercise",
    "## Exercise ·",
]

each_lesson = pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def number(path):
    return notebooks.lesson_number(path)


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
    assert first.startswith(f"# {number(path)} · ")
    for part in ("**The question.**", "**Afterwards you can**", "**Minutes.**"):
        assert part in first
    assert 5 <= int(re.search(r"\*\*Minutes\.\*\* (\d+)", first)[1]) <= 150


@each_lesson
def test_a_lesson_lets_one_predict_breaks_something_and_says_what_was_seen(path):
    text = prose(path)
    assert text.count("**Predict.**") >= 5
    assert "## Break it" in text
    assert text.count("**What you saw.**") >= 3


@each_notebook
def test_code_cells_are_short_and_show_something_unless_they_only_define(path):
    for cell in cells(path, "code"):
        assert len(source(cell).splitlines()) <= 12, cell["id"]
        assert max(map(len, source(cell).splitlines())) <= 120, cell["id"]
        assert cell["outputs"] or only_defines(source(cell)), cell["id"]
        assert not source(cell).rstrip().endswith(";"), cell["id"]


def only_defines(code):
    """Return whether a cell only imports, defines and names things."""
    lines = "\n".join(line for line in code.splitlines() if not line.startswith("%"))
    defining = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef, ast.Assign, ast.AugAssign)
    styled = "plt.style.use"
    return all(isinstance(node, defining) or styled in ast.unparse(node) for node in ast.parse(lines).body)


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
def test_the_last_code_cell_is_the_exercise_not_written_yet(path):
    last = cells(path, "code")[-1]
    assert source(last).startswith(f"%%exercise {EXERCISES[number(path)]}\n")
    assert "not written yet" in json.dumps(last["outputs"])


@each_lesson
def test_the_exercise_is_announced_as_its_statement_announces_it(path):
    asked = entry(EXERCISES[number(path)]).exercise
    price = f"{'★' * asked.stars} · {asked.points:g} points · about {asked.minutes} minutes"
    assert f"## Exercise · {asked.title}\n\n{price}\n" in prose(path) + "\n"


@each_lesson
def test_a_typical_wrong_answer_is_shown_with_its_report(path):
    asked = f'ag.check("{EXERCISES[number(path)]}"'
    reports = [cell for cell in cells(path, "code") if asked in source(cell)]
    assert len(reports) == 1
    assert "→" in json.dumps(reports[0]["outputs"], ensure_ascii=False)


@each_lesson
def test_a_lesson_has_the_shape_that_all_have(path):
    texts = [source(cell) for cell in cells(path, "markdown")]
    assert texts[0].index("**Why care.**") < texts[0].index("**The question.**")
    assert "exercise included" in texts[0]
    places = [next(n for n, text in enumerate(texts) if text.startswith(head)) for head in SHAPE]
    assert places == sorted(places)
    assert all(text.count("<details>") == 1 for text in (texts[places[0]], texts[places[3]]))
    assert len(re.findall(r"^\d\. ", texts[places[0]].split("<details>")[0], re.M)) == 2
    assert 4 <= len(re.findall(r"^- .*\*\*", texts[places[2]], re.M)) <= 6
    assert len(re.findall(r"^\d\. ", texts[places[3]].split("<details>")[0], re.M)) == 3


@each_lesson
def test_more_practice_is_what_the_tracks_say(path):
    assert source(cells(path)[-1]) == more_practice(path)
    assert source(cells(path)[-1]).startswith(HEADINGS)


def test_every_exercise_is_reached_from_a_lesson():
    led_to = {name for names in tracks.read().lessons.values() for name in names}
    assert led_to == {e.name for e in entries()}
    assert set(tracks.read().lessons) == {number(path) for path in LESSONS}


@each_lesson
def test_a_lesson_names_the_errata_that_belong_to_it(path):
    text = prose(path)
    for erratum in taught_in(number(path)):
        assert f"**{erratum}**" in text, erratum


@each_lesson
def test_a_lesson_says_how_bad_an_error_of_the_article_is(path):
    named = re.findall(r"\*\*E\d+\*\*(.{0,25})", prose(path))
    assert all(re.match(r", (wrong|misleading|a matter of naming|right)", after) for after in named), named


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
    assert films or number(path) in {"01", "04b", "06b", "14"}
    assert all("<iframe" in "".join(data["text/html"]) for data in films)


@each_notebook
def test_no_figure_asks_for_a_ground_of_its_own(path):
    """Jupyter puts white below a figure on a dark page if all words at its axes are equally light."""
    outputs = [output for cell in cells(path, "code") for output in cell["outputs"]]
    assert "needs_background" not in json.dumps([output.get("metadata", {}) for output in outputs])
