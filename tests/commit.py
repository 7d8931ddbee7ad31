"""The commit whose tree figures are taken of, for the pages on which they are kept."""

import subprocess
from pathlib import Path

__all__ = ["commit"]


def commit():
    """Return the commit that is checked out and its day, and whether files differ from it."""
    git = ["git", "-C", str(Path(__file__).parent)]
    of = subprocess.run(
        [*git, "log", "-1", "--format=commit %h, %cs"], capture_output=True, text=True, check=True
    )
    status = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=True)
    return of.stdout.strip() + (", with changes" if status.stdout else "")
