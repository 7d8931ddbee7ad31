"""An exercise's folder holds files that one reads each for itself."""

import re
import statistics

import numpy as np
import pytest

from autogradkit.checking import Task, Words
from autogradkit.checking.sampling import generator
from autogradkit.course import entries

TRUSTED = {"exercise.py", "drawn.py", "driver.py", "judge.py", "truth.py", "variants.py"}


def lines_of(path):
    return path.read_text(encoding="utf-8").count("\n")


def test_an_exercise_is_read_on_one_screen_or_two():
    lengths = {entry.key: lines_of(entry.folder / "exercise.py") for entry in entries()}
    assert statistics.median(lengths.values()) <= 70
    assert {key: n for key, n in lengths.items() if n > 160} == {}


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
    assert not any(re.search(r"\*\w[^*]*\w\*", hint) for hint in entry.exercise.hints), "shown as they stand"


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


def said_in_examples(task):
    """Yield, trial by trial, what an example says of the arguments, by name."""
    for trial in task.trials:
        make = trial.arguments
        arguments = make(generator(task.function, trial.name)) if callable(make) else make
        yield (task.given(**arguments) if task.given else arguments) or {}


@pytest.mark.parametrize("entry", entries(), ids=lambda e: e.key)
def test_an_example_speaks_of_what_the_statement_speaks_of(entry):
    statement = (entry.folder / "README.md").read_text(encoding="utf-8")
    for task in entry.exercise.parts:
        for said in said_in_examples(task) if isinstance(task, Task) else ():
            known = " ".join([statement, *(value for value in said.values() if isinstance(value, Words))])
            names = [name.rpartition(".")[2] for name in said if name.replace(".", "_").isidentifier()]
            assert [name for name in names if not re.search(rf"\b{name}\b", known)] == []
