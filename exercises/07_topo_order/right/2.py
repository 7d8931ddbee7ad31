"""Depth first with three colours and a stack of its own."""


def topo_order(outputs):
    colour, order, stack = {}, [], [(node, False) for node in outputs]
    while stack:
        node, over = stack.pop()
        if over:
            colour[node] = "black"
            order.insert(0, node)
        elif colour.get(node) == "grey":
            raise ValueError(f"{node} is made from itself")
        elif node not in colour:
            colour[node] = "grey"
            stack.append((node, True))
            for source in set(node.inputs):
                if colour.get(source) == "grey":
                    raise ValueError(f"{source} is made from itself")
                if source not in colour:
                    stack.append((source, False))
    return order
