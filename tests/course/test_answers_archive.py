"""All answers in one archive, out of one course folder and into another."""

import zipfile

import pytest

from autogradkit import course
from autogradkit.course.answers_archive import ArchiveOfAnswersError, export_answers, import_answers
from autogradkit.course.folder import CourseFolder

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"


@pytest.fixture
def mine(tmp_path):
    course.start(tmp_path / "mine", "mul, exp_log")
    return CourseFolder(tmp_path / "mine" / "exercises")


def test_only_what_was_begun_is_exported(mine, tmp_path):
    (mine.exercises / "02_mul" / "rule.py").write_text(RIGHT)
    assert export_answers(mine, course.picked_entries(mine), tmp_path / "a.zip") == ("02_mul",)
    assert zipfile.ZipFile(tmp_path / "a.zip").namelist() == ["exercises/02_mul/rule.py"]


def test_the_same_answers_give_the_same_archive(mine, tmp_path):
    (mine.exercises / "02_mul" / "rule.py").write_text(RIGHT)
    for name in ("a.zip", "b.zip"):
        export_answers(mine, course.picked_entries(mine), tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_without_an_answer_there_is_nothing_to_export(mine, tmp_path):
    with pytest.raises(ArchiveOfAnswersError, match="There is no answer yet"):
        export_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_an_answer_that_stood_there_stays_beside_the_one_that_is_taken_in(mine, tmp_path):
    path = mine.exercises / "02_mul" / "rule.py"
    path.write_text(RIGHT)
    export_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")
    path.write_text("def backward(g, x, y):\n    return x, y\n")
    assert import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip") == ("02_mul",)
    assert path.read_text() == RIGHT
    assert "return x, y" in path.with_name("rule.py.1").read_text()


@pytest.mark.parametrize("name", ["../evil.py", "/tmp/evil.py", "exercises/02_mul/../../evil.py", "rule.py"])
def test_nothing_but_answers_is_taken_from_an_archive(mine, tmp_path, name):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(name, "x")
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    with pytest.raises(ArchiveOfAnswersError, match="holds no answer to an exercise of this course"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")
    assert sorted(path for path in tmp_path.rglob("*") if path.is_file()) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", None], ids=["empty", "broken", "missing"])
def test_what_is_no_archive_is_refused_in_a_sentence(mine, tmp_path, content):
    if content is not None:
        (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(ArchiveOfAnswersError, match="can't be read as an archive of answers"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_an_answer_as_large_as_a_bomb_is_refused(mine, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("exercises/02_mul/rule.py", " " * 2_000_000)
    with pytest.raises(ArchiveOfAnswersError, match="larger than any answer"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")
