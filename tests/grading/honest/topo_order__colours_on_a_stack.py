"""Three colours, and iterators on a stack."""


def topo_order(outputs):
    WHITE, GREY, BLACK = range(3)
    colour, order = ({}, [])
    for o in outputs:
        stack = [(o, iter(o.inputs))] if colour.get(o, WHITE) == WHITE else []
        if stack:
            colour[o] = GREY
        while stack:
            n, rest = stack[-1]
            for s in rest:
                c = colour.get(s, WHITE)
                if c == GREY:
                    raise ValueError('cycle')
                if c == WHITE:
                    colour[s] = GREY
                    stack.append((s, iter(s.inputs)))
                    break
            else:
                colour[n] = BLACK
                order.append(n)
                stack.pop()
    order.reverse()
    return order
