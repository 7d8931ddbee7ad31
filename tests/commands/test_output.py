"""What the commands say goes out on any console: narrow, old, closed, full, or left by whoever read it."""

import os
import subprocess
import sys

import pytest

from autogradkit import course
from autogradkit.commands.formula import with_readable_formulas
from autogradkit.commands.output import PLAIN
from tests.commands.course_in_terminal import FORGETS, RIGHT, answer, autogradkit, environment

COMMANDS = ("list", "next", "progress", "exercise mul", "check 02", "hint mul", "doctor")


def run(command, cwd, **more):
    return subprocess.run(
        ["bash", "-c", command.replace("autogradkit", f"'{sys.executable}' -m autogradkit")],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        timeout=120,
    )


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_with_fewer_signs_gets_all_the_text(mine, encoding):
    answer(mine, FORGETS)
    for command in COMMANDS:
        done = run(f"autogradkit {command}", mine, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (int(command == "check 02"), b""), command
        text = done.stdout.decode(encoding)
        if command in ("next", "progress", "doctor"):
            assert "?" not in text, command


def test_stars_and_arrows_have_something_plain_in_their_place(mine):
    assert autogradkit("next", cwd=mine, PYTHONIOENCODING="ascii").stdout.startswith(
        "01 - Repair the article's rules\ntrack A, Derivatives and graphs - * - 4 points - about 10 minutes\n"
    )
    assert all(text.isascii() for text in PLAIN.values())


def test_the_list_names_every_exercise_at_any_width(mine):
    for columns in ("1", "20", "40", "60", "80", "200"):
        text = autogradkit("list", cwd=mine, COLUMNS=columns).stdout
        assert all(entry.name in text for entry in course.entries()), columns
        assert text.endswith("hours.\n")


def test_in_a_pipe_each_exercise_is_one_line_of_the_list(mine):
    answer(mine, RIGHT)
    assert autogradkit("check", "02", cwd=mine).returncode == 0
    lines = run("env -u COLUMNS autogradkit list", mine).stdout.decode().splitlines()
    for entry in course.entries():
        (line,) = (line for line in lines if line.startswith(f"  {entry.number:02d} "))
        assert entry.name in line
        assert entry.exercise.title in line


@pytest.mark.parametrize("number", ["02", "11", "30"])
def test_a_statement_in_a_file_is_the_whole_statement(mine, number):
    text = (course.entry(number).folder / "README.md").read_text(encoding="utf-8")
    assert "[" in text
    assert autogradkit("exercise", number, cwd=mine).stdout == f"{with_readable_formulas(text)}\n"


posix = pytest.mark.skipif(os.name == "nt", reason="descriptors are closed by a POSIX shell")


@posix
@pytest.mark.parametrize(("text", "code"), [(RIGHT, 0), (FORGETS, 1)])
def test_an_exit_code_does_not_depend_on_who_reads(mine, text, code):
    answer(mine, text)
    for into in (">&-", ">&- 2>&-", "| true", "| head -c 5", "2>&- | true"):
        pipe = "; exit ${PIPESTATUS[0]}" if "|" in into else ""
        done = run(f"autogradkit check 02 {into}{pipe}", mine)
        assert (done.returncode, done.stderr) == (code, b""), into


@posix
def test_a_closed_output_is_no_mistake_of_the_kit(mine):
    for command in ("list", "next", "progress", "exercise mul"):
        done = run(f"autogradkit {command} >&-", mine)
        assert (done.returncode, done.stderr) == (0, b""), command


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk_is_said(mine):
    done = run("autogradkit list > /dev/full", mine)
    assert done.returncode == 1
    assert done.stderr == b"autogradkit: The output can't be written: No space left on device.\n"


@posix
def test_half_a_sign_in_a_name_goes_out_too(tmp_path):
    done = run("autogradkit check mul --file $'\\xff.py'", tmp_path)
    assert done.returncode == 4
    assert b"There is no file" in done.stderr
