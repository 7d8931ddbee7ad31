"""CONTRIBUTING says in which order to read the checker."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reading_order_names_every_module_of_the_checker():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("## A mistake") : text.index("## An exercise")]
    named = set(re.findall(r"[`/](\w+)(?=[`/])", section))
    checking = ROOT / "autogradkit" / "checking"
    modules = {p.stem for p in checking.rglob("*.py") if p.parent.name not in ("drivers", "sentences")}
    told_by_others = {"__init__", "complex_safe"}  # what an exercise's author imports: TEACHING tells of it
    told_by_others |= {"wording"}  # how report/text and report/html write a number
    assert modules - named == told_by_others
