"""A save is noticed however an editor goes about it, and only a save."""

import os

import pytest

from autogradkit.course.file_changes import file_changes


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rule.py"
    path.write_text("first")
    return path


def looked(watched, times=3):
    return [path.read_text() for _ in range(times) if (path := next(watched)) is not None]


def watching(*paths):
    watched = file_changes(paths, wait=lambda _: None)
    assert next(watched) is None, "nothing has been saved yet"
    return watched


def test_a_save_is_told_once(file):
    watched = watching(file)
    file.write_text("second")
    assert looked(watched, 5) == ["second"]


def test_a_save_before_the_first_look_counts(file):
    watched = file_changes([file], wait=lambda _: None)
    file.write_text("second")
    assert looked(watched) == ["second"]


def test_writing_in_steps_is_one_save(file):
    watched = watching(file)
    seen = []
    for text in ("s", "se", "sec"):
        file.write_text(text)
        seen += looked(watched, 1)
    assert seen == []
    assert looked(watched) == ["sec"]


def test_a_file_put_in_the_old_ones_place_is_a_save(file):
    watched = watching(file)
    file.unlink()
    assert looked(watched) == []
    other = file.with_name("rule.py~")
    other.write_text("other")
    os.replace(other, file)
    assert looked(watched, 4) == ["other"]


def test_of_several_files_only_the_saved_one_is_told(file):
    still = file.with_name("still.py")
    still.write_text("still")
    watched = watching(still, file)
    file.write_text("second")
    assert looked(watched, 6) == ["second"]
