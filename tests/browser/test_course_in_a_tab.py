"""The course in a browser tab: nothing installed, no server but one for files, the network off."""

import base64
import functools
import http.server
import json
import shutil
import threading
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from autogradkit.commands.main import main
from autogradkit.course.catalogue import entries
from autogradkit.site.build import Wishes, build_site
from autogradkit.site.serve import Handler
from tests.browser.course_tab import CourseTab, served
from tests.browser.front_end import Film

LESSON = "notebooks/03_chain_rule.ipynb"
CODE = [
    cell
    for cell in json.loads((Path(__file__).parents[2] / LESSON).read_text("utf-8"))["cells"]
    if cell["cell_type"] == "code"
]
FORGETS = "def backward(g, x, y):\n    return y, x\n"
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"


@pytest.fixture(scope="module")
def site(pyodide, tmp_path_factory):
    """A site that needs no network, and its address."""
    out = tmp_path_factory.mktemp("hosted") / "site"
    build_site(out, Wishes(pyodide=str(pyodide)), documentation=False)
    with served(out) as address:
        yield address


@pytest.fixture(scope="module")
def tab(browser, site):
    """The tab of one learner, who goes from test to test: lesson 03, open."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, accept_downloads=True)
    tab = CourseTab(context, site)
    tab.open(LESSON)
    yield tab
    context.close()


class FromElsewhere(Handler):
    """Serves files to pages of other servers, as Pyodide's own server does."""

    def end_headers(self):
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


