"""The answer to one exercise: the piece of a hand-in that answers it.

Functions are found by their name. A name that only one exercise asks for (`exp_backward`) counts
wherever it stands; in another exercise's place only together with all the others asked for, since one alone
may be a helper of hers. A name that several ask for (`backward`) counts where the place says which
exercise is meant; if only one of those to be graded asks for it, also where no place says another one:

1. a notebook cell that begins with `%%exercise mul`;
2. a file named after the exercise: `mul.py`, `02_mul.py`, `B2.ipynb`, or a copy of it, `mul (1).py`;
3. a file in a folder named after it: `exercises/02_mul/rule.py`;
4. a file in whose name it alone is a word: `mul_final.py`, `02_mul_Ana.ipynb`.

If several files answer, one that is written goes before an untouched stub, what lies there before what an
archive beside it holds (an export of last week's, say), what lies in no folder of earlier answers, such as
`backup`, before what does, the exercise's own file before others, a `.py` file before a notebook, what isn't
called a copy before what is, what lies higher up before what lies further in, and the first by name before
the rest; the report says which one counted.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from autogradkit.course.source.answer import NAMES_TO_COMPARE, FoundAnswer, Source, first_few, parameters
from autogradkit.course.source.bindings import bindings_of
from autogradkit.course.source.cells import Cell, SourceError, cells_of
from autogradkit.course.source.stubs import is_stub
from autogradkit.grading import sentences

from .course_files import marked_cells, without_trusted_halves
from .exercise_in_name import exercise_in_words, exercise_of, is_copy, is_packed, is_set_aside
from .file_names import File, is_link_or_device
from .known_exercises import KnownExercises, names_and_functions

__all__ = ["ExerciseAnswer", "answers_by_exercise", "answers_elsewhere"]

LARGEST_SOURCE = 1_000_000  # bytes of a .py file: a rule is a page
MOST_CODE = 2_000_000  # characters in all of a hand-in's files, so that reading it has an end
LONGEST_ANSWER = 200_000  # … of one exercise's; the longest in the course has 4,000
MOST_ANSWERS = 3_000_000  # … of all exercises', though one file may answer many
ELSEWHERE = "elsewhere"  # as an exercise's name: cells that may hold helpers, but not the answer


@dataclass(frozen=True)
class ExerciseAnswer:
    """What a hand-in holds for one exercise.

    Attributes
    ----------
    status : str
        Empty if there is something to run, else `missing` or `invalid`.
    reason : str
        Why there is nothing to run, in a sentence.
    found : FoundAnswer or None
        The code, by `course.source`.
    file : str
        The file that counts; of a `missing` answer, one that may hold it and doesn't say for which exercise.
    notes : tuple of str
        What a reader should know: duplicates, cells that aren't Python.
    lesson : str
        The lesson whose own answer it is, word for word, as it was handed out; or an empty text.
    unread : str
        Of an `invalid` answer, the text of the cell that isn't valid Python.
    versions : tuple of str
        The files with other answers to it of which nothing says that they are older, as `mul (1).py` is.
    """

    status: str
    reason: str = ""
    found: FoundAnswer | None = None
    file: str = ""
    notes: tuple = ()
    lesson: str = ""
    unread: str = ""
    versions: tuple = ()

    @property
    def is_written(self):
        """Whether there is something to run that is more than stubs."""
        return self.found is not None and is_written(self.found)


@dataclass(frozen=True)
class ReadFile:
    """One file that could be read: parsed once, whatever is looked for in it.

    `exercise` is the one that the file's own name, or its folders' names, say it answers, or "". Where they
    say none, `word` is the only exercise whose name is a word of the file's, or "".
    """

    file: File
    exercise: str
    source: Source
    word: str = ""


class Candidates(NamedTuple):
    """What the files of a hand-in hold for one exercise: (ReadFile, FoundAnswer) pairs, and why not more.

    `unplaced` are sentences on functions of the right name that don't say which exercise they answer, and the
    names of their files if a person should look at them.
    """

    answers: list
    notes: list
    unread: list
    unplaced: dict
    unread_cells: list


def answers_by_exercise(hand_in, entries, others=(), answered=()):
    """Return each exercise's ExerciseAnswer, by its name; `others` are not looked for, but known.

    `answered` are the AnsweredCells of the course's lessons.
    """
    if hand_in.reason:
        return {entry.name: ExerciseAnswer("invalid", hand_in.reason) for entry in entries}
    course = KnownExercises(tuple(entries), tuple(others), tuple(answered))
    hand_in = replace(hand_in, files=without_trusted_halves(hand_in.files, (*entries, *others)))
    files, unreadable = read_files(hand_in, course)
    answers, unplaced, room = {}, [], MOST_ANSWERS
    for entry in entries:
        candidates = candidates_for(entry, files, course)
        if candidates.answers:
            answer = within_limits(best_answer(entry, candidates.answers, course), room)
            room -= len(answer.found.source) if answer.found else 0
            answers[entry.name] = answer
        else:
            unread = [reason for exercise, reason in unreadable if exercise in ("", entry.name)]
            answers[entry.name] = no_answer(entry, candidates, unread, course)
            unplaced += [entry.name] if candidates.unplaced else []
    if not any(answer.found for answer in answers.values()):  # it may all be there, under no exercise's name
        for name in unplaced:
            answers[name] = replace(answers[name], status="invalid")
        for name, reason in nothing_read(answers, files).items():
            answers[name] = ExerciseAnswer("invalid", reason)
    return answers


def answers_elsewhere(hand_in, answers, entries, others):
    """Return in sentences what a hand-in holds instead, if it answers none of the exercises to be graded."""
    if hand_in.reason or any(answer.is_written for answer in answers.values()):
        return ()
    if not hand_in.files:
        return (sentences.NO_FILES,)
    known = tuple(entry for entry in others if names_and_functions(entry)[1])
    theirs = answers_by_exercise(hand_in, known, entries)
    said = [
        sentences.ANSWERS_ANOTHER.format(file=answer.file, exercise=name)
        for name, answer in theirs.items()
        if answer.is_written
    ]
    return tuple(first_few(said))


def nothing_read(answers, files):
    """Return why exercises are missing if cells can't be read that may be all there is of a hand-in."""
    unread = [f"“{read.file.name}”: {said}" for read in files for said in read.source.unread.values()]
    reason = " ".join(first_few(unread))
    return {name: reason for name, answer in answers.items() if reason and answer.status == "missing"}


