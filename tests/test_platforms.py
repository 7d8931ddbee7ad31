"""Where a browser's storage is full nothing is written, and a sentence says so: Python would wait on."""

import errno
import zipfile

import pytest

from autogradkit import files
from autogradkit.commands.main import main
from autogradkit.course import answers, start
from autogradkit.course.catalogue import entry
from autogradkit.course.folder import find
from autogradkit.platforms import ROOM_NEEDED, Room, require_room, watch_room

ANSWER = "def backward(g, x, y):\n    return g * y, g * x\n"


@pytest.fixture
def full(monkeypatch):
    monkeypatch.setattr(Room, "free", ROOM_NEEDED - 1)


def test_elsewhere_nobody_asks_how_much_room_there_is():
    watch_room()
    assert (Room.free, Room.looking) == (None, None)
    require_room()


def test_there_is_room_until_there_is_none(monkeypatch):
    monkeypatch.setattr(Room, "free", ROOM_NEEDED)
    require_room()
    monkeypatch.setattr(Room, "free", ROOM_NEEDED - 1)
    with pytest.raises(OSError, match="the browser's storage is full") as caught:
        require_room()
    assert caught.value.errno == errno.ENOSPC


@pytest.mark.usefixtures("full")
def test_a_file_keeps_what_it_had(tmp_path, monkeypatch):
    path = tmp_path / "rule.py"
    path.write_text("before")
    with pytest.raises(OSError, match="full"):
        files.write(path, b"after")
    assert [file.read_text() for file in tmp_path.iterdir()] == ["before"]


def test_an_answer_and_the_progress_are_not_kept_and_a_sentence_says_why(tmp_path, monkeypatch, capsys):
    start(tmp_path / "course")
    folder = find(tmp_path / "course")
    monkeypatch.setattr(Room, "free", 0)
    said = answers.keep(folder, entry("mul"), ANSWER)
    assert said.startswith("Not kept: ")
    assert "(the browser's storage is full: make room on this device, then run the cell again)" in said
    assert folder.answer(entry("mul")).read_text() == entry("mul").stub
    monkeypatch.setattr(Room, "free", None)
    assert "Kept as" in answers.keep(folder, entry("mul"), ANSWER)
    monkeypatch.setattr(Room, "free", 0)
    monkeypatch.chdir(tmp_path / "course")
    assert main(["export", "mine.zip"]) != 0
    assert "the browser's storage is full" in capsys.readouterr().err
    assert not (tmp_path / "course" / "mine.zip").exists()
    monkeypatch.setattr(Room, "free", None)
    assert main(["export", "mine.zip"]) == 0
    assert zipfile.ZipFile("mine.zip").namelist() == ["exercises/02_mul/rule.py"]
