"""What a hand-in may cost the grader: time, memory and bytes have an end, and nobody else's row changes."""

import ast
import contextlib
import io
import json
import pickle
import resource
import struct
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

import pytest

from autogradkit.checking.rules.difference_quotients import difference_quotient
from autogradkit.checking.rules.syntax_tree import TooDeepError
from autogradkit.course.catalogue import entries
from autogradkit.course.source import answer
from autogradkit.grading import Limits, job
from autogradkit.grading.hand_ins import archive, exercise_answer
from autogradkit.grading.hand_ins.class_folder import hand_ins as listed
from autogradkit.grading.job import Setup, judge_answers, read_hand_in

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"


MB = 1 << 20


def used_s(act, *arguments):
    started = time.process_time()
    act(*arguments)
    return time.process_time() - started


def dead_code(n):
    moved = "".join(f"        f(x+{1 + i:05d}e-15)\n        x/.0{1 + i:05d}1\n" for i in range(n))
    return f"def backward(g, x, y):\n    if 0:\n{moved}    return g * y, g * x\n"


def nested(n, depth=25):
    call = "f(x + 1e-9 + " * depth + "1" + ")" * depth
    return "def backward(g, x, y):\n    if 0:\n" + f"        {call}\n" * n + "    return g * y, g * x\n"


def many_names(n):
    names = ", ".join(f"a{i}" for i in range(n))
    return f"def backward(g, x, y):\n    return a1\n{names} = f({', '.join(['b'] * n)})\n"


@pytest.mark.parametrize("text", [dead_code, nested, many_names])
def test_looking_for_quotients_is_linear_in_the_text(text):
    short, long = text(60), text(240)
    assert difference_quotient(short, "backward") == ""
    short_s, long_s = (used_s(difference_quotient, one, "backward") for one in (short, long))
    assert long_s < 8 * short_s + 0.1


@pytest.mark.parametrize("text", ["a * " * 2_000, "a + " * 900, "-" * 2_000, "1 + " * 900])
def test_an_expression_that_is_too_deep_is_refused_by_name(text):
    with pytest.raises(TooDeepError):
        difference_quotient(f"def backward(g, x):\n    return g / ({text}a) + f({text}a)\n")


def test_a_deep_expression_that_can_be_read_is_looked_through():
    text = "a[" * 80 + "0" + "]" * 80
    assert difference_quotient(f"def backward(g, x):\n    return g / ({text}) + f({text})\n") == ""


def tar_of(*headers):
    """Return a tar with these headers, each (type, bytes, size it says it has), before a right answer."""
    data = b""
    for kind, body, size in headers:
        header = tarfile.TarInfo("further")
        header.type, header.size = kind, size
        data += header.tobuf(tarfile.GNU_FORMAT) + body + b"\0" * (-len(body) % 512)
    last = tarfile.TarInfo("mul.py")
    last.size = len(RIGHT)
    return data + last.tobuf() + RIGHT.encode().ljust(512, b"\0") + bytes(1024)


def many_entries(n):
    """Return a zip whose list names one file n times."""
    name, data = b"a.py", b"pass"
    crc = zipfile.crc32(data)
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0x21, crc, 4, 4, 4, 0) + name + data
    listed = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 0x21, crc, 4, 4, 6, 0, 0, 0, 0, 0, 0)
        + b"%06x" % i
        for i in range(n)
    )
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(listed), len(local), 0)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, n, n, len(listed), len(local))
    return local + listed + wide + struct.pack("<4sLQL", b"PK\6\7", 0, len(local) + len(listed), 1) + end


PAX, GLOBAL, LONG, SPARSE = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_SPARSE,
)


