"""The browser's storage when it is full, and when two tabs write into it; and the end of Python itself."""

import pytest

from autogradkit.course.catalogue import entries
from autogradkit.site.build import Wishes, build_site
from tests.browser.course_tab import RUN_CODE, CourseTab, served
from tests.browser.front_end import ROOT

LESSON = "notebooks/03_chain_rule.ipynb"
QUOTA = 6_000_000
RIGHT = "def backward(g, x, y):\n    return g * y, g * x\n"
ANOTHER = "def backward(g, x, y):\n    dx = g * y\n    return dx, g * x\n"
FILL = """async () => {
  const open = indexedDB.open('filler', 1);
  const database = await new Promise(done => {
    open.onupgradeneeded = () => open.result.createObjectStore('store');
    open.onsuccess = () => done(open.result);
  });
  for (let size = 400_000, count = 0; size > 10;) {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
    const fits = await new Promise(done => {
      const change = database.transaction('store', 'readwrite');
      change.objectStore('store').put(bytes, count++);
      change.oncomplete = () => done(true);
      change.onabort = () => done(false);
    });
    if (!fits) size = Math.floor(size / 2);
  }
  database.close();
}"""
EMPTY = "() => new Promise(done => { indexedDB.deleteDatabase('filler').onsuccess = done; })"
SAVE = """text => {
  const {context} = window.jupyterapp.shell.currentWidget;
  context.model.sharedModel.insertCell(0, {cell_type: 'markdown', source: text});
  return window.jupyterapp.commands.execute('docmanager:save').then(() => 'saved', error => error.name);
}"""
STORED = """async path =>
  JSON.stringify((await window.jupyterapp.serviceManager.contents.get(path, {content: true})).content)"""


@pytest.fixture(scope="module")
def site(pyodide, tmp_path_factory):
    """A site that needs no network, and its address."""
    out = tmp_path_factory.mktemp("hosted") / "site"
    build_site(out, Wishes(pyodide=str(pyodide)), documentation=False)
    with served(out) as address:
        yield address


@pytest.fixture
def context(browser):
    """A browser that nobody has been at."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module")
def tab(browser, site):
    """A tab with lesson 03 open, in which one test after the other runs code."""
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    tab = CourseTab(context, site)
    tab.open(LESSON)
    tab.run("%load_ext autogradkit")
    yield tab
    context.close()


def answer(tab, name, source):
    """Answer an exercise in a cell and return what is said."""
    return tab.run(f"%load_ext autogradkit\nget_ipython().run_cell_magic('exercise', {name!r}, {source!r})")


def read(tab, path):
    return tab.run(f"print(open('/drive/{path}').read())")


def notices(tab):
    return tab.page.locator(".Toastify__toast-body")


def solution(entry):
    text = (ROOT / "exercises" / entry.key / "solution.py").read_text(encoding="utf-8")
    return text.split('"""')[-1] if text.startswith('"""') else text


def test_where_the_storage_is_full_it_is_said_and_nothing_is_lost(context, site):
    tab = CourseTab(context, site)
    limits = context.new_cdp_session(tab.page)
    limits.send("Storage.overrideQuotaForOrigin", {"origin": site, "quotaSize": QUOTA})
    tab.open(LESSON)
    assert "Kept as exercises/02_mul/rule.py." in answer(tab, "mul", RIGHT)
    assert tab.page.evaluate(SAVE, "while there was room") == "saved"
    tab.page.evaluate(FILL)

    said = answer(tab, "mul", ANOTHER)
    assert "mul: passed, 4 of 4 points" in said
    assert "Not kept: exercises/02_mul/rule.py can't be written (the browser's storage is full" in said
    assert "Traceback" not in said
    assert read(tab, "exercises/02_mul/rule.py").strip() == RIGHT.strip()
    assert f"1 of {len(entries())} exercises passed" in tab.run("%autogradkit progress")

    assert tab.page.evaluate(SAVE, "too much " * 100_000) == "QuotaExceededError"
    notices(tab).filter(has_text="storage is full: 03_chain_rule.ipynb isn't saved").first.wait_for()
    stored = tab.page.evaluate(STORED, LESSON)
    assert "while there was room" in stored
    assert "too much too much" not in stored

    tab.page.evaluate(EMPTY)
    assert "Kept as exercises/02_mul/rule.py." in answer(tab, "mul", ANOTHER)
    assert read(tab, "exercises/02_mul/rule.py").strip() == ANOTHER.strip()
    assert read(tab, "exercises/02_mul/rule.py.1").strip() == RIGHT.strip()
    assert ".part" not in tab.run("import os; print([n for _, _, names in os.walk('/drive') for n in names])")


def test_two_tabs_that_save_at_once_lose_no_pass_and_no_answer(context, site):
    tabs = [CourseTab(context, site) for _ in range(2)]
    for tab in tabs:
        tab.open(LESSON)
        tab.run("%load_ext autogradkit")
    named = [one for one in entries() if one.name in ("add", "mul", "div", "exp_log", "pow", "tanh_sigmoid")]
    for first, second in zip(named[::2], named[1::2], strict=False):
        for tab, one in ((tabs[0], first), (tabs[1], second)):
            check = f"get_ipython().run_cell_magic('exercise', {one.name!r}, {solution(one)!r})"
            tab.page.evaluate(f"code => {{ window.said = ({RUN_CODE})(code); }}", check)
        for tab in tabs:
            assert "Kept as" in tab.page.evaluate("() => window.said")
    count = len(named) // 2 * 2
    assert count >= 4
    for tab in tabs:
        assert f"{count} of {len(entries())} exercises passed" in tab.run("%autogradkit progress")
    for one in named[:count]:
        assert read(tabs[0], f"exercises/{one.key}/rule.py").strip().endswith(solution(one).strip())


def test_a_file_that_was_deleted_in_the_list_of_files_is_missing_and_nothing_waits_for_it(tab):
    tab.run("open('/drive/a.txt', 'w').write('a')\nimport os\nos.path.exists('/drive/a.txt')")
    tab.page.evaluate("() => window.jupyterapp.serviceManager.contents.delete('a.txt')")
    assert "FileNotFoundError" in tab.run("os.path.exists('/drive/a.txt')\nopen('/drive/a.txt').read()")


def test_a_long_chain_of_objects_of_ones_own_class_is_freed_and_the_kernel_lives_on(tab):
    tab.run("class Value:\n    def __init__(self, data, parents=()): self.data, self.parents = data, parents")
    tab.run("class Slim:\n    __slots__ = ('before',)\n    def __init__(self, before): self.before = before")
    tab.run("v = Value(0.0)\nfor _ in range(50_000): v = Value(1.0, (v, Value(2.0)))\ndel v")
    tab.run("s = None\nfor _ in range(50_000): s = Slim(s)\ndel s")
    assert tab.run("6 * 7") == "42"


def test_where_python_itself_ends_the_page_says_so_and_a_new_kernel_works(tab):
    answer(tab, "mul", RIGHT)
    chain = "chain = []\nfor _ in range(50_000): chain = [chain]\ndel chain"
    tab.page.evaluate(f"code => {{ ({RUN_CODE})(code); }}", chain)
    notices(tab).filter(has_text="Python in this tab has come to its end").wait_for()
    tab.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    assert "Running backward with your code: mul." in tab.run("%load_ext autogradkit")
