"""What JupyterLab's side panel shows, as a kernel answers it: course, next exercise, last film."""

import os

from autogradkit.course import catalogue, folder, hints, own_exercises, picked_entries, progress
from autogradkit.notebook import sentences

__all__ = ["PanelState", "panel"]


class PanelState(dict):
    """A dict that a kernel sends as JSON."""

    def _repr_mimebundle_(self, **kwargs):
        return {"application/json": dict(self), "text/plain": sentences.SIDE_PANEL}


def panel(hint: str = "") -> PanelState:
    """Return where the course stands; with `hint`, open one more hint of that exercise first."""
    own_exercises.use()
    course = folder.writable_folder()
    entries = picked_entries(course)
    if hint:
        hints.open_hint(catalogue.entry(hint), course)
    standings = progress.read(course)
    points = {entry.name: entry.exercise.points for entry in entries}
    reached = sum(min(standings[name].points, points[name]) for name in points if name in standings)
    following = progress.next_open(entries, course)
    return PanelState(
        reached=round(float(reached), 2),
        points=float(sum(points.values())),
        passed=sum(name in standings and standings[name].passed for name in points),
        count=len(entries),
        next=following and next_exercise(following, course, standings),
        film=last_film(),
        notice="" if course else sentences.NO_COURSE_FOLDER.format(here=os.getcwd()),
    )


def next_exercise(entry, course, standings) -> dict:
    """Return the next exercise as the panel shows it."""
    exercise = entry.exercise
    seen = standings[entry.name].hints if entry.name in standings else 0
    return {
        "number": f"{entry.number:02d}",
        "name": entry.name,
        "title": exercise.title,
        "stars": "★" * exercise.stars,
        "minutes": exercise.minutes,
        "path": answer_path(entry, course),
        "hints": len(exercise.hints),
        "opened": [exercise.hints[n] for n in range(min(seen, len(exercise.hints)))],
    }


def answer_path(entry, course) -> str:
    """Return the exercise's sheet, seen from the kernel's folder; nothing where the learner has none."""
    sheet = course and course.exercises / entry.key / "README.md"
    return os.path.relpath(sheet).replace(os.sep, "/") if sheet and sheet.exists() else ""


def last_film() -> dict | None:
    """Return the film shown last, with the player that belongs to it."""
    from autogradkit.widgets import GraphPlayer  # takes a second to load
    from autogradkit.widgets.bundler import bundle
    from autogradkit.widgets.graph_player import LAST

    if not LAST:
        return None
    player, style = bundle("standalone.js"), str(GraphPlayer._css)
    return {**LAST, "key": id(LAST["film"]), "player": player, "style": style}
