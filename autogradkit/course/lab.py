"""JupyterLab, opened on the first lesson of a course folder."""

import contextlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from autogradkit.course.typed_paths import as_typed
from autogradkit.errors import AutogradkitError
from autogradkit.platforms import in_browser

from . import folder as course_folder
from . import sentences
from .catalogue import entries_in
from .own_exercises import VARIABLE, is_trusted, own_exercises, trust
from .start import news, start

__all__ = ["LabError", "open_lessons"]


class LabError(AutogradkitError):
    """JupyterLab can't be opened on the lessons."""


def open_lessons(folder, options, browser=True):
    """Run JupyterLab on the first lesson, print its address, wait for its end and return its exit code.

    Parameters
    ----------
    folder : str or None
        The course folder; by default the one we stand in. In the kit's checkout that is a copy, `my-course`:
        what one writes into a lesson is one's own, and the kit's stay as they are.
    options : sequence of str
        Passed on to JupyterLab as they are.
    browser : bool
        Whether to open a browser.
    """
    if in_browser():
        raise LabError(sentences.NO_LAB_IN_BROWSER)
    if importlib.util.find_spec("jupyterlab") is None:
        raise LabError(sentences.NO_JUPYTERLAB)
    root = lessons_root(folder)
    say_news(root, folder)
    lessons = sorted((root / "notebooks").glob("[0-9]*.ipynb"))
    page = f"/lab/tree/notebooks/{lessons[0].name}" if lessons else "/lab"
    command = [sys.executable, "-m", "jupyterlab"]
    command += [f"--ServerApp.root_dir={root}", f"--LabApp.default_url={page}"]
    if not browser:
        command.append("--no-browser")
    server = subprocess.Popen([*command, *options], cwd=root, env=environment(root, named=folder is not None))
    return wait(server, page)


def say_news(root, folder):
    """Say that the kit has newer lessons than a course folder, and how they come there."""
    with contextlib.suppress(AutogradkitError, OSError):  # it keeps nobody from the lessons
        if newer := [name for name in news(root) if name != "README.md"]:
            first = next((name for name in newer if name.endswith(".ipynb")), newer[0])
            fields = {"count": len(newer), "first": first, "folder": f" {as_typed(folder or root)}"}
            print(sentences.NEWER_LESSONS.format(**fields), flush=True)


def environment(root, named):
    """Return the environment of the lab: where a teacher's own exercises came along, they are the course.

    In a folder that was asked for by name, which is trusted by that, or has been before.
    """
    exercises = own_exercises(root)
    if exercises is None or VARIABLE in os.environ:
        return None
    if named:
        trust(root)
    return {**os.environ, VARIABLE: str(exercises)} if is_trusted(root) else None


def lessons_root(folder):
    """Return the folder with the lessons, or say how to make one."""
    if folder is not None:
        root = Path(folder).expanduser().resolve()
        if not root.is_dir():
            raise LabError(sentences.NO_FOLDER.format(folder=folder, typed=as_typed(folder)))
        if not (root / "notebooks").is_dir() and not entries_in(root / "exercises"):
            raise LabError(sentences.NO_LESSONS.format(folder=folder, typed=as_typed(folder)))
        return root
    found = course_folder.writable_folder()
    if found is None:
        raise LabError(sentences.NO_COURSE_FOLDER)
    if course_folder.is_kit(found.root.parent):
        print(sentences.WORKING_COPY.format(folder=found.root), flush=True)
        start(found.root)
    return found.root


def wait(server, page):
    """Print the server's address as soon as it has one, and wait until it ends."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    # Ctrl-C reaches JupyterLab too, which asks whether it is meant; we only wait for its answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    printed = False
    try:
        while True:
            try:
                return max(server.wait(timeout=None if printed else 0.2), 0)
            except subprocess.TimeoutExpired:
                if address := address_of(server.pid, page):
                    print(sentences.LESSONS_ARE_OPEN.format(address=address), flush=True)
                    printed = True
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def address_of(pid, page):
    """Return the address with its token, once the server has noted them; None until then."""
    from jupyter_core.paths import jupyter_runtime_dir

    try:
        facts = json.loads(Path(jupyter_runtime_dir(), f"jpserver-{pid}.json").read_text(encoding="utf-8"))
        token = f"?token={facts['token']}" if facts.get("token") else ""
        return facts["url"].rstrip("/") + page + token
    except (OSError, ValueError, LookupError):
        return None
