"""The front page of a site: what it is, a film that plays, and the way into the course."""

import html
import shutil
from pathlib import Path
from string import Template

from autogradkit.core.tensor import Tensor
from autogradkit.site import sentences
from autogradkit.widgets import show

__all__ = ["write_front_page"]

HERE = Path(__file__).parent


def write_front_page(target, title, link="", first="notebooks/00_tour.ipynb", path=sentences.KITS_LESSONS):
    """Write `index.html` and the film on it to the folder `target`.

    Parameters
    ----------
    target : Path
    title : str
        The heading, such as "Deep learning I, winter 2026".
    link : str
        The teacher's page, or nothing.
    first : str
        The notebook on which the course opens.
    path : str
        Where its lessons lead; nothing of a teacher's own, which the kit hasn't read.
    """
    x, y = Tensor(2.0, name="x"), Tensor(3.0, name="y")
    show(x**2 + y**2).save(target / "film.html")
    page = Template((HERE / "front_page.html").read_text(encoding="utf-8"))
    back = (
        f'<a href="{html.escape(link)}">{html.escape(link.split("//")[-1].rstrip("/"))}</a>' if link else ""
    )
    said = {"title": html.escape(title), "first": html.escape(first), "path": html.escape(path)}
    text = page.substitute(said, link=back)
    (target / "index.html").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "pages/_static/small_screens.js", target)
