"""Which folder is the learner's own, and how far she is."""

import json

import pytest

from autogradkit import course
from autogradkit.course import folder, lab, passed_rules, progress
from autogradkit.course.answers import keep

start_module = __import__("sys").modules["autogradkit.course.start"]


@pytest.fixture
def mine(tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    course.start(tmp_path / "my-course")
    return tmp_path / "my-course"


def test_the_nearest_exercises_at_or_above_are_ones_own(mine):
    for place in (mine, mine / "notebooks", mine / "exercises/02_mul"):
        place.mkdir(exist_ok=True)
        assert folder.find(place).root == mine
        assert folder.find(place).keeps_answers


def test_a_course_right_below_is_found_if_there_is_only_one(mine):
    assert folder.find(mine.parent).root == mine
    course.start(mine.parent / "another")
    assert folder.find(mine.parent) is None


def test_without_a_course_there_is_none(tmp_path):
    assert folder.find(tmp_path) is None
    assert folder.writable_folder(tmp_path) is None


def test_the_variable_goes_before_everything(mine, tmp_path, monkeypatch):
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "elsewhere"))
    assert folder.find(mine).exercises == tmp_path / "elsewhere"


def test_answers_never_go_into_the_kits_own_checkout(monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    checkout = course.kit_exercises().parent
    assert folder.writable_folder(checkout / "notebooks").root == checkout / "my-course"


def test_in_the_checkout_the_lab_opens_a_copy_of_the_lessons(tmp_path, monkeypatch, capsys):
    checkout = tmp_path / "checkout"
    (checkout / "autogradkit").mkdir(parents=True)
    (checkout / "notebooks").mkdir()
    (checkout / "notebooks/00_tour.ipynb").write_text("the kit's")
    (checkout / "exercises/02_mul").mkdir(parents=True)
    (checkout / "exercises/02_mul/rule.py").write_text("the stub")
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES", raising=False)
    for module in (folder, start_module):
        monkeypatch.setattr(module, "kit_exercises", lambda: checkout / "exercises")
    monkeypatch.chdir(checkout / "notebooks")
    mine = checkout / "my-course"
    assert lab.lessons_root(None) == mine
    assert (mine / "notebooks/00_tour.ipynb").read_text() == "the kit's"
    assert "You work on a copy of the lessons" in capsys.readouterr().out
    keep(folder.writable_folder(), course.entry("mul"), "mine\n")
    assert folder.find().root == mine, "answers are looked for where they are kept"
    assert lab.lessons_root(None) == mine
    assert (mine / "exercises/02_mul/rule.py").read_text() == "mine\n"
    assert lab.lessons_root(str(checkout)) == checkout, "their authors ask for the kit's by name"


def test_an_older_answer_stays_beside_the_new_one_each_text_once(mine):
    place, mul = folder.find(mine), course.entry("mul")
    assert keep(place, mul, "a\n") == "Kept as my-course/exercises/02_mul/rule.py."
    for text in ("b\n", "b\n", "a\n", "b\n", "c\n"):
        keep(place, mul, text)
    answer = place.answer(mul)
    kept = {path.name: path.read_text() for path in answer.parent.glob("rule.py*")}
    assert kept == {"rule.py": "c\n", "rule.py.1": "a\n", "rule.py.2": "b\n"}


def test_an_answer_that_passed_is_named_when_another_takes_its_place(mine):
    place, mul = folder.find(mine), course.entry("mul")
    keep(place, mul, "right\n")
    passed_rules.keep(place, mul, "right\n")
    assert keep(place, mul, "wrong\n") == (
        "Kept as my-course/exercises/02_mul/rule.py. The answer that passed stays beside it, as rule.py.1."
    )
    assert keep(place, mul, "wrong again\n") == "Kept as my-course/exercises/02_mul/rule.py."


def test_without_a_folder_or_the_right_to_write_it_is_said(mine, monkeypatch):
    assert keep(None, course.entry("mul"), "a").startswith("Not kept: there is no course folder here.")
    (mine / "exercises/02_mul/rule.py").unlink()
    (mine / "exercises/02_mul/rule.py").mkdir()
    assert keep(folder.find(mine), course.entry("mul"), "a").startswith("Not kept: my-course/")


def test_progress_keeps_the_best_result_and_counts_attempts(mine, monkeypatch):
    monkeypatch.chdir(mine)
    right, half = (lambda g, x, y: (g * y, g * x)), (lambda g, x, y: (g * x, g * y))
    for rule in (half, right, half):
        course.attempt(course.load("mul"), {"backward": rule})
    course.check("mul", right)  # trying something out is no attempt
    standing = progress.read(folder.find())["mul"]
    assert (standing.status, standing.points, standing.attempts) == ("passed", 4.0, 3)
    text = (mine / ".autogradkit/progress.json").read_text()
    assert list(json.loads(text)) == ["exercises", "latest", "version"]


def test_of_two_results_with_the_same_points_the_later_one_is_noted(mine, monkeypatch):
    monkeypatch.chdir(mine)

    def not_yet(g, x, y):
        raise NotImplementedError

    for rule, status in ((not_yet, "missing"), (lambda g, x, y: (y, x), "failed"), (lambda g, w: g, "error")):
        course.attempt(course.load("mul"), {"backward": rule})
        assert progress.read(folder.find())["mul"].status == status


@pytest.mark.parametrize("text", ["", "[]", '{"exercises": {"mul": 3}}', '{"exercises": {"mul": {"x": 1}}}'])
def test_spoilt_progress_is_begun_anew(mine, monkeypatch, text):
    monkeypatch.chdir(mine)
    (mine / ".autogradkit/progress.json").write_text(text)
    assert progress.read(folder.find()) == {}
    course.attempt(course.load("mul"), {"backward": lambda g, x, y: (g * y, g * x)})
    assert progress.read(folder.find())["mul"].passed
