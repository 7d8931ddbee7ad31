"""Gradient flow: how large the gradient is on its way back through depth or time, and what clipping does."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import traitlets as t

from autogradkit.core import Tensor
from autogradkit.core.engine import backward_steps, seed
from autogradkit.errors import DataError
from autogradkit.graph.notation.numbers import number_text, rounded_number
from autogradkit.nn.kinds import shortened

from . import sentences
from .drawing import chart_svg, legend_svg, picture
from .figure import Figure
from .settings import with_settings_checked

__all__ = ["GradientFlow", "gradient_flow"]

# A gradient that has shrunk or grown by this factor on its way has vanished or exploded.
FACTOR = 1e3


class GradientFlow(Figure):
    """The norm of the gradient at each station of its way back, one line for each network, on a log scale."""

    script: ClassVar = "gradient_flow.js"
    height: ClassVar = 430

    norms = t.Dict(help="by network: the norm at each station, in the order of the forward pass").tag(
        sync=True
    )
    stations = t.List(help="what the stations are called").tag(sync=True)
    factor = t.Float(FACTOR, help="by how much a gradient has vanished or exploded").tag(sync=True)
    clip = t.Float(0.0, help="the norm above which the gradient is cut back; 0 does not clip").tag(sync=True)

    def text(self) -> str:
        """Return the norm at both ends and what has become of the gradient."""
        count = max(len(values) for values in self.norms.values())
        lines = [sentences.FLOW[count != 1].format(count=count)]
        for name, values in self.norms.items():
            first, last = number_text(values[0]), number_text(values[-1])
            ends = {"name": name, "first": first, "last": last, "fate": fate(values)}
            lines.append(sentences.FLOW_ENDS.format(**ends))
        return "\n".join(lines)

    def still(self) -> str:
        """Return the lines as an SVG picture."""
        named = {
            sentences.FLOW_LINE.format(name=name, fate=fate(values)): values
            for name, values in self.norms.items()
        }
        titles = sentences.STATION, sentences.NORM
        parts = chart_svg(named, (70, 16, 620, 230), titles, logarithmic=True, names=self.stations)
        return picture(
            710, 300 + 20 * len(named), self.alt, parts + legend_svg(list(named), 70, 308, room=630)
        )


def fate(values) -> str:
    """Return what has become of the gradient between the end and the beginning.

    >>> fate([1e-6, 1e-3, 1.0]), fate([5000.0, 1.0]), fate([0.5, 1.0]), fate(["nan", 1.0])
    ('vanishing', 'exploding', 'alive', 'not a number')
    """
    first, last = float(values[0]), float(values[-1])
    if np.isnan(first):
        return sentences.NO_NUMBER
    if np.isinf(first) or first > FACTOR * last:
        return sentences.EXPLODING
    return sentences.VANISHING if first == 0 or first * FACTOR < last else sentences.ALIVE


@with_settings_checked
def gradient_flow(networks, *, stations: Sequence[str] | None = None, clip: float = 0.0) -> GradientFlow:
    """Return the widget that shows how the gradient fares on its way back.

    Parameters
    ----------
    networks : dict of str to (Tensor, sequence of Tensor)
        For each network its loss and the tensors on the way, in the order of the forward pass: the states
        of a recurrent network, or the layers' outputs.
    stations : sequence of str, optional
        What the stations are called; their numbers unless given.
    clip : float
        A norm above which the line is drawn cut back, as gradient clipping would.

    Examples
    --------
    >>> import autogradkit as ag
    >>> from autogradkit.widgets import gradient_flow
    >>> h, states = ag.Tensor(0.5), []
    >>> for _ in range(20):
    ...     h = ag.tanh(h * 0.5)
    ...     states.append(h)
    >>> gradient_flow({"w = 0.5": (h, states)})
    Gradient flow through 20 stations
    w = 0.5: 1 at the end, 1.87e-06 at the beginning, vanishing
    """
    if not isinstance(networks, dict):
        raise DataError(sentences.OTHER_NETWORKS.format(given=type(networks).__name__))
    if not 0 <= clip < np.inf:
        raise DataError(sentences.CLIP.format(clip=clip))
    norms = {}
    for name, network in networks.items():
        loss, way = loss_and_way(name, network)
        totals = {loss.node: seed(loss, None)}
        for step in backward_steps(loss.node, seed(loss, None), {}):
            totals[step.source] = np.array(step.total)
        if way and not any(state.node in totals for state in way):
            raise DataError(sentences.NOT_ON_THE_WAY.format(name=name))
        norms[name] = [rounded_number(np.linalg.norm(totals.get(state.node, 0.0))) for state in way]
    count = max((len(values) for values in norms.values()), default=0)
    if not count:
        raise DataError(sentences.NO_NETWORKS)
    stations = list(range(1, count + 1)) if stations is None else stations
    if not isinstance(stations, list | tuple) or len(stations) != count:
        raise DataError(sentences.STATION_NAMES.format(given=shortened(stations), count=count))
    return GradientFlow(norms=norms, stations=list(map(str, stations)), clip=float(clip))


def loss_and_way(name, network) -> tuple[Tensor, list[Tensor]]:
    """Return a network's loss and the tensors on the way to it, or refuse what is none."""
    if not isinstance(network, tuple | list) or len(network) != 2 or not isinstance(network[1], tuple | list):
        given = f"{{{name!r}: {type(network).__name__}}}"
        raise DataError(sentences.OTHER_NETWORKS.format(given=given))
    loss, way = network
    if not all(isinstance(one, Tensor) and one.node is not None for one in (loss, *way)):
        raise DataError(sentences.NO_STATION.format(name=name))
    return loss, list(way)
