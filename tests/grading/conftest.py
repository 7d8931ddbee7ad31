"""What the tests of grading share: hand-ins on disk, and short limits."""

from pathlib import Path

import pytest

from autogradkit.course.catalogue import kit_exercises
from autogradkit.grading import Execution, Limits, grade_folder

collect_ignore_glob = ["sandbox/attacks/*", "cheats/*", "honest/*"]

SHORT = Limits(call_s=2.0, total_s=8.0, cpu_s=1, memory_mb=512, noise_mb=4)


@pytest.fixture(scope="session")
def solution():
    """The solution of an exercise, as text."""
    folder = kit_exercises()

    def text(key):
        return (folder / key / "solution.py").read_text()

    return text


@pytest.fixture(scope="session")
def grade():
    """Grade with short limits, in one process."""

    def run(folder, out, **more):
        how = {"jobs": 1, "limits": SHORT}
        how |= {name: more.pop(name) for name in Execution._fields if name in more}
        return grade_folder(folder, out, execution=Execution(**how), **{"exercises": ["mul"]} | more)

    return run


@pytest.fixture
def hand_ins(tmp_path):
    """Write hand-ins: `hand_ins({"ana/mul.py": text})` makes the folder and returns it."""

    def write(files, name="hand-ins"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for path, text in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write


@pytest.fixture
def tree():
    """Return every file of a folder with its bytes."""

    def read(folder):
        folder = Path(folder)
        return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    return read
