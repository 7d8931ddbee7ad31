"""What a type checker sees of an op: it has an Op's methods, and can't be called without an array.

How many arrays it takes is not said. A forward has no annotations, and an op is called in more ways than its
forward is: parameters may come without their names, and NumPy's further keywords are known.
"""

from typing import Any

from autogradkit.core.op import Op

class OpOfArrays(Op):
    def __call__(self, x: Any, /, *others: Any, **parameters: Any) -> Any: ...
