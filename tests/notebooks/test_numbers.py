"""A number that a lesson says one has seen stands in an output above it, or in sources.toml."""

import re
import tomllib
from pathlib import Path

import pytest

from autogradkit.course import notebooks
from tests.notebooks.test_lessons import LESSONS, cells, number, source

SOURCES = tomllib.loads((Path(__file__).parent / "sources.toml").read_text(encoding="utf-8"))

# What looks like a number in prose and is none: code, formulas, links, errata, lessons, indices in names.
NO_NUMBERS = (
    r"`[^`]*`|\$\$(?:.|\n)*?\$\$|\$[^$]*\$|\[[^\]]*\]\([^)]*\)"
    r"|\bE\d+\b|\b[Ll]essons? \d\w+(?:(?:,| and) \d\w+)*|[A-Za-z_]\d+"
)
NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*(?:e[-+]?\d+)?"


def numbers(text):
    """Return the numbers in a text, as texts, without thousands' commas."""
    return [found.replace(",", "").rstrip(".") for found in re.findall(NUMBER, text)]


def claims(text):
    """Return what a cell says one has seen, or now knows."""
    text = text.split("**What you saw.**", 1)[1] if "**What you saw.**" in text else text
    return re.split(r"\*\*Predict\.\*\*|^## |<details>", text, flags=re.M)[0]


def shown(cell):
    """Return what a code cell shows: its source and the text of its outputs."""
    texts = [source(cell)]
    for out in cell["outputs"]:
        texts += [as_text(out.get("text", "")), as_text(out.get("data", {}).get("text/plain", ""))]
    return "\n".join(texts)


def as_text(text):
    return text if isinstance(text, str) else "".join(text)


def says_the_same(claim, seen):
    """Return whether a number in prose is one that was shown, rounded, or as a percentage."""
    if "e" in claim:
        return f"{seen:.0e}" == f"{float(claim):.0e}"
    decimals = len(claim.partition(".")[2])
    return any(abs(round(value, decimals) - float(claim)) < 1e-9 for value in (seen, 100 * seen))


def unfounded(path):
    """Return the numbers of a lesson's prose that nothing above shows and no source is named for."""
    pool, missing = [], []
    named = set(numbers(" ".join(SOURCES.get(number(path), {}))))
    for cell in cells(path):
        if cell["cell_type"] == "code":
            pool += [abs(float(found)) for found in numbers(shown(cell))]
        elif "**What you saw.**" in source(cell):
            said = numbers(re.sub(NO_NUMBERS, " ", claims(source(cell))))
            missing += [
                f"{cell['id']}: {claim}"
                for claim in said
                if claim not in named and not any(says_the_same(claim, seen) for seen in pool)
            ]
    return missing


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_number_that_was_seen_was_shown(path):
    assert unfounded(path) == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_the_cases_that_one_is_told_to_open_are_those_of_the_last_report(path):
    of_the_report = None
    for cell in cells(path):
        if cell["cell_type"] == "code":
            found = re.findall(r"of (\d+) cases? right", shown(cell))
            of_the_report = found[-1] if found else of_the_report
        else:
            assert set(re.findall(r"\*all (\d+) cases\*", source(cell))) <= {of_the_report}, cell["id"]


def test_every_source_is_needed_and_says_whence():
    for lesson, reasons in SOURCES.items():
        (path,) = [path for path in LESSONS if notebooks.lesson_number(path) == lesson]
        said = {n for cell in cells(path, "markdown") for n in numbers(source(cell))}
        for claim, reason in reasons.items():
            assert claim in said, (lesson, claim)
            assert len(reason) > 10, (lesson, claim)


def test_a_number_that_was_not_shown_is_noticed():
    assert not says_the_same("300", 150.0)
    assert says_the_same("97.1", 0.9711)
    assert says_the_same("0.33", 1 / 3)
    assert says_the_same("6e-14", 6.2e-14)
