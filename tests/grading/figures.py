"""The figures of grading, measured: `python -m tests.grading.figures attacks speed spoilt kills`.

Each takes minutes and prints one line per figure; without names, all are measured. With `--write` the lines
replace those of the same figure in `figures.md`.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from autogradkit.course.catalogue import entries
from autogradkit.grading import Execution, Limits, grade_folder
from autogradkit.grading.sandbox.child_side import confinement
from autogradkit.grading.sandbox.fork_server import ForkServer
from autogradkit.grading.secret import draw_secret

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = Path(__file__).with_name("figures.md")
CODE = "import sys; from autogradkit.commands.main import main; sys.exit(main(sys.argv[1:]))"
EXERCISES = 40
TOLD = []
HEAD = """\
# The figures of grading

The last output of `python -m tests.grading.figures --write`.
"""


def attacks(place):
    """Run the whole battery at the strictest level there is here."""
    from tests.grading.sandbox import test_attacks, test_oracle_attacks

    folder, limits = test_attacks.written_class(place / "class"), Limits(2.0, 8.0, 2)
    book = grade_folder(
        folder, place / "out", exercises=["mul"], execution=Execution(limits=limits)
    ).gradebook
    got = test_attacks.gains(book)
    with ForkServer(limits) as fork_server:
        got += [name for name in test_oracle_attacks.ATTACKS if test_oracle_attacks.gains(name, fork_server)]
    tried = (
        f"{len(test_attacks.ATTACKS)} hand-ins and {len(test_oracle_attacks.ATTACKS)} ways to abuse an oracle"
    )
    tell(f"attacks: {tried} at {book.sandbox}, successes: {len(got)} {' '.join(got)}".rstrip())
    cheats()
    costly()


def cheats():
    """Judge each hand-in that wants points without the work, and each right one that looks odd."""
    from tests.grading import test_cheats, test_honest

    with ForkServer() as fork_server:
        judged = partial(test_cheats.judged, fork_server=fork_server, secret=draw_secret().hex())
        cheats = [(path, judged(path)) for path in test_cheats.CHEATS]
        honest = [(path, judged(path)) for path in test_honest.HONEST]
    won = [f"{path.stem} ({got.status})" for path, got in cheats if not test_cheats.loses(path, got)]
    odd = [f"{path.stem} ({got.status})" for path, got in honest if not test_honest.keeps_all(path, got)]
    tell(f"cheats: {len(test_cheats.CHEATS)} hand-ins, successes: {len(won)} {' '.join(won)}".rstrip())
    tell(f"honest: {len(test_honest.HONEST)} right ones, suspected: {len(odd)} {' '.join(odd)}".rstrip())


def costly():
    """Try each hand-in that wants to cost the grader something; print the table, tell the extremes."""
    from tests.grading import costs

    made = {name: costs.tried(name) for name in costs.PROBES}
    print(*costs.lines(made), sep="\n", flush=True)
    got = [name for name in made if costs.failures(made[name])]
    slowest = max(made, key=lambda name: made[name]["processor_s"])
    largest = max(made, key=lambda name: made[name]["largest_mb"])
    parent = max(one["parent_mb"] for one in made.values())
    written = max(one["written"] for one in made.values()) >> 10
    tell(
        f"costs: {len(made)} hand-ins that want time, memory or disk, successes: {len(got)} {' '.join(got)}; "
        f"slowest: {slowest}, {made[slowest]['processor_s']} s of processor time; largest process: "
        f"{largest}, {made[largest]['largest_mb']} MB; parent's memory {parent} MB; {written} KB written"
    )


def speed(place, sizes=(200, 1000)):
    """Grade classes of two sizes on 40 exercises, everybody's code different."""
    real = entries()
    folder = place / "exercises"
    for number in range(1, EXERCISES + 1):
        one = real[(number - 1) % len(real)]
        shutil.copytree(one.folder, folder / f"{number:02d}_{one.name}_{number}")
    os.environ["AUTOGRADKIT_EXERCISES"] = str(folder)
    for size in sizes:
        hand_ins, out = place / f"class {size}", place / f"out {size}"
        for i in range(size):
            for path in sorted(folder.iterdir()):
                target = hand_ins / f"student {i:04d}" / path.name / "rule.py"
                target.parent.mkdir(parents=True)
                target.write_text(of_ones_own((path / "solution.py").read_text(), i))
        started, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        confinement.become_subreaper()  # warm processes outlive the pool by a moment; their time counts
        outcome = grade_folder(hand_ins, out)
        seconds = time.monotonic() - started
        reaped()
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_s = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        jobs = size * EXERCISES
        good = sum(row.status == "passed" for rows in outcome.gradebook.grades.values() for row in rows)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        on = f"on {os.cpu_count()} processors at load {os.getloadavg()[0]:.1f}"
        wall = f"{seconds:.0f} s, {1000 * seconds / jobs:.1f} ms a job"
        worked = f"processor time {cpu_s:.0f} s, {1000 * cpu_s / jobs:.1f} ms a job"
        what = f"speed: {size} hand-ins x {EXERCISES} exercises, {good} of {jobs} passed, {on}"
        tell(f"{what}: {wall}; {worked}; parent's memory {peak:.0f} MB")
        shutil.rmtree(hand_ins)
    del os.environ["AUTOGRADKIT_EXERCISES"]


