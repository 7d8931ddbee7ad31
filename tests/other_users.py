"""What other users of this machine can reach, for tests that become one."""

import contextlib
import fcntl
import os
import tempfile
from pathlib import Path


@contextlib.contextmanager
def walkable(*places):
    """Let others walk to some places, which may lie in root's temporary folders, while a test runs.

    One test at a time: another one that ends meanwhile would shut them again.
    """
    name = Path(tempfile.gettempdir()) / f"autogradkit-walkable-{os.getuid()}"
    with open(name, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        on_the_way = {one for place in map(Path, places) for one in (place, *place.parents)}
        before = {one: one.stat().st_mode for one in on_the_way if one.stat().st_mode & 0o001 == 0}
        try:
            for one, mode in before.items():
                one.chmod((mode & 0o7777) | 0o011)
            yield
        finally:
            for one, mode in before.items():
                one.chmod(mode & 0o7777)
