"""The player's scripts: geometry and timeline are tested in Node, the whole is one valid module."""

import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from autogradkit.widgets._base import bundle, stylesheet
from autogradkit.widgets.page import PLAYER

HERE = Path(__file__).parent
STATIC = Path(str(files("autogradkit.widgets") / "static"))
needs_node = pytest.mark.skipif(
    shutil.which("node") is None,
    reason="NOT TESTED: the player's geometry and timeline need the program `node` (18 or newer) on PATH",
)


@needs_node
def test_geometry_and_timeline_keep_their_laws_in_node():
    run = subprocess.run(
        ["node", "--test", str(HERE / "timeline.test.mjs"), str(HERE / "geometry.test.mjs")],
        env={"PATH": str(Path(shutil.which("node")).parent), "STATIC": STATIC.as_uri()},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]


@needs_node
@pytest.mark.parametrize("names", [PLAYER, (*PLAYER, "standalone.js")])
def test_the_bundle_is_one_valid_module(tmp_path, names):
    module = tmp_path / "player.mjs"
    module.write_text(bundle(*names), encoding="utf-8")
    run = subprocess.run(["node", "--check", str(module)], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr


def test_the_bundle_imports_nothing_and_exports_one_thing():
    source = bundle(*PLAYER)
    assert not re.search(r"^import ", source, re.MULTILINE)
    assert re.findall(r"^export .*", source, re.MULTILINE) == ["export default { render };"]


def test_files_stand_after_those_they_import():
    seen = set()
    for name in (*PLAYER, "standalone.js"):
        wanted = re.findall(r'^import .* from "\./(.+)";', (STATIC / name).read_text("utf-8"), re.MULTILINE)
        assert set(wanted) <= seen, name
        seen.add(name)


def test_no_data_is_parsed_as_html_and_nothing_is_fetched():
    source = "".join((STATIC / name).read_text("utf-8") for name in (*PLAYER, "standalone.js"))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|fetch\(|XMLHttpRequest", source
    )
    assert set(re.findall(r"https?://[^\"']+", source)) == {"http://www.w3.org/2000/svg"}


def test_every_css_rule_stays_inside_the_widget():
    css = re.sub(r"/\*.*?\*/", "", stylesheet("graph_player.css"), flags=re.DOTALL)
    css = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", css)
    for selectors in re.findall(r"([^{}]+)\{", css):
        for selector in re.sub(r"\([^)]*\)", "", selectors).split(","):
            assert ".agk" in selector, selector
