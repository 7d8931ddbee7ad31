"""The workspace: one temporary folder for all that a run unpacks and all that its children may write.

It is locked as long as the run lives. A run that was killed leaves its folder behind, unlocked, and the next
run removes it.
"""

import os
import shutil
import tempfile
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

__all__ = ["Workspace"]

PREFIX, LOCK = "autogradkit-", ".lock"


class Workspace:
    """A folder that is there within a `with` statement.

    >>> with Workspace() as folder:
    ...     folder.is_dir()
    True
    >>> folder.exists()
    False
    """

    def __enter__(self):
        remove_abandoned()
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        os.chmod(self.folder, 0o711)  # another user's child must reach its own folder in it
        self.lock = (self.folder / f"{LOCK}.new").open("x")
        if fcntl is not None:
            fcntl.flock(self.lock, fcntl.LOCK_EX)
        os.replace(self.folder / f"{LOCK}.new", self.folder / LOCK)  # never there unlocked
        return self.folder

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.lock.close()


def remove_abandoned():
    """Remove the workspaces of runs that are no more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if fcntl is None or folder.is_symlink() or folder.stat().st_uid != os.getuid():
                continue
            with (folder / LOCK).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
