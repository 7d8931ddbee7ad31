"""The key of a result: a hash of everything that it depends on."""

import hashlib
import sys
from functools import lru_cache
from pathlib import Path

import numpy as np

__all__ = ["checker_hash", "key"]


def key(entry, work, limits, secret=""):
    """Return the hash of everything a result depends on: code, exercise, checker, limits."""
    found = work.found
    parts = [
        entry.name,
        f"{work.status}|{work.reason}",
        f"{found.source}|{found.functions}" if found else "",
        *map(file_hash, graded_by(entry)),
        checker_hash(),
        repr(tuple(limits)),
        secret,
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache
def checker_hash():
    """Return the hash of the checker's code and of what it stands on, data sets among it."""
    package = Path(__file__).resolve().parents[2]
    parts = (
        "checking/**/*.py",
        "course/source/*.py",  # by which it is told, too, what of a program its functions need
        "datasets/*.*",
        "grading/sandbox/**/*.py",
        "grading/results/*.py",
        *("grading/judging.py", "grading/sentences.py", "grading/untried.py", "platforms.py"),
    )
    files = sorted(path for part in parts for path in package.glob(part))
    versions = f"numpy {np.__version__} python {sys.version_info[:2]}"
    return hashlib.sha256("".join([versions, *map(file_hash, files)]).encode()).hexdigest()


@lru_cache
def graded_by(entry):
    """Return the files that an Entry's grades depend on: its trusted ones, and the data that they read."""
    return (*entry.trusted_files, *entry.companions)


@lru_cache
def file_hash(path):
    """Return the hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
