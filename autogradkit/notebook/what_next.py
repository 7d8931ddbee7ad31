"""What is said after an exercise has passed: where its idea comes back, and a link to the next."""

import os
from pathlib import Path
from typing import NamedTuple

from autogradkit.course import entries, picked_entries, progress, tracks
from autogradkit.notebook import sentences

__all__ = ["shown_next"]


class Lines(NamedTuple):
    """The same lines for those who show Markdown and for those who don't."""

    plain: list
    markdown: list

    def __repr__(self):
        return "\n".join(self.plain)

    def _repr_markdown_(self):
        return "  \n".join(self.markdown)


def shown_next(one, folder):
    """Return what comes after an Entry that has passed, as Lines."""
    picked = picked_entries(folder)
    lines = []
    if later := [e for e in entries() if one.name in tracks.read().after.get(e.name, ())]:
        names = ", ".join(sentences.NUMBERED.format(number=e.number, name=e.name) for e in later)
        lines.append(sentences.COMES_BACK.format(exercises=names))
    standings = progress.read(folder)
    passed = sum(e.name in standings and standings[e.name].passed for e in picked)
    if folder is not None:
        lines.append(sentences.HOW_FAR.format(passed=passed, count=len(picked)))
    following = progress.next_open(picked, folder, after=one)
    if following is None:
        lines.append(sentences.ALL_PASSED)
        return Lines(lines, lines)
    title = sentences.TITLE.format(number=following.number, title=following.exercise.title)
    linked = linked_title(title, places_of(following, folder))
    return Lines(*([*lines, sentences.NEXT.format(title=t, name=following.name)] for t in (title, linked)))


def places_of(following, folder):
    """Return the files that lead to an exercise: its lesson and its statement, as far as they are there.

    A link to the lesson that is open would lead nowhere. Jupyter's server tells a kernel which one that is.
    """
    if folder is None:
        return []
    numbers = tracks.read().lessons_to(following.name)
    lessons = [path for n in numbers for path in sorted(folder.lessons.glob(f"{n}_*.ipynb"))][:1]
    places = (*lessons, folder.exercises / following.key / "README.md")
    open_here = Path(os.environ.get("JPY_SESSION_NAME", "")).name
    return [path for path in places if path.is_file() and path.name != open_here]


def linked_title(title, places):
    """Return a title in Markdown that leads to the first of some files; as it is if there is none."""
    if not places:
        return title
    return f"[{title}]({os.path.relpath(places[0]).replace(os.sep, '/')})"
