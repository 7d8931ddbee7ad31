"""Hand-ins that want to cost the grader time, memory or disk, and what each did cost.

`python -m tests.grading.costs` grades each beside an honest one, in a process of its own, and prints a table:
status, seconds, the most memory of any process, bytes written. `--only NAME` tries one. The honest one's row
must be as if alone.
"""

import argparse
import copy
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from autogradkit.course.catalogue import entries
from autogradkit.grading import Execution, Limits, grade_folder
from tests.grading.test_costs import HEADERS, RIGHT, dead_code, many_entries, many_names, nested, tar_of

HONEST = ("aaa honest", "zzz honest")
EXERCISES = ("mul", "exp_log", "break_the_article", "name_the_bug")
LIMITS = Limits(call_s=2.0, total_s=8.0, cpu_s=4)
MOST_S, MOST_MB, MOST_BYTES = 60.0, 600, 2_000_000  # 512 MB are a child's own
EMOJI = "\U0001f600"
MARKS = "\u0301\u0316"  # above and below a letter


def every_function():
    """Return the names of all functions that any exercise asks for, but the one that all do."""
    return sorted({name for entry in entries() for name in entry.exercise.functions} - {"backward"})


def notebook(*sources, outputs="", times=1):
    """Return a notebook of these cells."""
    cells = [{"cell_type": "code", "source": source, "outputs": [outputs] * times} for source in sources]
    return json.dumps({"cells": cells}, ensure_ascii=False)


def zip_of(files, method=zipfile.ZIP_DEFLATED):
    """Return a function that writes a zip of these files."""

    def write(path):
        with zipfile.ZipFile(path, "w", method) as archive:
            for name, text in files():
                archive.writestr(name, text)

    return write


def one_member_many_names(count, size):
    """Return a zip whose list names its only member many times, each time as a file of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a000000.py", random.Random(0).randbytes(size // 200) + b"#" * size)
        (first,) = archive.infolist()
        for i in range(1, count):
            again = copy.copy(first)
            again.filename = f"a{i:06d}.py"
            archive.filelist.append(again)
    return made.getvalue()


def text(name, make):
    """Return the file's name and a function that writes what `make` returns."""

    def write(path):
        made = make()
        path.write_bytes(made if isinstance(made, bytes) else made.encode())

    return name, write


