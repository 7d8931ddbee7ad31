"""A stack of iterators: each remembers which of its node's inputs comes next."""


def iterative_topo(output):
    noted, seen, stack = [], {output}, [(output, iter(output.inputs))]
    while stack:
        node, rest = stack[-1]
        for source in rest:
            if source not in seen:
                seen.add(source)
                stack.append((source, iter(source.inputs)))
                break
        else:
            stack.pop()
            noted.append(node)
    noted.reverse()
    return noted
