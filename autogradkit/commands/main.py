"""The command `autogradkit`: all commands in one parser, and what becomes of an error.

Exit codes are pytest's: 0 fine, 1 something isn't right yet, 2 interrupted, 3 the kit itself failed,
4 asked for something that isn't there, 5 nothing to do.
"""

import argparse
import contextlib
import errno
import os
import sys
import traceback

from autogradkit.commands import (
    check,
    course,
    doctor,
    exercise,
    export,
    grade,
    gradescope,
    hint,
    import_,
    lab,
    list,
    nbgrader,
    new,
    next,
    notebooks,
    progress,
    reset,
    sentences,
    site,
    start,
    trust,
    watch,
)
from autogradkit.commands.output import prepare_output
from autogradkit.commands.terminal import (
    Exit,
    Parser,
    command_adder,
    fail,
    is_answer_file,
    refuse_what_needs_a_process,
)
from autogradkit.course.own_exercises import in_force
from autogradkit.ctrl_c import say_interrupted
from autogradkit.errors import AutogradkitError

__all__ = ["COMMANDS", "Exit", "main", "parser"]

COMMANDS = (  # in the order of the help page
    *(start, lab),
    *(list, next, exercise, check, hint, reset, progress, export, import_, watch, trust),
    *(course, new, notebooks),
    *(grade, gradescope, nbgrader, site, doctor),
)

# why a place is refused that somebody chose: none of these is the kit's mistake
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EEXIST, errno.ENOTDIR, errno.EISDIR}

# the commands for which a course folder's own exercises count; no command that grades is among them
LEARNERS = {
    module.run for module in (list, next, exercise, check, hint, reset, progress, export, import_, watch)
}


def main(argv=None):
    """Run one command and return its exit code."""
    prepare_output()
    if not (sys.argv[1:] if argv is None else argv):  # who types the name alone asks what there is
        parser().print_help()
        return int(Exit.USAGE)
    try:
        options, more = parser().parse_known_args(argv)
        if getattr(options, "takes_several", False):  # an option may stand between them: mul --json div
            options.exercise += [word for word in more if not word.startswith("-")]
            more = [word for word in more if word.startswith("-")]
        if more and not getattr(options, "passes_on", False):
            a_file = hasattr(options, "file") and is_answer_file(more[0])
            unknown = sentences.UNKNOWN_ARGUMENT if more[0].startswith("-") else sentences.ONE_TOO_MANY
            said = sentences.NAMED_BY_FILE if a_file else unknown
            named = {"program": options.parser.prog, "exercise": getattr(options, "exercise", "")}
            named["guess"] = options.parser.guess_of_option(more[0])
            options.parser.error(said.format(argument=more[0], **named))
        options.more = more
        refuse_what_needs_a_process(options.parser.prog.split()[1])
        with in_force() if options.run in LEARNERS else contextlib.nullcontext():
            code = Exit(options.run(options))
        sys.stdout.flush()
        if error := getattr(sys.stdout, "error", None):
            return int(fail(sentences.NO_OUTPUT.format(reason=error.strerror), Exit.FAILED))
        return int(code)
    except AutogradkitError as error:
        return int(fail(error, Exit.USAGE))
    except KeyboardInterrupt:
        return say_interrupted()
    except OSError as error:
        if error.errno not in REFUSED or error.filename is None:
            return internal_failure(error)
        return int(
            fail(sentences.PLACE_REFUSED.format(path=error.filename, reason=error.strerror), Exit.USAGE)
        )
    except Exception as error:
        return internal_failure(error)


def internal_failure(error):
    """Say that the kit failed, and return the exit code: a learner is shown a sentence, a maintainer more."""
    if os.environ.get("AUTOGRADKIT_DEBUG"):
        traceback.print_exc()
    print(sentences.KIT_FAILED.format(error=f"{type(error).__name__}: {error}"), file=sys.stderr)
    return int(Exit.INTERNAL)


def parser():
    """Return the parser of all commands."""
    from autogradkit import __version__

    top = Parser(
        prog="autogradkit",
        description=sentences.KIT,
        epilog=sentences.EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"autogradkit {__version__}")
    command = command_adder(top)
    for module in COMMANDS:
        module.add_to(command)
    return top
