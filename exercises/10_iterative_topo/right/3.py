"""Looks at the top of the stack until all its inputs are done."""


def iterative_topo(output):
    done, order, stack = set(), [], [output]
    while stack:
        node = stack[-1]
        left = [source for source in node.inputs if source not in done]
        if node in done:
            stack.pop()
        elif left:
            stack += left
        else:
            done.add(stack.pop())
            order.append(node)
    return list(reversed(order))
