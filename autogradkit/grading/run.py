"""A run: from a folder of hand-ins to a gradebook.

Nothing is written before it is clear that there is something to grade and that the folder for the
results is ours or new. During the run only the journal grows; the gradebook is written at the end.
"""

import contextlib
import os
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from autogradkit.course.catalogue import entries as all_entries
from autogradkit.course.tracks import pick
from autogradkit.errors import AutogradkitError

from .batch import Batch
from .executors import Pool, engine_at
from .gradebook import FILES, Gradebook, ours
from .hand_ins import archive
from .hand_ins.similar import pairs
from .hand_ins.submission import hand_ins
from .job import Setup
from .journal import NAME, Journal
from .sandbox.child_process import SandboxError
from .sandbox.child_side import confinement
from .sandbox.fork_server import Nursery
from .workspace import Workspace

__all__ = ["NothingToGradeError", "OutError", "Outcome", "SandboxError", "grade_folder"]


class NothingToGradeError(AutogradkitError):
    """A folder without hand-ins."""


class OutError(AutogradkitError):
    """A folder for results that would cost somebody their files."""


class Outcome(NamedTuple):
    """What came of a run: the folder, the gradebook, and how many verdicts stood already."""

    out: Path
    gradebook: Gradebook
    layers: tuple
    reused: int


def grade_folder(
    folder,
    out,
    *,
    jobs=None,
    exercises=None,
    limits=None,
    require_sandbox=None,
    fresh=False,
    progress=None,
    engine=None,
    secret="",
    late=None,
    without=(),
):
    """Grade every hand-in of a folder and write the gradebook to `out`.

    Parameters
    ----------
    folder : path
        One folder, archive, `.py` file or notebook per student; an LMS's download, a folder or its `.zip`;
        the folder of an nbgrader course.
    out : path
        Where the gradebook goes: a new or empty folder, or one that holds a gradebook of ours.
    jobs : int, optional
        How many hand-ins are graded at the same time; by default one per processor.
    exercises : sequence of str, optional
        Which exercises, tracks or subsets (see `course.pick`); by default all of the catalogue.
    limits : Limits, optional
        What an exercise of a hand-in may take.
    require_sandbox : {"basic", "strict"}, optional
        Refuse to run at a lower level.
    fresh : bool
        Grade everything again, whatever the journal says.
    progress : callable, optional
        Called with (done, of how many, the HandIn or None).
    engine : str, optional
        Where the code is run: `dask://host:port`; by default on this machine.
    secret : str
        Changes the random numbers that nobody is to know.
    late : LatePolicy, optional
        What a late hand-in loses, in the exported points only.
    without : sequence of str
        Layers of the sandbox to leave out, for its tests.

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
    chosen = pick(" ".join(exercises)) if exercises else tuple(all_entries())
    hidden = confinement.hide()
    try:
        with Workspace() as workspace:
            found = hand_ins(*whole(Path(folder), workspace))
            if not found:
                raise NothingToGradeError(
                    f"{folder} holds no hand-ins: no folders, no archives, no .py files, no notebooks."
                )
            out = checked_out(Path(out), Path(folder))
            jobs = max(1, min(jobs or os.cpu_count() or 1, len(found)))
            least = require_sandbox or "none"
            keys = tuple(one.key for one in chosen)
            setup = Setup(
                keys,
                str(chosen[0].folder.parent),
                limits or confinement.Limits(),
                str(workspace),
                secret,
                tuple(without),
                least,
            )
            layers = canary(setup)
            if fresh:
                (out / NAME).unlink(missing_ok=True)
            with contextlib.ExitStack() as stack:
                journal = stack.enter_context(Journal(out))
                readers = stack.enter_context(Pool(jobs))
                runners = stack.enter_context(engine_at(engine)) if engine else readers
                batch, verdicts, students = Batch(chosen, setup, readers, runners, journal), {}, []
                if progress:
                    progress(0, len(found), None)
                for done, (one, reached) in enumerate(batch.results(found), 1):
                    verdicts[one.name] = reached
                    students.append(replace(one, files=(), archives=()))  # the paths are needed no more
                    if progress:
                        progress(done, len(found), one)
                level = lowest(verdicts, confinement.level(layers))
                ordered = {name: verdicts[name] for name in found.names}
                book = Gradebook(chosen, ordered, level, late, students, pairs(batch.sketches))
                book.write(out)
    finally:
        if hidden:
            confinement.hide(False)
    return Outcome(out, book, layers, batch.reused)


def whole(folder, workspace):
    """Return the folder of hand-ins, and what was refused of it if it was still packed."""
    if not folder.is_file():
        return folder, {}
    place = workspace / "download"
    place.mkdir()
    return place, archive.download(folder, place)


def lowest(verdicts, here):
    """Return the lowest level at which any code was run, or the level here."""
    levels = {row.sandbox for rows in verdicts.values() for row in rows if row.sandbox}
    return min(levels or {here}, key=confinement.LEVELS.index)


def canary(setup):
    """Start one child that runs nothing; return the layers that hold there, or refuse."""
    with Nursery(setup.limits, setup.workspace, setup.without, setup.least) as nursery:
        nursery.child().close()
        return nursery.layers


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
    foreign = {*FILES, "feedback"} & set(there_already)
    if foreign and ours(out) is None:
        raise OutError(f"{out} holds a {min(foreign)} that autogradkit didn't write. Choose another --out.")
    return out
