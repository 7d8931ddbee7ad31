import itertools


def iterative_topo(output):
    time = itertools.count()
    done, seen, stack = {}, set(), [output]
    while stack:
        node = stack.pop()
        if isinstance(node, tuple):
            done[node[0]] = next(time)
        elif node not in seen:
            seen.add(node)
            stack.append((node,))
            stack += [s for s in node.inputs if s not in seen]
    return sorted(done, key=done.get, reverse=True)
