"""Starting a course copies it, and never writes to a file that the learner has changed."""

import json
import os
import shutil
import stat
import subprocess

import pytest

from autogradkit import course, files
from autogradkit.commands.main import Exit, main
from autogradkit.course import StartError, lab
from autogradkit.course import start as start_course
from autogradkit.course.start import news

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
        "README.md",
        "exercises/02_mul/README.md",
        "exercises/02_mul/rule.py",
        "notebooks/00_tour.ipynb",
    ]
    assert len(done.new) == 4
    assert not done.kept


def test_the_readme_names_a_lesson_and_an_exercise_that_are_there(kit, tmp_path):
    shutil.move(kit / "exercises/02_mul", kit / "exercises/07_div")
    shutil.move(kit / "notebooks/00_tour.ipynb", kit / "notebooks/04_mine.ipynb")
    start_course(tmp_path / "my-course")
    text = (tmp_path / "my-course/README.md").read_text()
    assert "begin with notebooks/04_mine.ipynb" in text
    assert "`exercises/07_div/rule.py`" in text
    assert "autogradkit check div " in text
    assert "mul" not in text


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
    assert done.unchanged == ("README.md", "notebooks/00_tour.ipynb")
    assert start_course(mine).kept == ("exercises/02_mul/rule.py",), "and it stays kept"


def test_what_was_kept_though_the_kit_has_another_version_is_said_until_it_is_taken(kit, tmp_path):
    mine, stub = tmp_path / "my-course", "exercises/02_mul/rule.py"
    start_course(mine)
    (mine / stub).write_text("my work")
    assert start_course(mine).outgrown == (), "the kit's is still the one that was copied"
    before = (kit / stub).read_text()
    (kit / stub).write_text("second edition")
    assert start_course(mine).outgrown == start_course(mine).outgrown == (stub,)
    (kit / stub).write_text(before)
    assert start_course(mine).outgrown == (), "an older kit again"
    (kit / stub).write_text("second edition")
    (mine / stub).rename(mine / "mine.py")
    assert start_course(mine).outgrown == ()
    assert (mine / stub).read_text() == "second edition"


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


@pytest.mark.parametrize("where", ["", "notebooks"])
def test_no_second_course_is_begun_inside_a_course(kit, tmp_path, monkeypatch, where):
    mine = tmp_path / "mine"
    start_course(mine)
    monkeypatch.chdir(mine / where)
    before = files_in(mine)
    with pytest.raises(StartError, match=f"autogradkit start {'[.][.]' if where else '[.]'}$"):
        start_course("my-course")
    assert files_in(mine) == before
    assert start_course(".." if where else ".").kept == (), "which is how a course is brought up to date"


def test_the_kit_itself_is_refused():
    with pytest.raises(StartError, match="is the kit itself"):
        start_course(course.kit_exercises().parent)


@pytest.mark.parametrize("place", ["exercises", "notebooks", "exercises/mine"])
def test_no_course_is_begun_among_the_kits_own_lessons_and_exercises(place):
    target = course.kit_exercises().parent / place
    with pytest.raises(StartError, match="lies in the kit's own "):
        start_course(target)
    assert not (target / "course.toml").exists()
    assert not (target / ".autogradkit").exists()


@pytest.mark.parametrize("name", ["", " "])
def test_a_folder_without_a_name_is_no_place_for_a_course(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StartError, match="The folder has no name"):
        start_course(name)
    assert list(tmp_path.iterdir()) == []


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


def lesson(*sources, run=False):
    """A lesson of code cells; one that was run has outputs and the kernel's metadata."""
    output = [{"output_type": "stream", "name": "stdout", "text": "1\n"}] if run else []
    cells = [
        {
            "cell_type": "code",
            "id": f"c{n}",
            "metadata": {"jupyter": {"source_hidden": True}} if run else {},
            "source": source.splitlines(keepends=True) if run else source,
            "execution_count": n if run else None,
            "outputs": output,
        }
        for n, source in enumerate(sources)
    ]
    metadata = {"language_info": {"version": "3.13.0"}} if run else {}
    return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells})


def test_a_lesson_that_was_only_run_is_brought_up_to_date(kit, tmp_path):
    mine = tmp_path / "my-course"
    theirs = mine / "notebooks/00_tour.ipynb"
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("x = 1\nx", "x + 1"))
    start_course(mine)
    theirs.write_text(lesson("x = 1\nx", "x + 1", run=True))
    assert start_course(mine).kept == (), "nothing new: her outputs stay"
    assert "stdout" in theirs.read_text()
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("x = 1\nx", "x + 2"))
    assert start_course(mine).updated == ("notebooks/00_tour.ipynb",)
    assert "x + 2" in theirs.read_text()


