"""Exercises are found by any of their names."""

import re
import shutil
from pathlib import Path

import pytest

from autogradkit import course
from autogradkit.course import UnknownExerciseError


@pytest.mark.parametrize(
    "name", ["mul", "MUL", "B2", "b2", "02", "2", 2, "02_mul", "exercises/02_mul/", " mul "]
)
def test_an_exercise_goes_by_name_id_number_and_folder(name):
    assert course.entry(name).key == "02_mul"
    assert course.load(name).id == "B2"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("mull", "There is no exercise 'mull'. Did you mean 'mul'?"),
        ("sofmax", "There is no exercise 'sofmax'. Did you mean 'softmax'?"),
        ("99", "There is no exercise '99'. There are: article_rules, mul,"),
        ("", "Which exercise? There are: article_rules, mul,"),
    ],
)
def test_a_misspelt_exercise_is_answered_with_the_nearest_name(name, said):
    with pytest.raises(UnknownExerciseError) as error:
        course.entry(name)
    assert str(error.value).startswith(said)
    assert "\n" not in str(error.value)


def test_a_function_in_place_of_an_exercise_is_asked_which_exercise_it_answers():
    with pytest.raises(UnknownExerciseError, match=r"^Which exercise\? There are: article_rules, mul"):
        course.check(lambda g, x, y: (g * y, g * x))


def test_exercises_come_in_course_order():
    numbers = [entry.number for entry in course.entries()]
    assert numbers == sorted(set(numbers))


def test_a_teachers_own_exercises_are_found_where_the_variable_says(tmp_path, monkeypatch):
    folder = tmp_path / "01_square"
    folder.mkdir()
    (folder / "exercise.py").write_text(
        "from autogradkit.checking import Exercise, Rule, pointwise\n"
        "exercise = Exercise('X1', 'square', 'A square', "
        "(Rule('backward', lambda x: x * x, pointwise('x'), points=3),))\n"
    )
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path))
    assert course.load("square").points == 3
    assert course.check("X1", lambda g, x: 2 * g * x).passed


def test_a_variable_that_leads_nowhere_is_no_reason_to_take_the_kits_exercises(tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "my-exercisses"))
    for look in (course.entries, lambda: course.load("mul")):
        with pytest.raises(course.UnknownExerciseError, match="my-exercisses, and there are no exercises"):
            look()


def test_a_folder_named_from_elsewhere_is_asked_for_by_its_whole_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", "my-exercises")
    with pytest.raises(course.UnknownExerciseError, match=f"from {re.escape(str(tmp_path))}, .* whole path"):
        course.entries()


def test_code_beside_a_hand_in_is_never_taken_for_an_exercise(tmp_path, monkeypatch):
    folder = tmp_path / "exercises" / "02_mul"
    folder.mkdir(parents=True)
    (folder / "exercise.py").write_text("raise SystemExit('executed')")
    monkeypatch.chdir(tmp_path)
    assert course.load("mul").id == "B2"


def test_an_exercise_without_its_trusted_half_says_so(tmp_path):
    (tmp_path / "02_mul").mkdir()
    with pytest.raises(UnknownExerciseError, match=r"has no exercise\.py"):
        course.load("mul", tmp_path)


@pytest.mark.parametrize(
    "typed", ["02.py", "mul.py", "Aufgabe 02/rule.py", "exercises/02_mul/rule.py", "a/02_mul.ipynb"]
)
def test_an_exercise_is_known_by_the_file_of_its_answer(typed):
    assert course.entry(typed).name == "mul"


@pytest.mark.parametrize("typed", ["Aufgabe 02", "02 or 12/rule.py", "2026/rule.py", "rule.py"])
def test_a_number_within_a_name_is_no_exercise_unless_it_is_a_folder_of_an_answer(typed):
    with pytest.raises(UnknownExerciseError):
        course.entry(typed)


def test_exercises_are_those_of_the_folder_one_stands_in(tmp_path, monkeypatch):
    for place, title in (("one", "First"), ("two", "Second")):
        folder = tmp_path / place / "exercises" / "01_mul"
        shutil.copytree(course.entry("mul").folder, folder)
        text = (folder / "exercise.py").read_text()
        (folder / "exercise.py").write_text(text.replace("The rule of a product", title))
        monkeypatch.chdir(tmp_path / place)
        assert course.entry("mul", Path("exercises")).exercise.title == title
