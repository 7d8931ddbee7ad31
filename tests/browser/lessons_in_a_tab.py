"""Every lesson in a browser tab, with its seconds: `python -m tests.browser.lessons_in_a_tab [03 …]`."""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from autogradkit.site.build import Wishes, build_site
from tests.browser.conftest import OPTIONS, chromium_path
from tests.browser.course_tab import CourseTab, served
from tests.browser.pyodide_folder import pyodide_folder


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", nargs="*", help="numbers, such as 03; all of them if left out")
    parser.add_argument("--site", metavar="FOLDER", help="a site that was built with --pyodide")
    parser.add_argument("--pictures", metavar="FOLDER", help="keep a picture of each lesson there")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        site = Path(options.site or work, "" if options.site else "site")
        if not options.site:
            build_site(site, Wishes(pyodide=str(pyodide_folder())), documentation=False)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=OPTIONS)
        names = [path.name for path in sorted((site / "lab/files/notebooks").glob("*.ipynb"))]
        wanted = [n for n in names if not options.lessons or n.split("_")[0] in options.lessons]
        print(
            "| lesson | first cell, s | all cells, s | widgets | errors |\n|---|---|---|---|---|", flush=True
        )
        with served(site) as address:
            failed = [name for name in wanted if not row(browser, address, name, options.pictures)]
        browser.close()
    return 1 if failed else 0


def row(browser, address, name, pictures):
    """Run one lesson in a context of its own, print its row and return whether it went well."""
    context = browser.new_context(viewport={"width": 1366, "height": 1000})
    try:
        tab = CourseTab(context, address)
        tab.page.set_default_timeout(600_000)
        first = tab.open(f"notebooks/{name}")
        done = tab.run_all()
        errors = json.dumps(done["errors"], ensure_ascii=False) if done["errors"] else "–"
        numbers = f"{first:.0f} | {done['seconds']:.0f} | {done['widgets']} | {errors}"
        print(f"| {name.split('_')[0]} | {numbers} |", flush=True)
        if pictures:
            Path(pictures).mkdir(parents=True, exist_ok=True)
            tab.page.screenshot(path=Path(pictures, f"{Path(name).stem}.png"))
        if tab.outside:
            print(f"{name} asked for {tab.outside[0]}", file=sys.stderr)
        return not done["errors"] and not tab.outside
    finally:
        context.close()


if __name__ == "__main__":
    sys.exit(main())
