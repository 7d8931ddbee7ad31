"""Gradescope's autograder: the zip that is uploaded there, and the program that it runs for each hand-in.

The zip holds the kit itself and the exercises without their solutions, so that what grades a class is what
the class has: those that aren't graded too, for a file called after one of them answers no other. Only NumPy
is installed from outside.
"""

import json
import zipfile
from pathlib import Path

from autogradkit import files
from autogradkit.course.catalogue import entries as all_entries
from autogradkit.course.catalogue import entry, kit_exercises
from autogradkit.course.tracks import is_group, pick, words_in
from autogradkit.errors import AutogradkitError
from autogradkit.grading import sentences
from autogradkit.grading.batch import Batch
from autogradkit.grading.executors import Pool
from autogradkit.grading.hand_ins.hand_in import hand_in
from autogradkit.grading.job import Setup
from autogradkit.grading.results.journal import Journal
from autogradkit.grading.results.known_results import KnownResults
from autogradkit.grading.sandbox.child_side import confinement
from autogradkit.grading.secret import NAME as SECRET
from autogradkit.grading.secret import draw_secret, secret_in, text_of
from autogradkit.grading.workspace import Workspace

from .gradescope_results import FAILED_FIRST, results

__all__ = ["build", "run"]

SETUP = """\
#!/usr/bin/env bash
set -euo pipefail
apt-get update -qq
apt-get install -y -qq python3 python3-venv
for name in python3.14 python3.13 python3.12 python3.11 python3; do
  if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$name; break; fi
done
if [ -z "${python:-}" ]; then
  echo "autogradkit needs Python 3.11 or newer, and this image has $(python3 --version)." >&2
  echo "Choose a newer base image in the autograder's settings on Gradescope." >&2
  exit 1
fi
"$python" -m venv /autograder/venv
/autograder/venv/bin/pip install -q "numpy>=2.2"
"""
RUN = """\
#!/usr/bin/env bash
# What a hand-in does can't change this script, nor write the results: its code runs in a sandbox.
mkdir -p /autograder/results
rm -f /autograder/results/results.json
cat > /autograder/results/results.json <<'JSON'
{failed_first}
JSON
cd /autograder/source/kit
chmod 600 {secret}
/autograder/venv/bin/python -m autogradkit gradescope run \\
  --submission /autograder/submission --results /autograder/results/results.json --secret-file {secret} {more}
"""
MINUTE_ZERO = (1980, 1, 1, 0, 0, 0)  # the same files make the same zip
HIDDEN = ("solution.py", "mistakes", "right")


def build(out, exercises=(), require_sandbox="", secret=None):
    """Write the autograder's zip to `out`; it grades `exercises`, by default all.

    Its random numbers depend on `secret`, 32 bytes: by default that of the zip it replaces, or a new one.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     sorted(zipfile.ZipFile(build(f"{folder}/a.zip", ["mul"])).namelist())[-2:]
    ['run_autograder', 'setup.sh']
    """
    out = Path(out)
    if out.exists() and not zipfile.is_zipfile(out):
        raise AutogradkitError(sentences.NO_ZIP_FILE.format(path=out))
    secret = secret or secret_of_zip(out) or draw_secret()
    chosen = chosen_entries(exercises)
    more = [f"--only {one.name}" for one in chosen]
    more += [f"--require-sandbox {require_sandbox}"] if require_sandbox else []
    package = Path(__file__).resolve().parents[2]
    out.parent.mkdir(parents=True, exist_ok=True)
    # all or nothing: the zip that is there holds the secret of the grades that were given with it
    with files.replacing(out) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        add_file(archive, "setup.sh", SETUP.encode(), 0o755)
        add_file(
            archive,
            "run_autograder",
            RUN.format(more=" ".join(more), failed_first=json.dumps(FAILED_FIRST), secret=SECRET).encode(),
            0o755,
        )
        add_file(archive, f"kit/{SECRET}", text_of(secret).encode(), 0o600)
        for path in sorted(package.rglob("*")):
            inside = path.relative_to(package)
            unneeded = {"__pycache__", "exercises", "notebooks"} & set(inside.parts)
            if path.is_file() and not unneeded:
                add_file(archive, f"kit/autogradkit/{inside.as_posix()}", path.read_bytes())
        for one in (*chosen, *known_beside(chosen)):
            for path in sorted(one.folder.rglob("*")):
                inside = path.relative_to(one.folder)
                if path.is_file() and inside.parts[0] not in HIDDEN and "__pycache__" not in inside.parts:
                    add_file(archive, f"kit/exercises/{one.key}/{inside.as_posix()}", path.read_bytes())
    return out


def chosen_entries(words):
    """Return the Entries that words stand for, exercises, tracks or subsets, in course order; without, all.

    >>> [one.key for one in chosen_entries(["K, mul"])]
    ['02_mul', '59_name_the_bug', '60_write_a_checker']
    """
    named = [word for text in words for word in words_in(text)]
    groups = [pick(word) if is_group(word) else (entry(word),) for word in named]  # by name, few are loaded
    chosen = {one.key: one for group in groups for one in group}
    return tuple(sorted(chosen.values(), key=lambda one: (one.number, one.name))) or all_entries()


def known_beside(chosen):
    """Return the exercises that aren't graded: their names say of a hand-in's files what they answer."""
    taken = {name for one in chosen for name in (one.name, one.key)}
    beside = {}
    for one in (*all_entries(chosen[0].folder.parent), *all_entries(kit_exercises())):
        if not taken & {one.name, one.key}:
            beside.setdefault(one.name, one)
    return tuple(beside.values())


def secret_of_zip(path):
    """Return the secret of an autograder that was built before; None if there is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return secret_in(archive.read(f"kit/{SECRET}").decode())
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None


def add_file(archive, name, data, mode=0o644):
    """Put one file into a zip, with nothing of this machine about it."""
    about = zipfile.ZipInfo(name, MINUTE_ZERO)
    about.external_attr, about.compress_type = (0o100000 | mode) << 16, zipfile.ZIP_DEFLATED
    archive.writestr(about, data)


def run(submission, place, exercises=(), require_sandbox="none", limits=None, secret=None):
    """Grade one hand-in's folder and write Gradescope's `results.json` to `place`.

    A valid file that gives no points is written first, so that a grader that dies gives nothing away.
    The random numbers depend on `secret`, by default one that is drawn for this hand-in alone.
    """
    place = Path(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_json(place, FAILED_FIRST)
    chosen = chosen_entries(exercises)
    confinement.hide()
    with Workspace() as workspace, Journal(workspace / "journal") as journal, Pool(1) as pool:
        setup = Setup(
            keys=tuple(one.key for one in chosen),
            folder=str(chosen[0].folder.parent),
            limits=limits or confinement.Limits(),
            workspace=str(workspace),
            secret=(secret or draw_secret()).hex(),
            least=require_sandbox,
        )
        batch = Batch(chosen, setup, pool, pool, KnownResults(journal, setup.least))
        ((one, rows),) = batch.grades([hand_in(Path(submission), "this hand-in")])
    levels = {row.sandbox for row in rows if row.sandbox}
    level = min(levels, key=confinement.LEVELS.index) if levels else ""
    content = results(rows, level, batch.unused.get(one.name, one.unused))
    write_json(place, content)
    return rows


def write_json(place, content):
    """Write JSON in one step."""
    files.write(place, f"{json.dumps(content, indent=1)}\n".encode())
