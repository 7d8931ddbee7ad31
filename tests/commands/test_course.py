"""`autogradkit course check`, by whose exercises are here: an installed kit's, or a teacher's."""

import shutil

import pytest

from autogradkit.commands.main import Exit, main
from autogradkit.course import catalogue
from autogradkit.course.new import new
from tests.commands.course_in_terminal import autogradkit

LEFT_OUT = shutil.ignore_patterns("solution.py", "mistakes", "right", "__pycache__")  # of the wheel


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """The kit's exercises as the wheel has them, two of them."""
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    folder = tmp_path / "installed"
    for key in ("02_mul", "04_graph_of"):
        shutil.copytree(catalogue.kit_exercises() / key, folder / key, ignore=LEFT_OUT)
    monkeypatch.setattr(catalogue, "kit_exercises", lambda: folder)
    return folder


@pytest.mark.parametrize("only", [[], ["--only", "mul"]])
def test_an_installed_kit_says_once_that_its_solutions_are_in_a_checkout(installed, capsys, only):
    assert main(["course", "check", *only]) == Exit.USAGE
    said = capsys.readouterr()
    assert said.out == ""
    words = " ".join(said.err.split())
    assert words.count("it can't be proved: do it in a checkout") == 1
    assert "For a folder of your own: autogradkit course check FOLDER" in words


@pytest.mark.parametrize("named", ["as an argument", "by the variable"])
def test_a_teachers_exercise_without_a_solution_is_not_taken_for_an_installed_kits(
    installed, tmp_path, monkeypatch, capsys, named
):
    new("softsign", tmp_path / "mine")
    (tmp_path / "mine/01_softsign/solution.py").unlink()
    if named == "by the variable":
        monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "mine"))
    given = [str(tmp_path / "mine")] if named == "as an argument" else []
    assert main(["course", "check", *given]) == Exit.FAILED
    assert "✗ 01_softsign\n    there is no solution.py." in capsys.readouterr().out


def test_commands_to_type_hold_paths_as_a_terminal_takes_them(tmp_path):
    done = autogradkit("start", "my class", "--pick", "mul", cwd=tmp_path)
    assert done.stdout.endswith("Next: autogradkit lab 'my class'\n")
    assert done.stdout.startswith("my class: "), "elsewhere a path is no command's"
    done = autogradkit("lab", "no such", cwd=tmp_path)
    assert done.stderr.endswith("There is no folder no such. Make it with: autogradkit start 'no such'\n")
    done = autogradkit("grade", "my class", "--out", "out", cwd=tmp_path)
    assert f"autogradkit grade {tmp_path}. If" in done.stderr


@pytest.mark.parametrize(
    "typed",
    [
        ["course", "check", "mine", "--only", "softsign"],
        ["course", "check", "--only", "softsign", "mine"],
        ["course", "--only", "softsign", "check", "mine"],
        ["notebooks", "--folder", "lessons", "check", "first"],
        ["notebooks", "check", "--folder", "lessons", "first"],
    ],
)
def test_an_option_may_stand_before_or_after_what_a_command_is_about(tmp_path, monkeypatch, capsys, typed):
    monkeypatch.chdir(tmp_path)
    new("softsign", "mine")
    new("softplus", "mine")
    (tmp_path / "lessons").mkdir()
    for name in ("first", "second"):
        text = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
        (tmp_path / f"lessons/{name}.ipynb").write_text(text)
    main(typed)
    said = capsys.readouterr()
    assert "too many" not in said.err
    assert ("softsign" in said.out, "softplus" in said.out) in ((True, False), (False, False))
    assert ("first" in said.out, "second" in said.out) in ((True, False), (False, False))
    assert said.out


@pytest.mark.parametrize("typed", [["start", "--pick", "mul", "a", "b"], ["start", "a", "b"]])
def test_a_word_too_many_is_the_last_one(tmp_path, monkeypatch, capsys, typed):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match=str(int(Exit.USAGE))):
        main(typed)
    assert "'b' is one argument too many" in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("my course", "They are in the folder below: autogradkit course check 'my course/exercises'"),
        ("my course/exercises/01_softsign", "course check 'my course/exercises' --only 01_softsign"),
        ("my course/lessons", "There are no exercises in my course/lessons. Begin one with: autogradkit new"),
        ("nowhere", "There are no exercises in nowhere. Begin one with: autogradkit new NAME"),
    ],
)
def test_a_folder_one_too_high_or_too_low_is_answered_with_the_right_one(
    tmp_path, monkeypatch, capsys, folder, said
):
    monkeypatch.chdir(tmp_path)
    new("softsign", tmp_path / "my course/exercises")
    (tmp_path / "my course/lessons").mkdir()
    assert main(["course", "check", folder]) == Exit.USAGE
    assert said in capsys.readouterr().err
