"""What a release does: scripts that run here, files whose versions agree, doors that lead into the course."""

import importlib.util
import json
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def release():
    spec = importlib.util.spec_from_file_location("check_release", ROOT / ".ci/check_release.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def test_what_is_built_here_is_fit_to_be_published(release, dist):
    assert release.main([str(dist), "--no-install"]) == 0


def test_another_tag_than_the_wheels_version_stops_a_release(release, dist, capsys):
    assert release.main([str(dist), "--no-install", "--tag", "v9.9.9"]) == 1
    assert "the tag is v9.9.9, the wheel's version 0.1.0" in capsys.readouterr().err


def test_a_solution_in_a_wheel_stops_a_release(release, tmp_path, capsys):
    inside = [f"autogradkit/{name}" for name in release.NEEDED] + ["autogradkit/exercises/02_mul/solution.py"]
    with zipfile.ZipFile(tmp_path / "autogradkit-0.1.0-py3-none-any.whl", "w") as wheel:
        for name in inside:
            wheel.writestr(name, "")
    with tarfile.open(tmp_path / "autogradkit-0.1.0.tar.gz", "w:gz"):
        pass
    assert release.main([str(tmp_path), "--no-install"]) == 1
    said = capsys.readouterr().err
    assert "holds autogradkit/exercises/02_mul/solution.py, which learners mustn't have" in said
    assert "autogradkit-0.1.0.tar.gz lacks notebooks/00_tour.ipynb" in said


def test_the_conda_recipe_needs_what_the_package_needs():
    text = (ROOT / ".ci/conda/recipe.yaml").read_text(encoding="utf-8")
    recipe = yaml.safe_load(text)
    run = {
        re.split(r"[ >=]", line)[0].removesuffix("-base"): line.split(" ")[1]
        for line in recipe["requirements"]["run"]
    }
    ours = dict(re.fullmatch(r"([\w-]+)(>=[\d.]+)", line).groups() for line in PROJECT["dependencies"])
    assert run == {"python": PROJECT["requires-python"], **ours}


@pytest.mark.parametrize("name", ["links", "release", "tests"])
def test_every_step_of_a_workflow_that_runs_a_script_of_ours_finds_it(name):
    flow = yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text(encoding="utf-8"))
    lines = [step["run"] for job in flow["jobs"].values() for step in job["steps"] if "run" in step]
    scripts = re.findall(r"\.ci/\S+", "\n".join(lines))
    assert scripts
    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_nothing_is_published_but_by_a_tag_and_after_every_check():
    flow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8"))
    jobs = flow["jobs"]
    assert set(jobs["publish"]["needs"]) == {"build", "install", "site"}
    for name in ("publish", "publish-site"):
        assert jobs[name]["if"] == "github.ref_type == 'tag'"
    may_write = [name for name, job in jobs.items() if "write" in job.get("permissions", {}).values()]
    assert may_write == ["publish", "publish-site"]


def test_the_site_is_put_on_a_branch_as_its_only_commit(tmp_path):
    bare, clone, site = tmp_path / "bare.git", tmp_path / "clone", tmp_path / "site"
    subprocess.run(["git", "init", "-q", "--bare", bare], check=True)
    subprocess.run(["git", "clone", "-q", bare, clone], check=True, capture_output=True)
    site.mkdir()
    (site / "index.html").write_text("first")
    for text in ("first", "second"):
        (site / "index.html").write_text(text)
        subprocess.run(["bash", ROOT / ".ci/publish_site", site, "gh-pages"], cwd=clone, check=True)
    shown = subprocess.run(["git", "-C", bare, "show", "gh-pages:index.html"], capture_output=True, text=True)
    count = subprocess.run(
        ["git", "-C", bare, "rev-list", "--count", "gh-pages"], capture_output=True, text=True
    )
    assert (shown.stdout, count.stdout.strip()) == ("second", "1")


def test_the_doors_install_the_extra_that_opens_the_lessons():
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert ".[lab]" in container["postCreateCommand"]
    assert (ROOT / container["customizations"]["codespaces"]["openFiles"][0]).is_file()
    assert (ROOT / ".binder/requirements.txt").read_text(encoding="utf-8").strip() == "-e .[lab]"