def read_files(hand_in, course):
    """Read a hand-in's files; return the ReadFiles, and (exercise, reason) for each that can't be read."""
    names = course.names
    read, unreadable, room, compare = [], [], MOST_CODE, NAMES_TO_COMPARE
    for file in hand_in.files:
        exercise = "" if hand_in.alone else exercise_of(file, names)
        try:
            cells = code_of(file, names, room)
        except SourceError as error:
            unreadable.append((exercise, str(error)))
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            kind = type(error).__name__
            unreadable.append((exercise, sentences.UNREADABLE_FILE.format(name=file.name, kind=kind)))
        else:
            room -= sum(len(cell.text) for cell in cells)
            word = "" if exercise or hand_in.alone else exercise_in_words(file, course.functions)
            read.append(ReadFile(file, exercise, Source(cells, compare), word))
            compare -= len(read[-1].source.functions)
    return read, unreadable


def code_of(file, names, room):
    """Return a file's cells, each under the name of the exercise that it says it answers."""
    if is_link_or_device(file.path):
        raise SourceError(sentences.IN_ARCHIVE.format(name=file.name, reason=sentences.LINK_OR_DEVICE))
    if file.path.suffix.lower() == ".py" and (size := file.path.stat().st_size) > LARGEST_SOURCE:
        raise SourceError(sentences.TOO_LARGE_FILE.format(name=file.name, size=size, most=LARGEST_SOURCE))
    cells = cells_of(file.path, f"“{file.name}”")
    "".join(cell.text for cell in cells).encode()
    if sum(len(cell.text) for cell in cells) > room:
        raise SourceError(sentences.TOO_MUCH_CODE.format(name=file.name, most=MOST_CODE))
    cells = [replace(cell, exercise=names.get(cell.exercise.lower(), cell.exercise)) for cell in cells]
    return marked_cells(file, cells, ELSEWHERE)


def candidates_for(entry, files, course):
    """Return the Candidates for an exercise among the files of a hand-in."""
    names, shared = entry.exercise.functions, course.is_shared(entry)
    candidates = Candidates([], [], [], {}, [])
    for read in files:
        elsewhere = read.exercise not in ("", entry.name)
        if elsewhere and (
            shared
            or course.is_anothers(read.exercise, entry)
            or not all(name in read.source.by_name for name in names)
        ):
            continue
        if read.word not in ("", entry.name) and course.is_anothers(read.word, entry):
            continue
        own = {entry.name}
        place = (read.exercise or read.word or ELSEWHERE) if shared else ""
        taken = course.asked_by_others(entry) if read.exercise != entry.name else ()
        found = read.source.find_functions(names, own, place, taken)
        problems = tuple(f"“{read.file.name}”: {problem}" for problem in found.problems)
        if found.functions:
            candidates.answers.append((read, replace(found, problems=problems)))
        elif not elsewhere:
            candidates.notes.extend(problems)
            if read.exercise == entry.name and not problems:
                fields = {"file": read.file.name, "functions": " or ".join(names)}
                candidates.notes.append(sentences.NOT_IN_ITS_FILE.format(**fields))
            unread = read.source.unread_for(names, entry.name, read.exercise or read.word)
            said = first_few([f"“{read.file.name}”: {problem}" for problem in unread.values()])
            candidates.unread.extend(said)
            candidates.unread_cells.extend(cell.text for cell in unread)
            candidates.unplaced.update(unplaced(entry, read, course))
    return candidates


