from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass
class Expr(ABC):
    @abstractmethod
    def diff(self): ...
    @classmethod
    def parse(cls, e):
        if not isinstance(e, tuple): return Leaf(e)
        return Node(e[0], tuple(cls.parse(p) if isinstance(p, tuple) or p == "x" or k != "n" else p for k, p in enumerate(e[1:])))
@dataclass(frozen=True)
class Leaf(Expr):
    value: object
    def diff(self): return 1 if self.value == "x" else 0
    def raw(self): return self.value
@dataclass(frozen=True)
class Node(Expr):
    kind: str
    parts: tuple
    def raw(self): return (self.kind, *(p.raw() for p in self.parts))
    def diff(self):
        k, p = self.kind, self.parts
        if k in "+-": return (k, p[0].diff(), p[1].diff())
        if k == "*": return ("+", ("*", p[0].diff(), p[1].raw()), ("*", p[0].raw(), p[1].diff()))
        if k == "pow": return ("*", ("*", p[1].raw(), ("pow", p[0].raw(), p[1].raw() - 1)), p[0].diff())
        outer = ("cos", p[0].raw()) if k == "sin" else ("*", -1, ("sin", p[0].raw()))
        return ("*", outer, p[0].diff())
def derivative(e):
    return Expr.parse(e).diff()
def operations(e):
    return 0 if not isinstance(e, tuple) else 1 + sum(operations(p) for p in e[1:])