HEADERS = {
    "a number of 200,000 digits": [(PAX, b"1" * 200_000, 200_000)],
    "many numbers": [(PAX, b"1" * 16_000, 16_000)] * 50,
    "for all files": [(GLOBAL, b"1" * 200_000, 200_000)],
    "a name of a megabyte": [(LONG, b"a" * MB, MB)],
    "a size below zero": [(PAX, b"16 size=-5120\n\n\n", 14)] * 3,
    "less than nothing": [(PAX, b"", -512)],
    "headers on headers": [(PAX, b"10 path=a\n", 10)] * 3_000,
    "holes": [(SPARSE, b"", 0)],
    "holes by PAX": [(PAX, b"22 GNU.sparse.major=1\n", 22)],
}


@pytest.mark.parametrize("headers", HEADERS)
def test_a_tars_headers_are_read_in_no_time(tmp_path, headers):
    (tmp_path / "a.tar").write_bytes(tar_of(*HEADERS[headers]))
    started = time.process_time()
    with pytest.raises(archive.ArchiveError):
        archive.unpack(tmp_path / "a.tar", tmp_path / "in")
    assert time.process_time() - started < 2.0


def test_long_names_and_times_of_ordinary_tars_are_read(tmp_path):
    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w:gz", format=form) as made:
            about = tarfile.TarInfo("é" * 60 + "/" + "a" * 90 + "/mul.py")
            about.size, about.mtime = len(RIGHT), 1_700_000_000.123456
            made.addfile(about, io.BytesIO(RIGHT.encode()))
        (tmp_path / f"{form}.tgz").write_bytes(buffer.getvalue())
        (file,), _ = archive.unpack(tmp_path / f"{form}.tgz", tmp_path / f"in {form}")
        assert file.name.endswith("/mul.py")


