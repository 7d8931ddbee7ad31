"""Every node has a depth, one more than the deepest that it is made from; the deepest come first."""

from functools import cache


def topo_order(outputs):
    on_the_way = set()

    @cache
    def depth(node):
        if node in on_the_way:
            raise ValueError(f"{node} is made from itself")
        on_the_way.add(node)
        found = 1 + max(map(depth, node.inputs), default=-1)
        on_the_way.discard(node)
        return found

    def all_below(node, found):
        if node not in found:
            found[node] = depth(node)
            for source in node.inputs:
                all_below(source, found)
        return found

    found = {}
    for output in outputs:
        all_below(output, found)
    return sorted(found, key=found.get, reverse=True)
