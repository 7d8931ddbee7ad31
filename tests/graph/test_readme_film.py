"""The README's own film: committed, and the same byte for byte when it is made again."""

from pathlib import Path

import autogradkit as ag
from autogradkit.graph import animated_svg, film

PICTURE = Path(__file__).parents[1] / "pictures" / "film.svg"


def readme_film():
    """The film that the README shows; writing it anew is `python -m tests.graph.test_readme_film`."""
    x, y = ag.Tensor(2.0, name="x"), ag.Tensor(3.0, name="y")
    loss = x**2 + y**2
    loss.name = "loss"
    return animated_svg(film(loss), seconds=1.6)


def test_the_readmes_film_is_what_the_kit_draws_today():
    assert PICTURE.read_text(encoding="utf-8") == readme_film()


if __name__ == "__main__":
    PICTURE.write_text(readme_film(), encoding="utf-8")
