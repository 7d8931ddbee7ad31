"""Is what lies in dist/ fit to be published? `python .ci/check_release.py dist/ [--tag v0.1.0]`.

The page that PyPI will show, what is in wheel and sdist and what must not be, the version (tag, changelog,
CITATION.cff and conda recipe agree), and an installation in a fresh environment that answers an exercise.
"""

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("exercises/02_mul/exercise.py", "notebooks/00_tour.ipynb", "labextension/package.json")
SECRET = re.compile(r"exercises/[^/]+/(solution\.py|mistakes/|right/)")
TRY = """
import autogradkit as ag
x = ag.Tensor(3.0)
(x * x).backward()
assert x.grad == 6
assert ag.check("mul", lambda g, x, y: (g * y, g * x)).passed
"""


def main(arguments=None):
    """Look at a folder of a wheel and an sdist, say what is wrong, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--tag", help="the tag that is released, such as v0.1.0")
    parser.add_argument("--no-install", action="store_true", help="leave out the fresh environment")
    options = parser.parse_args(arguments)
    faults = [*faults_of_files(options.dist), *faults_of_version(options.dist, options.tag)]
    if not faults:
        faults += faults_of_page(options.dist)
    if not faults and not options.no_install:
        faults += faults_of_installation(options.dist)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{options.dist}: " + ("not fit to be published" if faults else "fit to be published"))
    return 1 if faults else 0


def faults_of_files(dist):
    """Yield what is missing in wheel and sdist, and what must not be there."""
    wheels, sdists = sorted(dist.glob("*.whl")), sorted(dist.glob("*.tar.gz"))
    if len(wheels) != 1 or len(sdists) != 1:
        yield f"{dist} holds {len(wheels)} wheels and {len(sdists)} sdists: one of each was expected"
        return
    if not wheels[0].name.endswith("-py3-none-any.whl"):
        yield f"{wheels[0].name} isn't pure Python"
    with tarfile.open(sdists[0]) as archive:
        names = {wheels[0]: zipfile.ZipFile(wheels[0]).namelist(), sdists[0]: archive.getnames()}
    for path, inside in names.items():
        for needed in NEEDED:
            if not any(name.endswith(needed) for name in inside):
                yield f"{path.name} lacks {needed}"
        for name in filter(SECRET.search, inside):
            yield f"{path.name} holds {name}, which learners mustn't have"


def faults_of_version(dist, tag):
    """Yield where another version is named than the wheel's."""
    versions = {path.name.split("-")[1] for path in dist.glob("*.whl")}
    for version in versions:
        if tag is not None and tag != f"v{version}":
            yield f"the tag is {tag}, the wheel's version {version}"
        if tag is not None and not re.search(
            rf"^## {re.escape(version)}, \d{{4}}-", text_of("CHANGELOG.md"), re.M
        ):
            yield f"CHANGELOG.md has no dated heading for {version}, such as `## {version}, 2026-12-01`"
        if f"\nversion: {version}\n" not in text_of("CITATION.cff"):
            yield f"CITATION.cff names another version than {version}"
        if f"\n  version: {version}\n" not in text_of(".ci/conda/recipe.yaml"):
            yield f".ci/conda/recipe.yaml names another version than {version}"


def text_of(name):
    """Return a file of the checkout as text."""
    return (ROOT / name).read_text(encoding="utf-8")


def faults_of_page(dist):
    """Yield what PyPI would refuse."""
    files = [str(path) for path in sorted(dist.iterdir())]
    done = subprocess.run(
        [sys.executable, "-m", "twine", "check", "--strict", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        yield done.stdout + done.stderr


def faults_of_installation(dist):
    """Yield what goes wrong with the wheel in a fresh environment."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        python, (wheel,) = str(programs / "python"), dist.glob("*.whl")
        for command in (
            [python, "-m", "pip", "install", "-q", str(wheel)],
            [python, "-c", TRY],
            [str(programs / "autogradkit"), "start", "my-course"],
            [str(programs / "autogradkit"), "list", "workshop"],
        ):
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
            if done.returncode:
                yield f"{' '.join(command[:4])} failed:\n{done.stdout}{done.stderr}"
                return


if __name__ == "__main__":
    sys.exit(main())
