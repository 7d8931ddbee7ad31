"""The kit's own errors: each says what happened, what was expected and what to do.

Those that a part of the kit raises alone are defined there. All of them:

    AutogradkitError
        DataError               data that can't be differentiated; also a TypeError
        UnknownNameError        an attribute that isn't there, with what may be meant; also an AttributeError
        RuleError               a backward rule that is missing, misspelt or returns something else
        BackwardError           a backward pass that can't start or go on; also a RuntimeError
            AnomalyError        the first NaN or Inf, found by detect_anomaly
        CompileError            a function that can't be compiled
        GradcheckError          a derivative that is not the function's; also an AssertionError
        StateError              a saved state that does not fit the module; also a ValueError
        ScriptError             a script of a widget that can't be bundled
        UnknownExerciseError    an exercise that isn't in the catalogue; also a LookupError
        ExerciseFileError       a file of an exercise that can't be read or run
        AttemptError            something that can't be checked, because it isn't an answer yet
        TooDeepError            a program that is nested too deeply to be looked through
        HintError               a hint that isn't there
        SourceError             a file from which no answer can be read
        NotebookError           a notebook that is missing, unreadable, or raised an error
        CourseFileError         a `course.toml` that can't be read as one
        StartError              a place where no course folder can be made
        CourseFolderError       a command that needs a course folder, where there is none
        LabError                JupyterLab can't be opened on the lessons
        SiteError               a site that can't be built, or isn't there
        ArchiveOfAnswersError   an archive of answers that can't be written, or read
        NewExerciseError        an exercise that can't be begun under this name or in this place
        TracksError             a `tracks.toml` that can't be read as one
        WorkflowError           a host that there is no workflow for, or a folder without notebooks
        ArchiveError            an archive of which nothing is read
            CutOffError         an archive whose end is missing, as when a download was broken off
        DiskError               a disk of this machine to which nothing can be unpacked
        NoHandInsError          a folder of hand-ins that isn't there, or has none
        NothingToGradeError     a folder without hand-ins
        OutError                a folder for results that would cost somebody their files
        JournalError            a journal of grading to which nothing can be added any more
        ExecutorError           an engine that can't be had
        GraderError             the grader itself failed: never the learner's fault, and never a zero
            SandboxError        the sandbox that was asked for can't be had here
            SchedulerLostError  a scheduler of Dask's that was there, and can't be reached any more
    RequirementError            a part of an exercise that isn't what it must be; a TypeError and a ValueError
    ForwardError                the learner's forward gave no finite numbers; the checker keeps it to itself
    TooManyEntriesError         a folder that holds more than is looked through
    TooCostlyError              work that has used up its processor time; a BaseException
    WireError                   bytes that are not a frame, where the kit is not imported; a ValueError
"""

import difflib
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import NoReturn

__all__ = ["AnomalyError", "AutogradkitError", "BackwardError", "DataError", "RuleError", "UnknownNameError"]
__all__ += [
    "did_you_mean",
    "getattr_of_module",
    "look_alike",
    "nearest",
    "package_of",
    "steps_of",
    "without_kit",
]

# Cyrillic and Greek letters that look like Latin ones.
LOOK_ALIKES = str.maketrans(
    "асеіјорѕухАВЕІЈКМНОРСТХανοτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aceijopsyxABEIJKMHOPCTXavotuxABEZHIKMNOPTYX"
)


PYTHONS_OWN = os.path.dirname(os.__file__)  # where Python's modules lie


class AutogradkitError(Exception):
    """Anything the kit refuses to do, told in the reader's own names."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows: the reader's own lines and the sentence, not the inside of the kit.

        IPython asks for it. With AUTOGRADKIT_DEBUG=1 every line is shown.
        """
        shown = self.__traceback__ if os.environ.get("AUTOGRADKIT_DEBUG") else without_kit(self.__traceback__)
        shell = sys.modules["IPython"].get_ipython()
        if shell is None:
            return traceback.format_exception(type(self), self, shown)
        return shell.InteractiveTB.structured_traceback(type(self), self, shown, tb_offset=0)


class DataError(AutogradkitError, TypeError):
    """Data that cannot be differentiated: text, objects, complex numbers."""


class UnknownNameError(AutogradkitError, AttributeError):
    """An attribute of a tensor, a module or the kit that isn't there; it says what may be meant."""


class RuleError(AutogradkitError):
    """A backward rule that is missing, misspelt or does not return what the graph needs."""


class BackwardError(AutogradkitError, RuntimeError):
    """A backward pass that cannot start or cannot go on."""


class AnomalyError(BackwardError):
    """The first NaN or Inf, found by detect_anomaly."""


def without_kit(trace: TracebackType | None) -> TracebackType | None:
    """Return a traceback without the steps inside the kit, or in a library around it, as matplotlib."""
    steps = [step for step in steps_of(trace) if not is_of_a_library(step)]
    shown = None
    for step in reversed(steps):
        shown = TracebackType(shown, step.tb_frame, step.tb_lasti, step.tb_lineno)
    return shown


def steps_of(trace: TracebackType | None) -> Iterator[TracebackType]:
    """Yield the steps of a traceback, the outermost first."""
    while trace is not None:
        yield trace
        trace = trace.tb_next


def is_of_a_library(step: TracebackType) -> bool:
    """Return whether a step of a traceback is inside the kit, of what is installed, or of Python's own."""
    if package_of(step) in ("autogradkit", "IPython", "numpy"):
        return True
    file = step.tb_frame.f_code.co_filename
    return "site-packages" in file or "dist-packages" in file or file.startswith(PYTHONS_OWN)


def package_of(step: TracebackType) -> str:
    """Return the name of the package that a step of a traceback is in."""
    return step.tb_frame.f_globals.get("__name__", "").split(".")[0]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return ` Did you mean 'mul'?` for a misspelt name, or an empty string.

    >>> did_you_mean("mull", ["mul", "matmul"])
    " Did you mean 'mul'?"
    >>> did_you_mean("zzz", ["mul"])
    ''
    """
    close = nearest(name, known)
    return f" Did you mean {close!r}?" if close else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that a misspelt one is nearest to, or an empty string.

    >>> nearest("mull", ["mul", "matmul"])
    'mul'
    """
    return next(iter(difflib.get_close_matches(name, list(known), n=1)), "")


def look_alike(name: str, known: Iterable[str]) -> str:
    """Return the known name that another one looks like and isn't, letter by letter; "" if there is none.

    >>> look_alike("\\u0445", ["g", "x", "y"]), look_alike("x", ["g", "x", "y"]), look_alike("π", ["n"])
    ('x', '', '')
    """
    plain = name.translate(LOOK_ALIKES)
    return plain if plain != name and plain in known else ""


def getattr_of_module(
    module: str, known: Iterable[str], elsewhere: Mapping[str, str] = {}
) -> Callable[[str], NoReturn]:
    """Return the `__getattr__` of a module: of a name that isn't there, it says which one may be meant.

    `elsewhere` says of names that PyTorch's module has what to write here.

    It is set where no type checker sees it, who would believe that every name is there.
    """

    def refuse(name: str) -> NoReturn:
        guess = f" PyTorch's is here {elsewhere[name]}." if name in elsewhere else did_you_mean(name, known)
        raise UnknownNameError(f"module {module!r} has no attribute {name!r}.{guess}")

    return refuse
