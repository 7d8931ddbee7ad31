"""`autogradkit gradescope build|run`: make Gradescope's autograder, and grade one hand-in as it does."""

from autogradkit.commands import sentences
from autogradkit.commands.course_here import names_handed_out
from autogradkit.commands.terminal import Exit, fail, quantity_text
from autogradkit.course.typed_paths import as_typed
from autogradkit.grading.hosts import gradescope_autograder
from autogradkit.grading.sandbox.child_side.confinement import LEVELS
from autogradkit.grading.secret import read_secret

__all__ = ["add_to", "run_build", "run_hand_in"]


def add_to(command):
    """Add the command and its two actions."""
    top = command("gradescope", run_build, description=sentences.GRADESCOPE)
    actions = top.add_subparsers(metavar="build|run", dest="action", required=True)
    sub = actions.add_parser("build", help="make the zip to upload as the autograder", allow_abbrev=False)
    sub.add_argument("--out", default="autograder.zip", metavar="ZIP", help="default: autograder.zip")
    add_common(sub)
    sub.set_defaults(run=run_build)
    sub = actions.add_parser("run", help="grade one hand-in, as the autograder does", allow_abbrev=False)
    sub.add_argument("--submission", required=True, metavar="FOLDER")
    sub.add_argument("--results", required=True, metavar="JSON")
    sub.add_argument("--secret-file", metavar="FILE", help="what the random numbers depend on")
    add_common(sub)
    sub.set_defaults(run=run_hand_in)


def add_common(sub):
    """Add the options that both actions have."""
    sub.add_argument("--only", action="append", metavar="EXERCISE", help=sentences.ONLY)
    sub.add_argument("--require-sandbox", choices=LEVELS[1:], help="refuse to grade in a weaker sandbox")


def run_build(options):
    """Write the zip."""
    least = options.require_sandbox or ""
    names = names_handed_out(f"gradescope build --out {as_typed(options.out)}", options.only)
    path = gradescope_autograder.build(options.out, names, least)
    print(sentences.UPLOAD.format(path=path))
    return Exit.FINE


def run_hand_in(options):
    """Grade one hand-in and write Gradescope's results."""
    least = options.require_sandbox or "none"
    secret = read_secret(options.secret_file) if options.secret_file else None
    only = options.only or ()
    rows = gradescope_autograder.run(options.submission, options.results, only, least, secret=secret)
    failed = sum(row.status == "grader_error" for row in rows)
    if failed:
        return fail(
            sentences.GRADER_FAILED_ON_EXERCISES.format(exercises=quantity_text(failed, "exercise")),
            Exit.INTERNAL,
        )
    return Exit.FINE
