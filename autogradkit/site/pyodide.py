"""Pyodide, the browser's Python, as a site needs it: its files, packages, and the lock that lists them.

The lock names what a course needs and nothing else. What Pyodide has comes from its folder or its server; the
kit and what Pyodide lacks are wheels made here (see `wheels`).
"""

import hashlib
import importlib.metadata
import json
import re
import shutil
import urllib.request
import zipfile
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from . import sentences
from .wheels import SiteError, wheel_of

__all__ = ["PRELOADED", "is_address", "write_pyodide"]

CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
KERNEL = ("micropip", "packaging", "piplite", "pyodide-kernel", "ipykernel", "comm", "ipython", "jedi")
PRELOADED = (*KERNEL, "autogradkit")  # what is there when the first cell runs
LOCK = "pyodide-lock.json"


def is_address(source):
    """Return whether Pyodide is to be had from a server, and not from a folder."""
    return bool(re.match(r"https?://", str(source)))


def write_pyodide(source, target, exercises=None):
    """Write Pyodide's lock, and what it names and the server hasn't, to the folder `target`; return the lock.

    Parameters
    ----------
    source : str or Path
        A folder with a Pyodide distribution: all is copied. Or the address of one: what is there stays there.
    target : Path
        Where the site has its own part of Pyodide.
    exercises : Path, optional
        A teacher's exercises, in place of the kit's.
    """
    target.mkdir(parents=True, exist_ok=True)
    lock = read_lock(source)
    theirs = {canonicalize_name(name): package for name, package in lock["packages"].items()}
    kernels = {canonicalize_name(path.name.split("-")[0]): path for path in kernel_wheels()}
    packages, waiting = {}, [*PRELOADED]
    while waiting:
        name = waiting.pop()
        if name in packages:
            continue
        if name in kernels:
            path = Path(shutil.copy(kernels[name], target))
            packages[name] = lock_entry_of_wheel(path, ())
        elif (
            name != "autogradkit"
            and name in theirs
            and (package := lock_entry_of_package(theirs[name], source, target))
        ):
            packages[name] = package
        else:
            path = wheel_here(name, theirs, source, target, exercises)
            packages[name] = lock_entry_of_wheel(path, needs(path))
        waiting += packages[name]["depends"]
    if not is_address(source):
        for name in CORE:
            shutil.copy(Path(source) / name, target)
    written = {**lock, "packages": {name: packages[name] for name in sorted(packages)}}
    (target / LOCK).write_text(json.dumps(written, indent=1), encoding="utf-8")
    return written


def wheel_here(name, theirs, source, target, exercises):
    """Return the wheel of a package that is installed here; a SiteError says who else could have it."""
    try:
        return wheel_of(name, target, exercises)
    except SiteError:
        if name in theirs:
            file = theirs[name]["file_name"]
            raise SiteError(sentences.NO_PYODIDE.format(folder=source, missing=file)) from None
        raise


def read_lock(source):
    """Return the lock of a Pyodide distribution; a SiteError that says what is missing where."""
    try:
        if is_address(source):
            with urllib.request.urlopen(f"{str(source).rstrip('/')}/{LOCK}", timeout=30) as reply:
                return json.load(reply)
        missing = [name for name in (*CORE, LOCK) if not (Path(source) / name).is_file()]
        if missing:
            raise SiteError(sentences.NO_PYODIDE.format(folder=source, missing=", ".join(missing)))
        return json.loads((Path(source) / LOCK).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SiteError(sentences.NO_LOCK.format(source=source, reason=error)) from error


def lock_entry_of_package(package, source, target):
    """Return the lock's line for a package that Pyodide has; None if its file isn't there."""
    depends = [canonicalize_name(name) for name in package["depends"]]
    # networkx and pytest name it for their own tests and builds; nothing of it is loaded
    depends = [name for name in depends if name != "setuptools"]
    if is_address(source):
        place = f"{str(source).rstrip('/')}/{package['file_name']}"
        return {**package, "depends": depends, "file_name": place}
    path = Path(source) / package["file_name"]
    if not path.is_file():
        return None
    if hashlib.sha256(path.read_bytes()).hexdigest() != package["sha256"]:
        raise SiteError(sentences.OTHER_FILE.format(path=path))
    shutil.copy(path, target)
    return {**package, "depends": depends}


def kernel_wheels():
    """Return the wheels that the Pyodide kernel brings along for its own start."""
    try:
        files = importlib.metadata.distribution("jupyterlite-pyodide-kernel").files or ()
    except importlib.metadata.PackageNotFoundError:
        raise SiteError(sentences.NO_SITE_EXTRA) from None
    return sorted(Path(path.locate()) for path in files if path.suffix == ".whl" and "pypi" in path.parts)


def needs(wheel):
    """Return the names of the packages that a wheel needs in the browser."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        text = archive.read(name).decode()
    there = {
        **default_environment(),
        "sys_platform": "emscripten",
        "platform_system": "Emscripten",
        "extra": "",
    }
    there |= {"platform_machine": "wasm32", "python_version": "3.14", "python_full_version": "3.14.0"}
    wanted = [Requirement(line) for line in re.findall(r"^Requires-Dist: (.*)$", text, re.MULTILINE)]
    kept = [one for one in wanted if one.marker is None or one.marker.evaluate(there)]
    return sorted({canonicalize_name(one.name) for one in kept})


def lock_entry_of_wheel(wheel, depends):
    """Return the lock's line for a wheel that lies beside the lock."""
    name, version, *_ = wheel.name.split("-")
    with zipfile.ZipFile(wheel) as archive:
        tops = {path.split("/")[0].removesuffix(".py") for path in archive.namelist() if path.endswith(".py")}
    return {
        "name": canonicalize_name(name),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(top for top in tops if not top.endswith(".dist-info")),
        "depends": list(depends),
        "unvendored_tests": False,
    }