ASKS = """
import numpy as np

def name_the_bug(rule):
    for i in range(10**9):
        a = np.full({n}, i / 7)
        rule(a, a, a)
"""
PROBES = {
    "dead code with small steps, 190 KB": text("mul.py", lambda: dead_code(4_700)),
    "dead code with small steps, 960 KB": text("mul.py", lambda: dead_code(20_000)),
    "nested calls, 190 KB": text("mul.py", lambda: nested(220)),
    "twenty thousand names": text("mul.py", lambda: many_names(9_000)),
    "a deep product": text("mul.py", lambda: RIGHT + f"a = lambda x: x / ({' * '.join('a' * 5_000)})\n"),
    "a million statements": text("mul.py", lambda: "x=1\n" * 249_000),
    "one text for all exercises": text(
        "a.py",
        lambda: (
            f"X = '{EMOJI}{'a' * 180_000}'\n" + "".join(f"def {n}(*a): return X\n" for n in every_function())
        ),
    ),
    "a notebook of 19 MB": text(
        "mul.ipynb", lambda: notebook(f"%%exercise mul\n{RIGHT}", outputs=EMOJI + "b" * 18_900_000)
    ),
    "a notebook of lists": text("mul.ipynb", lambda: '{"cells": [' + "[]," * 6_000_000 + "[]]}"),
    "ten million emoji": text(
        "break_the_article.py",
        lambda: f"def break_article():\n    return '{EMOJI}' * 10**7\nbreak_all = break_article\n",
    ),
    "an endless error": text(
        "mul.py", lambda: f"def backward(g, x, y):\n    raise ValueError('{EMOJI}' * 10**7)\n"
    ),
    "an oracle asked for ever, small": text("name_the_bug.py", lambda: ASKS.format(n=3)),
    "an oracle asked for ever, large": text("name_the_bug.py", lambda: ASKS.format(n=4_096)),
    "sixty files of five hundred names": (
        "a.zip",
        zip_of(
            lambda: [
                (f"f{i}.py", "".join(f"def exp_bakward_{i}_{j}(g): return g\n" for j in range(500)))
                for i in range(60)
            ]
        ),
    ),
    "sixty thousand cells": text("mul.ipynb", lambda: notebook(*[RIGHT] * 60_000)),
    "forty thousand cells that need each other": text(
        "mul.ipynb", lambda: notebook("a = b = 1", *["a, b = b, a"] * 40_000, f"%%exercise mul\n{RIGHT}")
    ),
    "a thousand files": (
        "a.zip",
        zip_of(lambda: [(f"d{i}/mul.py", RIGHT + "#" * 1_900 + str(i)) for i in range(999)]),
    ),
    "ten thousand outputs": text(
        "mul.ipynb", lambda: notebook(f"%%exercise mul\n{RIGHT}", outputs="b" * 1_500, times=10_000)
    ),
    "large answers": text(
        "mul.py",
        lambda: (
            "import numpy as np\ndef backward(g, x, y):\n    return np.ones((4, 10**6)), np.ones(10**6)\n"
        ),
    ),
    "a zip of 900,000 entries": text("a.zip", lambda: many_entries(900_000)),
    "a zip of 30,000 entries": text("a.zip", lambda: many_entries(30_000)),
    "a zip of names of marks": (
        "a.zip",
        zip_of(lambda: [(f"{i}a" + "\u0300\u0323" * 15_000, "x") for i in range(30)]),
    ),
    "a zip of zeros": ("a.zip", zip_of(lambda: [("mul.py", "\n" * 49_000_000)])),
    "classes of classes": text(
        "mul.py",
        lambda: (
            "class A0: pass\n" + "".join(f"class A{i}(A{i - 1}): pass\n" for i in range(1, 5_000)) + RIGHT
        ),
    ),
    "a text of 200,000 braces": text("mul.py", lambda: f"x = lambda a: f'{'{a}' * 200_000}'\n" + RIGHT),
    "a chain of attributes": text("mul.py", lambda: f"x = lambda a: a{'.b' * 200_000}\n" + RIGHT),
    "an error of 200 MB": text(
        "mul.py", lambda: "def backward(g, x, y):\n    raise ValueError('a' * 200_000_000)\n"
    ),
    "an error of 100,000 notes": text(
        "mul.py",
        lambda: (
            "def backward(g, x, y):\n    e = ValueError()\n"
            "    for i in range(100_000):\n        e.add_note('a' * 700)\n    raise e\n"
        ),
    ),
    "a million arrays": text("mul.py", lambda: "def backward(g, x, y):\n    return (g,) * 10**6\n"),
    "a pattern that backtracks": text(
        "mul.py",
        lambda: "import re\ndef backward(g, x, y):\n    re.match('(a+)+$', 'a' * 40 + 'b')\n",
    ),
    "a power of a power": text("mul.py", lambda: "def backward(g, x, y):\n    return 10 ** 10 ** 9\n"),
    "objects that come back": text(
        "mul.py",
        lambda: (
            "class A:\n    def __del__(self):\n        A().a = self\n"
            f"{RIGHT.replace('    return', '    A()' + chr(10) + '    return')}"
        ),
    ),
    "a notebook of 800,000 keys": text(
        "mul.ipynb", lambda: "{" + ",".join(f'"k{i}": 0' for i in range(800_000)) + "}"
    ),
    "a notebook of escapes": text("mul.ipynb", lambda: notebook("ESC").replace("ESC", r"\u0061" * 2_000_000)),
    "a notebook of 200,000 cells of words": text(
        "mul.ipynb", lambda: json.dumps({"cells": [{"cell_type": "markdown", "source": "# x"}] * 200_000})
    ),
    "a notebook of one whole number": text("mul.ipynb", lambda: f'{{"cells": {"9" * 19_000_000}}}'),
    "a notebook of four million fractions": text(
        "mul.ipynb", lambda: f'{{"cells": [{"0.1," * 4_000_000}1]}}'
    ),
    "a notebook of one key, a million times": text(
        "mul.ipynb", lambda: "{" + '"cells": [],' * 1_000_000 + '"a": 1}'
    ),
    "a notebook of a picture of 19 MB": text(
        "mul.ipynb",
        lambda: json.dumps(
            {
                "cells": [
                    {"cell_type": "markdown", "source": "x", "attachments": {"a.png": "A" * 18_900_000}},
                    {"cell_type": "code", "source": f"%%exercise mul\n{RIGHT}"},
                ]
            }
        ),
    ),
    "ten thousand cells of magics": text(
        "mul.ipynb", lambda: notebook(*["%time\n" + "a = 1\n" * 30] * 10_000)
    ),
    "a cell of 200,000 commands": text("mul.ipynb", lambda: notebook("!ls \\\n" * 200_000)),
    "a line of a million spaces": text(
        "mul.ipynb", lambda: notebook("x" + " " * 10**6 + "?" + " " * 10**6 + "x")
    ),
    "an f-string just short enough": text("mul.py", lambda: f"{RIGHT}x = lambda a: f'{'{a}' * 25_000}'\n"),
    "a file of one endless number": text("mul.py", lambda: f"{RIGHT}x = 0x{'f' * 190_000}\n"),
    "a zip whose members are one": text("a.zip", lambda: one_member_many_names(4_000, 240_000)),
    "a name of 400,000 marks": text("mul.py", lambda: f"{RIGHT}a{MARKS * 200_000} = 1\n"),
    "a name of 240 marks, a thousand times": text("mul.py", lambda: RIGHT + f"a{MARKS * 120} = 1\n" * 1_000),
    "a zip by LZMA": ("a.zip", zip_of(lambda: [("mul.py", "\n" * 40_000_000)], zipfile.ZIP_LZMA)),
    **{f"a tar: {name}": text("a.tar", lambda name=name: tar_of(*HEADERS[name])) for name in HEADERS},
}