@contextmanager
def pyodides_server(folder, work):
    """Serve a Pyodide folder, its lock listing what is there, and yield the address."""
    shutil.copytree(folder, work)
    lock = json.loads((work / "pyodide-lock.json").read_text(encoding="utf-8"))
    there = {name: p for name, p in lock["packages"].items() if (work / p["file_name"]).exists()}
    for package in there.values():
        package["depends"] = [name for name in package["depends"] if name in there]
    (work / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": there}), encoding="utf-8")
    handler = functools.partial(FromElsewhere, directory=str(work))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def answer(tab, source):
    """Answer exercise mul in a cell and return what is said."""
    return tab.run(f"get_ipython().run_cell_magic('exercise', 'mul', {source!r})")


def test_the_front_page_plays_a_film_and_leads_into_the_course(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site)
    player = Film(page, page.locator("iframe").content_frame.locator(".agk-player[data-ready=true]"))
    player.root.wait_for()
    player.play_to_the_end()
    assert (player.gradient_of("x"), player.gradient_of("y")) == ("4", "6")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    target = page.get_by_role("link", name="Start the course").get_attribute("href")
    assert page.request.get(f"{site}/{target}").ok
    assert target.startswith("lab/notebooks/index.html?path=")  # the whole desk leaves a lesson no room here
    page.set_viewport_size({"width": 1366, "height": 900})
    page.reload()
    wide = page.get_by_role("link", name="Start the course").get_attribute("href")
    assert wide.startswith("lab/lab/index.html?path=")
    context.close()


def test_on_a_phone_a_lesson_has_the_whole_width_and_files_have_a_list(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    tab = CourseTab(context, site)
    tab.open(LESSON, app="notebooks")
    assert tab.page.locator(".jp-Notebook").bounding_box()["width"] > 350
    tab.page.goto(f"{site}/lab/tree/index.html")
    tab.page.locator(".jp-DirListing-item", has_text="notebooks").wait_for()
    context.close()


def test_lesson_03_runs_to_its_end(tab):
    done = tab.run_all()
    assert done["errors"] == []
    assert done["cells"] == len(CODE)
    assert done["widgets"] >= 3  # an explorer and two films, and what the exercise says
    warned = [text for _, text in done["texts"] if "a check is left after 30 s at its next line" in text]
    assert len(warned) == 1  # lesson 03 has an exercise in it; it is said once
    assert tab.outside == []


def test_its_film_plays_and_shows_4_and_6(tab):
    root = tab.page.locator(".jp-OutputArea-output .agk-player[data-ready=true]").nth(1)  # after the explorer
    root.scroll_into_view_if_needed()
    player = Film(tab.page, root)
    player.play_to_the_end()
    assert (player.gradient_of("x"), player.gradient_of("y")) == ("4", "6")


def test_a_wrong_rule_of_mul_gets_its_sentence_and_a_right_one_its_points(tab):
    tab.run("%load_ext autogradkit")
    said = answer(tab, FORGETS)
    assert "dx and dy do not depend on g, the gradient from above" in said
    said = answer(tab, RIGHT)
    assert "mul: passed, 4 of 4 points" in said
    assert "Kept as exercises/02_mul/rule.py." in said


@pytest.mark.parametrize(
    "definition",
    [
        "def backward(g, x, y): return backward(g, x, y)",
        "def backward(g, x, y): return max([1, 2], key=lambda _: backward(g, x, y))",
        "class A:\n  def __add__(self, other): return self + other\ndef backward(g, x, y): return A() + A()",
    ],
    ids=["plain", "through-max", "through-an-operator"],
)
def test_recursion_without_end_is_an_error_and_not_the_end_of_the_kernel(tab, definition):
    said = tab.run(f"import autogradkit as ag\n{definition}\nprint(ag.check('mul', backward))")
    assert "RecursionError" in said
    assert tab.run("6 * 7") == "42"


def test_a_loop_without_end_is_left(tab):
    loop = "def backward(g, x, y):\n    while True:\n        pass"
    said = tab.run(f"import autogradkit as ag\n{loop}\nprint(ag.check('mul', backward))")
    assert "mul: timeout, 0 of 4 points" in said


def test_a_long_graph_is_freed_and_the_kernel_lives_on(tab):
    build = "y = x = ag.Tensor(1.0)\nfor _ in range(20_000):\n    y = y * 1.0001\n"
    said = tab.run(f"import autogradkit as ag\n{build}y.backward()\ndel y\nprint(f'{{x.grad:.3f}}')")
    assert said.strip() == f"{1.0001**20_000:.3f}"
    assert tab.run("6 * 7") == "42"


def test_where_the_storage_is_full_an_answer_is_not_kept_and_a_sentence_says_so(tab):
    tab.run("%load_ext autogradkit")
    tab.page.wait_for_timeout(2_000)
    assert tab.run("from autogradkit.platforms import Room; Room.free > 1_000_000") == "True"
    check = f"get_ipython().run_cell_magic('exercise', 'mul', {RIGHT!r})"
    said = tab.run(f"Room.free = 0; {check}")
    assert "can't be written (the browser's storage is full" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["watch", "grade hand-ins", "lab", "doctor"])
def test_what_needs_a_process_says_so_in_a_sentence(tab, command):
    said = tab.run(f"%autogradkit {command}")
    assert "which a browser tab doesn't have" in said
    assert len(said.strip().splitlines()) == 1


def test_a_reload_keeps_answers_and_points_and_the_rule_runs(tab):
    tab.open(LESSON)
    assert "Running backward with your code: mul." in tab.run("%load_ext autogradkit")
    assert f"1 of {len(entries())} exercises passed" in tab.run("%autogradkit progress")


def test_the_export_is_graded_as_it_is_and_taken_in_elsewhere(tab, tmp_path, capsys, monkeypatch):
    assert "1 answer in" in tab.run("%autogradkit export /drive/ana.zip")
    packed = tab.run("import base64; print(base64.b64encode(open('/drive/ana.zip', 'rb').read()).decode())")
    hand_in = Path(tmp_path, "hand-ins", "ana.zip")
    hand_in.parent.mkdir()
    hand_in.write_bytes(base64.b64decode(packed))
    assert zipfile.ZipFile(hand_in).namelist() == ["exercises/02_mul/rule.py"]
    arguments = ["grade", str(hand_in.parent), "--out", str(tmp_path / "grades"), "--only", "mul", "--quiet"]
    assert main(arguments) == 0
    assert "ana,mul,passed,4" in (tmp_path / "grades" / "results.csv").read_text(encoding="utf-8")
    assert main(["start", str(tmp_path / "my-course")]) == 0
    monkeypatch.chdir(tmp_path / "my-course")
    assert main(["import", str(hand_in)]) == 0
    assert main(["check", "mul"]) == 0
    assert "1 answer taken in" in capsys.readouterr().out


def test_python_may_come_from_another_server_and_the_kit_from_the_site(browser, pyodide, tmp_path):
    with pyodides_server(pyodide, tmp_path / "pyodide") as elsewhere:
        wishes = Wishes(pyodide=elsewhere, pick="workshop")
        site = build_site(tmp_path / "site", wishes, documentation=False)
        assert not (site.folder / "lab/static/pyodide").exists()
        context = browser.new_context()
        with served(site.folder) as address:
            tab = CourseTab(context, address)
            fetched = []
            tab.page.on("request", lambda request: fetched.append(request.url))
            tab.open(LESSON)
            assert "5 exercises, 34 points" in tab.run("%load_ext autogradkit\n%autogradkit list")
        context.close()
    assert any(url.startswith(elsewhere) and "numpy" in url for url in fetched)
    assert any(url.startswith(address) and "autogradkit-" in url for url in fetched)
