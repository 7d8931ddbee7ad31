"""A site shown on this machine, and to this machine only."""

import functools
import http.server
from typing import ClassVar

from . import sentences
from .wheels import SiteError

__all__ = ["server_of"]

TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/zip",
    ".ipynb": "application/json",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a site, each as what it is, and keeps quiet."""

    extensions_map: ClassVar = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def log_message(self, *_):
        """Say nothing: a page of a site asks for a hundred files."""


def server_of(folder, port=0):
    """Return a server of the folder's files at 127.0.0.1; `port` 0 takes a free one."""
    if not (folder / "index.html").is_file():
        raise SiteError(sentences.NO_SITE_THERE.format(folder=folder))
    try:
        return http.server.ThreadingHTTPServer(
            ("127.0.0.1", port), functools.partial(Handler, directory=str(folder))
        )
    except OSError as error:
        raise SiteError(sentences.PORT_TAKEN.format(port=port, reason=error.strerror)) from error
