import contextlib
import errno
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autogradkit.grading.hand_ins import archive
from autogradkit.grading.hand_ins.archive import ArchiveError, unpack, unpack_download
from autogradkit.grading.hand_ins.archive_limits import DiskError
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed

MUL = "def backward(g, x, y):\n    return g * y, g * x\n"


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


def tarred(path, members, mode="w:gz"):
    with tarfile.open(path, mode) as made:
        for about, data in members:
            info = about if isinstance(about, tarfile.TarInfo) else tarfile.TarInfo(about)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data.encode()))
    return path


def linked(name, kind, target="/etc/passwd"):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize("ending", ["zip", "tar", "tar.gz", "tgz", "tar.bz2", "tar.xz"])
def test_an_archive_per_student_is_read_like_a_folder(hand_ins, grade, tmp_path, ending):
    folder = hand_ins({})
    members = [("work/02_mul/rule.py", MUL), ("work/notes.txt", "no"), ("work/.x/mul.py", "no")]
    if ending == "zip":
        zipped(folder / "ana.zip", members)
    else:
        mode = {"tar": "w", "tar.bz2": "w:bz2", "tar.xz": "w:xz"}.get(ending, "w:gz")
        tarred(folder / f"ana.{ending}", members, mode)
    (row,) = grade(folder, tmp_path / "out").gradebook.grades["ana"]
    assert (row.status, row.file) == ("passed", "work/02_mul/rule.py")


DIV = "def backward(g, x, y):\n    return g / y, -g * x / y**2\n"


@pytest.mark.parametrize("ending", ["zip", "tar.gz"])
def test_a_packed_courses_folders_say_which_exercise_a_rule_called_backward_answers(
    hand_ins, grade, tmp_path, ending
):
    folder = hand_ins({})
    pack = zipped if ending == "zip" else tarred
    members = [("algebra/exercises/02_mul/rule.py", MUL), ("algebra/exercises/12_div/rule.py", DIV)]
    pack(folder / f"ana.{ending}", members)
    rows = grade(folder, tmp_path / "out", exercises=["mul", "div"]).gradebook.grades["ana"]
    assert [(row.exercise, row.status) for row in rows] == [("mul", "passed"), ("div", "passed")]


def classs_download(path, packing=zipfile.ZIP_STORED):
    """Three files of three students in a class's zip; the second is a zip itself."""
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("course/exercises/02_mul/rule.py", MUL)
    members = {"ana_1_11_mul.py": MUL, "ben_2_12_course.zip": inner.getvalue(), "cem_3_13_mul.py": MUL * 30}
    with zipfile.ZipFile(path, "w", packing) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return path


