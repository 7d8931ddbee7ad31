"""The page: a widget as HTML of its own, which needs no kernel and no network."""

import base64
import json
from html import escape

from ._base import stylesheet
from .bundler import modules, variable_name

__all__ = ["frame_html", "image_html", "page_html"]

# Nothing may be fetched, whatever a name in a film contains.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def page_html(title: str, script: str, styles: tuple[str, ...], values: dict) -> str:
    """Return a whole page on which the widget of `script` lives with these values of its traits."""
    # Inside a script element only `</` and `<!--` could end or change it.
    data = json.dumps(values, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<style>:root{{color-scheme:light dark}}{''.join(map(stylesheet, styles))}</style></head>"
        '<body style="margin:0"><main id="agk-film"></main>'
        f'<script type="application/json" id="agk-data">{data}</script>'
        f'<script type="module">{modules(script, "page.js")}'
        f"{variable_name('page.js')}.openPage({variable_name(script)}.default);</script></body></html>"
    )


def image_html(svg: str, alt: str, style: str = "max-width:100%") -> str:
    """Return a picture as an `<img>`, the one form of SVG that every notebook viewer leaves alone."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(alt)}" style="{style}">'


def frame_html(page: str, title: str, height: float, instead: str) -> str:
    """Return a page inside an `<iframe>`; where frames are removed `instead` is shown.

    The page can't look out of its frame: the frame tells it the theme and is made as high as it is. Where
    nothing may run around the frame, the theme is the system's and the height is `height`.
    """
    attend = f"{modules('frame.js')}{variable_name('frame.js')}.attend(this)"
    return (
        f'<iframe srcdoc="{escape(page)}" onload="{escape(attend)}" allow="fullscreen" '
        f'title="{escape(title)}" sandbox="allow-scripts" '
        f'style="width:100%;height:{height:g}px;border:0">{instead}</iframe>'
    )
