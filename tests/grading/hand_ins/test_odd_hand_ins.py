"""Odd hand-ins: what lies beside an answer changes nothing, and what is odd about it costs no points."""

import io
import json
import tarfile
import zipfile

import pytest

RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
WRONG = "def backward(g, x, y):\n    return g, g\n"
LEAVES = "raise SystemExit\n"


def notebook(*cells, **more):
    code = [{"cell_type": "code", "source": text, "metadata": {}, "outputs": []} for text in cells]
    return json.dumps({"cells": code, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more)


def zip_of(files, packed=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packed) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return data.getvalue()


def tar_of(*members):
    """Return a tar of (name, type, link, text)."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as made:
        for name, kind, link, text in members:
            about = tarfile.TarInfo(name)
            about.type, about.linkname, about.size = kind, link, len(text)
            made.addfile(about, io.BytesIO(text.encode()))
    return data.getvalue()


MARKS = "\u0301\u0316"  # above and below a letter: those of each kind are sorted to one side
FILE, LINK, HARD, PIPE = tarfile.REGTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE
MODULES = (
    "autogradkit/__init__",
    "sitecustomize",
    "usercustomize",
    "conftest",
    "numpy/__init__",
    "json",
    "ast",
)
BESIDE = {f"{name}.py": LEAVES for name in MODULES} | {"x.pth": "import os; os._exit(0)"}
BESIDE |= {"results.json": "{}", "journal.jsonl": "{}", "secret.txt": "00", "course.toml": "exercises = []"}
POINTS = {"autogradkit": {"student": "right", "points": 4}, "nbgrader": {"points": 100}}
HAND_INS = {
    "right/mul.py": RIGHT,
    "by cells.ipynb": notebook(
        "import numpy as np\n%matplotlib inline\n!ls", f"%%exercise mul\n{RIGHT}", "%time"
    ),
    "list of lines.ipynb": notebook(["%%exercise mul\n", *RIGHT.splitlines(keepends=True)]),
    "marked.py": b"\xef\xbb\xbf" + RIGHT.encode(),
    "latin/mul.py": "# -*- coding: latin-1 -*-\n# \xe9\n".encode("latin-1") + RIGHT.encode(),
    "returns.py": RIGHT.replace("\n", "\r"),
    "japanese/mul.py": f"# {'日本語' * 400}\n# e\u0301 \u0915\u093c\u094d\u0937\n{RIGHT}",
    **{
        f"called {i}.ipynb": notebook(f"%%exercise {name}\n{RIGHT}")
        for i, name in enumerate(("MUL", "02", "B2", "exercises/02_mul/", "..\\02_mul", "'mul'"))
    },
    "lzma.zip": zip_of({"w/mul.py": RIGHT, "w/.venv/lib/mul.py": WRONG}, zipfile.ZIP_LZMA),
}
WRONG_ONES = {
    **{f"own modules/{name}": text for name, text in BESIDE.items()},
    "own modules/mul.py": WRONG,
    "packed modules.zip": zip_of(BESIDE | {"mul.py": WRONG}),
    "own points.ipynb": notebook(f"%%exercise mul\n{WRONG}", metadata=POINTS),
    "cells twice.ipynb": '{"cells": [], ' + notebook(f"%%exercise mul\n{WRONG}")[1:],
    "names nothing/mul.py": "__builtins__ = {}\n__name__ = '__main__'\n__file__ = 'right'\n" + WRONG,
}
REFUSED = {
    "hard link.tar": tar_of(("a.py", FILE, "", RIGHT), ("mul.py", HARD, "../right/mul.py", "")),
    "linked folder.tar": tar_of(("d", LINK, "..", ""), ("d/right/mul.py", FILE, "", RIGHT)),
    "pipe.tar": tar_of(("mul.py", PIPE, "", "")),
    "one name.zip": zip_of({"mul.py": WRONG, "MUL.py": RIGHT}),
    "ligature.zip": zip_of({"\ufb01le/mul.py": WRONG, "file/mul.py": RIGHT}),
    "stream.zip": zip_of({"mul.py": WRONG, "mul.py::$DATA": RIGHT}),
    "no number.ipynb": '{"cells": [{"cell_type": "code", "source": NaN}]}',
    "digits.ipynb": '{"nbformat": ' + "9" * 5_000 + ', "cells": []}',
    **{f"{name}/mul.py": f"# coding: {name}\n{RIGHT}" for name in ("cp99999", "iso-8859-99", "euc-zz")},
    "marks/mul.py": f"{RIGHT}a{MARKS * 200_000} = 1\n",
    "marks in a notebook.ipynb": notebook(f"%%exercise mul\n{RIGHT}", f"a{MARKS * 200_000} = 1"),
    "marks in marks/mul.py": f"{RIGHT}a{chr(0xF73) + MARKS * 80_000} = 1\n",
    "long number/mul.py": "X = " + "9" * 5_000 + "\n" + RIGHT,
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory, grade):
    folder = tmp_path_factory.mktemp("class") / "hand-ins"
    for name, text in (HAND_INS | WRONG_ONES | REFUSED).items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    book = grade(folder, tmp_path_factory.mktemp("graded") / "out").gradebook
    return {name: row for name, (row,) in book.grades.items()}


def student(name):
    return name.partition("/")[0].rpartition(".")[0] or name.partition("/")[0]


@pytest.mark.parametrize("name", HAND_INS)
def test_what_is_right_and_written_or_packed_oddly_has_its_points(rows, name):
    row = rows[student(name)]
    assert (row.status, row.points) == ("passed", 4), row


@pytest.mark.parametrize("name", dict.fromkeys(map(student, WRONG_ONES)))
def test_what_lies_beside_a_wrong_answer_makes_it_no_better(rows, name):
    row = rows[name]
    assert (row.status, row.points, row.codes) == ("failed", 0, ("LOCAL_MISSING",)), row


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_be_two_things_is_read_as_none(rows, name):
    row = rows[student(name)]
    assert (row.status, row.points) == ("invalid", 0), row
    assert row.sentences


def test_nobody_else_has_a_row(rows):
    assert set(rows) == {student(name) for name in HAND_INS | WRONG_ONES | REFUSED}
