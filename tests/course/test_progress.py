"""Which exercise comes next: the course is gone through as its lessons are."""

import shutil
from dataclasses import replace

import pytest

from autogradkit import course
from autogradkit.course import CourseFolder, TracksError, entries, entry, progress, tracks

PASSED = progress.Standing(status="passed", attempts=1)


@pytest.fixture
def mine(tmp_path):
    (tmp_path / "exercises").mkdir()
    return CourseFolder(tmp_path / "exercises")


def passes(folder, *names):
    for name in names:
        progress.note(folder, name, PASSED)


def next_name(folder, after=None, listed=None):
    following = progress.next_open(listed or entries(), folder, after and entry(after))
    return following and following.name


def test_who_takes_what_comes_next_takes_every_exercise_once_in_the_order_of_the_lessons(mine):
    taken, following = [], next_name(mine)
    while following is not None:
        taken.append(following)
        passes(mine, following)
        following = next_name(mine, after=taken[-1])
    lessons = tracks.read().lessons
    assert taken == list(dict.fromkeys(name for names in lessons.values() for name in names))
    assert sorted(taken) == sorted(e.name for e in entries())
    assert list(lessons) == sorted(lessons)


def test_lesson_00b_s_exercise_has_a_late_number_and_comes_second(mine):
    assert entry("one_turn").number == 70
    assert next_name(mine) == "article_rules"
    passes(mine, "article_rules")
    assert next_name(mine) == next_name(mine, after="article_rules") == "one_turn"
    passes(mine, "one_turn")
    assert next_name(mine) == next_name(mine, after="one_turn") == "central_difference"


def test_what_was_skipped_comes_again_when_nothing_later_is_open(mine):
    passes(mine, "one_turn")
    assert next_name(mine, after="one_turn") == "central_difference"
    assert next_name(mine) == "article_rules"
    passes(mine, *(e.name for e in entries() if e.name not in ("article_rules", "backward")))
    assert next_name(mine, after="graph_of") == "backward"
    assert next_name(mine, after="gumbel_softmax") == "article_rules"


def test_the_one_that_passed_last_is_remembered_until_it_is_begun_again(mine):
    shutil.copytree(entry("mul").folder, mine.exercises / "02_mul")
    report = course.check("graph_of", lambda output, graph: graph)
    progress.record(mine, report)
    assert next_name(mine) == "article_rules", "it did not pass"
    progress.record(mine, replace(report, status="passed"))
    progress.record_hint(mine, "mul", 1)
    assert next_name(mine) == next_name(mine, after="graph_of") != "article_rules"
    assert [row["name"] for row in progress.table(entries(), mine) if row["next"]] == [next_name(mine)]
    progress.forget(mine, "graph_of")
    assert next_name(mine) == "article_rules"


def test_an_exercise_that_is_tried_again_is_not_its_own_next(mine):
    passes(mine, *(e.name for e in entries() if e.name != "mul"))
    assert next_name(mine, after="mul") is None
    assert next_name(mine) == "mul"


def test_a_teachers_pick_is_gone_through_in_the_same_order_however_it_is_written(mine):
    (mine.root / "course.toml").write_text('exercises = ["topo_order, mul", "one_turn", "backward"]')
    picked = course.picked_entries(mine)
    assert {e.name for e in picked} == {"topo_order", "mul", "one_turn", "backward"}
    assert [e.name for e in tracks.read().by_lesson(picked)] == ["one_turn", "mul", "topo_order", "backward"]
    assert next_name(mine, listed=picked) == "one_turn"


def test_after_an_exercise_outside_of_the_pick_what_follows_it_comes_first(mine):
    picked = [entry(name) for name in ("mul", "backward")]
    assert next_name(mine, after="graph_of", listed=picked) == "backward"
    assert next_name(mine, after="softmax", listed=picked) == "mul"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Three exercises of a teacher's own, numbered 1 to 3."""
    for number, name in enumerate(("first", "second", "third"), 1):
        shutil.copytree(entry("mul").folder, tmp_path / f"own/{number:02}_{name}")
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "own"))
    return tmp_path / "own"


def test_without_lessons_exercises_follow_each_other_by_number(own):
    assert next_name(None) == "first"
    assert next_name(None, after="first") == "second"


def test_what_no_lesson_names_comes_last_in_its_own_order(own):
    (own / "tracks.toml").write_text('[lessons]\n01 = ["third"]\n')
    assert [e.name for e in tracks.read().by_lesson(entries())] == ["third", "first", "second"]


def test_tracks_that_cannot_be_read_are_named(own):
    (own / "tracks.toml").write_text("[lessons\n")
    with pytest.raises(TracksError, match=r"tracks\.toml"):
        next_name(None)


def test_one_row_of_a_table_is_next_and_the_rows_keep_their_order(mine):
    passes(mine, "article_rules")
    rows = progress.table(entries(), mine)
    assert [row["name"] for row in rows] == [e.name for e in entries()]
    assert [row["name"] for row in rows if row["next"]] == ["one_turn"]
