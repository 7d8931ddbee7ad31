"""Python's own sorter, read from its end."""

from graphlib import CycleError, TopologicalSorter


def topo_order(outputs):
    table, todo = ({}, list(outputs))
    while todo:
        n = todo.pop()
        if n not in table:
            table[n] = n.inputs
            todo.extend(n.inputs)
    try:
        return list(TopologicalSorter(table).static_order())[::-1]
    except CycleError as e:
        raise ValueError('cycle') from e
