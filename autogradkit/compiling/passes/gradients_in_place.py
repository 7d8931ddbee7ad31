"""Gradients in place of old ones, which are let go before the new ones are computed: never are both there."""

from autogradkit.compiling.line import Call, Line
from autogradkit.compiling.passes.kept_places import writable
from autogradkit.compiling.program import Program
from autogradkit.compiling.quantities import count_text
from autogradkit.compiling.replaced_gradients import take_gradients
from autogradkit.compiling.value import Value, array_without_memory

__all__ = ["with_gradients_in_place"]

FEW = 2**14  # bytes: less is no memory to speak of
TAKE = Call("live", "take_gradients", take_gradients)


def with_gradients_in_place(program: Program) -> tuple[Program, str]:
    """Return the program with places for large gradients, in which old ones, that nobody reads, are let go.

    That is before the first line that writes into one, for all at once.
    """
    chosen = {value: n for n, value in enumerate(program.replaced) if is_large(value)}
    if not chosen:
        return program, ""
    lines = list(program.lines)
    places: dict[Value, tuple] = {}  # place -> which tensor's, of which shape and dtype
    first = len(lines)
    for n, line in enumerate(lines):
        z = line.results[0] if len(line.results) == 1 else None
        call = writable(line) if z in chosen else None
        if call is None:
            continue
        x = z.example
        place = Value(array_without_memory(x.shape, x.dtype), "result", "place")
        places[place] = chosen[z], x.shape, x.dtype.char
        lines[n] = line.into(place, call)
        first = min(first, n)
    if not places:
        return program, ""
    take = Line(TAKE, tuple(places.values()), {}, tuple(places), "backward", None, True, True)
    take.row = lines[first].row
    lines.insert(first, take)
    said = f"let {count_text(len(places), 'old gradient')} go before the new"
    return program.with_fields(lines=lines), said


def is_large(value: Value) -> bool:
    """Whether a gradient has so many bytes that its place is worth while."""
    return getattr(value.example, "nbytes", 0) >= FEW