def write_class(name, folder):
    """Write a probe between two honest hand-ins."""
    file, write = PROBES[name]
    for student in (*HONEST, "probe"):
        (folder / student).mkdir(parents=True)
    for student in HONEST:
        (folder / student / "mul.py").write_text(RIGHT + f"# {student}\n")
    write(folder / "probe" / file)


def cost(folder, out):
    """Grade a class in which somebody is costly, here; return what came of it."""
    started = time.monotonic()
    book = grade_folder(
        folder, out, exercises=EXERCISES, execution=Execution(jobs=2, limits=LIMITS)
    ).gradebook
    seconds = time.monotonic() - started
    use = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "statuses": sorted({row.status for row in book.grades["probe"]}),
        "seconds": round(seconds, 1),
        "processor_s": round(sum(one.ru_utime + one.ru_stime for one in use), 1),
        "parent_mb": use[0].ru_maxrss >> 10,
        "largest_mb": max(one.ru_maxrss >> 10 for one in use),
        "written": sum(path.stat().st_size for path in Path(out).rglob("*") if path.is_file()),
        "honest": [(row.status, row.points) for one in HONEST for row in book.grades[one][:1]],
    }


def failures(made):
    """Return what a probe achieved that it must not."""
    wrong = ["an honest row"] if {tuple(row) for row in made["honest"]} != {("passed", 4.0)} else []
    wrong += ["a grader error"] if "grader_error" in made["statuses"] else []
    wrong += ["time"] if made["processor_s"] > MOST_S else []
    wrong += ["memory"] if made["largest_mb"] > MOST_MB else []
    return wrong + (["bytes"] if made["written"] > MOST_BYTES else [])


def tried(name):
    """Return what a probe did cost: written by one process, graded by another that never was large."""
    command = [sys.executable, "-m", "tests.grading.costs"]
    with tempfile.TemporaryDirectory() as place:
        subprocess.run([*command, "--write", name, f"{place}/in"], check=True)
        graded = subprocess.run(
            [*command, "--folder", f"{place}/in", f"{place}/out"], check=True, capture_output=True, text=True
        )
    return json.loads(graded.stdout)


def lines(costs):
    """Yield a table's lines from what probes did cost, by name."""
    yield "| probe | statuses | s | processor s | parent MB | largest process MB | KB written | achieved |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, made in costs.items():
        cells = [name, ", ".join(made["statuses"]), made["seconds"], made["processor_s"], made["parent_mb"]]
        cells += [made["largest_mb"], made["written"] >> 10, ", ".join(failures(made)) or "nothing"]
        yield f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", nargs=2, metavar=("HAND-INS", "OUT"))
    parser.add_argument("--write", nargs=2, metavar=("NAME", "FOLDER"))
    parser.add_argument("--only", action="append", metavar="NAME")
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(cost(*options.folder)))
    elif options.write:
        write_class(options.write[0], Path(options.write[1]))
    else:
        for name in options.only or PROBES:
            print(*list(lines({name: tried(name)}))[2:], flush=True)
