"""A workflow for a host: on every push, do the notebooks of a course still print what they printed?"""

from pathlib import Path
from typing import NamedTuple

from autogradkit.errors import AutogradkitError, did_you_mean

from . import sentences

__all__ = ["HOSTS", "WorkflowError", "WrittenFiles", "write"]

TEMPLATES = Path(__file__).with_name("templates")
SANITISE = "nbval_sanitize.cfg"
HOSTS = {"github": ".github/workflows/notebooks.yml", "gitlab": ".gitlab-ci.yml"}


class WorkflowError(AutogradkitError):
    """A host that there is no workflow for, or a folder without notebooks."""


class WrittenFiles(NamedTuple):
    """Which files were written, and which were there already and were left alone."""

    new: tuple[str, ...]
    kept: tuple[str, ...]


def write(host, notebooks, repository="."):
    """Write the workflow for a host, and the file that says what nbval may ignore.

    Parameters
    ----------
    host : {"github", "gitlab"}
    notebooks : str or path
        The folder with the notebooks, as seen from the repository.
    repository : str or path
        Where the files go.

    Returns
    -------
    WrittenFiles

    Raises
    ------
    WorkflowError
        If there is no workflow for `host`, or no such folder in the repository.
    """
    if host not in HOSTS:
        guess = did_you_mean(host, HOSTS) or f" There are: {', '.join(HOSTS)}."
        raise WorkflowError(sentences.NO_WORKFLOW.format(host=host, guess=guess))
    repository, notebooks = Path(repository), Path(notebooks)
    if notebooks.is_absolute() or not (repository / notebooks).is_dir():
        raise WorkflowError(sentences.NO_FOLDER_IN_REPOSITORY.format(folder=notebooks.as_posix()))
    steps = (TEMPLATES / f"{host}.yml").read_text(encoding="utf-8").replace("FOLDER", notebooks.as_posix())
    rules = (TEMPLATES / SANITISE).read_text(encoding="utf-8")
    new, kept = [], []
    for name, text in ((HOSTS[host], steps), (SANITISE, rules)):
        path = repository / name
        if path.exists():
            kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        new.append(name)
    return WrittenFiles(tuple(new), tuple(kept))
