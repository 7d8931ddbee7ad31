from typing import Generic, TypeVar, Annotated, Union
T = TypeVar("T")
Expr = Union[int, float, str, tuple]
Count = Annotated[int, "at least 0"]
class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, item: T): self.items.append(item)
    def pop(self) -> T: return self.items.pop()
    def __len__(self): return len(self.items)
def derivative(e: Expr) -> Expr:
    if isinstance(e, (int, float)): return 0
    if isinstance(e, str): return 1
    op, a, *rest = e
    b = rest[0] if rest else None
    return {
        "+": lambda: ("+", derivative(a), derivative(b)),
        "-": lambda: ("-", derivative(a), derivative(b)),
        "*": lambda: ("+", ("*", derivative(a), b), ("*", a, derivative(b))),
        "pow": lambda: ("*", ("*", b, ("pow", a, b - 1)), derivative(a)),
        "sin": lambda: ("*", ("cos", a), derivative(a)),
        "cos": lambda: ("*", ("*", -1, ("sin", a)), derivative(a)),
    }[op]()
def operations(e: Expr) -> Count:
    todo: Stack[Expr] = Stack()
    todo.push(e)
    n = 0
    while todo:
        e = todo.pop()
        if type(e) is tuple:
            n += 1
            for part in e[1:]: todo.push(part)
    return n
