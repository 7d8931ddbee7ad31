"""Starting a course copies it, and never writes to a file that the learner has changed."""

import os
import stat

import pytest

from autogradkit import course, files
from autogradkit.course import StartError
from autogradkit.course import start as start_course

start_module = __import__("sys").modules["autogradkit.course.start"]


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit with one lesson and one exercise, which a test may change."""
    kit = tmp_path / "kit"
    (kit / "exercises/02_mul/mistakes").mkdir(parents=True)
    (kit / "notebooks").mkdir()
    for name in ("README.md", "rule.py", "exercise.py", "solution.py", "mistakes/wrong.py"):
        (kit / "exercises/02_mul" / name).write_text(f"{name}, first edition")
    (kit / "notebooks/00_tour.ipynb").write_text("lesson, first edition")
    monkeypatch.setattr(start_module, "kit_exercises", lambda: kit / "exercises")
    return kit


def files_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_new_course_has_lessons_statements_and_stubs_but_no_solutions(kit, tmp_path):
    done = start_course(tmp_path / "my-course")
    assert files_in(tmp_path / "my-course") == [
        ".autogradkit/copied.json",
        "exercises/02_mul/README.md",
        "exercises/02_mul/rule.py",
        "notebooks/00_tour.ipynb",
    ]
    assert len(done.new) == 3
    assert not done.kept


def test_a_changed_file_is_kept_and_named_and_an_unchanged_one_brought_up_to_date(kit, tmp_path):
    mine = tmp_path / "my-course"
    start_course(mine)
    (mine / "exercises/02_mul/rule.py").write_text("my work")
    (mine / "notes.txt").write_text("also mine")
    (kit / "exercises/02_mul/rule.py").write_text("second edition")
    (kit / "exercises/02_mul/README.md").write_text("second edition")
    done = start_course(mine)
    assert (mine / "exercises/02_mul/rule.py").read_text() == "my work"
    assert (mine / "exercises/02_mul/README.md").read_text() == "second edition"
    assert done.kept == ("exercises/02_mul/rule.py",)
    assert done.updated == ("exercises/02_mul/README.md",)
    assert done.unchanged == ("notebooks/00_tour.ipynb",)
    assert start_course(mine).kept == ("exercises/02_mul/rule.py",), "and it stays kept"


def test_files_that_were_there_before_the_first_start_are_kept(kit, tmp_path):
    mine = tmp_path / "mine"
    (mine / "exercises/02_mul").mkdir(parents=True)
    (mine / "exercises/02_mul/rule.py").write_text("my work")
    assert start_course(mine).kept == ("exercises/02_mul/rule.py",)
    assert (mine / "exercises/02_mul/rule.py").read_text() == "my work"


def test_a_link_is_not_written_through(kit, tmp_path):
    mine, elsewhere = tmp_path / "mine", tmp_path / "elsewhere.py"
    elsewhere.write_text("somebody's")
    (mine / "exercises/02_mul").mkdir(parents=True)
    (mine / "exercises/02_mul/rule.py").symlink_to(elsewhere)
    assert "exercises/02_mul/rule.py" in start_course(mine).kept
    assert elsewhere.read_text() == "somebody's"


def test_spoilt_notes_lose_nothing(kit, tmp_path):
    mine = tmp_path / "mine"
    start_course(mine)
    (mine / "exercises/02_mul/rule.py").write_text("my work")
    (mine / ".autogradkit/copied.json").write_text('{"copied": 3}')
    assert start_course(mine).kept == ("exercises/02_mul/rule.py",)


@pytest.mark.parametrize("where", ["a file", "the kit", "below a file"])
def test_a_place_where_no_course_can_be_gets_one_sentence(kit, tmp_path, where):
    (tmp_path / "file").write_text("")
    target = {"a file": tmp_path / "file", "the kit": kit, "below a file": tmp_path / "file/course"}[where]
    before = files_in(tmp_path)
    with pytest.raises(StartError) as error:
        start_course(target)
    assert "\n" not in str(error.value)
    assert files_in(tmp_path) == before


def test_the_kit_itself_is_refused():
    with pytest.raises(StartError, match="is the kit itself"):
        start_course(course.kit_exercises().parent)


def test_a_file_is_replaced_at_once_or_not_at_all(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    files.write(path, b"before")

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        files.write(path, b"after")
    assert path.read_bytes() == b"before"
    assert files_in(tmp_path) == ["progress.json"]


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_copied_files_can_be_read_by_others(kit, tmp_path):
    start_course(tmp_path / "mine")
    mode = (tmp_path / "mine/exercises/02_mul/rule.py").stat().st_mode
    assert stat.S_IMODE(mode) == 0o644
