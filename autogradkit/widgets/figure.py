"""The figure: the base of the widgets that are no films, with the same faces: live, a page, a picture."""

from typing import ClassVar

from ._base import Widget, stylesheet
from .bundler import bundle
from .page import frame_html, image_html, page_html

__all__ = ["Figure"]

STYLES = ("graph_player.css", "figures.css")


class Figure(Widget):
    """A widget drawn by a script of its own from its synced traits.

    A subclass names its `script`, and gives `text()`, `alt`, and `still()`, an SVG picture.
    """

    script: ClassVar[str] = ""
    height: ClassVar[int] = 420

    def __init_subclass__(cls, **options):
        if "script" in vars(cls):  # not in the subclasses that traitlets makes when a trait is added
            cls._esm = bundle(cls.script)
            cls._css = "".join(map(stylesheet, STYLES))
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
        picture = image_html(self.still(), self.alt)
        if static:
            return picture
        page = page_html(self.alt, self.script, STYLES, self.state())
        return frame_html(page, self.alt, self.height, picture)
