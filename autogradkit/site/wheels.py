"""Wheels made again from packages that are installed here, so that a site needs no package index.

The browser's Python gets the very versions whose JavaScript the site carries, and the kit itself, from a
checkout or an installed package alike. Of a package that
works without its compiled parts, the Python files; others must come from Pyodide.
"""

import base64
import hashlib
import importlib.metadata
import io
import zipfile
from pathlib import Path, PurePosixPath

from autogradkit.errors import AutogradkitError

from . import sentences

__all__ = ["SiteError", "files_of_kit", "wheel_of", "write_wheel"]

PACKAGE = Path(__file__).resolve().parents[1]
COMPILED = (".so", ".pyd", ".pyc", ".dylib")
FASTER_COMPILED = ("wcwidth",)  # and works without
OF_INSTALLATION = (
    "RECORD",
    "INSTALLER",
    "REQUESTED",
    "direct_url.json",
    "uv_cache.json",
    "METADATA",
    "WHEEL",
)
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same files, the same bytes
WHEEL = "Wheel-Version: 1.0\nGenerator: autogradkit\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class SiteError(AutogradkitError):
    """A site that can't be built, or isn't there."""


def wheel_of(name, folder, exercises=None):
    """Write the wheel of an installed package to a folder and return its path.

    For the kit itself, `exercises` may be a folder that takes the place of its own exercises.
    """
    try:
        package = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        raise SiteError(sentences.NOT_INSTALLED.format(name=name)) from None
    if name == "autogradkit":
        files = files_of_kit(exercises)
    else:
        files = {
            str(PurePosixPath(path)): Path(path.locate())
            for path in package.files or ()
            if belongs_in_wheel(path)
        }
        needed = sorted(compiled_only(package.files or ()))
        if needed and name not in FASTER_COMPILED:
            raise SiteError(sentences.COMPILED.format(name=name, module=needed[0]))
        if not any(path.endswith(".py") for path in files):  # as in an editable install
            raise SiteError(sentences.NOT_AS_FILES.format(name=name))
    data = {path: source.read_bytes() for path, source in files.items()}
    return write_wheel(folder, package.name, package.version, str(package.read_text("METADATA") or ""), data)


def belongs_in_wheel(path):
    """Return whether a file of an installed package belongs into its wheel, as its licence does."""
    if path.parts[0].endswith(".dist-info"):
        return path.name not in OF_INSTALLATION
    inside = ".." not in path.parts and path.suffix not in COMPILED
    return inside and not {"tests", "__pycache__"} & set(path.parts)


def compiled_only(paths):
    """Yield the compiled modules among a package's files that have no twin in Python, as mypyc's have."""
    there = {path.with_suffix("") for path in paths if path.suffix == ".py"}
    for path in paths:
        compiled = path.suffix in (".so", ".pyd") and "__mypyc" not in path.name
        if compiled and path.with_name(path.name.split(".")[0]) not in there:
            yield str(path)


def files_of_kit(exercises=None):
    """Return the kit's files by their path in the wheel: without lessons and solutions."""
    from autogradkit.course.catalogue import entries, kit_exercises

    inside = ("exercises", "notebooks", "__pycache__")
    files = {
        f"autogradkit/{path.relative_to(PACKAGE).as_posix()}": path
        for path in PACKAGE.rglob("*")
        if path.is_file() and not set(inside) & set(path.relative_to(PACKAGE).parts)
        if not path.is_relative_to(PACKAGE / "site" / "pages")
    }
    folder = Path(exercises) if exercises else kit_exercises()
    handed_out = [path for entry in entries(folder) for path in entry.handed_out]
    for path in (*handed_out, folder / "tracks.toml"):
        if path.is_file():
            files[f"autogradkit/exercises/{path.relative_to(folder).as_posix()}"] = path
    return files


def write_wheel(folder, name, version, metadata, data):
    """Write a pure wheel of `data`, bytes by path, and return its path."""
    stem = f"{name.replace('-', '_')}-{version}"
    about = next((path.split("/")[0] for path in data if ".dist-info/" in path), f"{stem}.dist-info")
    data = {**data, f"{about}/METADATA": metadata.encode(), f"{about}/WHEEL": WHEEL.encode()}
    record = [
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(text).digest()).rstrip(b'=').decode()},{len(text)}"
        for path, text in sorted(data.items())
    ]
    data[f"{about}/RECORD"] = "\n".join([*record, f"{about}/RECORD,,", ""]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in sorted(data.items()):
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, text)
    target = Path(folder) / f"{stem}-py3-none-any.whl"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed.getvalue())
    return target
