"""Lessons and statements as pages of the documentation, with their links mended."""

import json
import re
import shutil
from pathlib import PurePosixPath

from autogradkit.course import tracks
from autogradkit.course.catalogue import entries
from autogradkit.course.notebooks import json_text, without_outputs

from . import sentences
from .own_lessons import read_lesson

__all__ = ["write_colab", "write_exercises", "write_lessons"]

LINK = re.compile(r"\]\(([^)\s]+)\)")
PAGES = (".ipynb", ".md", ".rst", ".txt", ".py")  # of them Sphinx would make pages, or they are programs
STATEMENT = re.compile(r"(?:\.\./)+(?:exercises/)?(\d\d_\w+)/README\.md(#.*)?")
LESSON = re.compile(r"(?:(?:\.\./)+notebooks/)?(\w+)\.ipynb(#.*)?")
PICTURE = re.compile(r"!\[[^\]]*\]\(picture\.svg\)")
INSTALL = """\
# Installs the kit where it is missing, as in Colab; elsewhere this cell does nothing.
import importlib.util

if importlib.util.find_spec("autogradkit") is None:
    %pip install -q autogradkit
    try:
        from google.colab import output

        output.enable_custom_widget_manager()
    except ImportError:  # another place than Colab shows widgets as it is
        pass"""
COLAB = "https://colab.research.google.com/github/{repository}/blob/gh-pages/colab/{name}.ipynb"
BINDER = "https://mybinder.org/v2/gh/{repository}/HEAD?urlpath=lab/tree/notebooks/{name}.ipynb"


def write_lessons(folder, source, repository):
    """Copy lessons, outputs and all, and write their index."""
    folder.mkdir(parents=True)
    names, there = [], {path.stem for path in source.glob("*.ipynb")}
    for path in sorted(source.glob("*.ipynb")):
        book = read_lesson(path)
        for cell in book["cells"]:
            if cell["cell_type"] == "markdown":
                text = "".join(cell["source"])
                copy_linked(source, folder, text)
                cell["source"] = LINK.sub(lambda match: lesson_link(match, there, folder), text)
        links = {"cell_type": "markdown", "metadata": {}, "source": doors(path.stem, repository)}
        book["cells"].insert(1, links | ({"id": "doors"} if book["nbformat_minor"] >= 5 else {}))
        (folder / path.name).write_text(json.dumps(book), encoding="utf-8")
        names.append(path.stem)
    for picture in source.glob("*.[ps][nv]g"):
        shutil.copy(picture, folder)
    (folder / "index.md").write_text(
        f"{sentences.LESSONS}\n```{{toctree}}\n:titlesonly:\n\n" + "\n".join(names) + "\n```\n",
        encoding="utf-8",
    )


def write_colab(folder, source):
    """Write the lessons for Colab: what they print is left out, and their first cell installs the kit."""
    folder.mkdir()
    for path in sorted(source.glob("*.ipynb")):
        book = json.loads(without_outputs(json_text(read_lesson(path))))
        cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        cell |= {"source": INSTALL} | ({"id": "install"} if book["nbformat_minor"] >= 5 else {})
        book["cells"].insert(0, cell)
        (folder / path.name).write_text(json.dumps(book, indent=1), encoding="utf-8")


def doors(name, repository):
    """Return the line of links under a lesson's title: where it can be run."""
    here = f"../../lab/lab/index.html?path=notebooks/{name}.ipynb"
    links = [f'<a href="{here}">{sentences.RUN_HERE}</a>']
    if repository:
        for words, address in ((sentences.OPEN_IN_COLAB, COLAB), (sentences.OPEN_IN_BINDER, BINDER)):
            links.append(f'<a href="{address.format(repository=repository, name=name)}">{words}</a>')
    return f'<p class="doors">{" · ".join(links)}</p>'


def copy_linked(source, folder, text):
    """Copy the pictures and data beside a lesson to which its text leads; not what would be a page."""
    for link in LINK.findall(text):
        name = PurePosixPath(link)
        inside = not {"..", "/"} & {*name.parts} and not any(part.startswith(".") for part in name.parts)
        if inside and name.suffix not in PAGES and (source / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, folder / name)


def lesson_link(match, there, folder):
    """Return a lesson's link as it is called here; plain brackets where nothing is linked to."""
    if statement := STATEMENT.fullmatch(match[1]):
        return f"](../exercises/{statement[1]}.md)"
    if (lesson := LESSON.fullmatch(match[1])) and lesson[1] in there:
        return f"]({lesson[1]}.ipynb)"
    kept = match[1].startswith(("http", "#", "data:")) or LESSON.fullmatch(match[1])
    return match[0] if kept or is_copied(folder, match[1]) else "]()"


def is_copied(folder, link):
    """Return whether a link leads to a picture or data that was copied to a folder."""
    return PurePosixPath(link).suffix not in PAGES and (folder / link).is_file()


def write_exercises(folder, exercises, picked=""):
    """Write all statements, and an index by track, what a course picks first; neither hints nor solutions."""
    folder.mkdir(parents=True)
    listed = entries(exercises)
    for entry in listed:
        text = entry.statement
        if not (entry.folder / "picture.svg").is_file():
            text = PICTURE.sub("", text)
        text = LINK.sub(lambda match, one=entry: statement_link(match, one), text)
        (folder / f"{entry.key}.md").write_text(text, encoding="utf-8")
        for name, picture in entry.pictures.items():
            shutil.copy(picture, folder / name_of_picture(entry.key, name))
    known = tracks.read(exercises)
    parts = [(f"{key} · {t.title}", t.exercises) for key, t in known.tracks.items()]
    parts = parts or [(sentences.ALL_EXERCISES, tuple(entry.name for entry in listed))]
    if picked:
        chosen = tracks.pick(picked, exercises)
        parts = [(sentences.IN_THIS_COURSE, tuple(entry.name for entry in chosen)), *parts]
    lines = [sentences.EXERCISES.format(count=len(listed))]
    for title, names in parts:
        lines += ["", f"## {title}", "", sentences.EXERCISE_COLUMNS, "|---|---|---|---|"]
        for entry in (entry for entry in listed if entry.name in names):
            one = entry.exercise
            title = one.title.replace("|", "\\|")
            lines.append(
                f"| {entry.number:02d} | [{title}]({entry.key}.md) | `{entry.name}` | {one.points:g} |"
            )
    names = "\n".join(entry.key for entry in listed)
    lines += ["", "```{toctree}", ":hidden:", ":titlesonly:", "", names, "```", ""]
    (folder / "index.md").write_text("\n".join(lines), encoding="utf-8")


def name_of_picture(key, name):
    """Return what a statement's picture is called beside all statements.

    >>> name_of_picture("04_graph_of", "picture.svg"), name_of_picture("01_sq", "pictures/curve.png")
    ('04_graph_of.svg', '01_sq_pictures_curve.png')
    """
    return f"{key}.svg" if name == "picture.svg" else f"{key}_{name.replace('/', '_')}"


def statement_link(match, entry):
    """Return a link of an Entry's statement as it is called here."""
    if match[1] in entry.pictures:
        return f"]({name_of_picture(entry.key, match[1])})"
    if statement := STATEMENT.fullmatch(match[1]):
        return f"]({statement[1]}.md)"
    if lesson := LESSON.fullmatch(match[1].split("/")[-1]):
        return f"](../lessons/{lesson[1]}.ipynb)"
    return match[0]
