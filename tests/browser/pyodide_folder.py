"""Pyodide for tests, in this machine's cache: `python -m tests.browser.pyodide_folder` prints where.

Its own files are those of the npm package `pyodide`. NumPy, matplotlib and what they need are in no registry
under their own names: they come from a PyPI package that carries a whole distribution, and each is taken only
if it is the file that Pyodide's own lock lists. Nothing else of that package is used. AUTOGRADKIT_PYODIDE may
name a folder that is there already.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

VERSION = "314.0.3"
CORE = {  # sha256 of the files in npm's pyodide 314.0.3
    "pyodide.mjs": "5cfc46f5dcbaf2a16f26e2363f441873eb424762609cc03db00d6a2ace4d00e5",
    "pyodide.asm.mjs": "1a9775427ef6e8abaa7db88ece0515422d1886915ae5c9093776410c865dfd8d",
    "pyodide.asm.wasm": "e7f8fac36f8bf11085309cbc5c829b3ec3057c18bf1d73b05a6741612d63cdbf",
    "python_stdlib.zip": "444c770dfd75a32097fc0a7d5c1413fd3140601f49c3a1f2e9af0376fcd124b4",
    "pyodide-lock.json": "c963d22858f6bcb8f41586a2142f03905ab370c88ea22a86a2736e95fac2a8f3",
}
CARRIER = ("open-webui", "0.12.4", "open_webui/frontend/pyodide/")
WANTED = ("numpy", "matplotlib", "micropip")


class NoPyodideError(Exception):
    """Pyodide can't be had here, and why."""


def pyodide_folder():
    """Return the folder, fetched if it isn't there; a NoPyodideError says why it can't be had."""
    if named := os.environ.get("AUTOGRADKIT_PYODIDE"):
        return Path(named)
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "autogradkit"
    folder = cache / f"pyodide-{VERSION}"
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as work:
            fetch(Path(work))
            shutil.move(Path(work) / "pyodide", folder)
    return folder


def fetch(work):
    """Fetch everything to `work/pyodide`, each file with its hash."""
    target = work / "pyodide"
    target.mkdir()
    run(work, [program("npm"), "pack", f"pyodide@{VERSION}"])
    with tarfile.open(work / f"pyodide-{VERSION}.tgz") as archive:
        for name, digest in CORE.items():
            take(archive.extractfile(f"package/{name}").read(), digest, target / name)
    packages = json.loads((target / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    name, version, place = CARRIER
    run(work, [*pip(), "download", "-q", "--no-deps", "--only-binary=:all:", f"{name}=={version}"])
    with zipfile.ZipFile(next(work.glob("*.whl"))) as archive:
        carried = set(archive.namelist())
        for package in closure(packages, WANTED):
            path = place + package["file_name"]
            if path in carried:  # what is plain Python needn't be: the site makes wheels of what is installed
                take(archive.read(path), package["sha256"], target / package["file_name"])


def closure(packages, names):
    """Return the lock's lines for packages and for all that they need."""
    lower = {name.lower(): package for name, package in packages.items()}
    waiting, reached = list(names), {}
    while waiting:
        name = waiting.pop().lower()
        if name in lower and name not in reached:
            reached[name] = lower[name]
            waiting += lower[name]["depends"]
    return reached.values()


def take(data, digest, path):
    """Write a file, if it is the one that was meant."""
    if hashlib.sha256(data).hexdigest() != digest:
        raise NoPyodideError(f"{path.name} isn't the file that Pyodide {VERSION} has: its hash differs.")
    path.write_bytes(data)


def pip():
    """Return how pip is called here."""
    return [sys.executable, "-m", "pip"] if importlib.util.find_spec("pip") else [program("pip")]


def program(name):
    """Return where a program is: on the path, or beside this Python, whose environment may not be active."""
    beside = Path(sys.executable).with_name(name)
    return shutil.which(name) or (str(beside) if beside.exists() else name)


def run(folder, command):
    """Run a client of a registry in a folder."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoPyodideError(f"`{' '.join(command)}` can't be run: {error}") from error
    if done.returncode:
        raise NoPyodideError(f"`{' '.join(command)}` failed:\n{done.stderr[-1000:]}")


if __name__ == "__main__":
    try:
        print(pyodide_folder())
    except NoPyodideError as error:
        sys.exit(str(error))
