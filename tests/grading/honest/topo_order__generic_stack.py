from typing import Generic, Iterable, List, Protocol, TypeVar
T = TypeVar("T")
class HasInputs(Protocol):
    inputs: tuple
class Stack(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        super().__init__()
        self._items: List[T] = list(items)
    def push(self, item: T) -> None: self._items.append(item)
    def pop(self) -> T: return self._items.pop()
    @property
    def empty(self) -> bool: return not self._items
def topo_order(outputs):
    done: set = set(); on_path: set = set(); order: list = []
    stack: Stack[tuple] = Stack([(o, False) for o in outputs])
    while not stack.empty:
        node, leave = stack.pop()
        if leave:
            on_path.discard(node); done.add(node); order.append(node)
            continue
        if node in done: continue
        if node in on_path: raise ValueError("cycle")
        on_path.add(node)
        stack.push((node, True))
        for i in node.inputs:
            if i in on_path: raise ValueError("cycle")
            stack.push((i, False))
    return order[::-1]
