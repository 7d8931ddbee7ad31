"""An exercise of one's own: begun from a template that keeps every promise, and handed out."""

import shutil

import pytest

from autogradkit import course
from autogradkit.course import lab
from autogradkit.course.invariants import broken_invariants
from autogradkit.course.new import NewExerciseError, new


def test_a_new_exercise_keeps_every_promise_under_any_name(tmp_path):
    first = new("softsign", tmp_path)
    second = new("my_square", tmp_path, id="X7", title="Mein Quadrat, ganz allein")
    assert [first.name, second.name] == ["01_softsign", "02_my_square"]
    assert broken_invariants(tmp_path) == []
    assert course.load("X7", tmp_path).title == "Mein Quadrat, ganz allein"


def test_what_stays_of_the_template_is_for_learners_and_never_for_the_author(tmp_path):
    statement = (new("softsign", tmp_path) / "README.md").read_text(encoding="utf-8").lower()
    assert not [
        word for word in ("say here", "you write", "two or three sentences", "!" + "[") if word in statement
    ]


def test_a_statement_that_calls_the_function_with_other_arguments_than_the_stub_is_told(tmp_path):
    stub = new("softsign", tmp_path) / "rule.py"
    stub.write_text(stub.read_text(encoding="utf-8").replace("(g, x)", "(g, x, z)"), encoding="utf-8")
    said = "the statement says backward(g, x), and the stub takes backward(g, x, z)."
    assert said in broken_invariants(tmp_path)[0]


@pytest.mark.parametrize("name", ["Soft", "2nd", "soft-sign", "class", "../up", "mul", ""])
def test_a_name_that_cannot_be_one_is_refused_and_nothing_is_written(tmp_path, name):
    with pytest.raises(NewExerciseError):
        new(name, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("title", ['A "title"', "back\\slash", "two\nlines", "$name"])
def test_a_title_that_would_break_the_files_is_refused(tmp_path, title):
    with pytest.raises(NewExerciseError):
        new("softsign", tmp_path, title=title)


def test_an_exercise_is_never_written_over(tmp_path):
    new("softsign", tmp_path)
    with pytest.raises(NewExerciseError):
        new("softsign", tmp_path)


def test_it_is_handed_out_and_found_in_the_lab_that_is_asked_for_by_name(tmp_path, monkeypatch):
    new("softsign", tmp_path / "mine")
    monkeypatch.setenv("AUTOGRADKIT_EXERCISES", str(tmp_path / "mine"))
    done = course.start(tmp_path / "handed-out")
    files = [name for name in done.new if name.startswith("exercises/")]
    assert [name.split("/")[-1] for name in files] == ["README.md", "exercise.py", "hints.md", "rule.py"]
    monkeypatch.delenv("AUTOGRADKIT_EXERCISES")
    sent = shutil.copytree(done.root, tmp_path / "sent")
    assert lab.environment(sent, named=False) is None, "where one merely stands may be a hand-in"
    assert lab.environment(done.root, named=False), "who made the folder trusts it"
    named = lab.environment(done.root, named=True)
    assert named["AUTOGRADKIT_EXERCISES"] == str(done.root / "exercises")