def test_whoever_opens_the_lab_hears_which_lessons_of_a_newer_kit_start_would_bring(kit, tmp_path, capsys):
    lessons = kit / "notebooks"
    for name in ("00_tour.ipynb", "01_other.ipynb", "02_gone.ipynb"):
        (lessons / name).write_text(lesson("x = 1"))
    mine = tmp_path / "mine"
    start_course(mine)
    lab.say_news(mine, "mine")
    assert capsys.readouterr().out == "", "nothing is new"
    (mine / "notebooks/00_tour.ipynb").write_text(lesson("x = 1", run=True))
    (mine / "notebooks/01_other.ipynb").write_text(lesson("x = 1", "my own cell"))
    (mine / "notebooks/02_gone.ipynb").unlink()
    for name in ("00_tour.ipynb", "01_other.ipynb", "02_gone.ipynb", "03_new.ipynb"):
        (lessons / name).write_text(lesson("x = 2"))
    assert news(mine) == ("notebooks/00_tour.ipynb", "notebooks/03_new.ipynb")
    lab.say_news(mine, "mine")
    assert capsys.readouterr().out.endswith(
        "2 of its files have a newer version, as notebooks/00_tour.ipynb. autogradkit start mine brings "
        "them, and leaves alone what you have changed.\n"
    )
    start_course(mine)
    assert news(mine) == ()


def test_a_lesson_in_which_somebody_wrote_is_kept(kit, tmp_path):
    mine = tmp_path / "my-course"
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("x = 1"))
    start_course(mine)
    (mine / "notebooks/00_tour.ipynb").write_text(lesson("x = 1  # one", run=True))
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("x = 2"))
    assert start_course(mine).kept == ("notebooks/00_tour.ipynb",)


def git(kit, *arguments):
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", "-C", str(kit), *identity, *arguments], check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_checkout_is_copied_as_it_was_committed(kit, tmp_path):
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("%%exercise mul\n..."))
    git(kit, "init")
    git(kit, "add", ".")
    git(kit, "commit", "-m", "First edition")
    (kit / "notebooks/00_tour.ipynb").write_text(lesson("%%exercise mul\nthe teacher's answer"))
    (kit / "exercises/02_mul/rule.py").write_text("the teacher's answer")
    (kit / "notebooks/Untitled.ipynb").write_text(lesson("the teacher's notes"))
    done = start_course(tmp_path / "my-course")
    everything = "".join(
        p.read_text() for p in (tmp_path / "my-course").rglob("*") if p.is_file() and p.suffix != ".json"
    )
    assert "teacher" not in everything
    assert not (tmp_path / "my-course/notebooks/Untitled.ipynb").exists()
    assert done.uncommitted == (
        "exercises/02_mul/rule.py",
        "notebooks/00_tour.ipynb",
        "notebooks/Untitled.ipynb",
    )


def test_what_git_cannot_tell_is_said(kit, tmp_path, capsys):
    (kit / ".git").write_text("gitdir: /nowhere")
    assert start_course(tmp_path / "my-course").new
    assert "What was committed can't be told" in capsys.readouterr().err


def test_a_lesson_of_an_older_kit_is_told_and_stays(kit, tmp_path):
    start_course(tmp_path / "my-course")
    (kit / "notebooks/00_tour.ipynb").rename(kit / "notebooks/00_journey.ipynb")
    done = start_course(tmp_path / "my-course")
    assert done.outdated == ("notebooks/00_tour.ipynb",)
    assert (tmp_path / "my-course/notebooks/00_tour.ipynb").is_file()
    (tmp_path / "my-course/notebooks/00_tour.ipynb").unlink()
    assert start_course(tmp_path / "my-course").outdated == ()


def test_an_exercise_that_is_handed_out_no_more_is_told_and_stays(kit, tmp_path, capsys):
    start_course(tmp_path / "my-course")
    (kit / "exercises/02_mul").rename(kit / "exercises/02_product")
    assert main(["start", str(tmp_path / "my-course")]) == Exit.FINE
    assert "delete their folders if they may go:\n  exercises/02_mul\n" in capsys.readouterr().out
    assert (tmp_path / "my-course/exercises/02_mul/rule.py").is_file()
    shutil.rmtree(tmp_path / "my-course/exercises/02_mul")
    assert start_course(tmp_path / "my-course").withdrawn == ()
