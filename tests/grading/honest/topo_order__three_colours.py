from enum import Enum


class Colour(Enum):
    WHITE = 0
    GREY = 1
    BLACK = 2


def topo_order(outputs):
    colour, noted = {}, []
    stack = [(o, 0) for o in reversed(outputs)]
    while stack:
        node, after = stack.pop()
        if after:
            colour[node] = Colour.BLACK
            noted.append(node)
            continue
        now = colour.get(node, Colour.WHITE)
        if now is Colour.GREY:
            raise ValueError("cycle")
        if now is Colour.WHITE:
            colour[node] = Colour.GREY
            stack.append((node, 1))
            for s in node.inputs:
                if colour.get(s) is Colour.GREY:
                    raise ValueError("cycle")
                stack.append((s, 0))
    return noted[::-1]
