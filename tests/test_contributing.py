"""CONTRIBUTING leads to every module: when it is read, and where a change is made."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "autogradkit"
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

# section of CONTRIBUTING.md -> the parts whose modules it puts in an order to read them in
READ_IN = {
    "The core": "core guards transforms ctrl_c errors files randomness platforms gradchecking interop",
    "Compiling": "compiling",
    "A mistake": "checking",
    "Grading": "grading",
    "The film": "graph",
    "The course, the commands and the notebook": "course commands notebook learner_rules",
    "Networks and data": "nn optim datasets",
    "A widget": "widgets",
    "The site": "site",
}
ALIKE = ("core/ops", "commands", "compiling/passes")  # folders of one kind of module: a sentence is for all


def part_of(path):
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def section_of_page(title):
    (text,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return text


@pytest.mark.parametrize("section", READ_IN)
def test_every_module_has_its_place_in_an_order_of_reading(section):
    quotations = re.findall(r"`([^`\n]+)`", section_of_page(section))
    named = {word for quoted in quotations for word in re.findall(r"\w+", quoted)}
    parts = READ_IN[section].split()
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        alike = place.parent.as_posix() in ALIKE or place.stem in ("__init__", "sentences")
        if part_of(path) in parts and not alike and "sentences" not in place.parts:
            assert place.stem in named, f"say under “{section}” in CONTRIBUTING.md when one reads {place}"


def test_every_place_in_the_table_of_changes_is_there():
    rows = section_of_page("I want to change …").splitlines()
    places = "".join(row.partition("|")[2].partition("|")[2] for row in rows)
    paths = set(re.findall(r"`([\w.]*/[\w./]*|\w+\.(?:py|pyi|js|css|toml|md|html|txt|json))`", places))
    folders = PACKAGE, ROOT / "tests", ROOT / "exercises"
    files = [f"/{path.relative_to(folder).as_posix()}" for folder in folders for path in folder.rglob("*")]
    for path in paths - {"exercises/NN_name/"}:
        below = any(file.endswith(f"/{path.rstrip('/')}") for file in files)
        assert below or (ROOT / path).exists(), path


def test_each_part_is_read_in_one_section():
    parts = {part_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__", "__main__"}
    assert sorted(" ".join(READ_IN.values()).split()) == sorted(parts)
