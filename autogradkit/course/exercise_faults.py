"""What is wrong in the files of an exercise: said with the file and the line, since they are its author's."""

import contextlib
import re
import sys
import traceback
from dataclasses import fields
from pathlib import Path

from autogradkit import checking
from autogradkit.checking.authoring.requirements import RequirementError
from autogradkit.checking.sentences import names_in_a_row
from autogradkit.checking.time_limit import TimeUp
from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences

__all__ = ["ExerciseFileError", "said_of", "text_of"]

PARTS = "Exercise|Rule|ArticleRule|Task|Engine|OwnOp|Case|Trial|Variant"
UNKNOWN_SETTING = re.compile(
    rf"(?P<kind>{PARTS})\.__init__\(\) got an unexpected keyword argument '(?P<name>\w+)'"
    r"(\. Did you mean .*)?"  # Python 3.13 and later say so themselves
)

OF_A_MODULE = re.compile(r"cannot import name '(?P<name>\w+)' from '(?P<module>autogradkit\.\w+)' \(.*\)")
BESIDE = re.compile(r"autogradkit_exercise_\w+\.(?P<name>\w+)")  # as the catalogue calls what an exercise is


class ExerciseFileError(AutogradkitError):
    """A file of an exercise that can't be read, or can't be run."""


@contextlib.contextmanager
def said_of(folder):
    """Say of what is raised within a `with` statement where in an exercise's folder it was raised."""
    try:
        yield
    except AutogradkitError:
        raise
    except (Exception, SystemExit, TimeUp) as error:
        raise ExerciseFileError(fault(Path(folder), error)) from error


def fault(folder, error):
    """Return an error as a sentence that names the last line of the folder's files on the way to it."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(frame.filename), frame.lineno) for frame in frames]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    inside = folder.resolve()
    own = [(path, line) for path, line in places if path.resolve().is_relative_to(inside)]
    where = folder
    if own:
        path, line = own[-1]
        where = sentences.FILE_AND_LINE.format(file=folder / path.resolve().relative_to(inside), line=line)
    if isinstance(error, TimeUp):
        return sentences.EXERCISE_ENDLESS.format(where=where)
    if isinstance(error, SystemExit):
        return sentences.EXERCISE_EXITS.format(where=where)
    message = str(error.msg if isinstance(error, SyntaxError) else error).rstrip(".")
    if match := UNKNOWN_SETTING.fullmatch(message):
        return sentences.EXERCISE_SAYS.format(where=where, message=unknown_setting(**match.groupdict()))
    if isinstance(error, RequirementError):
        return sentences.EXERCISE_SAYS.format(where=where, message=message)
    if match := OF_A_MODULE.fullmatch(message):
        return not_offered(where, **match.groupdict())
    if isinstance(error, ModuleNotFoundError) and (match := BESIDE.fullmatch(error.name or "")):
        return sentences.NO_FILE_BESIDE.format(where=where, name=match["name"])
    complex_asked = isinstance(error, TypeError) and "complex" in message
    advice = sentences.FOR_COMPLEX_STEPS if complex_asked else ""
    kind = type(error).__name__
    return sentences.EXERCISE_RAISED.format(where=where, kind=kind, message=message, advice=advice)


def unknown_setting(kind, name):
    """Return what a part of an exercise has, where it was given something else.

    >>> unknown_setting("Variant", "role")
    "Variant has no role. Did you mean 'rule'? It has code, rule, observed and question"
    """
    known = [field.name for field in fields(getattr(checking, kind)) if field.init and field.repr]
    guess = did_you_mean(name, known)
    return sentences.NO_SUCH_SETTING.format(kind=kind, name=name, guess=guess, known=names_in_a_row(known))


def not_offered(where, name, module):
    """Return that one of the kit's modules has no such name, and the nearest one that it has."""
    guess = did_you_mean(name, getattr(sys.modules[module], "__all__", ()))
    return sentences.NOT_OFFERED.format(where=where, module=module, name=name, guess=guess)


def text_of(path):
    """Return the text of an exercise's file; raise a sentence if it isn't UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")  # an editor may have begun it with a byte-order mark
    except UnicodeDecodeError:
        raise ExerciseFileError(sentences.NOT_UTF_8.format(lesson=path)) from None