@pytest.mark.parametrize("missing", [1, 22, 60, 300, 1200])
def test_a_download_whose_end_is_missing_is_no_class_not_even_the_zip_that_lies_in_it(
    hand_ins, grade, tmp_path, missing
):
    path = classs_download(tmp_path / "submissions.zip")
    assert set(grade(path, tmp_path / "whole").gradebook.grades) == {"ana", "ben", "cem"}
    path.write_bytes(path.read_bytes()[:-missing])
    with pytest.raises(ArchiveError, match=r"submissions.zip isn't whole: .* Download it again"):
        grade(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ending", ["zip", "tar.gz"])
def test_a_students_archive_whose_end_is_missing_says_so(hand_ins, grade, tmp_path, ending):
    folder = hand_ins({"ana/mul.py": MUL})
    path = folder / f"ben.{ending}"
    classs_download(path) if ending == "zip" else tarred(path, [("mul.py", MUL * 30)])
    path.write_bytes(path.read_bytes()[:-40])
    (row,) = grade(folder, tmp_path / "out").gradebook.grades["ben"]
    assert row.status == "invalid"
    assert "It isn't whole: its end is missing or damaged" in row.sentences[0]


def test_a_zip_that_a_program_has_put_something_before_is_read(tmp_path):
    path = zipped(tmp_path / "sfx.zip", [("mul.py", MUL)])
    path.write_bytes(b"MZ program" + path.read_bytes())
    assert [file.name for file in unpack(path, tmp_path / "out")[0]] == ["mul.py"]


BAD = {
    "leads out": [("../../mul.py", MUL)],
    "is absolute": [("/tmp/mul.py", MUL)],
    "leads out on Windows": [("..\\mul.py", MUL)],
    "has a drive": [("C:/mul.py", MUL)],
    "differs in case only": [("mul.py", MUL), ("MUL.py", MUL)],
    "differs in Unicode's form only": [("\u00e9.py", MUL), ("e\u0301.py", MUL)],
    "is a bomb": [("mul.py", "0" * 30_000_000)],
    "has too many files": [(f"{i}.py", "") for i in range(1100)],
    "has an endless name": [("a" * 500 + ".py", MUL)],
}


@pytest.mark.parametrize("members", BAD.values(), ids=BAD)
def test_a_zip_that_is_up_to_something_is_not_read_at_all(tmp_path, members):
    with pytest.raises(ArchiveError):
        unpack(zipped(tmp_path / "a.zip", members), tmp_path / "inside")
    assert not list((tmp_path / "inside").glob("*"))


def test_a_zip_with_a_link_is_not_read(tmp_path):
    info = zipfile.ZipInfo("mul.py")
    info.external_attr = 0o120777 << 16
    with pytest.raises(ArchiveError, match="link"):
        unpack(zipped(tmp_path / "a.zip", [(info, "/etc/passwd")]), tmp_path / "inside")


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_a_tar_with_a_link_or_a_device_is_not_read(tmp_path, kind):
    with pytest.raises(ArchiveError, match="only regular files"):
        unpack(tarred(tmp_path / "a.tar.gz", [(linked("mul.py", kind), "")]), tmp_path / "inside")


def test_a_tar_that_is_a_bomb_is_not_read(tmp_path):
    path = tarred(tmp_path / "a.tar.gz", [("mul.py", "0" * 30_000_000)])
    with pytest.raises(ArchiveError, match="unpack to more"):
        unpack(path, tmp_path / "inside")


def test_a_size_that_was_lied_about_is_noticed(tmp_path):
    with pytest.raises(ArchiveError, match="more than the 1,000 bytes"):
        archive.copy_member(io.BytesIO(b"x" * 5000), tmp_path / "mul.py", 1000)


STARTS = [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00"]


@given(st.binary(max_size=200), st.sampled_from(STARTS))
@settings(max_examples=60, deadline=None)
def test_bytes_that_are_no_archive_are_refused_and_nothing_else_happens(tmp_path_factory, data, start):
    place = tmp_path_factory.mktemp("bytes")
    (place / "a.zip").write_bytes(start + data)
    said = ""
    try:
        assert unpack(place / "a.zip", place / "inside") == ((), ())
    except ArchiveError as error:
        said = str(error)
    assert "\n" not in said


def test_broken_and_foreign_archives_are_rows_with_a_reason(hand_ins, grade, tmp_path):
    folder = hand_ins({"ana.zip": b"PK\x03\x04nothing", "ben.rar": b"Rar!", "cem/mul.py": MUL})
    zipped(folder / "dora.zip", [("../mul.py", MUL)])
    rows = {name: row for name, (row,) in grade(folder, tmp_path / "out").gradebook.grades.items()}
    assert {name: row.status for name, row in rows.items()} == {
        "ana": "invalid",
        "ben": "invalid",
        "cem": "passed",
        "dora": "invalid",
    }
    assert "Ask for a .zip" in rows["ben"].sentences[0]
    assert "leads out of it" in rows["dora"].sentences[0]


def test_moodles_and_canvas_downloads_are_sorted_by_student(hand_ins):
    folder = hand_ins(
        {
            "Ana Diaz_11_assignsubmission_file_mul.py": MUL,
            "Ana Diaz_11_assignsubmission_file_lesson.ipynb": "{}",
            "Ben Ode_12_assignsubmission_file_/02_mul/rule.py": MUL,
            "Ana Diaz_13_assignsubmission_file_mul.py": MUL,
            "cemal_LATE_77_88_mul-1.py": MUL,
        }
    )
    found = {one.name: one for one in listed(folder)}
    assert set(found) == {"Ana Diaz (11)", "Ana Diaz (13)", "Ben Ode", "cemal"}
    assert [file.name for file in found["Ana Diaz (11)"].files] == ["lesson.ipynb", "mul.py"]
    assert [file.name for file in found["Ben Ode"].files] == ["02_mul/rule.py"]
    assert (found["cemal"].id, found["cemal"].late, found["cemal"].files[0].name) == ("77", True, "mul.py")


def test_a_download_may_stay_packed(hand_ins, grade, tmp_path):
    inner = zipped(tmp_path / "inner.zip", [("mul.py", MUL)]).read_bytes()
    members = [("Ana_1_assignsubmission_file_/work.zip", inner), ("Ben_2_assignsubmission_file_mul.py", MUL)]
    path = zipped(tmp_path / "download.zip", members)
    rows = grade(path, tmp_path / "out").gradebook.grades
    assert {name: row.status for name, (row,) in rows.items()} == {"Ana": "passed", "Ben": "passed"}


def test_nbgraders_tree_is_read_with_its_times(hand_ins):
    cells = {"cells": [{"cell_type": "code", "source": MUL}], "nbformat": 4}
    folder = hand_ins(
        {
            "nbgrader_config.py": "",
            "submitted/ana/ps1/mul.ipynb": json.dumps(cells),
            "submitted/ana/ps1/timestamp.txt": "2026-11-20 15:58:23.948203 UTC\n",
            "release/ps1/mul.ipynb": "{}",
        }
    )
    (one,) = listed(folder)
    assert (one.name, one.submitted) == ("ana", "2026-11-20 15:58:23.948203 UTC")


def test_one_students_trap_costs_nobody_else_a_row(grade, tmp_path):
    members = [
        ("Ana_1_assignsubmission_file_mul.py", MUL),
        ("Ben_2_assignsubmission_file_/mul.py", MUL),
        ("Ben_2_assignsubmission_file_/MUL.py", MUL),
        ("Cem_3_assignsubmission_file_/../../mul.py", MUL),
        ("Dora_4_assignsubmission_file_/" + "x" * 300 + "/mul.py", MUL),
        ("Eva_5_assignsubmission_file_/mul.py", MUL),
        ("Eva_5_assignsubmission_file_/mul.py/mul.py", MUL),
        ("Finn_6_assignsubmission_file_..\\..\\mul.py", MUL),
        ("../Gil_7_assignsubmission_file_mul.py", MUL),
        ("Hal_8_assignsubmission_file_/con.py", "x = 1"),
        ("Hal_8_assignsubmission_file_/02_mul/rule.py", MUL),
    ]
    path = zipped(tmp_path / "download.zip", members)
    rows = {name: row for name, (row,) in grade(path, tmp_path / "out").gradebook.grades.items()}
    passed = {name for name, row in rows.items() if row.status == "passed"}
    assert passed == {"Ana", "Hal"}
    assert {"Ben", "Cem", "Dora", "Eva"} <= set(rows)
    assert len(rows) == 8
    assert all(row.sentences for name, row in rows.items() if name not in passed)


def test_many_archives_share_the_room_of_one_hand_in(hand_ins, tmp_path, monkeypatch):
    folder = hand_ins({"ana/x.txt": ""})
    for i in range(12):
        zipped(folder / "ana" / f"{i:02d}.zip", [(f"{i}.py", "#" * 400_000)])
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    (one,) = listed(folder)
    got = archive.open_archives(one, tmp_path / "inside")
    assert len(got.files) == 2
    assert "only 10 are opened" in got.unused[1]


def negative(name, kind):
    """Return a tar header whose size is below zero, which made some readers go round in circles."""
    info = tarfile.TarInfo(name)
    info.type = kind
    block = bytearray(info.tobuf())
    block[124:136] = (-512).to_bytes(12, "big", signed=True)
    block[148:156] = b" " * 8
    block[148:156] = f"{sum(block):06o}\0 ".encode()
    return bytes(block)


def told(path, folder):
    try:
        return [file.name for file in unpack(path, folder)[0]]
    except ArchiveError:
        return "a reason"


TRICKS = {
    "a size below zero": lambda: negative("mul.py", tarfile.REGTYPE) * 3,
    "a header's size below zero": lambda: negative("mul.py", tarfile.XHDTYPE) * 3,
    "a long name's size below zero": lambda: negative("mul.py", tarfile.GNUTYPE_LONGNAME) * 3,
    "an unknown kind's size below zero": lambda: negative("mul.py", b"Q") * 3,
    "names of names of names": lambda: b"".join(
        tarfile.TarInfo("x").create_gnu_header(
            {**tarfile.TarInfo("y").get_info(), "name": "z" * 200}, "utf-8", "strict"
        )[:1024]
        for _ in range(3000)
    ),
}


@pytest.mark.parametrize("data", TRICKS.values(), ids=TRICKS)
def test_a_tar_that_leads_its_reader_astray_is_read_to_an_end(tmp_path, data):
    (tmp_path / "a.tar").write_bytes(data() + b"\0" * 1024)
    assert told(tmp_path / "a.tar", tmp_path / "inside") in ([], ["mul.py"], "a reason")


TRICKY_NAMES = {"two of one name": b"mul.py", "a name with a zero byte": b"mul.p\0", "no name": b"\0ul.py"}


@pytest.mark.parametrize("trick", ["encrypted", "wrong sum", *TRICKY_NAMES])
def test_a_zip_that_leads_its_reader_astray_is_a_reason(tmp_path, trick):
    path = zipped(tmp_path / "a.zip", [("mul.py", MUL * 50), ("xul.py", MUL)])
    data = bytearray(path.read_bytes())
    if trick == "encrypted":
        data[6] |= 1
        data[data.find(b"PK\x01\x02") + 8] |= 1
    elif trick == "wrong sum":
        data[60] ^= 255
    else:
        data = data.replace(b"xul.py", TRICKY_NAMES[trick])
    path.write_bytes(data)
    whole = trick in ("a name with a zero byte", "no name")
    assert told(path, tmp_path / "inside") == (["mul.py"] if whole else "a reason")
    (tmp_path / "class").mkdir()
    refused = unpack_download(path, tmp_path / "class")  # as a class's it is read to its end as well
    assert bool(refused) != whole
    assert whole == (tmp_path / "class" / "mul.py").is_file()


PACKED = {
    "a.zip": lambda path: zipped(path, [("é/mul.py", MUL), ("a/", "")]),
    "a.tar": lambda path: tarred(path, [("é" * 120 + "/mul.py", MUL)], "w"),
    "a.tgz": lambda path: tarred(path, [("mul.py", MUL)]),
}


@given(
    st.sampled_from(list(PACKED)),
    st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_an_archive_with_some_bytes_changed_is_read_or_refused(tmp_path_factory, name, changes):
    place = tmp_path_factory.mktemp("changed")
    path = PACKED[name](place / name)
    data = bytearray(path.read_bytes())
    for at, put in changes:
        at %= len(data)
        data[at : at + len(put) + 1] = put
    path.write_bytes(data)
    told(path, place / "inside")
    (place / "class").mkdir()
    with contextlib.suppress(ArchiveError):
        unpack_download(path, place / "class")


@pytest.mark.parametrize("refused", ["open", "write"])
@pytest.mark.parametrize("download", [False, True])
def test_a_full_disk_of_the_graders_is_no_mistake_of_a_student(tmp_path, monkeypatch, refused, download):
    archive = tmp_path / "ana.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("ana/mul.py", "x = 1\n")

    class Full:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def write(self, piece):
            raise OSError(errno.ENOSPC, "No space left on device")

    def opened(path, mode="r", **more):
        if mode != "xb":
            return open(path, mode, **more)
        return Full().write(b"") if refused == "open" else Full()

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(DiskError, match=r"No space left on device\. Make room, or set TMPDIR"):
        (unpack_download if download else unpack)(archive, tmp_path / "place")


def test_a_disk_that_takes_less_than_it_is_given_loses_no_byte(tmp_path, monkeypatch):
    text = b"x = 1\n" * 5_000
    archive = tmp_path / "ana.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("mul.py", text)
    real = Path.open

    class Slow:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, piece):
            return self.file.write(piece[:1_000])

    def opened(path, mode="r", **more):
        return Slow(real(path, mode, **more)) if mode == "xb" else real(path, mode, **more)

    monkeypatch.setattr(Path, "open", opened)
    ((file,), _) = unpack(archive, tmp_path / "place")
    assert file.path.read_bytes() == text