def unplaced(entry, read, course):
    """Return a sentence on the functions in a file that an exercise asks for and that say none, if any.

    With it comes the file's name, if a person should look at it: it looks like an answer to this exercise, or
    it is a program that looks like an answer to none.
    """
    defined = [
        (cell, node.lineno, (name, parameters(node)))
        for name in entry.exercise.functions
        for cell, node in read.source.defined_in_no_exercise(name)
        if not is_stub(node)
    ]
    if not defined:
        return {}
    for cell, line, (name, given) in reversed(defined):
        if (name, given) in course.signatures[entry.name]:
            how = sentences.BEGIN_THE_CELL if cell.number else sentences.CALL_THE_FILE
            about = {"file": read.file.name, "name": name, "parameters": ", ".join(given)}
            said = sentences.MAY_BE_MEANT.format(place=cell.place(line), exercise=entry.name, **about)
            return {f"{said} {how.format(exercise=entry.name)}": read.file.name}
    functions = ", ".join(dict.fromkeys(name for *_, (name, _) in defined))
    known = not set().union(*course.signatures.values()).isdisjoint(one for *_, one in defined)
    to_look_at = "" if known or read.file.path.suffix.lower() == ".ipynb" else read.file.name
    return {sentences.WHICH_EXERCISE.format(file=read.file.name, functions=functions): to_look_at}


def best_answer(entry, answers, course):
    """Return the answer that counts, as an ExerciseAnswer that names the others."""
    if len(answers) > 1:  # to rank one alone, it would be parsed for nothing
        answers.sort(key=lambda answer: rank(entry, *answer, course))
    (read, found), others = answers[0], answers[1:]
    also = [
        sentences.ANSWERS_TOO.format(other=other.file.name, name=read.file.name)
        for other, text in others
        if is_written(text)
    ]
    also = [*hard_link_note(read.file), *also]
    notes = (*found.problems, *first_few(also))
    versions = tuple(
        first_few([other.file.name for other, text in others if is_version(other, text, *answers[0])])
    )
    return ExerciseAnswer(
        "", "", found, read.file.name, notes, course.lesson_of(entry, read), versions=versions
    )


def is_version(other, text, read, found):
    """Return whether a file has another answer than the one that counts, and may be meant in its place.

    A lesson beside the file that was kept of it isn't, nor what lies in a folder of older answers.
    """
    files = (other.file, read.file)
    alike = all(file.path.suffix.lower() == ".py" for file in files) or any(map(is_copy, files))
    differs = text.source.split() != found.source.split()
    return (
        alike and differs and is_written(text) and not is_set_aside(other.file) and not is_packed(other.file)
    )


def hard_link_note(file):
    """Return the note on a file that is one with another, perhaps another student's: a copy it is not."""
    return [sentences.HARD_LINK.format(name=file.name)] if file.path.stat().st_nlink > 1 else []


def within_limits(answer, room):
    """Return an answer, or why it is too long to be run; `room` is left for those of all exercises."""
    size = len(answer.found.source)
    reason = sentences.TOO_LONG_ANSWER.format(size=size, most=LONGEST_ANSWER) if size > LONGEST_ANSWER else ""
    if size > room:
        reason = reason or sentences.TOO_MANY_ANSWERS.format(most=MOST_ANSWERS)
    return replace(answer, status="invalid", reason=reason, found=None, notes=()) if reason else answer


def no_answer(entry, candidates, unread, course):
    """Return why there is no answer: what could have held it can't be read, or there is none."""
    if reasons := [*unread, *candidates.unread]:
        text = next(iter(candidates.unread_cells), "")
        return ExerciseAnswer("invalid", " ".join(first_few(reasons)), unread=text)
    where = sentences.WHERE.format(exercise=entry.name, key=entry.key) if course.needs_a_place(entry) else ""
    functions = " or ".join(entry.exercise.functions)
    missing = sentences.NO_FUNCTION.format(functions=functions, exercise=entry.name, where=where)
    said = [missing, *first_few(list(candidates.unplaced)), *first_few(candidates.notes)]
    to_look_at = filter(None, candidates.unplaced.values())
    return ExerciseAnswer("missing", " ".join(said), file=next(to_look_at, ""))


def rank(entry, read, found, course):
    """Order answers: written, complete, not the lesson's own, unpacked, in their place, by name."""
    elsewhere, file = read.exercise != entry.name, read.file
    return (
        not is_written(found),
        len(found.missing),
        bool(course.lesson_of(entry, read)),
        is_packed(file),
        is_set_aside(file),
        elsewhere,
        file.path.suffix.lower() != ".py",
        is_copy(file),
        file.name.count("/"),
        file.name,
    )


def is_written(found):
    """Return whether at least one of the functions is more than a stub that raises."""
    definitions = [
        binding.definitions[name]
        for binding in bindings_of(Cell(found.source), [])
        for name in binding.definitions.keys() & found.functions.keys()
    ]
    return not all(is_stub(definition) for definition in definitions)
