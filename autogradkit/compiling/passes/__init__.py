"""The passes: what is done to a program before it runs, in this order; each may be left out.

The first ones make the program that is read as its source. Those in LOWERING make of it what runs. All but
"sums" keep every bit, and are made unless others are named.
"""

from collections.abc import Iterable

from autogradkit.compiling.passes.dead_lines import without_unused_lines
from autogradkit.compiling.passes.flat_indices import with_flat_indices
from autogradkit.compiling.passes.folded_constants import with_constants_folded
from autogradkit.compiling.passes.gradients_in_place import with_gradients_in_place
from autogradkit.compiling.passes.inlining import with_functions_as_expressions
from autogradkit.compiling.passes.joined_slices import with_slices_joined
from autogradkit.compiling.passes.kept_places import with_kept_places
from autogradkit.compiling.passes.memory_reuse import with_results_in_old_places
from autogradkit.compiling.passes.needless_copies import without_needless_copies
from autogradkit.compiling.passes.numbers_as_arrays import with_numbers_as_arrays
from autogradkit.compiling.passes.repeated_expressions import with_each_expression_once
from autogradkit.compiling.passes.shorter_calls import with_shorter_calls
from autogradkit.compiling.passes.single_calls import with_single_calls
from autogradkit.compiling.passes.spread_arrays import with_spread_arrays
from autogradkit.compiling.passes.sums_as_products import with_sums_as_products
from autogradkit.compiling.program import Program

__all__ = ["EXACT", "LOWERING", "PASSES", "through_passes"]

PASSES = {
    "expand": with_functions_as_expressions,
    "shorten": with_shorter_calls,
    "once": with_each_expression_once,
    "drop": without_unused_lines,
    "join": with_slices_joined,
    "copies": without_needless_copies,
    "in_place": with_results_in_old_places,
    "fold": with_constants_folded,
    "single": with_single_calls,
    "flat": with_flat_indices,
    "numbers": with_numbers_as_arrays,
    "spread": with_spread_arrays,
    "sums": with_sums_as_products,
    "grads": with_gradients_in_place,
    "keep": with_kept_places,
}
LOWERING = ("fold", "single", "flat", "numbers", "spread", "sums", "grads", "keep")
EXACT = tuple([name for name in PASSES if name != "sums"])  # the numbers stay, bit for bit


def through_passes(program: Program, names: Iterable[str]) -> Program:
    """Return the program after some passes, each of which notes what it has changed."""
    notes = list(program.notes)
    for name in names:
        program, said = PASSES[name](program)
        notes.append((name, said))
    return program.with_fields(notes=notes)
