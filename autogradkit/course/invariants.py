"""The invariants are what must hold for every exercise, so that the checker can be believed.

The solution and other right formulations pass, the stub is "not written yet", every mistake is rejected under
its own name, the truth is confirmed by a second way of differentiating, the statement says what is needed,
and neither it nor the hints give the answer away. `autogradkit course check` tries them, on the kit's course
or a teacher's.
"""

import ast
import contextlib
import io
import re
import sys

from autogradkit import checking, datasets
from autogradkit.checking.quotations import one_line
from autogradkit.checking.time_limit import time_limit
from autogradkit.errors import AutogradkitError
from autogradkit.platforms import allowed_s

from . import sentences, tracks
from .attempt import attempt, attempt_file, functions_in
from .catalogue import entries, misnamed
from .dry_run import A_SEED, dry_run
from .exercise_faults import ExerciseFileError, said_of, text_of
from .source.answer import read_functions
from .statement_faults import faults_in_words

__all__ = ["broken_invariants", "diagnosis_of", "findings"]

FILES = ("README.md", "hints.md", "rule.py", "exercise.py", "solution.py")
LIMIT_S = allowed_s(120.0)  # for a whole file; the longest in the kit takes some seconds
PRINTED = 60  # characters that are quoted of the first line that an exercise prints
FACES = {module.__name__: module.__all__ for module in (checking, datasets)}  # what an exercise may import


def broken_invariants(folder=None):
    """Return every broken invariant of a folder of exercises as a sentence; none is the good news."""
    return [f"{place}: {said}" for place, broken in findings(folder) for said in broken]


def findings(folder=None, only=()):
    """Yield, exercise by exercise, its key and what is broken in it; at the end what is broken between them.

    With `only`, keys of exercises, nothing else is tried.
    """
    listed = entries(folder)
    for entry in listed:
        if not only or entry.key in only:
            yield entry.key, faults_of(entry)
    if not only:
        yield sentences.THE_COURSE, list(faults_between_exercises(listed, folder))


def faults_of(entry):
    """Return what is broken in one exercise; where a file of it raises, the last fault is that."""
    found = []
    try:
        with said_of(entry.folder):
            for fault in faults_in_exercise(entry):
                found.append(fault)
    except AutogradkitError as error:
        found.append(str(error))
    return found


def faults_between_exercises(listed, folder):
    """Yield what is broken between the exercises of a folder."""
    if not listed:
        yield sentences.NO_EXERCISES
        return
    for name in misnamed(listed[0].folder.parent):
        yield sentences.MISNAMED.format(name=name)
    for number in values_used_twice([entry.number for entry in listed]):
        keys = " and ".join(entry.key for entry in listed if entry.number == number)
        free = max(entry.number for entry in listed) + 1
        yield sentences.NUMBER_TWICE.format(number=number, keys=keys, free=free)
    for what in ("id", "name", "title"):
        seen = [getattr(exercise, what) for exercise in map(loaded, listed) if exercise]
        for value in values_used_twice(seen):
            yield sentences.GIVEN_TWICE.format(what=what, value=value)
    yield from tracks.faults(folder)


def loaded(entry):
    """Return an Entry's Exercise, or None if it can't be loaded, which is said beside its key."""
    with contextlib.suppress(AutogradkitError):
        return entry.exercise


def values_used_twice(values):
    """Return the values that occur more than once, sorted."""
    return sorted({value for value in values if values.count(value) > 1})


