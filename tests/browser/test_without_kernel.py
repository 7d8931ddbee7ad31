"""A notebook read without a kernel: as a page from nbconvert, and where no page may run anything."""

import re

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

from tests.browser.front_end import ROOT, Film, write_notebook

LESSON = ROOT / "notebooks" / "03_chain_rule.ipynb"


def test_a_page_made_by_nbconvert_plays_with_no_kernel_and_no_network(browser, tmp_path):
    page_text, _ = HTMLExporter().from_filename(str(LESSON))
    (tmp_path / "lesson.html").write_text(page_text, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "lesson.html").as_uri(), wait_until="commit")
    frame = page.locator("iframe").nth(1).content_frame  # the first is the explorer
    player = Film(page, frame.locator(".agk-player[data-ready=true]"))
    player.root.wait_for()
    player.play_to_the_end()
    assert player.gradient_of("x") == "4"
    context.close()


CELLS = (
    'import autogradkit as ag\nx = ag.Tensor(2.0, name="x")\nag.show(x * x)',
    "from autogradkit.widgets import descent\ndescent(lambda x, y: x**2 + y**2, (2.0, 1.0), steps=9)",
    "%load_ext autogradkit",
    "%%exercise mul\ndef backward(g, x, y):\n    return g * x, g * y",
)


def test_a_page_that_nbconvert_executes_plays_with_no_kernel_and_no_network(browser, tmp_path, monkeypatch):
    monkeypatch.delenv("AUTOGRADKIT_DISPLAY", raising=False)
    write_notebook(tmp_path / "fresh.ipynb", CELLS)
    exporter = HTMLExporter(preprocessors=[ExecutePreprocessor(timeout=120)])
    page_text, _ = exporter.from_filename(str(tmp_path / "fresh.ipynb"))
    (tmp_path / "fresh.html").write_text(page_text, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "fresh.html").as_uri(), wait_until="commit")
    player = Film(page, page.locator("iframe").first.content_frame.locator(".agk-player[data-ready=true]"))
    player.root.wait_for()
    player.play_to_the_end()
    assert player.gradient_of("x") == "4"
    page.locator("iframe").nth(1).content_frame.locator(".agk-descent[data-ready=true]").wait_for()
    page.locator(".autogradkit-report").wait_for()
    context.close()


def test_where_no_page_may_run_a_still_picture_is_left(browser):
    """GitHub and untrusted notebooks take frames and scripts away; what a frame holds instead stays."""
    notebook = nbformat.read(LESSON, as_version=4)
    shown = [o.get("data", {}).get("text/html", "") for c in notebook.cells for o in c.get("outputs", [])]
    film = next(text for text in map("".join, shown) if 'alt="Film of' in text)
    left = re.sub(r"</?iframe[^>]*>", "", film)
    page = browser.new_page()
    page.set_content(left)
    picture = page.locator("img[alt^='Film of']")
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") > 300
    page.close()
