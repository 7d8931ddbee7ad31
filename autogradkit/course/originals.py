"""The originals: the kit's lessons and exercises as they were committed, whatever stands in a checkout now.

Somebody who tries a lesson in a checkout writes into it, and what she wrote is for nobody else. What differs
from the last commit is given as it was there, and files that were never committed are left out.
"""

import subprocess
import sys

from . import sentences

__all__ = ["FOLDERS", "uncommitted_files"]

FOLDERS = ("notebooks", "exercises")


def uncommitted_files(root):
    """Return the files below FOLDERS that differ from the last commit: by path, the bytes there or None.

    None stands for a file that was never committed. Outside of a git checkout there is nothing to tell; where
    git can't tell, a sentence on stderr says so.
    """
    if not (root / ".git").exists():
        return {}
    try:
        if not git(root, "rev-list", "--all", "--max-count=1"):  # nothing was ever committed here
            return {}
        how = ("--porcelain", "-z", "--no-renames", "--untracked-files=all")
        listed = git(root, "status", *how, "--", *FOLDERS)
        paths = {entry[3:].decode(): entry[:2] for entry in listed.split(b"\0") if entry}
        return {path: committed_bytes(root, path, state) for path, state in paths.items()}
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", b"") or str(error).encode()
        lines = reason.decode(errors="replace").strip().splitlines() or [""]
        print(sentences.GIT_CANT_TELL.format(reason=lines[0]), file=sys.stderr)
        return {}


def committed_bytes(root, path, state):
    """Return a file as it was committed, or None if it never was."""
    return None if state in (b"??", b"A ", b"AM") else git(root, "show", f"HEAD:./{path}")


def git(root, *arguments):
    """Run git in a folder, without touching anything, and return what it says."""
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
