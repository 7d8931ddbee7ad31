"""Sorts by the longest way down from an output, in rounds; as a tuple."""


def topo_order(outputs):
    depth = dict.fromkeys(outputs, 0)
    changed, rounds = True, 0
    while changed:
        changed = False
        for node in list(depth):
            for source in node.inputs:
                if depth.get(source, -1) < depth[node] + 1:
                    depth[source] = depth[node] + 1
                    changed = True
        rounds += 1
        if rounds > len(depth) + 1:
            raise ValueError("a cycle")
    return tuple(sorted(depth, key=depth.get))
