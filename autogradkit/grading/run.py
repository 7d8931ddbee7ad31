"""A run: from a folder of hand-ins to a gradebook.

Nothing is written before it is clear that there is something to grade and that the folder for the
results is ours or new. During the run only the journal grows; the gradebook is written at the end.
"""

import contextlib
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from autogradkit.course.catalogue import entries as all_entries
from autogradkit.course.source.answer import first_few
from autogradkit.course.tracks import pick
from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError

from . import sentences
from .batch import Batch
from .changed_files import FOLDER as CHANGED
from .executors import Pool, executor_at
from .gradebook import FEEDBACK, FILES, Gradebook, exercises_in, late_in, points_in, read_results, students_in
from .hand_ins import archive
from .hand_ins.class_folder import hand_ins
from .hand_ins.file_names import SUFFIXES, shown_name
from .hand_ins.similar_code import similar_pairs
from .job import Setup, end_fork_servers
from .late import require_known_names
from .results.journal import NAME, Journal
from .results.known_results import KnownResults
from .sandbox.child_process import SandboxError
from .sandbox.child_side import confinement
from .sandbox.fork_server import ForkServer
from .secret import NAME as SECRET
from .secret import folder_secret
from .workspace import Workspace

__all__ = ["Execution", "GradingRun", "NothingToGradeError", "OutError", "SandboxError", "grade_folder"]


class NothingToGradeError(AutogradkitError):
    """A folder without hand-ins."""


class OutError(AutogradkitError):
    """A folder of results in the wrong place: it would cost somebody their files, or holds no hand-ins."""


class GradingRun(NamedTuple):
    """What came of a run: the folder, the gradebook, and how many grades stood already.

    `foreign` is how many lines of the journal were not this folder's own, and were not believed.
    `hand_ins` are the HandIns, which know what was left out and what is to be asked.
    `late_before` are the students who lost points in the gradebook that was here, if this run has no policy.
    `changed` are the files that somebody has changed since they were written; they were moved aside.
    `anew` is whether results stood there and none of them could be used, as under another secret.
    """

    out: Path
    gradebook: Gradebook
    layers: tuple
    reused: int
    foreign: int = 0
    hand_ins: object = None
    late_before: tuple = ()
    anew: bool = False
    changed: tuple = ()
    moved: tuple = ()


class Execution(NamedTuple):
    """How the code of hand-ins is run.

    Attributes
    ----------
    jobs : int, optional
        How many hand-ins are graded at the same time; by default one per processor.
    engine : str, optional
        Where the code is run: `dask://host:port`; by default on this machine.
    limits : Limits
        What an exercise of a hand-in may take.
    require_sandbox : {"none", "basic", "strict"}
        Refuse to run at a lower level.
    without : tuple of str
        Layers of the sandbox to leave out, for its tests.
    """

    jobs: int | None = None
    engine: str | None = None
    limits: confinement.Limits = confinement.Limits()
    require_sandbox: str = "none"
    without: tuple = ()


