"""What a user installs: everything needed, no solution, and it works away from the checkout."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder with a wheel and a source distribution built from a copy of this checkout."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture(scope="module")
def wheel_names(built):
    (wheel,) = built.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


@pytest.fixture(scope="module")
def sdist_names(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as tar:
        return tar.getnames()


def test_the_wheel_holds_package_lessons_exercises_and_browser_files(wheel_names):
    for needed in (
        "autogradkit/py.typed",
        "autogradkit/notebooks/00_tour.ipynb",
        "autogradkit/exercises/02_mul/rule.py",
        "autogradkit/exercises/02_mul/exercise.py",
        "autogradkit/exercises/02_mul/hints.md",
        "autogradkit/exercises/03_central_difference/driver.py",
        "autogradkit/exercises/02_mul/README.md",
        "autogradkit/exercises/54_lstm_cell/picture.svg",
        "autogradkit/exercises/tracks.toml",
        "autogradkit/course/template.txt",
        "autogradkit/datasets/SOURCES.md",
        "autogradkit/datasets/digits.npz",
        "autogradkit/datasets/names.txt",
        "autogradkit/datasets/spoken_vowels.npz",
        "autogradkit/datasets/vowels.csv",
    ):
        assert needed in wheel_names
    assert any(n.startswith("autogradkit/widgets/static/") and n.endswith(".js") for n in wheel_names)


def test_neither_wheel_nor_sdist_holds_a_solution_or_a_mistake(wheel_names, sdist_names):
    for name in [*wheel_names, *sdist_names]:
        assert not name.endswith("solution.py"), name
        if "/exercises/" in name:
            assert "/mistakes/" not in name, name
            assert "/right/" not in name, name


def test_the_wheel_puts_nothing_beside_the_package(wheel_names):
    beside = {n.split("/")[0] for n in wheel_names} - {"autogradkit", "autogradkit-0.1.0.dist-info"}
    assert beside == {"autogradkit-0.1.0.data"}
    shared = [n for n in wheel_names if n.startswith("autogradkit-0.1.0.data/")]
    assert all(n.startswith("autogradkit-0.1.0.data/data/share/jupyter/labextensions/") for n in shared)


def test_a_course_starts_from_the_installed_wheel(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    env = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, "-m", "autogradkit"]
    run = subprocess.run(
        [*command, "start", "my-course"], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    course = tmp_path / "my-course"
    assert (course / "notebooks/00_tour.ipynb").exists()
    assert (course / "exercises/02_mul/rule.py").exists()
    rule = course / "exercises/02_mul/rule.py"
    rule.write_text("def backward(g, x, y):\n    return g * y, g * x\n")
    run = subprocess.run([*command, "check", "02"], cwd=course, env=env, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    run = subprocess.run(
        [*command, "start", "my-course"], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert "g * y, g * x" in rule.read_text(), "starting again must not overwrite the learner's work"


def test_the_wheel_puts_the_extension_where_jupyterlab_looks(wheel_names):
    for name in (
        "package.json",
        "install.json",
        "static/remoteEntry.js",
        "static/panel.js",
        "static/full_storage.js",
        "static/stand_in.js",
        "static/unloaded.js",
    ):
        place = f".data/data/share/jupyter/labextensions/autogradkit/{name}"
        assert any(known.endswith(place) for known in wheel_names)


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="needs a git checkout")
def test_what_was_typed_into_a_lesson_and_not_committed_is_in_no_wheel(tmp_path):
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
    lesson, stub = clone / "notebooks/00_tour.ipynb", clone / "exercises/02_mul/rule.py"
    for path in (lesson, stub, clone / "exercises/02_mul/solution.py"):
        path.write_text(path.read_text() + "\n# the teacher's answer\n")
    (clone / "notebooks/Untitled.ipynb").write_text("the teacher's notes")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    run = subprocess.run([*command, str(clone)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(built) as wheel:
        names = wheel.namelist()
        assert len(names) == len(set(names))
        assert "autogradkit/notebooks/Untitled.ipynb" not in names
        assert not [name for name in names if "solution" in name]
        for path in (lesson, stub):
            text = wheel.read(f"autogradkit/{path.relative_to(clone).as_posix()}").decode()
            assert text
            assert "the teacher's answer" not in text
