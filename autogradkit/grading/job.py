"""A job: what a process of the engine is asked to do for one hand-in.

Reading turns a hand-in into the work on each exercise; running turns work into results. Both are pure
functions of what they are given, so a job that was lost can be done again, here or on another machine.
"""

import contextlib
import os
import tempfile
import threading
from pathlib import Path
from typing import NamedTuple

from autogradkit.course.catalogue import entries as all_entries

from .grade import failure, judge, key
from .hand_ins import archive
from .hand_ins.similar import sketch
from .hand_ins.work import works
from .sandbox.child_side import confinement
from .sandbox.fork_server import Nursery

__all__ = ["Setup", "read_one", "run_some"]

LOCAL = threading.local()  # what one thread of a process keeps between jobs: its nursery


class Setup(NamedTuple):
    """What a process needs to know before its first job.

    `keys` are the exercises' folders in `folder`; `without` leaves layers out, so that tests can try the
    others alone; `least` is the level of the sandbox below which no code is run.
    """

    keys: tuple
    folder: str
    limits: confinement.Limits
    workspace: str
    secret: str = ""
    without: tuple = ()
    least: str = "none"

    def entries(self):
        """Return the exercises, in course order."""
        return tuple(entry for entry in all_entries(self.folder) if entry.key in self.keys)


def read_one(setup, hand_in):
    """Read one hand-in; return its works with their keys, by the exercise's name, and its sketch."""
    entries = setup.entries()
    with tempfile.TemporaryDirectory(prefix="archive-", dir=setup.workspace) as folder:
        found = works(archive.opened(hand_in, Path(folder)), entries)
    keyed = {e.name: (key(e, found[e.name], setup.limits, setup.secret), found[e.name]) for e in entries}
    return keyed, sketch([work.found.source for work in found.values() if work.found])


def run_some(setup, wanted):
    """Run some exercises' work; return the results by key.

    Parameters
    ----------
    setup : Setup
    wanted : dict of str to (str, Work)
        The exercise's name and the work, by key.
    """
    nursery, by_name, results = nursery_of(setup), {e.name: e for e in setup.entries()}, {}
    for this, (name, work) in wanted.items():
        try:
            results[this] = judge(by_name[name], work, nursery, setup.secret)
        except Exception as error:
            with contextlib.suppress(Exception):
                nursery.close()
            results[this] = failure(f"The grader failed: {type(error).__name__}: {error}")
    return results


def nursery_of(setup):
    """Return this thread's nursery, a new one for a new setup."""
    if getattr(LOCAL, "setup", None) != setup:
        if getattr(LOCAL, "nursery", None) is not None:
            LOCAL.nursery.close()
        confinement.hide()
        workspace = setup.workspace if os.path.isdir(setup.workspace) else None  # another machine's
        LOCAL.setup, LOCAL.nursery = setup, Nursery(setup.limits, workspace, setup.without, setup.least)
    return LOCAL.nursery
