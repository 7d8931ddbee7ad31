"""An isolated check: one's own answer, run as a hand-in would be, in the same sandbox by the same code.

So what a learner sees here and what the class's grader says can't differ.
"""

from autogradkit.errors import AutogradkitError

from . import sentences
from .hand_ins.exercise_answer import answers_by_exercise
from .hand_ins.file_names import File, suffix_of
from .hand_ins.hand_in import HandIn
from .judging import judge
from .results.grade import Grade
from .sandbox.child_side import confinement
from .sandbox.fork_server import ForkServer
from .secret import draw_secret

__all__ = ["check_isolated"]


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
        return Grade.of("you", entry, answer, judge(entry, answer, fork_server, draw_secret().hex()))
