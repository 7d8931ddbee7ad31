from graphlib import TopologicalSorter


def iterative_topo(output):
    sorter, seen, todo = TopologicalSorter(), {output}, [output]
    sorter.add(output)
    while todo:
        node = todo.pop()
        for source in node.inputs:
            sorter.add(node, source)
            if source not in seen:
                seen.add(source)
                todo.append(source)
    return list(sorter.static_order())[::-1]
