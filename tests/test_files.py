"""A file is there whole or not at all, and with the mode that it should have."""

import errno
import os
import stat

import pytest

import autogradkit as ag
from autogradkit import course, files
from autogradkit.course import answers, passed_rules, progress
from autogradkit.grading.hosts.gradescope_autograder import write_json
from autogradkit.widgets.export import save

posix = pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")


def mode(path):
    return oct(stat.S_IMODE(path.stat().st_mode))


@pytest.fixture(params=[0o022, 0o027, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def save_film(path):
    x = ag.Tensor(2.0)
    save(ag.graph.film(x * x), path.with_suffix(".svg"), 1)


WRITERS = {  # what the kit saves → how
    "files.write": lambda path: files.write(path, b"1"),
    "nn.save": lambda path: ag.nn.save(ag.nn.Linear(2, 1), path),
    "film": save_film,
    "answer": lambda path: answers.keep(folder_of(path), course.entry("mul"), "a = 1\n"),
    "progress": lambda path: progress.record_hint(folder_of(path), "mul", 1),
    "passed rule": lambda path: passed_rules.keep(folder_of(path), course.entry("mul"), "a = 1\n"),
    "results of Gradescope": lambda path: write_json(path, {}),
}


def folder_of(path):
    (path.parent / "course/exercises").mkdir(parents=True, exist_ok=True)
    return course.CourseFolder(path.parent / "course/exercises")


def saved(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


@posix
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_new_file_has_the_mode_of_the_umask(tmp_path, umask, write):
    write(tmp_path / "one.npz")
    (path,) = saved(tmp_path)
    assert mode(path) == oct(0o666 & ~umask)


@posix
@pytest.mark.parametrize("before", [0o644, 0o664, 0o600, 0o640], ids=oct)
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path, write, before):
    write(tmp_path / "one.npz")
    (path,) = saved(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content + b"\n\n")
    path.chmod(before)
    write(tmp_path / "one.npz")
    (path,) = [path for path in saved(tmp_path) if path.name != "rule.py.1"]
    assert mode(path) == oct(before)
    assert path.stat().st_size == len(content)


def test_what_goes_wrong_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "one.txt"
    path.write_bytes(b"before")
    with pytest.raises(TypeError), files.replacing(path) as file:
        file.write("a text where bytes are needed")
    assert path.read_bytes() == b"before"
    assert saved(tmp_path) == [path]


def test_a_name_as_long_as_the_file_system_allows_can_be_write_json(tmp_path):
    files.write(tmp_path / ("n" * 255), b"1")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"1"


def test_two_who_write_at_once_do_not_meet_in_one_file(tmp_path):
    with files.replacing(tmp_path / "a") as one, files.replacing(tmp_path / "b") as other:
        one.write(b"a")
        other.write(b"b")
    assert [(tmp_path / name).read_bytes() for name in "ab"] == [b"a", b"b"]


def test_an_error_names_the_file_that_was_asked_for_and_none_that_lay_beside_it(tmp_path):
    with pytest.raises(OSError, match=r"one\.txt") as error, files.replacing(tmp_path / "one.txt"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert error.value.filename == str(tmp_path / "one.txt")
    with pytest.raises(OSError, match=r"gone.one\.txt'$"), files.replacing(tmp_path / "gone/one.txt"):
        pass
    with pytest.raises(OSError, match="another") as error, files.replacing(tmp_path / "one.txt"):
        raise OSError(errno.EACCES, "Permission denied", "another")
    assert error.value.filename == "another"
    assert not [*tmp_path.iterdir()]
