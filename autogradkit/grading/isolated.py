"""An isolated check: one's own answer, run as a hand-in would be, in the same sandbox by the same code.

So what a learner sees here and what the class's grader says can't differ.
"""

from autogradkit.errors import AutogradkitError

from .grade import Verdict, judge
from .hand_ins.submission import File, HandIn, ending
from .hand_ins.work import works
from .sandbox.child_side import confinement
from .sandbox.fork_server import Nursery

__all__ = ["check_isolated"]


def check_isolated(entry, path):
    """Grade a file's answer to an exercise; return its Verdict.

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
    if not path.is_file() or ending(path) not in (".py", ".ipynb"):
        raise AutogradkitError(f"{path} is not a .py file or a notebook.")
    one = HandIn("you", (File(path, path.name),), alone=True)
    work = works(one, [entry])[entry.name]
    confinement.hide()
    with Nursery() as nursery:
        verdict = Verdict.of("you", entry, work, judge(entry, work, nursery))
    return verdict
