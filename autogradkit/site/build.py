"""A site is built: front page, course and documentation, in one folder that any web server can host."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autogradkit import course
from autogradkit.course.answered_lessons import answered_cells
from autogradkit.course.catalogue import PICTURES, entries, kit_exercises
from autogradkit.course.start import entries_to_copy, readme

from . import sentences
from .course_pages import write_colab
from .documentation import write_documentation
from .front_page import write_front_page
from .lab import pyodides_own, require_extra, write_lab
from .own_lessons import copy_own_lessons
from .wheels import SiteError

__all__ = ["Site", "Wishes", "build_site"]

README = Path(__file__).with_name("learners_readme.md")
LEARNERS = ("README.md", "rule.py")
MARK = ".autogradkit-site"  # says that a folder is a site of ours, which may be built again


@dataclass(frozen=True)
class Wishes:
    """What a teacher may want of a site.

    Attributes
    ----------
    title, link : str
        The heading of the front page; the teacher's own page.
    pick : str
        Which exercises: a subset, tracks, or names, as for `autogradkit start --pick`.
    lessons, exercises : str
        Folders that take the place of the kit's own.
    pyodide : str
        A folder with a Pyodide distribution, or the address of one; by default the server of Pyodide's own.
    repository : str
        OWNER/NAME on GitHub, for the Colab and Binder buttons; without it there are none.
    """

    title: str = sentences.TITLE
    link: str = ""
    pick: str = ""
    lessons: str = ""
    exercises: str = ""
    pyodide: str = ""
    repository: str = ""


@dataclass(frozen=True)
class Site:
    """What was built. `answered` are the AnsweredCells of its lessons, which everybody can read."""

    folder: Path
    files: int
    bytes: int
    answered: tuple = ()


def build_site(out, wishes=None, documentation=True):
    """Build a site in the folder `out`, in place of the one that was there, and return the Site."""
    wishes = wishes or Wishes()
    require_extra()
    target = Path(out).expanduser().resolve()
    if target.is_file() or (target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file()):
        raise SiteError(sentences.NOT_A_SITE.format(folder=out))
    with tempfile.TemporaryDirectory(prefix="autogradkit-site-") as work:
        new = Path(work) / "site"
        answered = write_site(new, Path(work), wishes, documentation)
        if target.is_dir():
            shutil.rmtree(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(new, target)
    sizes = [path.stat().st_size for path in target.rglob("*") if path.is_file()]
    return Site(target, len(sizes), sum(sizes), answered)


def write_site(new, work, wishes, documentation):
    """Write all parts of a site to the folder `new`; return the AnsweredCells of its lessons."""
    new.mkdir()
    (new / MARK).write_text("autogradkit site build writes this folder anew.\n", encoding="utf-8")
    (new / ".nojekyll").write_text(
        "", encoding="utf-8"
    )  # GitHub Pages would leave out folders with an underscore
    folder = write_course(work / "course", wishes)
    lessons = sorted((folder / "notebooks").glob("*.ipynb"))
    first = f"notebooks/{lessons[0].name}" if lessons else ""
    exercises = Path(wishes.exercises).resolve() if wishes.exercises else None
    write_lab(new / "lab", folder, work / "lab", wishes.pyodide or pyodides_own(), wishes.title, exercises)
    path = {"path": ""} if wishes.lessons else {}
    write_front_page(new, wishes.title, wishes.link, first, **path)
    if wishes.repository:
        write_colab(new / "colab", Path(wishes.lessons or kit_exercises().parent / "notebooks"))
    if documentation:
        write_documentation(new / "docs", work / "pages", wishes)
    return answered_cells(folder, entries(exercises or kit_exercises()))


def write_course(folder, wishes):
    """Write the course folder that learners find in the browser, and return it."""
    with exercises_in_force(wishes.exercises):
        course.start(folder, wishes.pick or None)
        picked = entries_to_copy(folder, wishes.pick or None)
    for file in folder.glob("exercises/*/**/*"):
        # a teacher's hints, trusted halves and data are in the kit's wheel, as the kit's are
        if file.is_file() and file.name not in LEARNERS and file.suffix.lower() not in PICTURES:
            file.unlink()
    # JupyterLite serves no hidden files; what was picked stands in course.toml
    shutil.rmtree(folder / ".autogradkit", ignore_errors=True)
    if wishes.lessons:
        shutil.rmtree(folder / "notebooks")
        copy_own_lessons(wishes.lessons, folder / "notebooks")
    text = readme(README, folder / "notebooks", picked)
    (folder / "README.md").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def exercises_in_force(folder):
    """Let a teacher's exercises be the course's, as AUTOGRADKIT_EXERCISES does, while a site is built."""
    if folder and not any(Path(folder).glob("*/exercise.py")):
        raise SiteError(sentences.NO_EXERCISES.format(folder=folder))
    before = os.environ.get("AUTOGRADKIT_EXERCISES")
    if folder:
        os.environ["AUTOGRADKIT_EXERCISES"] = str(Path(folder).resolve())
    try:
        yield
    finally:
        if folder:
            os.environ.pop("AUTOGRADKIT_EXERCISES")
        if folder and before is not None:
            os.environ["AUTOGRADKIT_EXERCISES"] = before
