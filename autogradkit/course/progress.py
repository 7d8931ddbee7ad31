"""The progress of a learner: for each exercise her points, her attempts, the hints she opened.

One small JSON file per course folder. It is a convenience and never a grade: when it can't be written, the
course says so and goes on without it; when it is damaged, that is said, and the course begins a new one.
Two notebooks that write it in the same moment take turns; where the system can't see to that, what has
passed stands in the rules that were kept then, too: no pass is lost.
"""

import functools
import sys
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from numbers import Real

from . import catalogue, passed_rules, sentences, tracks
from .kept_json import alone, read_notes, write_notes

__all__ = [
    "Standing",
    "changed_line",
    "forget",
    "lines",
    "next_open",
    "read",
    "record",
    "record_hint",
    "table",
]


@dataclass(frozen=True)
class Standing:
    """How far one exercise is: the best result so far."""

    status: str = ""
    points: float = 0.0
    max_points: float = 0.0
    attempts: int = 0
    hints: int = 0

    @property
    def passed(self):
        """Whether it has passed once."""
        return self.status == "passed"


def read(folder):
    """Return the Standings of a CourseFolder by exercise name; none if nothing is noted."""
    if not folder:
        return {}
    noted = read_notes(folder.root, "progress.json", standings_in) or {}
    return noted | dict(passes_not_in(noted, folder))


def passes_not_in(noted, folder):
    """Yield (name, Standing) of each exercise that has a kept rule and isn't noted as passed."""
    for key in passed_rules.keys(folder):
        before = noted.get(key.partition("_")[2], Standing())
        if before.passed:
            continue
        try:
            one = catalogue.entry(key)
        except catalogue.UnknownExerciseError:  # of another course
            continue
        points = float(one.exercise.points)
        yield one.name, Standing("passed", points, points, max(1, before.attempts), before.hints)


def standings_in(stored):
    """Return the Standings in what was stored; raise a ValueError or the like if they are none."""
    standings = {name: Standing(**fields) for name, fields in stored["exercises"].items()}
    for standing in standings.values():
        status, *numbers = asdict(standing).values()
        if not isinstance(status, str) or not all(isinstance(number, Real) for number in numbers):
            raise ValueError("a status is a text, all else are numbers")
    return standings


def next_open(entries, folder, after=None):
    """Return the first of the Entries that hasn't passed yet in a CourseFolder, in the order of the lessons.

    After the Entry that passed last, those that follow it come first: who skipped one did so on purpose.
    Which one it was is noted; `after` says it where nothing can be. It need not be among the Entries.
    """
    standings, entries = read(folder), list(entries)
    after = after or latest(folder, standings)
    path = tracks.read().by_lesson(entries if after is None or after in entries else [*entries, after])
    later = path[path.index(after) + 1 :] if after is not None else path
    still_open = [e for e in (*later, *path) if e != after and not standings.get(e.name, Standing()).passed]
    return next(iter(still_open), None)


def latest(folder, standings):
    """Return the Entry that passed last, or None if that isn't known, or if it was begun again."""
    name = latest_name(folder)
    if not standings.get(name, Standing()).passed:
        return None
    try:
        return catalogue.entry(name)
    except catalogue.UnknownExerciseError:  # of another course
        return None


def latest_name(folder):
    """Return the name of the exercise that passed last, as it is noted; an empty text if none is."""
    known = folder and read_notes(folder.root, "progress.json", lambda stored: stored.get("latest"))
    return known if isinstance(known, str) else ""


def table(entries, folder, after=None):
    """Return one row per Entry, in their order, as dicts: what it asks, what was reached, is it next."""
    standings, following = read(folder), next_open(entries, folder, after)
    rows = []
    for entry in entries:
        exercise, standing = entry.exercise, standings.get(entry.name, Standing())
        tried = standing.attempts > 0
        rows.append(
            {
                "number": entry.number,
                "name": entry.name,
                "title": exercise.title,
                "stars": exercise.stars,
                "minutes": exercise.minutes,
                "points": float(exercise.points),
                "reached": float(standing.points) if tried else 0.0,
                "status": standing.status if tried else "",
                "next": entry is following,
            }
        )
    return rows


def lines(rows):
    """Yield a table's sum, line by line: how far the course is, what is begun, and what comes next.

    A stub that was checked, as `autogradkit check` does with all of them, is no beginning.
    """
    reached, points = sum(row["reached"] for row in rows), sum(row["points"] for row in rows)
    filled = int(30 * reached / points) if points else 0
    yield sentences.POINTS.format(bar="█" * filled + "░" * (30 - filled), reached=reached, points=points)
    count, *following = lines_after_pass(rows)
    yield count
    for row in rows:
        if row["status"] not in ("", "missing", "passed"):
            yield sentences.BEGUN.format(**row)
    yield from following


def lines_after_pass(rows):
    """Yield what to know of a table when an exercise has passed: how many have, and what comes next."""
    yield sentences.PASSED.format(passed=sum(row["status"] == "passed" for row in rows), count=len(rows))
    for row in rows:
        if row["next"]:
            yield sentences.NEXT.format(**row)


def changed_line(folder, entries):
    """Return a sentence on the Entries that passed, and whose answer is another one now; "" if none is."""
    changed = passed_rules.changed_since(folder, entries) if folder else ()
    if not changed:
        return ""
    listed = ", ".join(f"{one.number:02d} {one.name}" for one in changed)
    return sentences.NO_LONGER_AS_PASSED.format(exercises=listed, name=changed[0].name)


def in_turn(change):
    """Let a function that reads and writes the progress of a folder, its first argument, do so alone."""

    @functools.wraps(change)
    def taken(folder, *arguments):
        with alone(folder.root) if folder else nullcontext():
            return change(folder, *arguments)

    return taken


@in_turn
def record(folder, report):
    """Note one attempt: a worse result than the one before only counts as an attempt.

    Of two with the same points the later one stands, so that what is being worked on is no longer "missing".
    """
    before = read(folder).get(report.exercise, Standing())
    better = report.points >= before.points or report.passed
    note(
        folder,
        report.exercise,
        Standing(
            status=report.status if better and not before.passed else before.status,
            points=max(float(report.points), before.points),
            max_points=float(report.max_points),
            attempts=before.attempts + 1,
            hints=before.hints,
        ),
        passed=report.passed,
    )


@in_turn
def record_hint(folder, name, opened):
    """Note that so many hints of an exercise have been opened."""
    before = read(folder).get(name, Standing())
    note(folder, name, Standing(**asdict(before) | {"hints": max(before.hints, opened)}))


@in_turn
def forget(folder, name):
    """Note that an exercise is begun again, as a check of its stub would; attempts and hints still count."""
    before = read(folder).get(name, Standing())
    status = "missing" if before.attempts else ""
    note(folder, name, Standing(status, 0.0, before.max_points, before.attempts, before.hints))


def note(folder, name, standing, passed=False):
    """Write one exercise's Standing, and whether it has `passed` just now, if answers are kept here."""
    if folder is None or not folder.keeps_answers or not folder.exercises.is_dir():
        return
    exercises = {known: asdict(s) for known, s in read(folder).items()} | {name: asdict(standing)}
    last = name if passed else latest_name(folder)
    try:
        write_notes(
            folder.root, "progress.json", {"exercises": exercises} | ({"latest": last} if last else {})
        )
    except OSError as error:  # a folder that can't be written to must not keep anyone from learning
        print(sentences.NOT_NOTED.format(folder=folder.root, reason=error.strerror or error), file=sys.stderr)
