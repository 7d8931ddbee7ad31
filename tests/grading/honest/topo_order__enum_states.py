from enum import Enum, auto
class State(Enum):
    NEW = auto()
    OPEN = auto()
    DONE = auto()
def topo_order(outputs):
    state, order = {}, []
    stack = [(o, iter(o.inputs)) for o in []]
    for o in outputs:
        if state.get(o, State.NEW) is not State.NEW:
            continue
        stack.append((o, iter(o.inputs))); state[o] = State.OPEN
        while stack:
            node, it = stack[-1]
            nxt = next(it, None)
            if nxt is None:
                stack.pop(); state[node] = State.DONE; order.append(node)
            elif state.get(nxt, State.NEW) is State.OPEN:
                raise ValueError(f"cycle at {nxt}: {state[nxt].name}")
            elif state.get(nxt, State.NEW) is State.NEW:
                state[nxt] = State.OPEN
                stack.append((nxt, iter(nxt.inputs)))
    return order[::-1]
