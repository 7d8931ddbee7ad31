"""The sandbox: what a process gives up before it runs somebody else's code.

`enter` is called by the child itself, after NumPy is loaded and before it sees a line of a hand-in.
Order matters: another uid first (it needs root), limits, then the layers that can't be undone. Each
layer answers whether it holds; `level` sums them up, and the gradebook records it. Standard library
only, because the child loads this file by its path.
"""

import contextlib
import ctypes
import mmap
import os
import signal
import sys
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows has no limits to set
    resource = None

__all__ = ["LEVELS", "Limits", "become_subreaper", "enter", "hide", "kill_and_reap_children", "level"]
__all__ += ["lift_processor_limit", "limit_memory"]

LEVELS = ("none", "basic", "strict")
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 4, 36, 38
FIRST_UID = 1_000_000_000  # plus a process id: a user that owns nothing and shares with nobody
NOBODY = 65_534
MB = 1024 * 1024
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


class Limits(NamedTuple):
    """What one exercise of one hand-in may take.

    `call_s` is wall time for one call, `total_s` for all of them, `cpu_s` processor time; `noise_mb`
    is how much it may print before it is stopped; `hand_in_s` is for all exercises of a hand-in together.
    """

    call_s: float = 10.0
    total_s: float = 60.0
    cpu_s: int = 20
    memory_mb: int = 512
    noise_mb: int = 16
    hand_in_s: float = 600.0


def enter(limits, parent):
    """Give up what can be given up; return the names of the layers that hold.

    Parameters
    ----------
    limits : Limits
    parent : int
        The process that this one must not outlive.
    """
    layers = []
    os.setsid()
    if os.geteuid() == 0 and drop_uid():
        layers.append("uid")
    if prctl(PR_SET_PDEATHSIG, signal.SIGKILL):  # after the change of uid, which would clear it
        layers.append("dies with its parent")
    if os.getppid() != parent:
        os._exit(1)
    if set_limits(limits):
        layers.append("rlimits")
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    return layers


def drop_uid():
    """Become a user that owns nothing; return whether it worked."""
    for uid in (FIRST_UID + os.getppid(), NOBODY):  # a container may have no more than 65536 uids
        try:
            os.setgroups([])
            os.setresgid(uid, uid, uid)
            os.setresuid(uid, uid, uid)
        except (OSError, AttributeError):  # macOS has no setresuid
            continue
        return not succeeds(os.setuid, 0)  # the canary: the way back must be closed
    return False


def set_limits(limits):
    """Set the resource limits; return whether all of them hold."""
    if resource is None:
        return False
    wanted = {
        "RLIMIT_CPU": (limits.cpu_s, limits.cpu_s + 1),  # SIGXCPU, and a second later SIGKILL
        "RLIMIT_AS": (limits.memory_mb * MB,) * 2,
        "RLIMIT_FSIZE": (0, 0),  # no file gets a byte, wherever it may be (pipes are no files)
        "RLIMIT_NPROC": (0, 0),  # no fork and no thread (root is exempt, hence the other uid)
        "RLIMIT_NOFILE": (64, 64),
        "RLIMIT_CORE": (0, 0),
    }
    holds = True
    for name, pair in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), pair)
        except (AttributeError, ValueError, OSError):
            holds = False
    return holds and not succeeds(mmap.mmap, -1, 2 * limits.memory_mb * MB)  # the canary: twice the memory


def succeeds(act, *arguments):
    """Whether something can be done that must not be."""
    try:
        act(*arguments)
    except (OSError, ValueError, MemoryError):
        return False
    return True


def limit_memory(memory_mb):
    """Bound this process's memory, where the system can."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (memory_mb * MB, hard))


def lift_processor_limit():
    """Take off the limit that the process which started this one had set for a job of its own."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))


def level(layers):
    """Sum the layers up: `strict`, `basic` or `none`.

    >>> level(["uid", "rlimits"])
    'basic'
    """
    if {"rlimits", "landlock", "seccomp"} <= set(layers):
        return "strict"
    return "basic" if "rlimits" in layers else "none"


def hide(hidden=True):
    """Make this process unreadable to others of the same user (no ptrace, no /proc/…/mem)."""
    return prctl(PR_SET_DUMPABLE, 0 if hidden else 1)


def become_subreaper():
    """Become the parent of whatever a descendant leaves behind, so that `sweep` finds it."""
    return prctl(PR_SET_CHILD_SUBREAPER, 1)


def kill_and_reap_children():
    """Kill and reap every child that this process still has, again and again until there is none."""
    while True:
        for pid in children():
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def children():
    """Return the process ids of this process's children, as far as the system tells."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children") as file:
            return [int(pid) for pid in file.read().split()]
    except (OSError, ValueError):
        return []


def prctl(option, value):
    """Set one option of Linux's `prctl`; return whether it worked (never elsewhere)."""
    return LIBC is not None and LIBC.prctl(option, int(value), 0, 0, 0) == 0
