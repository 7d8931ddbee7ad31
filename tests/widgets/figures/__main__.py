"""The figures of the film: how it is drawn, how fast it opens and runs, what it weighs, who can use it.

python -m tests.widgets.figures             a minute or two; needs node, npm, a package registry and Chromium
python -m tests.widgets.figures --write     the same, and writes README.md beside this file

graphviz, d3-dag and axe-core are fetched into a temporary folder: the kit depends on none of them.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

import autogradkit as ag
from tests.browser.conftest import OPTIONS, chromium_path
from tests.browser.front_end import Jupyter, OpenNotebook, write_notebook
from tests.commit import commit
from tests.widgets.figures.drawings import judged, ours, theirs
from tests.widgets.figures.graphs import GRAPHS, chain

README = Path(__file__).with_name("README.md")
PACKAGES = ("@viz-js/viz@3", "d3-dag@1", "axe-core@4")
THEMES = ("JupyterLab Light", "JupyterLab Dark", "JupyterLab Dark High Contrast")
# A step a frame, as a student's hand on the slider or a film at the highest speed asks for.
STEPPING = """async (steps) => {
  const scrub = document.querySelector('.agk-scrub'), times = [];
  let then = performance.now();
  for (let k = 1; k <= steps; k++) {
    scrub.value = 1 + k % Number(scrub.max); scrub.dispatchEvent(new Event('input'));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - then); then = performance.now();
  }
  times.sort((a, b) => a - b);
  return [times[times.length >> 1], times[Math.floor(times.length * 0.95)]];
}"""
CELLS = (
    """import numpy as np, autogradkit as ag
from autogradkit.widgets import Training, descent, gradient_flow, sliding_kernel
x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
player = ag.show(x**2 + y**2, step=-1, memory=True, update=0.1)
player""",
    """W = ag.Tensor(np.arange(6.0).reshape(2, 3), name="W")
with ag.scope("layer"):
    h = ag.tanh(np.ones((4, 2)) @ W)
ag.show(h.sum(), step=5)""",
    "ag.show(x * y, mode='forward')",
    "ag.compare(x * x + x, engine='overwrite')",
    "ag.explore('sin(x*y) + x**2', x=1.5, y=-2)",
    """training = Training(3, points=(np.eye(2), [0, 1]))
for k in training:
    training.tell(1 / (k + 1), {"W": np.ones(3) / (k + 1)}, {"W": W}, lambda p: p[:, 0])
