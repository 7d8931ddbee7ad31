"""An exercise's folder holds files that one reads each for itself."""

import statistics

import numpy as np
import pytest

from autogradkit.course import entries

TRUSTED = {"exercise.py", "driver.py", "judge.py", "truth.py", "variants.py"}


def lines_of(path):
    return path.read_text(encoding="utf-8").count("\n")


def test_an_exercise_is_read_on_one_screen_or_two():
    lengths = {entry.key: lines_of(entry.folder / "exercise.py") for entry in entries()}
    assert statistics.median(lengths.values()) <= 60
    assert {key: n for key, n in lengths.items() if n > 150} == {}


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.key)
def test_a_file_is_called_by_what_is_in_it(entry):
    assert {path.name for path in entry.trusted_files} <= TRUSTED


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.key)
def test_the_name_and_the_hints_come_from_the_folder(entry):
    source = (entry.folder / "exercise.py").read_text(encoding="utf-8")
    assert entry.exercise.name == entry.name
    assert "name=" not in source.partition("exercise = Exercise(")[2].partition("parts=")[0]
    assert "hints=" not in source
    assert len(entry.exercise.hints) == 3


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.key)
def test_no_program_is_kept_in_a_string(entry):
    for path in entry.trusted_files:
        source = path.read_text(encoding="utf-8")
        assert "exec(" not in source
        assert "\ndef " not in "".join(source.split('"""')[3::2])


def test_a_chain_with_dropout_lets_a_gradient_through():
    (entry,) = [entry for entry in entries() if entry.name == "checkpoint"]
    task, _ = entry.exercise.parts
    for trial in task.trials:
        gradient, *_ = task.want(**trial.arguments(np.random.default_rng(trial.seed)))
        assert np.any(gradient), trial.name
