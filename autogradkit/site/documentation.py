"""The documentation: written pages, and pages made of lessons, statements, docstrings; Sphinx makes them one.

Sphinx with MyST-NB, because it reads Markdown and notebooks as they are, with the outputs that lie in them,
has a search of its own that needs no server, and is the generator that most Python projects keep up.
"""

import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

from autogradkit.course.catalogue import kit_exercises

from . import sentences
from .course_pages import write_exercises, write_lessons
from .mistake_pages import write_formats, write_mistakes
from .reference_pages import write_reference
from .wheels import SiteError

__all__ = ["write_documentation"]

PAGES = Path(__file__).parent / "pages"
SETTINGS = """\
import sys
project, author, html_title = {title!r}, "autogradkit", {title!r}
extensions = ["myst_nb", "autogradkit.site.formula_markup"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files, html_js_files = ["site.css"], [("small_screens.js", {{"defer": "defer"}})]
html_math_renderer = "mathml"
html_show_copyright = html_show_sphinx = html_copy_source = html_show_sourcelink = False
html_theme_options = {{"footer_icons": []}}
nb_execution_mode = "off"
nb_ipywidgets_js = {{}}
nb_mime_priority_overrides = [  # films as they play without a kernel
    ("html", "text/html", 1), ("html", "application/vnd.jupyter.widget-view+json", 900)
]
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["mystnb.unknown_mime_type", "misc.highlighting_failure", "myst.header"]
exclude_patterns = ["_static", "_made"]
"""


def write_documentation(target, work, wishes):
    """Write the documentation to the folder `target` and return what Sphinx warned of."""
    shutil.copytree(PAGES, work)
    exercises = Path(wishes.exercises).resolve() if wishes.exercises else kit_exercises()
    lessons = Path(wishes.lessons) if wishes.lessons else kit_exercises().parent / "notebooks"
    write_lessons(work / "lessons", lessons, wishes.repository)
    write_exercises(work / "exercises", exercises, wishes.pick)
    write_reference(work / "reference")
    write_mistakes(work / "mistakes.md", exercises)
    write_formats(work / "formats.md", (PAGES / "formats.md").read_text(encoding="utf-8"))
    (work / "conf.py").write_text(SETTINGS.format(title=escape(wishes.title)), encoding="utf-8")
    made = work / "_made" / "docs"  # MyST-NB writes the lessons' outputs beside it once more
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-j", "auto", str(work), str(made)]
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SiteError(sentences.PAGES_NOT_BUILT.format(words=done.stderr.strip()[-1500:]))
    shutil.rmtree(made / ".doctrees", ignore_errors=True)
    (made / ".buildinfo").unlink(missing_ok=True)
    shutil.move(made, target)
    return done.stderr.strip()
