"""The teacher's guide is true: its exercise keeps every promise, its commands and links exist."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.commands.grade import summary
from autogradkit.course.invariants import broken_invariants
from autogradkit.course.new import new
from tests.pictures.class_page import grade_class

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
FILES = re.findall(r"`([\w/]+\.(?:py|md))`:\n\n```\w+\n(.*?)```", TEXT, re.S)


def test_the_exercise_of_ten_minutes_keeps_every_promise(tmp_path):
    folder = new("softsign", tmp_path)
    assert {name for name, _ in FILES} == {p.relative_to(folder).as_posix() for p in folder.rglob("*.*")}
    for name, text in FILES:
        (folder / name).write_text(text, encoding="utf-8")
    assert broken_invariants(tmp_path) == []


def test_the_trap_that_it_warns_of_is_one(tmp_path):
    folder = new("softsign", tmp_path)
    text = dict(FILES)["exercise.py"]
    trap = text.replace("cabs, ", "").replace("cabs(", "abs(")
    (folder / "exercise.py").write_text(trap, encoding="utf-8")
    (said,) = re.findall(r"`(one number: .*?)`", TEXT)
    assert said in "\n".join(broken_invariants(tmp_path))


@pytest.mark.parametrize("command", sorted(set(re.findall(r"autogradkit ([a-z]+)", TEXT)) - {"lab", "next"}))
def test_every_command_it_names_exists(command):
    run = subprocess.run(
        [sys.executable, "-m", "autogradkit", command, "--help"], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr


def test_the_subsets_are_what_it_says():
    for name in ("workshop", "first_net", "term"):
        (said,) = re.findall(rf"`{name}` \|.*?(\d+ exercises, \d+ points)", TEXT)
        chosen = course.pick(name)
        assert said == f"{len(chosen)} exercises, {sum(e.exercise.points for e in chosen):g} points"


@pytest.mark.parametrize("link", re.findall(r"\]\(([\w./]+)(?:#[\w-]+)?\)", TEXT))
def test_what_it_links_to_is_there(link):
    assert (ROOT / link).exists()


def test_the_class_that_it_shows_comes_out_as_it_says(tmp_path):
    outcome = grade_class(tmp_path)
    page = (tmp_path / "grades/class.html").read_text(encoding="utf-8")
    (printed,) = re.findall(r"^5 hand-ins, .*$", TEXT, re.M)
    (written,) = re.findall(r"^Written to grades: (.*)$", TEXT, re.M)
    *_, said = summary(outcome).splitlines()
    assert printed in summary(outcome).splitlines()
    assert said == f"Written to {tmp_path / 'grades'}: {written}"
    counts = {}
    for rows in outcome.gradebook.grades.values():
        for row in rows:
            counts.setdefault(row.exercise, Counter())[row.status] += 1
    assert (counts["mul"]["failed"], counts["article_rules"]["passed"]) == (3, 4)
    monday, _, rest = page.partition("The mistakes made most")
    assert monday.count('<div class="card">') == 3
    assert "NO_UPSTREAM" in rest
    assert "(x − y) x" in rest.partition("The hardest cases")[2].partition("<details>")[0]