def test_a_zip_of_900_000_entries_is_refused_before_it_is_listed(tmp_path):
    (tmp_path / "a.zip").write_bytes(many_entries(900_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    with pytest.raises(archive.ArchiveError, match="list of files alone"):
        archive.unpack(tmp_path / "a.zip", tmp_path / "in")
    assert time.process_time() - started < 0.5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
    (tmp_path / "b.zip").write_bytes(many_entries(30_000))
    with pytest.raises(archive.ArchiveError, match="more than"):
        archive.unpack(tmp_path / "b.zip", tmp_path / "in")


def test_folders_count_as_well(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        for i in range(archive.MOST_ENTRIES + 1):
            made.writestr(f"{i}/", "")
    with pytest.raises(archive.ArchiveError, match="5,000 entries"):
        archive.unpack(tmp_path / "a.zip", tmp_path / "in")


@pytest.fixture
def setup(tmp_path):
    every = entries()
    (tmp_path / "work").mkdir()
    keys, folder = tuple(e.key for e in every), str(every[0].folder.parent)
    return Setup(keys, folder, Limits(call_s=2.0, total_s=4.0, cpu_s=3), str(tmp_path / "work"))


def functions():
    return sorted({name for e in entries() for name in e.exercise.functions} - {"backward"})


COSTLY = {
    "one text for all exercises": "X = '\U0001f600" + "a" * 900_000 + "'\n",
    "many statements": "X = 1\n" * 150_000,
    "a long list": "X = [" + "1," * 450_000 + "]\n",
}


READING = """
import json, pickle, sys
from autogradkit.grading import job
from autogradkit.grading.grader_limits import let_kernel_limit_this_process

def vm(name):
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(name))

with open(sys.argv[1], "rb") as file:
    setup, one = pickle.load(file)
job.READING_S = float(sys.argv[2])
let_kernel_limit_this_process()
before = vm("VmRSS:")
keyed = job.read_hand_in(setup, one).answers
taken_kb, works = vm("VmHWM:") - before, [work for _, work in keyed.values()]
print(json.dumps([taken_kb, [work.status for work in works], [work.reason for work in works]]))
"""


def read_alone(setup, one, folder, limit_s=job.READING_S):
    """Read a hand-in in a process of its own, as a worker is; return memory taken, statuses and reasons.

    The tests' process is large already, with its memory in pieces, and others' callbacks run in it.
    """
    (folder / "job.pickle").write_bytes(pickle.dumps((setup, one)))
    command = [sys.executable, "-c", READING, str(folder / "job.pickle"), str(limit_s)]
    taken_kb, statuses, reasons = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return taken_kb, {*statuses}, {*reasons}


def test_reading_ends_at_its_processor_time(hand_ins, setup, tmp_path):
    (one,) = listed(hand_ins({"ana.py": "x = 1\n" * 50_000}))
    _, statuses, reasons = read_alone(setup, one, tmp_path, limit_s=0.2)
    assert statuses == {"invalid"}
    assert reasons == {job.sentences.TOO_COSTLY_TO_READ.format(limit_s=0.2)}


@pytest.mark.parametrize("file", ["mul.py", "mul.ipynb"])
def test_an_f_string_of_many_fields_is_refused_before_python_reads_it(hand_ins, setup, file):
    text = "x = f'" + "{1}" * 300_000 + "'\n" + RIGHT
    cells = {"cells": [{"cell_type": "code", "source": "%%exercise mul\n%time\n" + text}]}
    (one,) = listed(hand_ins({f"ana/{file}": text if file == "mul.py" else json.dumps(cells)}))
    started = time.process_time()
    keyed = read_hand_in(setup, one).answers
    assert time.process_time() - started < 5.0
    assert keyed["mul"][1].status == "invalid"
    assert "braces" in keyed["mul"][1].reason


def test_a_long_table_in_braces_is_read_as_ever(hand_ins, setup):
    table = "T = [" + "{'a': 1}, " * 5_000 + "]\n"
    (one,) = listed(hand_ins({"ana/mul.py": table + RIGHT}))
    keyed = read_hand_in(setup, one).answers
    assert keyed["mul"][1].status == ""


@pytest.mark.parametrize("text", COSTLY)
def test_reading_takes_less_than_250_mb_whatever_is_handed_in(hand_ins, setup, tmp_path, text):
    defined = "".join(f"def {name}(*a): return X\n" for name in functions())
    (one,) = listed(hand_ins({"ana.py": defined + COSTLY[text]}))
    taken_kb, statuses, _ = read_alone(setup, one, tmp_path)
    assert taken_kb < 250_000
    assert statuses <= {"invalid", "missing"}


def test_a_misspelt_name_is_looked_for_among_few_names_however_many_files_there_are(
    hand_ins, setup, monkeypatch
):
    asked = []
    monkeypatch.setattr(answer, "nearest", lambda name, known: asked.append((name, len(known))) or "")
    files = {
        f"ana/f{i}.py": "".join(f"def exp_bakward_{i}_{j}(g): return g\n" for j in range(300))
        for i in range(9)
    }
    (one,) = listed(hand_ins(files))
    read_hand_in(setup, one)
    compared = sum(count for name, count in asked if name == "exp_backward")
    assert 300 <= compared <= answer.NAMES_TO_COMPARE


@pytest.mark.parametrize("error", [MemoryError(), SystemError("error return without exception set")])
def test_python_that_has_no_memory_left_to_read_is_the_hand_ins_fault(hand_ins, setup, monkeypatch, error):
    def parse(source, *arguments, **settings):
        if RIGHT in str(source):
            raise error
        return read(source, *arguments, **settings)  # others read programs meanwhile, as pytest does

    read = ast.parse
    (one,) = listed(hand_ins({"ana/mul.py": RIGHT}))
    monkeypatch.setattr(ast, "parse", parse)
    keyed = read_hand_in(setup, one).answers
    assert keyed["mul"][1].status == "invalid"
    assert "too large" in keyed["mul"][1].reason


def test_a_hand_in_is_cleared_away_where_no_limit_holds_any_more(hand_ins, setup, monkeypatch):
    limited = []

    @contextlib.contextmanager
    def limit(_):
        limited.append(True)
        yield
        limited.pop()

    cleanup = tempfile.TemporaryDirectory.cleanup
    seen = []
    monkeypatch.setattr(job, "memory_limit", limit)
    monkeypatch.setattr(
        tempfile.TemporaryDirectory, "cleanup", lambda s: seen.append(not limited) or cleanup(s)
    )
    (one,) = listed(hand_ins({"ana/mul.py": RIGHT}))
    read_hand_in(setup, one)
    assert seen == [True]


def test_what_one_file_answers_is_counted_once_for_each_exercise(hand_ins, setup):
    text = "".join(f"def {n}(*a): return 0\n" for n in functions()) + "#" * 150_000
    (one,) = listed(hand_ins({"ana.py": text}))
    keyed = read_hand_in(setup, one).answers
    sources = [len(work.found.source) for _, work in keyed.values() if work.found]
    assert 0 < sum(sources) <= exercise_answer.MOST_ANSWERS
    assert len([work for _, work in keyed.values() if "counted once for each" in work.reason]) > 5


def test_judging_ends_at_its_processor_time(hand_ins, setup, monkeypatch):
    monkeypatch.setattr(job, "JUDGING_S", 0.5)
    monkeypatch.setattr(job, "judge", lambda *_: [0 for _ in iter(int, 1)])
    (one,) = listed(hand_ins({"ana/mul.py": RIGHT}))
    keyed = read_hand_in(setup, one).answers
    wanted = {"k": ("mul", keyed["mul"][1])}
    (result,) = judge_answers(setup, wanted).values()
    assert (result.status, result.points) == ("invalid", 0.0)
    assert "processor time" in result.sentences[0]


def test_judging_that_takes_too_much_memory_is_the_answers_fault(hand_ins, setup, monkeypatch):
    def judge_what_is_far_too_large(*_):
        raise MemoryError

    monkeypatch.setattr(job, "judge", judge_what_is_far_too_large)
    (one,) = listed(hand_ins({"ana/mul.py": RIGHT}))
    keyed = read_hand_in(setup, one).answers
    (result,) = judge_answers(setup, {"k": ("mul", keyed["mul"][1])}).values()
    assert (result.status, result.points) == ("invalid", 0.0)
    assert "memory" in result.sentences[0]


def test_a_hand_in_has_a_budget_and_who_has_the_same_code_loses_nothing(hand_ins, grade, tmp_path):
    slow = "import time\ndef backward(g, x, y):\n    time.sleep(0.3)\n    return g * y, g * x\n"
    shared = "def backward(g, z):\n    return g * (1 - z**2), g\n"
    files = {"aaa/mul.py": slow, "aaa/B1.py": slow + "#", "aaa/softmax.py": shared, "zzz/softmax.py": shared}
    limits = Limits(call_s=2.0, total_s=20.0, cpu_s=5, hand_in_s=3.0)
    book = grade(hand_ins(files), tmp_path / "out", exercises=["mul", "softmax"], limits=limits).gradebook
    rows = {name: {row.exercise: row for row in rows} for name, rows in book.grades.items()}
    assert rows["aaa"]["softmax"].status == "timeout"
    assert "all of them have together" in rows["aaa"]["softmax"].sentences[0]
    assert rows["zzz"]["softmax"].status not in ("timeout", "grader_error")
    again = grade(hand_ins(files), tmp_path / "out", exercises=["mul", "softmax"], limits=limits).gradebook
    assert again.grades["aaa"][1].status == rows["zzz"]["softmax"].status, (
        "nothing of it stands in the journal"
    )


def test_a_notebook_of_wide_characters_makes_no_large_output(hand_ins, grade, tmp_path):
    cell = {"cell_type": "code", "source": "%%exercise mul\nX = '" + "\U0001f600" * 150_000 + "'\n" + RIGHT}
    folder = hand_ins({"ana.ipynb": json.dumps({"cells": [cell]}, ensure_ascii=False)})
    (row,) = grade(folder, tmp_path / "out").gradebook.grades["ana"]
    assert row.status == "passed"
    assert sum(path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file()) < 100_000