def grade_folder(
    folder,
    out,
    *,
    exercises=None,
    catalogue=None,
    answered=(),
    execution=None,
    late=None,
    fresh=False,
    replacing=False,
    secret="",
    progress=None,
):
    """Grade every hand-in of a folder and write the gradebook to `out`.

    Parameters
    ----------
    folder : path
        One folder, archive, `.py` file or notebook per student; an LMS's download, a folder or its `.zip`;
        the folder of an nbgrader course.
    out : path
        Where the gradebook goes: a new or empty folder, or one that holds a gradebook of ours.
    exercises : sequence of str, optional
        Which exercises, tracks or subsets (see `course.pick`); by default all of the catalogue.
    catalogue : path, optional
        The folder of exercises that these are from, with their trusted halves; by default that in force.
    answered : sequence of AnsweredCell
        The cells of the course's lessons that were handed out with an answer in them.
    execution : Execution, optional
        How the code is run: in how many processes, where, within which limits, in which sandbox.
    late : LatePolicy, optional
        What a late hand-in loses, in the exported points only.
    fresh : bool
        Grade everything again, whatever the journal says.
    replacing : bool
        Write the gradebook anew, though students whose grades it holds have no hand-in here.
    secret : str
        What the random numbers depend on; by default one that is drawn and kept in `out`.
    progress : callable, optional
        Called with (done, of how many, the HandIn or None).

    Returns
    -------
    GradingRun

    Raises
    ------
    AutogradkitError
        NoHandInsError, OutError or UnknownExerciseError for wrong usage, NothingToGradeError for an
        empty folder, GraderError if grading itself is impossible.
    KeyboardInterrupt
        When interrupted; what was graded is in the journal, and the next run goes on from there.
    """
    execution = execution or Execution()
    if is_results_folder(Path(folder)):
        raise OutError(sentences.RESULTS_NOT_HAND_INS.format(folder=folder))
    chosen = pick(" ".join(exercises), catalogue) if exercises else tuple(all_entries(catalogue))
    with hidden_memory(), Workspace() as workspace:
        unpacked, refused = unpack_class(Path(folder), workspace)
        students = hand_ins(unpacked, refused, folder, all_entries(catalogue))
        if not students:
            raise NothingToGradeError(sentences.NOTHING_TO_GRADE.format(folder=folder))
        require_known_names(late, students.names)
        out = require_own_folder(Path(out), Path(folder))
        require_all_exercises(out, chosen)
        if not replacing:
            require_all_students(out, students.names, folder)
        setup = Setup(
            keys=tuple(one.key for one in chosen),
            folder=str(chosen[0].folder.parent),
            limits=execution.limits,
            workspace=str(workspace),
            without=execution.without,
            least=execution.require_sandbox,
            answered=tuple(answered),
        )
        layers = layers_here(setup)
        setup = setup._replace(secret=secret or folder_secret(out).hex())
        jobs = max(1, min(execution.jobs or os.cpu_count() or 1, len(students)))
        with Journal(out, fresh) as journal, executors(jobs, execution.engine) as (readers, runners):
            begun_in = os.stat(out)
            known = KnownResults(journal, setup.least)
            batch = Batch(chosen, setup, readers, runners, known)
            try:
                book = grade_class(batch, students, late, confinement.level(layers), progress)
            finally:
                runners.on_each_process(end_fork_servers, setup)
            require_same_folder(out, begun_in)
            late_before = () if late else tuple(name for name in late_in(out) if name in book.grades)
            moved = moved_points(points_in(out), book)
            changed = book.write(out)
    noted = journal.foreign, students, late_before, bool(known.stood) and not batch.reused, changed, moved
    return GradingRun(out, book, layers, batch.reused, *noted)


def moved_points(before, book):
    """Return the (student, exercise, points before, points now) of results that stood otherwise."""
    rows = [row for rows in book.grades.values() for row in rows if row.points is not None]
    places = [(row, before.get((row.student, row.exercise), row.points)) for row in rows]
    return tuple((row.student, row.exercise, was, row.points) for row, was in places if was != row.points)


def grade_class(batch, students, late, level, progress=None):
    """Grade the hand-ins of a class and return the Gradebook; `level` is that of the sandbox here."""
    grades, handed_in = {}, []
    if progress:
        progress(0, len(students), None)
    for done, (one, reached) in enumerate(batch.grades(students), 1):
        grades[one.name] = reached
        unused = batch.unused.get(one.name, one.unused)
        handed_in.append(replace(one, files=(), archives=(), unused=unused))  # the paths are needed no more
        if progress:
            progress(done, len(students), one)
    ordered = {name: grades[name] for name in students.names}
    alike = similar_pairs(batch.sketches)
    return Gradebook(batch.entries, ordered, lowest_level(grades, level), late, handed_in, alike)


@contextlib.contextmanager
def hidden_memory():
    """Keep others of the same user from reading this process's memory meanwhile."""
    hidden = confinement.hide()
    try:
        yield
    finally:
        if hidden:
            confinement.hide(False)


