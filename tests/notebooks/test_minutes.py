"""The minutes that a lesson says are a slow reader's, counted from what there is to read and to do."""

import re

import pytest

from autogradkit.course import entry, tracks
from tests.notebooks.test_lessons import EXERCISES, LESSONS, cells, number, only_defines, source

WITH_MINUTES = [path for path in LESSONS if number(path) in EXERCISES]

# For somebody to whom English is a second language, and Python no longer new.
WORDS_A_MINUTE = 150
LINES_A_MINUTE = 3
PREDICTION = 0.5
PICTURE = 1  # a plot, a film or another figure: to look at it, and to step through it


def counted(path):
    """Return the minutes that a lesson takes, its exercise included."""
    minutes = entry(EXERCISES[number(path)]).exercise.minutes
    for cell in cells(path):
        text = source(cell)
        if cell["cell_type"] == "markdown":
            for code in re.findall(r"```python\n(.*?)```", text, re.S):  # to read, or to copy into a cell
                minutes += len(code.splitlines()) / LINES_A_MINUTE + PICTURE * ("picture(" in code)
            text = re.sub(r"```python\n.*?```", "", text, flags=re.S)
            words = re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text))
            minutes += len(words) / WORDS_A_MINUTE + PREDICTION * text.count("**Predict.**")
        elif not text.startswith("%%exercise"):
            text = "" if is_folded(cell) else text
            lines = [line for line in text.splitlines() if line and not line.startswith(("%", "import "))]
            minutes += len(lines) / LINES_A_MINUTE + PICTURE * shows_a_picture(cell)
    return minutes


def is_folded(cell):
    """Return whether a cell's source is hidden: nobody has to read it."""
    return cell["metadata"].get("jupyter", {}).get("source_hidden", False)


def shows_a_picture(cell):
    kinds = {kind for out in cell["outputs"] for kind in out.get("data", {})}
    return "image/png" in kinds or ("text/html" in kinds and "ag.check(" not in source(cell))


@pytest.mark.parametrize("path", WITH_MINUTES, ids=lambda path: path.stem)
def test_the_minutes_that_a_lesson_says_are_those_that_can_be_counted(path):
    said = int(re.search(r"\*\*Minutes\.\*\* (\d+)", source(cells(path)[0]))[1])
    assert said == pytest.approx(counted(path), abs=5)


# Which of the code cells after a text it speaks of.
PLACES = {
    "The next cell ": [0],
    "The next two cells ": [0, 1],
    "The cell after the next ": [1],
    "The second of the next two cells ": [1],
    "The second of the next three cells ": [1],
    "The last of the next three cells ": [2],
    "The last of the next four cells ": [3],
    "The second and the third of the next cells ": [1, 2],
}
FOLDED, TRAINS = r"(?:is|are) folded", r"(?:trains?|take)\b"


def spoken_of(path, verb):
    """Return the cells of which the text before them says so: with that verb after their place."""
    text, after, found = "", [], []
    for cell in [*cells(path), None]:
        if cell is None or cell["cell_type"] == "markdown":
            said = re.findall(rf"(The [a-z ]*cells? (?:after the next )?){verb}", text)
            assert set(said) <= set(PLACES), said
            found += [after[place] for phrase in said for place in PLACES[phrase]]
            text, after = source(cell) if cell else "", []
        else:
            after.append(cell)
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_folded_cell_only_draws_and_the_text_before_says_which_it_is(path):
    folded = [cell for cell in cells(path, "code") if is_folded(cell)]
    assert [cell["id"] for cell in spoken_of(path, FOLDED)] == [cell["id"] for cell in folded]
    for cell in folded:
        assert re.search(r"\b(plt|plane|panel)\.", source(cell))
        assert not re.search(r"\bag\.|print\(", source(cell))


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_cell_that_is_said_to_train_does_not_only_define(path):
    for cell in spoken_of(path, TRAINS):
        assert not only_defines(source(cell)), cell["id"]
        assert cell["outputs"], cell["id"]


def test_some_lessons_say_which_cells_train():
    assert {number(path) for path in LESSONS if spoken_of(path, TRAINS)} >= {"10b", "13", "13b", "15", "15b"}


def test_a_net_of_ones_own_is_trained_by_the_end_of_the_second_hour():
    first_two = [path for path in LESSONS if number(path) in tracks.read().subsets["first_net"].lessons]
    assert [number(path) for path in first_two] == ["00", "00b"] == [number(path) for path in LESSONS[:2]]
    assert sum(map(counted, first_two)) <= 120
