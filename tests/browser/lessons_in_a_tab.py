"""Every lesson in a browser tab, with its seconds: `python -m tests.browser.lessons_in_a_tab [03 …]`.

Two clocks: what a learner waits, which other work on the machine makes longer, and the processor's time,
which it hardly changes. `--desktop` runs each lesson in an ordinary kernel too, `--cells` names its three
slowest cells, and `--quick` says how long the first cell and a check take, and how many pictures a second a
film has.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright

from autogradkit.site.build import Wishes, build_site
from tests.browser.conftest import OPTIONS, chromium_path
from tests.browser.course_tab import CourseTab, served
from tests.browser.desktop import desktop_seconds, processor_seconds
from tests.browser.front_end import ROOT
from tests.browser.pyodide_folder import pyodide_folder

HEAD = (
    "| lesson | first cell, s | all cells, s | processor, s | desktop, s | processor, s | widgets | errors |"
)
CELLS_START = """() => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  kernel.iopubMessage.connect((_, message) => {
    if (message.header.msg_type === 'execute_input') window.cellStarts(message.content.code);
  });
}"""
CHECK = """
import time as _time
import autogradkit as ag
def backward(g, x, y): return g * y, g * x
_start = _time.perf_counter(); ag.check('mul', backward); print((_time.perf_counter() - _start) * 1000)
"""
PICTURES = """() => new Promise(done => {
  let count = 0; const start = performance.now();
  const next = () => { count += 1; const s = (performance.now() - start) / 1000;
                       s < 3 ? requestAnimationFrame(next) : done(count / s); };
  requestAnimationFrame(next);
})"""


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lessons", nargs="*", help="numbers, such as 03; all of them if left out")
    parser.add_argument("--site", metavar="FOLDER", help="a site that was built with --pyodide")
    parser.add_argument("--pictures", metavar="FOLDER", help="keep a picture of each lesson there")
    parser.add_argument("--desktop", action="store_true", help="run each lesson in an ordinary kernel, too")
    parser.add_argument("--cells", action="store_true", help="name the slowest cells of each lesson")
    parser.add_argument("--quick", action="store_true", help="first cell, check and film instead of lessons")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = Path(options.site or work, "" if options.site else "site")
        if not options.site:
            build_site(site, Wishes(pyodide=str(pyodide_folder())), documentation=False)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=OPTIONS)
        names = [path.name for path in sorted((site / "lab/files/notebooks").glob("*.ipynb"))]
        wanted = [n for n in names if not options.lessons or n.split("_")[0] in options.lessons]
        with served(site) as address:
            if options.quick:
                say_what_a_learner_waits(browser, address)
                return 0
            print(HEAD, "|---" * 8 + "|", sep="\n", flush=True)
            failed = [name for name in wanted if not row(browser, address, name, options)]
        browser.close()
    return 1 if failed else 0


@contextmanager
def tab_of(browser, address):
    """Open a tab in a context of its own, as a new learner has it."""
    context = browser.new_context(viewport={"width": 1366, "height": 1000})
    tab = CourseTab(context, address)
    tab.page.set_default_timeout(600_000)
    try:
        yield tab
    finally:
        context.close()


def row(browser, address, name, options):
    """Run one lesson, print its row and return whether it went well."""
    with tab_of(browser, address) as tab:
        first = tab.open(f"notebooks/{name}")
        starts = []  # of each cell: the wall's time then, the processor's, and what is in it
        if options.cells:
            tab.page.expose_function("cellStarts", lambda code: starts.append((*clocks(), code)))
            tab.page.evaluate(CELLS_START)
        _, before = clocks()
        done = tab.run_all()
        ended, after = clocks()
        processor = after - before
        errors = json.dumps(done["errors"], ensure_ascii=False) if done["errors"] else "–"
        desktop = "– | –"
        if options.desktop:
            desktop = "{:.0f} | {:.0f}".format(*desktop_seconds(ROOT / "notebooks" / name))
        numbers = f"{first:.0f} | {done['seconds']:.0f} | {processor:.0f} | {desktop} | {done['widgets']}"
        print(f"| {name.split('_')[0]} | {numbers} | {errors} |", flush=True)
        if options.cells:
            for line in slowest([*starts, (ended, after, "")]):
                print(line, flush=True)
        if options.pictures:
            Path(options.pictures).mkdir(parents=True, exist_ok=True)
            tab.page.screenshot(path=Path(options.pictures, f"{Path(name).stem}.png"))
        if tab.outside:
            print(f"{name} asked for {tab.outside[0]}", file=sys.stderr)
        return not done["errors"] and not tab.outside


def clocks():
    """Return the wall's time, and the processor's that the browser has taken so far, in seconds."""
    return time.perf_counter(), processor_seconds(psutil.Process())


def slowest(starts, count=3):
    """Return a line for each of the slowest cells, whose starts and the lesson's end are given."""
    cells = [
        (then[1] - now[1], then[0] - now[0], now[2].strip().splitlines()[-1][:70])
        for now, then in pairwise(starts)
        if now[2].strip()
    ]
    return [
        f"    {processor:6.1f} s of the processor, {wall:6.1f} s: {line}"
        for processor, wall, line in sorted(cells, reverse=True)[:count]
    ]


def say_what_a_learner_waits(browser, address):
    """Print the seconds to a first cell, cold and warm, those of a check, and a playing film's pictures."""
    with tab_of(browser, address) as tab:
        for cache in ("a cold", "a warm"):
            _, before = clocks()
            waited = tab.open("notebooks/03_chain_rule.ipynb")
            _, after = clocks()
            print(f"first cell with {cache} cache: {waited:.1f} s, {after - before:.1f} s of the processor")
        first, *more = (float(tab.run(CHECK)) for _ in range(6))
        print(f"a check of mul: {statistics.median(more):.0f} ms (the first one {first:.0f} ms)")
        tab.run_all()
        player = tab.page.locator(".jp-OutputArea-output .agk-player[data-ready=true]").nth(1)
        player.scroll_into_view_if_needed()
        still = tab.page.evaluate(PICTURES)
        player.locator('[data-action="play"]').click()
        print(f"pictures a second: {tab.page.evaluate(PICTURES):.0f} while a film plays, {still:.0f} at rest")


if __name__ == "__main__":
    sys.exit(main())
