"""What a type checker sees of an op: it has an Op's methods, and takes the arguments of a signature.

Those of the kit's ops are declared in `core/ops/__init__.pyi`. An op of the user's is called with at least
one array; the rest is not said, for a parameter may come without its name.
"""

from collections.abc import Callable
from typing import Any, Concatenate, Generic, ParamSpec

from autogradkit.core.op import Op

P = ParamSpec("P")

class OpOfArrays(Op, Generic[P]):
    def __call__(self, *arguments: P.args, **parameters: P.kwargs) -> Any: ...
    def call(self, *inputs: Any) -> Any: ...

AnyOp = OpOfArrays[Concatenate[Any, ...]]

def as_op(function: Callable[P, Any]) -> OpOfArrays[P]: ...
