"""A run: from a folder of hand-ins to a gradebook.

Nothing is written before it is clear that there is something to grade and that the folder for the
results is ours or new. During the run only the journal grows; the gradebook is written at the end.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from ..course.catalogue import entries as all_entries
from ..course.catalogue import entry
from ..errors import AutogradkitError
from . import sandbox
from .batch import Batch
from .child import GraderError
from .gradebook import Gradebook, ours
from .journal import NAME, Journal
from .nursery import Nursery
from .submission import hand_ins

__all__ = ["NothingToGradeError", "OutError", "Outcome", "SandboxError", "grade_folder"]


class NothingToGradeError(AutogradkitError):
    """A folder without hand-ins."""


class OutError(AutogradkitError):
    """A folder for results that would cost somebody their files."""


class SandboxError(GraderError):
    """The sandbox that was asked for can't be had here."""


class Outcome(NamedTuple):
    """What came of a run: the folder, the gradebook, and how many verdicts stood already."""

    out: Path
    gradebook: Gradebook
    layers: tuple
    reused: int


def grade_folder(
    folder, out, *, jobs=None, exercises=None, limits=None, require_sandbox=None, fresh=False, progress=None
):
    """Grade every hand-in of a folder and write the gradebook to `out`.

    Parameters
    ----------
    folder : path
        One folder, `.py` file or notebook per student.
    out : path
        Where the gradebook goes: a new or empty folder, or one that holds a gradebook of ours.
    jobs : int, optional
        How many hand-ins are graded at the same time; by default one per processor.
    exercises : sequence of str, optional
        Which exercises; by default all of the catalogue.
    limits : Limits, optional
        What an exercise of a hand-in may take.
    require_sandbox : {"basic", "strict"}, optional
        Refuse to run at a lower level.
    fresh : bool
        Grade everything again, whatever the journal says.
    progress : callable, optional
        Called with (done, of how many, the HandIn or None).

    Returns
    -------
    Outcome

    Raises
    ------
    AutogradkitError
        NoHandInsError, OutError or UnknownExerciseError for wrong usage, NothingToGradeError for an
        empty folder, GraderError if grading itself is impossible.
    KeyboardInterrupt
        When interrupted; what was graded is in the journal, and the next run goes on from there.
    """
    chosen = tuple(all_entries()) if not exercises else tuple(dict.fromkeys(map(entry, exercises)))
    chosen = tuple(sorted(chosen, key=lambda one: (one.number, one.name)))
    found = hand_ins(folder)
    if not found:
        raise NothingToGradeError(f"{folder} holds no hand-ins: no folders, no .py files, no notebooks.")
    out = checked_out(Path(out), Path(folder))
    limits = limits or sandbox.Limits()
    jobs = max(1, min(jobs or os.cpu_count() or 1, len(found)))
    hidden = sandbox.hide()
    workspace = tempfile.mkdtemp(prefix="autogradkit-")
    os.chmod(workspace, 0o711)  # another user's child must reach its own folder in it
    try:
        layers = canary(limits, workspace, require_sandbox)
        if fresh:
            (out / NAME).unlink(missing_ok=True)
        with Journal(out) as journal, Batch(chosen, limits, workspace, jobs) as batch:
            verdicts, reused = {}, 0
            for done, (one, reached) in enumerate(told(batch, journal, found, progress), 1):
                reused += sum(key in journal.standing(one.name) for key in reached)
                journal.add(reached)
                verdicts[one.name] = tuple(reached.values())
                if progress:
                    progress(done, len(found), one)
        book = Gradebook(chosen, {one.name: verdicts[one.name] for one in found}, sandbox.level(layers))
        book.write(out)
    finally:
        shutil.rmtree(workspace, ignore_errors=True)
        if hidden:
            sandbox.hide(False)
    return Outcome(out, book, layers, reused)


def told(batch, journal, found, progress):
    """Yield the batch's results, announcing the start."""
    if progress:
        progress(0, len(found), None)
    yield from batch.results(found, journal.standing)


def canary(limits, workspace, required):
    """Start one child that runs nothing; return the layers it reports, or refuse."""
    with Nursery(limits, workspace) as nursery:
        child = nursery.child()
        layers = tuple(child.layers)
        child.close()
    level = sandbox.level(layers)
    if required and sandbox.LEVELS.index(level) < sandbox.LEVELS.index(required):
        raise SandboxError(
            f"The sandbox here is {level} ({', '.join(layers) or 'nothing holds'}); {required} was asked for."
        )
    return layers


def checked_out(out, folder):
    """Return the folder for results, or refuse one whose files aren't ours to replace."""
    here, there = out.resolve(), folder.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise OutError(
            f"{out} and the hand-ins in {folder} must not lie in each other. Choose another --out."
        )
    if out.exists() and not out.is_dir():
        raise OutError(f"{out} is a file. Choose a folder for --out.")
    try:
        there_already = sorted(path.name for path in out.iterdir()) if out.exists() else []
    except OSError as error:
        raise OutError(f"{out} can't be read: {error.strerror}.") from None
    if there_already and ours(out) is None and NAME not in there_already:
        raise OutError(
            f"{out} holds files that autogradkit didn't write ({there_already[0]}). "
            "Nothing was changed. Choose another --out."
        )
    foreign = {"grades.csv", "results.csv", "results.json", "feedback"} & set(there_already)
    if foreign and ours(out) is None:
        raise OutError(f"{out} holds a {min(foreign)} that autogradkit didn't write. Choose another --out.")
    return out
