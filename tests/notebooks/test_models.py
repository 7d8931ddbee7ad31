"""The models that learn: what each must reach is printed by its lesson, and nbval proves that it does."""

import json
import re

import pytest

from tests.notebooks.test_lessons import FOLDER, cells, source

# lesson -> what a cell computes, and what it must have printed
REACHED = [
    ("12_vision", "for name in right", "sliding  about 96 % right"),
    ("13_language", "heard[-1]:.1f} nats, as if", "2.0 nats, as if choosing among 7 signs"),
    ("13b_attention", "<= 1.99", "GPT no worse than the 1.99 nats of lesson 13: True"),
    ("14_speech", "[0, 1, 2, 3]):", "F0 F1 F2 F3  87 % right"),
    (
        "14b_speakers",
        "same with more padding",
        "Listener 2073 weights, 94 % right",
    ),
    ("15_generative", "picture + order", "dice first               26.0 nats"),
    (
        "15_generative",
        "min(shares(points)) >= 50 / spots",
        "detached      every spot has at least half of its 12.5 %: True",
    ),
]


@pytest.mark.parametrize(("lesson", "computed", "printed"), REACHED, ids=lambda text: text[:24])
def test_a_model_reaches_what_the_lesson_says(lesson, computed, printed):
    (cell,) = [cell for cell in cells(FOLDER / f"{lesson}.ipynb", "code") if computed in source(cell)]
    assert printed in json.dumps(cell["outputs"], ensure_ascii=False)
    assert "nbval-ignore-output" not in cell["metadata"].get("tags", [])


def test_only_what_is_drawn_from_a_trained_net_or_asks_another_library_or_the_clock_is_left_unchecked():
    unchecked = [
        cell
        for path in sorted(FOLDER.glob("*.ipynb"))
        for cell in cells(path, "code")
        if "nbval-ignore-output" in cell["metadata"].get("tags", []) or "NBVAL" in source(cell)
    ]
    drawn = [cell["id"] for cell in unchecked if "invented(" in source(cell)]
    asked = [cell["id"] for cell in unchecked if re.search("torch|jax", source(cell))]
    timed = [cell["id"] for cell in unchecked if re.search(r"\bseconds\(", source(cell))]
    assert {name.split("-")[0] for name in drawn} == {"13", "13b"}
    assert {name.split("-")[0] for name in asked} == {"16"}
    assert {name.split("-")[0] for name in timed} == {"11b"}
    assert len(unchecked) == len(drawn) + len(asked) + len(timed)


def test_what_the_clock_says_is_nowhere_compared():
    clock = r"perf_counter|timeit|process_time|%%?time\b|\bseconds\("
    compared = [
        f"{path.name} {cell['id']}"
        for path in sorted(FOLDER.glob("*.ipynb"))
        for cell in cells(path, "code")
        if re.search(clock, source(cell)) and cell["outputs"]
        if "nbval-ignore-output" not in cell["metadata"].get("tags", [])
    ]
    assert not compared