training""",
    "descent(lambda x, y: x**2 + 10 * y**2, (2.0, 1.0), steps=20)",
    "gradient_flow({'one': (h.sum(), [h])}, clip=5.0)",
    "sliding_kernel([1, 2, 3, 4], [1, -1])",
    "%load_ext autogradkit",
    "%%exercise mul\ndef backward(g, x, y):\n    return g * x, g * y",
    "%progress",
)


def layouts(modules):
    """Return a table of crossings, overlaps and time, ours beside graphviz's and d3-dag's."""
    graphs = {name: made() for name, made in GRAPHS.items()}
    rivals = theirs(modules, list(graphs.values()))
    lines = [
        "| graph | boxes, arrows | drawn by | crossings | overlaps | ms | size |",
        "|---|---|---|---|---|---|---|",
    ]
    for place, (name, (sizes, edges)) in enumerate(graphs.items()):
        drawings = {"autogradkit": ours(sizes, edges)} | {who: all_[place] for who, all_ in rivals.items()}
        for who, drawing in drawings.items():
            crossings, overlaps = judged(drawing, edges)
            _, _, ms, (width, height) = drawing
            lines.append(
                f"| {name} | {len(sizes)}, {len(edges)} | {who} | {crossings} | {overlaps} | {ms:.0f} "
                f"| {width:.0f} × {height:.0f} |"
            )
    return lines


def speeds(browser, place):
    """Return a table of bytes, opening times and frame rates by the number of nodes."""
    lines = [
        "| values | steps | film, bytes | saved page, bytes | `show()`, s | page open, s "
        "| a step a frame: median, p95 ms | the same with all in sight |",
        "|---|---|---|---|---|---|---|---|",
    ]
    ag.show(chain(10))  # the first film also loads the widgets
    for count in (10, 100, 1000):
        t = chain(count)
        start = time.perf_counter()
        player = ag.show(t)
        showing = time.perf_counter() - start
        page_of_film = player.save(place / f"{count}.html")
        opening, near, whole = [], [], []
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            start = time.perf_counter()
            page.goto(page_of_film.as_uri())
            page.wait_for_selector(".agk-player[data-ready=true]")
            page.evaluate("() => new Promise(requestAnimationFrame)")
            opening.append(time.perf_counter() - start)
            near.append(page.evaluate(STEPPING, 120))
            page.locator('[data-action="fit"]').click()
            page.wait_for_timeout(400)
            whole.append(page.evaluate(STEPPING, 120))
            page.close()
        film = len(json.dumps(player.film, separators=(",", ":")).encode())
        rates = [
            f"{best[0]:.1f}, {best[1]:.1f} ({1000 / best[0]:.0f} a second)"
            for best in (min(near), min(whole))
        ]
        lines.append(
            f"| {len(player.film['nodes'])} | {len(player)} | {film:,} | {page_of_film.stat().st_size:,} "
            f"| {showing:.2f} | {median(opening):.2f} | {rates[0]} | {rates[1]} |"
        )
    return lines


def accessibility(browser, place, modules):
    """Return what axe-core finds in every widget, in JupyterLab in three themes."""
    axe = (Path(modules) / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    write_notebook(place / "axe.ipynb", CELLS)
    server = Jupyter(place, place / "settings")
    lines = [
        "| theme | widgets looked at | rules passed | serious or critical | minor or moderate |",
        "|---|---|---|---|---|",
    ]
    try:
        page = browser.new_context(viewport={"width": 1366, "height": 900}).new_page()
        notebook = OpenNotebook(page, server, "axe.ipynb", "lab")
        assert notebook.run_all(), notebook.errors()
        # So that the inspector is looked at too.
        page.locator(".agk-player .agk-node").last.evaluate(
            "e => e.dispatchEvent(new MouseEvent('click', { bubbles: true }))"
        )
        # JupyterLab leaves out what is not on the screen, and so would axe-core.
        page.add_style_tag(content=".jp-Cell { content-visibility: visible !important }")
        page.evaluate(axe)
        for theme in THEMES:
            page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", theme)
            page.wait_for_function("theme => document.body.dataset.jpThemeName === theme", arg=theme)
            page.wait_for_timeout(500)
            found = page.evaluate(
                """async () => {
                     const widgets = ['.agk', '.agk-check', '.agk-progress'];
                     const { violations, passes } = await axe.run({ include: widgets.map((each) => [each]) });
                     return [document.querySelectorAll(widgets.join()).length, passes.length, violations.map(
                       (v) => [v.impact, v.id, v.nodes.map((n) => n.html.slice(0, 120))])]; }"""
            )
            serious = [v for v in found[2] if v[0] in ("serious", "critical")]
            told = [
                ", ".join(sorted({f"{v[1]} ({len(v[2])})" for v in part})) or "none"
                for part in (serious, [v for v in found[2] if v not in serious])
            ]
            lines.append(f"| {theme} | {found[0]} | {found[1]} | {told[0]} | {told[1]} |")
            for impact, rule, where in found[2]:
                print(f"axe-core, {theme}: {impact} {rule}: {where[:3]}", file=sys.stderr)
    finally:
        server.stop()
    return lines


def main():
    """Measure, print, and with --write keep."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--write", action="store_true", help="write README.md beside this file")
    options = arguments.parse_args()
    # What else the machine does decides the times, so it is told.
    busy = f": {os.cpu_count()} cores, {os.getloadavg()[0]:.1f} processes running or waiting as it began"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder)
        subprocess.run(["npm", "install", "--silent", "--prefix", folder, *PACKAGES], check=True)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=OPTIONS)
        sections = {
            "Speed and size, in Chromium without a graphics card": speeds(browser, place),
            "Layout, the same boxes and arrows for all": layouts(folder),
            "axe-core on every widget in JupyterLab": accessibility(browser, place, folder),
        }
        browser.close()
    text = (
        f"# The figures of the film\n\nThe last run of `python -m tests.widgets.figures --write`{busy}. "
        f"Taken of the\ntree of {commit()}.\n"
        + "".join(f"\n## {title}\n\n" + "\n".join(lines) + "\n" for title, lines in sections.items())
    )
    print(text)
    if options.write:
        README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
