"""Links that lead out of the site: a script asks for them once a week; here it asks a server of its own."""

import functools
import http.server
import importlib.util
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def links():
    spec = importlib.util.spec_from_file_location("check_links", ROOT / ".ci/check_links.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def address(tmp_path):
    """A server with one page on it."""
    (tmp_path / "there").mkdir()
    (tmp_path / "there/page.html").write_text("")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "there"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_link_that_leads_nowhere_is_named_with_its_page(links, address, tmp_path, capsys):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.html").write_text(f'<a href="{address}/page.html#part">a</a> <a href="b.html">b</a>')
    assert links.main([str(docs)]) == 0
    (docs / "b.html").write_text(f'<a href="{address}/gone.html">gone</a>')
    assert links.main([str(docs)]) == 1
    said = capsys.readouterr()
    assert "2 links lead out" in said.out
    assert f"b.html: {address}/gone.html (404" in said.err


def test_an_address_of_no_server_is_a_fault_and_one_that_is_closed_to_programs_is_not(links, monkeypatch):
    assert links.fault_of("http://127.0.0.1:9/", 5) != ""

    def closed(request, timeout):
        raise links.urllib.error.HTTPError(request.full_url, 403, "Forbidden", {}, None)

    monkeypatch.setattr(links.urllib.request, "urlopen", closed)
    assert links.fault_of("http://example.org/", 5) == ""
