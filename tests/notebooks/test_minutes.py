"""The minutes that a lesson names are those of a slow reader, counted from what stands in it.

150 words of prose a minute; 20 seconds for a line of code, 10 in a cell that draws and 5 if an earlier
lesson had the line; 40 seconds for a prediction, 10 for a cell to run, 30 for a film and for a question;
and the exercise as announced.
"""

import re

import pytest

from tests.notebooks.test_lessons import LESSONS, cells, number, prose, source

FIRST = [path for path in LESSONS if number(path) < "10"]
NO_READING = ("import ", "from ", "%", "plt.style")


def lines_of(path):
    """Return the lines of code that are read, each with whether its cell draws."""
    return [
        (line.strip(), any("image/png" in out.get("data", {}) for out in cell["outputs"]))
        for cell in cells(path, "code")
        if not source(cell).startswith("%%exercise")
        for line in source(cell).splitlines()
        if line.strip() and not line.strip().startswith(NO_READING)
    ]


def minutes(path):
    """Return how long a slow reader takes for a lesson, in minutes."""
    known = {line for earlier in LESSONS[: LESSONS.index(path)] for line, _ in lines_of(earlier)}
    code_s = sum(5 if line in known else 10 if draws else 20 for line, draws in lines_of(path))
    text = re.sub(r"\]\([^)]*\)", "]", prose(path).split("## More practice")[0])
    folded = [
        source(cell).split("<details>")[0] for cell in cells(path, "markdown") if "<details>" in source(cell)
    ]
    questions = sum(len(re.findall(r"^\d\. ", asked, re.M)) for asked in folded)
    films = sum(bool(re.search(r"ag\.(show|compare|table|widgets)", source(c))) for c in cells(path, "code"))
    announced = re.search(r"## Exercise ·.*\n\n.*about (\d+) minutes", text)
    looking_s = 40 * text.count("**Predict.**") + 10 * len(cells(path, "code")) + 30 * (films + questions)
    return len(re.findall(r"\w[\w’'.,-]*", text)) / 150 + (code_s + looking_s) / 60 + int(announced[1])


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.stem)
def test_the_minutes_are_a_slow_readers_to_a_fifth(path):
    said = int(re.search(r"\*\*Minutes\.\*\* (\d+)", prose(path))[1])
    assert said == pytest.approx(minutes(path), rel=0.2)