def reaped():
    """Wait for the processes that are ending now."""
    time.sleep(2)
    while os.waitpid(-1, os.WNOHANG)[0]:
        pass


def of_ones_own(text, i):
    """Return a solution with a comment inside each function, so that no two students' code is the same."""
    lines = []
    for line in text.splitlines():
        if line.startswith("    return"):
            lines.append(f"    # {i}")
        lines.append(line)
    return "\n".join(lines) + "\n"


def spoilt(place):
    """Grade 300 hand-ins of which one in twenty can't be read and one in twenty is a probe, and without."""
    from tests.grading import costs, spoilt_class

    whole, honest = spoilt_class.write(place / "whole"), spoilt_class.write(place / "honest", "honest")
    settings = {"exercises": ["mul"], "execution": Execution(limits=costs.LIMITS), "secret": "the same"}
    rows = grade_folder(place / "whole", place / "out", **settings).gradebook.grades
    alone = grade_folder(place / "honest", place / "out alone", **settings).gradebook.grades
    corrupt = [rows[name][0] for name, kind in whole.items() if kind == "corrupt"]
    reasons = sum(row.status in ("invalid", "missing") and bool(row.sentences) for row in corrupt)
    probes = {name: rows[name][0].status for name, kind in whole.items() if kind == "probe"}
    gained = [name for name, status in probes.items() if status == "grader_error"]
    same = sum(rows[name] == alone[name] for name in honest)
    tell(
        f"spoilt: {len(rows)} rows of {len(whole)}; {reasons} of {len(corrupt)} corrupt ones with a reason; "
        f"{len(probes)} probes, {len(gained)} grader errors; {same} of {len(honest)} honest ones as if alone"
    )


def kills(place, times=20, size=12):
    """Kill the grader, or one of its processes, at random moments; then let the same command end."""
    text = "import time\ndef backward(g, x, y):\n    time.sleep(0.01{})\n    return g * {}, g * {}\n"
    folder = place / "hand-ins"
    for i in range(size):
        (folder / f"student {i:02d}").mkdir(parents=True)
        swapped = ("y", "x") if i % 3 else ("x", "y")
        (folder / f"student {i:02d}" / "mul.py").write_text(text.format(i, *swapped))
    whole = place / "whole"
    started = time.monotonic()
    grader(folder, whole).wait()
    takes_s = time.monotonic() - started
    draw, same = random.Random(0), 0
    for i in range(times):
        out, whom = place / f"out {i}", ("parent", "worker")[i % 2]
        run = grader(folder, out)
        time.sleep(draw.uniform(0.1, 1.0) * takes_s)
        victims = [run.pid] if whom == "parent" else descendants(run.pid)
        if victims:
            try:
                os.kill(draw.choice(victims), signal.SIGKILL)
            except ProcessLookupError:
                pass
        code = run.wait()
        if code != 0:
            code = grader(folder, out, "--resume").wait()
        same += code == 0 and outputs(out) == outputs(whole)
    tell(f"kills: {same} of {times} runs killed at random moments ended byte-identical")


def grader(folder, out, *more):
    """Start the grader as its own program."""
    command = [
        sys.executable,
        "-c",
        CODE,
        "grade",
        str(folder),
        "--out",
        str(out),
        "--only",
        "mul",
        "--secret",
        "the same",
        "--quiet",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen([*command, "--quiet", "-j", "2", *more], cwd=ROOT, **quiet)


def descendants(pid):
    """Return the process ids of a process's children and theirs, oldest first."""
    found = []
    for place in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, place.read_text().split()):
            found += [child, *descendants(child)]
    return found


def outputs(out):
    """Return every file of the gradebook with its bytes; the journal is in the order of the work."""
    files = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    for of_this_folder in ("journal.jsonl", "secret.txt"):
        files.pop(of_this_folder, None)
    return files


def tell(line):
    """Print one figure, and keep it."""
    print(line, flush=True)
    TOLD.append(line)


def written(told):
    """Put lines into `figures.md`, in place of those of the same figure."""
    kinds = {line.partition(":")[0] for line in told}
    text = WRITTEN.read_text(encoding="utf-8") if WRITTEN.exists() else HEAD
    kept = [line for line in text.splitlines() if line.removeprefix("- ").partition(":")[0] not in kinds]
    WRITTEN.write_text("\n".join([*kept, *(f"- {line}" for line in told)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    known = {"attacks": attacks, "speed": speed, "spoilt": spoilt, "kills": kills}
    parser = argparse.ArgumentParser(prog="python -m tests.grading.figures", description=__doc__)
    parser.add_argument("figures", nargs="*", metavar="figure", help=f"one of {', '.join(known)}")
    parser.add_argument("--write", action="store_true", help="put the lines into figures.md")
    asked = parser.parse_args()
    if strange := [name for name in asked.figures if name not in known]:
        parser.error(f"there is no figure {strange[0]}: there are {', '.join(known)}")
    for name in asked.figures or known:
        with tempfile.TemporaryDirectory() as folder:
            known[name](Path(folder))
    if asked.write:
        written(TOLD)
