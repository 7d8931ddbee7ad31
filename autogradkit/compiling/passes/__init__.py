"""The passes: what is done to a program before it runs, in this order; each may be left out."""

from autogradkit.compiling.passes.dead_lines import without_unused_lines
from autogradkit.compiling.passes.inlining import with_functions_as_expressions
from autogradkit.compiling.passes.memory_reuse import with_results_in_old_places
from autogradkit.compiling.passes.needless_copies import without_needless_copies
from autogradkit.compiling.passes.repeated_expressions import with_each_expression_once
from autogradkit.compiling.passes.shorter_calls import with_shorter_calls

__all__ = ["PASSES"]

PASSES = {
    "expand": with_functions_as_expressions,
    "shorten": with_shorter_calls,
    "once": with_each_expression_once,
    "drop": without_unused_lines,
    "copies": without_needless_copies,
    "in_place": with_results_in_old_places,
}
