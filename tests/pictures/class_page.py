"""The class of TEACHING.md: five made-up students, what they hand in, and the picture of their class page.

python -m tests.pictures.class_page     grades them, and takes class.png anew; needs Chromium
"""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from autogradkit import course
from autogradkit.grading import grade_folder
from tests.browser.conftest import OPTIONS, chromium_path

EXERCISES = ("article_rules", "mul", "graph_of", "topo_order", "backward")
# What each handed in: the right answer, one of the kit's collected mistakes, or nothing.
RIGHT, NOTHING = "right", None
CLASS = {
    "ana": (RIGHT, RIGHT, RIGHT, RIGHT, RIGHT),
    "ben": (RIGHT, "no_upstream", RIGHT, RIGHT, RIGHT),
    "cem": ("no_upstream", "no_upstream", "no_slots", "noted_on_arrival", "overwrites"),
    "dora": (RIGHT, "upstream_twice", "no_slots", NOTHING, NOTHING),
    "eva": (RIGHT, RIGHT, RIGHT, RIGHT, "overwrites"),
}
PICTURE = Path(__file__).with_name("class.png")
WIDTH = 900


def write_hand_ins(folder):
    """Write what the class hands in, a folder a student."""
    for student, answers in CLASS.items():
        for name, answer in zip(EXERCISES, answers, strict=True):
            if answer is not NOTHING:
                one = course.entry(name)
                source = one.folder / ("solution.py" if answer == RIGHT else f"mistakes/{answer}.py")
                place = folder / student / one.key / "rule.py"
                place.parent.mkdir(parents=True)
                place.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")


def grade_class(folder):
    """Return the Outcome of grading the class in an empty folder."""
    write_hand_ins(folder / "hand-ins")
    return grade_folder(folder / "hand-ins", folder / "grades", exercises=list(EXERCISES), secret="summer")


def main():
    """Grade the class and take its picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        grade_class(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=OPTIONS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 1000})
        page.goto((Path(folder) / "grades/class.html").as_uri())
        below = page.locator("h2", has_text="The mistakes made most").bounding_box()
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": below["y"] - 12}
        page.screenshot(path=PICTURE, full_page=True, clip=clip)
        browser.close()


if __name__ == "__main__":
    main()