@contextlib.contextmanager
def executors(jobs, engine):
    """Open where hand-ins are read and where their code is run: a pool here, or a cluster for the latter."""
    with Pool(jobs) as readers, executor_at(engine) if engine else contextlib.nullcontext(readers) as runners:
        yield readers, runners


def unpack_class(folder, workspace):
    """Return the folder of hand-ins, unpacked if need be, and what was refused of it meanwhile."""
    if not folder.is_file():
        return folder, {}
    if folder.suffix.lower() in SUFFIXES:
        above = folder.resolve().parent
        raise AutogradkitError(sentences.ONE_STUDENTS_FILE.format(path=folder, typed=as_typed(above)))
    place = workspace / "download"
    place.mkdir()
    return place, archive.unpack_download(folder, place)


def lowest_level(grades, here):
    """Return the lowest level at which any code was run, or the level here."""
    levels = {row.sandbox for rows in grades.values() for row in rows if row.sandbox}
    return min(levels or {here}, key=confinement.LEVELS.index)


def layers_here(setup):
    """Start one child that runs nothing; return the layers that hold there, or refuse."""
    with ForkServer(setup.limits, setup.workspace, setup.without, setup.least) as fork_server:
        fork_server.child().close()
        return fork_server.layers


def require_own_folder(out, folder):
    """Return the folder for results, or refuse one whose files aren't ours to replace."""
    here, there = out.resolve(), folder.resolve()
    if here == there or here in there.parents or there in here.parents:
        raise OutError(sentences.OUT_IN_HAND_INS.format(out=out, folder=folder))
    if out.exists() and not out.is_dir():
        raise OutError(sentences.OUT_IS_A_FILE.format(out=out))
    try:
        names = sorted(path.name for path in out.iterdir()) if out.exists() else []
    except OSError as error:
        raise OutError(sentences.CANT_BE_READ.format(name=out, reason=error.strerror)) from None
    for name in {*FILES, NAME, SECRET, FEEDBACK, CHANGED} & set(names):
        if not is_plain(out / name, folder=name in (FEEDBACK, CHANGED)):
            raise OutError(sentences.OUT_HOLDS_A_LINK.format(out=out, name=name))
    if names and read_results(out) is None and not {NAME, SECRET} & set(names):
        raise OutError(sentences.OUT_HOLDS_FOREIGN_FILES.format(out=out, name=names[0]))
    foreign = {*FILES, FEEDBACK} & set(names)
    if foreign and read_results(out) is None:
        raise OutError(sentences.OUT_HOLDS_A_FOREIGN_FILE.format(out=out, name=min(foreign)))
    return out


def require_same_folder(out, begun_in):
    """Refuse to write where another folder, or a link to one, took the place of ours during the run."""
    if not out.exists() or not os.path.samestat(os.stat(out), begun_in):
        raise OutError(sentences.OUT_WAS_REPLACED.format(out=out))


def is_results_folder(folder):
    """Return whether a run wrote to a folder, to its end or as far as it came before it was interrupted."""
    return read_results(folder) is not None or all((folder / name).is_file() for name in (NAME, SECRET))


def require_all_exercises(out, chosen):
    """Refuse to replace a gradebook by one that lacks some of its exercises."""
    names = {entry.name for entry in chosen}
    lost = [name for name in exercises_in(out) if name not in names]
    if lost:
        about = {"names": ", ".join(first_few(lost)), "more": f"--only {','.join(lost)}"}
        raise OutError(sentences.OUT_LOSES_EXERCISES.format(out=out, **about))


def require_all_students(out, names, folder):
    """Refuse to replace a gradebook by one that lacks some of its students, as another class's would."""
    lost = sorted(set(students_in(out)).difference(names))
    if lost:
        quoted = ", ".join(first_few([f"“{shown_name(name)}”" for name in lost]))
        about = {"count": len(lost), "names": quoted, "folder": folder}
        raise OutError(sentences.OUT_LOSES_STUDENTS.format(out=out, **about))


def is_plain(path, folder=False):
    """Return whether a path is a regular file, or a folder, itself: no link to one, and no device."""
    mode = os.lstat(path).st_mode
    return stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode)
