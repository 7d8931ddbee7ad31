"""No hand-in can know which numbers it is tried on: they depend on a secret that is drawn for each class."""

import os

import pytest

from autogradkit import course
from autogradkit.errors import AutogradkitError
from autogradkit.grading import isolated
from autogradkit.grading.run import OutError
from autogradkit.grading.secret import folder_secret

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"


def test_a_second_run_uses_the_secret_of_the_first(hand_ins, grade, tmp_path):
    folder = hand_ins({"ana/mul.py": RIGHT})
    grade(folder, tmp_path / "out")
    drawn = (tmp_path / "out" / "secret.key").read_text()
    assert grade(folder, tmp_path / "out").reused == 1
    assert (tmp_path / "out" / "secret.key").read_text() == drawn
    assert (tmp_path / "out" / "secret.key").stat().st_mode & 0o777 == 0o600


def test_two_folders_have_two_secrets(tmp_path):
    assert folder_secret(tmp_path / "a") != folder_secret(tmp_path / "b")


def test_a_run_that_was_stopped_before_its_first_line_goes_on(hand_ins, grade, tmp_path):
    folder_secret(tmp_path / "out")
    assert grade(hand_ins({"ana/mul.py": RIGHT}), tmp_path / "out").gradebook.grades["ana"][0].points == 4


@pytest.mark.parametrize("text", ["", "mine\n", "0" * 63, "0" * 80])
def test_a_file_of_that_name_that_isnt_ours_is_refused_and_left_alone(tmp_path, text):
    (tmp_path / "secret.key").write_text(text)
    with pytest.raises(AutogradkitError, match=r"64 hexadecimal digits"):
        folder_secret(tmp_path)
    assert (tmp_path / "secret.key").read_text() == text


def test_no_link_is_followed_to_a_secret(tmp_path):
    folder_secret(tmp_path / "theirs")
    (tmp_path / "mine").mkdir()
    os.symlink(tmp_path / "theirs" / "secret.key", tmp_path / "mine" / "secret.key")
    with pytest.raises(AutogradkitError):
        folder_secret(tmp_path / "mine")
    os.symlink(tmp_path / "nowhere", tmp_path / "theirs" / "other")
    with pytest.raises((AutogradkitError, OutError)):
        folder_secret(tmp_path / "theirs" / "secret.key")


def test_each_isolated_check_draws_anew(monkeypatch, tmp_path):
    drawn, judge = [], isolated.judge
    monkeypatch.setattr(isolated, "judge", lambda *given: drawn.append(given[3]) or judge(*given))
    path = tmp_path / "mine.py"
    path.write_text(RIGHT)
    entry = course.entry("mul")
    assert [isolated.check_isolated(entry, path).points for _ in range(2)] == [4, 4]
    assert len(set(drawn)) == 2
    assert all(len(secret) == 64 for secret in drawn)
