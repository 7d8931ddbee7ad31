"""The figure: the base of the widgets that are no films, with the same faces: live, a page, a picture."""

import base64
import json
from html import escape
from typing import ClassVar

from ._base import Widget, bundle, stylesheet
from .page import POLICY

__all__ = ["Figure", "figure_page"]


def figure_page(title: str, scripts: tuple[str, ...], style: str, state: dict, view: str = "render") -> str:
    """Return a whole page on which a widget with this state lives without a kernel, drawn by `view`."""
    script = bundle(*scripts, "standalone.js")
    # Inside a script element only `</` and `<!--` could end or change it.
    data = json.dumps(state, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f'<style>{style}</style></head><body style="margin:0;color-scheme:light"><main id="agk-film"></main>'
        f'<script type="application/json" id="agk-data">{data}</script><script type="module">{script}'
        'mountState(document.getElementById("agk-film"), '
        'JSON.parse(document.getElementById("agk-data").textContent), '
        f"{view});</script></body></html>"
    )


class Figure(Widget):
    """A widget drawn by scripts of its own from its synced traits.

    A subclass names its `scripts`, and gives `text()`, `alt`, and `still()`, an SVG picture.
    """

    scripts: ClassVar[tuple[str, ...]] = ()
    height: ClassVar[int] = 420
    view: ClassVar[str] = "render"

    def __init_subclass__(cls, **options):
        if "scripts" in vars(cls):  # not in the subclasses that traitlets makes when a trait is added
            cls._esm = bundle(*cls.scripts)
            cls._css = stylesheet("graph_player.css") + stylesheet("figures.css")
        super().__init_subclass__(**options)

    @property
    def alt(self) -> str:
        """What the figure shows, in one sentence."""
        return self.text().splitlines()[0]

    def still(self) -> str:
        """Return the figure as an SVG picture."""
        raise NotImplementedError

    def state(self) -> dict:
        """Return the traits the browser knows."""
        names = [name for name in self.trait_names(sync=True) if not name.startswith("_")]
        return {
            name: getattr(self, name)
            for name in sorted(names)
            if name not in ("layout", "tabbable", "tooltip")
        }

    def html(self, static: bool) -> str:
        """Return the figure as HTML that needs no kernel."""
        picture = base64.b64encode(self.still().encode()).decode()
        image = (
            f'<img src="data:image/svg+xml;base64,{picture}" alt="{escape(self.alt)}" style="max-width:100%">'
        )
        if static:
            return image
        page = figure_page(self.alt, self.scripts, self._css, self.state(), self.view)
        return (
            f'<iframe srcdoc="{escape(page)}" title="{escape(self.alt)}" sandbox="allow-scripts" '
            f'style="width:100%;height:{self.height}px;border:0">{image}</iframe>'
        )
