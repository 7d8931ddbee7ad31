"""How boxes and arrows of a film look: places, sizes, colours and words of a value's box and of an arrow.

Three drawings are made with them: the still (SVG), matplotlib's frame, and the player's picture, which gets
`MARKS` with the film. The player's colours are in its style sheet, since they follow the notebook's theme; in
the light theme they are these, in the dark one their twins, and a test holds them to it.
"""

from typing import NamedTuple

__all__ = [
    "BLUE",
    "CARD",
    "CORNER_INK",
    "DARK",
    "DARK_STYLE",
    "FILLS",
    "GREY",
    "HEAT_LINE",
    "INK",
    "MARKS",
    "ORANGE",
    "WIRES",
    "Marks",
]

# Okabe and Ito's blue forward and vermilion backward; darker where it is text.
BLUE, ORANGE, GREY, INK = "#00568a", "#a84a00", "#5b6673", "#1f2933"
CORNER_INK = "#52606d"
WIRES = {"waiting": "#8794a1", "forward": "#0072b2", "backward": "#d55e00"}
# By the kind of a value: its box and the line around it.
FILLS = {"leaf": ("#fff6dc", "#8a6d1a"), "op": ("#eef3f8", "#66788a"), "constant": ("#eceff1", "#78858f")}
CARD = ("#ffffff", "#cbd2d9")
HEAT_LINE = "#5b6570"

# Each colour's twin on a dark ground.
DARK = {
    CARD[0]: "#1c1f24",
    CARD[1]: "#3d444d",
    INK: "#e6eaef",
    BLUE: "#6cc1f0",
    ORANGE: "#ffa25e",
    GREY: "#a3aeb9",
    CORNER_INK: "#aab4bf",
    WIRES["waiting"]: "#9aa5b1",
    WIRES["forward"]: "#56b4e9",
    WIRES["backward"]: "#f07c22",
    FILLS["leaf"][0]: "#3a3013",
    FILLS["leaf"][1]: "#d1a93c",
    FILLS["op"][0]: "#22303c",
    FILLS["op"][1]: "#8fa5ba",
    FILLS["constant"][0]: "#2c3035",
    FILLS["constant"][1]: "#8b969f",
}
# A picture follows the page it stands on: where that is dark, each colour gives way to its twin. Where a
# viewer takes the style out, the picture is the light one.
DARK_STYLE = (
    "<style>@media (prefers-color-scheme: dark){"
    + "".join(f'[{what}="{light}"]{{{what}:{DARK[light]}}}' for light in DARK for what in ("fill", "stroke"))
    + "}</style>"
)


class Marks(NamedTuple):
    """Where things are in a box of a film and at the ends of an arrow, in pixels, and two words."""

    left: float = 10  # title, value and gradient begin here
    title: float = 20  # the lines that they stand on …
    value: float = 40
    gradient: float = 59
    bottom: float = 11  # … and in an array's box, where both stand under their heat maps, from below
    half: float = 3  # the gradient's half of such a box begins so far right of the middle
    heat_top: float = 27
    heat_width: float = 16  # how much narrower a heat map is than half the box, and …
    heat_height: float = 54  # … how much lower than the box
    corner: float = 9  # a second name or the number of a copy ends so far from the right
    round_op: float = 12  # the corners of an op's box
    round_given: float = 2
    chip_x: float = 4  # a copy's box has another behind it
    chip_y: float = 3
    sum: float = 18  # a gradient that is a sum has so much more room, for how many have arrived
    head: float = 9  # the length and half the width of an arrow's head
    head_half: float = 4.5
    label_x: float = 12  # what an arrow carries stands so far before its end, and above it
    label_y: float = 6
    not_yet: str = "not yet"
    constant: str = "constant"


MARKS = Marks()
