"""What is noted of a learner is never lost in silence: a damaged file is said, and kept."""

import json
import multiprocessing
from types import SimpleNamespace

import pytest

from autogradkit import course
from autogradkit.course import kept_json, progress

DAMAGED = {
    "cut off": b'{"exercises": {"mul": {"attempts"',
    "empty": b"",
    "not UTF-8": b"\xff\xfe{}",
    "a list": b"[1, 2]",
    "without exercises": b'{"version": 1}',
    "an unknown field": b'{"exercises": {"mul": {"marks": 3}}}',
    "points in words": b'{"exercises": {"mul": {"points": "four"}}}',
    "a status that is a number": b'{"exercises": {"mul": {"status": 4}}}',
    "a nest": b"[" * 100_000,
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    course.start(tmp_path / "my-course", "workshop")
    monkeypatch.chdir(tmp_path / "my-course")
    return course.folder.find()


def notes(folder):
    return {path.name: path for path in (folder.root / ".autogradkit").glob("*.json")}


def note_many(folder, name):
    for number in range(25):
        report = SimpleNamespace(
            exercise=f"{name}{number}", points=1.0, max_points=4.0, passed=False, status=""
        )
        progress.record(folder, report)


@pytest.mark.skipif(kept_json.fcntl is None, reason="the system has no such locks")
def test_two_programs_that_note_something_in_the_same_moment_lose_nothing(folder):
    progress.record_hint(folder, "mul", 1)
    writers = [
        multiprocessing.get_context("spawn").Process(target=note_many, args=(folder, name)) for name in "ab"
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(progress.read(folder)) == 51


def test_where_nothing_can_be_locked_it_is_noted_all_the_same(folder, monkeypatch):
    monkeypatch.setattr(kept_json, "fcntl", None)
    progress.record_hint(folder, "mul", 2)
    assert progress.read(folder)["mul"].hints == 2


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_progress_is_said_once_and_kept(folder, capsys, data):
    (folder.root / ".autogradkit/progress.json").write_bytes(data)
    assert progress.read(folder) == {}
    said = capsys.readouterr().err
    assert "progress.json is damaged and can't be read" in said
    assert said.endswith("The file is kept as progress.damaged-1.json.\n")
    progress.record_hint(folder, "mul", 1)
    assert capsys.readouterr().err == ""
    assert notes(folder)["progress.damaged-1.json"].read_bytes() == data
    assert progress.read(folder)["mul"].hints == 1


def test_a_second_damaged_file_does_not_replace_the_first(folder):
    for data in (b"first", b"second"):
        (folder.root / ".autogradkit/progress.json").write_bytes(data)
        progress.record_hint(folder, "mul", 1)
    kept = [notes(folder)[f"progress.damaged-{number}.json"].read_bytes() for number in (1, 2)]
    assert kept == [b"first", b"second"]


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"copied": 3}', b'{"copied": {}, "picked": 3}'])
def test_damaged_notes_on_what_was_copied_are_said_and_kept_and_no_answer_is_lost(folder, capsys, data):
    answer = folder.answer(course.entry("mul"))
    answer.write_text("mine")
    notes(folder)["copied.json"].write_bytes(data)
    assert "exercises/02_mul/rule.py" in course.start(folder.root).kept
    assert "copied.json is damaged" in capsys.readouterr().err
    assert notes(folder)["copied.damaged-1.json"].read_bytes() == data
    assert json.loads(notes(folder)["copied.json"].read_text())["copied"]
    assert answer.read_text() == "mine"


def test_without_a_file_nothing_is_said(folder, capsys):
    assert progress.read(folder) == {}
    assert capsys.readouterr().err == ""
