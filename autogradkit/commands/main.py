"""The command line: start a course, open it, check an answer, open a hint, grade a class.

Exit codes are pytest's: 0 fine, 1 something isn't right yet, 2 interrupted, 3 the kit itself failed,
4 asked for something that isn't there, 5 nothing to do.
"""

import argparse
import os
import sys
import traceback
from pathlib import Path

from autogradkit.commands.terminal import Exit, Parser, counted
from autogradkit.errors import AutogradkitError

__all__ = ["Exit", "main"]

EXAMPLES = """\
examples:
  autogradkit start my-course     copy the lessons and exercises to a folder of your own
  autogradkit lab                 open them in JupyterLab (--no-browser: print the address only)
  autogradkit check 02            is my answer to exercise 02 right?
  autogradkit hint mul            one hint more
  autogradkit grade hand-ins --out results
"""


NOTEBOOKS = """\
examples:
  autogradkit notebooks run 03             execute lesson 03 from the top and write it back, stripped
  autogradkit notebooks check my-lessons   is each executed, and free of what changes from run to run?
  autogradkit notebooks workflow github    validate them on every push (or: gitlab)

Stripped are times, widgets' models and the like; outputs stay, and so do tags, slides and nbgrader's marks.
"""

GRADING = {
    "grade": "Grade a folder of hand-ins, each in a sandbox.",
    "gradescope": "Build Gradescope's autograder.",
    "nbgrader": "Make an nbgrader course of the exercises.",
    "doctor": "Say how strong the sandbox for hand-ins is here.",
}


def main(argv=None):
    """Run one command and return its exit code."""
    try:
        options, more = parser().parse_known_args(argv)
        if more and not getattr(options, "passes_on", False):
            parser().error(f"unknown argument {more[0]!r}")
        options.more = more
        code = int(options.run(options))
        sys.stdout.flush()
        return code
    except AutogradkitError as error:
        print(f"autogradkit: {error}", file=sys.stderr)
        return int(Exit.USAGE)
    except KeyboardInterrupt:
        print("\nautogradkit: interrupted.", file=sys.stderr)
        return int(Exit.INTERRUPTED)
    except BrokenPipeError:  # `autogradkit list | head`: whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.FINE)
    except Exception as error:  # the learner is shown a sentence, a maintainer asks for more
        if os.environ.get("AUTOGRADKIT_DEBUG"):
            traceback.print_exc()
        print(
            f"autogradkit: this is a mistake in the kit, not in your work ({type(error).__name__}: {error}). "
            "With AUTOGRADKIT_DEBUG=1 it shows where.",
            file=sys.stderr,
        )
        return int(Exit.INTERNAL)


def parser():
    """Build the parser of all commands."""
    from autogradkit import __version__

    top = Parser(
        prog="autogradkit",
        description="Automatic differentiation you can read, watch and be examined on.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"autogradkit {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)

    def command(name, run, says, **more):
        sub = commands.add_parser(name, help=says, description=says, allow_abbrev=False, **more)
        sub.set_defaults(run=run)
        return sub

    sub = command("start", run_start, "Copy the lessons and exercises to a folder of your own.")
    sub.add_argument("folder", nargs="?", default="my-course", help="where to (default: my-course)")
    sub.add_argument("--pick", metavar="P", help="only some exercises: workshop, term, a track, or names")

    sub = command(
        "lab",
        run_lab,
        "Open the lessons in JupyterLab.",
        usage="autogradkit lab [FOLDER] [--no-browser] [any option of JupyterLab]",
    )
    sub.add_argument("--no-browser", action="store_true", help="open no browser, print the address")
    sub.set_defaults(passes_on=True)

    from autogradkit.commands import author, learner, watch

    learner.add_to(command)
    watch.add_to(command)
    author.add_to(command)

    sub = command(
        "notebooks",
        run_notebooks,
        "Execute, strip or check lessons, the kit's or your own: for their authors.",
        epilog=NOTEBOOKS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    actions = ("run", "normalise", "check", "workflow")
    sub.add_argument("action", choices=actions, help="run also strips and checks")
    sub.add_argument("lesson", nargs="*", help="03, 03_chain_rule, a file, a folder; all of them if left out")
    sub.add_argument("--folder", default="notebooks", help="where they are (default: notebooks)")

    for name, says in GRADING.items():  # all their arguments, --help too, are the grader's own
        command(name, run_grading, says, add_help=False).set_defaults(passes_on=True, command=name)

    return top


def run_start(options):
    """Copy the course, and say which files were kept."""
    from autogradkit.course import start

    done = start(options.folder, options.pick)
    lessons = sum(name.endswith(".ipynb") for name in (*done.new, *done.updated))
    exercises = sum(name.endswith("rule.py") for name in (*done.new, *done.updated))
    if done.new or done.updated:
        print(f"{options.folder}: {counted(lessons, 'lesson')} and {counted(exercises, 'exercise')} copied.")
    else:
        print(f"{options.folder}: everything is there already.")
    if done.kept:
        print("Kept as you changed them:")
        for name in done.kept:
            print(f"  {name}")
    here = Path(options.folder) == Path("my-course")
    print(f"Next: autogradkit lab{'' if here else f' {options.folder}'}")
    return Exit.FINE


def run_lab(options):
    """Open the lessons in JupyterLab and wait until it ends."""
    from autogradkit.course import lab

    given = list(options.more)
    folder = given.pop(0) if given and not given[0].startswith("-") else None
    return lab.open_lessons(folder, given, browser=not options.no_browser)


def run_notebooks(options):
    """Execute or strip lessons if asked to, and say of each whether it can be committed."""
    from autogradkit.course import notebooks

    if options.action == "workflow":
        return write_workflow(options)
    faulty = 0
    for path in notebooks.find(options.folder, options.lesson):
        if options.action == "run":
            notebooks.run(path)
        elif options.action == "normalise":
            notebooks.normalise(path)
        faults = notebooks.faults(path)
        faulty += bool(faults)
        print(f"{path.name}: {'; '.join(faults) or 'fine'}")
    return Exit.FAILED if faulty else Exit.FINE


def write_workflow(options):
    """Write the files with which a host validates notebooks, and say what to do with them."""
    from autogradkit.course import workflow

    if len(options.lesson) != 1:
        raise AutogradkitError("For which host? For example: autogradkit notebooks workflow github")
    done = workflow.write(options.lesson[0], options.folder)
    for name in done.new:
        print(f"{name}: written.")
    for name in done.kept:
        print(f"{name}: is there already, and was left alone.")
    print(f"Next: read them, then autogradkit notebooks run --folder {options.folder}, and commit all of it.")
    return Exit.FINE


def run_grading(options):
    """Hand over to the grader."""
    from autogradkit.commands import grade, hosts

    run = {
        "grade": grade.cli_grade,
        "gradescope": hosts.cli_gradescope,
        "nbgrader": hosts.cli_nbgrader,
        "doctor": grade.cli_doctor,
    }
    return run[options.command](options.more)
