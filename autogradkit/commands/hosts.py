"""The commands for other hosts: `autogradkit gradescope build|run` and `autogradkit nbgrader build`."""

from autogradkit.grading.sandbox.child_side.confinement import LEVELS

from .grade import FINE, GRADER, Parser, said

__all__ = ["cli_gradescope", "cli_nbgrader"]


def cli_gradescope(arguments):
    """Run `autogradkit gradescope` with these command line arguments and return the exit code."""
    from autogradkit.grading.hosts import gradescope_autograder

    top = Parser(prog="autogradkit gradescope", description="Grade on Gradescope.", allow_abbrev=False)
    commands = top.add_subparsers(metavar="build|run", dest="command", required=True)
    sub = commands.add_parser("build", help="make the zip to upload as the autograder", allow_abbrev=False)
    sub.add_argument("--out", default="autograder.zip", metavar="ZIP", help="default: autograder.zip")
    asked(sub)
    sub = commands.add_parser("run", help="grade one hand-in, as the autograder does", allow_abbrev=False)
    sub.add_argument("--submission", required=True, metavar="FOLDER")
    sub.add_argument("--results", required=True, metavar="JSON")
    asked(sub)
    options = top.parse_args(arguments)
    if options.command == "build":
        made = gradescope_autograder.build(options.out, options.only or (), options.require_sandbox or "")
        print(f"{made}: upload it on Gradescope as the assignment's autograder.")
        return FINE
    least = options.require_sandbox or "none"
    rows = gradescope_autograder.run(options.submission, options.results, options.only or (), least)
    failed = sum(row.status == "grader_error" for row in rows)
    return said(f"the grader failed on {failed} exercises.", GRADER) if failed else FINE


def cli_nbgrader(arguments):
    """Run `autogradkit nbgrader` with these command line arguments and return the exit code."""
    from autogradkit.grading.hosts import nbgrader_course

    top = Parser(
        prog="autogradkit nbgrader",
        description="Make an nbgrader course of the exercises. nbgrader runs a hand-in and its tests in one "
        "process, which is less safe; `autogradkit grade` on the course's folder is the safe way.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(metavar="build", required=True)
    sub = commands.add_parser("build", help="write a course with a source assignment", allow_abbrev=False)
    sub.add_argument("out", metavar="FOLDER", help="a new folder for the course")
    sub.add_argument("--assignment", default="autogradkit", metavar="NAME", help="default: autogradkit")
    sub.add_argument("--only", action="append", metavar="EXERCISE", help="may be given again; default: all")
    options = top.parse_args(arguments)
    made = nbgrader_course.build(options.out, options.only or (), options.assignment)
    print(f"{made}: next, there: nbgrader generate_assignment {options.assignment}")
    return FINE


def asked(sub):
    """Add the options that both of Gradescope's commands have."""
    sub.add_argument("--only", action="append", metavar="EXERCISE", help="may be given again; default: all")
    sub.add_argument("--require-sandbox", choices=LEVELS[1:], help="refuse to grade in a weaker sandbox")
