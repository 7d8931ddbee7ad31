"""Landlock: the layer that leaves a process Python and NumPy to read, and no file to write.

Once restricted, everything else is closed for good: other hand-ins, the exercises, /proc, the network
(TCP, from version 4 of the interface), and signals to other processes (from version 6). Needs Linux 5.13.
A rule has nothing to write, so there is no folder of its own that it could fill, and none to clean up.
Standard library only, because the child loads this file by its path.
"""

import ctypes
import os
import struct
import sys

__all__ = ["holds", "readable", "restrict", "ruleset", "version"]

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on x86-64 and aarch64
PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None
READ = READ_FILE | READ_DIR
FILES_SINCE = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}  # every right that can be taken away
TCP, ABSTRACT_SOCKETS_AND_SIGNALS = 3, 3


def ruleset(paths):
    """Return a ruleset that leaves reading `paths`, or None where there is no Landlock.

    It is made once, in the process that forks; `restrict` then only has to put it into force.

    Parameters
    ----------
    paths : sequence of str
        Files and folders that stay readable; those that can't be opened are left out.
    """
    known = version()
    if known < 1:
        return None
    rights = [files_of(known), TCP, ABSTRACT_SOCKETS_AND_SIGNALS][: 1 + (known >= 4) + (known >= 6)]
    data = struct.pack(f"={len(rights)}Q", *rights)
    made = syscall(CREATE_RULESET, data, len(data), 0)
    for path in paths:
        allow(made, path, READ if os.path.isdir(path) else READ_FILE)
    return made


def restrict(made):
    """Put a ruleset into force, close it, and return whether it holds."""
    if made is None:
        return False
    held = syscall(RESTRICT_SELF, made, 0) == 0
    os.close(made)
    return held and holds()


def files_of(known):
    """Return every right over files that this version of the interface can take away."""
    return sum(rights for since, rights in FILES_SINCE.items() if since <= known)


def holds():
    """Whether the file system is closed: the canary, a look into the root folder, must be refused."""
    try:
        os.close(os.open("/", os.O_RDONLY))
    except PermissionError:
        return True
    return False


def readable(numpy_folder):
    """Return what a hand-in may read: Python's own library, and NumPy out of `numpy_folder`."""
    library = os.path.dirname(os.__file__)
    parts = [os.path.join(library, name) for name in os.listdir(library)]
    foreign = ("site-packages", "dist-packages")  # other people's libraries lie inside Python's own
    own = [part for part in parts if os.path.basename(part) not in foreign]
    numpy = [os.path.join(numpy_folder, name) for name in ("numpy", "numpy.libs")]
    return [*(own if len(own) < len(parts) else [library]), *numpy, "/dev/null"]


def version():
    """Return the version of Landlock's interface here, or 0 if there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(syscall(CREATE_RULESET, None, 0, 1), 0)


def allow(ruleset, path, rights):
    """Allow `rights` at and below a path."""
    try:
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    syscall(ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", rights, fd), 0)
    os.close(fd)


def syscall(number, *arguments):
    """Make one system call of whole numbers and bytes."""
    plain = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return LIBC.syscall(ctypes.c_long(number), *plain)
