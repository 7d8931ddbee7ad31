"""The tracks: every exercise in its place, and subsets that hold together."""

import pytest

from autogradkit import course
from autogradkit.course import UnknownExerciseError, pick, tracks
from autogradkit.course.notebooks import lesson_number


def test_no_exercise_of_a_subset_needs_one_outside_of_it():
    assert list(tracks.faults()) == []


def test_a_workshop_fits_into_two_hours_and_a_term_into_a_term():
    minutes = {name: sum(e.exercise.minutes for e in pick(name)) for name in ("workshop", "term")}
    assert minutes["workshop"] <= 90
    assert minutes["term"] <= 13 * 90


def test_the_term_leaves_the_hardest_exercises_out():
    assert max(e.exercise.stars for e in pick("term")) == 3


def test_every_lesson_that_asks_an_exercise_is_said_to_lead_there():
    lessons = (course.kit_exercises().parent / "notebooks").glob("[0-9]*.ipynb")
    known = tracks.read()
    for lesson in lessons:
        for cell in course.cells_of(lesson):
            if cell.exercise:
                name = course.entry(cell.exercise).name
                assert lesson_number(lesson) in known.lessons_to(name), f"{lesson.name} leads to {name}"


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("mul", ["mul"]),
        ("K,02", ["mul", "name_the_bug", "write_a_checker"]),
        ("B2 exp_log", ["mul", "exp_log"]),
    ],
)
def test_exercises_are_picked_by_name_number_id_track_or_subset(asked, names):
    assert [e.name for e in pick(asked)] == names


def test_all_picks_all():
    assert pick("all") == course.entries()


def test_where_there_are_no_tracks_the_exercises_themselves_are_named(tmp_path):
    (tmp_path / "01_square").mkdir()
    (tmp_path / "01_square/exercise.py").write_text(
        "from autogradkit.checking import Exercise, Rule, pointwise\n"
        "exercise = Exercise('X1', 'square', 'A square', "
        "(Rule('backward', lambda x: x * x, pointwise('x'), points=3),))\n"
    )
    with pytest.raises(UnknownExerciseError, match=r"no exercise 'workshop'\. There are: square\."):
        pick("workshop", tmp_path)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("mull", "Did you mean 'mul'?"),
        ("9z", "It may also be"),
        ("", "“” names no"),
        (" , ", "“ , ” names no"),
    ],
)
def test_a_word_that_picks_nothing_gets_a_sentence(asked, said):
    with pytest.raises(UnknownExerciseError) as error:
        pick(asked)
    assert said in str(error.value)


def test_a_folder_without_tracks_has_none(tmp_path):
    assert tracks.read(tmp_path) == tracks.Tracks()
