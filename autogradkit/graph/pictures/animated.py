"""The animated still: a film as one SVG that plays by itself, in an `<img>`, a README or a slide.

Every box and arrow is drawn once for each look it has, and style-sheet keyframes show one look at a time.
No script, so it plays wherever pictures do; with reduced motion, or without animation, it is the last frame.
"""

from collections.abc import Callable
from html import escape
from itertools import groupby

from autogradkit.errors import AutogradkitError
from autogradkit.graph.box_styles import CARD, DARK_STYLE, INK
from autogradkit.graph.film.film import Film

from .still import CAPTION, SANS, box_svg, edge_svg, text

__all__ = ["animated_svg"]

MOST_FRAMES = 120
# The last frame stays on screen as long as this many others, to be read before it begins again.
REST = 3


def animated_svg(film: Film, seconds: float = 1.2) -> str:
    """Return `film` as an SVG that shows each frame for `seconds`, over and over.

    Raises
    ------
    AutogradkitError
        If the film has more than 120 frames: nobody waits for the end of a picture.
    """
    data, frames = film.data, film.data["frames"]
    count = len(frames)
    if count > MOST_FRAMES:
        raise AutogradkitError(
            f"The film has {count} frames: an animated picture of more than {MOST_FRAMES} is not watched to "
            "its end. Save it as .html, which can be paused and scrubbed."
        )
    states = [film.state(k) for k in range(count)]
    longest = max(len(frame["sentence"]) for frame in frames)
    width, height = max(data["size"][0], 7.6 * longest + 32), data["size"][1] + CAPTION
    shift = (width - data["size"][0]) / 2
    spans: set[tuple[int, int]] = set()

    def looks(draw: Callable[[int], str]) -> str:
        """Return every look of one part, each in a group that is visible for its span of frames."""
        parts, k = [], 0
        for look, run in groupby(range(count), draw):
            start, k = k, k + len(list(run))
            if (start, k) == (0, count):
                return look
            spans.add((start, k))
            hidden = "" if k == count else ' opacity="0"'
            parts.append(f'<g class="s{start}-{k}"{hidden}>{look}</g>')
        return "".join(parts)

    body = [looks(lambda k, e=edge: edge_svg(e, frames[k], states[k])) for edge in data["edges"]]
    for box in data["boxes"]:
        node = data["nodes"][box["node"]]
        body.append(looks(lambda k, b=box, n=node: box_svg(b, n, frames[k], states[k])))

    def caption(k: int) -> str:
        return text(frames[k]["sentence"], width / 2, height - 13, INK, 15, font=SANS, anchor="middle")

    captions = looks(caption)
    whole = count + REST
    style = [f"g[class]{{animation:{whole * seconds:g}s step-end infinite}}"]
    for start, end in sorted(spans):
        keys = [(0, int(start == 0)), (start, 1), (end, 0)] if end < count else [(0, 0), (start, 1)]
        steps = "".join(f"{100 * at / whole:.4g}%{{opacity:{shown}}}" for at, shown in dict(keys).items())
        style.append(f"g.s{start}-{end}{{animation-name:k{start}-{end}}}@keyframes k{start}-{end}{{{steps}}}")
    style.append("@media (prefers-reduced-motion:reduce){g[class]{animation:none}}")
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" role="img" aria-label="{escape(data["alt"])}">',
            f"<style>{''.join(style)}</style>",
            DARK_STYLE,
            f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{CARD[0]}" stroke="{CARD[1]}"/>',
            f'<g transform="translate({shift:g} 0)">',
            *body,
            "</g>",
            captions,
            "</svg>\n",
        ]
    )
