"""All answers in one archive, out of one course folder and into another."""

import zipfile

import pytest

from autogradkit import course
from autogradkit.commands.export import download_sentence
from autogradkit.commands.main import main
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
    assert import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip") == {
        "02_mul": "exercises/02_mul/rule.py.1"
    }
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


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken"], ids=["empty", "broken"])
def test_what_is_no_archive_is_refused_in_a_sentence(mine, tmp_path, content):
    (tmp_path / "a.zip").write_bytes(content)
    with pytest.raises(ArchiveOfAnswersError, match="can't be read as an archive of answers"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_an_answer_as_large_as_a_bomb_is_refused(mine, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("exercises/02_mul/rule.py", " " * 2_000_000)
    with pytest.raises(ArchiveOfAnswersError, match="larger than any answer"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_an_archive_that_is_not_there_is_named(mine, tmp_path):
    with pytest.raises(ArchiveOfAnswersError, match=r"There is no file .*a\.zip"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_of_an_archive_with_one_damaged_answer_none_is_taken(mine, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("exercises/02_mul/rule.py", RIGHT)
        archive.writestr("exercises/14_exp_log/rule.py", RIGHT * 9)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("exercises/14_exp_log/rule.py")
    begin = entry.header_offset + 30 + len(entry.filename)
    data[begin : begin + 8] = b"\xff" * 8
    path.write_bytes(data)
    before = (mine.exercises / "02_mul" / "rule.py").read_bytes()
    with pytest.raises(ArchiveOfAnswersError, match="can't be read as an archive of answers"):
        import_answers(mine, course.picked_entries(mine), path)
    assert (mine.exercises / "02_mul" / "rule.py").read_bytes() == before


def test_an_answer_that_can_not_be_written_is_not_counted_as_taken(mine, tmp_path):
    (mine.exercises / "02_mul" / "rule.py").write_text(RIGHT)
    export_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")
    (mine.exercises / "02_mul" / "rule.py").unlink()
    (mine.exercises / "02_mul").rename(tmp_path / "away")
    (mine.exercises / "02_mul").write_text("a file where a folder was")
    with pytest.raises(ArchiveOfAnswersError, match="can't be written"):
        import_answers(mine, course.picked_entries(mine), tmp_path / "a.zip")


def test_what_stood_there_is_named_when_another_answer_takes_its_place(mine, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(mine.root)
    (mine.exercises / "02_mul" / "rule.py").write_text(RIGHT)
    assert main(["export"]) == main(["import", "answers.zip"]) == 0
    assert "is kept" not in capsys.readouterr().out
    (mine.exercises / "02_mul" / "rule.py").write_text("def backward(g, x, y):\n    return x, y\n")
    assert main(["import", "answers.zip"]) == 0
    assert "What you had written there is kept: exercises/02_mul/rule.py.1." in capsys.readouterr().out


def test_an_archive_is_looked_for_here_and_then_in_the_course_folder(mine, tmp_path, monkeypatch, capsys):
    (mine.exercises / "02_mul" / "rule.py").write_text(RIGHT)
    monkeypatch.chdir(mine.lessons)
    assert main(["export"]) == 0
    assert (mine.root / "answers.zip").is_file()
    assert main(["import", "answers.zip"]) == 0
    assert "1 answer taken in" in capsys.readouterr().out


def exported(capsys):
    """Export in the folder we stand in, and return what is said."""
    capsys.readouterr()
    assert main(["export"]) == 0
    return capsys.readouterr().out


def test_who_exports_other_answers_than_those_that_passed_is_told_which(mine, monkeypatch, capsys):
    monkeypatch.chdir(mine.root)
    path = mine.exercises / "02_mul" / "rule.py"
    path.write_text(RIGHT)
    assert main(["check", "mul"]) == 0
    assert "No longer" not in exported(capsys)
    path.write_text(RIGHT.replace("g * x", "x"))
    assert (
        "No longer as when it passed: 02 mul. In the archive is what stands in the file now; try it "
        "before you hand it in: autogradkit check mul\n"
    ) in exported(capsys)
    path.write_text(f"import numpy as np\n{RIGHT}")
    assert main(["check", "mul"]) == 0
    assert "No longer" not in exported(capsys)


def test_line_ends_are_no_other_answer_and_a_reset_one_is_not_missed(mine, monkeypatch, capsys):
    monkeypatch.chdir(mine.root)
    path, other = (mine.exercises / key / "rule.py" for key in ("02_mul", "14_exp_log"))
    path.write_bytes(RIGHT.replace("\n", "\r\n").encode())
    other.write_text("def exp_backward(g, z): return g * z\n")
    assert main(["check", "mul"]) == 0
    path.write_text(RIGHT + "\n")
    assert "No longer" not in exported(capsys)
    assert main(["reset", "mul"]) == 0
    assert "No longer" not in exported(capsys)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("answers.zip", "open the top folder, right-click answers.zip"),
        ("notebooks/mine.zip", "open the folder notebooks, right-click mine.zip"),
        ("../mine.zip", "gone with this tab"),
    ],
)
def test_in_a_browser_one_is_told_where_the_archive_lies(mine, name, said):
    assert said in download_sentence((mine.root / name).resolve(), mine.root)