def faults_in_exercise(entry):
    """Yield what is broken in one exercise."""
    missing = [name for name in FILES if not (entry.folder / name).is_file()]
    if missing:
        yield sentences.FILES_MISSING.format(names=sentences.AND_NO.join(missing))
        return
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exercise = entry.exercise
        untried = list(dry_run(exercise)) if exercise.parts else []
    if exercise.name != entry.name:
        yield sentences.OTHER_NAME.format(name=exercise.name)
    if not exercise.parts:
        yield sentences.NO_PARTS
        return
    if not exercise.title:
        yield sentences.NO_TITLE
    if len(exercise.hints) != 3:
        yield sentences.THREE_HINTS.format(hints=counted(len(exercise.hints), sentences.A_HINT))
    yield from faults_in_imports(entry)
    if lines := printed.getvalue().strip().splitlines():
        untried.append(sentences.PRINTS.format(said=one_line(lines[0], PRINTED)))
    if untried:  # what is judged by them says nothing
        yield from untried
        return
    right = right_formulations(entry)
    if len(right) < 3:
        yield sentences.THREE_RIGHT.format(formulations=counted(len(right), sentences.A_FORMULATION))
    for path in (entry.folder / "solution.py", *right):
        report = report_on(entry, path)
        if not report.passed or report.points != exercise.points:
            which = sentences.SOLUTION if path.name == "solution.py" else sentences.RIGHT_FORMULATION
            fields = {"which": which.format(name=path.name), "reached": report.points}
            yield sentences.RIGHT_LOSES_POINTS.format(**fields, points=exercise.points, report=report)
    graded = exercise.with_seed(A_SEED)
    functions = read_functions(entry.folder / "solution.py", exercise.functions)
    with time_limit(LIMIT_S):
        report = attempt(graded, functions_in(functions, entry.folder / "solution.py"), noted=False).report
    if not report.passed or report.points != exercise.points:
        fields = {"which": sentences.SOLUTION_GRADED, "reached": report.points}
        yield sentences.RIGHT_LOSES_POINTS.format(**fields, points=exercise.points, report=report)
    report = report_on(entry, entry.folder / "rule.py")
    if report.status != "missing" or report.points:
        yield sentences.STUB_NOT_MISSING.format(status=report.status, report=report)
    mistakes = sorted((entry.folder / "mistakes").glob("*.py"))
    if len(mistakes) < 3:
        yield sentences.THREE_MISTAKES.format(mistakes=counted(len(mistakes), sentences.A_MISTAKE))
    for path in mistakes:
        yield from faults_in_mistake(entry, path)
    yield from faults_in_words(entry)


def report_on(entry, path):
    """Return the Report on a file of an exercise as an answer to it."""
    try:
        with time_limit(LIMIT_S):  # a learner's function has a limit of its own, the exercise's judge has not
            return attempt_file(entry, path, noted=False).report
    except AutogradkitError as error:
        place, said = path.relative_to(entry.folder).as_posix(), str(error)
        if said.startswith(path.name):  # a learner knows which 1.py is meant
            said = place + said.removeprefix(path.name)
        if place not in said:
            said = sentences.SAID_OF_FILE.format(file=place, said=said)
        raise ExerciseFileError(said) from error


def right_formulations(entry):
    """Return the files with other right formulations."""
    return sorted((entry.folder / "right").glob("*.py"))


def faults_in_imports(entry):
    """Yield what an exercise imports and may not."""
    own_files = {path.stem for path in entry.trusted_files}
    for path in entry.trusted_files:
        alone = path.name == "driver.py"  # its text runs beside the learner's code, where the kit is not
        for module, name in imports_of(text_of(path)):
            top, own = module.split(".")[0], module.removeprefix(".") or name
            kit_or_own = name in FACES.get(module, ()) or (not top and own in own_files)
            if top == "numpy" or top in sys.stdlib_module_names or (kit_or_own and not alone):
                continue
            what = f"{module}.{name}" if name else module
            allowed = sentences.DRIVER_MAY_IMPORT if alone else sentences.EXERCISE_MAY_IMPORT
            yield sentences.IMPORTS.format(file=path.name, what=what, allowed=allowed)


def imports_of(source):
    """Yield what a source imports: the module, and the name taken from it if one is.

    >>> list(imports_of("import numpy as np\\nfrom .driver import drive"))
    [('numpy', ''), ('.driver', 'drive')]
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (("." * node.level + (node.module or ""), alias.name) for alias in node.names)


def faults_in_mistake(entry, path):
    """Yield what is broken in one mistake: accepted, not recognised, or no mistake said."""
    code = diagnosis_of(path)
    if not code:
        yield sentences.NO_DIAGNOSIS.format(name=path.name)
        return
    report = report_on(entry, path)
    got = [diagnosis.code for diagnosis in report.diagnoses]
    if report.passed:
        judged = [part.function for part in entry.exercise.parts if getattr(part, "judge", None)]
        why = sentences.JUDGED_RIGHT.format(functions=" and ".join(judged)) if judged else ""
        yield sentences.MISTAKE_PASSES.format(name=path.name, why=why)
    elif code not in got[:1]:
        first, *others = got or [sentences.NOTHING]
        more = sentences.CALLED_MORE.format(others=" and ".join(others)) if others else ""
        fields = {"name": path.name, "first": first, "more": more, "code": code}
        yield sentences.MISTAKE_CALLED.format(**fields, report=report)


def counted(count, one):
    """Return how many there are, as what follows "there".

    >>> counted(1, "hint"), counted(0, "hint")
    ('is 1 hint', 'are 0 hints')
    """
    return sentences.COUNTED[count != 1].format(count=count, one=one)


def diagnosis_of(path):
    """Return the code that a mistake must get, from its last line; empty if there is none."""
    lines = text_of(path).rstrip().splitlines()
    match = re.fullmatch(r"# diagnosis: *(\S.*)", lines[-1]) if lines else None
    return match[1] if match else ""
