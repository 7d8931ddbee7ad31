"""An isolated check: one's own answer, run as a hand-in would be, in the same sandbox by the same code.

So what a learner sees here and what the class's grader says can't differ.
"""

import json
import sys

from autogradkit.errors import AutogradkitError

from . import sentences
from .grade import Grade, judge
from .hand_ins.exercise_answer import answers_by_exercise
from .hand_ins.submission import File, HandIn, suffix_of
from .sandbox.child_side import confinement
from .sandbox.fork_server import ForkServer

__all__ = ["check_isolated", "cli_isolated"]


def check_isolated(entry, path):
    """Grade a file's answer to an exercise; return its Grade.

    Parameters
    ----------
    entry : Entry
    path : Path
        A `.py` file or notebook.

    Raises
    ------
    AutogradkitError
        If there is no such file, or no process with limits can be had here.
    """
    if not path.is_file() or suffix_of(path) not in (".py", ".ipynb"):
        raise AutogradkitError(sentences.NO_ANSWER_FILE.format(path=path))
    one = HandIn("you", (File(path, path.name),), alone=True)
    answer = answers_by_exercise(one, [entry])[entry.name]
    confinement.hide()
    with ForkServer() as fork_server:
        verdict = Grade.of("you", entry, answer, judge(entry, answer, fork_server))
    return verdict


def cli_isolated(entry, path, as_json=False):
    """Run `autogradkit check --isolated`: print what came of it and return the exit code."""
    verdict = check_isolated(entry, path)
    print(f"Run as a hand-in; the sandbox is {verdict.sandbox or 'not needed'}.", file=sys.stderr)
    told = verdict.text or "\n".join([f"{verdict.exercise}: {verdict.status}", *verdict.sentences])
    print(json.dumps(verdict.to_json(), indent=1) if as_json else told)
    return 0 if verdict.status in ("passed", "flagged") else 1
