"""A kept result is used again only as long as everything that it depends on is the same."""

import shutil
from pathlib import Path

import pytest

import autogradkit
from autogradkit import course, datasets
from autogradkit.course.catalogue import Entry
from autogradkit.course.source.answer import find_functions
from autogradkit.grading.hand_ins.exercise_answer import ExerciseAnswer
from autogradkit.grading.results import result_key


@pytest.fixture
def entry(tmp_path):
    folder = tmp_path / "03_central_difference"
    shutil.copytree(course.entry("central_difference").folder, folder)
    return Entry(3, "central_difference", folder)


def key(entry):
    """The key of the solution's result, as if nothing had been hashed before."""
    result_key.file_hash.cache_clear()
    result_key.checker_hash.cache_clear()
    solution = (entry.folder / "solution.py").read_text()
    return result_key.key(
        entry, ExerciseAnswer("", found=find_functions(solution, ("central_difference",))), (), ""
    )


@pytest.mark.parametrize("name", ["exercise.py", "driver.py", "judge.py"])
def test_a_result_depends_on_all_that_says_what_is_right(entry, name):
    before = key(entry)
    (entry.folder / name).open("a").write("# one comment more\n")
    assert key(entry) != before


@pytest.mark.parametrize("name", ["README.md", "hints.md", "rule.py", "mistakes/new.py"])
def test_a_result_depends_on_nothing_that_only_explains(entry, name):
    before = key(entry)
    (entry.folder / name).open("a").write("# one comment more\n")
    assert key(entry) == before


def test_a_result_depends_on_the_data_sets(entry, monkeypatch):
    before, real = key(entry), result_key.file_hash
    data = Path(datasets.__file__).with_name("spoken_vowels.npz")
    monkeypatch.setattr(result_key, "file_hash", lambda path: "other data" if path == data else real(path))
    monkeypatch.setattr(result_key.file_hash, "cache_clear", lambda: None, raising=False)
    assert key(entry) != before


@pytest.mark.parametrize("name", ["checking/check.py", "course/source/answer.py", "platforms.py"])
def test_a_result_depends_on_all_of_the_kit_that_judges(entry, name, monkeypatch):
    before, real = key(entry), result_key.file_hash
    module = Path(autogradkit.__file__).parent / name
    monkeypatch.setattr(result_key, "file_hash", lambda path: "an upgrade" if path == module else real(path))
    monkeypatch.setattr(result_key.file_hash, "cache_clear", lambda: None, raising=False)
    assert key(entry) != before
