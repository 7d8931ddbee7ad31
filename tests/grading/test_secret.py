"""The secret of a folder of results."""

import os
import stat
from types import SimpleNamespace

import numpy as np
import pytest

from autogradkit import course
from autogradkit.errors import AutogradkitError
from autogradkit.grading import isolated, judging
from autogradkit.grading.results.grade import Result
from autogradkit.grading.secret import NAME, draw_secret, folder_secret, keyed_hash

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"


def test_a_folder_keeps_its_secret(tmp_path):
    drawn = folder_secret(tmp_path / "out")
    assert len(drawn) == 32
    assert folder_secret(tmp_path / "out") == drawn
    assert folder_secret(tmp_path / "another") != drawn
    assert sorted(os.listdir(tmp_path / "out")) == [NAME]


def test_only_its_owner_can_read_it(tmp_path):
    folder_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    (tmp_path / NAME).chmod(0o644)
    folder_secret(tmp_path)
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_a_link_is_not_followed(tmp_path):
    drawn = folder_secret(tmp_path / "other")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / NAME).symlink_to(tmp_path / "other" / NAME)
    with pytest.raises(AutogradkitError, match="can't be read"):
        folder_secret(tmp_path / "out")
    (tmp_path / "out" / NAME).unlink()
    (tmp_path / "out" / NAME).symlink_to(tmp_path / "nowhere")
    with pytest.raises(AutogradkitError, match="can't be read"):
        folder_secret(tmp_path / "out")
    assert not (tmp_path / "nowhere").exists()
    assert folder_secret(tmp_path / "other") == drawn


@pytest.mark.parametrize("text", ["", "my notes", "The secret of", "\xff", "x" * 10_000])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(tmp_path, text):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(AutogradkitError, match="not a secret of autogradkit"):
        folder_secret(tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(AutogradkitError, match="not a secret"):
        folder_secret(tmp_path)


def test_hashes_differ_by_secret_purpose_and_data():
    one, other = draw_secret(), draw_secret()
    made = {keyed_hash(k, p, d) for k in (one, other) for p in ("a", "b") for d in (b"1", b"2")}
    assert len(made) == 8


def test_each_isolated_check_draws_anew(monkeypatch, tmp_path):
    drawn, judge = [], isolated.judge
    monkeypatch.setattr(isolated, "judge", lambda *given: drawn.append(given[3]) or judge(*given))
    path = tmp_path / "mine.py"
    path.write_text(RIGHT)
    entry = course.entry("mul")
    assert [isolated.check_isolated(entry, path).points for _ in range(2)] == [4, 4]
    assert len(set(drawn)) == 2
    assert all(len(secret) == 64 for secret in drawn)


def test_what_is_right_on_the_notebooks_numbers_only_may_look_numerical_all_the_same(monkeypatch):
    looks = Result("partial", 3.0, ("WRONG", "LOOKS_NUMERICAL"), ("it is wrong", "it looks numerical"))
    by_seed = {0: Result("flagged", 4.0, ("LOOKS_NUMERICAL",), ("all is right",))}
    no_marks = np.zeros(0, np.uint8)
    monkeypatch.setattr(judging, "check_on_seed", lambda *given: (by_seed.get(given[-1], looks), no_marks))
    work = SimpleNamespace(found=SimpleNamespace(source=RIGHT))
    result = judging.judge_on_seeds(course.entry("mul").exercise, work, None, "a secret")
    assert (result.points, result.codes) == (3.0, ("ONLY_THE_KNOWN_NUMBERS", "LOOKS_NUMERICAL"))
    assert result.sentences[1] == "it looks numerical"
