"""The base of the widgets: three faces in one mime bundle, and which of them is shown."""

import os
from importlib.resources import files
from typing import ClassVar

import anywidget
import traitlets as t
from IPython import get_ipython

from autogradkit.errors import AutogradkitError, UnknownNameError, did_you_mean

from . import sentences
from .settings import refusal_of_trait

__all__ = ["DISPLAYS", "Widget", "display_mode", "stylesheet"]

DISPLAYS = ("all", "static", "html", "widget")


def stylesheet(name: str) -> str:
    """Return a static style sheet."""
    return (files(__package__) / "static" / name).read_text("utf-8")


def display_mode() -> str:
    """Return which faces a widget shows, from the environment variable AUTOGRADKIT_DISPLAY.

    `all` unless set; `static` (text and a picture, for notebooks kept in a repository), `html` (text and a
    page that plays without a kernel) or `widget` (text and the live widget).
    """
    mode = os.environ.get("AUTOGRADKIT_DISPLAY", "all")
    if mode not in DISPLAYS:
        raise AutogradkitError(sentences.UNKNOWN_DISPLAY.format(mode=mode, modes=", ".join(DISPLAYS)))
    return mode


def is_unattended() -> bool:
    """Return whether the cell at work is run by a program that nobody sits before, as nbconvert or nbval.

    Such a program says that it can't be asked for input. What it saves is read without a kernel, and a live
    widget in it would hide the page that plays without one.
    """
    try:
        return not get_ipython().kernel.get_parent()["content"].get("allow_stdin", True)
    except (AttributeError, KeyError, TypeError):  # no kernel of Jupyter's: a terminal, marimo, a test
        return False


class Widget(anywidget.AnyWidget):
    """A widget that also reads as text and as a page.

    A subclass gives `text()`, the same on every machine, and `html(static)`, which needs no kernel.
    """

    # Properties that set a trait of another name.
    other_names: ClassVar[dict[str, str]] = {}

    def __init__(self, **traits):
        for name in traits:
            if not self.has_trait(name):
                hint = did_you_mean(name, self.trait_names())
                widget = type(self).__name__
                raise AutogradkitError(sentences.UNKNOWN_SETTING.format(widget=widget, name=name, hint=hint))
        super().__init__(**traits)

    def __setattr__(self, name, value):
        """Refuse what no setting is called, which nobody would look at, and what a setting can't be."""
        kind = type(self)
        ours = kind.__module__.startswith("autogradkit.")
        if ours and not name.startswith("_") and not hasattr(kind, name):
            own = [known for known in dir(kind) if not known.startswith("_")]
            hint = did_you_mean(name, own)
            raise UnknownNameError(
                sentences.UNKNOWN_SETTING.format(widget=kind.__name__, name=name, hint=hint)
            )
        try:
            super().__setattr__(name, value)
        except t.TraitError:
            trait = self.traits()[self.other_names.get(name, name)]
            raise refusal_of_trait(kind.__name__, name, value, trait) from None

    def text(self) -> str:
        """Return what the widget shows, as text."""
        raise NotImplementedError

    def html(self, static: bool) -> str:
        """Return what the widget shows as HTML that needs no kernel; `static`: a picture only."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return self.text()

    def _repr_mimebundle_(self, **kwargs):
        mode = display_mode()
        if mode == "all" and is_unattended():
            mode = "html"
        data, metadata = {}, {}
        if mode in ("all", "widget"):
            data, metadata = super()._repr_mimebundle_(**kwargs)
        data = {**data, "text/plain": self.text()}
        if mode != "widget":
            data["text/html"] = self.html(static=mode == "static")
        return data, metadata
