"""`autogradkit nbgrader build`: make an nbgrader course of the exercises."""

import os
from pathlib import Path

from autogradkit.commands import sentences
from autogradkit.commands.course_here import names_handed_out
from autogradkit.commands.terminal import Exit
from autogradkit.course.own_exercises import VARIABLE
from autogradkit.course.typed_paths import as_typed
from autogradkit.grading.hosts import nbgrader_course

__all__ = ["add_to", "run"]


def add_to(command):
    """Add the command and its action."""
    top = command("nbgrader", run, description=sentences.NBGRADER)
    actions = top.add_subparsers(metavar="build", required=True)
    sub = actions.add_parser("build", help="write a course with a source assignment", allow_abbrev=False)
    sub.add_argument("out", metavar="FOLDER", help="a new folder for the course")
    sub.add_argument("--assignment", default="autogradkit", metavar="NAME", help="default: autogradkit")
    sub.add_argument(
        "--only",
        action="append",
        metavar="EXERCISE",
        help=sentences.ONLY,
    )


def run(options):
    """Write the course."""
    names = names_handed_out(f"nbgrader build {as_typed(options.out)}", options.only)
    folder = nbgrader_course.build(options.out, names, options.assignment)
    print(sentences.GENERATE.format(folder=folder, assignment=as_typed(options.assignment)))
    if own := os.environ.get(VARIABLE):
        print(sentences.KNOWN_WHERE_NAMED.format(variable=VARIABLE, folder=Path(own).resolve()))
    return Exit.FINE
